"""Yearly days: when a birthday without a year, or one of the lunar calendar, comes round."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple, Protocol

from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.words import CalendarKind, OccasionKind, Tier

_FEBRUARY = 2
_LONG_LUNAR_MONTH = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class OccasionRow:
    """A yearly date worth a greeting; `next_on` is its next solar day."""

    id: bytes
    customer_id: bytes
    contact_id: bytes | None = None
    kind: OccasionKind
    calendar: CalendarKind = CalendarKind.SOLAR
    month: int
    day: int
    is_leap: bool = False
    year: int | None = None
    remind_days_before: int = 7
    next_on: date | None = None
    title: str | None = None
    contact_name: str | None = None
    customer_name: str = ""
    customer_tier: Tier | None = None
    customer_n: int = 0


class Festival(StrEnum):
    """A day many people celebrate; all of them can be computed for any year."""

    NEW_YEAR = "new-year"
    SPRING_EVE = "spring-eve"
    SPRING = "spring"
    LANTERN = "lantern"
    QINGMING = "qingming"
    LABOUR = "labour"
    DRAGON_BOAT = "dragon-boat"
    MID_AUTUMN = "mid-autumn"
    DOUBLE_NINTH = "double-ninth"
    NATIONAL = "national"


_FESTIVALS: Mapping[Festival, str] = MappingProxyType(
    {
        Festival.NEW_YEAR: QT_TRANSLATE_NOOP("Festival", "New Year"),
        Festival.SPRING_EVE: QT_TRANSLATE_NOOP("Festival", "Chinese New Year's Eve"),
        Festival.SPRING: QT_TRANSLATE_NOOP("Festival", "Spring Festival"),
        Festival.LANTERN: QT_TRANSLATE_NOOP("Festival", "Lantern Festival"),
        Festival.QINGMING: QT_TRANSLATE_NOOP("Festival", "Qingming Festival"),
        Festival.LABOUR: QT_TRANSLATE_NOOP("Festival", "Labour Day"),
        Festival.DRAGON_BOAT: QT_TRANSLATE_NOOP("Festival", "Dragon Boat Festival"),
        Festival.MID_AUTUMN: QT_TRANSLATE_NOOP("Festival", "Mid-Autumn Festival"),
        Festival.DOUBLE_NINTH: QT_TRANSLATE_NOOP("Festival", "Double Ninth Festival"),
        Festival.NATIONAL: QT_TRANSLATE_NOOP("Festival", "National Day"),
    }
)


def festival_label(festival: Festival) -> str:
    """Return the English name of a festival; the translation context is "Festival"."""
    return _FESTIVALS[festival]


class LunarDay(NamedTuple):
    """A day of the Chinese calendar."""

    year: int
    month: int
    day: int
    is_leap: bool = False


class LunarYears(Protocol):
    """What has to be known of the Chinese calendar."""

    def leap_month(self, year: int) -> int:
        """Return the month a lunar year has twice, or 0."""

    def days_in_month(self, year: int, month: int, *, is_leap: bool) -> int:
        """Return 29 or 30."""

    def solar_day(self, lunar: LunarDay) -> date:
        """Return the ordinary date of a lunar day."""

    def lunar_day(self, day: date) -> LunarDay:
        """Return the lunar day of an ordinary date."""


class YearlyDay(NamedTuple):
    """A day that comes every year."""

    month: int
    day: int
    calendar: CalendarKind = CalendarKind.SOLAR
    is_leap: bool = False


def is_possible(yearly: YearlyDay) -> bool:
    """Tell whether such a day exists in any year."""
    if not 1 <= yearly.month <= 12:  # noqa: PLR2004 - months
        return False
    if yearly.calendar is CalendarKind.LUNAR:
        return 1 <= yearly.day <= _LONG_LUNAR_MONTH
    try:
        date(2024, yearly.month, yearly.day)
    except ValueError:
        return False
    return True


def days_in(
    yearly: YearlyDay, first: date, last: date, lunar_years: LunarYears
) -> tuple[date, ...]:
    """Return the dates from `first` to `last` on which the day falls: usually none or one.

    29 February is kept on the 28th in common years. A lunar day 30 is kept on day 29 of a short
    month, and a day in a leap month in the ordinary month of years without that leap month. A lunar
    day may fall twice in an ordinary year, or never.
    """
    if yearly.calendar is CalendarKind.SOLAR:
        found = [_solar(yearly, year) for year in range(first.year, last.year + 1)]
    else:
        found = [_lunar(yearly, year, lunar_years) for year in range(first.year - 1, last.year + 1)]
    return tuple(sorted({day for day in found if first <= day <= last}))


def next_on(yearly: YearlyDay, today: date, lunar_years: LunarYears) -> date | None:
    """Return the first such day from `today` on; None outside the years the calendar knows."""
    try:
        days = days_in(yearly, today, today + timedelta(days=400), lunar_years)
        if not days:
            days = days_in(yearly, today, today + timedelta(days=800), lunar_years)
    except (ValueError, OverflowError):
        return None
    return days[0] if days else None


def _solar(yearly: YearlyDay, year: int) -> date:
    """Return the day in an ordinary year."""
    try:
        return date(year, yearly.month, yearly.day)
    except ValueError:
        return date(year, yearly.month, 28 if yearly.month == _FEBRUARY else 30)


def _lunar(yearly: YearlyDay, year: int, lunar_years: LunarYears) -> date:
    """Return the day in a lunar year."""
    is_leap = yearly.is_leap and lunar_years.leap_month(year) == yearly.month
    length = lunar_years.days_in_month(year, yearly.month, is_leap=is_leap)
    lunar = LunarDay(year, yearly.month, min(yearly.day, length), is_leap)
    return lunar_years.solar_day(lunar)
