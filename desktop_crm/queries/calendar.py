"""Days off and lunar days: what the Chinese calendar knows, and what is not announced yet."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from desktop_crm.domain import lunar_years
from desktop_crm.domain.follow_ups import first_workday
from desktop_crm.domain.occasions import Festival, LunarDay, festival_label
from desktop_crm.domain.quick_dates import HolidayInfo

FIRST_YEAR, LAST_YEAR = 1900, 2100
_SATURDAY = 5
_CHINA = "CN"
_SOLAR_FESTIVALS = {
    (1, 1): Festival.NEW_YEAR,
    (5, 1): Festival.LABOUR,
    (10, 1): Festival.NATIONAL,
}
_LUNAR_FESTIVALS = {
    (1, 1): Festival.SPRING,
    (1, 15): Festival.LANTERN,
    (5, 5): Festival.DRAGON_BOAT,
    (8, 15): Festival.MID_AUTUMN,
    (9, 9): Festival.DOUBLE_NINTH,
}
#: Days off the law gives for a festival, from its first day on.
_DAYS_OFF = {
    Festival.NEW_YEAR: 1,
    Festival.SPRING_EVE: 1,
    Festival.SPRING: 3,
    Festival.QINGMING: 1,
    Festival.LABOUR: 2,
    Festival.DRAGON_BOAT: 1,
    Festival.MID_AUTUMN: 1,
    Festival.NATIONAL: 3,
}

#: Days off and make-up workdays lie within so many days of a festival.
_AROUND_FESTIVAL = 8


@dataclass(frozen=True, slots=True)
class Shift:
    """A day moved to the first workday.

    `festival` is why, None for a weekend; `is_announced` is False when the days off of that year
    are not published yet, so that only weekends and the festivals themselves are known.
    """

    day: date
    wanted: date
    festival: Festival | None
    is_announced: bool

    @property
    def is_moved(self) -> bool:
        """Whether the wanted day is a day off."""
        return self.day != self.wanted


@dataclass(frozen=True, slots=True)
class Calendar:
    """The calendar of a region; outside China only weekends are known as days off."""

    region: str = _CHINA

    def is_workday(self, day: date) -> bool:
        """Tell whether people work on `day`; a make-up Saturday is a workday."""
        if self.region == _CHINA:
            announced = _announced(day)
            if announced is not None:
                return announced
            if not self.is_announced(day.year) and day_off(day) is not None:
                return False
        return day.weekday() < _SATURDAY

    def is_announced(self, year: int) -> bool:
        """Tell whether the days off of a year are published."""
        return self.region != _CHINA or _is_announced(year)

    def shift(self, day: date) -> Shift:
        """Move `day` to the first workday, with the reason."""
        return Shift(
            first_workday(day, self.is_workday), day, day_off(day), self.is_announced(day.year)
        )

    def holiday(self, day: date) -> HolidayInfo | None:
        """Return what a quick log line has to know of a day; None: weekends alone decide."""
        if self.region != _CHINA:
            return None
        festival = day_off(day)
        name = festival_label(festival) if festival else ""
        announced = _announced(day)
        if announced is not None:
            return HolidayInfo(name, is_off=not announced)
        if self.is_announced(day.year) or not _is_near_festival(day):
            return None
        return HolidayInfo(name, is_off=not self.is_workday(day), is_announced=False)

    def leap_month(self, year: int) -> int:
        """Return the month a lunar year has twice, or 0."""
        return lunar_years.leap_month(_known(year))

    def days_in_month(self, year: int, month: int, *, is_leap: bool) -> int:
        """Return 29 or 30."""
        return lunar_years.days_in(_known(year), -month if is_leap else month)

    def solar_day(self, lunar: LunarDay) -> date:
        """Return the ordinary date of a lunar day."""
        month = -lunar.month if lunar.is_leap else lunar.month
        return lunar_years.date_of(_known(lunar.year), month, lunar.day)

    def lunar_day(self, day: date) -> LunarDay:
        """Return the lunar day of an ordinary date."""
        return _lunar_day(day)


def festival_on(day: date) -> Festival | None:
    """Return the festival that is on `day`, if any."""
    solar = _SOLAR_FESTIVALS.get((day.month, day.day))
    if solar is not None:
        return solar
    if not FIRST_YEAR < day.year <= LAST_YEAR:
        return None
    lunar = _lunar_day(day)
    if not lunar.is_leap and (lunar.month, lunar.day) in _LUNAR_FESTIVALS:
        return _LUNAR_FESTIVALS[lunar.month, lunar.day]
    next_day = _lunar_day(day + timedelta(days=1))
    if (next_day.month, next_day.day) == (1, 1):
        return Festival.SPRING_EVE
    return Festival.QINGMING if day == lunar_years.qingming(day.year) else None


def festivals_between(first: date, last: date) -> tuple[tuple[date, Festival], ...]:
    """Return the festivals from `first` to `last` in order."""
    days = (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))
    return tuple((day, found) for day in days if (found := festival_on(day)) is not None)


def day_off(day: date) -> Festival | None:
    """Return the festival whose lawful days off include `day`, if any."""
    for back in range(max(_DAYS_OFF.values())):
        festival = festival_on(day - timedelta(days=back))
        if festival is not None and _DAYS_OFF.get(festival, 0) > back:
            return festival
    return None


def _known(year: int) -> int:
    """Return a year that people speak of; others are mistyped."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(year)
    return year


def _is_near_festival(day: date) -> bool:
    """Tell whether days off or make-up workdays of a long festival may fall on `day`."""
    around = festivals_between(
        day - timedelta(days=_AROUND_FESTIVAL), day + timedelta(days=_AROUND_FESTIVAL)
    )
    return any(festival in _DAYS_OFF for _, festival in around)


@lru_cache(maxsize=4096)
def _announced(day: date) -> bool | None:
    """Return whether the published table makes `day` a workday; None when it says nothing."""
    from lunar_python.util import HolidayUtil  # noqa: PLC0415 - not on the way to the window

    holiday = HolidayUtil.getHoliday(day.year, day.month, day.day)
    return None if holiday is None else bool(holiday.isWork())


@lru_cache(maxsize=256)
def _is_announced(year: int) -> bool:
    """Tell whether the published table holds a year."""
    from lunar_python.util import HolidayUtil  # noqa: PLC0415 - not on the way to the window

    return bool(HolidayUtil.getHolidays(year))


def _lunar_day(day: date) -> LunarDay:
    """Return the lunar day of an ordinary date."""
    year, month, number = lunar_years.day_of(day)
    return LunarDay(year, abs(month), number, month < 0)
