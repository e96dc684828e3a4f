"""The Chinese calendar from 1899 to 2101 as a table, so that a day is looked up, not computed.

Computing one means to work out new moons and solar terms of a whole year. A test compares the table
with that computation, day by day.
"""

from bisect import bisect_right
from datetime import date, timedelta
from itertools import accumulate
from typing import Final

FIRST_YEAR: Final = 1899
LAST_YEAR: Final = 2101
_SHORT_MONTH: Final = 29
_MONTHS: Final = 12

#: Five digits for each year: its leap month or 0, then one bit per month that has 30 days, the
#: first month lowest.
_YEARS: Final = (  # noqa: SIM905 - a list of words is a page long
    "00ad5 816d2 00752 00ea5 5164a 0064b 00a9b 41556 0056a 00b59 21752 00752 61b25 00b25 00a4b "
    "514ab 002ad 0056b 20b69 00da9 71d92 00e92 00d25 51a4d 00a56 002b6 415b5 006d4 00ea9 21e92 "
    "00e92 60d26 0052b 00a57 512b6 00b5a 006d4 30ec9 00749 71693 00a93 0052b 60a5b 00aad 0056a "
    "41b55 00ba4 00b49 21a93 00a95 7152d 00536 00aad 515aa 005b2 00da5 31d4a 00d4a 80a95 00a97 "
    "00556 60ab5 00ad5 006d2 40ea5 00ea5 0064a 30c97 00a9b 7155a 0056a 00b69 51752 00b52 00b25 "
    "4164b 00a4b 814ab 002ad 0056d 60b69 00da9 00d92 41d25 00d25 a1a4d 00a56 002b6 605b5 006d5 "
    "00ea9 51e92 00e92 00d26 30a56 00a57 814d6 0035a 006d5 516c9 00749 00693 4152b 0052b 00a5b "
    "2155a 0056a 71b55 00ba4 00b49 51a93 00a95 0052d 40aad 00ab5 915aa 005d2 00da5 61d4a 00d4a "
    "00c95 4152e 00556 00ab5 215b2 006d2 60ea5 00725 0064b 50c97 00cab 0055a 30ad6 00b69 b1752 "
    "00b52 00b25 61a4b 00a4b 004ab 5055b 005ad 00b6a 21b52 00d92 71d25 00d25 00a55 514ad 004b6 "
    "005b5 30daa 00ec9 81e92 00e92 00d26 60a56 00a57 004d6 406d5 00755 00749 30e93 00693 7152b "
    "0052b 00a5b 5155a 0056a 00b65 4174a 00b4a 81a95 00a95 0052d 60aad 00ab5 005aa 40ba5 00da5 "
    "00d4a 31c95 00c96 7194e 00556 00ab5 515b2 006d2 00ea5 40e4a 0068b 80c97 004ab 0055b 60ad6 "
    "00b6a 00752 41725 00b45 00a8b 2149b 004ab 7095b "
).split()
#: The day in April of 清明 in each year.
_QINGMING: Final = (
    "55566556655665556555655565556555655565556555655555555555555555555555555555555455"
    "54555455545554555455545554555445544554455445544554455445544554445444544454445444"
    "5444544454445444444444444444444444444444455"
)


def leap_month(year: int) -> int:
    """Return the month a lunar year has twice, or 0."""
    return int(_entry(year)[0], 16)


def months(year: int) -> tuple[tuple[int, int], ...]:
    """Return (month, days) of a lunar year in order; a leap month is negative."""
    leap, bits = leap_month(year), int(_entry(year)[1:], 16)
    names: list[int] = []
    for month in range(1, _MONTHS + 1):
        names += (month, -month) if month == leap else (month,)
    return tuple((name, _SHORT_MONTH + (bits >> place & 1)) for place, name in enumerate(names))


def days_in(year: int, month: int) -> int:
    """Return 29 or 30; a negative month is a leap month."""
    found = dict(months(year)).get(month)
    if found is None:
        raise ValueError(month)
    return found


def date_of(year: int, month: int, day: int) -> date:
    """Return the ordinary date of a lunar day; a negative month is a leap month."""
    if not 1 <= day <= days_in(year, month):
        raise ValueError(day)
    before = 0
    for name, days in months(year):
        if name == month:
            break
        before += days
    return _STARTS[year - FIRST_YEAR] + timedelta(days=before + day - 1)


def day_of(on: date) -> tuple[int, int, int]:
    """Return (year, month, day) of an ordinary date; a leap month is negative."""
    place = bisect_right(_STARTS, on) - 1
    if not 0 <= place < len(_YEARS):
        raise ValueError(on)
    year, left = FIRST_YEAR + place, (on - _STARTS[place]).days
    for month, days in months(year):
        if left < days:
            return year, month, left + 1
        left -= days
    raise ValueError(on)


def qingming(year: int) -> date:
    """Return the day of 清明 in an ordinary year."""
    _entry(year)
    return date(year, 4, int(_QINGMING[year - FIRST_YEAR]))


def _entry(year: int) -> str:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(year)
    return _YEARS[year - FIRST_YEAR]


def _length(entry: str) -> int:
    return _SHORT_MONTH * (_MONTHS + (entry[0] != "0")) + int(entry[1:], 16).bit_count()


#: The first day of every lunar year.
_STARTS: Final = tuple(
    accumulate(
        map(_length, _YEARS[:-1]),
        lambda start, days: start + timedelta(days=days),
        initial=date(1899, 2, 10),
    )
)
