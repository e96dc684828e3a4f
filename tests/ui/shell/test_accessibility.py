"""Every widget that can have the focus has a name, in both languages."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop_crm.services.vaults import Vault
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.language import Language
from desktop_crm.ui.kit.settings import Settings
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.shell.about import AboutDialog
from desktop_crm.ui.shell.keys_sheet import KeysSheet
from desktop_crm.ui.shell.window import Window


def unnamed(root: QWidget) -> list[str]:
    found = []
    for widget in [root, *root.findChildren(QWidget)]:
        inner = widget.objectName().startswith("qt_") or isinstance(widget, QScrollArea)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not inner and widget.isEnabled():
            text = getattr(widget, "text", lambda: "")
            if not widget.accessibleName() and not text():
                found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


@pytest.mark.parametrize("code", ["en", "zh_CN"])
def test_everything_of_the_shell_has_a_name(
    qtbot: QtBot,
    qapp: QApplication,
    theme: Theme,
    icons: Icons,
    language: Language,
    settings: Settings,
    vault: Vault,
    code: str,
) -> None:
    language.use(code)
    window = Window(qapp, theme, language, settings, lambda: datetime(2026, 11, 21, tzinfo=UTC))
    qtbot.addWidget(window)
    window.show()
    window.show_lock_screen(vault.folder)
    window.show_first_run()
    window.open_vault(vault)
    view = window.view
    assert view is not None
    parts = [window._lock_screen, window._first_run, view.rail, view.palette_view, view.toast_bar]
    dialogs = [KeysSheet(window), AboutDialog(theme, icons, window)]
    for part in (*parts, *dialogs, view._log_bar):
        assert part is not None
        assert unnamed(part) == []
    for dialog in dialogs:
        dialog.close()
    window.close_vault()
