"""What is shown while the last backup is made before the window closes."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar

from desktop_crm.domain.errors import Cancelled
from desktop_crm.ui.kit.buttons import button
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import translate
from desktop_crm.ui.kit.layouts import row
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.shell.scene import Logo, Scene

#: What is over sooner is not shown at all.
_QUIET_MS = 250


class ClosingScene(Scene):
    """How far the backup is, and a button for those who cannot wait.

    Signals:
        progressed: (done, total) emitted from the thread that makes the backup.
    """

    progressed = Signal(int, int)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme)
        self._is_skipped = False
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(translate("Closing", "Backing up"))
        self._note = label(
            lambda: translate("Closing", "What you changed is put into a verified backup first."),
            "secondary",
            wraps=True,
        )
        self._skip = button(lambda: translate("Closing", "Close without a backup"), self.skip)
        title = label(lambda: translate("Closing", "Backing up"), "title")
        self.body.addLayout(row(Logo(theme, icons, 44), 6, title, None))
        self.body.addWidget(self._note)
        self.body.addWidget(self._bar)
        self.body.addLayout(row(None, self._skip))
        self.progressed.connect(self._on_progressed)
        self._card.hide()
        QTimer.singleShot(_QUIET_MS, self._card, self._card.show)

    def skip(self) -> None:
        """Stop the backup at its next step; nothing of it is kept."""
        self._is_skipped = True
        self._skip.setEnabled(False)
        self._note.say(lambda: translate("Closing", "Closing…"))

    def report(self, done: int, total: int) -> None:
        """Take a report of progress from the thread that makes the backup."""
        if self._is_skipped:
            raise Cancelled
        self.progressed.emit(done, total)

    def _on_progressed(self, done: int, total: int) -> None:
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(done)
