"""The schema a vault gets is the one the records declare, and older vaults reach it."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool
from sqlcipher3 import dbapi2 as sqlcipher

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.domain.pick_lists import BUILT_IN
from desktop_crm.services import unit_of_work
from desktop_crm.storage import journal, schema, search_tables
from desktop_crm.storage.entities.catalogue import METADATA
from desktop_crm.storage.keys import SlotKind
from desktop_crm.storage.migrations import seeds
from desktop_crm.storage.migrations.run import migrate
from desktop_crm.storage.vault import Vault, open_with
from tests.storage import golden_vault

GOLDEN = sorted(golden_vault.FOLDER.glob("schema-*.crmvault"))


def _engine(path: Path) -> Engine:
    """Return an engine without a key, with transactions begun as those of the vault."""

    def connect() -> Any:
        return sqlcipher.connect(str(path), isolation_level=None)

    engine = create_engine(
        "sqlite+pysqlite://", module=sqlcipher, creator=connect, poolclass=NullPool
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    with _engine(tmp_path / "plain.db").connect() as made:
        yield made


def _shape(connection: Connection) -> dict[str, object]:
    """Return tables, columns, keys and indexes as SQLite has them, without the search tables."""
    tables = [
        row[0]
        for row in connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        )
        if row[0] in METADATA.tables
    ]

    def pragma(name: str, argument: str) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in connection.exec_driver_sql(f"PRAGMA {name}({argument})")]

    shape: dict[str, object] = {}
    for table in tables:
        indexes = sorted(row[1] for row in pragma("index_list", table))
        shape[table] = {
            "columns": pragma("table_xinfo", table),
            "keys": pragma("foreign_key_list", table),
            "indexes": {index: pragma("index_xinfo", index) for index in indexes},
        }
    own = {index.name for table in METADATA.tables.values() for index in table.indexes}
    shape["sql"] = {
        name: " ".join(sql.split())
        for name, sql in connection.exec_driver_sql(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        )
        if name in own
    }
    shape["autoincrement"] = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'"
        " AND name NOT LIKE '%note%'"
    ).all()
    return shape


def _texts(connection: Connection, condition: str) -> dict[str, str]:
    rows = connection.exec_driver_sql(f"SELECT name, sql FROM sqlite_master WHERE {condition}")  # noqa: S608
    return {name: sql for name, sql in rows}  # noqa: C416 - rows are tuples of Any


def test_the_migrated_schema_is_the_one_the_records_declare(
    connection: Connection, tmp_path: Path
) -> None:
    migrate(connection)
    with _engine(tmp_path / "declared.db").begin() as declared:
        METADATA.create_all(declared)
        assert _shape(connection) == _shape(declared)
    assert set(METADATA.tables) <= set(_shape(connection))


def test_nothing_else_is_in_the_schema(connection: Connection) -> None:
    migrate(connection)
    made = {
        name
        for (name,) in connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type IN ('table', 'trigger', 'view')"
            " AND name NOT LIKE 'sqlite_%'"
        )
    }
    search = {
        found[1]
        for text in search_tables.STATEMENTS
        if (found := re.match(r"CREATE (?:VIRTUAL )?(?:TABLE|TRIGGER) (\w+)", text))
    }
    shadows = {name for name in made if name.rsplit("_", 1)[0] in search}
    assert search <= made
    assert made - search - shadows == set(METADATA.tables) | set(journal.trigger_statements())


def test_the_triggers_are_the_generated_ones(connection: Connection) -> None:
    migrate(connection)
    stored = _texts(connection, "type = 'trigger' AND name NOT LIKE 'mark_%'")
    assert stored == journal.trigger_statements()
    assert journal.is_intact(connection)
    for table in journal.journaled_tables():
        expected = 3 if table.name in journal.INSERT_ONLY else 4
        assert sum(f" ON {table.name}\n" in sql for sql in stored.values()) == expected


def test_a_changed_trigger_is_noticed(connection: Connection) -> None:
    migrate(connection)
    connection.exec_driver_sql("DROP TRIGGER log_customer_u")
    assert not journal.is_intact(connection)


def test_numbers_in_the_header(connection: Connection) -> None:
    migrate(connection)
    assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == schema.version()
    assert connection.exec_driver_sql("PRAGMA application_id").scalar_one() == schema.APPLICATION_ID


def test_an_up_to_date_database_is_left_alone(connection: Connection) -> None:
    migrate(connection)
    before = connection.exec_driver_sql("SELECT group_concat(sql) FROM sqlite_master").scalar_one()
    device = journal.device(connection)
    connection.rollback()
    migrate(connection)
    assert not connection.in_transaction()
    assert journal.device(connection) == device
    after = connection.exec_driver_sql("SELECT group_concat(sql) FROM sqlite_master").scalar_one()
    assert after == before


def test_foreign_keys_are_back_on_after_a_migration(connection: Connection) -> None:
    migrate(connection)
    assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1


def test_a_failing_migration_leaves_nothing(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Connection) -> None:
        raise ArithmeticError

    with monkeypatch.context() as patch:
        patch.setattr(seeds, "plant", fail)
        with pytest.raises(ArithmeticError):
            migrate(connection)
    assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one() == 0
    assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == 0
    connection.rollback()
    migrate(connection)
    assert journal.is_intact(connection)


def test_a_newer_format_is_refused_and_a_newer_minor_one_is_not(connection: Connection) -> None:
    migrate(connection)
    connection.rollback()
    connection.exec_driver_sql(f"PRAGMA user_version = {schema.version() + 1}")
    connection.commit()
    migrate(connection)
    connection.exec_driver_sql(f"PRAGMA user_version = {schema.version() + (1 << 16)}")
    connection.commit()
    with pytest.raises(Unavailable) as told:
        migrate(connection)
    assert told.value.fault is Fault.NEWER_SCHEMA


def test_an_older_database_is_not_migrated_inside_a_transaction(connection: Connection) -> None:
    connection.exec_driver_sql("PRAGMA user_version = 1")
    with pytest.raises(RuntimeError):
        migrate(connection)


def test_two_new_vaults_agree_on_their_seeds(connection: Connection, tmp_path: Path) -> None:
    query = (
        "SELECT id, pick_list, key, label_en, label_zh FROM pick_list_item"
        " UNION ALL SELECT id, key, label_en, label_zh, outcome FROM deal_stage ORDER BY 1"
    )
    migrate(connection)
    with _engine(tmp_path / "other.db").connect() as other:
        migrate(other)
        rows = connection.exec_driver_sql(query).all()
        assert rows == other.exec_driver_sql(query).all()
        assert journal.device(connection) != journal.device(other)
    keys = {(row.pick_list, row.key) for row in rows}
    for pick_list, items in BUILT_IN.items():
        assert {(pick_list.value, item.key) for item in items} <= keys
    assert all(row.label_en and row.label_zh for row in rows)


def test_seeds_are_in_the_journal_and_belong_to_no_action(connection: Connection) -> None:
    migrate(connection)
    assert journal.differences(connection) == ()
    assert connection.exec_driver_sql("SELECT DISTINCT txn FROM change").scalars().all() == [0]
    assert connection.exec_driver_sql("SELECT count(*) FROM txn").scalar_one() == 0
    seeds.plant(connection)
    assert connection.exec_driver_sql("SELECT count(*) = max(k) FROM change").scalar_one() == 1


def test_a_vault_that_is_up_to_date_opens_without_alembic(vault: Vault) -> None:
    folder = vault.folder
    vault.close()
    code = (
        "import sys; from pathlib import Path;"
        "from desktop_crm.services import unit_of_work;"
        "from desktop_crm.storage import vault;"
        "from desktop_crm.storage.keys import SlotKind;"
        f"v = vault.open_with(Path({str(folder)!r}), SlotKind.PASSPHRASE,"
        f" {'correct horse 正确的马'!r}); v.migrate(); v.close();"
        "sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603


def test_there_is_a_golden_vault_of_this_schema() -> None:
    assert f"schema-{schema.text_of(schema.version())}.crmvault" in {path.name for path in GOLDEN}


@pytest.mark.parametrize("folder", GOLDEN, ids=lambda path: path.name)
def test_every_golden_vault_opens(folder: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(folder, tmp_path / folder.name)
    vault = open_with(copy, SlotKind.PASSPHRASE, golden_vault.PASSPHRASE)
    try:
        vault.migrate()
        with vault.read() as session:
            connection = session.connection()
            assert journal.differences(connection) == ()
            assert journal.is_intact(connection)
            stored = _texts(connection, "name GLOB 'log_*'")
            expected = journal.trigger_statements()
            assert stored == {name: expected[name] for name in stored}
            assert connection.exec_driver_sql("SELECT name, tier FROM customer").all() == [
                ("海纳机械有限公司", "B")
            ]
            with _engine(tmp_path / "fresh.db").connect() as fresh:
                migrate(fresh)
                assert _shape(connection) == _shape(fresh)
        assert unit_of_work.write(vault, golden_vault.change).changes.txn is None
    finally:
        vault.close()
