"""A file kept with a customer; its bytes are a blob."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from desktop_crm.storage.entities.base import Base
from desktop_crm.storage.entities.types import CustomerId, Id, Written


class Attachment(Base):
    """A file kept with a customer; its bytes are a blob."""

    __tablename__ = "attachment"
    __table_args__ = (
        Index("ix_attachment_customer_id", "customer_id"),
        {"info": {"root": "customer_id"}},
    )

    id: Mapped[Id]
    customer_id: Mapped[CustomerId]
    name: Mapped[Written]
    media_type: Mapped[str | None]
    size: Mapped[int | None]
    sha256: Mapped[str | None]
