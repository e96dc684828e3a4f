"""Filter groups: include, exclude, counts."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_crm.domain.words import Tier
from desktop_crm.ui.kit.filters import FilterChips, FilterGroup, FilterRow, Value, ViewList
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.layouts import column
from desktop_crm.ui.kit.theme import Theme

Chosen = list[tuple[frozenset[object], frozenset[object]]]


@pytest.fixture
def group(qtbot: QtBot, theme: Theme, icons: Icons) -> FilterGroup:
    made = FilterGroup(theme, icons, "Tier")
    made.set_values([Value(key=tier, text=tier.value, dot="#98651A") for tier in Tier])
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def rows(group: FilterGroup) -> list[FilterRow]:
    return group.findChildren(FilterRow)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def focus(qtbot: QtBot, widget: QWidget) -> None:
    widget.window().activateWindow()
    qtbot.waitUntil(widget.window().isActiveWindow)
    widget.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)


def test_space_includes_minus_excludes_again_turns_off(qtbot: QtBot, group: FilterGroup) -> None:
    told: Chosen = []
    group.chosen.connect(lambda inside, outside: told.append((inside, outside)))
    first, second = rows(group)[:2]
    QTest.keyClick(first, Qt.Key.Key_Space)
    QTest.keyClick(second, Qt.Key.Key_Minus)
    QTest.keyClick(first, Qt.Key.Key_Minus)
    QTest.keyClick(first, Qt.Key.Key_Minus)
    assert told == [
        (frozenset({Tier.A}), frozenset()),
        (frozenset({Tier.A}), frozenset({Tier.B})),
        (frozenset(), frozenset({Tier.A, Tier.B})),
        (frozenset(), frozenset({Tier.B})),
    ]


def test_choosing_from_outside_tells_nobody(qtbot: QtBot, group: FilterGroup) -> None:
    with qtbot.assertNotEmitted(group.chosen):
        group.choose(frozenset({Tier.A}), frozenset({Tier.C}))
    assert [row.state for row in rows(group)] == ["in", "", "out", ""]


def test_counts_are_spoken_and_painted(qtbot: QtBot, group: FilterGroup) -> None:
    before = rows(group)[0].grab().toImage()
    group.set_counts({Tier.A: 11982})
    group.choose(frozenset(), frozenset({Tier.A}))
    assert rows(group)[0].accessibleName() == "A, 11,982, not"
    assert rows(group)[1].accessibleName() == "B, 0"
    assert rows(group)[0].grab().toImage() != before
    group.dim()
    assert not rows(group)[0].grab().isNull()


def test_arrows_move_and_letters_jump(qtbot: QtBot, theme: Theme, icons: Icons) -> None:
    group = FilterGroup(theme, icons, "Region")
    group.set_values(
        [
            Value(key=key, text=text, initials=short)
            for key, text, short in ((1, "北京", "bj"), (2, "上海", "sh"), (3, "深圳", "sz"))
        ]
    )
    qtbot.addWidget(group)
    group.show()
    group.activateWindow()
    qtbot.waitUntil(group.isActiveWindow)
    first = rows(group)[0]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert rows(group)[1].hasFocus()
    QTest.keyClick(rows(group)[1], Qt.Key.Key_S)
    QTest.keyClick(rows(group)[1], Qt.Key.Key_Z)
    assert rows(group)[2].hasFocus()


def test_many_values_are_shown_on_demand(qtbot: QtBot, theme: Theme, icons: Icons) -> None:
    group = FilterGroup(theme, icons, "Tags", as_chips=True)
    group.set_values([Value(key=number, text=f"tag {number}") for number in range(40)])
    qtbot.addWidget(group)
    chips = [b for b in group.findChildren(QPushButton) if b.property("look") == "chip"]
    assert len(chips) < 40
    group.choose(frozenset({39}), frozenset())
    shown = [b for b in group.findChildren(QPushButton) if b.text() == "tag 39"]
    assert shown[-1].property("state") == "in"


def test_exactly_one_view_is_on(qtbot: QtBot, theme: Theme, icons: Icons) -> None:
    views = ViewList(theme, icons, [Value(key=key, text=key, icon="users") for key in "ab"])
    qtbot.addWidget(views)
    told: list[object] = []
    views.chosen.connect(told.append)
    first, second = views.findChildren(FilterRow)
    first.click()
    second.click()
    second.click()
    assert told == ["a", "b", "b"]
    assert (first.state, second.state) == ("", "in")


def test_chips_can_be_taken_away(qtbot: QtBot, icons: Icons) -> None:
    chips = FilterChips(icons)
    qtbot.addWidget(chips)
    assert chips.isHidden()
    chips.set_chips([("t", "Tier: A", False), ("x", "not WeChat", True)])
    assert not chips.isHidden()
    first = chips.findChildren(QPushButton)[0]
    assert "Tier: A" in first.accessibleName()
    with qtbot.waitSignal(chips.removed) as heard:
        first.click()
    assert heard.args == ["t"]
    with qtbot.waitSignal(chips.cleared):
        chips.findChildren(QPushButton)[-1].click()
    chips.set_chips([])
    assert chips.isHidden()


def test_tab_stops_once_at_a_group_and_keys_move_in_it(qtbot: QtBot, group: FilterGroup) -> None:
    stops = [row for row in rows(group) if row.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [rows(group)[0]]
    first, second, last = rows(group)[0], rows(group)[1], rows(group)[-1]
    focus(qtbot, group)
    for key, wanted in (
        (Qt.Key.Key_Down, second),
        (Qt.Key.Key_End, last),
        (Qt.Key.Key_Home, first),
        (Qt.Key.Key_Up, first),
    ):
        QTest.keyClick(focused(), key)
        assert QApplication.focusWidget() is wanted
    assert [row for row in rows(group) if row.focusPolicy() & Qt.FocusPolicy.TabFocus] == [first]


def test_a_letter_or_figure_jumps_to_a_word(qtbot: QtBot, group: FilterGroup) -> None:
    group.set_values(
        [
            Value(key=1, text="Within 7 days"),
            Value(key=2, text="Over 60 days ago"),
            Value(key=3, text="超过 90 天"),
        ]
    )
    qtbot.waitUntil(lambda: all(stop.isVisible() for stop in group.stops()))
    focus(qtbot, group)
    for key, wanted in ((Qt.Key.Key_6, 1), (Qt.Key.Key_9, 2), (Qt.Key.Key_W, 0)):
        QTest.keyClick(focused(), key)
        assert QApplication.focusWidget() is group.stops()[wanted], key


def test_what_is_worked_with_stays_while_counts_change_the_order(
    qtbot: QtBot, group: FilterGroup
) -> None:
    second = rows(group)[1]
    focus(qtbot, second)
    values = [Value(key=tier, text=tier.value, dot="#98651A") for tier in reversed(Tier)]
    group.set_values(values[:-1])
    assert QApplication.focusWidget() is second
    assert [stop.text() for stop in group.stops()] == ["B", "C", "D"]
    second.clearFocus()
    group.set_values(values)
    assert [stop.text() for stop in group.stops()] == ["D", "C", "B", "A"]
    assert group.stops()[2] is second


def test_values_that_come_late_are_reached_in_reading_order(
    qtbot: QtBot, theme: Theme, icons: Icons
) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    early, late = FilterGroup(theme, icons, "Region"), FilterGroup(theme, icons, "Source")
    after = QPushButton("after")
    whole.setLayout(column(early, late, after))
    late.set_values([Value(key=1, text="fair")])
    early.set_values([Value(key=1, text="上海")])
    whole.show()
    qtbot.waitExposed(whole)
    focus(qtbot, early.stops()[0])
    seen = []
    for _ in range(3):
        seen.append(QApplication.focusWidget())
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert seen == [early.stops()[0], late.stops()[0], after]
