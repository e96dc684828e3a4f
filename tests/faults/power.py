"""Power cuts: recorded work, played back to random moments with unsynced sectors gone or torn."""

import json
import random
import shutil
from collections.abc import Callable, Container, Iterator, Sequence
from functools import partial

from desktop_crm.services import backups
from desktop_crm.services.vaults import Vault
from tests.faults import shim, sound
from tests.faults.disk import CHANCES, Disk
from tests.faults.kills import STEPS, Step, examine, judge
from tests.faults.place import Place
from tests.faults.processes import promises
from tests.faults.shim import Arm, Entry, Mode, Op
from tests.faults.tally import Tally, Trial

_CUTS_PER_RECORDING = 500
_DAYS = 3
#: So small that the log is moved into the database again and again.
_OFTEN = ("wal_autocheckpoint=40",)

Judge = Callable[[int, Place, dict[int, str]], None]


def at_work(trial: Trial, runs: int) -> Tally:
    """Cut the power during a person's work."""
    return _at_work(trial, runs, _OFTEN)


def without_flushes(trial: Trial, runs: int) -> Tally:
    """Show that a database that does not flush every commit fails the same trial."""
    tally = Tally(skipped=shim.unavailable())
    if tally.skipped:
        return tally
    normal = _at_work(trial, runs, (*_OFTEN, "synchronous=NORMAL"))
    never = _at_work(trial, runs, (*_OFTEN, "synchronous=OFF"))
    tally.runs = normal.runs + never.runs
    tally.remark = (
        f"NORMAL: {normal.lost:,} changes lost, {normal.damaged:,} files damaged; "
        f"OFF: {never.lost:,} lost, {never.damaged:,} damaged"
    )
    if not normal.lost:
        tally.fail("NORMAL", "nothing was lost: the simulator is blind")
    if not never.damaged:
        tally.fail("OFF", "nothing was damaged: the simulator is blind")
    return tally


def in_steps(trial: Trial, runs: int) -> Tally:
    """Cut the power during each work of many steps."""
    tally = Tally(skipped=shim.unavailable())
    if tally.skipped:
        return tally
    dice = random.Random(31)  # noqa: S311
    for step in STEPS:
        place = trial.fresh()
        disk, entries = _recorded(trial, step.job, place, seed=1, count=1)
        _play(trial, disk, entries, runs, dice, partial(_verify_step, tally, step))
        shutil.rmtree(place.root)
        tally.runs += runs
    return tally


def _verify_step(
    tally: Tally, step: Step, cut: int, left: Place, _promised: dict[int, str]
) -> None:
    judge(tally, f"{step.job}, call {cut}", left, step)


def _at_work(trial: Trial, runs: int, settings: tuple[str, ...]) -> Tally:
    tally = Tally(skipped=shim.unavailable())
    if tally.skipped:
        return tally
    dice, records, acknowledged = random.Random(23), 0, 0  # noqa: S311
    known = {path.name for path in (trial.base.vault / "backups").iterdir()}

    def verify(cut: int, left: Place, promised: dict[int, str]) -> None:
        examine(tally, cut, left, partial(_left, tally, cut, promised, known))

    while tally.runs < runs:
        place = trial.fresh()
        disk, entries = _recorded(
            trial, "work days", place, seed=tally.runs, count=_DAYS, settings=settings
        )
        cuts = min(runs - tally.runs, _CUTS_PER_RECORDING)
        _play(trial, disk, entries, cuts, dice, verify)
        tally.runs += cuts
        records += len(entries)
        acknowledged += sum(entry.op is Op.ACKNOWLEDGED for entry in entries)
        shutil.rmtree(place.root)
    tally.remark = f"{records:,} calls recorded, {acknowledged:,} acknowledgements"
    return tally


def _left(
    tally: Tally, cut: int, promised: dict[int, str], known: Container[str], vault: Vault
) -> Iterator[str]:
    tally.lose(cut, sound.losses(vault, promised))
    yield from sound.damage(vault)
    made = set((vault.folder / "backups").glob("[!.]*.crmbackup"))
    newest = max(made, key=lambda path: path.name)
    if newest.name not in known:
        backups.verify(newest, vault)


def _recorded(
    trial: Trial,
    job: str,
    place: Place,
    *,
    seed: int,
    count: int,
    settings: tuple[str, ...] = (),
) -> tuple[Disk, Sequence[Entry]]:
    """Let a worker do a job; returns the disk as it was before, and what was done to it."""
    disk = Disk(place.root)
    log = trial.folder / "log"
    log.unlink(missing_ok=True)
    arm = Arm(Mode.RECORD | Mode.SKIP_SYNC, log=str(log))
    ended = trial.crew.run(job, place, arm=arm, seed=seed, count=count, settings=settings)
    if ended.status or ended.unclean:
        raise AssertionError(ended)
    entries = tuple(shim.read_log(log))
    log.unlink()
    return disk, entries


def _play(
    trial: Trial,
    disk: Disk,
    entries: Sequence[Entry],
    cuts: int,
    dice: random.Random,
    verify: Judge,
) -> None:
    """Cut the power at random calls and look at what is left."""
    chosen = sorted(dice.randrange(len(entries) + 1) for _ in range(cuts))
    told: list[dict[str, object]] = []
    target = trial.next_folder()
    done = 0
    for cut in chosen:
        for entry in entries[done:cut]:
            if entry.op is Op.ACKNOWLEDGED:
                told.append(json.loads(entry.content))
            else:
                disk.play(entry)
        done = cut
        disk.write(target, dice, dice.choice(CHANCES))
        verify(cut, Place(target, trial.base.recovery_code), promises(told))
        shutil.rmtree(target)
