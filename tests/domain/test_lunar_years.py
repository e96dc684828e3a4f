"""The table of the Chinese calendar says what computing it says."""

from datetime import date, timedelta

import pytest
from lunar_python import Lunar, LunarMonth, LunarYear, Solar

from desktop_crm.domain import lunar_years

YEARS = range(lunar_years.FIRST_YEAR, lunar_years.LAST_YEAR + 1)


def test_every_month_and_leap_month_is_there() -> None:
    for year in YEARS:
        assert lunar_years.leap_month(year) == LunarYear.fromYear(year).getLeapMonth()
        for month, days in lunar_years.months(year):
            assert days == LunarMonth.fromYm(year, month).getDayCount()
        assert len(lunar_years.months(year)) == 12 + bool(lunar_years.leap_month(year))


def test_days_agree_both_ways() -> None:
    for number in range(0, 72_000, 97):
        day = date(1900, 1, 1) + timedelta(days=number)
        lunar = Solar.fromYmd(day.year, day.month, day.day).getLunar()
        found = lunar_years.day_of(day)
        assert found == (lunar.getYear(), lunar.getMonth(), lunar.getDay())
        assert lunar_years.date_of(*found) == day


def test_years_begin_on_the_right_day() -> None:
    for year in YEARS:
        solar = Lunar.fromYmd(year, 1, 1).getSolar()
        first = date(solar.getYear(), solar.getMonth(), solar.getDay())
        assert lunar_years.date_of(year, 1, 1) == first
        assert lunar_years.day_of(first) == (year, 1, 1)


def test_qingming_is_known() -> None:
    for year in YEARS:
        solar = Lunar.fromYmd(year, 1, 1).getJieQiTable()["清明"]
        found = date(solar.getYear(), solar.getMonth(), solar.getDay())
        assert lunar_years.qingming(year) == found


@pytest.mark.parametrize("year", [1898, 2102])
def test_a_year_outside_the_table_is_refused(year: int) -> None:
    with pytest.raises(ValueError, match=str(year)):
        lunar_years.leap_month(year)
    with pytest.raises(ValueError, match=str(year)):
        lunar_years.day_of(date(year, 7, 1))


def test_a_day_that_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="3"):
        lunar_years.date_of(2026, 2, 31 if lunar_years.days_in(2026, 2) == 30 else 30)
    with pytest.raises(ValueError, match="-2"):
        lunar_years.days_in(2026, -2)
