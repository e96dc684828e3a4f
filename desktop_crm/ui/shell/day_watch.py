"""Notices that a new day has begun: health, stages and what is due change with the day alone."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop_crm.domain.changes import Changes
from desktop_crm.services import derived
from desktop_crm.ui.kit.workspace import Workspace

if TYPE_CHECKING:
    from datetime import date

_EVERY_MS = 60_000
_MOVED = frozenset({"customer", "follow_up", "feedback", "occasion"})


class DayWatch(QObject):
    """Brings computed values up to date once a day, soon after unlocking and after midnight."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._day: date | None = None
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        workspace.when_settled(self, self.look)

    def look(self) -> None:
        """Compare the day with the last one seen; a new one is worked off in the background."""
        today = self._workspace.today()
        if today == self._day:
            return
        is_first, self._day = self._day is None, today
        self._workspace.do(
            derived.bring_up_to_date,
            today=today,
            owner=self,
            quiet=True,
            then=lambda moved: self._tell(is_moved=moved or not is_first),
        )

    def _tell(self, *, is_moved: bool) -> None:
        if is_moved:
            self._workspace.changed.emit(Changes("", kinds=_MOVED, many=True))
