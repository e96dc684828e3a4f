"""The registry of commands: no key twice, none that an input method wants."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_crm.ui.kit.actions import COMMANDS, Actions, Scope
from desktop_crm.ui.kit.icons import Icons

NEVER = {"Ctrl+Space", "Shift+Space", "Ctrl+.", "Ctrl+;", "Ctrl+Shift+F", "Ctrl+Shift+U"}


def test_ids_are_unique() -> None:
    assert max(Counter(command.id for command in COMMANDS).values()) == 1


def test_no_key_means_two_things_in_one_place() -> None:
    for scope in Scope:
        keys = [
            QKeySequence(key).toString()
            for command in COMMANDS
            if command.scope is scope
            for key in command.keys
        ]
        assert max(Counter(keys).values()) == 1, scope
        assert "" not in keys


def test_keys_of_the_window_leave_input_methods_and_typing_alone() -> None:
    for command in COMMANDS:
        for key in command.keys:
            assert key not in NEVER
            combination = QKeySequence(key)[0]  # type: ignore[index]  # missing in the stubs
            modifiers, code = combination.keyboardModifiers(), combination.key()
            alt_letter = modifiers == Qt.KeyboardModifier.AltModifier and len(key) == len("Alt+X")
            assert not alt_letter
            if command.scope is Scope.WINDOW:
                is_function_key = Qt.Key.Key_F1 <= code <= Qt.Key.Key_F35
                has_modifier = modifiers not in {
                    Qt.KeyboardModifier.NoModifier,
                    Qt.KeyboardModifier.ShiftModifier,
                }
                assert is_function_key or has_modifier, key


def test_every_icon_exists(icons: Icons) -> None:
    for command in COMMANDS:
        if command.icon:
            assert not icons.themed(command.icon, "text", 16).isNull()


def test_only_what_has_a_handler_can_be_done(qtbot: QtBot, icons: Icons) -> None:
    actions = Actions(icons)
    done: list[str] = []
    actions.set_handlers({"log": lambda: done.append("log")})
    assert actions.can("log")
    assert not actions.can("undo")
    assert actions.action("log").isEnabled()
    assert not actions.action("undo").isEnabled()
    actions.trigger("undo")
    with qtbot.waitSignal(actions.triggered):
        actions.trigger("log")
    assert done == ["log"]
    actions.set_handlers({})
    actions.trigger("log")
    assert done == ["log"]


def test_keys_reach_the_action_from_every_kind_of_widget(qtbot: QtBot, icons: Icons) -> None:
    actions = Actions(icons)
    done: list[str] = []
    tried = {"log": Qt.Key.Key_L, "palette": Qt.Key.Key_K, "follow_up.done": Qt.Key.Key_D}
    actions.set_handlers(
        {key: lambda key=key: done.append(key) for key in tried}  # type: ignore[misc]
    )
    window = QWidget()
    actions.attach(window)
    layout = QVBoxLayout(window)
    widgets: list[QWidget] = [QLineEdit(), QComboBox(), QPushButton("x")]
    for widget in widgets:
        layout.addWidget(widget)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for widget in widgets:
        widget.setFocus()
        for name, key in tried.items():
            done.clear()
            QTest.keyClick(widget, key, Qt.KeyboardModifier.ControlModifier)
            assert done == [name]


def test_keys_are_named_for_people(icons: Icons) -> None:
    actions = Actions(icons)
    assert actions.keys_text("lock") == "Ctrl+Shift+L"
    assert actions.keys_text("tier") == ""
