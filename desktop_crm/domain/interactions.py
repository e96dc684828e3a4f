"""Interactions: what happened with a customer."""

from dataclasses import dataclass
from datetime import datetime

from desktop_crm.domain.words import Direction, InteractionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class InteractionRow:
    """One thing that happened; `line` is the quick-log line as typed, if it came from one."""

    id: bytes
    customer_id: bytes
    contact_id: bytes | None = None
    contact_name: str | None = None
    kind: InteractionKind
    direction: Direction | None = None
    happened_at: datetime
    duration_minutes: int | None = None
    text: str = ""
    line: str | None = None
    author: str | None = None
    customer_name: str = ""


@dataclass(frozen=True, slots=True)
class Logged:
    """What one log line made: an interaction or a feedback, and the next follow-up, if any."""

    interaction_id: bytes | None = None
    follow_up_id: bytes | None = None
    feedback_id: bytes | None = None
