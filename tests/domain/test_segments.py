"""Criteria as text."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.domain.criteria import Criteria, Due, LastContact
from desktop_crm.domain.segments import from_text, to_text
from desktop_crm.domain.words import CustomerKind, LifecycleStage, Tier

IDS = st.frozensets(st.binary(min_size=16, max_size=16), max_size=3)
TEXTS = st.frozensets(st.text(min_size=1), max_size=3)
TIERS = st.frozensets(st.sampled_from([*Tier, None]))
STAGES = st.frozensets(st.sampled_from([*LifecycleStage, None]))
CRITERIA = st.builds(
    Criteria,
    text=st.text(),
    tags_any=IDS,
    tags_all=IDS,
    tags_not=IDS,
    tiers=TIERS,
    tiers_not=TIERS,
    stages=STAGES,
    stages_not=STAGES,
    kinds=st.frozensets(st.sampled_from(CustomerKind)),
    sources=TEXTS,
    regions=TEXTS,
    due=st.frozensets(st.sampled_from(Due)),
    last_contact=st.frozensets(st.sampled_from(LastContact)),
    has_open_complaint=st.booleans(),
    is_deleted=st.booleans(),
)


@given(CRITERIA)
def test_what_is_kept_comes_back(criteria: Criteria) -> None:
    assert from_text(to_text(criteria)) == criteria


@given(CRITERIA)
def test_the_text_is_canonical(criteria: Criteria) -> None:
    text = to_text(criteria)
    assert text == json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True)


@pytest.mark.parametrize(
    "text",
    [None, "", "nonsense", "[]", '{"tiers": 3}', '{"tags_any": ["xyz"]}', '{"new": [1]}'],
)
def test_what_cannot_be_read_means_everybody(text: str | None) -> None:
    assert from_text(text).is_empty


def test_a_newer_word_is_passed_over() -> None:
    assert from_text('{"tiers": ["A", "S"]}') == Criteria(tiers=frozenset({Tier.A}))
