"""Making, checking and restoring backups of a customer file."""

from contextlib import suppress
from pathlib import Path

from desktop_crm.domain.errors import Unavailable
from desktop_crm.storage import backups as stored
from desktop_crm.storage.backups import SUFFIX, BackupInfo, Progress
from desktop_crm.storage.vault import Vault

__all__ = ["SUFFIX", "BackupInfo", "Progress", "listing", "make", "restore", "verify"]


def make(vault: Vault, folder: Path | None = None, progress: Progress | None = None) -> BackupInfo:
    """Write a verified backup into `folder`, or among the customer file's own."""
    info = stored.make(vault, folder, progress)
    with suppress(Unavailable):  # the backup is made, whatever becomes of the note
        vault.record("backup", actions=info.actions, own=folder is None)
    return info


def listing(vault: Vault) -> tuple[BackupInfo, ...]:
    """Return the customer file's own backups, newest first."""
    return stored.listing(vault)


def verify(backup: Path, secret: Vault | str, progress: Progress | None = None) -> BackupInfo:
    """Open a backup with a master password, or as that of an open customer file, and check it."""
    return stored.verify(backup, secret, progress)


def restore(backup: Path, target: Path, progress: Progress | None = None) -> None:
    """Make a new customer file at `target` from a backup; nothing is ever overwritten."""
    stored.restore(backup, target, progress)
