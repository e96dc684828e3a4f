"""The filter itself, as a value: what the sidebar edits, a segment saves and an export uses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.words import CustomerKind, LifecycleStage, Tier


class Due(StrEnum):
    """When the next follow-up of a customer falls due."""

    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"
    NONE = "none"


class LastContact(StrEnum):
    """How long ago the last contact was."""

    WITHIN_7 = "within-7"
    WITHIN_30 = "within-30"
    OVER_30 = "over-30"
    OVER_60 = "over-60"
    OVER_90 = "over-90"
    NEVER = "never"


class Sort(StrEnum):
    """Order of a customer list."""

    BEST_MATCH = "best-match"
    NEXT_FOLLOW_UP = "next-follow-up"
    NAME = "name"
    TIER = "tier"
    LAST_CONTACT = "last-contact"
    CREATED = "created"


#: What the choices of the filters are called; the context is Facets.
DUE_WORDS: Final[Mapping[Due, str]] = MappingProxyType(
    {
        Due.OVERDUE: QT_TRANSLATE_NOOP("Facets", "Overdue"),
        Due.TODAY: QT_TRANSLATE_NOOP("Facets", "Today"),
        Due.WEEK: QT_TRANSLATE_NOOP("Facets", "Next 7 days"),
        Due.LATER: QT_TRANSLATE_NOOP("Facets", "Later"),
        Due.NONE: QT_TRANSLATE_NOOP("Facets", "None planned"),
    }
)
LAST_CONTACT_WORDS: Final[Mapping[LastContact, str]] = MappingProxyType(
    {
        LastContact.WITHIN_7: QT_TRANSLATE_NOOP("Facets", "Within 7 days"),
        LastContact.WITHIN_30: QT_TRANSLATE_NOOP("Facets", "Within 30 days"),
        LastContact.OVER_30: QT_TRANSLATE_NOOP("Facets", "Over 30 days ago"),
        LastContact.OVER_60: QT_TRANSLATE_NOOP("Facets", "Over 60 days ago"),
        LastContact.OVER_90: QT_TRANSLATE_NOOP("Facets", "Over 90 days ago"),
        LastContact.NEVER: QT_TRANSLATE_NOOP("Facets", "Never"),
    }
)
SORT_WORDS: Final[Mapping[Sort, str]] = MappingProxyType(
    {
        Sort.BEST_MATCH: QT_TRANSLATE_NOOP("Facets", "Best match"),
        Sort.NEXT_FOLLOW_UP: QT_TRANSLATE_NOOP("Facets", "Next follow-up"),
        Sort.NAME: QT_TRANSLATE_NOOP("Facets", "Name"),
        Sort.TIER: QT_TRANSLATE_NOOP("Facets", "Tier"),
        Sort.LAST_CONTACT: QT_TRANSLATE_NOOP("Facets", "Longest silence"),
        Sort.CREATED: QT_TRANSLATE_NOOP("Facets", "Newest"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteria:
    """Which customers are meant: OR inside a facet, AND between facets; empty means all.

    `_not` sets exclude. A None in `tiers` or `stages` stands for "not set". `stages` compares with
    the stage shown (set by hand, else suggested). Pick-list facets hold the stored keys or texts.
    """

    text: str = ""
    tags_any: frozenset[bytes] = field(default_factory=frozenset)
    tags_all: frozenset[bytes] = field(default_factory=frozenset)
    tags_not: frozenset[bytes] = field(default_factory=frozenset)
    tiers: frozenset[Tier | None] = field(default_factory=frozenset)
    tiers_not: frozenset[Tier | None] = field(default_factory=frozenset)
    stages: frozenset[LifecycleStage | None] = field(default_factory=frozenset)
    stages_not: frozenset[LifecycleStage | None] = field(default_factory=frozenset)
    kinds: frozenset[CustomerKind] = field(default_factory=frozenset)
    sources: frozenset[str] = field(default_factory=frozenset)
    sources_not: frozenset[str] = field(default_factory=frozenset)
    industries: frozenset[str] = field(default_factory=frozenset)
    industries_not: frozenset[str] = field(default_factory=frozenset)
    regions: frozenset[str] = field(default_factory=frozenset)
    regions_not: frozenset[str] = field(default_factory=frozenset)
    due: frozenset[Due] = field(default_factory=frozenset)
    last_contact: frozenset[LastContact] = field(default_factory=frozenset)
    has_open_complaint: bool = False
    is_deleted: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether every live customer is meant."""
        return self == Criteria()


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetCounts:
    """Live counts beside each value; each facet is counted without its own choice.

    Keys: tag ids, Tier or None, LifecycleStage or None, stored pick-list texts or None, Due,
    LastContact.
    """

    tags: dict[bytes, int]
    tiers: dict[Tier | None, int]
    stages: dict[LifecycleStage | None, int]
    kinds: dict[CustomerKind, int]
    sources: dict[str | None, int]
    industries: dict[str | None, int]
    regions: dict[str | None, int]
    due: dict[Due, int]
    last_contact: dict[LastContact, int]
    open_complaints: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The answer to a Criteria: local numbers in order, and how many of how many.

    `sort` is the order that was really used (best match falls back above 1,000 hits).
    """

    numbers: Sequence[int]
    found: int
    total: int
    sort: Sort
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteHit:
    """A note in which the text was found, with some text round the place.

    `kind` is the table it is in ("interaction", "feedback", or "customer" for the notes on the
    card), `detail` the stored kind of the interaction or feedback; a `length` of 0 marks nothing.
    """

    kind: str
    id: bytes
    customer_id: bytes
    customer_n: int
    customer_name: str
    at: datetime | None = None
    detail: str | None = None
    snippet: str = ""
    start: int = 0
    length: int = 0
