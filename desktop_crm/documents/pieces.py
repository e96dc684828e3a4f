"""The pieces that running text is made of: lines, paragraphs and entries, as rows that flow."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from desktop_crm.documents import text
from desktop_crm.documents.flow import Row
from desktop_crm.documents.page import Painter
from desktop_crm.documents.styles import BODY, BODY_STRONG, NOTE, Ink, Type

#: Where text begins beside its hanging day, and the height of a line.
INDENT: Final = 70.0
LINE: Final = 13.0
ENTRY_GAP: Final = 5.0


class Pieces:
    """Makes rows for one painter."""

    def __init__(self, painter: Painter) -> None:
        self._painter = painter
        self._left = painter.left

    def line(
        self, x: float, words: str, style: Type, *, width: float | None = None, field: str = ""
    ) -> Row:
        """Return one line, cut to its width."""
        room = width if width is not None else self._painter.right - x

        def paint(painter: Painter, top: float) -> None:
            painter.text(x, top + 9, words, style, width=room, field=field)

        return Row(LINE, paint)

    def paragraph(
        self, x: float, words: str, style: Type, *, field: str = "", after: float = 0.0
    ) -> list[Row]:
        """Return text as rows of one line each, so that it can run on over pages."""
        lines = text.wrap(
            text.safe(words), self._painter.font(style), style.size, self._painter.right - x
        )

        def paint(line: str, painter: Painter, top: float) -> None:
            painter.clean_line(x, top + 9, line, style, field=field)

        rows = [Row(LINE, partial(paint, line)) for line in lines]
        if rows and after:
            rows[-1] = Row(LINE + after, rows[-1].paint)
        if len(rows) > 2:  # noqa: PLR2004 - no line stands alone at the end of a page
            rows[0] = Row(LINE, rows[0].paint, keeps=True)
            rows[-2] = Row(LINE, rows[-2].paint, keeps=True)
        return rows

    def entry(
        self,
        day: str,
        head: str,
        body: str,
        *,
        right: str = "",
        right_ink: Ink = Ink.MUTED,
        field: str = "",
        notes: Sequence[str] = (),
    ) -> list[Row]:
        """Return an entry with a hanging day: head, text, notes."""
        x = self._left + INDENT

        def paint(painter: Painter, top: float) -> None:
            style = NOTE._replace(ink=right_ink)
            taken = painter.measure(text.one_line(right), style)
            room = painter.right - x - (taken + 12 if taken else 0)
            with painter.tagged("P"):
                painter.shrunk(self._left, top + 9, day, BODY_STRONG, width=INDENT - 8, smallest=7)
                painter.text(x, top + 9, head, NOTE, width=room, field=field)
                painter.text(painter.right, top + 9, right, style, align="right")

        rows = self.paragraph(x, body, BODY, field=field) if body else []
        for note in notes:
            rows += self.paragraph(x, note, NOTE, field=field)
        if head or right or not rows:
            rows.insert(0, Row(LINE, paint, keeps=bool(rows)))
        else:
            rows[0] = self.beside(rows[0], paint)
        rows[-1] = Row(rows[-1].height + ENTRY_GAP, rows[-1].paint)
        return rows

    def beside(self, row: Row, paint: Callable[[Painter, float], None]) -> Row:
        """Return a row with something more painted at its height."""

        def both(painter: Painter, top: float) -> None:
            paint(painter, top)
            row.paint(painter, top)

        return Row(row.height, both, keeps=row.keeps)
