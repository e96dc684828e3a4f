"""Keys and help: what the page is for, and all keys, made from the registry."""

from collections.abc import Callable, Mapping

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


#: What each page is for, by its id.
_HELP: Mapping[str, Callable[[], str]] = {
    "today": lambda: translate(
        "Help",
        "Everything that wants to be done today, most urgent first. Each line says why it is here. "
        "D does it, S or 1, 3, 7 postpone it; the next line follows by itself.",
    ),
    "customers": lambda: translate(
        "Help",
        "All customers. Search by name, pinyin initials, phone or notes; the filters at the left "
        "narrow the list (Space includes, - excludes) and can be saved as a view. X and Shift "
        "select several, then the bar above the list acts on all of them.",
    ),
    "follow_ups": lambda: translate(
        "Help",
        "Everything that is planned, by day. D completes a line and asks for the next day; the "
        "month at the left shows how busy each day is.",
    ),
    "feedback": lambda: translate(
        "Help",
        "What customers told you, with a clock. Enter takes the next of the four steps; a "
        "complaint is closed with its outcome and the day the customer was told.",
    ),
    "data_care": lambda: translate(
        "Help",
        "Import and export, duplicates, the recycle bin, history and backups. Every act can be "
        "undone, an import too.",
    ),
    "preferences": lambda: translate(
        "Help",
        "Language, look, rules, reminders, security and backups. Changes work at once.",
    ),
}


class KeysSheet(QDialog):
    """What the page is for, and all keys by the place where they work."""

    def __init__(self, parent: QWidget, page_id: str = "") -> None:
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
        if page_id in _HELP:
            layout.addWidget(label(_HELP[page_id], wraps=True))
        layout.addWidget(scroller(content), 1)
        close = button(translate("Keys", "Close"), self.accept)
        layout.addLayout(row(None, close))
        close.setFocus()
        self.resize(520, 640)
