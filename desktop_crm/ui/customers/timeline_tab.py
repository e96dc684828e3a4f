"""The first tab of the Card: the log line and what happened, newest first."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from desktop_crm.domain.feedback import FeedbackRow
from desktop_crm.domain.follow_ups import FollowUpRow
from desktop_crm.domain.history import HistoryRow
from desktop_crm.domain.interactions import InteractionRow
from desktop_crm.domain.purchases import PurchaseRow
from desktop_crm.domain.words import FollowUpState
from desktop_crm.services import feedback, follow_ups, interactions, purchases
from desktop_crm.ui.customers.card_head import next_follow_up
from desktop_crm.ui.customers.entries import entries, is_planned, kind_word
from desktop_crm.ui.customers.menus import add_item, popup
from desktop_crm.ui.customers.sheet import Sheet
from desktop_crm.ui.kit import feedback_editors, follow_up_editors, interaction_editors
from desktop_crm.ui.kit.buttons import icon_button
from desktop_crm.ui.kit.empty_state import EmptyState
from desktop_crm.ui.kit.language import translate
from desktop_crm.ui.kit.layouts import column, row
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.kit.quick_log import QuickLog
from desktop_crm.ui.kit.timeline import Entry, Timeline

_ALL = ""


class TimelineTab(QWidget):
    """Shows all kinds, or one of them.

    Signals:
        left: the person pressed Esc.
        tab_wanted: (str) what was opened has a tab of its own.
    """

    left = Signal()
    tab_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._sheet: Sheet | None = None
        self._kind = _ALL
        self.quick_log = QuickLog(desk.workspace, desk.theme, desk.icons, shows_person=False)
        self.quick_log.left.connect(self.left)
        self.timeline = Timeline(desk.theme, desk.icons)
        self.timeline.opened.connect(self._on_entry)
        self.timeline.key_pressed.connect(self._on_key)
        self._filter = icon_button(
            desk.icons,
            "funnel",
            lambda: translate("Card", "Show only"),
            self._choose_kind,
        )
        px = desk.theme.px
        self._filter.setFixedHeight(px(36))
        self._no_entry = EmptyState(
            desk.theme,
            desk.icons,
            "square-pen",
            lambda: translate("Card", "Nothing happened yet. Write the first line above."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.timeline)
        self._stack.addWidget(self._no_entry)
        log_row = row(spacing=6)
        log_row.addWidget(self.quick_log, 1)
        log_row.addWidget(self._filter, 0, Qt.AlignmentFlag.AlignTop)
        layout = column(log_row, self._stack, spacing=px(10))
        layout.setStretch(1, 1)
        self.setLayout(layout)

    def bind(self, sheet: Sheet) -> None:
        """Show a customer; another one is shown from the top, all kinds."""
        is_other = self._sheet is None or self._sheet.card.id != sheet.card.id
        self._sheet = sheet
        if is_other:
            self._kind = _ALL
        self._show()
        if is_other:
            self.timeline.scrollToTop()

    def show_kind(self, kind: str) -> None:
        """Show one kind of entry; "" for all."""
        self._kind = kind
        self._show()

    def _entries(self, sheet: Sheet) -> tuple[Entry, ...]:
        return entries(sheet.card, sheet.history, sheet.today, next_follow_up(sheet.card))

    def _show(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        found = self._entries(sheet)
        self._filter.setVisible(len({entry.kind for entry in found}) > 1)
        if self._kind == _ALL:
            # What is planned has its place in the band; the past begins at the top.
            shown = [entry for entry in found if not is_planned(entry)]
        else:
            shown = [entry for entry in found if entry.kind == self._kind]
        self.timeline.set_entries(sheet.card.id, shown)
        self._stack.setCurrentWidget(self.timeline if shown else self._no_entry)

    def _choose_kind(self) -> None:
        if self._sheet is None:
            return
        found = self._entries(self._sheet)
        menu = QMenu(self)
        past = sum(not is_planned(entry) for entry in found)
        choices = [(_ALL, translate("Card", "Everything"), past)]
        counts = Counter(entry.kind for entry in found)
        choices += [(kind, kind_word(kind), count) for kind, count in counts.items()]
        for kind, text, count in choices:
            action = add_item(menu, f"{text}\t{count}", lambda kind=kind: self.show_kind(kind))  # type: ignore[misc]  # bound at once
            action.setCheckable(True)
            action.setChecked(kind == self._kind)
        popup(menu, self._filter)

    def _on_entry(self, entry: Entry) -> None:
        if self._sheet is None:
            return
        desk, value = self._desk, entry.value
        if isinstance(value, InteractionRow):
            interaction_editors.edit(desk, value, self._sheet.card.contacts)
        elif isinstance(value, FeedbackRow):
            feedback_editors.advance(desk, value)
        elif isinstance(value, FollowUpRow) and value.state is FollowUpState.OPEN:
            follow_up_editors.edit(desk, value)
        elif isinstance(value, PurchaseRow):
            self.tab_wanted.emit("purchases")
        elif isinstance(value, HistoryRow):
            self.tab_wanted.emit("history")

    def _on_key(self, key: str) -> None:
        if key == "Esc":
            self.left.emit()
        entry = self.timeline.current_entry()
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

    def _do(self, use_case: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
        self._desk.workspace.do(use_case, *args, owner=self, **kwargs)
