"""The C shim from Python: built when needed, armed in a worker, its log read back."""

import ctypes
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum, IntFlag
from pathlib import Path

SOURCE = Path(__file__).with_name("shim.c")
_ENTRY = struct.Struct("<IIIIq")
_FOR_EVER = 1 << 40


class Op(IntEnum):
    """Which call; ACKNOWLEDGED is written by the worker itself."""

    CREATE = 1
    WRITE = 2
    SYNC = 3
    TRUNCATE = 4
    UNLINK = 5
    RENAME = 6
    MKDIR = 7
    RMDIR = 8
    LINK = 9
    ACKNOWLEDGED = 10


class Mode(IntFlag):
    """What the shim does with the calls it sees."""

    COUNT = 0
    RECORD = 1
    FAIL = 2
    KILL = 4
    SKIP_SYNC = 8


DISK = (Op.WRITE, Op.SYNC, Op.TRUNCATE)
ALL = tuple(op for op in Op if op is not Op.ACKNOWLEDGED)


@dataclass(frozen=True, slots=True)
class Arm:
    """What the shim is to do in one worker.

    Attributes:
        mode: as above.
        kinds: the calls that count.
        first: number of the first call that fails, or of the one that is the end.
        lasting: whether all later calls fail as well.
        error: the number of the error they fail with.
        log: where the calls are recorded.
    """

    mode: Mode = Mode.COUNT
    kinds: tuple[Op, ...] = ALL
    first: int = 0
    lasting: bool = False
    error: int = 0
    log: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One recorded call."""

    op: Op
    path: str
    other: str
    at: int
    content: bytes


def unavailable() -> str:
    """Return why the shim cannot be used here, or ""."""
    if sys.platform != "linux":
        return "the shim between program and disk is made for Linux"
    return "" if compiler() else "the shim between program and disk needs a C compiler"


def compiler() -> str | None:
    """Return the C compiler of this computer."""
    return shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")


def build(folder: Path) -> Path:
    """Compile the shim into `folder`."""
    library = folder / "shim.so"
    command = [str(compiler()), "-shared", "-fPIC", "-O2", "-o", str(library), str(SOURCE)]
    subprocess.run([*command, "-ldl", "-lpthread"], check=True, capture_output=True)  # noqa: S603
    return library


def is_loaded() -> bool:
    """Tell whether this process runs over the shim."""
    return "shim.so" in os.environ.get("LD_PRELOAD", "")


def arm(folder: Path, how: Arm) -> int:
    """Arm the shim of this process for one folder; returns the log's descriptor, or -1."""
    log = -1
    if how.log:
        log = os.open(how.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    kinds = sum(1 << op for op in how.kinds)
    last = _FOR_EVER if how.lasting else how.first
    ctypes.CDLL(None).shim_arm(
        os.fsencode(folder.resolve()),
        ctypes.c_int(log),
        ctypes.c_uint(how.mode),
        ctypes.c_uint(kinds),
        ctypes.c_long(how.first),
        ctypes.c_long(last),
        ctypes.c_int(how.error),
    )
    return log


def calls() -> int:
    """Return how many calls counted since the shim was armed."""
    count = ctypes.CDLL(None).shim_count
    count.restype = ctypes.c_long
    return int(count())


def failed() -> int:
    """Return which kind of call was the first to fail, or 0."""
    return int(ctypes.CDLL(None).shim_failed())


def acknowledge(log: int, told: bytes) -> None:
    """Write into the log that something was promised to a person."""
    os.write(log, _ENTRY.pack(Op.ACKNOWLEDGED, 0, 0, len(told), 0) + told)


def read_log(path: Path) -> Iterator[Entry]:
    """Return the recorded calls in order."""
    content = path.read_bytes()
    at = 0
    while at < len(content):
        op, path_length, other_length, length, where = _ENTRY.unpack_from(content, at)
        at += _ENTRY.size
        name = os.fsdecode(content[at : at + path_length])
        at += path_length
        other = os.fsdecode(content[at : at + other_length])
        at += other_length
        yield Entry(Op(op), name, other, where, content[at : at + length])
        at += length
