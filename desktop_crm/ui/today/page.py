"""Today: everything that wants to be done, in the order it matters, each line with its reasons.

It is the first page, so what only an action needs is imported by that action.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtCore import QTimer
from typing_extensions import override

from desktop_crm.domain.agenda import MOST_ROWS, ORDER_RULE, Agenda, AgendaRow
from desktop_crm.domain.feedback import LONG_OPEN_HOURS
from desktop_crm.domain.occasions import LunarDay, festival_label
from desktop_crm.domain.words import FollowUpKind
from desktop_crm.queries import calendar, settings, today
from desktop_crm.ui.kit.buttons import button
from desktop_crm.ui.kit.empty_state import EmptyState
from desktop_crm.ui.kit.labels import ElidedLabel, label
from desktop_crm.ui.kit.language import (
    day,
    is_chinese,
    long_day,
    number,
    translate,
    weekday,
    word,
)
from desktop_crm.ui.kit.layouts import column, panel, row
from desktop_crm.ui.kit.list_page import ListPage
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.kit.postpone_menu import day_keys, open_postpone_menu
from desktop_crm.ui.kit.settings import Density
from desktop_crm.ui.today.lines import lunar_text, sections_of, summary, what, why

_MINUTE_MS = 60_000
_ALL_AHEAD = timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """All the page shows of one day; `next_on` is when the next follow-up is due."""

    agenda: Agenda
    hours: int = LONG_OPEN_HOURS
    lunar: LunarDay | None = None
    festival: str = ""
    next_on: date | None = None
    next_count: int = 0
    has_customers: bool = True


def read_day(session: Any, now: datetime, on: date, limit: int | None) -> Day:
    """Return one day: its lines, and where there are none what comes next."""
    rules = settings.settings(session)
    found = today.agenda(session, today=on, now=now, limit=limit)
    festival = calendar.festival_on(on)
    next_on, next_count, has_customers = None, 0, True
    if not found.rows:
        from desktop_crm.queries import follow_ups  # noqa: PLC0415 - loads the mapped records

        ahead = follow_ups.open_until(session, on + _ALL_AHEAD, today=on)
        if ahead:
            next_on = ahead[0].due_on
            next_count = sum(1 for each in ahead if each.due_on == next_on)
        from desktop_crm.domain.criteria import Criteria, Sort  # noqa: PLC0415 - see above
        from desktop_crm.queries import listing  # noqa: PLC0415 - see above

        every = listing.listing(session, Criteria(), Sort.NAME, today=on)
        has_customers = every.total > 0
    return Day(
        agenda=found,
        hours=rules.complaint_hours,
        lunar=settings.calendar(session).lunar_day(on),
        festival=festival_label(festival) if festival is not None else "",
        next_on=next_on,
        next_count=next_count,
        has_customers=has_customers,
    )


class TodayPage(ListPage[AgendaRow]):
    """The list of the day with the Card beside it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            AgendaRow,
            name=lambda: translate("Today", "To do today"),
            density=_row_density(desk.settings.density),
        )
        self._day: Day | None = None
        self._limit: int | None = MOST_ROWS
        theme, icons = desk.theme, desk.icons
        self._title = label(self._title_text, "display")
        self._lunar = label(self._lunar_text, "secondary")
        self._summary = ElidedLabel(self._summary_text, "secondary")
        self._rule = panel(
            "band-neutral",
            column(
                label(lambda: translate("Agenda", ORDER_RULE), "secondary", wraps=True),
                margins=(12, 8, 12, 8),
            ),
        )
        self._rule.hide()
        self._explain = button(
            lambda: translate("Today", "Order"),
            self._switch_rule,
            look="flat",
            icon=(icons, "arrow-down-wide-narrow"),
        )
        self._explain.hint(lambda: translate("Today", "How the lines are ordered"))
        plan = button(
            lambda: translate("Today", "Plan follow-up"),
            self._plan_new,
            look="primary",
            icon=(icons, "plus"),
        )
        self._all = button("", self._show_all, look="link")
        self._all.hide()
        self._why = ElidedLabel(self._why_text, "secondary")
        self._hint = label(
            lambda: translate(
                "Today", "D done    S postpone    1 3 7 days    Enter Card    Ctrl+L log"
            ),
            "hint",
        )
        self._empty = EmptyState(
            theme,
            icons,
            "sunrise",
            self._empty_text,
            primary=(lambda: translate("Today", "Plan follow-up"), self._plan_new),
            link=(
                lambda: translate("Today", "Open customers"),
                lambda: desk.navigator.open_page("customers"),
            ),
        )
        self._welcome = EmptyState(
            theme,
            icons,
            "users",
            lambda: translate("Today", "No customers yet. Bring yours in, or add the first one."),
            primary=(
                lambda: translate("Today", "Import customers"),
                lambda: desk.actions.trigger("import"),
            ),
            link=(
                lambda: translate("Today", "New customer"),
                lambda: desk.actions.trigger("customer.new"),
            ),
        )
        head = row(self._title, self._lunar, None, plan, spacing=12, margins=(10, 0, 8, 0))
        below = row(self._summary, self._explain, margins=(10, 0, 8, 0))
        below.setStretch(0, 1)
        last = row(self._hint, None, self._trust_line())
        foot = column(self._why, last, spacing=2, margins=(12, 2, 10, 10))
        centre = panel(
            "centre",
            column(
                head,
                below,
                row(self._rule, margins=(10, 0, 8, 0)),
                self._stack,
                row(None, self._all, None),
                foot,
                spacing=6,
                margins=(14, 14, 6, 0),
            ),
        )
        self.arrange("today", centre, self._empty, self._welcome)
        self._clock = QTimer(self, interval=_MINUTE_MS)
        self._clock.timeout.connect(self._on_minute)
        self._clock.start()

    @override
    def activate(self) -> None:
        self.list.set_density(_row_density(self.desk.settings.density))
        super().activate()

    @override
    def retranslate(self) -> None:
        self._show_texts()

    @override
    def _read(self) -> None:
        workspace = self.desk.workspace
        workspace.ask(
            read_day,
            workspace.now(),
            workspace.today(),
            self._limit,
            then=self._show,
            owner=self,
            key="day",
        )

    @override
    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {**super().commands(), "print": self._print}

    @override
    def _row_commands(self, found: AgendaRow) -> Mapping[str, Callable[[], object]]:
        own: dict[str, Callable[[], object]] = {"feedback.new": self._record_feedback}
        if found.follow_up_id is not None or found.feedback_id is not None:
            own["follow_up.done"] = self._done
        return own

    @override
    def _keys(self) -> Mapping[str, Callable[[], object]]:
        return {
            **super()._keys(),
            "D": self._done,
            "S": self._open_postpone_menu,
            **day_keys(self.desk, self._postpone),
        }

    def _show(self, found: Day) -> None:
        self._day = found
        self._show_texts()
        empty = self._empty if found.has_customers else self._welcome
        self._show_sections(sections_of(found.agenda, found.hours), empty)

    def _show_texts(self) -> None:
        self._title.say(self._title_text)
        self._lunar.say(self._lunar_text)
        self._summary.say(self._summary_text)
        self._empty.sentence.say(self._empty_text)
        found = self._day
        hidden = 0 if found is None else found.agenda.total - len(found.agenda.rows)
        self._all.setVisible(hidden > 0)
        self._hint.setVisible(found is None or bool(found.agenda.rows))
        if found is not None:
            total = number(found.agenda.total)
            self._all.say(
                lambda: translate("Today", "Show all {count}").format(count=total),
            )
            self.list.set_sections(sections_of(found.agenda, found.hours))
        self._why.say(self._why_text)

    def _title_text(self) -> str:
        found = self._day
        on = self.desk.workspace.today() if found is None else found.agenda.day
        return long_day(on)

    def _lunar_text(self) -> str:
        found = self._day
        if found is None:
            return ""
        festival = translate("Festival", found.festival) if found.festival else ""
        lunar = lunar_text(found.lunar) if found.lunar is not None and is_chinese() else ""
        return "  ·  ".join(part for part in (lunar, festival) if part)

    def _summary_text(self) -> str:
        return "" if self._day is None else summary(self._day.agenda)

    def _why_text(self) -> str:
        found = self.current_row()
        if found is None:
            return ""
        return translate("Today", "Why here: {reasons}").format(reasons=why(found.reasons))

    def _empty_text(self) -> str:
        found = self._day
        if found is None or found.next_on is None:
            return translate("Today", "Everything is done, and nothing is planned. Plan one?")
        on = found.next_on
        when = f"{weekday(on)}, {day(on, found.agenda.day)}"
        if is_chinese():
            when = f"{day(on, found.agenda.day)} {weekday(on)}"
        count = translate("Today", "%n follow-up(s)", "", found.next_count)
        text = translate("Today", "Everything is done. Next: {day}, {count}.")
        return text.format(day=when, count=count)

    @override
    def _on_current(self) -> None:
        self._why.say(self._why_text)
        super()._on_current()

    def _done(self) -> None:
        from desktop_crm.queries import feedback  # noqa: PLC0415 - loads the mapped records
        from desktop_crm.ui.kit import feedback_editors, follow_up_editors  # noqa: PLC0415 - see above

        found = self.current_row()
        if found is None:
            return
        if found.follow_up_id is not None:
            follow_up_editors.complete_of(self.desk, found.follow_up_id)
        elif found.feedback_id is not None:
            self.desk.workspace.ask(
                feedback.one,
                found.feedback_id,
                then=lambda it: feedback_editors.advance(self.desk, it),
                owner=self,
                key="feedback",
            )
        elif found.occasion_id is not None:
            text = translate("Today", "Congratulated: {what}").format(what=what(found))
            self.desk.navigator.quick_log(self.person(), text)
        else:
            self._plan_new()

    def _open_postpone_menu(self) -> None:
        from desktop_crm.ui.kit import follow_up_editors  # noqa: PLC0415 - see above

        found = self.current_row()
        if found is None or self._refuses_to_wait(found):
            return
        ids = self._follow_up_ids()
        other = None
        if ids:

            def other() -> object:
                return follow_up_editors.postpone(self.desk, ids)

        open_postpone_menu(self.desk, self.list, self._postpone, other)

    def _postpone(self, to: date) -> None:
        from desktop_crm.services import follow_ups as services  # noqa: PLC0415 - see above

        found = self.current_row()
        if found is None or self._refuses_to_wait(found):
            return
        ids = self._follow_up_ids()
        workspace = self.desk.workspace
        if ids:
            workspace.do(services.postpone, ids, to, owner=self)
            return
        is_occasion = found.occasion_id is not None
        workspace.do(
            services.plan,
            found.customer_id,
            title=what(found) if is_occasion else word(FollowUpKind.CHECK_IN),
            due_on=to,
            kind=FollowUpKind.CARE if is_occasion else FollowUpKind.CHECK_IN,
            owner=self,
        )

    def _follow_up_ids(self) -> list[bytes]:
        ids = (each.follow_up_id for each in self._selected())
        return [each for each in ids if each is not None]

    def _refuses_to_wait(self, found: AgendaRow) -> bool:
        if found.feedback_id is None:
            return False
        self.desk.navigator.toast(
            translate("Today", "A complaint cannot be postponed. D takes the next step.")
        )
        return True

    def _record_feedback(self) -> None:
        from desktop_crm.ui.kit import feedback_editors  # noqa: PLC0415 - see above

        person = self.person()
        if person is not None:
            feedback_editors.record(self.desk, person)

    def _print(self) -> None:
        from desktop_crm.ui.kit import pdf_preview  # noqa: PLC0415 - see above

        found = self.current_row()
        pdf_preview.preview_day(self.desk, None if found is None else found.customer_id)

    def _show_all(self) -> None:
        self._limit = None
        self.reload()
        self.list.setFocus()

    def _switch_rule(self) -> None:
        self._rule.setVisible(self._rule.isHidden())

    def _on_minute(self) -> None:
        # "Open 51 h" grows, and at midnight it is another day.
        if self.isVisible():
            self.reload()
        else:
            self._is_stale = True

    @override
    def _is_new_day(self) -> bool:
        return self._day is not None and self._day.agenda.day != self.desk.workspace.today()


def _row_density(density: Density) -> Density:
    """Return the density of the list: reasons are chips where there is room for three lines."""
    return Density.COMFORTABLE if density is Density.COMFORTABLE else Density.COSY
