"""An action for many customers at once."""

from datetime import date

from sqlalchemy.orm import Mapped

from desktop_crm.storage.entities.base import Base
from desktop_crm.storage.entities.types import Id, Written


class Campaign(Base):
    """An action for many customers at once; `criteria` is the segment as it was, as JSON."""

    __tablename__ = "campaign"
    __table_args__ = ({"info": {"root": None}},)

    id: Mapped[Id]
    name: Mapped[Written]
    purpose: Mapped[str | None]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    criteria: Mapped[str | None]
