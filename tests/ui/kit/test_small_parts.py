"""The empty state and the line that says the data is safe."""

from datetime import timedelta

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_crm.ui.kit.empty_state import EmptyState
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.language import Language
from desktop_crm.ui.kit.settings import Scheme
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.kit.trust import TrustLine
from desktop_crm.ui.kit.workspace import Workspace
from tests.ui.conftest import NOW


def test_an_empty_state_offers_a_button_and_a_link(
    qtbot: QtBot, theme: Theme, icons: Icons
) -> None:
    done: list[str] = []
    state = EmptyState(
        theme,
        icons,
        "users",
        "Nobody is here yet.",
        ("Add", lambda: done.append("add")),
        ("Import", lambda: done.append("import")),
    )
    qtbot.addWidget(state)
    state.show()
    for button in state.findChildren(QPushButton):
        button.click()
    assert done == ["add", "import"]
    light = state._picture.pixmap().toImage()
    theme.use(scheme=Scheme.DARK)
    assert state._picture.pixmap().toImage() != light
    theme.use(scheme=Scheme.LIGHT)
    state.say("search-x", "No match.")
    assert state.sentence.text() == "No match."


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
