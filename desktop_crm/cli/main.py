"""The program `desktop-crm`: its options, its verbs, and what it says when something fails.

The one place for lazy loading: a verb's module, and with it the database, is imported when the verb
is run, so that `--help` and a mistyped verb answer at once. The sentences beside the verbs stand
here for the same reason; a test compares them with the verbs' own help.
"""

import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple, NoReturn

import click
from typing_extensions import override

from desktop_crm.cli import failures
from desktop_crm.cli.options import OpenWindow, Options
from desktop_crm.services import places


class Verb(NamedTuple):
    """Where a verb is defined, and what the list of verbs says of it."""

    module: str
    function: str
    sentence: str


#: Every verb, in the order in which they are explained.
VERBS: Final[Mapping[str, Verb]] = MappingProxyType(
    {
        "demo": Verb("demo", "demo", "Make and open a vault with sample customers."),
        "vault": Verb("vault", "vault", "Create, describe, check and unlock a vault."),
        "import": Verb(
            "importing",
            "import_file",
            "Bring customers in from sheets, workbooks, vCards or our JSON.",
        ),
        "export": Verb("exporting", "export", "Write customers to a file."),
        "list": Verb("customers", "list_customers", "List customers."),
        "show": Verb("customers", "show", "Show one whole card."),
        "add": Verb("customers", "add", "Add a customer."),
        "edit": Verb("customers", "edit", "Change a customer."),
        "tag": Verb("customers", "tag", "Give tags to a customer, or take them away."),
        "log": Verb("follow_ups", "log", "Log what happened, in one line."),
        "remind": Verb("follow_ups", "remind", "Plan a follow-up."),
        "done": Verb("follow_ups", "done", "Complete a follow-up."),
        "reminders": Verb("follow_ups", "reminders", "List what falls due between two days."),
        "pdf": Verb("printing", "pdf", "Write briefs, profiles, lists, books or labels as PDF."),
        "privacy": Verb("privacy", "privacy", "Give a person a copy of their data."),
        "duplicates": Verb("duplicates", "duplicates", "Find customers that were entered twice."),
        "merge": Verb("duplicates", "merge", "Make one customer of several."),
        "unmerge": Verb("duplicates", "unmerge", "Take back the newest merge a customer is in."),
        "quality": Verb("care", "quality", "List gaps in the data, and values that look wrong."),
        "standardise": Verb(
            "care", "standardise", "List what would be written otherwise, or write it."
        ),
        "history": Verb("history", "history", "Show who changed what."),
        "undo": Verb("history", "undo", "Take back the last action, or a whole import."),
        "redo": Verb("history", "redo", "Bring back what the last undo took."),
        "backup": Verb("backups", "backup", "Make a verified backup, or look after them."),
        "restore": Verb("backups", "restore", "Make a new vault from a backup."),
    }
)
_EPILOG = """\
Secrets come on standard input, one a line: the vault's passphrase (with --passphrase-stdin), then
what the verb itself needs. Without that option the key ring of this computer is asked, then you.

Exit codes: 0 done, 1 done in part, 2 wrong usage, 3 refused by a rule, 4 unavailable (wrong
passphrase, damaged or locked vault, full disk, unreadable file), 70 an error of the program,
130 interrupted.
"""


def make(open_window: OpenWindow) -> click.Group:
    """Return the program; `open_window` is called when there is no verb."""

    @click.group(
        cls=Program,
        invoke_without_command=True,
        epilog="\b\n" + _EPILOG.replace("\n\n", "\n\n\b\n"),
        context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
    )
    @click.option(
        "--vault",
        "named_vault",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help=f"The vault; else ${places.VARIABLE}, the one used last, or the default one.",
    )
    @click.option(
        "--passphrase-stdin",
        "reads_passphrase",
        is_flag=True,
        help="Read the passphrase from the first line of standard input.",
    )
    @click.option("--no-keyring", is_flag=True, help="Never touch the key ring of this computer.")
    @click.option(
        "--verbose", "is_verbose", is_flag=True, help="Say more; show where an error came from."
    )
    @click.option("--version", is_flag=True, help="Show the version and end.")
    @click.pass_context
    def desktop_crm(
        context: click.Context,
        named_vault: Path | None,
        reads_passphrase: bool,
        no_keyring: bool,
        is_verbose: bool,
        version: bool,
    ) -> None:
        """Customers, follow-ups and feedback in one encrypted folder, the vault.

        Without a verb the window opens.
        """
        if version:
            click.echo(f"desktop-crm {_version()}")
            context.exit()
        options = Options(
            named_vault=named_vault,
            reads_passphrase=reads_passphrase,
            uses_key_ring=not no_keyring,
            is_verbose=is_verbose,
            open_window=open_window,
        )
        context.obj = options
        if context.invoked_subcommand is None:
            context.exit(_open_window(options))

    program: click.Group = desktop_crm
    return program


def _open_window(options: Options) -> int:
    from desktop_crm.cli import window  # noqa: PLC0415 - not needed for a verb

    return window.open_on(options, options.named_vault)


def _version() -> str:
    from importlib.metadata import version  # noqa: PLC0415 - loads the parsers of e-mail

    return version("desktop-crm")


class Program(click.Group):
    """The group of verbs: loads a verb when it is wanted, and turns failures into exit codes."""

    @override
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    @override
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        verb = VERBS.get(cmd_name)
        if verb is None:
            return None
        module = import_module(f"desktop_crm.cli.{verb.module}")
        command: click.Command = getattr(module, verb.function)
        return command

    @override
    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl([(name, verb.sentence) for name, verb in VERBS.items()])

    @override
    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> NoReturn:
        """Run one verb and leave with its exit code."""
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        arguments = list(sys.argv[1:] if args is None else args)
        is_verbose = "--verbose" in arguments
        with failures.told(is_verbose=is_verbose) as outcome:
            outcome.code = super().main(
                arguments,
                prog_name or "desktop-crm",
                complete_var,
                standalone_mode=False,
                windows_expand_args=windows_expand_args,
                **extra,
            )
        sys.exit(outcome.code)
