"""Opens the vault a verb works on: by standard input, by the key ring, or by asking."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from desktop_crm.cli import output
from desktop_crm.cli.options import Options
from desktop_crm.cli.secrets import Secrets, is_terminal
from desktop_crm.domain.changes import Done
from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.services import unit_of_work, vaults
from desktop_crm.services.vaults import SlotKind, Vault

P = ParamSpec("P")
R = TypeVar("R")

NOBODY_TO_ASK = (
    "No master password was given. Give it on standard input with --passphrase-stdin, "
    "or run this on a terminal to be asked."
)
NO_VAULT = (
    "There is no vault at {path} yet. Make one with “desktop-crm vault create”, "
    "or name yours with --vault."
)
_OF_KEY_RING = frozenset(
    {Fault.KEYRING_NONE, Fault.KEYRING_LOCKED, Fault.KEYRING_EMPTY, Fault.KEYRING_SILENT}
)


class Desk:
    """An open vault with what every verb needs of it."""

    def __init__(self, vault: Vault, secrets: Secrets) -> None:
        self.vault = vault
        self.secrets = secrets

    @property
    def now(self) -> datetime:
        """This moment, in local time."""
        return self.vault.clock().astimezone()

    @property
    def today(self) -> date:
        """The day on the wall calendar."""
        return self.now.date()

    def ask(self, query: Callable[Concatenate[Any, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a query."""
        return unit_of_work.read(self.vault, query, *args, **kwargs)

    def do(
        self, use_case: Callable[Concatenate[Any, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> Done[R]:
        """Run a use case."""
        return unit_of_work.write(self.vault, use_case, *args, **kwargs)


@contextmanager
def opened(options: Options) -> Iterator[Desk]:
    """Open the vault that is meant, and close it whatever happens."""
    secrets = Secrets(options)
    vault = unlocked(options, secrets)
    try:
        yield Desk(vault, secrets)
    finally:
        vault.close()


def unlocked(options: Options, secrets: Secrets) -> Vault:
    """Return the open vault that is meant."""
    folder = options.folder
    output.remark(f"Vault: {folder}", options)
    if options.named_vault is None and not folder.exists():
        raise Unavailable(Fault.MISSING, NO_VAULT, path=str(folder))
    if options.reads_passphrase:
        return vaults.unlock(folder, secrets.passphrase())
    problem = None
    if options.uses_key_ring and SlotKind.KEYRING in vaults.slots_of(folder):
        try:
            return vaults.unlock_with_keyring(folder)
        except Unavailable as unavailable:
            if unavailable.fault not in _OF_KEY_RING:
                raise
            problem = unavailable
    return _asked(folder, secrets, problem)


def _asked(folder: Path, secrets: Secrets, problem: Unavailable | None) -> Vault:
    vaults.slots_of(folder)  # what is no vault needs no password
    if not is_terminal():
        raise problem or Unavailable(Fault.LOCKED, NOBODY_TO_ASK)
    if problem is not None:
        output.message(str(problem))
    return vaults.unlock(folder, secrets.passphrase())
