"""Making, opening and looking after a customer file."""

import secrets
from dataclasses import dataclass, field
from pathlib import Path

from desktop_crm.domain import recovery_code
from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.storage import faults
from desktop_crm.storage import vault as stored
from desktop_crm.storage.keys import Kdf, SlotKind, calibrated
from desktop_crm.storage.vault import SUFFIX, SlotInfo, Vault

__all__ = [
    "SUFFIX",
    "Created",
    "Kdf",
    "SlotInfo",
    "SlotKind",
    "Vault",
    "change_passphrase",
    "create",
    "is_vault",
    "new_recovery_code",
    "unlock",
    "unlock_with_recovery_code",
]


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
    code = None if secret is None else recovery_code.encode(vault_id, secret)
    return Created(vault, code)


def unlock(folder: Path, passphrase: str) -> Vault:
    """Open a customer file with its master password."""
    return stored.open_with(folder, SlotKind.PASSPHRASE, passphrase)


def unlock_with_recovery_code(folder: Path, code: str) -> Vault:
    """Open a customer file with its printed recovery code."""
    typed = recovery_code.decode(code)
    mark = recovery_code.vault_mark(stored.read_header(folder).vault)
    if typed.mark != mark:
        raise Unavailable(Fault.WRONG_SECRET, faults.OTHER_RECOVERY_CODE, mark=mark)
    return stored.open_with(folder, SlotKind.RECOVERY, typed.secret)


def is_vault(folder: Path) -> bool:
    """Tell whether `folder` looks like a customer file."""
    return stored.is_vault(folder)


def change_passphrase(vault: Vault, passphrase: str, *, kdf: Kdf | None = None) -> None:
    """Give an open customer file another master password; the old one opens it no more."""
    slot = vault.new_slot(SlotKind.PASSPHRASE, passphrase, kdf=kdf or calibrated())
    others = (other for other in vault.header.slots if other.kind is not SlotKind.PASSPHRASE)
    vault.replace_slots((slot, *others))


def new_recovery_code(vault: Vault) -> str:
    """Return a new recovery code, shown once; an older one opens the customer file no more."""
    secret = secrets.token_bytes(recovery_code.SECRET_BYTES)
    slot = vault.new_slot(SlotKind.RECOVERY, secret)
    others = (other for other in vault.header.slots if other.kind is not SlotKind.RECOVERY)
    vault.replace_slots((*others, slot))
    return recovery_code.encode(vault.id, secret)


@dataclass(frozen=True, slots=True)
class Created:
    """A new, open customer file and the recovery code to print, which is not kept anywhere."""

    vault: Vault
    recovery_code: str | None = field(repr=False)
