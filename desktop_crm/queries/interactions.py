"""Reads what happened."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_crm.domain.interactions import InteractionRow
from desktop_crm.domain.words import Direction, InteractionKind, read
from desktop_crm.queries.owners import OWNER, joined
from desktop_crm.storage.entities.contact import Contact
from desktop_crm.storage.entities.interaction import Interaction


def of_customers(
    session: Session,
    customer_ids: Collection[bytes],
    *,
    before: datetime | None = None,
    limit: int | None = None,
) -> tuple[InteractionRow, ...]:
    """Return what happened with some customers, newest first; `before` and `limit` page it."""
    return _read(session, customer_ids, before, limit)


def recent(session: Session, limit: int = 100) -> tuple[InteractionRow, ...]:
    """Return what happened last with anybody."""
    return _read(session, None, None, limit)


def _read(
    session: Session,
    customer_ids: Collection[bytes] | None,
    before: datetime | None,
    limit: int | None,
) -> tuple[InteractionRow, ...]:
    """Select interactions with the names they are shown with."""
    wanted = joined(
        select(
            Interaction.id,
            Interaction.contact_id,
            Interaction.kind,
            Interaction.direction,
            Interaction.happened_at,
            Interaction.duration_minutes,
            Interaction.text,
            Interaction.line,
            Interaction.author,
            Contact.name.label("contact_name"),
            *OWNER,
        ),
        Interaction,
    ).outerjoin(Contact, Contact.id == Interaction.contact_id)
    wanted = wanted.where(Interaction.happened_at.is_not(None))
    if customer_ids is not None:
        wanted = wanted.where(Interaction.customer_id.in_(customer_ids))
    if before is not None:
        wanted = wanted.where(Interaction.happened_at < before)
    wanted = wanted.order_by(Interaction.happened_at.desc(), Interaction.id.desc()).limit(limit)
    return tuple(
        InteractionRow(
            id=row.id,
            customer_id=row.owner_id,
            contact_id=row.contact_id,
            contact_name=row.contact_name,
            kind=read(InteractionKind, row.kind) or InteractionKind.NOTE,
            direction=read(Direction, row.direction),
            happened_at=row.happened_at,
            duration_minutes=row.duration_minutes,
            text=row.text or "",
            line=row.line,
            author=row.author,
            customer_name=row.owner_name or "",
        )
        for row in session.execute(wanted)
    )
