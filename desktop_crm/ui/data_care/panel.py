"""What the parts of Data care have in common."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_crm.domain.changes import Changes
from desktop_crm.ui.kit import dialogs
from desktop_crm.ui.kit.language import Text
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.kit.person import Person


class Panel(QWidget):
    """One tab of the page.

    Signals:
        commands_changed: `commands()` or `person()` would answer differently now.
    """

    commands_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setProperty("look", "plain")

    def activate(self) -> None:
        """Read anew what is shown and take the focus."""

    def on_changed(self, changes: Changes) -> None:
        """Hear of a write."""

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Return what can be done here now."""
        return {}

    def person(self) -> Person | None:
        """Return the customer this tab is about now."""
        return None

    def run_long(
        self,
        title: Text,
        work: Callable[..., Any],
        *args: object,
        then: Callable[[Any], object],
        failed: Callable[[Exception], object],
        takes_progress: bool = True,
    ) -> None:
        """Do long work on a thread of its own behind a dialog that shows how far it is."""
        dialog = dialogs.ProgressDialog(self, title, lambda: task.cancel())  # noqa: PLW0108 - it comes later

        def finished(result: Any) -> None:
            dialog.finish()
            then(result)

        def refused(error: Exception) -> None:
            dialog.finish()
            failed(error)

        task = self.desk.workspace.run(
            work,
            *args,
            owner=dialog,
            then=finished,
            failed=refused,
            progress=dialog.report,
            takes_progress=takes_progress,
        )
        dialog.open()
