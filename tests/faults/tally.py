"""What a scenario found, and the table of all of them."""

import json
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults import place as places
from tests.faults.place import Place
from tests.faults.processes import Crew

_COLUMNS = ("scenario", "runs", "lost", "damaged", "wrong", "goal", "verdict", "remark")
_TOLD = 20


@dataclass(slots=True)
class Tally:
    """The count of one scenario.

    Attributes:
        runs: how many trials.
        lost: how many promised changes were lost.
        damaged: how many customer files were not sound afterwards.
        wrong: everything else that was not as it must be, in words.
        remark: a figure worth knowing.
        skipped: why it could not be run here, or "".
    """

    runs: int = 0
    lost: int = 0
    damaged: int = 0
    wrong: list[str] = field(default_factory=list)
    details: list[str] = field(default_factory=list)
    remark: str = ""
    skipped: str = ""

    @property
    def is_met(self) -> bool:
        """Whether the goal is met."""
        return not (self.lost or self.damaged or self.wrong or self.skipped) and self.runs > 0

    def lose(self, trial: object, lost: Sequence[object]) -> None:
        """Count promises that were not kept."""
        if lost:
            self.lost += len(lost)
            self.details.append(f"{trial}: lost {list(lost)[:5]}")

    def damage(self, trial: object, found: Sequence[str]) -> None:
        """Count a customer file that is not sound."""
        if found:
            self.damaged += 1
            self.details.append(f"{trial}: {list(found)[:5]}")

    def fail(self, trial: object, why: object) -> None:
        """Count anything else."""
        self.wrong.append(f"{trial}: {why}")

    def told(self) -> list[str]:
        """Return what went wrong, in words."""
        return [*self.details, *self.wrong][:_TOLD]


@dataclass(slots=True)
class Trial:
    """What scenarios need: workers, a customer file to copy, a scratch folder."""

    crew: Crew
    base: Place
    folder: Path
    number: int = 0

    @classmethod
    def begin(cls, folder: Path) -> "Trial":
        """Make the customer file and start the workers."""
        places.spare_the_disk()
        return cls(Crew(folder), places.make(folder / "base"), folder)

    def fresh(self) -> Place:
        """Return a copy of the customer file of its own."""
        return self.base.copy(self.next_folder())

    def next_folder(self) -> Path:
        """Return the path of a folder nobody has used."""
        self.number += 1
        return self.folder / f"trial-{self.number}"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table.

    Attributes:
        name: what it is called on the command line.
        title: what is done.
        goal: what must hold.
        short: how many trials on every run.
        long: how many in the long form.
        run: does so many.
        marker: of pytest.
    """

    name: str
    title: str
    goal: str
    short: int
    long: int
    run: Callable[[Trial, int], Tally]
    marker: str = "fault"


def table(results: Sequence[tuple[Row, Tally]]) -> str:
    """Return the results as a table in Markdown."""
    rows = [_cells(row, tally) for row, tally in results]
    widths = [max(map(_width, column)) for column in zip(_COLUMNS, *rows, strict=True)]
    lines = [_COLUMNS, tuple("-" * width for width in widths), *rows]
    return "\n".join(
        "| "
        + " | ".join(_padded(cell, width) for cell, width in zip(line, widths, strict=True))
        + " |"
        for line in lines
    )


def as_json(results: Sequence[tuple[Row, Tally]]) -> str:
    """Return the results for a program."""
    rows = [
        dict(zip(_COLUMNS, _cells(row, tally), strict=True))
        | {"name": row.name, "met": tally.is_met, "details": tally.told()}
        for row, tally in results
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def _cells(row: Row, tally: Tally) -> tuple[str, ...]:
    verdict = "skipped" if tally.skipped else "met" if tally.is_met else "NOT MET"
    counts = (f"{count:,}" for count in (tally.runs, tally.lost, tally.damaged, len(tally.wrong)))
    return (row.title, *counts, row.goal, verdict, tally.skipped or tally.remark)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
