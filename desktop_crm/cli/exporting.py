"""Writes customers to a file."""

import sys
from pathlib import Path

import click

from desktop_crm.cli import choosing, output
from desktop_crm.cli.opening import opened
from desktop_crm.cli.options import Options
from desktop_crm.services import auditing, exporting
from desktop_crm.services.exporting import LANGUAGES, ExportFormat, VcardVersion


@click.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE|-")
@click.option(
    "--format",
    "form",
    type=choosing.word(tuple(ExportFormat)),
    help="Kind of file; else told by its name, else json.",
)
@click.option(
    "--lang", type=choosing.word(LANGUAGES), default="en", help="Language of a table's headers."
)
@click.option(
    "--vcard",
    type=choosing.word(tuple(VcardVersion)),
    default=VcardVersion.V3.value,
    help="Version of vCards.",
)
@choosing.filter_option
@click.pass_obj
def export(
    options: Options,
    *,
    file: Path,
    form: str | None,
    lang: str,
    vcard: str,
    filter_text: str | None,
) -> None:
    """Write customers to a file.

    JSON holds everything the card holds, CSV what fits a flat table, VCF what address books know.
    "-" is standard output. The file is not encrypted.
    """
    is_stream = str(file) == "-"
    ending = file.suffix[1:].lower()
    chosen = ExportFormat(form or (ending if ending in set(ExportFormat) else ExportFormat.JSON))
    with opened(options) as desk, output.progress("Exporting") as progress:
        ids = choosing.ids(desk, choosing.filtered(desk, filter_text))
        if is_stream:
            out = sys.stdout.buffer
            desk.ask(
                exporting.export, ids, out, form=chosen, today=desk.today, language=lang,
                vcard=VcardVersion(vcard),
                progress=progress,
            )  # fmt: skip
            out.flush()
            auditing.exported(desk.vault, ids, form=chosen)
            return
        exporting.export_file(
            desk.vault, lambda _session: ids, file, form=chosen, today=desk.today, language=lang,
            vcard=VcardVersion(vcard), progress=progress,
        )  # fmt: skip
    output.report(f"{len(ids):,} customers written to {file}")
