"""Notices that nobody is there: input events and the wall clock, so that sleep counts too."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from typing_extensions import override

_INPUT = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.InputMethod,
    QEvent.Type.TouchBegin,
}


class IdleWatch(QObject):
    """Counts the time without input.

    Signals:
        idled: nobody was there for as long as was agreed.
    """

    idled = Signal()

    def __init__(self, app: QGuiApplication, clock: Callable[[], datetime], minutes: int) -> None:
        super().__init__()
        self._clock = clock
        self._minutes = minutes
        self._last = clock()
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self.check)
        app.focusWindowChanged.connect(self._watch)
        self._watch(app.focusWindow())

    def start(self, minutes: int) -> None:
        """Begin to count; 0 minutes means never."""
        self._minutes = minutes
        self._last = self._clock()
        self._timer.start()

    def stop(self) -> None:
        """Count no more."""
        self._timer.stop()

    def check(self) -> None:
        """Compare the wall clock with the last input."""
        if self._minutes and self._clock() - self._last >= timedelta(minutes=self._minutes):
            self.stop()
            self.idled.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT and self._timer.isActive():
            # After sleep the first event must not hide that the time is over.
            self.check()
            self._last = self._clock()
        return False

    def _watch(self, window: QWindow | None) -> None:
        # Input reaches the window of the system first: few events, not every event of all widgets.
        if window is not None:
            window.installEventFilter(self)
