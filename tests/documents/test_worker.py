"""A document made in a process of its own."""

import multiprocessing
import os
from collections.abc import Iterable, Iterator

import pytest

from desktop_crm.documents import labels, worker
from desktop_crm.documents.styles import Look, Rendered
from desktop_crm.domain.errors import Cancelled, Fault, Unavailable
from desktop_crm.domain.printing import GRIDS
from tests.documents import listing, sample
from tests.documents.looks import look


def quiet() -> None:
    """Say nothing while the process works."""


def dies(items: Iterable[object], look: Look) -> Rendered:
    next(iter(items))
    os._exit(3)


def refuses(items: Iterable[object], look: Look) -> Rendered:
    raise Unavailable(Fault.NO_FONT, "No {what}.", what="font")


def is_wrong(items: Iterable[object], look: Look) -> Rendered:
    list(items)
    raise TypeError("a mistake of the program")


def test_the_same_bytes_as_here() -> None:
    fields = {"grid": GRIDS["A4-3x8"], "start": 1, "shift": (0.0, 0.0), "now": sample.NOW}
    addresses = [listing.WESTERN_ADDRESS, listing.CHINESE_ADDRESS] * 30
    there = worker.made(labels.render, addresses, waiting=quiet, look=look(), **fields)
    here = labels.render(addresses, look(), **fields)  # type: ignore[arg-type]
    assert there == here


def test_a_reader_that_is_cancelled_ends_the_process() -> None:
    def items() -> Iterator[object]:
        yield from [listing.WESTERN_ADDRESS] * 50
        raise Cancelled

    with pytest.raises(Cancelled):
        worker.made(labels.render, items(), waiting=quiet, look=look())
    assert multiprocessing.active_children() == []


def test_waiting_can_be_cancelled() -> None:
    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        worker.made(labels.render, [], waiting=stop, look=look())
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("render", [dies, is_wrong])
def test_a_process_that_dies_is_told(render: object) -> None:
    with pytest.raises(Unavailable, match="could not be made"):
        worker.made(render, range(10_000), waiting=quiet, look=look())  # type: ignore[arg-type]
    assert multiprocessing.active_children() == []


def test_a_refusal_comes_through_as_it_was_said() -> None:
    with pytest.raises(Unavailable) as told:
        worker.made(refuses, range(10_000), waiting=quiet, look=look())
    assert told.value.fault is Fault.NO_FONT
    assert str(told.value) == "No font."
