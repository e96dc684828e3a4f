"""Reads follow-ups: what is open until a day, what is done, how many fall where."""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import Select, case, func, literal, select
from sqlalchemy.orm import Session

from desktop_crm.domain.errors import Refused
from desktop_crm.domain.follow_ups import FollowUpCounts, FollowUpRow
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.words import FollowUpKind, FollowUpOrigin, FollowUpState, Tier, read
from desktop_crm.queries import plain_rows
from desktop_crm.queries.owners import OWNER, joined
from desktop_crm.storage.entities.follow_up import FollowUp

UNKNOWN_FOLLOW_UP = QT_TRANSLATE_NOOP("Refused", "There is no such follow-up.")

_DAYS_OF_WEEK = 7
#: Written out, for an index of open ones serves no parameter.
IS_OPEN = FollowUp.state == literal(FollowUpState.OPEN.value, literal_execute=True)

_OF_CUSTOMERS: Final = f"""
SELECT x.id, x.kind, x.title, x.due_on, x.due_time, x.repeat_rule, x.state, x.done_at, x.outcome,
       x.origin, x.snoozed_from, {plain_rows.OWNER}
  FROM follow_up x {plain_rows.OWNED} AND x.due_on IS NOT NULL AND x.customer_id IN {plain_rows.IDS}
 ORDER BY x.due_on, x.due_time NULLS LAST, coalesce(h.tier, c.tier) NULLS LAST, x.id
"""  # noqa: S608 - our own names


class _Stored(NamedTuple):
    """A follow-up with the customer that is shown for it."""

    id: bytes
    kind: str | None
    title: str | None
    due_on: date | None
    due_time: time | None
    repeat_rule: str | None
    state: str | None
    done_at: datetime | None
    outcome: str | None
    origin: str | None
    snoozed_from: date | None
    owner_id: bytes
    owner_n: int
    owner_name: str | None
    owner_tier: str | None


def open_until(
    session: Session, last_day: date | None, *, today: date, limit: int | None = None
) -> tuple[FollowUpRow, ...]:
    """Return the open follow-ups due until `last_day` (None: all), soonest first, tier A first."""
    del today
    wanted = _rows().where(IS_OPEN)
    if last_day is not None:
        wanted = wanted.where(FollowUp.due_on <= last_day)
    return _read(session.execute(wanted.order_by(*_soonest()).limit(limit)))


def between(
    session: Session, first: date | None, last: date | None, limit: int | None = None
) -> tuple[FollowUpRow, ...]:
    """Return the open follow-ups due from `first` to `last` (None: no end), soonest first."""
    wanted = _rows().where(IS_OPEN)
    if first is not None:
        wanted = wanted.where(FollowUp.due_on >= first)
    if last is not None:
        wanted = wanted.where(FollowUp.due_on <= last)
    return _read(session.execute(wanted.order_by(*_soonest()).limit(limit)))


def counts_by_day(session: Session, first: date, last: date) -> dict[date, int]:
    """Return how many open follow-ups are due on each day from `first` to `last`."""
    wanted = joined(select(FollowUp.due_on, func.count()), FollowUp).where(
        IS_OPEN, FollowUp.due_on.between(first, last)
    )
    return {day: int(count) for day, count in session.execute(wanted.group_by(FollowUp.due_on))}


def of_customers(session: Session, customer_ids: Collection[bytes]) -> tuple[FollowUpRow, ...]:
    """Return every follow-up of some customers, soonest first."""
    found = plain_rows.rows(session, _OF_CUSTOMERS, plain_rows.packed(customer_ids))
    return _read(map(_stored, found))


def done_since(session: Session, first_day: date, limit: int = 200) -> tuple[FollowUpRow, ...]:
    """Return what was completed since a day, latest first."""
    start = datetime.combine(first_day, time.min).astimezone(UTC)
    wanted = _rows().where(FollowUp.state == FollowUpState.DONE.value, FollowUp.done_at >= start)
    return _read(session.execute(wanted.order_by(FollowUp.done_at.desc()).limit(limit)))


def one(session: Session, follow_up_id: bytes) -> FollowUpRow:
    """Return one follow-up, in whatever state, or refuse an unknown id."""
    found = _read(session.execute(_rows().where(FollowUp.id == follow_up_id)))
    if not found:
        raise Refused(UNKNOWN_FOLLOW_UP, field="follow_up")
    return found[0]


def some(session: Session, ids: Collection[bytes]) -> tuple[FollowUpRow, ...]:
    """Return the follow-ups with these ids, soonest first."""
    wanted = _rows().where(FollowUp.id.in_(ids))
    return _read(session.execute(wanted.order_by(*_soonest())))


def counts(session: Session, *, today: date) -> FollowUpCounts:
    """Return how many open follow-ups are overdue, due today, in the next week and later."""
    week = today + timedelta(days=_DAYS_OF_WEEK)
    bucket = case(
        (FollowUp.due_on < today, "overdue"),
        (FollowUp.due_on == today, "today"),
        (FollowUp.due_on <= week, "week"),
        else_="later",
    )
    wanted = joined(select(bucket, func.count()), FollowUp).where(IS_OPEN).group_by(bucket)
    found = {name: int(count) for name, count in session.execute(wanted)}
    return FollowUpCounts(**found)


def _rows() -> Select[*tuple[Any, ...]]:
    """Select follow-ups with the customer that is shown for them."""
    return joined(
        select(
            FollowUp.id,
            FollowUp.kind,
            FollowUp.title,
            FollowUp.due_on,
            FollowUp.due_time,
            FollowUp.repeat_rule,
            FollowUp.state,
            FollowUp.done_at,
            FollowUp.outcome,
            FollowUp.origin,
            FollowUp.snoozed_from,
            *OWNER,
        ),
        FollowUp,
    ).where(FollowUp.due_on.is_not(None))


def _stored(row: Sequence[Any]) -> _Stored:
    """Make values of what plain statements give."""
    found = _Stored._make(row)
    return found._replace(
        due_on=plain_rows.day(row[3]),
        due_time=plain_rows.day_time(row[4]),
        done_at=plain_rows.moment(row[7]),
        snoozed_from=plain_rows.day(row[10]),
    )


def _soonest() -> tuple[Any, ...]:
    """Order by day, time (a day without time last), tier."""
    return (FollowUp.due_on, FollowUp.due_time.nulls_last(), OWNER[3].nulls_last(), FollowUp.id)


def _read(found: Iterable[Any]) -> tuple[FollowUpRow, ...]:
    """Make rows of what the database gave."""
    return tuple(
        FollowUpRow(
            id=row.id,
            customer_id=row.owner_id,
            kind=read(FollowUpKind, row.kind) or FollowUpKind.TASK,
            title=row.title or "",
            due_on=row.due_on,
            due_time=row.due_time,
            repeat_rule=row.repeat_rule,
            state=read(FollowUpState, row.state) or FollowUpState.OPEN,
            done_at=row.done_at,
            outcome=row.outcome,
            origin=read(FollowUpOrigin, row.origin) or FollowUpOrigin.MANUAL,
            snoozed_from=row.snoozed_from,
            customer_name=row.owner_name or "",
            customer_tier=read(Tier, row.owner_tier),
            customer_n=row.owner_n,
        )
        for row in found
    )
