"""One move of a deal to another stage."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from desktop_crm.storage.entities.base import Base
from desktop_crm.storage.entities.types import CustomerId, Id, WrittenMoment


class DealStep(Base):
    """One move of a deal to another stage."""

    __tablename__ = "deal_step"
    __table_args__ = (
        Index("ix_deal_step_customer_id", "customer_id"),
        Index("ix_deal_step_deal_id", "deal_id"),
        Index("ix_deal_step_stage_id", "stage_id"),
        {"info": {"root": "customer_id"}},
    )

    id: Mapped[Id]
    customer_id: Mapped[CustomerId]
    deal_id: Mapped[bytes] = mapped_column(nullable=True, info={"refers": "deal"})
    stage_id: Mapped[bytes | None] = mapped_column(info={"refers": "deal_stage"})
    at: Mapped[WrittenMoment]
    note: Mapped[str | None]
    author: Mapped[str | None]
