"""Brings customers in from a file: read, propose, store; one undo takes all of it back."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from desktop_crm.domain import credit_codes
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.importing import (
    AUTO,
    Catalogue,
    EntryKind,
    FieldDiff,
    ImportReport,
    OnMatch,
    Proposal,
    Record,
    Sheet,
    Verdict,
    Warning,
)
from desktop_crm.domain.values import new_id
from desktop_crm.domain.words import MethodKind
from desktop_crm.exchange import (
    delimited,
    encodings,
    entry_rows,
    grouping,
    headers,
    json_reader,
    records,
    vcard_files,
)
from desktop_crm.services import card_importing, entry_importing, import_batches
from desktop_crm.services.import_matching import PICKED, Current, Known, Phones, differences
from desktop_crm.services.import_rows import Rows, wanted
from desktop_crm.services.use_cases import use_case

Progress = Callable[[int, int], None]
#: Row of the file -> differences that are not to be taken.
Refusals = Mapping[int, frozenset[FieldDiff]]

_CHUNK = 500
_WRITTEN = frozenset({Verdict.CREATE, Verdict.POSSIBLE_DUPLICATE, Verdict.UPDATE})

BAD_PHONE = QT_TRANSLATE_NOOP("Import", "“{value}” does not look like a phone number")
UNKNOWN_PHONE = QT_TRANSLATE_NOOP("Import", "“{value}” is not a valid phone number")
BAD_CREDIT_CODE = QT_TRANSLATE_NOOP("Import", "The check digit of “{value}” does not fit")
LOOKS_LIKE = QT_TRANSLATE_NOOP("Import", "Looks like the customer “{value}”")

#: Encodings a person can choose where the guess is wrong.
ENCODINGS = encodings.ENCODINGS

report = import_batches.report


def silent(done: int, total: int) -> None:
    """Take progress and say nothing."""


def fields(kind: EntryKind | None = None) -> tuple[str, ...]:
    """Return the names of the fields a column can be mapped to; "" only keeps it."""
    if kind is not None:
        return entry_rows.fields()
    return (*headers.fields(), *entry_rows.fields_beside())


def read(
    path: Path,
    *,
    noun: str = AUTO,
    encoding: str = "auto",
    mapping: Mapping[str, str] | None = None,
    groups_companies: bool = False,
    progress: Progress = silent,
) -> Sheet:
    """Read a file: a table or a workbook, vCards, or our own JSON; nothing is written.

    What the file is, its content says, not its name.

    Args:
        path: the file.
        noun: what the rows of a table are: CUSTOMERS, an EntryKind, or AUTO.
        encoding: a Python encoding name, or "auto".
        mapping: header -> field ("" = only keep), instead of what is recognised.
        groups_companies: whether persons of one company become contacts of one customer.
        progress: told (rows done, rows in all); may raise Cancelled.

    Raises:
        Unavailable: the file cannot be read, is too large, or is not in that encoding.
    """
    data = delimited.read_file(path)
    if json_reader.is_ours(data):
        return json_reader.read(data, path.name, progress=progress)
    if vcard_files.is_vcard(data):
        sheet = vcard_files.read(data, path.name, progress=progress)
    else:
        sheet = records.read(
            data, path.name, noun=noun, encoding=encoding, mapping=mapping, progress=progress
        )
    if groups_companies and sheet.kind is None:
        sheet = replace(sheet, records=grouping.by_company(sheet.records))
    return sheet


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
    if sheet.kind is not None:
        return entry_importing.propose(session, sheet, progress=progress)
    return _judged(session, sheet, on_match, progress)[0]


@use_case(QT_TRANSLATE_NOOP("UseCase", "Import customers"), backed_up_from=50)
def store(
    session: Session,
    sheet: Sheet,
    *,
    now: datetime,
    on_match: OnMatch = OnMatch.UPDATE,
    left_out: frozenset[int] = frozenset(),
    refused: Refusals | None = None,
    author: str | None = None,
    progress: Progress = silent,
) -> ImportReport:
    """Import a sheet of customers as one batch, one step for undo.

    Args:
        session: the writing session.
        sheet: what `read` gave.
        now: the moment of the import.
        on_match: what happens with rows whose customer is known.
        left_out: numbers of rows the person unticked.
        refused: differences the person does not want, by the number of their row.
        author: who imports; an entry keeps the author its row names.
        progress: told (rows done, rows in all); may raise Cancelled, which leaves nothing behind.
    """
    judged, current, phones = _judged(session, sheet, on_match, silent)
    proposals = [
        _without(proposal, (refused or {}).get(proposal.record.row, frozenset()))
        for proposal in judged
        if proposal.record.row not in left_out
    ]
    writing = [proposal for proposal in proposals if proposal.verdict in _WRITTEN]
    counts = report(sheet, proposals)
    if not writing:
        return counts
    batch = new_id()
    import_batches.write(session, batch, sheet, counts, now=now, author=author)
    rows = Rows(
        session,
        batch,
        now=now,
        phones=phones,
        current=current,
        author=author,
        products_here=card_importing.add_catalogue(session, sheet.catalogue or Catalogue()),
    )
    for done, proposal in enumerate(writing):
        if done % _CHUNK == 0:
            # In pieces: the count is an honest one, and a large sheet is never there twice.
            rows.write()
            progress(done, len(writing))
        if proposal.verdict is Verdict.UPDATE:
            rows.update(proposal)
        else:
            rows.create(proposal)
    rows.write()
    progress(len(writing), len(writing))
    return replace(counts, batch=batch)


def _judged(
    session: Session, sheet: Sheet, on_match: OnMatch, progress: Progress
) -> tuple[tuple[Proposal, ...], Current, Phones]:
    """Return the proposals, the values they were compared with, and the numbers that were read."""
    known = Known.read(session)
    matches = []
    for done, record in enumerate(sheet.records):
        if done % _CHUNK == 0:
            progress(done, len(sheet.records))
        matches.append((_checked(_picked(record, known), known.phones), *known.match(record)))
    matched = {found for _, found, _ in matches if found is not None}
    current = Current.read(session, matched, known.heads)
    cards = [record.card for record in sheet.records if record.card is not None]
    current.children = card_importing.known_ids(session, cards)
    proposals = tuple(
        _proposal(record, found, likeness, known, current, on_match)
        for record, found, likeness in matches
    )
    return proposals, current, known.phones


def _proposal(
    record: Record,
    found: bytes | None,
    likeness: bytes | None,
    known: Known,
    current: Current,
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
    changes = tuple(differences(record, found, current, known.phones))
    verdict = Verdict.UPDATE if changes else Verdict.UNCHANGED
    if on_match is OnMatch.SKIP:
        verdict = Verdict.SKIP
    return Proposal(
        record=record,
        verdict=verdict,
        customer_id=found,
        customer_name=known.shown[found],
        differences=changes,
    )


def _without(proposal: Proposal, refused: frozenset[FieldDiff]) -> Proposal:
    """Return a proposal without what the person does not want."""
    if not refused or proposal.verdict is not Verdict.UPDATE:
        return proposal
    left = wanted(proposal, refused)
    verdict = Verdict.UPDATE if left else Verdict.SKIP
    return replace(proposal, differences=left, verdict=verdict)


def _picked(record: Record, known: Known) -> Record:
    """Replace words of pick-lists by their keys, where the list has them."""
    found = {
        name: known.pick(pick_list, record.fields[name])
        for name, pick_list in PICKED.items()
        if name in record.fields
    }
    return replace(record, fields={**record.fields, **found}) if found else record


def _checked(record: Record, phones: Phones) -> Record:
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
