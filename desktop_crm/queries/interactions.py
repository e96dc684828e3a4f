"""Reads what happened with customers, newest first; in plain statements: they are many."""

# ruff: noqa: S608 (only names written in this file are put together)
from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy.orm import Session

from desktop_crm.domain.interactions import InteractionRow
from desktop_crm.domain.words import Direction, InteractionKind, read
from desktop_crm.queries.plain_rows import IDS, OWNED, packed, rows

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_NO_LIMIT: Final = -1

_INTERACTIONS: Final = f"""
SELECT x.id, coalesce(h.id, c.id), x.contact_id, p.name, x.kind, x.direction, x.happened_at,
       x.duration_minutes, x.text, x.line, x.author, coalesce(h.name, c.name)
  FROM interaction x LEFT JOIN contact p ON p.id = x.contact_id {OWNED}
   AND x.happened_at IS NOT NULL
"""
_NEWEST: Final = "ORDER BY x.happened_at DESC, x.id DESC LIMIT ?"
_OF_ANYBODY: Final = f"{_INTERACTIONS} {_NEWEST}"
_OF_CUSTOMERS: Final = f"{_INTERACTIONS} AND x.customer_id IN {IDS} {_NEWEST}"
_BEFORE: Final = f"{_INTERACTIONS} AND x.customer_id IN {IDS} AND x.happened_at < ? {_NEWEST}"


def of_customers(
    session: Session,
    customer_ids: Collection[bytes],
    *,
    before: datetime | None = None,
    limit: int | None = None,
) -> tuple[InteractionRow, ...]:
    """Return what happened with some customers, newest first; `before` and `limit` page it."""
    chosen, most = packed(customer_ids), _NO_LIMIT if limit is None else limit
    if before is None:
        return tuple(map(_row, rows(session, _OF_CUSTOMERS, chosen, most)))
    until = (before - _EPOCH) // _MICROSECOND
    return tuple(map(_row, rows(session, _BEFORE, chosen, until, most)))


def recent(session: Session, limit: int = 100) -> tuple[InteractionRow, ...]:
    """Return what happened last with anybody."""
    return tuple(map(_row, rows(session, _OF_ANYBODY, limit)))


def _row(stored: Any) -> InteractionRow:
    one, owner, contact, person, kind, direction, at, minutes, text, line, author, name = stored
    return InteractionRow(
        id=one,
        customer_id=owner,
        contact_id=contact,
        contact_name=person,
        kind=read(InteractionKind, kind) or InteractionKind.NOTE,
        direction=read(Direction, direction),
        happened_at=_EPOCH + timedelta(microseconds=at),
        duration_minutes=minutes,
        text=text or "",
        line=line,
        author=author,
        customer_name=name or "",
    )
