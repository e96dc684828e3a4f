"""Feedback: what customers told us, by state, with a clock; at the right one feedback in full."""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QStackedWidget
from typing_extensions import override

from desktop_crm.domain.feedback import LONG_OPEN_HOURS, FeedbackRow
from desktop_crm.domain.words import FeedbackKind
from desktop_crm.services import feedback
from desktop_crm.ui.feedback.lines import (
    FeedbackFile,
    View,
    is_in,
    is_long,
    read_feedback,
    sections_of,
    view_title,
)
from desktop_crm.ui.feedback.pane import FeedbackPane
from desktop_crm.ui.kit import feedback_editors
from desktop_crm.ui.kit.buttons import Tabs, button
from desktop_crm.ui.kit.empty_state import EmptyState
from desktop_crm.ui.kit.filters import FilterGroup, Value, ViewList
from desktop_crm.ui.kit.kind_icons import sign_of
from desktop_crm.ui.kit.labels import ElidedLabel, label
from desktop_crm.ui.kit.language import translate, word
from desktop_crm.ui.kit.layouts import column, panel, row
from desktop_crm.ui.kit.list_page import ListPage
from desktop_crm.ui.kit.page import Desk

_VIEW_ICONS = {
    View.OPEN: "inbox",
    View.LONG: "clock-alert",
    View.RECEIVED: "mail",
    View.IN_PROGRESS: "wrench",
    View.ANSWERED: "reply",
    View.CLOSED: "circle-check",
}
_MINUTE_MS = 60_000
_THIS, _CUSTOMER = "feedback", "customer"


class FeedbackPage(ListPage[FeedbackRow]):
    """Views and kinds at the left, the list, one feedback or its customer at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, FeedbackRow, name=lambda: translate("Feedback", "Feedback"))
        theme, icons = desk.theme, desk.icons
        self._file: FeedbackFile | None = None
        self._view = View.OPEN
        self._kinds: frozenset[Hashable] = frozenset()
        self._not_kinds: frozenset[Hashable] = frozenset()
        self.views = ViewList(
            theme,
            icons,
            [
                Value(
                    key=view,
                    text=lambda view=view: view_title(view),  # type: ignore[misc]  # bound at once
                    icon=_VIEW_ICONS[view],
                )
                for view in View
            ],
        )
        self.views.choose(self._view)
        self.kinds = FilterGroup(theme, icons, lambda: translate("Feedback", "Type"))
        self.kinds.set_values(
            [
                Value(key=kind, text=lambda kind=kind: word(kind), icon=sign_of(kind).icon)  # type: ignore[misc]  # bound at once
                for kind in FeedbackKind
            ]
        )
        self._title = label(lambda: translate("Feedback", "Feedback"), "title")
        self._count = ElidedLabel(self._count_text, "secondary")
        new = button(
            lambda: translate("Feedback", "New feedback"),
            self._record,
            look="primary",
            icon=(icons, "plus"),
        )
        self._hint = label(
            lambda: translate("Feedback", "Enter next step    E edit    Del remove    Ctrl+B new"),
            "hint",
        )
        self._empty = EmptyState(
            theme,
            icons,
            "message-square-text",
            self._empty_text,
            primary=(lambda: translate("Feedback", "New feedback"), self._record),
            link=(lambda: translate("Feedback", "Show all open"), self._show_open),
        )
        head = row(self._title, self._count, new, spacing=12, margins=(10, 0, 8, 0))
        head.setStretch(1, 1)
        centre = panel(
            "centre",
            column(
                head,
                self._stack,
                row(self._hint, None, margins=(12, 2, 10, 10)),
                spacing=6,
                margins=(14, 14, 6, 0),
            ),
        )
        self.pane = FeedbackPane(desk, desk.navigator.open_customer)
        self.arrange(
            "feedback",
            centre,
            self._empty,
            views=(self.views, self.kinds),
            right=self._build_right(),
        )
        self.views.chosen.connect(self._on_view)
        self.kinds.chosen.connect(self._on_kinds)
        self.pane.left.connect(self._leave)
        clock = QTimer(self, interval=_MINUTE_MS)
        clock.timeout.connect(self._on_minute)
        clock.start()

    @override
    def retranslate(self) -> None:
        self._show_rows()

    @override
    def _read(self) -> None:
        self.desk.workspace.ask(
            read_feedback,
            wants_closed=self._view is View.CLOSED,
            then=self._show,
            owner=self,
            key="feedback",
        )

    @override
    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {**super().commands(), "feedback.new": self._record}

    @override
    def _row_commands(self, _found: FeedbackRow) -> Mapping[str, Callable[[], object]]:
        return {"edit": self.pane.edit}

    @override
    def _keys(self) -> Mapping[str, Callable[[], object]]:
        return {
            **super()._keys(),
            "D": self._enter,
            "E": self.pane.edit,
            "Del": self._remove,
        }

    def _build_right(self) -> QFrame:
        self._tabs = Tabs(
            [
                (_THIS, lambda: translate("Feedback", "This feedback")),
                (_CUSTOMER, lambda: translate("Feedback", "Customer")),
            ],
            self.desk.icons,
        )
        self._tabs.choose(_THIS)
        self._tabs.chosen.connect(self._on_tab)
        self._sides = QStackedWidget()
        self._sides.addWidget(self.pane)
        self._sides.addWidget(self.card)
        self._right = panel(
            "sidebar-right",
            column(row(self._tabs, None, margins=(24, 10, 24, 0)), self._sides, spacing=0),
        )
        return self._right

    def _hours(self) -> int:
        return LONG_OPEN_HOURS if self._file is None else self._file.hours

    def _shown(self) -> tuple[FeedbackRow, ...]:
        """Return the rows of the view, before the kinds narrow them."""
        if self._file is None:
            return ()
        now = self.desk.workspace.now()
        return tuple(
            each for each in self._file.rows if is_in(each, self._view, now, self._file.hours)
        )

    def _show(self, found: FeedbackFile) -> None:
        self._file = found
        self._show_rows()

    def _show_rows(self) -> None:
        found = self._file
        if found is None:
            return
        workspace = self.desk.workspace
        now, today = workspace.now(), workspace.today()
        for view in View:
            if view is not View.CLOSED:
                count = sum(is_in(each, view, now, found.hours) for each in found.rows)
                self.views.set_count(view, count, tone="danger" if view is View.LONG else "")
        rows = self._shown()
        self.kinds.set_counts({**Counter(each.kind for each in rows)})
        rows = tuple(each for each in rows if self._is_wanted(each.kind))
        self._count.say(self._count_text)
        self._empty.sentence.say(self._empty_text)
        self._hint.setVisible(bool(rows))
        self._show_sections(sections_of(rows, now, today, found.hours), self._empty)

    def _is_wanted(self, kind: FeedbackKind) -> bool:
        if kind in self._not_kinds:
            return False
        return not self._kinds or kind in self._kinds

    def _count_text(self) -> str:
        found = self._file
        if found is None:
            return ""
        now = self.desk.workspace.now()
        is_open = sum(is_in(each, View.OPEN, now, found.hours) for each in found.rows)
        parts = [translate("Feedback", "%n open", "", is_open)]
        late = sum(is_long(each, now, found.hours) for each in found.rows)
        if late:
            text = translate("Feedback", "{count} over {hours} h")
            parts.append(text.format(count=late, hours=found.hours))
        return "  ·  ".join(parts)

    def _empty_text(self) -> str:
        if self._file is None:
            return ""
        if self._view is View.OPEN and not self._kinds and not self._not_kinds:
            return translate("Feedback", "No open feedback. Record what a customer tells you.")
        return translate("Feedback", "Nothing here.")

    def _on_view(self, view: object) -> None:
        self._view = View(str(view))
        self.reload()

    def _on_kinds(self, included: frozenset[Hashable], excluded: frozenset[Hashable]) -> None:
        self._kinds, self._not_kinds = included, excluded
        self._show_rows()

    def _show_open(self) -> None:
        self._kinds = self._not_kinds = frozenset()
        self.kinds.choose(self._kinds, self._not_kinds)
        self.views.choose(View.OPEN)
        self._on_view(View.OPEN)
        self.list.setFocus()

    @override
    def _on_current(self) -> None:
        found = self.current_row()
        self.pane.show_feedback(found, self._hours())
        if self._tabs.value == _CUSTOMER:
            self.card.show_customer(None if found is None else found.customer_id)
        self.commands_changed.emit()

    def _on_tab(self, tab: object) -> None:
        self._sides.setCurrentWidget(self.card if tab == _CUSTOMER else self.pane)
        self._on_current()

    @override
    def _enter(self) -> None:
        self._tabs.choose(_THIS)
        self._on_tab(_THIS)
        self.columns.show_card()
        self.pane.begin()

    def _remove(self) -> None:
        found = self.current_row()
        if found is not None:
            self.desk.workspace.do(feedback.remove, found.id, owner=self)

    def _record(self) -> None:
        self.desk.navigator.choose_customer(
            lambda chosen: feedback_editors.record(self.desk, chosen)
        )

    def _on_minute(self) -> None:
        if self.isVisible():
            self._show_rows()
