"""What is looked at in every copy of a database before it is believed, and counted for later."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop_crm.storage import audit
from desktop_crm.storage.audit import Anchor
from desktop_crm.storage.engine import LARGE_CACHE_KIB, connect, make_engine
from desktop_crm.storage.keys import DataKey

#: Steps a progress of copying and checking has.
STEPS = 5
Progress = Callable[[int, int], object]
#: A copy keeps the log mode it was written with, and has no other connection beside it.
COPY_SETTINGS = ("trusted_schema=OFF", "cell_size_check=ON", "temp_store=MEMORY")


def silent(_done: int, _of: int) -> None:
    """Take progress and say nothing."""


def open_copy(path: Path, key: DataKey, *, read_only: bool = False) -> Any:
    """Return a driver connection to a copy of a vault's database."""
    return connect(
        path, key, settings=COPY_SETTINGS, writable=not read_only, cache_kib=LARGE_CACHE_KIB
    )


def problems(database: Any, told: Progress = silent) -> tuple[str, ...]:
    """Run every check: each page's code of authenticity, trees, search index, references."""
    found = [str(row[0]) for row in database.execute("PRAGMA cipher_integrity_check").fetchmany(20)]
    told(3, STEPS)
    found += tree_problems(database)
    told(4, STEPS)
    return tuple(found)


def tree_problems(database: Any) -> tuple[str, ...]:
    """Check the order of rows and indexes, the search index and the references."""
    rows = database.execute("PRAGMA quick_check(20)").fetchall()
    found = [f"quick_check: {row[0]}" for row in rows if row[0] != "ok"]
    rows = database.execute("PRAGMA foreign_key_check").fetchmany(20)
    return (*found, *(f"foreign_key_check: {row[0]}" for row in rows))


def counts(database: Any) -> dict[str, int]:
    """Return how many rows every ordinary table has."""
    found = {}
    for name, _ in _tables(database):
        query = f"SELECT count(*) FROM {_quoted(name)}"  # noqa: S608 - name from the schema
        found[name] = int(database.execute(query).fetchone()[0])
    return found


def broken_chain(path: Path, key: DataKey, anchors: tuple[Anchor, ...]) -> str | None:
    """Return what is wrong with the chain of events in a copy, if anything is."""
    engine = make_engine(path, key, read_only=True, settings=COPY_SETTINGS)
    try:
        with engine.connect() as connection:
            breaks = audit.breaks(connection, key.derive(audit.PURPOSE), anchors)
    finally:
        engine.dispose()
    return f"event {breaks[0].k}" if breaks else None


def actions(database: Any) -> int:
    """Return how many user actions the vault has seen, the order backups are told by."""
    if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'clock'").fetchone():
        return 0
    row = database.execute("SELECT txn FROM clock").fetchone()
    return int(row[0]) if row else 0


def sums(database: Any) -> dict[str, int]:
    """Return the sum of the row numbers of every ordinary table that has them."""
    found = {}
    for name, has_rows in _tables(database):
        if has_rows:
            query = f"SELECT coalesce(sum(rowid), 0) FROM {_quoted(name)}"  # noqa: S608
            found[name] = int(database.execute(query).fetchone()[0])
    return found


def _tables(database: Any) -> list[tuple[str, bool]]:
    """Return every ordinary table, and whether its rows are numbered."""
    rows = database.execute("PRAGMA table_list").fetchall()
    return sorted(
        (row[1], not row[4])
        for row in rows
        if row[0] == "main" and row[2] == "table" and not row[1].startswith("sqlite_")
    )


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
