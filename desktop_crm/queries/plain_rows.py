"""Runs plain statements: where SQLAlchemy takes longer than what is read."""

# ruff: noqa: S608 (only names written in this file are put together)
import json
from collections.abc import Sequence
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
