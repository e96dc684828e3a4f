"""Makes customers out of the rows of a table; no cell is lost, no row is refused for its values."""

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.importing import (
    NewContact,
    NewMethod,
    NewOccasion,
    Record,
    Sheet,
    Warning,
)
from desktop_crm.domain.words import CustomerKind, LifecycleStage, MethodKind, OccasionKind, Tier
from desktop_crm.exchange import cells, delimited, formulas, headers, workbook_files
from desktop_crm.exchange.headers import Column

#: Name of a customer whose row has no name, phone or e-mail.
NO_NAME = "(no name)"
#: Longest own text of a customer, in characters; longer notes are cut with a warning.
MAX_TEXT = 100_000

_HEADER_ROWS = 20
_PHONE = re.compile(r"[+(（]?\d[\d\s()（）\-+.]{5,}")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_DIRECT = (
    "short_name", "job_title", "region_province", "region_city", "postcode", "country",
    "industry", "size_band", "source", "source_detail", "preferences", "treat_note",
    "credit_code",
)  # fmt: skip
_METHODS = {
    "phone": MethodKind.PHONE,
    "fax": MethodKind.PHONE,
    "email": MethodKind.EMAIL,
    "wechat": MethodKind.WECHAT,
    "qq": MethodKind.QQ,
}

NOT_A_TIER = QT_TRANSLATE_NOOP("Import", "“{value}” is not a tier; use A, B, C or D")
NOT_A_STAGE = QT_TRANSLATE_NOOP("Import", "“{value}” is not a lifecycle stage")
NOT_A_DATE = QT_TRANSLATE_NOOP("Import", "“{value}” is not a date")
NOT_A_MAIL = QT_TRANSLATE_NOOP("Import", "“{value}” does not look like an email address")
NO_NAME_GIVEN = QT_TRANSLATE_NOOP("Import", "The row has no name")
TOO_LONG = QT_TRANSLATE_NOOP("Import", "The text is longer than 100,000 characters and was cut")
MORE_CELLS = QT_TRANSLATE_NOOP("Import", "The row has more cells than the header")


def read(
    data: bytes,
    file_name: str,
    *,
    encoding: str = "auto",
    mapping: Mapping[str, str] | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Sheet:
    """Read a table of customers: a delimited file or a workbook.

    Args:
        data: the file's bytes.
        file_name: its name, kept with the batch.
        encoding: a Python encoding name, or "auto".
        mapping: header -> field ("" = only keep), instead of what is recognised.
        progress: told (rows done, rows in all) now and then; may raise Cancelled.

    Raises:
        Unavailable: the encoding does not fit, or the workbook cannot be opened.
    """
    other_sheets: tuple[str, ...] = ()
    if workbook_files.is_workbook(data):
        table, other_sheets = _best_sheet(
            workbook_files.read(data, file_name, progress), mapping or {}
        )
    else:
        table = delimited.read(data, encoding, progress)
    at = _header_at(table.lines, mapping or {})
    if at is None:
        names = _names_by_content(table.lines)
        lines = table.lines
    else:
        names = tuple(name.strip() for name in table.lines[at].cells)
        lines = table.lines[at + 1 :]
    columns = _mapped(names, mapping) if mapping else headers.recognise_all(names)
    if at is None:
        names = tuple(column.header for column in columns)
    shape = _Shape(columns)
    records = []
    for done, line in enumerate(lines):
        if done % 500 == 0:
            progress(done, len(lines))
        records.append(_record(line, shape))
    return Sheet(
        file_name=file_name,
        encoding=table.encoding,
        delimiter=table.delimiter,
        headers=names,
        columns=tuple((column.header, column.field) for column in columns),
        records=tuple(records),
        bad_rows=table.bad_rows,
        other_sheets=other_sheets,
    )


def _best_sheet(
    book: workbook_files.Workbook, mapping: Mapping[str, str]
) -> tuple[delimited.Table, tuple[str, ...]]:
    """Return the first sheet with a header that is known, and the names of the others."""
    for name, table in book.sheets:
        if _header_at(table.lines, mapping) is not None:
            return table, tuple(other for other, _ in book.sheets if other != name)
    first = book.sheets[0][1] if book.sheets else delimited.Table((), (), "", "")
    return first, tuple(name for name, _ in book.sheets[1:])


def _header_at(lines: Sequence[delimited.Line], mapping: Mapping[str, str]) -> int | None:
    """Return the index of the header row.

    The first with a name that was mapped, else with two known names, else a first row with one.
    """
    for index, line in enumerate(lines[:_HEADER_ROWS]):
        if any(cell.strip() in mapping for cell in line.cells):
            return index
    for index, line in enumerate(lines[:_HEADER_ROWS]):
        if headers.known_count(line.cells) > 1:
            return index
    if lines and headers.known_count(lines[0].cells) == 1:
        return 0
    return None


def _names_by_content(lines: Sequence[delimited.Line]) -> tuple[str, ...]:
    """Name the columns of a table without a header after what most of their cells look like."""
    sample = [line.cells for line in lines[:200]]
    names: list[str] = []
    for index in range(max(map(len, sample), default=0)):
        filled = [row[index].strip() for row in sample if index < len(row) and row[index].strip()]
        names.append(_guess(filled, names) if filled else f"Column {index + 1}")
    return tuple(names)


def _guess(filled: Sequence[str], taken: Sequence[str]) -> str:
    half = len(filled) / 2
    if sum(bool(_MAIL.fullmatch(cell)) for cell in filled) > half:
        return "Email"
    if sum(bool(_PHONE.fullmatch(cell)) for cell in filled) > half:
        return "Phone"
    text = sum(not cell.replace(".", "").isdigit() and len(cell) <= 60 for cell in filled)  # noqa: PLR2004
    if text > half and "Customer" not in taken:
        return "Customer"
    return f"Column {len(taken) + 1}"


def _mapped(names: Sequence[str], mapping: Mapping[str, str]) -> tuple[Column, ...]:
    return tuple(
        Column(name, mapping[name]) if name in mapping else headers.recognise(name)
        for name in names
    )


class _Shape:
    """What the header says of every row: where each field stands and who the customer is."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = tuple(columns)
        taken = {column.field for column in columns}
        self.has_customer = "customer" in taken
        self.has_person = bool(taken & {"person", "family_name", "given_name"})
        self.has_contact = "contact" in taken


@dataclass
class _Draft:
    """A record while its cells are read."""

    row: int
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
    draft = _Draft(line.row)
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
                draft.values.setdefault(column.field, []).append((text, column.label))
    if original and original[-1][0].startswith("+"):
        draft.warn("", MORE_CELLS)
    methods = _methods(draft)
    kind, name, people = _who(draft, shape, methods)
    fields = {key: draft.first(key) for key in _DIRECT if draft.first(key)}
    if kind is CustomerKind.COMPANY:
        title = fields.pop("job_title", None)
        contacts = tuple(NewContact(person, title) for person in people)
    else:
        contacts = ()
        fields |= {"company": draft.first("company")} if draft.first("company") else {}
    fields |= _joined(draft)
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
        fingerprint=_fingerprint(original),
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


def _methods(draft: _Draft) -> tuple[NewMethod, ...]:
    found: dict[tuple[MethodKind, str], NewMethod] = {}
    for name, kind in _METHODS.items():
        for text, label in draft.values.get(name, ()):
            split = {"phone": cells.phones, "fax": cells.phones, "email": cells.mails}.get(name)
            for value in split(text) if split else (text,):
                if kind is MethodKind.EMAIL and not _MAIL.fullmatch(value.strip()):
                    draft.warn(name, NOT_A_MAIL, value)
                shown = label or ("fax" if name == "fax" else None)
                found.setdefault((kind, value), NewMethod(kind, value, shown or None))
    addresses = draft.values.get("address", [])
    for text, label in addresses:
        if label != addresses[0][1]:
            key = (MethodKind.ADDRESS, text)
            found.setdefault(key, NewMethod(*key, label or None))
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


def _joined(draft: _Draft) -> dict[str, str]:
    """Return the fields that are put together from several cells."""
    joined = {}
    lines = _address_lines(draft)
    address = " ".join(filter(None, (draft.first("district"), draft.first("house_number"), lines)))
    if address:
        joined["address"] = address
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


def _address_lines(draft: _Draft) -> str:
    """Join the lines of the first address; what a line before says already is left out."""
    found = draft.values.get("address", [])
    joined = ""
    for text, label in found:
        if label == found[0][1] and text not in joined:
            joined = f"{joined}, {text}" if joined else text
    return joined


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
    if text := draft.first("birthday"):
        solar = cells.birthday(text)
        # Digits alone are the solar calendar: 2月30日 is a slip, not a day of the second moon.
        is_solar = solar or text[:1].isdigit()
        lunar = None if is_solar else cells.lunar_birthday(text)
        if solar:
            year, month, number = solar
            found.append(NewOccasion(OccasionKind.BIRTHDAY, month, number, year))
        elif lunar:
            found.append(_lunar(lunar))
        else:
            draft.warn("birthday", NOT_A_DATE, text)
    if text := draft.first("lunar_birthday"):
        lunar = cells.lunar_birthday(text)
        if lunar:
            found.append(_lunar(lunar))
        else:
            draft.warn("lunar_birthday", NOT_A_DATE, text)
    return tuple(found)


def _lunar(value: tuple[int, int, bool]) -> NewOccasion:
    month, number, is_leap = value
    return NewOccasion(OccasionKind.BIRTHDAY, month, number, is_lunar=True, is_leap=is_leap)


def _fingerprint(original: Sequence[tuple[str, str]]) -> str:
    """Return the SHA-256 of the filled cells with their headers, whatever their order."""
    text = "\x1e".join(sorted(f"{name}\x1f{value}" for name, value in original))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
