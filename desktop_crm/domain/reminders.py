"""Reminders: notices that a follow-up, an occasion or a complaint is due; never stored."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from desktop_crm.domain.words import OccasionKind


class ReminderKind(StrEnum):
    """What a reminder is about."""

    FOLLOW_UP = "follow-up"
    OCCASION = "occasion"
    FEEDBACK = "feedback"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One notice; `title` of an occasion is empty unless it has one of its own."""

    on: date
    at: time | None = None
    kind: ReminderKind
    customer_id: bytes
    customer_name: str
    external_id: str | None = None
    title: str = ""
    contact_name: str | None = None
    occasion_kind: OccasionKind | None = None
    follow_up_id: bytes | None = None
    feedback_id: bytes | None = None
    occasion_id: bytes | None = None
