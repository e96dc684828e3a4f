"""What happened that is no change of a row: unlocking, export, print, backup, restore, erasure.

Events are only added. Each carries a code made from the one before it and itself, one chain per
device, so a changed, removed, swapped or inserted event shows. A cut tail shows only against an
anchor kept elsewhere; backups keep them. When the vault takes another key, the chains so far end:
their own key is kept with them, and the first event of the new chain holds their anchors.

Details hold counts, field names and ids, never values.

Written without the mapped record: an unlock is noted before the first list may be read.
"""
# ruff: noqa: S608 (the only names in the statements are those of our own columns)

import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection

from desktop_crm.domain.values import new_id
from desktop_crm.storage import journal

#: Name under which `Vault.key_for` gives the key of the chain.
PURPOSE = "audit chain"
#: The kind of the event that ends all chains under a key and begins a new one under another.
REKEY = "rekey"
_OLD_KEYS = "audit_keys"
_MOST_IDS = 1000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
#: All but the code itself, in the order the code is made from.
_COLUMNS = ("id", "device", "k", "at", "author", "kind", "subject_id", "detail")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The newest event of one device's chain."""

    device: bytes
    k: int
    mac: bytes


@dataclass(frozen=True, slots=True)
class Position:
    """How far a vault is: the number of its last action and the newest event of each chain."""

    actions: int = 0
    anchors: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Break:
    """Where a chain does not hold: the place of the first event that does not fit."""

    device: bytes
    k: int


def record(
    connection: Connection,
    key: bytes,
    kind: str,
    *,
    now: datetime,
    subject_id: bytes | None = None,
    detail: Mapping[str, Any] | None = None,
) -> Anchor:
    """Add an event to the chain of this device; belongs to the caller's transaction."""
    device = journal.device(connection)
    last = connection.exec_driver_sql(
        "SELECT k, mac FROM audit_event WHERE device = ? ORDER BY k DESC LIMIT 1", (device,)
    ).one_or_none()
    values: dict[str, Any] = {
        "id": new_id(),
        "device": device,
        "k": 1 if last is None else last.k + 1,
        "at": now,
        "author": connection.exec_driver_sql("SELECT author FROM clock").scalar_one(),
        "kind": kind,
        "subject_id": subject_id,
        "detail": _canonical(detail or {}),
    }
    mac = _mac(key, b"" if last is None else last.mac, values)
    stored = values | {"at": (now - _EPOCH) // _MICROSECOND, "mac": mac}
    connection.exec_driver_sql(
        f"INSERT INTO audit_event ({', '.join(stored)}) VALUES ({', '.join('?' * len(stored))})",
        tuple(stored.values()),
    )
    return Anchor(device, values["k"], mac)


def anchors(connection: Connection) -> tuple[Anchor, ...]:
    """Return the newest event of every chain, for a backup's manifest."""
    newest: dict[bytes, Anchor] = {}
    for device, k, mac in connection.exec_driver_sql(
        "SELECT device, k, mac FROM audit_event ORDER BY device, k"
    ):
        newest[device] = Anchor(device, k, mac)
    return tuple(newest.values())


def position(database: Any) -> Position:
    """Return how far a vault is, over a driver connection."""
    (actions,) = database.execute("SELECT txn FROM clock").fetchone()
    # SQLite takes a column that is not grouped from the row that has the maximum.
    newest = "SELECT device, max(k), mac FROM audit_event GROUP BY device"
    ends = [Anchor(bytes(row[0]), row[1], bytes(row[2])) for row in database.execute(newest)]
    return Position(int(actions), tuple(ends))


def breaks(connection: Connection, key: bytes, known: tuple[Anchor, ...] = ()) -> tuple[Break, ...]:
    """Return where the chains do not hold, one place per device at most.

    Args:
        connection: a connection to the vault.
        key: the key of the chain.
        known: anchors kept elsewhere; a chain that does not reach its anchor was cut.
    """
    old_keys = _old_keys(connection)
    wanted = {(anchor.device, anchor.k): anchor.mac for anchor in (*known, *_ended(connection))}
    found: dict[bytes, Break] = {}
    ends: dict[bytes, tuple[int, bytes]] = {}
    for *values, mac in connection.exec_driver_sql(
        f"SELECT {', '.join(_COLUMNS)}, mac FROM audit_event ORDER BY device, k"
    ):
        event = dict(zip(_COLUMNS, values, strict=True))
        event["at"] = _moment(event["at"])
        device = event["device"]
        k, previous = ends.get(device, (0, b""))
        own = old_keys.get(device, key)
        fits = event["k"] == k + 1 and hmac.compare_digest(mac, _mac(own, previous, event))
        if not fits or wanted.pop((device, event["k"]), mac) != mac:
            found.setdefault(device, Break(device, k + 1))
        ends[device] = (event["k"], mac)
    for device, k in wanted:
        found.setdefault(device, Break(device, min(k, ends.get(device, (0, b""))[0] + 1)))
    return tuple(found.values())


def count(connection: Connection) -> int:
    """Return how many events there are."""
    return int(connection.exec_driver_sql("SELECT count(*) FROM audit_event").scalar_one())


def moment_of(connection: Connection, found: Break) -> datetime | None:
    """Return when the event at a break happened; None when it is gone."""
    stored = connection.exec_driver_sql(
        "SELECT at FROM audit_event WHERE device = ? AND k = ?", (found.device, found.k)
    )
    return _moment(stored.scalar_one_or_none())


def end_chains(connection: Connection, old: bytes, new: bytes, *, now: datetime) -> None:
    """Go on with a new chain under the key `new`; what was written so far keeps its own key."""
    keys = _old_keys(connection)
    last = anchors(connection)
    kept = {anchor.device.hex(): keys.get(anchor.device, old).hex() for anchor in last}
    connection.exec_driver_sql(
        "INSERT INTO setting (key, value) VALUES (?, ?)"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (_OLD_KEYS, _canonical(kept)),
    )
    journal.renew_device(connection)
    ends = [[anchor.device.hex(), anchor.k, anchor.mac.hex()] for anchor in last]
    record(connection, new, REKEY, now=now, detail={"ended": ends})


def anchor_of(fields: Sequence[Any]) -> Anchor:
    """Return an anchor as JSON holds it: device and code in hexadecimal digits."""
    device, k, mac = fields
    return Anchor(bytes.fromhex(device), int(k), bytes.fromhex(mac))


def told_ids(ids: list[bytes]) -> dict[str, Any]:
    """Return how a detail names rows: by their ids, above a thousand by a hash of them all."""
    if len(ids) <= _MOST_IDS:
        return {"count": len(ids), "ids": sorted(one.hex() for one in ids)}
    return {"count": len(ids), "ids_sha256": sha256(b"".join(sorted(ids))).hexdigest()}


def _old_keys(connection: Connection) -> dict[bytes, bytes]:
    """Return the keys of chains that ended, by device."""
    row = connection.exec_driver_sql("SELECT value FROM setting WHERE key = ?", (_OLD_KEYS,))
    kept: dict[str, str] = json.loads(row.scalar_one_or_none() or "{}")
    return {bytes.fromhex(device): bytes.fromhex(key) for device, key in kept.items()}


def _ended(connection: Connection) -> tuple[Anchor, ...]:
    """Return where chains ended, as the chains after them say."""
    details = connection.exec_driver_sql("SELECT detail FROM audit_event WHERE kind = ?", (REKEY,))
    return tuple(
        anchor_of(fields) for (text,) in details for fields in json.loads(text or "{}")["ended"]
    )


def _moment(stored: int | None) -> datetime | None:
    return None if stored is None else _EPOCH + stored * _MICROSECOND


def _canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _mac(key: bytes, previous: bytes, values: Mapping[str, Any]) -> bytes:
    entry = _canonical(
        {
            name: value.hex()
            if isinstance(value, bytes)
            else value.isoformat()
            if isinstance(value, datetime)
            else value
            for name, value in values.items()
        }
    )
    return hmac.digest(key, previous + entry.encode(), "sha256")
