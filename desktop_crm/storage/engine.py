"""Connections to the encrypted database: the one recipe that opens them, and the lasting reader.

The order matters and every line answers a trap: the key comes first, one read proves it, the
settings follow; transactions are begun by us, because a deferred read that turns into a write fails
at once.
"""

import sys
import threading
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlcipher

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.storage import faults
from desktop_crm.storage.keys import DataKey

LARGE_CACHE_KIB = 65536
SMALL_CACHE_KIB = 8192
BUSY_SECONDS = 5
_CLOSING_SECONDS, _CLOSING_TRIES = 5.0, 250
_SETTINGS = (
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "temp_store=MEMORY",
    "secure_delete=ON",
    "recursive_triggers=ON",
    f"busy_timeout={BUSY_SECONDS * 1000}",
    "journal_mode=WAL",
    "synchronous=FULL",
    "journal_size_limit=67108864",
    # Nothing is told to the disk before it is really there, on macOS only with these.
    *(("fullfsync=1", "checkpoint_fullfsync=1") if sys.platform == "darwin" else ()),
)


def connect(
    path: Path,
    key: DataKey,
    *,
    settings: tuple[str, ...] = _SETTINGS,
    cache_kib: int = SMALL_CACHE_KIB,
    writable: bool = True,
) -> Any:
    """Return a driver connection to an existing database file; a wrong key or damage shows here.

    Closing the last writable connection copies the write-ahead log into the database, whatever the
    log holds. So a file that was not proved yet is opened with `writable=False`.
    """
    uri = f"{path.resolve().as_uri()}?mode={'rw' if writable else 'ro'}"
    database = sqlcipher.connect(
        uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        database.execute("PRAGMA cipher_log_level=NONE").fetchall()
        database.execute(key.pragma()).fetchall()
        database.execute("SELECT count(*) FROM sqlite_master").fetchone()
        for setting in (*settings, f"cache_size=-{cache_kib}"):
            database.execute(f"PRAGMA {setting}").fetchall()
    except BaseException:
        database.close()
        raise
    return database


def make_engine(
    path: Path,
    key: DataKey,
    *,
    read_only: bool = False,
    settings: tuple[str, ...] = _SETTINGS,
    pool_size: int = 4,
    max_overflow: int = 4,
    cache_kib: int = SMALL_CACHE_KIB,
) -> Engine:
    """Return an engine whose transactions write from the start, or read and nothing else."""
    chosen = (*settings, "query_only=ON") if read_only else settings

    def creator() -> Any:
        return connect(path, key, settings=chosen, cache_kib=cache_kib)

    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(path)),
        module=sqlcipher,
        creator=creator,
        poolclass=QueuePool,
        pool_size=pool_size,
        max_overflow=max_overflow,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

    return engine


class Reader:
    """A connection kept for the thread a person waits for; its work can be interrupted.

    It is one of the pool's: opening one reads all the triggers, which takes longer than most
    questions. While it is kept, it has the large cache.
    """

    def __init__(self, path: Path, pool: Engine, info: MutableMapping[str, Any]) -> None:
        self._path = path
        self._pool = pool
        self._info = info
        self._connection: Connection | None = None
        self._guard = threading.Lock()
        self._turn = threading.Lock()
        self._running: Any = None
        self._closed = False

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Give a session that sees one state and cannot write; nothing is held after."""
        with self._turn, faults.mapped(self._path):
            if self._closed:
                raise Unavailable(Fault.LOCKED, faults.LOCKED)
            if self._connection is None:
                self._connection = self._pool.connect()
                self._resize(LARGE_CACHE_KIB)
            try:
                with Session(self._connection, autoflush=False, info=dict(self._info)) as session:
                    with self._guard:
                        self._running = session.connection().connection.driver_connection
                    yield session
            finally:
                self._rest()

    def interrupt(self) -> None:
        """Stop the statement that runs now, from any thread; it ends as cancelled."""
        with self._guard:
            if self._running is not None:
                self._running.interrupt()

    def close(self) -> None:
        """Stop what runs and give the connection back."""
        self._closed = True
        for _ in range(_CLOSING_TRIES):
            if self._turn.acquire(timeout=_CLOSING_SECONDS / _CLOSING_TRIES):
                self._give_back()
                self._turn.release()
                break
            self.interrupt()

    def _resize(self, cache_kib: int) -> None:
        """Give the connection another cache, below any transaction."""
        assert self._connection is not None  # noqa: S101 - just taken
        driver = self._connection.connection.driver_connection
        assert driver is not None  # noqa: S101 - a connection that is checked out is open
        driver.execute(f"PRAGMA cache_size=-{cache_kib}")

    def _rest(self) -> None:
        with self._guard:
            self._running = None
        if self._closed:
            self._give_back()

    def _give_back(self) -> None:
        if self._connection is not None:
            self._resize(SMALL_CACHE_KIB)
            self._connection.close()
            self._connection = None
