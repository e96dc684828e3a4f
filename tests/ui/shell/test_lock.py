"""The lock: within a second whatever is open, and nothing typed is lost."""

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot
from typing_extensions import override

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.queries import drafts as draft_queries
from desktop_crm.services import drafts
from desktop_crm.services.use_cases import use_case
from desktop_crm.ui.kit import dialogs
from desktop_crm.ui.kit.field_inputs import DayInput
from desktop_crm.ui.kit.forms import Form, FormDialog
from desktop_crm.ui.shell.desk_view import DeskView
from desktop_crm.ui.shell.window import Window
from tests.conftest import PASSPHRASE

MOST_SECONDS = 1.0


def form_dialog(view: DeskView) -> Any:
    form = Form(view.desk.theme, view.desk.icons)
    form.add_text("name", "Name")
    dialog = FormDialog(
        view, view.desk.workspace, "New", form, lambda _dialog: None, draft="customer:new"
    )
    dialog.open()
    return dialog


def unlocked_again(qtbot: QtBot, window: Window) -> DeskView:
    qtbot.waitUntil(window._lock_screen._secret.isEnabled)
    window.unlock_with(PASSPHRASE)
    qtbot.waitUntil(lambda: window.view is not None)
    assert window.view is not None
    return window.view


@use_case("Keep draft", undoable=False)
def full_disk(session: Any, form: str, content: Any, *, now: Any) -> None:
    raise Unavailable(Fault.DISK_FULL, "The disk is full.")


def test_a_draft_that_cannot_be_written_waits_sealed_for_the_next_unlock(
    qtbot: QtBot, window: Window, view: DeskView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "keep", full_disk)
    dialog = form_dialog(view)
    dialog.form.widget("name").setText("半途而写")
    window.lock()
    assert list(window._sealed) == [view.desk.workspace.vault.id]
    assert "半途".encode() not in b"".join(window._sealed.values())
    monkeypatch.undo()
    again = unlocked_again(qtbot, window)
    assert window._sealed == {}
    reopened = form_dialog(again)
    assert reopened.form.values()["name"] == "半途而写"

    def is_written() -> bool:
        with again.desk.workspace.vault.read() as session:
            return draft_queries.draft(session, "customer:new") == {"name": "半途而写"}

    qtbot.waitUntil(is_written)


def test_a_draft_that_fails_is_told_once_not_after_every_pause(
    qtbot: QtBot, view: DeskView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "keep", full_disk)
    dialog = form_dialog(view)
    told: list[Exception] = []
    view.desk.workspace.failed.disconnect()
    view.desk.workspace.failed.connect(told.append)
    for text in ("a", "ab", "abc"):
        dialog.form.widget("name").setText(text)
        dialog._draft.write()
    qtbot.waitUntil(lambda: len(told) >= 1)
    qtbot.wait(50)
    assert len(told) == 1


def palette(_window: Window, view: DeskView) -> None:
    view.palette_view.open()
    view.palette_view.field.setText("zh")


def half_composed(_window: Window, view: DeskView) -> None:
    view.palette_view.open()
    QApplication.sendEvent(view.palette_view.field, QInputMethodEvent("zh", []))


def dialog_over_dialog(_window: Window, view: DeskView) -> None:
    inner = form_dialog(view)
    dialogs.confirm(inner, "Sure?", "Gone for good.", "Erase", lambda: None)


def menu(_window: Window, view: DeskView) -> None:
    made = QMenu(view)
    for number in range(3):
        made.addMenu(f"more {number}").addAction("one")
    made.popup(view.mapToGlobal(view.rect().center()))


def calendar(_window: Window, view: DeskView) -> None:
    field = DayInput(view.desk.icons, view.desk.workspace.now, "On")
    field.setParent(view)
    field.show()
    field._choose()


def file_dialog(_window: Window, view: DeskView) -> None:
    dialogs.open_file(view, "Open", "All (*)", lambda _path: None)


def stubborn(_window: Window, view: DeskView) -> None:
    class Stubborn(QDialog):
        @override
        def closeEvent(self, event: QCloseEvent) -> None:
            event.ignore()

    Stubborn(view).open()


def slow_reader(_window: Window, view: DeskView) -> None:
    blocked = threading.Event()
    for _ in range(3):
        view.desk.workspace.ask(
            lambda _session: blocked.wait(3), then=lambda _none: None, owner=view
        )


def slow_task(_window: Window, view: DeskView) -> None:
    def work(progress: Callable[[int, int], bool]) -> None:
        while progress(1, 2):
            threading.Event().wait(0.01)

    view.desk.workspace.run(work, owner=view, failed=lambda _error: None)


STATES = (
    palette, half_composed, dialog_over_dialog, menu, calendar, file_dialog, stubborn, slow_reader,
    slow_task,
)  # fmt: skip


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_the_lock_takes_less_than_a_second(
    qtbot: QtBot, window: Window, view: DeskView, state: Callable[[Window, DeskView], None]
) -> None:
    state(window, view)
    qtbot.wait(50)
    started = time.monotonic()
    window.lock()
    assert time.monotonic() - started < MOST_SECONDS
    assert window._stack.currentWidget() is window._lock_screen
    assert not view.isVisible()
    qtbot.wait(20)
    assert QApplication.activePopupWidget() is None
    assert QApplication.activeModalWidget() is None
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    assert shown == [window]


def test_who_types_at_once_after_the_lock_gets_in(
    qtbot: QtBot, window: Window, view: DeskView, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_close = threading.Event()
    vault = view.desk.workspace.vault
    close = vault.close
    monkeypatch.setattr(vault, "close", lambda: (may_close.wait(20), close()))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.lock()
    screen = window._lock_screen
    assert window.focusWidget() is screen._secret
    screen._secret.insert(PASSPHRASE)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    qtbot.wait(50)
    assert window.view is None, "the file is still being closed"
    may_close.set()
    qtbot.waitUntil(lambda: window.view is not None)


def test_a_task_is_cancelled_by_the_lock(qtbot: QtBot, window: Window, view: DeskView) -> None:
    ended = threading.Event()

    def work(progress: Callable[[int, int], bool]) -> None:
        try:
            while progress(1, 2):
                threading.Event().wait(0.01)
        finally:
            ended.set()

    view.desk.workspace.run(work, owner=view)
    window.lock()
    assert ended.wait(2)


def test_the_desk_of_another_customer_file_does_not_see_the_drafts(
    qtbot: QtBot, window: Window, view: DeskView, tmp_path: Path
) -> None:
    sealed = drafts.seal(view.desk.workspace.vault, {"customer:new": {"name": "x"}})
    assert drafts.unseal(view.desk.workspace.vault, sealed) == {"customer:new": {"name": "x"}}
    broken = sealed[:-1] + bytes([sealed[-1] ^ 1])
    assert drafts.unseal(view.desk.workspace.vault, broken) == {}
