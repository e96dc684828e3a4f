"""The short form of every row of what must hold; `python -m tests.faults --long` runs the rest."""

import os
import time

import pytest

from tests.faults.rows import ROWS
from tests.faults.tally import Row, Tally, Trial

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs fork and SIGKILL")


@pytest.mark.parametrize(
    "row",
    [pytest.param(row, id=row.name, marks=getattr(pytest.mark, row.marker)) for row in ROWS],
)
def test_it_holds(trial: Trial, counted: dict[Row, Tally], row: Row) -> None:
    tally = counted[row] = Tally()
    began = time.monotonic()
    row.play(trial, tally, range(row.short))
    tally.seconds = time.monotonic() - began
    if tally.skipped:
        pytest.skip(tally.skipped)
    assert tally.is_met, "\n".join(tally.told())
