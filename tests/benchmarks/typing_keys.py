"""Types into the search box of a real window and waits for the hits to be painted."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from desktop_crm.domain.data_files import data_file
from desktop_crm.storage.vault import Vault
from desktop_crm.ui.customers.page import CustomersPage
from desktop_crm.ui.kit.language import Language
from desktop_crm.ui.kit.settings import Settings
from desktop_crm.ui.kit.theme import Theme, register_fonts
from desktop_crm.ui.shell.window import Window

_PATIENCE_MS = 10_000
_TICK_MS = 1


@dataclass(frozen=True, slots=True)
class Keystroke:
    """Seconds from a key to the painted hits, and the longest the GUI thread stood still.

    Attributes:
        cpu: what all threads of the program spent in that time.
    """

    wall: float
    cpu: float
    longest_block: float


class _Paint(QObject):
    """Tells when the viewport was painted, once it is asked for."""

    def __init__(self, tell: Callable[[], object]) -> None:
        super().__init__()
        self.is_awaited = False
        self._tell = tell

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.is_awaited and event.type() == QEvent.Type.Paint:
            self.is_awaited = False
            QTimer.singleShot(0, self, self._tell)
        return False


class Typist:
    """A window on a customer file, and somebody who types."""

    def __init__(self, application: QApplication, vault: Vault, home: Path) -> None:
        settings = Settings(home / "settings.ini")
        language = Language(application, home / "cache", "en")
        theme = Theme(application, settings.scheme, settings.text_scale)
        register_fonts(data_file("fonts"))
        self._window = Window(application, theme, language, settings, vault.clock)
        self._window.resize(1480, 920)
        self._window.show()
        QTest.qWaitForWindowExposed(self._window)
        self._window.open_vault(vault)
        view = self._window.view
        page = view.open_page("customers") if view is not None else None
        if not isinstance(page, CustomersPage):
            raise TypeError(page)
        self._page = page
        self._loop = QEventLoop()
        self._paint = _Paint(self._loop.quit)
        page.list.viewport().installEventFilter(self._paint)
        self._ticks = QTimer(interval=_TICK_MS)
        self._ticks.setTimerType(Qt.TimerType.PreciseTimer)
        self._ticks.timeout.connect(self._tick)
        self._last_tick = self._longest = 0.0
        self._wanted = ""
        answered: Callable[..., Any] = page._on_found

        def watched(criteria: Any, *rest: Any) -> None:
            answered(criteria, *rest)
            if criteria.text == self._wanted:
                self._paint.is_awaited = bool(page.list.cards.rowCount())
                if not self._paint.is_awaited:  # the page says so instead of a list
                    QTimer.singleShot(0, self._loop.quit)

        vars(page)[answered.__name__] = watched
        QTest.qWait(1500)

    def time(self, text: str) -> Keystroke:
        """Return what the last key of a text took."""
        box = self._page.centre.search
        box.setFocus()
        if text[:-1] == box.text().strip():
            pass
        elif text[:-1]:
            box.selectAll()
            self._key(text[:-1])
            self._run(text[:-1])
        else:
            box.clear()
            QTest.qWait(150)
        QTest.qWait(60)
        start, spent = time.perf_counter(), time.process_time()
        self._key(text[-1])
        self._run(text)
        return Keystroke(time.perf_counter() - start, time.process_time() - spent, self._longest)

    def close(self) -> None:
        """Leave the window."""
        self._window.close()

    def _key(self, text: str) -> None:
        box = self._page.centre.search
        if text.isascii():
            QTest.keyClicks(box, text)
        else:
            event = QInputMethodEvent()
            event.setCommitString(text)
            QApplication.sendEvent(box, event)

    def _run(self, text: str) -> None:
        self._wanted = text
        self._longest, self._last_tick = 0.0, time.perf_counter()
        self._ticks.start()
        QTimer.singleShot(_PATIENCE_MS, self._loop, self._loop.quit)
        self._loop.exec()
        self._tick()
        self._ticks.stop()
        if self._paint.is_awaited:
            raise TimeoutError

    def _tick(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._last_tick)
        self._last_tick = now
