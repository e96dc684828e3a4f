"""Backups made while somebody works, restored and compared."""

import hashlib
import random
import shutil
import threading
from collections.abc import Iterable

from sqlalchemy import text

from desktop_crm.services import backups
from desktop_crm.services.vaults import Vault
from tests.faults import sound
from tests.faults.place import Place
from tests.faults.tally import Tally, Trial
from tests.faults.work import Job, Person, Tell

#: Opening a restored customer file writes into these.
_OWN = {"audit_event", "change", "clock"}


def backed_up_and_restored(trial: Trial, runs: int) -> Tally:
    """Make backups while another thread works; restore each and compare it with the promise."""
    tally, done = Tally(), 0
    place = trial.fresh()
    with (trial.folder / "load").open("ab") as told:
        vault = place.open()
        person = Person(vault, Job(place, Tell(told.fileno()), lambda: None, random.Random(61), 0))  # noqa: S311
        stop = threading.Event()

        def work() -> None:
            nonlocal done
            try:
                while not stop.is_set():
                    person.act()
                    done += 1
            except Exception as error:
                tally.fail("the one who works", repr(error))

        worker = threading.Thread(target=work)
        worker.start()
        try:
            for run in range(runs):
                _compare(tally, run, place, vault)
                tally.runs += 1
        finally:
            stop.set()
            worker.join()
        tally.damage("the customer file", sound.damage(vault))
        vault.close()
    shutil.rmtree(place.root)
    tally.remark = f"{done:,} changes meanwhile"
    return tally


def _compare(tally: Tally, run: int, place: Place, vault: Vault) -> None:
    made = backups.make(vault)
    backups.verify(made.path, vault)
    target = place.root / f"restored-{run}.crmvault"
    backups.restore(made.path, target)
    restored = place.open(target)
    try:
        tally.damage(run, sound.damage(restored))
        found = _counts(restored, made.counts)
        different = [name for name in made.counts if made.counts[name] != found[name]]
        if set(different) - _OWN:
            tally.fail(run, f"other counts: {different}")
        if _head(restored, made.actions) != _head(vault, made.actions):
            tally.fail(run, "another journal")
    finally:
        restored.close()
    shutil.rmtree(target)
    if made.path.exists() and run:
        shutil.rmtree(made.path)


def _counts(vault: Vault, names: Iterable[str]) -> dict[str, int]:
    with vault.raw() as database:
        return {
            name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
            for name in names
        }


def _head(vault: Vault, actions: int) -> str:
    """Return the hash of all that was changed up to an action; events go on being added."""
    with vault.read() as session:
        rows = session.execute(
            text(
                "SELECT k, hex(id), op, after FROM change "
                "WHERE txn <= :txn AND entity <> 'audit_event' ORDER BY k"
            ),
            {"txn": actions},
        ).all()
    return hashlib.sha256(repr([tuple(row) for row in rows]).encode()).hexdigest()
