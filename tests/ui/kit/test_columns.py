"""What gives way where there is little room."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_crm.ui.kit.columns import Columns
from desktop_crm.ui.kit.settings import Settings
from desktop_crm.ui.kit.theme import Theme


class Parts:
    """Three empty columns."""

    def __init__(self, qtbot: QtBot, theme: Theme, settings: Settings) -> None:
        self.sidebar, self.centre, self.card = QWidget(), QWidget(), QWidget()
        self.whole = Columns(
            theme, settings, "test", sidebar=self.sidebar, centre=self.centre, card=self.card
        )
        qtbot.addWidget(self.whole)
        self.whole.resize(1404, 800)
        self.whole.show()
        qtbot.waitExposed(self.whole)


@pytest.fixture
def parts(qtbot: QtBot, theme: Theme, settings: Settings) -> Parts:
    return Parts(qtbot, theme, settings)


def test_all_stand_side_by_side(parts: Parts) -> None:
    assert parts.sidebar.width() == 236
    assert parts.card.width() == 520
    assert parts.centre.width() == 1404 - 236 - 520 - 1
    parts.whole.resize(1366 - 76, 700)
    assert parts.card.width() == 520
    assert parts.centre.width() >= 530


def test_the_sidebar_lies_over_the_list_where_there_is_less_room(parts: Parts) -> None:
    parts.whole.resize(1000, 700)
    before = (parts.whole.is_sidebar_shown, parts.centre.width())
    parts.whole.toggle_sidebar()
    after = (parts.whole.is_sidebar_shown, parts.centre.width())
    assert (before[0], after[0]) == (False, True)
    assert before[1] == after[1]


def test_the_card_becomes_a_page_where_there_is_little_room(parts: Parts) -> None:
    parts.whole.resize(824, 600)
    assert parts.whole.is_card_apart
    assert (parts.centre.isVisible(), parts.card.isVisible()) == (True, False)
    parts.whole.show_card()
    assert (parts.centre.isVisible(), parts.card.isVisible()) == (False, True)
    parts.whole.show_list()
    assert parts.centre.isVisible()
    parts.whole.resize(1404, 800)
    assert parts.centre.isVisible()
    assert parts.card.isVisible()


def test_a_moved_splitter_is_remembered(
    qtbot: QtBot, theme: Theme, settings: Settings, parts: Parts
) -> None:
    splitter = parts.whole._splitter
    splitter.moveSplitter(700, 1)
    moved = parts.card.width()
    assert moved != 520
    splitter.splitterMoved.emit(700, 1)
    assert Parts(qtbot, theme, settings).card.width() == moved


def test_a_card_that_is_not_wanted_leaves_its_room(qtbot: QtBot, parts: Parts) -> None:
    parts.whole.hide_card(until_wanted=True)
    assert not parts.card.isVisible()
    qtbot.waitUntil(lambda: parts.centre.width() > 1100)
    parts.whole.peek()
    assert parts.card.isVisible()
    assert parts.centre.isVisible()
    parts.whole.show_list()
    assert not parts.card.isVisible()
    parts.whole.hide_card(until_wanted=False)
    assert parts.card.isVisible()
