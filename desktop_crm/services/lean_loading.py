"""SQLAlchemy without what it loads for programs that are unlike this one."""

import importlib
import sys
import threading
from types import ModuleType
from typing import Any

from typing_extensions import override

_NAME = "asyncio"
_ONE_AT_A_TIME = threading.Lock()
_LOADED = ("sqlalchemy.orm", "sqlalchemy.dialects.sqlite")


def load_database() -> None:
    """Load SQLAlchemy, but not the event loop, sockets and TLS that it brings along.

    # WORKAROUND(SQLAlchemy 2.1): it imports asyncio for engines that nobody here makes; that is a
    # tenth of the time from the start to the first list. While it is imported it gets a stand-in
    # that loads the real one should it ever be asked for something.
    """
    with _ONE_AT_A_TIME:
        if "sqlalchemy" in sys.modules or _NAME in sys.modules:
            return
        stand_in = sys.modules[_NAME] = _StandIn()
        try:
            for name in _LOADED:
                importlib.import_module(name)
        finally:
            # Whoever wanted the real one meanwhile has it.
            if sys.modules.get(_NAME) is stand_in:
                del sys.modules[_NAME]


class _StandIn(ModuleType):
    """Looks like asyncio, and becomes it as soon as something of it is wanted."""

    def __init__(self) -> None:
        super().__init__(_NAME)

    @override
    def __getattr__(self, name: str) -> Any:
        """Return what the real one has; whoever only looks what this is does not load it."""
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._real(), name)

    def iscoroutine(self, obj: object) -> bool:
        """Tell what the real one tells; SQLAlchemy takes this function while it is imported."""
        return bool(self._real().iscoroutine(obj))

    def _real(self) -> ModuleType:
        if sys.modules.get(_NAME) is self:
            del sys.modules[_NAME]
        return importlib.import_module(_NAME)
