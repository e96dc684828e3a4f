"""Makes, verifies and restores backups."""

from pathlib import Path

import click
from typing_extensions import override

from desktop_crm.cli import output
from desktop_crm.cli.opening import opened, unlocked
from desktop_crm.cli.options import Options
from desktop_crm.cli.secrets import Secrets, is_terminal
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


@click.group(cls=_BackupVerbs, subcommand_metavar="[DIR] [--json] | verify BACKUP")
def backup() -> None:
    """Make a verified backup, or verify one.

    A backup is a new encrypted folder in DIR, or among the vault's own. It gets its name after it
    was opened and checked, and opens with the passphrase of the vault.

    A folder that is called "verify" is written "./verify".
    """


@backup.command(_MAKE, hidden=True)
@click.argument("folder", type=click.Path(path_type=Path), required=False, metavar="[DIR]")
@output.json_option
@click.pass_obj
def make(options: Options, *, folder: Path | None, is_json: bool) -> None:
    """Make a verified backup."""
    with opened(options) as desk, output.progress("Backing up") as progress:
        made = backups.make(desk.vault, folder, progress)
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


def _write(made: BackupInfo, *, is_json: bool) -> None:
    if is_json:
        output.value(made)
    else:
        output.report(str(made.path))
