"""The profile: the brief without notes, then everything else that is known of a customer."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from desktop_crm.documents import brief, text
from desktop_crm.documents.facts import Facts, printable, secrecy
from desktop_crm.documents.flow import Placed, paginate
from desktop_crm.documents.page import Painter
from desktop_crm.documents.sections import Sections
from desktop_crm.documents.styles import (
    Look,
    Rendered,
)
from desktop_crm.domain.customers import CustomerCard
from desktop_crm.domain.history import HistoryRow
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.printing import Section
from desktop_crm.domain.purchases import PurchaseSummary

_TOP: Final = 62.0
_BOTTOM: Final = 50.0


def render(
    card: CustomerCard,
    summary: PurchaseSummary,
    look: Look,
    *,
    now: datetime,
    printed_by: str,
    history: Sequence[HistoryRow] = (),
    sections: frozenset[Section] | None = None,
    risk: str = "",
) -> Rendered:
    """Return the profile of one customer.

    Args:
        card: the customer; fields that are not printable stay off the paper.
        summary: what the purchases add up to.
        look: language, paper and mask.
        now: the moment of the data.
        printed_by: name of the user.
        history: what was changed, newest first; left out when empty.
        sections: the ticked ones; None means all.
        risk: the sentence on churn risk.
    """
    facts = Facts(printable(card, look), summary, look, now, printed_by, risk=risk)
    painter = Painter(look, customer=card.external_id or card.name)
    paint(painter, facts, history, sections)
    return painter.rendered(title=document_title(facts), author=printed_by, now=now)


def document_title(facts: Facts) -> str:
    """Return the title of the file; strangers see no name in it."""
    kind = facts.look.say(QT_TRANSLATE_NOOP("Documents", "Customer profile"))
    if facts.look.mask:
        return facts.look.joined(kind, facts.card.external_id)
    return facts.look.joined(kind, text.one_line(facts.card.name))


def paint(
    painter: Painter,
    facts: Facts,
    history: Sequence[HistoryRow] = (),
    sections: frozenset[Section] | None = None,
) -> None:
    """Paint the whole profile."""
    look = facts.look
    title = look.say(QT_TRANSLATE_NOOP("Documents", "Customer profile"))
    bottom = painter.height - _BOTTOM
    painter.outline(facts.card.name if not look.mask else title)
    top = brief.paint_upper(painter, facts, title)
    end = brief.paint_columns(painter, facts, top, bottom)
    blocks = list(Sections(painter, facts, history).blocks(sections))
    start = end + 16 if end > top else top
    pages = paginate(blocks, first_top=start, top=_TOP, bottom=bottom)
    for number, placed in enumerate(pages, 1):
        if number > 1:
            painter.next_page()
            name = look.joined(facts.card.name, facts.card.external_id)
            painter.head(title, name, secrecy(look))
        _paint_rows(painter, placed)
        painter.footer(facts.footer(), len(pages))


def _paint_rows(painter: Painter, placed: Sequence[Placed]) -> None:
    for one in placed:
        if one.entry:
            painter.outline(one.entry, level=1)
        one.row.paint(painter, one.top)
