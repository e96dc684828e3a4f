"""The chain of events: whatever is done to it behind the program's back is found."""

import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, func, select

from desktop_crm.domain.values import new_id
from desktop_crm.storage import audit, journal
from desktop_crm.storage.entities.audit_event import AuditEvent
from desktop_crm.storage.vault import Vault, create
from tests.storage.conftest import CHEAP, PASSPHRASE

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
KEY = bytes(range(32))


class _Enough(Exception):
    """Takes back what a test wrote."""


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    vault = create(tmp_path_factory.mktemp("audit") / "shop.crmvault", PASSPHRASE, kdf=CHEAP)
    yield vault
    vault.close()


@pytest.fixture
def connection(shared: Vault) -> Iterator[Connection]:
    with suppress(_Enough), shared.write() as session:
        yield session.connection()
        raise _Enough


def _fill(connection: Connection, count: int) -> list[audit.Anchor]:
    return [
        audit.record(
            connection,
            KEY,
            "export" if number % 2 else "print",
            now=NOW + timedelta(seconds=number),
            subject_id=new_id() if number % 3 else None,
            detail={"fields": ["name", "电话"], **audit.told_ids([new_id()])},
        )
        for number in range(count)
    ]


def _without_guards(connection: Connection) -> None:
    for op in "ud":
        connection.exec_driver_sql(f"DROP TRIGGER guard_audit_event_{op}")


def test_a_whole_chain_holds_and_is_numbered(connection: Connection) -> None:
    anchors = _fill(connection, 20)
    assert [anchor.k for anchor in anchors] == list(range(1, 21))
    assert audit.breaks(connection, KEY) == ()
    assert audit.breaks(connection, KEY, tuple(anchors)) == ()
    assert audit.anchors(connection) == (anchors[-1],)
    assert connection.scalar(select(func.min(AuditEvent.at))) == NOW


def test_another_key_does_not_fit(connection: Connection) -> None:
    _fill(connection, 3)
    assert [found.k for found in audit.breaks(connection, b"x" * 32)] == [1]


def test_every_device_has_a_chain_of_its_own(connection: Connection) -> None:
    _fill(connection, 3)
    journal.renew_device(connection)
    _fill(connection, 2)
    assert sorted(anchor.k for anchor in audit.anchors(connection)) == [2, 3]
    assert audit.breaks(connection, KEY) == ()


def _edit(connection: Connection, chance: random.Random) -> None:
    column, value = chance.choice(
        [
            ("at", 1),
            ("author", "'x'"),
            ("kind", "'y'"),
            ("subject_id", "randomblob(16)"),
            ("detail", "detail || ' '"),
            ("mac", "randomblob(32)"),
            ("id", "randomblob(16)"),
        ]
    )
    connection.exec_driver_sql(
        f"UPDATE audit_event SET {column} = {value} WHERE k = ?",  # noqa: S608
        (chance.randint(1, 20),),
    )


def _remove(connection: Connection, chance: random.Random) -> None:
    connection.exec_driver_sql("DELETE FROM audit_event WHERE k = ?", (chance.randint(1, 19),))


def _swap(connection: Connection, chance: random.Random) -> None:
    one, other = chance.sample(range(1, 21), 2)
    connection.exec_driver_sql(
        "UPDATE audit_event SET k = CASE k WHEN ?1 THEN ?2 ELSE ?1 END WHERE k IN (?1, ?2)",
        (one, other),
    )


def _slip_in(connection: Connection, chance: random.Random) -> None:
    place = chance.randint(1, 20)
    connection.exec_driver_sql("UPDATE audit_event SET k = k + 1 WHERE k >= ?", (place,))
    connection.exec_driver_sql(
        "INSERT INTO audit_event (id, device, k, at, kind, detail, mac)"
        " SELECT randomblob(16), device, ?, 5, 'print', '{}', randomblob(32)"
        " FROM audit_event LIMIT 1",
        (place,),
    )


@pytest.mark.parametrize("harm", [_edit, _remove, _swap, _slip_in])
def test_every_harm_is_found(
    harm: Callable[[Connection, random.Random], None], connection: Connection
) -> None:
    chance = random.Random(harm.__name__)  # noqa: S311
    _fill(connection, 20)
    _without_guards(connection)
    for _ in range(75):
        before = connection.begin_nested()
        harm(connection, chance)
        assert len(audit.breaks(connection, KEY)) == 1
        before.rollback()
    assert audit.breaks(connection, KEY) == ()


def test_a_cut_tail_is_found_against_an_anchor_only(connection: Connection) -> None:
    anchors = _fill(connection, 20)
    _without_guards(connection)
    connection.exec_driver_sql("DELETE FROM audit_event WHERE k > 15")
    assert audit.breaks(connection, KEY) == ()
    assert audit.breaks(connection, KEY, (anchors[14],)) == ()
    (found,) = audit.breaks(connection, KEY, (anchors[17],))
    assert found.k == 16
    connection.exec_driver_sql("DELETE FROM audit_event")
    (found,) = audit.breaks(connection, KEY, (anchors[17],))
    assert found.k == 1


def test_many_ids_are_told_by_a_hash() -> None:
    ids = [number.to_bytes(16, "big") for number in range(1001)]
    assert audit.told_ids(ids[:1000])["ids"] == [one.hex() for one in ids[:1000]]
    told = audit.told_ids(ids)
    assert "ids" not in told
    assert told["count"] == 1001
    assert told == audit.told_ids(ids[::-1])
