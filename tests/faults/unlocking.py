"""Three ways to open a customer file, each of them present, missing, locked, hanging or wrong.

What a person types can be right, missing as a slot, or wrong; a key ring can be all five. In every
combination each way answers in time and says what it is, and another way is on offer.
"""

import json
import os
import secrets
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from pathlib import Path

from desktop_crm.domain import recovery_code
from desktop_crm.domain.errors import Fault, Refused, Unavailable
from desktop_crm.services import vaults
from desktop_crm.services.vaults import KeyRing, KeyringState, SlotKind, Vault
from tests.faults import sound
from tests.faults.place import CHEAP, OTHER_PASSPHRASE, PASSPHRASE, Place
from tests.faults.tally import Tally, Trial, batched

SECONDS = 0.1
_PATIENCE = 1.5  # of a key ring with that limit, opening included
TYPED = ("present", "missing", "wrong")
RINGS = ("present", "missing", "locked", "hanging", "wrong")
PAIRS = tuple(product(TYPED, TYPED))
_RING_TELLS = {
    "present": (KeyringState.PRESENT, None),
    "missing": (KeyringState.MISSING, Fault.KEYRING_EMPTY),
    "locked": (KeyringState.LOCKED, Fault.KEYRING_LOCKED),
    "hanging": (KeyringState.SILENT, Fault.KEYRING_SILENT),
    "wrong": (KeyringState.PRESENT, Fault.KEYRING_EMPTY),
}
_UNLOCK = (
    'eval "$(printf testpw | gnome-keyring-daemon --unlock --components=secrets '
    '| sed \'s/^/export /\')"; exec "$@"'
)


class KeyringLocked(Exception):
    """Named like the real one."""


class Ring:
    """A key ring in memory, in one of the moods real ones have."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.mood = "present"
        self.answers = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        """Return what is kept, according to the mood."""
        if self.mood == "locked":
            raise KeyringLocked
        if self.mood == "hanging":
            self.answers.wait(10)
        if self.mood == "missing":
            return None
        kept = self.kept.get((service, username))
        return "00" * 32 if kept and self.mood == "wrong" else kept

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep something."""
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Forget something."""
        del self.kept[service, username]


def matrix(trial: Trial, tally: Tally, numbers: Iterator[int]) -> None:
    """Try every combination with a key ring in memory, and every mood with a real one."""
    for batch in batched(numbers, len(RINGS)):
        pair, moods = batch[0] // len(RINGS), [RINGS[number % len(RINGS)] for number in batch]
        if pair == len(PAIRS):
            _with_a_real_one(trial, tally)
        else:
            _with_one_in_memory(trial, tally, *PAIRS[pair], moods)


def _with_one_in_memory(
    trial: Trial, tally: Tally, passphrase: str, recovery: str, moods: Sequence[str]
) -> None:
    is_refused = (passphrase, recovery) == ("missing", "missing")
    place = trial.fresh()
    tally.runs += len(moods)
    try:
        for mood, what, seconds in _moods(place, passphrase, recovery, moods):
            tally.measure("slowest answer in seconds", seconds)
            if what:
                tally.fail(f"password {passphrase}, code {recovery}, key ring {mood}", what)
        if is_refused:
            tally.fail("no password, no code", "the key ring was left as the only way")
    except Refused:
        if not is_refused:
            tally.fail(f"password {passphrase}, code {recovery}", "refused")
    shutil.rmtree(place.root)


def _with_a_real_one(trial: Trial, tally: Tally) -> None:
    if not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")):
        return
    for mood, told in on_a_real_bus(trial.next_folder()).items():
        tally.runs += 1
        tally.counts["moods of a real key ring"] += 1
        if told != list(_real(mood)):
            tally.fail(f"real key ring, {mood}", told)


def _moods(
    place: Place, passphrase: str, recovery: str, moods: Sequence[str]
) -> Iterator[tuple[str, str, float]]:
    """Give, for every mood of the key ring, what is wrong or "", and the seconds it took."""
    memory = Ring()
    ring = KeyRing({"Memory": lambda: memory}, lambda: False, seconds=SECONDS)
    prepare(place, passphrase, recovery, ring)
    word, code = secrets_of(place, passphrase, recovery)
    typed = (
        (lambda: vaults.unlock(place.vault, word), _typed_fault(passphrase)),
        (lambda: vaults.unlock_with_recovery_code(place.vault, code), _typed_fault(recovery)),
    )
    for mood in moods:
        memory.mood = mood
        memory.answers.clear()
        state, fault = _RING_TELLS[mood]
        if not set(vaults.slots_of(place.vault)) & {SlotKind.PASSPHRASE, SlotKind.RECOVERY}:
            yield mood, "no way but the key ring is offered", 0.0
        started = time.monotonic()
        found = vaults.keyring_state(place.vault, ring)
        wrong = "" if found is state else f"the key ring is told as {found}"
        yield mood, wrong, time.monotonic() - started
        for way, expected in (
            (lambda: vaults.unlock_with_keyring(place.vault, ring), fault),
            *typed,
        ):
            started = time.monotonic()
            told = outcome(way)
            seconds = time.monotonic() - started
            yield mood, "" if told == expected else f"told as {told}, not {expected}", seconds
            if seconds > _PATIENCE:
                yield mood, f"took {seconds:.1f} s", seconds
        memory.answers.set()


def prepare(place: Place, passphrase: str, recovery: str, ring: KeyRing) -> None:
    """Let the customer file have a slot in the key ring, and those of the others that are there."""
    vault = place.open()
    try:
        vaults.remember_in_keyring(vault, ring)
        gone = {
            kind
            for kind, state in ((SlotKind.PASSPHRASE, passphrase), (SlotKind.RECOVERY, recovery))
            if state == "missing"
        }
        vault.replace_slots(tuple(slot for slot in vault.header.slots if slot.kind not in gone))
    finally:
        vault.close()


def secrets_of(place: Place, passphrase: str, recovery: str) -> tuple[str, str]:
    """Return what a person types as password and as recovery code, right or wrong."""
    other = recovery_code.encode(_vault_id(place), secrets.token_bytes(20))
    return (
        {"wrong": OTHER_PASSPHRASE}.get(passphrase, PASSPHRASE),
        {"wrong": other}.get(recovery, place.recovery_code),
    )


def _vault_id(place: Place) -> str:
    return str(json.loads((place.vault / "keys.json").read_bytes())["vault"])


def _typed_fault(state: str) -> Fault | None:
    return None if state == "present" else Fault.WRONG_SECRET


def outcome(way: Callable[[], Vault]) -> Fault | None:
    """Return the fault a way of opening ends with, or None when it opens."""
    vault = None
    try:
        vault = way()
    except Unavailable as unavailable:
        return unavailable.fault
    finally:
        sound.close_quietly(vault)
    return None


def _real(mood: str) -> tuple[str, str]:
    state, fault = _RING_TELLS[mood]
    return str(state), str(fault or "open")


def on_a_real_bus(home: Path) -> dict[str, list[str]]:
    """Return what every mood of a real key ring is told as, on a bus of its own."""
    for name in ("run", "cfg"):
        (home / name).mkdir(mode=0o700, parents=True)
    environment = os.environ | {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "cfg"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    for name in ("DISPLAY", "LD_PRELOAD", "PYTHON_KEYRING_BACKEND"):
        environment.pop(name, None)
    told: dict[str, list[str]] = {}
    for start, mode in ((["sh", "-c", _UNLOCK, "sh"], "gnome"), ([], "hanging")):
        program = [sys.executable, "-m", "tests.faults.real_ring", mode, str(home / mode)]
        done = subprocess.run(  # noqa: S603
            ["dbus-run-session", "--", *start, *program],  # noqa: S607
            env=environment,
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        if done.returncode:
            raise AssertionError(done.stderr)
        told |= json.loads(done.stdout.splitlines()[-1])
    return told


def make_for_real(folder: Path) -> Path:
    """Make a customer file whose slot is that of the desktop's key ring."""
    vault = vaults.create(folder / "shop.crmvault", PASSPHRASE, kdf=CHEAP).vault
    vaults.remember_in_keyring(vault)
    vault.close()
    return vault.folder
