"""Damage: bits turned over, files cut short, in the database and in the key file."""

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.services import rescue, vaults
from tests.faults import place as places
from tests.faults import sound
from tests.faults.place import CUSTOMERS, PASSPHRASE, Place
from tests.faults.tally import Tally, Trial, dice_of

_CUT_SHARE = 10  # one trial of so many cuts the file short
_RESCUED = 0.95
_REBUILT_SHARE = 6  # out of one damaged file of so many a new one is made
_OPENED_SHARE = 16  # one bit of so many is tried on the whole way of opening


def of_database(trial: Trial, tally: Tally, numbers: Iterator[int]) -> None:
    """Turn a bit of the database, or cut it; every time it has to be noticed as damage."""
    place = trial.fresh()
    database = place.vault / "data.db"
    whole = database.read_bytes()
    if (verdict := noticed(place)) != "":
        tally.fail("the whole file", f"told as {verdict}")
    for number in numbers:
        dice = dice_of("flips", number)
        content = bytearray(whole)
        if number % _CUT_SHARE == 0:
            name = f"cut to {(length := dice.randrange(len(whole)))} bytes"
            del content[length:]
        else:
            at, bit = dice.randrange(len(whole)), dice.randrange(8)
            name = f"bit {bit} of byte {at}"
            content[at] ^= 1 << bit
        with hurt(place, database, bytes(content)):
            verdict = noticed(place)
        tally.counts[verdict or "not noticed"] += 1
        if verdict not in {Fault.DAMAGED, Fault.EMPTY_FILE, "found by the check"}:
            tally.fail(name, f"told as {verdict or 'nothing at all'}")
        tally.runs += 1
    shutil.rmtree(place.root)


def of_key_file(trial: Trial, tally: Tally, numbers: Iterator[int]) -> None:
    """Turn the bits of the key file, one after the other; every time it has to be noticed."""
    place = trial.fresh()
    path, copy = place.vault / "keys.json", place.vault / "keys.bak"
    whole = path.read_bytes()
    bits = list(range(len(whole) * 8))
    random.Random(59).shuffle(bits)  # noqa: S311
    for name, content in (("empty", b""), ("cut", whole[:-1]), ("longer", whole + b" ")):
        path.write_bytes(content)
        copy.write_bytes(content)
        if _key_fault(place.vault) is not Fault.KEY_FILE_DAMAGED:
            tally.fail(name, "not noticed")
    copy.write_bytes(whole)
    for number in numbers:
        if number >= len(bits):
            break
        bit = bits[number]
        turned = bytearray(whole)
        turned[bit // 8] ^= 1 << bit % 8
        path.write_bytes(bytes(turned))
        copy.unlink()
        verdict = _key_fault(place.vault)
        if verdict is not Fault.KEY_FILE_DAMAGED:
            tally.fail(f"bit {bit}", f"told as {verdict or 'nothing at all'}")
        copy.write_bytes(whole)
        if number % _OPENED_SHARE == 0:  # with its copy beside it, it opens and is mended
            place.open().close()
            if path.read_bytes() != whole:
                tally.fail(f"bit {bit}", "not mended from the copy")
        tally.runs += 1
    path.unlink()
    vaults.unlock(place.vault, PASSPHRASE).close()
    tally.measure("bits", len(bits))
    shutil.rmtree(place.root)


def rescued(trial: Trial, tally: Tally, numbers: Iterator[int]) -> None:
    """Turn a bit of the database; count the rows that can be taken out of it all the same.

    The backups are taken away, so that all is read from the damaged file itself.
    """
    place = trial.fresh()
    shutil.rmtree(place.vault / "backups")
    database = place.vault / "data.db"
    whole = database.read_bytes()
    total = _read(place)
    for number in numbers:
        dice = dice_of("rescue", number)
        at = dice.randrange(len(whole))
        turned = bytearray(whole)
        turned[at] ^= 1 << dice.randrange(8)
        with hurt(place, database, bytes(turned)):
            read = 0
            try:
                read = _read(place)
                if number % _REBUILT_SHARE == 0:
                    tally.damage(f"byte {at}", _rebuilt(place, trial.next_folder()))
            except Unavailable as unavailable:
                tally.fail(f"byte {at}", f"told as {unavailable.fault}")
            if database.read_bytes() != turned:
                tally.fail(f"byte {at}", "the damaged file was changed")
        tally.counts["rows"] += total
        tally.counts["of them rescued"] += read
        tally.counts["files rescued whole"] += read == total
        tally.measure("percent lost of one file", 100 * (1 - read / total))
        tally.runs += 1
    if tally.counts["of them rescued"] < _RESCUED * tally.counts["rows"]:
        tally.fail("all", "less than 95 % of all rows were rescued")
    shutil.rmtree(place.root)


def _read(place: Place) -> int:
    with rescue.examine(place.vault, place.recovery_code) as found:
        return found.read()


def _rebuilt(place: Place, target: Path) -> list[str]:
    """Make a new customer file of what was rescued; return what is wrong with it."""
    with rescue.examine(place.vault, place.recovery_code) as found:
        rescue.rebuild(found, target)
    vault = place.open(target)
    try:
        wrong = sound.damage(vault)
        if (count := len(places.customer_ids(vault))) != CUSTOMERS:
            wrong.append(f"{count} customers of {CUSTOMERS}")
    finally:
        vault.close()
    shutil.rmtree(target)
    return wrong


def noticed(place: Place) -> str:
    """Return how the state of a customer file shows: a fault, the check's word, or ""."""
    vault = None
    try:
        vault = place.open()
        return "" if vaults.check(vault, deep=True).is_well else "found by the check"
    except Unavailable as unavailable:
        return unavailable.fault
    finally:
        sound.close_quietly(vault)


@contextmanager
def hurt(place: Place, path: Path, content: bytes) -> Iterator[None]:
    """Let a file have another content for a while; whatever opening changed is taken back."""
    kept = {one: one.read_bytes() for one in place.vault.iterdir() if one.is_file()}
    path.write_bytes(content)
    try:
        yield
    finally:
        for one in place.vault.iterdir():
            if one.is_file() and one not in kept:
                one.unlink()
        for one, before in kept.items():
            one.write_bytes(before)


def _key_fault(folder: Path) -> Fault | None:
    try:
        vaults.slots_of(folder)
    except Unavailable as unavailable:
        return unavailable.fault
    return None
