"""The program: a verb goes to the command line, no verb opens the window."""

from pathlib import Path

from desktop_crm.cli.main import make


def main() -> None:
    """Run the program and leave with its exit code."""
    make(_open_window).main(prog_name="desktop-crm")


def _open_window(
    folder: Path | None, *, passphrase: str | None = None, uses_key_ring: bool = True
) -> int:
    from desktop_crm.ui.kit.plain_import import import_plainly  # noqa: PLC0415 - see below

    import_plainly()
    from desktop_crm.app import open_window  # noqa: PLC0415 - a verb never loads Qt

    return open_window(folder, passphrase=passphrase, uses_key_ring=uses_key_ring)


if __name__ == "__main__":
    main()
