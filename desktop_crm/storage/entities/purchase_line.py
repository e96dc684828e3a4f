"""One line of a purchase, in its currency."""

from decimal import Decimal

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop_crm.storage.entities.base import Base
from desktop_crm.storage.entities.types import CustomerId, Id


class PurchaseLine(Base):
    """One line of a purchase, in its currency."""

    __tablename__ = "purchase_line"
    __table_args__ = (
        Index("ix_purchase_line_customer_id", "customer_id"),
        Index("ix_purchase_line_purchase_id", "purchase_id"),
        Index(
            "ix_purchase_line_product_id", "product_id", sqlite_where=text("product_id IS NOT NULL")
        ),
        {"info": {"root": "customer_id"}},
    )

    id: Mapped[Id]
    customer_id: Mapped[CustomerId]
    purchase_id: Mapped[bytes] = mapped_column(nullable=True, info={"refers": "purchase"})
    product_id: Mapped[bytes | None] = mapped_column(info={"refers": "product"})
    text: Mapped[str | None]
    quantity: Mapped[Decimal | None]
    unit: Mapped[str | None]
    unit_price_minor: Mapped[int | None]
    amount_minor: Mapped[int | None]
