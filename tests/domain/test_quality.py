"""The quality score and its reasons."""

from datetime import date, timedelta

from desktop_crm.domain.quality import WEIGHTS, Gap, QualityFacts, gap_label, quality_of

TODAY = date(2026, 11, 21)


def facts(**changes: bool | date | None) -> QualityFacts:
    whole: dict[str, bool | date | None] = {
        "is_reachable": True,
        "has_contact": True,
        "has_next_follow_up": True,
        "verified_on": TODAY,
        "has_wanted_fields": True,
    }
    return QualityFacts(**{**whole, **changes})  # type: ignore[arg-type]


def test_a_whole_card_has_full_marks() -> None:
    assert quality_of(facts(), TODAY).score == 100
    assert quality_of(facts(), TODAY).gaps == ()


def test_the_weights_make_a_hundred_and_every_gap_has_words() -> None:
    assert sum(WEIGHTS.values()) == 100
    assert all(gap_label(gap) for gap in Gap)


def test_each_gap_costs_its_weight_and_says_so() -> None:
    poor = quality_of(facts(is_reachable=False, verified_on=None), TODAY)
    assert poor.score == 55
    assert poor.gaps == (Gap.UNREACHABLE, Gap.NOT_VERIFIED)


def test_a_card_is_fresh_for_as_long_as_agreed() -> None:
    day = TODAY - timedelta(days=180)
    assert quality_of(facts(verified_on=day), TODAY).score == 100
    assert quality_of(facts(verified_on=day - timedelta(days=1)), TODAY).score == 85
    assert quality_of(facts(verified_on=day), TODAY, verified_for=90).score == 85
