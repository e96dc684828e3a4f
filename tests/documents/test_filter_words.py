"""A filter in words."""

from dataclasses import fields

import pytest

from desktop_crm.documents import filter_words
from desktop_crm.domain.criteria import Criteria, Due, LastContact, Sort
from desktop_crm.domain.words import CustomerKind, LifecycleStage, Tier
from tests.documents.looks import look

TAGS = {b"1": "price", b"2": "fair"}
#: One value for each field of the criteria.
ONE = {
    "text": "pump",
    "tags_any": frozenset(TAGS),
    "tags_all": frozenset(TAGS),
    "tags_not": frozenset({b"1"}),
    "tiers": frozenset({Tier.A, None}),
    "tiers_not": frozenset({Tier.B}),
    "stages": frozenset({LifecycleStage.LEAD, None}),
    "stages_not": frozenset({LifecycleStage.LOST}),
    "kinds": frozenset({CustomerKind.COMPANY}),
    "sources": frozenset({"Fair"}),
    "sources_not": frozenset({"Fair"}),
    "industries": frozenset({"Water"}),
    "industries_not": frozenset({"Water"}),
    "regions": frozenset({"Leeds"}),
    "regions_not": frozenset({"Leeds"}),
    "due": frozenset(Due),
    "last_contact": frozenset(LastContact),
    "has_open_complaint": True,
    "is_deleted": True,
}


def test_nothing_chosen_is_everybody() -> None:
    assert filter_words.of(Criteria(), look(), TAGS) == "All customers"


def test_a_filter_reads_like_a_sentence() -> None:
    criteria = Criteria(
        tiers=frozenset({Tier.A, Tier.B}),
        tags_all=frozenset(TAGS),
        tags_not=frozenset({b"3"}),
        due=frozenset({Due.OVERDUE}),
        text="pump",
    )
    assert filter_words.of(criteria, look(), TAGS) == (
        "Tier: A · Key or B · Growth · Tags: fair and price · Next follow-up: Overdue · "
        "without Tags: ? · with the words “pump”"
    )


@pytest.mark.parametrize("name", [item.name for item in fields(Criteria)])
def test_every_filter_is_said(name: str) -> None:
    said = filter_words.of(Criteria(**{name: ONE[name]}), look(), TAGS)  # type: ignore[arg-type]
    assert said
    assert said != "All customers"


@pytest.mark.parametrize("sort", Sort)
def test_every_order_has_a_word(sort: Sort) -> None:
    assert filter_words.order(sort, look())
