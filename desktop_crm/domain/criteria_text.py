"""Criteria written as one line: `tier:A,B tag:"trade fair" -stage:LOST due:overdue some words`.

`field:value` says what a customer must have, `-field:value` what it must not. Values with commas
between them are alternatives; a field that is written twice must hold twice. What names no field is
searched for like text in the search box; quotation marks keep blanks, commas and colons together.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any, Final, TypeVar

from desktop_crm.domain.criteria import Criteria, Due, LastContact
from desktop_crm.domain.errors import Refused
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.pick_lists import PickItem, key_of
from desktop_crm.domain.tags import TagRow
from desktop_crm.domain.words import CustomerKind, LifecycleStage, PickList, Tier

W = TypeVar("W", bound=StrEnum)
Picks = Mapping[PickList, Iterable[PickItem]]

#: Stands for "not set" among tiers and stages.
NONE: Final = "none"
#: Fields of a filter, in the order they are explained.
FIELDS: Final = (
    "tag", "tier", "stage", "kind", "source", "industry", "region", "due", "last-contact",
    "complaint", "deleted",
)  # fmt: skip
_NOT: Final = frozenset({"tag", "tier", "stage", "source", "industry", "region"})
_PLACES: Final[Mapping[str, str]] = {
    "tier": "tiers",
    "stage": "stages",
    "kind": "kinds",
    "source": "sources",
    "industry": "industries",
    "region": "regions",
    "due": "due",
    "last-contact": "last_contact",
}
_QUOTED: Final = r'"[^"]*"|“[^”]*”'
_PIECE: Final = re.compile(rf"(?:{_QUOTED}|[^\s\"“])+")
_TERM: Final = re.compile(
    r"(?P<sign>-?)(?P<field>[A-Za-z][A-Za-z-]*)[:：](?P<values>.*)", re.DOTALL
)
_VALUE: Final = re.compile(rf"({_QUOTED}|[^,，\"“]*)(?:[,，]|$)")
_MARKS: Final = '"“”'

OPEN_MARK = QT_TRANSLATE_NOOP("Refused", "A quotation mark in the filter is not closed.")
UNKNOWN_FIELD = QT_TRANSLATE_NOOP(
    "Refused",
    "There is no filter {name}. Filters are: {fields}. Put words with a colon in quotation marks.",
)
NO_VALUE = QT_TRANSLATE_NOOP("Refused", "The filter {name} needs a value after the colon.")
UNKNOWN_VALUE = QT_TRANSLATE_NOOP(
    "Refused", "{value} is no value of the filter {name}. Values are: {choices}."
)
UNKNOWN_TAG = QT_TRANSLATE_NOOP("Refused", "There is no tag {name}.")
NO_OPPOSITE = QT_TRANSLATE_NOOP("Refused", "The filter {name} cannot be turned round with “-”.")
NOT_BOTH = QT_TRANSLATE_NOOP(
    "Refused", "No customer can have all these values of {name}; put commas between alternatives."
)


def read(text: str, *, tags: Sequence[TagRow] = (), picks: Picks | None = None) -> Criteria:
    """Return what a filter line means.

    Args:
        text: the line.
        tags: the tags of the vault; any other name is refused.
        picks: the items of the vault's pick-lists; without them the built-in ones.
    """
    criteria, words = Criteria(), []
    for piece in _pieces(text):
        term = _TERM.fullmatch(piece)
        if term is None:
            words.append(_bare(piece))
            continue
        criteria = _with(criteria, term, tags, picks or {})
    return replace(criteria, text=" ".join(filter(None, words)))


def tag_ids(names: Iterable[str], tags: Sequence[TagRow]) -> frozenset[bytes]:
    """Return the ids of tags named, whatever the case, or refuse a name that no tag has."""
    known = {tag.name.casefold(): tag.id for tag in tags}
    found = set()
    for name in names:
        key = " ".join(name.split()).casefold()
        if key not in known:
            raise Refused(UNKNOWN_TAG, field="tags", name=name)
        found.add(known[key])
    return frozenset(found)


def _pieces(text: str) -> list[str]:
    """Cut a line at its blanks, quotations kept whole."""
    if re.search(r'["“”]', re.sub(_QUOTED, "", text)):
        raise Refused(OPEN_MARK, field="filter")
    return _PIECE.findall(text)


def _with(
    criteria: Criteria, term: re.Match[str], tags: Sequence[TagRow], picks: Picks
) -> Criteria:
    """Return the criteria with one more field."""
    name, is_not = term["field"].lower(), bool(term["sign"])
    if name not in FIELDS:
        raise Refused(UNKNOWN_FIELD, field="filter", name=name, fields=", ".join(FIELDS))
    if is_not and name not in _NOT:
        raise Refused(NO_OPPOSITE, field="filter", name=name)
    typed = _values(name, term["values"])
    if name in {"complaint", "deleted"}:
        _only(name, typed, "open" if name == "complaint" else "yes")
        place = "has_open_complaint" if name == "complaint" else "is_deleted"
        return _replaced(criteria, place, True)
    if name == "tag":
        ids = tag_ids(typed, tags)
        if is_not:
            return replace(criteria, tags_not=criteria.tags_not | ids)
        return _with_tags(criteria, ids)
    values = _read_values(name, typed, picks)
    if is_not:
        place = f"{_PLACES[name]}_not"
        return _replaced(criteria, place, getattr(criteria, place) | values)
    before: frozenset[object] = getattr(criteria, _PLACES[name])
    both = before & values if before else values
    if not both:
        raise Refused(NOT_BOTH, field="filter", name=name)
    return _replaced(criteria, _PLACES[name], both)


def _replaced(criteria: Criteria, place: str, value: object) -> Criteria:
    changed: dict[str, Any] = {place: value}
    return replace(criteria, **changed)


def _with_tags(criteria: Criteria, ids: frozenset[bytes]) -> Criteria:
    """Ask for one of these tags; a single one must be there whatever else is asked for."""
    if len(ids) == 1:
        return replace(criteria, tags_all=criteria.tags_all | ids)
    if criteria.tags_any and criteria.tags_any != ids:
        raise Refused(NOT_BOTH, field="filter", name="tag")
    return replace(criteria, tags_any=ids)


def _read_values(name: str, typed: Sequence[str], picks: Picks) -> frozenset[object]:
    """Return the values of a field as Criteria hold them."""
    match name:
        case "tier":
            return frozenset(_word(name, value, Tier, may_be_none=True) for value in typed)
        case "stage":
            return frozenset(
                _word(name, value, LifecycleStage, may_be_none=True) for value in typed
            )
        case "kind":
            return frozenset(_word(name, value, CustomerKind) for value in typed)
        case "due":
            return frozenset(_word(name, value, Due) for value in typed)
        case "last-contact":
            return frozenset(_word(name, value, LastContact) for value in typed)
        case _:
            pick_list = PickList(name)
            items = tuple(picks.get(pick_list, ()))
            return frozenset(key_of(pick_list, value, items) or value for value in typed)


def _word(name: str, value: str, words: type[W], *, may_be_none: bool = False) -> W | None:
    if may_be_none and value.casefold() == NONE:
        return None
    for word in words:
        if word.value.casefold() == value.casefold():
            return word
    choices = ", ".join([*words, *([NONE] if may_be_none else [])])
    raise Refused(UNKNOWN_VALUE, field="filter", name=name, value=value, choices=choices)


def _only(name: str, typed: Sequence[str], word: str) -> None:
    for value in typed:
        if value.casefold() != word:
            raise Refused(UNKNOWN_VALUE, field="filter", name=name, value=value, choices=word)


def _values(name: str, text: str) -> list[str]:
    """Cut values at their commas."""
    values = [_bare(match[1]) for match in _VALUE.finditer(text)]
    found = [value for value in values if value]
    if not found:
        raise Refused(NO_VALUE, field="filter", name=name)
    return found


def _bare(text: str) -> str:
    """Return a text without its quotation marks."""
    return text.translate({ord(mark): None for mark in _MARKS}).strip()
