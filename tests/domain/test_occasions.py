"""When yearly days come round; the calendar of the Chinese months is tested with its query."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.domain.occasions import (
    Festival,
    YearlyDay,
    days_in,
    festival_label,
    is_possible,
    next_on,
)
from desktop_crm.domain.words import CalendarKind
from desktop_crm.queries.calendar import Calendar

LUNAR = CalendarKind.LUNAR
CALENDAR = Calendar()


def test_29_february_is_kept_on_the_28th() -> None:
    leap_day = YearlyDay(2, 29)
    assert next_on(leap_day, date(2026, 1, 1), CALENDAR) == date(2026, 2, 28)
    assert next_on(leap_day, date(2028, 2, 28), CALENDAR) == date(2028, 2, 29)


def test_a_birthday_in_a_leap_month_is_kept_every_year() -> None:
    born = YearlyDay(6, 8, LUNAR, is_leap=True)
    assert next_on(born, date(2025, 7, 20), CALENDAR) == date(2025, 8, 1)
    assert next_on(born, date(2026, 1, 1), CALENDAR) == date(2026, 7, 21)


def test_day_30_is_kept_on_day_29_of_a_short_month() -> None:
    last = days_in(YearlyDay(12, 30, LUNAR), date(2026, 1, 1), date(2026, 12, 31), CALENDAR)
    assert last == (date(2026, 2, 16),)
    assert CALENDAR.lunar_day(last[0]).day == 29


def test_a_lunar_day_may_come_twice_in_one_year_or_never() -> None:
    counts = {
        len(days_in(YearlyDay(12, 1, LUNAR), date(year, 1, 1), date(year, 12, 31), CALENDAR))
        for year in range(2000, 2040)
    }
    assert counts == {0, 1, 2}


@given(
    st.dates(date(1950, 1, 1), date(2090, 1, 1)),
    st.integers(1, 12),
    st.integers(1, 28),
    st.sampled_from(CalendarKind),
    st.booleans(),
)
def test_every_day_comes_within_thirteen_months(
    today: date, month: int, day: int, calendar: CalendarKind, is_leap: bool
) -> None:
    found = next_on(YearlyDay(month, day, calendar, is_leap), today, CALENDAR)
    assert found is not None
    assert 0 <= (found - today).days < 420


def test_beyond_the_known_years_nothing_is_guessed() -> None:
    assert next_on(YearlyDay(1, 1, LUNAR), date(2105, 1, 1), CALENDAR) is None


@pytest.mark.parametrize(
    ("yearly", "possible"),
    [
        (YearlyDay(2, 30), False),
        (YearlyDay(2, 29), True),
        (YearlyDay(13, 1), False),
        (YearlyDay(0, 1), False),
        (YearlyDay(2, 30, LUNAR), True),
        (YearlyDay(2, 31, LUNAR), False),
    ],
)
def test_impossible_days_are_known(yearly: YearlyDay, possible: bool) -> None:
    assert is_possible(yearly) is possible


def test_every_festival_has_a_name() -> None:
    assert len({festival_label(festival) for festival in Festival}) == len(Festival)
