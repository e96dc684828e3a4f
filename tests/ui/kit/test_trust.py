"""The line that says the data is safe."""

from datetime import timedelta

from pytestqt.qtbot import QtBot

from desktop_crm.domain.backups import BackupPlan, Safety
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
    assert line.text() == line.accessibleName() == "Encrypted"
    line.show_safety(Safety())
    assert (line.text(), line.property("state")) == ("Encrypted · no backup yet", "warn")
    line.show_safety(Safety(backed_up_at=NOW - timedelta(hours=2)))
    assert line.text() == line.accessibleName() == "Verified backup 2 h ago"
    long_ago = NOW - timedelta(days=9)
    line.show_safety(Safety(backed_up_at=long_ago))
    assert (line.text(), line.property("state")) == ("Verified backup 9 days ago", "ok")
    line.show_safety(Safety(backed_up_at=long_ago, unsaved_at=long_ago))
    assert line.property("state") == "warn"


def test_the_tip_tells_the_last_trial_and_the_second_place(
    qtbot: QtBot, theme: Theme, icons: Icons, language: Language, workspace: Workspace
) -> None:
    line = TrustLine(workspace, theme, icons)
    qtbot.addWidget(line)
    line.show_safety(Safety())
    assert "on this disk" in line.toolTip()
    line.show_safety(
        Safety(
            plan=BackupPlan(place="/media/usb"),
            backed_up_at=NOW,
            copied_at=NOW - timedelta(hours=3),
            rehearsed_at=NOW - timedelta(days=4),
        )
    )
    assert "4 days ago" in line.toolTip()
    assert "3 h ago" in line.toolTip()
    language.use("zh_CN")
    qtbot.waitUntil(lambda: "4 天前" in line.toolTip())
    with qtbot.waitSignal(line.opened):
        line.click()
