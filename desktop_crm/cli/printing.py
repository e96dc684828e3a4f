"""Writes documents: one about each customer, or one about all of them."""

import getpass
from pathlib import Path

import click

from desktop_crm.cli import choosing, output
from desktop_crm.cli.opening import Desk, opened
from desktop_crm.cli.options import Options
from desktop_crm.domain.criteria import Criteria
from desktop_crm.domain.errors import Fault, Refused, Unavailable
from desktop_crm.domain.exporting import Style
from desktop_crm.domain.printing import ENVELOPES, GRIDS, Choices, Column, Grouping, Kind, Section
from desktop_crm.queries import customers
from desktop_crm.queries.settings import settings
from desktop_crm.services import auditing, printing
from desktop_crm.services.exporting import LANGUAGES

PAPERS = ("A4", "Letter")
#: Documents about one customer: several customers get a file each.
SINGLE = frozenset({Kind.BRIEF, Kind.PROFILE, Kind.PRIVACY})

_UNFIT_FOR_NAMES = '<>:"/\\|?*'
_LONGEST_NAME = 60
_MOST_NAMED = 10

ONE_WAY = "Name customers or a filter, not both and not neither."
NOBODY = "No customer fits this filter."
NO_PASSWORD = "The password of a document may not be empty."  # noqa: S105 - a sentence
NO_FOLDER = "The folder {path} cannot be made ({reason}). Choose another one."
ONE_FILE = (
    "{path} is a file and {count} customers were named. Name a folder: each gets a file in it."
)


@click.command()
@click.argument("references", nargs=-1, metavar="CUSTOMER...")
@choosing.filter_option
@click.option("--kind", type=choosing.word(tuple(Kind)), default="brief", help="Which document.")
@click.option("--lang", type=choosing.word(LANGUAGES), default="en", help="Its language.")
@click.option("--paper", type=choosing.word(PAPERS), default="A4", help="Its paper.")
@click.option("--mask", is_flag=True, help="Leave out phones, amounts and free text.")
@click.option("--recipient", default="", metavar="TEXT", help="Whom it is made for.")
@click.option(
    "--section",
    "sections",
    type=choosing.word(tuple(Section)),
    multiple=True,
    help="A section of a profile; all if none is named.",
)
@click.option(
    "--column",
    "columns",
    type=choosing.word(tuple(Column)),
    multiple=True,
    help="A column of a list; the usual ones if none is named.",
)
@click.option(
    "--group-by",
    type=choosing.word(tuple(Grouping)),
    default=Grouping.NONE.value,
    help="What a list is grouped by.",
)
@click.option(
    "--grid", type=choosing.word(tuple(GRIDS)), default="A4-3x8", help="The sheet of labels."
)
@click.option(
    "--envelope", type=choosing.word(tuple(ENVELOPES)), default="DL", help="The envelope."
)
@click.option(
    "--start", type=click.IntRange(min=1), default=1, help="The first label still on the sheet."
)
@click.option(
    "--shift",
    type=(float, float),
    default=(0.0, 0.0),
    metavar="RIGHT DOWN",
    help="Millimetres by which labels and envelopes are moved.",
)
@click.option("--calibration", is_flag=True, help="Write crosses and a ruler instead of labels.")
@click.option(
    "--encrypt-stdin",
    is_flag=True,
    help="Encrypt the PDF with the next line of standard input (AES-256).",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE",
    help="The PDF; for a brief or profile of several customers a folder.",
)
@click.pass_obj
def pdf(  # noqa: PLR0913 - the options of a verb
    options: Options,
    *,
    references: tuple[str, ...],
    filter_text: str | None,
    kind: str,
    lang: str,
    paper: str,
    mask: bool,
    recipient: str,
    sections: tuple[str, ...],
    columns: tuple[str, ...],
    group_by: str,
    grid: str,
    envelope: str,
    start: int,
    shift: tuple[float, float],
    calibration: bool,
    encrypt_stdin: bool,
    out: Path,
) -> None:
    """Write briefs, profiles, lists, books or labels as PDF.

    CUSTOMER is an id, an External ID, or an unambiguous name; an empty filter means all customers.
    Prints the path of each file. A PDF is encrypted with --encrypt-stdin alone.
    """
    wanted = Kind(kind)
    choices = Choices(
        sections=frozenset(map(Section, sections)) or None,
        columns=tuple(map(Column, columns)),
        grouping=Grouping(group_by),
        grid=grid,
        envelope=envelope,
        start=start,
        shift=shift,
        is_calibration=calibration,
    )
    needs_nobody = wanted is Kind.DAY_SHEET or calibration
    is_survey_to_copy = wanted is Kind.SURVEY and not references and filter_text is None
    if not (needs_nobody or is_survey_to_copy) and bool(references) == (filter_text is not None):
        raise Refused(ONE_WAY)
    with opened(options) as desk:
        password = desk.secrets.new_passphrase("the document's password") if encrypt_stdin else ""
        if encrypt_stdin and not password:
            raise Refused(NO_PASSWORD, field="password")
        criteria = choosing.filtered(desk, filter_text) if filter_text is not None else None
        ids = _ids(desk, references, criteria)
        if not ids and wanted is not Kind.LIST and not (needs_nobody or is_survey_to_copy):
            raise Refused(NOBODY, field="filter")
        style = Style(
            language=lang,
            paper=paper,
            is_masked=mask,
            recipient=recipient,
            printed_by=printed_by(desk),
        )
        if wanted not in SINGLE:
            with output.progress("Printing") as progress:
                made = desk.ask(
                    printing.document, wanted, ids, style, now=desk.now, choices=choices,
                    criteria=criteria, progress=progress,
                )  # fmt: skip
            _write(desk, made, out, (wanted, ids, style), password)
            return
        paths = _paths(desk, ids, out, f"{kind}-{short(lang)}")
        with output.progress("Printing") as progress:
            for done, (customer_id, path) in enumerate(zip(ids, paths, strict=True)):
                progress(done, len(ids))
                write_pdf(desk, customer_id, path, wanted, style, choices, password)


def write_pdf(
    desk: Desk,
    customer_id: bytes,
    path: Path,
    kind: Kind,
    style: Style,
    choices: Choices | None = None,
    password: str = "",
) -> None:
    """Write a document about one customer and tell where it is."""
    ids = (customer_id,)
    made = desk.ask(printing.document, kind, ids, style, now=desk.now, choices=choices)
    _write(desk, made, path, (kind, ids, style), password)


def printed_by(desk: Desk) -> str:
    """Return who prints: the user of the vault, else of this computer."""
    try:
        return desk.ask(settings).user_name or getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def short(language: str) -> str:
    """Return the language as file names have it."""
    return language.partition("_")[0]


def _ids(desk: Desk, references: tuple[str, ...], criteria: Criteria | None) -> tuple[bytes, ...]:
    if criteria is not None:
        return choosing.ids(desk, criteria)
    return tuple(dict.fromkeys(choosing.customer(desk, name) for name in references))


def _write(
    desk: Desk,
    made: printing.Rendered,
    path: Path,
    about: tuple[Kind, tuple[bytes, ...], Style],
    password: str,
) -> None:
    """Write a document whole or not at all, and say what is not in it."""
    kind, ids, style = about
    with printing.replacing(path) as target:
        target.write(printing.encrypted(made.pdf, password) if password else made.pdf)
    auditing.printed(desk.vault, ids, document=kind, is_masked=style.is_masked)
    output.report(str(path))
    for missing in made.missing[:_MOST_NAMED]:
        output.message(
            f"{path.name}: {missing.character} ({missing.code_point}) prints as a box: "
            f"{missing.customer or 'the document'}, {missing.field or 'text'}."
        )
    for name in made.left_out[:_MOST_NAMED]:
        output.message(f"{path.name}: {name} is not in it (no address, or it does not fit).")
    rest = len(made.missing[_MOST_NAMED:]) + len(made.left_out[_MOST_NAMED:])
    if rest:
        output.message(f"{path.name}: {rest:,} more of these.")


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
