"""Keeps None alive under PySide6 6.12 on Python 3.11."""

import ctypes
import sys

_ENOUGH = 1 << 40
_TEMPORARY = 8


def keep_none_alive() -> None:
    """Give None more references than can ever be dropped; call it before the first widget.

    # WORKAROUND(PySide6 6.12): its wheels are built as if None were immortal, which it is only
    # from Python 3.12 on. Every call that returns nothing drops a reference to None, and some
    # thousand calls later the interpreter stops with "deallocating None".
    """
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    count = ctypes.c_ssize_t.from_address(id(None))
    # Only where the count really stands first, and only once.
    if abs(count.value - sys.getrefcount(None)) < _TEMPORARY and count.value < _ENOUGH:
        count.value += _ENOUGH
