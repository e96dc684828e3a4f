"""Keys and help: the sheet of all keys, made from the registry."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from desktop_crm.ui.kit.actions import COMMANDS, Scope, command_text
from desktop_crm.ui.kit.buttons import button
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import translate
from desktop_crm.ui.kit.layouts import row, scroller


def scope_text(scope: Scope) -> str:
    """Return where the keys of a scope work."""
    return {
        Scope.WINDOW: translate("Keys", "Everywhere"),
        Scope.LIST: translate("Keys", "In a list"),
        Scope.FORM: translate("Keys", "In a form"),
        Scope.FILTERS: translate("Keys", "In the filters"),
        Scope.PALETTE: translate("Keys", "In the palette"),
        Scope.BRIEF: translate("Keys", "In the visit brief"),
    }[scope]


class KeysSheet(QDialog):
    """All keys by the place where they work."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Keys", "Keys and help"))
        content = QWidget()
        grid = QGridLayout(content)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        line = 0
        for scope in Scope:
            grid.addWidget(label(scope_text(scope), "heading"), line, 0, 1, 2)
            line += 1
            for command in COMMANDS:
                if command.scope is scope and command.keys:
                    native = QKeySequence.SequenceFormat.NativeText
                    keys = "   ".join(QKeySequence(key).toString(native) for key in command.keys)
                    grid.addWidget(label(keys, "key"), line, 0)
                    grid.addWidget(label(command_text(command)), line, 1)
                    line += 1
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.addWidget(label(translate("Keys", "Keys and help"), "title"))
        layout.addWidget(scroller(content), 1)
        close = button(translate("Keys", "Close"), self.accept)
        layout.addLayout(row(None, close))
        close.setFocus()
        self.resize(520, 640)
