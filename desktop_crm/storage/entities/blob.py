"""The bytes of attachments, by their SHA-256 and customer."""

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from desktop_crm.storage.entities.base import Base


class Blob(Base):
    """The bytes of attachments, by their SHA-256 and customer."""

    __tablename__ = "blob"
    __table_args__ = ({"info": {"journal": False}},)

    sha256: Mapped[str] = mapped_column(primary_key=True)
    root_id: Mapped[bytes] = mapped_column(primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
