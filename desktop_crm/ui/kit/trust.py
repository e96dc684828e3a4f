"""The last line of every sidebar: whether the data is safe."""

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from desktop_crm.domain.backups import Safety
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.labels import as_tip, set_look
from desktop_crm.ui.kit.language import since, translate
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.kit.workspace import Workspace

_EVERY_MS = 60_000


class TrustLine(QPushButton):
    """Says "Verified backup 2 h ago" and opens the backups.

    Signals:
        opened: the person wants to see the backups.
    """

    opened = Signal()

    def __init__(self, workspace: Workspace, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._workspace = workspace
        self._icons = icons
        self._safety: Safety | None = None
        self.setProperty("look", "trust")
        self.setIconSize(QSize(theme.px(15), theme.px(15)))
        self.setAutoDefault(False)
        self.clicked.connect(self.opened)
        workspace.backed_up.connect(self.reload)
        self._clock = QTimer(self, interval=_EVERY_MS)
        self._clock.timeout.connect(self._say)
        self._clock.start()
        self._say()
        workspace.when_settled(self, self._ask)

    def reload(self) -> None:
        """Ask anew when the last backup was made."""
        if self._safety is not None:
            self._ask()

    def _ask(self) -> None:
        self._workspace.run(
            _safety,
            self._workspace.vault,
            then=self.show_safety,
            failed=lambda _error: None,
            owner=self,
            takes_progress=False,
        )

    def show_safety(self, safety: Safety) -> None:
        """Show how safe the customer file is."""
        self._safety = safety
        self._say()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _say(self) -> None:
        safety, now = self._safety or Safety(), self._workspace.now()
        if self._safety is None:
            text = translate("Trust", "Encrypted")
        elif safety.backed_up_at is None:
            text = translate("Trust", "Encrypted · no backup yet")
        else:
            text = translate("Trust", "Verified backup {when}").format(
                when=since(safety.backed_up_at, now)
            )
        is_well = self._safety is None or (
            safety.backed_up_at is not None and not safety.is_overdue(now)
        )
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(as_tip(self._tip()))
        set_look(self, "state", "ok" if is_well else "warn")
        self.setIcon(self._icons.icon("shield-check", "ok_fill" if is_well else "warn_fill"))

    def _tip(self) -> str:
        said = [translate("Trust", "Everything in the customer file is encrypted.")]
        safety, now = self._safety, self._workspace.now()
        if safety is None:
            return said[0]
        if safety.rehearsed_at is not None:
            tried = translate("Trust", "A restore was last tried {when}, and all was there.")
            said.append(tried.format(when=since(safety.rehearsed_at, now)))
        if safety.plan.place and safety.copied_at is not None:
            copied = translate("Trust", "The second place got its last copy {when}.")
            said.append(copied.format(when=since(safety.copied_at, now)))
        elif not safety.plan.place:
            said.append(translate("Trust", "All backups are on this disk."))
        return " ".join(said)


def _safety(vault: object) -> Safety:
    from desktop_crm.services import backups  # noqa: PLC0415 - loads SQLAlchemy

    return backups.safety(vault)  # type: ignore[arg-type]  # opaque here
