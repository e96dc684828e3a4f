"""What is shown while the last backup is made before the window closes."""

from PySide6.QtCore import QTimer

from desktop_crm.domain.errors import Cancelled
from desktop_crm.ui.kit.buttons import button
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.language import translate
from desktop_crm.ui.kit.layouts import row
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.shell.wait_scene import WaitScene

#: What is over sooner is not shown at all.
_QUIET_MS = 250


class ClosingScene(WaitScene):
    """How far the backup is, and a button for those who cannot wait."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(
            theme,
            icons,
            lambda: translate("Closing", "Backing up"),
            lambda: translate("Closing", "What you changed is put into a verified backup first."),
        )
        self._is_skipped = False
        self._skip = button(lambda: translate("Closing", "Close without a backup"), self.skip)
        self.body.addLayout(row(None, self._skip))
        self._card.hide()
        QTimer.singleShot(_QUIET_MS, self._card, self._card.show)

    def skip(self) -> None:
        """Stop the backup at its next step; nothing of it is kept."""
        self._is_skipped = True
        self._skip.setEnabled(False)
        self.note.say(lambda: translate("Closing", "Closing…"))

    def report(self, done: int, total: int) -> None:
        """Take a report of progress from the thread that makes the backup."""
        if self._is_skipped:
            raise Cancelled
        self.progressed.emit(done, total)
