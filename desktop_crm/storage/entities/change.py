"""One change of one row, written by the triggers of the journal."""

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop_crm.storage.entities.base import Base


class Change(Base):
    """One change of one row, written by the triggers of the journal."""

    __tablename__ = "change"
    __table_args__ = (
        Index("ix_change_entity_id_id", "entity_id", "id"),
        Index("ix_change_root_id", "root_id", sqlite_where=text("root_id IS NOT NULL")),
        {"info": {"journal": False}},
    )

    k: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[bytes] = mapped_column(unique=True)
    hlc: Mapped[int]
    device: Mapped[bytes]
    author: Mapped[str | None]
    txn: Mapped[int]
    entity: Mapped[str]
    entity_id: Mapped[bytes]
    root_id: Mapped[bytes | None]
    op: Mapped[str]
    after: Mapped[str | None]
    before: Mapped[str | None]
    rev: Mapped[int]
    state: Mapped[int] = mapped_column(default=0)
    seq: Mapped[int | None]
