"""What is to be done for a customer by a day."""

from datetime import date, datetime, time

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped

from desktop_crm.storage.entities.base import Base
from desktop_crm.storage.entities.types import CustomerId, Id, Written, WrittenDay


class FollowUp(Base):
    """What is to be done for a customer by a day."""

    __tablename__ = "follow_up"
    __table_args__ = (
        Index("ix_follow_up_customer_id_due_on", "customer_id", "due_on"),
        Index("ix_follow_up_due_on", "due_on", sqlite_where=text("state = 'OPEN'")),
        Index("ix_follow_up_done_at", "done_at", sqlite_where=text("done_at IS NOT NULL")),
        {"info": {"root": "customer_id"}},
    )

    id: Mapped[Id]
    customer_id: Mapped[CustomerId]
    kind: Mapped[Written]
    title: Mapped[Written]
    due_on: Mapped[WrittenDay]
    due_time: Mapped[time | None]
    repeat_rule: Mapped[str | None]
    state: Mapped[Written]
    done_at: Mapped[datetime | None]
    outcome: Mapped[str | None]
    origin: Mapped[str | None]
    snoozed_from: Mapped[date | None]
