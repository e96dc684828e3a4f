"""Follow-ups: what is planned, by day, with a month beside it."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QItemSelectionModel
from typing_extensions import override

from desktop_crm.domain.follow_ups import FollowUpRow
from desktop_crm.domain.words import FollowUpState
from desktop_crm.services import follow_ups
from desktop_crm.ui.follow_ups.month import MonthView, first_shown, last_shown
from desktop_crm.ui.follow_ups.plan import (
    MOST_ROWS,
    Plan,
    Span,
    read_plan,
    sections_of,
    span_title,
)
from desktop_crm.ui.kit import follow_up_editors
from desktop_crm.ui.kit.buttons import button
from desktop_crm.ui.kit.empty_state import EmptyState
from desktop_crm.ui.kit.filters import FilterChips, Value, ViewList
from desktop_crm.ui.kit.labels import ElidedLabel, label
from desktop_crm.ui.kit.language import day, number, translate, weekday
from desktop_crm.ui.kit.layouts import column, panel, row
from desktop_crm.ui.kit.list_page import ListPage
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.kit.postpone_menu import day_keys, open_postpone_menu

_VIEW_ICONS = {
    Span.OPEN: "list",
    Span.OVERDUE: "circle-alert",
    Span.TODAY: "sun",
    Span.WEEK: "calendar-days",
    Span.LATER: "calendar-clock",
    Span.DONE: "circle-check",
}


class FollowUpsPage(ListPage[FollowUpRow]):
    """Views and a month at the left, the list, the Card at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, FollowUpRow, name=lambda: translate("FollowUps", "Follow-ups"))
        theme, icons = desk.theme, desk.icons
        self._plan: Plan | None = None
        self._span = Span.OPEN
        self._only: date | None = None
        self._limit: int | None = MOST_ROWS
        self.views = ViewList(
            theme,
            icons,
            [
                Value(key=span, text=lambda span=span: span_title(span), icon=_VIEW_ICONS[span])  # type: ignore[misc]  # bound at once
                for span in Span
            ],
        )
        self.views.choose(self._span)
        self.month = MonthView(theme, icons, desk.workspace.today())
        self._title = label(lambda: translate("FollowUps", "Follow-ups"), "title")
        self._count = ElidedLabel(self._count_text, "secondary")
        new = button(
            lambda: translate("FollowUps", "New follow-up"),
            self._plan_new,
            look="primary",
            icon=(icons, "plus"),
        )
        self._chips = FilterChips(icons)
        self._chips.removed.connect(lambda _key: self._on_day(None))
        self._chips.cleared.connect(lambda: self._on_day(None))
        self._all = button("", self._show_all, look="link")
        self._all.hide()
        self._hint = label(
            lambda: translate(
                "FollowUps",
                "D done    S postpone    1 3 7 days    X select    E edit    Del cancel",
            ),
            "hint",
        )
        self._empty = EmptyState(
            theme,
            icons,
            "calendar-check",
            self._empty_text,
            primary=(lambda: translate("FollowUps", "New follow-up"), self._plan_new),
            link=(lambda: translate("FollowUps", "Show all open"), self._show_open),
        )
        head = row(self._title, self._count, new, spacing=12, margins=(10, 0, 8, 0))
        head.setStretch(1, 1)
        centre = panel(
            "centre",
            column(
                head,
                row(self._chips, margins=(10, 0, 8, 0)),
                self._stack,
                row(None, self._all, None),
                row(self._hint, None, margins=(12, 2, 10, 10)),
                spacing=6,
                margins=(14, 14, 6, 0),
            ),
        )
        self.arrange("follow_ups", centre, self._empty, views=(self.views, self.month))
        self.views.chosen.connect(self._on_view)
        self.month.chosen.connect(self._on_day)
        self.month.turned.connect(lambda _day: self.reload())

    @override
    def retranslate(self) -> None:
        self._show_texts()

    @override
    def _read(self) -> None:
        workspace = self.desk.workspace
        shown = self.month.days.current_day
        workspace.ask(
            read_plan,
            workspace.today(),
            span=self._span,
            only=self._only,
            month=(first_shown(shown), last_shown(shown)),
            limit=self._limit,
            then=self._show,
            owner=self,
            key="plan",
        )

    @override
    def _is_new_day(self) -> bool:
        return self._plan is not None and self._plan.today != self.desk.workspace.today()

    @override
    def _row_commands(self, _found: FollowUpRow) -> Mapping[str, Callable[[], object]]:
        return {"edit": self._edit, "follow_up.done": self._done}

    @override
    def _keys(self) -> Mapping[str, Callable[[], object]]:
        return {
            **super()._keys(),
            "D": self._done,
            "S": self._open_postpone_menu,
            "E": self._edit,
            "X": self._mark,
            "Del": self._cancel,
            "Esc": self._escape,
            **day_keys(self.desk, self._postpone),
        }

    def _show(self, plan: Plan) -> None:
        self._plan = plan
        counts = plan.counts
        self.month.days.set_counts(plan.by_day, plan.today)
        for span, count, tone in (
            (Span.OPEN, counts.total, ""),
            (Span.OVERDUE, counts.overdue, "danger"),
            (Span.TODAY, counts.today, ""),
            (Span.WEEK, counts.week, ""),
            (Span.LATER, counts.later, ""),
        ):
            self.views.set_count(span, count, tone=tone)
        self._show_texts()
        self._show_sections(sections_of(plan), self._empty)

    def _show_texts(self) -> None:
        plan = self._plan
        if plan is None:
            return
        self.list.set_sections(sections_of(plan))
        self._count.say(self._count_text)
        self._empty.sentence.say(self._empty_text)
        self._all.setVisible(plan.hidden > 0)
        more = number(plan.hidden)
        self._all.say(lambda: translate("FollowUps", "Show {count} more").format(count=more))
        chips = []
        if self._only is not None:
            text = f"{weekday(self._only, short=True)} {day(self._only, plan.today)}"
            chips.append(("day", text, False))
        self._chips.set_chips(chips)
        self._hint.setVisible(bool(plan.groups))

    def _count_text(self) -> str:
        if self._plan is None:
            return ""
        chosen = len(self.list.selectedIndexes())
        if chosen > 1:
            return translate("FollowUps", "%n selected", "", chosen)
        counts = self._plan.counts
        parts = [translate("FollowUps", "%n open", "", counts.total)]
        if counts.overdue:
            parts.append(translate("FollowUps", "%n overdue", "", counts.overdue))
        return "  ·  ".join(parts)

    def _empty_text(self) -> str:
        if self._only is not None:
            return translate("FollowUps", "Nothing is due on this day.")
        if self._span is Span.DONE:
            return translate("FollowUps", "Nothing was completed in the last 30 days.")
        if self._span is Span.OVERDUE:
            return translate("FollowUps", "Nothing is overdue.")
        return translate("FollowUps", "Nothing is planned here. Plan one?")

    def _on_view(self, span: object) -> None:
        self._span = Span(str(span))
        self._only = None
        self._limit = MOST_ROWS
        self.month.days.pick(None)
        self.reload()

    def _on_day(self, on: date | None) -> None:
        self._only = on
        self.month.days.pick(on)
        self.views.choose(self._span if on is None else None)
        self.reload()

    def _show_open(self) -> None:
        self.views.choose(Span.OPEN)
        self._on_view(Span.OPEN)
        self.list.setFocus()

    def _show_all(self) -> None:
        self._limit = None
        self.reload()
        self.list.setFocus()

    @override
    def _on_selection(self) -> None:
        self._count.say(self._count_text)
        super()._on_selection()

    def _open_ids(self) -> list[bytes]:
        return [each.id for each in self._selected() if each.state is FollowUpState.OPEN]

    def _done(self) -> None:
        found = self.current_row()
        if found is None:
            return
        if found.state is FollowUpState.OPEN:
            follow_up_editors.complete(self.desk, found)
        else:
            self.desk.workspace.do(follow_ups.reopen, found.id, owner=self)

    def _edit(self) -> None:
        found = self.current_row()
        if found is not None:
            follow_up_editors.edit(self.desk, found)

    def _cancel(self) -> None:
        found = self.current_row()
        if found is not None and found.state is FollowUpState.OPEN:
            workspace = self.desk.workspace
            workspace.do(follow_ups.cancel, found.id, now=workspace.now(), owner=self)

    def _mark(self) -> None:
        """Select the line, or no longer, and go to the next one."""
        index = self.list.currentIndex()
        flags = QItemSelectionModel.SelectionFlag
        chosen = self.list.selectionModel()
        chosen.select(index, flags.Toggle)
        below = index.row() + 1
        while below < self.list.rows.rowCount() and self.list.rows.line(below) is None:
            below += 1
        if below < self.list.rows.rowCount():
            chosen.setCurrentIndex(self.list.rows.index(below), flags.NoUpdate)

    def _open_postpone_menu(self) -> None:
        ids = self._open_ids()
        if ids:
            open_postpone_menu(
                self.desk,
                self.list,
                self._postpone,
                lambda: follow_up_editors.postpone(self.desk, ids),
            )

    def _postpone(self, to: date) -> None:
        ids = self._open_ids()
        if ids:
            self.desk.workspace.do(follow_ups.postpone, ids, to, owner=self)

    def _escape(self) -> None:
        if len(self.list.selectedIndexes()) > 1:
            self.list.setCurrentIndex(self.list.currentIndex())
        elif self._only is not None:
            self._on_day(None)
        else:
            self.columns.show_list()
