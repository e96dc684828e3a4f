"""The two flowing columns of a brief: parts that know their height at every level of brevity."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, Protocol, TypeVar

from desktop_crm.documents import chart, text
from desktop_crm.documents.facts import (
    Bought,
    Complaint,
    Facts,
    Happened,
    Person,
    Possible,
)
from desktop_crm.documents.page import HEADING, Painter
from desktop_crm.documents.styles import BODY, BODY_STRONG, LABEL, NOTE, Ink, Type
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP

T = TypeVar("T")

#: Distance between two parts of a column.
GAP: Final = 13.0
ROW: Final = 17.0
_MATTER_STEP = 3.5
_HAPPENED = BODY._replace(size=8.8)
_DAY_WIDTH = 44.0
_PERSON_ROW = 16.0
_RISK = Type(8.5, leading=12)
_RISK_PADDING = 9.0
_STATE_ROOM = 60.0


def paint_purchases(
    painter: Painter,
    place: tuple[float, float],
    width: float,
    rows: Sequence[Bought],
    field: str,
) -> None:
    """Paint purchases, one a row: day, what, amount, state."""
    left, top = place
    amounts = max(painter.measure(row.amount, BODY) for row in rows)
    states = min(max(painter.measure(text.one_line(row.state), NOTE) for row in rows), _STATE_ROOM)
    days = max(painter.measure(row.day, NOTE) for row in rows)
    amount_right = left + width - (states + 12 if states else 0)
    for row in rows:
        y = top + 9
        with painter.tagged("P"):
            painter.text(left, y, row.day, NOTE)
            x = left + days + 12
            room = amount_right - amounts - 10 - x
            painter.text(x, y, row.text, BODY, width=room, field=field)
            ink = Ink.BAD if row.amount.startswith("\N{MINUS SIGN}") else Ink.INK
            painter.text(amount_right, y, row.amount, BODY._replace(ink=ink), align="right")
            state = NOTE._replace(ink=row.ink)
            painter.text(left + width, y, row.state, state, width=states + 0.1, align="right")
        painter.rule(left, top + 13.5, width, weight=0.4)
        top += ROW


def paint_deals(
    painter: Painter,
    place: tuple[float, float],
    width: float,
    rows: Sequence[Possible],
    field: str,
) -> None:
    """Paint deals, one a row: title, stage, amount, day."""
    left, top = place
    days = max(painter.measure(row.day, NOTE) for row in rows)
    amounts = max(painter.measure(row.amount, BODY) for row in rows)
    stages = min(max(painter.measure(text.one_line(row.stage), NOTE) for row in rows), 70.0)
    amount_right = left + width - (days + 12 if days else 0)
    stage_right = amount_right - (amounts + 12 if amounts else 0)
    for row in rows:
        y = top + 9
        room = stage_right - (stages + 12 if stages else 0) - left
        with painter.tagged("P"):
            painter.text(left, y, row.title, BODY, width=room, field=field)
            painter.text(stage_right, y, row.stage, NOTE, width=stages + 0.1, align="right")
            painter.text(amount_right, y, row.amount, BODY, align="right")
            painter.text(left + width, y, row.day, NOTE._replace(ink=row.ink), align="right")
        painter.rule(left, top + 13.5, width, weight=0.4)
        top += ROW


def _happened_height(lines: int) -> float:
    """Return the advance of an interaction; its day and kind take two lines."""
    return max(25.0, _HAPPENED.leading * lines) + 6


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a brief may say of each thing."""

    matter_lines: int = 2
    lines: int = 3
    interactions: int = 4
    purchases: int = 4
    deals: int = 3
    plot: float = 88
    matters: int = 3
    people: int = 3
    complaints: int = 3


class Part(Protocol):
    """A part of a column."""

    def height(self, painter: Painter, width: float, limits: Limits) -> float:
        """Return the height with its label; 0 if there is nothing to say."""

    def paint(
        self, painter: Painter, place: tuple[float, float], width: float, limits: Limits
    ) -> None:
        """Paint at (left, top)."""


class MonthBars:
    """Purchases of the last twelve months as bars."""

    def __init__(self, facts: Facts) -> None:
        months = facts.months()
        self._chart = chart.of_months(months, facts.look) if months else None
        self._look = facts.look

    def height(self, painter: Painter, width: float, limits: Limits) -> float:
        """Return the height; bars go when all are nothing."""
        del painter, width
        return HEADING + limits.plot + chart.AXIS_HEIGHT if self._chart else 0.0

    def paint(
        self, painter: Painter, place: tuple[float, float], width: float, limits: Limits
    ) -> None:
        """Paint at (left, top)."""
        if self._chart is None:
            return
        left, top = place
        title = self._look.say(
            QT_TRANSLATE_NOOP("Documents", "Purchases of the last 12 months ({unit})"),
            unit=self._chart.unit,
        )
        painter.heading(left, top, width, title)
        with painter.tagged("Figure", alt=self._look.joined(title, *self._chart.words())):
            chart.paint(painter, self._chart, (left, top + HEADING, width, limits.plot))


class Table(Generic[T]):
    """The first rows of something, one line each.

    Args:
        title: the heading, already in words.
        rows: all rows, the most important first.
        most: how many of them the limits allow.
        paint_rows: paints rows at (left, top) in a width; `field` names them in reports.
    """

    def __init__(
        self,
        title: str,
        rows: Sequence[T],
        most: Callable[[Limits], int],
        paint_rows: Callable[[Painter, tuple[float, float], float, Sequence[T], str], None],
    ) -> None:
        self._title = title
        self._rows = rows
        self._most = most
        self._paint_rows = paint_rows

    def height(self, painter: Painter, width: float, limits: Limits) -> float:
        """Return the height."""
        del painter, width
        rows = min(len(self._rows), self._most(limits))
        return HEADING + ROW * rows - 4 if rows else 0.0

    def paint(
        self, painter: Painter, place: tuple[float, float], width: float, limits: Limits
    ) -> None:
        """Paint at (left, top)."""
        left, top = place
        painter.heading(left, top, width, self._title)
        rows = self._rows[: self._most(limits)]
        self._paint_rows(painter, (left, top + HEADING), width, rows, self._title)


def purchases(facts: Facts) -> Table[Bought]:
    """Return the latest purchases."""
    title = facts.look.say(QT_TRANSLATE_NOOP("Documents", "Latest purchases"))
    return Table(title, facts.purchases(), lambda limits: limits.purchases, paint_purchases)


def deals(facts: Facts) -> Table[Possible]:
    """Return the open deals."""
    title = facts.look.say(QT_TRANSLATE_NOOP("Documents", "Open deals"))
    return Table(title, facts.open_deals(), lambda limits: limits.deals, paint_deals)


class Matters:
    """What matters to the customer."""

    def __init__(self, facts: Facts) -> None:
        self._rows = [text.one_line(row) for row in facts.matters()]
        self._look = facts.look
        self._wrapped: dict[tuple[float, int], list[list[str]]] = {}

    def height(self, painter: Painter, width: float, limits: Limits) -> float:
        """Return the height."""
        lines = self._lines(painter, width, limits)
        if not lines:
            return 0.0
        count = sum(len(row) for row in lines)
        return HEADING + count * BODY.leading + len(lines) * _MATTER_STEP - 4

    def paint(
        self, painter: Painter, place: tuple[float, float], width: float, limits: Limits
    ) -> None:
        """Paint at (left, top)."""
        left, top = place
        title = self._look.say(QT_TRANSLATE_NOOP("Documents", "What matters to them"))
        painter.heading(left, top, width, title)
        y = top + HEADING + 9.5
        for row in self._lines(painter, width, limits):
            painter.disc(left + 2.4, y - 3.2, 1.7, Ink.ACCENT)
            y = painter.lines(left + 11, y, row, BODY, field=title) + _MATTER_STEP

    def _lines(self, painter: Painter, width: float, limits: Limits) -> list[list[str]]:
        key = (width, limits.matter_lines)
        if key not in self._wrapped:
            font = painter.font(BODY)
            self._wrapped[key] = [
                text.wrap(row, font, BODY.size, width - 11, limits.matter_lines)
                for row in self._rows[: Limits().matters]
            ]
        return self._wrapped[key][: limits.matters]


class Interactions:
    """The latest interactions."""

    def __init__(self, facts: Facts) -> None:
        self._rows: Sequence[Happened] = facts.interactions()
        self._look = facts.look
        self._wrapped: dict[tuple[float, int], list[list[str]]] = {}

    def height(self, painter: Painter, width: float, limits: Limits) -> float:
        """Return the height."""
        lines = self._lines(painter, width, limits)
        if not lines:
            return 0.0
        return HEADING + sum(_happened_height(len(row)) for row in lines) - 6

    def paint(
        self, painter: Painter, place: tuple[float, float], width: float, limits: Limits
    ) -> None:
        """Paint at (left, top)."""
        left, top = place
        title = self._look.say(QT_TRANSLATE_NOOP("Documents", "Latest interactions"))
        painter.heading(left, top, width, title)
        y = top + HEADING + 9.5
        lines = self._lines(painter, width, limits)
        for row, wrapped in zip(self._rows, lines, strict=False):
            with painter.tagged("P"):
                painter.shrunk(left, y, row.day, BODY_STRONG, width=_DAY_WIDTH - 4, smallest=7)
                painter.shrunk(left, y + 12, row.kind, NOTE, width=_DAY_WIDTH - 4, smallest=7)
                painter.lines(left + _DAY_WIDTH, y, wrapped, _HAPPENED, field=title)
            y += _happened_height(len(wrapped))

    def _lines(self, painter: Painter, width: float, limits: Limits) -> list[list[str]]:
        key = (width, limits.lines)
        if key not in self._wrapped:
            font = painter.font(_HAPPENED)
            self._wrapped[key] = [
                text.wrap(
                    text.one_line(row.text), font, _HAPPENED.size, width - _DAY_WIDTH, limits.lines
                )
                for row in self._rows[: Limits().interactions]
            ]
        return self._wrapped[key][: limits.interactions]


class People:
    """Contacts: name, title, what they do and how they stand."""

    def __init__(self, facts: Facts) -> None:
        self._rows = facts.people()
        self._look = facts.look

    def height(self, painter: Painter, width: float, limits: Limits) -> float:
        """Return the height."""
        rows = self._rows[: limits.people]
        if not rows:
            return 0.0
        names = self._names_width(painter, width, limits)
        return HEADING + sum(self._row_height(painter, row, names, width) for row in rows) - 3

    def paint(
        self, painter: Painter, place: tuple[float, float], width: float, limits: Limits
    ) -> None:
        """Paint at (left, top)."""
        left, top = place
        title = self._look.say(QT_TRANSLATE_NOOP("Documents", "People"))
        painter.heading(left, top, width, title)
        names = self._names_width(painter, width, limits)
        y = top + HEADING + 9.5
        for row in self._rows[: limits.people]:
            with painter.tagged("P"):
                painter.text(left, y, row.name, BODY_STRONG, width=names, field=title)
                x = left + names + 8
                if self._fits_one_line(painter, row, names, width):
                    painter.text(x, y, row.title, NOTE, field=title)
                    painter.text(left + width, y, row.standing, NOTE, align="right")
                elif row.title and row.standing:
                    painter.text(x, y, row.title, NOTE, width=width - names - 8, field=title)
                    painter.text(x, y + 11, row.standing, NOTE, width=width - names - 8)
                else:
                    painter.text(x, y, row.title or row.standing, NOTE, width=width - names - 8)
            y += self._row_height(painter, row, names, width)

    def _names_width(self, painter: Painter, width: float, limits: Limits) -> float:
        rows = self._rows[: limits.people]
        longest = max(painter.measure(text.one_line(row.name), BODY_STRONG) for row in rows)
        return min(max(longest, _DAY_WIDTH - 8), width * 0.5)

    def _fits_one_line(self, painter: Painter, row: Person, names: float, width: float) -> bool:
        needed = painter.measure(text.one_line(row.title), NOTE)
        needed += painter.measure(text.one_line(row.standing), NOTE)
        return names + 8 + needed + 8 <= width

    def _row_height(self, painter: Painter, row: Person, names: float, width: float) -> float:
        both = row.title and row.standing
        return _PERSON_ROW + 11 * (
            bool(both) and not self._fits_one_line(painter, row, names, width)
        )


class Risk:
    """Churn risk and open complaints, on a warning tint."""

    def __init__(self, facts: Facts) -> None:
        self._risk = text.safe(facts.risk_text())
        self._complaints: Sequence[Complaint] = facts.complaints()
        self._look = facts.look

    def height(self, painter: Painter, width: float, limits: Limits) -> float:
        """Return the height; without risk and complaint the panel goes."""
        if not (self._risk or self._complaints):
            return 0.0
        return HEADING + self._panel_height(painter, width, limits)

    def paint(
        self, painter: Painter, place: tuple[float, float], width: float, limits: Limits
    ) -> None:
        """Paint at (left, top)."""
        left, top = place
        look = self._look
        if not self._risk:
            title = look.say(QT_TRANSLATE_NOOP("Documents", "Open complaints"))
        elif not self._complaints:
            title = look.say(QT_TRANSLATE_NOOP("Documents", "Risks"))
        else:
            title = look.say(QT_TRANSLATE_NOOP("Documents", "Risks and open complaints"))
        painter.heading(left, top, width, title)
        top += HEADING
        panel = self._panel_height(painter, width, limits)
        painter.fill(left, top, width, panel, Ink.WARN_TINT)
        x, room = left + _RISK_PADDING, width - 2 * _RISK_PADDING
        y = top + _RISK_PADDING + 7
        if self._risk:
            painter.warning_sign(x, y, 7.5, Ink.WARN)
            style = _RISK._replace(weight=700, ink=Ink.WARN)
            warning = look.say(QT_TRANSLATE_NOOP("Documents", "Churn risk"))
            painter.text(x + 11, y, warning, style)
            y = painter.lines(x, y + 12.5, self._risk_lines(painter, width), _RISK) + 3
        for row in self._complaints[: limits.complaints]:
            words = look.say(
                QT_TRANSLATE_NOOP("Documents", "Complaint: {text}"), text=text.one_line(row.text)
            )
            with painter.tagged("P"):
                painter.text(x, y, words, _RISK._replace(ink=row.ink), width=room, field=title)
                painter.text(x, y + 11, row.state, LABEL._replace(ink=row.ink), width=room)
            y += 25
        more = len(self._complaints) - limits.complaints
        if more > 0:
            painter.text(
                x,
                y,
                look.say(QT_TRANSLATE_NOOP("Documents", "+{n} more"), n=more),
                LABEL._replace(ink=Ink.BAD),
            )

    def _risk_lines(self, painter: Painter, width: float) -> list[str]:
        room = width - 2 * _RISK_PADDING
        return text.wrap(self._risk, painter.font(_RISK), _RISK.size, room, 3)

    def _panel_height(self, painter: Painter, width: float, limits: Limits) -> float:
        height = 2 * _RISK_PADDING - 3
        if self._risk:
            height += 12.5 + _RISK.leading * len(self._risk_lines(painter, width))
            height += 3 if self._complaints else 0
        height += 25 * min(len(self._complaints), limits.complaints)
        if self._complaints:
            height -= 3
        if len(self._complaints) > limits.complaints:
            height += 12
        return height
