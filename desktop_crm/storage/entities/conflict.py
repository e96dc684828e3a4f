"""A value written without seeing the one that won."""

from sqlalchemy.orm import Mapped, mapped_column

from desktop_crm.storage.entities.base import Base


class Conflict(Base):
    """A value written without seeing the one that won."""

    __tablename__ = "conflict"
    __table_args__ = ({"info": {"journal": False}},)

    change_id: Mapped[bytes] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    lost: Mapped[str | None]
    won: Mapped[str | None]
    seen: Mapped[str | None]
