"""One import of one file."""

from sqlalchemy.orm import Mapped

from desktop_crm.storage.entities.base import Base
from desktop_crm.storage.entities.types import Id, Written, WrittenMoment


class ImportBatch(Base):
    """One import of one file; `mapping` and `counts` are JSON."""

    __tablename__ = "import_batch"
    __table_args__ = ({"info": {"root": "scope_id"}},)

    id: Mapped[Id]
    scope_id: Mapped[bytes | None]
    file_name: Mapped[Written]
    kind: Mapped[str | None]
    mapping: Mapped[str | None]
    counts: Mapped[str | None]
    imported_at: Mapped[WrittenMoment]
    author: Mapped[str | None]
