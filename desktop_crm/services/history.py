"""Undo, redo and single values back, from the journal alone; each is an action of its own."""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, Table, select
from sqlalchemy.orm import Session

from desktop_crm.domain.errors import Refused
from desktop_crm.domain.history import UndoResult
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.queries import history as past
from desktop_crm.services.unit_of_work import UNDOES
from desktop_crm.services.use_cases import use_case
from desktop_crm.storage import journal
from desktop_crm.storage.entities.catalogue import METADATA
from desktop_crm.storage.entities.change import Change
from desktop_crm.storage.entities.txn import Txn

# ruff: noqa: S608 (the only names in the statements are those of our own tables and columns)

NOTHING_TO_UNDO = QT_TRANSLATE_NOOP("Refused", "There is nothing to undo.")
NOTHING_TO_REDO = QT_TRANSLATE_NOOP("Refused", "There is nothing to redo.")
ALREADY_UNDONE = QT_TRANSLATE_NOOP("Refused", "This was undone already.")
BEYOND_UNDO = QT_TRANSLATE_NOOP("Refused", "This cannot be undone.")
UNKNOWN_BATCH = QT_TRANSLATE_NOOP("Refused", "This import is not in the history.")
ROW_GONE = QT_TRANSLATE_NOOP(
    "Refused", "This entry does not exist any more. Undo its deletion first."
)
VALUE_GONE = QT_TRANSLATE_NOOP("Refused", "The earlier value was erased or never existed.")


class _Block(NamedTuple):
    """Neighbouring changes of one kind in an action: they can be reversed together."""

    op: str
    low: int
    high: int
    entities: tuple[str, ...]


@use_case(QT_TRANSLATE_NOOP("UseCase", "Undo"))
def undo(session: Session, txn: int | None = None) -> UndoResult:
    """Take back an action, the newest one when none is named; what was changed since is left."""
    number = past.next_undo(session) if txn is None else txn
    if number is None:
        raise Refused(NOTHING_TO_UNDO)
    return _reverse(session, number)


@use_case(QT_TRANSLATE_NOOP("UseCase", "Redo"))
def redo(session: Session) -> UndoResult:
    """Bring back what the newest undo took; an ordinary action in between forbids it."""
    number = past.next_redo(session)
    if number is None:
        raise Refused(NOTHING_TO_REDO)
    return _reverse(session, number)


@use_case(QT_TRANSLATE_NOOP("UseCase", "Undo import"), backed_up_from=1)
def undo_batch(session: Session, batch_id: bytes) -> UndoResult:
    """Take back a whole import: its new rows and its changes of existing ones."""
    number = session.scalar(select(Txn.txn).where(Txn.batch_id == batch_id))
    if number is None:
        raise Refused(UNKNOWN_BATCH)
    return _reverse(session, number)


@use_case(QT_TRANSLATE_NOOP("UseCase", "Restore value"))
def restore_value(session: Session, change_id: bytes, field: str) -> None:
    """Write the value a field had before a change, whatever stands there now."""
    change = session.execute(
        select(Change.entity, Change.entity_id, Change.op, Change.before).where(
            Change.id == change_id
        )
    ).one_or_none()
    table = None if change is None else METADATA.tables.get(change.entity)
    if change is None or change.before is None or table is None:
        raise Refused(VALUE_GONE)
    body = json.loads(change.before)
    values = journal.body_values(table, body)
    if field not in values and (change.op == "u" or field not in _names(table)):
        raise Refused(VALUE_GONE)
    done = session.connection().exec_driver_sql(
        f"UPDATE {table.name} SET {field} = ? WHERE id = ?",
        (values.get(field), change.entity_id),
    )
    if done.rowcount == 0:
        raise Refused(ROW_GONE)


def _reverse(session: Session, number: int) -> UndoResult:
    action = session.execute(
        select(Txn.first_k, Txn.last_k, Txn.is_undoable, Txn.undoes).where(Txn.txn == number)
    ).one_or_none()
    if action is None or not action.is_undoable:
        raise Refused(BEYOND_UNDO)
    if past.is_undone(session, number):
        raise Refused(ALREADY_UNDONE)
    session.flush()
    connection = session.connection()
    kept = _kept_customers(connection, action.first_k, action.last_k)
    restored = skipped = 0
    for block in _blocks(connection, action.first_k, action.last_k):
        if block.op == "i":
            counts = _take_out(connection, block, kept, is_redo=action.undoes is not None)
        elif block.op == "d":
            counts = _put_back(connection, block)
        else:
            counts = _set_back(connection, block)
        restored, skipped = restored + counts[0], skipped + counts[1]
    # Rows the session knows may be gone or different now.
    session.expire_all()
    session.info[UNDOES] = number
    label = session.scalar(select(Txn.label).where(Txn.txn == past.source_of(session, number)))
    return UndoResult(label or "", restored, skipped, number)


def _blocks(connection: Connection, first: int, last: int) -> Iterator[_Block]:
    """Cut an action into blocks of one kind, newest first; erased and added-only rows stay out."""
    changes: Sequence[Any] = connection.exec_driver_sql(
        "SELECT k, op, entity FROM change WHERE k BETWEEN ? AND ? ORDER BY k DESC", (first, last)
    ).all()
    known = {table.name for table in journal.journaled_tables()} - journal.INSERT_ONLY
    for op, group in groupby(changes, key=lambda change: change.op):
        members = list(group)
        entities = tuple({change.entity: None for change in members if change.entity in known})
        if op != "x" and entities:
            yield _Block(op, members[-1].k, members[0].k, entities)


def _kept_customers(connection: Connection, first: int, last: int) -> str:
    """Return the customers this action made that somebody went on with, as JSON of hex ids.

    They stay with all their rows: half a customer helps nobody.
    """
    kept: set[str] = set()
    made = (
        "(SELECT entity_id FROM change WHERE k BETWEEN ?1 AND ?2"
        " AND op = 'i' AND entity = 'customer')"
    )
    if not connection.exec_driver_sql(
        "SELECT EXISTS (SELECT 1 FROM change WHERE k BETWEEN ? AND ?"
        " AND op = 'i' AND entity = 'customer')",
        (first, last),
    ).scalar_one():
        return "[]"
    for table in journal.journaled_tables():
        root = table.info["root"]
        if root not in {"id", "customer_id"} or _is_empty(connection, table):
            continue
        if root == "customer_id":
            kept.update(
                row[0]
                for row in connection.exec_driver_sql(
                    f"SELECT DISTINCT hex(s.customer_id) FROM {made} m"
                    f" CROSS JOIN {table.name} s ON s.customer_id = m.entity_id"
                    " WHERE s.id NOT IN (SELECT entity_id FROM change"
                    f" WHERE k BETWEEN ?1 AND ?2 AND op = 'i' AND entity = '{table.name}')",
                    (first, last),
                )
            )
        kept.update(
            row[0]
            for row in connection.exec_driver_sql(
                f"SELECT DISTINCT hex(c.root_id) FROM change c"
                f" CROSS JOIN {table.name} t ON t.id = c.entity_id"
                " WHERE c.k BETWEEN ?1 AND ?2 AND c.op = 'i'"
                f" AND c.entity = '{table.name}' AND c.root_id IN {made}"
                f" AND c.after IS NOT {journal.body_sql(table, 't')}"
                # Rows the action itself changed after adding them are judged value by value.
                " AND c.entity_id NOT IN (SELECT entity_id FROM change"
                " WHERE k BETWEEN ?1 AND ?2 AND op = 'u')",
                (first, last),
            )
        )
    return json.dumps(sorted(kept))


def _take_out(
    connection: Connection, block: _Block, kept: str, *, is_redo: bool
) -> tuple[int, int]:
    """Delete what an action added, children first, unless it was changed or is referred to."""
    restored = skipped = 0
    span = (block.low, block.high)
    for table in _children_first(block.entities):
        mine = (
            f"FROM change c CROSS JOIN {table.name} t ON t.id = c.entity_id"
            f" WHERE c.k BETWEEN ?1 AND ?2 AND c.op = 'i' AND c.entity = '{table.name}'"
        )
        wanted = json.dumps(
            [
                row[0]
                for column in _references_to(table)
                if not _is_empty(connection, column.table)
                for row in connection.exec_driver_sql(
                    _referred(table, column, is_redo=is_redo),
                    (*span, block.low if column.table is not table else block.high + 1),
                )
            ]
        )
        done = connection.exec_driver_sql(
            f"DELETE FROM {table.name} WHERE id IN (SELECT c.entity_id {mine}"
            f" AND c.after = {journal.body_sql(table, 't')}"
            " AND c.entity_id NOT IN (SELECT unhex(value) FROM json_each(?3))"
            " AND ifnull(c.root_id, x'') NOT IN (SELECT unhex(value) FROM json_each(?4)))",
            (*span, wanted, kept),
        )
        restored += done.rowcount
        skipped += connection.exec_driver_sql(f"SELECT count(*) {mine}", span).scalar_one()
    return restored, skipped


def _referred(table: Table, column: Column[Any], *, is_redo: bool) -> str:
    """Return SQL for the rows of `table` in a block (?1 to ?2) that `column` points at since then.

    What pointed there before ?3 did so without the row: it was deleted under it, or is one of those
    the action added earlier, which go next. A redo only repeats what was done under the same
    pointers, so those that undo and redo wrote meanwhile do not count.
    """
    by_others = " AND x.txn NOT IN (SELECT txn FROM txn WHERE undoes IS NOT NULL)"
    other = column.table
    # Within one customer the index on the customer serves every reference.
    is_within = table.info["root"] == "customer_id" and "customer_id" in other.columns
    same_root = " AND s.customer_id = c.root_id" if is_within else ""
    return (
        f"SELECT DISTINCT hex(c.entity_id) FROM change c"
        f" CROSS JOIN {other.name} s ON s.{column.name} = c.entity_id{same_root}"
        f" WHERE c.k BETWEEN ?1 AND ?2 AND c.op = 'i' AND c.entity = '{table.name}'"
        " AND EXISTS (SELECT 1 FROM change x WHERE x.entity_id = s.id AND x.k >= ?3"
        f" AND (x.op = 'i' OR json_type(x.after, '$.{column.name}') IS NOT NULL)"
        f"{by_others if is_redo else ''})"
    )


def _put_back(connection: Connection, block: _Block) -> tuple[int, int]:
    """Insert what an action deleted, parents first, but nothing erased or orphaned."""
    restored = wanted = 0
    for table in reversed(_children_first(block.entities)):
        names = _names(table)
        root = table.info["root"]
        alive = (
            " AND EXISTS (SELECT 1 FROM customer r WHERE r.id = c.root_id)"
            if root == "customer_id"
            else ""
        )
        values = ", ".join(
            f"unhex(json_extract(c.before, '$.{column.name}'))"
            if journal.is_binary(column)
            else f"json_extract(c.before, '$.{column.name}')"
            for column in journal.journaled_columns(table)
        )
        mine = (
            "FROM change c WHERE c.k BETWEEN ?1 AND ?2"
            f" AND c.op = 'd' AND c.entity = '{table.name}'"
        )
        done = connection.exec_driver_sql(
            f"INSERT INTO {table.name} (id, {', '.join(names)})"
            f" SELECT c.entity_id, {values} {mine} AND c.before IS NOT NULL{alive}"
            f" AND NOT EXISTS (SELECT 1 FROM {table.name} t WHERE t.id = c.entity_id)"
            " AND NOT EXISTS (SELECT 1 FROM erased e WHERE e.id IN (c.entity_id, c.root_id))"
            " ORDER BY c.k",
            (block.low, block.high),
        )
        restored += done.rowcount
        wanted += connection.exec_driver_sql(
            f"SELECT count(*) {mine}", (block.low, block.high)
        ).scalar_one()
    return restored, wanted - restored


def _set_back(connection: Connection, block: _Block) -> tuple[int, int]:
    """Write the old value of every changed field that still has the value this action gave it."""
    restored = skipped = 0
    for entity, entity_id, after, before in connection.exec_driver_sql(
        "SELECT entity, entity_id, after, before FROM change"
        " WHERE k BETWEEN ? AND ? ORDER BY k DESC",
        (block.low, block.high),
    ).all():
        table = METADATA.tables.get(entity)
        if table is None or after is None or before is None or entity in journal.INSERT_ONLY:
            continue
        new = journal.body_values(table, json.loads(after))
        old = journal.body_values(table, json.loads(before))
        names = [name for name in new if name in old]
        if not names:
            continue
        still = connection.exec_driver_sql(
            f"SELECT {', '.join(f'{name} IS ?' for name in names)} FROM {entity} WHERE id = ?",
            (*(new[name] for name in names), entity_id),
        ).one_or_none()
        mine = [name for name, same in zip(names, still or (), strict=False) if same]
        if mine:
            connection.exec_driver_sql(
                f"UPDATE {entity} SET {', '.join(f'{name} = ?' for name in mine)} WHERE id = ?",
                (*(old[name] for name in mine), entity_id),
            )
        restored, skipped = restored + len(mine), skipped + len(names) - len(mine)
    return restored, skipped


def _names(table: Table) -> list[str]:
    return [column.name for column in journal.journaled_columns(table)]


def _is_empty(connection: Connection, table: Table) -> bool:
    found = connection.exec_driver_sql(f"SELECT EXISTS (SELECT 1 FROM {table.name})")
    return not found.scalar_one()


@cache
def _references_to(table: Table) -> tuple[Column[Any], ...]:
    """Return the columns of all tables whose ids point at rows of `table`."""
    return tuple(
        column
        for other in journal.journaled_tables()
        for column in other.columns
        if column.info.get("refers") == table.name
        or any(key.column.table is table for key in column.foreign_keys)
    )


def _children_first(entities: Sequence[str]) -> list[Table]:
    """Return the tables so that every one stands before those its rows point at."""
    waiting = [METADATA.tables[entity] for entity in entities]
    ordered: list[Table] = []
    while waiting:
        free = next(
            table
            for table in waiting
            if not any(
                column.table is not table and column.table in waiting
                for column in _references_to(table)
            )
        )
        waiting.remove(free)
        ordered.append(free)
    return ordered
