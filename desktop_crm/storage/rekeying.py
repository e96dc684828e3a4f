"""Gives a vault another data key, by a copy: the database is the old one or the new one.

The copy is made and proved beside the closed database. Then the key file announces it, the copy
takes the database's name in one step, and the key file of the copy becomes the only one. A program
killed anywhere in between leaves a folder whose database tells by its first bytes which of the two
key files is in force; the next opening goes on from there.
"""

from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from desktop_crm.domain.errors import Fault, Refused, Unavailable
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.storage import (
    audit,
    checks,
    faults,
    key_header,
    private_files,
    proof,
    reserve,
)
from desktop_crm.storage import vault as stored
from desktop_crm.storage.checks import STEPS, Progress
from desktop_crm.storage.engine import make_engine
from desktop_crm.storage.key_header import KeyHeader
from desktop_crm.storage.keys import DataKey, Kdf, Slot, SlotKind
from desktop_crm.storage.vault import EMPTY_PASSPHRASE, Vault

_SPARE_BYTES = 1 << 20

COPY_NOT_PROVED = QT_TRANSLATE_NOOP(
    "Faults",
    "The copy under the new key did not pass its check ({problem}), so the key was not changed. "
    "The customer file itself may be damaged: keep your older backups.",
)


def rekey(
    vault: Vault,
    passphrase: str,
    recovery_secret: bytes,
    *,
    kdf: Kdf,
    progress: Progress = checks.silent,
) -> Vault:
    """Close `vault` and return it open under a new data key with new slots.

    When it fails the vault is closed too, and opens as before.
    """
    if not passphrase:
        raise Refused(EMPTY_PASSPHRASE, field="passphrase")
    folder, path, header, clock = vault.folder, vault.path, vault.header, vault.clock
    with faults.mapped(folder, files=True):
        reserve.require_space(folder, path.stat().st_size * 2 + _SPARE_BYTES)
    old, new = vault.copy_key(), DataKey.random()
    copy = proof.aside(path, "rekey")
    lock = vault.surrender()
    try:
        with faults.mapped(folder, files=True):
            _require_no_log(path)
            copy.unlink(missing_ok=True)
            _copy(path, old, copy, new, clock(), progress)
            coming = _coming(header, copy, new, (passphrase, recovery_secret), kdf, clock())
            key_header.write(folder, header.with_pending(coming, old))
            copy.replace(path)
            private_files.flush_folder(folder)
            key_header.write(folder, coming)
        progress(STEPS, STEPS)
        return stored.reopen(folder, coming, new, lock, clock)
    except BaseException:
        new.wipe()
        lock.release()
        raise
    finally:
        old.wipe()


def _require_no_log(path: Path) -> None:
    """Refuse while a log holds what the database does not: it would outlive the swap."""
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size > 0:
        raise Unavailable(Fault.BUSY, faults.BUSY)
    for name in ("-wal", "-shm"):
        path.with_name(f"{path.name}{name}").unlink(missing_ok=True)


def _copy(
    path: Path, old: DataKey, copy: Path, new: DataKey, now: datetime, progress: Progress
) -> None:
    """Write and prove the copy under the new key; its chains of events begin anew."""
    private_files.create(copy)
    with (
        closing(checks.open_copy(path, old, read_only=True)) as source,
        closing(checks.open_copy(copy, new)) as target,
    ):
        counts, sums = checks.counts(source), checks.sums(source)
        source.backup(target, pages=-1)
        target.execute("PRAGMA journal_mode=DELETE").fetchall()
        if (checks.counts(target), checks.sums(target)) != (counts, sums):
            raise _unproved("counts")
    progress(1, STEPS)
    engine = make_engine(copy, new, settings=checks.COPY_SETTINGS)
    try:
        with engine.begin() as connection:
            before = old.derive(audit.PURPOSE)
            broken = audit.breaks(connection, before)
            if broken:
                raise _unproved(f"event {broken[0].k}")
            audit.end_chains(connection, before, new.derive(audit.PURPOSE), now=now)
    finally:
        engine.dispose()
    progress(2, STEPS)
    with closing(checks.open_copy(copy, new)) as target:
        problems = checks.problems(target, progress)
        if problems:
            raise _unproved(problems[0])
    broken_chain = checks.broken_chain(copy, new, ())
    if broken_chain:
        raise _unproved(broken_chain)
    for name in ("-wal", "-shm", "-journal"):
        copy.with_name(f"{copy.name}{name}").unlink(missing_ok=True)
    private_files.flush_file(copy)


def _coming(
    header: KeyHeader,
    copy: Path,
    key: DataKey,
    secrets: tuple[str, bytes],
    kdf: Kdf,
    now: datetime,
) -> KeyHeader:
    """Return the key file of the copy."""
    passphrase, recovery_secret = secrets
    created = now.isoformat(timespec="seconds")
    slots = (
        Slot.wrap(
            key, SlotKind.PASSPHRASE, passphrase, vault=header.vault, created=created, kdf=kdf
        ),
        Slot.wrap(key, SlotKind.RECOVERY, recovery_secret, vault=header.vault, created=created),
    )
    salt = proof.database_salt(copy)
    # Two above today's: the announcement comes in between.
    coming = replace(header, cipher_salt=salt, revision=header.revision + 1)
    return coming.with_slots(slots, key)


def _unproved(problem: str) -> Unavailable:
    return Unavailable(Fault.DAMAGED, COPY_NOT_PROVED, problem=problem)
