"""Long work of this page; every function runs on a thread of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from desktop_crm.domain.changes import Done
from desktop_crm.domain.criteria import Criteria, Sort
from desktop_crm.domain.exporting import ExportFormat
from desktop_crm.domain.importing import BadRow, ImportReport, OnMatch, Proposal, Sheet
from desktop_crm.queries import customers, listing, settings
from desktop_crm.services import importing, unit_of_work
from desktop_crm.services.importing import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class DryRun:
    """A file as read, and what an import of it would do."""

    path: Path
    sheet: Sheet
    proposals: tuple[Proposal, ...]


def dry_run(
    vault: Any,
    path: Path,
    *,
    encoding: str,
    mapping: Mapping[str, str] | None,
    on_match: OnMatch,
    progress: Progress,
) -> DryRun:
    """Read a file and say what an import would do; nothing is written."""
    sheet = importing.read(path, encoding=encoding, mapping=mapping, progress=progress)
    proposals = unit_of_work.read(
        vault, importing.propose, sheet, on_match=on_match, progress=progress
    )
    return DryRun(path=path, sheet=sheet, proposals=proposals)


def import_sheet(
    vault: Any,
    sheet: Sheet,
    *,
    now: datetime,
    on_match: OnMatch,
    left_out: frozenset[int],
    progress: Progress,
) -> Done[ImportReport]:
    """Import a sheet as one step for undo."""
    author = unit_of_work.read(vault, settings.settings).user_name or None
    return unit_of_work.write(
        vault,
        importing.store,
        sheet,
        now=now,
        on_match=on_match,
        left_out=left_out,
        author=author,
        progress=progress,
    )


def save_rejects(path: Path, bad_rows: tuple[BadRow, ...], language: str) -> Path:
    """Write the rows an import could not take, each with its reason."""
    from desktop_crm.services import exporting  # noqa: PLC0415 - loads reportlab

    with exporting.replacing(path) as out:
        out.write(exporting.rejects(bad_rows, language=language))
    return path


def export(
    vault: Any,
    criteria: Criteria,
    path: Path,
    *,
    form: ExportFormat,
    today: date,
    language: str,
    progress: Progress,
) -> int:
    """Write the customers that fit into a file, whole or not at all."""
    from desktop_crm.services import exporting  # noqa: PLC0415 - loads reportlab

    def write(session: Any) -> int:
        found = listing.listing(session, criteria, Sort.NAME, today=today)
        ids = customers.ids_of(session, found.numbers)
        with exporting.replacing(path) as out:
            return exporting.export(
                session, ids, out, form=form, today=today, language=language, progress=progress
            )

    return unit_of_work.read(vault, write)
