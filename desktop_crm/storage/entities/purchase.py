"""What was bought on one day under one order number."""

from datetime import date

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped

from desktop_crm.storage.entities.base import Base
from desktop_crm.storage.entities.types import CustomerId, Id


class Purchase(Base):
    """What was bought on one day under one order number."""

    __tablename__ = "purchase"
    __table_args__ = (
        Index("ix_purchase_customer_id_bought_on", "customer_id", "bought_on"),
        Index("ix_purchase_bought_on", "bought_on"),
        Index(
            "ix_purchase_external_id", "external_id", sqlite_where=text("external_id IS NOT NULL")
        ),
        {"info": {"root": "customer_id"}},
    )

    id: Mapped[Id]
    customer_id: Mapped[CustomerId]
    external_id: Mapped[str | None]
    bought_on: Mapped[date | None]
    currency: Mapped[str | None]
    total_minor: Mapped[int | None]
    state: Mapped[str | None]
    note: Mapped[str | None]
