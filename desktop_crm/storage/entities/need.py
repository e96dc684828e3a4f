"""What a customer needs."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from desktop_crm.storage.entities.base import Base
from desktop_crm.storage.entities.types import CustomerId, Id, Written


class Need(Base):
    """What a customer needs."""

    __tablename__ = "need"
    __table_args__ = (
        Index("ix_need_customer_id", "customer_id"),
        {"info": {"root": "customer_id"}},
    )

    id: Mapped[Id]
    customer_id: Mapped[CustomerId]
    text: Mapped[Written]
    urgency: Mapped[str | None]
    budget: Mapped[str | None]
    competitor: Mapped[str | None]
    state: Mapped[str | None]
