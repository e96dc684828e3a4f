"""Reads and writes off the GUI thread, answers on it."""

import threading
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from desktop_crm.domain.changes import Changes
from desktop_crm.domain.errors import Cancelled, Refused
from desktop_crm.queries import tags as tag_queries
from desktop_crm.services import tags
from desktop_crm.services.vaults import Vault
from desktop_crm.ui.kit.workspace import Workspace


def test_a_question_runs_elsewhere_and_is_answered_on_the_gui_thread(
    qtbot: QtBot, workspace: Workspace
) -> None:
    asked: list[int] = []
    answered: list[tuple[str, bool]] = []
    owner = QObject()

    def query(session: str, text: str, *, mark: str) -> str:
        asked.append(threading.get_ident())
        return f"{session} {text}{mark}"

    def then(result: str) -> None:
        answered.append((result, QThread.isMainThread()))

    workspace.ask(query, "hello", mark="!", then=then, owner=owner)
    qtbot.waitUntil(lambda: bool(answered))
    assert answered == [("session hello!", True)]
    assert asked[0] != threading.get_ident()


def test_no_answer_comes_to_an_owner_that_is_gone(qtbot: QtBot, workspace: Workspace) -> None:
    gate = threading.Event()
    answers: list[object] = []
    owner, witness = QObject(), QObject()
    workspace.ask(lambda _session: gate.wait(5), then=answers.append, owner=owner)
    shiboken6.delete(owner)
    gate.set()
    workspace.ask(lambda _session: "second", then=answers.append, owner=witness)
    qtbot.waitUntil(lambda: "second" in answers)
    qtbot.wait(50)
    assert answers == ["second"]


def test_a_newer_question_replaces_and_interrupts_the_older(
    qtbot: QtBot, workspace: Workspace, fake_vault: Any
) -> None:
    running, gate = threading.Event(), threading.Event()
    answers: list[str] = []
    owner = QObject()

    def slow(_session: str) -> str:
        running.set()
        gate.wait(5)
        return "old"

    workspace.ask(slow, then=answers.append, owner=owner, key="list")
    assert running.wait(5)
    workspace.ask(lambda _session: "new", then=answers.append, owner=owner, key="list")
    assert sum(reader.interrupts for reader in fake_vault.readers) == 1
    gate.set()
    qtbot.waitUntil(lambda: bool(answers))
    qtbot.wait(50)
    assert answers == ["new"]


def test_questions_with_other_keys_or_owners_do_not_replace_each_other(
    qtbot: QtBot, workspace: Workspace
) -> None:
    answers: list[str] = []
    first, second = QObject(), QObject()
    workspace.ask(lambda _s: "a", then=answers.append, owner=first, key="x")
    workspace.ask(lambda _s: "b", then=answers.append, owner=first, key="y")
    workspace.ask(lambda _s: "c", then=answers.append, owner=second, key="x")
    qtbot.waitUntil(lambda: sorted(answers) == ["a", "b", "c"])


def test_a_failure_goes_to_its_owner_else_to_everybody(qtbot: QtBot, workspace: Workspace) -> None:
    told: list[Exception] = []
    owner = QObject()

    def refuse(_session: str) -> None:
        raise Refused("No.")

    workspace.ask(refuse, then=lambda _none: None, owner=owner, failed=told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], Refused)
    with qtbot.waitSignal(workspace.failed) as heard:
        workspace.ask(refuse, then=lambda _none: None, owner=owner)
    assert isinstance(heard.args[0], Refused)


def test_a_write_is_told_to_everybody_before_its_owner(qtbot: QtBot, vault: Vault) -> None:
    workspace = Workspace(vault)
    heard: list[str] = []
    owner = QObject()

    def on_changed(changes: Changes) -> None:
        assert changes.touches("tag")
        heard.append("changed")

    workspace.changed.connect(on_changed)
    workspace.saved.connect(lambda _changes: heard.append("saved"))
    workspace.do(tags.add, "展会", then=lambda _id: heard.append("then"), owner=owner)
    qtbot.waitUntil(lambda: "then" in heard)
    assert heard == ["changed", "saved", "then"]
    heard.clear()
    workspace.do(tags.add, "quiet", then=lambda _id: heard.append("then"), owner=owner, quiet=True)
    qtbot.waitUntil(lambda: "then" in heard)
    assert heard == ["changed", "then"]
    names: list[str] = []
    workspace.ask(
        tag_queries.all_tags, then=lambda rows: names.extend(row.name for row in rows), owner=owner
    )
    qtbot.waitUntil(lambda: bool(names))
    assert set(names) == {"展会", "quiet"}
    workspace.close()


def test_a_write_happens_even_if_its_owner_is_gone(qtbot: QtBot, vault: Vault) -> None:
    workspace = Workspace(vault)
    owner = QObject()
    told: list[object] = []
    with qtbot.waitSignal(workspace.changed):
        workspace.do(tags.add, "kept", then=told.append, owner=owner)
        shiboken6.delete(owner)
    assert told == []
    workspace.close()


def test_what_waits_to_be_written_is_written_before_the_workspace_closes(vault: Vault) -> None:
    workspace = Workspace(vault)
    owner = QObject()
    for number in range(5):
        workspace.do(tags.add, f"tag {number}", owner=owner)
    workspace.close()
    with vault.read() as session:
        assert len(tag_queries.all_tags(session)) == 5


def test_long_work_reports_and_can_be_cancelled(qtbot: QtBot, workspace: Workspace) -> None:
    seen: list[tuple[int, int]] = []
    failures: list[Exception] = []
    owner = QObject()
    step = threading.Event()

    def work(*, progress: Any) -> None:
        for done in range(1000):
            progress(done, 1000)
            step.wait(0.005)

    task = workspace.run(
        work,
        owner=owner,
        progress=lambda done, total: seen.append((done, total)),
        failed=failures.append,
    )
    qtbot.waitUntil(lambda: len(seen) > 2)
    task.cancel()
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], Cancelled)
    assert seen[0] == (0, 1000)


def test_a_closed_workspace_answers_nothing(qtbot: QtBot, workspace: Workspace) -> None:
    gate = threading.Event()
    answers: list[object] = []
    owner = QObject()
    workspace.ask(lambda _session: gate.wait(5), then=answers.append, owner=owner)
    gate.set()
    workspace.close()
    workspace.ask(lambda _session: "late", then=answers.append, owner=owner)
    qtbot.wait(50)
    assert answers == []


@pytest.mark.parametrize("kind", ["read", "write"])
def test_no_connection_is_taken_on_the_gui_thread(qtbot: QtBot, vault: Vault, kind: str) -> None:
    workspace = Workspace(vault)
    owner = QObject()
    threads: list[bool] = []
    done: list[object] = []

    def look(session: Any) -> str:
        session.connection()
        threads.append(QThread.isMainThread())
        return kind

    if kind == "read":
        workspace.ask(look, then=done.append, owner=owner)
    else:
        workspace.do(tags.add, "x", then=done.append, owner=owner)
    qtbot.waitUntil(lambda: bool(done))
    assert threads in ([], [False])
    workspace.close()


def test_what_can_wait_waits_for_the_first_answers(qtbot: QtBot, workspace: Workspace) -> None:
    gate = threading.Event()
    told: list[str] = []
    owner, gone = QObject(), QObject()
    workspace._quiet.setInterval(10)
    workspace.ask(lambda _session: gate.wait(30), then=lambda _: told.append("list"), owner=owner)
    workspace.when_settled(owner, lambda: told.append("later"))
    workspace.when_settled(gone, lambda: told.append("gone"))
    shiboken6.delete(gone)
    turns: list[int] = []
    workspace._quiet.timeout.connect(lambda: turns.append(1))
    qtbot.waitUntil(lambda: len(turns) > 2)
    assert told == []
    gate.set()
    qtbot.waitUntil(lambda: told == ["list", "later"])
    workspace.when_settled(owner, lambda: told.append("at once"))
    qtbot.waitUntil(lambda: told == ["list", "later", "at once"])
