"""Makes customers out of the rows of a table; no cell is lost, no row is refused for its values."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.importing import (
    AUTO,
    CUSTOMERS,
    EntryKind,
    NewContact,
    NewMethod,
    NewOccasion,
    Record,
    Sheet,
    Warning,
)
from desktop_crm.domain.words import CustomerKind, LifecycleStage, MethodKind, OccasionKind, Tier
from desktop_crm.exchange import (
    cells,
    delimited,
    entry_rows,
    formulas,
    grouping,
    headers,
    tables,
)
from desktop_crm.exchange.headers import Column

#: Name of a customer whose row has no name, phone or e-mail.
NO_NAME = "(no name)"
#: Longest own text of a customer, in characters; longer notes are cut with a warning.
MAX_TEXT = 100_000

_DIRECT = (
    "short_name", "job_title", "industry", "size_band", "source", "source_detail", "preferences",
    "treat_note", "credit_code",
)  # fmt: skip
_PLACE_FIELDS = ("country", "postcode", "region_province", "region_city")
_METHODS = {
    "phone": MethodKind.PHONE,
    "fax": MethodKind.PHONE,
    "email": MethodKind.EMAIL,
    "wechat": MethodKind.WECHAT,
    "qq": MethodKind.QQ,
}

#: An address: its label, and its parts by their field.
Place = tuple[str, dict[str, str]]

NOT_A_TIER = QT_TRANSLATE_NOOP("Import", "“{value}” is not a tier; use A, B, C or D")
NOT_A_STAGE = QT_TRANSLATE_NOOP("Import", "“{value}” is not a lifecycle stage")
NOT_A_MAIL = QT_TRANSLATE_NOOP("Import", "“{value}” does not look like an email address")
NO_NAME_GIVEN = QT_TRANSLATE_NOOP("Import", "The row has no name")
TOO_LONG = QT_TRANSLATE_NOOP("Import", "The text is longer than 100,000 characters and was cut")
NO_HEADER = QT_TRANSLATE_NOOP(
    "Import", "No header was found: what a column holds says what it was taken for"
)
MORE_CELLS = QT_TRANSLATE_NOOP("Import", "The row has more cells than the header")


def read(
    data: bytes,
    file_name: str,
    *,
    noun: str = AUTO,
    encoding: str = "auto",
    mapping: Mapping[str, str] | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Sheet:
    """Read a table, a delimited file or a workbook, of customers or of entries.

    Args:
        data: the file's bytes.
        file_name: its name, kept with the batch.
        noun: what the rows are: CUSTOMERS, an EntryKind, or AUTO where the header says it.
        encoding: a Python encoding name, or "auto".
        mapping: header -> field ("" = only keep), instead of what is recognised.
        progress: told (rows done, rows in all) now and then; may raise Cancelled.

    Raises:
        Unavailable: the encoding does not fit, or the workbook cannot be opened.
    """
    mapping = mapping or {}
    sheets = tables.read(data, file_name, encoding, progress)
    kind = entry_rows.kind_of(sheets) if noun == AUTO else None
    if noun not in {AUTO, CUSTOMERS}:
        kind = EntryKind(noun)
    if kind is not None:
        return entry_rows.read(sheets, file_name, kind, mapping=mapping)
    table, others = tables.best(sheets, mapping)
    at = tables.header_at(table.lines, mapping)
    lines = table.lines if at is None else table.lines[at + 1 :]
    header = () if at is None else table.lines[at].cells
    columns = tables.columns(header, lines, mapping, entry_rows.with_beside)
    notices = [*tables.notices(table, others), *([Warning(1, "", NO_HEADER)] if at is None else [])]
    shape = _Shape(columns, lines)
    found = []
    for done, line in enumerate(lines):
        if done % 500 == 0:
            progress(done, len(lines))
        found.append(_record(line, shape))
    return Sheet(
        file_name=file_name,
        encoding=table.encoding,
        delimiter=table.delimiter,
        headers=tuple(column.header for column in columns),
        columns=tuple((column.header, column.field) for column in columns),
        records=grouping.by_customer(found),
        bad_rows=table.bad_rows,
        other_sheets=others,
        notices=tuple(notices),
    )


class _Shape:
    """What header and columns say of every row: where each field stands, how days are written."""

    def __init__(self, columns: Sequence[Column], lines: Sequence[delimited.Line]) -> None:
        self.columns = tuple(columns)
        taken = {column.field for column in columns}
        self.beside = entry_rows.Beside(self.columns, lines)
        self.month_first = cells.months_come_first(
            line.cells[at]
            for at, column in enumerate(columns)
            if column.field == "birthday"
            for line in lines
            if at < len(line.cells)
        )
        self.has_customer = "customer" in taken
        self.has_person = bool(taken & {"person", "family_name", "given_name"})
        self.has_contact = "contact" in taken
        self.has_place = bool(taken & headers.PLACES)


@dataclass
class _Draft:
    """A record while its cells are read."""

    row: int
    month_first: bool = False
    values: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    warnings: list[Warning] = field(default_factory=list)

    def first(self, name: str) -> str:
        """Return the first filled cell of a field, or ""."""
        entries = self.values.get(name)
        return entries[0][0] if entries else ""

    def warn(self, name: str, problem: str, value: str = "") -> None:
        """Note that a cell could not be taken as it is."""
        self.warnings.append(Warning(self.row, name, problem, value[:200]))


def _record(line: delimited.Line, shape: _Shape) -> Record:
    draft = _Draft(line.row, shape.month_first)
    original = []
    for index, raw in enumerate(line.cells):
        column = shape.columns[index] if index < len(shape.columns) else None
        if column is None:
            if raw.strip():
                original.append((f"+{index + 1}", raw))
            continue
        if not raw.strip():
            continue
        original.append((column.header, raw))
        if column.field:
            text = formulas.restored(raw.strip()).strip()
            if len(text) > MAX_TEXT:
                draft.warn(column.field, TOO_LONG)
                text = text[:MAX_TEXT]
            if text:
                label = column.label
                if column.label_at is not None and column.label_at < len(line.cells):
                    label = line.cells[column.label_at].strip().lstrip("* ").lower() or label
                draft.values.setdefault(column.field, []).append((text, label))
    if original and original[-1][0].startswith("+"):
        draft.warn("", MORE_CELLS)
    places = _places(draft) if shape.has_place else []
    methods = _methods(draft, places)
    kind, name, people = _who(draft, shape, methods)
    fields = {key: draft.first(key) for key in _DIRECT if draft.first(key)}
    if kind is CustomerKind.COMPANY:
        title = fields.pop("job_title", None)
        contacts = tuple(NewContact(person, title) for person in people)
    else:
        contacts = ()
        fields |= {"company": draft.first("company")} if draft.first("company") else {}
    fields |= _joined(draft, places)
    return Record(
        row=line.row,
        name=name,
        kind=kind,
        external_id=draft.first("external_id") or None,
        fields=fields,
        tier=_tier(draft),
        stage=_stage(draft),
        tags=tuple(
            dict.fromkeys(
                tag for text, _label in draft.values.get("tags", ()) for tag in cells.tags(text)
            )
        ),
        contacts=contacts,
        methods=_given(methods, contacts),
        occasions=_occasions(draft),
        original=tuple(original),
        fingerprint=(fingerprint := _fingerprint(original)),
        entries=shape.beside.entries(line, draft.warnings, fingerprint),
        warnings=tuple(draft.warnings),
    )


def _who(
    draft: _Draft, shape: _Shape, methods: Sequence[NewMethod]
) -> tuple[CustomerKind, str, tuple[str, ...]]:
    """Return kind and name of the customer, and the contacts of a company customer.

    A customer column names the customer and a person or contact column its contact. Without one, a
    company with a contact column is a company; a person with a company column works there.
    """
    person = draft.first("person") or _composed(draft)
    contact = draft.first("contact")
    stated = cells.kind(draft.first("kind")) if draft.first("kind") else None
    if shape.has_customer and draft.first("customer"):
        name = draft.first("customer")
        other = contact or person
        guessed = stated or (
            CustomerKind.COMPANY
            if cells.looks_like_company(name) or (other and other != name)
            else CustomerKind.PERSON
        )
        people = cells.people(other) if other and other != name else ()
        return guessed, name, people
    company = draft.first("company")
    if company and (contact or not person or stated is CustomerKind.COMPANY):
        return CustomerKind.COMPANY, company, cells.people(contact or person)
    name = person or contact
    if not name:
        name = next((item.value for item in methods), "") or NO_NAME
        draft.warn("name", NO_NAME_GIVEN)
    guessed = CustomerKind.COMPANY if cells.looks_like_company(name) else CustomerKind.PERSON
    return stated or guessed, name, ()


def _composed(draft: _Draft) -> str:
    """Join family and given name: family first and without a space for Chinese names."""
    family, given = draft.first("family_name"), draft.first("given_name")
    if family and given and not (family + given).isascii() and ord(max(family)) >= 0x2E80:  # noqa: PLR2004
        return family + given
    return " ".join(filter(None, (given, draft.first("middle_name"), family)))


def _methods(draft: _Draft, places: Sequence[Place]) -> tuple[NewMethod, ...]:
    found: dict[tuple[MethodKind, str], NewMethod] = {}
    for name, kind in _METHODS.items():
        for text, label in draft.values.get(name, ()):
            split = {"phone": cells.phones, "fax": cells.phones, "email": cells.mails}.get(name)
            for value in split(text) if split else (text,):
                if kind is MethodKind.EMAIL and not cells.MAIL.fullmatch(value.strip()):
                    draft.warn(name, NOT_A_MAIL, value)
                shown = label or ("fax" if name == "fax" else None)
                found.setdefault((kind, value), NewMethod(kind, value, shown or None))
    for label, place in places[1:]:
        text = _address_text(place, whole=True)
        found.setdefault(
            (MethodKind.ADDRESS, text), NewMethod(MethodKind.ADDRESS, text, label or None)
        )
    return tuple(found.values())


def _given(methods: Sequence[NewMethod], contacts: Sequence[NewContact]) -> tuple[NewMethod, ...]:
    """Give mobile numbers to the contacts: one each where there are as many, else to the first."""
    if not contacts:
        return tuple(methods)
    phones = [item for item in methods if item.kind is MethodKind.PHONE]
    pairwise = len(contacts) > 1 and len(phones) == len(contacts)
    given = []
    for item in methods:
        personal = item.kind is not MethodKind.PHONE or item.label in {None, "mobile", "手机"}
        if pairwise and item.kind is MethodKind.PHONE:
            given.append(NewMethod(item.kind, item.value, item.label, phones.index(item)))
        elif personal and len(contacts) == 1:
            given.append(NewMethod(item.kind, item.value, item.label, 0))
        else:
            given.append(item)
    return tuple(given)


def _joined(draft: _Draft, places: Sequence[Place]) -> dict[str, str]:
    """Return the fields that are put together from several cells."""
    joined = {}
    for _label, place in places[:1]:
        if address := _address_text(place):
            joined["address"] = address
        joined |= {name: place[name] for name in _PLACE_FIELDS if name in place}
    notes = [text for text, _label in draft.values.get("note", ())]
    if draft.first("department"):
        notes.append(draft.first("department"))
    if notes:
        joined["note"] = "\n".join(dict.fromkeys(notes))
    if draft.first("website"):
        joined["website"] = draft.first("website")
    if cells.yes(draft.first("do_not_contact")):
        joined["do_not_contact"] = "1"
    return joined


def _places(draft: _Draft) -> list[Place]:
    """Return the addresses of a row by their label, each part by its field; the first is the main.

    Parts without a label complete the first address that has one.
    """
    found: dict[str, dict[str, str]] = {}
    for name in headers.PLACES:
        for text, label in draft.values.get(name, ()):
            place = found.setdefault(label, {})
            before = place.get(name, "")
            if text not in before:  # a line that says again what one before said is left out
                place[name] = f"{before}, {text}" if before else text
    loose = found.get("", {})
    whole = [(label, place) for label, place in found.items() if label]
    if loose and "address" not in loose and whole:
        whole[0][1].update({key: value for key, value in loose.items() if key not in whole[0][1]})
        return whole
    return ([("", loose)] if loose else []) + whole


def _address_text(place: Mapping[str, str], *, whole: bool = False) -> str:
    """Return the street of an address; `whole` adds what else is said."""
    street = " ".join(
        filter(None, (place.get(name) for name in ("district", "house_number", "address")))
    )
    rest = [place.get(name) for name in reversed(_PLACE_FIELDS)] if whole else []
    return ", ".join(filter(None, (street, *rest)))


def _tier(draft: _Draft) -> Tier | None:
    text = draft.first("tier")
    found = cells.tier(text) if text else None
    if text and found is None:
        draft.warn("tier", NOT_A_TIER, text)
    return found


def _stage(draft: _Draft) -> LifecycleStage | None:
    text = draft.first("stage")
    found = cells.stage(text) if text else None
    if text and found is None:
        draft.warn("stage", NOT_A_STAGE, text)
    return found


def _occasions(draft: _Draft) -> tuple[NewOccasion, ...]:
    found = []
    text = draft.first("birthday")
    if not text and draft.first("birth_month"):
        parts = (draft.first(f"birth_{part}") for part in ("year", "month", "day"))
        text = "-".join(filter(None, parts))
    if text and not cells.says_nothing(text):
        solar = cells.birthday(text, month_first=draft.month_first)
        # Digits alone are the solar calendar: 2月30日 is a slip, not a day of the second moon.
        is_solar = solar or text[:1].isdigit()
        lunar = None if is_solar else cells.lunar_birthday(text)
        if solar:
            year, month, number = solar
            found.append(NewOccasion(OccasionKind.BIRTHDAY, month, number, year))
        elif lunar:
            found.append(_lunar(lunar))
        else:
            draft.warn("birthday", cells.NOT_A_DATE, text)
    if text := draft.first("lunar_birthday"):
        lunar = cells.lunar_birthday(text)
        if lunar:
            found.append(_lunar(lunar))
        else:
            draft.warn("lunar_birthday", cells.NOT_A_DATE, text)
    return tuple(found)


def _lunar(value: tuple[int, int, bool]) -> NewOccasion:
    month, number, is_leap = value
    return NewOccasion(OccasionKind.BIRTHDAY, month, number, is_lunar=True, is_leap=is_leap)


def _fingerprint(original: Sequence[tuple[str, str]]) -> str:
    """Return the SHA-256 of the filled cells with their headers, whatever their order."""
    text = "\x1e".join(sorted(f"{name}\x1f{value}" for name, value in original))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
