"""Tags given, taken, renamed, merged."""

import pytest

from desktop_crm.domain.criteria import Criteria, Sort
from desktop_crm.domain.errors import Refused
from desktop_crm.queries import listing
from desktop_crm.queries import tags as tag_queries
from desktop_crm.services import history, tags
from desktop_crm.storage.vault import Vault
from tests.factories import TODAY, ask, card, customer, do


def names(vault: Vault, customer_id: bytes) -> list[str]:
    return [tag.name for tag in card(vault, customer_id).tags]


def test_a_new_name_makes_a_tag_and_a_known_one_does_not(vault: Vault) -> None:
    one, two = customer(vault, "甲"), customer(vault, "乙")
    do(vault, tags.assign, [one, two], ["价格", "\uff03展会 2026"])
    do(vault, tags.assign, [one, two], ["价格", "价格"])
    assert names(vault, one) == ["价格", "展会 2026"]
    found = {tag.name: tag.count for tag in ask(vault, tag_queries.all_tags)}
    assert found == {"价格": 2, "展会 2026": 2}


def test_case_and_width_do_not_make_another_tag(vault: Vault) -> None:
    first = do(vault, tags.add, "VIP")
    assert do(vault, tags.add, "\uff56\uff49\uff50 ") == first


def test_new_tags_take_the_colours_in_turn(vault: Vault) -> None:
    for number in range(9):
        do(vault, tags.add, f"tag {number}")
    assert sorted(tag.colour for tag in ask(vault, tag_queries.all_tags)) == [0, 0, *range(1, 8)]


def test_tags_are_taken_away_from_those_that_are_meant(vault: Vault) -> None:
    one, two = customer(vault, "甲", tags=["a", "b"]), customer(vault, "乙", tags=["a"])
    do(vault, tags.unassign, [one], ["a"])
    assert (names(vault, one), names(vault, two)) == (["b"], ["a"])
    with pytest.raises(Refused):
        do(vault, tags.unassign, [one], ["unknown"])


def test_replacing_gives_exactly_these(vault: Vault) -> None:
    one = customer(vault, tags=["a", "b"])
    do(vault, tags.replace, one, ["b", "c"])
    assert names(vault, one) == ["b", "c"]
    do(vault, tags.replace, one, [])
    assert names(vault, one) == []


def test_a_merge_leaves_one_tag_that_everybody_has_once(vault: Vault) -> None:
    both, only = (
        customer(vault, "甲", tags=["大客户", "重点"]),
        customer(vault, "乙", tags=["大客户"]),
    )
    found = {tag.name: tag.id for tag in ask(vault, tag_queries.all_tags)}
    do(vault, tags.merge, found["重点"], found["大客户"])
    assert names(vault, both) == names(vault, only) == ["重点"]
    assert [(tag.name, tag.count) for tag in ask(vault, tag_queries.all_tags)] == [("重点", 2)]
    criteria = Criteria(tags_any=frozenset({found["重点"]}))
    assert ask(vault, listing.listing, criteria, Sort.NAME, today=TODAY).found == 2
    do(vault, tags.assign, [both], ["大客户"])
    assert names(vault, both) == ["重点"]
    do(vault, history.undo)
    do(vault, history.undo)
    assert sorted(names(vault, both)) == ["大客户", "重点"]


def test_a_tag_is_renamed_for_all_but_not_onto_another(vault: Vault) -> None:
    one = customer(vault, tags=["a", "b"])
    found = {tag.name: tag.id for tag in ask(vault, tag_queries.all_tags)}
    do(vault, tags.rename, found["a"], "Alpha", colour=5)
    assert names(vault, one) == ["Alpha", "b"]
    with pytest.raises(Refused):
        do(vault, tags.rename, found["a"], "B")
    with pytest.raises(Refused):
        do(vault, tags.rename, found["a"], " ")
    do(vault, tags.remove, found["a"])
    assert names(vault, one) == ["b"]
    with pytest.raises(Refused):
        do(vault, tags.remove, found["a"])
