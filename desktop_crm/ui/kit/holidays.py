"""The days off of the customer file's region, for whatever reads days that a person types."""

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QObject

from desktop_crm.domain.changes import Changes
from desktop_crm.domain.quick_dates import Holidays
from desktop_crm.ui.kit.workspace import Workspace

_DAYS_AHEAD = 30
# Settings are not in the journal: the name of the use case is all that tells of a change.
_CHANGE_SETTINGS = "Change settings"


def read_holidays(session: Any, today: date) -> Holidays:
    """Return what tells the days off; a query.

    The weeks that are asked for first are looked up here, so that the first key typed does not
    wait for the tables.
    """
    from desktop_crm.queries import settings  # noqa: PLC0415 - loads SQLAlchemy

    found = settings.calendar(session)
    for ahead in range(_DAYS_AHEAD):
        found.holiday(today + timedelta(days=ahead))
    return found.holiday


class HolidayWatch(QObject):
    """Tells the workspace the days off, at once and whenever the region becomes another."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        workspace.committed.connect(self._on_committed)
        self._ask()

    def _on_committed(self, changes: Changes) -> None:
        if changes.label == _CHANGE_SETTINGS:
            self._ask()

    def _ask(self) -> None:
        self._workspace.ask(
            read_holidays,
            self._workspace.today(),
            then=self._workspace.know_holidays,
            owner=self,
            key="holidays",
        )
