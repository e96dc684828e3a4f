"""A shop with a few customers, open in a real window."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop_crm.domain.customers import NewMethod
from desktop_crm.domain.follow_ups import NextFollowUp
from desktop_crm.domain.purchases import NewLine
from desktop_crm.domain.values import Money
from desktop_crm.domain.words import (
    CustomerKind,
    FeedbackKind,
    InteractionKind,
    MethodKind,
    Tier,
)
from desktop_crm.services import customers, feedback, interactions, purchases, unit_of_work
from desktop_crm.services.vaults import Vault
from desktop_crm.ui.customers.page import CustomersPage
from desktop_crm.ui.kit.language import Language
from desktop_crm.ui.kit.settings import Settings
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.shell.window import Window


class Shop:
    """A page over a real customer file, and what a person would see and do."""

    def __init__(self, qtbot: QtBot, window: Window, page: CustomersPage, ids: dict[str, bytes]):
        self.qtbot = qtbot
        self.window = window
        self.page = page
        self.ids = ids

    @property
    def today(self) -> date:
        """The day of the customer file."""
        return self.page.desk.workspace.today()

    def wait(self, check: Callable[[], object]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(lambda: bool(check()))

    def names(self) -> list[str]:
        """Return the customers of the list, in order, as far as they came."""
        cards = self.page.list.cards
        lines = [cards.line(row) for row in range(len(cards.numbers))]
        return [line.title for line in lines if line is not None]

    def wait_names(self, *names: str) -> None:
        """Wait until the list holds exactly these customers, in any order."""
        self.wait(lambda: sorted(self.names()) == sorted(names))

    def show(self, name: str) -> None:
        """Show a customer on the Card and, where the list has it, in the list."""
        self.page.show_customer(self.ids[name])
        self.wait(lambda: self.page.card.card is not None and self.page.card.card.name == name)
        self.wait(lambda: name not in self.names() or self.current() == name)

    def current(self) -> str:
        """Return the customer the keys of the list act on."""
        line = self.page.list.current_line()
        return "" if line is None else line.title

    def dialog(self, kind: type[QDialog] = QDialog) -> Any:
        """Wait for a dialog and return it."""

        def found() -> list[QWidget]:
            return [
                each
                for each in QApplication.topLevelWidgets()
                if isinstance(each, kind) and each.isVisible()
            ]

        self.wait(found)
        return found()[-1]

    def read(self, query: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Read the customer file beside the window, on a thread of its own as the window does."""
        vault = self.page.desk.workspace.vault
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(unit_of_work.read, vault, query, *args, **kwargs).result()

    def toast(self) -> str:
        """Return what the toast says."""
        bar = self.window.view.toast_bar if self.window.view else None
        return bar.text if bar is not None and bar.isVisible() else ""


def fill(vault: Vault, now: datetime, today: date) -> dict[str, bytes]:
    """Add four customers that differ in everything a filter looks at."""

    def write(use_case: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return unit_of_work.write(vault, use_case, *args, **kwargs).value

    def add(name: str, kind: CustomerKind, **fields: Any) -> bytes:
        tags = fields.pop("tags", ())
        methods = fields.pop("methods", ())
        due = fields.pop("due", None)
        follow_up = None if due is None else NextFollowUp(on=due, title=f"Call {name}")
        found: bytes = write(
            customers.add,
            {"name": name, "kind": kind, **fields},
            methods=methods,
            tags=tags,
            follow_up=follow_up,
            now=now,
        )
        return found

    company, person = CustomerKind.COMPANY, CustomerKind.PERSON
    phone = NewMethod(MethodKind.PHONE, "138 0013 8001", is_primary=True)
    ids = {
        "李明朗": add(
            "李明朗", person, tier=Tier.A, tags=["展会"], company="启明精密制造", methods=[phone],
            due=today - timedelta(days=6),
        ),
        "Northlake Dairy": add(
            "Northlake Dairy", company, tier=Tier.A, tags=["Export"], due=today
        ),
        "Sable Coast": add("Sable Coast", company, tier=Tier.B, tags=["Export", "展会"]),
        "Quillon": add("Quillon", company, industry="Food"),
    }  # fmt: skip
    write(
        interactions.log,
        ids["李明朗"],
        kind=InteractionKind.NOTE,
        text="Wants delivery before Spring Festival",
        happened_at=now - timedelta(days=2),
    )
    write(
        feedback.record,
        ids["Sable Coast"],
        kind=FeedbackKind.COMPLAINT,
        text="Two boxes were broken",
        received_at=now - timedelta(hours=30),
    )
    write(
        purchases.add,
        ids["李明朗"],
        bought_on=today - timedelta(days=40),
        lines=(NewLine(text="Valve", amount=Money(4_860_000)),),
    )
    return ids


@pytest.fixture
def shop(
    qtbot: QtBot,
    qapp: QApplication,
    theme: Theme,
    language: Language,
    settings: Settings,
    vault: Vault,
) -> Iterator[Shop]:
    """Return the Customers page of a small shop, as it is after a click on the rail."""
    now = vault.clock()
    ids = fill(vault, now, now.astimezone().date())
    window = Window(qapp, theme, language, settings, vault.clock)
    qtbot.addWidget(window)
    window.resize(1480, 920)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.open_vault(vault)
    view = window.view
    assert view is not None
    page = view.open_page("customers")
    assert isinstance(page, CustomersPage)
    made = Shop(qtbot, window, page, ids)
    made.wait_names(*ids)
    made.wait(lambda: page.card.card is not None)
    yield made
    for each in QApplication.topLevelWidgets():
        if isinstance(each, QDialog):
            each.close()
    window.close_vault()
