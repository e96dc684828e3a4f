"""Follow-ups: by day, by month, one or many at a time."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from desktop_crm.domain.changes import Changes
from desktop_crm.domain.words import FollowUpState
from desktop_crm.queries import follow_ups
from desktop_crm.services import follow_ups as services
from desktop_crm.ui.follow_ups.page import FollowUpsPage
from desktop_crm.ui.follow_ups.plan import Span
from desktop_crm.ui.kit.forms import FormDialog
from desktop_crm.ui.kit.language import Language
from tests.ui.office import Office, headings, titles, untranslated

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(busy_office: Office) -> FollowUpsPage:
    found: FollowUpsPage = busy_office.open("follow_ups")
    busy_office.wait(lambda: titles(found.list))
    return found


def test_open_ones_stand_by_day(busy_office: Office, page: FollowUpsPage) -> None:
    assert titles(page.list) == ["宁波海川", "杭州云谷", "苏州锦溪", "成都蜀味"]
    assert headings(page.list)[:2] == ["Overdue", "Today"]
    assert busy_office.window.focusWidget() is page.list


def test_the_month_counts_and_narrows_the_list(busy_office: Office, page: FollowUpsPage) -> None:
    grid = page.month.days
    grid.go_to(busy_office.today + timedelta(days=4))
    busy_office.wait(lambda: grid._counts.get(busy_office.today + timedelta(days=4)) == 1)
    busy_office.press(grid, Qt.Key.Key_Return)
    busy_office.wait(lambda: titles(page.list) == ["成都蜀味"])
    busy_office.press(grid, Qt.Key.Key_Down)
    busy_office.press(grid, Qt.Key.Key_Return)
    busy_office.wait(page._empty.isVisible)
    assert page._empty.sentence.text() == "Nothing is due on this day."
    busy_office.press(grid, Qt.Key.Key_Escape)
    busy_office.wait(lambda: len(titles(page.list)) == 4)


def test_completing_goes_to_the_next_line(busy_office: Office, page: FollowUpsPage) -> None:
    busy_office.press(page.list, Qt.Key.Key_D)
    dialog = busy_office.dialog(FormDialog)
    busy_office.press(dialog, Qt.Key.Key_Return, CTRL)
    busy_office.wait(lambda: titles(page.list)[0] == "杭州云谷")
    row = page.current_row()
    assert row is not None
    assert row.customer_name == "杭州云谷"


def test_many_are_postponed_in_one_step(busy_office: Office, page: FollowUpsPage) -> None:
    busy_office.press(page.list, Qt.Key.Key_X)
    busy_office.press(page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    page.list.selectAll()
    busy_office.wait(lambda: "4" in page._count.text())
    busy_office.press(page.list, Qt.Key.Key_7)
    to = busy_office.today + timedelta(days=7)
    busy_office.wait(lambda: len(busy_office.read(follow_ups.between, to, to)) == 4)
    busy_office.undo()
    busy_office.wait(lambda: busy_office.read(follow_ups.between, to, to) == ())


def test_x_marks_lines_one_after_the_other(busy_office: Office, page: FollowUpsPage) -> None:
    page.list.clearSelection()
    busy_office.press(page.list, Qt.Key.Key_X)
    busy_office.press(page.list, Qt.Key.Key_X)
    chosen = [line.title for line in page.list.selected_lines()]
    assert chosen == ["宁波海川", "杭州云谷"]


def test_cancelled_ones_leave_and_undo_brings_them_back(
    busy_office: Office, page: FollowUpsPage
) -> None:
    busy_office.press(page.list, Qt.Key.Key_Delete)
    busy_office.wait(lambda: len(titles(page.list)) == 3)
    busy_office.undo()
    busy_office.wait(lambda: len(titles(page.list)) == 4)


def test_what_is_done_can_be_opened_again(busy_office: Office, page: FollowUpsPage) -> None:
    found = page.current_row()
    assert found is not None
    busy_office.write(services.complete, found.id, now=busy_office.now)
    page.views.choose(Span.DONE)
    page._on_view(Span.DONE)
    busy_office.wait(lambda: titles(page.list) == ["宁波海川"])
    busy_office.press(page.list, Qt.Key.Key_D)
    busy_office.wait(lambda: busy_office.read(follow_ups.one, found.id).state is FollowUpState.OPEN)


def test_counts_agree_with_the_list(busy_office: Office, page: FollowUpsPage) -> None:
    counts = busy_office.read(follow_ups.counts, today=busy_office.today)
    assert counts.total == len(titles(page.list))
    shown = busy_office.read(
        follow_ups.counts_by_day,
        busy_office.today - timedelta(days=30),
        busy_office.today + timedelta(days=30),
    )
    assert sum(shown.values()) == counts.total
    assert shown[busy_office.today - timedelta(days=6)] == 1


def test_a_hidden_page_reads_anew_when_it_is_shown(
    busy_office: Office, page: FollowUpsPage
) -> None:
    busy_office.open("today")
    busy_office.plan("青岛北岸", 1, "新的一项")
    busy_office.page().desk.workspace.changed.emit(Changes("", kinds=frozenset({"follow_up"})))
    busy_office.open("follow_ups")
    busy_office.wait(lambda: "青岛北岸" in titles(page.list))


def test_nothing_stays_english(
    busy_office: Office,
    page: FollowUpsPage,
    language: Language,
    pseudo_chinese: Callable[[Language], None],
) -> None:
    pseudo_chinese(language)
    busy_office.wait(lambda: page._title.text() == "译")
    page.card.hide()
    assert untranslated(page) == []
