"""Drafts of what is typed."""

import threading
from typing import Any

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_crm.queries import drafts
from desktop_crm.services.vaults import Vault
from desktop_crm.ui.kit.drafts import Draft
from desktop_crm.ui.kit.workspace import Workspace

FORM = "customer:new"


class Editor:
    """Something typed, and its draft."""

    def __init__(self, qtbot: QtBot, vault: Vault) -> None:
        self.vault = vault
        self.typed: dict[str, Any] = {}
        self.workspace = Workspace(vault)
        self.owner = QWidget()
        qtbot.addWidget(self.owner)
        self.draft = Draft(self.workspace, FORM, lambda: self.typed, self.owner)

    def kept(self) -> dict[str, Any] | None:
        with self.vault.read() as session:
            return drafts.draft(session, FORM)

    def type(self, text: str) -> None:
        self.typed = {"name": text} if text else {}
        self.draft.touch()


def test_typing_is_kept_after_a_pause_and_comes_back(qtbot: QtBot, vault: Vault) -> None:
    editor = Editor(qtbot, vault)
    editor.type("Zh")
    editor.type("Zhang")
    assert editor.draft.unsaved() == (FORM, {"name": "Zhang"})
    qtbot.waitUntil(lambda: editor.kept() == {"name": "Zhang"})
    qtbot.waitUntil(lambda: editor.draft.unsaved() is None)
    found: list[dict[str, Any]] = []
    Draft(editor.workspace, FORM, dict, editor.owner).load(found.append)
    qtbot.waitUntil(lambda: found == [{"name": "Zhang"}])
    editor.workspace.close()


def test_leaving_writes_at_once_and_saving_forgets(qtbot: QtBot, vault: Vault) -> None:
    editor = Editor(qtbot, vault)
    editor.draft.flush()
    editor.type("Zhang")
    editor.draft.flush()
    qtbot.waitUntil(lambda: editor.kept() == {"name": "Zhang"})
    editor.draft.finish()
    qtbot.waitUntil(lambda: editor.kept() is None)
    editor.type("after the end")
    assert editor.draft.unsaved() is None
    editor.workspace.close()


def test_emptying_a_form_forgets_its_draft(qtbot: QtBot, vault: Vault) -> None:
    editor = Editor(qtbot, vault)
    editor.type("Zhang")
    editor.draft.flush()
    qtbot.waitUntil(lambda: editor.kept() is not None)
    editor.type("")
    editor.draft.flush()
    qtbot.waitUntil(lambda: editor.kept() is None)
    editor.workspace.close()


def test_what_was_left_over_is_newer_until_it_is_saved(qtbot: QtBot, vault: Vault) -> None:
    editor = Editor(qtbot, vault)
    editor.type("older")
    editor.draft.flush()
    qtbot.waitUntil(lambda: editor.kept() is not None)
    editor.workspace.note_draft(FORM, {"name": "newer"})
    found: list[dict[str, Any]] = []
    editor.draft.load(found.append)
    assert found == [{"name": "newer"}]
    editor.draft.finish()
    editor.draft.load(found.append)
    assert found == [{"name": "newer"}]
    editor.workspace.close()


def test_a_form_opened_again_has_its_draft_before_it_is_written(qtbot: QtBot, vault: Vault) -> None:
    editor = Editor(qtbot, vault)
    may_go_on = threading.Event()
    editor.workspace.do(lambda _session: may_go_on.wait(), owner=editor.owner)
    editor.type("Zhang")
    editor.draft.flush()
    found: list[dict[str, Any]] = []
    Draft(editor.workspace, FORM, dict, editor.owner).load(found.append)
    assert found == [{"name": "Zhang"}]
    editor.draft.finish()
    Draft(editor.workspace, FORM, dict, editor.owner).load(found.append)
    assert found == [{"name": "Zhang"}]
    may_go_on.set()
    editor.workspace.close()
