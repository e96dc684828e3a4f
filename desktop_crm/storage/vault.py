"""The open vault: one writer, pooled readers, the key between them, and an orderly way out."""

import secrets
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2 as sqlcipher
from typing_extensions import override

from desktop_crm.domain.errors import Fault, Refused, Unavailable
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.storage import (
    audit,
    faults,
    journal,
    key_header,
    private_files,
    process_limits,
    schema,
)
from desktop_crm.storage.engine import LARGE_CACHE_KIB, Reader, connect, make_engine
from desktop_crm.storage.instance_lock import InstanceLock
from desktop_crm.storage.key_header import KeyFiles, KeyHeader
from desktop_crm.storage.keys import DataKey, Kdf, Slot, SlotKind
from desktop_crm.storage.migrations.run import migrate

DATABASE = "data.db"
BACKUPS = "backups"
RESTORED = "restored"
SUFFIX = ".crmvault"
_WAIT_SECONDS = 5.0
_PAGE_BYTES = 4096
_ASIDE = f".{DATABASE}.part-"
_PROVING = ("trusted_schema=OFF", "cell_size_check=ON", "temp_store=MEMORY", "query_only=ON")

EMPTY_PASSPHRASE = QT_TRANSLATE_NOOP("Refused", "The master password is empty.")


def system_clock() -> datetime:
    """Return the time of this computer, aware, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - the one clock of an open vault; tests replace it


def is_vault(folder: Path) -> bool:
    """Tell whether `folder` looks like a customer file."""
    return any((folder / name).is_file() for name in (key_header.NAME, key_header.COPY_NAME))


def read_header(folder: Path) -> KeyHeader:
    """Return the key header of a closed vault, or say why there is none."""
    with faults.mapped(folder, files=True):
        if not folder.is_dir():
            raise Unavailable(Fault.MISSING, faults.MISSING, path=str(folder))
        if not is_vault(folder):
            kind = (
                (Fault.KEY_FILE_DAMAGED, faults.KEY_FILE_DAMAGED)
                if (folder / DATABASE).exists()
                else (Fault.NOT_A_VAULT, faults.NOT_A_VAULT)
            )
            raise Unavailable(*kind, folder=str(folder))
        return KeyFiles.read(folder).best()


def create(
    folder: Path,
    passphrase: str,
    *,
    kdf: Kdf,
    recovery_secret: bytes | None = None,
    vault_id: str | None = None,
    clock: Callable[[], datetime] = system_clock,
) -> "Vault":
    """Make a new vault at `folder`, which must not exist; it appears whole or not at all."""
    if not passphrase:
        raise Refused(EMPTY_PASSPHRASE, field="passphrase")
    folder = folder.absolute()
    with faults.mapped(folder, files=True):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise Unavailable(Fault.ALREADY_EXISTS, faults.ALREADY_EXISTS, folder=str(folder))
        draft = draft_of(folder)
        key = DataKey.random()
        try:
            _fill(draft, key, passphrase, kdf, recovery_secret, vault_id, clock())
            private_files.publish_folder(draft, folder)
        except BaseException:
            discard(draft)
            key.wipe()
            raise
    lock = take_lock(folder)
    return _open(folder, read_header(folder), key, lock, clock, check_pages=False)


def open_with(
    folder: Path,
    kind: SlotKind,
    secret: str | bytes,
    *,
    clock: Callable[[], datetime] = system_clock,
) -> "Vault":
    """Open a vault with one secret; a wrong secret and a damaged file are never mixed up."""
    folder = folder.absolute()
    read_header(folder)
    lock = take_lock(folder)
    try:
        header, key = _unlocked_header(folder, kind, secret)
        return _open(folder, header, key, lock, clock, check_pages=lock.was_left_over)
    except BaseException:
        lock.release()
        raise


def unwrapped(header: KeyHeader, kind: SlotKind, secret: str | bytes) -> DataKey:
    """Return the data key one secret opens, or say that it is the wrong one."""
    missing = {
        SlotKind.PASSPHRASE: (Fault.WRONG_SECRET, faults.NO_PASSPHRASE_SLOT),
        SlotKind.RECOVERY: (Fault.WRONG_SECRET, faults.NO_RECOVERY_SLOT),
        SlotKind.KEYRING: (Fault.KEYRING_EMPTY, faults.KEYRING_EMPTY),
    }
    wrong = {
        SlotKind.PASSPHRASE: (Fault.WRONG_SECRET, faults.WRONG_PASSPHRASE),
        SlotKind.RECOVERY: (Fault.WRONG_SECRET, faults.WRONG_RECOVERY_CODE),
        SlotKind.KEYRING: (Fault.KEYRING_EMPTY, faults.KEYRING_EMPTY),
    }
    slots = header.slots_of(kind)
    if not slots:
        raise Unavailable(*missing[kind])
    for slot in slots:
        key = slot.unwrap(secret, header.vault)
        if key is not None:
            return key
    raise Unavailable(*wrong[kind])


def take_lock(folder: Path) -> InstanceLock:
    """Take the lock of a vault folder or say who has it."""
    lock = InstanceLock(folder)
    with faults.mapped(folder, files=True):
        lock.take()
    return lock


def draft_of(folder: Path) -> Path:
    """Make the hidden folder a vault is built in, and sweep those that were never finished."""
    start = f".{folder.name}.part-"
    if folder.parent.is_dir():
        for litter in [path for path in folder.parent.iterdir() if path.name.startswith(start)]:
            discard(litter)
    draft = folder.with_name(f"{start}{secrets.token_hex(4)}")
    private_files.make_folder(draft)
    return draft


def discard(folder: Path) -> None:
    """Remove an unfinished folder of ours; only plain files are ever in one."""
    with suppress(OSError):
        for path in folder.iterdir():
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink()
        folder.rmdir()


def _fill(
    folder: Path,
    key: DataKey,
    passphrase: str,
    kdf: Kdf,
    recovery_secret: bytes | None,
    vault_id: str | None,
    now: datetime,
) -> None:
    """Write database and key files of a new vault."""
    vault, created = vault_id or secrets.token_hex(16), now.isoformat(timespec="seconds")
    path = folder / DATABASE
    private_files.create(path)
    engine = make_engine(path, key, pool_size=1, max_overflow=0)
    try:
        with faults.mapped(path), engine.connect() as connection:
            migrate(connection)
    finally:
        engine.dispose()
    slots = [Slot.wrap(key, SlotKind.PASSPHRASE, passphrase, vault=vault, created=created, kdf=kdf)]
    if recovery_secret is not None:
        slots.append(
            Slot.wrap(key, SlotKind.RECOVERY, recovery_secret, vault=vault, created=created)
        )
    header = KeyHeader(vault, created, database_salt(path), tuple(slots)).signed(key)
    key_header.write(folder, header)
    (folder / BACKUPS).mkdir(mode=0o700)


def _unlocked_header(
    folder: Path, kind: SlotKind, secret: str | bytes
) -> tuple[KeyHeader, DataKey]:
    """Return an authentic header with the key it wraps; a copy that was changed is set aside."""
    with faults.mapped(folder, files=True):
        files = KeyFiles.read(folder)
        header = files.best()
        key = unwrapped(header, kind, secret)
        if not header.is_authentic(key):
            spare = files.other(header)
            if spare is None or not spare.is_authentic(key):
                key.wipe()
                raise Unavailable(
                    Fault.KEY_FILE_CHANGED, faults.KEY_FILE_CHANGED, folder=str(folder)
                )
            header = spare
        files.mend(header)
    return header, key


def _open(
    folder: Path,
    header: KeyHeader,
    key: DataKey,
    lock: InstanceLock,
    clock: Callable[[], datetime],
    *,
    check_pages: bool,
) -> "Vault":
    path = folder / DATABASE
    process_limits.forbid_core_dumps()
    try:
        with faults.mapped(path, files=True):
            (folder / BACKUPS).mkdir(mode=0o700, exist_ok=True)
            for litter in folder.glob(f"{_ASIDE}*"):
                litter.unlink()
            size = path.stat().st_size
            if size == 0:
                raise Unavailable(Fault.EMPTY_FILE, faults.EMPTY_FILE, path=str(path))
            if size < _PAGE_BYTES:  # SQLite would take it for a new, empty database
                raise Unavailable(Fault.DAMAGED, faults.DAMAGED, path=str(path))
            was_left_open = path.with_name(f"{path.name}-wal").exists()
            _prove(path, header, key, check_pages=check_pages or was_left_open)
            salt = database_salt(path)
            if salt != header.cipher_salt:  # the key file came from a backup, which has its own
                header = header.with_salt(salt, key)
                key_header.write(folder, header)
        return Vault(folder, header, key, lock, clock)
    except BaseException:
        key.wipe()
        lock.release()
        raise


def _prove(path: Path, header: KeyHeader, key: DataKey, *, check_pages: bool) -> None:
    """Tell a damaged file, a foreign log and a foreign file apart, without changing any of them."""
    try:
        with closing(connect(path, key, settings=_PROVING, writable=False)) as database:
            if check_pages:
                _require_sound(database)
            application = database.execute("PRAGMA application_id").fetchone()[0]
            found = database.execute("PRAGMA user_version").fetchone()[0]
    except Exception as error:
        if not faults.error_name(error).startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
            raise
        raise _why_damaged(path, header, key) from None
    if application != schema.APPLICATION_ID:
        raise Unavailable(Fault.NOT_A_VAULT, faults.NOT_OURS, path=str(path))
    if schema.is_too_new(found):
        raise Unavailable(
            Fault.NEWER_SCHEMA,
            faults.NEWER_SCHEMA,
            found=schema.text_of(found),
            known=schema.text_of(schema.version()),
        )


def _require_sound(database: Any) -> None:
    """Read every page; a page that is not ours, or not whole, ends it."""
    if database.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        damage = sqlcipher.DatabaseError("quick_check")
        damage.sqlite_errorname = "SQLITE_CORRUPT"
        raise damage


def _why_damaged(path: Path, header: KeyHeader, key: DataKey) -> Unavailable:
    """Return the verdict when the right key does not find a sound database."""
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size > 0 and _is_sound_alone(path, key):
        return Unavailable(Fault.DAMAGED, faults.FOREIGN_WAL, path=str(path))
    damaged_start = database_salt(path) != header.cipher_salt
    text = faults.DAMAGED_START if damaged_start else faults.DAMAGED
    return Unavailable(Fault.DAMAGED, text, path=str(path))


def _is_sound_alone(path: Path, key: DataKey) -> bool:
    """Tell whether the database is well without the log beside it, by looking at a copy."""
    aside = path.with_name(f"{_ASIDE}{secrets.token_hex(4)}")
    private_files.copy(path, aside)
    try:
        with closing(connect(aside, key, settings=_PROVING, writable=False)) as database:
            _require_sound(database)
    except Exception as error:
        if not faults.error_name(error):
            raise
        return False
    finally:
        for litter in path.parent.glob(f"{aside.name}*"):
            litter.unlink()
    return True


def database_salt(path: Path) -> bytes:
    """Return the random bytes an encrypted database begins with."""
    with path.open("rb") as stream:
        return stream.read(key_header.SALT_BYTES)


@dataclass(frozen=True, slots=True)
class SlotInfo:
    """One way to open a vault, as it is shown."""

    kind: SlotKind
    created_at: datetime
    backend: str = ""


class Vault:
    """An open customer file. Threads may share it: many readers, one writer at a time.

    Attributes:
        folder: where it lies.
        clock: the time of day, aware, in UTC; tests replace it.
        caches: what queries derive from the data and keep between two looks.
    """

    def __init__(
        self,
        folder: Path,
        header: KeyHeader,
        key: DataKey,
        lock: InstanceLock,
        clock: Callable[[], datetime] = system_clock,
    ) -> None:
        self.folder = folder
        self.clock = clock
        self.caches: dict[str, object] = {}
        self._header = header
        self._key = key
        self._lock = lock
        self._path = folder / DATABASE
        self._writer = make_engine(
            self._path, key, pool_size=1, max_overflow=0, cache_kib=LARGE_CACHE_KIB
        )
        self._pool = make_engine(self._path, key, read_only=True)
        self._readers: list[Reader] = []
        self._guard = threading.RLock()
        self._idle = threading.Condition()
        self._connections: set[Any] = set()
        self._write_turn = threading.Lock()
        self._write_owner = 0
        self._open = True
        for engine in (self._writer, self._pool):
            self._watch(engine)

    @override
    def __repr__(self) -> str:
        return f"Vault({str(self.folder)!r}, {'open' if self._open else 'closed'})"

    @property
    def id(self) -> str:
        """The vault's uuid as 32 hexadecimal digits."""
        return self._header.vault

    @property
    def path(self) -> Path:
        """The database file."""
        return self._path

    @property
    def is_open(self) -> bool:
        """Whether it can be read and written."""
        return self._open

    @property
    def created_at(self) -> datetime:
        """When the vault was made."""
        return datetime.fromisoformat(self._header.created)

    @property
    def header(self) -> KeyHeader:
        """The key header as it is on disk."""
        return self._header

    def key_for(self, purpose: str) -> bytes:
        """Return a key of its own for `purpose`, as "audit chain"; fails when locked."""
        return self._key.derive(purpose)

    def slots(self) -> tuple[SlotInfo, ...]:
        """Return the ways to open this vault."""
        return tuple(
            SlotInfo(slot.kind, datetime.fromisoformat(slot.created), slot.backend)
            for slot in self._header.slots
        )

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session on a pooled connection that sees one state and cannot write."""
        self._require_open()
        with (
            faults.mapped(self._path),
            Session(self._pool, autoflush=False, info=self._session_info()) as session,
        ):
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Give a session in one transaction of its own: kept whole at the end, or not at all."""
        if self._write_owner == threading.get_ident():
            raise RuntimeError("a write is already open in this thread")
        with self._write_turn, faults.mapped(self._path):
            self._require_open()
            self._write_owner = threading.get_ident()
            try:
                with (
                    Session(
                        self._writer, expire_on_commit=False, info=self._session_info()
                    ) as session,
                    session.begin(),
                ):
                    session.connection()
                    yield session
            finally:
                self._write_owner = 0

    def reader(self) -> Reader:
        """Return a long-lived reader for the thread a person waits for; closed with the vault."""
        with self._guard:
            self._require_open()
            reader = Reader(self._path, self._key, self._session_info())
            self._readers.append(reader)
            return reader

    @contextmanager
    def raw(self) -> Iterator[Any]:
        """Give a driver connection outside any transaction, for backup, checkpoint and checks."""
        self._require_open()
        with faults.mapped(self._path):
            database = connect(self._path, self._key)
            try:
                yield database
            finally:
                database.close()

    def checkpoint(self) -> bool:
        """Move the write-ahead log into the database; False when somebody still reads it."""
        with self.raw() as database:
            return bool(database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0)

    def replace_slots(self, slots: tuple[Slot, ...]) -> None:
        """Write other slots into both key files; refuses to leave the key ring as the only way."""
        with self._guard, faults.mapped(self.folder, files=True):
            self._require_open()
            header = self._header.with_slots(slots, self._key)
            key_header.write(self.folder, header)
            self._header = header

    def schema(self) -> int:
        """Return the schema of the database, as major << 16 | minor."""
        with self.raw() as database:
            return int(database.execute("PRAGMA user_version").fetchone()[0])

    def migrate(self) -> None:
        """Bring an older database to this program's schema; make a backup first."""
        with self._write_turn, faults.mapped(self._path), self._writer.connect() as connection:
            self._require_open()
            migrate(connection)

    def settle_in(self) -> None:
        """Prove that the journal's triggers are ours; a restored copy takes a device id of its own.

        With the old id, the copy and the original would both go on with the same chain of events.
        """
        with self.read() as session:
            if not journal.is_intact(session.connection()):
                raise Unavailable(Fault.DAMAGED, faults.FOREIGN_SCHEMA, path=str(self._path))
        marker = self.folder / RESTORED
        with faults.mapped(self.folder, files=True):
            if marker.exists():
                with self.write() as session:
                    journal.renew_device(session.connection())
                    self._note(session, "restore", {})
                marker.unlink()

    def record(self, kind: str, **detail: object) -> None:
        """Add an event to the chain of events: unlocking, backup, change of keys; never values."""
        with self.write() as session:
            self._note(session, kind, detail)

    def new_slot(
        self, kind: SlotKind, secret: str | bytes, *, kdf: Kdf | None = None, backend: str = ""
    ) -> Slot:
        """Return a slot for this vault's key; it opens nothing before `replace_slots`."""
        if kind is SlotKind.PASSPHRASE and not secret:
            raise Refused(EMPTY_PASSPHRASE, field="passphrase")
        return Slot.wrap(
            self._key,
            kind,
            secret,
            vault=self.id,
            created=self.clock().isoformat(timespec="seconds"),
            kdf=kdf,
            backend=backend,
        )

    def copy_key(self) -> DataKey:
        """Return the data key for a copy of this vault; the caller wipes it."""
        return self._key.copy()

    def close(self) -> None:
        """Lock: stop readers, let the writer finish, tidy the log, forget the key, free the folder.

        Whatever still runs after a few seconds is interrupted; its transaction is rolled back.
        """
        with self._guard:
            if not self._open:
                return
            self._open = False
        try:
            for reader in self._readers:
                reader.close()
            self._drain(self._pool)
            has_turn = self._write_turn.acquire(timeout=_WAIT_SECONDS)
            if not has_turn:
                self._drain(self._writer)
                has_turn = self._write_turn.acquire(timeout=_WAIT_SECONDS)
            try:
                self._tidy()
            finally:
                self._writer.dispose()
                self._pool.dispose()
                if has_turn:
                    self._write_turn.release()
        finally:
            self._key.wipe()
            self.caches.clear()
            self._lock.release()

    def _note(self, session: Session, kind: str, detail: Mapping[str, object]) -> None:
        key = self.key_for(audit.PURPOSE)
        audit.record(session.connection(), key, kind, now=self.clock(), detail=detail)

    def _session_info(self) -> dict[str, Any]:
        return {"caches": self.caches, "vault": self}

    def _require_open(self) -> None:
        if not self._open:
            raise Unavailable(Fault.LOCKED, faults.LOCKED)

    def _watch(self, engine: Engine) -> None:
        """Know which connections are at work, so that closing can interrupt them."""

        @event.listens_for(engine, "checkout")
        def checkout(driver: Any, _record: Any, _proxy: Any) -> None:
            with self._idle:
                self._connections.add((engine, driver))

        @event.listens_for(engine, "close")
        @event.listens_for(engine, "checkin")
        def checkin(driver: Any, _record: Any) -> None:
            with self._idle:
                self._connections.discard((engine, driver))
                self._idle.notify_all()

    def _drain(self, engine: Engine) -> None:
        """Interrupt what runs on `engine` until nothing does, for a few seconds at most."""
        with self._idle:
            for _ in range(int(_WAIT_SECONDS / 0.02)):
                busy = [driver for owner, driver in self._connections if owner is engine]
                if not busy:
                    return
                for driver in busy:
                    driver.interrupt()
                self._idle.wait(0.02)

    def _tidy(self) -> None:
        """Empty the write-ahead log; a disk that is full or gone must not keep the vault open."""
        with suppress(Exception):
            database = connect(self._path, self._key)
            try:
                database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            finally:
                database.close()
