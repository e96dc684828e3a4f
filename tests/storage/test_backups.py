import shutil
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from desktop_crm.domain.errors import Cancelled, Fault, Unavailable
from desktop_crm.services import backups, vaults
from desktop_crm.services.vaults import Vault
from desktop_crm.storage import backups as stored
from desktop_crm.storage import checks, journal
from desktop_crm.storage.key_header import KeyFiles
from tests.storage.conftest import CHEAP, PASSPHRASE

MONDAY = datetime(2026, 5, 4, 9, tzinfo=UTC)


def _same(now: datetime) -> datetime:
    return now


def rows(vault: Vault) -> list[tuple[object, ...]]:
    with vault.read() as session:
        return [tuple(row) for row in session.execute(text("SELECT * FROM ledger ORDER BY id"))]


def test_a_backup_is_verified_and_listed(ledger: Vault) -> None:
    steps: list[tuple[int, int]] = []
    info = backups.make(ledger, progress=lambda done, of: steps.append((done, of)))
    assert backups.listing(ledger) == (info,)
    assert info.counts["ledger"] == 300
    assert steps == sorted(steps)
    assert steps[-1] == (checks.STEPS, checks.STEPS)
    assert backups.verify(info.path, ledger) == info
    assert backups.verify(info.path, PASSPHRASE) == info
    assert vaults.info(ledger).last_backup_at == info.made_at


def test_a_backup_holds_what_was_saved_before_it_and_nothing_after(ledger: Vault) -> None:
    before = rows(ledger)
    info = backups.make(ledger)
    with ledger.write() as session:
        session.execute(text("DELETE FROM ledger WHERE id > 5"))
    backups.restore(info.path, ledger.folder.parent / "old.crmvault")
    restored = vaults.unlock(ledger.folder.parent / "old.crmvault", PASSPHRASE)
    assert rows(restored) == before
    assert vaults.check(restored, deep=True).is_well
    restored.close()


def test_a_backup_elsewhere_is_one_new_entry_named_after_the_vault(
    ledger: Vault, tmp_path: Path
) -> None:
    info = backups.make(ledger, tmp_path / "usb" / "deep")
    assert [path.name for path in (tmp_path / "usb" / "deep").iterdir()] == [info.path.name]
    assert info.path.name.startswith("shop-")
    assert info.path.suffix == backups.SUFFIX
    assert backups.listing(ledger) == ()


def test_two_backups_in_one_second_stand_side_by_side(ledger: Vault) -> None:
    ledger.clock = lambda: MONDAY
    assert backups.make(ledger).path != backups.make(ledger).path


def test_restoring_never_overwrites(ledger: Vault, tmp_path: Path) -> None:
    info = backups.make(ledger)
    before = ledger.path.read_bytes()
    with pytest.raises(Unavailable) as error:
        backups.restore(info.path, ledger.folder)
    assert error.value.fault is Fault.ALREADY_EXISTS
    assert ledger.path.read_bytes() == before
    taken = tmp_path / "file"
    taken.write_text("x")
    with pytest.raises(Unavailable):
        backups.restore(info.path, taken)
    assert taken.read_text() == "x"


def test_a_restored_vault_takes_a_device_id_of_its_own_once(ledger: Vault) -> None:
    def device(vault: Vault) -> bytes:
        with vault.read() as session:
            return journal.device(session.connection())

    info = backups.make(ledger)
    target = ledger.folder.parent / "restored.crmvault"
    backups.restore(info.path, target)
    restored = vaults.unlock(target, PASSPHRASE)
    first = device(restored)
    restored.close()
    assert first != device(ledger)
    again = vaults.unlock(target, PASSPHRASE)
    assert device(again) == first
    assert restored.id == ledger.id
    with again.read() as session:
        kinds = session.execute(text("SELECT kind FROM audit_event")).scalars().all()
    assert kinds.count("restore") == 1
    assert vaults.check(again).is_well
    again.close()


def test_a_backup_opens_with_the_secrets_of_today(ledger: Vault) -> None:
    info = backups.make(ledger)
    vaults.change_passphrase(ledger, "tomorrow", kdf=CHEAP)
    with pytest.raises(Unavailable) as error:
        backups.verify(info.path, PASSPHRASE)
    assert error.value.fault is Fault.WRONG_SECRET
    assert backups.verify(info.path, "tomorrow") == info


def test_a_backup_survives_the_loss_of_its_vault(ledger: Vault, tmp_path: Path) -> None:
    info = backups.make(ledger, tmp_path / "usb")
    expected = rows(ledger)
    ledger.close()
    for name in ("data.db", "keys.json", "keys.bak"):
        (ledger.folder / name).unlink()
    backups.restore(info.path, tmp_path / "again")
    restored = vaults.unlock(tmp_path / "again", PASSPHRASE)
    assert rows(restored) == expected
    restored.close()


@pytest.mark.parametrize("name", ["data.db", "keys.json", "manifest.json"])
def test_any_changed_byte_in_a_backup_is_noticed(ledger: Vault, name: str) -> None:
    info = backups.make(ledger)
    path = info.path / name
    content = path.read_bytes()
    for at in range(0, len(content), max(1, len(content) // 12)):
        changed = bytearray(content)
        changed[at] ^= 4
        path.write_bytes(bytes(changed))
        with pytest.raises(Unavailable) as error:
            backups.verify(info.path, ledger)
        assert error.value.fault is Fault.DAMAGED
        if name != "manifest.json":  # it is signed, and restoring asks for no secret
            with pytest.raises(Unavailable):
                backups.restore(info.path, ledger.folder.parent / "never")
    path.write_bytes(content)
    assert backups.verify(info.path, ledger) == info
    assert not (ledger.folder.parent / "never").exists()


@pytest.mark.parametrize("name", ["data.db", "keys.json", "manifest.json"])
def test_a_folder_with_a_part_missing_is_no_backup(ledger: Vault, name: str) -> None:
    info = backups.make(ledger)
    (info.path / name).unlink()
    with pytest.raises(Unavailable) as error:
        backups.verify(info.path, ledger)
    assert error.value.fault is Fault.FILE_FORMAT


def test_a_backup_with_rows_taken_out_is_noticed_by_its_signed_counts(ledger: Vault) -> None:
    info = backups.make(ledger)
    manifest = stored._read_manifest(info.path)
    assert manifest is not None
    manifest["counts"]["ledger"] = 299
    key = ledger.copy_key()
    manifest["mac"] = stored._signature(manifest, key)
    (info.path / "manifest.json").write_bytes(stored._canonical(manifest))
    with pytest.raises(Unavailable, match="counts"):
        backups.verify(info.path, ledger)


def test_a_manifest_written_without_the_key_is_not_listed(ledger: Vault) -> None:
    info = backups.make(ledger)
    manifest = stored._read_manifest(info.path)
    assert manifest is not None
    manifest["actions"] = 9999
    (info.path / "manifest.json").write_bytes(stored._canonical(manifest))
    assert backups.listing(ledger) == ()


def test_the_backup_of_another_vault_is_told(ledger: Vault, tmp_path: Path) -> None:
    other = vaults.create(tmp_path / "other", PASSPHRASE, kdf=CHEAP).vault
    info = backups.make(other)
    with pytest.raises(Unavailable, match="another customer file"):
        backups.verify(info.path, ledger)
    other.close()


def test_a_cancelled_backup_leaves_nothing(ledger: Vault) -> None:
    def stop(done: int, _of: int) -> None:
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        backups.make(ledger, progress=stop)
    assert list((ledger.folder / "backups").iterdir()) == []


def test_a_copy_that_fails_its_check_is_not_published(ledger: Vault) -> None:
    with ledger.write() as session:
        session.execute(text("DELETE FROM found_data WHERE id > 10"))
    with pytest.raises(Unavailable, match=r"fts5.*no backup was made"):
        backups.make(ledger)
    assert list((ledger.folder / "backups").iterdir()) == []


def test_litter_of_a_killed_backup_is_swept(ledger: Vault) -> None:
    litter = ledger.folder / "backups" / f".part-{ledger.id[:8]}-00"
    litter.mkdir()
    (litter / "data.db").write_bytes(b"x")
    info = backups.make(ledger)
    assert list((ledger.folder / "backups").iterdir()) == [info.path]


def test_the_key_file_in_a_backup_is_its_own(ledger: Vault) -> None:
    info = backups.make(ledger)
    header = KeyFiles.read(info.path).best()
    assert header.cipher_salt == (info.path / "data.db").read_bytes()[:16]
    assert header.cipher_salt != ledger.header.cipher_salt
    assert header.slots == ledger.header.slots


def test_the_key_file_of_a_backup_opens_a_vault_that_lost_its_own(ledger: Vault) -> None:
    info = backups.make(ledger)
    ledger.close()
    (ledger.folder / "keys.bak").unlink()
    shutil.copy(info.path / "keys.json", ledger.folder / "keys.json")
    vault = vaults.unlock(ledger.folder, PASSPHRASE)
    assert vault.header.cipher_salt == ledger.path.read_bytes()[:16]
    assert vaults.check(vault).is_well
    vault.close()


def test_a_full_disk_is_told_before_the_backup_begins(
    ledger: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Usage:
        free = 4096

    monkeypatch.setattr("shutil.disk_usage", lambda _: Usage)
    with pytest.raises(Unavailable) as error:
        backups.make(ledger)
    assert error.value.fault is Fault.DISK_FULL


def test_old_backups_give_way_and_the_newest_stays(
    ledger: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger, "clock_jump", lambda: None)  # days go by here, and no time
    ledger.clock = partial(_same, MONDAY - timedelta(days=1))
    newest = backups.make(ledger)
    for day in range(20):
        now = MONDAY + timedelta(days=day)
        ledger.clock = partial(_same, now)
        newest = backups.make(ledger)
    kept = backups.listing(ledger)
    assert kept[0] == newest
    assert len(kept) < 20


def test_nothing_gives_way_while_the_clock_is_wrong(ledger: Vault) -> None:
    for day in range(20):
        ledger.clock = partial(_same, MONDAY + timedelta(days=day))
        backups.make(ledger)
    assert len(backups.listing(ledger)) == 20


moments = st.lists(
    st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)), max_size=80
)


@given(moments)
def test_rotation_keeps_the_newest_of_every_kind(made: list[datetime]) -> None:
    gone = set(stored.superseded(made))
    kept = sorted(set(made) - gone, reverse=True)
    if made:
        assert kept[0] == max(made)
    days = sorted({at.date() for at in made}, reverse=True)[:14]
    assert set(days) <= {at.date() for at in kept}
    months = sorted({(at.year, at.month) for at in made}, reverse=True)[:12]
    assert set(months) <= {(at.year, at.month) for at in kept}
    assert len(kept) <= 16 + 14 + 8 + 12
    assert stored.superseded(kept) == ()


def test_a_clock_years_ahead_deletes_no_recent_backup() -> None:
    made = [MONDAY + timedelta(days=day) for day in range(10)]
    assert stored.superseded([*made, MONDAY + timedelta(days=3650)]) == ()
