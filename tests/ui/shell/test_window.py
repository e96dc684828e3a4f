"""Unlock, lock, first run: with a real customer file."""

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop_crm.queries import drafts
from desktop_crm.queries import tags as tag_queries
from desktop_crm.services import tags
from desktop_crm.services.vaults import Vault
from desktop_crm.ui.kit.forms import Form, FormDialog
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.language import Language
from desktop_crm.ui.kit.settings import Settings
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.shell.about import AboutDialog
from desktop_crm.ui.shell.desk_view import DeskView
from desktop_crm.ui.shell.keys_sheet import KeysSheet
from desktop_crm.ui.shell.pages import PAGES
from desktop_crm.ui.shell.window import Window
from tests.conftest import PASSPHRASE

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


def desk(window: Window) -> DeskView:
    view = window.view
    assert view is not None
    return view


def opened(window: Window, vault: Vault) -> DeskView:
    window.open_vault(vault)
    return desk(window)


def test_a_wrong_password_is_told_and_the_right_one_opens(
    qtbot: QtBot, window: Window, vault: Vault
) -> None:
    folder = vault.folder
    vault.close()
    window.show_lock_screen(folder)
    screen = window._lock_screen
    screen._secret.setText("wrong")
    QTest.keyClick(screen._secret, Qt.Key.Key_Return)
    qtbot.waitUntil(screen._error.isVisible)
    assert "not the master password" in screen._error.text()
    assert window.view is None
    screen._secret.setText(PASSPHRASE)
    with qtbot.waitSignal(window.unlocked):
        QTest.keyClick(screen._secret, Qt.Key.Key_Return)
    assert screen._secret.text() == ""
    assert desk(window).current_page is not None


def test_the_lock_closes_everything_at_once_and_loses_nothing(
    qtbot: QtBot, window: Window, vault: Vault
) -> None:
    folder = vault.folder
    view = opened(window, vault)
    form = Form(view.desk.theme, view.desk.icons)
    field = form.add_text("name", "Name")
    dialog = FormDialog(
        view, view.desk.workspace, "New", form, lambda _dialog: None, draft="customer:new"
    )
    dialog.open()
    field.setText("Zhang, half typed")
    view.palette_view.open()
    started = time.monotonic()
    with qtbot.waitSignal(window.locked):
        window.lock()
    assert time.monotonic() - started < 1.0
    assert window.view is None
    assert not dialog.isVisible()
    assert window._stack.currentWidget() is window._lock_screen
    assert not window.actions_.can("undo")
    qtbot.waitUntil(window._lock_screen._secret.isEnabled)
    window.unlock_with(PASSPHRASE)
    qtbot.waitUntil(lambda: window.view is not None)
    again = desk(window).desk.workspace.vault
    assert again.folder == folder
    with again.read() as session:
        assert drafts.draft(session, "customer:new") == {"name": "Zhang, half typed"}


def test_idle_time_locks(qtbot: QtBot, window: Window, vault: Vault) -> None:
    opened(window, vault)
    with qtbot.waitSignal(window.locked):
        window._idle.idled.emit()


def test_a_write_shows_a_toast_and_control_z_undoes_it(
    qtbot: QtBot, window: Window, vault: Vault
) -> None:
    view = opened(window, vault)
    workspace = view.desk.workspace
    workspace.do(tags.add, "展会", owner=view)
    qtbot.waitUntil(view.toast_bar.isVisible)
    first = view.toast_bar.text
    assert first
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(view.rail, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: first in view.toast_bar.text and view.toast_bar.text != first)
    with vault.read() as session:
        assert tag_queries.all_tags(session) == ()
    view.redo()
    names: list[str] = []

    def came_back() -> bool:
        with vault.read() as session:
            names[:] = [row.name for row in tag_queries.all_tags(session)]
        return names == ["展会"]

    qtbot.waitUntil(came_back)


def test_nothing_to_undo_is_said_not_shouted(qtbot: QtBot, window: Window, vault: Vault) -> None:
    view = opened(window, vault)
    view.undo()
    qtbot.waitUntil(view.toast_bar.isVisible)
    assert not QApplication.activeModalWidget()


def test_every_page_opens_once_and_is_kept(qtbot: QtBot, window: Window, vault: Vault) -> None:
    view = opened(window, vault)
    for spec in PAGES:
        page = view.open_page(spec.id)
        assert view.current_page is page
        assert view.open_page(spec.id) is page
        assert view.rail.buttons()[spec.action].isChecked()
        assert not page.grab().isNull()
    assert view.desk.settings.last_page == PAGES[-1].id


def test_page_keys_work(qtbot: QtBot, window: Window, vault: Vault) -> None:
    view = opened(window, vault)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(view.rail, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert view.current_page is view._pages["follow_ups"]


def test_the_palette_finds_commands_in_both_languages(
    qtbot: QtBot, window: Window, vault: Vault
) -> None:
    view = opened(window, vault)
    palette = view.palette_view
    palette.open()
    palette.field.setText(">follow")
    line = palette._list.current_line()
    assert line is not None
    assert "ollow" in line.title
    palette.field.setText("\uff1eabout")
    line = palette._list.current_line()
    assert line is not None
    assert line.key == "about"
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert palette.field.text() == ""


def test_settings_are_kept_when_look_changes(
    qtbot: QtBot, window: Window, vault: Vault, settings: Settings, theme: Theme
) -> None:
    opened(window, vault)
    for key in ("theme", "larger", "language"):
        window.actions_.trigger(key)
    assert settings.scheme == "dark"
    assert settings.text_scale == theme.scale == 1.1
    assert settings.language == "zh_CN"
    qtbot.wait(20)
    for key in ("theme", "normal_size", "language"):
        window.actions_.trigger(key)
    assert settings.language == "en"


def test_first_run_makes_a_customer_file(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show_first_run()
    first_run: Any = window._first_run
    monkeypatch.setattr(type(first_run), "home", staticmethod(lambda: tmp_path))
    assert window.focusWidget() is first_run._new
    first_run._go(1)
    password = first_run._password
    password.first.setText("short")
    first_run._create()
    assert first_run._password_error.isVisible()
    assert list(tmp_path.glob("*.crmvault")) == []
    password.first.setText("a sentence I remember 42")
    password.second.setText("another sentence")
    first_run._create()
    assert "same" in first_run._password_error.text()
    password.second.setText("a sentence I remember 42")
    first_run._name.setText("Mine")
    first_run._create()
    qtbot.waitUntil(lambda: first_run.step == 2)
    assert password.text() == ""
    code = first_run._code
    groups = code.code.split("-")
    assert len(groups) == 8
    assert groups[0] in code.shown.text()
    code.kept.setChecked(True)
    assert not code.shown.isVisible()
    code.groups[0].setText("AAAAA")
    code.check()
    assert code._error.isVisible()
    for at, field in zip(code._asked, code.groups, strict=True):
        field.setText(groups[at].lower())
    code.check()
    assert first_run.step == 3
    assert code.code == code.shown.text() == ""
    first_run.opened.emit(first_run._vault, "empty")
    assert desk(window).desk.workspace.vault.folder == tmp_path / "Mine.crmvault"
    # Behind the next lock screen it could open what is closed by then.
    assert window._first_run is None
    qtbot.waitUntil(lambda: not shiboken6.isValid(first_run))


def test_a_bug_is_reported_without_its_message(
    qtbot: QtBot, window: Window, caplog: pytest.LogCaptureFixture
) -> None:
    window.report_bug(ValueError("张三 13800138000"))
    assert "13800138000" not in caplog.messages[-1]
    box = QApplication.activeModalWidget()
    assert box is not None
    said = [getattr(part, "text", str)() for part in box.findChildren(QWidget)]
    assert any(said)
    assert "13800138000" not in "".join(said)
    box.close()


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
