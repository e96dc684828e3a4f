"""A person at the program: sees what is visible, has a mouse and a keyboard, and nothing else."""

import logging
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractListModel, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_crm import app as program
from desktop_crm.services import unit_of_work
from desktop_crm.ui.kit.language import translate
from desktop_crm.ui.shell.window import Window

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
_PATIENCE_MS = 60_000


class Person:
    """Works with the window as far as eyes, mouse and keys go.

    Texts are asked for as (context, English text), and looked for in the language of the screen.
    """

    def __init__(self, qtbot: QtBot, app: QApplication, window: Window) -> None:
        self._qtbot = qtbot
        self._app = app
        self.window = window

    # What is seen.

    def seen(self) -> str:
        """Return all texts on the screen."""
        return "\n".join(text for part in self._parts() for text in _texts(part) if text)

    def sees(self, text: str) -> bool:
        """Whether this stands somewhere on the screen."""
        return text in self.seen()

    def wait_for(self, text: str) -> None:
        """Wait until this stands somewhere on the screen."""
        self.wait(lambda: self.sees(text), lambda: f"{text!r} is not in\n{self.seen()}")

    def wait_gone(self, text: str) -> None:
        """Wait until this stands nowhere on the screen."""
        self.wait(lambda: not self.sees(text), lambda: f"{text!r} is still in\n{self.seen()}")

    def wait(self, check: Callable[[], object], told: Callable[[], str] | None = None) -> None:
        """Wait until something is so."""
        try:
            self._qtbot.waitUntil(lambda: bool(check()), timeout=_PATIENCE_MS)
        except Exception:
            said = self.seen() if told is None else told()
            pytest.fail(f"{said}\n\nfocus: {self.focus}, active: {QApplication.activeWindow()}")

    def word(self, context: str, text: str, count: int = -1) -> str:
        """Return a text in the language of the screen."""
        return translate(context, text, "", count) if count >= 0 else translate(context, text)

    # Mouse.

    def click(self, text: str, kind: type[QWidget] = QAbstractButton) -> None:
        """Click what bears this text."""
        self.wait(
            lambda: self._bearing(text, kind), lambda: f"no {text!r} to click in\n{self.seen()}"
        )
        places: list[QPoint] = []

        def rests() -> bool:
            # A page that was just opened still moves; nobody clicks what moves.
            found = self._bearing(text, kind)
            places.append(found[0].mapToGlobal(_middle(found[0])) if found else QPoint())
            return bool(found) and len(places) > 2 and places[-1] == places[-2] == places[-3]

        self.wait(rests)
        found = self._bearing(text, kind)[0]
        QTest.mouseClick(found, Qt.MouseButton.LeftButton, pos=_middle(found))

    def click_word(self, context: str, text: str) -> None:
        """Click what bears this text in the language of the screen."""
        self.click(self.word(context, text))

    def click_row(self, text: str) -> None:
        """Click the line of a list that shows this text."""
        self.wait(lambda: self._row(text), lambda: f"no line {text!r} in\n{self.seen()}")
        found = self._row(text)
        assert found is not None
        view, row = found
        index = view.model().index(row, 0)
        view.scrollTo(index)
        QTest.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center()
        )

    def drop_down(self, name: str, text: str) -> None:
        """Choose a text in the drop-down list of this name, by keys."""
        box = next(each for each in self._parts() if isinstance(each, QComboBox)
                   and each.accessibleName() == name)  # fmt: skip
        box.setFocus()
        for _step in range(box.count()):
            if box.currentText() == text:
                return
            QTest.keyClick(box, Key.Key_Down)
        assert box.currentText() == text

    # Keyboard.

    @property
    def focus(self) -> QWidget:
        """What gets the keys."""
        if QApplication.activeWindow() is None:
            # A window manager does so when a dialog closes; the offscreen platform has none.
            top = QApplication.activeModalWidget() or self.window
            top.activateWindow()
            self._qtbot.waitUntil(top.isActiveWindow)
        found = QApplication.focusWidget()
        return self.window if found is None else found

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press a key."""
        QTest.keyClick(self.focus, key, modifier or Qt.KeyboardModifier.NoModifier)

    def write(self, text: str) -> None:
        """Type a text: Chinese as an input method does, the rest key by key."""
        for part in re.findall(r"[\x20-\x7e]+|[^\x20-\x7e]+", text):
            if part.isascii():
                QTest.keyClicks(self.focus, part)
                continue
            event = QInputMethodEvent()
            event.setCommitString(part)
            QApplication.sendEvent(self.focus, event)

    def type_into(self, name: str, text: str) -> None:
        """Click the field of this name, empty it and type."""
        self.click(name, QLineEdit | QPlainTextEdit)  # type: ignore[arg-type]  # isinstance takes it
        QTest.keyClick(self.focus, Key.Key_A, CONTROL)
        self.write(text)

    def dialog(self, kind: type[QDialog] = QDialog) -> Any:
        """Wait for a dialog and return it."""
        self.wait(lambda: self._dialogs(kind), lambda: f"no dialog in\n{self.seen()}")
        return self._dialogs(kind)[-1]

    def save_as(self, path: Path) -> None:
        """Type a path into the dialog that asks for one."""
        dialog = self.dialog(QFileDialog)
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        save = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save)

        def typed() -> bool:
            # The dialog takes a folder only once it has looked into it, on a thread of its own.
            field.setFocus()
            QTest.keyClick(field, Key.Key_A, CONTROL)
            QTest.keyClicks(field, str(path))
            return bool(save.isEnabled())

        self.wait(typed)

        def saved() -> bool:
            # A click may only close what the dialog proposes.
            if dialog in self._dialogs(QFileDialog):
                QTest.mouseClick(save, Qt.MouseButton.LeftButton)
                self._qtbot.wait(200)
            return path.exists()

        self.wait(saved, lambda: f"{path} is not there\n{self.seen()}")

    # Data: only to check what came of it.

    def read(self, query: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Read beside the window."""
        view = self.window.view
        assert view is not None
        return unit_of_work.read(view.desk.workspace.vault, query, *args, **kwargs)

    def _dialogs(self, kind: type[QDialog]) -> list[QDialog]:
        tops = QApplication.topLevelWidgets()
        return [each for each in tops if isinstance(each, kind) and each.isVisible()]

    def _parts(self) -> Iterator[QWidget]:
        modal = QApplication.activeModalWidget()
        tops = [modal] if modal is not None else QApplication.topLevelWidgets()
        for top in tops:
            if top.isVisible():
                yield top
                for part in top.findChildren(QWidget):
                    if part.isVisible() and not part.visibleRegion().isEmpty():
                        yield part

    def _bearing(self, text: str, kind: type[QWidget]) -> list[QWidget]:
        found = [
            part
            for part in self._parts()
            if isinstance(part, kind) and part.isEnabled() and text in part.accessibleName()
        ]
        return sorted(found, key=lambda part: part.accessibleName() != text)

    def _row(self, text: str) -> tuple[QAbstractItemView, int] | None:
        for part in self._parts():
            if isinstance(part, QAbstractItemView):
                for row, said in enumerate(_rows(part)):
                    if text in said:
                        return part, row
        return None


def _middle(widget: QWidget) -> QPoint:
    return widget.visibleRegion().boundingRect().center()


def _texts(part: QWidget) -> list[str]:
    if isinstance(part, QLabel | QAbstractButton):
        return [part.text()]
    if isinstance(part, QLineEdit):
        return [part.text() or part.placeholderText()]
    if isinstance(part, QPlainTextEdit):
        return [part.toPlainText() or part.placeholderText()]
    if isinstance(part, QComboBox):
        return [part.currentText()]
    if isinstance(part, QAbstractItemView):
        return _rows(part)
    return [part.accessibleName()] if not part.findChildren(QWidget) else []


def _rows(view: QAbstractItemView) -> list[str]:
    model = view.model()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    return [
        str(model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole) or "")
        for row in range(model.rowCount())
        for column in range(columns)
    ]


@contextmanager
def logging_restored() -> Iterator[None]:
    """Give the log back its handlers: the program takes them."""
    root = logging.getLogger("desktop_crm")
    kept = list(root.handlers), root.level, root.propagate
    yield
    for handler in list(root.handlers):
        handler.close()
        root.removeHandler(handler)
    for handler in kept[0]:
        root.addHandler(handler)
    root.setLevel(kept[1])
    root.propagate = kept[2]


def run_program(
    qtbot: QtBot,
    app: QApplication,
    monkeypatch: pytest.MonkeyPatch,
    day: Callable[[Person], object],
    folder: Path | None = None,
) -> None:
    """Start the whole program as from the command line, let a person work, and quit."""
    errors: list[BaseException] = []

    def work() -> int:
        window = next(
            each
            for each in QApplication.topLevelWidgets()
            if isinstance(each, Window) and each.isVisible()
        )
        window.resize(1366, 768)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        try:
            day(Person(qtbot, app, window))
        except BaseException as error:
            errors.append(error)
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible():
                dialog.reject()
        window.close()
        qtbot.waitUntil(lambda: not window.isVisible())
        window.deleteLater()
        return 0

    monkeypatch.setattr(program, "make_application", lambda: app)
    # What nobody caught belongs to the test, not to a dialog.
    monkeypatch.setattr(program, "report_bugs", lambda _report: None)
    monkeypatch.setattr(app, "exec", work)
    with logging_restored():
        assert program.open_window(folder) == 0
    if errors:
        raise errors[0]


def files_below(*folders: Path) -> Iterator[Path]:
    """Yield every file below some folders."""
    for folder in folders:
        for place, _folders, names in os.walk(folder):
            yield from (Path(place) / name for name in names)
