"""Backups when two are made at once, and when the clock was wrong."""

import threading
from datetime import datetime, timedelta

import pytest

from desktop_crm.services import backups, vaults
from desktop_crm.services.vaults import Vault
from tests import factories
from tests.faults.conftest import PASSPHRASE

pytestmark = pytest.mark.fault


def test_two_backups_at_once_are_both_made(ledger: Vault) -> None:
    made: list[backups.BackupInfo] = []
    start = threading.Barrier(4)

    def make() -> None:
        start.wait()
        made.append(backups.make(ledger))

    makers = [threading.Thread(target=make) for _ in range(4)]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    assert len(made) == 4
    for info in made:
        backups.verify(info.path, ledger)


def test_a_restore_in_place_is_no_loss(ledger: Vault) -> None:
    folder, first = ledger.folder, backups.make(ledger)
    factories.customer(ledger)
    backups.make(ledger)
    backups.replace_with(ledger, first.path)
    restored = vaults.unlock(folder, PASSPHRASE)
    assert vaults.check(restored, deep=True).findings == ()
    newest = backups.make(restored)
    factories.customer(restored)
    assert vaults.check(restored, deep=True).findings == ()
    restored.close()
    assert newest.path.exists()


def test_a_rollback_after_a_restore_in_place_is_a_loss(ledger: Vault) -> None:
    folder, first = ledger.folder, backups.make(ledger)
    factories.customer(ledger)
    backups.replace_with(ledger, first.path)
    restored = vaults.unlock(folder, PASSPHRASE)
    restored.close()
    older = restored.path.read_bytes()
    restored = vaults.unlock(folder, PASSPHRASE)
    factories.customer(restored)
    backups.make(restored)
    restored.close()
    restored.path.write_bytes(older)
    restored = vaults.unlock(folder, PASSPHRASE)
    assert any("actions" in finding for finding in vaults.check(restored).findings)
    restored.close()


def test_backups_of_a_clock_that_was_ahead_do_not_push_out_those_of_the_right_one(
    ledger: Vault,
) -> None:
    right = ledger.clock

    def back_up(ahead: timedelta) -> backups.BackupInfo:
        def clock() -> datetime:
            return right() + ahead

        ledger.clock = clock
        factories.customer(ledger)
        return backups.make(ledger)

    for month in range(18):
        back_up(timedelta(days=400 + 31 * month))
    first, second, third = (back_up(timedelta(0)) for _ in range(3))
    for info in (first, second, third):
        assert info.path.exists()
    assert len(backups.listing(ledger)) <= 16 + 14 + 8 + 12 + 3
