"""Saves one Card, tags many customers and takes actions back, against the same rows raw."""

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from desktop_crm.domain.folding import short_grams
from desktop_crm.domain.values import new_id
from desktop_crm.services import customers, history, tags, unit_of_work
from desktop_crm.storage.vault import Vault, create
from tests.benchmarks import bringing_in, generate
from tests.benchmarks.measuring import LONG_ROUNDS, ROUNDS, Result, result
from tests.benchmarks.vaults import CHEAP, PASSPHRASE, filled

_EDITS = 20
_MANY = 20_000


def save_card(count: int, folder: Path) -> Iterator[Result]:
    """Another name for a customer as a whole action, against its statements in a transaction."""
    vault = filled(folder / "save.crmvault", count)
    chosen = _rows(vault, "SELECT id, n FROM customer ORDER BY n LIMIT ?", _EDITS)
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(ROUNDS + 1):

        def product(number: int = number) -> None:
            for one, n in chosen:
                name = f"华明 {n} {number}"
                unit_of_work.write(vault, customers.edit, one, {"name": name})

        def floor(number: int = number) -> None:
            with vault.raw() as database:
                for one, n in chosen:
                    _save_raw(database, one, n, f"华明 {n} {number} floor")

        if number:  # the first round only warms up
            times[0].append(_spent(product) / _EDITS)
            times[1].append(_spent(floor) / _EDITS)
        else:
            product()
            floor()
    vault.close()
    yield result("save_card", *times, 2)


def _save_raw(database: Any, one: bytes, n: int, name: str) -> None:
    """Write what a save writes: the row with its journal, both indexes, the keys, the action."""
    ((text,),) = database.execute("SELECT t FROM search_text WHERE n = ?", (n,)).fetchall()
    database.execute("BEGIN IMMEDIATE")
    database.execute("UPDATE clock SET txn = txn + 1")
    database.execute("UPDATE customer SET name = ?, sort_key = ? WHERE id = ?", (name, name, one))
    database.execute("DELETE FROM search_dirty")
    for table, content in (("search_3gram", text), ("search_12gram", short_grams(text))):
        database.execute(f"DELETE FROM {table} WHERE rowid = ?", (n,))  # noqa: S608 - our own
        database.execute(f"INSERT INTO {table} (rowid, t) VALUES (?, ?)", (n, content))  # noqa: S608
    database.execute("UPDATE search_text SET t = ? WHERE n = ?", (text, n))
    database.execute("DELETE FROM search_pinyin WHERE n = ?", (n,))
    database.execute("INSERT INTO search_pinyin VALUES ('huaming', ?), ('hm', ?)", (n, n))
    database.execute(
        "INSERT INTO txn (txn, label, params, first_k, last_k, at, level, is_undoable) "
        "SELECT txn, 'Edit customer', '[]', 1, 1, 0, 0, 1 FROM clock"
    )
    database.execute("COMMIT")


def bulk_tag(count: int, folder: Path) -> Iterator[Result]:
    """A tag for many customers, and back, against the rows inserted and deleted raw."""
    vault = filled(folder / "bulk.crmvault", count)
    ids = [one for (one,) in _rows(vault, "SELECT id FROM customer ORDER BY n LIMIT ?", _MANY)]
    size = f"{len(ids) // 1000}k"
    tagging: tuple[list[float], list[float]] = ([], [])
    undoing: tuple[list[float], list[float]] = ([], [])
    for number in range(LONG_ROUNDS):
        tag = new_id()
        tagging[0].append(
            _spent(
                lambda name=f"bulk {number}": unit_of_work.write(vault, tags.assign, ids, [name])
            )
        )
        undoing[0].append(_spent(lambda: unit_of_work.write(vault, history.undo)))
        tagging[1].append(_spent(lambda tag=tag: _tag_raw(vault, tag, ids)))
        undoing[1].append(_spent(lambda tag=tag: _untag_raw(vault, tag)))
    vault.close()
    yield result(f"bulk_tag_{size}", *tagging, 2)
    yield result(f"undo_bulk_{size}", *undoing, 3)


def _tag_raw(vault: Vault, tag: bytes, ids: Sequence[bytes]) -> None:
    with vault.write() as session:
        connection = session.connection()
        connection.exec_driver_sql("INSERT INTO tag (id, name) VALUES (?, ?)", (tag, tag.hex()))
        connection.exec_driver_sql(
            "INSERT INTO customer_tag (id, customer_id, tag_id) VALUES (?, ?, ?)",
            [(new_id(), one, tag) for one in ids],
        )


def _untag_raw(vault: Vault, tag: bytes) -> None:
    with vault.write() as session:
        connection = session.connection()
        connection.exec_driver_sql("DELETE FROM customer_tag WHERE tag_id = ?", (tag,))
        connection.exec_driver_sql("DELETE FROM tag WHERE id = ?", (tag,))


def undo_import(count: int, folder: Path) -> Iterator[Result]:
    """A whole import taken back, against its rows deleted raw, with triggers and index."""
    count = min(count, 100_000)
    sheet = folder / "undo.csv"
    sheet.write_bytes(bringing_in.sheet(generate.customers(count)))
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(LONG_ROUNDS if count <= _MANY else 1):
        for place, work in enumerate((_undo, _delete_raw)):
            vault = create(folder / f"undo-{number}-{place}.crmvault", PASSPHRASE, kdf=CHEAP)
            vault.clock = lambda: datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
            bringing_in.bring_in(vault, sheet)
            times[place].append(_spent(work, vault))
            vault.close()
    yield result(f"undo_import_{count // 1000}k", *times, 3)


def _undo(vault: Vault) -> None:
    unit_of_work.write(vault, history.undo)


def _delete_raw(vault: Vault) -> None:
    with vault.write() as session:
        connection = session.connection()
        connection.exec_driver_sql("DELETE FROM search_3gram")
        connection.exec_driver_sql("DELETE FROM search_12gram")
        connection.exec_driver_sql("DELETE FROM note_3gram")
        connection.exec_driver_sql("DELETE FROM note_12gram")
        for table in ("search_text", "search_pinyin", "note_text", *bringing_in.CHILDREN_FIRST):
            connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - our own names
        connection.exec_driver_sql("DELETE FROM search_dirty")
        connection.exec_driver_sql("DELETE FROM note_dirty")


def _rows(vault: Vault, statement: str, *parameters: object) -> list[Any]:
    with vault.read() as session:
        return list(session.connection().exec_driver_sql(statement, parameters))


def _spent(work: Callable[..., object], *arguments: object) -> float:
    start = time.process_time()
    work(*arguments)
    return time.process_time() - start
