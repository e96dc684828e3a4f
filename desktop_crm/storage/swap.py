"""Puts another set of database and key files in the place of a vault's own, whole or not at all.

The new set is written and flushed first, then a record of the intent. From then on the swap is only
ever finished: by us, or by the next opening after the program was killed. Each name is replaced in
one step, so that there is a database and a key file at any moment. The log of the old database
never stays beside the new one; SQLite would take it for the new one's.
"""

import json
import os
import shutil
from contextlib import suppress
from pathlib import Path

from desktop_crm.storage import private_files
from desktop_crm.storage.layout import (
    BACKUPS,
    DATABASE,
    KEYS,
    KEYS_COPY,
    RESTORED,
    SIDE_FILES,
    UNCONFIRMED,
)

_INTENT = ".swap.json"
_SET = (DATABASE, KEYS, KEYS_COPY)
_COMING = ".coming-"
REPLACED = "replaced-"


def is_unfinished(folder: Path) -> bool:
    """Tell whether a swap was begun and not ended."""
    return (folder / BACKUPS / _INTENT).is_file()


def coming(folder: Path, stamp: str) -> Path:
    """Make the empty folder the new set is written into."""
    made = folder / BACKUPS / f"{_COMING}{stamp}"
    private_files.make_folder(made)
    return made


def begin(folder: Path, stamp: str) -> Path:
    """Record that the set in `coming` is to take its place; returns where the old one will be."""
    made, replaced = folder / BACKUPS / f"{_COMING}{stamp}", folder / BACKUPS / f"{REPLACED}{stamp}"
    private_files.flush_folder(made)
    replaced.mkdir(mode=0o700)
    intent = {"coming": made.name, "replaced": replaced.name}
    private_files.replace(json.dumps(intent).encode(), folder / BACKUPS / _INTENT)
    return replaced


def finish(folder: Path) -> bool:
    """Finish a swap that was begun, and sweep one that never was; the vault must be locked."""
    backups = folder / BACKUPS
    if not is_unfinished(folder):
        for litter in backups.glob(f"{_COMING}*"):
            private_files.discard(litter)
        return False
    names = json.loads((backups / _INTENT).read_bytes())
    made, replaced = backups / Path(names["coming"]).name, backups / Path(names["replaced"]).name
    replaced.mkdir(mode=0o700, exist_ok=True)
    waiting = [name for name in _SET if (made / name).exists()]
    for name in waiting:
        _keep(folder / name, replaced / name)
    if DATABASE in waiting:
        for name in SIDE_FILES:
            if (folder / name).exists():
                (folder / name).replace(replaced / name)
    private_files.flush_folder(replaced)
    for name in waiting:
        (made / name).replace(folder / name)
    for marker in (folder / RESTORED, backups / UNCONFIRMED):
        private_files.replace(replaced.name.encode(), marker)
    private_files.flush_folder(folder)
    private_files.discard(made)
    (backups / _INTENT).unlink()
    private_files.flush_folder(backups)
    return True


def _keep(path: Path, kept: Path) -> None:
    """Give a file a second name, or make a copy where the disk knows no second names."""
    if not path.exists() or kept.exists():
        return
    try:
        os.link(path, kept)
    except OSError:
        draft = kept.with_name(f"{kept.name}.tmp")
        with suppress(FileNotFoundError):
            draft.unlink()
        private_files.copy(path, draft)
        shutil.copystat(path, draft)
        draft.replace(kept)
