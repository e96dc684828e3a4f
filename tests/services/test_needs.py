"""What customers need."""

import pytest

from desktop_crm.domain.errors import Refused
from desktop_crm.domain.words import NeedState, Urgency
from desktop_crm.services import needs
from desktop_crm.storage.vault import Vault
from tests.factories import card, customer, do


def test_a_need_lives_until_it_is_removed(vault: Vault) -> None:
    customer_id = customer(vault)
    need_id = do(vault, needs.add, customer_id, " 降低漏损 ", urgency=Urgency.HIGH, budget="15 万")
    (row,) = card(vault, customer_id).needs
    assert (row.text, row.urgency, row.budget, row.state) == ("降低漏损", "HIGH", "15 万", "OPEN")
    do(vault, needs.edit, need_id, {"state": "met", "competitor": "禾泽", "urgency": None})
    (row,) = card(vault, customer_id).needs
    assert (row.state, row.competitor, row.urgency) == (NeedState.MET, "禾泽", None)
    do(vault, needs.remove, need_id)
    assert card(vault, customer_id).needs == ()


def test_empty_and_unknown_ones_are_refused(vault: Vault) -> None:
    customer_id = customer(vault)
    with pytest.raises(Refused):
        do(vault, needs.add, customer_id, " ")
    need_id = do(vault, needs.add, customer_id, "x")
    with pytest.raises(Refused):
        do(vault, needs.edit, need_id, {"text": ""})
    with pytest.raises(Refused):
        do(vault, needs.edit, need_id, {"colour": "red"})
    with pytest.raises(Refused):
        do(vault, needs.remove, bytes(16))
