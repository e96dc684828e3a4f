"""Feedback: four steps with their times, refusals beside the field, and the crisis."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_crm.domain.feedback import FeedbackRow
from desktop_crm.domain.words import FeedbackKind, FeedbackState, FollowUpKind
from desktop_crm.queries import drafts, feedback, follow_ups
from desktop_crm.services import feedback as services
from desktop_crm.ui.feedback.page import FeedbackPage
from desktop_crm.ui.kit.forms import FormDialog
from desktop_crm.ui.kit.labels import Label
from desktop_crm.ui.kit.language import Language
from tests.ui.office import Office, headings, titles, untranslated

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(busy_office: Office) -> FeedbackPage:
    found: FeedbackPage = busy_office.open("feedback")
    busy_office.wait(lambda: titles(found.list))
    return found


def stored(office: Office) -> FeedbackRow:
    rows: tuple[FeedbackRow, ...] = office.read(feedback.by_state, include_closed=True)
    return rows[0]


def is_in(page: FeedbackPage, state: FeedbackState) -> bool:
    found = page.pane.feedback
    return found is not None and found.state is state


def shown_errors(root: QWidget) -> list[str]:
    return [
        each.text()
        for each in root.findChildren(Label)
        if each.property("look") == "error" and each.isVisible() and each.text()
    ]


def choose(office: Office, page: FeedbackPage, state: FeedbackState) -> None:
    """Go into the next step by Enter and choose it by arrow keys."""
    office.press(page.list, Qt.Key.Key_Return)
    steps = page.pane._state._segments
    assert steps is not None
    for _ in FeedbackState:
        if page.pane._state.value is state:
            return
        focused = office.window.focusWidget()
        assert focused is not None
        office.press(focused, Qt.Key.Key_Right)
    raise AssertionError(state)


def test_the_clock_runs_and_too_long_is_red(busy_office: Office, page: FeedbackPage) -> None:
    assert headings(page.list) == ["Received"]
    line = page.list.rows.line(1)
    assert line is not None
    assert (line.badge, line.badge_tone) == ("Open 51 h", "danger")
    assert "1 over 48 h" in page._count.text()
    assert page.pane._clock.text() == "Open 51 h"


def test_all_four_steps_by_keyboard(busy_office: Office, page: FeedbackPage) -> None:
    for state in (FeedbackState.IN_PROGRESS, FeedbackState.ANSWERED):
        choose(busy_office, page, state)
        page.pane._form.put({"note": "已处理"}, as_first=False)
        busy_office.press(page.pane.save_button, Qt.Key.Key_Return)
        busy_office.wait(partial(is_in, page, state))
    choose(busy_office, page, FeedbackState.CLOSED)
    page.pane._form.put(
        {"outcome": "换货完成", "told_on": busy_office.today, "asks": True}, as_first=False
    )
    page.pane.save()
    busy_office.wait(page._empty.isVisible)
    row = stored(busy_office)
    assert [step.state for step in row.steps] == list(FeedbackState)
    assert row.told_on == busy_office.today
    assert [step.note for step in row.steps] == [None, "已处理", "已处理", "换货完成"]
    busy_office.wait(
        lambda: any(
            each.kind is FollowUpKind.CARE
            for each in busy_office.read(follow_ups.of_customers, [row.customer_id])
        )
    )


def test_closing_without_outcome_is_refused_beside_the_field(
    busy_office: Office, page: FeedbackPage
) -> None:
    choose(busy_office, page, FeedbackState.CLOSED)
    page.pane.save()
    busy_office.wait(lambda: shown_errors(page.pane))
    assert shown_errors(page.pane) == ["Write down the outcome before closing."]
    assert page.pane._form.widget("outcome").property("state") == "error"
    page.pane._form.put({"outcome": "已换货"}, as_first=False)
    page.pane.save()
    busy_office.wait(lambda: shown_errors(page.pane) and "day" in shown_errors(page.pane)[0])
    assert page.pane._form.widget("told_on").property("state") == "error"
    assert stored(busy_office).state is FeedbackState.RECEIVED
    page.pane._form.put({"told_on": busy_office.today}, as_first=False)
    page.pane.save()
    busy_office.wait(lambda: stored(busy_office).state is FeedbackState.CLOSED)


def test_what_is_typed_survives_looking_at_another(busy_office: Office, page: FeedbackPage) -> None:
    busy_office.complain("宁波海川", 3, "发票有误")
    page.reload()
    busy_office.wait(lambda: len(titles(page.list)) == 2)
    page.list.go_to_first()
    first = page.pane.feedback
    assert first is not None
    page.pane._form.put({"note": "正在核实"}, as_first=False)
    busy_office.press(page.list, Qt.Key.Key_Down)
    busy_office.wait(lambda: busy_office.read(drafts.draft, f"feedback-step:{first.id.hex()}"))
    busy_office.wait(lambda: page.pane._form.values()["note"] is None)
    busy_office.press(page.list, Qt.Key.Key_Up)
    busy_office.wait(lambda: page.pane._form.values()["note"] == "正在核实")


def test_a_crisis_has_a_band_and_a_checklist_that_remembers(
    busy_office: Office, page: FeedbackPage
) -> None:
    assert not page.pane._crisis.isVisible()
    crisis = busy_office.complain("宁波海川", 1, "停产", is_crisis=True)
    page.reload()
    busy_office.wait(lambda: len(titles(page.list)) == 2)
    page.list.go_to(crisis)
    busy_office.wait(page.pane._crisis.isVisible)
    page.pane._ticks[0].click()
    page.pane._ticks[2].click()
    assert page.pane._ticks_done.text() == "2 / 5"
    page.pane.flush()
    other = next(
        line.key
        for row in range(page.list.rows.rowCount())
        if (line := page.list.rows.line(row)) is not None and line.key != crisis
    )
    page.list.go_to(other)
    assert not page.pane._crisis.isVisible()
    busy_office.wait(lambda: busy_office.read(drafts.draft, f"feedback-crisis:{crisis.hex()}"))
    page.list.go_to(crisis)
    busy_office.wait(lambda: page.pane._ticks_done.text() == "2 / 5")
    assert page.pane._ticks[2].isChecked()


def test_closed_feedback_is_opened_again_and_counted(
    busy_office: Office, page: FeedbackPage
) -> None:
    row = stored(busy_office)
    busy_office.write(
        services.close, row.id, outcome="已换货", told_on=busy_office.today, at=busy_office.now
    )
    page.views.choose("closed")
    page._on_view("closed")
    busy_office.wait(lambda: headings(page.list) == ["Closed"])
    assert page.pane._outcome.text() == "已换货"
    page.pane._form.put({"note": "又坏了"}, as_first=False)
    page.pane.save()
    busy_office.wait(lambda: stored(busy_office).reopened == 1)
    assert stored(busy_office).state is FeedbackState.IN_PROGRESS


def test_kinds_narrow_the_list(busy_office: Office, page: FeedbackPage) -> None:
    busy_office.write(
        services.record,
        busy_office.ids["宁波海川"],
        kind=FeedbackKind.PRAISE,
        text="服务很好",
        received_at=busy_office.now - timedelta(hours=1),
    )
    page.reload()
    busy_office.wait(lambda: len(titles(page.list)) == 2)
    page._on_kinds(frozenset({FeedbackKind.PRAISE}), frozenset())
    assert titles(page.list) == ["宁波海川"]
    page._on_kinds(frozenset(), frozenset({FeedbackKind.PRAISE}))
    assert titles(page.list) == ["苏州锦溪"]
    page._show_open()
    busy_office.wait(lambda: len(titles(page.list)) == 2)


def test_new_feedback_asks_for_the_customer_first(busy_office: Office, page: FeedbackPage) -> None:
    page._record()
    view = busy_office.window.view
    assert view is not None
    palette = view.palette_view
    busy_office.wait(palette.isVisible)
    palette.field.setText("青岛")
    busy_office.wait(lambda: titles(palette._list) == ["青岛北岸"])
    busy_office.press(palette.field, Qt.Key.Key_Return)
    dialog = busy_office.dialog(FormDialog)
    dialog.form.put({"text": "货晚到了"}, as_first=False)
    busy_office.press(dialog, Qt.Key.Key_Return, CTRL)
    busy_office.wait(lambda: "青岛北岸" in titles(page.list))


def test_removing_can_be_undone(busy_office: Office, page: FeedbackPage) -> None:
    busy_office.press(page.list, Qt.Key.Key_Delete)
    busy_office.wait(page._empty.isVisible)
    busy_office.undo()
    busy_office.wait(lambda: titles(page.list) == ["苏州锦溪"])


def test_the_customer_stands_behind_the_second_tab(busy_office: Office, page: FeedbackPage) -> None:
    page._tabs.button_of("customer").click()
    busy_office.wait(lambda: page.card.person() is not None)
    assert page.card.isVisible()
    busy_office.press(page.list, Qt.Key.Key_Return)
    assert page.pane.isVisible()


def test_nothing_stays_english(
    busy_office: Office,
    page: FeedbackPage,
    language: Language,
    pseudo_chinese: Callable[[Language], None],
) -> None:
    busy_office.complain("宁波海川", 1, "停产", is_crisis=True)
    page.reload()
    busy_office.wait(lambda: len(titles(page.list)) == 2)
    pseudo_chinese(language)
    busy_office.wait(lambda: page._title.text() == "译")
    assert untranslated(page) == []
