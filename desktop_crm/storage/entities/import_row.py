"""The untouched row of a file that made or changed a customer, as JSON."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from desktop_crm.storage.entities.base import Base
from desktop_crm.storage.entities.types import CustomerId, Id, Written


class ImportRow(Base):
    """The untouched row of a file that made or changed a customer, as JSON.

    `fingerprint` is the SHA-256 of its filled cells, so that the same row is known again.
    """

    __tablename__ = "import_row"
    __table_args__ = (
        Index("ix_import_row_customer_id", "customer_id"),
        Index("ix_import_row_batch_id", "batch_id"),
        Index("ix_import_row_fingerprint", "fingerprint"),
        {"info": {"root": "customer_id"}},
    )

    id: Mapped[Id]
    customer_id: Mapped[CustomerId]
    batch_id: Mapped[bytes] = mapped_column(nullable=True, info={"refers": "import_batch"})
    row_number: Mapped[int | None]
    cells: Mapped[Written]
    fingerprint: Mapped[str | None]
