import os
import shutil
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.services import backups, vaults
from desktop_crm.services.vaults import Vault
from desktop_crm.storage import restoring, swap
from tests.storage.conftest import CHEAP, PASSPHRASE
from tests.storage.killing import is_killed_at
from tests.storage.test_backups import rows


def thin_out(vault: Vault) -> None:
    with vault.write() as session:
        session.execute(text("DELETE FROM ledger WHERE id > 5"))
        session.execute(text("UPDATE clock SET txn = txn + 1"))


def test_a_backup_takes_the_place_of_the_vault_and_the_old_set_is_kept(ledger: Vault) -> None:
    info = backups.make(ledger)
    thin_out(ledger)
    kept = backups.replace_with(ledger, info.path)
    assert not ledger.is_open
    vault = vaults.unlock(ledger.folder, PASSPHRASE)
    assert len(rows(vault)) == 300
    assert vaults.check(vault, deep=True).findings == ()
    assert len(backups.listing(vault)) == 2  # what was there was backed up before
    vault.close()
    assert {path.name for path in kept.iterdir()} == {"data.db", "keys.json", "keys.bak"}
    shutil.copytree(kept, ledger.folder.parent / "kept.crmvault")
    old = vaults.unlock(ledger.folder.parent / "kept.crmvault", PASSPHRASE)
    assert len(rows(old)) == 5
    old.close()


def test_no_backup_is_deleted_until_the_restore_is_confirmed(
    ledger: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    info = backups.make(ledger)
    backups.replace_with(ledger, info.path)
    vault = vaults.unlock(ledger.folder, PASSPHRASE)
    assert backups.awaits_confirmation(vault)
    monkeypatch.setattr(
        "desktop_crm.storage.backups.superseded", lambda made: tuple(sorted(made)[:-1])
    )
    backups.make(vault)
    assert info.path.exists()
    backups.confirm_restore(vault)
    assert not backups.awaits_confirmation(vault)
    assert vault.clock_jump() is None
    backups.make(vault)
    assert not info.path.exists()
    vault.close()


def test_a_damaged_backup_changes_nothing(ledger: Vault) -> None:
    info = backups.make(ledger)
    with (info.path / "data.db").open("r+b") as stream:
        stream.seek(9000)
        stream.write(b"damage")
    with pytest.raises(Unavailable) as error:
        backups.replace_with(ledger, info.path)
    assert error.value.fault is Fault.DAMAGED
    assert ledger.is_open
    assert len(rows(ledger)) == 300


def test_a_backup_with_other_secrets_needs_its_own_password(ledger: Vault, tmp_path: Path) -> None:
    other = vaults.create(tmp_path / "other.crmvault", "other", kdf=CHEAP).vault
    info = backups.make(other)
    other.close()
    with pytest.raises(Unavailable, match="another customer file"):
        backups.replace_with(ledger, info.path)
    backups.replace_with(ledger, info.path, "other")
    vaults.unlock(ledger.folder, "other").close()


@pytest.mark.crash
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that split")
def test_killed_at_any_step_it_is_the_old_or_the_new_set(ledger: Vault, tmp_path: Path) -> None:
    info = backups.make(ledger)
    thin_out(ledger)
    ledger.close()
    sizes, step = [], 0
    while True:
        step += 1
        folder = tmp_path / f"step {step}" / "shop.crmvault"
        shutil.copytree(ledger.folder, folder)
        backup = folder / "backups" / info.path.name
        vault = vaults.unlock(folder, PASSPHRASE)
        was_killed = is_killed_at(
            step,
            lambda vault=vault, backup=backup: restoring.replace_with(vault, backup),  # type: ignore[misc]
        )
        vault.close()
        opened = vaults.unlock(folder, PASSPHRASE)
        assert vaults.check(opened, deep=True).findings == ()
        sizes.append(len(rows(opened)))
        opened.close()
        assert not swap.is_unfinished(folder)
        assert not list((folder / "backups").glob(".coming*"))
        shutil.rmtree(folder)
        if not was_killed:
            break
    assert sizes[0] == 5
    assert sizes[-1] == 300
    assert sizes == sorted(sizes)
    assert set(sizes) == {5, 300}


def test_a_rehearsal_proves_a_restore_and_leaves_nothing(
    ledger: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert backups.last_rehearsal(ledger) is None
    backups.make(ledger)
    assert backups.rehearsal_due(ledger, ledger.clock())
    thin_out(ledger)
    rehearsal = backups.rehearse(ledger)
    assert (rehearsal.then["ledger"], rehearsal.now["ledger"]) == (300, 5)
    assert backups.last_rehearsal(ledger) == rehearsal.at
    assert not backups.rehearsal_due(ledger, ledger.clock())
    assert [path.name for path in tmp_path.iterdir()] == ["shop.crmvault"]


def test_a_rehearsal_with_a_damaged_backup_says_so(ledger: Vault) -> None:
    info = backups.make(ledger)
    with (info.path / "data.db").open("r+b") as stream:
        stream.seek(9000)
        stream.write(b"damage")
    with pytest.raises(Unavailable) as error:
        backups.rehearse(ledger)
    assert error.value.fault is Fault.DAMAGED
    assert backups.last_rehearsal(ledger) is None


@pytest.mark.crash
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that split")
def test_killed_while_a_restore_is_undone_it_is_the_old_or_the_new_set(
    ledger: Vault, tmp_path: Path
) -> None:
    info = backups.make(ledger)
    thin_out(ledger)
    backups.replace_with(ledger, info.path)
    sizes, step = [], 0
    while True:
        step += 1
        folder = tmp_path / f"step {step}" / "shop.crmvault"
        shutil.copytree(ledger.folder, folder)
        vault = vaults.unlock(folder, PASSPHRASE)
        was_killed = is_killed_at(step, lambda vault=vault: restoring.go_back(vault))  # type: ignore[misc]
        vault.close()
        opened = vaults.unlock(folder, PASSPHRASE)
        assert vaults.check(opened, deep=True).findings == ()
        sizes.append(len(rows(opened)))
        opened.close()
        assert not swap.is_unfinished(folder)
        shutil.rmtree(folder)
        if not was_killed:
            break
    assert (sizes[0], sizes[-1], set(sizes)) == (300, 5, {5, 300})
    assert sizes == sorted(sizes, reverse=True)
