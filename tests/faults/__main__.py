"""Plays every fault and prints what came of it: `python -m tests.faults --long`."""

import os
import sys
import tempfile
import time
from pathlib import Path

import click

from tests.faults.rows import ROWS
from tests.faults.tally import Row, Tally, Trial, as_json, table


@click.command()
@click.option("--long", "is_long", is_flag=True, help="Run the long form, for an hour or two.")
@click.option("--only", multiple=True, type=click.Choice([row.name for row in ROWS]))
@click.option("--runs", type=int, help="So many trials of each, in the place of short or long.")
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Write JSON here, too.")
def main(is_long: bool, only: tuple[str, ...], runs: int | None, json_file: Path | None) -> None:
    """Play every fault and print what came of it as a table."""
    chosen = [row for row in ROWS if not only or row.name in only]
    results = []
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        home = Path(folder) / "home"
        os.environ |= {"HOME": str(home), "XDG_STATE_HOME": str(home / "state")}
        trial = Trial.begin(Path(folder))
        try:
            for row in chosen:
                results.append(
                    (row, played(row, trial, runs or (row.long if is_long else row.short)))
                )
        finally:
            trial.crew.close()
    click.echo(table(results))
    if json_file is not None:
        json_file.write_text(as_json(results), encoding="utf-8")
    sys.exit(any(not tally.is_met and not tally.skipped for _, tally in results))


def played(row: Row, trial: Trial, runs: int) -> Tally:
    """Play one row and tell how it went."""
    started = time.monotonic()
    tally = row.run(trial, runs)
    word = "skipped" if tally.skipped else "met" if tally.is_met else "NOT MET"
    click.echo(
        f"{row.name}: {tally.runs:,} in {time.monotonic() - started:.0f} s: {word}", err=True
    )
    for line in tally.told():
        click.echo(f"  {line}", err=True)
    return tally


if __name__ == "__main__":
    main()
