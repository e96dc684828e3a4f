"""The open vault: one writer, pooled readers, the key between them, and an orderly way out."""

import secrets
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.orm import Session
from typing_extensions import override

from desktop_crm.domain.errors import Fault, Refused, Unavailable
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.troubles import Seen
from desktop_crm.storage import (
    audit,
    faults,
    journal,
    key_header,
    private_files,
    process_limits,
    proof,
    reserve,
    swap,
)
from desktop_crm.storage.audit import Anchor, Position
from desktop_crm.storage.engine import LARGE_CACHE_KIB, Reader, make_engine
from desktop_crm.storage.instance_lock import InstanceLock
from desktop_crm.storage.key_header import KeyFiles, KeyHeader
from desktop_crm.storage.keys import DataKey, Kdf, Slot, SlotKind
from desktop_crm.storage.layout import BACKUPS, DATABASE, RESTORED
from desktop_crm.storage.migrations.run import migrate
from desktop_crm.storage.scratch import Scratch

_WAIT_SECONDS = 5.0
_CLOCK_SLACK = timedelta(days=1)

COPY_ONLY = QT_TRANSLATE_NOOP(
    "Faults",
    "This is a copy to look at: {folder} cannot be written, so nothing can be changed here. "
    "Copy the folder to a place of your own and open it there.",
)
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
        if swap.is_unfinished(folder):
            lock = take_lock(folder)
            try:
                swap.finish(folder)
            finally:
                lock.release()
        return _in_force(folder, KeyFiles.read(folder))


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
        draft = private_files.draft_of(folder)
        key = DataKey.random()
        try:
            _fill(draft, key, passphrase, kdf, recovery_secret, vault_id, clock())
            private_files.publish_folder(draft, folder)
        except BaseException:
            private_files.discard(draft)
            key.wipe()
            raise
    lock = take_lock(folder)
    return _open(folder, read_header(folder), key, lock, clock, check_pages=False)


def create_like(folder: Path, header: KeyHeader, key: DataKey) -> None:
    """Make an empty vault at `folder` that opens with the secrets of another one."""
    folder = folder.absolute()
    with faults.mapped(folder, files=True):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise Unavailable(Fault.ALREADY_EXISTS, faults.ALREADY_EXISTS, folder=str(folder))
        draft = private_files.draft_of(folder)
        try:
            _fill_database(draft / DATABASE, key)
            like = replace(header, pending=None)
            key_header.write(draft, like.with_salt(proof.database_salt(draft / DATABASE), key))
            (draft / BACKUPS).mkdir(mode=0o700)
            private_files.publish_folder(draft, folder)
        except BaseException:
            private_files.discard(draft)
            raise


def open_with_key(
    folder: Path, key: DataKey, *, clock: Callable[[], datetime] = system_clock
) -> "Vault":
    """Open a vault whose data key is at hand; the vault has a copy of it."""
    folder = folder.absolute()
    header, lock = read_header(folder), take_lock(folder)
    return _open(folder, header, key.copy(), lock, clock, check_pages=True)


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
        with faults.mapped(folder, files=True):
            swap.finish(folder)
        header, key = _unlocked_header(folder, kind, secret)
        return _open(folder, header, key, lock, clock, check_pages=lock.was_left_over)
    except BaseException:
        lock.release()
        raise


def reopen(
    folder: Path,
    header: KeyHeader,
    key: DataKey,
    lock: InstanceLock,
    clock: Callable[[], datetime],
) -> "Vault":
    """Open a vault whose key and lock are at hand; both are given up when it fails."""
    return _open(folder, header, key, lock, clock, check_pages=True)


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
    _fill_database(path, key)
    slots = [Slot.wrap(key, SlotKind.PASSPHRASE, passphrase, vault=vault, created=created, kdf=kdf)]
    if recovery_secret is not None:
        slots.append(
            Slot.wrap(key, SlotKind.RECOVERY, recovery_secret, vault=vault, created=created)
        )
    header = KeyHeader(vault, created, proof.database_salt(path), tuple(slots)).signed(key)
    key_header.write(folder, header)
    (folder / BACKUPS).mkdir(mode=0o700)


def _fill_database(path: Path, key: DataKey) -> None:
    private_files.create(path)
    engine = make_engine(path, key, pool_size=1, max_overflow=0)
    try:
        with faults.mapped(path), engine.connect() as connection:
            migrate(connection)
    finally:
        engine.dispose()


def _unlocked_header(
    folder: Path, kind: SlotKind, secret: str | bytes
) -> tuple[KeyHeader, DataKey]:
    """Return an authentic header with the key it wraps; a copy that was changed is set aside."""
    with faults.mapped(folder, files=True):
        files = KeyFiles.read(folder)
        header = _in_force(folder, files)
        key = unwrapped(header, kind, secret)
        if not header.is_authentic(key):
            spare = files.other(header)
            if spare is None or not spare.is_authentic(key):
                key.wipe()
                raise Unavailable(
                    Fault.KEY_FILE_CHANGED, faults.KEY_FILE_CHANGED, folder=str(folder)
                )
            header = spare
        if header.pending is not None:
            header = header.without_pending(key)  # the copy never took the database's place
        files.mend(header)
    return header, key


def _in_force(folder: Path, files: KeyFiles) -> KeyHeader:
    """Return the key header of the database as it is, in the middle of a change of keys too."""
    header = files.best()
    path = folder / DATABASE
    if header.pending is None or not path.exists():
        return header
    return header.in_force(proof.database_salt(path))


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
            proof.sweep(path)
            proof.require_file(path)
            was_left_open = path.with_name(f"{path.name}-wal").exists()
            proof.prove(path, header, key, check_pages=check_pages or was_left_open)
            salt = proof.database_salt(path)
            if salt != header.cipher_salt:  # the key file came from a backup, which has its own
                header = header.with_salt(salt, key)
                key_header.write(folder, header)
        vault = Vault(folder, header, key, lock, clock)
        vault.had_log = was_left_open
        return vault
    except BaseException:
        key.wipe()
        lock.release()
        raise


def _seconds() -> float:
    """Return seconds that no clock changes and that go on while the computer sleeps."""
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):
        if hasattr(time, name):
            return time.clock_gettime(getattr(time, name))
    return time.monotonic()


def _place_of(path: Path) -> tuple[int, int] | None:
    """Return which file a name stands for, or None."""
    with suppress(OSError):
        found = path.stat()
        return found.st_dev, found.st_ino
    return None


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
        seen: how it compares with what this computer saw of it before.
        had_log: whether a log of changes lay beside the database when it was opened.
        backup_turn: held while a backup is made.
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
        self.had_log = False
        self.seen = Seen()
        self._watch_began = (clock(), _seconds())
        self._header = header
        self._key = key
        self._lock = lock
        self._path = folder / DATABASE
        self._place = _place_of(self._path)
        self._original: Path | None = None
        self._scratch: Scratch | None = None
        self._last_words: list[Callable[[Position | None], None]] = []
        self._writer = make_engine(
            self._path, key, pool_size=1, max_overflow=0, cache_kib=LARGE_CACHE_KIB
        )
        self._pool = make_engine(self._path, key, read_only=True)
        self._aside = make_engine(self._path, key, pool_size=1)
        self._readers: list[Reader] = []
        self._guard = threading.RLock()
        self._idle = threading.Condition()
        self._connections: set[Any] = set()
        self._write_turn = threading.Lock()
        self.backup_turn = threading.Lock()
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
    def is_copy(self) -> bool:
        """Whether this is a private copy of a vault that cannot be written where it lies."""
        return self._original is not None

    @property
    def original(self) -> Path:
        """The folder a person knows: that of the vault, or of the one this is a copy of."""
        return self._original or self.folder

    def becomes_copy(self, original: Path, scratch: Scratch) -> None:
        """Say that this is a copy of `original`; `scratch` goes when it is closed."""
        self._original, self._scratch = original, scratch

    def require_own(self) -> None:
        """Refuse to write into a copy, which nobody would ever see again."""
        if self.is_copy:
            raise Unavailable(Fault.READ_ONLY, COPY_ONLY, folder=str(self.original))

    def is_replaced(self) -> bool:
        """Tell whether another file has taken the place of the open database, or none is there."""
        return self._open and _place_of(self._path) != self._place

    def clock_jump(self) -> tuple[datetime, datetime] | None:
        """Return (now, what it should be at least or at most) when the clock is a day off.

        The journal knows the latest time it saw, and the computer counts seconds no clock changes.
        """
        now = self.clock()
        with self._look() as database:
            (last,) = database.execute("SELECT last FROM clock").fetchone()
        seen = datetime.fromtimestamp((last >> 16) / 1000, UTC)
        if now < seen - _CLOCK_SLACK:
            return now, seen
        at, counted = self._watch_began
        expected = at + timedelta(seconds=_seconds() - counted)
        return (now, expected) if abs(now - expected) > _CLOCK_SLACK else None

    def keep_reserve(self) -> bool:
        """Take up a little room for the day the disk is full; False when there is too little."""
        return self.is_copy or reserve.keep(self.folder)

    def position(self) -> Position:
        """Return how far the vault is."""
        with self._look() as database:
            return audit.position(database)

    def reaches(self, anchor: Anchor) -> bool:
        """Tell whether an event that was seen elsewhere is in its chain."""
        with self._look() as database:
            found = database.execute(
                "SELECT mac FROM audit_event WHERE device = ? AND k = ?", (anchor.device, anchor.k)
            ).fetchone()
        return found is not None and bytes(found[0]) == anchor.mac

    def when_closed(self, last_word: Callable[[Position | None], None]) -> None:
        """Have `last_word` called once all is closed, with how far the vault then was."""
        self._last_words.append(last_word)

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
        with self._write_turn, self._room_given_back(), faults.mapped(self._path):
            self._require_open()
            self.require_own()
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
            reader = Reader(self._path, self._pool, self._session_info())
            self._readers.append(reader)
            return reader

    @contextmanager
    def raw(self) -> Iterator[Any]:
        """Give a driver connection outside any transaction, for backup, checkpoint and checks.

        One is kept, since a new one reads the whole schema, but none of the pages it has read: a
        check is about the disk. After an error it is not used again.
        """
        self._require_open()
        with faults.mapped(self._path):
            borrowed = self._aside.raw_connection()
            try:
                database: Any = borrowed.driver_connection
                database.execute("PRAGMA shrink_memory").fetchall()
                yield database
            except BaseException:
                borrowed.invalidate()
                raise
            finally:
                borrowed.close()

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
        with self._look() as database:
            return int(database.execute("PRAGMA user_version").fetchone()[0])

    def migrate(self) -> None:
        """Bring an older database to this program's schema; make a backup first."""
        with self._write_turn, faults.mapped(self._path), self._writer.connect() as connection:
            self._require_open()
            migrate(connection)

    def settle_in(self) -> bool:
        """Prove that the journal's triggers are ours; a restored copy takes a device id of its own.

        With the old id, the copy and the original would both go on with the same chain of events.
        Returns whether it was restored.
        """
        with self.read() as session:
            if not journal.is_intact(session.connection()):
                raise Unavailable(Fault.DAMAGED, faults.FOREIGN_SCHEMA, path=str(self._path))
        marker = self.folder / RESTORED
        with faults.mapped(self.folder, files=True):
            if not marker.exists():
                return False
            with self.write() as session:
                journal.renew_device(session.connection())
                self._note(session, "restore", {})
            marker.unlink()
            return True

    def record(self, kind: str, *, subject_id: bytes | None = None, **detail: object) -> None:
        """Add an event to the chain of events: unlocking, backup, change of keys; never values.

        A copy to look at keeps none: it is gone when it is closed.
        """
        if self.is_copy:
            return
        with self.write() as session:
            self._note(session, kind, detail, subject_id)

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
        try:
            self.surrender()
        finally:
            self._lock.release()

    def surrender(self) -> InstanceLock:
        """Close, but keep the folder for us: for work on the closed files. Free the lock after."""
        with self._guard:
            self._require_open()
            self._open = False
        last = None
        try:
            for reader in self._readers:
                reader.close()
            self._drain(self._pool)
            has_turn = self._write_turn.acquire(timeout=_WAIT_SECONDS)
            if not has_turn:
                self._drain(self._writer)
                has_turn = self._write_turn.acquire(timeout=_WAIT_SECONDS)
            try:
                last = self._tidy()
            finally:
                self._writer.dispose()
                self._pool.dispose()
                self._aside.dispose()
                if has_turn:
                    self._write_turn.release()
        finally:
            self._key.wipe()
            self.caches.clear()
            if self._scratch is not None:
                self._scratch.remove()
        for last_word in self._last_words:
            last_word(last)
        return self._lock

    @contextmanager
    def _look(self) -> Iterator[Any]:
        """Give the driver's connection of a pooled reader: SQLAlchemy takes longer than a look."""
        with self.read() as session:
            yield session.connection().connection.driver_connection

    @contextmanager
    def _room_given_back(self) -> Iterator[None]:
        """When the disk is full, free the room kept for that day: what comes next has it."""
        try:
            yield
        except Unavailable as unavailable:
            if unavailable.fault is Fault.DISK_FULL:
                reserve.give_back(self.folder)
            raise

    def _note(
        self,
        session: Session,
        kind: str,
        detail: Mapping[str, object],
        subject_id: bytes | None = None,
    ) -> None:
        key, now = self.key_for(audit.PURPOSE), self.clock()
        audit.record(session.connection(), key, kind, now=now, subject_id=subject_id, detail=detail)

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

    def _tidy(self) -> Position | None:
        """Empty the write-ahead log and return how far the vault is, None if that is unknown.

        A disk that is full or gone must not keep the vault open, and a file that took the place of
        ours is not touched.
        """
        last = None
        if _place_of(self._path) == self._place:
            with suppress(Exception), closing(self._aside.raw_connection()) as borrowed:
                database: Any = borrowed.driver_connection
                last = audit.position(database)
                database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return last
