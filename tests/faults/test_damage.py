import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.services import vaults
from desktop_crm.services.vaults import Vault
from desktop_crm.storage import vault as stored
from desktop_crm.storage.keys import SlotKind
from tests.faults.conftest import PASSPHRASE, add_row

pytestmark = pytest.mark.fault
PAGE = 4096


def flip(path: Path, at: int) -> None:
    with path.open("r+b") as stream:
        stream.seek(at)
        byte = stream.read(1)[0]
        stream.seek(at)
        stream.write(bytes([byte ^ 0x10]))


def verdict(folder: Path) -> Fault | None:
    """Return how a damaged vault shows itself, on opening or in a deep check."""
    try:
        vault = vaults.unlock(folder, PASSPHRASE)
    except Unavailable as unavailable:
        return unavailable.fault
    try:
        return None if vaults.check(vault, deep=True).is_well else Fault.DAMAGED
    except Unavailable as unavailable:
        return unavailable.fault
    finally:
        vault.close()


def test_every_damaged_place_of_the_database_is_damage_and_never_a_wrong_passphrase(
    ledger: Vault,
) -> None:
    ledger.close()
    content = ledger.path.read_bytes()
    dice = random.Random(11)  # noqa: S311
    places = [0, 3, 15, 16, 50, 1000, PAGE - 81, PAGE - 1, 40 * PAGE, len(content) - 1]
    for at in [*places, *(dice.randrange(len(content)) for _ in range(20))]:
        flip(ledger.path, at)
        assert verdict(ledger.folder) is Fault.DAMAGED, at
        ledger.path.write_bytes(content)
    assert verdict(ledger.folder) is None


def test_a_shortened_database_is_damage(ledger: Vault) -> None:
    ledger.close()
    content = ledger.path.read_bytes()
    for length in (1, 15, 100, PAGE - 1, PAGE, PAGE + 1, 10 * PAGE, len(content) - PAGE):
        os.truncate(ledger.path, length)
        assert verdict(ledger.folder) is Fault.DAMAGED, length
        ledger.path.write_bytes(content)
    assert verdict(ledger.folder) is None


def test_swapped_pages_are_damage(ledger: Vault) -> None:
    ledger.close()
    content = bytearray(ledger.path.read_bytes())
    first, second = slice(20 * PAGE, 21 * PAGE), slice(30 * PAGE, 31 * PAGE)
    content[first], content[second] = content[second], content[first]
    ledger.path.write_bytes(bytes(content))
    assert verdict(ledger.folder) is Fault.DAMAGED


def test_the_damaged_beginning_of_a_file_is_named(ledger: Vault) -> None:
    ledger.close()
    flip(ledger.path, 3)
    with pytest.raises(Unavailable, match="beginning of"):
        vaults.unlock(ledger.folder, PASSPHRASE)


def test_a_damaged_database_is_left_as_it_is(ledger: Vault) -> None:
    ledger.close()
    flip(ledger.path, 50)
    before = {path: path.read_bytes() for path in ledger.folder.iterdir() if path.is_file()}
    assert verdict(ledger.folder) is Fault.DAMAGED
    after = {path: path.read_bytes() for path in ledger.folder.iterdir() if path.is_file()}
    assert after == before


def test_the_log_of_another_vault_is_named_and_not_used(
    ledger: Vault, tmp_path: Path, make_ledger: Callable[[Path], Vault]
) -> None:
    ledger.close()
    other = make_ledger(tmp_path / "other.crmvault")
    log = ledger.path.with_name("data.db-wal")
    shutil.copy(other.path.with_name("data.db-wal"), log)
    before = ledger.path.read_bytes()
    with pytest.raises(Unavailable, match="does not belong") as unavailable:
        vaults.unlock(ledger.folder, PASSPHRASE)
    assert unavailable.value.fault is Fault.DAMAGED
    assert ledger.path.read_bytes() == before
    assert not list(ledger.folder.glob(".data*"))
    log.unlink()
    assert verdict(ledger.folder) is None


def test_the_log_of_another_vault_without_its_first_page_is_named_and_not_used(
    ledger: Vault, tmp_path: Path, make_ledger: Callable[[Path], Vault]
) -> None:
    ledger.close()
    other = make_ledger(tmp_path / "other.crmvault")
    other.checkpoint()
    with other.write() as session:
        session.execute(text("UPDATE ledger SET note = 'changed' WHERE id > 50"))
    log = ledger.path.with_name("data.db-wal")
    shutil.copy(other.path.with_name("data.db-wal"), log)
    before = ledger.path.read_bytes()
    with pytest.raises(Unavailable, match="does not belong"):
        vaults.unlock(ledger.folder, PASSPHRASE)
    assert ledger.path.read_bytes() == before


def test_a_database_swapped_for_that_of_another_vault_is_damage(
    ledger: Vault, tmp_path: Path, make_ledger: Callable[[Path], Vault]
) -> None:
    other = make_ledger(tmp_path / "other.crmvault")
    other.close()
    ledger.close()
    shutil.copy(other.path, ledger.path)
    assert verdict(ledger.folder) is Fault.DAMAGED


def test_damage_under_an_open_vault_is_told(ledger: Vault) -> None:
    ledger.close()
    size = ledger.path.stat().st_size
    vault = stored.open_with(ledger.folder, SlotKind.PASSPHRASE, PASSPHRASE)
    for at in range(size // 2, size, PAGE):
        flip(ledger.path, at)
    with pytest.raises(Unavailable) as unavailable, vault.read() as session:
        session.execute(text("SELECT * FROM ledger ORDER BY note")).all()
    assert unavailable.value.fault is Fault.DAMAGED
    vault.close()


def test_damage_under_an_open_vault_is_found_though_the_page_was_read_before(
    ledger: Vault,
) -> None:
    ledger.checkpoint()
    assert vaults.check(ledger).is_well
    with ledger.raw() as database:
        database.execute("SELECT note FROM ledger").fetchall()
    flip(ledger.path, ledger.path.stat().st_size - PAGE // 2)
    try:
        assert not vaults.check(ledger).is_well
    except Unavailable as unavailable:
        assert unavailable.fault is Fault.DAMAGED  # noqa: PT017 - either way it is noticed
    flip(ledger.path, ledger.path.stat().st_size - PAGE // 2)
    assert vaults.check(ledger).is_well


def test_a_deleted_key_file_leaves_the_words_key_file(ledger: Vault) -> None:
    ledger.close()
    for name in ("keys.json", "keys.bak"):
        (ledger.folder / name).unlink()
    assert verdict(ledger.folder) is Fault.KEY_FILE_DAMAGED


def test_an_unclean_end_is_followed_by_a_check_of_the_pages(ledger: Vault) -> None:
    ledger.close()
    (ledger.folder / "lock").write_text('{"pid":1,"program":"Desktop CRM","host":"x"}')
    flip(ledger.path, ledger.path.stat().st_size - PAGE // 2)
    with pytest.raises(Unavailable) as unavailable:
        vaults.unlock(ledger.folder, PASSPHRASE)
    assert unavailable.value.fault is Fault.DAMAGED


def test_a_sound_row_can_still_be_added_after_a_refused_damage(ledger: Vault) -> None:
    ledger.close()
    flip(ledger.path, 50)
    assert verdict(ledger.folder) is Fault.DAMAGED
    flip(ledger.path, 50)
    vault = vaults.unlock(ledger.folder, PASSPHRASE)
    with vault.write() as session:
        assert add_row(session) == 101
    vault.close()
