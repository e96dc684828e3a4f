"""Where the person was: back, forward, and the customers seen last."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_crm.ui.kit.drafts import Draft
from desktop_crm.ui.kit.workspace import Workspace

#: Shorter looks are the way to another customer: arrow keys through a list.
_LOOK_MS = 800
_MOST_PLACES = 100
_MOST_RECENT = 12
_FORM = "window:recent"


@dataclass(frozen=True, slots=True)
class Place:
    """A page, and the customer that is shown there."""

    page: str
    customer_id: bytes | None = None


class Trail(QObject):
    """Keeps the places; a customer that was looked at only in passing is none.

    Signals:
        changed: back, forward or the customers seen last are others.
    """

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._places: list[Place] = []
        self._at = -1
        self._recent: list[bytes] = []
        self._look = QTimer(self, interval=_LOOK_MS, singleShot=True)
        self._look.timeout.connect(self._settle)
        # What names a customer stays in the customer file.
        self._draft = Draft(workspace, _FORM, self._kept, self)
        self._draft.load(self._restore)

    @property
    def recent(self) -> tuple[bytes, ...]:
        """The customers seen last, latest first."""
        return tuple(self._recent)

    def note(self, place: Place) -> None:
        """Say where the person is."""
        here = self._places[self._at] if self._places else None
        if place == here:
            return
        is_passing = (
            here is not None
            and here.page == place.page
            and (self._look.isActive() or here.customer_id is None)
        )
        if is_passing:
            self._places[self._at] = place
        else:
            del self._places[self._at + 1 :]
            self._places.append(place)
            del self._places[:-_MOST_PLACES]
            self._at = len(self._places) - 1
        self._look.start()
        self.changed.emit()

    def can_go(self, by: int) -> bool:
        """Tell whether there is a place before (-1) or behind (1)."""
        return 0 <= self._at + by < len(self._places)

    def go(self, by: int) -> Place:
        """Go back (-1) or forward (1) and return where that is."""
        self._at += by
        self._look.start()
        self.changed.emit()
        return self._places[self._at]

    def _settle(self) -> None:
        customer_id = self._places[self._at].customer_id if self._places else None
        if customer_id is None or (self._recent and self._recent[0] == customer_id):
            return
        self._recent = [customer_id, *(each for each in self._recent if each != customer_id)]
        del self._recent[_MOST_RECENT:]
        self._draft.touch()

    def _kept(self) -> dict[str, Any]:
        return {"ids": [each.hex() for each in self._recent]}

    def _restore(self, kept: dict[str, Any]) -> None:
        found = [bytes.fromhex(str(each)) for each in kept.get("ids", ())]
        self._recent += [each for each in found if each not in self._recent]
