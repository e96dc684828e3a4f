"""Erases customers for good: from data, history and search, and on request from the backups."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from desktop_crm.domain.changes import Changes
from desktop_crm.domain.errors import Unavailable
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.services import backups, unit_of_work
from desktop_crm.services.backups import BackupInfo, Progress
from desktop_crm.services.use_cases import use_case
from desktop_crm.services.writing import utc
from desktop_crm.storage import checks, erasing, search
from desktop_crm.storage.vault import Vault

_STEPS = 4


@use_case(QT_TRANSLATE_NOOP("UseCase", "Erase customers"), undoable=False)
def erase(session: Session, ids: Sequence[bytes], *, now: datetime) -> tuple[bytes, ...]:
    """Erase customers with all that hangs on them; nothing brings them back."""
    session.flush()
    return erasing.erase(session.connection(), ids, at=utc(now))


def erase_for_good(
    vault: Vault, ids: Sequence[bytes], progress: Progress = checks.silent
) -> "Erased":
    """Erase customers, write the search anew, empty the log, and back up what is left.

    Older backups still hold them: the result lists these, `forget` deletes them.
    """
    older = backups.listing(vault)
    progress(0, _STEPS)
    done = unit_of_work.write(vault, erase, ids, now=vault.clock())
    vault.record("erase", count=len(done.value))
    progress(1, _STEPS)
    with vault.write() as session:
        search.optimize(session.connection())
    progress(2, _STEPS)
    is_gone = vault.checkpoint()
    progress(3, _STEPS)
    with suppress(Unavailable):  # without room for it, the older ones stay what there is
        backups.make(vault)
        backups.copy_if_due(vault)
    progress(_STEPS, _STEPS)
    return Erased(len(done.value), older, is_gone, done.changes)


def forget(vault: Vault, held_by: Sequence[BackupInfo]) -> int:
    """Delete backups that still hold who was erased, and their copies in the second place.

    The newest of a place stays; returns how many were deleted.
    """
    known = {(one.made_at, one.actions) for one in held_by}
    place = backups.plan(vault).folder
    places = [backups.listing(vault)]
    if place is not None and place.is_dir():
        places.append(backups.elsewhere(vault, place))
    gone = [one for found in places for one in found[1:] if (one.made_at, one.actions) in known]
    for one in gone:
        backups.remove(vault, one.path)
    return len(gone)


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure did.

    Attributes:
        count: customers that were erased, with those merged into them.
        held_by: own backups from before, which still hold them.
        is_gone: False while something still reads the log: what was erased leaves it on closing.
        changes: what was touched.
    """

    count: int
    held_by: tuple[BackupInfo, ...]
    is_gone: bool
    changes: Changes
