"""Making, checking and restoring backups of a customer file, and knowing when it is time to."""

import json
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from desktop_crm.domain.changes import UseCase
from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.storage import backups as stored
from desktop_crm.storage import restoring
from desktop_crm.storage.backups import SUFFIX, BackupInfo
from desktop_crm.storage.checks import Progress
from desktop_crm.storage.layout import BACKUPS, UNCONFIRMED
from desktop_crm.storage.restoring import Rehearsal
from desktop_crm.storage.vault import Vault

__all__ = [
    "SUFFIX",
    "BackupInfo",
    "Progress",
    "Rehearsal",
    "awaits_confirmation",
    "before",
    "confirm_restore",
    "due",
    "elsewhere",
    "last_rehearsal",
    "listing",
    "make",
    "make_if_changed",
    "make_if_due",
    "rehearsal_due",
    "rehearse",
    "remove",
    "replace_with",
    "restore",
    "under_older_keys",
    "verify",
]

_EVERY = timedelta(minutes=30)
_REHEARSED_EVERY = timedelta(days=7)
_REHEARSED = "rehearsed"


def make(vault: Vault, folder: Path | None = None, progress: Progress | None = None) -> BackupInfo:
    """Write a verified backup into `folder`, or among the customer file's own."""
    info = stored.make(vault, folder, progress)
    with suppress(Unavailable):  # the backup is made, whatever becomes of the note
        vault.record("backup", actions=info.actions, own=folder is None)
    return info


def due(vault: Vault, now: datetime) -> bool:
    """Tell whether something changed since the newest backup, which is half an hour old."""
    made = stored.listing(vault)
    if not made:
        return not vault.is_copy and vault.position().actions > 0
    return _is_changed(vault, made[0]) and abs(now - made[0].made_at) >= _EVERY


def make_if_due(vault: Vault, now: datetime, progress: Progress | None = None) -> BackupInfo | None:
    """Make a backup when it is time for one."""
    return make(vault, progress=progress) if due(vault, now) else None


def make_if_changed(vault: Vault, progress: Progress | None = None) -> BackupInfo | None:
    """Make a backup unless the newest one knows all there is; on closing, and before big steps."""
    made = stored.listing(vault)
    if vault.is_copy or (made and not _is_changed(vault, made[0])):
        return None
    return make(vault, progress=progress)


def before(vault: Vault, action: UseCase, rows: int) -> None:
    """Make a backup before an action on so many rows that it should not be done without one.

    A full disk does not forbid the action: it may be the deleting that helps, and undo takes it
    back. A copy that does not pass its check forbids it: something is wrong with the data.
    """
    if action.backed_up_from is None or rows < action.backed_up_from:
        return
    try:
        make_if_changed(vault)
    except Unavailable as unavailable:
        if unavailable.fault is not Fault.DISK_FULL:
            raise


def listing(vault: Vault) -> tuple[BackupInfo, ...]:
    """Return the customer file's own backups, newest first."""
    return stored.listing(vault)


def elsewhere(vault: Vault, folder: Path) -> tuple[BackupInfo, ...]:
    """Return the backups of the customer file in another folder, newest first."""
    return stored.listing(vault, folder)


def under_older_keys(vault: Vault) -> tuple[Path, ...]:
    """Return own backups from before the key was changed; they open with the secrets of then."""
    return stored.under_older_keys(vault)


def remove(vault: Vault, backup: Path) -> None:
    """Delete one of the customer file's own backups."""
    stored.remove(vault, backup)


def verify(backup: Path, secret: Vault | str, progress: Progress | None = None) -> BackupInfo:
    """Open a backup with a master password, or as that of an open customer file, and check it."""
    return stored.verify(backup, secret, progress)


def restore(backup: Path, target: Path, progress: Progress | None = None) -> None:
    """Make a new customer file at `target` from a backup; nothing is ever overwritten."""
    restoring.restore(backup, target, progress)


def replace_with(
    vault: Vault, backup: Path, passphrase: str | None = None, progress: Progress | None = None
) -> Path:
    """Close a customer file and put a backup's data in its place; returns where the old one is.

    It opens with the backup's secrets then. No backup is deleted until `confirm_restore`. The
    present state is backed up before. A backup with another key is opened with its `passphrase`.
    """
    stored.verify(backup, vault if passphrase is None else passphrase)
    with suppress(Unavailable):  # what is damaged cannot be backed up; it is kept as it is
        make_if_changed(vault)
    return restoring.replace_with(vault, backup, passphrase, progress)


def awaits_confirmation(vault: Vault) -> bool:
    """Tell whether a restore waits for a person to say that all is there."""
    return (vault.folder / BACKUPS / UNCONFIRMED).exists()


def confirm_restore(vault: Vault) -> None:
    """Say that what was restored is right: old backups may give way again."""
    (vault.folder / BACKUPS / UNCONFIRMED).unlink(missing_ok=True)


def rehearse(
    vault: Vault, info: BackupInfo | None = None, progress: Progress | None = None
) -> Rehearsal:
    """Restore a backup, the newest by default, into a passing folder and prove it; remember it."""
    made = stored.listing(vault)
    if info is None and not made:
        info = make(vault)
    rehearsal = restoring.rehearse(vault, info or made[0], progress)
    with suppress(Unavailable), vault.write() as session:
        session.connection().exec_driver_sql(
            "INSERT INTO setting (key, value) VALUES (?, ?)"
            " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (_REHEARSED, json.dumps(rehearsal.at.isoformat())),
        )
    return rehearsal


def last_rehearsal(vault: Vault) -> datetime | None:
    """Return when a restore was last tried and went well."""
    with vault.read() as session:
        found = session.connection().exec_driver_sql(
            "SELECT value FROM setting WHERE key = ?", (_REHEARSED,)
        )
        text = found.scalar_one_or_none()
    return None if text is None else datetime.fromisoformat(json.loads(text))


def rehearsal_due(vault: Vault, now: datetime) -> bool:
    """Tell whether a week has gone by since a restore was last tried."""
    last = last_rehearsal(vault)
    return bool(stored.listing(vault)) and (last is None or abs(now - last) >= _REHEARSED_EVERY)


def _is_changed(vault: Vault, newest: BackupInfo) -> bool:
    return not vault.is_copy and vault.position().actions != newest.actions
