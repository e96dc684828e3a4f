"""Numbers and addresses: typed text stays, the comparable form follows."""

import pytest

from desktop_crm.domain.customers import NewMethod
from desktop_crm.domain.errors import Refused
from desktop_crm.domain.words import MethodKind
from desktop_crm.services import contact_methods, settings
from desktop_crm.storage.vault import Vault
from tests.factories import TODAY, card, customer, days, do


def test_typed_text_is_kept_and_the_form_beside_it_follows_an_edit(vault: Vault) -> None:
    customer_id = customer(vault)
    method_id = do(vault, contact_methods.add, customer_id, MethodKind.PHONE, "0571-5550 0123-803")
    first = card(vault, customer_id).methods[0]
    assert (first.value, first.normalised) == ("0571-5550 0123-803", "+8657155500123;ext=803")
    do(vault, contact_methods.edit, method_id, {"value": "call me", "label": "?"})
    second = card(vault, customer_id).methods[0]
    assert (second.value, second.normalised, second.label) == ("call me", None, "?")
    do(vault, contact_methods.edit, method_id, {"kind": "EMAIL", "value": "<A@Example.COM>"})
    assert card(vault, customer_id).methods[0].normalised == "a@example.com"


def test_there_is_one_primary_number_of_a_kind(vault: Vault) -> None:
    customer_id = customer(
        vault,
        methods=[
            NewMethod(MethodKind.PHONE, "13800138001", is_primary=True),
            NewMethod(MethodKind.EMAIL, "a@example.com", is_primary=True),
        ],
    )
    do(
        vault,
        contact_methods.add,
        customer_id,
        MethodKind.PHONE,
        "13800138002",
        is_primary=True,
    )
    primary = {row.value for row in card(vault, customer_id).methods if row.is_primary}
    assert primary == {"13800138002", "a@example.com"}


def test_numbers_without_a_country_belong_to_the_region_of_the_vault(vault: Vault) -> None:
    do(vault, settings.set, {"region": "DE"})
    customer_id = customer(vault, methods=[NewMethod(MethodKind.PHONE, "030 23125014")])
    assert card(vault, customer_id).methods[0].normalised == "+493023125014"


def test_a_verified_number_is_no_longer_bad(vault: Vault) -> None:
    customer_id = customer(vault)
    method_id = do(vault, contact_methods.add, customer_id, MethodKind.PHONE, "13800138001")
    do(vault, contact_methods.edit, method_id, {"bad_since": days(-3)})
    assert card(vault, customer_id).methods[0].bad_since == days(-3)
    do(vault, contact_methods.verify, method_id, today=TODAY)
    shown = card(vault, customer_id).methods[0]
    assert (shown.bad_since, shown.verified_on) == (None, TODAY)
    do(vault, contact_methods.remove, method_id)
    assert card(vault, customer_id).methods == ()


def test_an_empty_number_is_refused(vault: Vault) -> None:
    customer_id = customer(vault)
    with pytest.raises(Refused) as refusal:
        do(vault, contact_methods.add, customer_id, MethodKind.PHONE, "  ")
    assert refusal.value.field == "value"
