import threading
import traceback
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError
from sqlalchemy.orm import Session

from desktop_crm.domain.errors import Cancelled, Fault, Unavailable
from desktop_crm.services.vaults import Vault
from desktop_crm.storage import faults, private_files
from desktop_crm.storage.engine import Reader, connect, make_engine
from desktop_crm.storage.keys import DataKey

ENDLESS = text(
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000000) "
    "SELECT sum(i) FROM n"
)


@pytest.fixture
def key() -> DataKey:
    return DataKey.random()


@pytest.fixture
def database(tmp_path: Path, key: DataKey) -> Path:
    path = tmp_path / "data.db"
    private_files.create(path)
    engine = make_engine(path, key)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE counter (id INTEGER PRIMARY KEY, value INTEGER)"))
        connection.execute(text("CREATE TABLE part (of INTEGER REFERENCES counter (id))"))
        connection.execute(text("INSERT INTO counter VALUES (1, 0)"))
    engine.dispose()
    return path


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("temp_store", 2),
        ("secure_delete", 1),
        ("recursive_triggers", 1),
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("busy_timeout", 5000),
    ],
)
@pytest.mark.parametrize("read_only", [False, True])
def test_every_connection_has_the_settings(
    database: Path, key: DataKey, setting: str, expected: object, *, read_only: bool
) -> None:
    engine = make_engine(database, key, read_only=read_only)
    with engine.connect() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {setting}").scalar() == expected
    engine.dispose()


def test_a_missing_file_is_told_and_not_created(tmp_path: Path, key: DataKey) -> None:
    path = tmp_path / "gone.db"
    with pytest.raises(Unavailable) as unavailable, faults.mapped(path):
        connect(path, key)
    assert unavailable.value.fault is Fault.MISSING
    assert not path.exists()


def test_another_key_finds_no_database(database: Path) -> None:
    with pytest.raises(Exception, match="not a database") as error:
        connect(database, DataKey.random())
    assert faults.error_name(error.value) == "SQLITE_NOTADB"


def test_no_error_on_opening_tells_the_key(database: Path) -> None:
    key = DataKey.random()
    engine = make_engine(database, key)
    with pytest.raises(DatabaseError) as error, engine.connect():
        pass
    told = "".join(traceback.format_exception(error.value))
    assert key.material().hex() not in told.lower()
    assert "PRAGMA key" not in str(error.value)


def test_nothing_in_the_file_reads_as_a_database(database: Path) -> None:
    content = database.read_bytes()
    assert b"SQLite" not in content
    assert b"CREATE" not in content


def test_eight_threads_add_without_losing_one_or_seeing_a_lock(
    database: Path, key: DataKey
) -> None:
    engine = make_engine(database, key)
    errors: list[Exception] = []

    def add() -> None:
        try:
            for _ in range(25):
                with Session(engine) as session, session.begin():
                    value = session.execute(text("SELECT value FROM counter")).scalar_one()
                    session.execute(text("UPDATE counter SET value = :v"), {"v": value + 1})
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=add) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with engine.connect() as connection:
        assert connection.execute(text("SELECT value FROM counter")).scalar() == 200
    assert errors == []
    engine.dispose()


def test_a_reader_sees_one_state_while_somebody_writes(database: Path, key: DataKey) -> None:
    writer, readers = make_engine(database, key), make_engine(database, key, read_only=True)
    value = text("SELECT value FROM counter")
    with readers.connect() as reading, writer.begin() as writing:
        assert reading.execute(value).scalar() == 0
        writing.execute(text("UPDATE counter SET value = 5"))
        assert reading.execute(value).scalar() == 0
        writing.commit()
        assert reading.execute(value).scalar() == 0
    with readers.connect() as reading:
        assert reading.execute(value).scalar() == 5
    writer.dispose()
    readers.dispose()


def test_a_reader_cannot_write(database: Path, key: DataKey) -> None:
    engine = make_engine(database, key, read_only=True)
    with (
        pytest.raises(OperationalError, match="readonly"),
        faults.mapped(database),
        engine.begin() as connection,
    ):
        connection.execute(text("DELETE FROM counter"))
    engine.dispose()


def test_an_error_does_not_tell_the_values(database: Path, key: DataKey) -> None:
    engine = make_engine(database, key)
    with pytest.raises(IntegrityError) as error, engine.begin() as connection:
        connection.execute(text("INSERT INTO part VALUES (:number)"), {"number": 13812345678})
    assert "13812345678" not in str(error.value)
    engine.dispose()


def test_definitions_and_savepoints_roll_back(database: Path, key: DataKey) -> None:
    engine = make_engine(database, key)
    with engine.connect() as connection:
        connection.execute(text("CREATE TABLE other (id INTEGER)"))
        with connection.begin_nested() as point:
            connection.execute(text("UPDATE counter SET value = 9"))
            point.rollback()
        assert connection.execute(text("SELECT value FROM counter")).scalar() == 0
        connection.rollback()
        with pytest.raises(DatabaseError):
            connection.execute(text("SELECT * FROM other"))
    engine.dispose()


def test_sorting_much_leaves_no_plain_file_behind(
    database: Path, key: DataKey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spill = tmp_path / "spill"
    spill.mkdir()
    monkeypatch.setenv("SQLITE_TMPDIR", str(spill))
    driver = connect(database, key)
    opened: set[Path] = set()
    driver.set_progress_handler(lambda: opened.update(spill.iterdir()), 2000)
    rows = driver.execute(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000) "
        "SELECT hex(randomblob(50)) AS r FROM n ORDER BY r"
    ).fetchall()
    driver.close()
    assert len(rows) == 40000
    assert not opened


def test_an_interrupted_reader_is_cancelled_and_goes_on(vault: Vault) -> None:
    reader = vault.reader()
    timer = threading.Timer(0.1, reader.interrupt)
    timer.start()
    with pytest.raises(Cancelled), reader.session() as session:
        session.execute(ENDLESS).scalar()
    timer.join()
    with reader.session() as session:
        assert session.execute(text("SELECT 1")).scalar() == 1


def test_a_reader_holds_no_transaction_between_sessions(vault: Vault) -> None:
    reader = vault.reader()
    with reader.session() as session:
        session.execute(text("SELECT count(*) FROM sqlite_master")).scalar()
    with vault.write() as session:
        session.execute(text("CREATE TABLE t (a)"))
    assert vault.checkpoint()
    reader.interrupt()
    with reader.session() as session:
        assert session.execute(text("SELECT count(*) FROM t")).scalar() == 0


def test_a_closed_reader_is_locked(vault: Vault) -> None:
    reader = vault.reader()
    reader.close()
    with pytest.raises(Unavailable) as unavailable, reader.session():
        pass
    assert unavailable.value.fault is Fault.LOCKED


def test_closing_stops_what_a_reader_is_doing(vault: Vault) -> None:
    reader: Reader = vault.reader()
    started, ended = threading.Event(), threading.Event()

    def look() -> None:
        try:
            with reader.session() as session:
                started.set()
                session.execute(ENDLESS).scalar()
        except Cancelled:
            ended.set()

    thread = threading.Thread(target=look)
    thread.start()
    assert started.wait(5)
    vault.close()
    assert ended.wait(1)
    thread.join()


def test_connections_are_kept_and_not_made_anew(database: Path, key: DataKey) -> None:
    engine: Engine = make_engine(database, key)
    made = []
    event.listen(engine, "connect", lambda *_: made.append(1))
    for _ in range(5):
        with engine.connect() as connection:
            connection.execute(text("SELECT 1"))
    engine.dispose()
    assert len(made) == 1
