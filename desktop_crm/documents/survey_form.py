"""The survey form: one question to tick on paper, with a code that says whose answer it is."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final, NamedTuple

from desktop_crm.documents import text
from desktop_crm.documents.page import Painter
from desktop_crm.documents.styles import BODY, LABEL, NOTE, Ink, Look, Rendered, Type
from desktop_crm.domain import qr
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.printing import Question
from desktop_crm.domain.words import SurveyScale

#: Asked where the customer file holds no survey.
DEFAULT: Final = Question(
    QT_TRANSLATE_NOOP("Documents", "How likely are you to recommend us to others?"),
    SurveyScale.NPS10,
)
_TITLE = Type(20, 700, leading=26)
_QUESTION = Type(13, 700, leading=18)
_BODY = Type(10, leading=15)
_QR_SIZE = 74.0
_BOX = 20.0
_RULE_STEP = 24.0
_TITLE_LINES = 3
_MOST_TAGGED = 50

_ENDS: Final = {
    SurveyScale.NPS10: (
        QT_TRANSLATE_NOOP("Documents", "not at all"),
        QT_TRANSLATE_NOOP("Documents", "very likely"),
        range(11),
    ),
    SurveyScale.CSAT5: (
        QT_TRANSLATE_NOOP("Documents", "very dissatisfied"),
        QT_TRANSLATE_NOOP("Documents", "very satisfied"),
        range(1, 6),
    ),
}


class Asked(NamedTuple):
    """Who is asked; an empty name leaves a blank to write it in."""

    name: str = ""
    number: str = ""


def render(
    customers: Iterable[Asked],
    look: Look,
    *,
    question: Question,
    company: str,
    now: datetime,
) -> Rendered:
    """Return one form a page, for customers or, where none is named, one to copy.

    Args:
        customers: who is asked.
        look: language and paper.
        question: what is asked.
        company: who asks.
        now: the date of the form.
    """
    asked = list(customers) or [Asked()]
    painter = Painter(look, is_tagged=len(asked) <= _MOST_TAGGED)
    for place, one in enumerate(asked):
        if place:
            painter.next_page()
        painter.customer = one.number or one.name
        _paint(painter, one, question, company)
    title = look.say(QT_TRANSLATE_NOOP("Documents", "Your opinion"))
    return painter.rendered(title=title, author=company, now=now)


def _paint(painter: Painter, asked: Asked, question: Question, company: str) -> None:
    look = painter.look
    left, width = painter.left, painter.content_width
    y = _paint_head(painter, asked, question, company)
    words = look.say(question.text) if question == DEFAULT else question.text
    lines = text.wrap(text.safe(words), painter.font(_QUESTION), _QUESTION.size, width, 6)
    y = painter.lines(left, y, lines, _QUESTION) + 14
    y = _paint_scale(painter, question.scale, y)
    blanks = (
        (QT_TRANSLATE_NOOP("Documents", "What is the main reason for your answer?"), 4),
        (QT_TRANSLATE_NOOP("Documents", "What should we do better?"), 4),
    )
    for label, count in blanks:
        lines = text.wrap(look.say(label), painter.font(_BODY), _BODY.size, width, 2)
        y = painter.lines(left, y + 22, lines, _BODY)
        y = _paint_rules(painter, y - 15, count)
    y += 34
    painter.tick_box(left, y, 9)
    ask = look.say(QT_TRANSLATE_NOOP("Documents", "You may call me about my answer."))
    painter.text(left + 16, y, ask, _BODY, width=width - 16)
    y += 30
    half = width / 2 - 12
    for x, label in (
        (left, QT_TRANSLATE_NOOP("Documents", "Name")),
        (left + half + 24, QT_TRANSLATE_NOOP("Documents", "Date and signature")),
    ):
        painter.text(x, y, look.say(label), LABEL, width=half)
        painter.rule(x, y + 30, half, ink=Ink.MUTED)
    use = QT_TRANSLATE_NOOP(
        "Documents",
        "Your answer is used to serve you better and is not passed on. You may withdraw it at any "
        "time.",
    )
    lines = text.wrap(look.say(use), painter.font(NOTE), NOTE.size, width, 3)
    painter.rule(left, painter.height - 56, width, weight=0.4)
    painter.lines(left, painter.height - 44, lines, NOTE)


def _paint_head(painter: Painter, asked: Asked, question: Question, company: str) -> float:
    """Paint who asks whom, with the code; return where the question begins."""
    look, left = painter.look, painter.left
    code = "/".join(("survey", question.number, asked.number)).rstrip("/")
    room = painter.content_width
    if question.number or asked.number:
        room -= _QR_SIZE + 20
        caption = look.say(QT_TRANSLATE_NOOP("Documents", "For entering the answer"))
        x = painter.right - _QR_SIZE
        with painter.tagged("Figure", alt=caption):
            painter.modules(x, 40, _QR_SIZE, qr.modules(code), Ink.INK)
        style = LABEL._replace(size=6.5)
        painter.text(x + _QR_SIZE / 2, 124, caption, style, align="centre", width=_QR_SIZE + 16)
    painter.text(left, 52, company, BODY._replace(ink=Ink.MUTED), width=room)
    title = look.say(QT_TRANSLATE_NOOP("Documents", "Your opinion"))
    with painter.tagged("H1"):
        painter.text(left, 80, title, _TITLE, width=room)
    if asked.name:
        field = look.translate("Field", "Name")
        lines = text.wrap(text.one_line(asked.name), painter.font(_BODY), _BODY.size, room, 2)
        painter.lines(left, 100, lines, _BODY, field=field)
    painter.rule(left, 136, painter.content_width, weight=1.1, ink=Ink.INK)
    return 170.0


def _paint_scale(painter: Painter, scale: SurveyScale, top: float) -> float:
    """Paint the boxes with their numbers, and what the ends mean; return where they end."""
    low, high, numbers = _ENDS[scale]
    look = painter.look
    step = min((painter.content_width - _BOX) / (len(numbers) - 1), 90.0)
    for place, number in enumerate(numbers):
        x = painter.left + place * step
        painter.tick_box(x, top + _BOX, _BOX)
        painter.text(x + _BOX / 2, top + _BOX + 14, str(number), BODY, align="centre")
    end = painter.left + (len(numbers) - 1) * step + _BOX
    y = top + _BOX + 28
    painter.text(painter.left, y, look.say(low), NOTE, width=step * 3)
    painter.text(end, y, look.say(high), NOTE, align="right", width=step * 3)
    return y


def _paint_rules(painter: Painter, top: float, count: int) -> float:
    for place in range(1, count + 1):
        painter.rule(painter.left, top + place * _RULE_STEP, painter.content_width)
    return top + count * _RULE_STEP
