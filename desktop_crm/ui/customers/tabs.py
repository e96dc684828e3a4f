"""The tabs of the Card that are lists: purchases, feedback, history."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop_crm.domain.customers import CustomerCard
from desktop_crm.domain.feedback import FeedbackRow, hours_open
from desktop_crm.domain.history import ChangeKind, HistoryRow
from desktop_crm.domain.purchases import PurchaseSummary
from desktop_crm.domain.words import FeedbackState, PurchaseState, read
from desktop_crm.services import feedback, history, purchases
from desktop_crm.ui.customers.facets import Names
from desktop_crm.ui.customers.forms import record_purchase
from desktop_crm.ui.kit import feedback_editors
from desktop_crm.ui.kit.buttons import button
from desktop_crm.ui.kit.charts import PurchaseStrip
from desktop_crm.ui.kit.empty_state import EmptyState
from desktop_crm.ui.kit.history_words import (
    change_text,
    entity_word,
    head_text,
    main_text,
    shown_fields,
)
from desktop_crm.ui.kit.kind_icons import sign_of
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import (
    Text,
    clock_time,
    day,
    due,
    local,
    moment,
    money,
    translate,
    word,
)
from desktop_crm.ui.kit.layouts import column, panel, row
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.kit.painting import Line
from desktop_crm.ui.kit.person import Person
from desktop_crm.ui.kit.row_list import RowList, Section
from desktop_crm.ui.kit.settings import Density

_STATE_TONES = {
    FeedbackState.RECEIVED: "danger",
    FeedbackState.IN_PROGRESS: "warn",
    FeedbackState.ANSWERED: "accent",
    FeedbackState.CLOSED: "neutral",
}
_DAY_HOURS = 48


class ListTab(QWidget):
    """A list with its buttons above, and a sentence where nothing is in it."""

    def __init__(self, desk: Desk, name: Text, icon: str, empty: Text) -> None:
        super().__init__()
        self.desk = desk
        self.card: CustomerCard | None = None
        self.list = RowList(desk.theme, desk.icons, name=name, density=Density.COSY)
        self.empty = EmptyState(desk.theme, desk.icons, icon, empty)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.empty)
        self.head = row(spacing=8)
        self.layout_ = QVBoxLayout(self)
        self.layout_.setContentsMargins(0, 0, 0, 0)
        self.layout_.setSpacing(desk.theme.px(8))
        self.layout_.addLayout(self.head)
        self.layout_.addWidget(self.stack, 1)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show lines, or the empty state."""
        self.list.set_sections([Section(title="", lines=tuple(lines))])
        self.stack.setCurrentWidget(self.list if lines else self.empty)


class PurchasesTab(ListTab):
    """Sums, months and single purchases."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            lambda: translate("Card", "Purchases"),
            "shopping-bag",
            lambda: translate("Card", "Nothing bought yet."),
        )
        self._summary: PurchaseSummary | None = None
        self._sums = label("", "secondary", wraps=True)
        self._strip = PurchaseStrip(desk.theme)
        self._strip.setMinimumHeight(desk.theme.px(64))
        self._box = panel(
            "tile",
            column(self._sums, self._strip, spacing=8, margins=(14, 10, 14, 10)),
        )
        add = button(
            lambda: translate("Card", "Record purchase"),
            self._record,
            icon=(desk.icons, "plus"),
        )
        self.head.addStretch(1)
        self.head.addWidget(add)
        self.layout_.insertWidget(1, self._box)
        self.list.key_pressed.connect(self._on_key)

    def bind(self, card: CustomerCard, summary: PurchaseSummary, today: date) -> None:
        """Show the purchases of a customer."""
        self.card, self._summary = card, summary
        self._strip.set_months(summary.months)
        self._sums.say(self._sums_text)
        self._box.setVisible(bool(card.purchases))
        self.show_lines([self._line(index, today) for index in range(len(card.purchases))])

    def _line(self, index: int, today: date) -> Line:
        if self.card is None:
            raise ValueError("no card")
        bought = self.card.purchases[index]
        texts = [line.text for line in bought.lines if line.text]
        state = read(PurchaseState, bought.state)
        facts = (
            day(bought.bought_on, today) if bought.bought_on else "",
            bought.external_id or "",
            bought.note or "",
        )
        is_open = state in {PurchaseState.UNPAID, PurchaseState.PARTLY_PAID}
        return Line(
            key=bought.id,
            title=" · ".join(texts) or translate("Card", "Purchase"),
            facts=tuple(fact for fact in facts if fact),
            badge=word(state) if state and state is not PurchaseState.PAID else "",
            badge_tone="warn" if is_open else "neutral",
            amount=money(bought.total),
            icon="undo-2" if bought.total.minor < 0 else "shopping-bag",
            icon_tone="warn" if bought.total.minor < 0 else "ok",
            value=bought,
        )

    def _sums_text(self) -> str:
        summary = self._summary
        if summary is None:
            return ""
        parts = [
            translate("Card", "Last 12 months {amount}").format(
                amount=money(summary.last_12_months)
            ),
            translate("Card", "the 12 before {amount}").format(
                amount=money(summary.previous_12_months)
            ),
        ]
        if summary.other_currencies:
            parts.append(translate("Card", "other currencies not included"))
        return " · ".join(parts)

    def _record(self) -> None:
        if self.card is not None:
            record_purchase(self.desk, self.card.id)

    def _on_key(self, key: str) -> None:
        line = self.list.current_line()
        if key == "Del" and line is not None:
            self.desk.workspace.do(purchases.remove, line.key, owner=self)


class FeedbackTab(ListTab):
    """What the customer told us; Enter takes the next step."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            lambda: translate("Card", "Feedback"),
            "message-square-text",
            lambda: translate("Card", "No feedback yet."),
        )
        self._next = button(lambda: translate("Card", "Next step"), self._advance)
        self._next.hint("Enter")
        self._edit = button(lambda: translate("Card", "Edit"), self._change)
        add = button(
            lambda: translate("Card", "Record feedback"),
            self._record,
            icon=(desk.icons, "plus"),
        )
        add.hint("Ctrl+B")
        self.head.addWidget(self._next)
        self.head.addWidget(self._edit)
        self.head.addStretch(1)
        self.head.addWidget(add)
        self.list.opened.connect(lambda _line: self._advance())
        self.list.current_changed.connect(lambda _line: self._allow())
        self.list.key_pressed.connect(self._on_key)

    def bind(self, card: CustomerCard, today: date) -> None:
        """Show the feedback of a customer."""
        self.card = card
        now = self.desk.workspace.now()
        is_other = self.list.current_line() is None
        self.show_lines([_feedback_line(found, today, hours_open(found.received_at, now))
                         for found in card.feedback])  # fmt: skip
        if is_other:
            self.list.go_to_first()
        self._allow()

    def _current(self) -> FeedbackRow | None:
        line = self.list.current_line()
        if line is None and self.card is not None and len(self.card.feedback) == 1:
            return self.card.feedback[0]
        return line.value if line is not None and isinstance(line.value, FeedbackRow) else None

    def _allow(self) -> None:
        found = self._current()
        self._next.setEnabled(found is not None)
        self._edit.setEnabled(found is not None)
        is_closed = found is not None and found.state is FeedbackState.CLOSED
        self._next.say(
            (lambda: translate("Card", "Open again"))
            if is_closed
            else (lambda: translate("Card", "Next step"))
        )

    def _advance(self) -> None:
        found = self._current()
        if found is not None:
            feedback_editors.advance(self.desk, found)

    def _change(self) -> None:
        found = self._current()
        if found is not None:
            feedback_editors.edit(self.desk, found)

    def _record(self) -> None:
        if self.card is not None:
            person = Person(self.card.id, self.card.name, self.card.tier)
            feedback_editors.record(self.desk, person)

    def _on_key(self, key: str) -> None:
        found = self._current()
        if key == "Del" and found is not None:
            self.desk.workspace.do(feedback.remove, found.id, owner=self)


class HistoryTab(ListTab):
    """Who changed what; a value of before can be brought back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            lambda: translate("Card", "History"),
            "history",
            lambda: translate("Card", "Nothing was changed yet."),
        )
        self._restore = button(
            lambda: translate("Card", "Restore this value"),
            self._on_restore,
            icon=(desk.icons, "undo-2"),
        )
        hint = label(lambda: translate("Card", "Choose a change to bring back its value."), "hint")
        self.head.addWidget(hint)
        self.head.addStretch(1)
        self.head.addWidget(self._restore)
        self.list.current_changed.connect(lambda _line: self._allow())
        self.list.opened.connect(lambda _line: self._on_restore())

    def bind(
        self, card: CustomerCard, rows: Sequence[HistoryRow], names: Names, today: date
    ) -> None:
        """Show the changes of a customer."""
        self.card = card
        sections: dict[date, list[Line]] = {}
        tags = {tag.id: tag.name for tag in names.tags}
        for found in rows:
            on = local(found.at).date()
            sections.setdefault(on, []).extend(_history_lines(found, today, tags))
        shown = [
            Section(title=day(on, today), lines=tuple(lines))
            for on, lines in sections.items()
            if lines
        ]
        self.list.set_sections(shown)
        self.stack.setCurrentWidget(self.list if shown else self.empty)
        self._allow()

    def _allow(self) -> None:
        line = self.list.current_line()
        self._restore.setEnabled(line is not None and line.value is not None)

    def _on_restore(self) -> None:
        line = self.list.current_line()
        if line is not None and isinstance(line.value, tuple):
            change_id, field = line.value
            self.desk.workspace.do(history.restore_value, change_id, field, owner=self)


def _feedback_line(found: FeedbackRow, today: date, hours: int) -> Line:
    icon, tone = sign_of(found.kind)
    is_open = found.state is not FeedbackState.CLOSED
    facts = [word(found.kind), moment(found.received_at, today)]
    if is_open and hours < _DAY_HOURS:
        facts.append(translate("Card", "open %n h", "", hours))
    elif is_open:
        facts.append(translate("Card", "open %n days", "", hours // 24))
    if found.due_on is not None and is_open:
        facts.append(due(found.due_on, today).text)
    if found.outcome:
        facts.append(found.outcome)
    return Line(
        key=found.id,
        title=" ".join(found.text.split()),
        facts=tuple(facts),
        badge=word(found.state),
        badge_tone=_STATE_TONES[found.state],
        icon=icon,
        icon_tone=tone if is_open else "neutral",
        value=found,
    )


def _history_lines(found: HistoryRow, today: date, tags: Mapping[bytes, str]) -> list[Line]:
    """Return a line per changed field of the card, else one per change."""
    head = head_text(found)
    facts = [head, clock_time(local(found.at).time())]
    if found.author:
        facts.append(found.author)
    if found.undone:
        facts.append(translate("History", "undone"))
    changes = shown_fields(found)
    icons = {
        ChangeKind.ADDED: ("plus", "ok"),
        ChangeKind.CHANGED: ("pencil", "accent"),
        ChangeKind.REMOVED: ("trash-2", "danger"),
        ChangeKind.ERASED: ("trash-2", "danger"),
    }
    icon, tone = icons[found.op]
    if found.op is ChangeKind.CHANGED:
        return [
            Line(
                key=(found.change_id, change.name),
                title=change_text(found, change, today),
                facts=tuple(facts),
                icon=icon,
                icon_tone=tone,
                is_struck=found.undone,
                value=(found.change_id, change.name),
            )
            for change in changes
        ]
    title = entity_word(found.entity)
    if main := main_text(found, tags):
        title = f"{title}: {main}"
    return [
        Line(
            key=(found.change_id, ""),
            title=title,
            facts=tuple(facts),
            icon=icon,
            icon_tone=tone,
            is_struck=found.undone,
        )
    ]
