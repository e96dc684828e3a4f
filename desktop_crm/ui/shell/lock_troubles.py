"""Why a customer file cannot be opened whatever is typed: what it is called, and the ways out."""

from collections.abc import Callable, Mapping
from enum import Enum, auto
from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.ui.kit.buttons import button
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import Text, sentence, translate
from desktop_crm.ui.kit.layouts import clear, column, row
from desktop_crm.ui.kit.theme import Theme

_ICON = 28


class Way(Enum):
    """What can be done about it."""

    FIND = auto()
    RAISE = auto()
    COPY = auto()
    FREE = auto()
    RESCUE = auto()
    AGAIN = auto()


class Trouble(NamedTuple):
    """A title, an icon with its tone, and the ways out, the suggested one first."""

    title: Callable[[], str]
    icon: str
    tone: str
    ways: tuple[Way, ...]


_MISSING = Trouble(
    lambda: translate("Lock", "The customer file is not there"),
    "folder-open",
    "warn",
    (Way.FIND, Way.AGAIN),
)
_DAMAGED = Trouble(
    lambda: translate("Lock", "The customer file is damaged"),
    "triangle-alert",
    "danger",
    (Way.RESCUE, Way.AGAIN),
)
_TROUBLES: Mapping[Fault, Trouble] = {
    Fault.MISSING: _MISSING,
    Fault.NOT_A_VAULT: _MISSING,
    Fault.IN_USE: Trouble(
        lambda: translate("Lock", "It is open already"),
        "app-window",
        "accent",
        (Way.RAISE, Way.AGAIN),
    ),
    Fault.READ_ONLY: Trouble(
        lambda: translate("Lock", "Nothing can be written here"),
        "lock",
        "warn",
        (Way.COPY, Way.AGAIN),
    ),
    Fault.DISK_FULL: Trouble(
        lambda: translate("Lock", "The disk is full"),
        "hard-drive",
        "warn",
        (Way.FREE, Way.AGAIN),
    ),
    Fault.IO: Trouble(
        lambda: translate("Lock", "The disk reports an error"),
        "hard-drive",
        "danger",
        (Way.AGAIN, Way.RESCUE),
    ),
    Fault.NEWER_SCHEMA: Trouble(
        lambda: translate("Lock", "A newer version wrote it"),
        "info",
        "accent",
        (Way.AGAIN,),
    ),
    Fault.DAMAGED: _DAMAGED,
    Fault.EMPTY_FILE: _DAMAGED,
    Fault.KEY_FILE_DAMAGED: _DAMAGED,
    Fault.KEY_FILE_CHANGED: _DAMAGED,
}


def trouble_of(error: Exception) -> Trouble | None:
    """Return what stands in the way; None for what another secret, or the next try, may mend."""
    if not isinstance(error, Unavailable):
        return None
    found = _TROUBLES.get(error.fault)
    if found is not None and error.fault is Fault.IN_USE and "path" in error.fields:
        # Another computer has it, or had it: no window here could be raised.
        return found._replace(ways=(Way.AGAIN,))
    return found


def text_of(error: Exception) -> str:
    """Return what happened and what can be done, for somebody who was about to open it."""
    if isinstance(error, Unavailable) and error.fault is Fault.DISK_FULL:
        return translate(
            "Lock",
            "To open the customer file a little room is needed. Nothing that was saved is lost. "
            "Free some space, or use the room that the program keeps for this day.",
        )
    return sentence(error)


def way_text(way: Way) -> str:
    """Return what stands on the button."""
    match way:
        case Way.FIND:
            return translate("Lock", "Choose where it is now…")
        case Way.RAISE:
            return translate("Lock", "Show that window")
        case Way.COPY:
            return translate("Lock", "Open a copy to look at")
        case Way.FREE:
            return translate("Lock", "Use the room kept for this")
        case Way.RESCUE:
            return translate("Lock", "See what can be saved…")
        case Way.AGAIN:
            return translate("Lock", "Try again")


class TroubleView(QWidget):
    """Says why it cannot be opened, with a button for each way out."""

    def __init__(self, theme: Theme, icons: Icons, go: Callable[[Way], object]) -> None:
        super().__init__()
        self.setProperty("look", "plain")
        self._theme, self._icons, self._go = theme, icons, go
        self._icon = label()
        self._icon.setFixedSize(theme.px(_ICON), theme.px(_ICON))
        self._icon.setScaledContents(True)
        self._title = label("", "heading", wraps=True)
        self._text = label("", wraps=True, selects=True)
        self._said = label("", "secondary", wraps=True)
        self._ways = column(spacing=8)
        head = row(self._icon, self._title, spacing=10)
        head.setStretch(1, 1)
        self.setLayout(column(head, self._text, self._said, 4, self._ways, spacing=theme.px(10)))

    def put(self, trouble: Trouble, error: Exception) -> None:
        """Show what stands in the way; the first way out has the focus."""
        ink = f"{trouble.tone}_ink"
        self._icon.setPixmap(self._icons.themed(trouble.icon, ink, self._theme.px(_ICON), 2))
        self._title.say(trouble.title)
        self._text.say(lambda: text_of(error))
        self._said.hide()
        clear(self._ways)
        for at, way in enumerate(trouble.ways):
            made = button(
                partial(way_text, way), partial(self._go, way), look="" if at else "primary"
            )
            self._ways.addWidget(made)
            if not at:
                made.setFocus()

    def say(self, text: Text) -> None:
        """Say what came of a way."""
        self._said.say(text)
        self._said.show()
