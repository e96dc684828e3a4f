"""A phone, e-mail, WeChat name or address, as it was typed."""

from datetime import date

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop_crm.storage.entities.base import Base
from desktop_crm.storage.entities.types import CustomerId, Id, Statement, Written


class ContactMethod(Base):
    """A phone, e-mail, WeChat name or address, as it was typed."""

    __tablename__ = "contact_method"
    __table_args__ = (
        Index("ix_contact_method_customer_id", "customer_id"),
        Index(
            "ix_contact_method_normalised",
            "normalised",
            sqlite_where=text("normalised IS NOT NULL"),
        ),
        {"info": {"root": "customer_id"}},
    )

    id: Mapped[Id]
    customer_id: Mapped[CustomerId]
    contact_id: Mapped[bytes | None] = mapped_column(info={"refers": "contact"})
    kind: Mapped[Written]
    value: Mapped[Written]
    normalised: Mapped[str | None]
    label: Mapped[str | None]
    is_primary: Mapped[Statement]
    verified_on: Mapped[date | None]
    bad_since: Mapped[date | None]
