"""What this computer last saw of a vault, kept outside its folder: how far it was, if it closed.

A folder cannot tell that it is an older copy of itself, nor that the log of its last changes was
taken away. A note elsewhere can. It names nobody and holds no key: the number of the last action
and the newest event of each chain. A second one in the key ring cannot be put back with the disk.
"""

import hashlib
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from desktop_crm.domain.errors import Unavailable
from desktop_crm.domain.troubles import Seen
from desktop_crm.storage import audit, private_files
from desktop_crm.storage.audit import Position
from desktop_crm.storage.keyring_slot import KeyRing
from desktop_crm.storage.keys import SlotKind
from desktop_crm.storage.vault import Vault


def begin(folder: Path, vault: Vault, *, was_restored: bool = False) -> None:
    """Compare an open vault with the note about it, and note in `folder` that it is open.

    Args:
        folder: where this computer keeps such notes.
        vault: just opened.
        was_restored: it is expected to be older.
    """
    if vault.is_copy:
        return
    place = hashlib.sha256(str(vault.folder).encode("utf-8", "surrogatepass")).hexdigest()
    path = folder / f"{vault.id}-{place[:12]}.json"
    then, was_open = _read(path)
    now = vault.position()
    lost = was_open and not vault.had_log
    vault.seen = Seen() if was_restored else _compared(then, now, vault, lost_log=lost)
    _write(path, now if was_restored else then, is_open=True)
    vault.when_closed(lambda last: _write(path, last or now, is_open=False))


def compare_with_key_ring(vault: Vault, key_ring: KeyRing) -> Seen:
    """Compare with the note in the key ring that may open the vault, and write today's there."""
    slots = vault.header.slots_of(SlotKind.KEYRING)
    if vault.is_copy or not slots:
        return Seen()
    now = vault.position()
    try:
        then = _position(json.loads(key_ring.note(vault.id, slots[-1].backend) or "{}"))
    except (Unavailable, ValueError, KeyError, TypeError):
        then = Position()
    with suppress(Unavailable):
        key_ring.keep_note(vault.id, slots[-1].backend, json.dumps(_fields(now)))
    return _compared(then, now, vault, lost_log=False)


def _compared(then: Position, now: Position, vault: Vault, *, lost_log: bool) -> Seen:
    is_cut = any(not vault.reaches(anchor) for anchor in then.anchors)
    return Seen(lost_log, then.actions, now.actions, is_cut)


def _read(path: Path) -> tuple[Position, bool]:
    """Return what was noted; a note that cannot be read is none."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        fields = json.loads(path.read_bytes())
        return _position(fields), bool(fields["is_open"])
    return Position(), False


def _write(path: Path, position: Position, *, is_open: bool) -> None:
    """Write a note; a computer that cannot is no reason to stop."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, mode=0o700, exist_ok=True)
        content = json.dumps(_fields(position) | {"is_open": is_open})
        private_files.replace(content.encode(), path)


def _fields(position: Position) -> dict[str, Any]:
    ends = [[one.device.hex(), one.k, one.mac.hex()] for one in position.anchors]
    return {"actions": position.actions, "anchors": ends}


def _position(fields: dict[str, Any]) -> Position:
    ends = tuple(audit.anchor_of(one) for one in fields.get("anchors", ()))
    return Position(int(fields.get("actions", 0)), ends)
