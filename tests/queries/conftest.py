"""A vault with every kind of customer, for tests that only read."""

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from desktop_crm.storage import search as index
from desktop_crm.storage.vault import Vault
from tests.benchmarks.vaults import filled

COUNT = 1500


@pytest.fixture(scope="session")
def wide_shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    vault = filled(tmp_path_factory.mktemp("listing") / "shop.crmvault", COUNT)
    with vault.write() as session:
        connection = session.connection()
        connection.exec_driver_sql("UPDATE customer SET deleted_at = n WHERE n % 50 = 7")
        connection.exec_driver_sql(
            "UPDATE customer SET merged_into = (SELECT id FROM customer WHERE n = 1) "
            "WHERE n % 100 = 9"
        )
        connection.exec_driver_sql("UPDATE customer SET tier = NULL WHERE n % 30 = 3")
        connection.exec_driver_sql("UPDATE customer SET tier = 'Z' WHERE n % 70 = 3")
        connection.exec_driver_sql(
            "UPDATE customer SET stage = NULL, stage_suggested = 'LOYAL' WHERE n % 40 = 3"
        )
        connection.exec_driver_sql("UPDATE customer SET last_contact_on = NULL WHERE n % 25 = 4")
        connection.exec_driver_sql("UPDATE customer SET industry = 'Electronics' WHERE n % 9 = 4")
        connection.exec_driver_sql(
            "UPDATE tag SET merged_into = (SELECT id FROM tag WHERE name = 'VIP') "
            "WHERE name = '大客户'"
        )
        index.refresh(connection)
    yield vault
    vault.close()


@pytest.fixture
def session(wide_shop: Vault) -> Iterator[Session]:
    with wide_shop.read() as session:
        yield session
