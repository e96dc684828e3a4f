"""Customers added, changed, deleted, restored: one and thousands."""

import pytest

from desktop_crm.domain.criteria import Criteria, Sort
from desktop_crm.domain.customers import NewMethod
from desktop_crm.domain.errors import Refused
from desktop_crm.domain.words import CustomerKind, LifecycleStage, MethodKind, Tier
from desktop_crm.queries import customers as customer_queries
from desktop_crm.queries import listing
from desktop_crm.services import customers, history
from desktop_crm.storage.vault import Vault
from tests.factories import NOW, TODAY, ask, card, customer, do


def test_a_name_is_enough(vault: Vault) -> None:
    added = card(vault, customer(vault, "  张　 伟 "))
    assert added.name == "张 伟"
    assert added.kind is CustomerKind.COMPANY
    assert added.stage_shown is LifecycleStage.LEAD
    assert added.created_at == NOW


@pytest.mark.parametrize("name", ["", "   ", "\u3000\n", None])
def test_without_a_name_nothing_is_added(vault: Vault, name: str | None) -> None:
    with pytest.raises(Refused) as refusal:
        do(vault, customers.add, {"name": name}, now=NOW)
    assert refusal.value.field == "name"
    assert ask(vault, listing.listing, Criteria(), Sort.NAME, today=TODAY).total == 0


def test_everything_typed_arrives_on_the_card(vault: Vault) -> None:
    added = card(
        vault,
        customer(
            vault,
            "Pellworth Paper Mill GmbH",
            methods=[NewMethod(MethodKind.PHONE, " +49 30 23125 014 ", "Desk", is_primary=True)],
            tags=["Referral", "#referral", "Long cycle"],
            kind="COMPANY",
            tier="a",
            industry="Paper and packaging",
            preferences="Tea\nNever coffee",
            verified_on="2026-11-01",
            do_not_contact=True,
        ),
    )
    assert added.tier is Tier.A
    assert added.preferences == "Tea\nNever coffee"
    assert str(added.verified_on) == "2026-11-01"
    assert added.do_not_contact
    assert [tag.name for tag in added.tags] == ["Referral", "Long cycle"]
    assert [(row.value, row.normalised) for row in added.methods] == [
        ("+49 30 23125 014", "+493023125014")
    ]


@pytest.mark.parametrize(
    ("field", "value"), [("tier", "S"), ("verified_on", "gestern"), ("colour", "red")]
)
def test_wrong_choices_are_refused_beside_their_field(vault: Vault, field: str, value: str) -> None:
    with pytest.raises(Refused) as refusal:
        customer(vault, **{field: value})  # type: ignore[arg-type]
    assert refusal.value.field == field


def test_an_edit_changes_what_is_given_and_is_undone_whole(vault: Vault) -> None:
    customer_id = customer(vault, city := "云栖水务", tier="B")
    before = card(vault, customer_id)
    do(vault, customers.edit, customer_id, {"tier": None, "region_city": " 杭州 "})
    changed = card(vault, customer_id)
    assert (changed.name, changed.tier, changed.region_city) == (city, None, "杭州")
    do(vault, history.undo)
    assert card(vault, customer_id) == before


def test_a_name_cannot_be_emptied(vault: Vault) -> None:
    customer_id = customer(vault)
    with pytest.raises(Refused):
        do(vault, customers.edit, customer_id, {"name": " "})
    assert card(vault, customer_id).name == "云栖水务"


def test_an_unknown_customer_is_refused(vault: Vault) -> None:
    with pytest.raises(Refused):
        do(vault, customers.edit, bytes(16), {"name": "x"})
    with pytest.raises(Refused):
        do(vault, customers.delete, [bytes(16)], now=NOW)
    with pytest.raises(Refused):
        do(vault, customers.set_tier, [bytes(16)], Tier.A)


def test_the_recycle_bin_holds_everything_until_it_is_taken_back(vault: Vault) -> None:
    kept = customer(vault, "留下")
    gone = customer(vault, "删除", tags=["价格"])
    before = card(vault, gone)
    do(vault, customers.delete, [gone], now=NOW)
    assert ask(vault, listing.listing, Criteria(), Sort.NAME, today=TODAY).total == 1
    assert [row.id for row in ask(vault, customer_queries.deleted)] == [gone]
    do(vault, customers.restore, [gone])
    assert card(vault, gone) == before
    assert ask(vault, customer_queries.deleted) == ()
    assert card(vault, kept).deleted_at is None


def test_thousands_are_changed_in_one_step_and_undone_in_one(vault: Vault) -> None:
    ids = do(vault, customers.add, {"name": "one"}, now=NOW)
    many = [ids] + [customer(vault, f"客户{number}") for number in range(30)]
    do(vault, customers.set_tier, many * 200, Tier.B)
    do(vault, customers.set_stage, many, LifecycleStage.LOYAL)
    do(vault, customers.verify, many, today=TODAY)
    assert {card(vault, one).tier for one in many} == {Tier.B}
    assert {card(vault, one).stage_shown for one in many} == {LifecycleStage.LOYAL}
    assert {card(vault, one).verified_on for one in many} == {TODAY}
    do(vault, customers.edit_all, many, {"industry": "Utilities"})
    for _ in range(4):
        do(vault, history.undo)
    assert {card(vault, one).tier for one in many} == {None}
    assert {card(vault, one).industry for one in many} == {None}


def test_a_stage_set_by_hand_wins_until_it_is_cleared(vault: Vault) -> None:
    customer_id = customer(vault, stage="LOST")
    assert card(vault, customer_id).stage_shown is LifecycleStage.LOST
    do(vault, customers.set_stage, [customer_id], None)
    assert card(vault, customer_id).stage_shown is LifecycleStage.LEAD
