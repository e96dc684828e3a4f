"""The order of Today."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.domain.agenda import score
from desktop_crm.domain.words import Tier

DAYS = st.integers(0, 300)


def test_the_rule_is_the_one_that_is_told() -> None:
    assert score(1, Tier.A) == 2 * score(1, Tier.C) == 4 * score(1, None)
    assert score(3, Tier.B, has_open_complaint=True) == 2 * score(3, Tier.B)
    assert score(3, Tier.B, is_our_promise=True) == 1.5 * score(3, Tier.B)


@given(DAYS, DAYS, st.sampled_from([*Tier, None]), st.booleans(), st.booleans())
def test_later_is_never_lower(
    days: int, more: int, tier: Tier | None, has_complaint: bool, is_promise: bool
) -> None:
    def of(late: int) -> float:
        return score(late, tier, has_open_complaint=has_complaint, is_our_promise=is_promise)

    assert of(days) <= of(days + more)


@given(DAYS, st.sampled_from([*Tier, None]))
def test_a_crisis_stands_above_all_else(days: int, tier: Tier | None) -> None:
    other = score(days, tier, has_open_complaint=True, is_our_promise=True)
    assert score(0, Tier.D, is_crisis=True) > other / 4
    assert score(0, tier, is_crisis=True) > score(60, tier)
