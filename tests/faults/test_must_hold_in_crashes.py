"""The short form of what must hold when a program or the power ends."""

import os
from collections.abc import Callable

import pytest

from tests.faults.conftest import assert_holds
from tests.faults.rows import ROWS
from tests.faults.tally import Row, Trial

pytestmark = [
    pytest.mark.crash,
    pytest.mark.skipif(os.name == "nt", reason="needs fork and SIGKILL"),
]


@pytest.mark.parametrize("row", [pytest.param(row, id=row.name) for row in ROWS if row.is_crash])
def test_it_holds(trial: Trial, row: Row, record_property: Callable[[str, object], None]) -> None:
    assert_holds(trial, row, record_property)
