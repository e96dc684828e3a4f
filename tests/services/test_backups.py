"""Backups that come before what should not be done without one."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop_crm.domain.backups import BackupPlan
from desktop_crm.domain.errors import Fault, Refused, Unavailable
from desktop_crm.domain.troubles import TroubleKind
from desktop_crm.domain.words import Tier
from desktop_crm.services import (
    backups,
    customers,
    demo,
    history,
    importing,
    merging,
    unit_of_work,
    vaults,
    watch,
)
from desktop_crm.services.use_cases import mark_of
from desktop_crm.storage import faults
from desktop_crm.storage.entities.customer import Customer
from desktop_crm.storage.vault import Vault
from tests.conftest import PASSPHRASE

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


def test_a_few_rows_need_a_fresh_backup_only(vault: Vault) -> None:
    ids = added(vault, 6)
    unit_of_work.write(vault, merging.merge, ids[0], ids[1:2])
    (made,) = backups.listing(vault)
    assert made.counts["customer"] == 6
    unit_of_work.write(vault, merging.merge, ids[0], ids[2:3])
    assert backups.listing(vault) == (made,)
    later = vault.clock() + timedelta(minutes=31)
    vault.clock = lambda: later
    unit_of_work.write(vault, merging.merge, ids[0], ids[3:4])
    assert len(backups.listing(vault)) == 2


def test_imports_and_merges_ask_for_one() -> None:
    assert mark_of(importing.store).backed_up_from == 50
    assert mark_of(merging.merge).backed_up_from == 1
    assert mark_of(history.undo_batch).backed_up_from == 1
    assert mark_of(demo.remove).backed_up_from == 1
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


def test_a_plan_is_kept_and_followed(vault: Vault, tmp_path: Path) -> None:
    now = vault.clock()
    assert backups.plan(vault) == BackupPlan()
    assert not backups.due(vault, now)
    added(vault, 1)
    assert backups.due(vault, now)
    first = backups.make(vault)
    added(vault, 1)
    assert not backups.due(vault, now + timedelta(minutes=29))
    assert backups.due(vault, first.made_at + timedelta(minutes=31))
    backups.keep_plan(vault, BackupPlan(every_minutes=60))
    assert not backups.due(vault, first.made_at + timedelta(minutes=31))
    assert backups.due(vault, first.made_at + timedelta(minutes=61))
    backups.keep_plan(vault, BackupPlan(every_minutes=0, on_closing=False))
    assert not backups.due(vault, first.made_at + timedelta(days=30))
    assert backups.make_on_closing(vault) is None
    backups.keep_plan(vault, BackupPlan(on_closing=True))
    assert backups.make_on_closing(vault) is not None
    assert backups.make_on_closing(vault) is None


def test_a_plan_that_cannot_be_read_is_the_usual_one(vault: Vault) -> None:
    for text in ('"no plan"', '{"every_minutes": 7, "place": 5}', "{"):
        with vault.write() as session:
            session.connection().exec_driver_sql(
                "INSERT OR REPLACE INTO setting (key, value) VALUES ('backups', ?)", (text,)
            )
        assert backups.plan(vault) == BackupPlan()


def test_the_second_place_gets_every_backup_and_its_absence_hinders_nothing(
    vault: Vault, tmp_path: Path
) -> None:
    usb, aside = tmp_path / "usb", tmp_path / "aside"
    usb.mkdir()
    backups.keep_plan(vault, BackupPlan(place=str(usb)))
    assert backups.copy_if_due(vault) is None
    added(vault, 1)
    now = vault.clock()
    made = backups.make_if_due(vault, now)
    assert made is not None
    (copy,) = backups.elsewhere(vault, usb)
    assert (copy.counts, copy.actions) == (made.counts, made.actions)
    assert backups.verify(copy.path, vault).counts == made.counts
    assert backups.copy_if_due(vault) is None
    assert backups.safety(vault).copied_at == made.made_at
    usb.rename(aside)
    added(vault, 1)
    assert backups.make_on_closing(vault) is not None
    safety = backups.safety(vault)
    assert (safety.is_place_there, safety.copied_at) == (False, made.made_at)
    assert not safety.lacks_copy(now + timedelta(days=13))
    assert safety.lacks_copy(now + timedelta(days=15))
    aside.rename(usb)
    copied = backups.copy_if_due(vault)
    assert copied is not None
    assert len(backups.elsewhere(vault, usb)) == 2


def test_the_second_place_must_be_a_folder_outside(vault: Vault, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="outside"):
        backups.keep_plan(vault, BackupPlan(place=str(vault.folder / "backups")))
    with pytest.raises(Unavailable, match="not there"):
        backups.keep_plan(vault, BackupPlan(place=str(tmp_path / "nowhere")))
    assert backups.plan(vault) == BackupPlan()


def test_the_newest_good_backup_of_a_place_is_never_deleted(vault: Vault, tmp_path: Path) -> None:
    added(vault, 1)
    older = backups.make(vault)
    added(vault, 1)
    newest = backups.make(vault)
    with pytest.raises(Refused, match="never deleted"):
        backups.remove(vault, newest.path)
    backups.remove(vault, older.path)
    assert backups.listing(vault) == (newest,)
    content = bytearray((newest.path / "data.db").read_bytes())
    content[9000] ^= 1
    (newest.path / "data.db").write_bytes(content)
    backups.remove(vault, newest.path)
    assert backups.listing(vault) == ()
    stranger = tmp_path / "folder.crmbackup"
    stranger.mkdir()
    with pytest.raises(Unavailable):
        backups.remove(vault, stranger)
    assert stranger.exists()


def test_safety_tells_what_is_in_no_backup(vault: Vault) -> None:
    assert backups.safety(vault).unsaved_at is None
    added(vault, 1)
    unsaved = backups.safety(vault)
    assert unsaved.unsaved_at == vault.created_at
    assert not unsaved.is_overdue(vault.created_at + timedelta(days=2))
    assert unsaved.is_overdue(vault.created_at + timedelta(days=4))
    made = backups.make(vault)
    saved = backups.safety(vault)
    assert (saved.backed_up_at, saved.unsaved_at) == (made.made_at, None)
    assert not saved.is_overdue(made.made_at + timedelta(days=400))


def test_a_trial_restore_is_repeated_and_its_failure_is_remembered(vault: Vault) -> None:
    now = vault.clock()
    assert backups.rehearse_if_due(vault, now) is None
    added(vault, 2)
    info = backups.make(vault)
    found = backups.rehearse_if_due(vault, now)
    assert found is not None
    assert (found.then["customer"], found.now["customer"]) == (2, 2)
    assert backups.rehearse_if_due(vault, now + timedelta(days=6)) is None
    content = bytearray((info.path / "data.db").read_bytes())
    content[9000] ^= 1
    (info.path / "data.db").write_bytes(content)
    with pytest.raises(Unavailable, match="damaged"):
        backups.rehearse_if_due(vault, now + timedelta(days=8))
    assert [each.kind for each in watch.now(vault)] == [TroubleKind.REHEARSAL_FAILED]
    added(vault, 1)
    backups.make(vault)
    backups.rehearse(vault)
    assert watch.now(vault) == ()


def test_a_trial_tells_what_would_be_different(vault: Vault) -> None:
    first, second, third = added(vault, 3)
    info = backups.make(vault)
    unit_of_work.write(vault, customers.delete, [first], now=NOW)
    unit_of_work.write(vault, customers.edit, second, {"note": "changed since"})
    unit_of_work.write(vault, customers.set_tier, [third], Tier.A)
    unit_of_work.write(vault, customers.add, {"name": "Newcomer"}, now=NOW)
    found = backups.rehearse(vault, info.path)
    assert found.only_now == ("Newcomer",)
    assert found.only_then == ("Customer 0",)
    assert found.changed == 2
    assert dict(found.since) == {
        "Add customer": 1,
        "Change tier": 1,
        "Delete customers": 1,
        "Edit customer": 1,
    }
    assert (found.then["customer"], found.now["customer"]) == (3, 3)


def test_a_restore_in_place_opens_again_and_can_be_undone(vault: Vault) -> None:
    added(vault, 2)
    info = backups.make(vault)
    added(vault, 3)
    backups.rehearse(vault)
    restored = backups.replace_and_open(vault, lambda _done, _of: None, backup=info.path)
    assert not vault.is_open
    assert names(restored) == 2
    assert [each.kind for each in watch.now(restored)] == [TroubleKind.RESTORE_UNCONFIRMED]
    with pytest.raises(Refused, match="first"):
        backups.remove_replaced(restored, backups.replaced_sets(restored)[0].path)
    added(restored, 1)
    again = backups.go_back_and_open(restored, lambda _done, _of: None)
    assert names(again) == 5
    assert not backups.awaits_confirmation(again)
    assert vaults.check(again, deep=True).findings == ()
    # What was restored, and what was written since, is in a backup and in the set put aside.
    assert 3 in {each.counts["customer"] for each in backups.listing(again)}
    kept = backups.replaced_sets(again)
    assert len(kept) == 2
    for each in kept:
        backups.remove_replaced(again, each.path)
    assert backups.replaced_sets(again) == ()
    again.close()


def test_a_change_left_in_the_log_comes_back_too(vault: Vault, tmp_path: Path) -> None:
    added(vault, 1)
    info = backups.make(vault)
    added(vault, 1)
    # As it is when the program could not put the log into the database any more.
    for name in ("data.db", "data.db-wal"):
        shutil.copy(vault.folder / name, tmp_path / name)
    restored = backups.replace_and_open(vault, lambda _done, _of: None, backup=info.path)
    (kept,) = backups.replaced_sets(restored)
    for name in ("data.db", "data.db-wal"):
        shutil.copy(tmp_path / name, kept.path / name)
    again = backups.go_back_and_open(restored, lambda _done, _of: None)
    assert names(again) == 2
    again.close()


def test_a_copy_to_look_at_is_backed_up_elsewhere_only(vault: Vault, tmp_path: Path) -> None:
    added(vault, 1)
    info = backups.make(vault)
    vault.close()
    copy = vaults.unlock(vault.folder, PASSPHRASE, as_copy=True)
    for refused in (
        lambda: backups.make(copy),
        lambda: backups.replace_with(copy, info.path),
    ):
        with pytest.raises(Unavailable) as error:
            refused()
        assert error.value.fault is Fault.READ_ONLY
    assert backups.make(copy, tmp_path).counts["customer"] == 1
    assert not backups.due(copy, copy.clock())
    assert backups.make_on_closing(copy) is None
    copy.close()


def names(vault: Vault) -> int:
    return len(unit_of_work.read(vault, lambda session: session.scalars(select(Customer.n)).all()))
