"""Finds values that look wrong; they are kept as they are, and told."""

import calendar
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_crm.domain import credit_codes
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.quality import Doubt
from desktop_crm.domain.words import CalendarKind, MethodKind, Tier, read
from desktop_crm.queries.owners import OWNER, joined
from desktop_crm.queries.settings import settings
from desktop_crm.services import normalising
from desktop_crm.storage.entities.contact_method import ContactMethod
from desktop_crm.storage.entities.customer import Customer
from desktop_crm.storage.entities.occasion import Occasion

Progress = Callable[[int, int], object]

MARKED_BAD = QT_TRANSLATE_NOOP("Doubt", "It was marked as wrong.")
BAD_CREDIT_CODE = QT_TRANSLATE_NOOP("Doubt", "The check digit of this credit code does not fit.")
NO_SUCH_DAY = QT_TRANSLATE_NOOP("Doubt", "The calendar has no such day.")
NOT_YET = QT_TRANSLATE_NOOP("Doubt", "This day is yet to come.")
_REACHED_BY = (MethodKind.PHONE.value, MethodKind.EMAIL.value)
_LEAP_YEAR = 2000
_LUNAR_DAYS = 30
_MONTHS = 12
_STEP = 1_000


def silent(done: int, total: int) -> None:
    """Take progress and say nothing."""


def doubts(session: Session, *, today: date, progress: Progress = silent) -> tuple[Doubt, ...]:
    """Return every value of a living customer that looks wrong."""
    found = [*_methods(session, progress), *_own_fields(session, today), *_days(session, today)]
    return tuple(
        sorted(found, key=lambda each: (each.customer_tier or "Z", each.customer_name, each.value))
    )


def code_doubt(code: str) -> str | None:
    """Return what is doubtful about a credit code, in the context "Doubt"."""
    return None if not code.strip() or credit_codes.is_valid(code) else BAD_CREDIT_CODE


def day_doubt(
    month: int, day: int, year: int | None, today: date, *, is_lunar: bool = False
) -> str | None:
    """Return what is doubtful about the day of an occasion, in the context "Doubt"."""
    if not 1 <= month <= _MONTHS:
        return NO_SUCH_DAY
    last = _LUNAR_DAYS if is_lunar else calendar.monthrange(year or _LEAP_YEAR, month)[1]
    if not 1 <= day <= last:
        return NO_SUCH_DAY
    if year is None or is_lunar:
        return NOT_YET if year is not None and year > today.year else None
    return NOT_YET if date(year, month, day) > today else None


def _methods(session: Session, progress: Progress) -> Iterator[Doubt]:
    region = settings(session).region
    statement = joined(
        select(
            *OWNER,
            ContactMethod.id,
            ContactMethod.kind,
            ContactMethod.value,
            ContactMethod.bad_since,
        ),
        ContactMethod,
    ).where(ContactMethod.kind.in_(_REACHED_BY))
    rows = session.execute(statement).all()
    for at, row in enumerate(rows):
        if at % _STEP == 0:
            progress(at, len(rows))
        kind = MethodKind(row.kind)
        words = normalising.doubt(kind, row.value or "", region)
        if row.bad_since is not None:
            words = MARKED_BAD
        if words is not None:
            yield Doubt(
                **_who(row), value=row.value or "", words=words, kind=kind, method_id=row.id
            )


def _own_fields(session: Session, today: date) -> Iterator[Doubt]:
    statement = select(
        Customer.id.label("owner_id"),
        Customer.name.label("owner_name"),
        Customer.tier.label("owner_tier"),
        Customer.credit_code,
        Customer.verified_on,
    ).where(Customer.deleted_at.is_(None), Customer.merged_into.is_(None))
    for row in session.execute(statement):
        words = code_doubt(row.credit_code or "")
        if words is not None:
            yield Doubt(**_who(row), value=row.credit_code, words=words, field="credit_code")
        if row.verified_on is not None and row.verified_on > today:
            day = row.verified_on.isoformat()
            yield Doubt(**_who(row), value=day, words=NOT_YET, field="verified_on")


def _days(session: Session, today: date) -> Iterator[Doubt]:
    statement = joined(
        select(*OWNER, Occasion.calendar, Occasion.month, Occasion.day, Occasion.year), Occasion
    )
    for row in session.execute(statement):
        is_lunar = row.calendar == CalendarKind.LUNAR
        words = day_doubt(row.month or 0, row.day or 0, row.year, today, is_lunar=is_lunar)
        if words is not None:
            parts = (row.year, row.month, row.day)
            text = "-".join(f"{part:02}" for part in parts if part is not None)
            yield Doubt(**_who(row), value=text, words=words)


def _who(row: Any) -> dict[str, Any]:
    return {
        "customer_id": row.owner_id,
        "customer_name": row.owner_name or "",
        "customer_tier": read(Tier, row.owner_tier),
    }
