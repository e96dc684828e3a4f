"""Looks around an open customer file for what may go wrong, before it does."""

import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from desktop_crm.domain.troubles import Trouble, TroubleKind
from desktop_crm.services import backups
from desktop_crm.storage import locations, open_marks
from desktop_crm.storage.keyring_slot import KeyRing
from desktop_crm.storage.vault import Vault

__all__ = ["Trouble", "TroubleKind", "against_key_ring", "at_opening", "now", "place"]

_LITTLE_BYTES = 64 << 20


def place(folder: Path) -> Trouble | None:
    """Return why `folder` is no place for a customer file, before one is made or opened there."""
    service = locations.sync_service(folder)
    if service is not None:
        return Trouble(TroubleKind.SYNCED_FOLDER, {"folder": str(folder), "service": service})
    kind = locations.network_kind(folder)
    if kind is not None:
        return Trouble(TroubleKind.NETWORK_FOLDER, {"folder": str(folder), "service": kind})
    return None


def at_opening(vault: Vault) -> tuple[Trouble, ...]:
    """Return what to tell once, right after a customer file was opened."""
    found = []
    if vault.is_copy:
        found.append(Trouble(TroubleKind.COPY, {"folder": str(vault.original)}))
    if vault.seen.is_older:
        found.append(_older(vault.seen.actions_now, vault.seen.actions_then))
    elif vault.seen.lost_log:
        found.append(Trouble(TroubleKind.CHANGES_MISSING))
    where = place(vault.original)
    if where is not None:
        found.append(where)
    return tuple(found)


def now(vault: Vault) -> tuple[Trouble, ...]:
    """Return what is wrong now; ask every half minute, in a worker. Keeps the reserve of room."""
    if vault.is_replaced():
        return (Trouble(TroubleKind.REPLACED, {"folder": str(vault.folder)}),)
    found = []
    jump = vault.clock_jump()
    if jump is not None:
        says, expected = jump
        kind = TroubleKind.CLOCK_BACK if says < expected else TroubleKind.CLOCK_AHEAD
        times = {"now": _minute(says), "then": _minute(expected)}
        found.append(Trouble(kind, times))
    with suppress(OSError):
        free = shutil.disk_usage(vault.folder).free
        if not vault.keep_reserve() or free < _LITTLE_BYTES:
            found.append(Trouble(TroubleKind.LITTLE_SPACE))
    found += _of_backups(vault)
    return tuple(found)


def against_key_ring(vault: Vault, key_ring: KeyRing | None = None) -> Trouble | None:
    """Compare with what the key ring saw last, and note there what is now; may take ten seconds."""
    seen = open_marks.compare_with_key_ring(vault, key_ring or KeyRing())
    return _older(seen.actions_now, seen.actions_then) if seen.is_older else None


def _of_backups(vault: Vault) -> list[Trouble]:
    """Return what is wrong with the backups; a clock that is wrong makes none of them old."""
    safety, at, found = backups.safety(vault), vault.clock(), []
    if not safety.is_confirmed:
        found.append(Trouble(TroubleKind.RESTORE_UNCONFIRMED))
    if safety.failed_at is not None:
        found.append(Trouble(TroubleKind.REHEARSAL_FAILED))
    if vault.clock_jump() is not None:
        return found
    if safety.is_overdue(at):
        found.append(Trouble(TroubleKind.NO_BACKUP, {"then": _minute(safety.unsaved_at)}))
    if safety.lacks_copy(at):
        fields = {"folder": safety.plan.place, "then": _minute(safety.copied_at)}
        found.append(Trouble(TroubleKind.NO_COPY, fields))
    return found


def _older(now_known: int, then_known: int) -> Trouble:
    return Trouble(TroubleKind.OLDER, {"now": f"{now_known:,}", "then": f"{then_known:,}"})


def _minute(moment: datetime | None) -> str:
    return "" if moment is None else f"{moment.astimezone():%Y-%m-%d %H:%M}"
