"""Brings a sheet in, against `executemany` of the very rows that come of it."""

import csv
import io
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from desktop_crm.domain.folding import short_grams
from desktop_crm.services import importing, unit_of_work
from desktop_crm.storage.vault import Vault, create
from tests.benchmarks import generate
from tests.benchmarks.vaults import CHEAP, PASSPHRASE

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
_HEAD = ("客户编号", "客户名称", "公司", "联系人", "手机", "邮箱", "城市", "等级", "标签", "备注")
#: Parents first, as the keys want it.
_TABLES = (
    "import_batch", "tag", "customer", "contact", "contact_method", "customer_tag", "occasion",
    "import_row",
)  # fmt: skip
CHILDREN_FIRST = tuple(reversed(_TABLES))


@dataclass(frozen=True, slots=True)
class Rows:
    """What an import wrote: statements with their rows."""

    tables: tuple[tuple[str, list[tuple[Any, ...]]], ...]
    index: tuple[tuple[str, list[tuple[Any, ...]]], ...]


def sheet(rows: Iterable[generate.Made]) -> bytes:
    """Return generated customers as the sheet a predecessor leaves, in GB18030."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(_HEAD)
    for row in rows:
        tags = "、".join(generate.TAGS[tag] for tag in row.tags)
        writer.writerow(
            (
                row.external_id or "",
                row.name,
                row.company or "",
                row.contact or "",
                "/".join(row.phones),
                row.email or "",
                row.city,
                row.tier,
                tags,
                row.note,
            )
        )
    return text.getvalue().encode("gb18030")


def bring_in(vault: Vault, path: Path) -> None:
    """Do what the person does: read the file and import all of it."""
    read = importing.read(path)
    unit_of_work.write(vault, importing.store, read, now=NOW)


def imported(folder: Path, path: Path) -> Rows:
    """Import a sheet into a new vault and return all that was written."""
    vault = create(folder, PASSPHRASE, kdf=CHEAP)
    try:
        bring_in(vault, path)
        return rows_of(vault)
    finally:
        vault.close()


def rows_of(vault: Vault) -> Rows:
    """Return all that an import wrote into an empty vault."""
    with vault.read() as session:
        connection = session.connection()
        tables = tuple(_of_table(connection, table) for table in _TABLES)
        index = [_of_table(connection, "search_pinyin")]
        for kind in ("search", "note"):
            index.append(_of_table(connection, f"{kind}_text"))
            found = connection.exec_driver_sql(f"SELECT n, t FROM {kind}_text ORDER BY n")  # noqa: S608
            texts = [(n, text) for n, text in found]
            grams = [(n, short_grams(text)) for n, text in texts]
            for size, values in (("3", texts), ("12", grams)):
                statement = f"INSERT INTO {kind}_{size}gram (rowid, t) VALUES (?, ?)"  # noqa: S608
                index.append((statement, values))
    return Rows(tables, tuple(index))


def store(vault: Vault, rows: Rows, *, with_index: bool) -> None:
    """Write the rows into another vault, the index too or not; its triggers fire all the same."""
    with vault.write() as session:
        connection = session.connection()
        for statement, values in (*rows.tables, *(rows.index if with_index else ())):
            if values:
                connection.exec_driver_sql(statement, values)
        connection.exec_driver_sql("DELETE FROM search_dirty")
        connection.exec_driver_sql("DELETE FROM note_dirty")


def spent(folder: Path, work: Callable[[Vault], object]) -> float:
    """Return the seconds of CPU that work takes on a new empty vault."""
    vault = create(folder, PASSPHRASE, kdf=CHEAP)
    try:
        start = time.process_time()
        work(vault)
        return time.process_time() - start
    finally:
        vault.close()


def _of_table(connection: Connection, table: str) -> tuple[str, list[tuple[Any, ...]]]:
    found = connection.exec_driver_sql(f"SELECT * FROM {table}")  # noqa: S608 - our own names
    names = list(found.keys())
    places = ", ".join("?" * len(names))
    statement = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({places})"  # noqa: S608
    return statement, [tuple(row) for row in found]
