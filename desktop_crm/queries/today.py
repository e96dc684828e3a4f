"""Reads Today: what is due, in the order it matters, with the reasons."""

import heapq
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from operator import attrgetter
from typing import Any

from sqlalchemy import and_, exists, func, or_, select
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
from desktop_crm.domain.words import (
    FeedbackKind,
    FollowUpKind,
    Tier,
    read,
)
from desktop_crm.queries import occasions
from desktop_crm.queries.feedback import IS_OPEN as IS_OPEN_FEEDBACK
from desktop_crm.queries.follow_ups import IS_OPEN as IS_OPEN_FOLLOW_UP
from desktop_crm.queries.owners import OWNER, joined
from desktop_crm.queries.settings import settings
from desktop_crm.storage.entities.customer import Customer
from desktop_crm.storage.entities.feedback import Feedback
from desktop_crm.storage.entities.follow_up import FollowUp

_HOURS_PER_DAY = 24
_SHARES = 8


def agenda(
    session: Session, *, today: date, now: datetime, limit: int | None = MOST_ROWS
) -> Agenda:
    """Return the lines of one day, capped at `limit`, with the full number of each section."""
    rules = settings(session)
    complaints = _open_complaints(session)
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
    shares = [min(len(rows), most // _SHARES) for rows in sections]
    left = most - sum(shares)
    for place, rows in enumerate(sections):
        more = min(left, len(rows) - shares[place])
        shares[place] += more
        left -= more
    return tuple(row for rows, share in zip(sections, shares, strict=True) for row in rows[:share])


@dataclass(frozen=True, slots=True)
class _Day:
    """What every line is judged by."""

    today: date
    now: datetime
    rules: VaultSettings
    complaints: Counter[bytes]


def _follow_ups(
    session: Session, day: _Day, most: int
) -> tuple[tuple[int, Sequence[AgendaRow]], tuple[int, Sequence[AgendaRow]]]:
    """Return the overdue follow-ups and those due today."""
    wanted = joined(
        select(
            FollowUp.id,
            FollowUp.kind,
            FollowUp.title,
            FollowUp.due_on,
            FollowUp.due_time,
            Customer.last_contact_on,
            *OWNER,
        ),
        FollowUp,
    ).where(IS_OPEN_FOLLOW_UP, FollowUp.due_on <= day.today)
    late: list[tuple[float, Any]] = []
    due: list[tuple[float, Any]] = []
    for row in session.execute(wanted):
        value = score(
            days_late(row.due_on, day.today),
            read(Tier, row.owner_tier),
            has_open_complaint=day.complaints[row.owner_id] > 0,
            is_our_promise=row.kind == FollowUpKind.PROMISE_OURS,
        )
        (late if row.due_on < day.today else due).append((value, row))

    def rows(found: list[tuple[float, Any]], section: AgendaSection) -> list[AgendaRow]:
        best = heapq.nsmallest(most, found, key=lambda pair: (-pair[0], _sooner(pair[1])))
        return [_follow_up(row, value, section, day) for value, row in best]

    return (
        (len(late), rows(late, AgendaSection.OVERDUE)),
        (len(due), rows(due, AgendaSection.TODAY)),
    )


def _sooner(row: Any) -> tuple[Any, ...]:
    """Order lines of one score by time and id."""
    return (row.due_on, row.due_time or time.max, row.id)


def _follow_up(row: Any, value: float, section: AgendaSection, day: _Day) -> AgendaRow:
    """Make the line of a follow-up."""
    tier = read(Tier, row.owner_tier)
    reasons: list[Reason] = [Reason(ReasonKind.TIER, tier.value)] if tier else []
    late = days_late(row.due_on, day.today)
    reasons.append(Reason(ReasonKind.DAYS_LATE, late) if late else Reason(ReasonKind.DUE_TODAY))
    kind = read(FollowUpKind, row.kind)
    if kind is FollowUpKind.PROMISE_OURS:
        reasons.append(Reason(ReasonKind.OUR_PROMISE))
    over = days_over_rhythm(row.last_contact_on, tier, day.today, day.rules.cadence)
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
        due_on=row.due_on,
        due_time=row.due_time,
        reasons=tuple(reasons),
        score=value,
        follow_up_id=row.id,
        follow_up_kind=kind,
    )


def _open_complaints(session: Session) -> list[Any]:
    """Return the open complaints and whatever is a crisis."""
    wanted = joined(
        select(
            Feedback.id,
            Feedback.kind,
            Feedback.text,
            Feedback.received_at,
            Feedback.due_on,
            Feedback.is_crisis,
            *OWNER,
        ),
        Feedback,
    ).where(
        IS_OPEN_FEEDBACK,
        Feedback.received_at.is_not(None),
        or_(Feedback.kind == FeedbackKind.COMPLAINT.value, Feedback.is_crisis),
    )
    return list(session.execute(wanted))


def _long_open(day: _Day, complaints: Sequence[Any], most: int) -> tuple[int, Sequence[AgendaRow]]:
    """Return the complaints that are open too long, due, or a crisis."""
    found: list[AgendaRow] = []
    for row in complaints:
        hours = hours_open(row.received_at, day.now)
        is_due = row.due_on is not None and row.due_on <= day.today
        if hours <= day.rules.complaint_hours and not is_due and not row.is_crisis:
            continue
        tier = read(Tier, row.owner_tier)
        reasons = [Reason(ReasonKind.CRISIS)] if row.is_crisis else []
        reasons += [Reason(ReasonKind.TIER, tier.value)] if tier else []
        reasons.append(Reason(ReasonKind.COMPLAINT_OPEN_HOURS, hours))
        if is_due:
            late = days_late(row.due_on, day.today)
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
                due_on=row.due_on,
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
    condition = and_(
        Customer.deleted_at.is_(None),
        Customer.merged_into.is_(None),
        Customer.next_follow_up_on.is_(None),
        Customer.tier.in_([Tier.A.value, Tier.B.value]),
        func.coalesce(Customer.do_not_contact, False).is_(False),
        ~exists().where(FollowUp.customer_id == Customer.id, IS_OPEN_FOLLOW_UP),
    )
    count = session.scalar(select(func.count()).select_from(Customer).where(condition)) or 0
    wanted = (
        select(Customer.id, Customer.n, Customer.name, Customer.tier, Customer.last_contact_on)
        .where(condition)
        .order_by(Customer.tier, Customer.last_contact_on.nulls_first(), Customer.n)
        .limit(most)
    )
    found: list[AgendaRow] = []
    for row in session.execute(wanted):
        tier = Tier(row.tier)
        over = days_over_rhythm(row.last_contact_on, tier, day.today, day.rules.cadence)
        reasons = [Reason(ReasonKind.TIER, tier.value), Reason(ReasonKind.NO_FOLLOW_UP)]
        if row.last_contact_on is None:
            reasons.append(Reason(ReasonKind.NEVER_CONTACTED))
        elif over:
            reasons.append(Reason(ReasonKind.DAYS_OVER_RHYTHM, over))
        complaints = day.complaints[row.id]
        if complaints:
            reasons.append(Reason(ReasonKind.COMPLAINT_OPEN, complaints))
        found.append(
            AgendaRow(
                section=AgendaSection.WITHOUT_PLAN,
                customer_id=row.id,
                customer_n=row.n,
                customer_name=row.name or "",
                customer_tier=tier,
                title="",
                reasons=tuple(reasons),
                score=score(over, tier, has_open_complaint=complaints > 0),
            )
        )
    found.sort(key=attrgetter("score"), reverse=True)
    return int(count), found
