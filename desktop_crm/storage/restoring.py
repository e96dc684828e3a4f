"""The ways back from a backup: to a new folder, into the vault's own, a rehearsal, and undone."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.storage import (
    backups,
    checks,
    faults,
    journal,
    key_header,
    private_files,
    proof,
    reserve,
    swap,
)
from desktop_crm.storage.backups import BackupInfo
from desktop_crm.storage.checks import STEPS, Progress
from desktop_crm.storage.key_header import KeyHeader
from desktop_crm.storage.keys import DataKey
from desktop_crm.storage.layout import (
    BACKUPS,
    DATABASE,
    KEYS,
    KEYS_COPY,
    RESTORED,
    SIDE_FILES,
    UNCONFIRMED,
)
from desktop_crm.storage.scratch import Scratch
from desktop_crm.storage.vault import Vault

_STAMP = "%Y%m%dT%H%M%S%fZ"
_SPARE_BYTES = 1 << 20


def restore(
    backup: Path,
    target: Path,
    progress: Progress | None = None,
    *,
    vault: Vault | None = None,
    passphrase: str | None = None,
) -> None:
    """Make a new vault at `target` from a backup; an existing folder is never touched.

    Args:
        backup: its folder.
        target: the folder of the new vault.
        progress: told (steps done, steps in all).
        vault: an open vault; what was erased in it stays erased.
        passphrase: that of the backup, when it has another key than the vault.
    """
    told = progress or checks.silent
    backup, target = backup.absolute(), target.absolute()
    with faults.mapped(backup, files=True):
        manifest, files = backups.open_bundle(backup)
        header = files.best()
        backups.require_hash(backup, manifest)
        if header.cipher_salt != proof.database_salt(backup / DATABASE):
            raise backups.damaged(backup, "salt")
        told(1, STEPS)
    with faults.mapped(target, files=True):
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise Unavailable(Fault.ALREADY_EXISTS, faults.ALREADY_EXISTS, folder=str(target))
        target.parent.mkdir(parents=True, exist_ok=True)
        reserve.require_space(target.parent, _needed(backup))
        draft = private_files.draft_of(target)
        try:
            private_files.copy(backup / DATABASE, draft / DATABASE)
            told(3, STEPS)
            if backups.digest(draft / DATABASE) != manifest["sha256"]:
                raise backups.damaged(backup, "copy")
            if vault is not None:
                secret = vault if passphrase is None else passphrase
                _erase_again(vault, draft / DATABASE, lambda: backups.key_for(backup, secret))
            key_header.write(draft, header)
            (draft / BACKUPS).mkdir(mode=0o700)
            private_files.create(draft / RESTORED, backup.name.encode())
            private_files.publish_folder(draft, target)
        except BaseException:
            private_files.discard(draft)
            raise
    told(STEPS, STEPS)


def replace_with(
    vault: Vault,
    backup: Path,
    passphrase: str | None = None,
    progress: Progress | None = None,
    *,
    is_proved: bool = False,
) -> Path:
    """Close `vault` and put the data of a backup in its place; returns where the old set is kept.

    It then opens with the secrets of the backup. When the backup is not whole nothing happens and
    the vault stays open.

    Args:
        vault: an open vault of one's own.
        backup: a backup of it, or of any other vault.
        passphrase: that of the backup, when it has another key than the vault.
        progress: told (steps done, steps in all).
        is_proved: it was verified just now; its signature and its bytes are looked at all the same.
    """
    told, secret = progress or checks.silent, vault if passphrase is None else passphrase
    backup = backup.absolute()
    if is_proved:
        backups.key_for(backup, secret).wipe()
    else:
        backups.verify(backup, secret, told)
    manifest, files = backups.open_bundle(backup)

    def fill(coming: Path) -> None:
        private_files.copy(backup / DATABASE, coming / DATABASE)
        if backups.digest(coming / DATABASE) != manifest["sha256"]:
            raise backups.damaged(backup, "copy")
        _erase_again(vault, coming / DATABASE, lambda: backups.key_for(backup, secret))

    replaced = _swap(vault, backup, files.best(), fill)
    told(STEPS, STEPS)
    return replaced


def go_back(vault: Vault, progress: Progress | None = None) -> Path:
    """Close `vault` and put back what the last restore took out of the way; returns where it is.

    What was restored, with all that was written since, is kept aside in its turn.
    """
    told = progress or checks.silent
    kept = _last_replaced(vault)
    with faults.mapped(kept, files=True):
        header = key_header.KeyFiles.read(kept).best()

    def fill(coming: Path) -> None:
        for name in (DATABASE, *SIDE_FILES):
            if (kept / name).exists():
                private_files.copy(kept / name, coming / name)
        told(3, STEPS)
        _take_in_log(vault, coming / DATABASE, header)
        _erase_again(vault, coming / DATABASE, lambda: _own_key(vault, header, kept))

    replaced = _swap(vault, kept, header, fill)
    (vault.folder / BACKUPS / UNCONFIRMED).unlink(missing_ok=True)
    told(STEPS, STEPS)
    return replaced


def replaced_sets(vault: Vault) -> tuple["ReplacedSet", ...]:
    """Return what restores took out of the way, newest first."""
    found = []
    with faults.mapped(vault.folder, files=True):
        for path in (vault.folder / BACKUPS).glob(f"{swap.REPLACED}*"):
            with suppress(ValueError):
                at = datetime.strptime(path.name.removeprefix(swap.REPLACED), _STAMP)
                size = sum(one.stat().st_size for one in path.iterdir())
                found.append(ReplacedSet(path, at.replace(tzinfo=UTC), size))
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def remove_replaced(vault: Vault, kept: Path) -> None:
    """Delete what a restore took out of the way."""
    if kept not in {one.path for one in replaced_sets(vault)}:
        raise ValueError("not kept by a restore of this vault")
    with faults.mapped(kept, files=True):
        private_files.discard(kept)


def _swap(vault: Vault, source: Path, header: KeyHeader, fill: Callable[[Path], None]) -> Path:
    """Close `vault`, put the set that `fill` writes in its place, and return where the old is."""
    vault.require_own()
    folder, stamp = vault.folder, _free_stamp(vault)
    with faults.mapped(folder, files=True):
        reserve.require_space(folder, _needed(source))
        coming = swap.coming(folder, stamp)
        try:
            fill(coming)
            for name in (KEYS, KEYS_COPY):
                private_files.create(coming / name, header.serialized())
        except BaseException:
            private_files.discard(coming)
            raise
        lock = vault.surrender()
        try:
            replaced = swap.begin(folder, stamp)
            swap.finish(folder)
        finally:
            lock.release()
    return replaced


def _free_stamp(vault: Vault) -> str:
    """Return the moment as a name that no set put aside has: a clock may be put back, or stand."""
    at, taken = vault.clock(), {one.at for one in replaced_sets(vault)}
    while at in taken:
        at += timedelta(microseconds=1)
    return at.strftime(_STAMP)


def _last_replaced(vault: Vault) -> Path:
    """Return what the restore that waits for a person's word took out of the way."""
    marker = vault.folder / BACKUPS / UNCONFIRMED
    with faults.mapped(marker, files=True):
        kept = vault.folder / BACKUPS / Path(marker.read_text()).name
        if not (kept / DATABASE).is_file():
            raise Unavailable(Fault.MISSING, faults.MISSING, path=str(kept))
        return kept


def _take_in_log(vault: Vault, path: Path, header: KeyHeader) -> None:
    """Make one file of a database and the log it was left with, which needs its key."""
    if not path.with_name(SIDE_FILES[0]).exists():
        return
    key = _own_key(vault, header, path.parent)
    try:
        with closing(checks.open_copy(path, key)) as database:
            database.execute("PRAGMA journal_mode=DELETE").fetchall()
    finally:
        key.wipe()


def _own_key(vault: Vault, header: KeyHeader, folder: Path) -> DataKey:
    """Return the vault's key if it is that of a set put aside, too."""
    key = vault.copy_key()
    if header.is_authentic(key):
        return key
    key.wipe()
    raise Unavailable(Fault.WRONG_SECRET, backups.UNDER_OLDER_KEY, path=str(folder))


def _erase_again(vault: Vault, path: Path, key_of: Callable[[], DataKey]) -> None:
    """Erase in a copy what was erased in the open vault since; without such, touch nothing."""
    # Loaded when it is needed: the index of the search would delay the first list.
    from desktop_crm.storage import erasing  # noqa: PLC0415

    with vault.read() as session:
        known = erasing.tombstones(session.connection())
    if not known:
        return
    key = key_of()
    try:
        erasing.erase_again(path, key, known)
        with closing(checks.open_copy(path, key, read_only=True)) as database:
            proof.require_sound(database)
    finally:
        key.wipe()


def rehearse(
    vault: Vault, backup: Path, passphrase: str | None = None, progress: Progress | None = None
) -> "Rehearsal":
    """Restore a backup into a passing folder, prove what came out, and remove it again.

    Args:
        vault: the open vault it is held against.
        backup: its folder.
        passphrase: that of the backup, when it has another key than the vault.
        progress: told (steps done, steps in all).
    """
    told, backup = progress or checks.silent, backup.absolute()
    with faults.mapped(backup, files=True):
        manifest, _ = backups.open_bundle(backup)
    key = backups.key_for(backup, vault if passphrase is None else passphrase)
    try:
        with Scratch() as scratch:
            restored = scratch.folder / vault.folder.name
            told(1, STEPS)
            restore(backup, restored)
            told(2, STEPS)
            path = restored / DATABASE
            if not key_header.KeyFiles.read(restored).best().is_authentic(key):
                raise backups.damaged(backup, KEYS)
            with closing(checks.open_copy(path, key)) as database:
                problems = checks.problems(database, told)
                if problems:
                    raise backups.damaged(backup, problems[0])
                if checks.counts(database) != manifest["counts"]:
                    raise backups.damaged(backup, "counts")
                if checks.sums(database) != manifest["sums"]:
                    raise backups.damaged(backup, "sums")
                columns = _card_columns(database)
                then = _customers(database, columns)
            broken = checks.broken_chain(path, key, backups.anchors_of(manifest))
            if broken:
                raise backups.damaged(backup, broken)
    finally:
        key.wipe()
    with vault.raw() as database:
        now = _customers(database, columns)
        counts = checks.counts(database)
        since = _actions_since(database, manifest["actions"])
        erased = {bytes(row[0]) for row in database.execute("SELECT id FROM erased")}
    stays_erased = len(erased & then.keys())
    then = {one: card for one, card in then.items() if one not in erased}
    told(STEPS, STEPS)
    return Rehearsal(
        backup=backups.described(backup),
        now=counts | {"customer": len(now)},
        then=manifest["counts"] | {"customer": len(then)},
        at=vault.clock(),
        only_now=_names(now, then),
        only_then=_names(then, now),
        changed=sum(1 for one in now.keys() & then.keys() if now[one] != then[one]),
        since=since if manifest["vault"] == vault.id else (),
        stays_erased=stays_erased,
    )


def _actions_since(database: Any, number: int) -> tuple[tuple[str, int], ...]:
    """Return what a person did after an action, the commonest first."""
    query = (
        "SELECT label, count(*) FROM txn WHERE txn > ? AND undoes IS NULL AND is_undoable"
        " GROUP BY label ORDER BY count(*) DESC, label"
    )
    return tuple((str(row[0]), int(row[1])) for row in database.execute(query, (number,)))


def _customers(database: Any, columns: Sequence[str]) -> dict[bytes, tuple[str, int]]:
    """Return name and digest of the card of every customer in the lists, by id."""
    cards = ", ".join(f'"{column}"' for column in ("id", "name", *columns))
    query = f"SELECT {cards} FROM customer WHERE deleted_at IS NULL AND merged_into IS NULL"  # noqa: S608 - own names
    return {bytes(row[0]): (str(row[1]), hash(row[1:])) for row in database.execute(query)}


def _card_columns(database: Any) -> tuple[str, ...]:
    """Return the columns of a card that this database has; an older one may have fewer."""
    there = {row[1] for row in database.execute("PRAGMA table_info(customer)")}
    table = next(one for one in journal.journaled_tables() if one.name == "customer")
    own = (column.name for column in journal.journaled_columns(table))
    return tuple(name for name in own if name in there)


def _names(
    those: Mapping[bytes, tuple[str, int]], others: Mapping[bytes, tuple[str, int]]
) -> tuple[str, ...]:
    """Return the names of customers that are among those, and not among the others."""
    return tuple(sorted(those[one][0] for one in those.keys() - others.keys()))


def _needed(source: Path) -> int:
    return (source / DATABASE).stat().st_size * 5 // 4 + _SPARE_BYTES


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A restore that was tried and taken away again.

    Attributes:
        backup: what was restored.
        now: rows of every table in the open customer file; of customers those in the lists.
        then: the same of what was restored.
        at: when it was tried.
        only_now: names of the customers that what was restored does not have.
        only_then: names of the customers that only what was restored has.
        changed: how many customers both have, but not with the same card.
        since: English names of the actions that what was restored does not know, with their count.
        stays_erased: how many customers of the backup were erased since, and will not come back.
    """

    backup: BackupInfo
    now: Mapping[str, int]
    then: Mapping[str, int]
    at: datetime
    only_now: tuple[str, ...] = ()
    only_then: tuple[str, ...] = ()
    changed: int = 0
    since: tuple[tuple[str, int], ...] = ()
    stays_erased: int = 0


@dataclass(frozen=True, slots=True)
class ReplacedSet:
    """A database with its key files that a restore took out of the way.

    Attributes:
        path: the folder it is in, beside the backups.
        at: when it was replaced.
        size: of all its files, in bytes.
    """

    path: Path
    at: datetime
    size: int
