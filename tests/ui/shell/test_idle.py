"""Idle time: input and the wall clock."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_crm.ui.shell.idle import IdleWatch


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 21, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def watch(qapp: QApplication, clock: Clock) -> IdleWatch:
    made = IdleWatch(qapp, clock, 5)
    made.start(5)
    return made


def test_nobody_there_for_five_minutes(qtbot: QtBot, watch: IdleWatch, clock: Clock) -> None:
    clock.pass_by(minutes=4, seconds=59)
    with qtbot.assertNotEmitted(watch.idled):
        watch.check()
    clock.pass_by(seconds=1)
    with qtbot.waitSignal(watch.idled):
        watch.check()


def test_input_starts_anew(qtbot: QtBot, watch: IdleWatch, clock: Clock) -> None:
    clock.pass_by(minutes=4)
    watch.eventFilter(QObject(), QEvent(QEvent.Type.KeyPress))
    clock.pass_by(minutes=4)
    with qtbot.assertNotEmitted(watch.idled):
        watch.check()


def test_the_first_key_after_sleep_does_not_hide_that_time_is_over(
    qtbot: QtBot, watch: IdleWatch, clock: Clock
) -> None:
    clock.pass_by(hours=8)
    with qtbot.waitSignal(watch.idled):
        watch.eventFilter(QObject(), QEvent(QEvent.Type.KeyPress))


def test_zero_minutes_is_never(qtbot: QtBot, watch: IdleWatch, clock: Clock) -> None:
    watch.start(0)
    clock.pass_by(days=2)
    with qtbot.assertNotEmitted(watch.idled):
        watch.check()


def test_input_to_the_window_is_noticed(qtbot: QtBot, watch: IdleWatch, clock: Clock) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    clock.pass_by(minutes=4)
    handle = field.windowHandle()
    QTest.keyClick(handle, Qt.Key.Key_A)
    clock.pass_by(minutes=4)
    with qtbot.assertNotEmitted(watch.idled):
        watch.check()
