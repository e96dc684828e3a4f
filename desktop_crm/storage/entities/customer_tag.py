"""One adding of a tag to a customer."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from desktop_crm.storage.entities.base import Base
from desktop_crm.storage.entities.types import CustomerId, Id


class CustomerTag(Base):
    """One adding of a tag to a customer."""

    __tablename__ = "customer_tag"
    __table_args__ = (
        Index("ix_customer_tag_customer_id_tag_id", "customer_id", "tag_id"),
        Index("ix_customer_tag_tag_id_customer_id", "tag_id", "customer_id"),
        {"info": {"root": "customer_id"}},
    )

    id: Mapped[Id]
    customer_id: Mapped[CustomerId]
    tag_id: Mapped[bytes] = mapped_column(nullable=True, info={"refers": "tag"})
