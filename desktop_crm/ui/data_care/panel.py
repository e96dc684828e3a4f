"""What the parts of Data care have in common."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from desktop_crm.domain.changes import Changes
from desktop_crm.ui.kit.page import Desk


class Panel(QWidget):
    """One tab of the page."""

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
