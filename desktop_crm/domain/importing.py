"""What an import reads, proposes and reports, as plain values."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from enum import StrEnum

from desktop_crm.domain.customers import CustomerCard
from desktop_crm.domain.pick_lists import PickItem
from desktop_crm.domain.purchases import ProductRow
from desktop_crm.domain.words import (
    CustomerKind,
    LifecycleStage,
    MethodKind,
    OccasionKind,
    PickList,
    Tier,
)

#: What the rows of a file are, beside the kinds of entries: the header says it, or customers.
AUTO, CUSTOMERS = "auto", "customers"

_NOT_WORDS = re.compile(r"[\W_]+")


def name_key(name: str) -> str:
    """Return a name in the form names are compared in: NFKC, case folded, without signs."""
    return _NOT_WORDS.sub("", unicodedata.normalize("NFKC", name).casefold())


class OnMatch(StrEnum):
    """What to do with a row whose customer the vault already knows."""

    UPDATE = "update"
    SKIP = "skip"
    CREATE = "create"


class Verdict(StrEnum):
    """What an import would do with one row."""

    CREATE = "create"
    UPDATE = "update"
    UNCHANGED = "unchanged"
    SKIP = "skip"
    POSSIBLE_DUPLICATE = "possible-duplicate"
    BAD = "bad"


class EntryKind(StrEnum):
    """What the rows of a sheet say beside, or instead of, who a customer is."""

    INTERACTIONS = "interactions"
    PURCHASES = "purchases"
    FOLLOW_UPS = "follow-ups"
    FEEDBACK = "feedback"


@dataclass(frozen=True, slots=True)
class Warning:
    """A cell that could not be taken as it is; the row itself is kept.

    `problem` is English, marked in the context "Import", with `{value}` as its only named place.
    """

    row: int
    field: str
    problem: str
    value: str = ""

    @property
    def text(self) -> str:
        """The problem in English with its value filled in."""
        return self.problem.replace("{value}", self.value)


@dataclass(frozen=True, slots=True)
class NewMethod:
    """A contact method to be added; `contact` is the index of the record's contact, if any."""

    kind: MethodKind
    value: str
    label: str | None = None
    contact: int | None = None


@dataclass(frozen=True, slots=True)
class NewContact:
    """A contact to be added to a company customer."""

    name: str
    title: str | None = None


@dataclass(frozen=True, slots=True)
class NewOccasion:
    """A birthday read from a sheet; `year` is None where the sheet has none."""

    kind: OccasionKind
    month: int
    day: int
    year: int | None = None
    is_lunar: bool = False
    is_leap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that happened, is due, was said or bought; `on` and `at` are of the wall clock.

    `fingerprint` is that of the row it stands in.
    """

    row: int
    kind: EntryKind
    on: date | None = None
    at: time | None = None
    text: str = ""
    author: str = ""
    word: str = ""
    state: str = ""
    order: str = ""
    product: str = ""
    quantity: Decimal | None = None
    unit_price: Decimal | None = None
    amount: Decimal | None = None
    currency: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One untouched row as (header, cell) pairs, and the hash of its cells."""

    row: int
    original: tuple[tuple[str, str], ...]
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One customer as read from one row of a file, or from several that belong together.

    `fields` maps names of own fields of the customer card to values; only filled cells are in it.
    `original` is the untouched row as (header, cell) pairs; `fingerprint` is the hash of its cells;
    `more` are the further rows. `known_as` is the id of the customer in the vault that wrote the
    file, where it is ours, and `card` everything our JSON says. Of a sheet of entries `entries` has
    one, and the rest of the record only says whose it is.
    """

    row: int
    name: str
    kind: CustomerKind = CustomerKind.COMPANY
    external_id: str | None = None
    known_as: bytes | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    tier: Tier | None = None
    stage: LifecycleStage | None = None
    tags: tuple[str, ...] = ()
    contacts: tuple[NewContact, ...] = ()
    methods: tuple[NewMethod, ...] = ()
    occasions: tuple[NewOccasion, ...] = ()
    original: tuple[tuple[str, str], ...] = ()
    fingerprint: str = ""
    more: tuple[Source, ...] = ()
    entries: tuple[Entry, ...] = ()
    card: CustomerCard | None = None
    warnings: tuple[Warning, ...] = ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """All rows it was read from; our JSON has none."""
        own = (Source(self.row, self.original, self.fingerprint),) if self.original else ()
        return (*own, *self.more)


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot become a customer, with its cells as read and the reason."""

    row: int
    cells: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """What customers of our JSON refer to: products, and choices the vault's people added."""

    products: tuple[ProductRow, ...] = ()
    pick_lists: Mapping[PickList, tuple[PickItem, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A file as read: its records, its bad rows and how it was read.

    `columns` pairs each header with the field it was taken for, "" where it is only kept;
    `other_sheets` names the sheets of a workbook that were not read; `kind` is None for customers;
    `notices` are about the file and not about a row; `catalogue` is what else our JSON holds.
    """

    file_name: str
    encoding: str
    delimiter: str
    headers: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    records: tuple[Record, ...]
    bad_rows: tuple[BadRow, ...] = ()
    other_sheets: tuple[str, ...] = ()
    kind: EntryKind | None = None
    notices: tuple[Warning, ...] = ()
    catalogue: Catalogue | None = None

    @property
    def warnings(self) -> Sequence[Warning]:
        """All warnings of all records, in row order."""
        return tuple(warning for record in self.records for warning in record.warnings)


@dataclass(frozen=True, slots=True)
class FieldDiff:
    """One value an update would change."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the import would do with one record, and with which customer."""

    record: Record
    verdict: Verdict
    customer_id: bytes | None = None
    customer_name: str = ""
    differences: tuple[FieldDiff, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did, or would do.

    `batch` is the import's id, None for a dry run or when nothing was written; `headers` are those
    of the file, for the bad rows.
    """

    created: int = 0
    updated: int = 0
    skipped: int = 0
    failed: int = 0
    warnings: tuple[Warning, ...] = ()
    bad_rows: tuple[BadRow, ...] = ()
    headers: tuple[str, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    batch: bytes | None = None
