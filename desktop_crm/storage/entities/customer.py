"""A customer: a company or a person."""

from datetime import date, datetime

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from desktop_crm.domain.values import new_id
from desktop_crm.storage.entities.base import Base
from desktop_crm.storage.entities.types import Statement, Written, WrittenMoment


class Customer(Base):
    """A customer: a company or a person; `n` is a local number that never leaves the vault."""

    __tablename__ = "customer"
    __table_args__ = (
        Index("ix_customer_sort_key", "sort_key", sqlite_where=text("deleted_at IS NULL")),
        Index(
            "ix_customer_next_follow_up_on",
            "next_follow_up_on",
            sqlite_where=text("deleted_at IS NULL"),
        ),
        Index(
            "ix_customer_tier_next_follow_up_on",
            "tier",
            "next_follow_up_on",
            sqlite_where=text("deleted_at IS NULL"),
        ),
        Index(
            "ix_customer_last_contact_on",
            "last_contact_on",
            sqlite_where=text("deleted_at IS NULL"),
        ),
        Index("ix_customer_created_at", "created_at", sqlite_where=text("deleted_at IS NULL")),
        Index("ix_customer_deleted_at", "deleted_at", sqlite_where=text("deleted_at IS NOT NULL")),
        Index(
            "ix_customer_merged_into", "merged_into", sqlite_where=text("merged_into IS NOT NULL")
        ),
        Index(
            "ix_customer_external_id", "external_id", sqlite_where=text("external_id IS NOT NULL")
        ),
        {"info": {"root": "id"}, "sqlite_autoincrement": True},
    )
    __mapper_args__ = {"primary_key": ["id"]}  # noqa: RUF012 - read once, by the ORM

    n: Mapped[int] = mapped_column(primary_key=True, info={"journal": False})
    id: Mapped[bytes] = mapped_column(unique=True, default=new_id)
    external_id: Mapped[str | None]
    kind: Mapped[Written]
    name: Mapped[Written]
    short_name: Mapped[str | None]
    company: Mapped[str | None]
    job_title: Mapped[str | None]
    tier: Mapped[str | None]
    stage: Mapped[str | None]
    stage_suggested: Mapped[str | None] = mapped_column(info={"journal": False})
    industry: Mapped[str | None]
    region_province: Mapped[str | None]
    region_city: Mapped[str | None]
    size_band: Mapped[str | None]
    source: Mapped[str | None]
    source_detail: Mapped[str | None]
    address: Mapped[str | None]
    postcode: Mapped[str | None]
    country: Mapped[str | None]
    website: Mapped[str | None]
    credit_code: Mapped[str | None]
    preferences: Mapped[str | None]
    treat_note: Mapped[str | None]
    note: Mapped[str | None]
    owner_id: Mapped[bytes | None] = mapped_column(info={"journal": False})
    verified_on: Mapped[date | None]
    do_not_contact: Mapped[Statement]
    created_at: Mapped[WrittenMoment]
    deleted_at: Mapped[datetime | None]
    merged_into: Mapped[bytes | None] = mapped_column(info={"refers": "customer"})
    next_follow_up_on: Mapped[date | None] = mapped_column(info={"journal": False})
    last_contact_on: Mapped[date | None] = mapped_column(info={"journal": False})
    quality_score: Mapped[int | None] = mapped_column(info={"journal": False})
    health: Mapped[int | None] = mapped_column(info={"journal": False})
    sort_key: Mapped[str | None] = mapped_column(info={"journal": False})
