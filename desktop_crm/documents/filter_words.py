"""A filter in words, as a list on paper says which customers it holds."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import reduce
from typing import Any

from desktop_crm.documents.styles import Look
from desktop_crm.domain.criteria import (
    DUE_WORDS,
    LAST_CONTACT_WORDS,
    SORT_WORDS,
    Criteria,
    Sort,
)
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.words import Tier

_FACETS = "Facets"
_NO_TIER = QT_TRANSLATE_NOOP("Facets", "No tier")
_PAIR = QT_TRANSLATE_NOOP("Facets", "{facet}: {value}")
_TAGS = QT_TRANSLATE_NOOP("Facets", "Tags")

#: How a value of the criteria reads, given the look and the names of tags.
_Reading = Callable[[Any], str]


def of(criteria: Criteria, look: Look, tags: Mapping[bytes, str]) -> str:
    """Return the filter as one line: what customers must have, then what they must not."""
    if criteria.is_empty:
        return look.say(QT_TRANSLATE_NOOP("Documents", "All customers"))
    parts = list(_parts(criteria, look, tags))
    if criteria.text:
        words = QT_TRANSLATE_NOOP("Documents", "with the words “{text}”")
        parts.append(look.say(words, text=criteria.text))
    if criteria.has_open_complaint:
        parts.append(look.say(QT_TRANSLATE_NOOP("Documents", "with an open complaint")))
    if criteria.is_deleted:
        parts.append(look.say(QT_TRANSLATE_NOOP("Documents", "in the recycle bin")))
    return look.joined(*parts)


def order(sort: Sort, look: Look) -> str:
    """Return the order of a list in words."""
    return look.translate(_FACETS, SORT_WORDS[sort])


def _parts(criteria: Criteria, look: Look, tags: Mapping[bytes, str]) -> Iterator[str]:
    def tier(value: Tier | None) -> str:
        if value is None:
            return look.translate(_FACETS, _NO_TIER)
        return look.joined(value.value, look.word(value))

    readings: tuple[tuple[str, str, _Reading], ...] = (
        ("tiers", look.translate("Field", "Tier"), tier),
        ("stages", look.translate("Field", "Lifecycle stage"), lambda value: _word(look, value)),
        ("kinds", look.translate("Field", "Type"), look.word),
        ("industries", look.translate("Field", "Industry"), look.pick),
        ("regions", look.translate("Field", "Region"), look.pick),
        ("sources", look.translate("Field", "Source"), look.pick),
    )
    tag_title = look.translate(_FACETS, _TAGS)
    any_of = QT_TRANSLATE_NOOP("Documents", "{one} or {other}")
    all_of = QT_TRANSLATE_NOOP("Documents", "{one} and {other}")

    def pair(title: str, values: Iterable[Any], read: _Reading, between: str = any_of) -> str:
        words = reduce(
            lambda one, other: look.say(between, one=one, other=other), sorted(map(read, values))
        )
        return look.translate(_FACETS, _PAIR).format(facet=title, value=words)

    def without(title: str, values: Iterable[Any], read: _Reading) -> str:
        return look.say(
            QT_TRANSLATE_NOOP("Documents", "without {filter}"), filter=pair(title, values, read)
        )

    def tag(value: bytes) -> str:
        return tags.get(value, "?")

    for name, title, read in readings:
        if values := getattr(criteria, name):
            yield pair(title, values, read)
    if criteria.tags_any:
        yield pair(tag_title, criteria.tags_any, tag)
    if criteria.tags_all:
        yield pair(tag_title, criteria.tags_all, tag, all_of)
    if criteria.due:
        title = look.translate(_FACETS, QT_TRANSLATE_NOOP("Facets", "Next follow-up"))
        yield pair(title, criteria.due, lambda value: look.translate(_FACETS, DUE_WORDS[value]))
    if criteria.last_contact:
        title = look.translate(_FACETS, QT_TRANSLATE_NOOP("Facets", "Last contact"))
        contacts = criteria.last_contact
        yield pair(
            title, contacts, lambda value: look.translate(_FACETS, LAST_CONTACT_WORDS[value])
        )
    for name, title, read in readings:
        if values := getattr(criteria, f"{name}_not", None):
            yield without(title, values, read)
    if criteria.tags_not:
        yield without(tag_title, criteria.tags_not, tag)


def _word(look: Look, value: Any) -> str:
    if value is None:
        return look.say(QT_TRANSLATE_NOOP("Documents", "not set"))
    return look.word(value)
