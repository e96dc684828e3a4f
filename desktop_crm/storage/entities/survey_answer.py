"""A satisfaction score a customer gave."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from desktop_crm.storage.entities.base import Base
from desktop_crm.storage.entities.types import CustomerId, Id, WrittenDay, WrittenNumber


class SurveyAnswer(Base):
    """A satisfaction score a customer gave."""

    __tablename__ = "survey_answer"
    __table_args__ = (
        Index("ix_survey_answer_customer_id", "customer_id"),
        Index("ix_survey_answer_survey_id", "survey_id"),
        {"info": {"root": "customer_id"}},
    )

    id: Mapped[Id]
    customer_id: Mapped[CustomerId]
    survey_id: Mapped[bytes] = mapped_column(nullable=True, info={"refers": "survey"})
    score: Mapped[WrittenNumber]
    comment: Mapped[str | None]
    answered_on: Mapped[WrittenDay]
