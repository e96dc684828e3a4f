"""What was asked for before the verb, and what the command line is handed in."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from desktop_crm.services import places


class OpenWindow(Protocol):
    """What opens the window; it lives above the command line and is handed in."""

    def __call__(
        self, folder: Path | None, *, passphrase: str | None = None, uses_key_ring: bool = True
    ) -> int:
        """Open the window on a vault, or on the one used last, and return its exit code."""


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for before the verb."""

    named_vault: Path | None
    reads_passphrase: bool
    uses_key_ring: bool
    is_verbose: bool
    open_window: OpenWindow

    @property
    def folder(self) -> Path:
        """The vault that is meant."""
        return self.named_vault or places.vault_folder()
