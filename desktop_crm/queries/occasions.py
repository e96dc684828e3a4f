"""Reads yearly days, lunar ones resolved to ordinary dates."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session

from desktop_crm.domain.occasions import OccasionRow, YearlyDay, days_in, next_on
from desktop_crm.domain.words import CalendarKind, OccasionKind, Tier, read
from desktop_crm.queries.calendar import FIRST_YEAR, LAST_YEAR, Calendar
from desktop_crm.queries.owners import OWNER, joined
from desktop_crm.storage.entities.contact import Contact
from desktop_crm.storage.entities.occasion import Occasion

#: Beyond so many days every occasion is looked at instead of those of certain days.
_LONG_SPAN = 120
_CALENDAR = Calendar()
_LAST_OF_SHORT_MONTH = 29
_FEBRUARY = 2


def upcoming(session: Session, first: date, last: date) -> tuple[OccasionRow, ...]:
    """Return the occasions from `first` to `last` in order; `next_on` is the day in that span."""
    wanted = _rows()
    if (last - first).days <= _LONG_SPAN:
        wanted = wanted.where(_falls_between(first, last))
    found: list[OccasionRow] = []
    for row in session.execute(wanted):
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
    wanted = _rows().where(Occasion.customer_id.in_(customer_ids))
    return _sorted(
        _row(row, next_on(_yearly(row), today, _CALENDAR)) for row in session.execute(wanted)
    )


def _sorted(rows: Iterable[OccasionRow]) -> tuple[OccasionRow, ...]:
    """Sort by the day they come; those that never come last."""
    return tuple(sorted(rows, key=lambda row: (row.next_on or date.max, row.id)))


def _falls_between(first: date, last: date) -> Any:
    """Return the condition that holds at least for the occasions of these days."""
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
    return or_(
        *(
            _is_any(calendar, days)
            for calendar, days in ((CalendarKind.SOLAR, solar), (CalendarKind.LUNAR, lunar))
        )
    )


def _is_any(calendar: CalendarKind, days: set[tuple[int, int]]) -> Any:
    """Return the condition that an occasion is on one of some days of a calendar."""
    numbers = [month * 100 + day for month, day in days]
    return and_(
        Occasion.calendar == calendar.value,
        Occasion.month.in_({month for month, _ in days}),
        (Occasion.month * 100 + Occasion.day).in_(numbers),
    )


def _rows() -> Select[*tuple[Any, ...]]:
    """Select occasions with the names they are shown with."""
    return (
        joined(
            select(
                Occasion.id,
                Occasion.contact_id,
                Occasion.kind,
                Occasion.calendar,
                Occasion.month,
                Occasion.day,
                Occasion.is_leap,
                Occasion.year,
                Occasion.remind_days_before,
                Occasion.title,
                Contact.name.label("contact_name"),
                *OWNER,
            ),
            Occasion,
        )
        .outerjoin(Contact, Contact.id == Occasion.contact_id)
        .where(Occasion.month.is_not(None), Occasion.day.is_not(None))
    )


def _yearly(row: Any) -> YearlyDay:
    """Return the day that comes every year."""
    calendar = read(CalendarKind, row.calendar) or CalendarKind.SOLAR
    return YearlyDay(row.month, row.day, calendar, bool(row.is_leap))


def _row(row: Any, day: date | None) -> OccasionRow:
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
