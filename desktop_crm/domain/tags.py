"""Tags: free marks on customers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TagRow:
    """A tag; `colour` is an index into the palette of tag dots, `count` its live customers."""

    id: bytes
    name: str
    colour: int = 0
    group: str | None = None
    count: int = 0
