"""Rubbish is collected on the GUI thread only."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop_crm.ui.kit.rubbish import RubbishCollector


class Knot(QObject):
    """An object that holds itself."""

    def __init__(self) -> None:
        super().__init__()
        self.knot = self


def test_a_busy_thread_destroys_no_widget(qapp: QApplication) -> None:
    collector = RubbishCollector(qapp)
    knot = weakref.ref(Knot())
    made: list[list[object]] = []
    thread = threading.Thread(target=lambda: made.extend([] for _ in range(200_000)))
    thread.start()
    thread.join()
    assert knot() is not None
    for _ in range(3):
        collector.look()
    gc.collect()
    assert knot() is None


def test_the_oldest_generation_that_is_full_is_collected(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    collector = RubbishCollector(qapp)
    collected: list[int] = []
    monkeypatch.setattr(gc, "collect", collected.append)
    for count in ((10, 0, 0), (900, 0, 0), (900, 11, 0), (900, 11, 11)):
        monkeypatch.setattr(gc, "get_count", lambda count=count: count)
        collector.look()
    assert collected == [0, 1, 2]
