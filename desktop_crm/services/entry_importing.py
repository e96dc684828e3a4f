"""Brings in what happened, is due, was said or was bought, for customers the vault knows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.importing import Entry, EntryKind, ImportReport, Proposal, Sheet, Verdict
from desktop_crm.domain.values import new_id
from desktop_crm.services import import_batches
from desktop_crm.services.entry_writing import EntryRows, KnownEntries, shown
from desktop_crm.services.import_matching import Known
from desktop_crm.services.use_cases import use_case
from desktop_crm.storage.entities.import_row import ImportRow

Progress = Callable[[int, int], None]

NOBODY = QT_TRANSLATE_NOOP("Import", "No customer has this External ID, phone or name")
NO_DATE = QT_TRANSLATE_NOOP("Import", "The row has no date")
NO_TEXT = QT_TRANSLATE_NOOP("Import", "The row has no text")
NO_AMOUNT = QT_TRANSLATE_NOOP("Import", "The row has no product, quantity or amount")

_CHUNK = 500


def silent(done: int, total: int) -> None:
    """Take progress and say nothing."""


def propose(session: Session, sheet: Sheet, *, progress: Progress = silent) -> tuple[Proposal, ...]:
    """Return what an import of a sheet of entries would do, one proposal per row."""
    known = Known.read(session)
    entries = KnownEntries.of_all(session, known.heads)
    fingerprints = set(filter(None, session.scalars(select(ImportRow.fingerprint))))
    proposals = []
    for done, record in enumerate(sheet.records):
        if done % _CHUNK == 0:
            progress(done, len(sheet.records))
        (entry,) = record.entries
        customer_id = known.named(record)
        reason = NOBODY if customer_id is None else _reason(entry)
        if customer_id is None or reason:
            proposals.append(Proposal(record=record, verdict=Verdict.BAD, note=reason))
            continue
        name = known.shown[customer_id]
        is_old = entry.fingerprint in fingerprints or entries.has(customer_id, entry)
        proposals.append(
            Proposal(
                record=replace(record, name=name),
                verdict=Verdict.UNCHANGED if is_old else Verdict.CREATE,
                customer_id=customer_id,
                customer_name=name,
                note=shown(entry),
            )
        )
    return tuple(proposals)


@use_case(QT_TRANSLATE_NOOP("UseCase", "Import entries"), backed_up_from=50)
def store(
    session: Session,
    sheet: Sheet,
    *,
    now: datetime,
    left_out: frozenset[int] = frozenset(),
    author: str | None = None,
    progress: Progress = silent,
) -> ImportReport:
    """Import `sheet` as one batch, one step for undo; rows that were imported before are skipped.

    Args:
        session: the writing session.
        sheet: what `importing.read` gave.
        now: the moment of the import.
        left_out: numbers of rows the person unticked.
        author: who imports; an entry keeps the author its row names.
        progress: told (rows done, rows in all); may raise Cancelled, which leaves nothing behind.
    """
    proposals = [item for item in propose(session, sheet) if item.record.row not in left_out]
    report = import_batches.report(sheet, proposals)
    batch = new_id()
    rows = EntryRows(session, batch, author)
    sources = import_batches.SourceRows(session, batch)
    for done, proposal in enumerate(proposals):
        if done % _CHUNK == 0:
            progress(done, len(proposals))
        if proposal.verdict is Verdict.CREATE and proposal.customer_id is not None:
            rows.add(proposal.customer_id, proposal.record.entries[0])
            sources.add(proposal.customer_id, proposal.record.sources)
    if not report.created:
        return report
    import_batches.write(session, batch, sheet, report, now=now, author=author)
    rows.write()
    sources.write()
    progress(len(proposals), len(proposals))
    return replace(report, batch=batch)


def _reason(entry: Entry) -> str:
    """Return why an entry cannot be stored, or ""."""
    if entry.kind is EntryKind.PURCHASES:
        says = entry.product or entry.amount is not None or entry.quantity is not None
        return "" if says else NO_AMOUNT
    if entry.on is None:
        return NO_DATE
    return "" if entry.text else NO_TEXT
