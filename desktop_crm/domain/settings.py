"""What is agreed for a whole vault; what concerns one machine is not here."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop_crm.domain.feedback import LONG_OPEN_HOURS
from desktop_crm.domain.follow_ups import CADENCE_DAYS
from desktop_crm.domain.quality import VERIFIED_FOR_DAYS
from desktop_crm.domain.words import Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultSettings:
    """The settings of a vault.

    Attributes:
        user_name: who writes; author of what is logged and printed.
        company_name: whose documents these are.
        currency: of amounts entered without one (ISO 4217).
        region: country of telephone numbers typed without one (ISO 3166).
        cadence: days between contacts per tier; a tier that is missing has no rhythm.
        plans_by_rhythm: a logged contact plans the next by the tier's rhythm.
        avoids_days_off: proposed days are shifted to workdays.
        verify_days: how long a verified card is trusted.
        complaint_hours: how long a complaint may be open before Today shows it.
        wanted_fields: names of card fields that quality wants filled for everyone.
        wanted_by_tier: names of further fields wanted of a tier.
    """

    user_name: str = ""
    company_name: str = ""
    currency: str = "CNY"
    region: str = "CN"
    cadence: Mapping[Tier, int] = field(default_factory=lambda: dict(CADENCE_DAYS))
    plans_by_rhythm: bool = True
    avoids_days_off: bool = True
    verify_days: int = VERIFIED_FOR_DAYS
    complaint_hours: int = LONG_OPEN_HOURS
    wanted_fields: tuple[str, ...] = ("tier", "industry", "source", "region_province")
    wanted_by_tier: Mapping[Tier, tuple[str, ...]] = field(default_factory=dict)
