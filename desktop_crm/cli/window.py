"""Opens the window from the command line, where there is a display."""

import gc
import os
import sys
from pathlib import Path

from desktop_crm.cli.options import Options
from desktop_crm.cli.secrets import Secrets
from desktop_crm.domain.errors import Fault, Unavailable

NO_DISPLAY = "There is no display to open a window on. Use a verb; desktop-crm --help lists them."


def has_display() -> bool:
    """Tell whether a window can be shown."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def open_on(options: Options, folder: Path | None, passphrase: str | None = None) -> int:
    """Open the window on a vault, None being the one used last; return its exit code."""
    if not has_display():
        raise Unavailable(Fault.MISSING, NO_DISPLAY)
    if passphrase is None and options.reads_passphrase:
        passphrase = Secrets(options).passphrase()
    # Loading makes many objects that all stay: looking for rubbish among them took a tenth of the
    # start. The window collects again once its first list stands.
    gc.disable()
    return options.open_window(folder, passphrase=passphrase, uses_key_ring=options.uses_key_ring)
