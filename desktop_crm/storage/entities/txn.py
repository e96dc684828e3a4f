"""One action of a person: one use case, one transaction, one undo step."""

from datetime import datetime

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop_crm.storage.entities.base import Base


class Txn(Base):
    """One action of a person: one use case, one transaction, one undo step.

    `level` is 0 for an ordinary action; reversing adds one, so an odd level takes back.
    """

    __tablename__ = "txn"
    __table_args__ = (
        Index("ix_txn_undoes", "undoes", sqlite_where=text("undoes IS NOT NULL")),
        Index("ix_txn_batch_id", "batch_id", sqlite_where=text("batch_id IS NOT NULL")),
        {"info": {"journal": False}},
    )

    txn: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    label: Mapped[str]
    params: Mapped[str | None]
    first_k: Mapped[int]
    last_k: Mapped[int]
    at: Mapped[datetime]
    undoes: Mapped[int | None]
    level: Mapped[int] = mapped_column(default=0)
    batch_id: Mapped[bytes | None]
    is_undoable: Mapped[bool] = mapped_column(default=True)
