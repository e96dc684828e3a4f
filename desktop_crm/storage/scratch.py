"""Folders for passing copies, which only we can read; what is in them is encrypted."""

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Self

from desktop_crm.domain.errors import Unavailable
from desktop_crm.storage import faults
from desktop_crm.storage.instance_lock import InstanceLock

_START = "desktop-crm-"


class Scratch:
    """A folder that goes when it is done with; one that a killed program left goes next time.

    Attributes:
        folder: where to write.
    """

    def __init__(self) -> None:
        for litter in Path(tempfile.gettempdir()).glob(f"{_START}*"):
            _sweep(litter)
        self.folder = Path(tempfile.mkdtemp(prefix=_START))
        self._lock = InstanceLock(self.folder)
        with faults.mapped(self.folder, files=True):
            self._lock.take()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.remove()

    def remove(self) -> None:
        """Remove the folder with all that is in it."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self._lock.release()


def _sweep(folder: Path) -> None:
    """Remove a folder of ours unless a running program holds it."""
    with suppress(OSError, Unavailable):
        lock = InstanceLock(folder)
        lock.take()
        shutil.rmtree(folder, ignore_errors=True)
        lock.release()
