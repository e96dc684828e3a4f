"""The key file of a vault: which slots there are, in two copies, checked before they are used.

`sum` tells accidental damage before any secret is typed, `mac` tells a change by somebody without
the key, so that "wrong passphrase", "damaged" and "changed" are never mixed up.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from desktop_crm.domain.errors import Fault, Refused, Unavailable
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.storage import faults, private_files
from desktop_crm.storage.keys import DataKey, Slot, SlotKind

NAME = "keys.json"
COPY_NAME = "keys.bak"
VERSION = 1
SALT_BYTES = 16
_CIPHER = "sqlcipher-4"
_MAX_BYTES = 64 * 1024
_MAX_SLOTS = 16

LAST_SLOT = QT_TRANSLATE_NOOP(
    "Refused",
    "A customer file needs a master password or a recovery code; "
    "the key ring alone could lock you out.",
)


@dataclass(frozen=True, slots=True)
class KeyHeader:
    """The parsed key file; every change gives a new one with a higher revision.

    `pending` is the finished key file of a copy under another key that is about to take the place
    of the database. Which of the two is in force is told by the database's own first bytes.
    """

    vault: str
    created: str
    cipher_salt: bytes
    slots: tuple[Slot, ...]
    revision: int = 1
    mac: str = ""
    pending: "KeyHeader | None" = None

    @classmethod
    def parse(cls, content: bytes) -> "KeyHeader | None":
        """Return the header, or None when a single bit is not as it was written."""
        if len(content) > _MAX_BYTES:
            return None
        try:
            fields = json.loads(content)
            total = fields["sum"]
            if content != _canonical(fields) or total != _total(fields):
                return None
            pending = fields["pending"]
            coming = None if pending is None else cls._of(pending, None)
            return cls._of(fields, coming)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None

    def serialized(self) -> bytes:
        """Return the bytes of the key file."""
        fields = self._fields() | {"mac": self.mac}
        return _canonical(fields | {"sum": _total(fields)})

    def signed(self, key: DataKey) -> "KeyHeader":
        """Return this header with its code of authenticity."""
        return replace(self, mac=self._code(key))

    def is_authentic(self, key: DataKey) -> bool:
        """Tell whether the header was last written by somebody who holds the key."""
        return hmac.compare_digest(self.mac, self._code(key))

    def slots_of(self, kind: SlotKind) -> tuple[Slot, ...]:
        """Return the slots a kind of secret may open."""
        return tuple(slot for slot in self.slots if slot.kind is kind)

    def with_slots(self, slots: Iterable[Slot], key: DataKey) -> "KeyHeader":
        """Return a header with other slots; refuses to leave a vault only the key ring can open."""
        chosen = tuple(slots)
        if all(slot.kind is SlotKind.KEYRING for slot in chosen):
            raise Refused(LAST_SLOT)
        return replace(self, slots=chosen, revision=self.revision + 1).signed(key)

    def with_pending(self, coming: "KeyHeader", key: DataKey) -> "KeyHeader":
        """Return the header that announces `coming`, still authentic under the present key."""
        return replace(self, pending=coming, revision=self.revision + 1).signed(key)

    def without_pending(self, key: DataKey) -> "KeyHeader":
        """Return the header that has given up what was announced."""
        return replace(self, pending=None, revision=self.revision + 1).signed(key)

    def in_force(self, salt: bytes) -> "KeyHeader":
        """Return the header that belongs to a database that begins with `salt`."""
        return self.pending if self.pending and self.pending.cipher_salt == salt else self

    def with_salt(self, salt: bytes, key: DataKey) -> "KeyHeader":
        """Return the header for a copy of the database that has a salt of its own."""
        return replace(self, cipher_salt=salt).signed(key)

    @classmethod
    def _of(cls, fields: dict[str, Any], pending: "KeyHeader | None") -> "KeyHeader":
        """Read checked fields; ValueError, KeyError or TypeError when anything is odd."""
        if fields["version"] != VERSION or fields["cipher"] != _CIPHER:
            raise ValueError("another format")
        if len(fields["slots"]) > _MAX_SLOTS or (fields["pending"] is None) != (pending is None):
            raise ValueError("too many slots, or two changes at once")
        return cls(
            vault=bytes.fromhex(fields["vault"]).hex(),
            created=str(fields["created"]),
            cipher_salt=bytes.fromhex(fields["cipher_salt"]),
            slots=tuple(Slot.from_json(slot) for slot in fields["slots"]),
            revision=int(fields["revision"]),
            mac=str(fields["mac"]),
            pending=pending,
        )

    def _fields(self) -> dict[str, Any]:
        coming = self.pending
        return {
            "version": VERSION,
            "revision": self.revision,
            "vault": self.vault,
            "created": self.created,
            "cipher": _CIPHER,
            "cipher_salt": self.cipher_salt.hex(),
            "slots": [slot.to_json() for slot in self.slots],
            "pending": None if coming is None else coming._fields() | {"mac": coming.mac},
        }

    def _code(self, key: DataKey) -> str:
        body = _canonical(self._fields())
        return hmac.new(key.derive("key header"), body, hashlib.sha256).hexdigest()


def _canonical(fields: dict[str, Any]) -> bytes:
    return json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()


def _total(fields: dict[str, Any]) -> str:
    rest = {name: value for name, value in fields.items() if name != "sum"}
    return hashlib.sha256(_canonical(rest)).hexdigest()


@dataclass(frozen=True, slots=True)
class KeyFiles:
    """Both copies of the key file as found in a folder."""

    folder: Path
    header: KeyHeader | None
    copy: KeyHeader | None

    @classmethod
    def read(cls, folder: Path) -> "KeyFiles":
        """Read what is there; a missing, too large or damaged copy counts as none."""
        return cls(folder, _read(folder / NAME), _read(folder / COPY_NAME))

    def best(self) -> KeyHeader:
        """Return the newest good copy; a clear fault when there is none."""
        found = [header for header in (self.header, self.copy) if header is not None]
        if not found:
            raise Unavailable(
                Fault.KEY_FILE_DAMAGED, faults.KEY_FILE_DAMAGED, folder=str(self.folder)
            )
        return max(found, key=lambda header: header.revision)

    def other(self, header: KeyHeader) -> KeyHeader | None:
        """Return the other good copy, if it says something else."""
        found = (self.header, self.copy)
        return next((copy for copy in found if copy is not None and copy != header), None)

    def mend(self, header: KeyHeader) -> bool:
        """Write `header` over every copy that differs; tells whether one did."""
        if self.header == header == self.copy:
            return False
        write(self.folder, header)
        return True


def _read(path: Path) -> KeyHeader | None:
    try:
        with path.open("rb") as stream:
            return KeyHeader.parse(stream.read(_MAX_BYTES + 1))
    except FileNotFoundError:
        return None


def write(folder: Path, header: KeyHeader) -> None:
    """Write both copies, one after the other, each of them whole or not at all."""
    private_files.replace(header.serialized(), folder / NAME, folder / COPY_NAME)
