import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.domain.troubles import SENTENCES, Trouble, TroubleKind
from desktop_crm.services import backups, vaults, watch
from desktop_crm.services.vaults import Vault
from desktop_crm.storage import locations, reserve
from desktop_crm.storage.instance_lock import InstanceLock
from desktop_crm.storage.keyring_slot import KeyRing
from tests.storage.conftest import PASSPHRASE
from tests.storage.test_backups import rows


def kinds(troubles: tuple[Trouble, ...]) -> list[TroubleKind]:
    return [trouble.kind for trouble in troubles]


def act(vault: Vault) -> None:
    with vault.write() as session:
        session.execute(text("UPDATE clock SET txn = txn + 1"))


def shifted(vault: Vault, by: timedelta) -> Callable[[], object]:
    before = vault.clock
    return lambda: before() + by


def test_all_is_well_with_a_file_in_its_place(vault: Vault) -> None:
    assert watch.at_opening(vault) == ()
    assert watch.now(vault) == ()


def test_every_sentence_names_only_what_it_is_given(vault: Vault) -> None:
    fields = {"folder": "f", "service": "s", "now": "n", "then": "t"}
    assert set(SENTENCES) == set(TroubleKind)
    assert all(text.format(**fields) for text in SENTENCES.values())


def test_a_database_that_was_replaced_while_open_is_told_and_not_written(vault: Vault) -> None:
    other = vault.path.with_name("other.db")
    other.write_bytes(b"not ours")
    other.replace(vault.path)
    assert vault.is_replaced()
    assert kinds(watch.now(vault)) == [TroubleKind.REPLACED]
    vault.close()
    assert vault.path.read_bytes() == b"not ours"


@pytest.mark.parametrize(
    ("by", "kind"),
    [(timedelta(days=-3), TroubleKind.CLOCK_BACK), (timedelta(days=3), TroubleKind.CLOCK_AHEAD)],
)
def test_a_clock_that_jumps_is_told(vault: Vault, by: timedelta, kind: TroubleKind) -> None:
    vault.clock = shifted(vault, by)  # type: ignore[assignment]
    assert kinds(watch.now(vault)) == [kind]


def test_an_hour_is_no_jump(vault: Vault) -> None:
    vault.clock = shifted(vault, timedelta(hours=-1))  # type: ignore[assignment]
    assert watch.now(vault) == ()


def test_an_older_copy_of_the_whole_folder_is_told_once(vault: Vault, tmp_path: Path) -> None:
    act(vault)
    vault.close()
    shutil.copytree(vault.folder, tmp_path / "old")
    again = vaults.unlock(vault.folder, PASSPHRASE)
    act(again)
    again.close()
    shutil.rmtree(vault.folder)
    shutil.copytree(tmp_path / "old", vault.folder)
    older = vaults.unlock(vault.folder, PASSPHRASE)
    assert kinds(watch.at_opening(older)) == [TroubleKind.OLDER]
    older.close()
    known = vaults.unlock(vault.folder, PASSPHRASE)
    assert watch.at_opening(known) == ()
    known.close()


def test_a_restore_is_no_surprise(vault: Vault) -> None:
    info = backups.make(vault)
    act(vault)
    act(vault)
    backups.replace_with(vault, info.path)
    restored = vaults.unlock(vault.folder, PASSPHRASE)
    assert watch.at_opening(restored) == ()
    assert kinds(watch.now(restored)) == [TroubleKind.RESTORE_UNCONFIRMED]
    restored.close()


@pytest.mark.crash
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that split")
def test_a_log_that_is_gone_after_a_crash_is_told(vault: Vault) -> None:
    vault.close()
    child = os.fork()
    if child == 0:
        act(vaults.unlock(vault.folder, PASSPHRASE))
        os._exit(9)
    os.waitpid(child, 0)
    crashed = vault.folder.with_name("crashed")
    shutil.copytree(vault.folder, crashed)
    whole = vaults.unlock(vault.folder, PASSPHRASE)
    assert watch.at_opening(whole) == ()
    whole.close()
    child = os.fork()
    if child == 0:
        act(vaults.unlock(vault.folder, PASSPHRASE))
        os._exit(9)
    os.waitpid(child, 0)
    for name in ("data.db-wal", "data.db-shm"):
        (vault.folder / name).unlink()
    cut = vaults.unlock(vault.folder, PASSPHRASE)
    assert kinds(watch.at_opening(cut)) == [TroubleKind.CHANGES_MISSING]
    cut.close()


class Store:
    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


def test_the_key_ring_knows_a_file_that_is_older_than_the_one_it_saw(
    vault: Vault, tmp_path: Path
) -> None:
    store = Store()
    ring = KeyRing({"Store": lambda: store}, lambda: False)
    assert watch.against_key_ring(vault, ring) is None
    assert store.kept == {}  # a key ring that does not open it is not written to
    vaults.remember_in_keyring(vault, ring)
    vault.close()
    shutil.copytree(vault.folder, tmp_path / "old")
    again = vaults.unlock_with_keyring(vault.folder, ring)
    act(again)
    assert watch.against_key_ring(again, ring) is None
    again.close()
    older = vaults.unlock_with_keyring(tmp_path / "old", ring)
    found = watch.against_key_ring(older, ring)
    assert found is not None
    assert found.kind is TroubleKind.OLDER
    older.close()


def test_a_copy_to_look_at_shows_all_and_takes_no_change(
    ledger: Vault, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    temp = tmp_path / "temp"
    temp.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temp))
    aside = tmp_path / "aside.crmvault"
    shutil.copytree(ledger.folder, aside)  # with what is in the log only
    (aside / "lock").unlink()
    before = {path: path.read_bytes() for path in aside.rglob("*") if path.is_file()}
    copy = vaults.unlock(aside, PASSPHRASE, as_copy=True)
    assert (copy.is_copy, copy.original) == (True, aside)
    assert len(rows(copy)) == 300
    assert not backups.due(copy, copy.clock())
    with pytest.raises(Unavailable, match="copy to look at") as error, copy.write():
        pass
    assert error.value.fault is Fault.READ_ONLY
    assert [path.stat().st_mode & 0o777 for path in temp.iterdir()] == [0o700]
    copy.close()
    assert list(temp.iterdir()) == []
    assert {path: path.read_bytes() for path in aside.rglob("*") if path.is_file()} == before


def test_a_copy_a_killed_program_left_is_swept_and_one_in_use_is_not(
    ledger: Vault, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    temp = tmp_path / "temp"
    temp.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temp))
    for name in ("desktop-crm-dead", "desktop-crm-used"):
        (temp / name).mkdir()
    used = InstanceLock(temp / "desktop-crm-used")
    used.take()
    vaults.unlock(ledger.folder, PASSPHRASE, as_copy=True).close()
    assert [path.name for path in temp.iterdir()] == ["desktop-crm-used"]
    used.release()


def test_the_reserve_takes_up_room_and_is_given_back_on_a_full_disk(ledger: Vault) -> None:
    assert ledger.keep_reserve()
    path = ledger.folder / reserve.NAME
    assert path.stat().st_size == reserve.BYTES
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(Unavailable), ledger.write():
        raise OSError(28, "No space left on device")
    assert not path.exists()


def test_no_reserve_is_made_where_there_is_little_room(
    ledger: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Usage:
        free = 20 << 20

    monkeypatch.setattr("shutil.disk_usage", lambda _: Usage)
    assert not ledger.keep_reserve()
    assert kinds(watch.now(ledger)) == [TroubleKind.LITTLE_SPACE]


@pytest.mark.parametrize(
    ("name", "service"),
    [
        ("OneDrive - Acme Ltd", "OneDrive"),
        ("Dropbox (Personal)", "Dropbox"),
        ("我的坚果云", "坚果云"),
        ("BaiduNetdisk", "百度网盘"),
        ("com~apple~CloudDocs", "iCloud"),
        ("Nextcloud", "Nextcloud"),
        ("Google Drive", "Google Drive"),
    ],
)
def test_a_folder_of_a_sync_service_is_known_by_its_name(
    tmp_path: Path, name: str, service: str
) -> None:
    folder = tmp_path / name / "work" / "shop.crmvault"
    assert locations.sync_service(folder) == service
    found = watch.place(folder)
    assert found is not None
    assert found.fields["service"] == service


def test_a_folder_of_a_sync_service_is_known_by_its_marks(tmp_path: Path, home: Path) -> None:
    assert watch.place(tmp_path / "shop.crmvault") is None
    (tmp_path / "in step" / ".stfolder").mkdir(parents=True)
    assert locations.sync_service(tmp_path / "in step" / "shop.crmvault") == "Syncthing"
    told = {"OneDrive": str(tmp_path / "cloud")}
    assert locations.sync_service(tmp_path / "cloud" / "x", environ=told) == "OneDrive"
    (home / ".dropbox").mkdir()
    info = '{"personal": {"path": "%s"}}' % (tmp_path / "box")
    (home / ".dropbox" / "info.json").write_text(info)
    assert locations.sync_service(tmp_path / "box" / "x") == "Dropbox"


def test_a_network_drive_is_known_by_its_file_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    device = tmp_path.stat().st_dev
    mounts = tmp_path / "mountinfo"
    where = f"{os.major(device)}:{os.minor(device)}"
    mounts.write_text(f"36 35 {where} / / rw - nfs4 server:/home rw\n")
    assert locations.file_system(tmp_path, mounts) == "nfs4"
    monkeypatch.setattr(locations, "file_system", lambda _: "nfs4")
    found = watch.place(tmp_path / "shop.crmvault")
    assert found is not None
    assert found.kind is TroubleKind.NETWORK_FOLDER


def test_files_a_sync_program_made_of_two_versions_are_found(tmp_path: Path) -> None:
    for name in ("data.db", "data (conflicted copy).db", "data(1).db", "keys 冲突.json"):
        (tmp_path / name).touch()
    assert len(locations.conflict_files(tmp_path)) == 3


def test_a_backup_is_due_half_an_hour_after_the_last_if_something_changed(vault: Vault) -> None:
    assert not backups.due(vault, vault.clock())
    act(vault)
    assert backups.make_if_due(vault, vault.clock()) is not None
    assert not backups.due(vault, vault.clock() + timedelta(hours=2))
    assert backups.make_if_changed(vault) is None
    act(vault)
    assert not backups.due(vault, vault.clock() + timedelta(minutes=29))
    assert backups.due(vault, vault.clock() + timedelta(minutes=31))
    assert backups.make_if_changed(vault) is not None
