"""A file that only takes up room, given back when the disk is full.

Deleting and exporting need a little room too; without it a full disk could not be got out of.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.storage import faults, private_files

NAME = ".reserve"
BYTES = 8 << 20
_CHUNK = 1 << 20
_LEFT_TO_OTHERS = 4


def require_space(folder: Path, needed: int) -> None:
    """Refuse to begin what cannot end."""
    if shutil.disk_usage(folder).free < needed:
        raise Unavailable(Fault.DISK_FULL, faults.DISK_FULL)


def keep(folder: Path) -> bool:
    """Make the file unless it is there; False when the disk has too little room for it."""
    path = folder / NAME
    with suppress(OSError):
        if path.exists() and path.stat().st_size >= BYTES:
            return True
        path.unlink(missing_ok=True)
        if shutil.disk_usage(folder).free < BYTES * _LEFT_TO_OTHERS:
            return False
        private_files.create(path)
        with path.open("r+b", buffering=0) as stream:
            # Random, so that a disk that compresses does not make room for it in vain.
            for _ in range(BYTES // _CHUNK):
                stream.write(os.urandom(_CHUNK))
        return True
    with suppress(OSError):
        path.unlink(missing_ok=True)
    return False


def give_back(folder: Path) -> None:
    """Free the room."""
    with suppress(OSError):
        (folder / NAME).unlink(missing_ok=True)
