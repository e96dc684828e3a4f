"""A setting of the whole vault, as JSON."""

from sqlalchemy.orm import Mapped, mapped_column

from desktop_crm.storage.entities.base import Base


class Setting(Base):
    """A setting of the whole vault, as JSON."""

    __tablename__ = "setting"
    __table_args__ = ({"info": {"journal": False}},)

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str | None]
