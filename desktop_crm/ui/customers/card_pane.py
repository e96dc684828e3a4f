"""The Card: one customer, bound to widgets that are built once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QGuiApplication,
    QIcon,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QMenu, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.domain.changes import Changes
from desktop_crm.domain.customers import ContactMethodRow, CustomerCard
from desktop_crm.domain.errors import Refused
from desktop_crm.domain.feedback import FeedbackRow
from desktop_crm.domain.follow_ups import FollowUpRow
from desktop_crm.domain.health import Health, HealthFacts, HealthReason, health_of
from desktop_crm.domain.history import HistoryRow
from desktop_crm.domain.interactions import InteractionRow
from desktop_crm.domain.purchases import PurchaseRow, PurchaseSummary
from desktop_crm.domain.stages import PurchaseDays
from desktop_crm.domain.words import FeedbackKind, FeedbackState, FollowUpState, MethodKind
from desktop_crm.queries import customers as customer_queries
from desktop_crm.queries import history as history_queries
from desktop_crm.queries import purchases as purchase_queries
from desktop_crm.services import customers, feedback, follow_ups, interactions, purchases
from desktop_crm.ui.customers import forms
from desktop_crm.ui.customers.card_head import (
    CardHead,
    FollowUpBand,
    Tile,
    health_tone,
    next_follow_up,
)
from desktop_crm.ui.customers.entries import entries, is_planned, kind_word, scale_top
from desktop_crm.ui.customers.facets import Names
from desktop_crm.ui.customers.names import read_names
from desktop_crm.ui.customers.profile_tab import ProfileTab
from desktop_crm.ui.customers.tabs import FeedbackTab, HistoryTab, PurchasesTab
from desktop_crm.ui.kit import editors
from desktop_crm.ui.kit.buttons import Button, Tabs, button, icon_button
from desktop_crm.ui.kit.charts import PurchaseStrip
from desktop_crm.ui.kit.customer_forms import edit_customer
from desktop_crm.ui.kit.empty_state import EmptyState
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import ago, day, money, sentence, translate
from desktop_crm.ui.kit.layouts import box, column, panel, row
from desktop_crm.ui.kit.page import CustomerPane, Desk
from desktop_crm.ui.kit.person import Person
from desktop_crm.ui.kit.privacy import shown
from desktop_crm.ui.kit.qr_code import show_qr
from desktop_crm.ui.kit.quick_log import QuickLog
from desktop_crm.ui.kit.reach import dialled, emails, phones
from desktop_crm.ui.kit.timeline import Entry, Timeline
from desktop_crm.ui.kit.visit_brief import show_brief

_JOIN_MS = 60
_DIM_MS = 100
_STRIP_FROM = 840
_ROOMY = 86
_ALL = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What one question brings: the card, its sums and its changes."""

    card: CustomerCard
    summary: PurchaseSummary
    history: tuple[HistoryRow, ...]
    today: date


def read_sheet(session: Any, customer_id: bytes, *, today: date) -> Sheet:
    """Return everything the Card shows of one customer; a query."""
    return Sheet(
        card=customer_queries.card(session, customer_id, today=today),
        summary=purchase_queries.summary(session, customer_id, today=today),
        history=history_queries.of_customer(session, customer_id),
        today=today,
    )


class CardPane(CustomerPane):
    """The Card of the right side of a page."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wanted: bytes | None = None
        self._sheet: Sheet | None = None
        self._names = Names()
        self._kind = _ALL
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
        self.quick_log = QuickLog(desk.workspace, desk.theme, desk.icons, shows_person=False)
        self.quick_log.left.connect(self.closed)
        self.timeline = Timeline(desk.theme, desk.icons)
        self.timeline.opened.connect(self._on_entry)
        self.timeline.key_pressed.connect(self._on_timeline_key)
        self.profile = ProfileTab(desk)
        self.profile.copied.connect(self._copy)
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
            "print": lambda: self._preview("profile"),
            "brief": lambda: show_brief(self._desk, card.id),
            "qr": lambda: show_qr(self._desk, card, self.window()),
        }
        if next_follow_up(card) is not None:
            found["follow_up.done"] = lambda: self._on_band("done")
        if phones(card):
            found["copy_phone"] = lambda: self._copy(phones(card)[0])
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
    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._show_strip()
        px = self._desk.theme.px
        share = (self.width() - px(48 + 4 * 8)) // len(self._action_icons)
        for each, icon in self._action_icons:
            each.setIcon(icon if share >= px(_ROOMY) else QIcon())

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
        self._filter = icon_button(
            desk.icons,
            "funnel",
            lambda: translate("Card", "Show only"),
            self._choose_kind,
        )
        self._filter.setFixedHeight(px(36))
        self._no_entry = EmptyState(
            desk.theme,
            desk.icons,
            "square-pen",
            lambda: translate("Card", "Nothing happened yet. Write the first line above."),
        )
        self._timeline_stack = QStackedWidget()
        self._timeline_stack.addWidget(self.timeline)
        self._timeline_stack.addWidget(self._no_entry)
        log_row = row(spacing=6)
        log_row.addWidget(self.quick_log, 1)
        log_row.addWidget(self._filter, 0, Qt.AlignmentFlag.AlignTop)
        first = box(column(log_row, self._timeline_stack, spacing=px(10)))
        first.layout().setStretch(1, 1)  # type: ignore[union-attr]  # just made
        self._pages = QStackedWidget()
        for page in (first, self.profile, self.purchases, self.feedback, self.history):
            self._pages.addWidget(page)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(px(24), px(20), px(24), px(12))
        layout.setSpacing(px(12))
        layout.addWidget(self.head)
        layout.addWidget(self._bin)
        layout.addLayout(self._action_row())
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

    def _action_row(self) -> Any:
        icons = self._desk.icons
        made: list[Button] = [
            button(
                lambda: translate("Card", "Log"),
                self._log,
                look="primary",
                icon=(icons, "square-pen"),
            ),
            button(lambda: translate("Card", "Call"), self._call, icon=(icons, "phone")),
            button(lambda: translate("Card", "Email"), self._email, icon=(icons, "mail")),
            button(lambda: translate("Card", "Plan"), self._plan, icon=(icons, "calendar-clock")),
            button("PDF", self._pdf_menu, icon=(icons, "file-text")),
        ]
        self.log_button, self.call_button, self.email_button, self.plan_button, self.pdf = made
        self.log_button.hint("Ctrl+L")
        self.plan_button.hint("Ctrl+R")
        self.pdf.hint(lambda: translate("Card", "Profile and visit brief as PDF"))
        self._action_icons = [(each, each.icon()) for each in made]
        layout = row(spacing=self._desk.theme.px(8))
        for each in made:
            layout.addWidget(each, 1)
        return layout

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
        self._rhythm = label(self._rhythm_text, "heading")
        self._expected = label(self._expected_text, "secondary")
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
        is_other = self.card is None or self.card.id != sheet.card.id
        self._sheet = sheet
        if is_other:
            self._kind = _ALL
        self._bind(sheet)
        self._stack.setCurrentWidget(self._content)
        if is_other:
            self.timeline.scrollToTop()
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
        self.call_button.setEnabled(bool(phones(card)))
        self.email_button.setEnabled(bool(emails(card)))
        self._call_hint()
        self.quick_log.set_person(self.person())
        self._bind_tiles()
        self._bind_timeline()
        self._bind_page()
        self._strip.set_months(sheet.summary.months)
        self._rhythm.say(self._rhythm_text)
        self._expected.say(self._expected_text)
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

    def _bind_tiles(self) -> None:
        lifetime, satisfaction, churn = self.tiles
        lifetime.show_value(self._lifetime_text, self._orders_text)
        satisfaction.show_value(self._score_text, self._score_note)
        churn.show_value(self._churn_text, self._churn_note)

    def _bind_timeline(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        found = entries(sheet.card, sheet.history, sheet.today, next_follow_up(sheet.card))
        self._filter.setVisible(len({entry.kind for entry in found}) > 1)
        if self._kind == _ALL:
            # What is planned has its place in the band; the past begins at the top.
            shown = [entry for entry in found if not is_planned(entry)]
        else:
            shown = [entry for entry in found if entry.kind == self._kind]
        self.timeline.set_entries(sheet.card.id, shown)
        self._timeline_stack.setCurrentWidget(self.timeline if shown else self._no_entry)

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

    def _lifetime_text(self) -> str:
        return "" if self._sheet is None else money(self._sheet.summary.lifetime)

    def _orders_text(self) -> str:
        if self._sheet is None:
            return ""
        orders = self._sheet.summary.orders
        if not orders:
            return translate("Card", "nothing bought yet")
        return translate("Card", "%n purchases", "", orders)

    def _score_text(self) -> str:
        card = self.card
        if card is None or not card.survey_answers:
            return "–"  # noqa: RUF001 - stands for nothing
        answer = card.survey_answers[0]
        return f"{answer.score} / {scale_top(answer.scale)}"

    def _score_note(self) -> str:
        card = self.card
        if card is None or not card.survey_answers:
            return translate("Card", "not asked yet")
        on = day(card.survey_answers[0].answered_on, self._today())
        return translate("Card", "asked {day}").format(day=on)

    def _health(self) -> Health | None:
        card = self.card
        if card is None:
            return None
        days = sorted(
            {
                bought.bought_on
                for bought in card.purchases
                if bought.bought_on is not None and bought.total.minor > 0
            }
        )
        complaints = sum(
            found.kind is FeedbackKind.COMPLAINT and found.state is not FeedbackState.CLOSED
            for found in card.feedback
        )
        facts = HealthFacts(
            purchases=PurchaseDays(
                len(days), days[0] if days else None, days[-1] if days else None
            ),
            last_contact_on=card.last_contact_on,
            tier=card.tier,
            open_complaints=complaints,
        )
        return health_of(facts, self._today())

    def _churn_text(self) -> str:
        card = self.card
        if card is None or card.health is None:
            return "–"  # noqa: RUF001 - stands for nothing
        return {
            "ok": translate("Card", "Low"),
            "warn": translate("Card", "Medium"),
            "danger": translate("Card", "High"),
        }[health_tone(card.health)]

    def _churn_note(self) -> str:
        card, health = self.card, self._health()
        if card is None or card.health is None or health is None:
            return translate("Card", "not enough history")
        if not health.reasons or health_tone(card.health) == "ok":
            return translate("Card", "all is steady")
        return {
            HealthReason.PURCHASE_SILENCE: translate("Card", "long without a purchase"),
            HealthReason.CONTACT_SILENCE: translate("Card", "long without contact"),
            HealthReason.COMPLAINT_OPEN: translate("Card", "complaint open"),
        }[health.reasons[0]]

    def _rhythm_text(self) -> str:
        summary = None if self._sheet is None else self._sheet.summary
        if summary is None or not summary.usual_gap_days:
            return translate("Card", "Bought once so far")
        return translate("Card", "Buys every %n days", "", summary.usual_gap_days)

    def _expected_text(self) -> str:
        summary = None if self._sheet is None else self._sheet.summary
        if summary is None or summary.last_on is None:
            return ""
        if summary.next_expected_on is None:
            return translate("Card", "last {when}").format(when=ago(summary.last_on, self._today()))
        text = translate("Card", "next expected {day}")
        if summary.next_expected_on < self._today():
            text = translate("Card", "was expected {day}")
        return text.format(day=day(summary.next_expected_on, self._today()))

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
            editors.plan_follow_up(self._desk, person)

    def _record_feedback(self) -> None:
        person = self.person()
        if person is not None:
            editors.record_feedback(self._desk, person)

    def _on_head(self, wanted: str) -> None:
        card = self.card
        if card is None:
            return
        if wanted == "tier":
            self._popup(forms.tier_menu(self._desk, self, [card.id], card.tier), self.head.tier)
        elif wanted == "stage":
            menu = forms.stage_menu(self._desk, self, [card.id], card.stage, card.stage_suggested)
            self._popup(menu, self.head.stage)
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
        _item(menu, translate("Card", "Edit…"), lambda: edit_customer(self._desk, card), "F2")
        _item(
            menu,
            translate("Card", "Log in a form…"),
            lambda: editors.log_interaction(
                self._desk, Person(card.id, card.name, card.tier), card.contacts
            ),
        )
        _item(menu, translate("Card", "Record feedback…"), self._record_feedback, "Ctrl+B")
        _item(
            menu,
            translate("Card", "Record purchase…"),
            lambda: forms.record_purchase(self._desk, card.id),
        )
        _item(
            menu,
            translate("Card", "Verified today"),
            lambda: self._do(customers.verify, [card.id], today=today),
        )
        menu.addSeparator()
        if card.deleted_at is None:
            _item(
                menu,
                translate("Card", "Move to the recycle bin"),
                lambda: self._do(customers.delete, [card.id], now=self._desk.workspace.now()),
            )
        else:
            _item(
                menu,
                translate("Card", "Restore"),
                lambda: self._do(customers.restore, [card.id]),
            )
        self._popup(menu, self.head.more)

    def _on_band(self, wanted: str) -> None:
        card = self.card
        found = None if card is None else next_follow_up(card)
        if wanted == "plan" or found is None:
            self._plan()
        elif wanted == "others":
            self._go_to_tab("timeline")
            self._show_kind("follow_up")
        elif wanted == "done":
            editors.complete_follow_up(self._desk, found)
        elif wanted == "postpone":
            self._popup(editors.postpone_menu(self._desk, self, [found.id]), self.band.postpone)

    def _call(self) -> None:
        card = self.card
        if card is None:
            return
        known = phones(card)
        if len(known) == 1:
            self._copy(known[0])
            return
        menu = QMenu(self)
        people = {person.id: person.name for person in card.contacts}
        for phone in known:
            parts = (phone.value, people.get(phone.contact_id or b"", ""), phone.label or "")
            text = shown("  ".join(part for part in parts if part))
            _item(menu, text, lambda phone=phone: self._copy(phone))  # type: ignore[misc]  # bound at once
        self._popup(menu, self.call_button)

    def _email(self) -> None:
        card = self.card
        if card is None:
            return
        known = emails(card)
        if len(known) == 1:
            self._write_to(known[0])
            return
        menu = QMenu(self)
        for address in known:
            _item(menu, address.value, lambda address=address: self._write_to(address))  # type: ignore[misc]  # bound at once
        self._popup(menu, self.email_button)

    def _write_to(self, found: ContactMethodRow) -> None:
        self._copy(found)
        url = QUrl()
        url.setScheme("mailto")
        url.setPath(found.value.strip())
        QDesktopServices.openUrl(url)

    def _copy(self, found: ContactMethodRow) -> None:
        text = dialled(found.value) if found.kind is MethodKind.PHONE else found.value.strip()
        QGuiApplication.clipboard().setText(text)
        said = translate("Card", "Copied {text}").format(text=text)
        self._desk.navigator.toast(said)

    def _call_hint(self) -> None:
        card = self.card
        known = () if card is None else phones(card)
        number = known[0].value if known else ""
        self.call_button.hint(
            (lambda: translate("Card", "Copy {phone} (Ctrl+Shift+C)").format(phone=number))
            if number
            else (lambda: translate("Card", "No phone is known"))
        )

    def _pdf_menu(self) -> None:
        menu = QMenu(self)
        _item(menu, translate("Card", "Profile…"), lambda: self._preview("profile"), "Ctrl+P")
        _item(menu, translate("Card", "Visit brief…"), lambda: self._preview("brief"))
        self._popup(menu, self.pdf)

    def _preview(self, kind: str) -> None:
        from desktop_crm.ui.kit import pdf_preview  # noqa: PLC0415 - loads QtPdf and reportlab

        pdf_preview.preview(self._desk, self._id(), kind)

    def _choose_kind(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        found = entries(sheet.card, sheet.history, sheet.today, next_follow_up(sheet.card))
        counts: dict[str, int] = {}
        for entry in found:
            counts[entry.kind] = counts.get(entry.kind, 0) + 1
        menu = QMenu(self)
        past = sum(not is_planned(entry) for entry in found)
        choices = [(_ALL, translate("Card", "Everything"), past)]
        choices += [(kind, kind_word(kind), count) for kind, count in counts.items()]
        for kind, text, count in choices:
            action = _item(menu, f"{text}\t{count}", lambda kind=kind: self._show_kind(kind))  # type: ignore[misc]  # bound at once
            action.setCheckable(True)
            action.setChecked(kind == self._kind)
        self._popup(menu, self._filter)

    def _show_kind(self, kind: str) -> None:
        self._kind = kind
        self._bind_timeline()

    def _on_entry(self, entry: Entry) -> None:
        card = self.card
        if card is None:
            return
        value = entry.value
        if isinstance(value, InteractionRow):
            editors.edit_interaction(self._desk, value, card.contacts)
        elif isinstance(value, FeedbackRow):
            editors.advance_feedback(self._desk, value)
        elif isinstance(value, FollowUpRow) and value.state is FollowUpState.OPEN:
            editors.edit_follow_up(self._desk, value)
        elif isinstance(value, PurchaseRow):
            self._go_to_tab("purchases")
        elif isinstance(value, HistoryRow):
            self._go_to_tab("history")

    def _on_timeline_key(self, key: str) -> None:
        entry = self.timeline.current_entry()
        if key == "Esc":
            self.closed.emit()
        if key != "Del" or entry is None:
            return
        value = entry.value
        if isinstance(value, InteractionRow):
            self._do(interactions.remove, value.id)
        elif isinstance(value, FeedbackRow):
            self._do(feedback.remove, value.id)
        elif isinstance(value, PurchaseRow):
            self._do(purchases.remove, value.id)
        elif isinstance(value, FollowUpRow) and value.state is FollowUpState.OPEN:
            self._do(follow_ups.cancel, value.id, now=self._desk.workspace.now())

    def _popup(self, menu: QMenu, below: QWidget) -> None:
        menu.aboutToHide.connect(lambda: QTimer.singleShot(0, menu, menu.deleteLater))
        menu.popup(below.mapToGlobal(below.rect().bottomLeft()))

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


def _item(menu: QMenu, text: str, chosen: Callable[[], object], keys: str = "") -> Any:
    shown = text.replace("&", "&&")
    action = menu.addAction(f"{shown}\t{keys}" if keys else shown)
    action.triggered.connect(lambda: chosen())  # noqa: PLW0108 - drops "checked"
    return action
