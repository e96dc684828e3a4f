"""What happened with a customer."""

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop_crm.storage.entities.base import Base
from desktop_crm.storage.entities.types import CustomerId, Id, Written, WrittenMoment


class Interaction(Base):
    """What happened with a customer."""

    __tablename__ = "interaction"
    __table_args__ = (
        Index("ix_interaction_customer_id_happened_at", "customer_id", "happened_at"),
        Index("ix_interaction_happened_at", "happened_at"),
        Index(
            "ix_interaction_source_batch",
            "source_batch",
            sqlite_where=text("source_batch IS NOT NULL"),
        ),
        {"info": {"root": "customer_id"}},
    )

    id: Mapped[Id]
    customer_id: Mapped[CustomerId]
    contact_id: Mapped[bytes | None] = mapped_column(info={"refers": "contact"})
    kind: Mapped[Written]
    direction: Mapped[str | None]
    happened_at: Mapped[WrittenMoment]
    duration_minutes: Mapped[int | None]
    text: Mapped[str | None]
    line: Mapped[str | None]
    author: Mapped[str | None]
    source_batch: Mapped[bytes | None] = mapped_column(info={"refers": "import_batch"})
