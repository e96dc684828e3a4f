"""Vaults with generated customers: real files with the cheapest keys allowed."""

from pathlib import Path

from desktop_crm.storage import search
from desktop_crm.storage.keys import Kdf
from desktop_crm.storage.vault import Vault, create
from tests.benchmarks import generate

PASSPHRASE = "correct horse"  # noqa: S105
CHEAP = Kdf(memory_mib=19, passes=1, lanes=1)


def filled(folder: Path, count: int) -> Vault:
    """Return a new open vault with the first `count` generated customers, all of them indexed."""
    vault = create(folder, PASSPHRASE, kdf=CHEAP)
    with vault.write() as session:
        connection = session.connection()
        generate.fill(connection, generate.customers(count))
        search.refresh(connection)
    return vault
