"""Settings of the vault."""

import pytest
from sqlalchemy import text

from desktop_crm.domain.errors import Refused
from desktop_crm.domain.settings import VaultSettings
from desktop_crm.domain.words import Tier
from desktop_crm.queries.settings import settings as read_settings
from desktop_crm.services import settings
from desktop_crm.storage.vault import Vault
from tests.factories import ask, do


def test_a_new_vault_has_the_usual_ones(vault: Vault) -> None:
    assert ask(vault, read_settings) == VaultSettings()


def test_what_is_changed_stays_and_the_rest_is_left_alone(vault: Vault) -> None:
    do(vault, settings.set, {"user_name": " 陈静 ", "cadence": {Tier.A: 7, "B": 0}})
    do(vault, settings.set, {"complaint_hours": 24, "wanted_fields": ["tier"]})
    found = ask(vault, read_settings)
    assert (found.user_name, found.cadence) == ("陈静", {Tier.A: 7})
    assert (found.complaint_hours, found.wanted_fields) == (24, ("tier",))
    assert found.currency == "CNY"


@pytest.mark.parametrize(
    ("name", "value"), [("colour", 1), ("currency", 3), ("complaint_hours", "48")]
)
def test_what_does_not_fit_is_refused(vault: Vault, name: str, value: object) -> None:
    with pytest.raises(Refused) as refusal:
        do(vault, settings.set, {name: value})
    assert refusal.value.field == name


def test_what_cannot_be_read_has_its_default(vault: Vault) -> None:
    with vault.write() as session:
        session.execute(
            text(
                'INSERT INTO setting (key, value) VALUES (\'cadence\', \'{"A": "x", "S": 3}\'),'
                " ('currency', 'no json'), ('complaint_hours', '-5'), ('newer', '1')"
            )
        )
    found = ask(vault, read_settings)
    assert (found.cadence, found.currency, found.complaint_hours) == ({}, "CNY", 48)
