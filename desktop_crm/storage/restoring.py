"""The ways back from a backup: into a new folder, into the vault's own, and a rehearsal of it."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.storage import (
    backups,
    checks,
    faults,
    key_header,
    private_files,
    proof,
    reserve,
    swap,
)
from desktop_crm.storage.backups import BackupInfo
from desktop_crm.storage.checks import STEPS, Progress
from desktop_crm.storage.layout import BACKUPS, DATABASE, KEYS, KEYS_COPY, RESTORED
from desktop_crm.storage.scratch import Scratch
from desktop_crm.storage.vault import Vault

_STAMP = "%Y%m%dT%H%M%S%fZ"
_SPARE_BYTES = 1 << 20


def restore(backup: Path, target: Path, progress: Progress | None = None) -> None:
    """Make a new vault at `target` from a backup; an existing folder is never touched."""
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
            key_header.write(draft, header)
            (draft / BACKUPS).mkdir(mode=0o700)
            private_files.create(draft / RESTORED, backup.name.encode())
            private_files.publish_folder(draft, target)
        except BaseException:
            private_files.discard(draft)
            raise
    told(STEPS, STEPS)


def replace_with(
    vault: Vault, backup: Path, passphrase: str | None = None, progress: Progress | None = None
) -> Path:
    """Close `vault` and put the data of a backup in its place; returns where the old set is kept.

    It then opens with the secrets of the backup. When the backup is not whole nothing happens and
    the vault stays open.

    Args:
        vault: an open vault of one's own.
        backup: a backup of it, or of any other vault.
        passphrase: that of the backup, when it has another key than the vault.
        progress: told (steps done, steps in all).
    """
    told = progress or checks.silent
    backup = backup.absolute()
    backups.verify(backup, vault if passphrase is None else passphrase, told)
    manifest, files = backups.open_bundle(backup)
    folder, stamp = vault.folder, vault.clock().strftime(_STAMP)
    with faults.mapped(folder, files=True):
        reserve.require_space(folder, _needed(backup))
        coming = swap.coming(folder, stamp)
        try:
            private_files.copy(backup / DATABASE, coming / DATABASE)
            if backups.digest(coming / DATABASE) != manifest["sha256"]:
                raise backups.damaged(backup, "copy")
            for name in (KEYS, KEYS_COPY):
                private_files.create(coming / name, files.best().serialized())
        except BaseException:
            private_files.discard(coming)
            raise
        lock = vault.surrender()
        try:
            replaced = swap.begin(folder, stamp)
            swap.finish(folder)
        finally:
            lock.release()
    told(STEPS, STEPS)
    return replaced


def rehearse(vault: Vault, info: BackupInfo, progress: Progress | None = None) -> "Rehearsal":
    """Restore a backup into a passing folder, prove what came out, and remove it again."""
    told = progress or checks.silent
    with Scratch() as scratch:
        restored = scratch.folder / vault.folder.name
        restore(info.path, restored, told)
        path = restored / DATABASE
        key = vault.copy_key()
        try:
            header = key_header.KeyFiles.read(restored).best()
            if not header.is_authentic(key):
                raise backups.damaged(info.path, KEYS)
            with closing(checks.open_copy(path, key)) as database:
                problems = checks.problems(database, told)
                if problems:
                    raise backups.damaged(info.path, problems[0])
                then = checks.counts(database)
            broken = checks.broken_chain(path, key, ())
            if broken or then != dict(info.counts):
                raise backups.damaged(info.path, broken or "counts")
        finally:
            key.wipe()
    told(STEPS, STEPS)
    return Rehearsal(info, backups.table_counts(vault), then, vault.clock())


def _needed(backup: Path) -> int:
    return (backup / DATABASE).stat().st_size * 5 // 4 + _SPARE_BYTES


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A restore that was tried and taken away again.

    Attributes:
        backup: what was restored.
        now: rows of every table in the open customer file.
        then: rows of every table in what was restored.
        at: when it was tried.
    """

    backup: BackupInfo
    now: Mapping[str, int]
    then: Mapping[str, int]
    at: datetime
