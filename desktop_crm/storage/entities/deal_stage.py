"""A stage of the pipeline."""

from sqlalchemy.orm import Mapped, mapped_column

from desktop_crm.storage.entities.base import Base
from desktop_crm.storage.entities.types import Id, Written, WrittenNumber


class DealStage(Base):
    """A stage of the pipeline; `outcome` is OPEN, WON or LOST."""

    __tablename__ = "deal_stage"
    __table_args__ = ({"info": {"root": None}},)

    id: Mapped[Id]
    key: Mapped[Written]
    label_en: Mapped[Written]
    label_zh: Mapped[Written]
    position: Mapped[WrittenNumber]
    probability: Mapped[int | None]
    outcome: Mapped[Written]
    is_active: Mapped[bool] = mapped_column(nullable=True, default=True)
