"""What the journal tells: who changed what, and which action can be undone or redone next."""

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Row, Select, and_, func, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.types import TypeDecorator

from desktop_crm.domain.history import ActionRow, ChangeKind, FieldChange, HistoryRow
from desktop_crm.queries.owners import members
from desktop_crm.storage import journal
from desktop_crm.storage.entities.catalogue import METADATA
from desktop_crm.storage.entities.change import Change
from desktop_crm.storage.entities.customer import Customer
from desktop_crm.storage.entities.txn import Txn

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DIALECT = sqlite.dialect()
_LOOK_AHEAD = 50
_EVENTS = "audit_event"


def of_customer(session: Session, customer_id: bytes, limit: int = 200) -> tuple[HistoryRow, ...]:
    """Return the newest changes of one customer and all its rows."""
    # By id: that is the order of the fold, also among changes that came from elsewhere.
    group = members(session, customer_id)
    return _rows(session, _changes().where(Change.root_id.in_(group)), Change.id, limit)


def recent(session: Session, limit: int = 200) -> tuple[HistoryRow, ...]:
    """Return the newest changes of all; events of the audit are no changes."""
    return _rows(session, _changes().where(Change.entity != _EVENTS), Change.k, limit)


def of_action(session: Session, txn: int, limit: int = 200) -> tuple[HistoryRow, ...]:
    """Return the changes of one action, newest first."""
    span = session.execute(select(Txn.first_k, Txn.last_k).where(Txn.txn == txn)).one_or_none()
    if span is None:
        return ()
    return _rows(session, _changes().where(Change.k.between(*span)), Change.k, limit)


def actions(session: Session, limit: int = 200) -> tuple[ActionRow, ...]:
    """Return the newest actions of this device, however many rows each of them changed."""
    rows = session.scalars(select(Txn).order_by(Txn.txn.desc()).limit(limit)).all()
    gone = _undone(session, rows[-1].txn) if rows else frozenset()
    return tuple(
        ActionRow(
            txn=row.txn,
            at=row.at,
            label=row.label,
            count=row.last_k - row.first_k + 1,
            undone=row.txn in gone,
            undoable=row.is_undoable,
            undoes=row.undoes,
            batch_id=row.batch_id,
        )
        for row in rows
    )


def undo_label(session: Session) -> str | None:
    """Return the key of the use case the next undo takes back, or None."""
    return _label(session, next_undo(session))


def redo_label(session: Session) -> str | None:
    """Return the key of the use case the next redo brings back, or None."""
    number = next_redo(session)
    return _label(session, None if number is None else source_of(session, number))


def next_undo(session: Session) -> int | None:
    """Return the newest action that is neither an undo, nor undone, nor beyond undo."""
    gone: set[int] = set()
    for row in _newest_first(session):
        if row.txn in gone:
            continue
        if row.undoes is not None:
            gone.add(row.undoes)
        elif row.is_undoable:
            return int(row.txn)
    return None


def next_redo(session: Session) -> int | None:
    """Return the newest undo that still holds; an ordinary action after it has cleared it."""
    gone: set[int] = set()
    for row in _newest_first(session):
        if row.undoes is None:
            return None
        if row.txn in gone:
            continue
        gone.add(row.undoes)
        if row.level % 2:
            return int(row.txn)
    return None


def is_undone(session: Session, txn: int) -> bool:
    """Tell whether an action was taken back and not brought back since."""
    return any(
        not is_undone(session, by)
        for by in session.scalars(select(Txn.txn).where(Txn.undoes == txn)).all()
    )


def source_of(session: Session, txn: int) -> int:
    """Return the ordinary action at the bottom of a chain of undo and redo."""
    while True:
        below = session.scalar(select(Txn.undoes).where(Txn.txn == txn))
        if below is None:
            return txn
        txn = below


def _newest_first(session: Session) -> Iterator[Row[int, int | None, int, bool]]:
    """Walk the actions backwards, a few at a time: the answer is nearly always near the end."""
    last: int | None = None
    while True:
        query = select(Txn.txn, Txn.undoes, Txn.level, Txn.is_undoable).order_by(Txn.txn.desc())
        if last is not None:
            query = query.where(Txn.txn < last)
        rows = session.execute(query.limit(_LOOK_AHEAD)).all()
        yield from rows
        if len(rows) < _LOOK_AHEAD:
            return
        last = rows[-1].txn


def _undone(session: Session, since: int) -> frozenset[int]:
    """Return the actions from `since` that were reversed by one that was not reversed itself."""
    gone: set[int] = set()
    for number, undoes in session.execute(
        select(Txn.txn, Txn.undoes)
        .where(Txn.undoes.is_not(None), Txn.txn > since)
        .order_by(Txn.txn.desc())
    ):
        if number not in gone and undoes is not None:
            gone.add(undoes)
    return frozenset(gone)


def _label(session: Session, txn: int | None) -> str | None:
    return None if txn is None else session.scalar(select(Txn.label).where(Txn.txn == txn))


def _changes() -> Select[*tuple[Any, ...]]:
    # By range of k as well: what is written between two actions carries the number of the older.
    is_part = and_(Txn.txn == Change.txn, Change.k.between(Txn.first_k, Txn.last_k))
    return (
        select(
            Change.id,
            func.coalesce(Txn.txn, 0).label("txn"),
            Change.hlc,
            Change.author,
            Change.entity,
            Change.entity_id,
            Change.root_id,
            Change.op,
            Change.after,
            Change.before,
            Txn.label,
            Txn.undoes,
            Txn.batch_id,
            Customer.name,
        )
        .outerjoin(Txn, is_part)
        .outerjoin(Customer, Customer.id == Change.root_id)
    )


def _rows(
    session: Session, query: Select[*tuple[Any, ...]], order: InstrumentedAttribute[Any], limit: int
) -> tuple[HistoryRow, ...]:
    found: Sequence[Row[*tuple[Any, ...]]] = session.execute(
        query.order_by(order.desc()).limit(limit)
    ).all()
    numbers = [row.txn for row in found if row.txn]
    gone = _undone(session, min(numbers)) if numbers else frozenset()
    return tuple(
        HistoryRow(
            change_id=row.id,
            txn=row.txn,
            at=_EPOCH + timedelta(milliseconds=row.hlc >> 16),
            author=row.author,
            label=row.label or "",
            entity=row.entity,
            entity_id=row.entity_id,
            customer_id=row.root_id if journal.belongs_to_customer(row.entity) else None,
            customer_name=row.name or "",
            op=ChangeKind(row.op),
            fields=_fields(row.entity, row.before, row.after),
            undone=row.txn in gone,
            undoes=row.undoes,
            batch_id=row.batch_id,
        )
        for row in found
    )


def _fields(entity: str, before: str | None, after: str | None) -> tuple[FieldChange, ...]:
    old: dict[str, Any] = json.loads(before) if before else {}
    new: dict[str, Any] = json.loads(after) if after else {}
    table = METADATA.tables.get(entity)
    if table is None:
        return tuple(FieldChange(name, old.get(name), new.get(name)) for name in {**old, **new})
    root = table.info.get("root")
    return tuple(
        FieldChange(
            column.name,
            _value(column.type, journal.body_values(table, old).get(column.name)),
            _value(column.type, journal.body_values(table, new).get(column.name)),
        )
        for column in table.columns
        if column.name in {*old, *new} and column.name != root
    )


def _value(kind: object, stored: object) -> object:
    """Return a stored value as its column gives it; what a newer version wrote stays as it is."""
    if stored is not None and isinstance(kind, TypeDecorator):
        with suppress(ValueError, TypeError, ArithmeticError):
            return kind.process_result_value(stored, _DIALECT)
    return stored
