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
    return Opening(vaults.SlotKind.RECOVERY in kinds, vaults.SlotKind.KEYRING in kinds)


def unlock(folder: Path, master_password: str) -> Any:
    """Open a customer file with its master password."""
    from desktop_crm.services import vaults  # noqa: PLC0415 - see above

    return vaults.unlock(folder, master_password)


def unlock_with_code(folder: Path, code: str) -> Any:
    """Open a customer file with its recovery code."""
    from desktop_crm.services import vaults  # noqa: PLC0415 - see above

    return vaults.unlock_with_recovery_code(folder, code)


def unlock_with_key_ring(folder: Path) -> Any:
    """Open a customer file with the key ring of this computer."""
    from desktop_crm.services import vaults  # noqa: PLC0415 - see above

    return vaults.unlock_with_keyring(folder)


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


def is_vault(folder: Path) -> bool:
    """Tell whether a folder looks like a customer file."""
    from desktop_crm.services import vaults  # noqa: PLC0415 - see above

    return vaults.is_vault(folder)


def suffix() -> str:
    """Return how the name of a customer file's folder ends."""
    return ".crmvault"
