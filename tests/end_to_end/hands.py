"""Hands on the keyboard: every key press is counted, and how long the window stood still."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from typing_extensions import override

from desktop_crm.ui.shell.window import Window
from tests.end_to_end.person import Person

_BEAT_MS = 5


class Watchdog(QObject):
    """Beats in the event loop; the longest time between two beats is how long nothing moved.

    What counts is the processor time of the GUI thread: another program on the same machine may
    take the processor away for as long as it likes.
    """

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.thread_time()
        self._timer = QTimer(self, interval=_BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin anew."""
        self.longest, self._last = 0.0, time.thread_time()
        self._timer.start()

    def stop(self) -> float:
        """End, and return the longest stop in seconds."""
        self._beat()
        self._timer.stop()
        return self.longest

    def _beat(self) -> None:
        now = time.thread_time()
        self.longest = max(self.longest, now - self._last)
        self._last = now


@dataclass
class Figures:
    """What a workflow took."""

    name: str
    keys: int = 0
    longest_stop: float = 0.0
    seconds: dict[str, float] = field(default_factory=dict)

    def line(self) -> str:
        """Return them as a line of the table."""
        times = "  ".join(f"{name} {value * 1000:.0f} ms" for name, value in self.seconds.items())
        stop = f"longest stop {self.longest_stop * 1000:.0f} ms"
        return f"{self.name:<28} {self.keys:>3} keys  {stop:<24} {times}"


class Hands(Person):
    """A person without a mouse; free text is not counted, every other key is."""

    def __init__(self, qtbot: QtBot, app: QApplication, window: Window, name: str) -> None:
        super().__init__(qtbot, app, window)
        self.figures = Figures(name)
        self._watchdog = Watchdog()

    @override
    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        self.figures.keys += 1
        super().press(key, modifier)

    @contextmanager
    def working(self) -> Iterator[None]:
        """Count keys and stops from here on."""
        self.figures.keys = 0
        self._watchdog.start()
        yield
        self.figures.longest_stop = max(self.figures.longest_stop, self._watchdog.stop())

    def timed(self, name: str, act: Callable[[], object], done: Callable[[], object]) -> None:
        """Do something and note how long it took until it is done."""
        begun = time.perf_counter()
        act()
        self.wait(done)
        self.figures.seconds[name] = time.perf_counter() - begun
