"""The month: every day by keyboard."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_crm.ui.follow_ups.month import (
    DayGrid,
    MonthView,
    first_shown,
    last_shown,
    other_month,
)
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.theme import Theme

TODAY = date(2026, 11, 21)
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.fixture
def grid(qtbot: QtBot, theme: Theme) -> DayGrid:
    made = DayGrid(theme, TODAY)
    qtbot.addWidget(made)
    made.resize(210, made.sizeHint().height())
    made.show()
    return made


@given(days)
def test_a_page_begins_on_monday_and_holds_the_whole_month(on: date) -> None:
    first, last = first_shown(on), last_shown(on)
    assert first.weekday() == 0
    assert last.weekday() == 6
    assert (last - first).days == 41
    assert first <= on.replace(day=1) <= on <= last


@given(days, st.integers(-30, 30))
def test_turning_stays_on_the_day_or_ends_with_the_month(on: date, by: int) -> None:
    found = other_month(on, by)
    assert (found.year * 12 + found.month) - (on.year * 12 + on.month) == by
    assert found.day <= on.day
    assert found.day == on.day or on.day > 28


@pytest.mark.parametrize(
    ("key", "day"),
    [
        (Qt.Key.Key_Right, date(2026, 11, 22)),
        (Qt.Key.Key_Left, date(2026, 11, 20)),
        (Qt.Key.Key_Up, date(2026, 11, 14)),
        (Qt.Key.Key_Down, date(2026, 11, 28)),
        (Qt.Key.Key_PageDown, date(2026, 12, 21)),
        (Qt.Key.Key_PageUp, date(2026, 10, 21)),
    ],
)
def test_keys_walk_the_days(grid: DayGrid, key: Qt.Key, day: date) -> None:
    QTest.keyClick(grid, key)
    assert grid.current_day == day
    QTest.keyClick(grid, Qt.Key.Key_Home)
    assert grid.current_day == TODAY


def test_enter_chooses_a_day_and_again_all(qtbot: QtBot, grid: DayGrid) -> None:
    with qtbot.waitSignal(grid.chosen) as first:
        QTest.keyClick(grid, Qt.Key.Key_Return)
    assert first.args == [TODAY]
    with qtbot.waitSignal(grid.chosen) as second:
        QTest.keyClick(grid, Qt.Key.Key_Escape)
    assert second.args == [None]


def test_a_click_chooses_the_day_below_the_mouse(grid: DayGrid) -> None:
    for number in range(42):
        on = date.fromordinal(first_shown(TODAY).toordinal() + number)
        centre = grid.rect_of(on).center()
        assert grid.day_at(centre.x(), centre.y()) == on
    wanted = date(2026, 11, 5)
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=QPoint(grid.rect_of(wanted).center()))
    assert grid.picked == wanted


def test_a_screen_reader_hears_day_and_count(grid: DayGrid) -> None:
    grid.set_counts({TODAY: 3}, TODAY)
    assert "Saturday" in grid.accessibleName()
    assert "21" in grid.accessibleName()
    QTest.keyClick(grid, Qt.Key.Key_Right)
    assert "Sunday" in grid.accessibleName()


def test_the_name_of_the_month_turns_with_it(qtbot: QtBot, theme: Theme, icons: Icons) -> None:
    view = MonthView(theme, icons, TODAY)
    qtbot.addWidget(view)
    with qtbot.waitSignal(view.turned) as turned:
        view.days.go_to(date(2026, 12, 1))
    assert turned.args == [date(2026, 12, 1)]
    assert view._name.text() == "December 2026"
