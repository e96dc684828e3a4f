"""One write, one read: the only way in which services and queries meet the vault."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, insert, select
from sqlalchemy.orm import Session

from desktop_crm.domain.changes import Changes, Done, UseCase
from desktop_crm.services import backups, derived
from desktop_crm.services.use_cases import mark_of
from desktop_crm.storage import journal, search
from desktop_crm.storage.engine import Reader
from desktop_crm.storage.entities.txn import Txn
from desktop_crm.storage.journal import Touched
from desktop_crm.storage.vault import Vault

P = ParamSpec("P")
R = TypeVar("R")

#: Above so many rows `Changes` names kinds only.
MANY_ROWS = 1000
#: Above so many customers their derived columns are computed for all at once.
MANY_ROOTS = 2000
#: A session's note of the action that this one reverses; `services.history` writes it.
UNDOES = "undoes"
_ID_BYTES = 16
#: Made once: building a statement costs more than running it.
_KEEP = insert(Txn.__table__)  # type: ignore[arg-type]  # a Table, which the ORM calls less
_MERGE_HEADS = """
SELECT json_extract(after, '$.merged_into'), json_extract(before, '$.merged_into')
FROM change WHERE k > ? AND entity = 'customer'
"""


def write(
    vault: Vault,
    use_case: Callable[Concatenate[Session, P], R],
    *args: P.args,
    **kwargs: P.kwargs,
) -> Done[R]:
    """Run a use case in one transaction: kept whole, with all that follows from it, or not at all.

    The journal tells what was touched, whoever wrote it; derived columns and the search index are
    brought up to date before the commit, so nothing that was committed is ever stale.
    """
    mark = mark_of(use_case)
    backups.before(vault, mark, _rows((*args, *kwargs.values())))
    now = vault.clock()
    with vault.write() as session:
        connection = session.connection()
        k0 = journal.last_k(connection)
        number = _next_action(connection)
        value = use_case(session, *args, **kwargs)
        session.flush()
        touched = journal.touched(connection, k0)
        if touched:
            heads = _heads(connection, touched, k0)
            roots = _roots(touched) | heads
            # The clock is UTC; a day is what the calendar on the wall says.
            today = now.astimezone().date()
            derived.refresh(session, None if len(roots) > MANY_ROOTS else roots, today=today)
            session.flush()
            search.mark(connection, heads)
        else:
            roots = frozenset()
        search.refresh(connection)
        undoes = session.info.pop(UNDOES, None)
        is_action = bool(touched) or undoes is not None
        if is_action:
            _keep_action(
                session, mark, number, k0, touched, undoes, now, params=(args, kwargs.values())
            )
        if journal.is_muted(connection):
            msg = "the journal is still muted"
            raise RuntimeError(msg)
    return Done(value, _changes(mark, touched, roots, number if is_action else None))


def read(
    source: Vault | Reader,
    query: Callable[Concatenate[Session, P], R],
    *args: P.args,
    **kwargs: P.kwargs,
) -> R:
    """Run a query on one state of the data."""
    with source.session() if isinstance(source, Reader) else source.read() as session:
        return query(session, *args, **kwargs)


def _rows(arguments: Iterable[object]) -> int:
    """Return how many rows an action is about: the longest list, or the records of a sheet."""
    lists = (getattr(one, "records", one) for one in arguments)
    many = (list, tuple, set, frozenset)
    return max((len(one) for one in lists if isinstance(one, many)), default=1)


def _next_action(connection: Connection) -> int:
    return int(
        connection.exec_driver_sql("UPDATE clock SET txn = txn + 1 RETURNING txn").scalar_one()
    )


def _roots(touched: Sequence[Touched]) -> frozenset[bytes]:
    """Return the customers that own touched rows: their derived columns may have changed."""
    return frozenset(
        row.root_id
        for row in touched
        if row.root_id is not None and journal.belongs_to_customer(row.entity)
    )


def _heads(connection: Connection, touched: Sequence[Touched], k0: int) -> frozenset[bytes]:
    """Return the customers into which others were merged now, or from which they were parted."""
    if not any(row.entity == "customer" for row in touched):
        return frozenset()
    return frozenset(
        bytes.fromhex(head)
        for pair in connection.exec_driver_sql(_MERGE_HEADS, (k0,))
        for head in pair
        if head is not None
    )


def _keep_action(
    session: Session,
    mark: UseCase,
    number: int,
    k0: int,
    touched: Sequence[Touched],
    undoes: int | None,
    now: datetime,
    *,
    params: tuple[Iterable[object], Iterable[object]],
) -> None:
    batches = [row.id for row in touched if row.entity == "import_batch" and row.op == "i"]
    session.connection().execute(
        _KEEP,
        {
            "txn": number,
            "label": mark.label,
            "params": json.dumps([value.hex() for values in params for value in _ids(values)]),
            "first_k": k0 + 1,
            "last_k": k0 + len(touched),
            "at": now,
            "undoes": undoes,
            "level": 0 if undoes is None else _level(session, undoes) + 1,
            "batch_id": batches[0] if batches and undoes is None else None,
            "is_undoable": mark.is_undoable,
        },
    )


def _level(session: Session, number: int) -> int:
    return session.execute(select(Txn.level).where(Txn.txn == number)).scalar_one()


def _ids(values: Iterable[object]) -> list[bytes]:
    """Return the ids among arguments, up to a thousand; what was typed stays out."""
    found: list[bytes] = []
    for value in values:
        many: Iterable[Any] = (
            value if isinstance(value, list | tuple | set | frozenset) else [value]
        )
        found += [one for one in many if isinstance(one, bytes) and len(one) == _ID_BYTES]
    return found[:MANY_ROWS]


def _changes(
    mark: UseCase, touched: Sequence[Touched], roots: frozenset[bytes], number: int | None
) -> Changes:
    rows = frozenset((row.entity, row.id) for row in touched)
    kinds = frozenset(row.entity for row in touched)
    if len(rows) > MANY_ROWS:
        return Changes(mark.label, kinds=kinds, many=True, txn=number)
    return Changes(mark.label, rows, kinds, roots, txn=number)
