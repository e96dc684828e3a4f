"""Writes imported customers: all rows of a table at once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from desktop_crm.domain.importing import FieldDiff, Proposal, Record, name_key
from desktop_crm.domain.values import new_id
from desktop_crm.domain.words import CalendarKind, MethodKind
from desktop_crm.services.card_importing import CardRows
from desktop_crm.services.entry_writing import EntryRows, shown
from desktop_crm.services.import_batches import SourceRows
from desktop_crm.services.import_matching import FIELDS, Current, Phones
from desktop_crm.storage.entities.contact import Contact
from desktop_crm.storage.entities.contact_method import ContactMethod
from desktop_crm.storage.entities.customer import Customer
from desktop_crm.storage.entities.customer_tag import CustomerTag
from desktop_crm.storage.entities.occasion import Occasion
from desktop_crm.storage.entities.tag import Tag

_TAG_COLOURS = 10


class Rows:
    """Collects the rows of some customers table by table, then writes each table at once."""

    def __init__(
        self,
        session: Session,
        batch: bytes,
        *,
        now: datetime,
        phones: Phones,
        current: Current,
        author: str | None,
        products_here: Mapping[bytes, bytes],
    ) -> None:
        self._session = session
        self._phones = phones
        self._current = current
        self._now = now
        self._new: dict[Any, list[dict[str, Any]]] = defaultdict(list)
        self._changed: dict[frozenset[str], list[dict[str, Any]]] = defaultdict(list)
        self._entries = EntryRows(session, batch, author)
        self._sources = SourceRows(session, batch)
        self._tags: dict[str, bytes] = {
            name: identity
            for identity, name in session.execute(
                select(Tag.id, Tag.name).where(Tag.merged_into.is_(None))
            )
        }
        self._cards = CardRows(
            session,
            now=now,
            known=current.children,
            tags=self._tags,
            products_here=products_here,
        )

    def create(self, proposal: Proposal) -> None:
        """Add a new customer with everything that hangs on it."""
        record = proposal.record
        if record.card is not None:
            self._cards.create(record.card)
            return
        identity = new_id()
        values: dict[str, Any] = dict.fromkeys(FIELDS)
        values |= dict(record.fields)
        values["do_not_contact"] = bool(record.fields.get("do_not_contact"))
        self._new[Customer].append(
            values
            | {
                "id": identity,
                "external_id": record.external_id,
                "kind": record.kind.value,
                "name": record.name,
                "tier": record.tier,
                "stage": record.stage,
                "created_at": self._now,
            }
        )
        self._hang(identity, record, lambda _name, _value: True)

    def update(self, proposal: Proposal) -> None:
        """Take over what is new or different; nothing is ever emptied or removed."""
        identity = proposal.customer_id
        if identity is None:
            return
        own = {
            item.name: item.after
            for item in proposal.differences
            if item.name in FIELDS or item.name in {"name", "tier", "stage"}
        }
        if "do_not_contact" in own:
            own["do_not_contact"] = True  # type: ignore[assignment]
        if own:
            self._changed[frozenset(own)].append({"customer": identity, **own})
        taken = {(item.name, item.after) for item in proposal.differences}
        contacts = self._hang(identity, proposal.record, lambda name, value: (name, value) in taken)
        card = proposal.record.card
        if card is not None:
            here = zip(card.contacts, contacts, strict=True)
            self._cards.update(
                identity,
                card,
                proposal.differences,
                {item.id: own for item, own in here if own is not None},
                has_birthday=identity in self._current.birthdays,
            )

    def write(self) -> None:
        """Write all rows, parents first."""
        connection = self._session.connection()
        for names, rows in self._changed.items():
            statement = (
                update(Customer.__table__)  # type: ignore[arg-type]
                .where(Customer.__table__.c.id == bindparam("customer"))
                .values({name: bindparam(name) for name in names})
            )
            connection.execute(statement, rows)
        self._changed.clear()
        for entity in (Tag, Customer, Contact, ContactMethod, CustomerTag, Occasion):
            if rows := self._new.pop(entity, []):
                connection.execute(insert(entity.__table__), rows)  # type: ignore[arg-type]
        self._cards.write()
        self._entries.write()
        self._sources.write()

    def _hang(
        self, identity: bytes, record: Record, takes: Callable[[str, str], bool]
    ) -> list[bytes | None]:
        """Add contacts, methods, tags, birthdays, entries and the original rows to a customer.

        `takes` tells of (name, value) of a difference whether it is wanted. Returns the ids of the
        contacts.
        """
        current = self._current
        contacts = self._contacts(identity, record, takes)
        self._methods(identity, record, contacts, takes)
        known = current.tags.get(identity, ())
        for tag in record.tags:
            if tag not in known and takes("tags", tag):
                self._new[CustomerTag].append(
                    {"id": new_id(), "customer_id": identity, "tag_id": self._tag(tag)}
                )
        first = next(iter(record.occasions), None)
        if (
            first
            and identity not in current.birthdays
            and takes("occasions", f"{first.month}-{first.day}")
        ):
            self._occasions(identity, record)
        for entry in record.entries:
            if takes(entry.kind.value, shown(entry)):
                self._entries.add(identity, entry)
        self._sources.add(
            identity,
            (
                source
                for source in record.sources
                if not current.has_row(identity, source.fingerprint)
            ),
        )
        return contacts

    def _contacts(
        self, identity: bytes, record: Record, takes: Callable[[str, str], bool]
    ) -> list[bytes | None]:
        """Add contacts that are new and return the ids of all; None for one that is not wanted."""
        current = self._current.contacts.get(identity, {})
        found: list[bytes | None] = []
        for contact in record.contacts:
            known = current.get(name_key(contact.name))
            if known is None and takes("contacts", contact.name):
                known = new_id()
                self._new[Contact].append(
                    {
                        "id": known,
                        "customer_id": identity,
                        "name": contact.name,
                        "title": contact.title,
                    }
                )
            found.append(known)
        return found

    def _methods(
        self,
        identity: bytes,
        record: Record,
        contacts: list[bytes | None],
        takes: Callable[[str, str], bool],
    ) -> None:
        known: Iterable[tuple[str, str]] = self._current.methods.get(identity, ())
        first_phone = not any(kind == MethodKind.PHONE for kind, _ in known)
        for method in record.methods:
            key = self._phones.normalised(method.kind, method.value)
            is_known = (method.kind, key or method.value) in known
            if is_known or not takes("methods", method.value):
                continue
            is_phone = method.kind is MethodKind.PHONE
            self._new[ContactMethod].append(
                {
                    "id": new_id(),
                    "customer_id": identity,
                    "contact_id": None if method.contact is None else contacts[method.contact],
                    "kind": method.kind.value,
                    "value": method.value,
                    "normalised": key,
                    "label": method.label,
                    "is_primary": is_phone and first_phone,
                }
            )
            first_phone = first_phone and not is_phone

    def _occasions(self, identity: bytes, record: Record) -> None:
        for occasion in record.occasions:
            self._new[Occasion].append(
                {
                    "id": new_id(),
                    "customer_id": identity,
                    "contact_id": None,
                    "kind": occasion.kind.value,
                    "calendar": CalendarKind.LUNAR if occasion.is_lunar else CalendarKind.SOLAR,
                    "month": occasion.month,
                    "day": occasion.day,
                    "is_leap": occasion.is_leap,
                    "year": occasion.year,
                    "remind_days_before": 7,
                    "title": None,
                }
            )

    def _tag(self, name: str) -> bytes:
        if name not in self._tags:
            self._tags[name] = new_id()
            self._new[Tag].append(
                {
                    "id": self._tags[name],
                    "name": name,
                    "colour": len(self._tags) % _TAG_COLOURS,
                    "group_name": None,
                }
            )
        return self._tags[name]


def wanted(proposal: Proposal, refused: frozenset[FieldDiff]) -> tuple[FieldDiff, ...]:
    """Return the differences of a proposal that the person takes."""
    return tuple(item for item in proposal.differences if item not in refused)
