"""Adds, changes and removes phones, e-mail addresses and the like; typed text is kept for ever."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from desktop_crm.domain.customers import NewMethod
from desktop_crm.domain.errors import Refused
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.values import new_id
from desktop_crm.domain.words import MethodKind, read
from desktop_crm.queries.owners import check_known
from desktop_crm.queries.settings import settings
from desktop_crm.services.normalising import normalised
from desktop_crm.services.use_cases import use_case
from desktop_crm.services.writing import (
    UNKNOWN_FIELD,
    check_contact,
    clean,
    day_or_none,
    owner_of,
    text_or_none,
    word,
)
from desktop_crm.storage.entities.contact_method import ContactMethod

NO_VALUE = QT_TRANSLATE_NOOP("Refused", "Enter the number or address.")
UNKNOWN_METHOD = QT_TRANSLATE_NOOP("Refused", "There is no such contact method.")

_DAYS = ("verified_on", "bad_since")
_FIELDS = ("kind", "value", "label", "is_primary", "contact_id", *_DAYS)


@use_case(QT_TRANSLATE_NOOP("UseCase", "Add contact method"))
def add(
    session: Session,
    customer_id: bytes,
    kind: MethodKind,
    value: str,
    *,
    contact_id: bytes | None = None,
    label: str | None = None,
    is_primary: bool = False,
) -> bytes:
    """Add a phone, e-mail address or the like to a customer, or to one of its contacts."""
    check_known(session, customer_id)
    check_contact(session, customer_id, contact_id)
    method = NewMethod(kind, value, label, is_primary)
    return insert_method(session, customer_id, method, contact_id=contact_id)


@use_case(QT_TRANSLATE_NOOP("UseCase", "Edit contact method"))
def edit(session: Session, method_id: bytes, changes: Mapping[str, object]) -> None:
    """Change fields of a contact method, by name."""
    customer_id = owner_of(session, ContactMethod, method_id, UNKNOWN_METHOD, "method")
    values: dict[str, Any] = {}
    for name, value in changes.items():
        values[name] = _value(name, value)
    if not values:
        return
    check_contact(session, customer_id, values.get("contact_id"))
    if "value" in values or "kind" in values:
        kind, value = session.execute(
            select(ContactMethod.kind, ContactMethod.value).where(ContactMethod.id == method_id)
        ).one()
        shown = values.get("value", value)
        if not shown:
            raise Refused(NO_VALUE, field="value")
        known = read(MethodKind, values.get("kind", kind)) or MethodKind.OTHER
        values["normalised"] = normalised(known, shown, settings(session).region)
    session.execute(update(ContactMethod).where(ContactMethod.id == method_id).values(values))
    if values.get("is_primary"):
        _only_primary(session, customer_id, method_id)


@use_case(QT_TRANSLATE_NOOP("UseCase", "Remove contact method"))
def remove(session: Session, method_id: bytes) -> None:
    """Remove a contact method."""
    owner_of(session, ContactMethod, method_id, UNKNOWN_METHOD, "method")
    session.execute(delete(ContactMethod).where(ContactMethod.id == method_id))


@use_case(QT_TRANSLATE_NOOP("UseCase", "Mark contact method as verified"))
def verify(session: Session, method_id: bytes, *, today: date) -> None:
    """Note that a contact method works."""
    owner_of(session, ContactMethod, method_id, UNKNOWN_METHOD, "method")
    session.execute(
        update(ContactMethod)
        .where(ContactMethod.id == method_id)
        .values(verified_on=today, bad_since=None)
    )


def insert_method(
    session: Session, customer_id: bytes, method: NewMethod, *, contact_id: bytes | None = None
) -> bytes:
    """Write a new contact method as part of a larger use case."""
    value = clean(method.value)
    if not value:
        raise Refused(NO_VALUE, field="value")
    method_id = new_id()
    session.execute(
        insert(ContactMethod).values(
            id=method_id,
            customer_id=customer_id,
            contact_id=contact_id,
            kind=method.kind.value,
            value=value,
            normalised=normalised(method.kind, value, settings(session).region),
            label=text_or_none(method.label),
            is_primary=method.is_primary,
        )
    )
    if method.is_primary:
        _only_primary(session, customer_id, method_id)
    return method_id


def _only_primary(session: Session, customer_id: bytes, method_id: bytes) -> None:
    """Leave one primary method of a kind to the same customer or contact."""
    kind, contact_id = session.execute(
        select(ContactMethod.kind, ContactMethod.contact_id).where(ContactMethod.id == method_id)
    ).one()
    session.execute(
        update(ContactMethod)
        .where(
            ContactMethod.customer_id == customer_id,
            ContactMethod.contact_id.is_(contact_id)
            if contact_id is None
            else ContactMethod.contact_id == contact_id,
            ContactMethod.kind == kind,
            ContactMethod.is_primary,
            ContactMethod.id != method_id,
        )
        .values(is_primary=False)
    )


def _value(name: str, value: object) -> Any:
    """Return one value as it is stored."""
    if name not in _FIELDS:
        raise Refused(UNKNOWN_FIELD, field=name, name=name)
    if name == "kind":
        return word(MethodKind, value, name).value
    if name == "is_primary":
        return bool(value)
    if name == "contact_id":
        return value
    return day_or_none(value, name) if name in _DAYS else text_or_none(value)
