"""A vault with invariants of its own: a running total, an index and rows without gaps."""

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from desktop_crm.services import vaults
from desktop_crm.services.vaults import Kdf, Vault
from tests.conftest import MUST_HOLD
from tests.faults.tally import Row, Tally, Trial, as_json, scratch

CHEAP = Kdf(memory_mib=19, passes=1, lanes=1)
PASSPHRASE = "correct horse 正确的马"  # noqa: S105


def add_row(session: Session) -> int:
    """Write one row in all the places that must agree."""
    note = session.execute(text("SELECT hex(randomblob(300))")).scalar_one()
    number: int = session.execute(
        text("INSERT INTO ledger (note) VALUES (:note) RETURNING id"), {"note": note}
    ).scalar_one()
    session.execute(
        text("INSERT INTO found (rowid, note) VALUES (:id, :note)"), {"id": number, "note": note}
    )
    session.execute(text("UPDATE total SET value = value + :id"), {"id": number})
    return number


def assert_sound(vault: Vault, acknowledged: int) -> int:
    """Everything agrees and nothing that was acknowledged is missing; returns the last row."""
    report = vaults.check(vault, deep=True)
    assert report.findings == ()
    with vault.read() as session:
        count, last, total = session.execute(
            text("SELECT count(*), coalesce(max(id), 0), coalesce(sum(id), 0) FROM ledger")
        ).one()
        running = session.execute(text("SELECT value FROM total")).scalar_one()
        indexed = session.execute(text("SELECT count(*) FROM found_docsize")).scalar_one()
    assert count == last == indexed
    assert total == running
    assert last >= acknowledged
    return int(last)


def ledger_at(folder: Path) -> Vault:
    """Make a vault with a hundred rows."""
    vault = vaults.create(folder, PASSPHRASE, kdf=CHEAP).vault
    with vault.write() as session:
        session.execute(text("CREATE TABLE ledger (id INTEGER PRIMARY KEY, note TEXT)"))
        session.execute(text("CREATE TABLE total (value INTEGER)"))
        session.execute(text("INSERT INTO total VALUES (0)"))
        session.execute(
            text("CREATE VIRTUAL TABLE found USING fts5 (note, content='', detail=none)")
        )
        for _ in range(100):
            add_row(session)
    return vault


@pytest.fixture
def make_ledger() -> Iterator[Callable[[Path], Vault]]:
    """Give a maker of vaults, each with a key of its own."""
    made: list[Vault] = []

    def make(folder: Path) -> Vault:
        made.append(ledger_at(folder))
        return made[-1]

    yield make
    for vault in made:
        vault.close()


@pytest.fixture(scope="session")
def closed_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed vault to copy: making one costs three times as much as opening it."""
    vault = ledger_at(tmp_path_factory.mktemp("closed") / "shop.crmvault")
    vault.close()
    return vault.folder


@pytest.fixture
def ledger(closed_ledger: Path, tmp_path: Path) -> Iterator[Vault]:
    """An open vault of the test's own."""
    folder = tmp_path / "shop.crmvault"
    shutil.copytree(closed_ledger, folder)
    vault = vaults.unlock(folder, PASSPHRASE)
    yield vault
    vault.close()


@pytest.fixture(scope="session")
def trial() -> Iterator[Trial]:
    """Give all that rows of what must hold need, in memory where there is room."""
    with tempfile.TemporaryDirectory(prefix="faults-", dir=scratch()) as name:
        folder = Path(name)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("HOME", str(folder / "home"))
            patch.setenv("XDG_STATE_HOME", str(folder / "home" / "state"))
            made = Trial.begin(folder)
            made.patience = 5.0
        yield made
        made.crew.close()


def assert_holds(trial: Trial, row: Row, record: Callable[[str, object], None]) -> None:
    """Play the short form of a row; what was counted is recorded for the table at the end."""
    tally = Tally()
    row.play(trial, tally, range(row.short))
    record(MUST_HOLD, as_json([(row.name, tally)]))
    if tally.skipped:
        pytest.skip(tally.skipped)
    assert tally.is_met, "\n".join(tally.told())


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with four megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    try:
        mount("-t", "tmpfs", "-o", "size=4m,mode=700", "tmpfs", str(folder))
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("making a small disk needs the right to mount")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)  # noqa: S603, S607


def mount(*arguments: str) -> None:
    """Mount or remount a disk of the tests' own."""
    subprocess.run(["mount", *arguments], check=True, capture_output=True)  # noqa: S603, S607
