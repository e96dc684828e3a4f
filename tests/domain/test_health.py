"""How well a relation stands."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.domain.health import HealthFacts, HealthReason, health_of
from desktop_crm.domain.stages import PurchaseDays
from desktop_crm.domain.words import Tier

TODAY = date(2026, 11, 21)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def facts(
    purchases: PurchaseDays | None = None,
    contact: date | None = None,
    tier: Tier | None = Tier.A,
    complaints: int = 0,
) -> HealthFacts:
    return HealthFacts(
        purchases=purchases or PurchaseDays(),
        last_contact_on=contact,
        tier=tier,
        open_complaints=complaints,
    )


def test_nothing_known_is_no_score() -> None:
    assert health_of(facts(), TODAY) is None


def test_who_keeps_its_rhythm_is_well() -> None:
    steady = health_of(facts(PurchaseDays(6, ago(170), ago(20)), ago(3)), TODAY)
    assert steady is not None
    assert steady.score == 100
    assert steady.reasons == ()


def test_each_reason_is_told() -> None:
    poor = health_of(facts(PurchaseDays(6, ago(270), ago(120)), ago(60), complaints=2), TODAY)
    assert poor is not None
    assert poor.score == 0
    assert poor.reasons == tuple(HealthReason)


def test_one_complaint_costs_half_of_two() -> None:
    one = health_of(facts(contact=TODAY, complaints=1), TODAY)
    two = health_of(facts(contact=TODAY, complaints=2), TODAY)
    assert one is not None
    assert two is not None
    assert (one.score, two.score) == (85, 70)


@given(
    st.integers(0, 9),
    st.integers(0, 2000),
    st.integers(0, 2000),
    st.one_of(st.none(), st.integers(0, 2000)),
    st.sampled_from([*Tier, None]),
    st.integers(0, 9),
)
def test_the_score_stays_on_its_scale(
    count: int, first: int, last: int, contact: int | None, tier: Tier | None, complaints: int
) -> None:
    purchases = PurchaseDays()
    if count:
        purchases = PurchaseDays(count, ago(max(first, last)), ago(min(first, last)))
    spoken = None if contact is None else ago(contact)
    found = health_of(facts(purchases, spoken, tier, complaints), TODAY)
    assert found is None or 0 <= found.score <= 100
