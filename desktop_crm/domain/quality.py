"""How complete a customer's data is, 0 to 100, with the reasons in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.words import MethodKind, Tier

#: A verified card is trusted for half a year.
VERIFIED_FOR_DAYS = 180
#: Fields that only a company can have.
OF_COMPANIES = frozenset({"industry", "size_band", "credit_code", "website"})


class Gap(StrEnum):
    """What is missing."""

    UNREACHABLE = "unreachable"
    NO_CONTACT = "no-contact"
    NO_FOLLOW_UP = "no-follow-up"
    NOT_VERIFIED = "not-verified"
    FIELDS_MISSING = "fields-missing"
    DUPLICATE = "duplicate"


#: What each gap takes away.
WEIGHTS: Mapping[Gap, int] = MappingProxyType(
    {
        Gap.UNREACHABLE: 30,
        Gap.NO_CONTACT: 15,
        Gap.NO_FOLLOW_UP: 15,
        Gap.NOT_VERIFIED: 15,
        Gap.FIELDS_MISSING: 15,
        Gap.DUPLICATE: 10,
    }
)

_LABELS: Mapping[Gap, str] = MappingProxyType(
    {
        Gap.UNREACHABLE: QT_TRANSLATE_NOOP("Gap", "no valid phone and no WeChat"),
        Gap.NO_CONTACT: QT_TRANSLATE_NOOP("Gap", "no contact named"),
        Gap.NO_FOLLOW_UP: QT_TRANSLATE_NOOP("Gap", "no next follow-up"),
        Gap.NOT_VERIFIED: QT_TRANSLATE_NOOP("Gap", "not verified for half a year"),
        Gap.FIELDS_MISSING: QT_TRANSLATE_NOOP("Gap", "wanted fields are empty"),
        Gap.DUPLICATE: QT_TRANSLATE_NOOP("Gap", "may be a duplicate"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityFacts:
    """What the score is made of."""

    is_reachable: bool
    has_contact: bool
    has_next_follow_up: bool
    verified_on: date | None
    has_wanted_fields: bool
    has_open_duplicate: bool = False


@dataclass(frozen=True, slots=True)
class Quality:
    """The score and what lowered it, heaviest first."""

    score: int
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityRow:
    """A customer with its score; `missing` are the wanted fields that are empty, by name."""

    customer_id: bytes
    customer_name: str
    customer_tier: Tier | None = None
    quality: Quality
    missing: tuple[str, ...] = ()
    verified_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityReport:
    """All customers judged: the rows that were asked for, worst first, and how many there are.

    `counts` says how many customers have each gap, `found` how many rows there would be without a
    limit, `mean` is the mean score of all.
    """

    rows: tuple[QualityRow, ...]
    found: int
    total: int
    mean: int
    counts: Mapping[Gap, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A value that is kept as it is and looks wrong.

    Attributes:
        customer_id: whose it is.
        customer_name: the name.
        customer_tier: the tier.
        value: what was entered.
        words: what is doubtful, English, marked in the context "Doubt".
        kind: of the contact method; None for another value.
        method_id: of the contact method.
        field: name of the own field of the card; "" for another value.
    """

    customer_id: bytes
    customer_name: str
    customer_tier: Tier | None = None
    value: str
    words: str
    kind: MethodKind | None = None
    method_id: bytes | None = None
    field: str = ""


def wanted_of(
    everyone: Iterable[str], of_tiers: Mapping[Tier, Iterable[str]], tier: Tier | None
) -> tuple[str, ...]:
    """Return the fields wanted of a customer: of everyone, and of its tier."""
    own = of_tiers.get(tier, ()) if tier is not None else ()
    return tuple(dict.fromkeys((*everyone, *own)))


def quality_of(facts: QualityFacts, today: date, verified_for: int = VERIFIED_FOR_DAYS) -> Quality:
    """Score the data of one customer; a check is trusted for `verified_for` days."""
    is_fresh = facts.verified_on is not None and (today - facts.verified_on).days <= verified_for
    missing = {
        Gap.UNREACHABLE: not facts.is_reachable,
        Gap.NO_CONTACT: not facts.has_contact,
        Gap.NO_FOLLOW_UP: not facts.has_next_follow_up,
        Gap.NOT_VERIFIED: not is_fresh,
        Gap.FIELDS_MISSING: not facts.has_wanted_fields,
        Gap.DUPLICATE: facts.has_open_duplicate,
    }
    gaps = tuple(gap for gap in Gap if missing[gap])
    return Quality(100 - sum(WEIGHTS[gap] for gap in gaps), gaps)


def gap_label(gap: Gap) -> str:
    """Return the English words for a gap; the translation context is "Gap"."""
    return _LABELS[gap]
