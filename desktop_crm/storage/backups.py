"""Verified copies of a vault, and the way back from one.

A backup is a folder with the database, its own key file and a signed list of what must be in it. It
is built under a hidden name, opened again and checked page by page, and only then gets its name:
what can be seen has been proved. Nothing is ever overwritten.
"""

import hashlib
import hmac
import json
import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from desktop_crm.domain.errors import Fault, Refused, Unavailable
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.storage import (
    audit,
    checks,
    faults,
    journal,
    key_header,
    private_files,
    proof,
    schema,
)
from desktop_crm.storage import vault as stored
from desktop_crm.storage.audit import Anchor
from desktop_crm.storage.checks import STEPS, Progress
from desktop_crm.storage.key_header import KeyFiles, KeyHeader
from desktop_crm.storage.keys import DataKey, SlotKind
from desktop_crm.storage.layout import BACKUPS, DATABASE, UNCONFIRMED
from desktop_crm.storage.vault import Vault

SUFFIX = ".crmbackup"
MANIFEST = "manifest.json"
_VERSION = 1
_STAMP = "%Y%m%dT%H%M%SZ"
_SPARE_BYTES = 1 << 20
_KEEP_RECENT, _KEEP_HOURS, _KEEP_DAYS, _KEEP_WEEKS, _KEEP_MONTHS = 16, 48, 14, 8, 12

NOT_A_BACKUP = QT_TRANSLATE_NOOP(
    "Faults", "{path} is not a backup made by this program, or a part of it is missing."
)
BACKUP_DAMAGED = QT_TRANSLATE_NOOP(
    "Faults", "The backup {path} is damaged and was not used ({problem}). Choose an older one."
)
NOT_PROVED = QT_TRANSLATE_NOOP(
    "Faults",
    "The copy did not pass its check ({problem}), so no backup was made. "
    "The customer file itself may be damaged: keep your older backups.",
)
BACKUP_OF_ANOTHER = QT_TRANSLATE_NOOP(
    "Faults", "The backup {path} belongs to another customer file. Give its own master password."
)
PLACE_GONE = QT_TRANSLATE_NOOP(
    "Faults",
    "The second place for backups, {folder}, is not there now. Connect the drive, or choose "
    "another place.",
)
NEWEST_STAYS = QT_TRANSLATE_NOOP(
    "Refused", "The newest backup that passes its check is never deleted. Make a newer one first."
)
UNDER_OLDER_KEY = QT_TRANSLATE_NOOP(
    "Faults",
    "The backup {path} was made before the key of this customer file was changed. "
    "Give the master password of that time.",
)


def make(
    vault: Vault, folder: Path | None = None, progress: Progress | None = None
) -> "BackupInfo":
    """Write a verified backup into `folder`, or among the vault's own; nothing is seen before."""
    inside = folder is None
    target = vault.folder / BACKUPS if folder is None else folder.absolute()
    told = progress or checks.silent
    # One at a time: each sweeps what it takes for the litter of one that was killed.
    with vault.backup_turn, faults.mapped(target, files=True):
        target.mkdir(parents=True, exist_ok=True)
        _sweep(target, vault.id)
        _require_space(target, vault.path)
        draft = _draft(target, vault.id)
        private_files.make_folder(draft)
        key = vault.copy_key()
        try:
            info = _write(vault, key, draft, told)
            published = _free_name(target, info, "" if inside else f"{vault.folder.stem}-")
            private_files.publish_folder(draft, published)
        except BaseException:
            private_files.discard(draft)
            raise
        finally:
            key.wipe()
        told(STEPS, STEPS)
        if inside and not _is_paused(vault):
            _rotate(listing(vault))
    return replace(info, path=published)


def copy_to(
    vault: Vault, info: "BackupInfo", place: Path, progress: Progress | None = None
) -> "BackupInfo":
    """Copy a finished backup to a second place, byte for byte, where older ones give way too."""
    told, place = progress or checks.silent, place.absolute()
    with vault.backup_turn, faults.mapped(place, files=True):
        if not place.is_dir():
            raise Unavailable(Fault.MISSING, PLACE_GONE, folder=str(place))
        _sweep(place, vault.id)
        _require_space(place, info.path / DATABASE)
        manifest, _ = open_bundle(info.path)
        draft = _draft(place, vault.id)
        private_files.make_folder(draft)
        try:
            for done, name in enumerate((DATABASE, key_header.NAME, MANIFEST), start=1):
                told(done, STEPS)
                private_files.copy(info.path / name, draft / name)
            require_hash(draft, manifest)
            published = _free_name(place, info, f"{vault.folder.stem}-")
            private_files.publish_folder(draft, published)
        except BaseException:
            private_files.discard(draft)
            raise
        told(STEPS, STEPS)
        if not _is_paused(vault):
            _rotate(listing(vault, place))
    return replace(info, path=published)


def listing(vault: Vault, place: Path | None = None) -> tuple["BackupInfo", ...]:
    """Return the vault's finished backups, newest first: its own, or those in another place."""
    folder = place or vault.folder / BACKUPS
    found = []
    with faults.mapped(folder, files=True):
        if folder.is_dir():
            for path in folder.iterdir():
                if path.is_dir() and not path.name.startswith(".") and (path / MANIFEST).is_file():
                    found.append(_described(path, vault))
    mine = (info for info in found if info is not None)
    return tuple(sorted(mine, key=lambda info: (info.made_at, info.actions), reverse=True))


def under_older_keys(vault: Vault) -> tuple[Path, ...]:
    """Return finished backups of the vault that were made under a key it has no more.

    They open with the master password and recovery code they were made with.
    """
    mine, found = {info.path for info in listing(vault)}, []
    for path in sorted((vault.folder / BACKUPS).glob(f"*{SUFFIX}")):
        manifest = None if path in mine else _read_manifest(path)
        if manifest is not None and manifest["vault"] == vault.id:
            found.append(path)
    return tuple(found)


def remove(vault: Vault, backup: Path) -> None:
    """Delete a finished backup of the vault, wherever it is; the newest good one of a place stays.

    Args:
        vault: whose backup it is.
        backup: its folder.
    """
    with faults.mapped(backup, files=True):
        manifest, _ = open_bundle(backup)
        if manifest["vault"] != vault.id or backup.suffix != SUFFIX:
            raise _another(backup)
        mine = listing(vault, backup.parent)
        if mine and mine[0].path == backup and _is_whole(backup, vault):
            raise Refused(NEWEST_STAYS)
        _remove(backup, vault.id)


def verify(
    backup: Path, secret: Vault | DataKey | str, progress: Progress | None = None
) -> "BackupInfo":
    """Open a backup with its own key file and check everything that was promised about it.

    Args:
        backup: its folder.
        secret: the vault it is of, or that vault's key, or the master password of the backup.
        progress: told (steps done, steps in all).
    """
    told = progress or checks.silent
    backup = backup.absolute()
    with faults.mapped(backup, files=True):
        manifest, files = open_bundle(backup)
        key = key_of(backup, secret, manifest, files.best())
        try:
            told(1, STEPS)
            require_hash(backup, manifest)
            told(2, STEPS)
            with closing(checks.open_copy(backup / DATABASE, key, read_only=True)) as database:
                problems = checks.problems(database, told)
                if problems:
                    raise damaged(backup, problems[0])
                if checks.counts(database) != manifest["counts"]:
                    raise damaged(backup, "counts")
                if checks.sums(database) != manifest["sums"]:
                    raise damaged(backup, "sums")
            broken = checks.broken_chain(backup / DATABASE, key, anchors_of(manifest))
            if broken:
                raise damaged(backup, broken)
        finally:
            key.wipe()
        told(STEPS, STEPS)
        return _info(backup, manifest)


def key_of(
    backup: Path, secret: Vault | DataKey | str, manifest: Mapping[str, Any], header: KeyHeader
) -> DataKey:
    """Return the data key of a backup, which its key file and its manifest must both know."""
    if isinstance(secret, Vault):
        if header.vault != secret.id:
            raise _another(backup)
        key = secret.copy_key()
    elif isinstance(secret, DataKey):
        key = secret.copy()
    else:
        key = stored.unwrapped(header, SlotKind.PASSPHRASE, secret)
    is_own, is_signed = header.is_authentic(key), _is_signed(manifest, key)
    if is_own and is_signed:
        return key
    key.wipe()
    if is_own or is_signed:
        raise damaged(backup, MANIFEST if is_own else key_header.NAME)
    raise Unavailable(Fault.WRONG_SECRET, UNDER_OLDER_KEY, path=str(backup))


def key_for(backup: Path, secret: Vault | DataKey | str) -> DataKey:
    """Return the data key of a backup; the caller wipes it."""
    with faults.mapped(backup, files=True):
        manifest, files = open_bundle(backup)
        return key_of(backup, secret, manifest, files.best())


def described(backup: Path) -> "BackupInfo":
    """Return what a backup says of itself, checked as far as that goes without a secret."""
    with faults.mapped(backup, files=True):
        return _info(backup.absolute(), open_bundle(backup.absolute())[0])


def _is_whole(backup: Path, vault: Vault) -> bool:
    try:
        verify(backup, vault)
    except Unavailable as unavailable:
        if unavailable.fault is not Fault.DAMAGED:
            raise
        return False
    return True


def renew_key_files(vault: Vault) -> tuple[Path, ...]:
    """Give the vault's own backups its slots of today; returns those that could not be reached."""
    missed = []
    key = vault.copy_key()
    try:
        for info in listing(vault):
            try:
                header = vault.header.with_salt(proof.database_salt(info.path / DATABASE), key)
                private_files.replace(header.serialized(), info.path / key_header.NAME)
            except OSError:
                missed.append(info.path)
    finally:
        key.wipe()
    return tuple(missed)


def problems_of(vault: Vault, *, deep: bool) -> tuple[str, ...]:
    """Return what is wrong with an open vault's database, in SQLite's own words, or nothing."""
    if deep:
        vault.checkpoint()  # the check of the pages reads the main file only
    with vault.raw() as database:
        return checks.problems(database, checks.silent) if deep else checks.tree_problems(database)


def losses_of(vault: Vault) -> tuple[str, ...]:
    """Return what an open vault has less of than its newest backup knows, and broken chains.

    A backup whose manifest was changed is no measure, and is told: it may have been the one.
    """
    with vault.read() as session:
        connection = session.connection()
        newest, anchors = measure_of(vault, connection)
        breaks = audit.breaks(connection, vault.key_for(audit.PURPOSE), anchors)
    found = [f"events: the chain does not hold at event {one.k}" for one in breaks]
    found += [f"{path.name}: {MANIFEST} is not as it was written" for path in _altered(vault)]
    with vault.raw() as database:
        there = checks.actions(database)
    actions = 0 if newest is None else newest.actions
    if there < actions:
        found.append(f"actions: {there}, but the newest backup knows {actions}")
    return tuple(found)


def measure_of(
    vault: Vault, connection: Connection
) -> tuple["BackupInfo | None", tuple[Anchor, ...]]:
    """Return the newest backup an open vault must not fall behind, with its anchors.

    After a restore in place, older backups know what was given up then; they are no measure.
    """
    line = journal.device(connection) if journal.was_restored(connection) else None
    for info in listing(vault):
        manifest = _read_manifest(info.path)
        known = anchors_of(manifest) if manifest else ()
        if line is None or line in {anchor.device for anchor in known}:
            return info, known
    return None, ()


def table_counts(vault: Vault) -> dict[str, int]:
    """Return how many rows every ordinary table has."""
    with vault.raw() as database:
        return checks.counts(database)


def superseded(made: Iterable[datetime]) -> tuple[datetime, ...]:
    """Return the moments of backups no longer worth keeping.

    Kept are the newest few of two days, then the newest of each of 14 days, 8 weeks and 12 months
    that have any. All is counted from the newest backup, so a wrong clock deletes nothing.
    """
    newest_first = sorted(set(made), reverse=True)
    if not newest_first:
        return ()
    since = newest_first[0] - timedelta(hours=_KEEP_HOURS)
    kept = {at for at in newest_first[:_KEEP_RECENT] if at >= since}
    for limit, bucket in (
        (_KEEP_DAYS, lambda at: at.date()),
        (_KEEP_WEEKS, lambda at: at.isocalendar()[:2]),
        (_KEEP_MONTHS, lambda at: (at.year, at.month)),
    ):
        newest: dict[object, datetime] = {}
        for at in newest_first:
            newest.setdefault(bucket(at), at)
        kept.update(sorted(newest.values(), reverse=True)[:limit])
    return tuple(at for at in newest_first if at not in kept)


def _write(vault: Vault, key: DataKey, draft: Path, told: Progress) -> "BackupInfo":
    """Fill a hidden folder with a checked copy of the vault."""
    path = draft / DATABASE
    private_files.create(path)
    with vault.read() as session:
        anchors = audit.anchors(session.connection())
    with vault.raw() as source, closing(checks.open_copy(path, key)) as copy:
        # One step in one read transaction: copying in pieces starts anew at every write.
        source.execute("BEGIN")
        counts, sums = checks.counts(source), checks.sums(source)
        actions = checks.actions(source)
        source.backup(copy, pages=-1)
        source.execute("ROLLBACK")
        copy.execute("PRAGMA journal_mode=DELETE").fetchall()
    told(1, STEPS)
    with closing(checks.open_copy(path, key)) as copy:
        problems = checks.problems(copy, told)
        if problems or (checks.counts(copy), checks.sums(copy)) != (counts, sums):
            raise _unproved(problems[0] if problems else "counts")
        found = copy.execute("PRAGMA user_version").fetchone()[0]
    broken = checks.broken_chain(path, key, anchors)
    if broken:
        raise _unproved(broken)
    private_files.flush_file(path)
    header = vault.header.with_salt(proof.database_salt(path), key)
    private_files.create(draft / key_header.NAME, header.serialized())
    reread = KeyFiles.read(draft).best()
    if reread.slots != vault.header.slots or not reread.is_authentic(key):
        raise _unproved("keys.json")
    manifest = {
        "version": _VERSION,
        "vault": vault.id,
        "made": vault.clock().isoformat(timespec="microseconds"),
        "schema": schema.text_of(found),
        "counts": counts,
        "sums": sums,
        "actions": actions,
        "anchors": [[anchor.device.hex(), anchor.k, anchor.mac.hex()] for anchor in anchors],
        "size": path.stat().st_size,
        "sha256": digest(path),
        "cipher_salt": header.cipher_salt.hex(),
    }
    manifest["mac"] = _signature(manifest, key)
    private_files.create(draft / MANIFEST, _canonical(manifest))
    return _info(draft, manifest)


def open_bundle(backup: Path) -> tuple[dict[str, Any], KeyFiles]:
    """Return manifest and key file of a backup, checked as far as that goes without a secret."""
    names = (DATABASE, MANIFEST, key_header.NAME)
    if not all((backup / name).is_file() for name in names):
        raise Unavailable(Fault.FILE_FORMAT, NOT_A_BACKUP, path=str(backup))
    manifest = _read_manifest(backup)
    if manifest is None:
        raise damaged(backup, MANIFEST)
    files = KeyFiles.read(backup)
    if files.header is None:
        raise damaged(backup, key_header.NAME)
    if files.header.vault != manifest["vault"]:
        raise damaged(backup, "vault")
    return manifest, files


def _read_manifest(backup: Path) -> dict[str, Any] | None:
    try:
        content = (backup / MANIFEST).read_bytes()
        manifest: dict[str, Any] = json.loads(content)
        if content != _canonical(manifest) or manifest["version"] != _VERSION:
            return None
        _info(backup, manifest)
        anchors_of(manifest)
    except (ValueError, KeyError, TypeError):
        return None
    return manifest


def _described(path: Path, vault: Vault) -> "BackupInfo | None":
    manifest = _read_manifest(path)
    if manifest is None or manifest["vault"] != vault.id:
        return None
    expected = hmac.new(
        vault.key_for("backup manifest"), _canonical(_unsigned(manifest)), hashlib.sha256
    ).hexdigest()
    return _info(path, manifest) if hmac.compare_digest(expected, manifest["mac"]) else None


def anchors_of(manifest: Mapping[str, Any]) -> tuple[Anchor, ...]:
    """Return how far each chain of events reached, as a manifest holds it."""
    return tuple(audit.anchor_of(fields) for fields in manifest["anchors"])


def _altered(vault: Vault) -> Iterator[Path]:
    """Give the backups under the vault's own key whose manifest is not as it was signed."""
    mine, key = {info.path for info in listing(vault)}, vault.copy_key()
    try:
        for path in sorted((vault.folder / BACKUPS).glob(f"[!.]*{SUFFIX}")):
            header = KeyFiles.read(path).header if path not in mine else None
            if header is not None and header.is_authentic(key):
                yield path
    finally:
        key.wipe()


def _is_signed(manifest: Mapping[str, Any], key: DataKey) -> bool:
    return hmac.compare_digest(_signature(manifest, key), str(manifest["mac"]))


def require_hash(backup: Path, manifest: Mapping[str, Any]) -> None:
    """Refuse a backup whose database is not byte for byte what was signed."""
    if digest(backup / DATABASE) != manifest["sha256"]:
        raise damaged(backup, DATABASE)


def _require_space(folder: Path, source: Path) -> None:
    """Refuse to begin what cannot end: the copy must fit."""
    if shutil.disk_usage(folder).free < source.stat().st_size * 5 // 4 + _SPARE_BYTES:
        raise Unavailable(Fault.DISK_FULL, faults.DISK_FULL)


def _is_paused(vault: Vault) -> bool:
    """Tell whether nothing may be deleted now: after a restore, and while the clock is wrong."""
    return (vault.folder / BACKUPS / UNCONFIRMED).exists() or vault.clock_jump() is not None


def _rotate(backups: tuple["BackupInfo", ...]) -> None:
    """Delete what is superseded; the newest backup is never among it.

    Where the clock was put back, in the order of what the backups know, another row of backups
    begins, and each row keeps its own: those of a clock that was ahead push out no later ones.
    """
    row: list[BackupInfo] = []
    for info in sorted(backups, key=lambda info: (info.actions, info.made_at)):
        if row and info.made_at < row[-1].made_at:
            _thin(row)
            row.clear()
        row.append(info)
    _thin(row)


def _thin(backups: Sequence["BackupInfo"]) -> None:
    gone = set(superseded(info.made_at for info in backups))
    for info in backups:
        if info.made_at in gone:
            _remove(info.path, info.vault)


def _remove(backup: Path, vault_id: str) -> None:
    # Hidden first: a backup that can be seen is whole, also while it is being deleted.
    hidden = _draft(backup.parent, vault_id)
    backup.rename(hidden)
    private_files.discard(hidden)


def _draft(folder: Path, vault_id: str) -> Path:
    """Return the hidden name of a backup that is not whole yet, or not any more."""
    return folder / f".part-{vault_id[:8]}-{secrets.token_hex(4)}"


def _sweep(folder: Path, vault_id: str) -> None:
    """Remove what a killed backup of this vault left; only names we make."""
    for litter in folder.glob(f".part-{vault_id[:8]}-*"):
        private_files.discard(litter)


def _free_name(folder: Path, info: "BackupInfo", prefix: str) -> Path:
    stem = f"{prefix}{info.made_at.strftime(_STAMP)}-{info.actions:06d}"
    name, number = folder / f"{stem}{SUFFIX}", 1
    while name.exists():
        number += 1
        name = folder / f"{stem}-{number}{SUFFIX}"
    return name


def _info(path: Path, manifest: Mapping[str, Any]) -> "BackupInfo":
    made_at = datetime.fromisoformat(manifest["made"])
    if made_at.tzinfo is None:
        raise ValueError("a moment without a zone")
    return BackupInfo(
        path=path,
        vault=str(manifest["vault"]),
        made_at=made_at,
        size=int(manifest["size"]),
        schema=str(manifest["schema"]),
        actions=int(manifest["actions"]),
        counts=dict(manifest["counts"]),
    )


def _unsigned(manifest: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in manifest.items() if name != "mac"}


def _signature(manifest: Mapping[str, Any], key: DataKey) -> str:
    body = _canonical(_unsigned(manifest))
    return hmac.new(key.derive("backup manifest"), body, hashlib.sha256).hexdigest()


def _canonical(fields: Mapping[str, Any]) -> bytes:
    return json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()


def digest(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def damaged(path: Path, problem: str) -> Unavailable:
    """Return what is told of a backup that is not as it was made."""
    return Unavailable(Fault.DAMAGED, BACKUP_DAMAGED, path=str(path), problem=problem)


def _unproved(problem: str) -> Unavailable:
    return Unavailable(Fault.DAMAGED, NOT_PROVED, problem=problem)


def _another(path: Path) -> Unavailable:
    return Unavailable(Fault.WRONG_SECRET, BACKUP_OF_ANOTHER, path=str(path))


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """A backup that was opened and checked when it was made.

    Attributes:
        path: its folder.
        vault: the uuid of the customer file it is a copy of.
        made_at: when, aware, in UTC.
        size: of the database, in bytes.
        schema: the format of its data.
        actions: how many user actions it knows.
        counts: rows of every table.
    """

    path: Path
    vault: str
    made_at: datetime
    size: int
    schema: str
    actions: int
    counts: Mapping[str, int]
