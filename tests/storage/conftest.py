"""Vaults for the tests of storage: real files with the cheapest keys allowed."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop_crm.services import vaults
from desktop_crm.services.vaults import Created, Kdf, Vault

CHEAP = Kdf(memory_mib=19, passes=1, lanes=1)
PASSPHRASE = "correct horse 正确的马"  # noqa: S105


@pytest.fixture(scope="session")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Created:
    """A closed vault to copy: making one costs three times as much as opening it."""
    made = vaults.create(tmp_path_factory.mktemp("closed") / "shop.crmvault", PASSPHRASE, kdf=CHEAP)
    made.vault.close()
    return made


@pytest.fixture
def created(closed: Created, tmp_path: Path) -> Iterator[Created]:
    """An open vault of the test's own with its recovery code."""
    folder = tmp_path / "shop.crmvault"
    shutil.copytree(closed.vault.folder, folder)
    vault = vaults.unlock(folder, PASSPHRASE)
    yield Created(vault, closed.recovery_code)
    vault.close()


@pytest.fixture
def vault(created: Created) -> Vault:
    return created.vault


@pytest.fixture
def ledger(vault: Vault) -> Vault:
    """A vault with a table of the tests' own and an index over it."""
    with vault.write() as session:
        session.execute(text("CREATE TABLE ledger (id INTEGER PRIMARY KEY, note TEXT)"))
        session.execute(text("CREATE VIRTUAL TABLE found USING fts5 (note, content='')"))
        session.execute(
            text(
                "INSERT INTO ledger (note) WITH RECURSIVE n (i) AS "
                "(SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) "
                "SELECT 'note ' || i || hex(randomblob(100)) FROM n"
            )
        )
        session.execute(text("INSERT INTO found (rowid, note) SELECT id, note FROM ledger"))
    return vault
