"""What a scenario found, what is known of it from earlier runs, and the table of all of them."""

import json
import random
import shutil
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from itertools import islice
from pathlib import Path
from typing import Any

from tests.faults import place as places
from tests.faults.place import Place
from tests.faults.processes import Crew

_COLUMNS = ("scenario", "runs", "lost", "damaged", "wrong", "goal", "verdict", "remark")
_TOLD = 20
_IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of one's own is made in it
_ROOM = 1 << 29


@dataclass(slots=True)
class Tally:
    """The count of one scenario.

    Attributes:
        runs: how many trials.
        lost: how many promised changes were lost.
        damaged: how many customer files were not sound afterwards.
        wrong: everything else that was not as it must be, in words.
        details: what was lost and damaged, in words.
        counts: figures worth knowing, which add up.
        worst: figures worth knowing, of which the largest counts.
        seconds: how long it took.
        skipped: why it could not be run here, or "".
    """

    runs: int = 0
    lost: int = 0
    damaged: int = 0
    wrong: list[str] = field(default_factory=list)
    details: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    worst: dict[str, float] = field(default_factory=dict)
    seconds: float = 0.0
    skipped: str = ""

    @property
    def is_met(self) -> bool:
        """Whether the goal is met."""
        return not (self.lost or self.damaged or self.wrong or self.skipped) and self.runs > 0

    @property
    def verdict(self) -> str:
        """The same in a word."""
        return "skipped" if self.skipped else "met" if self.is_met else "NOT MET"

    @property
    def remark(self) -> str:
        """The figures worth knowing."""
        counts = [f"{count:,} {name}" for name, count in self.counts.items()]
        worst = [f"{name} at most {round(most, 2):,}" for name, most in self.worst.items()]
        return self.skipped or ", ".join(counts + worst)

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

    def measure(self, name: str, figure: float) -> None:
        """Keep the largest of a figure."""
        self.worst[name] = max(figure, self.worst.get(name, 0.0))

    def told(self) -> list[str]:
        """Return what went wrong, in words."""
        return [*self.details, *self.wrong][:_TOLD]

    @classmethod
    def of(cls, kept: dict[str, Any]) -> "Tally":
        """Return what was kept of an earlier run."""
        return cls(**kept | {"counts": Counter(kept["counts"])})


@dataclass(slots=True)
class Trial:
    """What scenarios need: workers, a customer file to copy, a scratch folder.

    Attributes:
        patience: times as long as the goal says may be waited for an answer: a computer that
            tests other things at the same time is slow.
    """

    crew: Crew
    base: Place
    folder: Path
    patience: float = 1.0
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

    Trials have numbers, and a number says all that is left to chance in one: a trial can be made
    again, and a run can go on where another one ended.

    Attributes:
        name: what it is called on the command line.
        title: what is done.
        goal: what must hold.
        short: how many trials on every run.
        long: how many in the long form.
        run: makes the trials of these numbers; ends early when there are no more to make.
        is_crash: whether a program or the power ends in the middle of a write.
        needs: tells why it cannot be run here, or "".
    """

    name: str
    title: str
    goal: str
    short: int
    long: int
    run: Callable[[Trial, Tally, Iterator[int]], None]
    is_crash: bool = False
    needs: Callable[[], str] = str

    def play(self, trial: Trial, tally: Tally, numbers: Iterable[int]) -> None:
        """Make the trials of these numbers and add what came of them."""
        tally.skipped = self.needs()
        if not tally.skipped:
            self.run(trial, tally, iter(numbers))


def scratch() -> Path | None:
    """Return a folder in memory, where nobody waits for a disk; None when there is no room."""
    if _IN_MEMORY.is_dir() and shutil.disk_usage(_IN_MEMORY).free > _ROOM:
        return _IN_MEMORY
    return None


def dice_of(row: str, number: int) -> random.Random:
    """Return the dice of one trial."""
    return random.Random(f"{row} {number}")  # noqa: S311


def batched(numbers: Iterator[int], size: int) -> Iterator[list[int]]:
    """Give the numbers that share a costly preparation: up to the next multiple of `size`."""
    for first in numbers:
        yield [first, *islice(numbers, size - 1 - first % size)]


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


def as_json(results: Iterable[tuple[str, Tally]]) -> str:
    """Return the results as they are kept for a later run."""
    names = [one.name for one in fields(Tally)]
    rows = {row: {name: getattr(tally, name) for name in names} for row, tally in results}
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def from_json(text: str) -> dict[str, Tally]:
    """Return what was kept of each row."""
    return {row: Tally.of(kept) for row, kept in json.loads(text).items()}


def _cells(row: Row, tally: Tally) -> tuple[str, ...]:
    counts = (f"{count:,}" for count in (tally.runs, tally.lost, tally.damaged, len(tally.wrong)))
    return (row.title, *counts, row.goal, tally.verdict, tally.remark)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
