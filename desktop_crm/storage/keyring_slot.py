"""The operating system's key ring as one more way to open a vault, never the only one.

A key ring may be gone, locked, or never answer. So every call runs in a thread of its own with a
time limit, and only known backends are made, by name: the environment cannot slip in another one.
"""

import importlib
import queue
import secrets
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from enum import StrEnum
from typing import Any, Protocol, TypeVar

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.storage import faults
from desktop_crm.storage.keys import KEY_BYTES

_T = TypeVar("_T")
_SERVICE = "DesktopCRM"
_THREAD = "key ring"
_NOTE = ":anchor"
SECONDS = 10.0
SECRET_SERVICE = "SecretService"  # noqa: S105 - the name of a key ring
_ALLOWED = {
    "linux": {
        SECRET_SERVICE: ("keyring.backends.SecretService", "Keyring"),
        "KWallet": ("keyring.backends.kwallet", "DBusKeyring"),
    },
    "darwin": {"Keychain": ("keyring.backends.macOS", "Keyring")},
    "win32": {"Windows": ("keyring.backends.Windows", "WinVaultKeyring")},
}


def system_backends() -> dict[str, Callable[[], "Backend"]]:
    """Return the allow-listed key rings of this kind of computer, the preferred one first."""
    known = _ALLOWED.get(sys.platform, {})
    return {name: _maker(*where) for name, where in known.items()}


def new_secret() -> bytes:
    """Return the random bytes a key ring is to keep."""
    return secrets.token_bytes(KEY_BYTES)


def _maker(module: str, name: str) -> Callable[[], "Backend"]:
    def make() -> "Backend":
        backend: Any = getattr(importlib.import_module(module), name)
        backend.priority  # noqa: B018 - raises when this key ring is not running here
        made: Backend = backend()
        if sys.platform == "win32":
            made.persist = "local machine"  # type: ignore[attr-defined]  # else it roams
        return made

    return make


def _entry(vault_id: str) -> str:
    """Return the entry's name; other programs can read it, so it names nobody."""
    return f"vault:{vault_id}"


def _is_locked() -> bool:
    """Tell whether the desktop's key ring would ask for a password, without asking."""
    import secretstorage  # noqa: PLC0415 - Linux only, and slow to import

    with closing(secretstorage.dbus_init()) as bus:
        try:
            return bool(secretstorage.get_collection_by_alias(bus, "default").is_locked())
        except secretstorage.exceptions.ItemNotFoundException:
            return False


def _fault_of(error: Exception) -> Unavailable:
    """Return what a key ring's refusal means for a person."""
    if isinstance(error, Unavailable):
        return error
    if type(error).__name__ in {"KeyringLocked", "InitError", "PromptDismissedException"}:
        return Unavailable(Fault.KEYRING_LOCKED, faults.KEYRING_LOCKED)
    return Unavailable(Fault.KEYRING_NONE, faults.KEYRING_NONE)


class KeyringState(StrEnum):
    """What the key ring can do for one customer file, or for a new one."""

    NONE = "none"  # this computer has none we may use
    READY = "ready"  # could be used, is not yet
    PRESENT = "present"  # holds the key
    MISSING = "missing"  # was to hold the key, does not
    LOCKED = "locked"  # has to be unlocked first
    OTHER = "other"  # the key is in another key ring
    SILENT = "silent"  # does not answer


class Backend(Protocol):
    """What is used of a key ring."""

    def get_password(self, service: str, username: str) -> str | None:
        """Return what is kept under a name."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep something under a name."""

    def delete_password(self, service: str, username: str) -> None:
        """Forget what is kept under a name."""


class KeyRing:
    """The key ring of this computer, within a time limit."""

    def __init__(
        self,
        backends: dict[str, Callable[[], Backend]] | None = None,
        is_locked: Callable[[], bool] = _is_locked,
        seconds: float = SECONDS,
    ) -> None:
        self._backends = system_backends() if backends is None else backends
        self._is_locked = is_locked
        self._seconds = seconds

    def state(self, vault_id: str | None, backend: str) -> KeyringState:
        """Tell what the key ring can do, without ever making it ask for a password."""
        try:
            return self._answer(lambda: self._state(vault_id, backend))
        except Unavailable as unavailable:
            return {
                Fault.KEYRING_LOCKED: KeyringState.LOCKED,
                Fault.KEYRING_SILENT: KeyringState.SILENT,
            }.get(unavailable.fault, KeyringState.NONE)

    def load(self, vault_id: str, backend: str) -> bytes:
        """Return the secret kept for a vault, or say in which state the key ring is."""
        kept = self._answer(lambda: self._make(backend)[1].get_password(_SERVICE, _entry(vault_id)))
        try:
            secret = bytes.fromhex(kept or "")
        except ValueError:
            secret = b""
        if len(secret) != KEY_BYTES:
            raise Unavailable(Fault.KEYRING_EMPTY, faults.KEYRING_EMPTY)
        return secret

    def store(self, vault_id: str, secret: bytes) -> str:
        """Keep the secret of a vault; returns which key ring keeps it, after reading it back."""

        def work() -> str:
            name, backend = self._make()
            backend.set_password(_SERVICE, _entry(vault_id), secret.hex())
            if backend.get_password(_SERVICE, _entry(vault_id)) != secret.hex():
                raise Unavailable(Fault.KEYRING_NONE, faults.KEYRING_NONE)
            return name

        return self._answer(work)

    def note(self, vault_id: str, backend: str) -> str:
        """Return what was last noted about a vault, "" when nothing was."""
        entry = _entry(vault_id) + _NOTE
        return self._answer(lambda: self._make(backend)[1].get_password(_SERVICE, entry) or "")

    def keep_note(self, vault_id: str, backend: str, text: str) -> None:
        """Note something about a vault that is no secret."""
        entry = _entry(vault_id) + _NOTE
        self._answer(lambda: self._make(backend)[1].set_password(_SERVICE, entry, text))

    def remove(self, vault_id: str, backend: str) -> None:
        """Forget the secret of a vault."""
        self._answer(lambda: self._make(backend)[1].delete_password(_SERVICE, _entry(vault_id)))

    def _state(self, vault_id: str | None, backend: str) -> KeyringState:
        try:
            name, made = self._make(backend)
        except Unavailable:
            if backend and self._is_there():
                return KeyringState.OTHER
            raise
        if name == SECRET_SERVICE and self._is_locked():
            return KeyringState.LOCKED
        if vault_id is None:
            return KeyringState.READY
        kept = made.get_password(_SERVICE, _entry(vault_id))
        return KeyringState.PRESENT if kept else KeyringState.MISSING

    def _is_there(self) -> bool:
        try:
            self._make()
        except Unavailable:
            return False
        return True

    def _make(self, wanted: str = "") -> tuple[str, Backend]:
        """Return the key ring that wrote a slot, or the first one that runs here."""
        for name, make in self._backends.items():
            if wanted in {"", name}:
                try:
                    return name, make()
                except Exception:  # noqa: S112 - a key ring that cannot be made is not there
                    continue
        if wanted:
            raise Unavailable(Fault.KEYRING_NONE, faults.KEYRING_OTHER, backend=wanted)
        raise Unavailable(Fault.KEYRING_NONE, faults.KEYRING_NONE)

    def _answer(self, work: Callable[[], _T]) -> _T:
        """Run `work` in a thread and wait a limited time; a thread that hangs is left alone."""
        silent = Unavailable(
            Fault.KEYRING_SILENT, faults.KEYRING_SILENT, seconds=f"{self._seconds:g}"
        )
        for thread in threading.enumerate():
            if thread.name == _THREAD:
                thread.join(self._seconds)
                if thread.is_alive():
                    raise silent
        answers: queue.Queue[tuple[_T | None, Exception | None]] = queue.Queue()

        def run() -> None:
            try:
                answers.put((work(), None))
            except Exception as error:
                answers.put((None, error))

        threading.Thread(target=run, name=_THREAD, daemon=True).start()
        try:
            value, error = answers.get(timeout=self._seconds)
        except queue.Empty:
            raise silent from None
        if error is not None:
            raise _fault_of(error) from None
        return value  # type: ignore[return-value]  # `work` gave it
