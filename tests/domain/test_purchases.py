"""What purchases add up to."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.domain.purchases import PurchaseSummary, summed_up

TODAY = date(2026, 11, 21)
SUMS = st.dictionaries(
    st.one_of(st.none(), st.dates(date(2023, 1, 1), TODAY)), st.integers(-(10**9), 10**9)
)


def summary(days: dict[date | None, int]) -> PurchaseSummary:
    return summed_up(days, "CNY", orders=len(days), other_currencies=False, today=TODAY)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_nothing_bought_is_a_summary_too() -> None:
    empty = summary({})
    assert empty.lifetime.minor == 0
    assert len(empty.months) == 12
    assert empty.months[-1][0] == date(2026, 11, 1)
    assert empty.next_expected_on is None


def test_a_return_lowers_money_and_makes_no_purchase_day() -> None:
    found = summary({ago(60): 10_000, ago(30): 20_000, ago(5): -3_000})
    assert found.lifetime.minor == 27_000
    assert found.last_on == ago(30)
    assert found.usual_gap_days == 30
    assert found.next_expected_on == TODAY


def test_an_undated_purchase_counts_in_the_total_only() -> None:
    found = summary({None: 500, ago(10): 100})
    assert (found.lifetime.minor, found.last_12_months.minor) == (600, 100)


def test_the_years_before_today_do_not_overlap() -> None:
    found = summary({date(2025, 11, 21): 7, date(2025, 11, 22): 11, date(2024, 11, 22): 13})
    assert (found.last_12_months.minor, found.previous_12_months.minor) == (11, 20)


@given(SUMS)
def test_the_parts_never_exceed_the_whole(days: dict[date | None, int]) -> None:
    found = summary(days)
    assert found.lifetime.minor == sum(Counter(days).values())
    in_months = sum(money.minor for _, money in found.months)
    recent = {day: minor for day, minor in days.items() if day and day >= date(2025, 12, 1)}
    assert in_months == sum(recent.values())
