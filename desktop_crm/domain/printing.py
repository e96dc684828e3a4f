"""What can be printed: the kinds of document, and what a person may choose of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple

from desktop_crm.domain.customers import CustomerRow
from desktop_crm.domain.words import SurveyScale

#: A table with more columns would have to cut every one of them.
MOST_COLUMNS: Final = 10


class Kind(StrEnum):
    """Kinds of document."""

    BRIEF = "brief"
    PROFILE = "profile"
    LIST = "list"
    BOOK = "book"
    DAY_SHEET = "day-sheet"
    LABELS = "labels"
    ENVELOPES = "envelopes"
    SURVEY = "survey"
    PRIVACY = "privacy"


#: More customers than these are not put into one document: nobody could use it.
MOST: Final[Mapping[Kind, int]] = MappingProxyType(
    {
        Kind.LIST: 20_000,
        Kind.BOOK: 2_000,
        Kind.LABELS: 20_000,
        Kind.ENVELOPES: 2_000,
        Kind.SURVEY: 2_000,
    }
)


class Section(StrEnum):
    """The parts of a profile a person can tick."""

    BASE = "base"
    CONTACTS = "contacts"
    FOLLOW_UPS = "follow-ups"
    PURCHASES = "purchases"
    DEALS = "deals"
    NEEDS = "needs"
    INTERACTIONS = "interactions"
    FEEDBACK = "feedback"
    SURVEYS = "surveys"
    OCCASIONS = "occasions"
    CONSENT = "consent"
    JOURNAL = "journal"


class Column(StrEnum):
    """The columns of a list report, in their order."""

    NAME = "name"
    NUMBER = "number"
    TIER = "tier"
    STAGE = "stage"
    CONTACT = "contact"
    PHONE = "phone"
    CITY = "city"
    INDUSTRY = "industry"
    TAGS = "tags"
    NEXT_ON = "next-on"
    NEXT_TITLE = "next-title"
    LAST_CONTACT = "last-contact"
    COMPLAINTS = "complaints"
    TOTAL = "total"


class Grouping(StrEnum):
    """What a list report is grouped by."""

    NONE = "none"
    TIER = "tier"
    STAGE = "stage"
    CITY = "city"
    INDUSTRY = "industry"


class Grid(NamedTuple):
    """A sheet of labels in millimetres: its paper, how many, their size, where they begin."""

    paper: str
    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    column_step: float
    row_step: float

    @property
    def places(self) -> int:
        """How many labels a sheet has."""
        return self.columns * self.rows


class Envelope(NamedTuple):
    """An envelope in millimetres; `has_code_boxes` is the Chinese print with six boxes."""

    width: float
    height: float
    has_code_boxes: bool = False


#: Label sheets as makers sell them.
GRIDS: Final[Mapping[str, Grid]] = MappingProxyType(
    {
        "A4-3x8": Grid("A4", 3, 8, 63.5, 33.9, 7.2, 12.9, 66.0, 33.9),
        "A4-3x7": Grid("A4", 3, 7, 63.5, 38.1, 7.2, 15.1, 66.0, 38.1),
        "A4-2x7": Grid("A4", 2, 7, 99.1, 38.1, 4.7, 15.1, 101.6, 38.1),
        "Letter-3x10": Grid("Letter", 3, 10, 66.7, 25.4, 4.8, 12.7, 69.85, 25.4),
        "Letter-2x5": Grid("Letter", 2, 5, 101.6, 50.8, 4.0, 12.7, 106.7, 50.8),
    }
)
ENVELOPES: Final[Mapping[str, Envelope]] = MappingProxyType(
    {
        "DL": Envelope(220, 110),
        "C5": Envelope(229, 162),
        "CN-5": Envelope(220, 110, has_code_boxes=True),
        "US-10": Envelope(241.3, 104.8),
    }
)


class Address(NamedTuple):
    """Where a letter to a customer goes."""

    customer: str
    person: str = ""
    street: str = ""
    city: str = ""
    province: str = ""
    postcode: str = ""
    country: str = ""
    is_company: bool = True


class Listed(NamedTuple):
    """A line of a list report; the list of the screen shows no phone."""

    row: CustomerRow
    phone: str = ""


class Question(NamedTuple):
    """What a survey form asks; `number` stands in its code, so that answers find their survey."""

    text: str
    scale: SurveyScale
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a person chose for a document, beside its language and paper.

    Attributes:
        sections: of a profile; None means all but the journal.
        columns: of a list report; empty means those that fit its paper.
        grouping: of a list report.
        grid: of labels, a name of GRIDS.
        envelope: a name of ENVELOPES.
        start: the first label of the sheet that is still there, from 1.
        shift: millimetres to the right and down, where a printer is not exact.
        is_calibration: print a sheet of crosses and a ruler instead of labels.
    """

    sections: frozenset[Section] | None = None
    columns: tuple[Column, ...] = ()
    grouping: Grouping = Grouping.NONE
    grid: str = "A4-3x8"
    envelope: str = "DL"
    start: int = 1
    shift: tuple[float, float] = (0.0, 0.0)
    is_calibration: bool = False
