"""A new day moves what is due, without anybody writing anything."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop_crm.services import customers, unit_of_work
from desktop_crm.services.vaults import Vault
from desktop_crm.ui.kit.workspace import Workspace
from desktop_crm.ui.shell.day_watch import DayWatch

if TYPE_CHECKING:
    from desktop_crm.domain.changes import Changes

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


@pytest.fixture
def clock(vault: Vault) -> list[datetime]:
    """Return the clock of the vault, to be set."""
    times = [NOW]
    vault.clock = lambda: times[0]
    return times


def test_midnight_is_noticed(qtbot: QtBot, vault: Vault, clock: list[datetime]) -> None:
    unit_of_work.write(vault, customers.add, {"name": "张伟"}, now=NOW)
    workspace = Workspace(vault)
    owner = QObject()
    try:
        told: list[Changes] = []
        workspace.changed.connect(told.append)
        watch = DayWatch(workspace, owner)
        with qtbot.waitSignal(workspace.changed, timeout=10_000):
            watch.look()
        watch.look()
        qtbot.wait(100)
        assert len(told) == 1
        clock[0] = NOW + timedelta(days=1)
        with qtbot.waitSignal(workspace.changed, timeout=10_000):
            watch.look()
        assert told[-1].many
        assert told[-1].touches("follow_up", "customer")
    finally:
        workspace.close()
