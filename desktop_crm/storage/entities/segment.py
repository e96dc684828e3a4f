"""A saved view of the customer list."""

from sqlalchemy.orm import Mapped

from desktop_crm.storage.entities.base import Base
from desktop_crm.storage.entities.types import Id, Statement, Written


class Segment(Base):
    """A saved view of the customer list; `scope_id` None is shared."""

    __tablename__ = "segment"
    __table_args__ = ({"info": {"root": "scope_id"}},)

    id: Mapped[Id]
    scope_id: Mapped[bytes | None]
    name: Mapped[Written]
    criteria: Mapped[str | None]
    columns: Mapped[str | None]
    sort: Mapped[str | None]
    is_pinned: Mapped[Statement]
    position: Mapped[int | None]
