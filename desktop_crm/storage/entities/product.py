"""What is sold."""

from sqlalchemy.orm import Mapped, mapped_column

from desktop_crm.storage.entities.base import Base
from desktop_crm.storage.entities.types import Id, Written


class Product(Base):
    """What is sold."""

    __tablename__ = "product"
    __table_args__ = ({"info": {"root": None}},)

    id: Mapped[Id]
    name: Mapped[Written]
    code: Mapped[str | None]
    unit: Mapped[str | None]
    price_minor: Mapped[int | None]
    currency: Mapped[str | None]
    category: Mapped[str | None]
    is_active: Mapped[bool] = mapped_column(nullable=True, default=True)
