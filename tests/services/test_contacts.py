"""People at a company customer."""

import pytest

from desktop_crm.domain.customers import NewMethod
from desktop_crm.domain.errors import Refused
from desktop_crm.domain.words import (
    Attitude,
    ContactRole,
    InteractionKind,
    MethodKind,
    OccasionKind,
)
from desktop_crm.services import contacts, history, interactions, occasions
from desktop_crm.storage.vault import Vault
from tests.factories import NOW, card, customer, do


def test_a_contact_with_its_methods(vault: Vault) -> None:
    customer_id = customer(vault)
    contact_id = do(
        vault,
        contacts.add,
        customer_id,
        {"name": " 王  磊 ", "role": "decides", "attitude": "SUPPORTS", "note": "愿意试装"},
        methods=[NewMethod(MethodKind.WECHAT, "wanglei")],
    )
    shown = card(vault, customer_id)
    assert [(row.name, row.role, row.attitude) for row in shown.contacts] == [
        ("王 磊", ContactRole.DECIDES, Attitude.SUPPORTS)
    ]
    assert shown.methods[0].contact_id == contact_id


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"name": ""}, "name"), ({"name": "x", "role": "boss"}, "role"), ({"age": 3}, "name")],
)
def test_what_is_wrong_is_refused(vault: Vault, fields: dict[str, object], field: str) -> None:
    customer_id = customer(vault)
    with pytest.raises(Refused) as refusal:
        do(vault, contacts.add, customer_id, fields)
    assert refusal.value.field in {field, "age"}
    assert card(vault, customer_id).contacts == ()


def test_removing_a_person_takes_numbers_and_birthday_and_leaves_what_happened(
    vault: Vault,
) -> None:
    customer_id = customer(vault)
    contact_id = do(
        vault,
        contacts.add,
        customer_id,
        {"name": "王磊"},
        methods=[NewMethod(MethodKind.PHONE, "138 0013 8003")],
    )
    do(
        vault,
        occasions.add,
        customer_id,
        kind=OccasionKind.BIRTHDAY,
        month=8,
        day=16,
        contact_id=contact_id,
    )
    do(
        vault,
        interactions.log,
        customer_id,
        kind=InteractionKind.CALL,
        text="试装",
        happened_at=NOW,
        contact_id=contact_id,
    )
    before = card(vault, customer_id)
    do(vault, contacts.edit, contact_id, {"title": "主任"})
    assert card(vault, customer_id).contacts[0].title == "主任"
    do(vault, contacts.remove, contact_id)
    after = card(vault, customer_id)
    assert (after.contacts, after.methods, after.occasions) == ((), (), ())
    assert [row.text for row in after.interactions] == ["试装"]
    do(vault, history.undo)
    do(vault, history.undo)
    assert card(vault, customer_id) == before


def test_unknown_ones_are_refused(vault: Vault) -> None:
    with pytest.raises(Refused):
        do(vault, contacts.add, bytes(16), {"name": "x"})
    with pytest.raises(Refused):
        do(vault, contacts.remove, bytes(16))
