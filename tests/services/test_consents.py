"""What customers agreed to."""

import pytest

from desktop_crm.domain.errors import Refused
from desktop_crm.services import consents
from desktop_crm.storage.vault import Vault
from tests.factories import TODAY, card, customer, days, do


def test_consent_is_given_and_taken_back(vault: Vault) -> None:
    customer_id = customer(vault)
    consent_id = do(
        vault,
        consents.give,
        customer_id,
        purpose="节日问候",
        channel="WECHAT",
        given_on=days(-30),
        evidence="截图",
    )
    assert card(vault, customer_id).consents[0].withdrawn_on is None
    do(vault, consents.withdraw, consent_id, on=TODAY)
    (row,) = card(vault, customer_id).consents
    assert (row.purpose, row.given_on, row.withdrawn_on) == ("节日问候", days(-30), TODAY)


def test_consent_without_a_purpose_is_none(vault: Vault) -> None:
    customer_id = customer(vault)
    with pytest.raises(Refused) as refusal:
        do(vault, consents.give, customer_id, purpose=" ", given_on=TODAY)
    assert refusal.value.field == "purpose"
    with pytest.raises(Refused):
        do(vault, consents.withdraw, bytes(16), on=TODAY)
