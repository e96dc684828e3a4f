"""Every failure of disk, lock, key or file, told once, in words a person can act on.

Whatever SQLite or the operating system reports is turned into `Unavailable` here and nowhere else,
by its error name; by its text only where there is no name. What is no fault of the surroundings
passes unchanged: it is a bug.
"""

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop_crm.domain.errors import Cancelled, Fault, Unavailable
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP

WRONG_PASSPHRASE = QT_TRANSLATE_NOOP(
    "Faults",
    "This is not the master password of this customer file. Check Caps Lock and the input method, "
    "then try again, or use the recovery code.",
)
WRONG_RECOVERY_CODE = QT_TRANSLATE_NOOP(
    "Faults",
    "The recovery code is well typed but does not open this customer file. It may have been "
    "replaced by a newer one.",
)
OTHER_RECOVERY_CODE = QT_TRANSLATE_NOOP(
    "Faults",
    "This recovery code belongs to another customer file. Codes for this one begin with {mark}.",
)
NO_PASSPHRASE_SLOT = QT_TRANSLATE_NOOP(
    "Faults", "This customer file has no master password. Open it with the recovery code."
)
NO_RECOVERY_SLOT = QT_TRANSLATE_NOOP(
    "Faults", "This customer file has no recovery code. Open it with the master password."
)
KEY_FILE_DAMAGED = QT_TRANSLATE_NOOP(
    "Faults",
    "The key file in {folder} is damaged or missing, and so is its second copy. Your data may well "
    "be intact: put back keys.json from the newest backup.",
)
KEY_FILE_CHANGED = QT_TRANSLATE_NOOP(
    "Faults",
    "The key file in {folder} was changed by something other than this program. It was not used. "
    "Put back keys.json from a backup you trust.",
)
DAMAGED = QT_TRANSLATE_NOOP(
    "Faults",
    "The password or code is right, but {path} is damaged. Nothing was changed. "
    "Keep the folder and restore the newest backup into a new one.",
)
DAMAGED_START = QT_TRANSLATE_NOOP(
    "Faults",
    "The password or code is right, but the beginning of {path} is damaged. "
    "Nothing was changed. "
    "Keep the folder and restore the newest backup into a new one.",
)
FOREIGN_SCHEMA = QT_TRANSLATE_NOOP(
    "Faults",
    "The rules inside {path} that keep the history of changes are not the program's own. "
    "Nothing was changed. Keep the folder and restore the newest backup into a new one.",
)
FOREIGN_WAL = QT_TRANSLATE_NOOP(
    "Faults",
    "The file {path}-wal does not belong to this customer file; it was left by another copy. "
    "Move it out of the folder, then open the customer file again.",
)
EMPTY_FILE = QT_TRANSLATE_NOOP(
    "Faults",
    "{path} is empty. Something outside this program emptied it. "
    "Restore the newest backup into a new folder.",
)
NOT_OURS = QT_TRANSLATE_NOOP(
    "Faults", "{path} was not written by this program. Check that you chose the right folder."
)
NOT_A_VAULT = QT_TRANSLATE_NOOP(
    "Faults",
    "{folder} is not a customer file: it holds no key file. It may have been moved; choose where "
    "it is now, or make a new one.",
)
MISSING = QT_TRANSLATE_NOOP(
    "Faults",
    "{path} is not there any more. If it is on a removable or network drive, connect the drive; "
    "if it was moved, choose where it is now.",
)
ALREADY_EXISTS = QT_TRANSLATE_NOOP(
    "Faults", "{folder} already exists and is never overwritten. Choose another name."
)
IN_USE = QT_TRANSLATE_NOOP(
    "Faults",
    "This customer file is already open in another window: {program}, process {pid} on {host}. "
    "Close it there first.",
)
IN_USE_ELSEWHERE = QT_TRANSLATE_NOOP(
    "Faults",
    "This customer file was last opened on {host} (process {pid}) and not closed. If it is closed "
    "there now, delete the file {path} and try again.",
)
LOCKED = QT_TRANSLATE_NOOP("Faults", "The customer file is locked. Unlock it to go on.")
BUSY = QT_TRANSLATE_NOOP(
    "Faults", "The customer file is busy with another task. Try again in a moment."
)
READ_ONLY = QT_TRANSLATE_NOOP(
    "Faults",
    "{path} cannot be written: the disk or folder is read-only or belongs to somebody else. "
    "Copy the folder to a place of your own and open it there.",
)
DISK_FULL = QT_TRANSLATE_NOOP(
    "Faults",
    "The disk is full. Nothing that was saved is lost, but this change was not saved. "
    "Free some space and try again.",
)
IO = QT_TRANSLATE_NOOP(
    "Faults",
    "The disk reported an error, so this change was not saved. "
    "Make a backup to another disk soon, then check this one.",
)
NEWER_SCHEMA = QT_TRANSLATE_NOOP(
    "Faults",
    "This customer file was written by a newer version of the program (format {found}; this "
    "version knows {known}). Install the newer version.",
)
KEYRING_NONE = QT_TRANSLATE_NOOP(
    "Faults",
    "This computer has no key ring that could be used. "
    "Open the customer file with the master password.",
)
KEYRING_OTHER = QT_TRANSLATE_NOOP(
    "Faults",
    "The key was kept in another key ring ({backend}), which is not here. "
    "Open the customer file with the master password.",
)
KEYRING_LOCKED = QT_TRANSLATE_NOOP(
    "Faults",
    "The key ring of this computer is locked. Unlock it, "
    "or open the customer file with the master password.",
)
KEYRING_EMPTY = QT_TRANSLATE_NOOP(
    "Faults",
    "The key ring does not hold the key of this customer file. "
    "Open it with the master password; it can be remembered again then.",
)
KEYRING_SILENT = QT_TRANSLATE_NOOP(
    "Faults",
    "The key ring did not answer within {seconds} seconds. "
    "Open the customer file with the master password.",
)

_BY_NAME = {
    "SQLITE_FULL": (Fault.DISK_FULL, DISK_FULL),
    "SQLITE_IOERR": (Fault.IO, IO),
    "SQLITE_BUSY": (Fault.BUSY, BUSY),
    "SQLITE_LOCKED": (Fault.BUSY, BUSY),
    "SQLITE_READONLY": (Fault.READ_ONLY, READ_ONLY),
    "SQLITE_CANTOPEN": (Fault.READ_ONLY, READ_ONLY),
    "SQLITE_PERM": (Fault.READ_ONLY, READ_ONLY),
    "SQLITE_CORRUPT": (Fault.DAMAGED, DAMAGED),
    "SQLITE_NOTADB": (Fault.DAMAGED, DAMAGED),
}
#: What SQLite calls its results, for the one call whose errors the driver leaves without a name:
#: `Connection.backup`. These words are compiled into SQLite, they carry no path and no row.
_BY_WORDS = {
    "database or disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "attempt to write a readonly database": "SQLITE_READONLY",
    "unable to open database file": "SQLITE_CANTOPEN",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "file is not a database": "SQLITE_NOTADB",
    "database is locked": "SQLITE_BUSY",
    "database table is locked": "SQLITE_LOCKED",
    "interrupted": "SQLITE_INTERRUPT",
}
_DRIVER = "sqlcipher3"  # not imported: what needs no database does not load it
_FULL = {errno.ENOSPC, errno.EFBIG} | ({errno.EDQUOT} if hasattr(errno, "EDQUOT") else set())
_DENIED = {errno.EROFS, errno.EACCES, errno.EPERM}
_GONE = {errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ESTALE}
_ENOUGH_FREE = 1 << 20


@contextmanager
def mapped(path: Path, *, files: bool = False) -> Iterator[None]:
    """Turn what the database reports into `Unavailable`.

    Args:
        path: the database or folder the work is about.
        files: whether errors of the operating system inside are about `path` as well; without it
            only a full disk is, since the caller may be reading a file of its own.
    """
    try:
        yield
    except OSError as error:
        known = _of_system(error, path) if files or error.errno in _FULL else None
        if known is None:
            raise
        raise known from error
    except Exception as error:
        told = _of_database(error, path)
        if told is None:
            raise
        raise told from error


def error_name(error: BaseException) -> str:
    """Return SQLite's name of a database error, however it is wrapped, or ""."""
    inner = getattr(error, "orig", None) or error
    name = str(getattr(inner, "sqlite_errorname", ""))
    if name or not type(inner).__module__.startswith(_DRIVER):
        return name
    return _BY_WORDS.get(str(inner), "")


def _of_database(error: Exception, path: Path) -> Exception | None:
    name = error_name(error)
    if name == "SQLITE_INTERRUPT":
        return Cancelled()
    if name == "SQLITE_READONLY" and os.access(path, os.W_OK):
        return None  # a query that writes
    told = next((told for start, told in _BY_NAME.items() if name.startswith(start)), None)
    if told is None:
        return None
    if told[0] in {Fault.IO, Fault.READ_ONLY} and _is_full(path):
        told = (Fault.DISK_FULL, DISK_FULL)
    elif name.startswith("SQLITE_CANTOPEN") and not path.exists():
        told = (Fault.MISSING, MISSING)
    return Unavailable(*told, path=str(path))


def _of_system(error: OSError, path: Path) -> Unavailable | None:
    where = str(path)
    if error.errno in _FULL:
        return Unavailable(Fault.DISK_FULL, DISK_FULL)
    if error.errno in _DENIED:
        return Unavailable(Fault.READ_ONLY, READ_ONLY, path=where)
    if error.errno in _GONE:
        return Unavailable(Fault.MISSING, MISSING, path=where)
    if error.errno == errno.EEXIST:
        return Unavailable(Fault.ALREADY_EXISTS, ALREADY_EXISTS, folder=where)
    return Unavailable(Fault.IO, IO) if error.errno == errno.EIO else None


def _is_full(path: Path) -> bool:
    """Tell whether an I/O error is really a full disk, a quota or a limit on the size of files."""
    with suppress(OSError):
        if shutil.disk_usage(path if path.exists() else path.parent).free < _ENOUGH_FREE:
            return True
    if sys.platform == "win32":
        return False
    import resource  # noqa: PLC0415 - Unix only

    limit = resource.getrlimit(resource.RLIMIT_FSIZE)[0]
    with suppress(OSError):
        files = (path, path.with_name(path.name + "-wal"))
        largest = max((file.stat().st_size for file in files if file.exists()), default=0)
        return limit != resource.RLIM_INFINITY and largest + _ENOUGH_FREE >= limit
    return False
