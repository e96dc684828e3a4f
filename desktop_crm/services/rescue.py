"""Gets customers out of a damaged customer file: looks, takes out, builds a new one; never repairs.

All is done on a private copy. What cannot be read is taken from the journal, which holds the values
of every row, then from the newest backup that passes its check.
"""
# ruff: noqa: S608 (the only names in the statements are those of our own tables and columns)

import json
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.orm import Session

from desktop_crm.domain import recovery_code
from desktop_crm.domain.errors import Unavailable
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.exchange import files
from desktop_crm.services import derived, unit_of_work
from desktop_crm.services.use_cases import use_case
from desktop_crm.storage import backups, checks, journal, restoring, salvage
from desktop_crm.storage import vault as stored
from desktop_crm.storage.backups import BackupInfo
from desktop_crm.storage.checks import Progress, silent
from desktop_crm.storage.entities.catalogue import METADATA
from desktop_crm.storage.keys import DataKey, SlotKind
from desktop_crm.storage.layout import BACKUPS, DATABASE
from desktop_crm.storage.salvage import LostRow, Rescue, TableRescue, Way

__all__ = ["LostRow", "Rebuilt", "Rescue", "TableRescue", "Way", "examine", "export", "rebuild"]

_FORMAT, _VERSION = "desktop-crm-rescue", 1
_AT_ONCE = 500
# The chain of events cannot be gone on with by rows from elsewhere; the export has them.
_NOT_MERGED = {"audit_event"}
_LOCAL_MERGED = ("setting", "draft", "erased", "blob")


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A new customer file made of what was rescued.

    Attributes:
        folder: where it is; it opens with the secrets of the damaged one.
        counts: rows of every table.
        left_out: rows whose customer is lost, so that they have no place.
    """

    folder: Path
    counts: Mapping[str, int]
    left_out: int


def examine(folder: Path, secret: str, *, progress: Progress = silent) -> Rescue:
    """Find out what can be read of a damaged customer file; changes nothing in its folder.

    Args:
        folder: the damaged customer file, closed.
        secret: its master password or recovery code.
        progress: told (tables done, tables in all).
    """
    folder = folder.absolute()
    code = recovery_code.secret_of(secret)
    kind = SlotKind.PASSPHRASE if code is None else SlotKind.RECOVERY
    header, key = salvage.key_of(folder, kind, code or secret)
    rescue = Rescue(folder, header, key)
    try:
        rescue.backup = _newest_backup(folder, key)
        model = None if rescue.backup is None else rescue.backup.path / DATABASE
        damaged, rescue.way = salvage.readable_copy(folder, header, key, rescue.scratch, model)
        if rescue.way is Way.NOT_AT_ALL:
            return rescue
        salvage.gather(damaged, key, rescue.gathered, progress)
        rescue.tables, rescue.lost = _judged(rescue)
    except BaseException:
        rescue.close()
        raise
    return rescue


def export(rescue: Rescue, path: Path) -> int:
    """Write all rescued rows to `path` as JSON, in plain text, with a list of what is lost."""
    written = 0
    with files.replacing(path) as out:
        head = {"format": _FORMAT, "version": _VERSION, "vault": rescue.header.vault}
        lost = [{"entity": row.entity, "id": row.id.hex()} for row in rescue.lost]
        start = json.dumps(head | {"lost": lost}, ensure_ascii=False)[:-1]
        out.write(f'{start}, "tables": {{'.encode())
        for number, table in enumerate(rescue.tables):
            out.write(f"{', ' if number else ''}{json.dumps(table.name)}: [".encode())
            for place, values in enumerate(_bodies(rescue, table.name)):
                text = json.dumps(values, ensure_ascii=False, default=bytes.hex)
                out.write(f"{',' if place else ''}\n{text}".encode("utf-8", "replace"))
                written += 1
            out.write(b"]")
        out.write(b"}}\n")
    return written


def rebuild(rescue: Rescue, target: Path, *, with_backup: bool = True) -> Rebuilt:
    """Make a new customer file at `target`: the newest backup with all rescued rows over it.

    Without a backup it is made of the rescued rows alone. It opens with the same secrets.
    """
    if rescue.backup is not None and with_backup:
        restoring.restore(rescue.backup.path, target)
    else:
        stored.create_like(target, rescue.header, rescue.key)
    vault = stored.open_with_key(target, rescue.key)
    try:
        vault.settle_in()
        left_out = unit_of_work.write(vault, _merge, rescue).value if rescue.tables else 0
        unit_of_work.write(vault, derived.bring_up_to_date, today=vault.clock().astimezone().date())
        vault.record("rescue", way=rescue.way, lost=len(rescue.lost), left_out=left_out)
        return Rebuilt(target, backups.table_counts(vault), left_out)
    finally:
        vault.close()


@use_case(QT_TRANSLATE_NOOP("UseCase", "Rescue customer file"), undoable=False)
def _merge(session: Session, rescue: Rescue) -> int:
    """Write rescued rows over those of the backup; return how many had no customer to belong to."""
    connection = session.connection()
    for table in _merged_tables(rescue):
        names = [column.name for column in journal.journaled_columns(table)]
        rows = (
            [values["id"], *(values.get(name) for name in names)]
            for values in _bodies(rescue, table.name)
        )
        _upsert(connection, table.name, ["id"], names, rows)
        _drop_deleted(connection, rescue, table)
    for name in _LOCAL_MERGED:
        keys = [column.name for column in METADATA.tables[name].primary_key]
        _copy_local(connection, rescue, name, keys)
    return _drop_orphans(connection)


def _merged_tables(rescue: Rescue) -> list[Table]:
    known = {table.name for table in rescue.tables}
    return [
        table
        for table in journal.journaled_tables()
        if table.name in known and table.name not in _NOT_MERGED
    ]


def _upsert(
    connection: Connection, name: str, keys: list[str], others: list[str], rows: Iterator[list[Any]]
) -> None:
    listed = ", ".join(keys + others)
    marks = ", ".join("?" * (len(keys) + len(others)))
    sets = ", ".join(f"{column} = excluded.{column}" for column in others)
    differs = " OR ".join(f"{name}.{column} IS NOT excluded.{column}" for column in others)
    action = f"DO UPDATE SET {sets} WHERE {differs}" if others else "DO NOTHING"
    statement = (
        f"INSERT INTO {name} ({listed}) VALUES ({marks}) ON CONFLICT ({', '.join(keys)}) {action}"
    )
    while chunk := [tuple(row) for row in islice(rows, _AT_ONCE)]:
        connection.exec_driver_sql(statement, chunk)


def _drop_deleted(connection: Connection, rescue: Rescue, table: Table) -> None:
    """Delete what the backup still has and the journal says was deleted since."""
    with closing(salvage.open_gathered(rescue.gathered, rescue.key)) as gathered:
        gone = [
            (row_id,)
            for row_id, body in salvage.known_to_journal(gathered, table.name)
            if body is None
        ]
    if gone:
        connection.exec_driver_sql(f"DELETE FROM {table.name} WHERE id = ?", gone)


def _copy_local(connection: Connection, rescue: Rescue, name: str, keys: list[str]) -> None:
    with closing(salvage.open_gathered(rescue.gathered, rescue.key)) as gathered:
        columns = [row[1] for row in gathered.execute(f"PRAGMA table_info({name})")]
        if not set(keys) <= set(columns):
            return
        others = [column for column in columns if column not in keys]
        found = gathered.execute(f"SELECT {', '.join(keys + others)} FROM {name}")
        _upsert(connection, name, keys, others, (list(row) for row in found))


def _drop_orphans(connection: Connection) -> int:
    """Delete rows whose customer is lost, and what hangs on them; return how many."""
    dropped = 0
    while True:
        rows = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if not rows:
            return dropped
        for table, rowid in {(row[0], row[1]) for row in rows}:
            connection.exec_driver_sql(f"DELETE FROM {table} WHERE rowid = ?", (rowid,))
            dropped += 1


def _judged(rescue: Rescue) -> tuple[tuple[TableRescue, ...], tuple[LostRow, ...]]:
    """Compare what was read with what the journal and the backup say was there."""
    tables, lost = [], []
    in_backup = _ids_in_backup(rescue)
    with closing(salvage.open_gathered(rescue.gathered, rescue.key)) as gathered:
        for table in journal.journaled_tables():
            read = _ids(gathered, table.name)
            told: set[bytes] = set()
            gone: set[bytes] = set()
            for row_id, body in salvage.known_to_journal(gathered, table.name):
                (gone if body is None else told).add(row_id)
            backed_up = in_backup.get(table.name, set())
            missing = (backed_up | _ids_in_changes(gathered, table.name)) - read - told - gone
            tables.append(TableRescue(table.name, len(read), len(told - read), len(missing)))
            lost += [LostRow(table.name, one, one in backed_up) for one in sorted(missing)]
    return tuple(tables), tuple(lost)


def _bodies(rescue: Rescue, name: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table: those that were read, then those only the journal tells."""
    table = METADATA.tables[name]
    columns = ["id", *(column.name for column in journal.journaled_columns(table))]
    with closing(salvage.open_gathered(rescue.gathered, rescue.key)) as gathered:
        found = {row[1] for row in gathered.execute(f"PRAGMA table_info({name})")}
        if "id" in found:
            names = [column for column in columns if column in found]
            for row in gathered.execute(f"SELECT {', '.join(names)} FROM {name}"):
                yield dict(zip(names, row, strict=True))
        read = _ids(gathered, name)
        for row_id, body in salvage.known_to_journal(gathered, name):
            if body is not None and row_id not in read:
                yield {"id": row_id} | journal.body_values(table, body)


def _ids(database: Any, name: str) -> set[bytes]:
    columns = {row[1] for row in database.execute(f"PRAGMA table_info({name})")}
    if "id" not in columns:
        return set()
    return {bytes(row[0]) for row in database.execute(f"SELECT id FROM {name}")}


def _ids_in_changes(database: Any, name: str) -> set[bytes]:
    if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'change'").fetchone():
        return set()
    rows = database.execute("SELECT DISTINCT entity_id FROM change WHERE entity = ?", (name,))
    return {bytes(row[0]) for row in rows}


def _ids_in_backup(rescue: Rescue) -> dict[str, set[bytes]]:
    if rescue.backup is None:
        return {}
    path = rescue.backup.path / DATABASE
    with closing(checks.open_copy(path, rescue.key, read_only=True)) as database:
        return {table.name: _ids(database, table.name) for table in journal.journaled_tables()}


def _newest_backup(folder: Path, key: DataKey) -> BackupInfo | None:
    """Return the newest backup of a closed vault that passes its check."""
    for path in sorted((folder / BACKUPS).glob(f"*{backups.SUFFIX}"), reverse=True):
        with suppress(Unavailable):
            return backups.verify(path, key)
    return None
