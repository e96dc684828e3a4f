"""kill -9: at random moments of a person's work, and at each call of a work in many steps."""

import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.services import backups, vaults
from desktop_crm.services.vaults import Vault
from tests.faults import place as places
from tests.faults import shim, sound, work
from tests.faults.place import CHEAP, CUSTOMERS, OTHER_PASSPHRASE, PASSPHRASE, Place
from tests.faults.shim import Arm, Mode
from tests.faults.tally import Tally, Trial

_SHORTEST, _LONGEST = 0.002, 0.25
_KILLS_PER_VAULT = 25


def at_random(trial: Trial, runs: int) -> Tally:
    """Kill workers at random moments, several times over the same customer file."""
    tally, dice, promised = Tally(), random.Random(7), 0  # noqa: S311
    place = trial.fresh()
    kept: dict[int, str] = {}
    for run in range(runs):
        if run and run % _KILLS_PER_VAULT == 0:
            shutil.rmtree(place.root)
            place, kept = trial.fresh(), {}
        ended = trial.crew.run(
            "write", place, seed=run, kill_after=dice.uniform(_SHORTEST, _LONGEST)
        )
        for why in ended.unclean:
            tally.fail(run, why)
        kept |= ended.promises
        promised += len(ended.promises)
        examine(tally, run, place, partial(keep, tally, run, kept))
        tally.runs += 1
    shutil.rmtree(place.root)
    tally.remark = f"{promised:,} changes acknowledged"
    if not promised:
        tally.fail("all", "nothing was promised")
    return tally


def in_steps(trial: Trial, runs: int) -> Tally:
    """Kill each work of many steps in the place of its k-th call to the disk."""
    tally = Tally(skipped=shim.unavailable())
    if tally.skipped:
        return tally
    told = []
    for step in STEPS:
        dice = random.Random(11)  # noqa: S311
        place = trial.fresh()
        total = trial.crew.run(step.job, place, count=1, arm=Arm()).calls
        shutil.rmtree(place.root)
        chosen = sorted(dice.sample(range(1, total + 1), min(runs, total)))
        finished = 0
        for call in chosen:
            place = trial.fresh()
            ended = trial.crew.run(step.job, place, count=1, arm=Arm(Mode.KILL, first=call))
            for why in ended.unclean:
                tally.fail(f"{step.job} {call}", why)
            finished += not ended.was_killed
            judge(tally, f"{step.job}, call {call} of {total}", place, step)
            shutil.rmtree(place.root)
            tally.runs += 1
        if finished > len(chosen) // 2:
            tally.fail(step.job, f"{finished} of {len(chosen)} were not killed")
        told.append(f"{step.job} {len(chosen)} of {total}")
    tally.remark = "calls: " + ", ".join(told)
    return tally


def examine(
    tally: Tally, trial: object, place: Place, look: Callable[[Vault], Iterator[str]]
) -> None:
    """Open the customer file and look; one that does not open counts as damaged."""
    vault = None
    try:
        vault = place.open()
        tally.damage(trial, list(look(vault)))
    except Unavailable as unavailable:
        tally.damage(trial, [f"{unavailable.fault}: {unavailable}"])
    finally:
        sound.close_quietly(vault)


def keep(tally: Tally, run: object, promised: dict[int, str], vault: Vault) -> Iterator[str]:
    """Count what was promised and is not there; give what is not sound."""
    tally.lose(run, sound.losses(vault, promised))
    yield from sound.damage(vault)


def judge(tally: Tally, trial: object, place: Place, step: "Step") -> None:
    """Count what a step left behind."""
    try:
        tally.damage(trial, list(step.verify(place)))
    except Unavailable as unavailable:
        tally.damage(trial, [f"{unavailable.fault}: {unavailable}"])


def verify_backups(place: Place) -> Iterator[str]:
    """Every backup that can be seen is whole, the next one works and sweeps."""
    vault = place.open()
    try:
        yield from sound.damage(vault)
        folder = place.vault / "backups"
        for path in folder.glob("[!.]*.crmbackup"):
            backups.verify(path, vault)
        backups.make(vault)
        yield from (f"left behind: {path.name}" for path in folder.glob(".part*"))
    finally:
        vault.close()


def verify_restore(place: Place) -> Iterator[str]:
    """The restored customer file is whole or not there, and can be made then."""
    was_there = place.restored.exists()
    if not was_there:
        backups.restore(place.backup, place.restored)
    for folder in (place.vault, place.restored):
        vault = place.open(folder)
        try:
            yield from sound.damage(vault)
            if len(places.customer_ids(vault)) != CUSTOMERS:
                yield f"{folder.name}: customers are missing"
        finally:
            vault.close()
    if not was_there:
        yield from _litter(place.root)


def verify_create(place: Place) -> Iterator[str]:
    """The new customer file is whole or not there, and can be made then."""
    was_there = place.new.exists()
    if was_there:
        vault = vaults.unlock(place.new, PASSPHRASE)
    else:
        vault = vaults.create(place.new, PASSPHRASE, kdf=CHEAP).vault
    try:
        yield from sound.damage(vault)
    finally:
        vault.close()
    if not was_there:
        yield from _litter(place.root)


def verify_keys(place: Place) -> Iterator[str]:
    """One of the two passwords opens, never both, never none; so does the recovery code."""
    fits = []
    for passphrase in (PASSPHRASE, OTHER_PASSPHRASE):
        try:
            vaults.unlock(place.vault, passphrase).close()
            fits.append(passphrase)
        except Unavailable as unavailable:
            if unavailable.fault is not Fault.WRONG_SECRET:
                yield f"{unavailable.fault}"
    if len(fits) != 1:
        yield f"{len(fits)} passwords open it"
    yield from verify_open(place)


def verify_rekey(place: Place) -> Iterator[str]:
    """It opens with the old password or with the new one, and everything is there."""
    fits = []
    for passphrase in (PASSPHRASE, OTHER_PASSPHRASE):
        try:
            vault = vaults.unlock(place.vault, passphrase)
        except Unavailable as unavailable:
            if unavailable.fault is not Fault.WRONG_SECRET:
                yield f"{unavailable.fault}"
            continue
        fits.append(passphrase)
        try:
            yield from sound.damage(vault)
            if len(places.customer_ids(vault)) != CUSTOMERS:
                yield "customers are missing"
        finally:
            vault.close()
    if len(fits) != 1:
        yield f"{len(fits)} passwords open it"
    yield from _litter(place.vault)


def verify_replaced(place: Place) -> Iterator[str]:
    """It is what it was or what the backup was; what was there before is kept."""
    vault = place.open()
    try:
        yield from sound.damage(vault)
        if len(places.customer_ids(vault)) not in {CUSTOMERS, CUSTOMERS + 1}:
            yield "customers are missing"
    finally:
        vault.close()


def verify_open(place: Place) -> Iterator[str]:
    """The customer file opens and is sound."""
    vault = place.open()
    try:
        yield from sound.damage(vault)
    finally:
        vault.close()


def verify_migration(place: Place) -> Iterator[str]:
    """The schema is the old or the new one; the newer program brings the old one up to date."""
    vault = place.open()
    try:
        is_new = vault.schema() == work.NEWER
        with vault.raw() as database:
            count = database.execute(
                "SELECT count(*) FROM sqlite_master WHERE name IN ('newer', 'ix_newer')"
            ).fetchone()[0]
        if count != (2 if is_new else 0):
            yield "the schema is half old, half new"
        yield from sound.damage(vault)
    finally:
        vault.close()
    vault = work.with_newer_schema(place.open)
    try:
        if vault.schema() != work.NEWER:
            yield "the schema stayed old"
        with vault.raw() as database:
            rows = database.execute("SELECT count(*) FROM newer WHERE more = 'more'").fetchone()[0]
        if rows != CUSTOMERS:
            yield f"{rows} rows were carried over"
        yield from sound.damage(vault)
    finally:
        vault.close()


def verify_import(place: Place) -> Iterator[str]:
    """All customers of the sheet are there, or none."""
    vault = place.open()
    try:
        yield from sound.damage(vault)
        if (count := len(places.customer_ids(vault))) not in {CUSTOMERS, CUSTOMERS + work.IMPORTED}:
            yield f"{count} customers"
    finally:
        vault.close()


def _litter(folder: Path) -> Iterator[str]:
    yield from (f"left behind: {path.name}" for path in folder.glob(".*part*"))


@dataclass(frozen=True, slots=True)
class Step:
    """A work of many steps, and what must be true wherever it was ended."""

    job: str
    verify: Callable[[Place], Iterator[str]]


STEPS = (
    Step("back up", verify_backups),
    Step("restore", verify_restore),
    Step("migrate", verify_migration),
    Step("write header", verify_open),
    Step("change keys", verify_keys),
    Step("re-key", verify_rekey),
    Step("replace", verify_replaced),
    Step("create", verify_create),
    Step("bring in", verify_import),
)
