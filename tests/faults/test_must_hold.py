"""The short form of every row of what must hold; `python -m tests.faults --long` runs the rest."""

import os
from collections.abc import Iterator

import pytest

from tests.faults.rows import ROWS
from tests.faults.tally import Row, Trial

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs fork and SIGKILL")


@pytest.fixture(scope="session")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trial]:
    folder = tmp_path_factory.mktemp("trial")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(folder / "home"))
        patch.setenv("XDG_STATE_HOME", str(folder / "home" / "state"))
        made = Trial.begin(folder)
    yield made
    made.crew.close()


@pytest.mark.parametrize(
    "row",
    [pytest.param(row, id=row.name, marks=getattr(pytest.mark, row.marker)) for row in ROWS],
)
def test_it_holds(trial: Trial, row: Row) -> None:
    tally = row.run(trial, row.short)
    if tally.skipped:
        pytest.skip(tally.skipped)
    assert tally.is_met, "\n".join(tally.told())
