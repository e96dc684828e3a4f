"""Long id lists in pieces that one statement can carry."""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice

#: Well below the number of values SQLite takes in one statement.
BATCH = 5_000


def batches(ids: Collection[bytes], size: int = BATCH) -> Iterator[Sequence[bytes]]:
    """Yield `ids` without repetitions, in pieces of `size`."""
    rest = iter(dict.fromkeys(ids))
    while piece := list(islice(rest, size)):
        yield piece
