"""The recovery sheet: the one paper that opens a customer file when the password is forgotten."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from desktop_crm.documents import fonts, text
from desktop_crm.documents.page import Painter
from desktop_crm.documents.styles import (
    BODY,
    FOOT,
    LABEL,
    NAME,
    NOTE,
    SECTION,
    Ink,
    Look,
    Rendered,
    Type,
)
from desktop_crm.domain import qr
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP

_GROUPS_A_ROW: Final = 4
_CODE: Final = Type(19, fonts.BOLD)
_PARAGRAPH: Final = Type(10.5, leading=16)
_QR_SIZE = 110.0

_STEPS = (
    QT_TRANSLATE_NOOP(
        "Documents",
        "Keep this sheet where you keep your passport: on paper, locked away, not in the computer "
        "bag and not as a photo.",
    ),
    QT_TRANSLATE_NOOP(
        "Documents",
        "If you forget the master password, choose to open the customer file with the recovery "
        "code and type the eight groups above. Small letters and blanks do no harm.",
    ),
    QT_TRANSLATE_NOOP(
        "Documents",
        "Then set a new master password and print a new sheet. The old code no longer opens "
        "the file, but it still opens backups made before.",
    ),
    QT_TRANSLATE_NOOP(
        "Documents",
        "Whoever holds this sheet and a copy of the file can read all customers. If the sheet is "
        "lost or seen, replace the code at once.",
    ),
)


def render(code: str, vault_name: str, look: Look, *, now: datetime) -> Rendered:
    """Return the sheet as a PDF of one page.

    Args:
        code: the recovery code, groups parted by hyphens.
        vault_name: name of the customer file.
        look: language and paper.
        now: the moment of printing.
    """
    painter = Painter(look)
    paint(painter, look, code, vault_name, now)
    title = look.say(QT_TRANSLATE_NOOP("Documents", "Recovery sheet"))
    return painter.rendered(title=title, author="", now=now)


def paint(painter: Painter, look: Look, code: str, vault_name: str, now: datetime) -> None:
    """Paint the whole sheet."""
    left, width = painter.left, painter.content_width
    title = look.say(QT_TRANSLATE_NOOP("Documents", "Recovery sheet"))
    painter.text(left, 33, title, SECTION)
    secret = look.say(QT_TRANSLATE_NOOP("Documents", "Secret: keep on paper only"))
    painter.text(painter.right, 33, secret, NOTE._replace(ink=Ink.BAD), align="right")
    painter.rule(left, 42, width, weight=1.1, ink=Ink.INK)
    painter.text(left, 76, look.say(QT_TRANSLATE_NOOP("Documents", "Customer file")), LABEL)
    with painter.tagged("H1"):
        painter.shrunk(left, 101, vault_name, NAME, width=width, smallest=12)
    made = look.say(QT_TRANSLATE_NOOP("Documents", "Made on {day}"), day=look.day(look.today(now)))
    painter.text(left, 119, made, NOTE)
    bottom = _paint_code(painter, look, code.split("-"), 140)
    y = bottom + 34
    painter.text(left, y, look.say(QT_TRANSLATE_NOOP("Documents", "What to do with it")), SECTION)
    painter.rule(left, y + 5, width)
    y += 26
    for number, step in enumerate(_STEPS, 1):
        lines = text.wrap(look.say(step), painter.font(_PARAGRAPH), _PARAGRAPH.size, width - 24)
        painter.text(left, y, f"{number}", _PARAGRAPH._replace(weight=700, ink=Ink.ACCENT))
        y = painter.lines(left + 24, y, lines, _PARAGRAPH) + 7
    _paint_blanks(painter, look, y + 16)
    painter.rule(left, painter.height - 36, width, weight=0.4)
    foot = look.say(
        QT_TRANSLATE_NOOP("Documents", "Printed at {moment}. Nobody else has this code."),
        moment=look.moment(now),
    )
    painter.text(left, painter.height - 25, foot, FOOT, width=width)


def _paint_code(painter: Painter, look: Look, groups: Sequence[str], top: float) -> float:
    """Paint the code in its groups with the QR code beside it; return where the panel ends."""
    height = _QR_SIZE + 40
    painter.fill(painter.left, top, painter.content_width, height, Ink.ACCENT_TINT)
    painter.fill(painter.left, top, 3, height, Ink.ACCENT)
    left = painter.left + 18
    label = look.say(QT_TRANSLATE_NOOP("Documents", "Recovery code"))
    painter.text(left, top + 20, label, SECTION)
    square = painter.right - _QR_SIZE - 20
    painter.fill(square - 9, top + 11, _QR_SIZE + 18, _QR_SIZE + 18, Ink.PAPER)
    with painter.tagged("Figure", alt=label):
        painter.modules(square, top + 20, _QR_SIZE, qr.modules("-".join(groups)), Ink.INK)
    step = (square - 9 - left) / _GROUPS_A_ROW
    for number, group in enumerate(groups):
        row, column = divmod(number, _GROUPS_A_ROW)
        y = top + 70 + row * 47
        x = left + column * step
        painter.text(x, y - 21, f"{number + 1}", LABEL)
        painter.shrunk(x, y, group, _CODE, width=step - 10, smallest=10)
    return top + height


def _paint_blanks(painter: Painter, look: Look, y: float) -> None:
    """Paint blanks a person fills in by hand."""
    half = painter.content_width / 2 - 12
    kept = look.say(QT_TRANSLATE_NOOP("Documents", "Kept at"))
    checked = look.say(QT_TRANSLATE_NOOP("Documents", "Typed back and checked by"))
    for x, label in ((painter.left, kept), (painter.left + half + 24, checked)):
        painter.text(x, y, label, BODY._replace(ink=Ink.MUTED), width=half)
        painter.rule(x, y + 26, half, ink=Ink.MUTED)
