"""The recovery code is proved by two of its groups, and forgotten afterwards."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_crm.domain import recovery_code
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.language import Language
from desktop_crm.ui.kit.recovery_code import RecoveryCode
from desktop_crm.ui.kit.recovery_sheet import Sheet
from desktop_crm.ui.kit.theme import Theme

CODE = recovery_code.encode("ab" * 16, bytes(range(20)))


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme, icons: Icons) -> RecoveryCode:
    made = RecoveryCode(theme, icons)
    qtbot.addWidget(made)
    made.put(Sheet(CODE, "shop", lambda: datetime(2026, 11, 21, tzinfo=UTC)))
    made.show()
    return made


def wanted(shown: RecoveryCode) -> list[str]:
    return [CODE.split("-")[at] for at in shown._asked]


def test_the_code_is_hidden_while_it_is_typed_back(qtbot: QtBot, shown: RecoveryCode) -> None:
    assert shown.shown.text().replace("\n", "-") == CODE
    assert not shown.groups[0].isEnabled()
    with qtbot.waitSignal(shown.ready_changed) as ready:
        shown.kept.setChecked(True)
    assert ready.args == [True]
    assert not shown.shown.isVisible()
    assert not shown.sheet.isEnabled()
    assert shown.groups[0].isEnabled()


def test_two_different_groups_are_asked_for(shown: RecoveryCode) -> None:
    for _ in range(50):
        shown.put(Sheet(CODE, "shop", lambda: datetime(2026, 11, 21, tzinfo=UTC)))
        first, second = shown._asked
        assert 0 <= first < second < 8


@pytest.mark.parametrize("wrong", [0, 1])
def test_one_wrong_group_proves_nothing(qtbot: QtBot, shown: RecoveryCode, wrong: int) -> None:
    shown.kept.setChecked(True)
    typed = wanted(shown)
    typed[wrong] = "ZZZZZ"
    for field, text in zip(shown.groups, typed, strict=True):
        field.setText(text)
    with qtbot.assertNotEmitted(shown.proved):
        shown.check()
    assert shown._error.isVisible()


def test_letters_that_read_alike_and_small_ones_do_no_harm(
    qtbot: QtBot, shown: RecoveryCode
) -> None:
    shown.kept.setChecked(True)
    for field, text in zip(shown.groups, wanted(shown), strict=True):
        field.setText(f" {text.lower().replace('0', 'o').replace('1', 'l')} ")
    with qtbot.waitSignal(shown.proved):
        QTest.keyClick(shown.groups[1], Qt.Key.Key_Return)


def test_nothing_is_left_when_it_is_forgotten(shown: RecoveryCode) -> None:
    shown.kept.setChecked(True)
    shown.groups[0].setText("ABCDE")
    shown.forget()
    assert shown.code == shown.shown.text() == shown.groups[0].text() == ""
    shown.open_sheet()


def test_the_names_of_the_groups_follow_the_language(
    shown: RecoveryCode, language: Language
) -> None:
    before = shown.groups[0].accessibleName()
    assert str(shown._asked[0] + 1) in before
    language.use("zh_CN")
    assert shown.groups[0].accessibleName() == shown._names[0].text()
