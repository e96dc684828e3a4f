"""Points given or used; never changed, the balance is their sum."""

from datetime import date

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from desktop_crm.storage.entities.base import Base
from desktop_crm.storage.entities.types import CustomerId, Id, WrittenDay, WrittenNumber


class LoyaltyEntry(Base):
    """Points given or used; never changed, the balance is their sum."""

    __tablename__ = "loyalty_entry"
    __table_args__ = (
        Index("ix_loyalty_entry_customer_id", "customer_id"),
        {"info": {"root": "customer_id"}},
    )

    id: Mapped[Id]
    customer_id: Mapped[CustomerId]
    points: Mapped[WrittenNumber]
    reason: Mapped[str | None]
    entered_on: Mapped[WrittenDay]
    expires_on: Mapped[date | None]
    code: Mapped[str | None]
