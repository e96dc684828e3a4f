"""How well a relation stands, 0 to 100: silence against its own rhythm, and complaints."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_crm.domain.follow_ups import CADENCE_DAYS
from desktop_crm.domain.stages import PurchaseDays
from desktop_crm.domain.words import Tier

#: Most that each of the three rules takes away.
_PURCHASE_WEIGHT = 40
_CONTACT_WEIGHT = 30
_COMPLAINT_WEIGHT = 30
_FULL_AT = 4.0
#: Usual gap of a customer that bought once: nine of ten that come back do so within it.
_ONE_PURCHASE_GAP = 90


class HealthReason(StrEnum):
    """What lowered the health."""

    PURCHASE_SILENCE = "purchase-silence"
    CONTACT_SILENCE = "contact-silence"
    COMPLAINT_OPEN = "complaint-open"


@dataclass(frozen=True, slots=True)
class Health:
    """The score and what lowered it."""

    score: int
    reasons: tuple[HealthReason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthFacts:
    """What the score is made of."""

    purchases: PurchaseDays
    last_contact_on: date | None
    tier: Tier | None
    open_complaints: int


def health_of(
    facts: HealthFacts, today: date, cadence: Mapping[Tier, int] = CADENCE_DAYS
) -> Health | None:
    """Score one customer; None while nothing was bought and nobody was talked to.

    Each rule starts to count at once the usual time and counts fully at four times of it; one open
    complaint takes half of its weight, two all of it.
    """
    bought_on, spoken_on = facts.purchases.last_on, facts.last_contact_on
    if bought_on is None and spoken_on is None and not facts.open_complaints:
        return None
    reasons: list[HealthReason] = []
    lost = 0.0
    if bought_on is not None:
        gap = max(7, facts.purchases.usual_gap_days or _ONE_PURCHASE_GAP)
        part = _part((today - bought_on).days / gap)
        lost += _PURCHASE_WEIGHT * part
        reasons += [HealthReason.PURCHASE_SILENCE] * (part > 0)
    rhythm = cadence.get(facts.tier) if facts.tier else None
    if rhythm:
        part = _part((today - spoken_on).days / rhythm) if spoken_on else 1.0
        lost += _CONTACT_WEIGHT * part
        reasons += [HealthReason.CONTACT_SILENCE] * (part > 0)
    if facts.open_complaints:
        lost += _COMPLAINT_WEIGHT * min(1.0, facts.open_complaints / 2)
        reasons.append(HealthReason.COMPLAINT_OPEN)
    return Health(100 - round(lost), tuple(reasons))


def _part(ratio: float) -> float:
    """Return how much of a rule counts for a silence of `ratio` usual times."""
    return min(1.0, max(0.0, (ratio - 1.0) / (_FULL_AT - 1.0)))
