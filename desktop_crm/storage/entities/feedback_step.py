"""One dated step of a feedback."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from desktop_crm.storage.entities.base import Base
from desktop_crm.storage.entities.types import CustomerId, Id, Written, WrittenMoment


class FeedbackStep(Base):
    """One dated step of a feedback."""

    __tablename__ = "feedback_step"
    __table_args__ = (
        Index("ix_feedback_step_customer_id", "customer_id"),
        Index("ix_feedback_step_feedback_id", "feedback_id"),
        {"info": {"root": "customer_id"}},
    )

    id: Mapped[Id]
    customer_id: Mapped[CustomerId]
    feedback_id: Mapped[bytes] = mapped_column(nullable=True, info={"refers": "feedback"})
    at: Mapped[WrittenMoment]
    state: Mapped[Written]
    note: Mapped[str | None]
    author: Mapped[str | None]
