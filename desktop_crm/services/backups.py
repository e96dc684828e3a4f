"""Making, checking and restoring backups of a customer file, and knowing when it is time to."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from desktop_crm.domain.backups import CHOICES_OF_MINUTES, BackupPlan, Safety
from desktop_crm.domain.changes import UseCase
from desktop_crm.domain.errors import Fault, Refused, Unavailable
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.services import vaults
from desktop_crm.storage import backups as stored
from desktop_crm.storage import restoring
from desktop_crm.storage.backups import SUFFIX, BackupInfo
from desktop_crm.storage.checks import Progress
from desktop_crm.storage.keys import DataKey
from desktop_crm.storage.layout import BACKUPS, UNCONFIRMED
from desktop_crm.storage.restoring import Rehearsal, ReplacedSet
from desktop_crm.storage.vault import Vault

__all__ = [
    "SUFFIX",
    "BackupInfo",
    "BackupPlan",
    "Progress",
    "Rehearsal",
    "ReplacedSet",
    "Safety",
    "Shelf",
    "awaits_confirmation",
    "before",
    "confirm_restore",
    "copy_if_due",
    "due",
    "elsewhere",
    "go_back",
    "go_back_and_open",
    "keep_plan",
    "last_rehearsal",
    "listing",
    "make",
    "make_if_changed",
    "make_if_due",
    "make_on_closing",
    "plan",
    "rehearsal_due",
    "rehearse",
    "rehearse_if_due",
    "remove",
    "remove_replaced",
    "replace_and_open",
    "replace_with",
    "replaced_sets",
    "restore",
    "safety",
    "shelf",
    "under_older_keys",
    "verify",
]

INSIDE = QT_TRANSLATE_NOOP(
    "Refused",
    "The second place must be outside the customer file: best on another disk, or a USB stick.",
)
CONFIRM_FIRST = QT_TRANSLATE_NOOP(
    "Refused", "Say first whether what was restored is right; until then nothing is deleted."
)
_MANY_ROWS = 20
_FRESH = timedelta(minutes=30)
_PLAN, _COPIED, _REHEARSED, _FAILED = "backups", "copied", "rehearsed", "rehearsal_failed"


def make(vault: Vault, folder: Path | None = None, progress: Progress | None = None) -> BackupInfo:
    """Write a verified backup into `folder`, or among the customer file's own."""
    if folder is None:
        vault.require_own()
    info = stored.make(vault, folder, progress)
    with suppress(Unavailable):  # the backup is made, whatever becomes of the note
        vault.record("backup", actions=info.actions, own=folder is None)
    return info


def due(vault: Vault, now: datetime) -> bool:
    """Tell whether something changed since the newest backup, and it is old enough for another."""
    every = plan(vault).every_minutes
    made = stored.listing(vault)
    if not every or vault.is_copy:
        return False
    if not made:
        return vault.position().actions > 0
    return _is_changed(vault, made[0]) and abs(now - made[0].made_at) >= timedelta(minutes=every)


def make_if_due(vault: Vault, now: datetime, progress: Progress | None = None) -> BackupInfo | None:
    """Make a backup when it is time for one, and see that the second place has it too."""
    made = make(vault, progress=progress) if due(vault, now) else None
    copy_if_due(vault, progress)
    return made


def copy_if_due(vault: Vault, progress: Progress | None = None) -> BackupInfo | None:
    """Copy the newest backup to the second place when that is there and does not have it."""
    place = plan(vault).folder
    made = stored.listing(vault)
    if place is None or not made or vault.is_copy or not place.is_dir():
        return None
    newest = made[0]
    there = {(each.made_at, each.actions) for each in stored.listing(vault, place)}
    if (newest.made_at, newest.actions) in there:
        return None
    copied = stored.copy_to(vault, newest, place, progress)
    _keep(vault, _COPIED, copied.made_at.isoformat())
    return copied


def make_if_changed(vault: Vault, progress: Progress | None = None) -> BackupInfo | None:
    """Make a backup unless the newest one knows all there is; on closing, and before big steps."""
    made = stored.listing(vault)
    if vault.is_copy or (made and not _is_changed(vault, made[0])):
        return None
    return make(vault, progress=progress)


def make_on_closing(vault: Vault, progress: Progress | None = None) -> BackupInfo | None:
    """Make a backup before the customer file is closed, if that is agreed and anything changed."""
    if not plan(vault).on_closing or not vault.position().actions:
        return None
    made = make_if_changed(vault, progress)
    copy_if_due(vault, progress)
    return made


def plan(vault: Vault) -> BackupPlan:
    """Return when backups are made by themselves, and where their second copies go."""
    told = _kept(vault, _PLAN)
    told = told if isinstance(told, dict) else {}
    default = BackupPlan()
    every, on_closing, place = (
        told.get(name, getattr(default, name)) for name in ("every_minutes", "on_closing", "place")
    )
    return BackupPlan(
        every_minutes=every if every in CHOICES_OF_MINUTES else default.every_minutes,
        on_closing=bool(on_closing),
        place=place if isinstance(place, str) else "",
    )


def keep_plan(vault: Vault, wanted: BackupPlan) -> None:
    """Agree on another plan; a second place must be a folder outside the customer file."""
    place = wanted.folder
    if place is not None:
        if place.absolute().is_relative_to(vault.folder):
            raise Refused(INSIDE, field="place")
        if not place.is_dir():
            raise Unavailable(Fault.MISSING, stored.PLACE_GONE, folder=str(place))
    if wanted.place != plan(vault).place:
        _keep(vault, _COPIED, None)
    _keep(vault, _PLAN, asdict(wanted))


def shelf(vault: Vault) -> "Shelf":
    """Return all backups a customer file can be restored from, and what restores put aside."""
    place = plan(vault).folder
    return Shelf(
        own=stored.listing(vault),
        copies=stored.listing(vault, place) if place is not None and place.is_dir() else (),
        older=tuple(stored.described(path) for path in stored.under_older_keys(vault)),
        replaced=restoring.replaced_sets(vault),
        safety=safety(vault),
    )


def safety(vault: Vault) -> Safety:
    """Return how safe a customer file is now."""
    agreed, made = plan(vault), stored.listing(vault)
    newest = made[0] if made else None
    is_unsaved = vault.position().actions > 0 if newest is None else _is_changed(vault, newest)
    unsaved_at = vault.created_at if newest is None else newest.made_at
    place, copied_at = agreed.folder, _moment(_kept(vault, _COPIED))
    is_there = place is None or place.is_dir()
    rehearsed_at, failed_at = _moment(_kept(vault, _REHEARSED)), _moment(_kept(vault, _FAILED))
    return Safety(
        plan=agreed,
        backed_up_at=newest.made_at if newest else None,
        unsaved_at=unsaved_at if is_unsaved and not vault.is_copy else None,
        copied_at=copied_at,
        is_place_there=is_there,
        rehearsed_at=rehearsed_at,
        failed_at=failed_at,
        is_confirmed=not awaits_confirmation(vault),
    )


def before(vault: Vault, action: UseCase, rows: int) -> None:
    """Make a backup before an action on so many rows that it should not be done without one.

    For a few rows, as of a merge, one of the last half hour will do: undo knows the rest.
    A full disk does not forbid the action: it may be the deleting that helps, and undo takes it
    back. A copy that does not pass its check forbids it: something is wrong with the data.
    """
    if action.backed_up_from is None or rows < action.backed_up_from:
        return
    made = stored.listing(vault) if rows < _MANY_ROWS else ()
    if made and abs(vault.clock() - made[0].made_at) < _FRESH:
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
    """Delete a backup of the customer file; the newest good one of a place stays."""
    stored.remove(vault, backup)


def verify(backup: Path, secret: Vault | str, progress: Progress | None = None) -> BackupInfo:
    """Open a backup with a master password, or as that of an open customer file, and check it."""
    return stored.verify(backup, secret, progress)


def restore(
    backup: Path,
    target: Path,
    progress: Progress | None = None,
    *,
    vault: Vault | None = None,
    passphrase: str | None = None,
) -> None:
    """Make a new customer file at `target` from a backup; nothing is ever overwritten.

    What was erased in the open `vault` stays erased in the new one; that needs the `passphrase` of
    a backup with another key.
    """
    restoring.restore(backup, target, progress, vault=vault, passphrase=passphrase)


def replace_with(
    vault: Vault, backup: Path, passphrase: str | None = None, progress: Progress | None = None
) -> Path:
    """Close a customer file and put a backup's data in its place; returns where the old one is.

    It opens with the backup's secrets then. No backup is deleted until `confirm_restore`. The
    present state is backed up before. A backup with another key is opened with its `passphrase`.
    """
    stored.verify(backup, vault if passphrase is None else passphrase, progress)
    with suppress(Unavailable):  # what is damaged cannot be backed up; it is kept as it is
        make_if_changed(vault, progress)
    return restoring.replace_with(vault, backup, passphrase, progress, is_proved=True)


def go_back(vault: Vault, progress: Progress | None = None) -> Path:
    """Close a customer file and undo its last restore; returns where what was restored is kept.

    The present state is backed up before.
    """
    with suppress(Unavailable):  # what is damaged cannot be backed up; it is kept as it is
        make_if_changed(vault)
    return restoring.go_back(vault, progress)


def replace_and_open(
    vault: Vault, progress: Progress, *, backup: Path, passphrase: str | None = None
) -> Vault:
    """Put a backup's data in the place of the present, as `replace_with`, and open it."""
    key = stored.key_for(backup, vault if passphrase is None else passphrase)
    return _opened_again(vault, key, lambda: replace_with(vault, backup, passphrase, progress))


def go_back_and_open(vault: Vault, progress: Progress) -> Vault:
    """Undo the last restore and open what was there before."""
    return _opened_again(vault, vault.copy_key(), lambda: go_back(vault, progress))


def _opened_again(vault: Vault, key: DataKey, swap: Callable[[], object]) -> Vault:
    try:
        swap()
        return vaults.open_with_key(vault.folder, key, vault.clock)
    finally:
        key.wipe()


def replaced_sets(vault: Vault) -> tuple[ReplacedSet, ...]:
    """Return what restores took out of the way and kept, newest first."""
    return restoring.replaced_sets(vault)


def remove_replaced(vault: Vault, kept: Path) -> None:
    """Delete what a restore took out of the way; not before that restore is confirmed."""
    if awaits_confirmation(vault):
        raise Refused(CONFIRM_FIRST)
    restoring.remove_replaced(vault, kept)


def awaits_confirmation(vault: Vault) -> bool:
    """Tell whether a restore waits for a person to say that all is there."""
    return (vault.folder / BACKUPS / UNCONFIRMED).exists()


def confirm_restore(vault: Vault) -> None:
    """Say that what was restored is right: old backups may give way again."""
    (vault.folder / BACKUPS / UNCONFIRMED).unlink(missing_ok=True)


def rehearse(
    vault: Vault,
    backup: Path | None = None,
    passphrase: str | None = None,
    progress: Progress | None = None,
) -> Rehearsal:
    """Restore a backup, the newest by default, into a passing folder and prove it; remember it."""
    made = stored.listing(vault)
    newest = made[0] if made else make(vault) if backup is None else None
    wanted = backup or newest.path  # type: ignore[union-attr]  # one of the two is there
    is_newest = newest is not None and wanted == newest.path
    try:
        rehearsal = restoring.rehearse(vault, wanted, passphrase, progress)
    except Unavailable as unavailable:
        if is_newest and unavailable.fault is Fault.DAMAGED:
            _keep(vault, _FAILED, vault.clock().isoformat())
        raise
    with suppress(Unavailable):
        if is_newest:
            _keep(vault, _REHEARSED, rehearsal.at.isoformat())
            _keep(vault, _FAILED, None)
        vault.record("rehearsal", actions=rehearsal.backup.actions)
    return rehearsal


def rehearse_if_due(
    vault: Vault, now: datetime, progress: Progress | None = None
) -> Rehearsal | None:
    """Try a restore of the newest backup when a week has gone by since the last trial."""
    if vault.is_copy or not rehearsal_due(vault, now):
        return None
    return rehearse(vault, progress=progress)


def last_rehearsal(vault: Vault) -> datetime | None:
    """Return when a restore was last tried and went well."""
    return _moment(_kept(vault, _REHEARSED))


def rehearsal_due(vault: Vault, now: datetime) -> bool:
    """Tell whether a week has gone by since a restore was last tried."""
    return safety(vault).rehearsal_due(now)


def _is_changed(vault: Vault, newest: BackupInfo) -> bool:
    return not vault.is_copy and vault.position().actions != newest.actions


def _keep(vault: Vault, key: str, value: object) -> None:
    """Note something in the customer file that is no change of anybody's data."""
    with vault.write() as session:
        session.connection().exec_driver_sql(
            "INSERT INTO setting (key, value) VALUES (?, ?)"
            " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, json.dumps(value)),
        )


def _kept(vault: Vault, key: str) -> object:
    with vault.read() as session:
        found = session.connection().exec_driver_sql(
            "SELECT value FROM setting WHERE key = ?", (key,)
        )
        text = found.scalar_one_or_none()
    with suppress(ValueError):
        return json.loads(text or "null")
    return None


def _moment(text: object) -> datetime | None:
    with suppress(ValueError):
        return datetime.fromisoformat(text) if isinstance(text, str) else None
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What a customer file can be restored from.

    Attributes:
        own: the backups inside the customer file, newest first.
        copies: those in the second place, newest first.
        older: those under an older key, which open with the secrets of then.
        replaced: what restores took out of the way.
        safety: how safe the customer file is.
    """

    own: tuple[BackupInfo, ...] = ()
    copies: tuple[BackupInfo, ...] = ()
    older: tuple[BackupInfo, ...] = ()
    replaced: tuple[ReplacedSet, ...] = ()
    safety: Safety = field(default_factory=Safety)
