"""Makes, lists, verifies, tries, restores and deletes backups, and agrees on when they are made."""

from contextlib import suppress
from pathlib import Path

import click
from typing_extensions import override

from desktop_crm.cli import output
from desktop_crm.cli.opening import opened, unlocked
from desktop_crm.cli.options import Options
from desktop_crm.cli.secrets import Secrets, is_terminal
from desktop_crm.domain.backups import CHOICES_OF_MINUTES, BackupPlan, Safety
from desktop_crm.domain.errors import Unavailable
from desktop_crm.services import backups, vaults
from desktop_crm.services.backups import BackupInfo

_MAKE = "make"


class _BackupVerbs(click.Group):
    """A verb with a folder, and a word that is no folder."""

    @override
    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0] not in self.commands and args[0] not in {"--help", "-h"}):
            args = [_MAKE, *args]
        return super().parse_args(ctx, args)


@click.group(cls=_BackupVerbs, subcommand_metavar="[DIR] [--json] | VERB ...")
def backup() -> None:
    """Make a verified backup, or look after them.

    A backup is a new encrypted folder in DIR, or among the vault's own. It gets its name after it
    was opened and checked, and opens with the passphrase of the vault.

    A folder that is called like a verb, as "list", is written "./list".
    """


@backup.command(_MAKE, hidden=True)
@click.argument("folder", type=click.Path(path_type=Path), required=False, metavar="[DIR]")
@output.json_option
@click.pass_obj
def make(options: Options, *, folder: Path | None, is_json: bool) -> None:
    """Make a verified backup."""
    with opened(options) as desk, output.progress("Backing up") as progress:
        made = backups.make(desk.vault, folder, progress)
        with suppress(Unavailable):  # the second place gets it the next time it is there
            backups.copy_if_due(desk.vault, progress)
    _write(made, is_json=is_json)


@backup.command()
@click.argument("backup", type=click.Path(path_type=Path), metavar="BACKUP")
@output.json_option
@click.pass_obj
def verify(options: Options, *, backup: Path, is_json: bool) -> None:
    """Open a backup and check every page of it.

    It is opened with its passphrase, or as that of the vault when the key ring opens that.
    """
    secrets = Secrets(options)
    with output.progress("Verifying") as progress:
        if options.reads_passphrase or not _is_remembered(options):
            if not options.reads_passphrase and not is_terminal():
                unlocked(options, secrets).close()  # says why nobody can be asked
            found = backups.verify(backup, secrets.passphrase(), progress)
        else:
            with opened(options) as desk:
                found = backups.verify(backup, desk.vault, progress)
    if not is_json:
        output.message("The backup is whole.")
    _write(found, is_json=is_json)


@backup.command(name="list")
@output.json_option
@click.pass_obj
def list_(options: Options, *, is_json: bool) -> None:
    """List all backups, and say how safe the vault is.

    Listed are the vault's own, the copies in the second place, those under an older key, and what
    restores put aside.
    """
    with opened(options) as desk:
        shelf = backups.shelf(desk.vault)
    if is_json:
        output.value(shelf)
        return
    places = (("own", shelf.own), ("second place", shelf.copies), ("older key", shelf.older))
    rows: list[tuple[object, ...]] = [
        (info.made_at, place, info.counts.get("customer", 0), f"{info.size:,}", info.path)
        for place, infos in places
        for info in infos
    ]
    rows += [(kept.at, "put aside", "", f"{kept.size:,}", kept.path) for kept in shelf.replaced]
    output.table(rows, ("Made", "Where", "Customers", "Bytes", "Path"))
    safety = shelf.safety
    output.table(
        (
            ("Not backed up since", safety.unsaved_at or "everything is"),
            ("Last trial restore", _tried(safety)),
            ("Second place", _second_place(safety)),
        )
    )
    if not safety.is_confirmed:
        output.message("A restore waits to be confirmed in the window; no backup is deleted.")


@backup.command()
@click.argument("backup", type=click.Path(path_type=Path), required=False, metavar="[BACKUP]")
@output.json_option
@click.pass_obj
def rehearse(options: Options, *, backup: Path | None, is_json: bool) -> None:
    """Restore a backup into a passing folder, prove it, and say what would be different.

    Without BACKUP the newest one is tried. Nothing of the vault is changed.
    """
    with opened(options) as desk, output.progress("Trying a restore") as progress:
        found = backups.rehearse(desk.vault, backup, progress=progress)
    if is_json:
        output.value(found)
        return
    output.message("The backup can be restored: rows, sums and history are all there.")
    nouns = sorted(found.then.keys() | found.now.keys())
    rows = ((noun, found.then.get(noun, 0), found.now.get(noun, 0)) for noun in nouns)
    output.table([row for row in rows if row[1] != row[2]], ("Rows", "Backup", "Now"))


@backup.command()
@click.argument("backup", type=click.Path(path_type=Path), metavar="BACKUP")
@click.pass_obj
def remove(options: Options, *, backup: Path) -> None:
    """Delete a backup of the vault; the newest good one of its folder stays."""
    with opened(options) as desk:
        backups.remove(desk.vault, backup.absolute())
    output.report(f"Deleted {backup}")


@backup.command()
@click.option(
    "--every",
    type=click.Choice([str(minutes) for minutes in CHOICES_OF_MINUTES]),
    help="Minutes with a change after which the window makes one; 0 is never.",
)
@click.option("--on-closing/--not-on-closing", default=None, help="When the window closes.")
@click.option(
    "--place", type=click.Path(path_type=Path), help="A folder that gets a copy of every backup."
)
@click.option("--no-place", is_flag=True, help="No second place any more.")
@output.json_option
@click.pass_obj
def plan(
    options: Options,
    *,
    every: str | None,
    on_closing: bool | None,
    place: Path | None,
    no_place: bool,
    is_json: bool,
) -> None:
    """Show or change when backups are made, and where a second copy goes."""
    with opened(options) as desk:
        before = backups.plan(desk.vault)
        wanted = BackupPlan(
            every_minutes=before.every_minutes if every is None else int(every),
            on_closing=before.on_closing if on_closing is None else on_closing,
            place="" if no_place else before.place if place is None else str(place.absolute()),
        )
        if wanted != before:
            backups.keep_plan(desk.vault, wanted)
            backups.copy_if_due(desk.vault)
    if is_json:
        output.value(wanted)
        return
    output.table(
        (
            ("Every", f"{wanted.every_minutes} minutes" if wanted.every_minutes else "never"),
            ("On closing", "yes" if wanted.on_closing else "no"),
            ("Second place", wanted.place or "none"),
        )
    )


@click.command()
@click.argument("backup", type=click.Path(path_type=Path), metavar="BACKUP")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
def restore(*, backup: Path, folder: Path) -> None:
    """Make a new vault from a backup.

    The vault is made at DIR; an existing one is never overwritten. It opens with the passphrase it
    had.
    """
    with output.progress("Restoring") as progress:
        backups.restore(backup, folder, progress)
    output.report(f"Restored to {folder}")


def _is_remembered(options: Options) -> bool:
    """Tell whether the key ring may open the vault."""
    try:
        return options.uses_key_ring and vaults.SlotKind.KEYRING in vaults.slots_of(options.folder)
    except Unavailable:
        return False


def _tried(safety: Safety) -> object:
    if safety.failed_at is not None:
        return f"failed at {output.shown(safety.failed_at)}"
    return safety.rehearsed_at or "never"


def _second_place(safety: Safety) -> str:
    if not safety.plan.place:
        return "none"
    copied = output.shown(safety.copied_at) if safety.copied_at else "never"
    away = "" if safety.is_place_there else ", not there now"
    return f"{safety.plan.place}, last copy {copied}{away}"


def _write(made: BackupInfo, *, is_json: bool) -> None:
    if is_json:
        output.value(made)
    else:
        output.report(str(made.path))
