"""The long list: its model, its painting, its keys."""

import time
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop_crm.domain.words import Tier
from desktop_crm.ui.kit.card_list import PAGE, CardList, CardModel
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.painting import Chip, Line
from desktop_crm.ui.kit.settings import Density
from desktop_crm.ui.kit.theme import Theme


def line_of(number: int, text: str = "") -> Line:
    return Line(
        key=number,
        title=f"Customer {number}{text}",
        tier=Tier.A,
        facts=("金穗食品", "Head of IT"),
        badge="Overdue 6 d",
        badge_tone="danger",
        amount="¥67k",
        chips=(Chip(text="Referral", dot=1), Chip(text="转介绍", dot=2)),
    )


class Source:
    """Remembers what was asked for, and answers when told to."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []

    def __call__(self, numbers: Sequence[int]) -> None:
        self.asked.append(list(numbers))

    def answer(self, model: CardModel) -> None:
        for numbers in self.asked:
            model.fill([(number, line_of(number)) for number in numbers])
        self.asked.clear()


class Shown:
    """A list in a window, with its source."""

    def __init__(self, qtbot: QtBot, theme: Theme, icons: Icons, count: int) -> None:
        self.qtbot = qtbot
        self.source = Source()
        self.list = CardList(theme, icons, self.source, name="Customers")
        self.window = QWidget()
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.list)
        self.below = QLineEdit()
        layout.addWidget(self.below)
        self.window.resize(620, 800)
        self.list.cards.set_numbers(range(1, count + 1))
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.load()

    def load(self) -> None:
        for _ in range(3):
            self.qtbot.wait(10)
            self.source.answer(self.list.cards)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        QTest.keyClick(self.list, key, modifier or Qt.KeyboardModifier.NoModifier)


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme, icons: Icons) -> Shown:
    return Shown(qtbot, theme, icons, 1000)


def test_model_follows_the_rules(qtmodeltester: ModelTester) -> None:
    model = CardModel(lambda _numbers: None)
    model.set_numbers(range(50))
    model.fill([(number, line_of(number)) for number in range(50)])
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt


def test_data_asks_nobody_until_the_event_loop_turns(qtbot: QtBot) -> None:
    source = Source()
    model = CardModel(source)
    model.set_numbers(range(1000))
    for row in (0, 5, 99, 250):
        assert model.data(model.index(row, 0), Qt.ItemDataRole.UserRole) is None
    assert source.asked == []
    qtbot.waitUntil(lambda: bool(source.asked))
    assert source.asked == [[*range(100), *range(200, 300)]]
    with qtbot.waitSignal(model.dataChanged):
        source.answer(model)
    assert model.data(model.index(99, 0), Qt.ItemDataRole.UserRole) == line_of(99)
    model.data(model.index(99, 0), Qt.ItemDataRole.UserRole)
    qtbot.wait(20)
    assert source.asked == []


OPERATIONS = st.lists(
    st.one_of(
        st.tuples(st.just("numbers"), st.lists(st.integers(1, 400), unique=True, max_size=300)),
        st.tuples(st.just("fill"), st.lists(st.integers(1, 400), max_size=30)),
        st.tuples(st.just("ask"), st.lists(st.integers(0, 299), max_size=5)),
        st.tuples(st.just("drop"), st.just([0])),
    ),
    max_size=30,
)


@given(OPERATIONS)
def test_a_mirror_fed_by_signals_shows_the_same(operations: list[tuple[str, list[int]]]) -> None:
    source = Source()
    model = CardModel(source)
    mirror: list[Line | None] = []
    role = Qt.ItemDataRole.UserRole

    def reset() -> None:
        mirror[:] = [model.data(model.index(row, 0), role) for row in range(model.rowCount())]

    def changed(first: QModelIndex, last: QModelIndex) -> None:
        for row in range(first.row(), last.row() + 1):
            mirror[row] = model.data(model.index(row, 0), role)

    model.modelReset.connect(reset)
    model.dataChanged.connect(changed)
    for name, values in operations:
        if name == "numbers":
            model.set_numbers(values)
        elif name == "fill":
            model.fill([(number, line_of(number, name)) for number in values])
        elif name == "drop":
            model.drop()
        else:
            for row in values:
                if row < model.rowCount():
                    model.data(model.index(row, 0), role)
        assert mirror == [model.data(model.index(row, 0), role) for row in range(model.rowCount())]


def test_the_same_numbers_cause_no_reset(qtbot: QtBot) -> None:
    model = CardModel(lambda _numbers: None)
    model.set_numbers([3, 1, 2])
    with qtbot.assertNotEmitted(model.modelReset):
        assert not model.set_numbers([3, 1, 2])
    assert model.set_numbers([1, 2, 3])


def test_rows_are_really_painted(shown: Shown, theme: Theme) -> None:
    shown.list.go_to(2)
    shown.list.setFocus()
    shown.qtbot.wait(20)
    image = shown.list.viewport().grab().toImage()
    colors = {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 2)
        for y in range(0, min(300, image.height()), 2)
    }
    tokens = theme.tokens
    for token in (tokens.surface, tokens.selected, tokens.danger_bg, tokens.accent):
        assert QColor(token).name() in colors


@pytest.mark.parametrize("density", list(Density))
def test_every_density_paints_at_its_height(shown: Shown, theme: Theme, density: Density) -> None:
    shown.list.set_density(density)
    shown.qtbot.wait(10)
    height = {Density.COMFORTABLE: 92, Density.COSY: 64, Density.COMPACT: 36}[density]
    assert shown.list.rowHeight(0) == height
    theme.use(scale=1.5)
    assert shown.list.rowHeight(0) == round(height * 1.5)
    assert not shown.list.viewport().grab().isNull()
    theme.use(scale=1.0)


def test_a_reset_keeps_current_row_selection_and_scroll(shown: Shown) -> None:
    cards = shown.list
    cards.go_to(500)
    choose = QItemSelectionModel.SelectionFlag
    for number in (498, 499, 501):
        row = cards.cards.row_of(number)
        cards.selectionModel().select(cards.cards.index(row, 0), choose.Select)
    shown.load()
    offset = cards.visualRect(cards.currentIndex()).y()
    cards.cards.set_numbers([n for n in range(1, 1001) if n not in {100, 499}])
    assert cards.current_number == 500
    assert cards.selected_numbers() == [498, 500, 501]
    assert cards.visualRect(cards.currentIndex()).y() == offset


def test_what_is_gone_is_not_selected_any_more(shown: Shown) -> None:
    shown.list.go_to(7)
    heard: list[object] = []
    shown.list.current_changed.connect(heard.append)
    shown.list.cards.set_numbers([1, 2, 3])
    assert shown.list.current_number is None
    assert shown.list.selected_numbers() == []
    assert heard == [None]


def test_home_and_end_go_to_the_first_and_last_row(shown: Shown) -> None:
    shown.list.go_to(10)
    shown.press(Qt.Key.Key_End)
    assert shown.list.current_number == 1000
    shown.press(Qt.Key.Key_Home)
    assert shown.list.current_number == 1


def test_tab_leaves_the_list(shown: Shown) -> None:
    shown.window.activateWindow()
    shown.list.setFocus()
    shown.list.go_to(10)
    shown.press(Qt.Key.Key_Tab)
    assert shown.list.current_number == 10
    assert shown.below.hasFocus()


def test_single_keys_are_told_and_letters_do_not_walk_the_list(shown: Shown) -> None:
    told: list[str] = []
    shown.list.key_pressed.connect(told.append)
    shown.list.go_to(10)
    for key in (Qt.Key.Key_T, Qt.Key.Key_D, Qt.Key.Key_3, Qt.Key.Key_Slash, Qt.Key.Key_Delete):
        shown.press(key)
    assert told == ["T", "D", "3", "/", "Del"]
    assert shown.list.current_number == 10
    shown.press(Qt.Key.Key_J)
    assert shown.list.current_number == 11
    shown.press(Qt.Key.Key_K)
    assert shown.list.current_number == 10


def test_enter_opens_and_x_selects(shown: Shown) -> None:
    opened: list[int] = []
    shown.list.opened.connect(opened.append)
    shown.list.go_to(4)
    shown.press(Qt.Key.Key_Return)
    assert opened == [4]
    shown.press(Qt.Key.Key_X)
    assert shown.list.selected_count() == 0
    shown.press(Qt.Key.Key_X)
    assert shown.list.selected_numbers() == [4]


def test_select_all_is_one_range(shown: Shown) -> None:
    shown.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert shown.list.selected_count() == 1000
    assert shown.list.selectionModel().selection().count() == 1
    assert shown.list.selected_numbers() == list(range(1, 1001))


def test_input_methods_are_off_while_the_list_has_the_focus(shown: Shown) -> None:
    shown.list.setFocus()
    assert not shown.list.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_a_key_that_is_nobodys_goes_to_the_window(shown: Shown) -> None:
    event = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier, "\x0b"
    )
    shown.list.go_to(10)
    shown.list.keyPressEvent(event)
    assert shown.list.current_number == 10


def test_screen_readers_hear_the_customer(shown: Shown) -> None:
    model = shown.list.cards
    text = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert text.startswith("Customer 1, 金穗食品, Head of IT, A")
    header = model.headerData(0, Qt.Orientation.Vertical)
    assert header == "Customer 1"


def test_a_refresh_keeps_old_lines_until_new_ones_come(shown: Shown) -> None:
    model = shown.list.cards
    model.forget([1, 2])
    assert shown.source.asked[-1] == [1, 2]
    assert model.line(0) is not None
    model.fill([(1, line_of(1, " new"))])
    line = model.line(0)
    assert line is not None
    assert line.title == "Customer 1 new"


def test_a_reset_of_a_hundred_thousand_rows_is_quick(
    qtbot: QtBot, theme: Theme, icons: Icons
) -> None:
    shown = Shown(qtbot, theme, icons, 100_000)
    shown.list.go_to(50_000)
    started = time.thread_time()
    shown.list.cards.set_numbers(range(2, 100_001))
    seconds = time.thread_time() - started
    assert shown.list.current_number == 50_000
    # Ten times what it takes, far below what a list with a widget or an item per row needs.
    assert seconds < 0.25
    assert PAGE < 1000
