"""Keeps keys out of crash dumps, as far as the operating system allows."""

import ctypes
import sys
from contextlib import suppress

_PR_SET_DUMPABLE = 4


def forbid_core_dumps() -> None:
    """Forbid core dumps, and reading this process by other programs of the same user."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - Unix only

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
