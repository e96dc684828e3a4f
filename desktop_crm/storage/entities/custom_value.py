"""The value of a custom field for one customer."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from desktop_crm.storage.entities.base import Base
from desktop_crm.storage.entities.types import CustomerId, Id


class CustomValue(Base):
    """The value of a custom field for one customer."""

    __tablename__ = "custom_value"
    __table_args__ = (
        Index("ix_custom_value_customer_id", "customer_id"),
        Index("ix_custom_value_field_id", "field_id"),
        {"info": {"root": "customer_id"}},
    )

    id: Mapped[Id]
    customer_id: Mapped[CustomerId]
    field_id: Mapped[bytes] = mapped_column(nullable=True, info={"refers": "custom_field"})
    value: Mapped[str | None]
