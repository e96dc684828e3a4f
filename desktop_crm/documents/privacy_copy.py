"""The copy of everything that is kept about one person, for that person to read."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from desktop_crm.documents import text
from desktop_crm.documents.facts import Facts, footer
from desktop_crm.documents.flow import Block, Row, paginate, titled
from desktop_crm.documents.page import Painter
from desktop_crm.documents.pieces import Pieces
from desktop_crm.documents.sections import Sections
from desktop_crm.documents.styles import (
    BODY,
    NAME,
    NOTE,
    Look,
    Rendered,
)
from desktop_crm.domain.customers import CustomerCard, OriginalRow
from desktop_crm.domain.fields import infos
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.printing import Section
from desktop_crm.domain.purchases import summed_up

_TOP: Final = 62.0
_BOTTOM: Final = 50.0
_INTRODUCTION = QT_TRANSLATE_NOOP(
    "Documents",
    "This is a copy of everything that is kept about you in this customer file, given at your "
    "request. If something is wrong, tell us and it is put right. You may ask that it is erased "
    "and take back your consent at any time.",
)


def render(
    card: CustomerCard, look: Look, *, now: datetime, company: str, printed_by: str
) -> Rendered:
    """Return everything the card holds, hidden fields and untouched imported rows included.

    Args:
        card: the whole card, with all interactions.
        look: language and paper; a mask would defeat the purpose and is not heeded.
        now: the moment of the data.
        company: who keeps the data.
        printed_by: name of the user.
    """
    every = frozenset(info.name for info in infos(CustomerCard))
    look = replace(look, mask=False, sensitive=every)
    painter = Painter(look, customer=card.external_id or card.name)
    paint(painter, card, now=now, company=company, printed_by=printed_by)
    title = look.say(QT_TRANSLATE_NOOP("Documents", "Copy of personal data"))
    return painter.rendered(title=title, author=company or printed_by, now=now)


def paint(
    painter: Painter, card: CustomerCard, *, now: datetime, company: str, printed_by: str
) -> None:
    """Paint the whole copy."""
    look = painter.look
    title = look.say(QT_TRANSLATE_NOOP("Documents", "Copy of personal data"))
    private = look.say(QT_TRANSLATE_NOOP("Documents", "Personal: for the person concerned"))
    painter.head(title, company, private)
    painter.outline(title)
    with painter.tagged("H1"):
        painter.shrunk(painter.left, 80, card.name, NAME, width=painter.content_width, smallest=14)
    words = look.say(_INTRODUCTION)
    lines = text.wrap(words, painter.font(BODY), BODY.size, painter.content_width)
    y = painter.lines(painter.left, 102, lines, BODY) + 4
    given = look.say(
        QT_TRANSLATE_NOOP("Documents", "Given on {day}"), day=look.long_day(look.today(now))
    )
    painter.text(painter.left, y, look.joined(company, given), NOTE, width=painter.content_width)
    pages = paginate(
        _blocks(painter, card, now, printed_by),
        first_top=y + 18,
        top=_TOP,
        bottom=painter.height - _BOTTOM,
    )
    foot = footer(replace(look, recipient=""), now, printed_by)
    for number, placed in enumerate(pages, 1):
        if number > 1:
            painter.next_page()
            painter.head(title, card.name, private)
        for one in placed:
            if one.entry:
                painter.outline(one.entry, level=1)
            one.row.paint(painter, one.top)
        painter.footer(foot, len(pages))


def _blocks(painter: Painter, card: CustomerCard, now: datetime, printed_by: str) -> list[Block]:
    look = painter.look
    nothing = summed_up({}, "CNY", orders=0, other_currencies=False, today=look.today(now))
    facts = Facts(card, nothing, look, now, printed_by)
    chosen = frozenset(Section) - {Section.JOURNAL}
    blocks = list(Sections(painter, facts, ()).blocks(chosen))
    if card.originals:
        blocks.append(_originals(painter, card.originals))
    return blocks


def _originals(painter: Painter, originals: Sequence[OriginalRow]) -> Block:
    """Return the rows as they came in: where the data is from."""
    look, pieces = painter.look, Pieces(painter)
    title = look.say(QT_TRANSLATE_NOOP("Documents", "Where it came from"))
    rows: list[Row] = []
    for original in originals:
        cells = "\n".join(f"{name}: {value}" for name, value in original.cells if value)
        day = look.day(look.today(original.imported_at))
        rows += pieces.entry(day, original.file_name, cells, field=title)

    return titled(title, rows)
