"""Brings customers in from a sheet."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from desktop_crm.cli import choosing, output
from desktop_crm.cli.failures import Exit
from desktop_crm.cli.opening import Desk, opened
from desktop_crm.cli.options import Options
from desktop_crm.domain.errors import Fault, Refused, Unavailable
from desktop_crm.domain.exporting import ExportFormat
from desktop_crm.domain.importing import (
    AUTO,
    CUSTOMERS,
    EntryKind,
    ImportReport,
    OnMatch,
    Sheet,
)
from desktop_crm.queries.settings import settings
from desktop_crm.services import entry_importing, exporting, importing

_MOST_SHOWN = 50

BAD_MAPPING = (
    "{name} is not a mapping. It has to be JSON in UTF-8 with field names by header, "
    'as {{"Company": "customer", "Remark": ""}}.'
)
UNKNOWN_FIELD = "{value} in {name} is no field. Fields are: {fields}."
NO_MAPPING = "The mapping {name} cannot be read ({reason})."


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--as",
    "noun",
    type=choosing.word((AUTO, CUSTOMERS, *EntryKind)),
    default=AUTO,
    help="What the rows are; auto is told by the header.",
)
@click.option(
    "--type",
    "form",
    type=choosing.word(("auto", "csv", "xlsx", "vcard", "json")),
    default="auto",
    help="Kind of file.",
)
@click.option(
    "--encoding", default="auto", metavar="NAME", help="auto, utf-8, gb18030, cp1252, ..."
)
@click.option(
    "--mapping",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="JSON with field names by header, for headers that are not recognised.",
)
@click.option(
    "--on-match",
    type=choosing.word(tuple(OnMatch)),
    default=OnMatch.UPDATE.value,
    help="What to do with a customer the vault knows.",
)
@click.option(
    "--group",
    is_flag=True,
    help="Make one customer of all persons of one company; they become its contacts.",
)
@click.option("--dry-run", is_flag=True, help="Say what would happen and change nothing.")
@click.option(
    "--rejects",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where rows that cannot be stored go; else beside the sheet.",
)
@output.json_option
@click.pass_obj
def import_file(  # noqa: PLR0913 - one argument per option
    options: Options,
    *,
    file: Path,
    noun: str,
    form: str,
    encoding: str,
    mapping: Path | None,
    on_match: str,
    group: bool,
    dry_run: bool,
    rejects: Path | None,
    is_json: bool,
) -> int:
    """Bring customers in from sheets, workbooks, vCards or our JSON.

    With --as the rows are interactions, purchases, follow-ups or feedback of customers the vault
    knows; they can also stand beside the customers they belong to. What the file is, its content
    says; headers are recognised in Chinese and English, and so is the encoding. A row whose
    customer the vault knows updates it; its External ID comes first, then the same row, then phone
    and name. "undo BATCH" takes the whole import back. Ends with 1 when rows could not be stored.
    """
    del form  # the content says it
    headers = None if mapping is None else _mapping(mapping, _fields(noun))
    with opened(options) as desk:
        with output.progress("Reading") as progress:
            sheet = importing.read(
                file, noun=noun, encoding=encoding, mapping=headers, groups_companies=group,
                progress=progress,
            )  # fmt: skip
        with output.progress("Comparing") as progress:
            proposals = desk.ask(
                importing.propose, sheet, on_match=OnMatch(on_match), progress=progress
            )
        report = importing.report(sheet, proposals)
        if dry_run:
            kept = rejects if report.bad_rows else None
            if kept is not None:
                _write_rejects(kept, report)
        else:
            with _rejects(file, rejects, report) as kept, output.progress("Storing") as progress:
                report = _store(desk, sheet, OnMatch(on_match), progress)
    for notice in sheet.notices:
        output.message(output.shown(notice.text))
    _tell(report, kept, dry_run=dry_run, is_json=is_json)
    return Exit.PARTLY_DONE if report.failed else Exit.DONE


def _store(
    desk: Desk, sheet: Sheet, on_match: OnMatch, progress: importing.Progress
) -> ImportReport:
    author = desk.ask(settings).user_name or None
    if sheet.kind is not None:
        return desk.do(
            entry_importing.store, sheet, now=desk.now, author=author, progress=progress
        ).value
    return desk.do(
        importing.store, sheet, now=desk.now, on_match=on_match, author=author, progress=progress
    ).value


def _fields(noun: str) -> Sequence[str]:
    """Return what a column can be mapped to."""
    if noun == AUTO:
        return (*importing.fields(), *importing.fields(EntryKind.PURCHASES))
    return importing.fields(None if noun == CUSTOMERS else EntryKind(noun))


def _tell(report: ImportReport, kept: Path | None, *, dry_run: bool, is_json: bool) -> None:
    if is_json:
        output.value(as_json(report))
    else:
        _write(report, dry_run=dry_run)
    _list_bad_rows(report, kept)


def as_json(report: ImportReport) -> dict[str, object]:
    """Return a report in the shape that is promised."""
    return {
        "created": report.created,
        "updated": report.updated,
        "skipped": report.skipped,
        "failed": report.failed,
        "warnings": [
            {"row": warning.row, "field": warning.field, "problem": warning.text}
            for warning in report.warnings
        ],
        "batch": report.batch,
    }


def _write(report: ImportReport, *, dry_run: bool) -> None:
    would = "would be " if dry_run else ""
    output.report(
        f"{report.created:,} {would}created, {report.updated:,} {would}updated, "
        f"{report.skipped:,} {would}skipped, {report.failed:,} failed."
    )
    for warning in report.warnings[:_MOST_SHOWN]:
        output.report(
            f"  row {warning.row}, {output.shown(warning.field)}: {output.shown(warning.text)}"
        )
    if len(report.warnings) > _MOST_SHOWN:
        output.report(f"  and {len(report.warnings) - _MOST_SHOWN:,} more; --json lists them all.")
    if report.batch is not None:
        output.report(f"Batch {report.batch.hex()}; undo takes it back.")


def _list_bad_rows(report: ImportReport, kept: Path | None) -> None:
    for bad in report.bad_rows[:_MOST_SHOWN]:
        output.message(f"Row {bad.row} could not be stored: {output.shown(bad.reason)}")
    if len(report.bad_rows) > _MOST_SHOWN:
        output.message(f"And {len(report.bad_rows) - _MOST_SHOWN:,} more rows.")
    if kept is not None:
        output.message(f"Rows that could not be stored are in {kept}")


@contextmanager
def _rejects(file: Path, chosen: Path | None, report: ImportReport) -> Iterator[Path | None]:
    """Write the bad rows before the good ones are stored; a failed import leaves no file."""
    if not report.bad_rows:
        yield None
        return
    path = chosen or _free(file.with_name(f"{file.stem}-rejects.csv"))
    is_new = not path.exists()
    _write_rejects(path, report)
    try:
        yield path
    except BaseException:
        if is_new:
            path.unlink(missing_ok=True)
        raise


def _write_rejects(path: Path, report: ImportReport) -> None:
    """Write the bad rows: as a workbook where the name says so, else as CSV."""
    form = ExportFormat.XLSX if path.suffix.lower() == ".xlsx" else ExportFormat.CSV
    with exporting.replacing(path) as out:
        out.write(exporting.rejects(report.bad_rows, report.headers, form=form))


def _free(path: Path) -> Path:
    """Return a name that no file has yet."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free


def _mapping(path: Path, fields: Sequence[str]) -> Mapping[str, str]:
    """Read which header stands for which field."""
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as problem:
        raise Unavailable(
            Fault.FILE_UNREADABLE, NO_MAPPING, name=path.name, reason=problem.strerror or "?"
        ) from problem
    except ValueError:
        found = None
    if not isinstance(found, dict) or not all(isinstance(name, str) for name in found.values()):
        raise Unavailable(Fault.FILE_FORMAT, BAD_MAPPING, name=path.name)
    for field in found.values():
        if field and field not in fields:
            raise Refused(
                UNKNOWN_FIELD,
                field="mapping",
                name=path.name,
                value=output.shown(field),
                fields=", ".join(fields),
            )
    return found
