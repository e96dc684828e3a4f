"""The one row the triggers read: time, action and device."""

from sqlalchemy.orm import Mapped, mapped_column

from desktop_crm.storage.entities.base import Base


class Clock(Base):
    """The one row the triggers read; `past_devices` is a JSON list of hex ids that were ours."""

    __tablename__ = "clock"
    __table_args__ = ({"info": {"journal": False}},)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]
    txn: Mapped[int]
    applying: Mapped[int]
    device: Mapped[bytes]
    author: Mapped[str | None]
    private_root: Mapped[bytes]
    rev: Mapped[int]
    triggers: Mapped[str | None]
    past_devices: Mapped[str | None]
