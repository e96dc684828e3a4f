"""The window with a real customer file."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_crm.services.vaults import Vault
from desktop_crm.ui.kit.language import Language
from desktop_crm.ui.kit.settings import Settings
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.shell.desk_view import DeskView
from desktop_crm.ui.shell.window import Window

NOW = datetime(2026, 11, 21, 2, 30, tzinfo=UTC)


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, theme: Theme, language: Language, settings: Settings
) -> Iterator[Window]:
    made = Window(qapp, theme, language, settings, lambda: NOW)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close_vault()


@pytest.fixture
def view(window: Window, vault: Vault) -> DeskView:
    """Return the desk of an open customer file."""
    vault.clock = lambda: NOW
    window.open_vault(vault)
    found = window.view
    assert found is not None
    return found
