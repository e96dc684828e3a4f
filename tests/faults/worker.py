"""Works on a vault until it is killed: one process a line read, all of them with warm imports.

Run as a program with the vault's folder, the file for acknowledgements and the kind of work.
"""

import os
import sys
from pathlib import Path

from desktop_crm.services import backups, vaults
from tests.faults.conftest import CHEAP, PASSPHRASE, add_row


def work(folder: Path, acknowledged: int, kind: str) -> None:
    """Do one kind of work for ever; tell after each commit that it was one."""
    vault = vaults.unlock(folder, PASSPHRASE)
    os.write(acknowledged, b"ready\n")
    while True:
        with vault.write() as session:
            number = add_row(session)
        os.write(acknowledged, f"{number}\n".encode())
        if kind == "backup":
            backups.make(vault)
        if kind == "keys":
            vaults.change_passphrase(vault, PASSPHRASE, kdf=CHEAP)


def serve(folder: Path, acknowledgements: Path, kind: str) -> None:
    """Fork a worker for every line of input; say its number, and when it is dead."""
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            work(folder, os.open(acknowledgements, os.O_WRONLY | os.O_APPEND | os.O_CREAT), kind)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        os.waitpid(child, 0)
        sys.stdout.write("dead\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
