"""Rhythm, lateness and repetition."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.domain.follow_ups import (
    CADENCE_DAYS,
    DEFAULT_NEXT_DAYS,
    days_late,
    days_over_rhythm,
    first_workday,
    is_overdue,
    is_repeat_rule,
    next_due_on,
    next_repeat_on,
    proposed_next,
)
from desktop_crm.domain.words import Tier

SATURDAY = date(2026, 11, 21)
ANY_DAY = st.dates(date(1990, 1, 1), date(2090, 1, 1))


def weekdays_only(day: date) -> bool:
    return day.weekday() < 5


@pytest.mark.parametrize(("tier", "days"), [("A", 14), ("B", 30), ("C", 60), ("D", 90)])
def test_each_tier_has_its_rhythm(tier: str, days: int) -> None:
    assert next_due_on(SATURDAY, Tier(tier)) == SATURDAY + timedelta(days=days)


def test_no_tier_has_no_rhythm_and_a_form_still_proposes_a_day() -> None:
    assert next_due_on(SATURDAY, None) is None
    assert proposed_next(None, SATURDAY) == SATURDAY + timedelta(days=DEFAULT_NEXT_DAYS)


def test_the_settings_of_the_vault_win() -> None:
    assert next_due_on(SATURDAY, Tier.A, {Tier.A: 7}) == SATURDAY + timedelta(days=7)
    assert next_due_on(SATURDAY, Tier.B, {Tier.A: 7}) is None


@given(ANY_DAY, st.sampled_from(Tier))
def test_nothing_is_proposed_for_a_day_off_nor_before_its_time(day: date, tier: Tier) -> None:
    proposed = proposed_next(tier, day, is_workday=weekdays_only)
    assert weekdays_only(proposed)
    assert 0 <= (proposed - day).days - CADENCE_DAYS[tier] <= 2


def test_a_calendar_without_workdays_leaves_the_day_alone() -> None:
    assert first_workday(SATURDAY, lambda _: False) == SATURDAY


def test_lateness_counts_from_the_day_after() -> None:
    assert not is_overdue(SATURDAY, SATURDAY)
    assert not is_overdue(None, SATURDAY)
    assert is_overdue(SATURDAY - timedelta(days=1), SATURDAY)
    assert days_late(SATURDAY + timedelta(days=3), SATURDAY) == 0


def test_silence_is_measured_against_the_rhythm() -> None:
    assert days_over_rhythm(SATURDAY - timedelta(days=20), Tier.A, SATURDAY) == 6
    assert days_over_rhythm(SATURDAY - timedelta(days=14), Tier.A, SATURDAY) == 0
    assert days_over_rhythm(None, Tier.A, SATURDAY) == 0
    assert days_over_rhythm(SATURDAY - timedelta(days=999), None, SATURDAY) == 0


@pytest.mark.parametrize(
    ("due_on", "rule", "done_on", "following"),
    [
        (date(2026, 11, 2), "P7D", date(2026, 11, 2), date(2026, 11, 9)),
        (date(2026, 11, 2), "P2W", date(2026, 12, 1), date(2026, 12, 14)),
        (date(2026, 1, 31), "P1M", date(2026, 2, 3), date(2026, 2, 28)),
        (date(2026, 1, 31), "P1M", date(2026, 3, 1), date(2026, 3, 31)),
        (date(2024, 2, 29), "P1Y", date(2024, 3, 1), date(2025, 2, 28)),
        (date(2026, 11, 30), "P1M", date(2026, 11, 20), date(2026, 12, 30)),
    ],
)
def test_a_repetition_keeps_its_day(
    due_on: date, rule: str, done_on: date, following: date
) -> None:
    assert next_repeat_on(due_on, rule, done_on) == following


@given(ANY_DAY, ANY_DAY, st.integers(1, 60), st.sampled_from("DWMY"))
def test_a_repetition_lies_ahead(due_on: date, done_on: date, number: int, unit: str) -> None:
    following = next_repeat_on(due_on, f"P{number}{unit}", done_on)
    assert following is not None
    assert following > max(due_on, done_on)


@pytest.mark.parametrize("rule", ["", "weekly", "P0D", "P7", "P-1D", "P7D\n", "P99999D"])
def test_other_rules_are_not_understood(rule: str) -> None:
    assert not is_repeat_rule(rule)
    assert next_repeat_on(SATURDAY, rule, SATURDAY) is None
