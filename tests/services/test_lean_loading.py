"""SQLAlchemy comes without asyncio, and gets it as soon as it needs it."""

import asyncio
import subprocess
import sys

from desktop_crm.services.lean_loading import _StandIn, load_database

_LOADED = """
import sys
from desktop_crm.services.lean_loading import load_database
load_database()
assert "sqlalchemy.orm" in sys.modules
assert "asyncio" not in sys.modules and "ssl" not in sys.modules
from sqlalchemy.util import concurrency
assert concurrency.is_cancellation_exception(ValueError()) is False
import asyncio
assert concurrency.is_cancellation_exception(asyncio.CancelledError()) is True
"""

_WATCHED = """
import sys, threading
import PySide6.QtCore  # its hook of `import` looks at every module, the stand-in too
from desktop_crm.services.lean_loading import load_database
failed = []
threading.excepthook = lambda found: failed.append(found.exc_value)
both = [threading.Thread(target=load_database) for _ in range(2)]
for one in both: one.start()
for one in both: one.join()
assert failed == [], failed
assert "sqlalchemy.orm" in sys.modules
"""


def test_it_is_loaded_under_the_eyes_of_qt_by_two_threads() -> None:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", _WATCHED], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stderr == ""


def test_it_is_loaded_without_asyncio_which_is_there_when_it_is_wanted() -> None:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", _LOADED], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stderr == ""
    assert done.returncode == 0


def test_what_is_loaded_already_stays() -> None:
    load_database()
    assert sys.modules["asyncio"] is asyncio


def test_the_stand_in_gives_what_the_real_one_has() -> None:
    stand_in = _StandIn()

    async def work() -> None: ...

    coroutine = work()
    assert stand_in.iscoroutine(coroutine)
    assert not stand_in.iscoroutine(work)
    coroutine.close()
    assert stand_in.TimeoutError is asyncio.TimeoutError
