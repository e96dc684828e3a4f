"""The visit brief: always exactly one page, with room to write on."""

from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from desktop_crm.documents import columns, text
from desktop_crm.documents.columns import GAP, Limits, Part
from desktop_crm.documents.facts import Facts, printable, secrecy
from desktop_crm.documents.facts import Visit as Visit  # noqa: PLC0414 - part of this module's face
from desktop_crm.documents.page import HEADING, Painter
from desktop_crm.documents.regions import ContactStrip, Identity, Metrics, Panel
from desktop_crm.documents.styles import NOTE, Ink, Look, Rendered
from desktop_crm.domain.customers import CustomerCard
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.purchases import PurchaseSummary

LEFT_WIDTH: Final = 292.0
GUTTER: Final = 24.0
NOTE_STEP: Final = 20.0
#: Room for the label of the notes and three lines.
NOTES_MIN: Final = HEADING - 5 + 3 * NOTE_STEP
_NOTES_GAP = 14.0
_NOTES_END = 66.0
_HEAD = 54.0

#: What is shortened, in this order, while a column is too long.
_LEFT_STEPS: tuple[dict[str, Any], ...] = (
    {"matter_lines": 1},
    {"purchases": 3},
    {"deals": 2},
    {"plot": 64.0},
    {"matters": 2},
    {"purchases": 2},
    {"deals": 1},
    {"matters": 1},
)
_RIGHT_STEPS: tuple[dict[str, Any], ...] = (
    {"lines": 2},
    {"interactions": 3},
    {"interactions": 2},
    {"people": 2},
    {"complaints": 1},
    {"interactions": 1},
)


def render(
    card: CustomerCard,
    summary: PurchaseSummary,
    look: Look,
    *,
    now: datetime,
    printed_by: str,
    visit: Visit | None = None,
    risk: str = "",
) -> Rendered:
    """Return the brief of one customer as a PDF of one page.

    Args:
        card: the customer; fields that are not printable stay off the paper.
        summary: what the purchases add up to.
        look: language, paper and mask.
        now: the moment of the data.
        printed_by: name of the user.
        visit: the visit it is printed for.
        risk: the sentence on churn risk with its reasons, already in words.
    """
    facts = Facts(printable(card, look), summary, look, now, printed_by, visit, risk)
    painter = Painter(look, customer=card.external_id or card.name)
    paint(painter, facts)
    return painter.rendered(title=document_title(facts), author=printed_by, now=now)


def document_title(facts: Facts) -> str:
    """Return the title of the file; strangers see no name in it."""
    kind = facts.look.say(QT_TRANSLATE_NOOP("Documents", "Visit brief"))
    if facts.look.mask:
        return facts.look.joined(kind, facts.card.external_id)
    return facts.look.joined(kind, text.one_line(facts.card.name))


def paint(painter: Painter, facts: Facts, total: int = 1) -> None:
    """Paint the whole brief on the painter's page, one of `total`."""
    title = facts.look.say(QT_TRANSLATE_NOOP("Documents", "Visit brief"))
    top = paint_upper(painter, facts, title)
    bottom = painter.height - _NOTES_END - NOTES_MIN - _NOTES_GAP
    end = paint_columns(painter, facts, top, bottom)
    _paint_notes(painter, facts.look, end + (_NOTES_GAP if end > top else 0))
    painter.footer(facts.footer(), total)


def paint_upper(painter: Painter, facts: Facts, title: str) -> float:
    """Paint everything above the columns and return where they begin."""
    identity = Identity(facts)
    strip, panel, metrics = ContactStrip(facts), Panel(facts, painter), Metrics(facts)
    painter.head(title, facts.occasion_line(), secrecy(facts.look))
    top = _HEAD
    identity.paint(painter, top)
    top += identity.HEIGHT
    strip.paint(painter, top)
    top += strip.height(painter)
    panel.paint(painter, top)
    top += panel.height
    metrics.paint(painter, top)
    return top + metrics.height + GAP


def paint_columns(painter: Painter, facts: Facts, top: float, bottom: float) -> float:
    """Paint the two columns, shortened until they end above `bottom`; return where they end."""
    left: list[Part] = [
        columns.MonthBars(facts),
        columns.purchases(facts),
        columns.deals(facts),
        columns.Matters(facts),
    ]
    right: list[Part] = [
        columns.Interactions(facts),
        columns.People(facts),
        columns.Risk(facts),
    ]
    right_x = painter.left + LEFT_WIDTH + GUTTER
    right_width = painter.right - right_x
    room = bottom - top
    full = Limits()
    has_left = any(part.height(painter, LEFT_WIDTH, full) for part in left)
    has_right = any(part.height(painter, right_width, full) for part in right)
    if not has_left:
        # One column alone takes the whole width.
        right_x, right_width = painter.left, painter.content_width
    left_width = LEFT_WIDTH if has_right else painter.content_width
    left_end = _flow(painter, left, (painter.left, top, left_width), room, _LEFT_STEPS)
    right_end = _flow(painter, right, (right_x, top, right_width), room, _RIGHT_STEPS)
    return max(left_end, right_end)


def _flow(
    painter: Painter,
    parts: list[Part],
    place: tuple[float, float, float],
    room: float,
    steps: tuple[dict[str, Any], ...],
) -> float:
    """Paint a column at (left, top, width), shortened to `room`; return where it ends."""
    left, top, width = place
    limits = _limits(painter, parts, width, room, steps)
    heights = [part.height(painter, width, limits) for part in parts]
    y = top
    for part, height in zip(parts, heights, strict=True):
        if height:
            part.paint(painter, (left, y), width, limits)
            y += height + GAP
    return y - GAP if y > top else top


def _limits(
    painter: Painter,
    parts: list[Part],
    width: float,
    room: float,
    steps: tuple[dict[str, Any], ...],
) -> Limits:
    """Return the mildest limits at which a column fits: no step that turns out not to be needed."""

    def total(limits: Limits) -> float:
        shown = [height for part in parts if (height := part.height(painter, width, limits))]
        return sum(shown) + GAP * max(len(shown) - 1, 0)

    def after(taken: list[dict[str, Any]]) -> Limits:
        limits = Limits()
        for step in taken:
            limits = replace(limits, **step)
        return limits

    taken: list[dict[str, Any]] = []
    for step in steps:
        if total(after(taken)) <= room:
            break
        taken.append(step)
    for step in taken[-2::-1]:
        milder = [other for other in taken if other is not step]
        if total(after(milder)) <= room:
            taken = milder
    return after(taken)


def _paint_notes(painter: Painter, look: Look, top: float) -> None:
    """Paint ruled lines down to the line for what comes next."""
    title = look.say(QT_TRANSLATE_NOOP("Documents", "Notes"))
    painter.heading(painter.left, top, painter.content_width, title)
    end = painter.height - _NOTES_END
    first = top + HEADING - 5
    count = max(int((end - first) / NOTE_STEP + 0.01), 3)
    for number in range(1, count + 1):
        y = first + (end - first) * number / count
        painter.rule(painter.left, y, painter.content_width)
    with painter.tagged("P"):
        _paint_next_step(painter, look, painter.height - 48)


def _paint_next_step(painter: Painter, look: Look, y: float) -> None:
    """Paint blanks for the next follow-up, the way and the interest."""
    third = painter.content_width / 3
    x = painter.left
    x += painter.text(x, y, look.say(QT_TRANSLATE_NOOP("Documents", "Next follow-up on")), NOTE) + 6
    parts: tuple[tuple[float, str], ...] = ((18, "/"), (18, "/"), (30, ""))
    if look.is_chinese:
        parts = ((30, "年"), (18, "月"), (18, "日"))
    for width, mark in parts:
        painter.rule(x, y + 1.5, width, ink=Ink.MUTED)
        x += width + 3
        x += painter.text(x, y, mark, NOTE) + 3
    x = painter.left + third + 14
    x += painter.text(x, y, look.say(QT_TRANSLATE_NOOP("Documents", "By")), NOTE) + 8
    for way in (
        look.translate("InteractionKind", "Call"),
        look.translate("InteractionKind", "Visit"),
        look.translate("MethodKind", "WeChat"),
    ):
        painter.tick_box(x, y - 0.3, 7, ink=Ink.MUTED)
        x += 10.5
        x += painter.text(x, y, way, NOTE) + 9
    x = painter.right
    for mark in "54321":
        x -= painter.text(x, y, mark, NOTE, align="right") + 9
    painter.text(x, y, look.say(QT_TRANSLATE_NOOP("Documents", "Interest")), NOTE, align="right")
