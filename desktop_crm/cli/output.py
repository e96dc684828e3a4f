"""What the program writes: reports to standard output, all else to standard error.

Text of customers is shown as text: signs that steer a terminal, or turn the direction of writing,
never reach one.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar
from unicodedata import category, east_asian_width

import click

from desktop_crm.cli.options import Options
from desktop_crm.domain.values import Money

F = TypeVar("F", bound=Callable[..., Any])

_STEERING = frozenset({"Cc", "Cf", "Cs", "Co"})
#: Joiners that writing needs: emoji and Indic scripts.
_JOINERS = frozenset("\u200c\u200d\ufe0f")
_REPLACED = "\N{REPLACEMENT CHARACTER}"
_GAP = "  "
_WIDEST = 40


def json_option(function: F) -> F:
    """Give a verb the option to report in JSON."""
    return click.option(
        "--json", "is_json", is_flag=True, help="Print one JSON value instead of text."
    )(function)


def report(text: str = "") -> None:
    """Write a line of the report."""
    click.echo(text)


def message(text: str) -> None:
    """Write a line to the person, not to whoever reads the report."""
    click.echo(text, err=True)


def remark(text: str, options: Options) -> None:
    """Write a line that only `--verbose` wants."""
    if options.is_verbose:
        message(text)


def value(found: object) -> None:
    """Write one JSON value to standard output."""
    text = json.dumps(plain(found), ensure_ascii=False, indent=2)
    click.echo(text.translate({ord(sign): json.dumps(sign)[1:-1] for sign in _steering(text)}))


def plain(found: Any) -> Any:  # noqa: PLR0911 - one return per kind of value
    """Return a value as what JSON can hold: ids as hex, days and moments in ISO 8601."""
    match found:
        case None | bool() | int() | float():
            return found
        case Enum():
            return found.value
        case str():
            return found
        case bytes():
            return found.hex()
        case Money():
            return {"amount": found.plain(), "currency": found.currency}
        case datetime() | date() | time():
            return found.isoformat()
        case Path():
            return str(found)
        case dict():
            return {str(key): plain(item) for key, item in found.items()}
        case _ if is_dataclass(found):
            return {item.name: plain(getattr(found, item.name)) for item in fields(found)}
        case _:
            return [plain(item) for item in found]


def shown(found: object) -> str:  # noqa: PLR0911 - one return per kind of value
    """Return a value as one line of plain text."""
    match found:
        case None:
            return ""
        case bytes():
            return found.hex()
        case Money():
            return f"{found.plain()} {found.currency}"
        case datetime():
            return found.astimezone().strftime("%Y-%m-%d %H:%M")
        case time():
            return found.strftime("%H:%M")
        case date():
            return found.isoformat()
        case _:
            return clean(" ".join(str(found).split()))


def clean(text: str) -> str:
    """Return text without the signs that steer a terminal; line breaks stay."""
    return text.translate({ord(sign): _REPLACED for sign in _steering(text) - {"\t"}})


def table(rows: Iterable[Sequence[object]], headings: Sequence[str] = ()) -> None:
    """Write rows in columns; East Asian letters are two columns wide."""
    lines = [[shown(cell) for cell in row] for row in rows]
    if headings and lines:
        lines.insert(0, list(headings))
    widths = [min(_WIDEST, max(map(_width, column))) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = [
            cell if index == len(line) - 1 else cell + " " * max(0, widths[index] - _width(cell))
            for index, cell in enumerate(line)
        ]
        report(_GAP.join(cells).rstrip())


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """Show how far something is while it runs, on a terminal only."""
    is_shown = sys.stderr is not None and sys.stderr.isatty()
    last = ""

    def tell(done: int, total: int) -> None:
        nonlocal last
        text = f"{label}: {done:,} of {total:,}"
        if is_shown and text != last:
            click.echo(f"\r{text}\x1b[K", nl=False, err=True)
            last = text

    try:
        yield tell
    finally:
        if last:
            click.echo("\r\x1b[K", nl=False, err=True)


def _steering(text: str) -> set[str]:
    """Return the signs of a text that a terminal would obey instead of showing them."""
    return {sign for sign in set(text) - _JOINERS - {"\n"} if category(sign) in _STEERING}


def _width(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)
