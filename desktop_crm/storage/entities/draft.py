"""What is typed into a form and not saved yet, as JSON."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from desktop_crm.storage.entities.base import Base


class Draft(Base):
    """What is typed into a form and not saved yet, as JSON."""

    __tablename__ = "draft"
    __table_args__ = ({"info": {"journal": False}},)

    form: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[str | None]
    saved_at: Mapped[datetime | None]
