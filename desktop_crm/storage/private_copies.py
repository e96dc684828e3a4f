"""A private copy of a vault that lies where nothing can be written.

SQLite needs to write beside a database to read its log; opened as unchangeable it would leave the
log out and show old data without a word. The copy stays encrypted and is removed when it is closed.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from desktop_crm.storage import faults, private_files, reserve
from desktop_crm.storage import vault as stored
from desktop_crm.storage.keys import SlotKind
from desktop_crm.storage.layout import DATABASE, KEYS, KEYS_COPY
from desktop_crm.storage.scratch import Scratch
from desktop_crm.storage.vault import Vault, system_clock

_FILES = (DATABASE, f"{DATABASE}-wal", KEYS, KEYS_COPY)
_SPARE_BYTES = 1 << 20


def open_copy(
    folder: Path,
    kind: SlotKind,
    secret: str | bytes,
    *,
    clock: Callable[[], datetime] = system_clock,
) -> Vault:
    """Open a private copy of a vault; what is in its place is neither changed nor locked."""
    folder = folder.absolute()
    stored.read_header(folder)
    scratch = Scratch()
    try:
        place = scratch.folder / folder.name
        copy_files(folder, place)
        vault = stored.open_with(place, kind, secret, clock=clock)
    except BaseException:
        scratch.remove()
        raise
    vault.becomes_copy(folder, scratch)
    return vault


def copy_files(folder: Path, target: Path) -> None:
    """Copy the files of a vault without its backups."""
    with faults.mapped(target.parent, files=True):
        found = [folder / name for name in _FILES if (folder / name).is_file()]
        needed = sum(path.stat().st_size for path in found)
        reserve.require_space(target.parent, needed * 2 + _SPARE_BYTES)
        target.mkdir(mode=0o700)
    with faults.mapped(folder, files=True):
        for path in found:
            private_files.copy(path, target / path.name)
