"""Feedback: complaints, suggestions, praise and questions, in four dated steps."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from desktop_crm.domain.errors import Refused
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.words import FeedbackKind, FeedbackState, Tier

#: A complaint that is open longer stands on Today.
LONG_OPEN_HOURS = 48
_SECONDS_PER_HOUR = 3600

NO_OUTCOME = QT_TRANSLATE_NOOP("Refused", "Write down the outcome before closing.")
NOT_TOLD = QT_TRANSLATE_NOOP(
    "Refused", "Enter the day the customer was told the outcome before closing a complaint."
)
WRONG_STEP = QT_TRANSLATE_NOOP("Refused", "This step does not follow from the present one.")
NOT_CLOSED = QT_TRANSLATE_NOOP("Refused", "Only closed feedback can be reopened.")

#: What may follow by a plain step; closing and reopening have their own rules.
_STEPS: Mapping[FeedbackState, tuple[FeedbackState, ...]] = MappingProxyType(
    {
        FeedbackState.RECEIVED: (FeedbackState.IN_PROGRESS, FeedbackState.ANSWERED),
        FeedbackState.IN_PROGRESS: (FeedbackState.ANSWERED,),
        FeedbackState.ANSWERED: (FeedbackState.IN_PROGRESS,),
        FeedbackState.CLOSED: (),
    }
)


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


def next_states(state: FeedbackState) -> tuple[FeedbackState, ...]:
    """Return the states a plain step may lead to; an answer that did not help goes back to work."""
    return _STEPS[state]


def check_step(state: FeedbackState, wanted: FeedbackState) -> None:
    """Refuse a step that does not follow from `state`."""
    if wanted not in _STEPS[state]:
        raise Refused(WRONG_STEP, field="state")


def check_close(
    kind: FeedbackKind, state: FeedbackState, outcome: str | None, told_on: date | None
) -> None:
    """Refuse to close without an outcome and, for a complaint, without having told the customer."""
    if state is FeedbackState.CLOSED:
        raise Refused(WRONG_STEP, field="state")
    if not (outcome or "").strip():
        raise Refused(NO_OUTCOME, field="outcome")
    if kind is FeedbackKind.COMPLAINT and told_on is None:
        raise Refused(NOT_TOLD, field="told_on")


def check_reopen(state: FeedbackState) -> None:
    """Refuse to reopen what is not closed."""
    if state is not FeedbackState.CLOSED:
        raise Refused(NOT_CLOSED, field="state")


def hours_open(received_at: datetime, now: datetime) -> int:
    """Return how many whole hours ago a feedback came in."""
    return max(0, int((now - received_at).total_seconds() // _SECONDS_PER_HOUR))
