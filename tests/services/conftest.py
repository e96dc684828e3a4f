"""A vault whose clock stands: what is due and what is past must not follow the day of the run."""

import pytest

from desktop_crm.storage.vault import Vault
from tests.factories import NOW


@pytest.fixture
def vault(vault: Vault) -> Vault:
    """Return an open empty vault where it is noon of the day every test stands on."""
    vault.clock = lambda: NOW
    return vault
