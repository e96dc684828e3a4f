"""One choice of a pick-list, in both languages."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from desktop_crm.storage.entities.base import Base
from desktop_crm.storage.entities.types import Id, Written


class PickListItem(Base):
    """One choice of a pick-list, in both languages."""

    __tablename__ = "pick_list_item"
    __table_args__ = (
        Index("ix_pick_list_item_pick_list_position", "pick_list", "position"),
        {"info": {"root": None}},
    )

    id: Mapped[Id]
    pick_list: Mapped[Written]
    key: Mapped[Written]
    label_en: Mapped[Written]
    label_zh: Mapped[Written]
    position: Mapped[int | None]
    is_active: Mapped[bool] = mapped_column(nullable=True, default=True)
