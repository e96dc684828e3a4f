"""Adds, changes, deletes and restores customers, one or thousands."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from desktop_crm.domain.customers import CustomerCard, NewMethod
from desktop_crm.domain.errors import Refused
from desktop_crm.domain.fields import FieldInfo, FieldKind, infos
from desktop_crm.domain.follow_ups import NextFollowUp
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.values import new_id
from desktop_crm.domain.words import CustomerKind, FollowUpOrigin, LifecycleStage, Tier
from desktop_crm.queries.batches import batches
from desktop_crm.queries.owners import UNKNOWN_CUSTOMER, check_known
from desktop_crm.services import contact_methods, contacts, follow_ups
from desktop_crm.services import tags as tagging
from desktop_crm.services.use_cases import use_case
from desktop_crm.services.writing import (
    UNKNOWN_FIELD,
    day_or_none,
    text_or_none,
    utc,
    word,
)
from desktop_crm.storage.entities.customer import Customer

NO_NAME = QT_TRANSLATE_NOOP("Refused", "A customer needs a name.")


@use_case(QT_TRANSLATE_NOOP("UseCase", "Add customer"))
def add(
    session: Session,
    fields: Mapping[str, object],
    *,
    methods: Sequence[NewMethod] = (),
    tags: Sequence[str] = (),
    contact: Mapping[str, object] | None = None,
    follow_up: NextFollowUp | None = None,
    now: datetime,
) -> bytes:
    """Add a customer; a name is all it needs.

    Args:
        session: the write.
        fields: own fields of the card by name.
        methods: phones, e-mail addresses and the like.
        tags: names of tags; new ones are made.
        contact: own fields of the first person there, by name.
        follow_up: what is to be done first.
        now: when it was added.
    """
    customer_id = insert_customer(session, fields, methods=methods, tags=tags, now=now)
    if contact is not None:
        contacts.insert_contact(session, customer_id, contact)
    if follow_up is not None:
        follow_ups.insert_follow_up(session, customer_id, follow_up, FollowUpOrigin.MANUAL)
    return customer_id


@use_case(QT_TRANSLATE_NOOP("UseCase", "Edit customer"))
def edit(session: Session, customer_id: bytes, changes: Mapping[str, object]) -> None:
    """Change own fields of the card, by name."""
    check_known(session, customer_id)
    values = _values(changes)
    if values:
        session.execute(update(Customer).where(Customer.id == customer_id).values(values))


@use_case(QT_TRANSLATE_NOOP("UseCase", "Delete customers"), backed_up_from=20)
def delete(session: Session, ids: Sequence[bytes], *, now: datetime) -> None:
    """Move customers to the recycle bin; everything of theirs stays with them."""
    _update(session, ids, {"deleted_at": utc(now)}, Customer.deleted_at.is_(None))


@use_case(QT_TRANSLATE_NOOP("UseCase", "Restore customers"))
def restore(session: Session, ids: Sequence[bytes]) -> None:
    """Take customers back out of the recycle bin."""
    _update(session, ids, {"deleted_at": None}, Customer.deleted_at.is_not(None))


@use_case(QT_TRANSLATE_NOOP("UseCase", "Mark as verified"))
def verify(session: Session, ids: Sequence[bytes], *, today: date) -> None:
    """Note that the data of customers was checked today."""
    _update(session, ids, {"verified_on": today})


@use_case(QT_TRANSLATE_NOOP("UseCase", "Change tier"))
def set_tier(session: Session, ids: Sequence[bytes], tier: Tier | None) -> None:
    """Give customers a tier, or none."""
    _update(session, ids, {"tier": tier.value if tier else None})


@use_case(QT_TRANSLATE_NOOP("UseCase", "Change lifecycle stage"))
def set_stage(session: Session, ids: Sequence[bytes], stage: LifecycleStage | None) -> None:
    """Set the stage of customers by hand; None goes back to the suggestion."""
    _update(session, ids, {"stage": stage.value if stage else None})


@use_case(QT_TRANSLATE_NOOP("UseCase", "Edit customers"))
def edit_all(session: Session, ids: Sequence[bytes], changes: Mapping[str, object]) -> None:
    """Change the same own fields of many customers."""
    values = _values(changes)
    if values:
        _update(session, ids, values)


def insert_customer(
    session: Session,
    fields: Mapping[str, object],
    *,
    methods: Sequence[NewMethod] = (),
    tags: Sequence[str] = (),
    now: datetime,
) -> bytes:
    """Write a new customer as part of a larger use case."""
    values = _values({"name": None} | dict(fields))
    customer_id = new_id()
    values["kind"] = values.get("kind") or CustomerKind.COMPANY.value
    values.setdefault("do_not_contact", False)
    session.execute(insert(Customer).values(id=customer_id, created_at=utc(now), **values))
    for method in methods:
        contact_methods.insert_method(session, customer_id, method)
    tagging.assign_names(session, [customer_id], tags)
    return customer_id


def _update(
    session: Session, ids: Sequence[bytes], values: Mapping[str, Any], *conditions: Any
) -> None:
    """Write the same values to many customers; a single unknown id is refused."""
    if len(ids) == 1 and not session.scalar(select(Customer.n).where(Customer.id == ids[0])):
        raise Refused(UNKNOWN_CUSTOMER, field="customer")
    for piece in batches(ids):
        session.execute(
            update(Customer).where(Customer.id.in_(piece), *conditions).values(dict(values))
        )


def _values(fields: Mapping[str, object]) -> dict[str, Any]:
    """Return the values to store; only a missing name and wrong choices are refused."""
    known = {info.name: info for info in infos(CustomerCard) if info.is_editable}
    values: dict[str, Any] = {}
    for name, value in fields.items():
        if name not in known:
            raise Refused(UNKNOWN_FIELD, field=name, name=name)
        values[name] = _value(known[name], value)
    if "name" in values and not values["name"]:
        raise Refused(NO_NAME, field="name")
    if "kind" in values and values["kind"] is None:
        values["kind"] = CustomerKind.COMPANY.value
    return values


def _value(info: FieldInfo, value: object) -> Any:
    """Return one value as it is stored."""
    match info.kind:
        case FieldKind.FLAG:
            return bool(value)
        case FieldKind.DAY:
            return day_or_none(value, info.name)
        case FieldKind.CHOICE if info.choices is not None:
            text = text_or_none(value)
            return None if text is None else word(info.choices, value, info.name).value
        case FieldKind.LONG_TEXT:
            return text_or_none(value)
        case _:
            text = text_or_none(value)
            return None if text is None else " ".join(text.split())
