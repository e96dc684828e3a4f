"""Adds, changes and removes the people at a company customer."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session

from desktop_crm.domain.customers import NewMethod
from desktop_crm.domain.errors import Refused
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.values import new_id
from desktop_crm.domain.words import Attitude, ContactRole
from desktop_crm.queries.owners import check_known
from desktop_crm.services import contact_methods
from desktop_crm.services.use_cases import use_case
from desktop_crm.services.writing import (
    UNKNOWN_CONTACT,
    UNKNOWN_FIELD,
    owner_of,
    text_or_none,
    word,
)
from desktop_crm.storage.entities.contact import Contact
from desktop_crm.storage.entities.contact_method import ContactMethod
from desktop_crm.storage.entities.occasion import Occasion

NO_CONTACT_NAME = QT_TRANSLATE_NOOP("Refused", "A contact needs a name.")

_FIELDS = ("name", "title", "role", "attitude", "note")


@use_case(QT_TRANSLATE_NOOP("UseCase", "Add contact"))
def add(
    session: Session,
    customer_id: bytes,
    fields: Mapping[str, object],
    *,
    methods: Sequence[NewMethod] = (),
) -> bytes:
    """Add a person to a customer; a name is all it needs."""
    check_known(session, customer_id)
    return insert_contact(session, customer_id, fields, methods=methods)


@use_case(QT_TRANSLATE_NOOP("UseCase", "Edit contact"))
def edit(session: Session, contact_id: bytes, changes: Mapping[str, object]) -> None:
    """Change fields of a contact, by name."""
    owner_of(session, Contact, contact_id, UNKNOWN_CONTACT, "contact")
    values = _values(changes)
    if values:
        session.execute(update(Contact).where(Contact.id == contact_id).values(values))


@use_case(QT_TRANSLATE_NOOP("UseCase", "Remove contact"))
def remove(session: Session, contact_id: bytes) -> None:
    """Remove a person with its contact methods and occasions; what happened stays."""
    owner_of(session, Contact, contact_id, UNKNOWN_CONTACT, "contact")
    session.execute(delete(ContactMethod).where(ContactMethod.contact_id == contact_id))
    session.execute(delete(Occasion).where(Occasion.contact_id == contact_id))
    session.execute(delete(Contact).where(Contact.id == contact_id))


def insert_contact(
    session: Session,
    customer_id: bytes,
    fields: Mapping[str, object],
    *,
    methods: Sequence[NewMethod] = (),
) -> bytes:
    """Write a new contact as part of a larger use case."""
    values = _values({"name": None} | dict(fields))
    contact_id = new_id()
    session.execute(insert(Contact).values(id=contact_id, customer_id=customer_id, **values))
    for method in methods:
        contact_methods.insert_method(session, customer_id, method, contact_id=contact_id)
    return contact_id


def _values(fields: Mapping[str, object]) -> dict[str, Any]:
    """Return the values to store; a missing name and wrong choices are refused."""
    values: dict[str, Any] = {}
    for name, value in fields.items():
        if name not in _FIELDS:
            raise Refused(UNKNOWN_FIELD, field=name, name=name)
        text = text_or_none(value)
        if name == "role" and text is not None:
            text = word(ContactRole, value, name).value
        elif name == "attitude" and text is not None:
            text = word(Attitude, value, name).value
        values[name] = text if name == "note" or text is None else " ".join(text.split())
    if "name" in values and not values["name"]:
        raise Refused(NO_CONTACT_NAME, field="name")
    return values
