"""Every write of every journaled row is logged, and the rows are the fold of what was logged."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, Integer, Table, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from desktop_crm.domain.values import new_id
from desktop_crm.services import vaults
from desktop_crm.storage import journal
from desktop_crm.storage.entities.audit_event import AuditEvent
from desktop_crm.storage.entities.catalogue import ENTITIES
from desktop_crm.storage.entities.contact import Contact
from desktop_crm.storage.entities.customer import Customer
from desktop_crm.storage.entities.segment import Segment
from desktop_crm.storage.entities.tag import Tag
from desktop_crm.storage.entities.types import Day, DayTime, Moment, YesNo
from desktop_crm.storage.vault import Vault, create
from tests.storage.conftest import CHEAP, PASSPHRASE

JOURNALED = journal.journaled_tables()
CHANGING = [table for table in JOURNALED if table.name not in journal.INSERT_ONLY]
BY_NAME = {entity.__tablename__: entity for entity in ENTITIES}
_FRESH = "INSERT INTO {} ({}) VALUES ({})"
#: Never written so in the program; a test of the sources looks for the words.
_REPLACING = _FRESH.replace("INSERT", "INSERT OR " + "REPLACE")


class _Enough(Exception):
    """Takes back what a test wrote."""


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    folder = tmp_path_factory.mktemp("journal") / "shop.crmvault"
    vault = create(folder, PASSPHRASE, kdf=CHEAP)
    yield vault
    vault.close()


@pytest.fixture
def session(shared: Vault) -> Iterator[Session]:
    with suppress(_Enough), shared.write() as opened:
        yield opened
        raise _Enough


@pytest.fixture
def connection(session: Session) -> Connection:
    return session.connection()


@pytest.fixture
def customer_id(connection: Connection) -> bytes:
    connection.execute(insert(Customer).values(id=(made := new_id()), name="海纳机械"))
    return made


def _raw(table: Table, customer_id: bytes, number: int) -> dict[str, Any]:
    """Return database values for every journaled column of a row."""
    values: dict[str, Any] = {"id": new_id()}
    for column in journal.journaled_columns(table):
        if column.name == "customer_id":
            values[column.name] = customer_id
        elif journal.is_binary(column):
            values[column.name] = new_id()
        elif isinstance(column.type, Integer | Moment | YesNo):
            values[column.name] = number
        elif isinstance(column.type, DayTime):
            values[column.name] = "09:05"
        elif isinstance(column.type, Day):
            values[column.name] = f"2026-01-{number % 28 + 1:02}"
        else:
            values[column.name] = str(number)
    return values


def _logged(connection: Connection, k0: int) -> list[tuple[str, str, bytes]]:
    return [
        (row.op, row.entity, row.entity_id)
        for row in connection.exec_driver_sql(
            "SELECT op, entity, entity_id FROM change WHERE k > ? ORDER BY k", (k0,)
        )
    ]


def _insert_raw(
    connection: Connection, table: Table, values: dict[str, Any], statement: str = _FRESH
) -> None:
    connection.exec_driver_sql(
        statement.format(table.name, ", ".join(values), ", ".join("?" * len(values))),
        tuple(values.values()),
    )


def _changeable(table: Table) -> str:
    return next(
        column.name
        for column in journal.journaled_columns(table)
        if column.name != table.info["root"]
    )


def _python(table: Table, values: dict[str, Any]) -> dict[str, Any]:
    """Return the values as the ORM takes them: written raw, read back through the types."""
    return {name: values[name] for name in ("id", "customer_id", "device", "mac") if name in values}


@pytest.mark.parametrize("table", JOURNALED, ids=lambda table: table.name)
def test_every_way_to_insert_is_logged(
    table: Table, session: Session, connection: Connection, customer_id: bytes
) -> None:
    numbers = count(1)
    entity = BY_NAME[table.name]

    def by_orm(values: dict[str, Any]) -> None:
        session.add(entity(**_python(table, values)))
        session.flush()

    ways: dict[str, Callable[[dict[str, Any]], object]] = {
        "orm": by_orm,
        "core": lambda values: connection.execute(insert(entity), _python(table, values)),
        "many": lambda values: connection.execute(insert(entity), [_python(table, values)]),
        "bulk": lambda values: session.bulk_insert_mappings(
            entity.__mapper__, [_python(table, values)]
        ),
        "raw": lambda values: _insert_raw(connection, table, values),
        "upsert": lambda values: connection.execute(
            upsert(entity).values(_python(table, values)).on_conflict_do_nothing()
        ),
    }
    for way, write in ways.items():
        values = _raw(table, customer_id, next(numbers))
        k0 = journal.last_k(connection)
        write(values)
        assert _logged(connection, k0) == [("i", table.name, values["id"])], way
        stored = connection.exec_driver_sql(
            "SELECT root_id, after, before FROM change WHERE k > ?", (k0,)
        ).one()
        root = table.info["root"]
        expected = {None: None, "id": values["id"], "customer_id": customer_id}
        if way == "raw":
            body = journal.body_values(table, json.loads(stored.after))
            assert body == {name: value for name, value in values.items() if name != "id"}
            expected["scope_id"] = values.get("scope_id")
        assert stored.root_id == expected.get(root)
        assert stored.before is None
    assert journal.differences(connection) == ()


@pytest.mark.parametrize("table", CHANGING, ids=lambda table: table.name)
def test_every_way_to_change_and_delete_is_logged(
    table: Table, session: Session, connection: Connection, customer_id: bytes
) -> None:
    entity = BY_NAME[table.name]
    field = _changeable(table)
    stored = iter(range(100, 200))

    def fresh() -> bytes:
        values = _raw(table, customer_id, next(stored))
        _insert_raw(connection, table, values)
        return bytes(values["id"])

    def raw(statement: str) -> Callable[[bytes], object]:
        return lambda one: connection.exec_driver_sql(statement.format(table.name, field), (one,))

    def orm_delete(one: bytes) -> None:
        session.delete(session.get_one(entity, one))
        session.flush()

    def orm_update(one: bytes) -> None:
        setattr(session.get_one(entity, one), field, None)
        session.flush()

    column = table.columns
    changes: dict[str, Callable[[bytes], object]] = {
        "orm": orm_update,
        "core": lambda one: session.execute(
            update(entity).where(column.id == one).values({field: None})
        ),
        "raw": raw("UPDATE {} SET {} = NULL WHERE id = ?"),
        "upsert": raw(
            "INSERT INTO {0} (id, {1}) SELECT id, NULL FROM {0} WHERE id = ?"
            " ON CONFLICT (id) DO UPDATE SET {1} = excluded.{1}"
        ),
    }
    if table.info["root"] == "customer_id":
        changes["upsert"] = raw(
            "INSERT INTO {0} (id, customer_id, {1}) SELECT id, customer_id, NULL FROM {0}"
            " WHERE id = ? ON CONFLICT (id) DO UPDATE SET {1} = excluded.{1}"
        )
    for way, write in changes.items():
        one = fresh()
        k0 = journal.last_k(connection)
        write(one)
        assert _logged(connection, k0) == [("u", table.name, one)], way
        after, before = connection.exec_driver_sql(
            "SELECT after, before FROM change WHERE k > ?", (k0,)
        ).one()
        assert json.loads(after) == {field: None}
        assert list(json.loads(before)) == [field]
    removals: dict[str, Callable[[bytes], object]] = {
        "orm": orm_delete,
        "core": lambda one: session.execute(delete(entity).where(column.id == one)),
        "raw": raw("DELETE FROM {} WHERE id = ?"),
    }
    for way, write in removals.items():
        one = fresh()
        k0 = journal.last_k(connection)
        write(one)
        assert _logged(connection, k0) == [("d", table.name, one)], way
    assert journal.differences(connection) == ()


@pytest.mark.parametrize("table", CHANGING, ids=lambda table: table.name)
def test_a_replaced_row_is_logged_as_deleted_and_inserted(
    table: Table, connection: Connection, customer_id: bytes
) -> None:
    values = _raw(table, customer_id, 1)
    _insert_raw(connection, table, values)
    k0 = journal.last_k(connection)
    _insert_raw(connection, table, values, statement=_REPLACING)
    assert [op for op, _, one in _logged(connection, k0) if one == values["id"]] == ["d", "i"]


def test_without_recursive_triggers_a_replaced_row_would_go_unseen(connection: Connection) -> None:
    assert connection.exec_driver_sql("PRAGMA recursive_triggers").scalar_one() == 1
    values = {"id": new_id(), "name": "a"}
    _insert_raw(connection, Tag.__table__, values)  # type: ignore[arg-type]
    k0 = journal.last_k(connection)
    connection.exec_driver_sql("PRAGMA recursive_triggers = OFF")
    try:
        _insert_raw(connection, Tag.__table__, values, _REPLACING)  # type: ignore[arg-type]
    finally:
        connection.exec_driver_sql("PRAGMA recursive_triggers = ON")
    assert [op for op, _, _ in _logged(connection, k0)] == ["i"]


def test_no_statement_of_the_program_replaces_rows() -> None:
    words = re.compile(r"\bOR\s+REPLACE\b|sqlite_on_conflict|\bREPLACE\s+INTO\b", re.IGNORECASE)
    sources = Path(journal.__file__).parents[1].rglob("*.py")
    assert [path.name for path in sources if words.search(path.read_text("utf-8"))] == []


def test_a_delete_without_where_is_logged_row_by_row(connection: Connection) -> None:
    connection.execute(insert(Tag), [{"name": str(number)} for number in range(5)])
    k0 = journal.last_k(connection)
    connection.exec_driver_sql("DELETE FROM tag")
    assert [op for op, _, _ in _logged(connection, k0)] == ["d"] * 5


def test_equal_values_and_derived_columns_leave_no_trace(
    connection: Connection, customer_id: bytes
) -> None:
    k0 = journal.last_k(connection)
    connection.exec_driver_sql("UPDATE customer SET name = name, tier = tier")
    connection.exec_driver_sql(
        "UPDATE customer SET next_follow_up_on = '2026-01-01', last_contact_on = '2026-01-01',"
        " stage_suggested = 'LEAD', quality_score = 1, health = 2, sort_key = 'x',"
        " owner_id = x'00112233445566778899aabbccddeeff'"
    )
    assert _logged(connection, k0) == []
    body = connection.exec_driver_sql("SELECT group_concat(after) FROM change").scalar_one()
    assert "sort_key" not in body
    assert '"n"' not in body


def test_ids_and_roots_never_change(connection: Connection, customer_id: bytes) -> None:
    other = new_id()
    connection.execute(insert(Customer).values(id=other, name="乙"))
    connection.execute(insert(Contact).values(customer_id=customer_id, name="李雷"))
    connection.execute(insert(Segment).values(scope_id=other, name="A"))
    for statement in (
        "UPDATE customer SET id = ?",
        "UPDATE contact SET id = ?",
        "UPDATE contact SET customer_id = ?",
        "UPDATE segment SET scope_id = ?",
        "UPDATE tag SET id = ?",
    ):
        if "tag" in statement:
            connection.execute(insert(Tag).values(name="x"))
        with pytest.raises(IntegrityError, match="immutable"):
            connection.exec_driver_sql(statement, (new_id(),))
    connection.exec_driver_sql("UPDATE contact SET customer_id = customer_id, id = id")


def test_events_are_only_added(connection: Connection) -> None:
    connection.execute(insert(AuditEvent).values(k=1, kind="unlock"))
    for statement in ("UPDATE audit_event SET k = 2", "DELETE FROM audit_event"):
        with pytest.raises(IntegrityError, match="only added"):
            connection.exec_driver_sql(statement)


def test_muted_writes_are_not_logged_and_the_end_of_an_inner_one_does_not_unmute(
    connection: Connection,
) -> None:
    k0 = journal.last_k(connection)
    with journal.muted(connection):
        connection.execute(insert(Tag).values(name="a"))
        with journal.muted(connection):
            connection.execute(insert(Tag).values(name="b"))
        connection.execute(insert(Tag).values(name="c"))
        assert journal.is_muted(connection)
    assert not journal.is_muted(connection)
    assert journal.last_k(connection) == k0
    assert len(journal.differences(connection)) == 3


def test_a_failure_while_muted_unmutes(connection: Connection) -> None:
    with pytest.raises(ArithmeticError), journal.muted(connection):
        raise ArithmeticError
    assert not journal.is_muted(connection)


def test_a_rollback_takes_the_changes_and_the_clock_along(vault: Vault) -> None:
    def state() -> tuple[Any, ...]:
        with vault.read() as session:
            connection = session.connection()
            last = connection.exec_driver_sql("SELECT last, txn, applying FROM clock").one()
            return (*last, journal.last_k(connection))

    before = state()
    with suppress(_Enough), vault.write() as session:
        session.add(Tag(name="a"))
        session.flush()
        session.connection().exec_driver_sql("UPDATE clock SET applying = 1")
        raise _Enough
    assert state() == before


def test_change_ids_rise_whatever_the_clock_does(connection: Connection) -> None:
    year = 365 * 86400 * 1000 << 16
    for jump in (0, 10 * year, -10 * year, year):
        connection.exec_driver_sql("UPDATE clock SET last = max(last + ?, last)", (jump,))
        connection.execute(insert(Tag), [{"name": str(number)} for number in range(3)])
    ids = connection.exec_driver_sql("SELECT id FROM change ORDER BY k").scalars().all()
    assert ids == sorted(set(ids))
    first, hlc = connection.exec_driver_sql(
        "SELECT id, hlc FROM change ORDER BY k DESC LIMIT 1"
    ).one()
    assert int.from_bytes(first[:8], "big") == hlc


def test_a_new_device_id_remembers_the_old_one(connection: Connection) -> None:
    old = journal.device(connection)
    new = journal.renew_device(connection)
    assert journal.device(connection) == new != old
    newer = journal.renew_device(connection)
    past = connection.exec_driver_sql("SELECT past_devices FROM clock").scalar_one()
    assert json.loads(past) == [old.hex(), new.hex()]
    journal.set_author(connection, "王芳")
    connection.execute(insert(Tag).values(name="a"))
    assert connection.exec_driver_sql(
        "SELECT device, author FROM change ORDER BY k DESC LIMIT 1"
    ).one() == (newer, "王芳")


def test_touched_rows_are_those_after_a_place(connection: Connection, customer_id: bytes) -> None:
    k0 = journal.last_k(connection)
    connection.execute(insert(Contact).values(id=(one := new_id()), customer_id=customer_id))
    assert journal.touched(connection, k0) == [journal.Touched("contact", one, customer_id, "i")]
    plan = " ".join(
        row.detail
        for row in connection.exec_driver_sql(
            "EXPLAIN QUERY PLAN SELECT entity, entity_id, root_id, op FROM change WHERE k > 5"
        )
    )
    assert "SEARCH change USING INTEGER PRIMARY KEY (rowid>?)" in plan


_AWKWARD = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "",
            "\x00",
            "a\x00b",
            '{"a": [1]}',
            "[]",
            "null",
            "0.1",
            "1e22",
            "'\"\\",
            "\u2028",
            "👩‍👩‍👧",
            "𠮷",
        ]
    ),
)


@given(name=_AWKWARD, note=st.none() | _AWKWARD, number=st.integers(-(2**63), 2**63 - 1))
def test_bodies_hold_values_exactly(
    name: str, note: str | None, number: int, connection: Connection
) -> None:
    one = new_id()
    connection.execute(insert(Customer).values(id=one, name=name, note=note))
    connection.exec_driver_sql("UPDATE customer SET deleted_at = ? WHERE id = ?", (number, one))
    body = journal.fold(connection, "customer", one)
    assert body is not None
    values = journal.body_values(Customer.__table__, body)  # type: ignore[arg-type]
    stored = connection.exec_driver_sql(
        "SELECT name, note, deleted_at FROM customer WHERE id = ?", (one,)
    ).one()
    assert (values["name"], values.get("note"), values["deleted_at"]) == tuple(stored)
    assert journal.fold(connection, "customer", new_id()) is None


def test_differences_find_what_was_changed_behind_the_journal(
    connection: Connection, customer_id: bytes
) -> None:
    gone, extra = new_id(), new_id()
    connection.execute(insert(Tag).values(id=gone, name="gone"))
    with journal.muted(connection):
        connection.execute(update(Customer).values(name="anders"))
        connection.execute(delete(Tag).where(Tag.id == gone))
        connection.execute(insert(Tag).values(id=extra, name="extra"))
    assert set(journal.differences(connection)) == {
        journal.Difference("customer", customer_id, ("name",)),
        journal.Difference("tag", gone),
        journal.Difference("tag", extra, ("name",)),
    }


def test_a_deep_check_tells_what_the_journal_does_not_know(vault: Vault) -> None:
    assert vaults.check(vault, deep=True).findings == ()
    with vault.write() as session, journal.muted(session.connection()):
        session.connection().execute(insert(Tag).values(id=(one := new_id()), name="a"))
    assert [text for text in vaults.check(vault, deep=True).findings if one.hex() in text]


def test_erased_rows_are_no_difference(connection: Connection, customer_id: bytes) -> None:
    with journal.muted(connection):
        connection.execute(delete(Customer))
        connection.exec_driver_sql("UPDATE change SET after = NULL, before = NULL")
        connection.exec_driver_sql("INSERT INTO erased (id, at) VALUES (?, 0)", (customer_id,))
    found = {difference.entity for difference in journal.differences(connection)}
    assert "customer" not in found
    assert connection.scalar(select(Customer.n)) is None


def test_the_hash_of_our_triggers_is_that_of_this_schema() -> None:
    assert journal.digest(journal.own_triggers()) == journal.OWN_TRIGGERS
