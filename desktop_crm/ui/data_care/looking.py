"""What stands where an answer will be: how far the work is, and a way to stop it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QProgressBar, QWidget
from typing_extensions import override

from desktop_crm.ui.kit.buttons import button
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import Text, number, resolved, translate
from desktop_crm.ui.kit.layouts import column, panel, row
from desktop_crm.ui.kit.theme import Theme

_WIDTH = 420


class Looking(QWidget):
    """A bar with a count; the rest of the window stays usable."""

    def __init__(self, theme: Theme, title: Text, cancel: Callable[[], object]) -> None:
        super().__init__()
        self._title = title
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(resolved(title))
        self._count = label("", "secondary")
        stop = button(lambda: translate("Dialogs", "Cancel"), cancel)
        inner = panel(
            "card",
            column(
                label(title, "heading"),
                self._bar,
                row(self._count, None, stop),
                spacing=12,
                margins=(24, 18, 24, 16),
            ),
        )
        inner.setMinimumWidth(theme.px(_WIDTH))
        self.setLayout(column(None, row(None, inner, None), None))

    def begin(self) -> None:
        """Show that work has begun; nobody knows yet how much it is."""
        self._bar.setRange(0, 0)
        self._count.say("")

    def report(self, done: int, total: int) -> None:
        """Show how far the work is."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        text = translate("Dialogs", "{done} of {total}")
        self._count.say(text.format(done=number(done), total=number(total)))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._bar.setAccessibleName(resolved(self._title))
