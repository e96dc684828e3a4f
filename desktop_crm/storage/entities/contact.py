"""A person at a company customer."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from desktop_crm.storage.entities.base import Base
from desktop_crm.storage.entities.types import CustomerId, Id, Written


class Contact(Base):
    """A person at a company customer."""

    __tablename__ = "contact"
    __table_args__ = (
        Index("ix_contact_customer_id", "customer_id"),
        {"info": {"root": "customer_id"}},
    )

    id: Mapped[Id]
    customer_id: Mapped[CustomerId]
    name: Mapped[Written]
    title: Mapped[str | None]
    role: Mapped[str | None]
    attitude: Mapped[str | None]
    note: Mapped[str | None]
