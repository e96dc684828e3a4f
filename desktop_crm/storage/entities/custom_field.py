"""A field the people of this vault added."""

from sqlalchemy.orm import Mapped, mapped_column

from desktop_crm.storage.entities.base import Base
from desktop_crm.storage.entities.types import Id, Written


class CustomField(Base):
    """A field the people of this vault added."""

    __tablename__ = "custom_field"
    __table_args__ = ({"info": {"root": None}},)

    id: Mapped[Id]
    label_en: Mapped[Written]
    label_zh: Mapped[Written]
    kind: Mapped[Written]
    choices: Mapped[str | None]
    position: Mapped[int | None]
    is_active: Mapped[bool] = mapped_column(nullable=True, default=True)
