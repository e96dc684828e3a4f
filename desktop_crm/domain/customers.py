"""The customer: its card, its list row, and what hangs on it."""

from dataclasses import dataclass
from datetime import date, datetime

from desktop_crm.domain.feedback import FeedbackRow
from desktop_crm.domain.fields import FieldGroup, FieldKind, described
from desktop_crm.domain.follow_ups import FollowUpRow
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.interactions import InteractionRow
from desktop_crm.domain.occasions import OccasionRow
from desktop_crm.domain.purchases import DealRow, PurchaseRow
from desktop_crm.domain.tags import TagRow
from desktop_crm.domain.values import Money
from desktop_crm.domain.words import (
    Attitude,
    ContactRole,
    CustomerKind,
    LifecycleStage,
    MethodKind,
    SurveyScale,
    Tier,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Why a customer was found: slot, its text, and the characters that match (length 0: none)."""

    kind: str
    text: str
    start: int = 0
    length: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerRow:
    """One line of the customer list.

    `n` is the local number the list is keyed by; it never leaves the process. `total` is the sum of
    purchases in their commonest currency. `match` says why a search found the customer.
    """

    n: int
    id: bytes
    name: str
    kind: CustomerKind
    external_id: str | None = None
    short_name: str | None = None
    company: str | None = None
    job_title: str | None = None
    tier: Tier | None = None
    stage: LifecycleStage | None = None
    contact_name: str | None = None
    contact_title: str | None = None
    region_city: str | None = None
    industry: str | None = None
    next_follow_up_on: date | None = None
    next_follow_up_title: str | None = None
    last_contact_on: date | None = None
    total: Money | None = None
    tags: tuple[TagRow, ...] = ()
    open_complaints: int = 0
    do_not_contact: bool = False
    match: Match | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRow:
    """A person at a company customer."""

    id: bytes
    customer_id: bytes
    name: str
    title: str | None = None
    role: ContactRole | None = None
    attitude: Attitude | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactMethodRow:
    """A phone, e-mail, WeChat name or address; `value` is what was typed, never changed."""

    id: bytes
    customer_id: bytes
    contact_id: bytes | None = None
    kind: MethodKind
    value: str
    normalised: str | None = None
    label: str | None = None
    is_primary: bool = False
    verified_on: date | None = None
    bad_since: date | None = None


@dataclass(frozen=True, slots=True)
class NewMethod:
    """A contact method to add together with its customer or contact."""

    kind: MethodKind
    value: str
    label: str | None = None
    is_primary: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedRow:
    """What a customer needs, shown before a visit."""

    id: bytes
    customer_id: bytes
    text: str
    urgency: str | None = None
    budget: str | None = None
    competitor: str | None = None
    state: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRow:
    """Consent given or withdrawn for a purpose and a channel."""

    id: bytes
    customer_id: bytes
    contact_id: bytes | None = None
    purpose: str
    basis: str | None = None
    channel: str | None = None
    given_on: date | None = None
    withdrawn_on: date | None = None
    evidence: str | None = None
    text_version: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyAnswerRow:
    """Satisfaction a customer gave."""

    id: bytes
    customer_id: bytes
    survey_name: str
    scale: SurveyScale
    score: int
    comment: str | None = None
    answered_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginalRow:
    """The untouched row of an import that made or changed the customer: (header, cell) pairs.

    `row` is its number in the file, `fingerprint` by what the same row is known again.
    """

    id: bytes
    file_name: str
    imported_at: datetime
    cells: tuple[tuple[str, str], ...]
    row: int | None = None
    fingerprint: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerCard:
    """One whole customer: described own fields first, then what is computed, then its lists.

    `company` and `job_title` say where a person customer works; a company customer has contacts.
    `stage` is the one set by hand (None: follow the suggestion); `stage_shown` is the one that
    counts. Lists are newest first, follow-ups soonest first.
    """

    id: bytes
    n: int = 0
    name: str = described(
        QT_TRANSLATE_NOOP("Field", "Name"), FieldKind.TEXT, FieldGroup.IDENTITY, default=""
    )
    kind: CustomerKind = described(
        QT_TRANSLATE_NOOP("Field", "Type"),
        FieldKind.CHOICE,
        FieldGroup.IDENTITY,
        default=CustomerKind.COMPANY,
        choices=CustomerKind,
    )
    short_name: str | None = described(
        QT_TRANSLATE_NOOP("Field", "Short name"), FieldKind.TEXT, FieldGroup.IDENTITY
    )
    company: str | None = described(
        QT_TRANSLATE_NOOP("Field", "Company"), FieldKind.TEXT, FieldGroup.IDENTITY
    )
    job_title: str | None = described(
        QT_TRANSLATE_NOOP("Field", "Job title"), FieldKind.TEXT, FieldGroup.IDENTITY
    )
    external_id: str | None = described(
        QT_TRANSLATE_NOOP("Field", "External ID"), FieldKind.TEXT, FieldGroup.IDENTITY
    )
    credit_code: str | None = described(
        QT_TRANSLATE_NOOP("Field", "Credit code"), FieldKind.TEXT, FieldGroup.IDENTITY
    )
    website: str | None = described(
        QT_TRANSLATE_NOOP("Field", "Website"), FieldKind.URL, FieldGroup.IDENTITY
    )
    tier: Tier | None = described(
        QT_TRANSLATE_NOOP("Field", "Tier"),
        FieldKind.CHOICE,
        FieldGroup.CLASSIFICATION,
        choices=Tier,
    )
    stage: LifecycleStage | None = described(
        QT_TRANSLATE_NOOP("Field", "Lifecycle stage"),
        FieldKind.CHOICE,
        FieldGroup.CLASSIFICATION,
        choices=LifecycleStage,
    )
    industry: str | None = described(
        QT_TRANSLATE_NOOP("Field", "Industry"),
        FieldKind.PICK,
        FieldGroup.CLASSIFICATION,
        pick_list="industry",
    )
    size_band: str | None = described(
        QT_TRANSLATE_NOOP("Field", "Size"),
        FieldKind.PICK,
        FieldGroup.CLASSIFICATION,
        pick_list="size",
    )
    source: str | None = described(
        QT_TRANSLATE_NOOP("Field", "Source"),
        FieldKind.PICK,
        FieldGroup.CLASSIFICATION,
        pick_list="source",
    )
    source_detail: str | None = described(
        QT_TRANSLATE_NOOP("Field", "Source detail"), FieldKind.TEXT, FieldGroup.CLASSIFICATION
    )
    region_province: str | None = described(
        QT_TRANSLATE_NOOP("Field", "Region"),
        FieldKind.PICK,
        FieldGroup.ADDRESS,
        pick_list="region",
    )
    region_city: str | None = described(
        QT_TRANSLATE_NOOP("Field", "City"), FieldKind.TEXT, FieldGroup.ADDRESS
    )
    address: str | None = described(
        QT_TRANSLATE_NOOP("Field", "Address"), FieldKind.TEXT, FieldGroup.ADDRESS
    )
    postcode: str | None = described(
        QT_TRANSLATE_NOOP("Field", "Postcode"), FieldKind.TEXT, FieldGroup.ADDRESS
    )
    country: str | None = described(
        QT_TRANSLATE_NOOP("Field", "Country"), FieldKind.TEXT, FieldGroup.ADDRESS
    )
    preferences: str | None = described(
        QT_TRANSLATE_NOOP("Field", "Preferences"), FieldKind.LONG_TEXT, FieldGroup.CARE
    )
    treat_note: str | None = described(
        QT_TRANSLATE_NOOP("Field", "How to treat"), FieldKind.LONG_TEXT, FieldGroup.CARE
    )
    note: str | None = described(
        QT_TRANSLATE_NOOP("Field", "Note"), FieldKind.LONG_TEXT, FieldGroup.CARE
    )
    verified_on: date | None = described(
        QT_TRANSLATE_NOOP("Field", "Verified on"), FieldKind.DAY, FieldGroup.CARE
    )
    do_not_contact: bool = described(
        QT_TRANSLATE_NOOP("Field", "Do not contact"),
        FieldKind.FLAG,
        FieldGroup.CARE,
        default=False,
    )

    stage_suggested: LifecycleStage | None = None
    owner: str | None = None
    next_follow_up_on: date | None = None
    last_contact_on: date | None = None
    quality_score: int | None = None
    health: int | None = None
    created_at: datetime | None = None
    deleted_at: datetime | None = None
    merged_into: bytes | None = None

    tags: tuple[TagRow, ...] = ()
    contacts: tuple[ContactRow, ...] = ()
    methods: tuple[ContactMethodRow, ...] = ()
    occasions: tuple[OccasionRow, ...] = ()
    interactions: tuple[InteractionRow, ...] = ()
    follow_ups: tuple[FollowUpRow, ...] = ()
    feedback: tuple[FeedbackRow, ...] = ()
    purchases: tuple[PurchaseRow, ...] = ()
    deals: tuple[DealRow, ...] = ()
    needs: tuple[NeedRow, ...] = ()
    consents: tuple[ConsentRow, ...] = ()
    survey_answers: tuple[SurveyAnswerRow, ...] = ()
    originals: tuple[OriginalRow, ...] = ()

    @property
    def stage_shown(self) -> LifecycleStage | None:
        """The stage that counts: the one set by hand, else the suggested one."""
        return self.stage or self.stage_suggested
