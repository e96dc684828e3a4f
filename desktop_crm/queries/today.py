"""Reads Today: what is due, in the order it matters, with the reasons.

It is the first list, so it is read in plain statements: with the mapped records alone, loading them
and building the statements would take longer than all else that is read.
"""

# ruff: noqa: S608 (only names written in this file are put together)
import heapq
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from operator import attrgetter
from typing import Any, Final, NamedTuple

from sqlalchemy.orm import Session

from desktop_crm.domain.agenda import (
    MOST_ROWS,
    OCCASION_DAYS,
    Agenda,
    AgendaRow,
    AgendaSection,
    Reason,
    ReasonKind,
    score,
)
from desktop_crm.domain.feedback import hours_open
from desktop_crm.domain.follow_ups import days_late, days_over_rhythm
from desktop_crm.domain.settings import VaultSettings
from desktop_crm.domain.words import FeedbackKind, FollowUpKind, Tier, read
from desktop_crm.queries import occasions
from desktop_crm.queries.plain_rows import OWNED, OWNER, day_time, rows
from desktop_crm.queries.plain_rows import day as plain_day
from desktop_crm.queries.settings import settings

_HOURS_PER_DAY = 24
_SHARES = 8
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_LATE: Final = "99:99"

_DUE: Final = f"""
SELECT x.id, x.kind, x.title, x.due_on, x.due_time, c.last_contact_on, {OWNER}
  FROM follow_up x {OWNED} AND x.state = 'OPEN' AND x.due_on <= ?
"""
_COMPLAINTS: Final = f"""
SELECT x.id, x.kind, x.text, x.received_at, x.due_on, x.is_crisis, {OWNER}
  FROM feedback x {OWNED} AND x.state <> 'CLOSED' AND x.received_at IS NOT NULL
   AND (x.kind = 'COMPLAINT' OR x.is_crisis)
"""
_WITHOUT_PLAN: Final = """
  FROM customer c WHERE c.deleted_at IS NULL AND c.merged_into IS NULL
   AND c.next_follow_up_on IS NULL AND c.tier IN ('A', 'B') AND NOT coalesce(c.do_not_contact, 0)
   AND NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.customer_id = c.id AND f.state = 'OPEN')
"""
_COUNT_WITHOUT_PLAN: Final = f"SELECT count(*) {_WITHOUT_PLAN}"
_LONGEST_SILENT: Final = f"""
SELECT c.id, c.n, c.name, c.tier, c.last_contact_on {_WITHOUT_PLAN}
 ORDER BY c.tier, c.last_contact_on NULLS FIRST, c.n LIMIT ?
"""


def agenda(
    session: Session, *, today: date, now: datetime, limit: int | None = MOST_ROWS
) -> Agenda:
    """Return the lines of one day, capped at `limit`, with the full number of each section."""
    rules = settings(session)
    complaints = [_Complaint._make(row) for row in rows(session, _COMPLAINTS)]
    day = _Day(today, now, rules, Counter(row.owner_id for row in complaints))
    most = limit if limit is not None else 10**9
    sections: list[tuple[AgendaSection, int, Sequence[AgendaRow]]] = []
    overdue, due_today = _follow_ups(session, day, most)
    sections.append((AgendaSection.OVERDUE, *overdue))
    sections.append((AgendaSection.TODAY, *due_today))
    sections.append((AgendaSection.COMPLAINTS, *_long_open(day, complaints, most)))
    sections.append((AgendaSection.OCCASIONS, *_occasions(session, day)))
    sections.append((AgendaSection.WITHOUT_PLAN, *_without_plan(session, day, most)))
    return Agenda(
        day=today,
        rows=_capped([found for _, _, found in sections], most),
        counts=tuple((section, count) for section, count, _ in sections if count),
    )


def _capped(sections: Sequence[Sequence[AgendaRow]], most: int) -> tuple[AgendaRow, ...]:
    """Return at most `most` lines, so that a long section leaves an eighth to each other one."""
    shares = [min(len(lines), most // _SHARES) for lines in sections]
    left = most - sum(shares)
    for place, lines in enumerate(sections):
        more = min(left, len(lines) - shares[place])
        shares[place] += more
        left -= more
    return tuple(
        line for lines, share in zip(sections, shares, strict=True) for line in lines[:share]
    )


@dataclass(frozen=True, slots=True)
class _Day:
    """What every line is judged by."""

    today: date
    now: datetime
    rules: VaultSettings
    complaints: Counter[bytes]


class _Due(NamedTuple):
    """An open follow-up as it is stored."""

    id: bytes
    kind: str
    title: str | None
    due_on: str
    due_time: str | None
    last_contact_on: str | None
    owner_id: bytes
    owner_n: int
    owner_name: str | None
    owner_tier: str | None


class _Complaint(NamedTuple):
    """An open complaint as it is stored, or what else is a crisis."""

    id: bytes
    kind: str
    text: str | None
    received_at: int
    due_on: str | None
    is_crisis: int | None
    owner_id: bytes
    owner_n: int
    owner_name: str | None
    owner_tier: str | None


def _follow_ups(
    session: Session, day: _Day, most: int
) -> tuple[tuple[int, Sequence[AgendaRow]], tuple[int, Sequence[AgendaRow]]]:
    """Return the overdue follow-ups and those due today."""
    today = day.today.isoformat()
    late: list[tuple[float, _Due]] = []
    due: list[tuple[float, _Due]] = []
    for found in map(_Due._make, rows(session, _DUE, today)):
        value = score(
            days_late(date.fromisoformat(found.due_on), day.today),
            read(Tier, found.owner_tier),
            has_open_complaint=day.complaints[found.owner_id] > 0,
            is_our_promise=found.kind == FollowUpKind.PROMISE_OURS,
        )
        (late if found.due_on < today else due).append((value, found))

    def lines(found: list[tuple[float, _Due]], section: AgendaSection) -> list[AgendaRow]:
        best = heapq.nsmallest(most, found, key=lambda pair: (-pair[0], _sooner(pair[1])))
        return [_follow_up(row, value, section, day) for value, row in best]

    return (
        (len(late), lines(late, AgendaSection.OVERDUE)),
        (len(due), lines(due, AgendaSection.TODAY)),
    )


def _sooner(row: _Due) -> tuple[Any, ...]:
    """Order lines of one score by time and id."""
    return (row.due_on, row.due_time or _LATE, row.id)


def _follow_up(row: _Due, value: float, section: AgendaSection, day: _Day) -> AgendaRow:
    """Make the line of a follow-up."""
    tier, due_on = read(Tier, row.owner_tier), date.fromisoformat(row.due_on)
    reasons: list[Reason] = [Reason(ReasonKind.TIER, tier.value)] if tier else []
    late = days_late(due_on, day.today)
    reasons.append(Reason(ReasonKind.DAYS_LATE, late) if late else Reason(ReasonKind.DUE_TODAY))
    kind = read(FollowUpKind, row.kind)
    if kind is FollowUpKind.PROMISE_OURS:
        reasons.append(Reason(ReasonKind.OUR_PROMISE))
    over = days_over_rhythm(plain_day(row.last_contact_on), tier, day.today, day.rules.cadence)
    if over:
        reasons.append(Reason(ReasonKind.DAYS_OVER_RHYTHM, over))
    if day.complaints[row.owner_id]:
        reasons.append(Reason(ReasonKind.COMPLAINT_OPEN, day.complaints[row.owner_id]))
    return AgendaRow(
        section=section,
        customer_id=row.owner_id,
        customer_n=row.owner_n,
        customer_name=row.owner_name or "",
        customer_tier=tier,
        title=row.title or "",
        due_on=due_on,
        due_time=day_time(row.due_time),
        reasons=tuple(reasons),
        score=value,
        follow_up_id=row.id,
        follow_up_kind=kind,
    )


def _long_open(
    day: _Day, complaints: Sequence[_Complaint], most: int
) -> tuple[int, Sequence[AgendaRow]]:
    """Return the complaints that are open too long, due, or a crisis."""
    found: list[AgendaRow] = []
    for row in complaints:
        hours = hours_open(_EPOCH + timedelta(microseconds=row.received_at), day.now)
        due_on = plain_day(row.due_on)
        is_due = due_on is not None and due_on <= day.today
        if hours <= day.rules.complaint_hours and not is_due and not row.is_crisis:
            continue
        tier = read(Tier, row.owner_tier)
        reasons = [Reason(ReasonKind.CRISIS)] if row.is_crisis else []
        reasons += [Reason(ReasonKind.TIER, tier.value)] if tier else []
        reasons.append(Reason(ReasonKind.COMPLAINT_OPEN_HOURS, hours))
        if due_on is not None and is_due:
            late = days_late(due_on, day.today)
            reasons.append(
                Reason(ReasonKind.DAYS_LATE, late) if late else Reason(ReasonKind.DUE_TODAY)
            )
        found.append(
            AgendaRow(
                section=AgendaSection.COMPLAINTS,
                customer_id=row.owner_id,
                customer_n=row.owner_n,
                customer_name=row.owner_name or "",
                customer_tier=tier,
                title=row.text or "",
                due_on=due_on,
                reasons=tuple(reasons),
                score=score(hours // _HOURS_PER_DAY, tier, is_crisis=bool(row.is_crisis)),
                feedback_id=row.id,
                feedback_kind=read(FeedbackKind, row.kind),
            )
        )
    return len(found), heapq.nlargest(most, found, key=attrgetter("score"))


def _occasions(session: Session, day: _Day) -> tuple[int, Sequence[AgendaRow]]:
    """Return the occasions of the next days, the nearest first."""
    last = day.today + timedelta(days=OCCASION_DAYS)
    found: list[AgendaRow] = []
    for row in occasions.upcoming(session, day.today, last):
        ahead = (row.next_on - day.today).days if row.next_on else 0
        tier = row.customer_tier
        reasons = [Reason(ReasonKind.TIER, tier.value)] if tier else []
        reasons.append(Reason(ReasonKind.OCCASION_IN_DAYS, ahead))
        found.append(
            AgendaRow(
                section=AgendaSection.OCCASIONS,
                customer_id=row.customer_id,
                customer_n=row.customer_n,
                customer_name=row.customer_name,
                customer_tier=tier,
                title=row.title or "",
                due_on=row.next_on,
                reasons=tuple(reasons),
                score=score(0, tier) - ahead,
                occasion_id=row.id,
                occasion_kind=row.kind,
                contact_name=row.contact_name,
            )
        )
    found.sort(key=lambda row: (row.due_on or last, -score(0, row.customer_tier)))
    return len(found), found


def _without_plan(session: Session, day: _Day, most: int) -> tuple[int, Sequence[AgendaRow]]:
    """Return customers of tier A and B that have no open follow-up, the longest silent first."""
    found: list[AgendaRow] = []
    for customer_id, number, name, stored, last_on in rows(session, _LONGEST_SILENT, most):
        tier, last_contact_on = Tier(stored), plain_day(last_on)
        over = days_over_rhythm(last_contact_on, tier, day.today, day.rules.cadence)
        reasons = [Reason(ReasonKind.TIER, tier.value), Reason(ReasonKind.NO_FOLLOW_UP)]
        if last_contact_on is None:
            reasons.append(Reason(ReasonKind.NEVER_CONTACTED))
        elif over:
            reasons.append(Reason(ReasonKind.DAYS_OVER_RHYTHM, over))
        complaints = day.complaints[customer_id]
        if complaints:
            reasons.append(Reason(ReasonKind.COMPLAINT_OPEN, complaints))
        found.append(
            AgendaRow(
                section=AgendaSection.WITHOUT_PLAN,
                customer_id=customer_id,
                customer_n=number,
                customer_name=name or "",
                customer_tier=tier,
                title="",
                reasons=tuple(reasons),
                score=score(over, tier, has_open_complaint=complaints > 0),
            )
        )
    found.sort(key=attrgetter("score"), reverse=True)
    count = len(found) if len(found) < most else rows(session, _COUNT_WITHOUT_PLAN)[0][0]
    return count, found
