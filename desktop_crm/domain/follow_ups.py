"""Follow-ups: what is to be done for a customer by a day."""

from dataclasses import dataclass
from datetime import date, datetime, time

from desktop_crm.domain.words import FollowUpKind, FollowUpOrigin, FollowUpState, Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpRow:
    """One follow-up; the customer's names and tier come along for lists."""

    id: bytes
    customer_id: bytes
    kind: FollowUpKind = FollowUpKind.CHECK_IN
    title: str
    due_on: date
    due_time: time | None = None
    repeat_rule: str | None = None
    state: FollowUpState = FollowUpState.OPEN
    done_at: datetime | None = None
    outcome: str | None = None
    origin: FollowUpOrigin = FollowUpOrigin.MANUAL
    snoozed_from: date | None = None
    customer_name: str = ""
    customer_tier: Tier | None = None
    customer_n: int = 0
