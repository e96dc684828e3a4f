"""A free mark for customers."""

from sqlalchemy.orm import Mapped, mapped_column

from desktop_crm.storage.entities.base import Base
from desktop_crm.storage.entities.types import Id, Written


class Tag(Base):
    """A free mark for customers."""

    __tablename__ = "tag"
    __table_args__ = ({"info": {"root": None}},)

    id: Mapped[Id]
    name: Mapped[Written]
    colour: Mapped[int | None]
    group_name: Mapped[str | None]
    merged_into: Mapped[bytes | None] = mapped_column(info={"refers": "tag"})
