"""The lock loses nothing that was typed; `tests.faults.locking` does it in every state."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.queries import drafts as draft_queries
from desktop_crm.services import drafts
from desktop_crm.services.use_cases import use_case
from desktop_crm.ui.kit.forms import Form, FormDialog
from desktop_crm.ui.shell.desk_view import DeskView
from desktop_crm.ui.shell.window import Window
from tests.conftest import PASSPHRASE


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
