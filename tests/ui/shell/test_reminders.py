"""What has become due is said once, and nobody is flooded."""

from datetime import date, datetime, time, timedelta

import pytest
from pytestqt.qtbot import QtBot

from desktop_crm.domain.reminders import Reminder, ReminderKind
from desktop_crm.domain.words import CustomerKind
from desktop_crm.services import customers, follow_ups, unit_of_work
from desktop_crm.services.vaults import Vault
from desktop_crm.ui.shell.desk_view import DeskView
from desktop_crm.ui.shell.reminders import Reminders, reminder_text
from tests.ui.shell.conftest import NOW


@pytest.fixture
def plans(vault: Vault, view: DeskView) -> tuple[datetime, ...]:
    """Plan three calls at times of today, and return when they are due."""
    customer_id = unit_of_work.write(
        vault, customers.add, {"name": "张爽", "kind": CustomerKind.COMPANY}, now=NOW
    ).value
    moments = tuple(NOW + timedelta(minutes=minutes) for minutes in (5, 120, 150))
    for moment in moments:
        here = moment.astimezone()
        unit_of_work.write(
            vault,
            follow_ups.plan,
            customer_id,
            title=f"call {moment:%H:%M}",
            due_on=here.date(),
            due_time=time(here.hour, here.minute),
        )
    return moments


def test_each_is_told_when_its_time_comes(
    qtbot: QtBot,
    vault: Vault,
    view: DeskView,
    plans: tuple[datetime, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []
    made = Reminders(view.desk, lambda: None, view)
    monkeypatch.setattr(view, "toast", lambda text, **_more: told.append(text))
    made.look()
    for minutes in (4, 5, 6, 7):
        vault.clock = lambda minutes=minutes: NOW + timedelta(minutes=minutes)  # type: ignore[misc]
        made.look()
    qtbot.waitUntil(lambda: len(told) == 1)
    assert "张爽: call" in told[0]
    # The computer slept for hours: one sentence for all.
    vault.clock = lambda: NOW + timedelta(hours=4)
    made.look()
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[1] == "2 reminders became due while you were away"
    qtbot.wait(50)
    made.look()
    assert len(told) == 2


def test_the_tray_is_chosen_and_its_absence_told(qtbot: QtBot, view: DeskView) -> None:
    qtbot.waitUntil(lambda: view._reminders is not None)
    view._refresh_commands()
    settings = view.desk.settings
    for is_on, word in ((True, "tray"), (False, "window only")):
        view.desk.actions.trigger("tray")
        assert settings.uses_tray is is_on
        assert word in view.toast_bar.text


def test_one_reminder_names_the_customer() -> None:
    only = Reminder(
        on=date(2026, 11, 21),
        at=time(14, 30),
        kind=ReminderKind.FOLLOW_UP,
        customer_id=b"1" * 16,
        customer_name="张爽",
        title="send samples",
    )
    assert reminder_text([only], is_late=False) == "14:30 张爽: send samples"
    assert reminder_text([only, only], is_late=False) == "2 reminders are due"
