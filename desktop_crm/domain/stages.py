"""Lifecycle stages: what the purchases and contacts of a customer suggest."""

from dataclasses import dataclass
from datetime import date

from desktop_crm.domain.words import LifecycleStage

#: Purchase days from which a customer is loyal.
LOYAL_FROM = 5
#: Silence in days after which a buyer sleeps or is lost, unless it usually buys more rarely.
DORMANT_DAYS = 180
LOST_DAYS = 365
#: Silence in usual gaps between purchases that means the same.
_DORMANT_GAPS = 3
_LOST_GAPS = 6


@dataclass(frozen=True, slots=True)
class PurchaseDays:
    """The days a customer bought something: how many, the first and the last."""

    count: int = 0
    first_on: date | None = None
    last_on: date | None = None

    @property
    def usual_gap_days(self) -> int | None:
        """The mean gap between purchase days; None below two of them."""
        if self.count < 2 or self.first_on is None or self.last_on is None:  # noqa: PLR2004
            return None
        return round((self.last_on - self.first_on).days / (self.count - 1))


def stage_from(
    purchases: PurchaseDays, last_contact_on: date | None, today: date
) -> LifecycleStage:
    """Suggest a stage.

    Nobody talked to is a lead, somebody talked to a prospect until a year of silence. One purchase
    day makes a first purchase, more a repeat customer, five a loyal one. A buyer sleeps after half
    a year (or three of its usual gaps) without a purchase, and is lost after a year (or six gaps)
    without purchase and without contact.
    """
    if not purchases.count or purchases.last_on is None:
        if last_contact_on is None:
            return LifecycleStage.LEAD
        is_silent = (today - last_contact_on).days > LOST_DAYS
        return LifecycleStage.LOST if is_silent else LifecycleStage.PROSPECT
    gap = purchases.usual_gap_days or 0
    silence = (today - purchases.last_on).days
    quiet = silence if last_contact_on is None else min(silence, (today - last_contact_on).days)
    if silence > max(LOST_DAYS, _LOST_GAPS * gap) and quiet > DORMANT_DAYS:
        return LifecycleStage.LOST
    if silence > max(DORMANT_DAYS, _DORMANT_GAPS * gap):
        return LifecycleStage.DORMANT
    if purchases.count >= LOYAL_FROM:
        return LifecycleStage.LOYAL
    return LifecycleStage.REPEAT if purchases.count > 1 else LifecycleStage.FIRST
