"""Creates, describes, checks and unlocks a vault."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from desktop_crm.cli import output
from desktop_crm.cli.failures import Exit
from desktop_crm.cli.opening import opened
from desktop_crm.cli.options import Options
from desktop_crm.cli.secrets import Secrets
from desktop_crm.domain.errors import Fault, Refused, Unavailable
from desktop_crm.services import places, vaults

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
    with opened(options) as desk:
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
