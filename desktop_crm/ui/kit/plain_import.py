"""Python's own import, while Qt is loaded."""

import builtins


def import_plainly() -> None:
    """Load PySide6 and take it out of the way of `import`; call it before all that uses Qt.

    # WORKAROUND(PySide6 6.12): for its switchable features, which nobody here uses, it reads the
    # source of every module that is imported after it and looks for "PySide6" in it. That is a
    # tenth of the time from the start to the first list.
    """
    import PySide6.QtWidgets  # noqa: F401, PLC0415 - brings the hook that is taken out

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
