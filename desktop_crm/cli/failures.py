"""What the program says, and with which code it ends, when something fails.

A person reads one sentence that says what happened and what to do; where an error of ours came from
goes to the log, without any value that may be of a customer. The command line speaks English: its
own sentences are not marked for translation.
"""

import errno
import logging
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any

import click

from desktop_crm.domain.errors import Cancelled, Refused, Unavailable
from desktop_crm.services import places

_BROKEN_PIPE = 141
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})

NOT_TEXT = "An argument is not text in UTF-8."
DISK_FULL = "The disk is full, so not everything was written. Free some space and try again."


class Exit(IntEnum):
    """The exit codes that are promised."""

    DONE = 0
    PARTLY_DONE = 1
    USAGE = 2
    REFUSED = 3
    UNAVAILABLE = 4
    BUG = 70
    INTERRUPTED = 130


@dataclass(slots=True)
class Outcome:
    """The exit code of a run; a verb may return one, and None is success."""

    code: Any = Exit.DONE


@contextmanager
def told(*, is_verbose: bool = False) -> Iterator[Outcome]:
    """Turn whatever ends the block into a sentence on standard error and an exit code."""
    outcome = Outcome()
    try:
        yield outcome
        outcome.code = int(outcome.code or Exit.DONE)
        if sys.stdout is not None:  # the window's own program has none on Windows
            sys.stdout.flush()
    except (Exception, KeyboardInterrupt, SystemExit) as ended:
        outcome.code = _code_of(ended, is_verbose=is_verbose)


def _code_of(ended: BaseException, *, is_verbose: bool) -> int:
    """Return the exit code for what ended a run, having said what there is to say."""
    match ended:
        case click.exceptions.Exit():
            return ended.exit_code
        case click.ClickException():
            ended.show()
            return Exit.USAGE
        case SystemExit() | BrokenPipeError():
            # Whoever reads our output has enough of it; click leaves by SystemExit then.
            _close_output()
            return _BROKEN_PIPE
        case _:
            pass
    known = _known(ended)
    if known is None:
        return _tell_bug(ended, is_verbose=is_verbose)
    code, sentence = known
    if sentence is DISK_FULL:
        _close_output()
    _say(sentence)
    return code


def _known(ended: BaseException) -> tuple[Exit, str] | None:
    """Return code and sentence of what is no mistake of the program."""
    match ended:
        case KeyboardInterrupt() | click.Abort() | Cancelled():
            return Exit.INTERRUPTED, "Interrupted. Nothing half done is kept."
        case Refused():
            return Exit.REFUSED, str(ended)
        case Unavailable():
            return Exit.UNAVAILABLE, str(ended)
        case UnicodeEncodeError() if ended.reason == "surrogates not allowed":
            return Exit.USAGE, NOT_TEXT
        case OSError() if ended.errno in _FULL:
            return Exit.UNAVAILABLE, DISK_FULL
        case _:
            return None


def where(bug: BaseException) -> str:
    """Return what kind of error came from which lines: no message and no value."""
    lines = [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(bug.__traceback__)
    ]
    return "\n".join([type(bug).__name__, *lines])


def _close_output() -> None:
    """Let the rest of the output go nowhere, so that Python does not complain while it ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell_bug(bug: BaseException, *, is_verbose: bool) -> Exit:
    kept = _log(bug)
    rest = f" Details are in {kept}." if kept else ""
    _say(f"Internal error ({type(bug).__name__}): this is a mistake of the program.{rest}")
    if is_verbose:
        click.echo("".join(traceback.format_exception(bug)), err=True)
    elif kept is None:
        click.echo(where(bug), err=True)
    return Exit.BUG


def _log(bug: BaseException) -> Path | None:
    """Write where an error came from to the log; returns the file, None when it cannot be."""
    path = places.log_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600))
        handler = logging.FileHandler(path, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    record = logging.LogRecord(
        __name__, logging.ERROR, __file__, 0, "%s", (where(bug),), exc_info=None
    )
    try:
        handler.emit(record)
    finally:
        handler.close()
    return path


def _say(sentence: str) -> None:
    click.echo(f"desktop-crm: {sentence}", err=True)
