"""kill -9: at random moments of a person's work, and at each call of a work in many steps."""

import random
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.services import backups, history, unit_of_work, vaults
from desktop_crm.services.vaults import Vault
from tests.faults import place as places
from tests.faults import sound, work
from tests.faults.place import CHEAP, CUSTOMERS, OTHER_PASSPHRASE, PASSPHRASE, Place
from tests.faults.shim import Arm, Mode
from tests.faults.tally import Tally, Trial, batched, dice_of

_SHORTEST, _LONGEST = 0.002, 0.25
_KILLS_PER_VAULT = 25


def at_random(trial: Trial, tally: Tally, numbers: Iterator[int]) -> None:
    """Kill workers at random moments, several times over the same customer file."""
    for batch in batched(numbers, _KILLS_PER_VAULT):
        place = trial.fresh()
        kept: dict[int, str] = {}
        for number in batch:
            after = dice_of("kills", number).uniform(_SHORTEST, _LONGEST)
            ended = trial.crew.run("write", place, seed=number, kill_after=after)
            for why in ended.unclean:
                tally.fail(number, why)
            kept |= ended.promises
            tally.counts["changes acknowledged"] += len(ended.promises)
            examine(tally, number, place, partial(keep, tally, number, kept))
            tally.runs += 1
        shutil.rmtree(place.root)
    if not tally.counts.total():
        tally.fail("all", "nothing was promised")


def in_steps(trial: Trial, tally: Tally, numbers: Iterator[int]) -> None:
    """Kill each work of many steps in the place of its k-th call to the disk."""
    orders: dict[str, list[int]] = {}
    for number in numbers:
        step = STEPS[number % len(STEPS)]
        order = orders.get(step.job) or orders.setdefault(step.job, _calls_of(trial, step))
        call = order[number // len(STEPS) % len(order)]
        name = f"{step.job}, call {call} of {len(order)}"
        place = trial.fresh()
        ended = trial.crew.run(step.job, place, count=1, arm=Arm(Mode.KILL, first=call))
        for why in ended.unclean:
            tally.fail(name, why)
        tally.counts[step.job if ended.was_killed else "ended before"] += 1
        judge(tally, name, place, step)
        shutil.rmtree(place.root)
        tally.runs += 1
    if tally.counts["ended before"] > tally.runs // 4:
        tally.fail("all", f"{tally.counts['ended before']} were not killed")


def _calls_of(trial: Trial, step: "Step") -> list[int]:
    """Return the numbers of all calls to the disk that a step makes, well mixed."""
    place = trial.fresh()
    calls = list(range(1, trial.crew.run(step.job, place, count=1, arm=Arm()).calls + 1))
    shutil.rmtree(place.root)
    random.Random(step.job).shuffle(calls)  # noqa: S311
    return calls


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


def verify_merge(place: Place) -> Iterator[str]:
    """The two are one, or they are two; taken back, they are two again."""
    vault = place.open()
    try:
        yield from sound.damage(vault)
        if (merged := work.merged(vault)) not in {0, 1}:
            yield f"{merged} customers are merged"
        if merged:
            unit_of_work.write(vault, history.undo)
            if work.merged(vault):
                yield "the merge cannot be taken back"
            yield from sound.damage(vault)
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
    Step("merge", verify_merge),
    Step("undo", verify_import),
)
