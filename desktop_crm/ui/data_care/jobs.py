"""Long work of this page; every function runs on a thread of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop_crm.domain.changes import Done
from desktop_crm.domain.exporting import ExportFormat
from desktop_crm.domain.importing import CUSTOMERS, ImportReport, OnMatch, Proposal, Sheet
from desktop_crm.queries import settings
from desktop_crm.services import entry_importing, importing, unit_of_work
from desktop_crm.services.importing import Progress, Refusals


@dataclass(frozen=True, slots=True, kw_only=True)
class DryRun:
    """A file as read, and what an import of it would do."""

    path: Path
    sheet: Sheet
    proposals: tuple[Proposal, ...]

    @property
    def noun(self) -> str:
        """What its rows are."""
        return self.sheet.kind or CUSTOMERS


def fields(sheet: Sheet) -> Sequence[str]:
    """Return what a column of a sheet can be taken for; "" only keeps it."""
    return ("", *importing.fields(sheet.kind))


def dry_run(
    vault: Any,
    path: Path,
    *,
    noun: str,
    encoding: str,
    mapping: Mapping[str, str] | None,
    on_match: OnMatch,
    groups_companies: bool,
    progress: Progress,
) -> DryRun:
    """Read a file and say what an import would do; nothing is written."""
    sheet = importing.read(
        path,
        noun=noun,
        encoding=encoding,
        mapping=mapping,
        groups_companies=groups_companies,
        progress=progress,
    )
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
    refused: Refusals,
    progress: Progress,
) -> Done[ImportReport]:
    """Import a sheet as one step for undo."""
    author = unit_of_work.read(vault, settings.settings).user_name or None
    if sheet.kind is not None:
        return unit_of_work.write(
            vault,
            entry_importing.store,
            sheet,
            now=now,
            left_out=left_out,
            author=author,
            progress=progress,
        )
    return unit_of_work.write(
        vault,
        importing.store,
        sheet,
        now=now,
        on_match=on_match,
        left_out=left_out,
        refused=refused,
        author=author,
        progress=progress,
    )


def save_rejects(path: Path, report: ImportReport, language: str) -> Path:
    """Write the rows an import could not take, each with its reason."""
    from desktop_crm.services import exporting  # noqa: PLC0415 - loads makers of files

    form = ExportFormat.CSV if path.suffix.lower() == ".csv" else ExportFormat.XLSX
    with exporting.replacing(path) as out:
        out.write(exporting.rejects(report.bad_rows, report.headers, language=language, form=form))
    return path
