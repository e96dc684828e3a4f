import json
import os
import random
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.services import backups, customers, demo, rescue, unit_of_work, vaults
from desktop_crm.services.rescue import Way
from tests.conftest import PASSPHRASE

pytestmark = pytest.mark.fault
PAGE = 4096
NOW = datetime(2026, 5, 4, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def filled(vault_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed vault with sample customers, a backup of it, and a change after the backup."""
    folder = tmp_path_factory.mktemp("filled") / "shop.crmvault"
    shutil.copytree(vault_template, folder)
    vault = vaults.unlock(folder, PASSPHRASE)
    unit_of_work.write(vault, demo.fill, today=date(2026, 5, 4), now=NOW)
    backups.make(vault)
    unit_of_work.write(vault, customers.add, {"name": "Late Comer"}, now=NOW)
    gone = unit_of_work.write(vault, customers.add, {"name": "Gone Again"}, now=NOW).value
    unit_of_work.write(vault, customers.delete, [gone], now=NOW)
    vault.close()
    return folder


@pytest.fixture
def damaged(filled: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "shop.crmvault"
    shutil.copytree(filled, folder)
    return folder


def names(folder: Path) -> set[str]:
    vault = vaults.unlock(folder, PASSPHRASE)
    try:
        assert vaults.check(vault, deep=True).findings == ()
        with vault.read() as session:
            return set(session.execute(text("SELECT name FROM customer")).scalars())
    finally:
        vault.close()


@pytest.fixture(scope="module")
def all_names(filled: Path) -> set[str]:
    return names(filled)


def destroy(folder: Path, *pages: int) -> None:
    with (folder / "data.db").open("r+b") as stream:
        for page in pages:
            stream.seek((page - 1) * PAGE + 100)
            stream.write(os.urandom(50))


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_sound_file_is_read_whole_and_left_as_it_is(damaged: Path, tmp_path: Path) -> None:
    before = files(damaged)
    with rescue.examine(damaged, PASSPHRASE) as found:
        assert found.way is Way.AS_IT_IS
        assert found.lost == ()
        scratch = found.scratch
        written = rescue.export(found, tmp_path / "all.json")
        assert written == found.read()
    assert not scratch.exists()
    assert files(damaged) == before


def test_rows_outside_the_damaged_pages_are_rescued_and_most_others_told_by_the_journal(
    damaged: Path, tmp_path: Path, all_names: set[str]
) -> None:
    size = (damaged / "data.db").stat().st_size // PAGE
    destroy(damaged, *random.Random(7).sample(range(3, size), size // 50))  # noqa: S311
    with pytest.raises(Unavailable) as unavailable:
        names(damaged)
    assert unavailable.value.fault is Fault.DAMAGED
    before = files(damaged)
    with rescue.examine(damaged, PASSPHRASE) as found:
        whole = found.read() + len(found.lost)
        assert found.read() >= 0.95 * whole
        built = rescue.rebuild(found, tmp_path / "new.crmvault")
    assert files(damaged) == before
    assert names(built.folder) == all_names


def test_a_lost_start_is_replaced_by_the_saved_salt_on_a_copy(
    damaged: Path, tmp_path: Path, all_names: set[str]
) -> None:
    with (damaged / "data.db").open("r+b") as stream:
        stream.seek(3)
        stream.write(b"x")
    with rescue.examine(damaged, PASSPHRASE) as found:
        assert found.way is Way.SAVED_SALT
        assert found.lost == ()
        built = rescue.rebuild(found, tmp_path / "new.crmvault", with_backup=False)
    assert names(built.folder) == all_names


def test_a_foreign_log_is_left_out(
    damaged: Path, vault_template: Path, tmp_path: Path, all_names: set[str]
) -> None:
    other = tmp_path / "other.crmvault"
    shutil.copytree(vault_template, other)
    vault = vaults.unlock(other, PASSPHRASE)
    unit_of_work.write(vault, customers.add, {"name": "Stranger"}, now=NOW)
    shutil.copy(other / "data.db-wal", damaged / "data.db-wal")
    vault.close()
    with rescue.examine(damaged, PASSPHRASE) as found:
        assert found.way is Way.WITHOUT_LOG
        built = rescue.rebuild(found, tmp_path / "new.crmvault")
    assert names(built.folder) == all_names


def test_what_cannot_be_read_at_all_comes_from_the_backup(
    damaged: Path, tmp_path: Path, all_names: set[str]
) -> None:
    (damaged / "data.db").write_bytes(bytes(50 * PAGE))
    with rescue.examine(damaged, PASSPHRASE) as found:
        assert found.way is Way.NOT_AT_ALL
        assert found.backup is not None
        built = rescue.rebuild(found, tmp_path / "new.crmvault")
    assert names(built.folder) == all_names - {"Late Comer", "Gone Again"}


@pytest.mark.parametrize("with_backup", [True, False])
def test_a_lost_first_page_costs_nothing(
    damaged: Path, tmp_path: Path, all_names: set[str], with_backup: bool
) -> None:
    destroy(damaged, 1, 2, 3)
    if not with_backup:
        shutil.rmtree(damaged / "backups")
    with rescue.examine(damaged, PASSPHRASE) as found:
        assert found.way is Way.PAGE_BY_PAGE
        built = rescue.rebuild(found, tmp_path / "new.crmvault")
    assert names(built.folder) == all_names


def test_changes_that_are_only_in_the_log_are_rescued(damaged: Path, tmp_path: Path) -> None:
    vault = vaults.unlock(damaged, PASSPHRASE)
    unit_of_work.write(vault, customers.add, {"name": "Only In The Log"}, now=NOW)
    aside = tmp_path / "aside"
    shutil.copytree(damaged, aside)
    vault.close()
    destroy(aside, 1, 12, 60)
    with rescue.examine(aside, PASSPHRASE) as found:
        built = rescue.rebuild(found, tmp_path / "new.crmvault")
    assert "Only In The Log" in names(built.folder)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_shortened_file_gives_what_is_left(
    damaged: Path, tmp_path: Path, all_names: set[str], share: float
) -> None:
    size = (damaged / "data.db").stat().st_size
    os.truncate(damaged / "data.db", int(size * share))
    with rescue.examine(damaged, PASSPHRASE) as found:
        assert found.read() > 0
        built = rescue.rebuild(found, tmp_path / "new.crmvault")
    assert names(built.folder) >= all_names - {"Late Comer", "Gone Again"}


def test_lost_key_files_are_taken_from_the_newest_backup(
    damaged: Path, tmp_path: Path, all_names: set[str]
) -> None:
    for name in ("keys.json", "keys.bak"):
        (damaged / name).unlink()
    with rescue.examine(damaged, PASSPHRASE) as found:
        built = rescue.rebuild(found, tmp_path / "new.crmvault")
    assert names(built.folder) == all_names


def test_the_export_holds_values_and_the_list_of_what_is_lost(
    damaged: Path, tmp_path: Path
) -> None:
    size = (damaged / "data.db").stat().st_size // PAGE
    destroy(damaged, *range(3, size, 2))
    with rescue.examine(damaged, PASSPHRASE) as found:
        assert all(row.is_in_backup for row in found.lost if row.entity == "customer")
        rescue.export(found, tmp_path / "all.json")
        lost = found.lost
    told = json.loads((tmp_path / "all.json").read_bytes())
    assert len(told["lost"]) == len(lost) > 0
    assert told["tables"]["customer"][0]["name"]
    assert (tmp_path / "all.json").stat().st_mode & 0o777 == 0o600


def test_a_wrong_password_is_told_as_one(damaged: Path) -> None:
    destroy(damaged, 1, 5)
    with pytest.raises(Unavailable) as unavailable:
        rescue.examine(damaged, "not it")
    assert unavailable.value.fault is Fault.WRONG_SECRET


@pytest.fixture(autouse=True)
def _no_copy_is_left(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    folder = tmp_path_factory.mktemp("temp")
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    yield
    assert list(folder.iterdir()) == []


def test_the_rescue_is_noted_and_can_be_gone_on_with(damaged: Path, tmp_path: Path) -> None:
    destroy(damaged, 12)
    with rescue.examine(damaged, PASSPHRASE) as found:
        built = rescue.rebuild(found, tmp_path / "new.crmvault")
    vault = vaults.unlock(built.folder, PASSPHRASE)
    with vault.read() as session:
        kinds = session.execute(text("SELECT kind FROM audit_event")).scalars().all()
    assert "rescue" in kinds
    unit_of_work.write(vault, customers.add, {"name": "Next"}, now=NOW)
    backups.make(vault)
    vault.close()
