"""The real window without a screen, in this process: brings it into a state and looks at it."""

import threading
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from desktop_crm.domain.data_files import data_file
from desktop_crm.ui.kit.drafts import Draft
from desktop_crm.ui.kit.field_inputs import DayInput, PickInput, TimeInput
from desktop_crm.ui.kit.immortal import keep_none_alive
from desktop_crm.ui.kit.language import Language
from desktop_crm.ui.kit.rubbish import RubbishCollector
from desktop_crm.ui.kit.settings import Settings
from desktop_crm.ui.kit.theme import Theme, register_fonts
from desktop_crm.ui.shell.window import Window
from tests.faults.place import NOW

if TYPE_CHECKING:
    from desktop_crm.ui.shell.desk_view import DeskView

_PATIENCE = 60.0
_MOST_FIELDS = 6
_TYPED, _COMPOSED = "half-typed ", "半句话"


class Sitting:
    """A person before the window.

    Args:
        scratch: a folder for settings.
    """

    def __init__(self, scratch: Path) -> None:
        keep_none_alive()
        self.app = QApplication.instance() or QApplication([])
        assert isinstance(self.app, QApplication)
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        self._rubbish = RubbishCollector(self.app)
        self._rubbish.start()
        self.settings = Settings(scratch / "settings.ini")
        language = Language(self.app, scratch / "cache", "en")
        self.theme = Theme(self.app, self.settings.scheme)
        register_fonts(data_file("fonts"))
        self.window = Window(self.app, self.theme, language, self.settings, lambda: NOW)
        self.window.resize(1366, 768)
        self.window.show()

    @property
    def view(self) -> "DeskView":
        """The desk of the open customer file."""
        found = self.window.view
        assert found is not None
        return found

    def until(self, check: Callable[[], object], what: str, patience: float = _PATIENCE) -> None:
        """Let the window work until something is so."""
        ends = time.monotonic() + patience
        while not check():
            if time.monotonic() > ends:
                raise TimeoutError(what)
            QTest.qWait(5)

    def open(self, folder: Path, passphrase: str) -> None:
        """Open a customer file, with the list of customers and one of them shown."""
        if self.window.view is None:
            self.window.show_lock_screen(folder, uses_key_ring=False)
            self.window.unlock_with(passphrase)
        self.until(lambda: self.window.view is not None, "the desk")
        self.view.open_page("customers")
        self.until(lambda: self.window.actions_.can("edit"), "a customer")

    def is_locked(self) -> bool:
        """Whether the customer file is closed, and a secret can be typed."""
        return self.window._lock_screen._secret.isEnabled()

    def command(self, key: str) -> None:
        """Give a command and wait a moment for what it opens."""
        self.until(lambda: self.window.actions_.can(key), key)
        before = len(self.shown())
        self.window.actions_.trigger(key)
        ends = time.monotonic() + 0.5
        while len(self.shown()) == before and time.monotonic() < ends:
            QTest.qWait(10)
        QTest.qWait(30)

    def type_everywhere(self) -> int:
        """Begin to write in the fields of what is in front; returns in how many.

        What is no day yet, or no time, is not kept, so nothing is typed there.
        """
        free = (one for one in _fields(self.in_front()) if not _is_strict(one))
        fields = list(islice(free, _MOST_FIELDS))
        for field in fields:
            field.setFocus()
            QTest.keyClicks(field, _TYPED)
            composed = QInputMethodEvent()
            composed.setCommitString(_COMPOSED)
            QApplication.sendEvent(field, composed)
        return len(fields)

    def drafts(self) -> dict[str, object]:
        """Return what was typed and not saved, by form."""
        return {one._form: content for one in _drafts() if one._turn and (content := one._read())}

    def texts(self, form: str) -> list[str]:
        """Return what stands in the fields of a form; nothing when it is not there."""
        found = [one.parent() for one in _drafts() if one._form == form]
        return [
            field.text() if isinstance(field, QLineEdit) else field.toPlainText()
            for owner in found[:1]
            for field in _fields(owner)
        ]

    @staticmethod
    def shown() -> list[QWidget]:
        """Return every window there is to see."""
        return [one for one in QApplication.topLevelWidgets() if one.isVisible()]

    def in_front(self) -> QWidget:
        """Return the dialog on top, or the window."""
        dialogs = [one for one in self.shown() if one is not self.window]
        return QApplication.activeModalWidget() or (dialogs[-1] if dialogs else self.window)

    def later(self, work: Callable[[], object], milliseconds: int) -> None:
        """Do something from the event loop, whichever runs then."""
        QTimer.singleShot(milliseconds, self.window, work)


def _fields(root: QObject | None) -> Iterator[QLineEdit | QPlainTextEdit | QTextEdit]:
    if root is None:
        return
    for kind in (QLineEdit, QPlainTextEdit, QTextEdit):
        found: list[QLineEdit | QPlainTextEdit | QTextEdit] = list(root.findChildren(kind))
        for field in found:
            if field.isVisible() and field.isEnabled() and not field.isReadOnly():
                yield field


def _is_strict(field: QWidget) -> bool:
    """Tell whether a field takes values of some kind only."""
    return isinstance(field, TimeInput | PickInput) or isinstance(field.parent(), DayInput)


def _drafts() -> Iterator[Draft]:
    """Give the drafts of all that a person types; where one has been is none of those."""
    for window in QApplication.topLevelWidgets():
        for draft in window.findChildren(Draft):
            if draft._is_open and not draft._form.startswith("window:"):
                yield draft


class Ticker:
    """Knows the longest time in which the GUI thread answered nobody.

    Time in which it could have answered and the computer gave it no core is left out.
    """

    def __init__(self) -> None:
        self._timer = QTimer(interval=5)
        self._timer.timeout.connect(self._tick)
        self._last, self._kept_waiting = time.monotonic(), _kept_waiting()
        self.longest = 0.0
        self._timer.start()

    def begin(self) -> None:
        """Forget what was."""
        self.go_on()
        self.longest = 0.0

    def go_on(self) -> None:
        """Leave out the time until now."""
        self._last, self._kept_waiting = time.monotonic(), _kept_waiting()

    def _tick(self) -> None:
        before, kept_waiting = self._last, self._kept_waiting
        self.go_on()
        waited = self._kept_waiting - kept_waiting
        self.longest = max(self.longest, self._last - before - waited)


def _kept_waiting() -> float:
    """Return how many seconds this thread was ready and had no core, where the system tells."""
    told = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
    return int(told.read_text().split()[1]) / 1e9 if told.exists() else 0.0
