"""The closed lists of the trade and the words people read for them (see the glossary)."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import TypeVar

from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP

WordT = TypeVar("WordT", bound=StrEnum)


class CustomerKind(StrEnum):
    """What a customer is."""

    COMPANY = "COMPANY"
    PERSON = "PERSON"


class Tier(StrEnum):
    """Value rank of a customer; drives the rhythm of contact."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class LifecycleStage(StrEnum):
    """Where a customer stands between first word and farewell."""

    LEAD = "LEAD"
    PROSPECT = "PROSPECT"
    FIRST = "FIRST"
    REPEAT = "REPEAT"
    LOYAL = "LOYAL"
    DORMANT = "DORMANT"
    LOST = "LOST"


class ContactRole(StrEnum):
    """What a contact does in a purchase."""

    DECIDES = "DECIDES"
    INFLUENCES = "INFLUENCES"
    USES = "USES"
    PAYS = "PAYS"
    GATEKEEPER = "GATEKEEPER"


class Attitude(StrEnum):
    """How a contact stands towards us."""

    SUPPORTS = "SUPPORTS"
    NEUTRAL = "NEUTRAL"
    OPPOSES = "OPPOSES"
    UNKNOWN = "UNKNOWN"


class MethodKind(StrEnum):
    """Kind of a contact method."""

    PHONE = "PHONE"
    EMAIL = "EMAIL"
    WECHAT = "WECHAT"
    QQ = "QQ"
    ADDRESS = "ADDRESS"
    WEB = "WEB"
    OTHER = "OTHER"


class InteractionKind(StrEnum):
    """What happened."""

    CALL = "CALL"
    VISIT = "VISIT"
    MEETING = "MEETING"
    MESSAGE = "MESSAGE"
    EMAIL = "EMAIL"
    NOTE = "NOTE"


class Direction(StrEnum):
    """Who began an interaction."""

    OUT = "OUT"
    IN = "IN"


class FollowUpKind(StrEnum):
    """What is to be done."""

    CHECK_IN = "CHECK_IN"
    CARE = "CARE"
    PROMISE_OURS = "PROMISE_OURS"
    PROMISE_THEIRS = "PROMISE_THEIRS"
    TASK = "TASK"


class FollowUpState(StrEnum):
    """State of a follow-up."""

    OPEN = "OPEN"
    DONE = "DONE"
    CANCELLED = "CANCELLED"


class FollowUpOrigin(StrEnum):
    """Where a follow-up came from."""

    MANUAL = "MANUAL"
    RULE = "RULE"
    QUICK_LOG = "QUICK_LOG"
    IMPORT = "IMPORT"


class OccasionKind(StrEnum):
    """A yearly date worth a greeting."""

    BIRTHDAY = "BIRTHDAY"
    FOUNDING = "FOUNDING"
    FESTIVAL = "FESTIVAL"
    OTHER = "OTHER"


class CalendarKind(StrEnum):
    """The calendar a yearly date is counted in."""

    SOLAR = "SOLAR"
    LUNAR = "LUNAR"


class FeedbackKind(StrEnum):
    """What a customer told us."""

    COMPLAINT = "COMPLAINT"
    SUGGESTION = "SUGGESTION"
    PRAISE = "PRAISE"
    QUESTION = "QUESTION"


class FeedbackState(StrEnum):
    """The four dated steps of feedback, in order."""

    RECEIVED = "RECEIVED"
    IN_PROGRESS = "IN_PROGRESS"
    ANSWERED = "ANSWERED"
    CLOSED = "CLOSED"


class PurchaseState(StrEnum):
    """Where a purchase stands."""

    UNPAID = "UNPAID"
    PARTLY_PAID = "PARTLY_PAID"
    PAID = "PAID"
    RETURNED = "RETURNED"


class Urgency(StrEnum):
    """How soon a need wants an answer."""

    HIGH = "HIGH"
    MEDIUM = "MEDIUM"
    LOW = "LOW"


class NeedState(StrEnum):
    """State of a need."""

    OPEN = "OPEN"
    MET = "MET"
    DROPPED = "DROPPED"


class SurveyScale(StrEnum):
    """How satisfaction is measured."""

    CSAT5 = "CSAT5"
    NPS10 = "NPS10"


class PickList(StrEnum):
    """The editable pick-lists."""

    INDUSTRY = "industry"
    REGION = "region"
    SOURCE = "source"
    SIZE = "size"


#: English label of every word: enum -> member -> text. The translation context is the enum's name,
#: kept apart by enum because members of two StrEnums with one value are equal as dictionary keys.
_LABELS: Mapping[type[StrEnum], Mapping[str, str]] = MappingProxyType(
    {
        CustomerKind: {
            CustomerKind.COMPANY: QT_TRANSLATE_NOOP("CustomerKind", "Company"),
            CustomerKind.PERSON: QT_TRANSLATE_NOOP("CustomerKind", "Person"),
        },
        Tier: {
            Tier.A: QT_TRANSLATE_NOOP("Tier", "Key"),
            Tier.B: QT_TRANSLATE_NOOP("Tier", "Growth"),
            Tier.C: QT_TRANSLATE_NOOP("Tier", "Standard"),
            Tier.D: QT_TRANSLATE_NOOP("Tier", "Low"),
        },
        LifecycleStage: {
            LifecycleStage.LEAD: QT_TRANSLATE_NOOP("LifecycleStage", "Lead"),
            LifecycleStage.PROSPECT: QT_TRANSLATE_NOOP("LifecycleStage", "Prospect"),
            LifecycleStage.FIRST: QT_TRANSLATE_NOOP("LifecycleStage", "First purchase"),
            LifecycleStage.REPEAT: QT_TRANSLATE_NOOP("LifecycleStage", "Repeat"),
            LifecycleStage.LOYAL: QT_TRANSLATE_NOOP("LifecycleStage", "Loyal"),
            LifecycleStage.DORMANT: QT_TRANSLATE_NOOP("LifecycleStage", "Dormant"),
            LifecycleStage.LOST: QT_TRANSLATE_NOOP("LifecycleStage", "Lost"),
        },
        ContactRole: {
            ContactRole.DECIDES: QT_TRANSLATE_NOOP("ContactRole", "Decides"),
            ContactRole.INFLUENCES: QT_TRANSLATE_NOOP("ContactRole", "Influences"),
            ContactRole.USES: QT_TRANSLATE_NOOP("ContactRole", "Uses"),
            ContactRole.PAYS: QT_TRANSLATE_NOOP("ContactRole", "Pays"),
            ContactRole.GATEKEEPER: QT_TRANSLATE_NOOP("ContactRole", "Gatekeeper"),
        },
        Attitude: {
            Attitude.SUPPORTS: QT_TRANSLATE_NOOP("Attitude", "Supports us"),
            Attitude.NEUTRAL: QT_TRANSLATE_NOOP("Attitude", "Neutral"),
            Attitude.OPPOSES: QT_TRANSLATE_NOOP("Attitude", "Against us"),
            Attitude.UNKNOWN: QT_TRANSLATE_NOOP("Attitude", "Not known"),
        },
        MethodKind: {
            MethodKind.PHONE: QT_TRANSLATE_NOOP("MethodKind", "Phone"),
            MethodKind.EMAIL: QT_TRANSLATE_NOOP("MethodKind", "Email"),
            MethodKind.WECHAT: QT_TRANSLATE_NOOP("MethodKind", "WeChat"),
            MethodKind.QQ: QT_TRANSLATE_NOOP("MethodKind", "QQ"),
            MethodKind.ADDRESS: QT_TRANSLATE_NOOP("MethodKind", "Address"),
            MethodKind.WEB: QT_TRANSLATE_NOOP("MethodKind", "Website"),
            MethodKind.OTHER: QT_TRANSLATE_NOOP("MethodKind", "Other"),
        },
        InteractionKind: {
            InteractionKind.CALL: QT_TRANSLATE_NOOP("InteractionKind", "Call"),
            InteractionKind.VISIT: QT_TRANSLATE_NOOP("InteractionKind", "Visit"),
            InteractionKind.MEETING: QT_TRANSLATE_NOOP("InteractionKind", "Meeting"),
            InteractionKind.MESSAGE: QT_TRANSLATE_NOOP("InteractionKind", "Message"),
            InteractionKind.EMAIL: QT_TRANSLATE_NOOP("InteractionKind", "Email"),
            InteractionKind.NOTE: QT_TRANSLATE_NOOP("InteractionKind", "Note"),
        },
        Direction: {
            Direction.OUT: QT_TRANSLATE_NOOP("Direction", "Outgoing"),
            Direction.IN: QT_TRANSLATE_NOOP("Direction", "Incoming"),
        },
        FollowUpKind: {
            FollowUpKind.CHECK_IN: QT_TRANSLATE_NOOP("FollowUpKind", "Check-in"),
            FollowUpKind.CARE: QT_TRANSLATE_NOOP("FollowUpKind", "Care"),
            FollowUpKind.PROMISE_OURS: QT_TRANSLATE_NOOP("FollowUpKind", "Our promise"),
            FollowUpKind.PROMISE_THEIRS: QT_TRANSLATE_NOOP("FollowUpKind", "Their promise"),
            FollowUpKind.TASK: QT_TRANSLATE_NOOP("FollowUpKind", "Task"),
        },
        FollowUpState: {
            FollowUpState.OPEN: QT_TRANSLATE_NOOP("FollowUpState", "Open"),
            FollowUpState.DONE: QT_TRANSLATE_NOOP("FollowUpState", "Done"),
            FollowUpState.CANCELLED: QT_TRANSLATE_NOOP("FollowUpState", "Cancelled"),
        },
        FollowUpOrigin: {
            FollowUpOrigin.MANUAL: QT_TRANSLATE_NOOP("FollowUpOrigin", "By hand"),
            FollowUpOrigin.RULE: QT_TRANSLATE_NOOP("FollowUpOrigin", "By rule"),
            FollowUpOrigin.QUICK_LOG: QT_TRANSLATE_NOOP("FollowUpOrigin", "Quick log"),
            FollowUpOrigin.IMPORT: QT_TRANSLATE_NOOP("FollowUpOrigin", "Import"),
        },
        OccasionKind: {
            OccasionKind.BIRTHDAY: QT_TRANSLATE_NOOP("OccasionKind", "Birthday"),
            OccasionKind.FOUNDING: QT_TRANSLATE_NOOP("OccasionKind", "Founding day"),
            OccasionKind.FESTIVAL: QT_TRANSLATE_NOOP("OccasionKind", "Festival"),
            OccasionKind.OTHER: QT_TRANSLATE_NOOP("OccasionKind", "Other day"),
        },
        CalendarKind: {
            CalendarKind.SOLAR: QT_TRANSLATE_NOOP("CalendarKind", "Solar calendar"),
            CalendarKind.LUNAR: QT_TRANSLATE_NOOP("CalendarKind", "Lunar calendar"),
        },
        FeedbackKind: {
            FeedbackKind.COMPLAINT: QT_TRANSLATE_NOOP("FeedbackKind", "Complaint"),
            FeedbackKind.SUGGESTION: QT_TRANSLATE_NOOP("FeedbackKind", "Suggestion"),
            FeedbackKind.PRAISE: QT_TRANSLATE_NOOP("FeedbackKind", "Praise"),
            FeedbackKind.QUESTION: QT_TRANSLATE_NOOP("FeedbackKind", "Question"),
        },
        FeedbackState: {
            FeedbackState.RECEIVED: QT_TRANSLATE_NOOP("FeedbackState", "Received"),
            FeedbackState.IN_PROGRESS: QT_TRANSLATE_NOOP("FeedbackState", "In progress"),
            FeedbackState.ANSWERED: QT_TRANSLATE_NOOP("FeedbackState", "Answered"),
            FeedbackState.CLOSED: QT_TRANSLATE_NOOP("FeedbackState", "Closed"),
        },
        PurchaseState: {
            PurchaseState.UNPAID: QT_TRANSLATE_NOOP("PurchaseState", "Unpaid"),
            PurchaseState.PARTLY_PAID: QT_TRANSLATE_NOOP("PurchaseState", "Partly paid"),
            PurchaseState.PAID: QT_TRANSLATE_NOOP("PurchaseState", "Paid"),
            PurchaseState.RETURNED: QT_TRANSLATE_NOOP("PurchaseState", "Returned"),
        },
        Urgency: {
            Urgency.HIGH: QT_TRANSLATE_NOOP("Urgency", "Urgent"),
            Urgency.MEDIUM: QT_TRANSLATE_NOOP("Urgency", "Soon"),
            Urgency.LOW: QT_TRANSLATE_NOOP("Urgency", "Some day"),
        },
        NeedState: {
            NeedState.OPEN: QT_TRANSLATE_NOOP("NeedState", "Open"),
            NeedState.MET: QT_TRANSLATE_NOOP("NeedState", "Met"),
            NeedState.DROPPED: QT_TRANSLATE_NOOP("NeedState", "Dropped"),
        },
    }
)


def label(word: StrEnum) -> str:
    """Return the English label of `word`; its translation context is the name of its enum."""
    return _LABELS[type(word)][word]


def read(words: type[WordT], stored: str | None) -> WordT | None:
    """Return the word for a stored text; None for nothing and for what a newer version wrote."""
    return None if stored is None else _by_text(words).get(stored)


@cache  # asking an enumeration takes ten times as long, and lists ask it for every row
def _by_text(words: type[WordT]) -> Mapping[str, WordT]:
    return {str(word.value): word for word in words}
