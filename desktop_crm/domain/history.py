"""What the journal tells people: who changed what, and what an undo restored."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ChangeKind(StrEnum):
    """What happened to a row; the letters of the journal."""

    ADDED = "i"
    CHANGED = "u"
    REMOVED = "d"
    ERASED = "x"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after, as the values of its column (ids are bytes)."""

    name: str
    before: object
    after: object


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """One change of one row.

    Rows with one `txn` belong to one action; 0 stands for rows that came from elsewhere. `label` is
    the key of the use case, "" when it is not known; `undoes` is the action an undo reversed.
    """

    change_id: bytes
    txn: int
    at: datetime
    author: str | None
    label: str
    entity: str
    entity_id: bytes
    customer_id: bytes | None
    customer_name: str = ""
    op: ChangeKind
    fields: tuple[FieldChange, ...] = ()
    undone: bool = False
    undoes: int | None = None
    batch_id: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRow:
    """One action of a person, however many rows it changed."""

    txn: int
    at: datetime
    label: str
    count: int
    undone: bool = False
    undoable: bool = True
    undoes: int | None = None
    batch_id: bytes | None = None


@dataclass(frozen=True, slots=True)
class UndoResult:
    """What an undo or redo restored, and how much it left alone because it was changed since.

    `label` is the key of the use case that was reversed, `txn` its number.
    """

    label: str
    restored: int
    skipped: int
    txn: int
