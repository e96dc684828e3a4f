"""Faults that have no file of their own, and the list of where every fault is injected."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.services import backups, vaults
from desktop_crm.services.vaults import Vault
from tests.faults.conftest import PASSPHRASE, add_row, assert_sound

pytestmark = pytest.mark.fault
_SCARCE = """
import resource, sys
from pathlib import Path
from sqlalchemy import text
from desktop_crm.services import vaults
vault = vaults.unlock(Path(sys.argv[1]), sys.argv[2])
used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (used + (24 << 20), resource.RLIM_INFINITY))
try:
    with vault.write() as session:
        session.execute(text("INSERT INTO ledger (note) VALUES ('half')"))
        session.execute(text("SELECT length(zeroblob(300000000) || hex(randomblob(100000000)))"))
except Exception as error:
    print(type(error).__name__)
resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
with vault.write() as session:
    session.execute(text("INSERT INTO ledger (note) VALUES ('whole')"))
    session.execute(text("UPDATE total SET value = value + 101"))
    session.execute(text("INSERT INTO found (rowid, note) VALUES (101, 'whole')"))
vault.close()
"""
#: Where each fault of the matrix is injected: file and test, or row of `python -m tests.faults`.
MATRIX = {
    "F1 disk full": ("faults/test_disk.py", "test_a_full_disk_loses_nothing"),
    "F1 disk full, every write": ("faults/rows.py", '"failing"'),
    "F2 limit on the size of files": ("faults/test_disk.py", "test_a_limit_on_the_size_of_files"),
    "F3 input/output error": ("faults/failing.py", "errno.EIO"),
    "F4 read-only": ("faults/test_disk.py", "test_a_read_only_disk_is_told"),
    "F5 wrong secret": ("faults/rows.py", '"unlocking"'),
    "F6 key file": ("faults/rows.py", '"key-file"'),
    "F7 salt": ("faults/test_damage.py", "test_the_damaged_beginning_of_a_file_is_named"),
    "F8 page 1": ("faults/test_damage.py", "test_every_damaged_place_of_the_database"),
    "F9 swapped pages": ("faults/test_damage.py", "test_swapped_pages_are_damage"),
    "F9 rescue": ("faults/rows.py", '"rescue"'),
    "F10 bits": ("faults/rows.py", '"flips"'),
    "F11 truncated": ("faults/test_damage.py", "test_a_shortened_database_is_damage"),
    "F12 empty": ("faults/situations.py", "def an_empty_file"),
    "F13 foreign log": ("faults/situations.py", "def the_log_of_another"),
    "F13 old log": ("faults/situations.py", "def an_old_log_of_its_own"),
    "F14 log lost": ("storage/test_open_marks.py", "test_a_log_that_is_gone_after_a_crash"),
    "F14 log cut or changed": ("faults/situations.py", "def a_log_cut_or_changed"),
    "F15 kill": ("faults/rows.py", '"kills"'),
    "F16 power cut": ("faults/rows.py", '"power"'),
    "F17 migration killed": ("faults/kills.py", 'Step("migrate"'),
    "F18 works of many steps killed": ("faults/rows.py", '"steps"'),
    "F19 second program": ("faults/situations.py", "def a_second_program"),
    "F19 foreign host": ("storage/test_vault.py", "test_a_foreign_lock_is_never_taken"),
    "F20 replaced while open": (
        "storage/test_open_marks.py",
        "test_a_database_that_was_replaced_while_open",
    ),
    "F21 cloud": ("storage/test_open_marks.py", "test_a_folder_of_a_sync_service_is_known"),
    "F21 network": ("storage/test_open_marks.py", "test_a_network_drive_is_known"),
    "F22 clock": ("faults/situations.py", "def a_clock_ten_years_off"),
    "F23 newer schema": ("faults/situations.py", "def a_schema_of_the_future"),
    "F24 key ring": ("faults/unlocking.py", "def on_a_real_bus"),
    "F25 memory": ("faults/test_matrix.py", "test_too_little_memory_ends_one_change"),
    "F26 long reader": ("faults/test_matrix.py", "test_the_log_of_a_long_reader"),
    "F27 hostile schema": ("faults/test_matrix.py", "test_what_runs_by_itself_is_not_run"),
    "F27 hostile key file": ("storage/test_keys.py", "test_costs_that_would_eat_the_memory"),
}


@pytest.mark.parametrize("fault", MATRIX)
def test_every_fault_has_its_test(checkout: Path, fault: str) -> None:
    file, name = MATRIX[fault]
    assert name in (checkout / "tests" / file).read_text("utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc and limits the address space")
def test_too_little_memory_ends_one_change_and_keeps_the_rest(
    ledger: Vault, checkout: Path
) -> None:
    ledger.close()
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", _SCARCE, str(ledger.folder), PASSPHRASE],
        cwd=checkout,
        env=os.environ | {"PYTHONPATH": str(checkout)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() in {"MemoryError", "DataError", "Unavailable", "OperationalError"}
    vault = vaults.unlock(ledger.folder, PASSPHRASE)
    assert assert_sound(vault, 101) == 101
    vault.close()


def test_the_log_of_a_long_reader_is_emptied_when_it_ends(ledger: Vault) -> None:
    log = ledger.path.with_name("data.db-wal")
    reading, may_end = threading.Event(), threading.Event()

    def read() -> None:
        with ledger.read() as session:
            session.execute(text("SELECT count(*) FROM ledger")).all()
            reading.set()
            may_end.wait(60)

    reader = threading.Thread(target=read)
    reader.start()
    assert reading.wait(60)
    for _ in range(20):
        with ledger.write() as session:
            for _ in range(50):
                add_row(session)
    assert not ledger.checkpoint()
    grown = log.stat().st_size
    may_end.set()
    reader.join()
    assert ledger.checkpoint()
    assert log.stat().st_size == 0 < grown
    assert_sound(ledger, 1100)


@pytest.mark.parametrize(
    "hostile",
    [
        "CREATE TRIGGER evil AFTER INSERT ON audit_event BEGIN DELETE FROM customer; END",
        "CREATE TRIGGER evil AFTER INSERT ON customer BEGIN DELETE FROM note_text; END",
        "CREATE VIEW evil AS SELECT load_extension('evil')",
    ],
)
def test_what_runs_by_itself_is_not_run(vault: Vault, hostile: str) -> None:
    with vault.raw() as database:
        database.execute(hostile)
    made = backups.make(vault)
    vault.close()
    with pytest.raises(Unavailable) as unavailable:
        vaults.unlock(vault.folder, PASSPHRASE)
    assert unavailable.value.fault is Fault.DAMAGED
    assert not list((vault.folder / "backups").glob(".part*"))
    with pytest.raises(Unavailable) as unavailable:
        vaults.unlock(restored(made.path, vault.folder), PASSPHRASE)
    assert unavailable.value.fault is Fault.DAMAGED


def restored(backup: Path, beside: Path) -> Path:
    """Return a new customer file from a backup."""
    target = beside.with_name("restored.crmvault")
    backups.restore(backup, target)
    return target
