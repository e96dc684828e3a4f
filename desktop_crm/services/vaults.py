"""Making, opening and looking after a customer file."""

import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from desktop_crm.domain import recovery_code
from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.services import places
from desktop_crm.storage import (
    backups,
    faults,
    journal,
    keyring_slot,
    open_marks,
    private_copies,
    rekeying,
    reserve,
    schema,
)
from desktop_crm.storage import vault as stored
from desktop_crm.storage.checks import Progress, silent
from desktop_crm.storage.key_header import KeyFiles
from desktop_crm.storage.keyring_slot import KeyRing, KeyringState
from desktop_crm.storage.keys import DataKey, Kdf, Slot, SlotKind, calibrated
from desktop_crm.storage.layout import DATABASE, SUFFIX
from desktop_crm.storage.vault import SlotInfo, Vault

__all__ = [
    "SUFFIX",
    "CheckReport",
    "Created",
    "Kdf",
    "KeyRing",
    "KeyringState",
    "SlotInfo",
    "SlotKind",
    "Vault",
    "VaultInfo",
    "change_passphrase",
    "check",
    "confirm",
    "create",
    "forget_keyring",
    "free_reserve",
    "info",
    "is_vault",
    "keyring_state",
    "new_recovery_code",
    "open_with_key",
    "propose_recovery_code",
    "rekey",
    "remember_in_keyring",
    "remove_recovery_code",
    "set_recovery_code",
    "slots_of",
    "unlock",
    "unlock_with_keyring",
    "unlock_with_recovery_code",
]

_MOST_ROWS_TOLD = 20


def create(
    folder: Path, passphrase: str, *, with_recovery_code: bool = True, kdf: Kdf | None = None
) -> "Created":
    """Make a new customer file at `folder` and open it; nothing is ever overwritten."""
    vault_id = secrets.token_hex(16)
    secret = secrets.token_bytes(recovery_code.SECRET_BYTES) if with_recovery_code else None
    vault = stored.create(
        folder,
        passphrase,
        kdf=kdf or calibrated(),
        recovery_secret=secret,
        vault_id=vault_id,
    )
    open_marks.begin(places.state_folder(), vault)
    code = None if secret is None else recovery_code.encode(vault_id, secret)
    return Created(vault, code)


def unlock(folder: Path, passphrase: str, *, as_copy: bool = False) -> Vault:
    """Open a customer file with its master password.

    Args:
        folder: where it lies.
        passphrase: its master password.
        as_copy: open a private copy to look at, for a customer file that cannot be written.
    """
    return _opened(folder, SlotKind.PASSPHRASE, passphrase, as_copy=as_copy)


def unlock_with_recovery_code(folder: Path, code: str, *, as_copy: bool = False) -> Vault:
    """Open a customer file with its printed recovery code."""
    typed = recovery_code.decode(code)
    mark = recovery_code.vault_mark(stored.read_header(folder).vault)
    if typed.mark != mark:
        raise Unavailable(Fault.WRONG_SECRET, faults.OTHER_RECOVERY_CODE, mark=mark)
    return _opened(folder, SlotKind.RECOVERY, typed.secret, as_copy=as_copy)


def unlock_with_keyring(
    folder: Path, key_ring: KeyRing | None = None, *, as_copy: bool = False
) -> Vault:
    """Open a customer file with the key this computer's key ring keeps, or say why it cannot."""
    header = stored.read_header(folder)
    slots = header.slots_of(SlotKind.KEYRING)
    if not slots:
        raise Unavailable(Fault.KEYRING_EMPTY, faults.KEYRING_EMPTY)
    secret = (key_ring or KeyRing()).load(header.vault, slots[-1].backend)
    return _opened(folder, SlotKind.KEYRING, secret, as_copy=as_copy)


def open_with_key(folder: Path, key: DataKey, clock: Callable[[], datetime]) -> Vault:
    """Open a customer file whose key is at hand, as after a restore in its place."""
    return _current(stored.open_with_key(folder, key, clock=clock), None)


def keyring_state(folder: Path | None, key_ring: KeyRing | None = None) -> KeyringState:
    """Tell what the key ring can do for a customer file, or for a new one, within ten seconds."""
    ring = key_ring or KeyRing()
    if folder is None:
        return ring.state(None, "")
    header = stored.read_header(folder)
    slots = header.slots_of(SlotKind.KEYRING)
    return ring.state(header.vault, slots[-1].backend) if slots else ring.state(None, "")


def confirm(vault: Vault, secret: str) -> None:
    """Prove that whoever is there knows the master password, or the recovery code, of an open file.

    Ask before the ways to open it are changed: a window left open must not be enough for that.
    """
    code = recovery_code.secret_of(secret)
    kind = SlotKind.PASSPHRASE if code is None else SlotKind.RECOVERY
    stored.unwrapped(vault.header, kind, code or secret).wipe()


def remember_in_keyring(vault: Vault, key_ring: KeyRing | None = None) -> None:
    """Let this computer's key ring open the customer file from now on."""
    secret = keyring_slot.new_secret()
    backend = (key_ring or KeyRing()).store(vault.id, secret)
    slot = vault.new_slot(SlotKind.KEYRING, secret, backend=backend)
    _replace(vault, SlotKind.KEYRING, slot)


def forget_keyring(vault: Vault, key_ring: KeyRing | None = None) -> None:
    """Take the key out of the customer file and of the key ring, as far as that one answers."""
    slots = vault.header.slots_of(SlotKind.KEYRING)
    _replace(vault, SlotKind.KEYRING)
    for slot in slots:
        with suppress(Unavailable):  # without its slot the entry opens nothing any more
            (key_ring or KeyRing()).remove(vault.id, slot.backend)


def change_passphrase(vault: Vault, passphrase: str, *, kdf: Kdf | None = None) -> None:
    """Give an open customer file a new master password; the old one opens it no more."""
    slot = vault.new_slot(SlotKind.PASSPHRASE, passphrase, kdf=kdf or calibrated())
    _replace(vault, SlotKind.PASSPHRASE, slot)


def propose_recovery_code(vault: Vault) -> str:
    """Return a new recovery code that opens nothing before `set_recovery_code`."""
    return recovery_code.encode(vault.id, secrets.token_bytes(recovery_code.SECRET_BYTES))


def set_recovery_code(vault: Vault, code: str) -> None:
    """Let a proposed recovery code open the customer file; an older one opens it no more."""
    secret = recovery_code.decode(code).secret
    _replace(vault, SlotKind.RECOVERY, vault.new_slot(SlotKind.RECOVERY, secret))


def new_recovery_code(vault: Vault) -> str:
    """Return a new recovery code, shown once; an older one opens the customer file no more."""
    code = propose_recovery_code(vault)
    set_recovery_code(vault, code)
    return code


def remove_recovery_code(vault: Vault) -> None:
    """Let no recovery code open the customer file any more; only the master password is left."""
    _replace(vault, SlotKind.RECOVERY)


def rekey(
    vault: Vault,
    passphrase: str,
    *,
    code: str | None = None,
    kdf: Kdf | None = None,
    key_ring: KeyRing | None = None,
    progress: Progress = silent,
) -> "Created":
    """Encrypt an open customer file anew under another key, for when the old one may be known.

    `vault` is closed, also when it fails; the result holds the customer file open again, with a new
    recovery code: `code` as it was proposed, or one made here. A backup is made before. Backups
    made so far keep the secrets they were made with: `backups.under_older_keys` lists them.
    """
    was_remembered = bool(vault.header.slots_of(SlotKind.KEYRING))
    backups.make(vault, progress=progress)
    code = code or propose_recovery_code(vault)
    secret = recovery_code.decode(code).secret
    renewed = rekeying.rekey(vault, passphrase, secret, kdf=kdf or calibrated(), progress=progress)
    if was_remembered:
        with suppress(Unavailable):  # it opens with the password all the same
            remember_in_keyring(renewed, key_ring)
    return Created(_current(renewed, None), code)


def is_vault(folder: Path) -> bool:
    """Tell whether `folder` looks like a customer file."""
    return stored.is_vault(folder)


def slots_of(folder: Path) -> tuple[SlotKind, ...]:
    """Return the ways to open a customer file that is still closed."""
    return tuple(slot.kind for slot in stored.read_header(folder).slots)


def free_reserve(folder: Path) -> None:
    """Give back the room a closed customer file keeps for the day the disk is full."""
    reserve.give_back(folder)


def info(vault: Vault) -> "VaultInfo":
    """Describe an open customer file."""
    made = backups.listing(vault)
    with vault.read() as session:
        found = session.connection().exec_driver_sql("PRAGMA user_version").scalar_one()
    return VaultInfo(
        id=vault.id,
        folder=vault.folder,
        created_at=vault.created_at,
        schema=schema.text_of(found),
        slots=vault.slots(),
        size=sum(path.stat().st_size for path in vault.folder.glob(f"{DATABASE}*")),
        counts=backups.table_counts(vault),
        backups=len(made),
        last_backup_at=made[0].made_at if made else None,
    )


def check(vault: Vault, *, deep: bool = False) -> "CheckReport":
    """Look for damage; `deep` reads every page and proves its code, the index and the journal."""
    findings = list(backups.problems_of(vault, deep=deep))
    findings += backups.losses_of(vault)
    files = KeyFiles.read(vault.folder)
    for name, header in (("keys.json", files.header), ("keys.bak", files.copy)):
        if header != vault.header:
            findings.append(f"{name}: damaged, missing or not the current one")
    if deep:
        with vault.read() as session:
            wrong = journal.differences(session.connection())
        findings += [
            f"{row.entity} {row.id.hex()}: not what its history adds up to"
            for row in wrong[:_MOST_ROWS_TOLD]
        ]
    return CheckReport(deep, tuple(findings))


def _opened(folder: Path, kind: SlotKind, secret: str | bytes, *, as_copy: bool) -> Vault:
    opener = private_copies.open_copy if as_copy else stored.open_with
    return _current(opener(folder, kind, secret), kind)


def _current(vault: Vault, kind: SlotKind | None) -> Vault:
    """Bring a vault of an older version up to date, after a verified backup; note who came in."""
    try:
        if vault.schema() < schema.version():
            if not vault.is_copy:
                backups.make(vault)
            vault.migrate()
        was_restored = vault.settle_in()
        open_marks.begin(places.state_folder(), vault, was_restored=was_restored)
        if kind is not None:
            with suppress(Unavailable):  # a full disk must not keep anybody out
                vault.record("unlock", slot=kind)
    except BaseException:
        vault.close()
        raise
    return vault


def _replace(vault: Vault, kind: SlotKind, *new: Slot) -> None:
    """Put other slots of one kind in place, in the vault and in its backups."""
    others = (slot for slot in vault.header.slots if slot.kind is not kind)
    vault.replace_slots((*others, *new))
    with suppress(Unavailable):  # the keys are changed, whatever becomes of note and backups
        vault.record("keys", slot=kind, added=len(new))
    with suppress(Unavailable):
        backups.renew_key_files(vault)


@dataclass(frozen=True, slots=True)
class Created:
    """A new, open customer file and the recovery code to print, which is not kept anywhere."""

    vault: Vault
    recovery_code: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class VaultInfo:
    """What is worth knowing about an open customer file.

    Attributes:
        size: of the database with its log, in bytes.
        schema: the format of its data, as 1.0.
        counts: rows of every table.
        backups: how many finished ones it has of its own.
    """

    id: str
    folder: Path
    created_at: datetime
    schema: str
    slots: tuple[SlotInfo, ...]
    size: int
    counts: Mapping[str, int]
    backups: int
    last_backup_at: datetime | None


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found; nothing is good news."""

    deep: bool
    findings: tuple[str, ...]

    @property
    def is_well(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings
