"""What a person may ask for: a copy of everything that is kept about them."""

from pathlib import Path

import click

from desktop_crm.cli import choosing, output
from desktop_crm.cli.opening import opened
from desktop_crm.cli.options import Options
from desktop_crm.cli.printing import NO_FOLDER, printed_by, write_pdf
from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.domain.exporting import ExportFormat, Style
from desktop_crm.domain.printing import Kind
from desktop_crm.services import auditing, exporting


@click.group()
def privacy() -> None:
    """Give a person a copy of their data."""


@privacy.command("export")
@click.argument("reference", metavar="CUSTOMER")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--lang", type=choosing.word(exporting.LANGUAGES), default="en", help="Language of the PDF."
)
@click.pass_obj
def export(options: Options, *, reference: str, folder: Path, lang: str) -> None:
    """Write everything that is kept about one customer, to read (PDF) and to take along (JSON).

    DIR is made if need be. Nothing in it is encrypted.
    """
    with opened(options) as desk:
        customer_id = choosing.customer(desk, reference)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise Unavailable(
                Fault.READ_ONLY,
                NO_FOLDER,
                path=str(folder),
                reason=problem.strerror or "?",
            ) from problem
        style = Style(language=lang, printed_by=printed_by(desk))
        write_pdf(desk, customer_id, folder / "data.pdf", Kind.PRIVACY, style)
        path = folder / "data.json"
        with exporting.replacing(path) as target:
            desk.ask(
                exporting.export,
                [customer_id],
                target,
                form=ExportFormat.JSON,
                today=desk.today,
            )
        auditing.exported(desk.vault, [customer_id], form=ExportFormat.JSON)
        output.report(str(path))
