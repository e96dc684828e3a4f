"""Opens Cards, timelines and Today, against the statements that read the same rows."""

# ruff: noqa: S608 (only names written in this file are put together)
from collections.abc import Iterator
from datetime import UTC, datetime, time

from sqlalchemy.orm import Session

from desktop_crm.queries import customers, interactions, occasions, plain_rows, today
from tests.benchmarks import generate
from tests.benchmarks.generate import TODAY
from tests.benchmarks.measuring import Pair

NOW = datetime.combine(TODAY, time(9, 30), UTC)
_LINES = 20
_LISTS = (
    "contact", "contact_method", "follow_up", "occasion", "feedback", "purchase", "need", "consent",
)  # fmt: skip


def _busy(session: Session) -> list[bytes]:
    """Return customers with a history."""
    found = plain_rows.rows(
        session,
        "SELECT customer_id FROM interaction GROUP BY customer_id HAVING count(*) > ? LIMIT 10",
        generate.HISTORY,
    )
    return [bytes(one) for (one,) in found]


def open_card(session: Session, rows: list[generate.Made]) -> Iterator[Pair]:
    """One whole Card, against its rows read raw."""
    del rows
    chosen = _busy(session)

    def product() -> None:
        for one in chosen:
            customers.card(session, one, today=TODAY, most_interactions=_LINES)

    def floor() -> None:
        for one in chosen:
            plain_rows.rows(session, "SELECT * FROM customer WHERE id = ?", one)
            for table in _LISTS:
                plain_rows.rows(session, f"SELECT * FROM {table} WHERE customer_id = ?", one)
            plain_rows.rows(
                session,
                "SELECT t.* FROM customer_tag x JOIN tag t ON t.id = x.tag_id "
                "WHERE x.customer_id = ?",
                one,
            )
            plain_rows.rows(session, _TIMELINE, one, _LINES)

    yield Pair("open_card", product, floor, 6)


_TIMELINE = """
SELECT * FROM interaction WHERE customer_id = ? ORDER BY happened_at DESC, id DESC LIMIT ?
"""


def timeline(session: Session, rows: list[generate.Made]) -> Iterator[Pair]:
    """The newest of what happened with a customer, against the rows read raw."""
    del rows
    busy = _busy(session)

    def product() -> None:
        for one in busy:
            interactions.of_customers(session, [one], limit=_LINES)

    def floor() -> None:
        for one in busy:
            chosen = plain_rows.packed([one])
            plain_rows.rows(session, interactions._OF_CUSTOMERS, chosen, _LINES)

    yield Pair("timeline", product, floor, 1.5)


def due_today(session: Session, rows: list[generate.Made]) -> Iterator[Pair]:
    """The lines of Today, against the statements that read them."""
    del rows
    days = occasions._days_between(TODAY, TODAY)

    def product() -> None:
        today.agenda(session, today=TODAY, now=NOW)

    def floor() -> None:
        plain_rows.rows(session, today._DUE, TODAY.isoformat())
        plain_rows.rows(session, today._COMPLAINTS)
        plain_rows.rows(session, today._LONGEST_SILENT, 100)
        plain_rows.rows(session, today._COUNT_WITHOUT_PLAN)
        plain_rows.rows(session, occasions._ON_DAYS, *days)

    yield Pair("due_today", product, floor, 1.5)
