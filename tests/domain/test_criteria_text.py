"""Filters written as one line."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.domain.criteria import Criteria, Due, LastContact
from desktop_crm.domain.criteria_text import FIELDS, read, tag_ids
from desktop_crm.domain.errors import Refused
from desktop_crm.domain.tags import TagRow
from desktop_crm.domain.words import CustomerKind, LifecycleStage, Tier

FAIR = TagRow(id=b"1" * 16, name="展会2026")
PRICE = TagRow(id=b"2" * 16, name="Price talk")
TAGS = (FAIR, PRICE)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("", Criteria()),
        ("  华东  泵 ", Criteria(text="华东 泵")),
        ("tier:A,b", Criteria(tiers=frozenset({Tier.A, Tier.B}))),
        ("TIER:none", Criteria(tiers=frozenset({None}))),
        ("-stage:LOST,dormant", Criteria(
            stages_not=frozenset({LifecycleStage.LOST, LifecycleStage.DORMANT}))),
        ("kind:person", Criteria(kinds=frozenset({CustomerKind.PERSON}))),
        ("tag:展会2026", Criteria(tags_all=frozenset({FAIR.id}))),
        ('tag:"price  TALK",展会2026', Criteria(tags_any=frozenset({FAIR.id, PRICE.id}))),
        ('tag:展会2026 tag:"price talk"', Criteria(tags_all=frozenset({FAIR.id, PRICE.id}))),
        ("-tag:展会2026", Criteria(tags_not=frozenset({FAIR.id}))),
        ("industry:机械制造", Criteria(industries=frozenset({"Machinery"}))),
        ("-source:“来自 老板”", Criteria(sources_not=frozenset({"来自 老板"}))),
        ("due:overdue,today", Criteria(due=frozenset({Due.OVERDUE, Due.TODAY}))),
        ("last-contact：over-30", Criteria(last_contact=frozenset({LastContact.OVER_30}))),
        ("complaint:open", Criteria(has_open_complaint=True)),
        ("deleted:yes", Criteria(is_deleted=True)),
        ('"tier:A" 10:30', Criteria(text="tier:A 10:30")),
        ("tier:A,B tier:B,C", Criteria(tiers=frozenset({Tier.B}))),
        ("a-b -c", Criteria(text="a-b -c")),
    ],
)  # fmt: skip
def test_a_line_means_criteria(text: str, meant: Criteria) -> None:
    assert read(text, tags=TAGS) == meant


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("tier:E", "E is no value"),
        ("tier:", "needs a value"),
        ("tier:,", "needs a value"),
        ("colour:red", "no filter colour"),
        ("-due:today", "cannot be turned round"),
        ("tag:nobody", "no tag nobody"),
        ('tag:"open', "not closed"),
        ("名字“", "not closed"),
        ("tier:A tier:B", "No customer can have"),
        ("tag:展会2026,x", "no tag x"),
        ("complaint:closed", "closed is no value"),
    ],
)
def test_what_is_not_understood_is_refused(text: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        read(text, tags=TAGS)


@given(st.text(alphabet='ab:,-"“” \ntier', max_size=30) | st.text(max_size=20))
def test_any_line_is_understood_or_refused(text: str) -> None:
    with suppress(Refused):
        assert len(read(text, tags=TAGS).text) <= len(text)


@given(st.sets(st.sampled_from(["A", "B", "C", "D", "none"]), min_size=1))
def test_alternatives_mean_the_same_in_any_order(tiers: set[str]) -> None:
    lines = [f"tier:{','.join(sorted(tiers, reverse=order))}" for order in (True, False)]
    assert read(lines[0]) == read(lines[1])
    assert len(read(lines[0]).tiers) == len(tiers)


def test_every_field_is_understood() -> None:
    values = {"tag": "展会2026", "tier": "A", "stage": "LEAD", "kind": "company", "due": "week"}
    values |= {"last-contact": "never", "complaint": "open", "deleted": "yes"}
    for field in FIELDS:
        assert not read(f"{field}:{values.get(field, 'x')}", tags=TAGS).is_empty


def test_tags_are_found_whatever_the_case() -> None:
    assert tag_ids(["PRICE talk"], TAGS) == {PRICE.id}
