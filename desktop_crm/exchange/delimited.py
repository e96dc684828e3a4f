"""Reads comma, semicolon, tab and bar separated tables, however badly they were written."""

import csv
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.importing import BadRow
from desktop_crm.exchange import encodings

#: Largest file that is read, in bytes; a customer sheet of a million rows stays below it.
MAX_BYTES = 512 * 1024 * 1024
#: Longest cell, in characters (the limit of Python's csv module).
MAX_CELL = 131_072
#: Most columns a row may have.
MAX_COLUMNS = 2_000

_DELIMITERS = ",;\t|"
_SAMPLE_LINES = 50

OPEN_QUOTE = QT_TRANSLATE_NOOP("Import", "A quotation mark is opened and never closed")
LONG_CELL = QT_TRANSLATE_NOOP("Import", "A cell is longer than 131,072 characters")
MANY_COLUMNS = QT_TRANSLATE_NOOP("Import", "The row has more than 2,000 columns")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table: its number in the file (first line is 1) and its cells as text."""

    row: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A delimited file as read: good lines, bad rows, encoding and delimiter.

    `nulls` is how many characters of value zero were taken out, `unreadable` how many are lost.
    """

    lines: tuple[Line, ...]
    bad_rows: tuple[BadRow, ...]
    encoding: str
    delimiter: str
    nulls: int = 0
    unreadable: int = 0


def read_file(path: Path) -> bytes:
    """Return the content of `path`.

    Raises:
        Unavailable: the file is missing, cannot be read, or is larger than MAX_BYTES.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise Unavailable(
                Fault.TOO_LARGE,
                QT_TRANSLATE_NOOP(
                    "Faults",
                    "The file {name} is larger than 512 MB. Split it and import the parts.",
                ),
                name=path.name,
            )
        return path.read_bytes()
    except FileNotFoundError as problem:
        raise Unavailable(
            Fault.FILE_UNREADABLE,
            QT_TRANSLATE_NOOP("Faults", "There is no file {name}. Check the name and the folder."),
            name=path.name,
        ) from problem
    except OSError as problem:
        raise Unavailable(
            Fault.FILE_UNREADABLE,
            QT_TRANSLATE_NOOP(
                "Faults",
                "The file {name} cannot be read ({reason})."
                " Close it elsewhere or check your rights, then try again.",
            ),
            name=path.name,
            reason=problem.strerror or "?",
        ) from problem


def read(
    data: bytes,
    encoding: str = "auto",
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Table:
    """Read a delimited table; a row that cannot be read is listed, the rest is kept.

    Args:
        data: the file's bytes.
        encoding: a Python encoding name, or "auto".
        progress: told (lines read, lines in the file) now and then; may raise Cancelled.

    Raises:
        Unavailable: the encoding does not fit.
    """
    text, used = encodings.decode(data, encoding)
    text = text.removeprefix("\ufeff")
    nulls = text.count("\0")
    if nulls:
        text = text.replace("\0", "")
    # Not splitlines(), which also cuts at U+2028, form feed and others that may stand in a cell.
    physical = StringIO(text, newline="").readlines()
    first = 0
    delimiter = ""
    if physical and physical[0].lower().startswith("sep="):
        delimiter = physical[0].rstrip("\r\n")[4:5]
        first = 1
    delimiter = delimiter or _steadiest(physical[:_SAMPLE_LINES])
    lines: list[Line] = []
    bad: list[BadRow] = []
    for item in _rows(physical, first, delimiter, progress):
        if isinstance(item, BadRow):
            bad.append(item)
        elif any(cell.strip() for cell in item.cells):
            lines.append(item)
    return Table(tuple(lines), tuple(bad), used, delimiter, nulls, text.count(encodings.UNREADABLE))


def _steadiest(sample: Sequence[str]) -> str:
    """Return the delimiter that gives most lines of `sample` one same number of columns above 1."""
    best = (0.0, 0)
    chosen = ","
    for candidate in _DELIMITERS:
        try:
            widths = [len(row) for row in csv.reader(list(sample), delimiter=candidate) if row]
        except csv.Error:
            continue
        if not widths:
            continue
        width, count = Counter(widths).most_common(1)[0]
        if width > 1 and (count / len(widths), width) > best:
            best = (count / len(widths), width)
            chosen = candidate
    return chosen


def _rows(
    physical: Sequence[str],
    first: int,
    delimiter: str,
    progress: Callable[[int, int], None],
) -> Iterator[Line | BadRow]:
    """Yield every row; after an open quote or a giant cell, go on with the next physical line."""
    start = first
    width = 0
    told = 0
    while start < len(physical):
        rest = map(physical.__getitem__, range(start, len(physical)))
        reader = csv.reader(rest, delimiter=delimiter)
        begin = start
        while True:
            if begin - told >= 2_000:  # noqa: PLR2004 - lines between two words of progress
                told = begin
                progress(begin, len(physical))
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                yield BadRow(begin + 1, _shortened(physical[begin]), LONG_CELL)
                break
            end = start + reader.line_num
            if end - begin > 1 and _is_open(physical[begin:end], delimiter, len(cells), width):
                yield BadRow(begin + 1, _shortened(physical[begin]), OPEN_QUOTE)
                break
            if end - begin == 1 and physical[begin].count('"') % 2 and end == len(physical):
                yield BadRow(begin + 1, _shortened(physical[begin]), OPEN_QUOTE)
                break
            if len(cells) > MAX_COLUMNS:
                yield BadRow(begin + 1, tuple(cells[:MAX_COLUMNS]), MANY_COLUMNS)
            else:
                width = width or len(cells)
                yield Line(begin + 1, tuple(cells))
            begin = end
        start = begin + 1


def _is_open(span: Sequence[str], delimiter: str, cells: int, width: int) -> bool:
    """Tell whether a row over several lines is an open quote that swallowed its neighbours.

    Signs: an odd number of quotes, more cells than the header, or every line full by itself.
    """
    if sum(line.count('"') for line in span) % 2 == 1 or cells > width > 0:
        return True
    return width > 1 and all(line.count(delimiter) >= width - 1 for line in span)


def _shortened(line: str) -> tuple[str, ...]:
    text = line.rstrip("\r\n")
    return (text if len(text) <= 1_000 else text[:1_000] + "…",)  # noqa: PLR2004
