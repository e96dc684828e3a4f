"""Measures works against floors in the same process, by turns, in seconds of CPU."""

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

ROUNDS: Final = 7
#: Rounds of what takes seconds: whole starts and whole imports.
LONG_ROUNDS: Final = 5
_BATCH_SECONDS: Final = 0.02


@dataclass(frozen=True, slots=True)
class Pair:
    """One comparison: the product against the floor."""

    name: str
    product: Callable[[], object]
    floor: Callable[[], object]
    goal: float


@dataclass(frozen=True, slots=True)
class Result:
    """What one comparison showed; times in milliseconds, ratio and goal of the medians."""

    name: str
    product_min: float
    product_median: float
    product_p95: float
    floor_min: float
    floor_median: float
    ratio: float | None
    goal: float | None
    is_met: bool


def judge(pair: Pair) -> Result:
    """Measure a pair; a missed goal is measured once more, only two misses count."""
    found = _measured(pair)
    return found if found.is_met else _measured(pair)


def _measured(pair: Pair) -> Result:
    times: tuple[list[float], list[float]] = ([], [])
    works = (pair.product, pair.floor)
    repeats = [_repeats(work) for work in works]
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        for _ in range(ROUNDS):
            for work, count, found in zip(works, repeats, times, strict=True):
                start = time.thread_time()
                for _ in range(count):
                    work()
                found.append((time.thread_time() - start) / count)
    finally:
        gc.enable()
        gc.unfreeze()
    return result(pair.name, *times, pair.goal)


def result(
    name: str, product: list[float], floor: Sequence[float] = (), goal: float | None = None
) -> Result:
    """Judge seconds against seconds; without a floor there is nothing to judge."""
    ratio = statistics.median(product) / statistics.median(floor) if floor else None
    return Result(
        name=name,
        product_min=min(product) * 1000,
        product_median=statistics.median(product) * 1000,
        product_p95=statistics.quantiles(product, n=20, method="inclusive")[-1] * 1000,
        floor_min=min(floor, default=0.0) * 1000,
        floor_median=statistics.median(floor) * 1000 if floor else 0.0,
        ratio=ratio,
        goal=goal,
        is_met=ratio is None or goal is None or ratio <= goal,
    )


def _repeats(work: Callable[[], object]) -> int:
    """Return how often to do the work per round: short work is timed in batches."""
    start = time.thread_time()
    work()
    spent = time.thread_time() - start
    return max(1, int(_BATCH_SECONDS / max(spent, 1e-6)))
