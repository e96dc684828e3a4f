"""A yearly date worth a greeting."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from desktop_crm.storage.entities.base import Base
from desktop_crm.storage.entities.types import CustomerId, Id, Statement, Written, WrittenNumber


class Occasion(Base):
    """A yearly date worth a greeting."""

    __tablename__ = "occasion"
    __table_args__ = (
        Index("ix_occasion_customer_id", "customer_id"),
        Index("ix_occasion_calendar_month_day", "calendar", "month", "day"),
        {"info": {"root": "customer_id"}},
    )

    id: Mapped[Id]
    customer_id: Mapped[CustomerId]
    contact_id: Mapped[bytes | None] = mapped_column(info={"refers": "contact"})
    kind: Mapped[Written]
    calendar: Mapped[Written]
    month: Mapped[WrittenNumber]
    day: Mapped[WrittenNumber]
    is_leap: Mapped[Statement]
    year: Mapped[int | None]
    remind_days_before: Mapped[int | None]
    title: Mapped[str | None]
