"""Tries every way to open a customer file at the real lock screen, and watches the GUI thread.

Run as a program with the customer file, a folder for scratch and the numbers of combinations; a
line of JSON about each goes to standard output. The desk is not built: only asking is watched.
"""

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from tests.faults.locking import told_by
from tests.faults.place import Place
from tests.faults.tally import Tally, Trial, batched
from tests.faults.unlocking import PAIRS, RINGS, SECONDS, Ring, prepare, secrets_of

COUNT = len(PAIRS) * len(RINGS)
_MOST_SECONDS = 0.1
#: A busy computer may stop any program for so long; what is slow by itself is slow every time.
_TRIES = 4


def watched(trial: Trial, tally: Tally, numbers: Iterator[int]) -> None:
    """Open in every combination of ways; count how long the window answered nobody."""
    for batch in batched(numbers, len(RINGS)):
        passphrase, recovery = PAIRS[batch[0] // len(RINGS)]
        if (passphrase, recovery) == ("missing", "missing"):
            tally.runs += len(batch)  # refused before: nothing to ask for
            continue
        place = trial.fresh()
        scratch = trial.next_folder()
        for told in told_by(tally, "tests.faults.blocking", place, scratch, batch):
            name = f"password {passphrase}, code {recovery}, key ring {told['mood']}"
            for why in told["wrong"]:
                tally.fail(name, why)
            if told["blocked"] > _MOST_SECONDS * trial.patience:
                tally.fail(name, f"the window answered nobody for {told['blocked']:.2f} s")
            tally.measure("ms without an answer", 1000 * told["blocked"])
            tally.counts["ways tried"] += told["tried"]
            tally.runs += 1


def main(folder: Path, scratch: Path, numbers: list[int]) -> None:
    """Try these combinations."""
    from desktop_crm.services import vaults  # noqa: PLC0415 - only the program needs a window
    from desktop_crm.services.vaults import KeyRing  # noqa: PLC0415 - see above
    from tests.faults.sitting import Sitting, Ticker  # noqa: PLC0415 - see above

    sys.stdin.readline()
    place = Place(folder.parent, sys.stdin.readline().rstrip("\n"))
    memory = Ring()
    ring = KeyRing({"Memory": lambda: memory}, lambda: False, seconds=SECONDS)
    states = PAIRS[numbers[0] // len(RINGS)]
    prepare(place, *states, ring)
    vaults.KeyRing = lambda: ring  # type: ignore[assignment,misc]  # what the lock screen asks
    sitting, ticker = Sitting(scratch), Ticker()
    screen, opened = sitting.window._lock_screen, list[Any]()
    screen.unlocked.disconnect()
    screen.unlocked.connect(opened.append)
    for number in numbers:
        memory.mood = RINGS[number % len(RINGS)]
        found: list[dict[str, Any]] = []
        while len(found) < _TRIES and all(one["blocked"] > _MOST_SECONDS for one in found):
            memory.answers.clear()
            ticker.begin()
            tried, wrong = ways(sitting, ticker, place, states, memory.mood, opened)
            memory.answers.set()
            found.append({"tried": tried, "wrong": wrong, "blocked": ticker.longest})
        best = min(found, key=lambda one: one["blocked"])
        sys.stdout.write(json.dumps(best | {"mood": memory.mood}) + "\n")
        sys.stdout.flush()


def ways(
    sitting: Any,
    ticker: Any,
    place: Place,
    states: tuple[str, str],
    mood: str,
    opened: list[Any],
) -> tuple[int, list[str]]:
    """Try every way that the lock screen offers; return how many, and what was not right."""
    screen = sitting.window._lock_screen
    wrong: list[str] = []

    def attempt(what: str, start: Callable[[], object], *, opens: bool) -> None:
        start()
        sitting.until(lambda: not screen._is_busy, what)
        if bool(opened) != opens:
            wrong.append(f"{what}: {'opened' if opened else 'did not open'}")
        while opened:
            opened.pop().close()
            ticker.go_on()

    sitting.window.show_lock_screen(place.vault)
    sitting.until(
        lambda: (
            screen._ring.isVisible()
            or (screen._ring_line.isVisible() and "…" not in screen._ring_note.text())
        ),
        "the key ring",
    )
    if screen._secret.isHidden() and screen._code.isHidden():
        wrong.append("nothing but the key ring is offered")
    tried = 0
    if screen._ring.isVisible():
        attempt("key ring", screen._unlock_with_key_ring, opens=mood == "present")
        tried += 1
    typed = zip(("password", "code"), states, secrets_of(place, *states), strict=True)
    for what, state, secret in typed:
        if state == "missing":
            continue
        sitting.window.show_lock_screen(place.vault, uses_key_ring=False)
        screen._use_code(uses_code=what == "code")
        attempt(what, partial(screen.try_secret, secret), opens=state == "present")
        tried += 1
    return tried, wrong


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), [int(number) for number in sys.argv[3:]])
