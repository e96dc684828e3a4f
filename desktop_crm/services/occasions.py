"""Adds, changes and removes yearly days worth a greeting."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from desktop_crm.domain.errors import Refused
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.occasions import YearlyDay, is_possible
from desktop_crm.domain.values import new_id
from desktop_crm.domain.words import CalendarKind, OccasionKind, read
from desktop_crm.queries.owners import check_known
from desktop_crm.services.use_cases import use_case
from desktop_crm.services.writing import UNKNOWN_FIELD, check_contact, owner_of, text_or_none, word
from desktop_crm.storage.entities.occasion import Occasion

UNKNOWN_OCCASION = QT_TRANSLATE_NOOP("Refused", "There is no such day.")
IMPOSSIBLE_DAY = QT_TRANSLATE_NOOP("Refused", "No year has this day.")

_REMIND_DAYS = 7
_NUMBERS = ("month", "day", "year", "remind_days_before")


@use_case(QT_TRANSLATE_NOOP("UseCase", "Add occasion"))
def add(  # noqa: PLR0913 - one argument per thing a form can say
    session: Session,
    customer_id: bytes,
    *,
    kind: OccasionKind,
    month: int,
    day: int,
    calendar: CalendarKind = CalendarKind.SOLAR,
    is_leap: bool = False,
    year: int | None = None,
    contact_id: bytes | None = None,
    title: str | None = None,
    remind_days_before: int = _REMIND_DAYS,
) -> bytes:
    """Add a yearly day; lunar days and days without a year are normal."""
    check_known(session, customer_id)
    check_contact(session, customer_id, contact_id)
    return insert_occasion(
        session,
        customer_id,
        {
            "kind": kind.value,
            "month": month,
            "day": day,
            "calendar": calendar.value,
            "is_leap": is_leap,
            "year": year,
            "contact_id": contact_id,
            "title": text_or_none(title),
            "remind_days_before": remind_days_before,
        },
    )


@use_case(QT_TRANSLATE_NOOP("UseCase", "Edit occasion"))
def edit(session: Session, occasion_id: bytes, changes: Mapping[str, object]) -> None:
    """Change fields of an occasion, by name."""
    owner = owner_of(session, Occasion, occasion_id, UNKNOWN_OCCASION, "occasion")
    values = {name: _value(name, value) for name, value in changes.items()}
    check_contact(session, owner, values.get("contact_id"))
    old = session.execute(
        select(Occasion.month, Occasion.day, Occasion.calendar, Occasion.is_leap).where(
            Occasion.id == occasion_id
        )
    ).one()
    _check(dict(old._mapping) | values)  # noqa: SLF001 - a row's public view of its columns
    if values:
        session.execute(update(Occasion).where(Occasion.id == occasion_id).values(values))


@use_case(QT_TRANSLATE_NOOP("UseCase", "Remove occasion"))
def remove(session: Session, occasion_id: bytes) -> None:
    """Remove an occasion."""
    owner_of(session, Occasion, occasion_id, UNKNOWN_OCCASION, "occasion")
    session.execute(delete(Occasion).where(Occasion.id == occasion_id))


def insert_occasion(session: Session, customer_id: bytes, values: Mapping[str, Any]) -> bytes:
    """Write a new occasion as part of a larger use case."""
    _check(values)
    occasion_id = new_id()
    session.execute(
        insert(Occasion).values(**{**values, "id": occasion_id, "customer_id": customer_id})
    )
    return occasion_id


def _check(values: Mapping[str, Any]) -> None:
    """Refuse a day that no year has."""
    calendar = read(CalendarKind, values["calendar"]) or CalendarKind.SOLAR
    month, day = values["month"], values["day"]
    if month is None or day is None or not is_possible(YearlyDay(month, day, calendar)):
        raise Refused(IMPOSSIBLE_DAY, field="day")


def _value(name: str, value: object) -> Any:
    """Return one value as it is stored."""
    if name == "kind":
        return word(OccasionKind, value, name).value
    if name == "calendar":
        return word(CalendarKind, value, name).value
    if name == "is_leap":
        return bool(value)
    if name == "title":
        return text_or_none(value)
    if name in _NUMBERS or name == "contact_id":
        return value
    raise Refused(UNKNOWN_FIELD, field=name, name=name)
