"""What stands where an answer will be: how far the work is, and a way to stop it."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QWidget
from typing_extensions import override

from desktop_crm.domain.errors import Cancelled
from desktop_crm.ui.data_care.panel import Panel
from desktop_crm.ui.kit.buttons import button
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import Text, number, resolved, sentence, translate
from desktop_crm.ui.kit.layouts import column, panel, row
from desktop_crm.ui.kit.page import Desk
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


class LookingPanel(Panel):
    """A tab that looks through the whole customer file: how far it is, Cancel, what went wrong.

    Args:
        desk: what the page was given.
        title: what is done while it looks.
        find: looks, with the customer file and `progress`; runs on a thread of its own.
    """

    def __init__(self, desk: Desk, title: Text, find: Callable[..., object]) -> None:
        super().__init__(desk)
        self._find = find
        self._stop: Callable[[], object] | None = None
        self._again = button(
            lambda: translate("Duplicates", "Look again"),
            self.look,
            icon=(desk.icons, "refresh-cw"),
        )
        self._error = label("", "error", wraps=True)
        self._error.hide()
        self._looking = Looking(desk.theme, title, self._cancel)
        self._faces = QStackedWidget()
        self._faces.addWidget(self._looking)

    @override
    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {"reload": self.look}

    def look(self) -> None:
        """Look through the customer file, unless that goes on already."""
        if self._stop is not None:
            return
        workspace = self.desk.workspace
        self._error.hide()
        self._looking.begin()
        self._faces.setCurrentWidget(self._looking)
        task = workspace.run(
            self._find,
            workspace.vault,
            owner=self,
            then=self._on_found,
            failed=self._on_failed,
            progress=self._looking.report,
        )
        self._stop = task.cancel

    def _take(self, found: Any) -> None:
        """Take what was found."""
        raise NotImplementedError

    def _show(self) -> None:
        """Show what is known."""
        raise NotImplementedError

    def _cancel(self) -> None:
        if self._stop is not None:
            self._stop()

    def _on_found(self, found: object) -> None:
        self._stop = None
        self._take(found)

    def _on_failed(self, error: Exception) -> None:
        self._stop = None
        if isinstance(error, Cancelled):
            self._error.say(lambda: translate("Duplicates", "Stopped. “Look again” begins anew."))
        else:
            self._error.say(lambda: sentence(error))
        self._error.show()
        self._show()
