"""Regular expressions that are compiled when they are first used, not when they are imported.

The grammar of a quick line takes tens of milliseconds to compile, which the first window must not
wait for.
"""

import re
import sys
from collections.abc import Iterator


class Pattern:
    """A regular expression; its methods are those of `re.Pattern`."""

    __slots__ = ("_compiled", "_flags", "_text")

    def __init__(self, text: str, flags: int = 0) -> None:
        self._text = text
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None

    @property
    def pattern(self) -> str:
        """The text it was made of."""
        return self._text

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first place where it fits."""
        return self._ready().search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return how it fits at the start."""
        return self._ready().match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return how it fits the whole text."""
        return self._ready().fullmatch(text, start, end)

    def finditer(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        """Return every place where it fits."""
        return self._ready().finditer(text, start, end)

    def _ready(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(self._text, self._flags)
        return self._compiled
