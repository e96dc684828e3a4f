"""Records feedback and leads it through its dated steps."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, func, insert, update
from sqlalchemy.orm import Session

from desktop_crm.domain.errors import Refused
from desktop_crm.domain.feedback import check_close, check_reopen, check_step
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.values import new_id
from desktop_crm.domain.words import FeedbackKind, FeedbackState
from desktop_crm.queries import feedback as stored
from desktop_crm.queries.owners import check_known
from desktop_crm.queries.settings import settings
from desktop_crm.services.use_cases import use_case
from desktop_crm.services.writing import (
    UNKNOWN_FIELD,
    check_contact,
    clean,
    day_or_none,
    owner_of,
    text_or_none,
    utc,
    word,
)
from desktop_crm.storage.entities.feedback import Feedback
from desktop_crm.storage.entities.feedback_step import FeedbackStep

NO_TEXT = QT_TRANSLATE_NOOP("Refused", "Write down what the customer said.")

_MOST_SENTIMENT = 2
_TEXTS = ("text", "channel", "assignee", "outcome")
_DAYS = ("due_on", "told_on")
_PLAIN = ("contact_id", "product_id", "is_crisis")


@use_case(QT_TRANSLATE_NOOP("UseCase", "Record feedback"))
def record(  # noqa: PLR0913 - one argument per thing a form can say
    session: Session,
    customer_id: bytes,
    *,
    kind: FeedbackKind,
    text: str,
    received_at: datetime,
    channel: str | None = None,
    contact_id: bytes | None = None,
    due_on: date | None = None,
    sentiment: int | None = None,
    is_crisis: bool = False,
    assignee: str | None = None,
    product_id: bytes | None = None,
    author: str | None = None,
) -> bytes:
    """Record what a customer told us; its first step is RECEIVED."""
    check_known(session, customer_id)
    check_contact(session, customer_id, contact_id)
    return insert_feedback(
        session,
        customer_id,
        {
            "kind": kind.value,
            "text": clean(text),
            "received_at": utc(received_at),
            "channel": text_or_none(channel),
            "contact_id": contact_id,
            "due_on": due_on,
            "sentiment": _sentiment(sentiment),
            "is_crisis": is_crisis,
            "assignee": text_or_none(assignee),
            "product_id": product_id,
        },
        author=author,
    )


@use_case(QT_TRANSLATE_NOOP("UseCase", "Advance feedback"))
def advance(
    session: Session,
    feedback_id: bytes,
    state: FeedbackState,
    *,
    at: datetime,
    note: str | None = None,
    author: str | None = None,
) -> None:
    """Take the next step, with its time."""
    row = stored.one(session, feedback_id)
    check_step(row.state, state)
    _step(session, row.customer_id, feedback_id, state, at, note=note, author=author)
    session.execute(update(Feedback).where(Feedback.id == feedback_id).values(state=state.value))


@use_case(QT_TRANSLATE_NOOP("UseCase", "Close feedback"))
def close(
    session: Session,
    feedback_id: bytes,
    *,
    outcome: str,
    told_on: date | None = None,
    at: datetime,
    author: str | None = None,
) -> None:
    """Close feedback; it needs an outcome, and a complaint the day the customer was told."""
    row = stored.one(session, feedback_id)
    check_close(row.kind, row.state, outcome, told_on)
    closed = FeedbackState.CLOSED
    _step(session, row.customer_id, feedback_id, closed, at, note=outcome, author=author)
    session.execute(
        update(Feedback)
        .where(Feedback.id == feedback_id)
        .values(state=closed.value, outcome=clean(outcome), told_on=told_on)
    )


@use_case(QT_TRANSLATE_NOOP("UseCase", "Reopen feedback"))
def reopen(
    session: Session,
    feedback_id: bytes,
    *,
    at: datetime,
    note: str | None = None,
    author: str | None = None,
) -> None:
    """Open closed feedback again, and count it; the old outcome stays in the steps."""
    row = stored.one(session, feedback_id)
    check_reopen(row.state)
    working = FeedbackState.IN_PROGRESS
    _step(session, row.customer_id, feedback_id, working, at, note=note, author=author)
    session.execute(
        update(Feedback)
        .where(Feedback.id == feedback_id)
        .values(
            state=working.value,
            reopened=func.coalesce(Feedback.reopened, 0) + 1,
            told_on=None,
        )
    )


@use_case(QT_TRANSLATE_NOOP("UseCase", "Edit feedback"))
def edit(session: Session, feedback_id: bytes, changes: Mapping[str, object]) -> None:
    """Change fields of feedback, by name; the state has its own steps."""
    owner = owner_of(session, Feedback, feedback_id, stored.UNKNOWN_FEEDBACK, "feedback")
    values = {name: _value(name, value) for name, value in changes.items()}
    if "text" in values and not values["text"]:
        raise Refused(NO_TEXT, field="text")
    check_contact(session, owner, values.get("contact_id"))
    if values:
        session.execute(update(Feedback).where(Feedback.id == feedback_id).values(values))


@use_case(QT_TRANSLATE_NOOP("UseCase", "Remove feedback"))
def remove(session: Session, feedback_id: bytes) -> None:
    """Remove feedback with its steps."""
    owner_of(session, Feedback, feedback_id, stored.UNKNOWN_FEEDBACK, "feedback")
    session.execute(delete(FeedbackStep).where(FeedbackStep.feedback_id == feedback_id))
    session.execute(delete(Feedback).where(Feedback.id == feedback_id))


def insert_feedback(
    session: Session,
    customer_id: bytes,
    values: Mapping[str, Any],
    *,
    author: str | None = None,
) -> bytes:
    """Write new feedback with its first step, as part of a larger use case."""
    if not values["text"]:
        raise Refused(NO_TEXT, field="text")
    feedback_id = new_id()
    received = FeedbackState.RECEIVED
    session.execute(
        insert(Feedback).values(
            **{
                **values,
                "id": feedback_id,
                "customer_id": customer_id,
                "state": received.value,
                "reopened": 0,
            }
        )
    )
    _step(session, customer_id, feedback_id, received, values["received_at"], author=author)
    return feedback_id


def _step(
    session: Session,
    customer_id: bytes,
    feedback_id: bytes,
    state: FeedbackState,
    at: datetime,
    *,
    note: str | None = None,
    author: str | None = None,
) -> None:
    """Write one dated step."""
    session.execute(
        insert(FeedbackStep).values(
            id=new_id(),
            customer_id=customer_id,
            feedback_id=feedback_id,
            at=utc(at),
            state=state.value,
            note=text_or_none(note),
            author=text_or_none(author) or settings(session).user_name or None,
        )
    )


def _sentiment(value: object) -> int | None:
    """Return a mood between -2 and 2; beyond counts as the end of the scale."""
    if not isinstance(value, int):
        return None
    return max(-_MOST_SENTIMENT, min(_MOST_SENTIMENT, value))


def _value(name: str, value: object) -> Any:
    """Return one value as it is stored."""
    if name in _PLAIN:
        return value
    if name in _TEXTS:
        return text_or_none(value)
    if name in _DAYS:
        return day_or_none(value, name)
    match name:
        case "kind":
            return word(FeedbackKind, value, name).value
        case "received_at" if isinstance(value, datetime):
            return utc(value)
        case "sentiment":
            return _sentiment(value)
        case _:
            raise Refused(UNKNOWN_FIELD, field=name, name=name)
