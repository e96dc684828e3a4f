"""Power cuts: recorded work, played back to random moments with unsynced sectors gone or torn."""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from desktop_crm.services import backups
from desktop_crm.services.vaults import Vault
from tests.faults import shim, sound
from tests.faults.disk import CHANCES, Disk
from tests.faults.kills import STEPS, Step, examine, judge
from tests.faults.place import Place
from tests.faults.processes import promises
from tests.faults.shim import Arm, Entry, Mode, Op
from tests.faults.tally import Tally, Trial, batched, dice_of

_CUTS_PER_RECORDING = 100
_CUTS_PER_STEP = 20
#: Fewer cuts than these need not hit anything.
_ENOUGH = 20
_DAYS = 3
#: So small that the log is moved into the database again and again.
_OFTEN = ("wal_autocheckpoint=40",)

Judge = Callable[[str, Place, dict[int, str]], None]


def at_work(trial: Trial, tally: Tally, numbers: Iterator[int]) -> None:
    """Cut the power during a person's work."""
    for batch in batched(numbers, _CUTS_PER_RECORDING):
        _cut_at_work(trial, tally, batch, _OFTEN)


def without_flushes(trial: Trial, tally: Tally, numbers: Iterator[int]) -> None:
    """Show that a database that does not flush every commit fails the same trial."""
    for batch in batched(numbers, _CUTS_PER_RECORDING):
        for mode, one in (("NORMAL", batch[::2]), ("OFF", batch[1::2])):
            found = Tally()
            _cut_at_work(trial, found, one, (*_OFTEN, f"synchronous={mode}"))
            tally.counts[f"changes lost with {mode}"] += found.lost
            tally.counts[f"files damaged with {mode}"] += found.damaged
            tally.runs += found.runs
    seen = min(tally.counts["changes lost with NORMAL"], tally.counts["files damaged with OFF"])
    if tally.runs >= _ENOUGH and not seen:
        tally.fail("all", "nothing was lost or damaged: the simulator is blind")


def in_steps(trial: Trial, tally: Tally, numbers: Iterator[int]) -> None:
    """Cut the power during each work of many steps."""
    for batch in batched(numbers, _CUTS_PER_STEP * len(STEPS)):
        for place_of_step, step in enumerate(STEPS):
            mine = [number for number in batch if number % len(STEPS) == place_of_step]
            if not mine:
                continue
            place = trial.fresh()
            disk, entries = _recorded(trial, step.job, place, seed=mine[0], count=1)
            _play(trial, disk, entries, mine, partial(_verify_step, tally, step))
            shutil.rmtree(place.root)


def _verify_step(
    tally: Tally, step: Step, cut: str, left: Place, _promised: dict[int, str]
) -> None:
    judge(tally, f"{step.job} {cut}", left, step)
    tally.counts[step.job] += 1
    tally.runs += 1


def _cut_at_work(
    trial: Trial, tally: Tally, numbers: Sequence[int], settings: tuple[str, ...]
) -> None:
    if not numbers:
        return
    proved = {_content(path) for path in (trial.base.vault / "backups").iterdir()}

    def verify(cut: str, left: Place, promised: dict[int, str]) -> None:
        examine(tally, cut, left, partial(_left, tally, cut, promised, proved))
        tally.runs += 1

    place = trial.fresh()
    disk, entries = _recorded(
        trial, "work days", place, seed=numbers[0], count=_DAYS, settings=settings
    )
    _play(trial, disk, entries, numbers, verify)
    tally.counts["calls recorded"] += len(entries)
    tally.counts["acknowledgements"] += sum(entry.op is Op.ACKNOWLEDGED for entry in entries)
    shutil.rmtree(place.root)


def _left(
    tally: Tally, cut: str, promised: dict[int, str], proved: set[str], vault: Vault
) -> Iterator[str]:
    tally.lose(cut, sound.losses(vault, promised))
    yield from sound.damage(vault)
    made = set((vault.folder / "backups").glob("[!.]*.crmbackup"))
    newest = max(made, key=lambda path: path.name)
    if (content := _content(newest)) not in proved:  # the same bytes need no second proof
        backups.verify(newest, vault)
        proved.add(content)


def _content(backup: Path) -> str:
    """Return the hash of all that is in a backup."""
    files = sorted(path for path in backup.iterdir() if path.is_file())
    found = hashlib.sha256()
    for path in files:
        found.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


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
    numbers: Sequence[int],
    verify: Judge,
) -> None:
    """Cut the power at random calls, one for each number, and look at what is left."""
    dice = {number: dice_of("power", number) for number in numbers}
    cuts = sorted((one.randrange(len(entries) + 1), number) for number, one in dice.items())
    told: list[dict[str, object]] = []
    target = trial.next_folder()
    done = 0
    for cut, number in cuts:
        for entry in entries[done:cut]:
            if entry.op is Op.ACKNOWLEDGED:
                told.append(json.loads(entry.content))
            else:
                disk.play(entry)
        done = cut
        disk.write(target, dice[number], dice[number].choice(CHANCES))
        left = Place(target, trial.base.recovery_code)
        verify(f"{number}, call {cut} of {len(entries)}", left, promises(told))
        shutil.rmtree(target)
