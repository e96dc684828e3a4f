"""Backups that come before what should not be done without one."""

from datetime import UTC, datetime

import pytest

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.services import backups, customers, importing, merging, unit_of_work
from desktop_crm.services.use_cases import mark_of
from desktop_crm.storage import faults
from desktop_crm.storage.vault import Vault

NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)


def added(vault: Vault, count: int) -> list[bytes]:
    return [
        unit_of_work.write(vault, customers.add, {"name": f"Customer {number}"}, now=NOW).value
        for number in range(count)
    ]


def test_a_backup_comes_before_many_customers_are_deleted(vault: Vault) -> None:
    ids = added(vault, 20)
    unit_of_work.write(vault, customers.delete, ids[:3], now=NOW)
    assert backups.listing(vault) == ()
    before = vault.position().actions
    unit_of_work.write(vault, customers.delete, ids, now=NOW)
    (made,) = backups.listing(vault)
    assert made.actions == before
    assert made.counts["customer"] == 20


def test_nothing_is_backed_up_twice(vault: Vault) -> None:
    ids = added(vault, 20)
    made = backups.make(vault)
    unit_of_work.write(vault, customers.delete, ids, now=NOW)
    assert backups.listing(vault) == (made,)


def test_imports_and_merges_ask_for_one() -> None:
    assert mark_of(importing.store).backed_up_from == 50
    assert mark_of(merging.merge).backed_up_from == 1
    assert mark_of(customers.add).backed_up_from is None


@pytest.mark.parametrize("fault", [Fault.DISK_FULL, Fault.DAMAGED])
def test_a_full_disk_lets_deleting_go_on_and_damage_does_not(
    vault: Vault, monkeypatch: pytest.MonkeyPatch, fault: Fault
) -> None:
    ids = added(vault, 20)

    def fail(*_: object) -> None:
        raise Unavailable(fault, faults.IO)

    monkeypatch.setattr("desktop_crm.storage.backups.make", fail)
    if fault is Fault.DISK_FULL:
        unit_of_work.write(vault, customers.delete, ids, now=NOW)
        return
    with pytest.raises(Unavailable):
        unit_of_work.write(vault, customers.delete, ids, now=NOW)
    monkeypatch.undo()
    assert vault.position().actions == 20
