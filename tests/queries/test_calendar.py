"""Days off, festivals and lunar days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.domain.occasions import Festival
from desktop_crm.queries.calendar import Calendar, festivals_between

CHINA = Calendar()


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 2, 14), True),  # a make-up Saturday
        (date(2026, 10, 1), False),
        (date(2026, 10, 8), True),
        (date(2026, 11, 21), False),
        (date(2027, 2, 8), False),  # Spring Festival of a year that is not announced
        (date(2027, 3, 10), True),
    ],
)
def test_days_off_are_known(day: date, works: bool) -> None:
    assert CHINA.is_workday(day) is works


def test_outside_china_only_weekends_are_off() -> None:
    assert Calendar("DE").is_workday(date(2026, 10, 1))
    assert not Calendar("DE").is_workday(date(2026, 2, 14))


def test_a_shift_says_why_and_whether_it_is_sure() -> None:
    national = CHINA.shift(date(2026, 10, 1))
    assert (national.day, national.festival) == (date(2026, 10, 8), Festival.NATIONAL)
    assert national.is_announced
    spring = CHINA.shift(date(2027, 2, 6))
    assert spring.festival is Festival.SPRING
    assert not spring.is_announced
    assert not CHINA.shift(date(2026, 11, 23)).is_moved


@pytest.mark.parametrize(
    ("year", "spring"),
    [
        (1954, date(1954, 2, 3)),
        (2025, date(2025, 1, 29)),
        (2026, date(2026, 2, 17)),
        (2027, date(2027, 2, 6)),
        (2030, date(2030, 2, 3)),
    ],
)
def test_spring_festival_is_where_it_was(year: int, spring: date) -> None:
    found = dict(festivals_between(date(year, 1, 1), date(year, 12, 31)))
    assert found[spring] is Festival.SPRING
    assert found[spring - timedelta(days=1)] is Festival.SPRING_EVE
    assert len(set(found.values())) == len(Festival)


def test_quick_lines_learn_of_days_off() -> None:
    assert CHINA.holiday(date(2026, 11, 24)) is None
    national = CHINA.holiday(date(2026, 10, 1))
    assert national is not None
    assert national.is_off
    make_up = CHINA.holiday(date(2026, 2, 14))
    assert make_up is not None
    assert not make_up.is_off
    unsure = CHINA.holiday(date(2027, 2, 10))
    assert unsure is not None
    assert not unsure.is_announced
    assert CHINA.holiday(date(2027, 8, 4)) is None


@given(st.dates(date(1900, 2, 1), date(2100, 12, 1)))
def test_a_lunar_day_and_its_date_agree(day: date) -> None:
    assert CHINA.solar_day(CHINA.lunar_day(day)) == day


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_a_shifted_day_is_a_workday_soon_after(day: date) -> None:
    shifted = CHINA.shift(day).day
    assert CHINA.is_workday(shifted)
    assert 0 <= (shifted - day).days <= 10


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)))
def test_what_a_reader_of_days_is_told_agrees(day: date) -> None:
    info = CHINA.holiday(day)
    is_off = day.weekday() >= 5 if info is None else info.is_off
    assert is_off is not CHINA.is_workday(day)


def test_a_holiday_has_its_name_and_a_makeup_day_is_no_day_off() -> None:
    national = CHINA.holiday(date(2026, 10, 1))
    assert national is not None
    assert national.name
    assert national.is_off
    assert national.is_announced
    makeup = CHINA.holiday(date(2026, 2, 14))
    assert makeup is not None
    assert not makeup.is_off
    assert CHINA.holiday(date(2026, 11, 20)) is None
    coming = CHINA.holiday(date(2027, 2, 8))
    assert coming is not None
    assert not coming.is_announced
