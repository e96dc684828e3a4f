"""The short list with headings."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.painting import Line
from desktop_crm.ui.kit.row_list import RowList, RowModel, Section
from desktop_crm.ui.kit.theme import Theme


def section(title: str, *keys: int) -> Section:
    return Section(title=title, lines=tuple(Line(key=key, title=f"line {key}") for key in keys))


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme, icons: Icons) -> RowList:
    made = RowList(theme, icons, name="Today")
    made.set_sections([section("Overdue", 1, 2, 3), section("Today", 4, 5)])
    made.resize(500, 400)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def current(made: RowList) -> object:
    line = made.current_line()
    return None if line is None else line.key


def test_model_follows_the_rules(qtmodeltester: ModelTester) -> None:
    model = RowModel()
    model.set_sections([section("A", 1, 2), section("B", 3)])
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt


def test_a_heading_is_never_current(qtbot: QtBot, shown: RowList) -> None:
    shown.go_to_first()
    assert current(shown) == 1
    seen = [current(shown)]
    for _ in range(6):
        QTest.keyClick(shown, Qt.Key.Key_Down)
        seen.append(current(shown))
    assert seen == [1, 2, 3, 4, 5, 5, 5]
    for _ in range(6):
        QTest.keyClick(shown, Qt.Key.Key_Up)
    assert current(shown) == 1
    QTest.keyClick(shown, Qt.Key.Key_End)
    assert current(shown) == 5
    QTest.keyClick(shown, Qt.Key.Key_Home)
    assert current(shown) == 1


def test_the_neighbour_of_what_was_done_is_next(shown: RowList) -> None:
    shown.go_to(2)
    heard: list[object] = []
    shown.current_changed.connect(lambda line: heard.append(None if line is None else line.key))
    shown.set_sections([section("Overdue", 1, 3), section("Today", 4, 5)])
    assert current(shown) == 3
    shown.set_sections([section("Overdue", 1), section("Today", 4, 5)])
    assert current(shown) == 4
    shown.set_sections([section("Overdue", 1)])
    assert current(shown) == 1
    shown.set_sections([])
    assert current(shown) is None
    assert heard == [3, 4, 1, None]


def test_the_current_line_stays_current_when_others_come(shown: RowList) -> None:
    shown.go_to(4)
    shown.set_sections([section("Overdue", 9, 1, 2), section("Today", 8, 4)])
    assert current(shown) == 4


def test_the_same_sections_cause_no_reset(qtbot: QtBot, shown: RowList) -> None:
    with qtbot.assertNotEmitted(shown.rows.modelReset):
        shown.set_sections([section("Overdue", 1, 2, 3), section("Today", 4, 5)])


def test_keys_and_enter_are_told(qtbot: QtBot, shown: RowList) -> None:
    keys: list[str] = []
    opened: list[object] = []
    shown.key_pressed.connect(keys.append)
    shown.opened.connect(lambda line: opened.append(line.key))
    shown.go_to_first()
    for key in (Qt.Key.Key_D, Qt.Key.Key_1, Qt.Key.Key_S):
        QTest.keyClick(shown, key)
    QTest.keyClick(shown, Qt.Key.Key_J)
    QTest.keyClick(shown, Qt.Key.Key_Return)
    assert keys == ["D", "1", "S"]
    assert opened == [2]


def test_it_is_really_painted(shown: RowList, theme: Theme) -> None:
    shown.go_to_first()
    image = shown.viewport().grab().toImage()
    colors = {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }
    assert theme.color("surface").name() in colors
    assert theme.color("selected").name() in colors
