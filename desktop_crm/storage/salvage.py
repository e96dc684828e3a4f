"""Reads whatever can be read out of a damaged vault, on a copy; nothing is ever repaired in place.

The readable rows go into a sound database of their own, encrypted with the same key. What is not
readable any more is told by the journal: it knows every row that was ever written and its values.
"""
# ruff: noqa: S608 (the only names in the statements are those of our own tables and columns)

import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from sqlcipher3 import dbapi2 as sqlcipher

from desktop_crm.storage import (
    checks,
    faults,
    journal,
    pages,
    private_copies,
    private_files,
    proof,
    schema,
)
from desktop_crm.storage.engine import connect, make_engine
from desktop_crm.storage.entities.catalogue import METADATA
from desktop_crm.storage.key_header import SALT_BYTES, KeyFiles, KeyHeader
from desktop_crm.storage.keys import DataKey, SaltedKey, SlotKind
from desktop_crm.storage.layout import BACKUPS, DATABASE, SIDE_FILES
from desktop_crm.storage.migrations.run import migrate
from desktop_crm.storage.scratch import Scratch
from desktop_crm.storage.vault import unwrapped

if TYPE_CHECKING:
    from desktop_crm.storage.backups import BackupInfo

#: Local tables that are worth keeping beside the journaled ones; the others can be computed.
LOCAL = ("setting", "draft", "erased", "blob", "change")
_SETTINGS = ("trusted_schema=OFF", "cell_size_check=ON", "temp_store=MEMORY", "query_only=ON")
# Where the tree itself is broken the next good row is looked for: one by one, then in strides.
_ONE_BY_ONE, _STRIDE, _TRIES = 200, 50, 1000
_AT_ONCE = 500


class Way(StrEnum):
    """How a damaged database could be read after all."""

    AS_IT_IS = "as-it-is"
    WITHOUT_LOG = "without-log"
    SAVED_SALT = "saved-salt"
    PAGE_BY_PAGE = "page-by-page"
    NOT_AT_ALL = "not-at-all"


def key_of(folder: Path, kind: SlotKind, secret: str | bytes) -> tuple[KeyHeader, DataKey]:
    """Return header and key of a damaged vault: from its key files, or from its newest backup."""
    files = KeyFiles.read(folder)
    if files.header is None and files.copy is None:
        for backup in sorted((folder / BACKUPS).glob("*"), reverse=True):
            found = KeyFiles.read(backup)
            if found.header is not None:
                files = found
                break
    header = files.best()
    path = folder / DATABASE
    if header.pending is not None and path.exists():
        header = header.in_force(proof.database_salt(path))
    return header, unwrapped(header, kind, secret)


def readable_copy(
    folder: Path, header: KeyHeader, key: DataKey, scratch: Path, model: Path | None = None
) -> tuple[Path, Way]:
    """Copy a database into `scratch` so that as much as possible of it can be read.

    Args:
        folder: the damaged vault.
        header: its key header.
        key: its key.
        scratch: a private folder.
        model: a sound database of the same vault, whose schema helps when that is not readable.
    """
    private_copies.copy_files(folder, scratch / "damaged")
    path = scratch / "damaged" / DATABASE
    if not path.exists():
        return path, Way.NOT_AT_ALL
    ways = [Way.AS_IT_IS]
    ways += [Way.WITHOUT_LOG] if path.with_name(SIDE_FILES[0]).exists() else []
    ways += [Way.SAVED_SALT] if proof.database_salt(path) != header.cipher_salt else []
    for way in ways:
        _prepare(path.parent, scratch / way, way, header.cipher_salt)
        if _is_sound(scratch / way / DATABASE, key):
            return scratch / way / DATABASE, way
    (scratch / Way.PAGE_BY_PAGE).mkdir(mode=0o700)
    renewed = scratch / Way.PAGE_BY_PAGE / DATABASE
    if _assemble(path, renewed, key, header.cipher_salt, model):
        return renewed, Way.PAGE_BY_PAGE
    return path, Way.NOT_AT_ALL


def gather(
    damaged: Path,
    key: DataKey,
    target: Path,
    progress: checks.Progress = checks.silent,
) -> dict[str, int]:
    """Write every readable row of every table worth keeping into the new database `target`.

    Returns the number of rows of each table.
    """
    tables = [table.name for table in journal.journaled_tables()] + list(LOCAL)
    counts = {}
    private_files.create(target)
    with (
        closing(_open(damaged, key)) as source,
        closing(connect(target, key, settings=checks.COPY_SETTINGS)) as database,
    ):
        database.execute("BEGIN")
        for done, name in enumerate(tables):
            progress(done, len(tables))
            known = METADATA.tables[name].columns
            found = source.execute(f"PRAGMA table_info({name})").fetchall()
            columns = tuple(row[1] for row in found if row[1] in known)
            if not columns:
                continue
            listed = ", ".join(columns)
            database.execute(f"CREATE TABLE {name} ({listed})")
            marks = ", ".join("?" * len(columns))
            rows = _rows(source, name, columns)
            counts[name] = 0
            while chunk := list(islice(rows, _AT_ONCE)):
                database.executemany(f"INSERT INTO {name} ({listed}) VALUES ({marks})", chunk)
                counts[name] += len(chunk)
            if "id" in columns and name != "change":
                database.execute(f"CREATE INDEX by_id_{name} ON {name} (id)")
        if "change" in counts:
            database.execute("CREATE INDEX by_row ON change (entity, entity_id, id)")
        database.execute("COMMIT")
    progress(len(tables), len(tables))
    return counts


def known_to_journal(database: Any, entity: str) -> Iterator[tuple[bytes, dict[str, Any] | None]]:
    """Yield each id of a table in the journal with its last body, None for a deleted row.

    A body that lacks its first entry is incomplete and left out, unless the row is gone.
    """
    if not _has_table(database, "change"):
        return
    rows = database.execute(
        "SELECT entity_id, op, after FROM change WHERE entity = ? ORDER BY entity_id, id", (entity,)
    )
    current, is_whole, is_gone = b"", False, False
    state: dict[str, Any] = {}
    for entity_id, op, after in rows:
        if bytes(entity_id) != current:
            if current and (is_whole or is_gone):
                yield current, None if is_gone else state
            current, state, is_whole, is_gone = bytes(entity_id), {}, False, False
        if op == "d":
            is_gone = True
            continue
        body = json.loads(after or "{}")
        state = body if op == "i" else state | body
        is_whole, is_gone = is_whole or op == "i", False
    if current and (is_whole or is_gone):
        yield current, None if is_gone else state


def open_gathered(path: Path, key: DataKey) -> Any:
    """Return a reading connection to what `gather` wrote."""
    return connect(path, key, settings=checks.COPY_SETTINGS, writable=False)


def _assemble(damaged: Path, renewed: Path, key: DataKey, salt: bytes, model: Path | None) -> bool:
    """Write a database of all good pages of a damaged one; False when there are none.

    The pages of the schema, the first one above all, come from a model: they are the same in every
    copy of a vault, and under the same key and salt they fit. A page that is not authentic becomes
    one with a blank row.
    """
    _lay_out(renewed, SaltedKey(key.material(), salt), key, model, damaged.stat().st_size)
    schema_pages = pages.of_schema(renewed, key)
    codec, good = pages.Codec(key, salt), 0
    newer = pages.in_log(damaged.with_name(SIDE_FILES[0]))
    last = renewed.stat().st_size // pages.BYTES
    with damaged.open("rb") as reading, renewed.open("r+b") as writing:
        for number in range(1, last + 1):
            page = reading.read(pages.BYTES)
            if codec.is_authentic(newer.get(number, b""), number):
                page = newer[number]
            is_good = codec.is_authentic(page, number)
            good += is_good
            if number not in schema_pages:
                writing.seek((number - 1) * pages.BYTES)
                writing.write(page if is_good else codec.blank_leaf(number))
    return good > 0


def _lay_out(renewed: Path, salted: DataKey, key: DataKey, model: Path | None, size: int) -> None:
    """Write a sound database with the schema of the vault and room for so many bytes of pages."""
    private_files.create(renewed)
    engine = make_engine(renewed, salted, settings=checks.COPY_SETTINGS)
    try:
        if model is None:
            with engine.connect() as connection:
                migrate(connection)
    finally:
        engine.dispose()
    with closing(connect(renewed, salted, settings=checks.COPY_SETTINGS)) as database:
        if model is not None:
            with closing(checks.open_copy(model, key, read_only=True)) as source:
                source.backup(database, pages=-1)
        database.execute("PRAGMA journal_mode=DELETE").fetchall()
        # A page behind what the first page calls the end would not be read.
        database.execute(
            "INSERT INTO blob (sha256, root_id, content) VALUES ('', x'', zeroblob(?))", (size,)
        )


def _prepare(source: Path, target: Path, way: Way, salt: bytes) -> None:
    target.mkdir(mode=0o700)
    for path in source.iterdir():
        if path.name == DATABASE or way is not Way.WITHOUT_LOG:
            private_files.copy(path, target / path.name)
    if way is Way.SAVED_SALT:
        with (target / DATABASE).open("r+b") as stream:
            stream.write(salt[:SALT_BYTES])


def _is_sound(path: Path, key: DataKey) -> bool:
    try:
        with closing(_open(path, key)) as database:
            is_ours = database.execute("PRAGMA application_id").fetchone()[0]
            found = database.execute("PRAGMA quick_check(1)").fetchone()[0]
            return bool(is_ours == schema.APPLICATION_ID and found == "ok")
    except Exception as error:
        if not faults.error_name(error):
            raise
        return False


def _open(path: Path, key: DataKey) -> Any:
    return connect(path, key, settings=_SETTINGS, writable=False)


def _rows(database: Any, table: str, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """Yield all rows of a table that can be read.

    Left out are rows that went on in a bad page, and the blank ones that stand for bad pages.
    """
    keys = [columns.index(column.name) for column in METADATA.tables[table].primary_key]
    if "id" in columns:
        keys = [columns.index("id")]
    query = f"SELECT rowid, {', '.join(columns)} FROM {table} WHERE rowid >= ? ORDER BY rowid"
    at, failures = -(1 << 62), 0
    while failures < _TRIES:
        try:
            for row in database.execute(query, (at,)):
                if all(row[1 + key] is not None for key in keys):
                    at, failures = row[0] + 1, 0
                    yield tuple(row[1:])
        except sqlcipher.Error:
            failures += 1
            at = max(at, 0) + (1 if failures < _ONE_BY_ONE else _STRIDE)
        else:
            return


def _has_table(database: Any, name: str) -> bool:
    found = database.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (name,)).fetchone()
    return found is not None


@dataclass(frozen=True, slots=True)
class TableRescue:
    """What became of one kind of row.

    Attributes:
        name: the table.
        read: rows that could be read.
        from_journal: rows that could not, but whose values the journal holds.
        lost: rows that were there and are in neither.
    """

    name: str
    read: int
    from_journal: int
    lost: int


@dataclass(frozen=True, slots=True)
class LostRow:
    """A row that can be read nowhere in the damaged file; a backup may still hold it."""

    entity: str
    id: bytes
    is_in_backup: bool


class Rescue:
    """What was found in a damaged customer file; close it to remove the private copy.

    Attributes:
        folder: the damaged customer file, which is not touched.
        way: how it could be read.
        tables: what became of each kind of row.
        lost: the rows that are in neither file nor journal.
        backup: the newest backup that passed its check, or None.
    """

    def __init__(self, folder: Path, header: KeyHeader, key: DataKey) -> None:
        self.folder = folder
        self.way = Way.NOT_AT_ALL
        self.tables: tuple[TableRescue, ...] = ()
        self.lost: tuple[LostRow, ...] = ()
        self.backup: BackupInfo | None = None
        self._header = header
        self._key = key
        self._scratch = Scratch()

    @property
    def gathered(self) -> Path:
        """The sound, encrypted database of what could be read."""
        return self._scratch.folder / "gathered.db"

    @property
    def scratch(self) -> Path:
        """The private folder all of this is in."""
        return self._scratch.folder

    @property
    def key(self) -> DataKey:
        """The key of the damaged file."""
        return self._key

    @property
    def header(self) -> KeyHeader:
        """The key header of the damaged file."""
        return self._header

    def read(self) -> int:
        """Return how many rows were read or are told by the journal."""
        return sum(table.read + table.from_journal for table in self.tables)

    def close(self) -> None:
        """Remove the private copy and forget the key."""
        self._key.wipe()
        self._scratch.remove()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
