import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from desktop_crm.services import backups, vaults
from desktop_crm.services.vaults import Vault
from tests.faults.conftest import PASSPHRASE, assert_sound

pytestmark = [
    pytest.mark.crash,
    pytest.mark.skipif(os.name == "nt", reason="needs fork and SIGKILL"),
]
KILLS = 10
DICE = random.Random(7)  # noqa: S311


def killed(folder: Path, told: Path, kind: str, kills: int) -> "list[int]":
    """Kill a worker again and again at random moments; returns the last row told before each."""
    last = []
    program = [sys.executable, "-m", "tests.faults.worker", str(folder), str(told), kind]
    with subprocess.Popen(  # noqa: S603
        program,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    ) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        for _ in range(kills):
            told.write_text("")
            server.stdin.write("\n")
            server.stdin.flush()
            worker = int(server.stdout.readline())
            while "ready" not in told.read_text():
                threading.Event().wait(0.002)
            threading.Event().wait(DICE.uniform(0.002, 0.25))
            os.kill(worker, signal.SIGKILL)
            assert server.stdout.readline() == "dead\n"
            last.append(max([0, *map(int, told.read_text().split()[1:])]))
        server.stdin.close()
    return last


def test_nothing_acknowledged_is_lost_when_the_program_is_killed(
    ledger: Vault, tmp_path: Path
) -> None:
    ledger.close()
    last = 0
    for acknowledged in killed(ledger.folder, tmp_path / "told", "write", KILLS):
        last = max(last, acknowledged)
    assert last > 100
    vault = vaults.unlock(ledger.folder, PASSPHRASE)
    assert_sound(vault, last)
    vault.close()


def test_a_killed_backup_is_never_half_visible(ledger: Vault, tmp_path: Path) -> None:
    ledger.close()
    killed(ledger.folder, tmp_path / "told", "backup", KILLS // 2)
    vault = vaults.unlock(ledger.folder, PASSPHRASE)
    assert_sound(vault, 0)
    seen = [path for path in (ledger.folder / "backups").iterdir() if not path.name.startswith(".")]
    assert len(seen) == len(backups.listing(vault))
    for path in seen:
        backups.verify(path, vault)
    backups.make(vault)
    assert not list((ledger.folder / "backups").glob(".part*"))
    vault.close()


def test_a_killed_change_of_keys_leaves_the_old_or_the_new(ledger: Vault, tmp_path: Path) -> None:
    ledger.close()
    killed(ledger.folder, tmp_path / "told", "keys", KILLS // 2)
    vault = vaults.unlock(ledger.folder, PASSPHRASE)
    assert_sound(vault, 0)
    vault.close()
