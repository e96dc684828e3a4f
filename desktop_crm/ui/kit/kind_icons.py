"""The icon and tone of every kind of thing, the same on every page."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from desktop_crm.domain.words import FeedbackKind, FollowUpKind, OccasionKind


class Sign(NamedTuple):
    """A lucide icon and the tone it stands in."""

    icon: str
    tone: str


_SIGNS: Mapping[type[StrEnum], Mapping[str, Sign]] = MappingProxyType(
    {
        FollowUpKind: {
            FollowUpKind.CHECK_IN: Sign("phone", "accent"),
            FollowUpKind.CARE: Sign("heart", "ok"),
            FollowUpKind.PROMISE_OURS: Sign("handshake", "warn"),
            FollowUpKind.PROMISE_THEIRS: Sign("hourglass", "neutral"),
            FollowUpKind.TASK: Sign("square-check-big", "neutral"),
        },
        FeedbackKind: {
            FeedbackKind.COMPLAINT: Sign("frown", "danger"),
            FeedbackKind.SUGGESTION: Sign("lightbulb", "accent"),
            FeedbackKind.PRAISE: Sign("thumbs-up", "ok"),
            FeedbackKind.QUESTION: Sign("circle-question-mark", "neutral"),
        },
        OccasionKind: {
            OccasionKind.BIRTHDAY: Sign("cake", "accent"),
            OccasionKind.FOUNDING: Sign("building-2", "accent"),
            OccasionKind.FESTIVAL: Sign("party-popper", "accent"),
            OccasionKind.OTHER: Sign("calendar-heart", "accent"),
        },
    }
)
_UNKNOWN = Sign("circle", "neutral")


def sign_of(kind: StrEnum | None) -> Sign:
    """Return the icon and tone of a kind."""
    return _SIGNS.get(type(kind), {}).get(str(kind), _UNKNOWN) if kind is not None else _UNKNOWN
