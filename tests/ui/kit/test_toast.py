"""The toast waits while it is looked at."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.kit.toast import Toast


class Shown:
    """A toast in a window."""

    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.undone: list[bool] = []
        self.window = QWidget()
        self.window.resize(800, 600)
        self.toast = Toast(theme, self.window, lambda: self.undone.append(True))
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)

    @property
    def undo(self) -> QPushButton:
        return self.toast.findChildren(QPushButton)[0]


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme) -> Shown:
    return Shown(qtbot, theme)


def test_it_says_what_happened_and_undoes(shown: Shown) -> None:
    shown.toast.say("Complete follow-up", undoes=True)
    assert shown.toast.isVisible()
    assert shown.toast.text == "Complete follow-up"
    assert shown.window.rect().contains(shown.toast.geometry())
    shown.undo.click()
    assert shown.undone == [True]
    assert not shown.toast.isVisible()


def test_without_undo_there_is_no_button(shown: Shown) -> None:
    shown.toast.say("x" * 300, undoes=False)
    assert shown.undo.isHidden()
    assert shown.window.rect().contains(shown.toast.geometry())


def test_it_goes_away_but_not_while_it_is_looked_at(shown: Shown) -> None:
    timer = shown.toast._timer
    shown.toast.say("a", undoes=True)
    assert timer.isActive()
    QApplication.sendEvent(shown.toast, QEvent(QEvent.Type.Leave))
    shown.toast.enterEvent(QEvent(QEvent.Type.Enter))
    assert not timer.isActive()
    QApplication.sendEvent(shown.toast, QEvent(QEvent.Type.Leave))
    assert timer.isActive()
    timer.timeout.emit()
    assert not shown.toast.isVisible()


def test_it_stays_at_the_bottom_of_its_window(shown: Shown) -> None:
    shown.toast.say("a", undoes=False)
    shown.window.resize(500, 400)
    bottom = shown.toast.geometry().bottom()
    assert 400 - bottom < 40
