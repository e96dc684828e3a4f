"""The Card: one customer, bound to widgets that are built once."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QMenu, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.domain.changes import Changes
from desktop_crm.domain.customers import CustomerCard
from desktop_crm.domain.errors import Refused
from desktop_crm.domain.follow_ups import FollowUpRow
from desktop_crm.domain.words import FollowUpState
from desktop_crm.services import customers, follow_ups
from desktop_crm.ui.customers import forms
from desktop_crm.ui.customers.action_row import ActionRow
from desktop_crm.ui.customers.card_head import CardHead, FollowUpBand, Tile, next_follow_up
from desktop_crm.ui.customers.facets import Names
from desktop_crm.ui.customers.menus import add_item, popup
from desktop_crm.ui.customers.names import read_names
from desktop_crm.ui.customers.profile_tab import ProfileTab
from desktop_crm.ui.customers.sheet import (
    Sheet,
    churn_note,
    churn_text,
    expected_text,
    lifetime_text,
    orders_text,
    read_sheet,
    rhythm_text,
    score_note,
    score_text,
)
from desktop_crm.ui.customers.tabs import FeedbackTab, HistoryTab, PurchasesTab
from desktop_crm.ui.customers.timeline_tab import TimelineTab
from desktop_crm.ui.kit import feedback_editors, follow_up_editors, interaction_editors
from desktop_crm.ui.kit.buttons import Tabs, button
from desktop_crm.ui.kit.charts import PurchaseStrip
from desktop_crm.ui.kit.customer_forms import edit_customer
from desktop_crm.ui.kit.empty_state import EmptyState
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import sentence, translate
from desktop_crm.ui.kit.layouts import column, panel, row
from desktop_crm.ui.kit.page import CustomerPane, Desk
from desktop_crm.ui.kit.person import Person
from desktop_crm.ui.kit.postpone_menu import open_postpone_menu
from desktop_crm.ui.kit.qr_code import show_qr
from desktop_crm.ui.kit.reach import phones
from desktop_crm.ui.kit.visit_brief import show_brief

_JOIN_MS = 60
_DIM_MS = 100
_STRIP_FROM = 840


class CardPane(CustomerPane):
    """The Card of the right side of a page."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wanted: bytes | None = None
        self._sheet: Sheet | None = None
        self._names = Names()
        self._is_stale = False
        self._join = QTimer(self, interval=_JOIN_MS, singleShot=True)
        self._join.timeout.connect(self._ask)
        self._dim = QTimer(self, interval=_DIM_MS, singleShot=True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("look", "page")
        self.head = CardHead(desk)
        self.head.wanted.connect(self._on_head)
        self.band = FollowUpBand(desk)
        self.band.wanted.connect(self._on_band)
        self.acts = ActionRow(desk)
        self.acts.logging_wanted.connect(self._log)
        self.acts.planning_wanted.connect(self._plan)
        self.first = TimelineTab(desk)
        self.first.left.connect(self.closed)
        self.first.tab_wanted.connect(self._go_to_tab)
        self.quick_log, self.timeline = self.first.quick_log, self.first.timeline
        self.profile = ProfileTab(desk)
        self.profile.copied.connect(self.acts.copy)
        self.purchases = PurchasesTab(desk)
        self.feedback = FeedbackTab(desk)
        self.history = HistoryTab(desk)
        self._stack = QStackedWidget()
        self._build()
        self._veil = _Veil(desk, self)
        self._dim.timeout.connect(self._veil.show_over)
        self.actions_: dict[str, Callable[[], object]] = {}
        desk.workspace.changed.connect(self._on_changed)
        desk.language.changed.connect(self._retranslate)
        self._load_names()

    @property
    def card(self) -> CustomerCard | None:
        """The customer shown."""
        return None if self._sheet is None else self._sheet.card

    @property
    def wanted(self) -> bytes | None:
        """The customer that is shown or on its way."""
        return self._wanted

    @property
    def _current(self) -> CustomerCard | None:
        """The customer shown; while another is on its way None: no key acts on the one before."""
        card = self.card
        return card if card is not None and card.id == self._wanted else None

    @override
    def show_customer(self, customer_id: bytes | None) -> None:
        if customer_id is None:
            self._wanted = None
            self._sheet = None
            self._desk.workspace.withdraw(self, "card")
            self._dim.stop()
            self._veil.hide()
            self._stack.setCurrentWidget(self._nobody)
            self.shown.emit(None)
            return
        if customer_id == self._wanted and self.card is not None:
            return
        self._wanted = customer_id
        if not self._dim.isActive() and not self._veil.isVisible() and self.card is not None:
            self._dim.start()
        # The first at once, what follows quickly is joined: holding an arrow key stays smooth.
        if self._join.isActive():
            self._join.start()
            return
        self._join.start()
        self._ask()

    def reload(self) -> None:
        """Read the customer anew."""
        self._ask()

    @override
    def person(self) -> Person | None:
        card = self._current
        return None if card is None else Person(card.id, card.name, card.tier)

    @override
    def commands(self) -> Mapping[str, Callable[[], object]]:
        card = self._current
        if card is None:
            return {}
        found: dict[str, Callable[[], object]] = {
            "edit": lambda: edit_customer(self._desk, card),
            "follow_up.plan": self._plan,
            "feedback.new": self._record_feedback,
            "tag": lambda: forms.edit_tags(self._desk, card),
            "tier": lambda: self._on_head("tier"),
            "stage": lambda: self._on_head("stage"),
            "print": lambda: self.acts.preview("profile"),
            "brief": lambda: show_brief(self._desk, card.id),
            "qr": lambda: show_qr(self._desk, card, self.window()),
        }
        if next_follow_up(card) is not None:
            found["follow_up.done"] = lambda: self._on_band("done")
        if phones(card):
            found["copy_phone"] = lambda: self.acts.copy(phones(card)[0])
        return found

    def focus_card(self) -> None:
        """Put the focus into the Card: its log line."""
        self.quick_log.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._ask()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_strip()

    def _build(self) -> None:
        desk, px = self._desk, self._desk.theme.px
        self._nobody = EmptyState(
            desk.theme,
            desk.icons,
            "contact",
            lambda: translate("Card", "Choose a customer to see everything about it."),
        )
        self._gone = EmptyState(
            desk.theme,
            desk.icons,
            "user-x",
            lambda: translate("Card", "This customer is not there any more."),
        )
        self._bin = self._bin_band()
        self.tiles = [
            Tile(desk, lambda: translate("Card", "Lifetime value")),
            Tile(desk, lambda: translate("Card", "Satisfaction")),
            Tile(desk, lambda: translate("Card", "Churn risk")),
        ]
        self.tabs = Tabs(
            [
                ("timeline", lambda: translate("Card", "Timeline")),
                ("profile", lambda: translate("Card", "Profile")),
                ("purchases", lambda: self._tab_text("purchases")),
                ("feedback", lambda: self._tab_text("feedback")),
                ("history", lambda: translate("Card", "History")),
            ],
            desk.icons,
        )
        self.tabs.choose("timeline")
        self.tabs.chosen.connect(self._on_tab)
        self._pages = QStackedWidget()
        for page in (self.first, self.profile, self.purchases, self.feedback, self.history):
            self._pages.addWidget(page)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(px(24), px(20), px(24), px(12))
        layout.setSpacing(px(12))
        layout.addWidget(self.head)
        layout.addWidget(self._bin)
        layout.addWidget(self.acts)
        layout.addWidget(self.band)
        layout.addLayout(row(*self.tiles, spacing=px(8)))
        layout.addWidget(self.tabs)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._strip_panel())
        self._content = content
        for each in (content, self._nobody, self._gone):
            self._stack.addWidget(each)
        self._stack.setCurrentWidget(self._nobody)
        whole = QVBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        frame = panel("sidebar-right", whole)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def _bin_band(self) -> QFrame:
        restore = button(
            lambda: translate("Card", "Restore"),
            lambda: self._do(customers.restore, [self._id()]),
            icon=(self._desk.icons, "undo-2"),
        )
        text = label(lambda: translate("Card", "This customer is in the recycle bin."), "warn")
        made = panel("band-warn", row(text, None, restore, margins=(12, 6, 8, 6)))
        made.hide()
        return made

    def _strip_panel(self) -> QFrame:
        px = self._desk.theme.px
        self._rhythm = label("", "heading")
        self._expected = label("", "secondary")
        self._strip = PurchaseStrip(self._desk.theme)
        self._strip.opened.connect(lambda _month: self._go_to_tab("purchases"))
        title = label(lambda: translate("Card", "Purchases, last 12 months"), "secondary")
        words = column(title, self._rhythm, self._expected, spacing=1)
        layout = row(spacing=px(16), margins=(px(12), px(8), px(12), px(8)))
        layout.addLayout(words)
        layout.addWidget(self._strip, 1)
        self._strip_box = panel("tile", layout)
        return self._strip_box

    def _ask(self) -> None:
        if self._wanted is None:
            return
        ws = self._desk.workspace
        wanted = self._wanted
        self._is_stale = False
        ws.ask(
            read_sheet,
            wanted,
            today=ws.today(),
            then=lambda sheet: self._on_sheet(wanted, sheet),
            failed=lambda error: self._on_failed(wanted, error),
            owner=self,
            key="card",
        )

    def _on_sheet(self, wanted: bytes, sheet: Sheet) -> None:
        if wanted != self._wanted:
            return
        self._dim.stop()
        self._veil.hide()
        self._sheet = sheet
        self._bind(sheet)
        self._stack.setCurrentWidget(self._content)
        self.shown.emit(sheet.card.id)

    def _on_failed(self, wanted: bytes, error: Exception) -> None:
        if wanted != self._wanted:
            return
        self._dim.stop()
        self._veil.hide()
        self._sheet = None
        if isinstance(error, Refused):
            self._gone.sentence.say(lambda: sentence(error))
            self._stack.setCurrentWidget(self._gone)
            self.shown.emit(None)
        else:
            self._desk.workspace.failed.emit(error)

    def _bind(self, sheet: Sheet) -> None:
        card, today = sheet.card, sheet.today
        self.head.bind(card, today)
        self._bin.setVisible(card.deleted_at is not None)
        found = next_follow_up(card)
        waiting = sum(each.state is FollowUpState.OPEN for each in card.follow_ups)
        self.band.bind(found, max(0, waiting - 1), today)
        self.band.setVisible(card.deleted_at is None)
        self.acts.bind(card)
        self.quick_log.set_person(self.person())
        lifetime, satisfaction, churn = self.tiles
        lifetime.show_value(lambda: lifetime_text(sheet), lambda: orders_text(sheet))
        satisfaction.show_value(lambda: score_text(sheet), lambda: score_note(sheet))
        churn.show_value(lambda: churn_text(sheet), lambda: churn_note(sheet))
        self.first.bind(sheet)
        self._bind_page()
        self._strip.set_months(sheet.summary.months)
        self._rhythm.say(lambda: rhythm_text(sheet))
        self._expected.say(lambda: expected_text(sheet))
        self._show_strip()
        for name in ("purchases", "feedback"):
            self.tabs.button_of(name).say(lambda name=name: self._tab_text(name))  # type: ignore[misc]  # bound at once

    def _bind_page(self) -> None:
        """Show the tab that can be seen; the others follow when somebody looks at them."""
        sheet = self._sheet
        if sheet is None:
            return
        match self.tabs.value:
            case "profile":
                self.profile.bind(sheet.card, self._names, sheet.today)
            case "purchases":
                self.purchases.bind(sheet.card, sheet.summary, sheet.today)
            case "feedback":
                self.feedback.bind(sheet.card, sheet.today)
            case "history":
                self.history.bind(sheet.card, sheet.history, self._names, sheet.today)

    def _show_strip(self) -> None:
        summary = None if self._sheet is None else self._sheet.summary
        has_room = self.height() >= self._desk.theme.px(_STRIP_FROM)
        wanted = summary is not None and summary.orders > 0 and has_room
        self._strip_box.setVisible(wanted and self.tabs.value == "timeline")

    def _tab_text(self, name: str) -> str:
        title = {
            "purchases": translate("Card", "Purchases"),
            "feedback": translate("Card", "Feedback"),
        }[name]
        card = self.card
        count = 0
        if card is not None:
            count = len(card.purchases) if name == "purchases" else len(card.feedback)
        return f"{title} {count}" if count else title

    def _today(self) -> date:
        return self._desk.workspace.today() if self._sheet is None else self._sheet.today

    def _id(self) -> bytes:
        return b"" if self.card is None else self.card.id

    def _do(self, use_case: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
        self._desk.workspace.do(use_case, *args, owner=self, **kwargs)

    def _log(self) -> None:
        self._go_to_tab("timeline")
        self.quick_log.setFocus()

    def _go_to_tab(self, name: str) -> None:
        self.tabs.choose(name)
        self._on_tab(name)

    def _on_tab(self, name: object) -> None:
        names = ("timeline", "profile", "purchases", "feedback", "history")
        self._bind_page()
        self._pages.setCurrentIndex(names.index(str(name)))
        self._show_strip()

    def _plan(self) -> None:
        person = self.person()
        if person is not None:
            follow_up_editors.plan(self._desk, person)

    def _record_feedback(self) -> None:
        person = self.person()
        if person is not None:
            feedback_editors.record(self._desk, person)

    def _on_head(self, wanted: str) -> None:
        card = self.card
        if card is None:
            return
        if wanted == "tier":
            popup(forms.tier_menu(self._desk, self, [card.id], card.tier), self.head.tier)
        elif wanted == "stage":
            menu = forms.stage_menu(self._desk, self, [card.id], card.stage, card.stage_suggested)
            popup(menu, self.head.stage)
        elif wanted == "tag":
            forms.edit_tags(self._desk, card)
        elif wanted == "complaint":
            self._go_to_tab("feedback")
        elif wanted == "occasion":
            self._go_to_tab("profile")
        elif wanted == "edit":
            edit_customer(self._desk, card)
        elif wanted == "more":
            self._more_menu(card)

    def _more_menu(self, card: CustomerCard) -> None:
        menu = QMenu(self)
        today = self._today()
        add_item(menu, translate("Card", "Edit…"), lambda: edit_customer(self._desk, card), "F2")
        add_item(
            menu,
            translate("Card", "Log in a form…"),
            lambda: interaction_editors.log(
                self._desk, Person(card.id, card.name, card.tier), card.contacts
            ),
        )
        add_item(menu, translate("Card", "Record feedback…"), self._record_feedback, "Ctrl+B")
        add_item(
            menu,
            translate("Card", "Record purchase…"),
            lambda: forms.record_purchase(self._desk, card.id),
        )
        add_item(
            menu,
            translate("Card", "Verified today"),
            lambda: self._do(customers.verify, [card.id], today=today),
        )
        menu.addSeparator()
        if card.deleted_at is None:
            add_item(
                menu,
                translate("Card", "Move to the recycle bin"),
                lambda: self._do(customers.delete, [card.id], now=self._desk.workspace.now()),
            )
        else:
            add_item(
                menu,
                translate("Card", "Restore"),
                lambda: self._do(customers.restore, [card.id]),
            )
        popup(menu, self.head.more)

    def _on_band(self, wanted: str) -> None:
        card = self.card
        found = None if card is None else next_follow_up(card)
        if wanted == "plan" or found is None:
            self._plan()
        elif wanted == "others":
            self._go_to_tab("timeline")
            self.first.show_kind("follow_up")
        elif wanted == "done":
            follow_up_editors.complete(self._desk, found)
        elif wanted == "postpone":
            self._postpone(found)

    def _postpone(self, found: FollowUpRow) -> None:
        ids = [found.id]
        open_postpone_menu(
            self._desk,
            self.band.postpone,
            lambda to: self._do(follow_ups.postpone, ids, to),
            lambda: follow_up_editors.postpone(self._desk, ids),
        )

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("tag", "pick_list_item"):
            self._load_names()
        if self._wanted is None or not changes.concerns(self._wanted):
            return
        # Several pages have a Card; only the one that is looked at reads.
        if self.isVisible():
            self._ask()
        else:
            self._is_stale = True

    def _load_names(self) -> None:
        self._desk.workspace.ask(read_names, then=self._on_names, owner=self, key="names")

    def _on_names(self, names: Names) -> None:
        self._names = names
        self.quick_log.set_tags([tag.name for tag in names.tags])
        self._bind_page()

    def _retranslate(self) -> None:
        self.head.retranslate()
        if self._sheet is not None:
            self._bind(self._sheet)


class _Veil(QWidget):
    """Lies over a card that is not the wanted one any more."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._over = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_over(self) -> None:
        """Cover the whole parent."""
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        color = self._desk.theme.color("bg")
        color.setAlphaF(0.5)
        QPainter(self).fillRect(self.rect(), color)
