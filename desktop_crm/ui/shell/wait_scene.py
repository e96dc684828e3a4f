"""What is shown while the customer file is closed and written anew."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar

from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import Text, resolved, translate
from desktop_crm.ui.kit.layouts import row
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.shell.scene import Logo, Scene


class WaitScene(Scene):
    """A title and how far the work is.

    Signals:
        progressed: (done, total) may be emitted from any thread.
    """

    progressed = Signal(int, int)

    def __init__(self, theme: Theme, icons: Icons, title: Text, note: Text = "") -> None:
        super().__init__(theme)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(resolved(title))
        self.body.addLayout(row(Logo(theme, icons, 44), 6, label(title, "title"), None))
        self.note = label(note or _usual_note, "secondary", wraps=True)
        self.body.addWidget(self.note)
        self.body.addWidget(self._bar)
        self.progressed.connect(self._on_progressed)

    def _on_progressed(self, done: int, total: int) -> None:
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(done)


def _usual_note() -> str:
    return translate(
        "Wait",
        "Leave the computer on. If it stops in the middle all the same, the customer file opens as "
        "it was.",
    )
