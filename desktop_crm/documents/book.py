"""The book: cover, index, then one brief for each customer, painted one after the other."""

import logging
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby
from typing import Final, NamedTuple

from desktop_crm.documents import brief, text
from desktop_crm.documents.facts import Facts, footer, printable, secrecy
from desktop_crm.documents.page import HEADING, Painter
from desktop_crm.documents.styles import (
    BODY,
    LABEL,
    LEAD,
    NOTE,
    SECTION,
    Ink,
    Look,
    Rendered,
    Type,
)
from desktop_crm.domain.customers import CustomerCard
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.purchases import PurchaseSummary

#: A book of more customers goes without structure: it would weigh more than the book.
MOST_TAGGED: Final = 50
_TITLE = Type(30, 700, leading=38)
_INDEX_COLUMNS = 2
_INDEX_GAP = 28.0
_INDEX_ROW = 14.0
_INDEX_TOP = 66.0
_INDEX_BOTTOM = 52.0
_LETTER_ROW = 24.0
_COVER_LINES = 8
_log = logging.getLogger(__name__)


class Indexed(NamedTuple):
    """A customer as the index lists it: the letter it stands under, its name and number."""

    initial: str
    name: str
    number: str = ""


class Entry(NamedTuple):
    """What the page of a customer is made of."""

    card: CustomerCard
    summary: PurchaseSummary


class _Letter(NamedTuple):
    initial: str
    is_again: bool = False


class _Name(NamedTuple):
    place: int
    customer: Indexed


def render(
    entries: Iterable[Entry],
    look: Look,
    *,
    index: Sequence[Indexed],
    criteria: str,
    now: datetime,
    printed_by: str,
    company: str = "",
) -> Rendered:
    """Return a book of briefs; customers come one by one and are forgotten once painted.

    Args:
        entries: the customers, in the order of `index`.
        look: language, paper and mask.
        index: who they are, in the order of the alphabet.
        criteria: in words, who was chosen.
        now: the moment of the data.
        printed_by: name of the user.
        company: whose book it is.
    """
    painter = Painter(look, is_tagged=len(index) <= MOST_TAGGED, keeps_boxes=False)
    left_out = paint(painter, entries, index=index, criteria=criteria, now=now,
                     printed_by=printed_by, company=company)  # fmt: skip
    title = look.say(QT_TRANSLATE_NOOP("Documents", "Customer book"))
    return painter.rendered(title=title, author=printed_by, now=now, left_out=left_out)


def paint(
    painter: Painter,
    entries: Iterable[Entry],
    *,
    index: Sequence[Indexed],
    criteria: str,
    now: datetime,
    printed_by: str,
    company: str = "",
) -> list[str]:
    """Paint the whole book and return who could not be painted; see `render`."""
    look = painter.look
    pages = _index_pages(painter, index)
    first = 2 + len(pages)
    total = first - 1 + len(index)
    foot = footer(look, now, printed_by)
    _paint_cover(painter, index, criteria, (now, printed_by, company))
    painter.footer(foot, total)
    for columns in pages:
        painter.next_page()
        _paint_index(painter, columns, first)
        painter.footer(foot, total)
    left_out: list[str] = []
    initial = ""
    for place, (customer, entry) in enumerate(zip(index, entries, strict=False)):
        painter.next_page()
        painter.customer = customer.number or customer.name
        if customer.initial != initial:
            initial = customer.initial
            painter.outline(initial, is_closed=True)
        painter.outline(customer.name, level=1, key=_key(place))
        facts = Facts(printable(entry.card, look), entry.summary, look, now, printed_by)
        try:
            brief.paint(painter, facts, total)
        except Exception:  # one bad customer must not cost the other pages
            _log.exception("a page of a book could not be painted")
            left_out.append(customer.name)
            _paint_failure(painter, customer.name)
            painter.footer(foot, total)
    return left_out


def _key(place: int) -> str:
    return f"customer-{place}"


def _paint_cover(
    painter: Painter, index: Sequence[Indexed], criteria: str, made: tuple[datetime, str, str]
) -> None:
    look = painter.look
    now, printed_by, company = made
    title = look.say(QT_TRANSLATE_NOOP("Documents", "Customer book"))
    painter.outline(title)
    painter.fill(painter.left, 150, 46, 5, Ink.ACCENT)
    with painter.tagged("P"):
        style = LEAD._replace(ink=Ink.MUTED)
        painter.text(painter.left, 136, company, style, width=painter.content_width)
    with painter.tagged("H1"):
        painter.text(painter.left, 198, title, _TITLE)
    one = QT_TRANSLATE_NOOP("Documents", "{n} customer")
    counted = look.count(len(index), one, QT_TRANSLATE_NOOP("Documents", "{n} customers"))
    day = look.long_day(look.today(now))
    painter.text(painter.left, 224, look.joined(counted, day), LEAD, width=painter.content_width)
    y = 262.0
    facts = [
        (QT_TRANSLATE_NOOP("Documents", "Who is in it"), criteria),
        (QT_TRANSLATE_NOOP("Documents", "Printed by"), printed_by),
        (QT_TRANSLATE_NOOP("Documents", "Made for"), look.recipient),
        (QT_TRANSLATE_NOOP("Documents", "Confidentiality"), secrecy(look)),
    ]
    room = painter.content_width - 110
    for words, value in facts:
        if not value:
            continue
        label = look.say(words)
        painter.text(painter.left, y, label, LABEL, width=104)
        lines = text.wrap(text.one_line(value), painter.font(BODY), BODY.size, room, _COVER_LINES)
        y = painter.lines(painter.left + 110, y, lines, BODY, field=label) + 6


def _index_pages(painter: Painter, index: Sequence[Indexed]) -> list[list[list[_Letter | _Name]]]:
    """Return the columns of each index page; a letter is never the last of a column."""
    room = painter.height - _INDEX_BOTTOM - _INDEX_TOP - HEADING
    columns: list[list[_Letter | _Name]] = [[]]
    y = 0.0
    numbered = list(enumerate(index))
    for initial, group in groupby(numbered, key=lambda pair: pair[1].initial):
        is_first = True
        for place, customer in group:
            needed = _INDEX_ROW + (_LETTER_ROW if is_first else 0)
            if y + needed > room:
                columns.append([])
                y = 0.0
            if is_first or not columns[-1]:
                columns[-1].append(_Letter(initial, is_again=not is_first))
                y += _LETTER_ROW
            columns[-1].append(_Name(place, customer))
            y += _INDEX_ROW
            is_first = False
    starts = range(0, len(columns), _INDEX_COLUMNS)
    return [columns[start : start + _INDEX_COLUMNS] for start in starts] if index else []


def _paint_index(
    painter: Painter, columns: Sequence[Sequence[_Letter | _Name]], first: int
) -> None:
    look = painter.look
    title = look.say(QT_TRANSLATE_NOOP("Documents", "Index"))
    book = look.say(QT_TRANSLATE_NOOP("Documents", "Customer book"))
    painter.head(book, title, secrecy(look))
    width = (painter.content_width - _INDEX_GAP) / _INDEX_COLUMNS
    for number, column in enumerate(columns):
        x = painter.left + number * (width + _INDEX_GAP)
        y = _INDEX_TOP
        for item in column:
            if isinstance(item, _Letter):
                with painter.tagged("H2"):
                    style = SECTION._replace(size=11)
                    painter.text(x, y + 13, item.initial, style)
                painter.rule(x, y + 18, width, ink=Ink.PALE_ACCENT)
                y += _LETTER_ROW
            else:
                _paint_name(painter, (x, y, width), item, first + item.place)
                y += _INDEX_ROW


def _paint_name(
    painter: Painter, place: tuple[float, float, float], item: _Name, page: int
) -> None:
    x, top, width = place
    y = top + 9.5
    with painter.tagged("P"):
        number = str(page)
        right = painter.measure(number, NOTE) + 8
        code = item.customer.number
        taken = min(painter.measure(text.one_line(code), LABEL) + 8, 90) if code else 0.0
        painter.text(x, y, item.customer.name, BODY, width=width - right - taken)
        painter.text(x + width - right, y, code, LABEL, width=taken - 7.9, align="right")
        painter.text(x + width, y, number, NOTE, align="right")
    painter.link(x, top, width, _INDEX_ROW, _key(item.place))


def _paint_failure(painter: Painter, name: str) -> None:
    words = painter.look.say(
        QT_TRANSLATE_NOOP("Documents", "The page of {name} could not be made."), name=name
    )
    lines = text.wrap(text.one_line(words), painter.font(LEAD), LEAD.size, painter.content_width, 3)
    # Below whatever was painted before it failed there is nothing to read.
    painter.fill(0, 0, painter.width, painter.height - 40, Ink.PAPER)
    painter.lines(painter.left, 120, lines, LEAD)
