"""Secrets as they come in: one a line on standard input, or typed at a terminal without echo."""

import sys
from typing import BinaryIO

import click

from desktop_crm.cli.options import Options
from desktop_crm.domain.errors import Fault, Refused, Unavailable

_LONGEST = 4096

MISSING = "Standard input ended before {secret} came. Give one secret a line."
NOT_TEXT = "Standard input is not text in UTF-8, so {secret} is lost."
DIFFERENT = "The two do not agree. Nothing was changed."


class Secrets:
    """Where a run gets its secrets from, in the order in which they are asked for."""

    def __init__(self, options: Options) -> None:
        self._is_typed = not options.reads_passphrase and is_terminal()
        self._is_first = True

    def passphrase(self, name: str = "the master password") -> str:
        """Return a secret that exists already."""
        return self._prompt(name) if self._is_typed else self._line(name)

    def new_passphrase(self, name: str = "the new master password") -> str:
        """Return a new secret; one that is typed is typed twice."""
        if not self._is_typed:
            return self._line(name)
        first = self._prompt(name)
        if self._prompt(f"{name} again") != first:
            raise Refused(DIFFERENT, field="passphrase")
        return first

    def _prompt(self, name: str) -> str:
        typed: str = click.prompt(
            name[:1].upper() + name[1:], hide_input=True, err=True, default="", show_default=False
        )
        return typed

    def _line(self, name: str) -> str:
        stream: BinaryIO = sys.stdin.buffer
        line = stream.readline(_LONGEST)
        if not line:
            raise Unavailable(Fault.WRONG_SECRET, MISSING, secret=name)
        try:
            text = line.decode("utf-8-sig" if self._is_first else "utf-8")
        except UnicodeDecodeError:
            raise Unavailable(Fault.WRONG_SECRET, NOT_TEXT, secret=name) from None
        self._is_first = False
        return text.rstrip("\r\n")


def is_terminal() -> bool:
    """Tell whether a person can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()
