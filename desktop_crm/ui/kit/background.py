"""Work off the GUI thread while no customer file is open."""

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Signal


class Background(QObject):
    """Runs functions on threads of their own and tells the result on the GUI thread."""

    _arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._arrived.connect(self._deliver)

    def run(
        self,
        work: Callable[..., Any],
        *args: Any,
        then: Callable[[Any], object],
        failed: Callable[[Exception], object],
        owner: QObject,
        **kwargs: Any,
    ) -> None:
        """Run `work`; `then` or `failed` is called unless `owner` is gone."""

        def body() -> None:
            call: Callable[[], object]
            try:
                result = work(*args, **kwargs)
            except Exception as error:  # every failure is told on the GUI thread
                call = _bound(failed, error)
            else:
                call = _bound(then, result)
            # The window may be gone while a thread ends.
            with suppress(RuntimeError):
                self._arrived.emit((owner, call))

        threading.Thread(target=body, name="background", daemon=True).start()

    def _deliver(self, arrived: tuple[QObject, Callable[[], object]]) -> None:
        owner, call = arrived
        if shiboken6.isValid(owner):
            call()


def _bound(function: Callable[[Any], object], value: object) -> Callable[[], object]:
    return lambda: function(value)
