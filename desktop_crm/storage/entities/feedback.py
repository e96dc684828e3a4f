"""What a customer told us."""

from datetime import date

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop_crm.storage.entities.base import Base
from desktop_crm.storage.entities.types import CustomerId, Id, Statement, Written, WrittenMoment


class Feedback(Base):
    """What a customer told us."""

    __tablename__ = "feedback"
    __table_args__ = (
        Index("ix_feedback_customer_id_received_at", "customer_id", "received_at"),
        Index("ix_feedback_due_on", "due_on", sqlite_where=text("state <> 'CLOSED'")),
        Index("ix_feedback_received_at", "received_at"),
        Index("ix_feedback_product_id", "product_id", sqlite_where=text("product_id IS NOT NULL")),
        {"info": {"root": "customer_id"}},
    )

    id: Mapped[Id]
    customer_id: Mapped[CustomerId]
    contact_id: Mapped[bytes | None] = mapped_column(info={"refers": "contact"})
    kind: Mapped[Written]
    channel: Mapped[str | None]
    product_id: Mapped[bytes | None] = mapped_column(info={"refers": "product"})
    sentiment: Mapped[int | None]
    text: Mapped[Written]
    received_at: Mapped[WrittenMoment]
    due_on: Mapped[date | None]
    state: Mapped[Written]
    assignee: Mapped[str | None]
    outcome: Mapped[str | None]
    told_on: Mapped[date | None]
    reopened: Mapped[int | None]
    is_crisis: Mapped[Statement]
