"""Follow-ups: what is to be done for a customer by a day, and when the next one falls due."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from types import MappingProxyType

from desktop_crm.domain.words import FollowUpKind, FollowUpOrigin, FollowUpState, Tier

#: Rhythm of contact per tier, in days, until the vault's settings say otherwise.
CADENCE_DAYS: Mapping[Tier, int] = MappingProxyType(
    {Tier.A: 14, Tier.B: 30, Tier.C: 60, Tier.D: 90}
)
#: What a form proposes for a customer without a rhythm.
DEFAULT_NEXT_DAYS = 3
#: A shift never goes further than this: no run of days off is as long.
_LONGEST_SHIFT = 20
_REPEAT = re.compile(r"P([1-9]\d{0,3})([DWMY])")
_MONTHS_PER_YEAR = 12
_LAST_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpRow:
    """One follow-up; the customer's names and tier come along for lists."""

    id: bytes
    customer_id: bytes
    kind: FollowUpKind = FollowUpKind.CHECK_IN
    title: str
    due_on: date
    due_time: time | None = None
    repeat_rule: str | None = None
    state: FollowUpState = FollowUpState.OPEN
    done_at: datetime | None = None
    outcome: str | None = None
    origin: FollowUpOrigin = FollowUpOrigin.MANUAL
    snoozed_from: date | None = None
    customer_name: str = ""
    customer_tier: Tier | None = None
    customer_n: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NextFollowUp:
    """The follow-up a logged contact plans; without a title the open one keeps its own."""

    on: date
    title: str = ""
    at: time | None = None
    kind: FollowUpKind = FollowUpKind.CHECK_IN


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpCounts:
    """How many open follow-ups fall where; `week` is the seven days after today."""

    overdue: int = 0
    today: int = 0
    week: int = 0
    later: int = 0

    @property
    def total(self) -> int:
        """All open follow-ups."""
        return self.overdue + self.today + self.week + self.later


def is_overdue(due_on: date | None, today: date) -> bool:
    """Tell whether a due day has passed."""
    return due_on is not None and due_on < today


def days_late(due_on: date, today: date) -> int:
    """Return by how many days a due day has passed; 0 when it has not."""
    return max(0, (today - due_on).days)


def days_over_rhythm(
    last_contact_on: date | None,
    tier: Tier | None,
    today: date,
    cadence: Mapping[Tier, int] = CADENCE_DAYS,
) -> int:
    """Return by how many days the silence exceeds the tier's rhythm; 0 when it does not."""
    rhythm = cadence.get(tier) if tier else None
    if rhythm is None or last_contact_on is None:
        return 0
    return max(0, (today - last_contact_on).days - rhythm)


def first_workday(day: date, is_workday: Callable[[date], bool]) -> date:
    """Return `day`, or the first workday after it: nothing falls due on a day off."""
    for shift in range(_LONGEST_SHIFT):
        shifted = day + timedelta(days=shift)
        if is_workday(shifted):
            return shifted
    return day


def next_due_on(
    done_on: date,
    tier: Tier | None,
    cadence: Mapping[Tier, int] = CADENCE_DAYS,
    *,
    is_workday: Callable[[date], bool] | None = None,
) -> date | None:
    """Return when the rhythm of `tier` wants the next contact; None when it has no rhythm."""
    days = cadence.get(tier) if tier else None
    if not days:
        return None
    due_on = done_on + timedelta(days=days)
    return first_workday(due_on, is_workday) if is_workday else due_on


def proposed_next(
    tier: Tier | None,
    today: date,
    cadence: Mapping[Tier, int] = CADENCE_DAYS,
    *,
    is_workday: Callable[[date], bool] | None = None,
) -> date:
    """Return the date a form fills in: by the tier's rhythm, else a few days ahead."""
    due_on = next_due_on(today, tier, cadence, is_workday=is_workday)
    if due_on is not None:
        return due_on
    fallback = today + timedelta(days=DEFAULT_NEXT_DAYS)
    return first_workday(fallback, is_workday) if is_workday else fallback


def is_repeat_rule(rule: str) -> bool:
    """Tell whether `rule` is understood: P and a number of D, W, M or Y, e.g. "P2W"."""
    return _REPEAT.fullmatch(rule) is not None


def next_repeat_on(due_on: date, rule: str, done_on: date) -> date | None:
    """Return the first repetition of `due_on` after `done_on`; None when the rule is unknown.

    A repetition is counted from the first due day, so "the 31st" stays the 31st after February.
    """
    match = _REPEAT.fullmatch(rule)
    if match is None:
        return None
    number, unit = int(match[1]), match[2]
    if unit in "DW":
        days = number * (7 if unit == "W" else 1)
        turns = max(0, (done_on - due_on).days) // days + 1
        return due_on + timedelta(days=days * turns)
    months = number * (_MONTHS_PER_YEAR if unit == "Y" else 1)
    passed = (done_on.year - due_on.year) * _MONTHS_PER_YEAR + done_on.month - due_on.month
    turns = max(1, passed // months)
    repeated = _months_later(due_on, months * turns)
    return repeated if repeated > done_on else _months_later(due_on, months * (turns + 1))


def _months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or the month's last day when it is shorter."""
    total = day.year * _MONTHS_PER_YEAR + day.month - 1 + months
    year, month = total // _MONTHS_PER_YEAR, total % _MONTHS_PER_YEAR + 1
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    last = 29 if month == _FEBRUARY and is_leap else _LAST_DAYS[month - 1]
    return date(year, month, min(day.day, last))
