"""Strange situations, one trial each: two programs, wrong clocks, files of another time."""

import shutil
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.services import backups, history, unit_of_work, vaults
from desktop_crm.storage import schema
from tests.faults import flips, sound
from tests.faults import place as places
from tests.faults.place import PASSPHRASE, Place
from tests.faults.tally import Tally, Trial, dice_of

_TEN_YEARS = timedelta(days=3653)
_SOON = 1.0
_RACERS = 8
_LOGS = 12
_FUTURE_BACKUPS = 14


def each(trial: Trial, tally: Tally, numbers: Iterator[int]) -> None:
    """Play every situation once."""
    for number in numbers:
        situation = SITUATIONS[number]
        place = trial.fresh()
        for why in situation(trial, place):
            tally.fail(situation.__name__, why)
        shutil.rmtree(place.root)
        tally.counts[situation.__name__.replace("_", " ")] += 1
        tally.runs += 1


def a_second_program(trial: Trial, place: Place) -> Iterator[str]:
    """A second program is told at once who has the customer file."""
    waiting = place.root / "hold"
    waiting.touch()
    trial.crew.start("hold", place)
    trial.crew.wait_until_ready()
    for _ in range(5):
        started = time.monotonic()
        if (fault := _fault(place)) is not Fault.IN_USE:
            yield f"told as {fault}"
        if time.monotonic() - started > _SOON:
            yield "only after a second"
    waiting.unlink()
    yield from trial.crew.end().unclean
    yield from _sound(place)


def eight_at_once(_trial: Trial, place: Place) -> Iterator[str]:
    """Of several that open at once, one does and the others are told."""
    outcomes: Counter[str] = Counter()
    opened: list[vaults.Vault] = []
    start = threading.Barrier(_RACERS)

    def race() -> None:
        start.wait()
        try:
            opened.append(place.open())
        except Unavailable as unavailable:
            outcomes[unavailable.fault] += 1

    racers = [threading.Thread(target=race) for _ in range(_RACERS)]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    if len(opened) != 1 or outcomes[Fault.IN_USE] != _RACERS - 1:
        yield f"{len(opened)} opened it, the others: {dict(outcomes)}"
    for vault in opened:
        vault.close()
    yield from _sound(place)


def a_clock_ten_years_off(_trial: Trial, place: Place) -> Iterator[str]:
    """Order, undo and backups follow the sequence of what was done, whatever the clock says."""
    vault = place.open()
    right = vault.clock
    made = []
    before = places.customer_ids(vault)
    for years, name in ((0, "now"), (1, "ahead"), (-1, "behind"), (0, "now again")):
        _set(vault, right, years * _TEN_YEARS)
        places.add(vault, name)
        made.append(backups.make(vault).path)
    yield from (f"deleted: {path.name}" for path in made if not path.exists())
    for count in (3, 2, 1, 0):
        unit_of_work.write(vault, history.undo)
        if len(places.customer_ids(vault)) != len(before) + count:
            yield "undo does not take back the newest"
    if places.customer_ids(vault) != before:
        yield "undo took back something else"
    yield from sound.damage(vault)
    vault.close()
    yield from _sound(place)


def backups_of_a_wrong_clock(_trial: Trial, place: Place) -> Iterator[str]:
    """Backups made while the clock was ahead do not push out those made after it was put right."""
    vault = place.open()
    right = vault.clock
    for month in range(_FUTURE_BACKUPS):
        _set(vault, right, timedelta(days=400 + 31 * month))
        places.add(vault, f"month {month}")
        backups.make(vault)
    vault.clock = right
    places.add(vault, "the clock is right again")
    newest = backups.make(vault)
    if not newest.path.exists():
        yield "the backup just made was deleted"
    places.add(vault, "one more")
    if not backups.make(vault).path.exists() or not newest.path.exists():
        yield "the last but one was deleted"
    vault.close()


def a_schema_of_the_future(_trial: Trial, place: Place) -> Iterator[str]:
    """A customer file of a newer program is told as one and left alone."""
    vault = place.open()
    with vault.raw() as database:
        database.execute(f"PRAGMA user_version = {schema.version() + (1 << 16)}")
    vault.close()
    before = (place.vault / "data.db").read_bytes()
    if (fault := _fault(place)) is not Fault.NEWER_SCHEMA:
        yield f"told as {fault}"
    if (place.vault / "data.db").read_bytes() != before:
        yield "it was changed"


def an_old_log_of_its_own(trial: Trial, place: Place) -> Iterator[str]:
    """The log of an earlier day, put back beside the database, is noticed."""
    log = place.vault / "data.db-wal"
    trial.crew.run("write", place, seed=3, kill_after=0.2)
    old = log.read_bytes()
    vault = place.open()
    for number in range(5):
        places.add(vault, f"later {number}")
    backups.make(vault)
    vault.close()
    log.write_bytes(old)
    if not flips.noticed(place):
        yield "it was used and nobody noticed"


def the_log_of_another(trial: Trial, place: Place) -> Iterator[str]:
    """The log of another customer file is named and not used."""
    other = places.make(trial.next_folder())
    trial.crew.run("write", other, seed=3, kill_after=0.2)
    shutil.copy(other.vault / "data.db-wal", place.vault / "data.db-wal")
    before = (place.vault / "data.db").read_bytes()
    if (fault := _fault(place)) is not Fault.DAMAGED:
        yield f"told as {fault}"
    if (place.vault / "data.db").read_bytes() != before:
        yield "it was used"
    (place.vault / "data.db-wal").unlink()
    yield from _sound(place)
    shutil.rmtree(other.root)


def a_log_cut_or_changed(trial: Trial, place: Place) -> Iterator[str]:
    """A log that lost its end, or has a wrong bit, gives an earlier state, never a wrong one."""
    log = place.vault / "data.db-wal"
    ended = trial.crew.run("write", place, seed=5, count=12)
    yield from ended.unclean
    trial.crew.run("write", place, seed=5, kill_after=0.2)
    whole = {path: path.read_bytes() for path in (place.vault / "data.db", log)}
    dice = dice_of("log", 0)
    for trial_number in range(_LOGS):
        content = bytearray(whole[log])
        at = dice.randrange(len(content))
        if trial_number % 2:
            content[at] ^= 1 << dice.randrange(8)
        else:
            del content[at:]
        for path, before in whole.items():
            path.write_bytes(before)
        log.write_bytes(content)
        vault = place.open()
        try:
            yield from (f"byte {at} of the log: {found}" for found in sound.damage(vault))
            if sound.losses(vault, ended.promises):
                yield f"byte {at} of the log: what was in the database is gone"
        finally:
            vault.close()


def an_empty_file(_trial: Trial, place: Place) -> Iterator[str]:
    """An emptied, a missing and a foreign database are each told as what they are."""
    database = place.vault / "data.db"
    whole = database.read_bytes()
    for content, expected in (
        (b"", Fault.EMPTY_FILE),
        (bytes(len(whole)), Fault.DAMAGED),
        (b"SQLite format 3\0" + bytes(4080), Fault.DAMAGED),
    ):
        database.write_bytes(content)
        if (fault := _fault(place)) is not expected:
            yield f"{content[:6]!r}... is told as {fault}"
    database.unlink()
    if (fault := _fault(place)) is not Fault.MISSING:
        yield f"a missing one is told as {fault}"
    if database.exists():
        yield "a new one was made"
    database.write_bytes(whole)
    yield from _sound(place)


def _set(vault: vaults.Vault, right: Callable[[], datetime], by: timedelta) -> None:
    vault.clock = lambda: right() + by


def _fault(place: Place) -> Fault | None:
    try:
        vaults.unlock(place.vault, PASSPHRASE).close()
    except Unavailable as unavailable:
        return unavailable.fault
    return None


def _sound(place: Place) -> Iterator[str]:
    vault = place.open()
    yield from sound.damage(vault)
    vault.close()


SITUATIONS: tuple[Callable[[Trial, Place], Iterator[str]], ...] = (
    a_second_program,
    eight_at_once,
    a_clock_ten_years_off,
    backups_of_a_wrong_clock,
    a_schema_of_the_future,
    an_old_log_of_its_own,
    the_log_of_another,
    a_log_cut_or_changed,
    an_empty_file,
)
