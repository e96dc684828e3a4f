"""Writes a file a person asked for: whole or not at all, readable by its owner only."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Open a draft beside `path` that takes its name at the end; a failure leaves no draft.

    A device or a pipe is written to as it is: it must not be replaced by a file.

    Raises:
        Unavailable: the folder cannot be written, the disk is full, or the file is open elsewhere.
    """
    draft = path.with_name(f".{path.name}.part")
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            with path.open("wb") as stream:
                yield stream
            return
        draft.unlink(missing_ok=True)
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(draft, flags, 0o600), "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(path)
    except OSError as problem:
        with suppress(OSError):  # a disk that cannot be written cannot be tidied either
            draft.unlink(missing_ok=True)
        if problem.errno in _FULL:
            raise Unavailable(
                Fault.DISK_FULL,
                QT_TRANSLATE_NOOP(
                    "Faults",
                    "The disk is full, so {name} was not written. Free some space or choose"
                    " another place, then try again.",
                ),
                name=path.name,
            ) from problem
        raise Unavailable(
            Fault.IO,
            QT_TRANSLATE_NOOP(
                "Faults",
                "{name} cannot be written there ({reason}). Close it in other programs or choose"
                " another folder.",
            ),
            name=path.name,
            reason=problem.strerror or "?",
        ) from problem
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
