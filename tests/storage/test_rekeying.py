import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop_crm.domain.errors import Fault, Refused, Unavailable
from desktop_crm.services import backups, vaults
from desktop_crm.services.vaults import Created, SlotKind, Vault
from desktop_crm.storage import audit, rekeying
from desktop_crm.storage.keys import DataKey
from tests.storage.conftest import CHEAP, PASSPHRASE
from tests.storage.killing import is_killed_at
from tests.storage.test_backups import rows

NEW = "another horse 另一匹马"


@pytest.fixture
def rekeyed(ledger: Vault) -> Iterator[Created]:
    made = vaults.rekey(ledger, NEW, kdf=CHEAP)
    yield made
    made.vault.close()


def test_the_same_data_lies_under_another_key(ledger: Vault) -> None:
    before, old_key, old_id = rows(ledger), ledger.copy_key(), ledger.id
    made = vaults.rekey(ledger, NEW, kdf=CHEAP)
    assert not ledger.is_open
    assert rows(made.vault) == before
    assert made.vault.id == old_id
    assert made.vault.copy_key().material() != old_key.material()
    assert vaults.check(made.vault, deep=True).findings == ()
    made.vault.close()
    with pytest.raises(Unavailable) as error:
        vaults.unlock(ledger.folder, PASSPHRASE)
    assert error.value.fault is Fault.WRONG_SECRET
    vaults.unlock(ledger.folder, NEW).close()
    assert made.recovery_code is not None
    vaults.unlock_with_recovery_code(ledger.folder, made.recovery_code).close()
    assert not list(ledger.folder.glob(".*part*"))


def test_a_backup_is_made_before_and_opens_with_the_old_password(rekeyed: Created) -> None:
    vault = rekeyed.vault
    (older,) = backups.under_older_keys(vault)
    assert backups.listing(vault) == ()
    assert backups.verify(older, PASSPHRASE).counts["ledger"] == 300
    with pytest.raises(Unavailable, match="key of this customer file was changed"):
        backups.verify(older, vault)
    info = backups.make(vault)
    assert backups.verify(info.path, NEW) == info
    backups.remove(vault, older)
    assert backups.under_older_keys(vault) == ()


def test_the_events_so_far_are_still_proved_and_go_on_in_a_new_chain(rekeyed: Created) -> None:
    vault = rekeyed.vault
    key = vault.key_for(audit.PURPOSE)
    with vault.read() as session:
        kinds = session.execute(text("SELECT kind FROM audit_event ORDER BY rowid")).scalars().all()
        assert audit.breaks(session.connection(), key) == ()
    assert kinds[-1] == "rekey"
    assert "unlock" in kinds[:-1]
    with vault.raw() as database:
        database.execute("DROP TRIGGER guard_audit_event_u")
        database.execute("UPDATE audit_event SET kind = 'x' WHERE kind = 'unlock'")
    with vault.read() as session:
        assert len(audit.breaks(session.connection(), key)) == 1


def test_whoever_holds_the_old_key_cannot_forge_the_end_of_the_old_chain(rekeyed: Created) -> None:
    vault = rekeyed.vault
    with vault.raw() as database:
        database.execute("DROP TRIGGER guard_audit_event_d")
        database.execute(
            "DELETE FROM audit_event WHERE rowid = (SELECT max(rowid) - 1 FROM audit_event)"
        )
    with vault.read() as session:
        assert audit.breaks(session.connection(), vault.key_for(audit.PURPOSE))


def test_a_second_change_of_the_key_keeps_all_chains(rekeyed: Created) -> None:
    again = vaults.rekey(rekeyed.vault, PASSPHRASE, kdf=CHEAP).vault
    assert vaults.check(again).findings == ()
    again.close()


def test_an_empty_password_changes_nothing_and_leaves_the_vault_open(ledger: Vault) -> None:
    with pytest.raises(Refused):
        rekeying.rekey(ledger, "", bytes(20), kdf=CHEAP)
    assert ledger.is_open


def test_a_copy_that_is_not_sound_never_takes_the_place(
    ledger: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_crm.storage.checks.problems", lambda *_: ("page 7",))
    with pytest.raises(Unavailable, match="page 7"):
        rekeying.rekey(ledger, NEW, bytes(20), kdf=CHEAP)
    monkeypatch.undo()
    vault = vaults.unlock(ledger.folder, PASSPHRASE)
    assert len(rows(vault)) == 300
    vault.close()


@pytest.mark.crash
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that split")
def test_killed_at_any_step_it_is_the_old_or_the_new_one(ledger: Vault, tmp_path: Path) -> None:
    ledger.close()
    outcomes, step = [], 0
    while True:
        step += 1
        folder = tmp_path / f"step {step}" / "shop.crmvault"
        shutil.copytree(ledger.folder, folder)
        vault = vaults.unlock(folder, PASSPHRASE)
        was_killed = is_killed_at(step, lambda vault=vault: change(vault))  # type: ignore[misc]
        vault.close()
        opens = []
        for password in (PASSPHRASE, NEW):
            try:
                opened = vaults.unlock(folder, password)
            except Unavailable as unavailable:
                assert unavailable.fault is Fault.WRONG_SECRET  # noqa: PT017
                continue
            assert len(rows(opened)) == 300
            assert vaults.check(opened, deep=True).findings == ()
            assert not list(folder.glob(".*part*"))
            assert opened.header.pending is None
            opened.close()
            opens.append(password)
        assert len(opens) == 1, step
        outcomes.append(opens[0])
        shutil.rmtree(folder)
        if not was_killed:
            break
    assert outcomes[0] == PASSPHRASE
    assert outcomes[-1] == NEW
    assert outcomes == sorted(outcomes, key=[PASSPHRASE, NEW].index)


def change(vault: Vault) -> None:
    rekeying.rekey(vault, NEW, bytes(20), kdf=CHEAP).close()


def test_the_key_of_a_copy_is_never_that_of_its_original(rekeyed: Created) -> None:
    assert isinstance(rekeyed.vault.copy_key(), DataKey)
    assert [slot.kind for slot in rekeyed.vault.slots()] == [
        SlotKind.PASSPHRASE,
        SlotKind.RECOVERY,
    ]
