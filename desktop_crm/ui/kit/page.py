"""What the shell and its pages know of each other."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_crm.domain.criteria import Criteria
from desktop_crm.ui.kit.actions import Actions
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.language import Language, Text
from desktop_crm.ui.kit.person import Person
from desktop_crm.ui.kit.settings import Settings
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.kit.workspace import Workspace

Progress = Callable[[int, int], object]


class Navigator(Protocol):
    """What a page may ask of the window."""

    def open_page(self, page_id: str) -> "Page":
        """Show a page: today, customers, follow_ups, feedback, data_care or preferences."""
        ...

    def open_customer(self, customer_id: bytes) -> None:
        """Show a customer on the Customers page."""
        ...

    def quick_log(self, person: Person | None = None, text: str = "") -> None:
        """Open the quick log line for a customer; None asks for one."""
        ...

    def choose_customer(self, then: Callable[[Person], object]) -> None:
        """Let the person choose a customer in the palette."""
        ...

    def toast(self, text: str, *, undoes: bool = False) -> None:
        """Say something at the bottom of the window, with Undo if wanted."""
        ...

    def undo(self) -> None:
        """Undo the last user action."""
        ...

    def lock(self) -> None:
        """Lock the customer file now."""
        ...

    def reopen(self, title: Text, work: Callable[[Any, Progress], Any]) -> None:
        """Close the desk, let `work(vault, progress)` give another open vault, and show that."""
        ...

    def card_pane(self) -> "CustomerPane":
        """Return a new Card for the right side of a page."""
        ...


@dataclass(frozen=True, slots=True)
class Desk:
    """All a page is given."""

    workspace: Workspace
    theme: Theme
    icons: Icons
    language: Language
    settings: Settings
    actions: Actions
    navigator: Navigator


class CustomerPane(QWidget):
    """The Card as other pages see it.

    Signals:
        closed: the person left it (Esc); where there is little room the list comes back.
        shown: (bytes) it shows this customer now.
    """

    closed = Signal()
    shown = Signal(object)

    def show_customer(self, customer_id: bytes | None) -> None:
        """Show a customer, or the empty state."""
        raise NotImplementedError

    def person(self) -> Person | None:
        """Return the customer shown."""
        return None

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Return what the Card can do now, by id of the action."""
        return {}


class Page(QWidget):
    """One page of the window. Everything is optional but `__init__(desk)`.

    Signals:
        commands_changed: `commands()` or `person()` would answer differently now.
    """

    commands_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setProperty("look", "page")

    def activate(self) -> None:
        """Take the focus; called each time the page is shown."""

    def focus_search(self) -> bool:
        """Put the cursor into the page's search box; False if it has none."""
        return False

    def show_customer(self, customer_id: bytes) -> None:
        """Show one customer, if the page can."""

    def show_criteria(self, criteria: Criteria) -> None:
        """Show the customers that fit, if the page can."""

    def person(self) -> Person | None:
        """Return the customer the page is about now."""
        return None

    def commands(self) -> Mapping[str, Callable[[], object]]:
        """Return the handlers of the actions that work here now, by id of the action."""
        return {}

    def regions(self) -> Sequence[QWidget]:
        """Return the parts F6 goes through, in reading order."""
        return ()

    def retranslate(self) -> None:
        """Set anew every text that was not given to the kit as a function."""

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
