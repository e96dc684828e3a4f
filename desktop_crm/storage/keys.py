"""The key of a vault and the secrets that wrap it.

A vault is encrypted with 32 random bytes, the data key. Each slot holds that key wrapped
(AES-256-GCM) under a key made from one secret: the passphrase (Argon2id), the printed recovery code
or the key ring's random bytes (both HKDF, they are random already). Nothing here imports the
database.
"""

import secrets
import time
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from typing_extensions import override

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.storage import faults

KEY_BYTES = 32
_SALT_BYTES = 16
_NONCE_BYTES = 12
_WRAPPED_BYTES = KEY_BYTES + 16
_MIB = 1024  # Argon2 counts memory in KiB
# A hostile key file cannot ask for more memory or time than this.
_COSTS = (range(19, 1025), range(1, 21), range(1, 9))
_CALIBRATION_SECONDS = 0.7


class SlotKind(StrEnum):
    """Which secret opens a slot."""

    PASSPHRASE = "passphrase"  # noqa: S105 - a kind, not a secret
    RECOVERY = "recovery"
    KEYRING = "keyring"


@dataclass(frozen=True, slots=True)
class Kdf:
    """Costs of Argon2id: memory in MiB, passes over it, lanes."""

    memory_mib: int = 64
    passes: int = 3
    lanes: int = 4

    def __post_init__(self) -> None:
        costs = (self.memory_mib, self.passes, self.lanes)
        for cost, bounds in zip(costs, _COSTS, strict=True):
            if type(cost) is not int or cost not in bounds:
                raise ValueError("key derivation costs out of bounds")

    def derive(self, passphrase: str, salt: bytes) -> bytes:
        """Return the key made from a passphrase, however its accents were typed."""
        typed = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
        return Argon2id(
            salt=salt,
            length=KEY_BYTES,
            iterations=self.passes,
            lanes=self.lanes,
            memory_cost=self.memory_mib * _MIB,
        ).derive(typed)


def calibrated() -> Kdf:
    """Return costs that take about 0.7 s on this computer, between 64 and 256 MiB."""
    started = time.perf_counter()
    Kdf().derive("", bytes(_SALT_BYTES))
    elapsed = max(time.perf_counter() - started, 0.01)
    memory = int(Kdf().memory_mib * _CALIBRATION_SECONDS / elapsed)
    return Kdf(memory_mib=max(64, min(256, memory // 16 * 16)))


class DataKey:
    """The 32 random bytes a vault is encrypted with; never shown, wiped when the vault closes."""

    __slots__ = ("_material",)

    def __init__(self, material: bytes) -> None:
        if len(material) != KEY_BYTES:
            # SQLCipher silently takes a raw key of any other length as a passphrase.
            raise ValueError("a data key has 32 bytes")
        self._material = bytearray(material)

    @classmethod
    def random(cls) -> "DataKey":
        """Return a new key."""
        return cls(secrets.token_bytes(KEY_BYTES))

    @override
    def __repr__(self) -> str:
        return "DataKey(...)"

    def copy(self) -> "DataKey":
        """Return the same key with a life of its own."""
        return DataKey(self.material())

    def material(self) -> bytes:
        """Return the bytes; fails as locked once they were wiped."""
        if len(self._material) != KEY_BYTES:
            raise Unavailable(Fault.LOCKED, faults.LOCKED)
        return bytes(self._material)

    def pragma(self) -> str:
        """Return the statement that keys a connection."""
        return f"PRAGMA key = \"x'{self.material().hex()}'\""

    def derive(self, purpose: str) -> bytes:
        """Return a key of its own for `purpose`: header, backup manifest, audit chain."""
        return _expand(self.material(), b"", f"desktop-crm {purpose}")

    def wipe(self) -> None:
        """Overwrite the bytes held here (Python may hold copies; only a new process is sure)."""
        for at in range(len(self._material)):
            self._material[at] = 0
        self._material.clear()


class SaltedKey(DataKey):
    """A data key for a new database that is to begin with a salt of our choice."""

    __slots__ = ("_salt",)

    def __init__(self, material: bytes, salt: bytes) -> None:
        super().__init__(material)
        self._salt = salt

    @override
    def pragma(self) -> str:
        return f"PRAGMA key = \"x'{self.material().hex()}{self._salt.hex()}'\""


@dataclass(frozen=True, slots=True)
class Slot:
    """One wrapped copy of the data key."""

    id: str
    kind: SlotKind
    created: str
    backend: str
    salt: bytes
    kdf: Kdf | None
    nonce: bytes
    wrapped: bytes

    @classmethod
    def wrap(
        cls,
        key: DataKey,
        kind: SlotKind,
        secret: str | bytes,
        *,
        vault: str,
        created: str,
        kdf: Kdf | None = None,
        backend: str = "",
    ) -> "Slot":
        """Return a slot that `secret` opens."""
        salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
        empty = cls(secrets.token_hex(8), kind, created, backend, salt, kdf, nonce, b"")
        wrapped = AESGCM(empty._wrapping_key(secret)).encrypt(
            nonce, key.material(), empty._associated(vault)
        )
        return cls(empty.id, kind, created, backend, salt, kdf, nonce, wrapped)

    @classmethod
    def from_json(cls, fields: Mapping[str, Any]) -> "Slot":
        """Read a slot; ValueError, KeyError or TypeError when anything is odd."""
        kind, costs = SlotKind(fields["type"]), fields["kdf"]
        if set(fields) != {"id", "type", "created", "backend", "kdf", "nonce", "wrapped"}:
            raise ValueError("unknown slot field")
        kdf = None
        if kind is SlotKind.PASSPHRASE:
            if costs["name"] != "argon2id":
                raise ValueError("unknown key derivation")
            kdf = Kdf(costs["m"], costs["t"], costs["p"])
        elif costs["name"] != "hkdf-sha256":
            raise ValueError("unknown key derivation")
        slot = cls(
            str(fields["id"]),
            kind,
            str(fields["created"]),
            str(fields["backend"]),
            bytes.fromhex(costs["salt"]),
            kdf,
            bytes.fromhex(fields["nonce"]),
            bytes.fromhex(fields["wrapped"]),
        )
        if (len(slot.salt), len(slot.nonce), len(slot.wrapped)) != (
            _SALT_BYTES,
            _NONCE_BYTES,
            _WRAPPED_BYTES,
        ):
            raise ValueError("odd slot length")
        return slot

    def to_json(self) -> dict[str, object]:
        """Return the slot as it stands in the key file."""
        return {
            "id": self.id,
            "type": str(self.kind),
            "created": self.created,
            "backend": self.backend,
            "kdf": self._kdf_json(),
            "nonce": self.nonce.hex(),
            "wrapped": self.wrapped.hex(),
        }

    def unwrap(self, secret: str | bytes, vault: str) -> DataKey | None:
        """Return the data key, or None when `secret` is not the one this slot was made with."""
        try:
            material = AESGCM(self._wrapping_key(secret)).decrypt(
                self.nonce, self.wrapped, self._associated(vault)
            )
        except InvalidTag:
            return None
        return DataKey(material)

    def _kdf_json(self) -> dict[str, object]:
        if self.kdf is None:
            return {"name": "hkdf-sha256", "salt": self.salt.hex()}
        costs = self.kdf
        return {
            "name": "argon2id",
            "salt": self.salt.hex(),
            "m": costs.memory_mib,
            "t": costs.passes,
            "p": costs.lanes,
        }

    def _associated(self, vault: str) -> bytes:
        """Return what the wrapping is bound to: this vault, this slot, these costs."""
        bound = (vault, self.id, self.kind, self.backend, repr(sorted(self._kdf_json().items())))
        return "\n".join(("desktop-crm slot 1", *bound)).encode()

    def _wrapping_key(self, secret: str | bytes) -> bytes:
        if self.kdf is not None:
            if not isinstance(secret, str):
                raise TypeError("a passphrase is text")
            return self.kdf.derive(secret, self.salt)
        if not isinstance(secret, bytes):
            raise TypeError("a stored secret is bytes")
        return _expand(secret, self.salt, f"desktop-crm slot {self.kind}")


def _expand(material: bytes, salt: bytes, info: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt or None, info=info.encode()).derive(
        material
    )
