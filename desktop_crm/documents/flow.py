"""Rows that flow over pages: measured first, painted when the number of pages is known."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from desktop_crm.documents.page import HEADING, Painter

#: A new block may begin on a page that has at least this much room.
FRESH_ROOM: Final = 120.0
_BLOCK_GAP = 16.0


@dataclass(frozen=True, slots=True)
class Row:
    """Something of a known height that is never split; `paint` gets the painter and the top.

    A row with `keeps` is never the last one on a page.
    """

    height: float
    paint: Callable[[Painter, float], None]
    keeps: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A titled run of rows; `header` is repeated on every page."""

    title: str
    heading: Row
    rows: Sequence[Row]
    header: Row | None = None


class Placed(NamedTuple):
    """A row and where it goes; `entry` is the title of the block that begins with it."""

    top: float
    row: Row
    entry: str = ""


def titled(title: str, rows: Sequence[Row]) -> Block:
    """Return a block with the usual heading."""

    def paint(painter: Painter, top: float) -> None:
        painter.heading(painter.left, top, painter.content_width, title)

    return Block(title=title, heading=Row(HEADING, paint), rows=rows)


def paginate(
    blocks: Sequence[Block], *, first_top: float, top: float, bottom: float
) -> list[list[Placed]]:
    """Return the rows of each page; the first page begins at `first_top` if there is room."""
    pages: list[list[Placed]] = [[]]
    y = first_top

    def next_page() -> float:
        pages.append([])
        return top

    if bottom - first_top < FRESH_ROOM:
        y = next_page()
    for block in blocks:
        header = block.header.height if block.header else 0.0
        needed = block.heading.height + header + _together(block.rows, 0)
        if pages[-1] and y + needed > bottom:
            y = next_page()
        pages[-1].append(Placed(y, block.heading, block.title))
        y += block.heading.height
        if block.header:
            pages[-1].append(Placed(y, block.header))
            y += header
        for number, row in enumerate(block.rows):
            if y + _together(block.rows, number) > bottom and pages[-1]:
                y = next_page()
                if block.header:
                    pages[-1].append(Placed(y, block.header))
                    y += header
            pages[-1].append(Placed(y, row))
            y += row.height
        y += _BLOCK_GAP
    return pages


def _together(rows: Sequence[Row], number: int) -> float:
    """Return the height of a row and of those it may not be parted from."""
    height = 0.0
    for row in rows[number:]:
        height += row.height
        if not row.keeps:
            break
    return height
