"""Notes what left the customer file as plain text, and proves that no note is missing."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from desktop_crm.domain.errors import Unavailable
from desktop_crm.storage import audit, backups
from desktop_crm.storage.vault import Vault

EXPORT, PRINT = "export", "print"


@dataclass(frozen=True, slots=True)
class Proof:
    """What the codes of the events prove.

    Attributes:
        events: how many there are.
        broken_at: when the first event that does not fit happened; None where all fit, or where
            that event is gone.
        is_whole: whether every event follows from the one before it, and none is missing.
        anchored_at: when the backup was made that shows that no newest event was cut off; None
            where no backup can show it.
    """

    events: int
    is_whole: bool
    broken_at: datetime | None
    anchored_at: datetime | None


def exported(vault: Vault, ids: Sequence[bytes], *, form: str) -> None:
    """Note that customers were written to a file; call it after the file is whole.

    Args:
        vault: the customer file they came from.
        ids: the customers.
        form: the kind of file, as "csv".
    """
    _note(vault, EXPORT, ids, form=form)


def printed(vault: Vault, ids: Sequence[bytes], *, document: str, is_masked: bool = False) -> None:
    """Note that customers were printed or saved as PDF.

    Args:
        vault: the customer file they came from.
        ids: the customers.
        document: what was printed, as "brief".
        is_masked: whether phones, amounts and free text were left out.
    """
    _note(vault, PRINT, ids, document=document, is_masked=is_masked)


def proof(vault: Vault) -> Proof:
    """Check every event against the one before it and against what the backups know."""
    with vault.read() as session:
        connection = session.connection()
        newest, anchors = backups.measure_of(vault, connection)
        breaks = audit.breaks(connection, vault.key_for(audit.PURPOSE), anchors)
        moments = [audit.moment_of(connection, one) for one in breaks]
        return Proof(
            events=audit.count(connection),
            is_whole=not breaks,
            broken_at=min((at for at in moments if at is not None), default=None),
            anchored_at=newest.made_at if newest is not None and anchors else None,
        )


def _note(vault: Vault, kind: str, ids: Sequence[bytes], **detail: object) -> None:
    subject = ids[0] if len(ids) == 1 else None
    with suppress(Unavailable):  # what is out is out; a full disk cannot change that
        vault.record(kind, subject_id=subject, **audit.told_ids(list(ids)), **detail)
