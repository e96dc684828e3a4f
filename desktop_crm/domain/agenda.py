"""Today's work: what is due, in the order it matters, with the reasons in words."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from desktop_crm.domain.words import Tier


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
    OUR_PROMISE = "our-promise"
    CRISIS = "crisis"
    OCCASION_IN_DAYS = "occasion-in-days"
    NO_FOLLOW_UP = "no-follow-up"
    NEVER_CONTACTED = "never-contacted"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason; `value` is its number of days or hours, or the tier's letter."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """All lines of one day in order, capped, with the full number per section."""

    day: date
    rows: tuple[AgendaRow, ...] = ()
    counts: tuple[tuple[AgendaSection, int], ...] = ()
