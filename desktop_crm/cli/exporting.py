"""Writes customers to a file, and one customer to paper."""

import getpass
import sys
from pathlib import Path

import click

from desktop_crm.cli import choosing, output
from desktop_crm.cli.opening import Desk, opened
from desktop_crm.cli.options import Options
from desktop_crm.domain.errors import Fault, Refused, Unavailable
from desktop_crm.queries import customers
from desktop_crm.queries.settings import settings
from desktop_crm.services import auditing, exporting
from desktop_crm.services.exporting import LANGUAGES, ExportFormat, Rendered, Style, VcardVersion

KINDS = {"brief": exporting.brief, "profile": exporting.profile}
PAPERS = ("A4", "Letter")

_UNFIT_FOR_NAMES = '<>:"/\\|?*'
_LONGEST_NAME = 60

ONE_WAY = "Name customers or a filter, not both and not neither."
NOBODY = "No customer fits this filter."
NO_FOLDER = "The folder {path} cannot be made ({reason}). Choose another one."
ONE_FILE = (
    "{path} is a file and {count} customers were named. Name a folder: each gets a file in it."
)


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
        with exporting.replacing(file) as target:
            desk.ask(
                exporting.export, ids, target, form=chosen, today=desk.today, language=lang,
                vcard=VcardVersion(vcard),
                progress=progress,
            )  # fmt: skip
        auditing.exported(desk.vault, ids, form=chosen)
    output.report(f"{len(ids):,} customers written to {file}")


@click.command()
@click.argument("references", nargs=-1, metavar="CUSTOMER...")
@choosing.filter_option
@click.option("--kind", type=choosing.word(tuple(KINDS)), default="brief", help="Which document.")
@click.option("--lang", type=choosing.word(LANGUAGES), default="en", help="Its language.")
@click.option("--paper", type=choosing.word(PAPERS), default="A4", help="Its paper.")
@click.option("--mask", is_flag=True, help="Leave out phones, amounts and free text.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE",
    help="The PDF; for several customers a folder.",
)
@click.pass_obj
def pdf(
    options: Options,
    *,
    references: tuple[str, ...],
    filter_text: str | None,
    kind: str,
    lang: str,
    paper: str,
    mask: bool,
    out: Path,
) -> None:
    """Write a visit brief or a profile as PDF.

    CUSTOMER is an id, an External ID, or an unambiguous name. Prints the path of each file. The PDF
    is not encrypted.
    """
    if bool(references) == bool(filter_text):
        raise Refused(ONE_WAY)
    with opened(options) as desk:
        ids = (
            choosing.ids(desk, choosing.filtered(desk, filter_text))
            if filter_text
            else tuple(dict.fromkeys(choosing.customer(desk, name) for name in references))
        )
        if not ids:
            raise Refused(NOBODY, field="filter")
        style = Style(language=lang, paper=paper, is_masked=mask, printed_by=printed_by(desk))
        paths = _paths(desk, ids, out, f"{kind}-{short(lang)}")
        with output.progress("Printing") as progress:
            for done, (customer_id, path) in enumerate(zip(ids, paths, strict=True)):
                progress(done, len(ids))
                write_pdf(desk, customer_id, path, kind, style)


def write_pdf(desk: Desk, customer_id: bytes, path: Path, kind: str, style: Style) -> None:
    """Write one document and tell where it is."""
    rendered: Rendered = desk.ask(KINDS[kind], customer_id, style, now=desk.now)
    with exporting.replacing(path) as target:
        target.write(rendered.pdf)
    auditing.printed(desk.vault, [customer_id], document=kind, is_masked=style.is_masked)
    output.report(str(path))
    if rendered.missing:
        output.message(f"{path.name}: some rare characters have no font and show as boxes.")


def printed_by(desk: Desk) -> str:
    """Return who prints: the user of the vault, else of this computer."""
    try:
        return desk.ask(settings).user_name or getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def short(language: str) -> str:
    """Return the language as file names have it."""
    return language.partition("_")[0]


def _paths(desk: Desk, ids: tuple[bytes, ...], out: Path, ending: str) -> list[Path]:
    """Return where each document goes: a file for one customer, files in a folder for several."""
    if len(ids) == 1 and not out.is_dir():
        return [out]
    if out.is_file():
        raise Refused(ONE_FILE, field="out", path=str(out), count=len(ids))
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise Unavailable(
            Fault.READ_ONLY, NO_FOLDER, path=str(out), reason=problem.strerror or "?"
        ) from problem
    numbers = [desk.ask(customers.number_of, customer_id) for customer_id in ids]
    names = [row.name for row in desk.ask(customers.page, numbers, today=desk.today)]
    taken: set[str] = set()
    paths = []
    for name in names:
        stem = _file_name(name)
        number, free = 1, stem
        while free.casefold() in taken:
            number += 1
            free = f"{stem}-{number}"
        taken.add(free.casefold())
        paths.append(out / f"{free}-{ending}.pdf")
    return paths


def _file_name(name: str) -> str:
    """Return a name that every file system takes."""
    kept = "".join(
        "_" if sign in _UNFIT_FOR_NAMES or not sign.isprintable() else sign for sign in name
    )
    return kept.strip(" .")[:_LONGEST_NAME] or "customer"
