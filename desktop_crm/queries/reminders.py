"""Reads everything a person should be reminded of between two days."""

from datetime import date, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_crm.domain.reminders import Reminder, ReminderKind
from desktop_crm.queries import occasions
from desktop_crm.queries.batches import batches
from desktop_crm.queries.feedback import IS_OPEN
from desktop_crm.queries.follow_ups import IS_OPEN as IS_OPEN_FOLLOW_UP
from desktop_crm.queries.owners import OWNER, joined
from desktop_crm.storage.entities.customer import Customer
from desktop_crm.storage.entities.feedback import Feedback
from desktop_crm.storage.entities.follow_up import FollowUp


def between(session: Session, first: date, last: date) -> tuple[Reminder, ...]:
    """Return follow-ups, occasions and feedback due from `first` to `last`, in order."""
    found = [
        *_follow_ups(session, first, last),
        *_feedback(session, first, last),
        *_occasions(session, first, last),
    ]
    return tuple(sorted(found, key=lambda item: (item.on, item.at or time.max, item.kind)))


def _follow_ups(session: Session, first: date, last: date) -> list[Reminder]:
    """Return the open follow-ups due in the span."""
    wanted = joined(
        select(FollowUp.id, FollowUp.title, FollowUp.due_on, FollowUp.due_time, *OWNER), FollowUp
    ).where(IS_OPEN_FOLLOW_UP, FollowUp.due_on.between(first, last))
    return [
        Reminder(
            on=row.due_on,
            at=row.due_time,
            kind=ReminderKind.FOLLOW_UP,
            customer_id=row.owner_id,
            customer_name=row.owner_name or "",
            external_id=row.owner_external_id,
            title=row.title or "",
            follow_up_id=row.id,
        )
        for row in session.execute(wanted)
    ]


def _feedback(session: Session, first: date, last: date) -> list[Reminder]:
    """Return the open feedback due in the span."""
    wanted = joined(select(Feedback.id, Feedback.text, Feedback.due_on, *OWNER), Feedback).where(
        IS_OPEN, Feedback.due_on.between(first, last)
    )
    return [
        Reminder(
            on=row.due_on,
            kind=ReminderKind.FEEDBACK,
            customer_id=row.owner_id,
            customer_name=row.owner_name or "",
            external_id=row.owner_external_id,
            title=row.text or "",
            feedback_id=row.id,
        )
        for row in session.execute(wanted)
    ]


def _occasions(session: Session, first: date, last: date) -> list[Reminder]:
    """Return the occasions in the span."""
    rows = occasions.upcoming(session, first, last)
    external: dict[bytes, str | None] = {}
    for ids in batches({row.customer_id for row in rows}):
        wanted = select(Customer.id, Customer.external_id).where(Customer.id.in_(ids))
        external.update((row.id, row.external_id) for row in session.execute(wanted))
    return [
        Reminder(
            on=row.next_on,
            kind=ReminderKind.OCCASION,
            customer_id=row.customer_id,
            customer_name=row.customer_name,
            external_id=external.get(row.customer_id),
            title=row.title or "",
            contact_name=row.contact_name,
            occasion_kind=row.kind,
            occasion_id=row.id,
        )
        for row in rows
        if row.next_on is not None
    ]
