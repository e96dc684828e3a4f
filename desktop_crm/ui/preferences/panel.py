"""What the parts of Settings have in common."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.domain.settings import VaultSettings
from desktop_crm.services import settings as settings_services
from desktop_crm.services.vaults import VaultInfo
from desktop_crm.ui.kit.page import Desk


class Panel(QWidget):
    """One part of the page.

    Signals:
        settings_changed: (VaultSettings) a setting of the customer file was changed here.
        refused: (Exception or None) something could not be done; None when it is tried again.
    """

    settings_changed = Signal(object)
    refused = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.settings = VaultSettings()
        self.setProperty("look", "plain")

    def fill(self, content: QWidget) -> None:
        """Take the widget that is the whole part."""
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(content)

    def activate(self) -> None:
        """Read anew what is shown here and nowhere else."""

    def show_machine(self) -> None:
        """Show what this computer remembers."""

    def show_settings(self, found: VaultSettings) -> None:
        """Show what is agreed for the customer file."""
        self.settings = found

    def show_info(self, found: VaultInfo) -> None:
        """Show what is known about the customer file."""

    def retranslate(self) -> None:
        """Say anew what was not given to the kit as a function."""

    def keep(self, name: str, value: Any) -> None:
        """Change a setting of the customer file."""
        self.keep_all({name: value})

    def keep_all(self, changes: Mapping[str, Any]) -> None:
        """Change settings of the customer file together."""
        if all(getattr(self.settings, name) == value for name, value in changes.items()):
            return
        self.refused.emit(None)
        self.desk.workspace.do(
            settings_services.set,
            changes,
            owner=self,
            quiet=True,
            then=self.settings_changed.emit,
            failed=self.refused.emit,
        )

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
