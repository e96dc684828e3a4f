"""The pages of the window: what each is called and where it is loaded from."""

import importlib
import importlib.util
from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPaintEvent
from typing_extensions import override

from desktop_crm.ui.kit.empty_state import EmptyState
from desktop_crm.ui.kit.language import translate
from desktop_crm.ui.kit.layouts import column
from desktop_crm.ui.kit.page import CustomerPane, Desk, Page
from desktop_crm.ui.kit.person import Person


class PageSpec(NamedTuple):
    """A page: id, lucide icon, module and class; `is_low` stands at the bottom of the rail."""

    id: str
    icon: str
    module: str
    name: str
    is_low: bool = False

    @property
    def action(self) -> str:
        """Id of the action that opens it; its text is the page's title."""
        return f"page.{self.id}"


PAGES: tuple[PageSpec, ...] = (
    PageSpec("today", "sunrise", "desktop_crm.ui.today.page", "TodayPage"),
    PageSpec("customers", "users", "desktop_crm.ui.customers.page", "CustomersPage"),
    PageSpec("follow_ups", "bell-ring", "desktop_crm.ui.follow_ups.page", "FollowUpsPage"),
    PageSpec("feedback", "message-square-text", "desktop_crm.ui.feedback.page", "FeedbackPage"),
    PageSpec("data_care", "clipboard-check", "desktop_crm.ui.data_care.page", "DataCarePage"),
    PageSpec(
        "preferences",
        "settings",
        "desktop_crm.ui.preferences.page",
        "PreferencesPage",
        is_low=True,
    ),
)
_CARD = ("desktop_crm.ui.customers.card_pane", "CardPane")
_HIDDEN_MS = 400


def make_page(spec: PageSpec, desk: Desk) -> Page:
    """Build a page; its module is loaded on its first visit, so the window opens at once."""
    if importlib.util.find_spec(spec.module) is None:
        return _Placeholder(desk, spec.icon)
    made = getattr(importlib.import_module(spec.module), spec.name)(desk)
    if not isinstance(made, Page):
        raise TypeError(spec.name)
    return made


def make_card_pane(desk: Desk) -> CustomerPane:
    """Build a Card for the right side of a page."""
    return CustomerPane() if importlib.util.find_spec(_CARD[0]) is None else LatePane(desk)


class LatePane(CustomerPane):
    """Makes the Card once it has a customer to show and the list beside it was painted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._card: CustomerPane | None = None
        self._wanted: bytes | None = None
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.card)

    def card(self) -> CustomerPane:
        """Return the Card itself."""
        if self._card is None:
            module, name = _CARD
            made = getattr(importlib.import_module(module), name)(self._desk)
            if not isinstance(made, CustomerPane):
                raise TypeError(name)
            made.closed.connect(self.closed)
            made.shown.connect(self.shown)
            self.setLayout(column(made))
            self.setFocusProxy(made)
            self._card = made
            self._soon.stop()
            made.show_customer(self._wanted)
        return self._card

    @override
    def show_customer(self, customer_id: bytes | None) -> None:
        self._wanted = customer_id
        if self._card is not None:
            self._card.show_customer(customer_id)
        elif customer_id is not None:
            # Painted together with the list; where it is hidden the Card is made all the same.
            self._soon.start(_HIDDEN_MS)
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._card is None and self._wanted is not None:
            self._soon.start(0)

    @override
    def person(self) -> Person | None:
        return None if self._card is None else self._card.person()

    @override
    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {} if self._card is None else self._card.commands()


class _Placeholder(Page):
    """Stands where a page is not there yet."""

    def __init__(self, desk: Desk, icon: str) -> None:
        super().__init__(desk)
        text = EmptyState(
            desk.theme,
            desk.icons,
            icon,
            lambda: translate("Window", "This page is not here yet."),
        )
        self.setLayout(column(text))
