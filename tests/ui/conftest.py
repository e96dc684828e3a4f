"""What tests of the window share: theme, icons, language, a workspace without a disk."""

import gc
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import event
from sqlalchemy.pool import Pool
from typing_extensions import override

from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.immortal import keep_none_alive
from desktop_crm.ui.kit.language import Language
from desktop_crm.ui.kit.settings import Scheme, Settings
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.kit.workspace import Workspace

keep_none_alive()
# A widget must not be destroyed by a reader thread that happens to collect rubbish.
gc.disable()


@pytest.fixture(autouse=True)
def rubbish_is_collected_here() -> Iterator[None]:
    """Collect on this thread what a test left behind."""
    yield
    gc.collect(1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # The offscreen platform says these of every popup.
    said = pytest.mark.qt_log_ignore(r"raise\(\)", "grabbing the", extend=True)
    for item in items:
        if "tests/ui" in item.path.as_posix():
            item.add_marker(said)


NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


class FakeReader:
    """A reader whose session is a word."""

    def __init__(self) -> None:
        self.interrupts = 0
        self.is_closed = False

    @contextmanager
    def session(self) -> Iterator[str]:
        yield "session"

    def interrupt(self) -> None:
        self.interrupts += 1

    def close(self) -> None:
        self.is_closed = True


class FakeVault:
    """A vault without a disk, for widgets that only ask."""

    def __init__(self) -> None:
        self.readers: list[FakeReader] = []

    @property
    def clock(self) -> Callable[[], datetime]:
        return lambda: NOW

    def reader(self) -> FakeReader:
        self.readers.append(FakeReader())
        return self.readers[-1]


def asked_by_a_widget() -> str:
    """Return the first widget module above us on the stack, or "": a test may read by itself."""
    frame = sys._getframe()
    while frame is not None:
        name = str(frame.f_globals.get("__name__", ""))
        if name.startswith("desktop_crm.ui."):
            # The program ends: nobody waits any more.
            return "" if frame.f_code.co_name == "close_vault" else name
        if frame.f_back is None:
            break
        frame = frame.f_back
    return ""


@pytest.fixture(autouse=True)
def no_database_on_the_gui_thread() -> Iterator[None]:
    """Fail when a widget takes a database connection on the GUI thread."""
    taken: list[str] = []

    def checkout(*_about: object) -> None:
        if threading.current_thread() is threading.main_thread():
            culprit = asked_by_a_widget()
            if culprit:
                taken.append(culprit)

    event.listen(Pool, "checkout", checkout)
    yield
    event.remove(Pool, "checkout", checkout)
    assert taken == [], "a database connection was used on the GUI thread"


class PatientQtBot(QtBot):
    """A robot with the patience of a slow computer: what a test asserts is a state, not a time."""

    @override
    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 60_000) -> None:
        super().waitUntil(callback, timeout=timeout)

    @override
    def waitSignal(self, signal: Any, *, timeout: int = 60_000, **kwargs: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **kwargs)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientQtBot(request)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Scheme.LIGHT)


@pytest.fixture
def icons(theme: Theme) -> Icons:
    return Icons(theme)


@pytest.fixture
def language(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Language]:
    # A whole program that ran before may have left its words.
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
    made = Language(qapp, tmp_path_factory.getbasetemp() / "cache", "en")
    yield made
    made.use("en")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def fake_vault() -> FakeVault:
    return FakeVault()


@pytest.fixture
def workspace(qapp: QApplication, fake_vault: Any) -> Iterator[Workspace]:
    made = Workspace(fake_vault)
    yield made
    made.close()
