"""Opens and makes customer files; every function is slow and runs off the GUI thread.

Imports stand inside the functions: the lock screen is painted before SQLAlchemy is loaded.
"""

import importlib
import importlib.util
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from desktop_crm.domain.errors import Cancelled, Unavailable
from desktop_crm.services.lean_loading import load_database

Progress = Callable[[int, int], object]
_NEEDED_FIRST = (
    "desktop_crm.services.vaults",
    "desktop_crm.ui.shell.desk_view",
    "desktop_crm.ui.today.page",
)
_NEEDED_LATER = (
    "desktop_crm.ui.customers.page",
    "desktop_crm.services.unit_of_work",
    "desktop_crm.services.history",
    "desktop_crm.ui.kit.palette",
)


class Opening(NamedTuple):
    """What the lock screen may offer for a customer file."""

    has_password: bool
    has_recovery_code: bool
    has_key_ring: bool


def load_ahead() -> None:
    """Import what the first page needs while the person types the master password."""
    _load(_NEEDED_FIRST)


def load_behind() -> None:
    """Import what comes after the first page."""
    _load(_NEEDED_LATER)


def _load(names: tuple[str, ...]) -> None:
    load_database()
    for name in names:
        if importlib.util.find_spec(name) is not None:
            importlib.import_module(name)


def look_at(folder: Path) -> Opening:
    """Return the ways to open a customer file."""
    load_database()
    from desktop_crm.services import vaults  # noqa: PLC0415 - see above

    kinds = vaults.slots_of(folder)
    slot = vaults.SlotKind
    return Opening(slot.PASSPHRASE in kinds, slot.RECOVERY in kinds, slot.KEYRING in kinds)


def unlock(folder: Path, master_password: str, *, as_copy: bool = False) -> Any:
    """Open a customer file, or a private copy of it, with its master password."""
    from desktop_crm.services import vaults  # noqa: PLC0415 - see above

    return vaults.unlock(folder, master_password, as_copy=as_copy)


def unlock_with_code(folder: Path, code: str, *, as_copy: bool = False) -> Any:
    """Open a customer file, or a private copy of it, with its recovery code."""
    from desktop_crm.services import vaults  # noqa: PLC0415 - see above

    return vaults.unlock_with_recovery_code(folder, code, as_copy=as_copy)


def unlock_with_key_ring(folder: Path, *, as_copy: bool = False) -> Any:
    """Open a customer file, or a private copy of it, with the key ring of this computer."""
    from desktop_crm.services import vaults  # noqa: PLC0415 - see above

    return vaults.unlock_with_keyring(folder, as_copy=as_copy)


def free_reserve(folder: Path) -> None:
    """Give back the room a customer file keeps for the day the disk is full."""
    from desktop_crm.services import vaults  # noqa: PLC0415 - see above

    vaults.free_reserve(folder)


def raise_other_window(folder: Path) -> bool:
    """Ask the window that is open already to come to the front; False if there is none."""
    from desktop_crm.ui.shell.single_instance import hand_over  # noqa: PLC0415 - loads QtNetwork

    return hand_over(str(folder))


def key_ring_state(folder: Path | None) -> str:
    """Return what the key ring can do: none, ready, present, missing, locked, other, silent."""
    from desktop_crm.services import vaults  # noqa: PLC0415 - see above

    return str(vaults.keyring_state(folder))


def create(folder: Path, master_password: str) -> Any:
    """Make a new customer file; the answer has `vault` and `recovery_code`."""
    from desktop_crm.services import vaults  # noqa: PLC0415 - see above

    return vaults.create(folder, master_password)


def remember(vault: Any) -> None:
    """Let the key ring of this computer open the customer file from now on."""
    from desktop_crm.services import vaults  # noqa: PLC0415 - see above

    vaults.remember_in_keyring(vault)


def restore(backup: Path, target: Path) -> None:
    """Make a new customer file from a backup."""
    from desktop_crm.services import backups  # noqa: PLC0415 - see above

    backups.restore(backup, target)


def leave(vault: Any, progress: Callable[[int, int], object]) -> None:
    """Close a customer file, after a backup if that is agreed; what hinders it is told next time.

    A progress that raises Cancelled ends the backup, not the closing.
    """
    from desktop_crm.services import backups  # noqa: PLC0415 - see above

    try:
        with suppress(Cancelled, Unavailable):
            backups.make_on_closing(vault, progress)
    finally:
        vault.close()


def examine(folder: Path, secret: str, progress: Progress) -> Any:
    """Find out what can be read of a damaged customer file; nothing in it is changed."""
    from desktop_crm.services import rescue  # noqa: PLC0415 - see above

    return rescue.examine(folder, secret, progress=progress)


def rebuild(found: Any, target: Path) -> Any:
    """Make a new customer file of what was found; the answer has counts and left_out."""
    from desktop_crm.services import rescue  # noqa: PLC0415 - see above

    return rescue.rebuild(found, target)


def export_rescued(found: Any, path: Path) -> int:
    """Write all rows that were found to a file, as plain text; returns how many."""
    from desktop_crm.services import rescue  # noqa: PLC0415 - see above

    return rescue.export(found, path)


def free_name(parent: Path, name: str) -> Path:
    """Return a folder in `parent` for a customer file of this name that is not there yet."""
    target, number = parent / f"{name}{suffix()}", 2
    while target.exists():
        target = parent / f"{name} {number}{suffix()}"
        number += 1
    return target


def is_vault(folder: Path) -> bool:
    """Tell whether a folder looks like a customer file."""
    from desktop_crm.services import vaults  # noqa: PLC0415 - see above

    return vaults.is_vault(folder)


def suffix() -> str:
    """Return how the name of a customer file's folder ends."""
    return ".crmvault"
