"""Creates, describes, checks and unlocks a vault."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from desktop_crm.cli import output
from desktop_crm.cli.failures import Exit
from desktop_crm.cli.opening import opened
from desktop_crm.cli.options import Options
from desktop_crm.cli.secrets import Secrets
from desktop_crm.domain.errors import Fault, Refused, Unavailable
from desktop_crm.services import places, vaults
from desktop_crm.services import rescue as rescuing

CODE_EXISTS = "{path} already exists and is never overwritten. Choose another file."
CODE_NOT_WRITTEN = (
    "The recovery code cannot be written to {path} ({reason}), so no vault was made. "
    "Choose another file."
)
CODE_INSIDE = (
    "A recovery code inside the vault opens nothing when the vault is lost. Choose a file outside."
)


@click.group()
def vault() -> None:
    """Create, describe, check and unlock a vault."""


@vault.command()
@click.option(
    "--recovery-file",
    type=click.Path(path_type=Path),
    metavar="F",
    help="Write the recovery code to this new file, readable by you only, instead of showing it.",
)
@click.pass_obj
def create(options: Options, *, recovery_file: Path | None) -> None:
    """Create a vault and print its recovery code, once.

    The passphrase is the first line of standard input, or asked for on a terminal. Keep the
    recovery code on paper: it opens the vault when the passphrase is forgotten.
    """
    folder = options.folder.absolute()
    passphrase = Secrets(options).new_passphrase("the master password")
    if recovery_file is None:
        code = _create(folder, passphrase)
        output.report(f"Created {folder}")
        output.report(f"Recovery code: {code}")
        output.message("Write the recovery code down now. It is not shown again.")
        return
    if folder in recovery_file.absolute().parents:
        raise Refused(CODE_INSIDE, field="recovery_file")
    with _new_file(recovery_file) as descriptor:
        code = _create(folder, passphrase)
        with os.fdopen(os.dup(descriptor), "w", encoding="utf-8") as stream:
            stream.write(f"{code}\n")
            stream.flush()
            os.fsync(descriptor)
    output.report(f"Created {folder}")
    output.report(f"The recovery code is in {recovery_file}")


@vault.command()
@output.json_option
@click.pass_obj
def info(options: Options, *, is_json: bool) -> None:
    """Describe the vault."""
    with opened(options) as desk:
        found = vaults.info(desk.vault)
    told = {
        "id": found.id,
        "folder": found.folder,
        "created_at": found.created_at,
        "schema": found.schema,
        "size": found.size,
        "unlocked_by": [slot.kind for slot in found.slots],
        "backups": found.backups,
        "last_backup_at": found.last_backup_at,
        "customers": found.counts.get("customer", 0),
        "counts": dict(found.counts),
    }
    if is_json:
        output.value(told)
        return
    output.table(
        (
            ("Folder", found.folder),
            ("Id", found.id),
            ("Created", found.created_at),
            ("Format", found.schema),
            ("Size", f"{found.size:,} bytes"),
            ("Opened by", ", ".join(slot.kind for slot in found.slots)),
            ("Customers", f"{found.counts.get('customer', 0):,}"),
            ("Backups", f"{found.backups} of its own"),
            ("Last backup", found.last_backup_at or "never"),
        )
    )


@vault.command()
@click.option("--quick", is_flag=True, help="Do not read every page.")
@output.json_option
@click.pass_obj
def check(options: Options, *, quick: bool, is_json: bool) -> int:
    """Verify that the vault is whole.

    Reads every page and proves that nobody but this program wrote it. Ends with 4 when something is
    wrong.
    """
    with opened(options) as desk:
        found = vaults.check(desk.vault, deep=not quick)
    if is_json:
        output.value({"is_well": found.is_well, "findings": found.findings})
    elif found.is_well:
        output.report("The vault is whole.")
    for finding in () if is_json else found.findings:
        output.report(output.shown(finding))
    if not found.is_well:
        output.message("Keep this folder as it is and restore the newest backup into a new one.")
    return Exit.DONE if found.is_well else Exit.UNAVAILABLE


@vault.command()
@click.pass_obj
def passphrase(options: Options) -> None:
    """Change the passphrase.

    The present one first, as for every verb, then the new one. The recovery code stays the same.
    """
    with opened(_typed(options)) as desk:
        vaults.change_passphrase(desk.vault, desk.secrets.new_passphrase())
    output.report("The passphrase is changed. Backups of this vault open with the new one too.")


@vault.command()
@click.pass_obj
def recover(options: Options) -> None:
    """Open the vault with its recovery code and give it a new passphrase.

    Takes the recovery code, then the new passphrase.
    """
    secrets = Secrets(options)
    vaults.slots_of(options.folder)  # what is no vault needs no code
    code = secrets.passphrase("the recovery code")
    opened_vault = vaults.unlock_with_recovery_code(options.folder, code)
    try:
        vaults.change_passphrase(opened_vault, secrets.new_passphrase())
    finally:
        opened_vault.close()
    output.report("The passphrase is changed. The recovery code still opens the vault.")


@vault.command()
@click.pass_obj
def rekey(options: Options) -> None:
    """Encrypt the vault anew under another key, for when the old one may be known.

    The present passphrase first, then the new one. Prints the new recovery code, once. Backups made
    so far keep the passphrase and the code they were made with.
    """
    with opened(_typed(options)) as desk:
        created = vaults.rekey(desk.vault, desk.secrets.new_passphrase())
        created.vault.close()
    output.report("The vault has another key.")
    output.report(f"Recovery code: {created.recovery_code}")
    output.message("Write the recovery code down now. The old one opens older backups only.")


@vault.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--export",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Also write all rescued rows to this file, as JSON, not encrypted.",
)
@click.option("--no-backup", is_flag=True, help="Use the rescued rows alone.")
@output.json_option
@click.pass_obj
def rescue(
    options: Options, *, folder: Path, file: Path | None, no_backup: bool, is_json: bool
) -> int:
    """Make a new vault at DIR of what a damaged one still holds.

    The damaged vault is not touched. The new one is the newest backup with all rescued rows over
    it, and opens with the same passphrase. The recovery code may be given instead of the
    passphrase. Ends with 1 when rows are lost.
    """
    if not options.folder.is_dir():
        vaults.slots_of(options.folder)  # says that it is not there
    passphrase = Secrets(options).passphrase()
    with (
        output.progress("Reading") as progress,
        rescuing.examine(options.folder, passphrase, progress=progress) as found,
    ):
        if file is not None:
            rescuing.export(found, file)
        built = rescuing.rebuild(found, folder, with_backup=not no_backup)
        tables = [table for table in found.tables if table.read or table.from_journal or table.lost]
        told = {
            "folder": built.folder,
            "way": found.way,
            "backup": found.backup.path if found.backup else None,
            "tables": {
                table.name: {
                    "read": table.read,
                    "from_journal": table.from_journal,
                    "lost": table.lost,
                }
                for table in tables
            },
            "lost": [{"entity": row.entity, "id": row.id.hex()} for row in found.lost],
            "left_out": built.left_out,
        }
    if is_json:
        output.value(told)
    else:
        output.report(f"Rescued to {built.folder}")
        output.report(f"Customers: {built.counts.get('customer', 0):,}")
        output.report(f"Rows lost: {len(found.lost):,}")
    return Exit.PARTLY_DONE if found.lost or built.left_out else Exit.DONE


def _typed(options: Options) -> Options:
    """Let the passphrase be typed: a key ring that opens must not be enough to change the keys."""
    return replace(options, uses_key_ring=False)


def _create(folder: Path, new: str) -> str:
    created = vaults.create(folder, new)
    created.vault.close()
    places.remember_vault(folder)
    return created.recovery_code or ""


@contextmanager
def _new_file(path: Path) -> Iterator[int]:
    """Make a file only its owner can read before anything else is done; a failure removes it."""
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        raise Unavailable(Fault.ALREADY_EXISTS, CODE_EXISTS, path=str(path)) from None
    except OSError as problem:
        raise Unavailable(
            Fault.READ_ONLY, CODE_NOT_WRITTEN, path=str(path), reason=problem.strerror or "?"
        ) from problem
    try:
        yield descriptor
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    finally:
        os.close(descriptor)
