"""Locks the real window in fifty states and looks whether all that was typed comes back.

Run as a program with the customer file, a folder for scratch and the numbers of the states; the
password comes by standard input, a line of JSON about each state goes to standard output.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from desktop_crm.queries import drafts as kept_drafts
from tests.faults.place import PASSPHRASE, Place
from tests.faults.tally import Tally, Trial, batched

#: The states live with the widgets, which the parent does not load.
COUNT = 56
_MOST_SECONDS = 1.0
_SETTLE_MS = 150
_PER_PROGRAM = 10
_PATIENCE = 10.0
_CHECKOUT = Path(__file__).parents[2]


def locked(trial: Trial, tally: Tally, numbers: Iterator[int]) -> None:
    """Lock the window in each state; then open it again and look for what was typed."""
    for batch in batched(numbers, _PER_PROGRAM):
        place = trial.fresh()
        for told in told_by(tally, "tests.faults.locking", place, trial.next_folder(), batch):
            for why in told["wrong"]:
                tally.fail(told["state"], why)
            if told["seconds"] > _MOST_SECONDS * trial.patience:
                tally.fail(told["state"], f"locked after {told['seconds']:.2f} s")
            tally.measure("seconds", told["seconds"])
            tally.counts["forms with text that came back"] += told["drafts"]
            tally.runs += 1


def told_by(
    tally: Tally, program: str, place: Place, scratch: Path, numbers: Sequence[int]
) -> list[dict[str, Any]]:
    """Run a program over the window; returns what it told of each number until it ended."""
    for name in ("run", "home"):
        (scratch / name).mkdir(mode=0o700, parents=True)
    environment = os.environ | {
        "HOME": str(scratch / "home"),
        "XDG_STATE_HOME": str(scratch / "home" / "state"),
        "XDG_RUNTIME_DIR": str(scratch / "run"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    environment.pop("LD_PRELOAD", None)
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", program, str(place.vault), str(scratch), *map(str, numbers)],
        input=f"{PASSPHRASE}\n{place.recovery_code}\n",
        env=environment,
        cwd=_CHECKOUT,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    told = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode or len(told) != len(numbers):
        tally.fail(numbers, f"ended with {done.returncode}: {done.stderr[-3000:]}")
    return told


def main(folder: Path, scratch: Path, numbers: list[int]) -> None:
    """Lock in each of these states."""
    from tests.faults.sitting import Sitting  # noqa: PLC0415 - see COUNT
    from tests.faults.states import STATES  # noqa: PLC0415 - see COUNT

    assert len(STATES) == COUNT
    passphrase = sys.stdin.readline().rstrip("\n")
    sitting = Sitting(scratch)
    for number in numbers:
        told = one(sitting, STATES[number], folder, passphrase)
        sys.stdout.write(json.dumps(told | {"number": number}) + "\n")
        sys.stdout.flush()
    sitting.window.close_vault()


def one(sitting: Any, state: Any, folder: Path, passphrase: str) -> dict[str, Any]:
    """Lock in one state; a second time if a busy computer may have made it slow."""
    told: dict[str, Any] = {}
    for _ in range(2):
        told = once(sitting, state, folder, passphrase)
        if told["seconds"] <= _MOST_SECONDS:
            break
    return told


def once(sitting: Any, state: Any, folder: Path, passphrase: str) -> dict[str, Any]:
    """Bring the window into a state, lock it, open it again, and tell what was not right."""
    wrong: list[str] = []
    sitting.open(folder, passphrase)
    found: dict[str, Any] = {}

    def lock() -> None:
        found["drafts"] = sitting.drafts()
        found["texts"] = {form: sitting.texts(form) for form in found["drafts"]}
        began = time.monotonic()
        sitting.window.lock()
        found["seconds"] = time.monotonic() - began

    state.bring(sitting)
    sitting.later(lock, _SETTLE_MS)
    sitting.until(lambda: "seconds" in found, "the lock")
    sitting.until(sitting.is_locked, "a field to type in")
    if sitting.window._stack.currentWidget() is not sitting.window._lock_screen:
        wrong.append("the lock screen is not shown")
    if sitting.shown() != [sitting.window]:
        wrong.append(f"still shown: {sitting.shown()}")
    sitting.open(folder, passphrase)
    vault = sitting.view.desk.workspace.vault
    for form, content in found["drafts"].items():

        def is_kept(form: str = form, content: object = content) -> bool:
            with vault.read() as session:
                return bool(kept_drafts.draft(session, form) == content)

        try:
            sitting.until(is_kept, form, _PATIENCE)
        except TimeoutError:
            wrong.append(f"not kept: {form}")
    if found["drafts"] and state.again:
        sitting.command(state.again)
        for form, texts in found["texts"].items():
            try:
                sitting.until(lambda: sitting.texts(form) == texts, form, _PATIENCE)  # noqa: B023
            except TimeoutError:
                wrong.append(f"{form}: {sitting.texts(form)} came back, not {texts}")
        with vault.write() as session:
            session.connection().exec_driver_sql("DELETE FROM draft")
        sitting.window.lock()
        sitting.until(sitting.is_locked, "a field to type in")
    return {
        "state": state.name,
        "seconds": found["seconds"],
        "drafts": len(found["drafts"]),
        "wrong": wrong,
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), [int(number) for number in sys.argv[3:]])
