"""Plays every fault and prints what came of it: `python -m tests.faults --long --keep FILE`."""

import os
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import click

from tests.faults.rows import ROWS
from tests.faults.tally import Row, Tally, Trial, as_json, from_json, scratch, table

_SAVED_EVERY = 10.0


@click.command()
@click.option("--long", "is_long", is_flag=True, help="Run the long form, for some hours.")
@click.option("--only", multiple=True, type=click.Choice([row.name for row in ROWS]))
@click.option("--runs", type=int, help="So many trials of each, in the place of short or long.")
@click.option("--first", type=int, default=0, help="Begin with the trial of this number.")
@click.option("--minutes", type=float, help="End after so long, with what was counted.")
@click.option(
    "--keep",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Keep what was counted in this file, and go on from what is in it.",
)
def main(
    is_long: bool,
    only: tuple[str, ...],
    runs: int | None,
    first: int,
    minutes: float | None,
    keep: Path | None,
) -> None:
    """Play every fault and print what came of it as a table.

    Ctrl+C ends the trial that runs and prints what was counted; with --keep, the next run adds to
    it.
    """
    chosen = [row for row in ROWS if not only or row.name in only]
    known = from_json(keep.read_text("utf-8")) if keep is not None and keep.exists() else {}
    end = End(minutes)
    with tempfile.TemporaryDirectory(prefix="faults-", dir=scratch()) as folder:
        home = Path(folder) / "home"
        os.environ |= {"HOME": str(home), "XDG_STATE_HOME": str(home / "state")}
        trial = Trial.begin(Path(folder))
        try:
            for row in chosen:
                if end.has_come():
                    break
                tally = known.setdefault(row.name, Tally())
                wanted = runs or (row.long if is_long else row.short)
                start = first or tally.runs
                play(row, trial, tally, range(start, max(wanted, start)), end, keep, known)
        finally:
            trial.crew.close()
    results = [(row, known[row.name]) for row in ROWS if row.name in known]
    click.echo(table(results))
    sys.exit(any(not tally.is_met and not tally.skipped for _, tally in results))


def play(
    row: Row,
    trial: Trial,
    tally: Tally,
    numbers: range,
    end: "End",
    keep: Path | None,
    known: dict[str, Tally],
) -> None:
    """Play one row, keep what was counted from time to time, and tell how it went."""
    before, began = tally.seconds, time.monotonic()
    saved = began

    def save() -> None:
        tally.seconds = before + time.monotonic() - began
        if keep is not None:
            part = keep.with_name(f"{keep.name}.part")
            part.write_text(as_json(known.items()), "utf-8")
            part.replace(keep)

    def given() -> Iterator[int]:
        nonlocal saved
        for number in numbers:
            if time.monotonic() - saved > _SAVED_EVERY:
                save()
                saved = time.monotonic()
            if end.has_come():
                return
            yield number

    row.play(trial, tally, given())
    save()
    click.echo(f"{row.name}: {tally.runs:,} in {tally.seconds:.0f} s: {tally.verdict}", err=True)
    for line in tally.told():
        click.echo(f"  {line}", err=True)


class End:
    """Knows when it is enough: after some minutes, or when somebody says so."""

    def __init__(self, minutes: float | None) -> None:
        self._at = None if minutes is None else time.monotonic() + minutes * 60
        self._is_asked_for = False
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, self._ask)

    def has_come(self) -> bool:
        """Whether no other trial is to begin."""
        return self._is_asked_for or (self._at is not None and time.monotonic() > self._at)

    def _ask(self, _signal: int, _frame: FrameType | None) -> None:
        self._is_asked_for = True


if __name__ == "__main__":
    main()
