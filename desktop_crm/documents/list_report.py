"""The list report: which customers fit a filter, one a line, grouped and added up."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from types import MappingProxyType
from typing import Final, NamedTuple

from desktop_crm.documents import text
from desktop_crm.documents.facts import footer, masked_phone, secrecy
from desktop_crm.documents.page import Painter
from desktop_crm.documents.styles import (
    BODY_STRONG,
    LABEL,
    NOTE,
    PAPERS,
    SECTION,
    Ink,
    Look,
    Rendered,
    Type,
)
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.printing import Column, Grouping, Listed
from desktop_crm.domain.values import Money

#: What is shown when nobody chose.
DEFAULT: Final = (
    *(Column.NAME, Column.TIER, Column.STAGE, Column.CONTACT, Column.PHONE, Column.CITY),
    *(Column.NEXT_ON, Column.NEXT_TITLE, Column.LAST_CONTACT, Column.TOTAL),
)
#: More rows than these go without structure: it would be larger than the list.
MOST_TAGGED: Final = 500
_MASKED = frozenset({Column.NAME, Column.NUMBER, Column.CONTACT, Column.PHONE, Column.CITY,
                     Column.INDUSTRY})  # fmt: skip
_ROW = 15.0
_GROUP = 26.0
_GAP = 10.0
_HEADER = 17.0
_FIRST_TOP = 54.0
_TOP = 52.0
_BOTTOM = 48.0
_CELL = Type(8, leading=_ROW)
_STRONG = _CELL._replace(weight=700)
_TIER = _STRONG._replace(ink=Ink.ACCENT)
_LATE = _CELL._replace(ink=Ink.BAD)
_TITLE = Type(18, 700)
_SAMPLES = 400
_PERCENTILE = 0.9
_NARROWEST = 34.0
_TIER_BOX = 11.0
_CRITERIA_LINES = 3

_LABELS: Mapping[Column, tuple[str, str]] = MappingProxyType(
    {
        Column.NAME: ("Documents", QT_TRANSLATE_NOOP("Documents", "Customer")),
        Column.NUMBER: ("Field", "External ID"),
        Column.TIER: ("Field", "Tier"),
        Column.STAGE: ("Field", "Lifecycle stage"),
        Column.CONTACT: ("Documents", QT_TRANSLATE_NOOP("Documents", "Contact")),
        Column.PHONE: ("MethodKind", "Phone"),
        Column.CITY: ("Field", "City"),
        Column.INDUSTRY: ("Field", "Industry"),
        Column.TAGS: ("Documents", QT_TRANSLATE_NOOP("Documents", "Tags")),
        Column.NEXT_ON: ("Documents", QT_TRANSLATE_NOOP("Documents", "Next on")),
        Column.NEXT_TITLE: ("Documents", QT_TRANSLATE_NOOP("Documents", "Next follow-up")),
        Column.LAST_CONTACT: ("Documents", QT_TRANSLATE_NOOP("Documents", "Last contact")),
        Column.COMPLAINTS: ("Documents", QT_TRANSLATE_NOOP("Documents", "Complaints")),
        Column.TOTAL: ("Documents", QT_TRANSLATE_NOOP("Documents", "Total")),
    }
)
#: Columns that are never cut; the others share what is left.
_FIXED = frozenset({Column.TIER, Column.NEXT_ON, Column.LAST_CONTACT, Column.COMPLAINTS,
                    Column.TOTAL, Column.PHONE})  # fmt: skip
_RIGHT = frozenset({Column.COMPLAINTS, Column.TOTAL})


_Reader = Callable[[Listed], str]


class _Cell(NamedTuple):
    """Where a column stands, and how its cells read."""

    column: Column
    x: float
    width: float
    read: _Reader


class _Line(NamedTuple):
    """A line of the list: its height and how it is painted."""

    height: float
    paint: Callable[[Painter, float], None]
    keeps: bool = False


def render(
    rows: Iterable[Listed],
    look: Look,
    *,
    criteria: str,
    now: datetime,
    printed_by: str,
    columns: Sequence[Column] = (),
    grouping: Grouping = Grouping.NONE,
) -> Rendered:
    """Return a list of customers, in the order of `rows`, across the paper.

    Args:
        rows: the customers.
        look: language, paper and mask.
        criteria: the filter in words.
        now: the moment of the data.
        printed_by: name of the user.
        columns: what is shown of each; empty means the usual ones.
        grouping: what the list is grouped by, with a subtotal each.
    """
    listed = list(rows)
    painter = painted(listed, look, criteria=criteria, now=now, printed_by=printed_by,
                      columns=columns, grouping=grouping)  # fmt: skip
    title = look.say(QT_TRANSLATE_NOOP("Documents", "Customer list"))
    return painter.rendered(title=title, author=printed_by, now=now)


def painted(
    rows: Sequence[Listed],
    look: Look,
    *,
    criteria: str,
    now: datetime,
    printed_by: str,
    columns: Sequence[Column] = (),
    grouping: Grouping = Grouping.NONE,
) -> Painter:
    """Return the painter of the whole list; see `render`."""
    width, height = PAPERS[look.paper]
    is_short = len(rows) <= MOST_TAGGED
    painter = Painter(look, size=(height, width), is_tagged=is_short, keeps_boxes=is_short)
    report = _Report(painter, look, look.today(now), rows, columns)
    if grouping is not Grouping.NONE and look.mask and grouping not in _MASKED_GROUPINGS:
        grouping = Grouping.NONE
    top = report.first_page(criteria)
    pages = _pages(list(report.lines(grouping)), top, painter.height - _BOTTOM)
    for number, lines in enumerate(pages, 1):
        y = top
        if number > 1:
            painter.next_page()
            report.next_head(criteria)
            y = _TOP
        y = report.header(y)
        for line in lines:
            line.paint(painter, y)
            y += line.height
        painter.footer(footer(look, now, printed_by), len(pages))
    return painter


_MASKED_GROUPINGS = frozenset({Grouping.CITY, Grouping.INDUSTRY})


def _pages(lines: Sequence[_Line], first_top: float, bottom: float) -> list[list[_Line]]:
    """Return the lines of each page; one that keeps is never the last on a page."""
    pages: list[list[_Line]] = [[]]
    y = first_top + _HEADER
    run: list[_Line] = []
    for line in lines:
        run.append(line)
        if line.keeps:
            continue
        height = sum(each.height for each in run)
        if y + height > bottom and pages[-1]:
            pages.append([])
            y = _TOP + _HEADER
        pages[-1] += run
        y += height
        run = []
    return pages


class _Report:
    """One list: its columns, its lines, its heads."""

    def __init__(
        self,
        painter: Painter,
        look: Look,
        today: date,
        rows: Sequence[Listed],
        columns: Sequence[Column],
    ) -> None:
        self._painter = painter
        self._look = look
        self._today = today
        self._rows = rows
        chosen = columns or DEFAULT
        if look.mask:
            chosen = [column for column in chosen if column in _MASKED]
        self._cells = self._measured(chosen)

    def first_page(self, criteria: str) -> float:
        """Paint the title, the filter and the sums; return where the list begins."""
        painter, look = self._painter, self._look
        title = look.say(QT_TRANSLATE_NOOP("Documents", "Customer list"))
        painter.outline(title)
        with painter.tagged("H1"):
            painter.text(painter.left, _FIRST_TOP, title, _TITLE)
        said = secrecy(look)
        with painter.tagged("Artifact"):
            painter.text(painter.right, _FIRST_TOP, said, NOTE, align="right")
        lines = text.wrap(
            text.one_line(criteria), painter.font(NOTE), NOTE.size, painter.content_width,
            _CRITERIA_LINES,
        )  # fmt: skip
        label = look.say(QT_TRANSLATE_NOOP("Documents", "Filter"))
        y = painter.lines(painter.left, _FIRST_TOP + 18, lines, NOTE, field=label)
        sums = look.joined(self._count(len(self._rows)), self._sum(self._rows))
        with painter.tagged("P"):
            painter.text(painter.left, y + 3, sums, BODY_STRONG, width=painter.content_width)
        return y + 12

    def next_head(self, criteria: str) -> None:
        """Paint the running head of the later pages."""
        painter = self._painter
        title = self._look.say(QT_TRANSLATE_NOOP("Documents", "Customer list"))
        painter.head(title, criteria, secrecy(self._look))

    def header(self, top: float) -> float:
        """Paint the titles of the columns; return where the rows begin."""
        painter, look = self._painter, self._look
        with painter.tagged("P" if painter.page == 1 else "Artifact"):
            for cell in self._cells:
                words = look.translate(*_LABELS[cell.column])
                if cell.column in _RIGHT:
                    painter.text(cell.x + cell.width, top + 9, words, LABEL, align="right")
                else:
                    painter.text(cell.x, top + 9, words, LABEL, width=cell.width + _GAP - 2)
        painter.rule(painter.left, top + 13.5, painter.content_width, weight=0.9, ink=Ink.INK)
        return top + _HEADER

    def lines(self, grouping: Grouping) -> Iterator[_Line]:
        """Yield every line: groups with their heads and subtotals, rows, and the total."""
        if not self._rows:
            nothing = self._look.say(QT_TRANSLATE_NOOP("Documents", "No customers match."))
            yield _Line(_ROW + 6, lambda painter, top: self._note(painter, top, nothing))
            return
        if grouping is Grouping.NONE:
            # The total stays with the last two rows.
            for number, row in enumerate(self._rows):
                yield self._row(row, keeps=number >= len(self._rows) - 2)
        else:
            yield from self._grouped(grouping)
        yield self._sum_line(self._look.say(QT_TRANSLATE_NOOP("Documents", "Total")), self._rows)

    def _grouped(self, grouping: Grouping) -> Iterator[_Line]:
        def key(row: Listed) -> tuple[bool, str]:
            words = self._group_of(row, grouping)
            return not words, words

        nothing = self._look.say(QT_TRANSLATE_NOOP("Documents", "not set"))
        ordered = sorted(self._rows, key=key)
        for (_, words), group in groupby(ordered, key):
            rows = list(group)
            title = words or nothing
            yield _Line(_GROUP, self._group_painter(title, len(rows)), keeps=True)
            for number, row in enumerate(rows):
                # The subtotal stays with the last two rows, the total with the last subtotal.
                yield self._row(row, keeps=number >= len(rows) - 2)
            subtotal = self._look.say(QT_TRANSLATE_NOOP("Documents", "Subtotal {group}"),
                                      group=title)  # fmt: skip
            yield self._sum_line(subtotal, rows, keeps=rows[-1] is ordered[-1])

    def _group_of(self, listed: Listed, grouping: Grouping) -> str:
        row, look = listed.row, self._look
        match grouping:
            case Grouping.TIER:
                return look.joined(row.tier.value, look.word(row.tier)) if row.tier else ""
            case Grouping.STAGE:
                return look.word(row.stage) if row.stage else ""
            case Grouping.CITY:
                return row.region_city or ""
            case _:
                return look.pick(row.industry or "")

    def _group_painter(self, title: str, count: int) -> Callable[[Painter, float], None]:
        def paint(painter: Painter, top: float) -> None:
            y = top + 18
            counted = self._count(count)
            room = painter.content_width - painter.measure(counted, NOTE) - 12
            painter.outline(title, level=1)
            with painter.tagged("H2"):
                x = painter.text(painter.left, y, title, SECTION._replace(size=9.5), width=room)
                painter.text(painter.left + x + 10, y, counted, NOTE)
            painter.rule(painter.left, top + 23, painter.content_width, ink=Ink.PALE_ACCENT)

        return paint

    def _note(self, painter: Painter, top: float, words: str) -> None:
        painter.text(painter.left, top + 12, words, NOTE)

    def _row(self, row: Listed, *, keeps: bool = False) -> _Line:
        def paint(painter: Painter, top: float) -> None:
            painter.customer = row.row.external_id or row.row.name
            with painter.tagged("P"):
                for cell in self._cells:
                    self._paint_cell(painter, cell, row, top)
            painter.rule(painter.left, top + 13.2, painter.content_width, weight=0.4)

        return _Line(_ROW, paint, keeps)

    def _paint_cell(self, painter: Painter, cell: _Cell, row: Listed, top: float) -> None:
        words = cell.read(row)
        if not words:
            return
        y = top + 9.2
        match cell.column:
            case Column.TIER:
                painter.fill(cell.x, top + 1, _TIER_BOX, _TIER_BOX, Ink.ACCENT_TINT)
                painter.text(cell.x + _TIER_BOX / 2, y, words, _TIER, align="centre")
            case Column.NEXT_ON:
                is_late = row.row.next_follow_up_on is not None and (
                    row.row.next_follow_up_on < self._today
                )
                # The sign says it in print without colour too.
                painter.text(
                    cell.x, y, f"{words} !" if is_late else words, _LATE if is_late else _CELL
                )
            case Column.TOTAL | Column.COMPLAINTS:
                painter.text(cell.x + cell.width, y, words, _CELL, align="right")
            case Column.NAME:
                painter.text(cell.x, y, words, _STRONG, width=cell.width, field=cell.column)
            case _:
                painter.text(cell.x, y, words, _CELL, width=cell.width, field=cell.column)

    def _sum_line(self, title: str, rows: Sequence[Listed], *, keeps: bool = False) -> _Line:
        def paint(painter: Painter, top: float) -> None:
            y = top + 11
            total = self._sum(rows)
            taken = painter.measure(total, _STRONG)
            with painter.tagged("P"):
                words = self._look.joined(title, self._count(len(rows)))
                room = painter.content_width - taken - 12
                painter.text(painter.left, y, words, _STRONG, width=room)
                painter.text(painter.right, y, total, _STRONG, align="right")

        return _Line(_ROW + 4, paint, keeps)

    def _count(self, count: int) -> str:
        one = QT_TRANSLATE_NOOP("Documents", "{n} customer")
        many = QT_TRANSLATE_NOOP("Documents", "{n} customers")
        return self._look.count(count, one, many)

    def _sum(self, rows: Sequence[Listed]) -> str:
        """Return what rows add up to, one amount for each currency."""
        if all(cell.column is not Column.TOTAL for cell in self._cells):
            return ""
        sums: dict[str, int] = {}
        for listed in rows:
            total = listed.row.total
            if total is not None:
                sums[total.currency] = sums.get(total.currency, 0) + total.minor
        return self._look.joined(
            *(self._look.money(Money(minor, code)) for code, minor in sorted(sums.items()))
        )

    def _measured(self, columns: Sequence[Column]) -> list[_Cell]:
        """Return the columns with their places: dates and numbers whole, text shares the rest."""
        painter, look = self._painter, self._look
        step = max(len(self._rows) // _SAMPLES, 1)
        wanted: list[float] = []
        every = _readers(look)
        readers = [every[column] for column in columns]
        for column, read in zip(columns, readers, strict=True):
            label = painter.measure(look.translate(*_LABELS[column]), LABEL)
            style = _STRONG if column is Column.NAME else _CELL
            if column in _FIXED:
                # As wide as the longest text of all: the widest is among the longest.
                longest = sorted(map(read, self._rows), key=len)[-20:]
                cells = [painter.measure(text.one_line(words), style) for words in longest]
                widest = max(cells, default=0.0) + (5 if column is Column.NEXT_ON else 0)
                wanted.append(max(label, min(widest, painter.content_width / 5)))
                continue
            cells = sorted(
                painter.measure(text.one_line(read(row))[:80], style) for row in self._rows[::step]
            )
            natural = cells[int((len(cells) - 1) * _PERCENTILE)] if cells else 0.0
            wanted.append(max(label, natural, _NARROWEST))
        widths = _shared(columns, wanted, painter.content_width - _GAP * (len(columns) - 1))
        made, x = [], painter.left
        for column, width, read in zip(columns, widths, readers, strict=True):
            made.append(_Cell(column, x, width, read))
            x += width + _GAP
        return made


def _readers(look: Look) -> Mapping[Column, _Reader]:
    """Return how the cells of each column read."""
    return {
        Column.NAME: lambda listed: listed.row.name,
        Column.NUMBER: lambda listed: listed.row.external_id or "",
        Column.TIER: lambda listed: listed.row.tier.value if listed.row.tier else "",
        Column.STAGE: lambda listed: look.word(listed.row.stage) if listed.row.stage else "",
        Column.CONTACT: lambda listed: listed.row.contact_name or listed.row.company or "",
        Column.PHONE: lambda listed: masked_phone(listed.phone) if look.mask else listed.phone,
        Column.CITY: lambda listed: listed.row.region_city or "",
        Column.INDUSTRY: lambda listed: look.pick(listed.row.industry or ""),
        Column.TAGS: lambda listed: ", ".join(tag.name for tag in listed.row.tags),
        Column.NEXT_ON: lambda listed: _day(look, listed.row.next_follow_up_on),
        Column.NEXT_TITLE: lambda listed: listed.row.next_follow_up_title or "",
        Column.LAST_CONTACT: lambda listed: _day(look, listed.row.last_contact_on),
        Column.COMPLAINTS: lambda listed: str(listed.row.open_complaints or ""),
        Column.TOTAL: lambda listed: look.money(listed.row.total) if listed.row.total else "",
    }


def _shared(columns: Sequence[Column], wanted: Sequence[float], room: float) -> list[float]:
    """Return widths that fill `room`: columns of text are cut or widened by what they want."""
    fixed = sum(width for column, width in zip(columns, wanted, strict=True) if column in _FIXED)
    loose = sum(wanted) - fixed
    share = (room - fixed) / loose if loose else 1.0
    return [
        width if column in _FIXED else width * share
        for column, width in zip(columns, wanted, strict=True)
    ]


def _day(look: Look, day: date | None) -> str:
    return look.day(day) if day is not None else ""
