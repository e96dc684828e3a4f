"""What a list shows when it is empty."""

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_crm.ui.kit.empty_state import EmptyState
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.settings import Scheme
from desktop_crm.ui.kit.theme import Theme


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
