"""A question about satisfaction."""

from sqlalchemy.orm import Mapped

from desktop_crm.storage.entities.base import Base
from desktop_crm.storage.entities.types import Id, Written


class Survey(Base):
    """A question about satisfaction."""

    __tablename__ = "survey"
    __table_args__ = ({"info": {"root": None}},)

    id: Mapped[Id]
    name: Mapped[Written]
    scale: Mapped[Written]
    question: Mapped[str | None]
