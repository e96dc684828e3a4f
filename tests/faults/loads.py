"""Backups made while somebody works, restored and compared."""

import hashlib
import shutil
import threading
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import text

from desktop_crm.services import backups
from desktop_crm.services.vaults import Vault
from tests.faults import sound
from tests.faults.place import Place
from tests.faults.tally import Tally, Trial, batched, dice_of
from tests.faults.work import Job, Person, Tell

_BACKUPS_PER_VAULT = 50
#: Opening a restored customer file writes into these.
_OWN = {"audit_event", "change", "clock"}


def backed_up_and_restored(trial: Trial, tally: Tally, numbers: Iterator[int]) -> None:
    """Make backups while another thread works; restore each and compare it with the promise."""
    for batch in batched(numbers, _BACKUPS_PER_VAULT):
        _under_load(trial, tally, batch)


def _under_load(trial: Trial, tally: Tally, numbers: Sequence[int]) -> None:
    place = trial.fresh()
    dice = dice_of("backups", numbers[0])
    with (trial.folder / "load").open("ab") as told:
        vault = place.open()
        person = Person(vault, Job(place, Tell(told.fileno()), lambda: None, dice, 0))
        stop = threading.Event()

        def work() -> None:
            try:
                while not stop.is_set():
                    person.act()
                    tally.counts["changes meanwhile"] += 1
            except Exception as error:
                tally.fail("the one who works", repr(error))

        worker = threading.Thread(target=work)
        worker.start()
        try:
            for number in numbers:
                _compare(tally, number, place, vault)
                tally.runs += 1
        finally:
            stop.set()
            worker.join()
        tally.damage("the customer file", sound.damage(vault))
        vault.close()
    shutil.rmtree(place.root)


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
