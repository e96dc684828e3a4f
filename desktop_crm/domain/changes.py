"""What a write touched."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Changes:
    """What one write touched, read from the journal.

    Attributes:
        label: key of the use case, English, marked in the context "UseCase"; undo shows it.
        touched: (kind, id) of every changed row, a kind being a table name; empty when `many`.
        kinds: table names that were touched.
        roots: ids of the customers that own the touched rows; empty when `many`.
        many: more than 1,000 rows changed, so only `kinds` is filled.
        txn: number of the user action, or None when nothing was changed.
    """

    label: str
    touched: frozenset[tuple[str, bytes]] = field(default_factory=frozenset)
    kinds: frozenset[str] = field(default_factory=frozenset)
    roots: frozenset[bytes] = field(default_factory=frozenset)
    many: bool = False
    txn: int | None = None

    def touches(self, *kinds: str) -> bool:
        """Tell whether a row of one of `kinds` (table names) was changed."""
        return not self.kinds.isdisjoint(kinds)

    def concerns(self, customer_id: bytes) -> bool:
        """Tell whether rows of this customer may have changed."""
        return self.many or customer_id in self.roots


@dataclass(frozen=True, slots=True)
class UseCase:
    """What the unit of work knows of a function that writes.

    Attributes:
        label: its key in the journal.
        is_undoable: False for what may never be taken back.
        backed_up_from: the number of rows from which a backup is made before; None is never.
    """

    label: str
    is_undoable: bool = True
    backed_up_from: int | None = None


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What a finished write returned and what it touched."""

    value: T
    changes: Changes
