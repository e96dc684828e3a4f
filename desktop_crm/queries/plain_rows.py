"""Runs plain statements: where SQLAlchemy takes longer than what is read."""

# ruff: noqa: S608 (only names written in this file are put together)
import json
from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy.orm import Session

#: Joins rows `x` to their living customer `c` and the one it was merged into, `h`; conditions on
#: the rows follow.
OWNED: Final = (
    "JOIN customer c ON c.id = x.customer_id LEFT JOIN customer h ON h.id = c.merged_into "
    "WHERE c.deleted_at IS NULL AND h.deleted_at IS NULL"
)
#: Id, local number, name and tier of the customer that is shown for such a row.
OWNER: Final = (
    "coalesce(h.id, c.id), coalesce(h.n, c.n), coalesce(h.name, c.name), coalesce(h.tier, c.tier)"
)
#: The ids in a parameter made by `packed`.
IDS: Final = "(SELECT unhex(value) FROM json_each(?))"
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def packed(ids: Collection[bytes]) -> str:
    """Return ids as one parameter, for `IDS`."""
    return json.dumps([one.hex() for one in ids])


def day(stored: str | None) -> date | None:
    """Return a day as it is stored."""
    return date.fromisoformat(stored) if stored else None


def day_time(stored: str | None) -> time | None:
    """Return a time of the day as it is stored."""
    return time.fromisoformat(stored) if stored else None


def moment(stored: int | None) -> datetime | None:
    """Return a moment as it is stored."""
    return None if stored is None else _EPOCH + timedelta(microseconds=stored)


def rows(session: Session, statement: str, *parameters: Any) -> Sequence[Any]:
    """Run one statement below SQLAlchemy, which takes longer than most of these, for its rows."""
    if session.autoflush and (session.new or session.dirty or session.deleted):
        session.flush()
    driver = session.connection().connection.driver_connection
    assert driver is not None  # noqa: S101 - a session's connection is open
    return list(driver.execute(statement, parameters))


def numbers(session: Session, statement: str, *parameters: Any) -> list[int]:
    """Return the column `n` of a statement, moved out of SQLite as one value."""
    found = rows(session, f"SELECT json_group_array(n) FROM ({statement})", *parameters)
    return list(json.loads(found[0][0]))
