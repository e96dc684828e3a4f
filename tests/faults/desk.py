"""A person's session at the real window, without a screen: opens, types canaries everywhere, locks.

Run as a program with the customer file and the file to report to; the password comes by standard
input. Whatever is typed begins with CANARY, so that it can be looked for afterwards.
"""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from desktop_crm import app
from desktop_crm.ui.shell.pages import PAGES
from desktop_crm.ui.shell.window import Window

CANARY = "KanarienvogelX"
ACTIONS = ("customer.new", "customer.new", "log", "edit", "follow_up.plan", "search")
_STEP_MS = 120
_LONGEST_STEPS = 600


class Person:
    """Does one thing after the other, giving the window time between them."""

    def __init__(self, passphrase: str, report: Path) -> None:
        self._passphrase = passphrase
        self._report = report
        self._typed: list[str] = []
        self._steps: Iterator[None] = iter(())
        self._timer = QTimer()
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self._step)

    def begin(self) -> None:
        """Begin as soon as the window is there."""
        self._steps = self._day()
        self._timer.start()

    def _step(self) -> None:
        try:
            next(self._steps)
        except StopIteration:
            self._timer.stop()
            self._report.write_text(json.dumps(self._typed), encoding="utf-8")
            QApplication.quit()

    def _day(self) -> Iterator[None]:
        window = self._window()
        yield from self._until(lambda: window.view is not None)
        for page in PAGES:
            yield from self._on(window, page.id)
        for action in ACTIONS:
            if window.actions_.can(action):
                yield from self._in_dialogs(window, action)
        yield from self._on(window, "customers")
        window.lock()  # with half-typed text all over it
        yield from self._wait(8)
        window.unlock_with(self._passphrase)
        yield from self._until(lambda: window.view is not None)
        yield from self._wait(10)

    def _on(self, window: Window, page: str) -> Iterator[None]:
        """Type into everything on a page."""
        if window.view is None:
            raise RuntimeError("the window was locked")
        window.view.open_page(page)
        yield from self._wait(4)
        self._type_everywhere(window)
        yield from self._wait(2)

    def _in_dialogs(self, window: Window, action: str) -> Iterator[None]:
        """Type into everything a command opens, and save it."""
        window.actions_.trigger(action)
        yield from self._wait(4)
        for dialog in self._dialogs():
            self._type_everywhere(dialog)
            QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        yield from self._wait(4)
        for dialog in self._dialogs():
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
        yield from self._wait(2)

    @staticmethod
    def _wait(steps: int) -> Iterator[None]:
        for _ in range(steps):
            yield

    def _until(self, check: Callable[[], bool]) -> Iterator[None]:
        for _ in range(_LONGEST_STEPS):
            if check():
                return
            yield
        raise TimeoutError

    @staticmethod
    def _window() -> Window:
        return next(one for one in QApplication.topLevelWidgets() if isinstance(one, Window))

    @staticmethod
    def _dialogs() -> list[QWidget]:
        return [
            one
            for one in QApplication.topLevelWidgets()
            if one.isVisible() and not isinstance(one, Window)
        ]

    def _type_everywhere(self, root: QWidget) -> None:
        for kind in (QLineEdit, QPlainTextEdit, QTextEdit):
            found: list[QLineEdit | QPlainTextEdit | QTextEdit] = list(root.findChildren(kind))
            for field in found:
                if field.isVisible() and field.isEnabled() and not field.isReadOnly():
                    text = f"{CANARY}{len(self._typed)}"
                    field.setFocus()
                    QTest.keyClicks(field, text)
                    if root.isWindow() and isinstance(root, Window):
                        QTest.keyClick(
                            field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
                        )
                    self._typed.append(text)


def main(folder: Path, report: Path) -> int:
    """Open the window as the program does, with a person before it."""
    passphrase = sys.stdin.readline().rstrip("\n")
    person: list[Person] = []
    make = app.make_application

    def make_application() -> QApplication:
        made = make()
        person.append(Person(passphrase, report))
        QTimer.singleShot(0, person[0].begin)
        return made

    app.make_application = make_application
    return app.open_window(folder, passphrase=passphrase, uses_key_ring=False)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
