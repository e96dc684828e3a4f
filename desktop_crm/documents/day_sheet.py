"""The day sheet: what is to be done today, numbered, with boxes to tick and room to write."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time
from types import MappingProxyType
from typing import Final, NamedTuple

from desktop_crm.documents import text
from desktop_crm.documents.facts import footer, masked_phone, secrecy
from desktop_crm.documents.flow import Block, Row, paginate, titled
from desktop_crm.documents.page import HEADING, Painter
from desktop_crm.documents.styles import BODY, BODY_STRONG, NOTE, Ink, Look, Rendered, Type
from desktop_crm.domain.agenda import Agenda, AgendaRow, AgendaSection, Reason, ReasonKind
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP

_TITLE = Type(20, 700)
_FIRST_TOP = 96.0
_TOP = 58.0
_BOTTOM = 50.0
_TEXT = 62.0
_RIGHT_BLANK = 168.0
_LINE = 12.5
_NOTE_STEP = 20.0
_TASK_LINES = 2
_PHONE_WIDTH = 96.0

_SECTIONS: Final[Mapping[AgendaSection, str]] = MappingProxyType(
    {
        AgendaSection.TODAY: QT_TRANSLATE_NOOP("Documents", "Due today"),
        AgendaSection.OVERDUE: QT_TRANSLATE_NOOP("Documents", "Overdue"),
        AgendaSection.COMPLAINTS: QT_TRANSLATE_NOOP("Documents", "Complaints open too long"),
        AgendaSection.OCCASIONS: QT_TRANSLATE_NOOP("Documents", "Occasions in the next days"),
        AgendaSection.WITHOUT_PLAN: QT_TRANSLATE_NOOP("Documents", "Without a follow-up"),
    }
)
#: One and many, of the reasons that count something.
_COUNTED: Final[Mapping[ReasonKind, tuple[str, str]]] = MappingProxyType(
    {
        ReasonKind.DAYS_LATE: (
            QT_TRANSLATE_NOOP("Documents", "{n} day late"),
            QT_TRANSLATE_NOOP("Documents", "{n} days late"),
        ),
        ReasonKind.DAYS_OVER_RHYTHM: (
            QT_TRANSLATE_NOOP("Documents", "{n} day over the rhythm"),
            QT_TRANSLATE_NOOP("Documents", "{n} days over the rhythm"),
        ),
        ReasonKind.COMPLAINT_OPEN_HOURS: (
            QT_TRANSLATE_NOOP("Documents", "open for {n} hour"),
            QT_TRANSLATE_NOOP("Documents", "open for {n} hours"),
        ),
        ReasonKind.COMPLAINT_OPEN: (
            QT_TRANSLATE_NOOP("Documents", "{n} open complaint"),
            QT_TRANSLATE_NOOP("Documents", "{n} open complaints"),
        ),
        ReasonKind.OCCASION_IN_DAYS: (
            QT_TRANSLATE_NOOP("Documents", "in {n} day"),
            QT_TRANSLATE_NOOP("Documents", "in {n} days"),
        ),
    }
)
_PLAIN: Final[Mapping[ReasonKind, str]] = MappingProxyType(
    {
        ReasonKind.OUR_PROMISE: QT_TRANSLATE_NOOP("Documents", "we promised it"),
        ReasonKind.CRISIS: QT_TRANSLATE_NOOP("Documents", "crisis"),
        ReasonKind.NO_FOLLOW_UP: QT_TRANSLATE_NOOP("Documents", "no follow-up planned"),
        ReasonKind.NEVER_CONTACTED: QT_TRANSLATE_NOOP("Documents", "never contacted"),
    }
)
_PRESSING = frozenset({ReasonKind.DAYS_LATE, ReasonKind.CRISIS, ReasonKind.COMPLAINT_OPEN_HOURS})


class Reach(NamedTuple):
    """How to get to a customer: phone and address."""

    phone: str = ""
    address: str = ""


def render(
    agenda: Agenda,
    look: Look,
    *,
    reach: Mapping[bytes, Reach],
    now: datetime,
    printed_by: str,
) -> Rendered:
    """Return the sheet of one day.

    Args:
        agenda: the lines of the day.
        look: language, paper and mask.
        reach: phone and address of the customers, by id.
        now: the moment of the data.
        printed_by: name of the user.
    """
    painter = Painter(look)
    paint(painter, agenda, reach=reach, now=now, printed_by=printed_by)
    kind = look.say(QT_TRANSLATE_NOOP("Documents", "Day sheet"))
    title = look.joined(kind, look.day(agenda.day))
    return painter.rendered(title=title, author=printed_by, now=now)


def paint(
    painter: Painter,
    agenda: Agenda,
    *,
    reach: Mapping[bytes, Reach],
    now: datetime,
    printed_by: str,
) -> None:
    """Paint the whole sheet."""
    look = painter.look
    title = look.say(QT_TRANSLATE_NOOP("Documents", "Day sheet"))
    painter.head(title, printed_by, secrecy(look))
    with painter.tagged("H1"):
        painter.text(painter.left, 70, look.long_day(agenda.day), _TITLE)
    _paint_sums(painter, agenda)
    bottom = painter.height - _BOTTOM
    blocks = _blocks(painter, agenda, reach)
    pages = paginate(blocks, first_top=_FIRST_TOP, top=_TOP, bottom=bottom)
    end = _FIRST_TOP
    for number, placed in enumerate(pages, 1):
        if number > 1:
            painter.next_page()
            painter.head(title, look.long_day(agenda.day), secrecy(look))
        end = _FIRST_TOP if number == 1 else _TOP
        for one in placed:
            one.row.paint(painter, one.top)
            end = one.top + one.row.height
        if number == len(pages):
            _paint_notes(painter, end + 14, bottom)
        painter.footer(footer(look, now, printed_by), len(pages))


def _paint_sums(painter: Painter, agenda: Agenda) -> None:
    look = painter.look
    counts = dict(agenda.counts)
    words = [
        f"{look.say(title)} {look.number(counts[section])}"
        for section, title in _SECTIONS.items()
        if counts.get(section)
    ]
    sums = look.joined(*words) or look.say(QT_TRANSLATE_NOOP("Documents", "Nothing is due."))
    painter.text(painter.left, 86, sums, NOTE, width=painter.content_width)


def _blocks(painter: Painter, agenda: Agenda, reach: Mapping[bytes, Reach]) -> list[Block]:
    """Return the sections that have lines; those of today come by the clock."""
    blocks, number = [], 0
    counts = dict(agenda.counts)
    for section, words in _SECTIONS.items():
        rows = [row for row in agenda.rows if row.section is section]
        if not rows:
            continue
        if section is AgendaSection.TODAY:
            rows.sort(key=lambda row: (row.due_time is None, row.due_time or time.min))
        title = painter.look.say(words)
        rest = counts.get(section, len(rows)) - len(rows)
        lines = []
        for row in rows:
            number += 1
            lines.append(_line(painter, row, number, reach.get(row.customer_id, Reach())))
        if rest > 0:
            more = painter.look.say(QT_TRANSLATE_NOOP("Documents", "+{n} more"), n=rest)
            lines.append(_more(more))
        blocks.append(titled(title, lines))
    return blocks


def _more(words: str) -> Row:
    def paint(painter: Painter, top: float) -> None:
        painter.text(painter.left + _TEXT, top + 9, words, NOTE)

    return Row(_LINE, paint)


def _line(painter: Painter, row: AgendaRow, number: int, reach: Reach) -> Row:
    """Return one thing to do: box, number, time, who, what, why, how to get there."""
    look = painter.look
    left = painter.left + _TEXT
    room = painter.content_width - _TEXT - _RIGHT_BLANK - 14
    task = text.wrap(
        text.one_line(_task(row, look)), painter.font(BODY), BODY.size, room, _TASK_LINES
    )
    task = [line for line in task if line]
    phone = masked_phone(reach.phone) if look.mask else reach.phone
    address = "" if look.mask else reach.address
    reasons = list(_reasons(row, look))
    is_pressing = any(reason.kind in _PRESSING for reason in row.reasons)
    below = bool(phone or address)
    height = 7 + _LINE * (1 + len(task) + bool(reasons) + below)

    def paint(painter: Painter, top: float) -> None:
        painter.customer = row.customer_name
        y = top + 12
        painter.tick_box(painter.left, y, 9)
        with painter.tagged("P"):
            style = NOTE._replace(ink=Ink.MUTED)
            painter.text(painter.left + 15, y, str(number), style)
            clock = look.clock(row.due_time) if row.due_time else ""
            painter.text(painter.left + 32, y, clock, BODY_STRONG)
            tier = "" if look.mask or row.customer_tier is None else row.customer_tier.value
            x = left + painter.text(left, y, row.customer_name, BODY_STRONG, width=room - 16)
            painter.text(x + 7, y, tier, BODY_STRONG._replace(ink=Ink.ACCENT))
        y = painter.lines(left, y + _LINE, task, BODY, field=row.customer_name)
        if reasons:
            ink = Ink.BAD if is_pressing else Ink.MUTED
            painter.text(left, y, look.joined(*reasons), NOTE._replace(ink=ink), width=room)
            y += _LINE
        if below:
            with painter.tagged("P"):
                x = left
                if phone:
                    x += max(painter.text(left, y, phone, NOTE, width=_PHONE_WIDTH) + 10, 0)
                painter.text(x, y, address, NOTE, width=left + room - x)
        blank = painter.right - _RIGHT_BLANK
        for step in range(1, 1 + max(int((height - 6) / _NOTE_STEP), 1)):
            painter.rule(blank, top + step * _NOTE_STEP, _RIGHT_BLANK, weight=0.4)
        painter.rule(painter.left, top + height - 1, painter.content_width, weight=0.4)

    return Row(height, paint)


def _task(row: AgendaRow, look: Look) -> str:
    """Return what is to be done; strangers see the kind alone."""
    kind = row.occasion_kind or row.follow_up_kind or row.feedback_kind
    word = look.word(kind) if kind is not None else ""
    if look.mask:
        return word
    if row.occasion_kind is not None:
        return look.joined(word, row.contact_name, row.title)
    return look.joined(word, " ".join(row.title.split()))


def _reasons(row: AgendaRow, look: Look) -> Iterable[str]:
    """Yield why a line stands here; the tier stands beside the name."""
    for reason in row.reasons:
        words = _reason(reason, look)
        if words and not (look.mask and reason.kind is not ReasonKind.DUE_TODAY):
            yield words


def _reason(reason: Reason, look: Look) -> str:
    if reason.kind in _COUNTED:
        if reason.kind is ReasonKind.OCCASION_IN_DAYS and not reason.value:
            return look.say(QT_TRANSLATE_NOOP("Documents", "today"))
        return look.count(int(reason.value), *_COUNTED[reason.kind])
    words = _PLAIN.get(reason.kind)
    return look.say(words) if words else ""


def _paint_notes(painter: Painter, top: float, bottom: float) -> None:
    """Paint ruled lines where the page has room left."""
    if bottom - top < HEADING + 2 * _NOTE_STEP:
        return
    title = painter.look.say(QT_TRANSLATE_NOOP("Documents", "Notes"))
    painter.heading(painter.left, top, painter.content_width, title)
    y = top + HEADING + _NOTE_STEP - 4
    while y <= bottom:
        painter.rule(painter.left, y, painter.content_width)
        y += _NOTE_STEP
