"""What was erased and may not come back."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from desktop_crm.storage.entities.base import Base


class Erased(Base):
    """What was erased and may not come back; `fingerprints` are keyed, as a JSON list."""

    __tablename__ = "erased"
    __table_args__ = ({"info": {"journal": False}},)

    id: Mapped[bytes] = mapped_column(primary_key=True)
    root_id: Mapped[bytes | None]
    at: Mapped[datetime]
    fingerprints: Mapped[str | None]
