"""Filter groups: include, exclude, counts."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_crm.domain.words import Tier
from desktop_crm.ui.kit.filters import FilterChips, FilterGroup, FilterRow, Value, ViewList
from desktop_crm.ui.kit.icons import Icons
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
