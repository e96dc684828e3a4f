"""The journal on the command line."""

from pathlib import Path

from tests.cli.conftest import Run


def test_actions_are_listed_newest_first(run: Run, shop: Path) -> None:
    actions = run("history", "--json").json
    assert [action["label"] for action in actions] == [
        "Plan follow-up", "Add customer", "Add customer", "Add customer",
    ]  # fmt: skip
    assert actions[0]["action"] == 4
    assert "Plan follow-up" in run("history", "--limit", "1").out.splitlines()[0]


def test_changes_of_a_customer(run: Run, shop: Path) -> None:
    run("edit", "C-1", "--tier", "C")
    newest = run("history", "C-1", "--json").json[0]
    assert newest["label"] == "Edit customer"
    assert {"name": "tier", "before": "A", "after": "C"} in newest["fields"]
    assert "tier: A -> C" in run("history", "C-1").out


def test_undo_and_redo(run: Run, shop: Path) -> None:
    assert run("undo").out.startswith("Undone: Plan follow-up")
    assert run("show", "C-3", "--json").json["follow_ups"] == []
    assert run("redo").out.startswith("Done again: Plan follow-up")
    assert len(run("show", "C-3", "--json").json["follow_ups"]) == 1
    assert "nothing to redo" in run("redo", code=3).err
    for _ in range(4):
        run("undo")
    assert run("list", "--json").json["total"] == 0
    assert "nothing to undo" in run("undo", code=3).err


def test_a_batch_has_to_be_one(run: Run) -> None:
    assert "not the number of an import" in run("undo", "zz", code=3).err
    assert "not in the history" in run("undo", "00" * 16, code=3).err
