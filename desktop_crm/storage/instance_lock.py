"""One program per vault: a lock the operating system holds, and a file that says who has it.

The lock is on the open file, not on its existence, so it is gone the moment the owner dies and the
next start takes the file over; nothing is ever stale by age. The file's text only names the owner.
"""

import json
import os
import platform
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.storage import faults
from desktop_crm.storage.locations import file_system

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

NAME = "lock"
_PROGRAM = "Desktop CRM"
_MAX_BYTES = 1024
_BYTE = 1 << 30  # far behind the text, so that others can read it on Windows too
_LOCAL = {
    "apfs", "btrfs", "exfat", "ext2", "ext3", "ext4", "f2fs", "fuseblk", "hfs", "jfs", "msdos",
    "ntfs", "ntfs3", "overlay", "ramfs", "reiserfs", "tmpfs", "vfat", "xfs", "zfs",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Owner:
    """Who has, or last had, the vault open."""

    pid: int
    host: str
    program: str = _PROGRAM

    @classmethod
    def here(cls) -> "Owner":
        """Return this process."""
        return cls(os.getpid(), platform.node())

    @classmethod
    def read(cls, descriptor: int) -> "Owner | None":
        """Return who wrote the lock file, or None when it says nothing readable."""
        try:
            os.lseek(descriptor, 0, os.SEEK_SET)
            fields = json.loads(os.read(descriptor, _MAX_BYTES))
            return cls(int(fields["pid"]), str(fields["host"])[:253], str(fields["program"])[:80])
        except (OSError, ValueError, KeyError, TypeError):
            return None


class InstanceLock:
    """The lock of one vault folder, held from taking to release."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        self.was_left_over = False
        self._descriptor = -1

    def take(self) -> None:
        """Take the lock at once, or say who has it."""
        while self._descriptor < 0:
            descriptor = os.open(
                self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600
            )
            try:
                self._take(descriptor)
            except BaseException:
                os.close(descriptor)
                raise

    def release(self) -> None:
        """Give the vault back and remove the file."""
        if self._descriptor < 0:
            return
        descriptor, self._descriptor = self._descriptor, -1
        if sys.platform == "win32":
            os.close(descriptor)
            with suppress(OSError):
                self.path.unlink()
            return
        # Removed while the lock is held: whoever opened the old file notices that it has no name.
        with suppress(OSError):
            self.path.unlink()
        os.close(descriptor)

    def _take(self, descriptor: int) -> None:
        owner = Owner.read(descriptor)
        if not _lock(descriptor):
            raise _in_use(owner)
        if not _is_named(descriptor, self.path):
            os.close(descriptor)
            return
        here = Owner.here()
        if owner is not None and owner.host != here.host and not _is_local(self.path):
            raise Unavailable(
                Fault.IN_USE,
                faults.IN_USE_ELSEWHERE,
                host=owner.host,
                pid=owner.pid,
                path=str(self.path),
            )
        self.was_left_over = owner is not None
        content = {"pid": here.pid, "program": here.program, "host": here.host}
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, json.dumps(content).encode())
        os.fsync(descriptor)
        self._descriptor = descriptor


def _in_use(owner: Owner | None) -> Unavailable:
    return Unavailable(
        Fault.IN_USE,
        faults.IN_USE,
        program=owner.program if owner else _PROGRAM,
        pid=owner.pid if owner else "?",
        host=owner.host if owner else "?",
    )


def _lock(descriptor: int) -> bool:
    """Lock the open file without waiting; False when another program holds it."""
    if sys.platform == "win32":
        try:
            os.lseek(descriptor, _BYTE, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_named(descriptor: int, path: Path) -> bool:
    """Tell whether `path` is still the file we locked, not one that took its place meanwhile."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _is_local(path: Path) -> bool:
    """Tell whether a lock of this computer proves that no other computer has the file open."""
    if sys.platform != "linux":
        return False
    return file_system(path) in _LOCAL
