"""A new master password is long enough, and typed the same twice."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop_crm.ui.kit.new_password import NewPassword

GOOD = "a much longer sentence 42"


@pytest.fixture
def asked(qtbot: QtBot) -> NewPassword:
    made = NewPassword("New master password")
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("", "", "too easy"),
        ("password", "password", "too easy"),
        (GOOD, "", "not the same"),
        (GOOD, GOOD + " ", "not the same"),
        (GOOD, GOOD, ""),
    ],
)
def test_what_is_wrong_is_told(asked: NewPassword, first: str, second: str, told: str) -> None:
    asked.first.setText(first)
    asked.second.setText(second)
    assert told in asked.problem()
    assert bool(told) == bool(asked.problem())


def test_what_is_typed_is_never_shown_and_can_be_forgotten(asked: NewPassword) -> None:
    for field in (asked.first, asked.second):
        assert field.echoMode() is QLineEdit.EchoMode.Password
        field.setText(GOOD)
    assert asked.text() == GOOD
    asked.forget()
    assert asked.text() == asked.second.text() == ""


def test_the_strength_is_told_in_words_too(asked: NewPassword) -> None:
    bar = asked._bar
    asked.first.setText("abc")
    weak = bar.accessibleName()
    asked.first.setText(GOOD)
    assert bar.accessibleName() != weak
    assert asked._word.text() in bar.accessibleName()


def test_enter_goes_on(qtbot: QtBot, asked: NewPassword) -> None:
    asked.first.setText(GOOD)
    with qtbot.waitSignal(asked.entered):
        QTest.keyClick(asked.second, Qt.Key.Key_Return)
