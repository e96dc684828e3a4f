"""Brings whole customers of our own JSON in, with the ids they had, so that nothing is lost."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from desktop_crm.domain.customers import CustomerCard, OriginalRow, SurveyAnswerRow
from desktop_crm.domain.importing import CUSTOMERS, Catalogue, FieldDiff
from desktop_crm.domain.purchases import DealRow, PurchaseRow
from desktop_crm.domain.tags import TagRow
from desktop_crm.domain.values import new_id
from desktop_crm.domain.words import OccasionKind
from desktop_crm.queries import pick_lists
from desktop_crm.queries.batches import batches
from desktop_crm.queries.purchases import products
from desktop_crm.storage.entities.consent import Consent
from desktop_crm.storage.entities.contact import Contact
from desktop_crm.storage.entities.contact_method import ContactMethod
from desktop_crm.storage.entities.customer import Customer
from desktop_crm.storage.entities.customer_tag import CustomerTag
from desktop_crm.storage.entities.deal import Deal
from desktop_crm.storage.entities.feedback import Feedback
from desktop_crm.storage.entities.feedback_step import FeedbackStep
from desktop_crm.storage.entities.follow_up import FollowUp
from desktop_crm.storage.entities.import_batch import ImportBatch
from desktop_crm.storage.entities.import_row import ImportRow
from desktop_crm.storage.entities.interaction import Interaction
from desktop_crm.storage.entities.need import Need
from desktop_crm.storage.entities.occasion import Occasion
from desktop_crm.storage.entities.pick_list_item import PickListItem
from desktop_crm.storage.entities.product import Product
from desktop_crm.storage.entities.purchase import Purchase
from desktop_crm.storage.entities.purchase_line import PurchaseLine
from desktop_crm.storage.entities.survey import Survey
from desktop_crm.storage.entities.survey_answer import SurveyAnswer
from desktop_crm.storage.entities.tag import Tag

#: Lists of a card, in the order they are written, and the tables they are kept in.
_LISTS: Mapping[str, Any] = {
    "contacts": Contact,
    "methods": ContactMethod,
    "occasions": Occasion,
    "interactions": Interaction,
    "follow_ups": FollowUp,
    "feedback": Feedback,
    "purchases": Purchase,
    "deals": Deal,
    "needs": Need,
    "consents": Consent,
    "survey_answers": SurveyAnswer,
    "originals": ImportRow,
}
#: Lists of which a known customer takes what it does not have; the others are compared by value.
_ADDED = tuple(name for name in _LISTS if name not in {"contacts", "methods"})
#: Lists within lists.
_INNER: Mapping[str, tuple[str, Any]] = {
    "feedback": ("steps", FeedbackStep),
    "purchases": ("lines", PurchaseLine),
}


def known_ids(session: Session, cards: Iterable[CustomerCard]) -> frozenset[bytes]:
    """Return which of the ids in `cards` the vault has, in whatever customer."""
    asked: dict[Any, list[bytes]] = defaultdict(list)
    for card in cards:
        asked[Customer].append(card.id)
        asked[Tag] += [tag.id for tag in card.tags]
        for name, entity in _LISTS.items():
            for item in getattr(card, name):
                asked[entity].append(item.id)
                if name in _INNER:
                    inner, inner_entity = _INNER[name]
                    asked[inner_entity] += [each.id for each in getattr(item, inner)]
    return frozenset(
        found
        for entity, ids in asked.items()
        for part in batches(ids)
        for found in session.scalars(select(entity.id).where(entity.id.in_(part)))
    )


def differences(card: CustomerCard, known: frozenset[bytes]) -> Iterator[FieldDiff]:
    """Yield how many entries of each list of a card the vault does not have."""
    for name in _ADDED:
        count = sum(item.id not in known for item in getattr(card, name))
        if count:
            yield FieldDiff(name, "", str(count))


def add_catalogue(session: Session, catalogue: Catalogue) -> dict[bytes, bytes]:
    """Add the products and choices a vault does not have.

    Returns:
        The ids by which products of the file are known here.
    """
    known = {item.id for item in products(session)}
    by_name = {(item.name, item.code): item.id for item in products(session)}
    here: dict[bytes, bytes] = {}
    rows = []
    for item in catalogue.products:
        here[item.id] = (
            item.id if item.id in known else by_name.get((item.name, item.code), item.id)
        )
        if here[item.id] in known:
            continue
        price = item.price
        row = _columns(Product, item)
        row |= {"price_minor": price and price.minor, "currency": price and price.currency}
        rows.append(row | {"is_active": True})
    _insert(session, Product, rows)
    for name, items in catalogue.pick_lists.items():
        taken = {item.key for item in pick_lists.items(session, name)}
        position = session.scalar(select(func.max(PickListItem.position))) or 0
        _insert(
            session,
            PickListItem,
            [
                {
                    "id": new_id(),
                    "pick_list": name.value,
                    "key": item.key,
                    "label_en": item.label_en,
                    "label_zh": item.label_zh,
                    "position": position + place,
                    "is_active": True,
                }
                for place, item in enumerate(items, 1)
                if item.key not in taken
            ],
        )
    return here


class CardRows:
    """Collects whole customers, then writes each table at once."""

    def __init__(
        self,
        session: Session,
        *,
        now: datetime,
        known: frozenset[bytes],
        tags: dict[str, bytes],
        products_here: Mapping[bytes, bytes],
    ) -> None:
        """Take what the vault has: ids, tags by name, and products by the ids of the file."""
        self._session = session
        self._now = now
        self._known = known
        self._tags = tags
        self._products = products_here
        self._rows: dict[Any, list[dict[str, Any]]] = defaultdict(list)
        self._batches: dict[tuple[str, datetime], bytes] = {}
        self._surveys: dict[tuple[str, str], bytes] = {}

    def create(self, card: CustomerCard) -> None:
        """Add a customer with all its lists.

        It keeps its ids, unless the vault has them already: then all of them are new.
        """
        fresh = {card.id: new_id()} if card.id in self._known else {}
        identity = fresh.get(card.id, card.id)
        contacts = {
            item.id: new_id() if fresh or item.id in self._known else item.id
            for item in card.contacts
        }
        self._rows[Customer].append(
            _columns(Customer, card, but=("n", "owner_id", "sort_key"))
            | {
                "id": identity,
                "created_at": card.created_at or self._now,
                "deleted_at": None,
                "merged_into": None,
            }
        )
        for tag in card.tags:
            self._rows[CustomerTag].append(
                {"id": new_id(), "customer_id": identity, "tag_id": self._tag(tag)}
            )
        for name in _LISTS:
            self._add(identity, card, name, contacts, is_new=bool(fresh))

    def update(
        self,
        identity: bytes,
        card: CustomerCard,
        wanted: Iterable[FieldDiff],
        contacts: Mapping[bytes, bytes],
        *,
        has_birthday: bool,
    ) -> None:
        """Add to a known customer what its lists do not have.

        Args:
            identity: the customer.
            card: what the file says.
            wanted: the differences to be taken.
            contacts: the ids by which contacts of the file are known here.
            has_birthday: whether it has one already.
        """
        names = {item.name for item in wanted}
        for name in _ADDED:
            if name in names:
                self._add(identity, card, name, contacts, has_birthday=has_birthday)

    def write(self) -> None:
        """Write everything, parents first."""
        order = (
            Tag, Customer, CustomerTag, Survey, ImportBatch, *_LISTS.values(),
            *(entity for _, entity in _INNER.values()),
        )  # fmt: skip
        for entity in order:
            _insert(self._session, entity, self._rows.pop(entity, []))

    def _add(
        self,
        identity: bytes,
        card: CustomerCard,
        name: str,
        contacts: Mapping[bytes, bytes],
        *,
        is_new: bool = False,
        has_birthday: bool = False,
    ) -> None:
        """Add a list of a card; what the vault has is left out unless the customer is made anew."""
        for item in getattr(card, name):
            if item.id in self._known and not is_new:
                continue
            if has_birthday and getattr(item, "kind", None) is OccasionKind.BIRTHDAY:
                continue
            own = contacts.get(item.id) or (new_id() if is_new else item.id)
            entity = _LISTS[name]
            row = _columns(entity, item) | {"id": own, "customer_id": identity}
            self._rows[entity].append(self._referring(row, contacts) | self._of(item))
            if name in _INNER:
                inner, inner_entity = _INNER[name]
                for each in getattr(item, inner):
                    child = _columns(inner_entity, each)
                    child |= {"id": new_id() if is_new else each.id, "customer_id": identity}
                    child["feedback_id" if name == "feedback" else "purchase_id"] = own
                    if name == "purchases":
                        price = each.unit_price
                        child["unit_price_minor"] = price and price.minor
                        child["amount_minor"] = each.amount.minor
                    self._rows[inner_entity].append(self._referring(child, contacts))

    def _referring(self, row: dict[str, Any], contacts: Mapping[bytes, bytes]) -> dict[str, Any]:
        """Return a row that refers to contacts and products by the ids they have here."""
        if row.get("contact_id"):
            row["contact_id"] = contacts.get(row["contact_id"])
        if row.get("product_id"):
            row["product_id"] = self._products.get(row["product_id"], row["product_id"])
        return row

    def _of(self, item: object) -> dict[str, Any]:
        """Return columns that a row of a card has under other names."""
        match item:
            case PurchaseRow():
                return {"total_minor": item.total.minor, "currency": item.total.currency}
            case DealRow():
                amount = item.amount
                return {
                    "amount_minor": amount and amount.minor,
                    "currency": amount and amount.currency,
                }
            case SurveyAnswerRow():
                return {"survey_id": self._survey(item)}
            case OriginalRow():
                return {
                    "batch_id": self._batch(item),
                    "cells": json.dumps(item.cells, ensure_ascii=False),
                    "row_number": item.row,
                }
            case _:
                return {}

    def _survey(self, item: SurveyAnswerRow) -> bytes:
        if not self._surveys:
            self._surveys = {
                (row.name or "", row.scale or ""): row.id
                for row in self._session.execute(select(Survey.id, Survey.name, Survey.scale))
            }
        key = (item.survey_name, item.scale.value)
        if key not in self._surveys:
            self._surveys[key] = new_id()
            self._rows[Survey].append(
                {"id": self._surveys[key], "name": key[0], "scale": key[1], "question": None}
            )
        return self._surveys[key]

    def _batch(self, item: OriginalRow) -> bytes:
        """Return the import that brought a row into the vault of the file; it is kept with it."""
        if not self._batches:
            rows = select(ImportBatch.id, ImportBatch.file_name, ImportBatch.imported_at)
            self._batches = {
                (row.file_name or "", row.imported_at): row.id
                for row in self._session.execute(rows)
            }
        key = (item.file_name, item.imported_at)
        if key not in self._batches:
            self._batches[key] = new_id()
            self._rows[ImportBatch].append(
                {
                    "id": self._batches[key],
                    "file_name": item.file_name,
                    "kind": CUSTOMERS,
                    "imported_at": item.imported_at,
                }
            )
        return self._batches[key]

    def _tag(self, tag: TagRow) -> bytes:
        if tag.name not in self._tags:
            self._tags[tag.name] = new_id() if tag.id in self._known else tag.id
            self._rows[Tag].append(
                {
                    "id": self._tags[tag.name],
                    "name": tag.name,
                    "colour": tag.colour,
                    "group_name": tag.group,
                }
            )
        return self._tags[tag.name]


def _columns(entity: Any, item: object, but: Sequence[str] = ()) -> dict[str, Any]:
    """Return the columns of a table that a row of a card has under the same name."""
    return {
        name: getattr(item, name)
        for name in entity.__table__.columns.keys()  # noqa: SIM118 - a collection of SQLAlchemy
        if name not in but and hasattr(item, name)
    }


def _insert(session: Session, entity: Any, rows: list[dict[str, Any]]) -> None:
    if rows:
        session.connection().execute(insert(entity.__table__), rows)
