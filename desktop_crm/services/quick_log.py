"""Saves a quick log line: what happened, what is next, tags and promises, in one undo step."""

from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from desktop_crm.domain.follow_ups import NextFollowUp
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.interactions import Logged
from desktop_crm.domain.quick_line import Parsed
from desktop_crm.domain.words import FeedbackKind, FollowUpKind, FollowUpOrigin
from desktop_crm.queries.owners import check_known
from desktop_crm.queries.settings import calendar
from desktop_crm.services import feedback, follow_ups, interactions, tags
from desktop_crm.services.use_cases import use_case
from desktop_crm.services.writing import check_contact, clean, local_day, utc

_MOST_TITLE = 80


@use_case(QT_TRANSLATE_NOOP("UseCase", "Log contact"))
def save(
    session: Session,
    customer_id: bytes,
    parsed: Parsed,
    *,
    now: datetime,
    author: str | None = None,
    contact_id: bytes | None = None,
) -> Logged:
    """Save a line as read: an interaction, or feedback for a complaint and its kin.

    A day in the line moves the open check-in of the customer, or is the day the feedback is due.
    A promise without a day is due on the next workday.
    """
    check_known(session, customer_id)
    check_contact(session, customer_id, contact_id)
    promises = [
        NextFollowUp(
            on=promise.due_on or _next_workday(session, local_day(now)),
            title=promise.text,
            kind=FollowUpKind.PROMISE_OURS,
        )
        for promise in parsed.promises
    ]
    origin = FollowUpOrigin.QUICK_LOG
    if isinstance(parsed.kind, FeedbackKind):
        feedback_id = feedback.insert_feedback(
            session,
            customer_id,
            {
                "kind": parsed.kind.value,
                "text": clean(parsed.text) or clean(parsed.line),
                "received_at": utc(parsed.happened_at),
                "channel": parsed.channel,
                "contact_id": contact_id,
                "due_on": parsed.due.on if parsed.due else None,
                "is_crisis": False,
            },
            author=author,
        )
        for promise in promises:
            follow_ups.insert_follow_up(session, customer_id, promise, origin)
        tags.assign_names(session, [customer_id], parsed.tags)
        return Logged(feedback_id=feedback_id)
    following = None
    if parsed.due is not None:
        following = NextFollowUp(on=parsed.due.on, at=parsed.due.time, title=_title(parsed.text))
    return interactions.write_log(
        session,
        customer_id,
        {
            "kind": parsed.kind.value,
            "text": clean(parsed.text),
            "happened_at": utc(parsed.happened_at),
            "contact_id": contact_id,
            "duration_minutes": parsed.duration_minutes,
            "line": clean(parsed.line),
            "author": author,
        },
        next_follow_up=following,
        tags=parsed.tags,
        promises=promises,
        origin=origin,
    )


def _next_workday(session: Session, today: date) -> date:
    """Return the first workday after today."""
    return calendar(session).shift(today + timedelta(days=1)).day


def _title(text: str) -> str:
    """Return what a follow-up is called after: the first line of what was said, not too long."""
    first = text.strip().partition("\n")[0].strip()
    return first if len(first) <= _MOST_TITLE else first[: _MOST_TITLE - 1].rstrip() + "…"
