"""Address labels and envelopes, and the sheet that shows whether the printer is exact."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from desktop_crm.documents import letters, text
from desktop_crm.documents.page import Painter
from desktop_crm.documents.styles import BODY, LABEL, LEAD, NOTE, PAPERS, Ink, Look, Rendered, Type
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.printing import Address, Envelope, Grid

_MM: Final = 72 / 25.4
_PADDING = 4.0 * _MM
_SIZES = (10.0, 9.0, 8.0, 7.0)
_LEADING = 1.32
#: A long line takes a second one; more of them make a label nobody can read.
_MOST_BREAKS = 3
#: More labels than these go without structure.
_MOST_TAGGED = 200
_CODE_DIGITS = 6
_ENVELOPE_SIZES = (13.0, 12.0, 11.0, 10.0)


def render(
    addresses: Iterable[Address],
    look: Look,
    *,
    grid: Grid,
    start: int,
    shift: tuple[float, float],
    now: datetime,
) -> Rendered:
    """Return sheets of labels; who has no address, or one that does not fit, is left out.

    Args:
        addresses: where the letters go.
        look: language; the paper is that of the grid.
        grid: the sheet.
        start: the first label of the first sheet that is still there, from 1.
        shift: millimetres to the right and down.
        now: the date of the document.
    """
    wanted = list(addresses)
    painter = _painter(look, PAPERS[grid.paper], len(wanted))
    left_out: list[str] = []
    place = min(max(start, 1), grid.places) - 1
    for address in wanted:
        lines = _lines(address)
        size = _fitting(painter, lines, grid) if lines else 0.0
        if not size:
            left_out.append(address.customer)
            continue
        if place == grid.places:
            painter.next_page()
            place = 0
        row, column = divmod(place, grid.columns)
        x = (grid.left + column * grid.column_step + shift[0]) * _MM
        y = (grid.top + row * grid.row_step + shift[1]) * _MM
        _paint_label(painter, address, lines, (x, y, size), grid)
        place += 1
    title = look.say(QT_TRANSLATE_NOOP("Documents", "Address labels"))
    return painter.rendered(title=title, author="", now=now, left_out=left_out)


def calibration(look: Look, *, grid: Grid, shift: tuple[float, float], now: datetime) -> Rendered:
    """Return a sheet with the corners of every label and a ruler, to lay over a label sheet."""
    painter = _painter(look, PAPERS[grid.paper], 0)
    for row in range(grid.rows):
        for column in range(grid.columns):
            x = (grid.left + column * grid.column_step + shift[0]) * _MM
            y = (grid.top + row * grid.row_step + shift[1]) * _MM
            for corner_x in (x, x + grid.width * _MM):
                for corner_y in (y, y + grid.height * _MM):
                    _cross(painter, corner_x, corner_y)
            number = str(row * grid.columns + column + 1)
            painter.text(x + 6, y + 14, number, NOTE)
    _paint_ruler(painter, look, grid)
    title = look.say(QT_TRANSLATE_NOOP("Documents", "Calibration sheet"))
    return painter.rendered(title=title, author="", now=now)


def envelopes(
    addresses: Iterable[Address],
    look: Look,
    *,
    envelope: Envelope,
    sender: Sequence[str],
    shift: tuple[float, float],
    now: datetime,
) -> Rendered:
    """Return one page for each envelope; `sender` stands where its country wants it."""
    wanted = list(addresses)
    painter = _painter(look, (envelope.width * _MM, envelope.height * _MM), len(wanted))
    left_out: list[str] = []
    has_page = False
    for address in wanted:
        lines = _lines(address)
        if not lines:
            left_out.append(address.customer)
            continue
        if has_page:
            painter.next_page()
        has_page = True
        painter.customer = address.customer
        _paint_envelope(painter, address, envelope, sender, (shift[0] * _MM, shift[1] * _MM))
    title = look.say(QT_TRANSLATE_NOOP("Documents", "Envelopes"))
    return painter.rendered(title=title, author="", now=now, left_out=left_out)


def one_line(address: Address) -> str:
    """Return where a customer is, in one line; nothing if it is not known."""
    if not address.street:
        return address.city
    return ("" if letters.is_chinese(address) else ", ").join(letters.to_lines(address))


def _painter(look: Look, size: tuple[float, float], count: int) -> Painter:
    is_short = count <= _MOST_TAGGED
    return Painter(look, size=size, is_tagged=is_short, keeps_boxes=is_short)


def _lines(address: Address) -> list[str]:
    """Return all lines of a label; none without an address."""
    place = letters.to_lines(address)
    if not place:
        return []
    who = letters.addressee(address)
    if letters.is_chinese(address):
        code = letters.postcode(address)
        return [*([code] if code else []), *place, *who]
    return [*who, *place]


def _wrapped(painter: Painter, lines: Sequence[str], size: float, room: float) -> list[str]:
    style = Type(size)
    return [piece for line in lines for piece in text.wrap(line, painter.font(style), size, room)]


def _fitting(painter: Painter, lines: Sequence[str], grid: Grid) -> float:
    """Return the largest size at which an address fits on its label, unbroken if it can; or 0."""
    room = grid.width * _MM - 2 * _PADDING
    height = grid.height * _MM - _PADDING
    for most, sizes in ((0, _SIZES[:-1]), (_MOST_BREAKS, _SIZES)):
        for size in sizes:
            pieces = _wrapped(painter, lines, size, room)
            is_tidy = len(pieces) <= len(lines) + most
            if is_tidy and len(pieces) * size * _LEADING <= height:
                return size
    return 0.0


def _paint_label(
    painter: Painter,
    address: Address,
    lines: Sequence[str],
    place: tuple[float, float, float],
    grid: Grid,
) -> None:
    x, top, size = place
    painter.customer = address.customer
    room = grid.width * _MM - 2 * _PADDING
    style = Type(size, leading=size * _LEADING)
    pieces = _wrapped(painter, lines, size, room)
    height = len(pieces) * style.leading
    y = top + (grid.height * _MM - height) / 2 + size
    painter.lines(x + _PADDING, y, pieces, style, field="address")


def _cross(painter: Painter, x: float, y: float) -> None:
    painter.rule(x - 4, y, 8, weight=0.4, ink=Ink.INK)
    painter.upright(x, y - 4, y + 4, ink=Ink.INK)


def _paint_ruler(painter: Painter, look: Look, grid: Grid) -> None:
    middle = (grid.rows // 2) * grid.row_step * _MM + grid.top * _MM + 20
    left = (painter.width - 100 * _MM) / 2
    painter.fill(left - 12, middle - 30, 100 * _MM + 24, 74, Ink.PAPER)
    painter.rule(left, middle, 100 * _MM, weight=0.8, ink=Ink.INK)
    for millimetre in range(0, 101, 5):
        x = left + millimetre * _MM
        painter.upright(x, middle - (8 if millimetre % 10 == 0 else 4), middle, ink=Ink.INK)
        if millimetre % 10 == 0:
            painter.text(x, middle + 9, str(millimetre), LABEL, align="centre")
    words = look.say(
        QT_TRANSLATE_NOOP(
            "Documents",
            "Print at 100 %, lay it on a label sheet against the light. The ruler must be 100 mm.",
        )
    )
    lines = text.wrap(words, painter.font(NOTE), NOTE.size, 100 * _MM)
    painter.lines(left, middle + 24, lines, NOTE)


def _paint_envelope(
    painter: Painter,
    address: Address,
    envelope: Envelope,
    sender: Sequence[str],
    shift: tuple[float, float],
) -> None:
    is_chinese = letters.is_chinese(address)
    right, down = shift
    code = letters.postcode(address)
    if envelope.has_code_boxes and code.isdigit() and len(code) == _CODE_DIGITS:
        _paint_code(painter, code, right, down)
    lines = [*letters.to_lines(address)]
    who = letters.addressee(address)
    lines = [*lines, *who] if is_chinese else [*who, *lines]
    if is_chinese and code and not envelope.has_code_boxes:
        lines.insert(0, code)
    # Chinese addresses stand in the middle, Western ones right of it and below.
    left = painter.width * (0.24 if is_chinese else 0.42) + right
    top = painter.height * (0.34 if is_chinese else 0.46) + down
    room = painter.width - left - 12 * _MM
    bottom = painter.height - 12 * _MM
    wrapped = {size: _wrapped(painter, lines, size, room) for size in _ENVELOPE_SIZES}
    fitting = (size for size in wrapped if top + len(wrapped[size]) * size * 1.5 <= bottom)
    size = next(fitting, _ENVELOPE_SIZES[-1])
    style = LEAD._replace(size=size, leading=size * 1.5)
    pieces = wrapped[size][: int((bottom - top) / style.leading)]
    painter.lines(left, top + size, pieces, style, field="address")
    _paint_sender(painter, sender, shift, is_chinese=is_chinese)


def _paint_code(painter: Painter, code: str, right: float, down: float) -> None:
    """Paint the six digits where Chinese envelopes have their boxes."""
    for place, digit in enumerate(code):
        x = (12 + place * 9) * _MM + right
        painter.tick_box(x, 17 * _MM + down, 7 * _MM, ink=Ink.BAD)
        style = Type(14, 700)
        painter.text(x + 3.5 * _MM, 15.5 * _MM + down, digit, style, align="centre")


def _paint_sender(
    painter: Painter, sender: Sequence[str], shift: tuple[float, float], *, is_chinese: bool
) -> None:
    lines = [line for line in map(text.one_line, sender) if line]
    if not lines:
        return
    right, down = shift
    style = BODY._replace(ink=Ink.MUTED)
    room = painter.width * 0.45
    if is_chinese:
        y = painter.height - 14 * _MM - (len(lines) - 1) * style.leading + down
        for line in lines:
            width = min(painter.measure(line, style), room)
            painter.text(painter.width - 14 * _MM - width + right, y, line, style, width=room)
            y += style.leading
        return
    y = 14 * _MM + down
    for line in lines:
        painter.text(12 * _MM + right, y, line, style, width=room)
        y += style.leading
