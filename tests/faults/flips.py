"""Damage: bits turned over, files cut short, in the database and in the key file."""

import random
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.services import rescue, vaults
from tests.faults import place as places
from tests.faults import sound
from tests.faults.place import CUSTOMERS, PASSPHRASE, Place
from tests.faults.tally import Tally, Trial

_CUT_SHARE = 10  # one trial of so many cuts the file short
_RESCUED = 0.95
_REBUILT_SHARE = 6  # out of one damaged file of so many a new one is made
_OPENED_SHARE = 16  # one bit of so many is tried on the whole way of opening


def of_database(trial: Trial, runs: int) -> Tally:
    """Turn a bit of the database, or cut it; every time it has to be noticed as damage."""
    tally, dice, seen = Tally(), random.Random(53), Counter[str]()  # noqa: S311
    place = trial.fresh()
    database = place.vault / "data.db"
    whole = database.read_bytes()
    for run in range(runs):
        content = bytearray(whole)
        if run % _CUT_SHARE == 0:
            name = f"cut to {(length := dice.randrange(len(whole)))} bytes"
            del content[length:]
        else:
            at, bit = dice.randrange(len(whole)), dice.randrange(8)
            name = f"bit {bit} of byte {at}"
            content[at] ^= 1 << bit
        with hurt(place, database, bytes(content)):
            verdict = noticed(place)
        seen[verdict] += 1
        if verdict not in {Fault.DAMAGED, Fault.EMPTY_FILE, "found by the check"}:
            tally.fail(name, f"told as {verdict or 'nothing at all'}")
        tally.runs += 1
    if (verdict := noticed(place)) != "":
        tally.fail("the whole file", f"told as {verdict}")
    shutil.rmtree(place.root)
    tally.remark = ", ".join(f"{name} {count}" for name, count in sorted(seen.items()))
    return tally


def of_key_file(trial: Trial, runs: int) -> Tally:
    """Turn every bit, or so many bits, of the key file; every time it has to be noticed."""
    tally, dice = Tally(), random.Random(59)  # noqa: S311
    place = trial.fresh()
    path, copy = place.vault / "keys.json", place.vault / "keys.bak"
    whole = path.read_bytes()
    bits = range(len(whole) * 8)
    chosen = bits if runs >= len(bits) else sorted(dice.sample(bits, runs))
    for number, bit in enumerate(chosen):
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
        path.write_bytes(whole)
        tally.runs += 1
    for name, content in (("empty", b""), ("cut", whole[:-1]), ("longer", whole + b" ")):
        path.write_bytes(content)
        copy.write_bytes(content)
        if _key_fault(place.vault) is not Fault.KEY_FILE_DAMAGED:
            tally.fail(name, "not noticed")
        tally.runs += 1
    path.unlink()
    copy.write_bytes(whole)
    vaults.unlock(place.vault, PASSPHRASE).close()
    tally.remark = f"{len(bits):,} bits in {len(whole)} bytes"
    shutil.rmtree(place.root)
    return tally


def rescued(trial: Trial, runs: int) -> Tally:
    """Turn a bit of the database; count the rows that can be taken out of it all the same.

    The backups are taken away, so that all is read from the damaged file itself.
    """
    tally, dice = Tally(), random.Random(67)  # noqa: S311
    place = trial.fresh()
    shutil.rmtree(place.vault / "backups")
    database = place.vault / "data.db"
    whole = database.read_bytes()
    total = _read(place)
    shares = []
    for run in range(runs):
        at = dice.randrange(len(whole))
        turned = bytearray(whole)
        turned[at] ^= 1 << dice.randrange(8)
        with hurt(place, database, bytes(turned)):
            try:
                shares.append(_read(place) / total)
                if run % _REBUILT_SHARE == 0:
                    tally.damage(f"byte {at}", _rebuilt(place, trial.next_folder()))
            except Unavailable as unavailable:
                tally.fail(f"byte {at}", f"told as {unavailable.fault}")
            if database.read_bytes() != turned:
                tally.fail(f"byte {at}", "the damaged file was changed")
        tally.runs += 1
    mean = sum(shares) / max(len(shares), 1)
    if mean < _RESCUED:
        tally.fail("all", f"{mean:.1%} of all rows were rescued")
    tally.remark = (
        f"{mean:.2%} of all {total:,} rows, at worst {min(shares, default=0):.1%}; "
        f"all rows in {sum(share == 1 for share in shares):,} cases"
    )
    shutil.rmtree(place.root)
    return tally


def _read(place: Place) -> int:
    with rescue.examine(place.vault, place.recovery_code, is_recovery_code=True) as found:
        return found.read()


def _rebuilt(place: Place, target: Path) -> list[str]:
    """Make a new customer file of what was rescued; return what is wrong with it."""
    with rescue.examine(place.vault, place.recovery_code, is_recovery_code=True) as found:
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
