"""Reads what happened that is no change of a row: unlocking, export, print, backup, keys."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.storage.entities.audit_event import AuditEvent
from desktop_crm.storage.entities.customer import Customer

#: What each kind of event is called; another kind is shown as it is.
LABELS: Mapping[str, str] = {
    "unlock": QT_TRANSLATE_NOOP("Audit", "Opened"),
    "keys": QT_TRANSLATE_NOOP("Audit", "Ways to open changed"),
    "rekey": QT_TRANSLATE_NOOP("Audit", "Encrypted anew"),
    "backup": QT_TRANSLATE_NOOP("Audit", "Backup made"),
    "restore": QT_TRANSLATE_NOOP("Audit", "Restored from a backup"),
    "rehearsal": QT_TRANSLATE_NOOP("Audit", "Restore rehearsed"),
    "rescue": QT_TRANSLATE_NOOP("Audit", "Rescued from a damaged file"),
    "export": QT_TRANSLATE_NOOP("Audit", "Exported"),
    "print": QT_TRANSLATE_NOOP("Audit", "Printed or saved as PDF"),
    "erase": QT_TRANSLATE_NOOP("Audit", "Erased"),
}


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One event.

    Attributes:
        id: of the event.
        kind: what happened, a key of `LABELS` or another word.
        at: when, aware, in UTC.
        author: who, as far as known.
        is_own: whether it happened on this device.
        subject_id: the customer it is about, if about one.
        subject: that customer's name today; "" when it is gone or there is none.
        detail: counts, field names and ids; never values.
    """

    id: bytes
    kind: str
    at: datetime | None
    author: str
    is_own: bool
    subject_id: bytes | None
    subject: str
    detail: Mapping[str, Any]

    @property
    def label(self) -> str:
        """The English name of the kind; its context is "Audit"."""
        return LABELS.get(self.kind, self.kind)

    @property
    def count(self) -> int | None:
        """How many customers it is about, if the detail says so."""
        count = self.detail.get("count")
        return count if isinstance(count, int) else None


def events(session: Session, limit: int = 500, *, kind: str | None = None) -> tuple[AuditRow, ...]:
    """Return the newest events, newest first; of one kind only when one is named."""
    device = session.connection().exec_driver_sql("SELECT device FROM clock").scalar_one()
    query = (
        select(AuditEvent, Customer.name)
        .outerjoin(Customer, Customer.id == AuditEvent.subject_id)
        .order_by(AuditEvent.at.desc(), AuditEvent.k.desc())
        .limit(limit)
    )
    if kind is not None:
        query = query.where(AuditEvent.kind == kind)
    return tuple(
        AuditRow(
            id=event.id,
            kind=event.kind or "",
            at=event.at,
            author=event.author or "",
            is_own=event.device == bytes(device),
            subject_id=event.subject_id,
            subject=name or "",
            detail=_detail(event.detail),
        )
        for event, name in session.execute(query)
    )


def kinds(session: Session) -> tuple[str, ...]:
    """Return the kinds of events there are, those with a name of their own first."""
    found = {kind or "" for kind in session.execute(select(AuditEvent.kind).distinct()).scalars()}
    return (*(kind for kind in LABELS if kind in found), *sorted(found - LABELS.keys()))


def last_unlocks(session: Session) -> Mapping[str, datetime]:
    """Return when each kind of slot last opened the customer file, as far as that is noted."""
    slot = func.json_extract(AuditEvent.detail, "$.slot")
    query = (
        select(slot, func.max(AuditEvent.at, type_=AuditEvent.at.type))
        .where(AuditEvent.kind == "unlock")
        .group_by(slot)
    )
    return {str(kind): at for kind, at in session.execute(query) if kind and at}


def _detail(text: str | None) -> Mapping[str, Any]:
    try:
        detail = json.loads(text or "{}")
    except ValueError:
        return {}
    return detail if isinstance(detail, dict) else {}
