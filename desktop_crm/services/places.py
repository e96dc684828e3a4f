"""Where a person's own files are on this computer: customer files, and which was used last.

Nothing here opens a database: the command line asks before it loads one.
"""

import os
from contextlib import suppress
from pathlib import Path

import platformdirs

_APP = "desktop-crm"
_LAST_VAULT = "last-vault"
_DEFAULT = "default.crmvault"
_DEMO = "demo.crmvault"
_LOG = "desktop-crm.log"
#: Names the customer file for every program started from the same shell.
VARIABLE = "DESKTOP_CRM_VAULT"


def data_folder() -> Path:
    """Return the folder new customer files are made in."""
    return platformdirs.user_data_path(_APP, appauthor=False)


def settings_folder() -> Path:
    """Return the folder of what this computer remembers; never anything of a customer."""
    return platformdirs.user_config_path(_APP, appauthor=False)


def log_file() -> Path:
    """Return the file that errors of the program are written to."""
    return platformdirs.user_log_path(_APP, appauthor=False) / _LOG


def state_folder() -> Path:
    """Return the folder of what this computer last saw of each customer file: numbers only."""
    return platformdirs.user_state_path(_APP, appauthor=False)


def vault_folder() -> Path:
    """Return the customer file that is meant when none is named.

    The environment names it, else it is the one used last, else the default one.
    """
    named = os.environ.get(VARIABLE)
    return Path(named) if named else last_vault() or default_vault()


def default_vault() -> Path:
    """Return where the first customer file is made."""
    return data_folder() / _DEFAULT


def demo_vault() -> Path:
    """Return where the customer file with sample customers is made."""
    return data_folder() / _DEMO


def last_vault(folder: Path | None = None) -> Path | None:
    """Return the customer file that was used last, as `folder` (else the settings) remembers it."""
    try:
        text = _last(folder).read_text(encoding="utf-8").strip("\r\n")
    except (OSError, ValueError):
        return None
    return Path(text) if text else None


def remember_vault(vault: Path | None, folder: Path | None = None) -> None:
    """Note which customer file was used; a computer that cannot is no reason to stop."""
    path = _last(folder)
    draft = path.with_name(f"{path.name}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text("" if vault is None else f"{vault.absolute()}\n", encoding="utf-8")
        draft.replace(path)
    except (OSError, ValueError):
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _last(folder: Path | None) -> Path:
    return (folder or settings_folder()) / _LAST_VAULT
