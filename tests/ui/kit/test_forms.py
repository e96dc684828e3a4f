"""Forms: values, errors, drafts, keys."""

import time as clock
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_crm.domain.errors import Fault, Refused, Unavailable
from desktop_crm.domain.words import Tier
from desktop_crm.queries import drafts
from desktop_crm.services.vaults import Vault
from desktop_crm.ui.kit.field_inputs import (
    ChoiceInput,
    DayInput,
    PickInput,
    TagInput,
    TimeInput,
    choices_of,
)
from desktop_crm.ui.kit.forms import Form, FormDialog
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.kit.workspace import Workspace


def now() -> datetime:
    return datetime(2026, 11, 21, 9, tzinfo=UTC)


@pytest.fixture
def form(qtbot: QtBot, theme: Theme, icons: Icons) -> Form:
    made = Form(theme, icons)
    made.add_text("name", "Name", is_required=True)
    made.begin_row()
    made.add_choice("tier", "Tier", choices_of(Tier, none="Not set"))
    made.add_day("due_on", "Due on", now)
    made.end_row()
    made.add_time("due_time", "Time")
    made.add_long_text("note", "Note")
    made.add_pick("source", "Source", [("expo", "展会"), ("web", "Website")])
    made.add_flag("is_crisis", "Crisis")
    made.add_tags("tags", "Tags", ["Referral"])
    qtbot.addWidget(made)
    made.show()
    return made


FULL = {
    "name": "张三 <b>",
    "tier": Tier.B,
    "due_on": date(2026, 11, 27),
    "due_time": time(14, 30),
    "note": "two\nlines",
    "source": "expo",
    "is_crisis": True,
    "tags": ("Referral", "新"),
}


def test_what_is_put_comes_back(form: Form) -> None:
    form.put(FULL)
    assert form.values() == FULL
    assert form.changed_values() == {}


def test_an_empty_form_reads_as_nothing(form: Form) -> None:
    values = form.values()
    assert values["tier"] is None
    assert (values["name"], values["due_on"], values["note"]) == (None, None, None)
    assert (values["tags"], values["is_crisis"]) == ((), False)


def test_only_what_changed_is_told(qtbot: QtBot, form: Form) -> None:
    form.put(FULL)
    with qtbot.waitSignal(form.edited):
        form.put({"name": "李四"}, as_first=False)
    assert form.changed_values() == {"name": "李四"}


def test_the_cursor_stands_where_something_is_needed(
    qtbot: QtBot, theme: Theme, icons: Icons
) -> None:
    form = Form(theme, icons)
    form.add_choice("tier", "Tier", choices_of(Tier))
    form.add_text("name", "Name", is_required=True)
    qtbot.addWidget(form)
    form.show()
    form.focus_first()
    assert form.focusWidget() is form.widget("name")
    form.put({"name": "x"})
    form.focus_first()
    assert form.focusWidget() is form.widget("tier")


def test_errors_stand_beside_their_field(form: Form) -> None:
    assert not form.check()
    name = form.widget("name")
    assert name.property("state") == "error"
    form.put({"name": "x"})
    assert form.check()
    assert name.property("state") == ""
    assert form.refuse(Refused("Taken.", field="name"))
    assert name.property("state") == "error"
    assert not form.refuse(Refused("Elsewhere.", field="unknown"))
    assert not form.refuse(Unavailable(Fault.BUSY, "Busy."))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tomorrow", date(2026, 11, 22)),
        ("明天", date(2026, 11, 22)),
        ("3天后", date(2026, 11, 24)),
        ("2026-12-01", date(2026, 12, 1)),
        ("nonsense", None),
        ("", None),
    ],
)
def test_days_are_typed_as_people_say_them(
    qtbot: QtBot, icons: Icons, typed: str, meant: date | None
) -> None:
    field = DayInput(icons, now, "Due on")
    qtbot.addWidget(field)
    field.field.setText(typed)
    assert field.value == meant
    assert field.is_valid == (typed != "nonsense")


def test_past_days_are_understood_where_they_are_meant(qtbot: QtBot, icons: Icons) -> None:
    field = DayInput(icons, now, "Happened on", is_past=True)
    qtbot.addWidget(field)
    field.field.setText("昨天")
    assert field.value == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("14:30", time(14, 30)), ("9", time(9)), ("14：30", time(14, 30)), ("25:00", None)],
)
def test_times(qtbot: QtBot, typed: str, meant: time | None) -> None:
    field = TimeInput("Time")
    qtbot.addWidget(field)
    field.setText(typed)
    assert field.value == meant


def test_tags_are_taken_with_enter_and_comma_and_given_back_with_backspace(qtbot: QtBot) -> None:
    field = TagInput(["Referral"], "Tags")
    qtbot.addWidget(field)
    field.show()
    field.field.setFocus()
    QTest.keyClicks(field.field, "referral")
    QTest.keyClick(field.field, Qt.Key.Key_Return)
    QTest.keyClicks(field.field, "new,")
    assert list(field.value) == ["Referral", "new"]
    QTest.keyClicks(field.field, "NEW")
    QTest.keyClick(field.field, Qt.Key.Key_Return)
    assert list(field.value) == ["Referral", "new"]
    QTest.keyClick(field.field, Qt.Key.Key_Backspace)
    assert list(field.value) == ["Referral"]


def test_a_pick_is_a_key_or_free_text(qtbot: QtBot) -> None:
    field = PickInput([("expo", "展会")], "Source")
    qtbot.addWidget(field)
    field.setText("展会")
    assert field.value == "expo"
    field.setText("其他")
    assert field.value == "其他"
    field.setText(" ")
    assert field.value is None


def test_an_unknown_choice_is_kept(qtbot: QtBot) -> None:
    field = ChoiceInput([("a", "A")], "Letter")
    qtbot.addWidget(field)
    field.put("older")
    assert field.value == "older"


Opener = Callable[[Callable[[FormDialog], object]], FormDialog]


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    widget.resize(900, 700)
    qtbot.addWidget(widget)
    widget.show()
    return widget


def opened(
    host: QWidget,
    workspace: Workspace,
    theme: Theme,
    icons: Icons,
    save: Callable[[FormDialog], object],
) -> tuple[FormDialog, Any]:
    form = Form(theme, icons)
    field = form.add_text("name", "Name", is_required=True)
    dialog = FormDialog(host, workspace, "New", form, save, draft="test:new", saves_and_new=True)
    dialog.open()
    return dialog, field


def test_only_control_enter_saves(
    qtbot: QtBot, host: QWidget, theme: Theme, icons: Icons, vault: Vault
) -> None:
    workspace = Workspace(vault)
    saved: list[str | None] = []

    def save(dialog: FormDialog) -> None:
        saved.append(dialog.form.values()["name"])
        dialog.finish()

    dialog, field = opened(host, workspace, theme, icons, save)
    qtbot.waitExposed(dialog)
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert saved == []
    field.insert("张三")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert saved == []
    assert dialog.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert saved == ["张三"]
    workspace.close()


def test_escape_keeps_a_draft_and_the_form_brings_it_back(
    qtbot: QtBot, host: QWidget, theme: Theme, icons: Icons, vault: Vault
) -> None:
    workspace = Workspace(vault)
    dialog, field = opened(host, workspace, theme, icons, lambda _dialog: None)
    qtbot.waitExposed(dialog)
    QTest.keyClicks(field, "half a name")
    with qtbot.waitSignal(dialog.closed):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    def kept() -> bool:
        with vault.read() as session:
            return drafts.draft(session, "test:new") == {"name": "half a name"}

    qtbot.waitUntil(kept)
    again, field = opened(host, workspace, theme, icons, lambda dialog: dialog.finish())
    qtbot.waitUntil(lambda: field.text() == "half a name")
    again.save()
    workspace.close()
    with vault.read() as session:
        assert drafts.draft(session, "test:new") is None


def test_a_refusal_keeps_the_dialog_as_it_was(
    qtbot: QtBot, host: QWidget, theme: Theme, icons: Icons, workspace: Workspace
) -> None:
    form = Form(theme, icons)
    field = form.add_text("name", "Name")
    dialog = FormDialog(
        host, workspace, "New", form, lambda d: d.refuse(Refused("Taken.", field="name"))
    )
    dialog.open()
    field.setText("x")
    started = clock.monotonic()
    dialog.save()
    assert dialog.isVisible()
    assert field.text() == "x"
    assert field.property("state") == "error"
    dialog.form.put({"name": "y"})
    dialog.refuse(Unavailable(Fault.BUSY, "Busy."))
    assert clock.monotonic() - started < 5
    dialog.reject()
