"""Collects rubbish on the GUI thread, and on no other."""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1_000


class RubbishCollector(QObject):
    """Takes the place of Python's own collector while there are widgets.

    Python collects on whichever thread happens to make an object. A widget in a cycle would then
    be destroyed by a reader thread, which ends the process (seen in the tests of the Card).
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to collect; what the start made is left alone until then."""
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation that Python would collect by now."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return
