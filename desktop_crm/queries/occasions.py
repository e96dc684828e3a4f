"""Reads yearly days, lunar ones resolved to ordinary dates; in plain statements, as Today does."""

# ruff: noqa: S608 (only names written in this file are put together)
import json
from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Final, NamedTuple

from sqlalchemy.orm import Session

from desktop_crm.domain.occasions import OccasionRow, YearlyDay, days_in, next_on
from desktop_crm.domain.words import CalendarKind, OccasionKind, Tier, read
from desktop_crm.queries.calendar import FIRST_YEAR, LAST_YEAR, Calendar
from desktop_crm.queries.plain_rows import IDS, OWNED, OWNER, packed, rows

#: Beyond so many days every occasion is looked at instead of those of certain days.
_LONG_SPAN = 120
_CALENDAR = Calendar()
_LAST_OF_SHORT_MONTH = 29
_FEBRUARY = 2

_OCCASIONS: Final = f"""
SELECT x.id, x.contact_id, x.kind, x.calendar, x.month, x.day, x.is_leap, x.year,
       x.remind_days_before, x.title, p.name, {OWNER}
  FROM occasion x LEFT JOIN contact p ON p.id = x.contact_id {OWNED}
   AND x.month IS NOT NULL AND x.day IS NOT NULL
"""
_OF_CUSTOMERS: Final = f"{_OCCASIONS} AND x.customer_id IN {IDS}"
#: Days as month * 100 + day.
_ON_DAYS: Final = f"""{_OCCASIONS} AND (
   x.calendar = 'SOLAR' AND (x.month, x.day) IN (SELECT value / 100, value % 100 FROM json_each(?))
   OR x.calendar = 'LUNAR'
   AND (x.month, x.day) IN (SELECT value / 100, value % 100 FROM json_each(?)))
"""


class _Stored(NamedTuple):
    """An occasion as it is stored."""

    id: bytes
    contact_id: bytes | None
    kind: str | None
    calendar: str | None
    month: int
    day: int
    is_leap: int | None
    year: int | None
    remind_days_before: int | None
    title: str | None
    contact_name: str | None
    owner_id: bytes
    owner_n: int
    owner_name: str | None
    owner_tier: str | None


def upcoming(session: Session, first: date, last: date) -> tuple[OccasionRow, ...]:
    """Return the occasions from `first` to `last` in order; `next_on` is the day in that span."""
    stored = (
        rows(session, _ON_DAYS, *_days_between(first, last))
        if (last - first).days <= _LONG_SPAN
        else rows(session, _OCCASIONS)
    )
    found: list[OccasionRow] = []
    for row in map(_Stored._make, stored):
        yearly = _yearly(row)
        try:
            days = days_in(yearly, first, last, _CALENDAR)
        except ValueError:  # what is no day of the calendar is kept, but never comes
            continue
        found.extend(_row(row, day) for day in days)
    return tuple(sorted(found, key=lambda row: (row.next_on or last, row.customer_name, row.id)))


def of_customers(
    session: Session, customer_ids: Collection[bytes], *, today: date
) -> tuple[OccasionRow, ...]:
    """Return the occasions of some customers, the next to come first."""
    return _sorted(
        _row(row, next_on(_yearly(row), today, _CALENDAR))
        for row in map(_Stored._make, rows(session, _OF_CUSTOMERS, packed(customer_ids)))
    )


def _sorted(rows: Iterable[OccasionRow]) -> tuple[OccasionRow, ...]:
    """Sort by the day they come; those that never come last."""
    return tuple(sorted(rows, key=lambda row: (row.next_on or date.max, row.id)))


def _days_between(first: date, last: date) -> tuple[str, str]:
    """Return the solar and the lunar days on which at least the occasions of the span are."""
    solar: set[tuple[int, int]] = set()
    lunar: set[tuple[int, int]] = set()
    for ahead in range((last - first).days + 1):
        day = first + timedelta(days=ahead)
        solar.add((day.month, day.day))
        if (day.month, day.day) == (_FEBRUARY, 28):
            solar.add((_FEBRUARY, 29))
        if FIRST_YEAR < day.year <= LAST_YEAR:
            on = _CALENDAR.lunar_day(day)
            lunar.add((on.month, on.day))
            if on.day == _LAST_OF_SHORT_MONTH:
                lunar.add((on.month, on.day + 1))
    return _packed(solar), _packed(lunar)


def _packed(days: set[tuple[int, int]]) -> str:
    return json.dumps([month * 100 + day for month, day in days])


def _yearly(row: _Stored) -> YearlyDay:
    """Return the day that comes every year."""
    calendar = read(CalendarKind, row.calendar) or CalendarKind.SOLAR
    return YearlyDay(row.month, row.day, calendar, bool(row.is_leap))


def _row(row: _Stored, day: date | None) -> OccasionRow:
    """Make one row."""
    return OccasionRow(
        id=row.id,
        customer_id=row.owner_id,
        contact_id=row.contact_id,
        kind=read(OccasionKind, row.kind) or OccasionKind.OTHER,
        calendar=read(CalendarKind, row.calendar) or CalendarKind.SOLAR,
        month=row.month,
        day=row.day,
        is_leap=bool(row.is_leap),
        year=row.year,
        remind_days_before=7 if row.remind_days_before is None else row.remind_days_before,
        next_on=day,
        title=row.title,
        contact_name=row.contact_name,
        customer_name=row.owner_name or "",
        customer_tier=read(Tier, row.owner_tier),
        customer_n=row.owner_n,
    )
