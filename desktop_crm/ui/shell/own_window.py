"""A customer in a window of its own, to have two of them side by side."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.ui.kit.actions import Actions
from desktop_crm.ui.kit.page import CustomerPane
from desktop_crm.ui.kit.person import Person
from desktop_crm.ui.kit.theme import Theme

_USUAL = (560, 840)
_CLOSE_KEYS = ("Ctrl+W",)


class OwnWindow(QWidget):
    """Holds a Card; the keys of the registry that a Card understands work here too."""

    def __init__(
        self,
        person: Person,
        pane: CustomerPane,
        theme: Theme,
        actions: Actions,
        gone: Callable[["OwnWindow"], object],
    ) -> None:
        super().__init__()
        self._pane = pane
        self._gone = gone
        self.person = person
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(person.name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(pane)
        for key in _CLOSE_KEYS:
            QShortcut(QKeySequence(key), self, self.close)
        for command, _action in actions.window_commands():
            if command.about:
                for key in command.keys:
                    shortcut = QShortcut(QKeySequence(key), self)
                    shortcut.activated.connect(lambda name=command.id: self._do(name))
        pane.closed.connect(self.close)
        pane.show_customer(person.id)
        self.resize(theme.px(_USUAL[0]), theme.px(_USUAL[1]))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._gone(self)
        super().closeEvent(event)

    def _do(self, command: str) -> None:
        handler = self._pane.commands().get(command)
        if handler is not None:
            handler()
