"""The painter: the only place that draws, in points from the top left, with a log of its texts."""

import re
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import datetime
from io import BytesIO
from typing import Final, Literal, NamedTuple

from reportlab import rl_config
from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from desktop_crm.documents import finish, text
from desktop_crm.documents.fonts import BOLD, REGULAR, ChainFont
from desktop_crm.documents.styles import (
    CHIP,
    FOOT,
    MARGIN,
    NOTE,
    PAPERS,
    SECTION,
    Ink,
    Look,
    Missing,
    Rendered,
    Type,
)
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP

TITLE_RULE: Final = 5.0
HEADING: Final = 19.0
CHIP_HEIGHT: Final = 13.0
_CHIP_PADDING = 6.0
_ASCENT = 0.88
_DESCENT = 0.2
_ARTIFACT = "Artifact"
_DARK_RUN = re.compile("1+")
_COLOURS: dict[Ink, Color] = {ink: HexColor(ink.value) for ink in Ink}

Align = Literal["left", "right", "centre"]


class Box(NamedTuple):
    """A text that was painted: where, what, in which colour."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str
    ink: Ink


class Painter:
    """Paints one document; `y` runs downwards and is the base line of text.

    Args:
        look: language, paper and mask.
        customer: how reports of missing characters name the customer; may be set anew.
        size: width and height of the page, if it is not the paper upright.
        is_tagged: give the document structure; long ones go without, it would outweigh them.
        keeps_boxes: keep a log of every painted text.
    """

    def __init__(
        self,
        look: Look,
        *,
        customer: str = "",
        size: tuple[float, float] | None = None,
        is_tagged: bool = True,
        keeps_boxes: bool = True,
    ) -> None:
        self.look = look
        self.customer = customer
        self.width, self.height = size or PAPERS[look.paper]
        self.left = MARGIN
        self.right = self.width - MARGIN
        self.page = 1
        self._fonts = {weight: look.font(weight) for weight in (REGULAR, BOLD)}
        #: Every painted text, for tests of the layout.
        self.boxes: list[Box] = []
        self._is_tagged = is_tagged
        # Stands for a tag where none is wanted; it can be entered again and again.
        self._untagged = nullcontext()
        self._keeps_boxes = keeps_boxes
        self._entries = 0
        self._marks: list[finish.Mark] = []
        self._page_marks = 0
        self._is_marking = False
        self._missing: dict[tuple[str, str], Missing] = {}
        self._out = BytesIO()
        rl_config.useA85 = 0
        self._canvas = Canvas(
            self._out,
            pagesize=(self.width, self.height),
            pageCompression=1,
            invariant=1,
            initialFontName=look.font().fontName,  # type: ignore[arg-type]
        )
        # Fonts keep their codes by document.
        self._document = self._canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001
        self._forget_state()

    @property
    def content_width(self) -> float:
        """Width between the margins."""
        return self.right - self.left

    def font(self, style: Type) -> ChainFont:
        """Return the font of a style."""
        return self._fonts[style.weight]

    def measure(self, string: str, style: Type) -> float:
        """Return the width of clean text."""
        return self.font(style).stringWidth(string, style.size)

    def tagged(self, role: str, *, alt: str = "") -> AbstractContextManager[None]:
        """Tell programs that read aloud what is painted inside; the outermost tag counts.

        Args:
            role: a structure type of PDF: H1, H2, P, Figure; or Artifact for what is not read.
            alt: what is read instead of a figure.
        """
        if self._is_marking or not self._is_tagged:
            return self._untagged
        return self._tag(role, alt)

    @contextmanager
    def _tag(self, role: str, alt: str) -> Iterator[None]:
        self._open(role, alt)
        try:
            yield
        finally:
            self._close()

    def text(
        self,
        x: float,
        y: float,
        string: str,
        style: Type,
        *,
        width: float | None = None,
        align: Align = "left",
        field: str = "",
    ) -> float:
        """Paint one line, cut to `width` if given, and return how wide it became."""
        string = text.one_line(string)
        font = self.font(style)
        if width is not None:
            string = text.fit(string, font, style.size, width)
        return self.clean_line(x, y, string, style, align=align, field=field)

    def clean_line(
        self,
        x: float,
        y: float,
        string: str,
        style: Type,
        *,
        align: Align = "left",
        field: str = "",
        is_apart: bool = True,
    ) -> float:
        """Paint a line that was cleaned and measured before; return its width.

        `is_apart` is False for a line whose last word goes on in the next one, as Chinese does.
        """
        if not string:
            return 0.0
        font = self.font(style)
        drawn = font.stringWidth(string, style.size)
        if align == "right":
            x -= drawn
        elif align == "centre":
            x -= drawn / 2
        is_outermost = self._open("P")
        self._fill(style.ink)
        # Parts of one tag are read on end: the blank keeps their words apart.
        is_whole = is_outermost or not is_apart or not self._is_tagged
        spaced = string if is_whole else f"{string} "
        shown = font.shown(spaced, f"{style.size:g}", self._document)
        self._canvas.addLiteral(f"BT 1 0 0 1 {x:.2f} {self.height - y:.2f} Tm {shown} ET")
        if is_outermost:
            self._close()
        if self._keeps_boxes:
            top, bottom = y - style.size * _ASCENT, y + style.size * _DESCENT
            self.boxes.append(Box(self.page, x, top, x + drawn, bottom, string, style.ink))
        if font.gaps and not font.gaps.isdisjoint(string):
            self._book(font, string, field)
        return drawn

    def shrunk(
        self,
        x: float,
        y: float,
        string: str,
        style: Type,
        *,
        width: float,
        smallest: float,
        field: str = "",
    ) -> float:
        """Paint one line in a smaller size if it must be, then cut; return its width."""
        string = text.one_line(string)
        font = self.font(style)
        size = text.shrink(string, font, (style.size, smallest), width)
        string = text.fit(string, font, size, width)
        return self.clean_line(x, y, string, style._replace(size=size), field=field)

    def lines(
        self, x: float, y: float, lines: Sequence[str], style: Type, *, field: str = ""
    ) -> float:
        """Paint lines that were wrapped before; return the base line of the next one."""
        with self.tagged("P"):
            for line in lines:
                self.clean_line(
                    x, y, line, style, field=field, is_apart=not text.is_wide(line[-1:])
                )
                y += style.leading
        return y

    def heading(self, x: float, top: float, width: float, string: str) -> None:
        """Paint the label of a part and its rule; the part begins `HEADING` below `top`."""
        with self.tagged("H2"):
            self.text(x, top + 9, string, SECTION, width=width)
        self.rule(x, top + 9 + TITLE_RULE, width)

    def rule(
        self, x: float, y: float, width: float, *, weight: float = 0.5, ink: Ink = Ink.HAIR
    ) -> None:
        """Paint a line to the right."""
        with self.tagged(_ARTIFACT):
            self._stroke(ink, weight)
            self._canvas.line(x, self.height - y, x + width, self.height - y)

    def upright(self, x: float, top: float, bottom: float, *, ink: Ink = Ink.HAIR) -> None:
        """Paint a hair line downwards."""
        with self.tagged(_ARTIFACT):
            self._stroke(ink, 0.5)
            self._canvas.line(x, self.height - top, x, self.height - bottom)

    def fill(self, x: float, top: float, width: float, height: float, ink: Ink) -> None:
        """Paint a filled rectangle."""
        with self.tagged(_ARTIFACT):
            self._fill(ink)
            self._canvas.rect(x, self.height - top - height, width, height, stroke=0, fill=1)

    def tick_box(self, x: float, y: float, size: float = 8.0, *, ink: Ink = Ink.INK) -> None:
        """Paint an empty square to tick that stands on the base line `y`."""
        with self.tagged(_ARTIFACT):
            self._stroke(ink, 0.8)
            self._canvas.rect(x, self.height - y - 0.8, size, size, stroke=1, fill=0)

    def disc(self, x: float, y: float, radius: float, ink: Ink) -> None:
        """Paint a filled circle around a point."""
        with self.tagged(_ARTIFACT):
            self._fill(ink)
            self._canvas.circle(x, self.height - y, radius, stroke=0, fill=1)

    def warning_sign(self, x: float, y: float, size: float, ink: Ink) -> None:
        """Paint a triangle that stands on the base line `y`."""
        with self.tagged(_ARTIFACT):
            self._fill(ink)
            path = self._canvas.beginPath()
            path.moveTo(x, self.height - y)
            path.lineTo(x + size, self.height - y)
            path.lineTo(x + size / 2, self.height - y + size * 0.88)
            path.close()
            self._canvas.drawPath(path, stroke=0, fill=1)

    def chip_width(self, string: str, style: Type = CHIP) -> float:
        """Return the width of a chip."""
        return self.measure(text.one_line(string), style) + 2 * _CHIP_PADDING

    def chip(
        self, x: float, top: float, string: str, style: Type, ink: Ink, *, field: str = ""
    ) -> float:
        """Paint a chip and return its width."""
        width = self.chip_width(string, style)
        with self.tagged(_ARTIFACT):
            self._fill(ink)
            self._canvas.roundRect(
                x, self.height - top - CHIP_HEIGHT, width, CHIP_HEIGHT, 3, stroke=0, fill=1
            )
        self.text(x + _CHIP_PADDING, top + 9.2, string, style, field=field)
        return width

    def modules(
        self, x: float, top: float, size: float, rows: Sequence[Sequence[bool]], ink: Ink
    ) -> None:
        """Paint a square of dark and light modules; runs overlap a little against hair lines."""
        count = len(rows)
        self._fill(ink)
        self._canvas.saveState()
        self._canvas.translate(x, self.height - top - size)
        self._canvas.scale(size / count, size / count)
        parts = []
        for number, row in enumerate(rows, 1):
            dark = "".join(map(" 1".__getitem__, row))
            for run in _DARK_RUN.finditer(dark):
                start, end = run.span()
                # Whole numbers of modules: a tenth of the work and of the bytes.
                parts.append(f"{start} {count - number} {end - start}.04 1.04 re")
        self._canvas.addLiteral("\n".join([*parts, "f"]))
        self._canvas.restoreState()

    def outline(
        self, title: str, *, level: int = 0, key: str = "", is_closed: bool = False
    ) -> None:
        """Add an entry of the document's outline that leads to this page; `key` is for links."""
        self._entries += 1
        key = key or f"entry-{self._entries}"
        self._canvas.bookmarkPage(key)
        self._canvas.addOutlineEntry(text.one_line(title), key, level, closed=is_closed)

    def link(self, x: float, top: float, width: float, height: float, key: str) -> None:
        """Make a place lead to the page of the outline's entry `key`."""
        bottom = self.height - top - height
        self._canvas.linkRect("", key, (x, bottom, x + width, bottom + height), thickness=0)

    def head(self, title: str, middle: str, right: str) -> None:
        """Paint the running head: kind of document, what it is about, who may read it."""
        with self.tagged(_ARTIFACT):
            x = self.left + self.text(self.left, 33, title, SECTION) + 10
            taken = self.text(self.right, 33, right, NOTE, align="right")
            self.text(x, 33, middle, NOTE, width=self.right - taken - 12 - x)
            self.rule(self.left, 42, self.content_width, weight=1.1, ink=Ink.INK)

    def footer(self, string: str, total: int) -> None:
        """Paint the rule, the line and the page number at the foot of this page."""
        with self.tagged(_ARTIFACT):
            self._paint_footer(string, total)

    def _paint_footer(self, string: str, total: int) -> None:
        look = self.look
        self.rule(self.left, self.height - 36, self.content_width, weight=0.4)
        number = look.say(
            QT_TRANSLATE_NOOP("Documents", "Page {page} of {total}"), page=self.page, total=total
        )
        taken = self.text(self.right, self.height - 25, number, FOOT, align="right")
        self.text(self.left, self.height - 25, string, FOOT, width=self.content_width - taken - 12)

    def next_page(self) -> None:
        """Begin a new page."""
        self._canvas.showPage()
        self.page += 1
        self._page_marks = 0
        self._forget_state()

    def raw(self) -> bytes:
        """Close the document and return it without metadata."""
        self._canvas.showPage()
        self._canvas.save()
        return self._out.getvalue()

    def rendered(
        self, *, title: str, author: str, now: datetime, left_out: Sequence[str] = ()
    ) -> Rendered:
        """Close the document, give it its metadata and return it with who is not in it."""
        pdf = finish.described(
            self.raw(),
            title=text.one_line(title),
            author=text.one_line(author),
            language=self.look.language,
            now=now,
            marks=self._marks,
        )
        missing = tuple(self._missing.values())
        return Rendered(pdf=pdf, pages=self.page, missing=missing, left_out=tuple(left_out))

    def _open(self, role: str, alt: str = "") -> bool:
        """Begin a marked part of the page, unless one is open; tell whether it was begun."""
        if self._is_marking or not self._is_tagged:
            return False
        self._is_marking = True
        if role == _ARTIFACT:
            self._canvas.addLiteral("/Artifact BMC")
            return True
        self._canvas.addLiteral(f"/{role} <</MCID {self._page_marks}>> BDC")
        self._marks.append(finish.Mark(self.page - 1, self._page_marks, role, alt))
        self._page_marks += 1
        return True

    def _close(self) -> None:
        """End the marked part of the page."""
        self._canvas.addLiteral("EMC")
        self._is_marking = False

    def _book(self, font: ChainFont, string: str, field: str) -> None:
        for character in string:
            if character in font.gaps and (character, self.customer) not in self._missing:
                self._missing[character, self.customer] = Missing(
                    character=character, customer=self.customer, field=field
                )

    def _forget_state(self) -> None:
        self._ink: Ink | None = None
        self._pen: tuple[Ink, float] | None = None

    def _fill(self, ink: Ink) -> None:
        if ink is not self._ink:
            self._canvas.setFillColor(_COLOURS[ink])
            self._ink = ink

    def _stroke(self, ink: Ink, weight: float) -> None:
        if (ink, weight) != self._pen:
            self._canvas.setStrokeColor(_COLOURS[ink])
            self._canvas.setLineWidth(weight)
            self._pen = (ink, weight)
