"""Takes customers out of everything a vault keeps; what was taken out stays out of what comes back.

Rows, drafts, files and the values in the journal go; that something was there remains, with its id
and its times, and keyed fingerprints of phones and addresses that nobody can be called by. Nothing
of it is logged as a change: the journal is muted. The index of the search is written anew
afterwards, else its old parts still hold the names.
"""

import hmac
import json
import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select

from desktop_crm.storage import checks, faults, journal, search
from desktop_crm.storage.engine import make_engine
from desktop_crm.storage.entities.erased import Erased
from desktop_crm.storage.keys import DataKey

_KEY = "erasure_key"
_KEY_BYTES = 32
_COPY_SETTINGS = (*checks.COPY_SETTINGS, "secure_delete=ON", "recursive_triggers=ON")
_GROUP = """
WITH RECURSIVE member(id) AS (
  SELECT unhex(value) FROM json_each(?)
  UNION SELECT c.id FROM member m JOIN customer c ON c.merged_into = m.id)
SELECT m.id FROM member m JOIN customer c ON c.id = m.id
"""


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of an erased customer or row: ids, the time, and keyed fingerprints."""

    id: bytes
    root_id: bytes | None
    at: datetime
    fingerprints: str | None


def erase(connection: Connection, ids: Collection[bytes], *, at: datetime) -> tuple[bytes, ...]:
    """Erase customers with all that were merged into them; returns the ids of those there were.

    Belongs to the caller's transaction. The index of the search is to be written anew after it.
    """
    wanted = json.dumps([one.hex() for one in ids])
    roots = tuple(bytes(row[0]) for row in connection.exec_driver_sql(_GROUP, (wanted,)))
    prints = {root: _fingerprints(connection, root) for root in roots}
    rows = _rows_of(connection, roots)
    with journal.muted(connection):
        _delete(connection, roots, rows)
        tombstones = [Tombstone(root, root, at, json.dumps(prints[root])) for root in roots]
        tombstones += [Tombstone(row, root, at, None) for row, root in rows.items()]
        _keep(connection, tombstones)
        for root in roots:
            journal.note_erased(connection, "customer", root)
    return roots


def erase_again(path: Path, key: DataKey, known: Collection[Tombstone]) -> int:
    """Erase in a copy of a database what is known to be erased; returns how many customers."""
    engine = make_engine(path, key, settings=_COPY_SETTINGS, pool_size=1, max_overflow=0)
    try:
        with faults.mapped(path), engine.begin() as connection:
            roots = [one for one in known if one.id == one.root_id]
            erased = erase(connection, [one.id for one in roots], at=max(one.at for one in known))
            _keep(connection, known)
            search.refresh(connection)
            search.optimize(connection)
    finally:
        engine.dispose()
    return len(erased)


def tombstones(connection: Connection) -> tuple[Tombstone, ...]:
    """Return what was erased and may not come back."""
    table = Erased.__table__
    rows = connection.execute(select(*table.columns))
    return tuple(Tombstone(row.id, row.root_id, row.at, row.fingerprints) for row in rows)


def fingerprint(connection: Connection, reached_by: str) -> str:
    """Return the keyed mark of a phone or address in its one form."""
    digest = hmac.new(_erasure_key(connection), reached_by.encode(), sha256)
    return digest.hexdigest()


def _fingerprints(connection: Connection, root: bytes) -> list[str]:
    rows = connection.exec_driver_sql(
        "SELECT coalesce(normalised, value) FROM contact_method"
        " WHERE customer_id = ? AND kind IN ('PHONE', 'EMAIL')",
        (root,),
    )
    return sorted({fingerprint(connection, str(row[0])) for row in rows})


def _erasure_key(connection: Connection) -> bytes:
    """Return the key of the fingerprints; not the vault's, which may be changed."""
    found = connection.exec_driver_sql("SELECT value FROM setting WHERE key = ?", (_KEY,))
    text = found.scalar_one_or_none()
    if text is None:
        text = json.dumps(secrets.token_hex(_KEY_BYTES))
        connection.exec_driver_sql("INSERT INTO setting (key, value) VALUES (?, ?)", (_KEY, text))
    return bytes.fromhex(json.loads(text))


def _rows_of(connection: Connection, roots: Iterable[bytes]) -> dict[bytes, bytes]:
    """Return the ids of all rows that ever hung on customers, also of those deleted before."""
    return {
        bytes(row[0]): root
        for root in roots
        for row in connection.exec_driver_sql(
            "SELECT DISTINCT entity_id FROM change WHERE root_id = ? AND entity_id <> root_id",
            (root,),
        )
    }


def _delete(connection: Connection, roots: Iterable[bytes], rows: Collection[bytes]) -> None:
    """Delete rows, files, drafts, and the values in the journal."""
    for root in roots:
        for table in journal.journaled_tables():
            if table.info["root"] == "customer_id":
                connection.exec_driver_sql(
                    f"DELETE FROM {table.name} WHERE customer_id = ?",  # noqa: S608 - own names
                    (root,),
                )
        for statement in (
            "DELETE FROM customer WHERE id = ?",
            "DELETE FROM blob WHERE root_id = ?",
            "UPDATE change SET after = NULL, before = NULL WHERE root_id = ?",
        ):
            connection.exec_driver_sql(statement, (root,))
    forms = json.dumps([one.hex() for one in (*roots, *rows)])
    connection.exec_driver_sql(
        "DELETE FROM draft WHERE substr(form, -32) IN (SELECT value FROM json_each(?))", (forms,)
    )


def _keep(connection: Connection, known: Collection[Tombstone]) -> None:
    rows: list[dict[str, Any]] = [
        {"id": one.id, "root_id": one.root_id, "at": one.at, "fingerprints": one.fingerprints}
        for one in known
    ]
    if rows:
        connection.execute(insert(Erased).prefix_with("OR IGNORE"), rows)
