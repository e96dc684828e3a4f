"""A customer in a campaign."""

from datetime import date

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from desktop_crm.storage.entities.base import Base
from desktop_crm.storage.entities.types import CustomerId, Id


class CampaignMember(Base):
    """A customer in a campaign."""

    __tablename__ = "campaign_member"
    __table_args__ = (
        Index("ix_campaign_member_customer_id", "customer_id"),
        Index("ix_campaign_member_campaign_id", "campaign_id"),
        {"info": {"root": "customer_id"}},
    )

    id: Mapped[Id]
    customer_id: Mapped[CustomerId]
    campaign_id: Mapped[bytes] = mapped_column(nullable=True, info={"refers": "campaign"})
    contacted_on: Mapped[date | None]
    response: Mapped[str | None]
    result: Mapped[str | None]
