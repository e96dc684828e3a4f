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
from desktop_crm.domain.entries import EntryKind, EntrySheet
from desktop_crm.domain.errors import Fault, Refused, Unavailable
from desktop_crm.domain.importing import BadRow, ImportReport, OnMatch
from desktop_crm.queries.settings import settings
from desktop_crm.services import entry_importing, exporting, importing

CUSTOMERS = "customers"
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
    type=choosing.word((CUSTOMERS, *EntryKind)),
    default="customers",
    help="What the rows are.",
)
@click.option(
    "--type",
    "form",
    type=choosing.word(("auto", "csv", "xlsx", "vcard")),
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
    dry_run: bool,
    rejects: Path | None,
    is_json: bool,
) -> int:
    """Bring customers in from a sheet, a workbook or vCards.

    With --as the rows are interactions, purchases, follow-ups or feedback of customers the vault
    knows. What the file is, its content says; headers are recognised in Chinese and English, and so
    is the encoding. A row whose customer the vault knows updates it; its External ID comes first,
    then the same row, then phone and name. "undo BATCH" takes the whole import back. Ends with 1
    when rows could not be stored.
    """
    del form  # the content says it
    matching = OnMatch(on_match)
    kind = None if noun == CUSTOMERS else EntryKind(noun)
    known = importing.fields() if kind is None else entry_importing.fields()
    headers = None if mapping is None else _mapping(mapping, known)
    if kind is not None:
        with opened(options) as desk:
            read = entry_importing.read(file, kind, encoding=encoding, mapping=headers)
            report, kept = _entries(desk, file, read, rejects, dry_run=dry_run)
        _tell(report, kept, dry_run=dry_run, is_json=is_json)
        return Exit.PARTLY_DONE if report.failed else Exit.DONE
    with opened(options) as desk:
        with output.progress("Reading") as progress:
            sheet = importing.read(file, encoding=encoding, mapping=headers, progress=progress)
        if dry_run:
            with output.progress("Comparing") as progress:
                proposals = desk.ask(importing.propose, sheet, on_match=matching, progress=progress)
            report = importing.report(sheet, proposals)
            kept = rejects if report.bad_rows else None
            if kept is not None:
                _write_rejects(kept, report.bad_rows)
        else:
            author = desk.ask(settings).user_name or None
            with (
                _rejects(file, rejects, sheet.bad_rows) as kept,
                output.progress("Storing") as progress,
            ):
                report = desk.do(
                    importing.store,
                    sheet,
                    now=desk.now,
                    on_match=matching,
                    author=author,
                    progress=progress,
                ).value
    if sheet.other_sheets:
        output.message(f"Sheets that were not read: {output.shown(', '.join(sheet.other_sheets))}")
    _tell(report, kept, dry_run=dry_run, is_json=is_json)
    return Exit.PARTLY_DONE if report.failed else Exit.DONE


def _entries(
    desk: Desk, file: Path, sheet: EntrySheet, rejects: Path | None, *, dry_run: bool
) -> tuple[ImportReport, Path | None]:
    """Import entries, or say what would happen; also where the bad rows are."""
    report = desk.ask(entry_importing.propose, sheet)
    if dry_run:
        kept = rejects if report.bad_rows else None
        if kept is not None:
            _write_rejects(kept, report.bad_rows)
        return report, kept
    author = desk.ask(settings).user_name or None
    with _rejects(file, rejects, report.bad_rows) as kept, output.progress("Storing") as progress:
        done = desk.do(entry_importing.store, sheet, now=desk.now, author=author, progress=progress)
    return done.value, kept


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
def _rejects(file: Path, chosen: Path | None, bad_rows: Sequence[BadRow]) -> Iterator[Path | None]:
    """Write the bad rows before the good ones are stored; a failed import leaves no file."""
    if not bad_rows:
        yield None
        return
    path = chosen or _free(file.with_name(f"{file.stem}-rejects.csv"))
    is_new = not path.exists()
    _write_rejects(path, bad_rows)
    try:
        yield path
    except BaseException:
        if is_new:
            path.unlink(missing_ok=True)
        raise


def _write_rejects(path: Path, bad_rows: Sequence[BadRow]) -> None:
    with exporting.replacing(path) as out:
        out.write(exporting.rejects(bad_rows))


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
