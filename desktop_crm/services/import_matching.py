"""Finds out whom the records of an import mean, and what they say that the vault does not."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_crm.domain.importing import FieldDiff, Record, name_key
from desktop_crm.domain.pick_lists import PickItem, key_of
from desktop_crm.domain.words import MethodKind, OccasionKind, PickList
from desktop_crm.exchange import records
from desktop_crm.queries import pick_lists
from desktop_crm.queries.batches import batches
from desktop_crm.services import card_importing, normalising
from desktop_crm.services.entry_writing import KnownEntries, shown
from desktop_crm.storage.entities.contact import Contact
from desktop_crm.storage.entities.contact_method import ContactMethod
from desktop_crm.storage.entities.customer import Customer
from desktop_crm.storage.entities.customer_tag import CustomerTag
from desktop_crm.storage.entities.import_row import ImportRow
from desktop_crm.storage.entities.occasion import Occasion
from desktop_crm.storage.entities.tag import Tag

#: Own fields of the customer that a sheet can fill as they are.
FIELDS = (
    "short_name", "company", "job_title", "credit_code", "website", "industry", "size_band",
    "source", "source_detail", "region_province", "region_city", "address", "postcode", "country",
    "preferences", "treat_note", "note", "do_not_contact",
)  # fmt: skip
#: Fields whose words a pick-list may know.
PICKED = {
    "industry": PickList.INDUSTRY,
    "region_province": PickList.REGION,
    "source": PickList.SOURCE,
    "size_band": PickList.SIZE,
}


class Phones(dict[str, normalising.Phone]):
    """The numbers of one sheet, each read once: reading one is the dearest thing of an import."""

    def __missing__(self, typed: str) -> normalising.Phone:
        found = self[typed] = normalising.phone(typed)
        return found

    def normalised(self, kind: MethodKind, value: str) -> str | None:
        """Return the comparable form of a contact method."""
        if kind is MethodKind.PHONE:
            return self[value].normalised
        return normalising.normalised(kind, value)


@dataclass
class Known:
    """What the vault held before the import, keyed by what records are recognised by."""

    external: dict[str, bytes] = field(default_factory=dict)
    numbers: dict[bytes, set[str]] = field(default_factory=lambda: defaultdict(set))
    fingerprints: dict[str, bytes] = field(default_factory=dict)
    methods: dict[tuple[str, str], set[bytes]] = field(default_factory=lambda: defaultdict(set))
    names: dict[bytes, set[str]] = field(default_factory=lambda: defaultdict(set))
    by_name: dict[str, set[bytes]] = field(default_factory=lambda: defaultdict(set))
    shown: dict[bytes, str] = field(default_factory=dict)
    heads: dict[bytes, bytes] = field(default_factory=dict)
    items: dict[PickList, tuple[PickItem, ...]] = field(default_factory=dict)
    picked: dict[tuple[PickList, str], str] = field(default_factory=dict)
    phones: Phones = field(default_factory=Phones)

    @staticmethod
    def read(session: Session) -> "Known":
        """Read all of it with one statement per table.

        Whoever was merged is known under the customer that was kept.
        """
        known = Known()
        wanted = (
            Customer.id, Customer.external_id, Customer.name, Customer.short_name,
            Customer.company,
        )  # fmt: skip
        rows = session.execute(
            select(*wanted).where(Customer.deleted_at.is_(None), Customer.merged_into.is_(None))
        ).all()
        known.heads = {row.id: row.id for row in rows}
        known.shown = {row.id: row.name or "" for row in rows}
        merged = session.execute(
            select(Customer.merged_into, *wanted).where(
                Customer.deleted_at.is_(None), Customer.merged_into.is_not(None)
            )
        ).all()
        known.heads |= {row.id: row.merged_into for row in merged if row.merged_into in known.shown}
        for identity, external, *names in (*(row[1:] for row in merged), *rows):
            head = known.heads.get(identity)
            if head is None:
                continue
            if external:
                known.external[external] = head
                known.numbers[head].add(external)
            for name in filter(None, names):
                known.names[head].add(name_key(name))
            known.by_name[name_key(names[0] or "")].add(head)
        for identity, name in session.execute(select(Contact.customer_id, Contact.name)):
            if identity in known.heads and name:
                known.names[known.heads[identity]].add(name_key(name))
        methods = select(
            ContactMethod.customer_id, ContactMethod.kind, ContactMethod.normalised
        ).where(ContactMethod.normalised.is_not(None))
        for identity, kind, normalised in session.execute(methods):
            if identity in known.heads and normalised:
                known.methods[kind, normalised].add(known.heads[identity])
        for identity, fingerprint in session.execute(
            select(ImportRow.customer_id, ImportRow.fingerprint)
        ):
            if identity in known.heads and fingerprint:
                known.fingerprints[fingerprint] = known.heads[identity]
        known.items = {name: pick_lists.items(session, name) for name in PICKED.values()}
        return known

    def pick(self, pick_list: PickList, typed: str) -> str:
        """Return the key of the pick-list item a cell names, else the cell itself."""
        if (pick_list, typed) not in self.picked:
            key = key_of(pick_list, typed, self.items[pick_list])
            self.picked[pick_list, typed] = key or typed
        return self.picked[pick_list, typed]

    def match(self, record: Record) -> tuple[bytes | None, bytes | None]:
        """Return the customer a record is, and one it only looks like."""
        if record.known_as in self.heads:
            return self.heads[record.known_as], None
        same_row = next(
            (
                self.fingerprints[source.fingerprint]
                for source in record.sources
                if source.fingerprint in self.fingerprints
            ),
            None,
        )
        if not record.external_id:
            return (same_row, None) if same_row is not None else self._alike(record)
        if same_row is not None and record.external_id in self.numbers[same_row]:
            # Several customers may have one number; the row says which of them is meant.
            return same_row, None
        if record.external_id in self.external:
            return self.external[record.external_id], None
        return self._alike(record)

    def _alike(self, record: Record) -> tuple[bytes | None, bytes | None]:
        """Return who has a phone or e-mail and the name of a record, or only one of them."""
        names = {name_key(record.name), *(name_key(item.name) for item in record.contacts)}
        likeness = None
        for method in record.methods:
            key = self.phones.normalised(method.kind, method.value)
            for candidate in sorted(self.methods.get((method.kind, key or ""), ())):
                if not _agree(names, self.names[candidate]):
                    likeness = likeness or candidate
                elif record.external_id:
                    # A number the vault does not know is another customer, however alike.
                    likeness = candidate
                else:
                    return candidate, None
        if likeness is None:
            same_name = sorted(self.by_name.get(name_key(record.name), ()))
            likeness = same_name[0] if same_name else None
        return None, likeness

    def named(self, record: Record) -> bytes | None:
        """Return whom a row of entries names: by External ID, then phone, then a unique name."""
        if record.external_id:
            return self.external.get(record.external_id)
        named = self.by_name.get(name_key(record.name), set()) if record.name else set()
        for method in record.methods:
            key = self.phones.normalised(method.kind, method.value)
            found = self.methods.get((method.kind, key or ""), set())
            both = found & named
            if len(both or found) == 1:
                return next(iter(both or found))
        return next(iter(named)) if len(named) == 1 else None


@dataclass
class Current:
    """The present values of the customers that records were matched with."""

    fields: dict[bytes, Mapping[str, Any]] = field(default_factory=dict)
    contacts: dict[bytes, dict[str, bytes]] = field(default_factory=lambda: defaultdict(dict))
    methods: dict[bytes, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))
    tags: dict[bytes, set[str]] = field(default_factory=lambda: defaultdict(set))
    birthdays: set[bytes] = field(default_factory=set)
    fingerprints: dict[bytes, set[str]] = field(default_factory=lambda: defaultdict(set))
    entries: KnownEntries = field(default_factory=KnownEntries)
    children: frozenset[bytes] = frozenset()

    @staticmethod
    def read(session: Session, ids: set[bytes], heads: Mapping[bytes, bytes]) -> "Current":
        """Read the customers `ids` and what hangs on their groups, some thousands at a time."""
        current = Current()
        groups = ids | {one for one, head in heads.items() if one != head and head in ids}
        columns = [Customer.id, Customer.name, Customer.tier, Customer.stage]
        columns += [getattr(Customer, name) for name in FIELDS]
        for part in batches(sorted(groups)):
            for row in session.execute(select(*columns).where(Customer.id.in_(part))).mappings():
                current.fields[row["id"]] = dict(row)
            for identity, contact, name in session.execute(
                select(Contact.customer_id, Contact.id, Contact.name).where(
                    Contact.customer_id.in_(part)
                )
            ):
                current.contacts[heads[identity]].setdefault(name_key(name or ""), contact)
            for identity, kind, value, normalised in session.execute(
                select(
                    ContactMethod.customer_id,
                    ContactMethod.kind,
                    ContactMethod.value,
                    ContactMethod.normalised,
                ).where(ContactMethod.customer_id.in_(part))
            ):
                known = {(kind, value), (kind, normalised or value)}
                current.methods[heads[identity]] |= known
            for identity, name in session.execute(
                select(CustomerTag.customer_id, Tag.name)
                .join(Tag, Tag.id == CustomerTag.tag_id)
                .where(CustomerTag.customer_id.in_(part))
            ):
                current.tags[heads[identity]].add(name)
            current.birthdays |= {
                heads[identity]
                for identity in session.scalars(
                    select(Occasion.customer_id).where(
                        Occasion.customer_id.in_(part), Occasion.kind == OccasionKind.BIRTHDAY
                    )
                )
            }
            for identity, fingerprint in session.execute(
                select(ImportRow.customer_id, ImportRow.fingerprint).where(
                    ImportRow.customer_id.in_(part), ImportRow.fingerprint.is_not(None)
                )
            ):
                current.fingerprints[heads[identity]].add(fingerprint or "")
            current.entries.read(session, part, heads)
        return current

    def has_row(self, customer_id: bytes, fingerprint: str) -> bool:
        """Tell whether a customer has the very same row already."""
        return fingerprint in self.fingerprints.get(customer_id, ())


def differences(
    record: Record, found: bytes, current: Current, phones: Phones
) -> Iterator[FieldDiff]:
    """Yield what the record says that the card does not; empty cells say nothing."""
    sources = record.sources
    if sources and all(current.has_row(found, source.fingerprint) for source in sources):
        return
    yield from _own_differences(record, current.fields[found])
    contacts = current.contacts.get(found, {})
    for contact in record.contacts:
        if name_key(contact.name) not in contacts:
            yield FieldDiff("contacts", "", contact.name)
    methods = current.methods.get(found, ())
    for method in record.methods:
        key = phones.normalised(method.kind, method.value) or method.value
        if (method.kind, key) not in methods:
            yield FieldDiff("methods", "", method.value)
    for tag in record.tags:
        if tag not in current.tags.get(found, ()):
            yield FieldDiff("tags", "", tag)
    if record.occasions and found not in current.birthdays:
        yield FieldDiff("occasions", "", f"{record.occasions[0].month}-{record.occasions[0].day}")
    for entry in record.entries:
        is_old = current.has_row(found, entry.fingerprint)
        if not is_old and not current.entries.has(found, entry):
            yield FieldDiff(entry.kind.value, "", shown(entry))
    if record.card is not None:
        yield from card_importing.differences(record.card, current.children)


def _own_differences(record: Record, row: Mapping[str, Any]) -> Iterator[FieldDiff]:
    """Yield the own fields an update would change; a note is added to, never replaced."""
    wanted: dict[str, str] = dict(record.fields)
    if record.name != records.NO_NAME:
        wanted["name"] = record.name
    for name, word in (("tier", record.tier), ("stage", record.stage)):
        if word:
            wanted[name] = word.value
    for name, value in wanted.items():
        before = row[name] or ""
        if name == "do_not_contact":
            before = "1" if before else ""
        if name == "note":
            if value not in before:
                yield FieldDiff(name, before, f"{before}\n{value}" if before else value)
        elif before != value:
            yield FieldDiff(name, before, value)


def _agree(names: set[str], others: set[str]) -> bool:
    """Tell whether two customers with one phone or e-mail can be one: a name is in the other."""
    return any(
        name and other and (name in other or other in name) for name in names for other in others
    )
