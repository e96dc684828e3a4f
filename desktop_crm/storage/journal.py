"""The journal: triggers write every change of every journaled row into one table.

Everything here is generated from what the records declare; see `storage.entities.base`. The state
of a row is the fold of its changes in the order of their ids, and an id begins with the clock.
"""
# ruff: noqa: S608 (the only names in the statements are those of our own tables and columns)

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, LargeBinary, Table
from sqlalchemy.types import TypeDecorator

from desktop_crm.domain.values import new_id
from desktop_crm.storage import schema, search_tables

#: Tables that are only ever added to: they have an insert trigger and two that refuse.
INSERT_ONLY = frozenset({"audit_event"})
#: The hash of `own_triggers`: to make them takes all records, and longer than the first list may.
OWN_TRIGGERS = "9ae43ec6cec503c3f882334b703f0117247ef23a513d28a09178f97fbc24dd00"
_NOW = "CAST(unixepoch('subsec') * 1000 AS INTEGER) << 16"
_TICK = f"UPDATE clock SET last = max(last + 1, {_NOW});"


@dataclass(frozen=True, slots=True)
class Touched:
    """One changed row as the journal names it."""

    entity: str
    id: bytes
    root_id: bytes | None
    op: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that is not what its changes add up to; `fields` is empty when it is missing."""

    entity: str
    id: bytes
    fields: tuple[str, ...] = ()


def _tables() -> Mapping[str, Table]:
    """Return all tables by name."""
    # Declaring them all takes longer than the first list may wait; a vault is opened without.
    from desktop_crm.storage.entities.catalogue import METADATA  # noqa: PLC0415

    return METADATA.tables


def is_journaled(table: Table) -> bool:
    """Tell whether changes of `table` are logged."""
    return bool(table.info.get("journal", True))


def journaled_tables() -> tuple[Table, ...]:
    """Return the tables whose changes are logged, by name."""
    return tuple(table for _, table in sorted(_tables().items()) if is_journaled(table))


def journaled_columns(table: Table) -> tuple[Column[Any], ...]:
    """Return the columns a body holds, by name, so that the order never depends on the record."""
    return tuple(
        column
        for _, column in sorted(table.columns.items())
        if column.name != "id" and column.info.get("journal", True)
    )


def belongs_to_customer(entity: str) -> bool:
    """Tell whether rows of the table named `entity` are a customer or hang on one."""
    table = _tables().get(entity)
    return table is not None and table.info.get("root") in {"id", "customer_id"}


def is_binary(column: Column[Any]) -> bool:
    """Tell whether a column holds bytes, which stand in bodies as hexadecimal digits."""
    kind = column.type
    return isinstance(kind.impl if isinstance(kind, TypeDecorator) else kind, LargeBinary)


def body_sql(table: Table, row: str) -> str:
    """Return the SQL of a full body: all journaled columns of `row` that are not NULL."""
    return f"json_patch('{{}}', {_object(table, row)})"


def trigger_statements() -> dict[str, str]:
    """Return the DDL of every trigger of the journal by the trigger's name."""
    statements: dict[str, str] = {}
    for table in journaled_tables():
        statements |= _triggers_of(table)
    return statements


def own_triggers() -> set[str]:
    """Return the DDL of everything that runs by itself in a database of this schema."""
    return {*trigger_statements().values(), *search_tables.TRIGGERS}


def digest(statements: Iterable[str]) -> str:
    """Return the hash of statements, in whatever order."""
    return hashlib.sha256("\n".join(sorted(statements)).encode()).hexdigest()


def install(connection: Connection) -> None:
    """Replace the triggers by today's, and remember the hash of their text."""
    for name in _installed(connection):
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    for statement in trigger_statements().values():
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("UPDATE clock SET triggers = ?", (fingerprint(connection),))


def is_intact(connection: Connection) -> bool:
    """Tell whether the triggers in the database are the ones that were installed.

    A database of this very schema holds nothing else that runs by itself: whoever made it may have
    put a trigger or a view of their own into it.
    """
    stored = connection.exec_driver_sql("SELECT triggers FROM clock").scalar_one_or_none()
    if stored is None or stored != fingerprint(connection):
        return False
    found = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    return found != schema.version() or not _foreign(connection)


def fingerprint(connection: Connection) -> str:
    """Return the hash of the text of the journal's triggers as the database has them."""
    text = "\n".join(f"{name}\n{sql}" for name, sql in sorted(_installed(connection).items()))
    return hashlib.sha256(text.encode()).hexdigest()


def start_clock(connection: Connection, rev: int) -> None:
    """Make the one row the triggers read, with a fresh device id."""
    connection.exec_driver_sql(
        "INSERT INTO clock (id, last, txn, applying, device, private_root, rev)"
        f" VALUES (1, {_NOW}, 0, 0, ?, ?, ?)",
        (new_id(), new_id(), rev),
    )


def device(connection: Connection) -> bytes:
    """Return the id of this device in this vault."""
    return bytes(connection.exec_driver_sql("SELECT device FROM clock").scalar_one())


def was_restored(connection: Connection) -> bool:
    """Tell whether this vault began as a copy, with another device id before."""
    found = connection.exec_driver_sql("SELECT past_devices FROM clock").scalar_one()
    return found is not None


def renew_device(connection: Connection) -> bytes:
    """Take a new device id, for a vault that was restored or copied; the old one is remembered."""
    old = device(connection)
    connection.exec_driver_sql(
        "UPDATE clock SET device = ?,"
        " past_devices = json_insert(coalesce(past_devices, '[]'), '$[#]', ?)",
        (fresh := new_id(), old.hex()),
    )
    return fresh


def set_author(connection: Connection, author: str | None) -> None:
    """Name who writes from now on."""
    connection.exec_driver_sql("UPDATE clock SET author = ?", (author,))


@contextmanager
def muted(connection: Connection) -> Iterator[None]:
    """Write without logging: migrations, erasure and foreign changes only.

    The previous value comes back, not 0: a nested end would otherwise log foreign rows as local.
    """
    before = connection.exec_driver_sql("SELECT applying FROM clock").scalar_one()
    connection.exec_driver_sql("UPDATE clock SET applying = 1")
    try:
        yield
    finally:
        connection.exec_driver_sql("UPDATE clock SET applying = ?", (before,))


def is_muted(connection: Connection) -> bool:
    """Tell whether writes go unlogged now."""
    return bool(connection.exec_driver_sql("SELECT applying FROM clock").scalar_one())


def note_erased(connection: Connection, entity: str, entity_id: bytes) -> None:
    """Add the mark that a row was erased; it carries no value and belongs to no undo."""
    connection.exec_driver_sql(_TICK)
    connection.exec_driver_sql(
        "INSERT INTO change (id, hlc, device, author, txn, entity, entity_id, root_id, op, rev,"
        " state) SELECT unhex(printf('%016x', last) || hex(randomblob(8))), last, device, author,"
        " txn, ?, ?, ?, 'x', rev, 0 FROM clock",
        (entity, entity_id, entity_id),
    )


def last_k(connection: Connection) -> int:
    """Return the number of the newest change, 0 when there is none."""
    return int(connection.exec_driver_sql("SELECT coalesce(max(k), 0) FROM change").scalar_one())


def touched(connection: Connection, k0: int) -> list[Touched]:
    """Return the rows changed after `k0`, whoever changed them, in order; a row may come twice."""
    rows = connection.exec_driver_sql(
        "SELECT entity, entity_id, root_id, op FROM change WHERE k > ?", (k0,)
    )
    return [Touched(entity, row, root, op) for entity, row, root, op in rows]


def body_values(table: Table, body: Mapping[str, Any]) -> dict[str, Any]:
    """Return the database values of a body's known columns; unknown fields stay in the journal."""
    columns = {column.name: column for column in journaled_columns(table)}
    return {
        name: bytes.fromhex(value) if is_binary(columns[name]) and value is not None else value
        for name, value in body.items()
        if name in columns
    }


def fold(connection: Connection, entity: str, entity_id: bytes) -> dict[str, Any] | None:
    """Return the body of a row as its changes add up to it, or None when it is gone."""
    state: dict[str, Any] | None = None
    for op, after in connection.exec_driver_sql(
        "SELECT op, after FROM change WHERE entity_id = ? AND entity = ? ORDER BY id",
        (entity_id, entity),
    ):
        state = _folded(state, op, after)
    return state


def differences(connection: Connection) -> tuple[Difference, ...]:
    """Return the rows that are not the fold of the whole journal; erased ones are left out."""
    states: dict[tuple[str, bytes], dict[str, Any] | None] = {}
    for entity, entity_id, op, after in connection.exec_driver_sql(
        "SELECT entity, entity_id, op, after FROM change ORDER BY id"
    ):
        key = (entity, bytes(entity_id))
        states[key] = _folded(states.get(key), op, after)
    erased = {bytes(row[0]) for row in connection.exec_driver_sql("SELECT id FROM erased").all()}
    found: list[Difference] = []
    for table in journaled_tables():
        for entity_id, body in connection.exec_driver_sql(
            f"SELECT id, {body_sql(table, 't')} FROM {table.name} t"
        ):
            told = states.pop((table.name, bytes(entity_id)), None) or {}
            fields = _different(told, json.loads(body))
            if fields and bytes(entity_id) not in erased:
                found.append(Difference(table.name, bytes(entity_id), fields))
    known = {table.name for table in journaled_tables()}
    found += [
        Difference(entity, entity_id)
        for (entity, entity_id), state in states.items()
        if state is not None and entity in known and entity_id not in erased
    ]
    return tuple(found)


def _folded(state: dict[str, Any] | None, op: str, after: str | None) -> dict[str, Any] | None:
    if op == "i":
        return _without_nulls(json.loads(after or "{}"))
    if op == "u" and state is not None:
        return _without_nulls(state | json.loads(after or "{}"))
    return state if op == "u" else None


def _without_nulls(body: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in body.items() if value is not None}


def _different(told: dict[str, Any], found: dict[str, Any]) -> tuple[str, ...]:
    names = {*told, *found}
    return tuple(sorted(name for name in names if told.get(name) != found.get(name)))


def _installed(connection: Connection) -> dict[str, str]:
    """Return the text of the journal's triggers in the database by name."""
    rows = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        " AND (name GLOB 'log_*' OR name GLOB 'guard_*')"
    )
    return {str(name): str(sql) for name, sql in rows}


def _foreign(connection: Connection) -> set[str]:
    """Return the text of triggers and views that are not of this program."""
    rows = connection.exec_driver_sql(
        "SELECT sql FROM sqlite_master WHERE type IN ('trigger', 'view')"
    )
    found = {str(sql) for (sql,) in rows}
    return set() if digest(found) == OWN_TRIGGERS else found - own_triggers()


def _triggers_of(table: Table) -> dict[str, str]:
    name = table.name
    full_new, full_old = body_sql(table, "new"), body_sql(table, "old")
    logs = {"i": ("INSERT", "", "new", full_new, "NULL")}
    if name not in INSERT_ONLY:
        changed = " OR ".join(
            f"new.{column.name} IS NOT old.{column.name}" for column in journaled_columns(table)
        )
        logs["u"] = (
            "UPDATE",
            f" AND ({changed})",
            "new",
            _changed(table, "new"),
            _changed(table, "old"),
        )
        logs["d"] = ("DELETE", "", "old", "NULL", full_old)
    triggers = {f"log_{name}_{op}": _log(table, op, *parts) for op, parts in logs.items()}
    return triggers | _guards_of(table)


def _log(table: Table, op: str, event: str, also: str, row: str, after: str, before: str) -> str:
    name, root = table.name, table.info["root"]
    root_sql = "NULL" if root is None else f"{row}.{root}"
    return (
        f"CREATE TRIGGER log_{name}_{op} AFTER {event} ON {name}\n"
        f"WHEN (SELECT applying FROM clock) = 0{also}\n"
        f"BEGIN\n{_TICK}\n"
        "INSERT INTO change (id, hlc, device, author, txn, entity, entity_id, root_id, op,"
        " after, before, rev, state)\n"
        "SELECT unhex(printf('%016x', last) || hex(randomblob(8))), last, device, author, txn,"
        f" '{name}', {row}.id, {root_sql}, '{op}',\n{after},\n{before},\nrev, 0 FROM clock;\nEND"
    )


def _guards_of(table: Table) -> dict[str, str]:
    """Return the triggers that refuse: a key and a root never change, and some rows not at all."""
    name, root = table.name, table.info["root"]
    if name in INSERT_ONLY:
        return {
            f"guard_{name}_{op}": (
                f"CREATE TRIGGER guard_{name}_{op} BEFORE {event} ON {name}\n"
                f"BEGIN SELECT RAISE(ABORT, '{name} is only added to'); END"
            )
            for op, event in (("u", "UPDATE"), ("d", "DELETE"))
        }
    fixed = ["id"] if root in {None, "id"} else ["id", root]
    return {
        f"guard_{name}": (
            f"CREATE TRIGGER guard_{name} BEFORE UPDATE OF {', '.join(fixed)} ON {name}\n"
            f"WHEN {' OR '.join(f'new.{column} IS NOT old.{column}' for column in fixed)}\n"
            "BEGIN SELECT RAISE(ABORT, 'immutable key or root'); END"
        )
    }


def _object(table: Table, row: str) -> str:
    pairs = ", ".join(
        f"'{column.name}', {_plain(column, row)}" for column in journaled_columns(table)
    )
    return f"json_object({pairs})"


def _plain(column: Column[Any], row: str) -> str:
    value = f"{row}.{column.name}"
    # JSON holds no bytes, and hex(NULL) would be ''.
    return f"iif({value} IS NULL, NULL, lower(hex({value})))" if is_binary(column) else value


def _changed(table: Table, row: str) -> str:
    """Return the SQL of a body that holds the changed columns only, NULLs included."""
    paths = ", ".join(
        # '$.~' is a name no column has: removing it removes nothing.
        f"iif(new.{column.name} IS old.{column.name}, '$.{column.name}', '$.~')"
        for column in journaled_columns(table)
    )
    return f"json_remove({_object(table, row)}, {paths})"
