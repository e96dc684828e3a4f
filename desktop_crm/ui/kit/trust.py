"""The last line of every sidebar: whether the data is safe."""

from datetime import datetime

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.language import since, translate
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.kit.workspace import Workspace

_LONG_DAYS = 7


class TrustLine(QPushButton):
    """Says "Encrypted · backed up 2 h ago" and opens the backups.

    Signals:
        opened: the person wants to see the backups.
    """

    opened = Signal()

    def __init__(self, workspace: Workspace, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._workspace = workspace
        self._icons = icons
        self._at: datetime | None = None
        self.setProperty("look", "trust")
        self.setIconSize(QSize(theme.px(15), theme.px(15)))
        self.setAutoDefault(False)
        self.clicked.connect(self.opened)
        self._say()
        self.reload()

    def reload(self) -> None:
        """Ask anew when the last backup was made."""
        self._workspace.run(
            _last_backup,
            self._workspace.vault,
            then=self._on_found,
            failed=lambda _error: None,
            owner=self,
            takes_progress=False,
        )

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _on_found(self, at: datetime | None) -> None:
        self._at = at
        self._say()

    def _say(self) -> None:
        now = self._workspace.now()
        if self._at is None:
            text, token = translate("Trust", "Encrypted · no backup yet"), "warn_fill"
        else:
            is_old = (now - self._at).days >= _LONG_DAYS
            token = "warn_fill" if is_old else "ok_fill"
            text = translate("Trust", "Encrypted · backed up {when}").format(
                when=since(self._at, now)
            )
        self.setText(text)
        self.setAccessibleName(text)
        self.setIcon(self._icons.icon("shield-check", token))


def _last_backup(vault: object) -> datetime | None:
    from desktop_crm.services import backups  # noqa: PLC0415 - loads SQLAlchemy

    found = backups.listing(vault)  # type: ignore[arg-type]  # opaque here
    return found[0].made_at if found else None
