"""Feedback: complaints, suggestions, praise and questions, in four dated steps."""

from dataclasses import dataclass
from datetime import date, datetime

from desktop_crm.domain.words import FeedbackKind, FeedbackState, Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackStepRow:
    """One dated step of a feedback."""

    id: bytes
    feedback_id: bytes
    at: datetime
    state: FeedbackState
    note: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackRow:
    """One feedback with its steps; `sentiment` runs from -2 to 2, `reopened` counts."""

    id: bytes
    customer_id: bytes
    contact_id: bytes | None = None
    kind: FeedbackKind
    channel: str | None = None
    product_id: bytes | None = None
    sentiment: int | None = None
    text: str
    received_at: datetime
    due_on: date | None = None
    state: FeedbackState = FeedbackState.RECEIVED
    assignee: str | None = None
    outcome: str | None = None
    told_on: date | None = None
    reopened: int = 0
    is_crisis: bool = False
    steps: tuple[FeedbackStepRow, ...] = ()
    customer_name: str = ""
    customer_tier: Tier | None = None
    customer_n: int = 0
