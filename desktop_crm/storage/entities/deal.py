"""A possible sale."""

from datetime import date

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from desktop_crm.storage.entities.base import Base
from desktop_crm.storage.entities.types import CustomerId, Id, Written


class Deal(Base):
    """A possible sale."""

    __tablename__ = "deal"
    __table_args__ = (
        Index("ix_deal_customer_id", "customer_id"),
        Index("ix_deal_stage_id", "stage_id"),
        {"info": {"root": "customer_id"}},
    )

    id: Mapped[Id]
    customer_id: Mapped[CustomerId]
    title: Mapped[Written]
    amount_minor: Mapped[int | None]
    currency: Mapped[str | None]
    stage_id: Mapped[bytes | None] = mapped_column(info={"refers": "deal_stage"})
    expected_on: Mapped[date | None]
    probability: Mapped[int | None]
    lost_reason: Mapped[str | None]
    closed_on: Mapped[date | None]
