"""What the Feedback page reads, and how feedback reads in its list."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from desktop_crm.domain.feedback import FeedbackRow, hours_open
from desktop_crm.domain.words import FeedbackKind, FeedbackState
from desktop_crm.queries import feedback, settings
from desktop_crm.ui.kit.kind_icons import sign_of
from desktop_crm.ui.kit.language import day, due, local, translate, word
from desktop_crm.ui.kit.painting import Chip, Line
from desktop_crm.ui.kit.row_list import Section

_MOST_OPEN = 1000
_MOST_CLOSED = 500
_HOURS_PER_DAY = 24
_LONG_IN_HOURS = 96


class View(StrEnum):
    """Which feedback is shown."""

    OPEN = "open"
    LONG = "long"
    RECEIVED = "received"
    IN_PROGRESS = "in-progress"
    ANSWERED = "answered"
    CLOSED = "closed"


_STATES = {
    View.RECEIVED: FeedbackState.RECEIVED,
    View.IN_PROGRESS: FeedbackState.IN_PROGRESS,
    View.ANSWERED: FeedbackState.ANSWERED,
    View.CLOSED: FeedbackState.CLOSED,
}
_TONES = {
    FeedbackState.RECEIVED: "danger",
    FeedbackState.IN_PROGRESS: "warn",
    FeedbackState.ANSWERED: "accent",
    FeedbackState.CLOSED: "ok",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackFile:
    """All feedback the page knows; `hours` is how long a complaint may be open."""

    rows: tuple[FeedbackRow, ...]
    hours: int
    author: str = ""


def read_feedback(session: Any, *, wants_closed: bool) -> FeedbackFile:
    """Return the open feedback, and the closed too when it is wanted."""
    rules = settings.settings(session)
    rows = feedback.by_state(session, include_closed=False, limit=_MOST_OPEN)
    if wants_closed:
        every = feedback.by_state(session, include_closed=True, limit=len(rows) + _MOST_CLOSED)
        rows += tuple(row for row in every if row.state is FeedbackState.CLOSED)
    return FeedbackFile(rows=rows, hours=rules.complaint_hours, author=rules.user_name)


def is_long(row: FeedbackRow, now: datetime, hours: int) -> bool:
    """Tell whether a complaint is open for too long."""
    return (
        row.state is not FeedbackState.CLOSED
        and row.kind is FeedbackKind.COMPLAINT
        and hours_open(row.received_at, now) > hours
    )


def is_in(row: FeedbackRow, view: View, now: datetime, hours: int) -> bool:
    """Tell whether a feedback belongs to a view."""
    if view is View.OPEN:
        return row.state is not FeedbackState.CLOSED
    if view is View.LONG:
        return is_long(row, now, hours)
    return row.state is _STATES[view]


def view_title(view: View) -> str:
    """Return the name of a view."""
    if view is View.OPEN:
        return translate("Feedback", "All open")
    if view is View.LONG:
        return translate("Feedback", "Open too long")
    return word(_STATES[view])


def sections_of(
    rows: tuple[FeedbackRow, ...], now: datetime, today: date, hours: int
) -> list[Section]:
    """Return feedback as sections by state."""
    return [
        Section(
            title=word(state),
            tone=_TONES[state],
            lines=tuple(line_of(row, now, today, hours) for row in rows if row.state is state),
        )
        for state in FeedbackState
        if any(row.state is state for row in rows)
    ]


def line_of(row: FeedbackRow, now: datetime, today: date, hours: int) -> Line:
    """Return one line of the list."""
    sign = sign_of(row.kind)
    facts = [word(row.kind), " ".join(row.text.split())]
    text, tone = clock(row, now, hours)
    chips: tuple[Chip, ...] = ()
    if row.is_crisis:
        crisis = translate("Feedback", "Crisis")
        facts.insert(0, crisis)
        chips = (Chip(text=crisis, tone="danger"),)
    if row.state is FeedbackState.CLOSED and row.steps:
        closed_on = local(row.steps[-1].at).date()
        text = translate("Feedback", "Closed {day}").format(day=day(closed_on, today))
    return Line(
        key=row.id,
        title=row.customer_name,
        tier=row.customer_tier,
        facts=tuple(facts),
        badge=text,
        badge_tone=tone,
        icon="siren" if row.is_crisis else sign.icon,
        icon_tone="danger" if row.is_crisis else sign.tone,
        chips=chips,
        value=row,
    )


def clock(row: FeedbackRow, now: datetime, hours: int) -> tuple[str, str]:
    """Return how long a feedback is open, and its tone."""
    if row.state is FeedbackState.CLOSED:
        return word(row.state), "ok"
    passed = hours_open(row.received_at, now)
    if passed < _LONG_IN_HOURS:
        text = translate("Feedback", "Open {hours} h").format(hours=passed)
    else:
        text = translate("Feedback", "Open {days} d").format(days=passed // _HOURS_PER_DAY)
    if is_long(row, now, hours) or row.is_crisis:
        return text, "danger"
    return text, "warn" if row.kind is FeedbackKind.COMPLAINT else "neutral"


def due_text(row: FeedbackRow, today: date) -> tuple[str, str]:
    """Return by when an answer is due, and its tone; "" where no day is set or it is closed."""
    if row.due_on is None or row.state is FeedbackState.CLOSED:
        return "", "neutral"
    made = due(row.due_on, today)
    return translate("Feedback", "Answer due: {day}").format(day=made.text), made.tone
