"""Days off reach whatever reads a typed day."""

from datetime import UTC, date, datetime

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_crm.services import settings
from desktop_crm.services.vaults import Vault
from desktop_crm.ui.kit.field_inputs import DayInput
from desktop_crm.ui.kit.holidays import HolidayWatch
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.labels import Label
from desktop_crm.ui.kit.language import Language
from desktop_crm.ui.kit.quick_log import QuickLog
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.kit.workspace import Workspace

NATIONAL_DAY = date(2026, 10, 1)


def test_the_log_line_and_the_day_field_know_the_national_days(
    qtbot: QtBot, theme: Theme, icons: Icons, vault: Vault, language: Language
) -> None:
    language.use("en")
    vault.clock = lambda: datetime(2026, 9, 28, 2, 0, tzinfo=UTC)
    workspace = Workspace(vault)
    owner = QWidget()
    qtbot.addWidget(owner)
    assert workspace.holidays(NATIONAL_DAY) is None
    HolidayWatch(workspace, owner)
    qtbot.waitUntil(lambda: workspace.holidays(NATIONAL_DAY) is not None)
    log = QuickLog(workspace, theme, icons)
    qtbot.addWidget(log)
    log.put("电话 再谈 @10-1")
    qtbot.waitUntil(lambda: log.findChild(QPushButton) is not None)
    chips = [chip.text() for chip in log.findChildren(QPushButton)]
    assert any("8 Oct" in text for text in chips), chips
    field = DayInput(icons, workspace.now, "Due on", holidays=workspace.holidays)
    qtbot.addWidget(field)
    field.field.setText("10-1")
    assert field.value == NATIONAL_DAY
    assert any("National Day" in part.text() for part in field.findChildren(Label))
    workspace.do(settings.set, {"region": "DE"}, owner=owner)
    qtbot.waitUntil(lambda: workspace.holidays(NATIONAL_DAY) is None)
    workspace.close()
