"""What happened that is no change of a row; never changed, never deleted."""

from sqlalchemy import Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from desktop_crm.storage.entities.base import Base
from desktop_crm.storage.entities.types import Id, Written, WrittenMoment, WrittenNumber


class AuditEvent(Base):
    """What happened that is no change of a row; never changed, never deleted."""

    __tablename__ = "audit_event"
    __table_args__ = (
        Index("ix_audit_event_device_k", "device", "k"),
        {"info": {"root": None}},
    )

    id: Mapped[Id]
    device: Mapped[bytes] = mapped_column(nullable=True)
    k: Mapped[WrittenNumber]
    at: Mapped[WrittenMoment]
    author: Mapped[str | None]
    kind: Mapped[Written]
    subject_id: Mapped[bytes | None]
    detail: Mapped[str | None]
    mac: Mapped[bytes] = mapped_column(LargeBinary, nullable=True)
