import json

from tests.faults.rows import ROWS
from tests.faults.tally import Tally, as_json, table


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
    told = json.loads(as_json(results))
    assert [row["met"] for row in told] == [True, False, False]
    assert told[1]["details"] == ["run 2: lost [17]"]


def test_nothing_is_met_by_not_trying() -> None:
    assert not Tally().is_met
