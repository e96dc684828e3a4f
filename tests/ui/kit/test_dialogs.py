"""Messages, questions and progress."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_crm.domain.errors import Fault, Refused, Unavailable
from desktop_crm.ui.kit import dialogs
from desktop_crm.ui.kit.theme import Theme


@pytest.fixture
def parent(qtbot: QtBot, theme: Theme) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def box() -> QWidget:
    found = QApplication.activeModalWidget()
    assert found is not None
    return found


def press(text: str) -> None:
    (button,) = (each for each in box().findChildren(QPushButton) if each.text() == text)
    button.click()


def test_a_question_is_asked_once_and_no_is_the_default(parent: QWidget) -> None:
    done: list[str] = []
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        dialogs.confirm(parent, "Erase?", "Gone for good.", "Erase", lambda: done.append("x"))
        QTest.keyClick(box(), key)
        assert done == []
    dialogs.confirm(parent, "Erase?", "Gone for good.", "Erase", lambda: done.append("x"))
    press("Erase")
    assert done == ["x"]


def test_a_way_is_chosen(parent: QWidget) -> None:
    went: list[str] = []
    options = [("Left", lambda: went.append("left")), ("Right", lambda: went.append("right"))]
    dialogs.choose(parent, "Where?", "Choose.", options)  # type: ignore[arg-type]  # of texts
    press("Right")
    assert went == ["right"]


def test_customer_text_is_no_markup(parent: QWidget) -> None:
    dialogs.tell(parent, "<b>bold</b>", "<img src=/etc/hostname>")
    for part in box().findChildren(QLabel):
        assert part.textFormat() is Qt.TextFormat.PlainText or not part.text()
    press("Close")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (Unavailable(Fault.DISK_FULL, "The disk is full."), "The disk is full."),
        (Refused("A customer needs a name."), "A customer needs a name."),
        (ValueError("张三 13800138000"), "Nothing was changed"),
    ],
)
def test_a_failure_is_told_in_words(parent: QWidget, error: Exception, told: str) -> None:
    dialogs.tell_failure(parent, error)
    said = " ".join(part.text() for part in box().findChildren(QLabel))
    assert told in said
    assert "13800138000" not in said
    press("Close")


def test_a_file_is_handed_on(qtbot: QtBot, parent: QWidget, tmp_path: Path) -> None:
    chosen: list[Path] = []
    dialogs.save_file(parent, "Save", "a.pdf", "PDF (*.pdf)", chosen.append, "pdf")
    dialog = parent.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "a.pdf"))
    assert chosen == [tmp_path / "a.pdf"]
    dialog.reject()


def test_progress_counts_and_stops_once(qtbot: QtBot, parent: QWidget) -> None:
    stopped: list[str] = []
    dialog = dialogs.ProgressDialog(parent, "Importing", lambda: stopped.append("x"))
    dialog.open()
    dialog.report(1_500, 3_000)
    assert dialog._count.text() == "1,500 of 3,000"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert stopped == ["x"]
    assert dialog.isVisible(), "it waits until the work has stopped"
    assert not dialog._stop.isEnabled()
    dialog.finish()
    assert not dialog.isVisible()
