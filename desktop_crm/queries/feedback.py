"""Reads feedback with its dated steps."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Select, case, literal, select
from sqlalchemy.orm import Session

from desktop_crm.domain.errors import Refused
from desktop_crm.domain.feedback import FeedbackRow, FeedbackStepRow
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.words import FeedbackKind, FeedbackState, Tier, read
from desktop_crm.queries.batches import batches
from desktop_crm.queries.owners import OWNER, joined
from desktop_crm.storage.entities.feedback import Feedback
from desktop_crm.storage.entities.feedback_step import FeedbackStep

UNKNOWN_FEEDBACK = QT_TRANSLATE_NOOP("Refused", "There is no such feedback.")

#: Written out, for an index of open ones serves no parameter.
IS_OPEN = Feedback.state != literal(FeedbackState.CLOSED.value, literal_execute=True)
_ORDER = {state.value: place for place, state in enumerate(FeedbackState)}


def by_state(
    session: Session, *, include_closed: bool = False, limit: int = 500
) -> tuple[FeedbackRow, ...]:
    """Return feedback by state, crisis first, then the longest open; closed ones latest first."""
    wanted = _rows()
    if not include_closed:
        wanted = wanted.where(IS_OPEN)
    age = case((IS_OPEN, Feedback.received_at), else_=None)
    wanted = wanted.order_by(
        case(_ORDER, value=Feedback.state, else_=0),
        Feedback.is_crisis.desc(),
        age,
        Feedback.received_at.desc(),
    )
    return _with_steps(session, session.execute(wanted.limit(limit)))


def of_customers(session: Session, customer_ids: Collection[bytes]) -> tuple[FeedbackRow, ...]:
    """Return every feedback of some customers, newest first."""
    wanted = _rows().where(Feedback.customer_id.in_(customer_ids))
    return _with_steps(session, session.execute(wanted.order_by(Feedback.received_at.desc())))


def one(session: Session, feedback_id: bytes) -> FeedbackRow:
    """Return one feedback with its steps, or refuse an unknown id."""
    found = _with_steps(session, session.execute(_rows().where(Feedback.id == feedback_id)))
    if not found:
        raise Refused(UNKNOWN_FEEDBACK, field="feedback")
    return found[0]


def _rows() -> Select[*tuple[Any, ...]]:
    """Select feedback with the customer that is shown for it."""
    return joined(
        select(
            Feedback.id,
            Feedback.contact_id,
            Feedback.kind,
            Feedback.channel,
            Feedback.product_id,
            Feedback.sentiment,
            Feedback.text,
            Feedback.received_at,
            Feedback.due_on,
            Feedback.state,
            Feedback.assignee,
            Feedback.outcome,
            Feedback.told_on,
            Feedback.reopened,
            Feedback.is_crisis,
            *OWNER,
        ),
        Feedback,
    ).where(Feedback.received_at.is_not(None))


def _with_steps(session: Session, found: Iterable[Any]) -> tuple[FeedbackRow, ...]:
    """Make rows of what the database gave, and read their steps."""
    rows = list(found)
    steps: defaultdict[bytes, list[FeedbackStepRow]] = defaultdict(list)
    for ids in batches([row.id for row in rows]):
        wanted = (
            select(
                FeedbackStep.id,
                FeedbackStep.feedback_id,
                FeedbackStep.at,
                FeedbackStep.state,
                FeedbackStep.note,
                FeedbackStep.author,
            )
            .where(FeedbackStep.feedback_id.in_(ids), FeedbackStep.at.is_not(None))
            .order_by(FeedbackStep.at, FeedbackStep.id)
        )
        for step in session.execute(wanted):
            steps[step.feedback_id].append(
                FeedbackStepRow(
                    id=step.id,
                    feedback_id=step.feedback_id,
                    at=step.at,
                    state=read(FeedbackState, step.state) or FeedbackState.RECEIVED,
                    note=step.note,
                    author=step.author,
                )
            )
    return tuple(_row(row, tuple(steps[row.id])) for row in rows)


def _row(row: Any, steps: tuple[FeedbackStepRow, ...]) -> FeedbackRow:
    """Make one row."""
    return FeedbackRow(
        id=row.id,
        customer_id=row.owner_id,
        contact_id=row.contact_id,
        kind=read(FeedbackKind, row.kind) or FeedbackKind.QUESTION,
        channel=row.channel,
        product_id=row.product_id,
        sentiment=row.sentiment,
        text=row.text or "",
        received_at=row.received_at,
        due_on=row.due_on,
        state=read(FeedbackState, row.state) or FeedbackState.RECEIVED,
        assignee=row.assignee,
        outcome=row.outcome,
        told_on=row.told_on,
        reopened=row.reopened or 0,
        is_crisis=bool(row.is_crisis),
        steps=steps,
        customer_name=row.owner_name or "",
        customer_tier=read(Tier, row.owner_tier),
        customer_n=row.owner_n,
    )
