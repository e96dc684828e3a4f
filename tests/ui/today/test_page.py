"""Today: the 8:30 list, by keyboard."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_crm.domain.printing import Kind
from desktop_crm.domain.words import FollowUpState
from desktop_crm.queries import follow_ups
from desktop_crm.services.vaults import Vault
from desktop_crm.ui.data_care.page import Part
from desktop_crm.ui.kit.forms import FormDialog
from desktop_crm.ui.kit.language import Language
from desktop_crm.ui.kit.pdf_preview import PdfPreview
from desktop_crm.ui.kit.person import Person
from desktop_crm.ui.shell.pages import PAGES
from desktop_crm.ui.today.page import TodayPage
from tests.documents.reading import poppler_text
from tests.ui.office import Office, headings, titles, untranslated

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(busy_office: Office) -> TodayPage:
    found: TodayPage = busy_office.open("today")
    busy_office.wait(lambda: titles(found.list))
    return found


def current(page: TodayPage) -> str:
    row = page.current_row()
    return "" if row is None else row.customer_name


def test_every_section_is_there_and_the_worst_stands_first(
    busy_office: Office, page: TodayPage
) -> None:
    assert headings(page.list) == [
        "Overdue",
        "Due today",
        "Complaints open over 48 h",
        "Occasions in the next 7 days",
        "Key and growth customers without a follow-up",
    ]
    assert titles(page.list) == [
        "宁波海川",
        "杭州云谷",
        "苏州锦溪",
        "苏州锦溪",
        "杭州云谷",
        "青岛北岸",
    ]
    assert current(page) == "宁波海川"
    assert busy_office.window.focusWidget() is page.list


def test_every_line_says_why(busy_office: Office, page: TodayPage) -> None:
    said = []
    for row in range(page.list.rows.rowCount()):
        line = page.list.rows.line(row)
        if line is not None:
            said.append(line.said())
    assert "we promised it" in said[0]
    assert "6" in said[0]
    assert "open complaint" in said[2]
    assert "51" in said[3]
    assert "in 3" in said[4].replace("%n", "3")
    assert "no follow-up planned" in said[5]
    busy_office.press(page.list, Qt.Key.Key_Down)
    assert "overdue" in page._why.text()


def test_done_takes_two_keys_and_the_next_line_is_current(
    busy_office: Office, page: TodayPage
) -> None:
    busy_office.press(page.list, Qt.Key.Key_D)
    dialog = busy_office.dialog(FormDialog)
    busy_office.press(dialog, Qt.Key.Key_Return, CTRL)
    busy_office.wait(lambda: titles(page.list)[0] == "杭州云谷")
    assert current(page) == "杭州云谷"
    assert busy_office.window.focusWidget() is page.list
    done = busy_office.read(follow_ups.done_since, busy_office.today)
    assert [each.title for each in done] == ["发送修订报价"]
    ahead = busy_office.read(follow_ups.between, busy_office.today + timedelta(days=5), None)
    assert [each.customer_name for each in ahead] == ["宁波海川"]  # by the rhythm of tier A


@pytest.mark.parametrize(("key", "days"), [(Qt.Key.Key_1, 1), (Qt.Key.Key_3, 3), (Qt.Key.Key_7, 7)])
def test_one_key_postpones_and_undo_brings_it_back(
    busy_office: Office, page: TodayPage, key: Qt.Key, days: int
) -> None:
    busy_office.press(page.list, key)
    busy_office.wait(lambda: current(page) == "杭州云谷")
    due = [
        each.due_on
        for each in busy_office.read(follow_ups.open_until, None, today=busy_office.today)
        if each.title == "发送修订报价"
    ]
    assert due == [busy_office.today + timedelta(days=days)]
    busy_office.undo()
    busy_office.wait(lambda: titles(page.list)[0] == "宁波海川")


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_the_menu_postpones_too(busy_office: Office, page: TodayPage) -> None:
    busy_office.press(page.list, Qt.Key.Key_S)
    busy_office.wait(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    busy_office.press(menu, Qt.Key.Key_2)
    busy_office.wait(lambda: current(page) == "杭州云谷")


def test_a_complaint_is_not_postponed_but_led_on(busy_office: Office, page: TodayPage) -> None:
    while page.current_row().feedback_id is None:  # type: ignore[union-attr]  # there are lines
        busy_office.press(page.list, Qt.Key.Key_Down)
    before = titles(page.list)
    busy_office.press(page.list, Qt.Key.Key_3)
    busy_office.wait(lambda: "cannot be postponed" in busy_office.toast())
    assert titles(page.list) == before
    busy_office.press(page.list, Qt.Key.Key_D)
    dialog = busy_office.dialog(FormDialog)
    assert "两箱货物破损" in [label.text() for label in dialog.findChildren(type(page._title))]


def test_a_customer_without_a_plan_gets_one_by_one_key(
    busy_office: Office, page: TodayPage
) -> None:
    page.list.go_to(("customer", busy_office.ids["青岛北岸"]))
    busy_office.press(page.list, Qt.Key.Key_7)
    busy_office.wait(lambda: "青岛北岸" not in titles(page.list))
    planned = busy_office.read(follow_ups.of_customers, [busy_office.ids["青岛北岸"]])
    assert [each.due_on for each in planned] == [busy_office.today + timedelta(days=7)]
    assert planned[0].state is FollowUpState.OPEN


def test_the_card_follows_and_enter_goes_into_it(busy_office: Office, page: TodayPage) -> None:
    shown = page.card
    busy_office.wait(lambda: shown.person() is not None and shown.person().name == "宁波海川")  # type: ignore[union-attr]  # asked
    busy_office.press(page.list, Qt.Key.Key_Down)
    busy_office.wait(lambda: shown.person() is not None and shown.person().name == "杭州云谷")  # type: ignore[union-attr]  # asked
    assert page.person() == Person(
        busy_office.ids["杭州云谷"],
        "杭州云谷",
        page.current_row().customer_tier,  # type: ignore[union-attr]  # there are lines
    )
    busy_office.press(page.list, Qt.Key.Key_Return)
    busy_office.wait(lambda: shown.isAncestorOf(busy_office.window.focusWidget()))


def test_the_rule_of_the_order_can_be_read(busy_office: Office, page: TodayPage) -> None:
    assert not page._rule.isVisible()
    page._explain.click()
    assert page._rule.isVisible()


def test_the_day_sheet_is_one_key_away(busy_office: Office, page: TodayPage) -> None:
    page.commands()["print"]()
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, PdfPreview)]
    dialog = found[-1]
    busy_office.qtbot.waitUntil(lambda: bool(dialog.pdf), timeout=60_000)
    assert dialog.kind is Kind.DAY_SHEET
    assert "宁波海川" in poppler_text(dialog.pdf)
    dialog.reject()


def test_nothing_to_do_says_what_comes_next(office: Office) -> None:
    office.add("宁波海川")
    office.plan("宁波海川", 2, "回访")
    page: Any = office.open("today")
    office.wait(page._empty.isVisible)
    assert page._empty.sentence.text().startswith("Everything is done. Next:")
    office.plan("宁波海川", 0, "今天")
    page.reload()
    office.wait(lambda: titles(page.list) == ["宁波海川"])


def test_an_empty_file_offers_the_import(office: Office) -> None:
    page: Any = office.open("today")
    office.wait(page._welcome.isVisible)


def test_more_than_fit_are_counted_and_shown_on_demand(office: Office) -> None:
    office.add("宁波海川")
    for number in range(5):
        office.plan("宁波海川", -number - 1, f"第 {number} 件")
    page: Any = office.open("today")
    office.wait(lambda: titles(page.list))
    page._limit = 3
    page.reload()
    office.wait(lambda: len(titles(page.list)) == 3)
    assert page._all.isVisible()
    assert "5" in page._all.text()
    page._all.click()
    office.wait(lambda: len(titles(page.list)) == 5)
    assert not page._all.isVisible()


def test_nothing_stays_english(
    busy_office: Office,
    page: TodayPage,
    language: Language,
    pseudo_chinese: Callable[[Language], None],
) -> None:
    pseudo_chinese(language)
    busy_office.wait(lambda: "农历" in page._lunar.text())
    page._explain.click()
    page.columns._card.hide()  # type: ignore[union-attr]  # it has its own tests
    assert untranslated(page) == []


def test_no_page_reads_or_writes_on_the_gui_thread(
    busy_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    guilty: list[str] = []

    def watched(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            if threading.current_thread() is threading.main_thread():
                guilty.append(name)
            return work(*args, **kwargs)

        return call

    for name in ("read", "write", "reader", "raw"):
        monkeypatch.setattr(Vault, name, watched(name, getattr(Vault, name)))
    today = busy_office.open("today")
    busy_office.wait(lambda: titles(today.list))
    for spec in PAGES:
        page = busy_office.open(spec.id)
        rows = getattr(page, "list", None)
        busy_office.qtbot.wait(400)
        if rows is not None and hasattr(rows, "step"):
            rows.step(1)
            busy_office.qtbot.wait(100)
        if spec.id == "data_care":
            for part in Part:
                page.show_part(part)
                busy_office.qtbot.wait(200)
    assert guilty == []
