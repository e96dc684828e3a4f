"""The line that says the data is safe."""

from datetime import timedelta

from pytestqt.qtbot import QtBot

from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.language import Language
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.kit.trust import TrustLine
from desktop_crm.ui.kit.workspace import Workspace
from tests.ui.conftest import NOW


def test_the_line_says_how_old_the_last_backup_is(
    qtbot: QtBot, theme: Theme, icons: Icons, language: Language, workspace: Workspace
) -> None:
    line = TrustLine(workspace, theme, icons)
    qtbot.addWidget(line)
    assert line.text() == line.accessibleName() == "Encrypted · no backup yet"
    line._on_found(NOW - timedelta(hours=2))
    assert line.text() == "Encrypted · backed up 2 h ago"
    fresh = line.icon().cacheKey()
    line._on_found(NOW - timedelta(days=9))
    assert line.icon().cacheKey() != fresh
    language.use("zh_CN")
    qtbot.waitUntil(lambda: "已加密" in line.text())
    with qtbot.waitSignal(line.opened):
        line.click()
