"""Terms as SQL: which customers contain them, by which index, and in how good a place.

Every plan is made of the same pieces, so they all find the same customers. Two MATCH are joined by
INTERSECT and UNION only: `rowid IN (another MATCH)` would run that one for every row.
"""

# ruff: noqa: S608 (only names written in this file are put together)
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from desktop_crm.domain.folding import Slot, Term, digits, is_short, phrase, slot_finder, slot_of
from desktop_crm.storage import pinyin

#: Digits from here on are taken for the end of a phone number.
PHONE_ENDING: Final = 4
#: A Latin term has to be this long to look for tags and pick-list words.
_NAMED_LATIN: Final = 3
#: Behind every slot: what is found by a tag has no length.
_LONGEST: Final = 999


class Place(IntEnum):
    """How good a hit is, best first: what the best-match order sorts by."""

    NAME_EQUAL = 0
    NAME_STARTS = 1
    PINYIN_EQUAL = 2
    NAME_CONTAINS = 3
    PHONE_ENDS = 4
    PERSON_STARTS = 5
    ADDRESS_CONTAINS = 6
    COMPANY_CONTAINS = 7
    PINYIN_STARTS = 8
    OTHER = 9


_PLACE_OF: Final = {
    Slot.NAME: Place.NAME_CONTAINS,
    Slot.SHORT_NAME: Place.COMPANY_CONTAINS,
    Slot.EXTERNAL_ID: Place.ADDRESS_CONTAINS,
    Slot.CONTACT: Place.COMPANY_CONTAINS,
    Slot.COMPANY: Place.COMPANY_CONTAINS,
    Slot.PHONE: Place.ADDRESS_CONTAINS,
    Slot.EMAIL: Place.ADDRESS_CONTAINS,
    Slot.WECHAT: Place.ADDRESS_CONTAINS,
    Slot.QQ: Place.ADDRESS_CONTAINS,
    Slot.CITY: Place.OTHER,
    Slot.CUSTOM: Place.OTHER,
}


_NAME_MARK: Final = Slot.NAME.mark


@dataclass(frozen=True, slots=True)
class Hits:
    """A SELECT of one column `n`, with its parameters in order."""

    sql: str
    parameters: tuple[str, ...]


def terms(text: str) -> tuple[Term, ...]:
    """Return what a person looks for with `text`; empty when nothing can be looked for."""
    return pinyin.folder().terms(text)


def fold(text: str | None) -> str:
    """Return `text` as it is indexed."""
    return pinyin.folder().slot(text)


def may_name(term: Term) -> bool:
    """Tell whether tags and pick-list words are searched for a term too.

    Short Latin terms are in too many of them to mean one.
    """
    return not term.text.isascii() or len(term.text) >= _NAMED_LATIN


def customers(term: Term) -> Hits:
    """Return the customers with a slot that contains `term`, or a name that is so typed."""
    return _any_of("search", term, with_pinyin=True)


def notes(term: Term) -> Hits:
    """Return the numbers of the notes that contain `term`."""
    return _any_of("note", term, with_pinyin=False)


def intersection(parts: Iterable[Hits]) -> Hits:
    """Return what is in every part."""
    found = tuple(parts)
    return Hits(
        " INTERSECT ".join(f"SELECT n FROM ({part.sql})" for part in found),
        tuple(value for part in found for value in part.parameters),
    )


def pinyin_range(term: Term) -> tuple[str, str]:
    """Return the range of the keys that begin with a Latin term."""
    return term.text, term.text[:-1] + chr(ord(term.text[-1]) + 1)


def _any_of(index: str, term: Term, *, with_pinyin: bool) -> Hits:
    parts = [_containing(index, text) for text in (term.text, *term.also)]
    if with_pinyin and term.is_latin:
        parts.append(
            Hits("SELECT n FROM search_pinyin WHERE key >= ? AND key < ?", pinyin_range(term))
        )
    found = _union(parts)
    for text in term.instead:
        other = _containing(index, text)
        found = Hits(
            f"{found.sql} UNION {other.sql} AND NOT EXISTS ({found.sql})",
            found.parameters + other.parameters + found.parameters,
        )
    return found


def _union(parts: Sequence[Hits]) -> Hits:
    return Hits(
        " UNION ".join(part.sql for part in parts),
        tuple(value for part in parts for value in part.parameters),
    )


def _containing(index: str, text: str) -> Hits:
    table = f"{index}_12gram" if is_short(text) else f"{index}_3gram"
    return Hits(f"SELECT rowid AS n FROM {table} WHERE {table} MATCH ?", (phrase(text),))


def matched(term: Term, value: str) -> str | None:
    """Return the spelling of `term` that a folded value contains."""
    for text in (term.text, *term.also, *term.instead):
        if text in value:
            return text
    return None


def place_of(slot: Slot, value: str, text: str) -> Place:
    """Return how good it is that `text` stands in the folded `value` of a slot."""
    place = _PLACE_OF[slot]
    if slot is Slot.NAME:
        if value == text:
            return Place.NAME_EQUAL
        if value.startswith(text):
            return Place.NAME_STARTS
    elif slot in (Slot.CONTACT, Slot.SHORT_NAME) and value.startswith(text):
        return Place.PERSON_STARTS
    elif slot is Slot.PHONE and len(text) >= PHONE_ENDING and value.endswith(text):
        return Place.PHONE_ENDS
    return place


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds a term in many search texts, one after the other."""

    term: Term
    pattern: re.Pattern[str]


def finder_of(term: Term) -> Finder:
    """Return what `best_slot` looks with."""
    return Finder(term, slot_finder((term.text, *term.also, *term.instead)))


def best_slot(finder: Finder, text: str) -> tuple[Place, int, Slot | None]:
    """Return how good the best slot with a term is, its length, and which one it is."""
    term, found = finder.term, (Place.OTHER, _LONGEST)
    first = finder.pattern.match(text)
    if first is not None and first[1] == _NAME_MARK:  # no other slot is a better place
        value = first[2]
        return place_of(Slot.NAME, value, matched(term, value) or term.text), len(value), Slot.NAME
    best: Slot | None = None
    for mark, value in finder.pattern.findall(text):
        slot = slot_of(mark)
        place = place_of(slot, value, matched(term, value) or term.text)
        if best is None or (place, len(value)) < found:
            found, best = (place, len(value)), slot
    return *found, best


def phone_digits(value: str, text: str) -> tuple[int, int] | None:
    """Return start and length of the digits `text` in a phone as it was typed."""
    at = [place for place, character in enumerate(value) if digits(fold(character))]
    number = digits(fold(value))
    start = number.find(text)
    if not text or start < 0 or len(at) != len(number):
        return None
    first, last = at[start], at[start + len(text) - 1]
    return first, last - first + 1


def initials_of(sort_key: str | None, term: str) -> str | None:
    """Return the reading of a name that begins with `term`, whole or by initials."""
    pieces = (sort_key or "").partition("\x1f")[0].split(" ")
    for start in range(len(pieces)):
        rest = pieces[start:]
        for typed in _typed(rest):
            if typed.startswith(term):
                return " ".join(pieces)
    return None


def _typed(pieces: Sequence[str]) -> Iterator[str]:
    for text in ("".join(pieces), "".join(piece[:1] for piece in pieces)):
        yield text
        yield text.replace("v", "u")
