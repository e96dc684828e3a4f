"""The pages of the window: what each is called and where it is loaded from."""

import importlib
import importlib.util
from typing import NamedTuple

from typing_extensions import override

from desktop_crm.ui.kit.empty_state import EmptyState
from desktop_crm.ui.kit.language import translate
from desktop_crm.ui.kit.layouts import column
from desktop_crm.ui.kit.page import CustomerPane, Desk, Page


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
    module, name = _CARD
    if importlib.util.find_spec(module) is None:
        return _NoCard()
    made = getattr(importlib.import_module(module), name)(desk)
    if not isinstance(made, CustomerPane):
        raise TypeError(name)
    return made


class _NoCard(CustomerPane):
    """Stands where the Card is not there yet."""

    @override
    def show_customer(self, customer_id: bytes | None) -> None:
        """Show nothing."""


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
