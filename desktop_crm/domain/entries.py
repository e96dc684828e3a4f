"""What an import of entries reads: things that happened, are due, were said or bought."""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum

from desktop_crm.domain.importing import BadRow, Warning


class EntryKind(StrEnum):
    """What the rows of a sheet are."""

    INTERACTIONS = "interactions"
    PURCHASES = "purchases"
    FOLLOW_UPS = "follow-ups"
    FEEDBACK = "feedback"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row, with the customer it names and what it says; `on` and `at` are of the wall clock.

    `fingerprint` is the hash of its cells and, of equal rows, of its turn.
    """

    row: int
    external_id: str = ""
    phones: tuple[str, ...] = ()
    name: str = ""
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
    original: tuple[tuple[str, str], ...] = ()
    fingerprint: str = ""
    warnings: tuple[Warning, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EntrySheet:
    """A file of entries as read."""

    file_name: str
    kind: EntryKind
    columns: tuple[tuple[str, str], ...]
    entries: tuple[Entry, ...]
    bad_rows: tuple[BadRow, ...] = ()
