import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.services import backups, vaults
from desktop_crm.services.vaults import Vault
from desktop_crm.storage import private_files
from tests.faults.conftest import CHEAP, PASSPHRASE, add_row, assert_sound, mount

pytestmark = pytest.mark.fault


def fill(vault: Vault) -> int:
    """Write until it fails; returns the last row that was acknowledged."""
    last = 0
    while True:
        number = 0
        try:
            with vault.write() as session:
                for _ in range(50):
                    number = add_row(session)
        except Unavailable as unavailable:
            assert unavailable.fault is Fault.DISK_FULL  # noqa: PT017 - the loop ends only here
            return last
        last = number


def test_a_full_disk_loses_nothing_and_goes_on_when_there_is_room(
    small_disk: Path, make_ledger: Callable[[Path], Vault]
) -> None:
    vault = make_ledger(small_disk / "shop.crmvault")
    last = fill(vault)
    with vault.read() as session:
        assert session.execute(text("SELECT max(id) FROM ledger")).scalar() == last
    with pytest.raises(Unavailable) as unavailable:
        backups.make(vault)
    assert unavailable.value.fault is Fault.DISK_FULL
    vault.close()
    mount("-o", "remount,size=64m", str(small_disk))
    vault = vaults.unlock(vault.folder, PASSPHRASE)
    assert_sound(vault, last)
    with vault.write() as session:
        assert add_row(session) == last + 1
    vault.close()


def test_a_full_disk_makes_no_half_vault(small_disk: Path) -> None:
    (small_disk / "filler").write_bytes(bytes(3_600_000))
    with pytest.raises(Unavailable) as unavailable:
        vaults.create(small_disk / "shop.crmvault", PASSPHRASE, kdf=CHEAP)
    assert unavailable.value.fault is Fault.DISK_FULL
    assert [path.name for path in small_disk.iterdir()] == ["filler"]


def test_a_full_disk_does_not_lose_the_keys(
    small_disk: Path, make_ledger: Callable[[Path], Vault]
) -> None:
    vault = make_ledger(small_disk / "shop.crmvault")
    filler = small_disk / "filler"
    with filler.open("wb", buffering=0) as stream, suppress(OSError):
        while True:
            stream.write(bytes(4096))
    with pytest.raises(Unavailable) as unavailable:
        vaults.change_passphrase(vault, "another", kdf=CHEAP)
    assert unavailable.value.fault is Fault.DISK_FULL
    vault.close()
    filler.unlink()
    assert not list(vault.folder.glob("*.tmp"))
    vaults.unlock(vault.folder, PASSPHRASE).close()


def test_a_disk_with_room_for_one_of_two_key_files_changes_neither(
    ledger: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    create = private_files.create

    def full_at_the_second(path: Path, content: bytes = b"") -> None:
        if path.name.startswith("keys.bak"):
            raise OSError(errno.ENOSPC, "No space left on device")
        create(path, content)

    monkeypatch.setattr(private_files, "create", full_at_the_second)
    with pytest.raises(Unavailable) as unavailable:
        vaults.change_passphrase(ledger, "another", kdf=CHEAP)
    assert unavailable.value.fault is Fault.DISK_FULL
    ledger.close()
    vaults.unlock(ledger.folder, PASSPHRASE).close()


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files")
def test_a_limit_on_the_size_of_files_is_told_as_a_full_disk(ledger: Vault) -> None:
    import resource  # noqa: PLC0415

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, before[1]))
    try:
        last = fill(ledger)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    ledger.close()
    vault = vaults.unlock(ledger.folder, PASSPHRASE)
    assert_sound(vault, last)
    vault.close()


def test_a_read_only_disk_is_told_and_the_vault_left_alone(
    small_disk: Path, make_ledger: Callable[[Path], Vault]
) -> None:
    vault = make_ledger(small_disk / "shop.crmvault")
    info = backups.make(vault)
    vault.close()
    mount("-o", "remount,ro", str(small_disk))
    with pytest.raises(Unavailable, match="read-only") as unavailable:
        vaults.unlock(vault.folder, PASSPHRASE)
    assert unavailable.value.fault is Fault.READ_ONLY
    assert backups.verify(info.path, PASSPHRASE).counts["ledger"] == 100
    with pytest.raises(Unavailable) as unavailable:
        vaults.create(small_disk / "new.crmvault", PASSPHRASE, kdf=CHEAP)
    assert unavailable.value.fault is Fault.READ_ONLY


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="whoever may do everything is not stopped"
)
def test_a_folder_of_somebody_else_is_told(ledger: Vault) -> None:
    ledger.close()
    ledger.folder.chmod(0o500)
    with pytest.raises(Unavailable) as unavailable:
        vaults.unlock(ledger.folder, PASSPHRASE)
    ledger.folder.chmod(0o700)
    assert unavailable.value.fault is Fault.READ_ONLY


def test_a_disk_that_goes_away_is_told(small_disk: Path, tmp_path: Path) -> None:
    vault = vaults.create(small_disk / "shop.crmvault", PASSPHRASE, kdf=CHEAP).vault
    vault.close()
    with pytest.raises(Unavailable) as unavailable:
        vaults.unlock(tmp_path / "not mounted" / "shop.crmvault", PASSPHRASE)
    assert unavailable.value.fault is Fault.MISSING


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files")
def test_a_backup_that_does_not_fit_is_told_as_a_full_disk(ledger: Vault) -> None:
    import resource  # noqa: PLC0415

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ledger.path.stat().st_size // 2, before[1]))
    try:
        with pytest.raises(Unavailable) as unavailable:
            backups.make(ledger)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert unavailable.value.fault is Fault.DISK_FULL
    assert backups.listing(ledger) == ()
    assert backups.make(ledger).counts["ledger"] == 100
