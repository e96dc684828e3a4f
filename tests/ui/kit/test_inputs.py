"""Text fields and input methods."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.inputs import CheckBox, ComboBox, LineInput, SearchBox, TextInput


def compose(widget: QWidget, text: str) -> None:
    QApplication.sendEvent(widget, QInputMethodEvent(text, []))


def commit(widget: QWidget, text: str) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


@pytest.fixture
def search(qtbot: QtBot, icons: Icons) -> SearchBox:
    made = SearchBox(icons, "Search")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


def test_nothing_is_searched_while_an_input_method_composes(
    qtbot: QtBot, search: SearchBox
) -> None:
    said: list[str] = []
    search.searched.connect(said.append)
    for part in ("z", "zh", "zhang"):
        compose(search, part)
    QTest.keyClick(search, Qt.Key.Key_Return)
    QTest.keyClick(search, Qt.Key.Key_Escape)
    qtbot.wait(150)
    assert said == []
    commit(search, "张")
    qtbot.waitUntil(lambda: said == ["张"])


def test_fast_typing_is_searched_once(qtbot: QtBot, search: SearchBox) -> None:
    said: list[str] = []
    search.searched.connect(said.append)
    QTest.keyClicks(search, "lml")
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["lml"]
    QTest.keyClicks(search, " ")
    qtbot.wait(120)
    assert said == ["lml"]


def test_down_and_enter_search_at_once_and_go_to_the_list(qtbot: QtBot, search: SearchBox) -> None:
    said: list[str] = []
    search.searched.connect(said.append)
    QTest.keyClicks(search, "5678")
    with qtbot.waitSignal(search.left_down):
        QTest.keyClick(search, Qt.Key.Key_Down)
    assert said == ["5678"]


def test_escape_empties_the_search_and_put_says_nothing(qtbot: QtBot, search: SearchBox) -> None:
    said: list[str] = []
    search.searched.connect(said.append)
    search.put("张")
    qtbot.wait(120)
    assert said == []
    QTest.keyClick(search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: said == [""])


def test_enter_is_quiet_while_composing(qtbot: QtBot) -> None:
    field = LineInput("", "Name")
    qtbot.addWidget(field)
    field.show()
    pressed: list[bool] = []
    field.returnPressed.connect(lambda: pressed.append(True))
    compose(field, "zhang")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert pressed == []
    commit(field, "张")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert pressed == [True]
    assert field.accessibleName() == "Name"


def test_control_enter_saves_a_text_and_bare_enter_does_not(qtbot: QtBot) -> None:
    field = TextInput("", "Note")
    qtbot.addWidget(field)
    field.show()
    saved: list[bool] = []
    field.saved.connect(lambda: saved.append(True))
    QTest.keyClicks(field, "a")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (field.toPlainText(), saved) == ("a\n", [])
    compose(field, "ni")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert saved == []
    commit(field, "你")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert saved == [True]
    assert field.toPlainText() == "a\n你"


def test_tab_leaves_a_text(qtbot: QtBot) -> None:
    field = TextInput("", "Note")
    qtbot.addWidget(field)
    assert field.tabChangesFocus()
    before = field.height()
    field.set_lines(5)
    assert field.height() > before


def test_boxes_are_painted(qtbot: QtBot, icons: Icons) -> None:
    check, combo = CheckBox("Crisis"), ComboBox()
    combo.addItem("one")
    for widget in (check, combo):
        qtbot.addWidget(widget)
        widget.show()
        qtbot.waitExposed(widget)
        assert not widget.grab().isNull()
    before = check.grab().toImage()
    check.setChecked(True)
    assert check.grab().toImage() != before
    assert check.accessibleName() == "Crisis"
