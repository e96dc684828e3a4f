"""Follow-ups: what is planned, by day, with a month beside it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QItemSelectionModel, QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from desktop_crm.domain.changes import Changes
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
from desktop_crm.ui.kit import editors
from desktop_crm.ui.kit.buttons import button
from desktop_crm.ui.kit.columns import Columns
from desktop_crm.ui.kit.empty_state import EmptyState
from desktop_crm.ui.kit.filters import FilterChips, Value, ViewList
from desktop_crm.ui.kit.labels import ElidedLabel, caption, label
from desktop_crm.ui.kit.language import day, number, translate, weekday
from desktop_crm.ui.kit.layouts import column, panel, row
from desktop_crm.ui.kit.page import Desk, Page
from desktop_crm.ui.kit.painting import Line
from desktop_crm.ui.kit.person import Person
from desktop_crm.ui.kit.postpone_menu import DAY_KEYS, open_postpone_menu
from desktop_crm.ui.kit.row_list import RowList
from desktop_crm.ui.kit.trust import TrustLine

_VIEW_ICONS = {
    Span.OPEN: "list",
    Span.OVERDUE: "circle-alert",
    Span.TODAY: "sun",
    Span.WEEK: "calendar-days",
    Span.LATER: "calendar-clock",
    Span.DONE: "circle-check",
}


class FollowUpsPage(Page):
    """Views and a month at the left, the list, the Card at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme, icons = desk.theme, desk.icons
        self._plan: Plan | None = None
        self._is_stale = True
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
        self._trust = TrustLine(desk.workspace, theme, icons)
        self._trust.opened.connect(self._show_backups)
        sidebar = panel(
            "sidebar",
            column(
                caption(lambda: translate("FollowUps", "Views")),
                self.views,
                10,
                self.month,
                None,
                self._trust,
                spacing=3,
                margins=(14, 16, 14, 12),
            ),
        )
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
        self.list = RowList(theme, icons, name=lambda: translate("FollowUps", "Follow-ups"))
        self._all = button("", self._show_all, look="link")
        self._all.hide()
        self._keys = label(
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
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        head = row(self._title, self._count, new, spacing=12, margins=(10, 0, 8, 0))
        head.setStretch(1, 1)
        centre = panel(
            "centre",
            column(
                head,
                row(self._chips, margins=(10, 0, 8, 0)),
                self._stack,
                row(None, self._all, None),
                row(self._keys, None, margins=(12, 2, 10, 10)),
                spacing=6,
                margins=(14, 14, 6, 0),
            ),
        )
        self.card = desk.navigator.card_pane()
        self.columns = Columns(
            theme, desk.settings, "follow_ups", sidebar=sidebar, centre=centre, card=self.card
        )
        self.setLayout(column(self.columns))
        self.views.chosen.connect(self._on_view)
        self.month.chosen.connect(self._on_day)
        self.month.turned.connect(lambda _day: self.reload())
        self.list.current_changed.connect(self._on_current)
        self.list.selection_changed.connect(self.commands_changed)
        self.list.selection_changed.connect(lambda: self._count.say(self._count_text))
        self.list.opened.connect(lambda _line: self._enter_card())
        self.list.key_pressed.connect(self._on_key)
        self.card.closed.connect(self._leave_card)
        self.card.shown.connect(lambda _id: self.commands_changed.emit())
        desk.workspace.changed.connect(self._on_changed)
        self._reload_soon = QTimer(self, interval=0, singleShot=True)
        self._reload_soon.timeout.connect(self.reload)

    @override
    def activate(self) -> None:
        self._trust.reload()
        is_new_day = self._plan is not None and self._plan.today != self.desk.workspace.today()
        if self._is_stale or is_new_day:
            self.reload()
        self.list.setFocus()

    @override
    def person(self) -> Person | None:
        found = self.current_row()
        if found is None:
            return None
        return Person(found.customer_id, found.customer_name, found.customer_tier)

    @override
    def commands(self) -> Mapping[str, Callable[[], object]]:
        own: dict[str, Callable[[], object]] = {
            "follow_up.plan": self._plan_new,
            "sidebar": self.columns.toggle_sidebar,
            "previous": lambda: self.list.step(-1),
            "next": lambda: self.list.step(1),
            "reload": self.reload,
        }
        found = self.current_row()
        if found is None:
            return own
        own["edit"] = self._edit
        own["follow_up.done"] = self._done
        return dict(self.card.commands()) | own

    @override
    def regions(self) -> Sequence[QWidget]:
        return (self.views, self.month, self.list, self.card)

    @override
    def retranslate(self) -> None:
        self._show_texts()

    def current_row(self) -> FollowUpRow | None:
        """Return the line that is current."""
        line = self.list.current_line()
        value = None if line is None else line.value
        return value if isinstance(value, FollowUpRow) else None

    def reload(self) -> None:
        """Read the plan anew."""
        workspace = self.desk.workspace
        self._is_stale = False
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
        had_line = self.list.current_line() is not None
        self._show_texts()
        self._stack.setCurrentWidget(self.list if plan.groups else self._empty)
        if plan.groups and not had_line:
            self.list.go_to_first()
        self._on_current(self.list.current_line())

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
        self._keys.setVisible(bool(plan.groups))

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

    def _on_current(self, _line: Line | None) -> None:
        found = self.current_row()
        self.card.show_customer(None if found is None else found.customer_id)
        self.commands_changed.emit()

    def _on_key(self, key: str) -> None:
        keys: dict[str, Callable[[], object]] = {
            "D": self._done,
            "S": self._open_postpone_menu,
            "E": self._edit,
            "X": self._mark,
            "Del": self._cancel,
            "Space": self.columns.show_card,
            "Esc": self._escape,
            "?": lambda: self.desk.actions.trigger("keys"),
            "/": lambda: self.desk.actions.trigger("search"),
        }
        if key in DAY_KEYS:
            self._postpone(self.desk.workspace.today() + timedelta(days=DAY_KEYS[key]))
        elif key in keys:
            keys[key]()

    def _selected(self) -> list[FollowUpRow]:
        rows = [line.value for line in self.list.selected_lines()]
        return [each for each in rows if isinstance(each, FollowUpRow)]

    def _open_ids(self) -> list[bytes]:
        return [each.id for each in self._selected() if each.state is FollowUpState.OPEN]

    def _done(self) -> None:
        found = self.current_row()
        if found is None:
            return
        if found.state is FollowUpState.OPEN:
            editors.complete_follow_up(self.desk, found)
        else:
            self.desk.workspace.do(follow_ups.reopen, found.id, owner=self)

    def _edit(self) -> None:
        found = self.current_row()
        if found is not None:
            editors.edit_follow_up(self.desk, found)

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
                lambda: editors.postpone_follow_ups(self.desk, ids),
            )

    def _postpone(self, to: date) -> None:
        ids = self._open_ids()
        if ids:
            self.desk.workspace.do(follow_ups.postpone, ids, to, owner=self)

    def _plan_new(self) -> None:
        person = self.person()
        if person is None:
            self.desk.navigator.choose_customer(
                lambda chosen: editors.plan_follow_up(self.desk, chosen)
            )
        else:
            editors.plan_follow_up(self.desk, person)

    def _escape(self) -> None:
        if len(self.list.selectedIndexes()) > 1:
            self.list.setCurrentIndex(self.list.currentIndex())
        elif self._only is not None:
            self._on_day(None)
        else:
            self.columns.show_list()

    def _enter_card(self) -> None:
        self.columns.show_card()
        self.card.setFocus()

    def _leave_card(self) -> None:
        self.columns.show_list()
        self.list.setFocus()

    def _show_backups(self) -> None:
        page = self.desk.navigator.open_page("data_care")
        page.commands().get("show.backups", lambda: None)()

    def _on_changed(self, _changes: Changes) -> None:
        if self.isVisible():
            self._reload_soon.start()
        else:
            self._is_stale = True
