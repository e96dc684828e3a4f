"""What the Follow-ups page shows: groups of follow-ups by day, and how they read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from desktop_crm.domain.follow_ups import FollowUpCounts, FollowUpRow
from desktop_crm.domain.words import FollowUpOrigin, FollowUpState
from desktop_crm.queries import follow_ups
from desktop_crm.ui.kit.follow_up_editors import repeat_word
from desktop_crm.ui.kit.kind_icons import sign_of
from desktop_crm.ui.kit.language import clock_time, day, due, local, translate, weekday, word
from desktop_crm.ui.kit.painting import Line
from desktop_crm.ui.kit.row_list import Section

#: Follow-ups shown of one group at first.
MOST_ROWS = 200
_WEEK = timedelta(days=7)
_DONE_DAYS = timedelta(days=30)
_DAY = timedelta(days=1)


class Span(StrEnum):
    """Which follow-ups are shown."""

    OPEN = "open"
    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Follow-ups under one heading; `on` is set when all are due on one day."""

    span: Span
    rows: tuple[FollowUpRow, ...]
    count: int
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All the page shows."""

    today: date
    groups: tuple[Group, ...]
    counts: FollowUpCounts
    by_day: Mapping[date, int]

    @property
    def hidden(self) -> int:
        """How many follow-ups of the groups are not shown."""
        return sum(group.count - len(group.rows) for group in self.groups)


def read_plan(
    session: Any,
    today: date,
    *,
    span: Span,
    only: date | None,
    month: tuple[date, date],
    limit: int | None,
) -> Plan:
    """Return the follow-ups of a span, or of one day, with counts for views and calendar."""
    counts = follow_ups.counts(session, today=today)
    if only is not None:
        rows = follow_ups.between(session, only, only, limit)
        groups = [Group(span=_span_of(only, today), rows=rows, count=len(rows), on=only)]
    elif span is Span.DONE:
        done = follow_ups.done_since(session, today - _DONE_DAYS, limit or MOST_ROWS * 50)
        groups = [Group(span=span, rows=done, count=len(done))]
    else:
        wanted = list(Span)[1:5] if span is Span.OPEN else [span]
        groups = [
            group for each in wanted for group in _groups(session, each, today, counts, limit)
        ]
    return Plan(
        today=today,
        groups=tuple(group for group in groups if group.rows),
        counts=counts,
        by_day=follow_ups.counts_by_day(session, *month),
    )


def sections_of(plan: Plan) -> list[Section]:
    """Return the plan as sections of a list."""
    return [
        Section(
            title=_title(group, plan.today),
            tone=_tone(group),
            count=group.count,
            lines=tuple(line_of(row, plan.today) for row in group.rows),
        )
        for group in plan.groups
    ]


def line_of(row: FollowUpRow, today: date) -> Line:
    """Return one line of the list."""
    sign = sign_of(row.kind)
    facts = [text for text in (" ".join(row.title.split()), word(row.kind)) if text]
    if row.repeat_rule:
        facts.append(repeat_word(row.repeat_rule))
    is_open = row.state is FollowUpState.OPEN
    if is_open:
        if row.snoozed_from is not None and row.snoozed_from != row.due_on:
            was = day(row.snoozed_from, today)
            facts.append(translate("FollowUps", "was due {day}").format(day=was))
        if row.origin is FollowUpOrigin.RULE:
            facts.append(word(row.origin))
        badge = due(row.due_on, today, row.due_time)
        text, tone = badge.text, badge.tone
        if row.due_on > today and row.due_time is not None:
            text = f"{day(row.due_on, today)} {clock_time(row.due_time)}"
    else:
        if row.outcome:
            facts.append(" ".join(row.outcome.split()))
        at = local(row.done_at).date() if row.done_at is not None else row.due_on
        text = translate("FollowUps", "Done {day}").format(day=day(at, today))
        tone = "ok"
    return Line(
        key=row.id,
        title=row.customer_name,
        tier=row.customer_tier,
        facts=tuple(facts),
        badge=text,
        badge_tone=tone,
        icon=sign.icon if is_open else "circle-check",
        icon_tone=sign.tone if is_open else "ok",
        value=row,
    )


def span_title(span: Span) -> str:
    """Return the name of a view."""
    match span:
        case Span.OPEN:
            return translate("FollowUps", "All open")
        case Span.OVERDUE:
            return translate("FollowUps", "Overdue")
        case Span.TODAY:
            return translate("FollowUps", "Today")
        case Span.WEEK:
            return translate("FollowUps", "Next 7 days")
        case Span.LATER:
            return translate("FollowUps", "Later")
        case Span.DONE:
            return translate("FollowUps", "Done in 30 days")


def _groups(
    session: Any, span: Span, today: date, counts: FollowUpCounts, limit: int | None
) -> list[Group]:
    match span:
        case Span.OVERDUE:
            rows = follow_ups.between(session, None, today - _DAY, limit)
            return [Group(span=span, rows=rows, count=counts.overdue)]
        case Span.TODAY:
            rows = follow_ups.between(session, today, today, limit)
            return [Group(span=span, rows=rows, count=counts.today)]
        case Span.WEEK:
            rows = follow_ups.between(session, today + _DAY, today + _WEEK, limit)
            return _by_day(rows, counts.week)
        case _:
            rows = follow_ups.between(session, today + _WEEK + _DAY, None, limit)
            return [Group(span=Span.LATER, rows=rows, count=counts.later)]


def _by_day(rows: tuple[FollowUpRow, ...], count: int) -> list[Group]:
    """Return one group per day; what is not shown counts to the last one."""
    days: dict[date, list[FollowUpRow]] = {}
    for row in rows:
        days.setdefault(row.due_on, []).append(row)
    made = [
        Group(span=Span.WEEK, rows=tuple(found), count=len(found), on=on)
        for on, found in days.items()
    ]
    if made and count > len(rows):
        last = made[-1]
        more = last.count + count - len(rows)
        made[-1] = Group(span=Span.WEEK, rows=last.rows, count=more, on=last.on)
    return made


def _title(group: Group, today: date) -> str:
    if group.on is None or group.span in {Span.TODAY, Span.DONE}:
        return span_title(group.span)
    on = group.on
    text = f"{weekday(on)}  {day(on, today)}"
    if on == today + _DAY:
        tomorrow = translate("FollowUps", "Tomorrow")
        text = f"{tomorrow}  ·  {text}"
    return text


def _span_of(on: date, today: date) -> Span:
    if on < today:
        return Span.OVERDUE
    if on == today:
        return Span.TODAY
    return Span.WEEK if on <= today + _WEEK else Span.LATER


def _tone(group: Group) -> str:
    return {Span.OVERDUE: "danger", Span.TODAY: "warn", Span.DONE: "ok"}.get(group.span, "neutral")
