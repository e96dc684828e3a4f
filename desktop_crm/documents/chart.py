"""Bars of twelve months: what they say, and their painter for paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from desktop_crm.documents.page import Painter
from desktop_crm.documents.styles import AXIS, Ink, Look
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.values import Money

#: Height of the line of months under the bars.
AXIS_HEIGHT: Final = 13.0
_VALUE_ROOM = 11.0
_BAR_SHARE = 0.76
_MIN_BAR = 0.8
_DIGITS = 4


class Bar(NamedTuple):
    """One month: its name, its number in the chart's unit, and the words above it."""

    month: str
    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart as a value; a painter on the screen can show the same one."""

    unit: str
    bars: tuple[Bar, ...]

    def words(self) -> tuple[str, ...]:
        """Return the chart as it is read aloud."""
        return tuple(f"{bar.month} {bar.text}" for bar in self.bars)


def of_months(months: Sequence[tuple[date, Money]], look: Look) -> Bars:
    """Return the bars of some months in the unit that keeps numbers short."""
    amounts = [money.amount for _, money in months]
    highest = max(abs(amount) for amount in amounts)
    power, unit = _unit(len(f"{highest:.0f}"), look)
    decimals = 1 if power and highest < 10 ** (power + 1) else 0
    bars = []
    for place, (day, money) in enumerate(months):
        value = float(money.amount) / 10**power
        words = _short(value, decimals)
        bars.append(Bar(look.axis_month(day, is_first=place == 0), value, words))
    return Bars(unit=_label(months[0][1].currency, unit, look), bars=tuple(bars))


def paint(painter: Painter, chart: Bars, area: tuple[float, float, float, float]) -> None:
    """Paint bars into (left, top, width, height); months stand below the area's last part."""
    left, top, width, height = area
    values = [bar.value for bar in chart.bars]
    highest, lowest = max(0.0, *values), min(0.0, *values)
    below = _VALUE_ROOM if lowest < 0 else 0.0
    room = height - _VALUE_ROOM - below
    scale = room / ((highest - lowest) or 1)
    base = top + _VALUE_ROOM + highest * scale
    step = width / len(chart.bars)
    bar_width = step * _BAR_SHARE
    longest = values.index(highest) if highest > 0 else -1
    for place, bar in enumerate(chart.bars):
        x = left + place * step + (step - bar_width) / 2
        middle = x + bar_width / 2
        size = abs(bar.value) * scale
        if bar.value < 0:
            painter.fill(x, base, bar_width, max(size, _MIN_BAR), Ink.BAD)
            style = AXIS._replace(ink=Ink.BAD)
            painter.clean_line(middle, base + size + 7.5, bar.text, style, align="centre")
        else:
            is_longest = place == longest
            size = max(size, _MIN_BAR) if bar.value else 0.0
            ink = Ink.ACCENT if is_longest else Ink.PALE_ACCENT
            painter.fill(x, base - size, bar_width, size, ink)
            style = AXIS._replace(ink=Ink.INK if is_longest else Ink.MUTED)
            painter.clean_line(middle, base - size - 3, bar.text, style, align="centre")
        painter.clean_line(middle, top + height + 9, bar.month, AXIS, align="centre")
    painter.rule(left, base, width, weight=0.6, ink=Ink.INK)


def _unit(digits: int, look: Look) -> tuple[int, str]:
    """Return the power of ten and the word of the unit for numbers of so many digits."""
    if digits <= _DIGITS:
        return 0, ""
    if look.is_chinese:
        hundred_million = QT_TRANSLATE_NOOP("Documents", "hundred million")
        ten_thousand = QT_TRANSLATE_NOOP("Documents", "ten thousand")
        return (4, look.say(ten_thousand)) if digits <= 8 else (8, look.say(hundred_million))  # noqa: PLR2004 - digits of the unit
    thousand = QT_TRANSLATE_NOOP("Documents", "thousand")
    million = QT_TRANSLATE_NOOP("Documents", "million")
    return (3, look.say(thousand)) if digits <= 7 else (6, look.say(million))  # noqa: PLR2004 - digits of the unit


def _label(currency: str, unit: str, look: Look) -> str:
    """Return the unit as it stands behind the heading."""
    sign = look.currency(currency)
    if look.is_chinese and currency == "CNY":
        return f"{unit}元"
    return f"{sign} {unit}".strip()


def _short(value: float, decimals: int) -> str:
    """Return a number of a bar; what rounds to nothing keeps a decimal."""
    if value == 0:
        return "0"
    digits = f"{abs(value):,.{decimals}f}"
    if not digits.strip("0."):
        digits = f"{abs(value):.2g}"
    return f"\N{MINUS SIGN}{digits}" if value < 0 else digits
