"""Makes a vault with sample customers, and opens it or prints what documents look like."""

from pathlib import Path

import click

from desktop_crm.cli import choosing, output, window
from desktop_crm.cli.opening import Desk
from desktop_crm.cli.options import Options
from desktop_crm.cli.printing import short, write_pdf
from desktop_crm.cli.secrets import Secrets
from desktop_crm.domain.criteria import Criteria, Sort
from desktop_crm.domain.customers import CustomerCard
from desktop_crm.domain.errors import Refused
from desktop_crm.domain.printing import Kind
from desktop_crm.domain.words import Tier
from desktop_crm.queries import customers
from desktop_crm.services import demo as sample
from desktop_crm.services import places, vaults
from desktop_crm.services.exporting import LANGUAGES, Style
from desktop_crm.services.vaults import Vault

#: Opens a vault that holds nothing but invented people; said aloud whenever it is used.
PASSPHRASE = "demo"  # noqa: S105 - it protects nothing
_MOST_COMPARED = 30

NOT_THE_SAMPLE = (
    "{folder} holds customers of its own, so no sample was put into it. Name a new folder."
)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), required=False, metavar="[DIR]")
@click.option("--no-window", is_flag=True, help="Write sample PDFs instead of opening the window.")
@click.pass_obj
def demo(options: Options, folder: Path | None, *, no_window: bool) -> int:
    """Make and open a vault with sample customers.

    DIR is a new folder, or one made like this before, which is opened again. Its passphrase is
    "demo" unless another one comes with --passphrase-stdin. Without a display sample PDFs are
    written beside it.
    """
    folder = (folder or options.named_vault or places.demo_vault()).absolute()
    secrets = Secrets(options)
    passphrase = secrets.passphrase() if options.reads_passphrase else PASSPHRASE
    shows_window = not no_window and window.has_display()
    vault = _ready(folder, passphrase)
    try:
        desk = Desk(vault, secrets)
        _fill(desk, folder)
        output.report(str(folder))
        if not options.reads_passphrase:
            output.message(f'The passphrase of this sample is "{PASSPHRASE}"; keep nothing in it.')
        if not shows_window:
            if not no_window:
                output.message("There is no display, so sample documents are written instead.")
            _print(desk, folder)
    finally:
        vault.close()
    if not shows_window:
        return 0
    return options.open_window(folder, passphrase=passphrase, uses_key_ring=options.uses_key_ring)


def _ready(folder: Path, passphrase: str) -> Vault:
    """Return the vault at a folder, made when there is nothing yet."""
    if vaults.is_vault(folder):
        return vaults.unlock(folder, passphrase)
    return vaults.create(folder, passphrase, with_recovery_code=False).vault


def _fill(desk: Desk, folder: Path) -> None:
    """Put the sample into an empty vault, once."""
    if desk.ask(sample.is_there):
        return
    if choosing.listed(desk, Criteria()).total:
        raise Refused(NOT_THE_SAMPLE, folder=str(folder))
    desk.do(sample.fill, today=desk.today, now=desk.now)


def _print(desk: Desk, folder: Path) -> None:
    """Write a brief and a profile in both languages beside the vault."""
    for language in reversed(LANGUAGES):
        card = _fullest(desk, is_latin=language == "en")
        for kind in (Kind.BRIEF, Kind.PROFILE):
            path = folder.with_name(f"{folder.stem}-{kind}-{short(language)}.pdf")
            write_pdf(desk, card.id, path, kind, Style(language=language))


def _fullest(desk: Desk, *, is_latin: bool) -> CustomerCard:
    """Return the customer of tier A, named in that script, that fills documents best."""
    best = choosing.listed(desk, Criteria(tiers=frozenset({Tier.A})), Sort.NAME)
    ids = desk.ask(customers.ids_of, best.numbers[:_MOST_COMPARED])
    cards = [choosing.card(desk, found) for found in ids]
    return max(cards, key=lambda card: (card.name.isascii() == is_latin, _fullness(card)))


def _fullness(card: CustomerCard) -> tuple[int, int]:
    lists = (
        card.contacts, card.methods, card.interactions, card.follow_ups, card.feedback,
        card.purchases, card.deals, card.needs, card.occasions, card.tags,
    )  # fmt: skip
    return sum(1 for rows in lists if rows), sum(map(len, lists))
