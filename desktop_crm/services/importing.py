"""Brings customers in from a file: read, propose, store; one undo takes all of it back."""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from desktop_crm.domain import credit_codes
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.importing import (
    FieldDiff,
    ImportReport,
    OnMatch,
    Proposal,
    Record,
    Sheet,
    Verdict,
    Warning,
)
from desktop_crm.domain.pick_lists import PickItem, key_of
from desktop_crm.domain.values import new_id
from desktop_crm.domain.words import CalendarKind, MethodKind, OccasionKind, PickList
from desktop_crm.exchange import delimited, encodings, headers, records, vcard_files
from desktop_crm.queries import pick_lists
from desktop_crm.queries.batches import batches
from desktop_crm.services import normalising
from desktop_crm.services.use_cases import use_case
from desktop_crm.storage.entities.contact import Contact
from desktop_crm.storage.entities.contact_method import ContactMethod
from desktop_crm.storage.entities.customer import Customer
from desktop_crm.storage.entities.customer_tag import CustomerTag
from desktop_crm.storage.entities.import_batch import ImportBatch
from desktop_crm.storage.entities.import_row import ImportRow
from desktop_crm.storage.entities.occasion import Occasion
from desktop_crm.storage.entities.tag import Tag

Progress = Callable[[int, int], None]

#: Own fields of the customer that a sheet can fill as they are.
_FIELDS = (
    "short_name", "company", "job_title", "credit_code", "website", "industry", "size_band",
    "source", "source_detail", "region_province", "region_city", "address", "postcode", "country",
    "preferences", "treat_note", "note", "do_not_contact",
)  # fmt: skip
_PICKED = {
    "industry": PickList.INDUSTRY,
    "region_province": PickList.REGION,
    "source": PickList.SOURCE,
    "size_band": PickList.SIZE,
}
_NOT_WORDS = re.compile(r"[\W_]+")
_CHUNK = 500
_TAG_COLOURS = 10

BAD_PHONE = QT_TRANSLATE_NOOP("Import", "“{value}” does not look like a phone number")
UNKNOWN_PHONE = QT_TRANSLATE_NOOP("Import", "“{value}” is not a valid phone number")
BAD_CREDIT_CODE = QT_TRANSLATE_NOOP("Import", "The check digit of “{value}” does not fit")
LOOKS_LIKE = QT_TRANSLATE_NOOP("Import", "Looks like the customer “{value}”")

#: Encodings a person can choose where the guess is wrong.
ENCODINGS = encodings.ENCODINGS


def silent(done: int, total: int) -> None:
    """Take progress and say nothing."""


def fields() -> tuple[str, ...]:
    """Return the names of the fields a column can be mapped to; "" only keeps it."""
    return headers.fields()


def read(
    path: Path,
    *,
    encoding: str = "auto",
    mapping: Mapping[str, str] | None = None,
    progress: Progress = silent,
) -> Sheet:
    """Read a file of customers, a table or vCards; nothing is written.

    What the file is, its content says, not its name.

    Raises:
        Unavailable: the file cannot be read, is too large, or is not in that encoding.
        Cancelled: `progress` asked to stop.
    """
    data = delimited.read_file(path)
    if vcard_files.is_vcard(data):
        return vcard_files.read(data, path.name, progress=progress)
    return records.read(
        data,
        path.name,
        encoding=encoding,
        mapping=mapping,
        progress=progress,
    )


def propose(
    session: Session,
    sheet: Sheet,
    *,
    on_match: OnMatch = OnMatch.UPDATE,
    progress: Progress = silent,
) -> tuple[Proposal, ...]:
    """Return what an import of `sheet` would do, one proposal per record (the dry run).

    A record is a customer of the vault when its External ID says so, when the very same row was
    imported before, or when a phone or e-mail and the name agree. A new External ID always makes a
    new customer. Records are matched only with what was in the vault before.
    """
    return _judged(session, sheet, on_match, progress)[0]


def _judged(
    session: Session, sheet: Sheet, on_match: OnMatch, progress: Progress
) -> tuple[tuple[Proposal, ...], "_Current", "_Phones"]:
    """Return the proposals, the values they were compared with, and the numbers that were read."""
    known = _Known.read(session)
    matches = []
    for done, record in enumerate(sheet.records):
        if done % _CHUNK == 0:
            progress(done, len(sheet.records))
        matches.append((_checked(_picked(record, known), known.phones), *known.match(record)))
    matched = {found for _, found, _ in matches if found is not None}
    current = _Current.read(session, matched, known.heads)
    proposals = tuple(
        _proposal(record, found, likeness, known, current, on_match)
        for record, found, likeness in matches
    )
    return proposals, current, known.phones


def report(sheet: Sheet, proposals: Sequence[Proposal], batch: bytes | None = None) -> ImportReport:
    """Count what `proposals` do."""
    verdicts = [proposal.verdict for proposal in proposals]
    created = verdicts.count(Verdict.CREATE) + verdicts.count(Verdict.POSSIBLE_DUPLICATE)
    return ImportReport(
        created=created,
        updated=verdicts.count(Verdict.UPDATE),
        skipped=verdicts.count(Verdict.SKIP) + verdicts.count(Verdict.UNCHANGED),
        failed=len(sheet.bad_rows),
        warnings=tuple(warning for proposal in proposals for warning in proposal.record.warnings),
        bad_rows=sheet.bad_rows,
        proposals=tuple(proposals),
        batch=batch,
    )


@use_case(QT_TRANSLATE_NOOP("UseCase", "Import customers"), backed_up_from=50)
def store(
    session: Session,
    sheet: Sheet,
    *,
    now: datetime,
    on_match: OnMatch = OnMatch.UPDATE,
    left_out: frozenset[int] = frozenset(),
    author: str | None = None,
    progress: Progress = silent,
) -> ImportReport:
    """Import `sheet` as one batch, one step for undo.

    Args:
        session: the writing session.
        sheet: what `read` gave.
        now: the moment of the import.
        on_match: what happens with rows whose customer is known.
        left_out: numbers of rows the person unticked.
        author: who imports.
        progress: told (rows done, rows in all); may raise Cancelled, which leaves nothing behind.
    """
    judged, current, phones = _judged(session, sheet, on_match, silent)
    proposals = [proposal for proposal in judged if proposal.record.row not in left_out]
    writing = [
        proposal
        for proposal in proposals
        if proposal.verdict in {Verdict.CREATE, Verdict.POSSIBLE_DUPLICATE, Verdict.UPDATE}
    ]
    if not writing:
        return report(sheet, proposals)
    batch = new_id()
    counts = report(sheet, proposals)
    rows = _Rows(session, batch, now, phones)
    for done, proposal in enumerate(writing):
        if done % _CHUNK == 0:
            progress(done, len(writing))
        if proposal.verdict is Verdict.UPDATE:
            rows.update(proposal, current)
        else:
            rows.create(proposal)
    session.execute(
        insert(ImportBatch).values(
            id=batch,
            file_name=sheet.file_name,
            kind="customers",
            mapping=_canonical(dict(sheet.columns)),
            counts=_canonical(
                {
                    "created": counts.created,
                    "updated": counts.updated,
                    "skipped": counts.skipped,
                    "failed": counts.failed,
                }
            ),
            imported_at=now,
            author=author,
        )
    )
    rows.write()
    progress(len(writing), len(writing))
    return report(sheet, proposals, batch)


class _Phones(dict[str, normalising.Phone]):
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
class _Known:
    """What the vault held before the import, keyed by what records are recognised by."""

    external: dict[str, bytes] = field(default_factory=dict)
    fingerprints: dict[str, bytes] = field(default_factory=dict)
    methods: dict[tuple[str, str], set[bytes]] = field(default_factory=lambda: defaultdict(set))
    names: dict[bytes, set[str]] = field(default_factory=lambda: defaultdict(set))
    by_name: dict[str, set[bytes]] = field(default_factory=lambda: defaultdict(set))
    shown: dict[bytes, str] = field(default_factory=dict)
    heads: dict[bytes, bytes] = field(default_factory=dict)
    items: dict[PickList, tuple[PickItem, ...]] = field(default_factory=dict)
    picked: dict[tuple[PickList, str], str] = field(default_factory=dict)
    phones: _Phones = field(default_factory=_Phones)

    @staticmethod
    def read(session: Session) -> "_Known":
        """Read all of it with one statement per table.

        Whoever was merged is known under the customer that was kept.
        """
        known = _Known()
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
            for name in filter(None, names):
                known.names[head].add(_name_key(name))
            known.by_name[_name_key(names[0] or "")].add(head)
        for identity, name in session.execute(select(Contact.customer_id, Contact.name)):
            if identity in known.heads and name:
                known.names[known.heads[identity]].add(_name_key(name))
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
        known.items = {name: pick_lists.items(session, name) for name in _PICKED.values()}
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
        if record.external_id and record.external_id in self.external:
            return self.external[record.external_id], None
        same_row = self.fingerprints.get(record.fingerprint)
        if same_row is not None and not record.external_id:
            return same_row, None
        names = {_name_key(record.name), *(_name_key(item.name) for item in record.contacts)}
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
            same_name = sorted(self.by_name.get(_name_key(record.name), ()))
            likeness = same_name[0] if same_name else None
        return None, likeness


@dataclass
class _Current:
    """The present values of the customers that records were matched with."""

    fields: dict[bytes, Mapping[str, Any]] = field(default_factory=dict)
    contacts: dict[bytes, dict[str, bytes]] = field(default_factory=lambda: defaultdict(dict))
    methods: dict[bytes, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))
    tags: dict[bytes, set[str]] = field(default_factory=lambda: defaultdict(set))
    birthdays: set[bytes] = field(default_factory=set)
    fingerprints: dict[bytes, set[str]] = field(default_factory=lambda: defaultdict(set))

    @staticmethod
    def read(session: Session, ids: set[bytes], heads: Mapping[bytes, bytes]) -> "_Current":
        """Read the customers `ids` and what hangs on their groups, some thousands at a time."""
        current = _Current()
        groups = ids | {one for one, head in heads.items() if one != head and head in ids}
        columns = [Customer.id, Customer.name, Customer.tier, Customer.stage]
        columns += [getattr(Customer, name) for name in _FIELDS]
        for part in batches(sorted(groups)):
            for row in session.execute(select(*columns).where(Customer.id.in_(part))).mappings():
                current.fields[row["id"]] = dict(row)
            for identity, contact, name in session.execute(
                select(Contact.customer_id, Contact.id, Contact.name).where(
                    Contact.customer_id.in_(part)
                )
            ):
                current.contacts[heads[identity]].setdefault(_name_key(name or ""), contact)
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
                    ImportRow.customer_id.in_(part)
                )
            ):
                current.fingerprints[heads[identity]].add(fingerprint or "")
        return current


def _proposal(
    record: Record,
    found: bytes | None,
    likeness: bytes | None,
    known: _Known,
    current: _Current,
    on_match: OnMatch,
) -> Proposal:
    """Return the verdict on one record."""
    if found is None or on_match is OnMatch.CREATE:
        similar = likeness or found
        if similar is None:
            return Proposal(record=record, verdict=Verdict.CREATE)
        note = Warning(record.row, "name", LOOKS_LIKE, known.shown[similar])
        return Proposal(
            record=_warned(record, note),
            verdict=Verdict.POSSIBLE_DUPLICATE,
            customer_name=known.shown[similar],
        )
    differences = (
        ()
        if record.fingerprint in current.fingerprints[found]
        else tuple(_differences(record, found, current, known.phones))
    )
    verdict = Verdict.UPDATE if differences else Verdict.UNCHANGED
    if on_match is OnMatch.SKIP:
        verdict = Verdict.SKIP
    return Proposal(
        record=record,
        verdict=verdict,
        customer_id=found,
        customer_name=known.shown[found],
        differences=differences,
    )


def _differences(
    record: Record, found: bytes, current: _Current, phones: _Phones
) -> Iterator[FieldDiff]:
    """Yield what the record says that the card does not; empty cells say nothing."""
    yield from _own_differences(record, current.fields[found])
    for contact in record.contacts:
        if _name_key(contact.name) not in current.contacts[found]:
            yield FieldDiff("contacts", "", contact.name)
    for method in record.methods:
        key = phones.normalised(method.kind, method.value) or method.value
        if (method.kind, key) not in current.methods[found]:
            yield FieldDiff("methods", "", method.value)
    for tag in record.tags:
        if tag not in current.tags[found]:
            yield FieldDiff("tags", "", tag)
    if record.occasions and found not in current.birthdays:
        yield FieldDiff("occasions", "", f"{record.occasions[0].month}-{record.occasions[0].day}")


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


class _Rows:
    """Collects the rows of a batch table by table, then writes each table at once."""

    def __init__(self, session: Session, batch: bytes, now: datetime, phones: _Phones) -> None:
        self._session = session
        self._phones = phones
        self._batch = batch
        self._now = now
        self._new: dict[Any, list[dict[str, Any]]] = defaultdict(list)
        self._changed: dict[frozenset[str], list[dict[str, Any]]] = defaultdict(list)
        self._tags: dict[str, bytes] = {
            name: identity
            for identity, name in session.execute(
                select(Tag.id, Tag.name).where(Tag.merged_into.is_(None))
            )
        }

    def create(self, proposal: Proposal) -> None:
        """Add a new customer with everything that hangs on it."""
        record = proposal.record
        identity = new_id()
        values: dict[str, Any] = dict.fromkeys(_FIELDS)
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
        self._hang(identity, record, _Current())

    def update(self, proposal: Proposal, current: _Current) -> None:
        """Take over what is new or different; nothing is ever emptied or removed."""
        identity = proposal.customer_id
        if identity is None:
            return
        own = {
            item.name: item.after
            for item in proposal.differences
            if item.name in _FIELDS or item.name in {"name", "tier", "stage"}
        }
        if "do_not_contact" in own:
            own["do_not_contact"] = True  # type: ignore[assignment]
        if own:
            self._changed[frozenset(own)].append({"customer": identity, **own})
        self._hang(identity, proposal.record, current)

    def write(self) -> None:
        """Write all rows, parents first."""
        for names, rows in self._changed.items():
            statement = (
                update(Customer.__table__)  # type: ignore[arg-type]
                .where(Customer.__table__.c.id == bindparam("customer"))
                .values({name: bindparam(name) for name in names})
            )
            self._session.connection().execute(statement, rows)
        order = (Tag, Customer, Contact, ContactMethod, CustomerTag, Occasion, ImportRow)
        for entity in order:
            if self._new[entity]:
                self._session.connection().execute(
                    insert(entity.__table__),  # type: ignore[arg-type]
                    self._new[entity],
                )

    def _hang(self, identity: bytes, record: Record, current: _Current) -> None:
        """Add contacts, methods, tags, birthdays and the original row to a customer."""
        contacts = []
        for contact in record.contacts:
            known = current.contacts[identity].get(_name_key(contact.name))
            contacts.append(known or new_id())
            if known is None:
                self._new[Contact].append(
                    {
                        "id": contacts[-1],
                        "customer_id": identity,
                        "name": contact.name,
                        "title": contact.title,
                    }
                )
        first_phone = not any(kind == MethodKind.PHONE for kind, _ in current.methods[identity])
        for method in record.methods:
            key = self._phones.normalised(method.kind, method.value)
            if (method.kind, key or method.value) in current.methods[identity]:
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
        for tag in record.tags:
            if tag not in current.tags[identity]:
                self._new[CustomerTag].append(
                    {"id": new_id(), "customer_id": identity, "tag_id": self._tag(tag)}
                )
        for occasion in () if identity in current.birthdays else record.occasions:
            self._new[Occasion].append(
                {
                    "id": new_id(),
                    "customer_id": identity,
                    "kind": occasion.kind.value,
                    "calendar": CalendarKind.LUNAR if occasion.is_lunar else CalendarKind.SOLAR,
                    "month": occasion.month,
                    "day": occasion.day,
                    "is_leap": occasion.is_leap,
                    "year": occasion.year,
                    "remind_days_before": 7,
                }
            )
        self._new[ImportRow].append(
            {
                "id": new_id(),
                "customer_id": identity,
                "batch_id": self._batch,
                "row_number": record.row,
                "cells": json.dumps(record.original, ensure_ascii=False),
                "fingerprint": record.fingerprint,
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
                }
            )
        return self._tags[name]


def _picked(record: Record, known: _Known) -> Record:
    """Replace words of pick-lists by their keys, where the list has them."""
    found = {
        name: known.pick(pick_list, record.fields[name])
        for name, pick_list in _PICKED.items()
        if name in record.fields
    }
    return replace(record, fields={**record.fields, **found}) if found else record


def _checked(record: Record, phones: _Phones) -> Record:
    """Add the warnings that need the numbering plan and check digits."""
    warnings = []
    for method in record.methods:
        if method.kind is MethodKind.PHONE:
            phone = phones[method.value]
            if phone.normalised is None:
                warnings.append(Warning(record.row, "phone", BAD_PHONE, method.value[:200]))
            elif not phone.is_valid and not phone.is_service:
                warnings.append(Warning(record.row, "phone", UNKNOWN_PHONE, method.value[:200]))
    code = record.fields.get("credit_code")
    if code and not credit_codes.is_valid(code):
        warnings.append(Warning(record.row, "credit_code", BAD_CREDIT_CODE, code[:200]))
    return _warned(record, *warnings)


def _warned(record: Record, *warnings: Warning) -> Record:
    return replace(record, warnings=(*record.warnings, *warnings)) if warnings else record


def _agree(names: set[str], others: set[str]) -> bool:
    """Tell whether two customers with one phone or e-mail can be one: a name is in the other."""
    return any(
        name and other and (name in other or other in name) for name in names for other in others
    )


def _name_key(name: str) -> str:
    """Return a name in the form names are compared in: NFKC, case folded, without signs."""
    return _NOT_WORDS.sub("", unicodedata.normalize("NFKC", name).casefold())


def _canonical(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
