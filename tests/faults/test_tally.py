import json
import subprocess
import sys
from pathlib import Path

from tests.faults.rows import ROWS
from tests.faults.tally import Tally, as_json, batched, dice_of, from_json, table


def test_the_table_tells_what_is_met_and_what_is_not() -> None:
    lost = Tally(runs=3)
    lost.lose("run 2", [17])
    results = [
        (ROWS[0], Tally(runs=20)),
        (ROWS[1], lost),
        (ROWS[2], Tally(skipped="no compiler")),
    ]
    lines = table(results).splitlines()
    assert len({len(line) for line in lines}) == 1
    assert [cells.split("|")[7].strip() for cells in lines[2:]] == ["met", "NOT MET", "skipped"]
    assert lost.told() == ["run 2: lost [17]"]


def test_nothing_is_met_by_not_trying() -> None:
    assert not Tally().is_met


def test_what_was_kept_is_added_to() -> None:
    tally = Tally(runs=3)
    tally.lose("run 2", [17])
    tally.fail(3, "why")
    tally.counts["changes"] += 5
    tally.measure("seconds", 0.5)
    (name, again), *_ = from_json(as_json([("kills", tally)])).items()
    assert (name, again) == ("kills", tally)
    again.counts["changes"] += 1
    again.measure("seconds", 0.25)
    assert again.remark == "6 changes, seconds at most 0.5"


def test_a_trial_has_its_dice_by_its_number() -> None:
    assert dice_of("power", 7).random() == dice_of("power", 7).random()
    assert dice_of("power", 7).random() != dice_of("power", 8).random()
    assert list(batched(iter(range(8, 21)), 10)) == [[8, 9], [*range(10, 20)], [20]]


def test_a_run_goes_on_where_the_last_one_ended(tmp_path: Path, checkout: Path) -> None:
    kept = tmp_path / "kept.json"
    for runs in ("4", "6"):
        command = ("-m", "tests.faults", "--only", "key-file", "--runs", runs, "--keep", str(kept))
        done = subprocess.run(  # noqa: S603
            [sys.executable, *command], cwd=checkout, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert f"| {runs} " in done.stdout
        assert json.loads(kept.read_text("utf-8"))["key-file"]["runs"] == int(runs)
