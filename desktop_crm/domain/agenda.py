"""Today's work: what is due, in the order it matters, with the reasons in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from types import MappingProxyType

from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.words import FeedbackKind, FollowUpKind, OccasionKind, Tier

#: Lines Today shows at most; the counts tell of the rest.
MOST_ROWS = 200
#: Days ahead in which an occasion stands on Today.
OCCASION_DAYS = 7

#: The rule of the order, as the page explains it.
ORDER_RULE = QT_TRANSLATE_NOOP(
    "Agenda",
    "Lines stand in the order of days overdue, multiplied by tier and open complaint: tier A "
    "counts four times, B three times, C twice; an open complaint doubles, our promise adds half.",
)

_TIER_WEIGHTS: Mapping[Tier | None, float] = MappingProxyType(
    {Tier.A: 4.0, Tier.B: 3.0, Tier.C: 2.0, Tier.D: 1.0, None: 1.0}
)
_COMPLAINT_FACTOR = 2.0
_PROMISE_FACTOR = 1.5
_CRISIS_FACTOR = 1_000.0
_MOST_DAYS = 365


class AgendaSection(StrEnum):
    """Heading a line of Today stands under, in order."""

    OVERDUE = "overdue"
    TODAY = "today"
    COMPLAINTS = "complaints"
    OCCASIONS = "occasions"
    WITHOUT_PLAN = "without-plan"


class ReasonKind(StrEnum):
    """Why a line stands where it stands."""

    TIER = "tier"
    DAYS_LATE = "days-late"
    DUE_TODAY = "due-today"
    DAYS_OVER_RHYTHM = "days-over-rhythm"
    COMPLAINT_OPEN_HOURS = "complaint-open-hours"
    COMPLAINT_OPEN = "complaint-open"
    OUR_PROMISE = "our-promise"
    CRISIS = "crisis"
    OCCASION_IN_DAYS = "occasion-in-days"
    NO_FOLLOW_UP = "no-follow-up"
    NEVER_CONTACTED = "never-contacted"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason; `value` is its number of days, hours or complaints, or the tier's letter."""

    kind: ReasonKind
    value: int | str = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaRow:
    """One line of Today; `score` orders the lines of a section, highest first."""

    section: AgendaSection
    customer_id: bytes
    customer_n: int
    customer_name: str
    customer_tier: Tier | None
    title: str
    due_on: date | None = None
    due_time: time | None = None
    reasons: tuple[Reason, ...] = ()
    score: float = 0.0
    follow_up_id: bytes | None = None
    feedback_id: bytes | None = None
    occasion_id: bytes | None = None
    follow_up_kind: FollowUpKind | None = None
    feedback_kind: FeedbackKind | None = None
    occasion_kind: OccasionKind | None = None
    contact_name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """All lines of one day in order, capped, with the full number per section."""

    day: date
    rows: tuple[AgendaRow, ...] = ()
    counts: tuple[tuple[AgendaSection, int], ...] = ()

    @property
    def total(self) -> int:
        """How many lines there are, shown or not."""
        return sum(count for _, count in self.counts)


def score(
    days: int,
    tier: Tier | None,
    *,
    has_open_complaint: bool = False,
    is_our_promise: bool = False,
    is_crisis: bool = False,
) -> float:
    """Return how high a line stands: days overdue x tier x open complaint (see ORDER_RULE)."""
    value = (1 + min(max(0, days), _MOST_DAYS)) * _TIER_WEIGHTS[tier]
    value *= _COMPLAINT_FACTOR if has_open_complaint else 1.0
    value *= _PROMISE_FACTOR if is_our_promise else 1.0
    return value * (_CRISIS_FACTOR if is_crisis else 1.0)
