"""Segments: saved criteria, as a value and as the text they are kept in."""

import json
from dataclasses import dataclass, fields
from typing import Any

from desktop_crm.domain.criteria import Criteria, Due, LastContact, Sort
from desktop_crm.domain.words import CustomerKind, LifecycleStage, Tier, WordT, read

_TAGS = ("tags_any", "tags_all", "tags_not")
_WORDS: dict[str, type[Any]] = {
    "tiers": Tier,
    "tiers_not": Tier,
    "stages": LifecycleStage,
    "stages_not": LifecycleStage,
    "kinds": CustomerKind,
    "due": Due,
    "last_contact": LastContact,
}
_PLAIN: dict[str, type[Any]] = {"text": str, "has_open_complaint": bool, "is_deleted": bool}
_WITH_NONE = ("tiers", "tiers_not", "stages", "stages_not")


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentRow:
    """A saved view of the customer list."""

    id: bytes
    name: str
    criteria: Criteria
    sort: Sort | None = None
    columns: tuple[str, ...] = ()
    is_pinned: bool = False


def to_text(criteria: Criteria) -> str:
    """Return criteria as canonical JSON; what is not chosen is left out."""
    found: dict[str, Any] = {}
    for item in fields(Criteria):
        value = getattr(criteria, item.name)
        if isinstance(value, frozenset):
            values = [part.hex() if isinstance(part, bytes) else part for part in value]
            if values:
                found[item.name] = sorted(values, key=lambda part: (part is None, part or ""))
        elif value:
            found[item.name] = value
    return json.dumps(found, ensure_ascii=False, sort_keys=True)


def from_text(text: str | None) -> Criteria:
    """Read criteria; what a newer version added or what is damaged is passed over."""
    try:
        stored = json.loads(text or "{}")
    except ValueError:
        return Criteria()
    if not isinstance(stored, dict):
        return Criteria()
    found: dict[str, Any] = {}
    for item in fields(Criteria):
        value = stored.get(item.name)
        if item.name in _TAGS and isinstance(value, list):
            found[item.name] = frozenset(_ids(value))
        elif item.name in _WORDS and isinstance(value, list):
            known = _words(_WORDS[item.name], value)
            is_unset = None in value and item.name in _WITH_NONE
            found[item.name] = frozenset({*known, None}) if is_unset else frozenset(known)
        elif item.name in _PLAIN and isinstance(value, _PLAIN[item.name]):
            found[item.name] = value
        elif isinstance(value, list):
            found[item.name] = frozenset(part for part in value if isinstance(part, str))
    return Criteria(**found)


def _ids(values: list[Any]) -> list[bytes]:
    """Return the ids among hex texts."""
    found = []
    for value in values:
        try:
            found.append(bytes.fromhex(value))
        except (TypeError, ValueError):
            continue
    return found


def _words(words: type[WordT], values: list[Any]) -> list[WordT]:
    """Return the words that are known."""
    known = [read(words, value) for value in values if isinstance(value, str)]
    return [value for value in known if value is not None]
