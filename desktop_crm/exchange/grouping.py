"""Puts rows together that are one customer: one company with several contacts or purchases."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.importing import (
    Entry,
    NewContact,
    NewMethod,
    Record,
    Source,
    Warning,
    name_key,
)
from desktop_crm.domain.words import CustomerKind, MethodKind

DIFFERS = QT_TRANSLATE_NOOP("Import", "“{value}” is not what an earlier row of this customer says")

#: Fields in which the rows of one customer may differ: each adds its own.
_ADDED = frozenset({"note"})


def by_customer(records: Iterable[Record]) -> tuple[Record, ...]:
    """Join the rows of one customer into one record, in the place of the first.

    Rows are one customer when External ID and name agree; without an External ID when they name
    one company with different contacts, or one customer with several entries, and nothing they say
    of it differs. Namesakes stay apart.
    """
    groups: list[list[Record]] = []
    places: dict[tuple[str, ...], list[Record]] = {}
    for record in records:
        key = _key(record)
        group = places.get(key) if key else None
        if group is not None and _are_one(group[0], record):
            group.append(record)
            continue
        groups.append([record])
        if key:
            places[key] = groups[-1]
    return tuple(joined(group) for group in groups)


def by_company(records: Iterable[Record]) -> tuple[Record, ...]:
    """Make one company customer of all persons that work at one company; they are its contacts."""
    groups: list[list[Record]] = []
    places: dict[str, list[Record]] = {}
    for record in records:
        is_person = record.kind is CustomerKind.PERSON
        company = record.fields.get("company", "")
        if is_person and not company:
            groups.append([record])
            continue
        one = _as_contact(record, company) if is_person else record
        key = name_key(one.name)
        if key not in places:
            groups.append([])
            places[key] = groups[-1]
        places[key].append(one)
    return tuple(joined(group) for group in groups)


def joined(records: Sequence[Record]) -> Record:
    """Return one record of several; what one says stays, what later ones say is added."""
    first, *others = records
    if not others:
        return first
    fields: dict[str, str] = {}
    warnings: list[Warning] = []
    contacts: dict[str, NewContact] = {}
    methods: dict[tuple[MethodKind, str], NewMethod] = {}
    sources: dict[str, Source] = {}
    entries: list[Entry] = []
    for record in records:
        warnings += record.warnings
        for name, value in record.fields.items():
            if name == "note" and value not in fields.get(name, ""):
                fields[name] = "\n".join(filter(None, (fields.get(name), value)))
            elif name not in _ADDED and fields.setdefault(name, value) != value:
                warnings.append(Warning(record.row, name, DIFFERS, value[:200]))
        for contact in record.contacts:
            contacts.setdefault(name_key(contact.name), contact)
        places = {key: place for place, key in enumerate(contacts)}
        for item in record.methods:
            whose = None if item.contact is None else record.contacts[item.contact].name
            place = None if whose is None else places[name_key(whose)]
            methods.setdefault((item.kind, item.value), replace(item, contact=place))
        # A row that stands twice says one thing once.
        entries += [item for item in record.entries if item.fingerprint not in sources]
        for source in record.sources:
            sources.setdefault(source.fingerprint, source)
    return replace(
        first,
        fields=fields,
        tier=next((item.tier for item in records if item.tier), None),
        stage=next((item.stage for item in records if item.stage), None),
        tags=tuple(dict.fromkeys(tag for item in records for tag in item.tags)),
        contacts=tuple(contacts.values()),
        methods=tuple(methods.values()),
        occasions=next((item.occasions for item in records if item.occasions), ()),
        more=tuple(sources.values())[1:],
        entries=tuple(entries),
        warnings=tuple(warnings),
    )


def _key(record: Record) -> tuple[str, ...]:
    """Return by what the rows of one customer agree; empty for a row that stands alone."""
    name = name_key(record.name)
    if record.external_id:
        return ("id", record.external_id, name)
    if record.kind is CustomerKind.COMPANY and (record.contacts or record.entries):
        return ("company", name)
    if record.entries:
        phones = (item.value for item in record.methods if item.kind is MethodKind.PHONE)
        return ("person", name, next(phones, ""))
    return ()


def _are_one(first: Record, other: Record) -> bool:
    if first.external_id:
        return True
    return all(
        name in _ADDED or first.fields.get(name, value) == value
        for name, value in other.fields.items()
    ) and _agree((first.tier, first.stage), (other.tier, other.stage))


def _agree(some: Sequence[object], others: Sequence[object]) -> bool:
    pairs = zip(some, others, strict=True)
    return all(one is None or other is None or one == other for one, other in pairs)


def _as_contact(record: Record, company: str) -> Record:
    """Return the company of a person, with the person as its contact."""
    fields = {name: value for name, value in record.fields.items() if name != "company"}
    title = fields.pop("job_title", None)
    return replace(
        record,
        name=company,
        kind=CustomerKind.COMPANY,
        external_id=None,
        fields=fields,
        contacts=(NewContact(record.name, title),),
        methods=tuple(replace(item, contact=0) for item in record.methods),
        occasions=(),
    )
