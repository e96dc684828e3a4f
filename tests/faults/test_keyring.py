import json
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from typing_extensions import override

from desktop_crm.domain.errors import Fault, Refused, Unavailable
from desktop_crm.services import vaults
from desktop_crm.services.vaults import KeyRing, KeyringState, SlotKind, Vault
from desktop_crm.storage import keyring_slot
from tests.faults.conftest import PASSPHRASE


class KeyringLocked(Exception):
    """Named like the real one."""


class MemoryRing:
    """A key ring as a dictionary, with the moods real ones have."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.error: Exception | None = None
        self.answers = threading.Event()
        self.answers.set()

    def get_password(self, service: str, username: str) -> str | None:
        self._react()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._react()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._react()
        del self.kept[service, username]

    def _react(self) -> None:
        self.answers.wait(10)
        if self.error is not None:
            raise self.error


@pytest.fixture
def memory() -> MemoryRing:
    return MemoryRing()


@pytest.fixture
def ring(memory: MemoryRing) -> KeyRing:
    return KeyRing({"Memory": lambda: memory}, lambda: False, seconds=0.3)


def test_a_remembered_vault_opens_without_a_passphrase(ledger: Vault, ring: KeyRing) -> None:
    assert vaults.keyring_state(ledger.folder, ring) is KeyringState.READY
    vaults.remember_in_keyring(ledger, ring)
    assert vaults.keyring_state(ledger.folder, ring) is KeyringState.PRESENT
    ledger.close()
    vault = vaults.unlock_with_keyring(ledger.folder, ring)
    assert SlotKind.KEYRING in {slot.kind for slot in vault.slots()}
    vaults.forget_keyring(vault, ring)
    vault.close()
    assert vaults.keyring_state(ledger.folder, ring) is KeyringState.READY
    with pytest.raises(Unavailable) as unavailable:
        vaults.unlock_with_keyring(ledger.folder, ring)
    assert unavailable.value.fault is Fault.KEYRING_EMPTY
    vaults.unlock(ledger.folder, PASSPHRASE).close()


def test_the_entry_names_nobody_and_holds_no_key_of_the_vault(
    ledger: Vault, ring: KeyRing, memory: MemoryRing
) -> None:
    vaults.remember_in_keyring(ledger, ring)
    ((where, kept),) = memory.kept.items()
    assert where == ("DesktopCRM", f"vault:{ledger.id}")
    assert kept != ledger.copy_key().material().hex()


def test_remembering_twice_leaves_one_slot(ledger: Vault, ring: KeyRing) -> None:
    vaults.remember_in_keyring(ledger, ring)
    vaults.remember_in_keyring(ledger, ring)
    assert [slot.kind for slot in ledger.slots()].count(SlotKind.KEYRING) == 1


@pytest.mark.parametrize(
    ("mood", "state", "fault"),
    [
        ("emptied", KeyringState.MISSING, Fault.KEYRING_EMPTY),
        ("stale", KeyringState.PRESENT, Fault.KEYRING_EMPTY),
        ("rubbish", KeyringState.PRESENT, Fault.KEYRING_EMPTY),
        ("locked", KeyringState.LOCKED, Fault.KEYRING_LOCKED),
        ("broken", KeyringState.NONE, Fault.KEYRING_NONE),
        ("silent", KeyringState.SILENT, Fault.KEYRING_SILENT),
    ],
)
def test_every_mood_of_a_key_ring_has_a_name_and_the_passphrase_still_opens(
    ledger: Vault, ring: KeyRing, memory: MemoryRing, mood: str, state: KeyringState, fault: Fault
) -> None:
    vaults.remember_in_keyring(ledger, ring)
    ledger.close()
    entry = next(iter(memory.kept))
    match mood:
        case "emptied":
            memory.kept.clear()
        case "stale":
            memory.kept[entry] = "00" * 32
        case "rubbish":
            memory.kept[entry] = "rubbish"
        case "locked":
            memory.error = KeyringLocked()
        case "broken":
            memory.error = OSError()
        case _:
            memory.answers.clear()
    started = time.monotonic()
    assert vaults.keyring_state(ledger.folder, ring) is state
    with pytest.raises(Unavailable) as unavailable:
        vaults.unlock_with_keyring(ledger.folder, ring)
    assert unavailable.value.fault is fault
    assert time.monotonic() - started < 5
    vaults.unlock(ledger.folder, PASSPHRASE).close()
    memory.answers.set()


def test_a_silent_key_ring_is_asked_by_one_thread_only(ledger: Vault, ring: KeyRing) -> None:
    silent = MemoryRing()
    silent.answers.clear()
    hanging = KeyRing({"Memory": lambda: silent}, lambda: False, seconds=0.05)
    for _ in range(3):
        assert hanging.state(ledger.id, "Memory") is KeyringState.SILENT
    asking = [thread for thread in threading.enumerate() if thread.name == "key ring"]
    assert len(asking) == 1
    assert asking[0].daemon
    silent.answers.set()
    asking[0].join(5)
    assert ring.state(None, "") is KeyringState.READY


def test_a_key_in_another_key_ring_is_told(ledger: Vault, ring: KeyRing) -> None:
    vaults.remember_in_keyring(ledger, ring)
    other = KeyRing({"Other": MemoryRing}, lambda: False)
    ledger.close()
    assert vaults.keyring_state(ledger.folder, other) is KeyringState.OTHER
    with pytest.raises(Unavailable, match="Memory"):
        vaults.unlock_with_keyring(ledger.folder, other)


def test_a_key_ring_that_does_not_keep_gets_no_slot(ledger: Vault) -> None:
    class Forgetful(MemoryRing):
        @override
        def set_password(self, service: str, username: str, password: str) -> None:
            del service, username, password

    with pytest.raises(Unavailable):
        vaults.remember_in_keyring(ledger, KeyRing({"Forgetful": Forgetful}, lambda: False))
    assert SlotKind.KEYRING not in {slot.kind for slot in ledger.slots()}


def test_the_key_ring_cannot_become_the_only_way_in(ledger: Vault, ring: KeyRing) -> None:
    vaults.remember_in_keyring(ledger, ring)
    with pytest.raises(Refused):
        ledger.replace_slots(ledger.header.slots_of(SlotKind.KEYRING))


def test_without_a_session_bus_there_is_no_key_ring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
    assert vaults.keyring_state(None) is KeyringState.NONE


def test_only_known_key_rings_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyrings.alt.file.PlaintextKeyring")
    assert set(keyring_slot.system_backends()) <= {
        "SecretService",
        "KWallet",
        "Keychain",
        "Windows",
    }


SESSION = """
import json, sys
from contextlib import closing
from pathlib import Path
import secretstorage
from desktop_crm.domain.errors import Unavailable
from desktop_crm.services import vaults

def fault():
    try:
        vaults.unlock_with_keyring(folder).close()
    except Unavailable as unavailable:
        return str(unavailable.fault)
    return "open"

told = {}
folder = Path(sys.argv[1])
told["new"] = vaults.keyring_state(None)
vault = vaults.create(folder, "pw", kdf=vaults.Kdf(19, 1, 1)).vault
vaults.remember_in_keyring(vault)
told["backend"] = vault.slots()[-1].backend
vault.close()
told["present"] = [vaults.keyring_state(folder), fault()]
with closing(secretstorage.dbus_init()) as bus:
    secretstorage.get_default_collection(bus).lock()
told["locked"] = [vaults.keyring_state(folder), fault()]
print(json.dumps(told))
"""


@pytest.mark.keyring
def test_a_real_key_ring_opens_a_vault_and_says_when_it_is_locked(tmp_path: Path) -> None:
    if not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")):
        pytest.skip("needs dbus-run-session and gnome-keyring-daemon")
    for name in ("run", "cfg"):
        (tmp_path / name).mkdir(mode=0o700)
    environment = os.environ | {
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / "cfg"),
        "XDG_RUNTIME_DIR": str(tmp_path / "run"),
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    environment.pop("DISPLAY", None)
    unlock = (
        'eval "$(printf testpw | gnome-keyring-daemon --unlock --components=secrets '
        '| sed \'s/^/export /\')"; exec "$@"'
    )
    command = ["dbus-run-session", "--", "sh", "-c", unlock, "sh", sys.executable, "-c", SESSION]
    done = subprocess.run(  # noqa: S603
        [*command, str(tmp_path / "shop.crmvault")],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == {
        "new": "ready",
        "backend": "SecretService",
        "present": ["present", "open"],
        "locked": ["locked", "keyring-locked"],
    }
