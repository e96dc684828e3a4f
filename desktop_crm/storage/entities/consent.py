"""Consent given or withdrawn for a purpose and a channel."""

from datetime import date

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from desktop_crm.storage.entities.base import Base
from desktop_crm.storage.entities.types import CustomerId, Id, Written


class Consent(Base):
    """Consent given or withdrawn for a purpose and a channel."""

    __tablename__ = "consent"
    __table_args__ = (
        Index("ix_consent_customer_id", "customer_id"),
        {"info": {"root": "customer_id"}},
    )

    id: Mapped[Id]
    customer_id: Mapped[CustomerId]
    contact_id: Mapped[bytes | None] = mapped_column(info={"refers": "contact"})
    purpose: Mapped[Written]
    basis: Mapped[str | None]
    channel: Mapped[str | None]
    given_on: Mapped[date | None]
    withdrawn_on: Mapped[date | None]
    evidence: Mapped[str | None]
    text_version: Mapped[str | None]
