"""Reads tables out of workbooks: XLSX, XLS and ODS; what would burst is refused unopened.

Cells are typed: numbers lose their ".0", days become ISO dates, a formula shows its stored value.
"""

import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.importing import BadRow
from desktop_crm.exchange.delimited import MANY_COLUMNS, MAX_COLUMNS, Line, Table

MAX_ENTRIES = 2_000
MAX_UNPACKED = 200 * 1024 * 1024
#: So much smaller than unpacked is no workbook that a person made.
MAX_RATIO = 100
#: Below this size a ratio says nothing.
_SMALL = 10 * 1024 * 1024
#: A sheet is held as a whole rectangle: one cell far out costs as much as all before it.
MAX_CELLS = 10_000_000

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAX_OLE = 100 * 1024 * 1024
_CHUNK = 1 << 20
_OVERLAP = 256
_PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_REPEATED = re.compile(rb'number-(?:columns|rows)-repeated="(\d+)"')
_HAS_VALUE = re.compile(rb"value-type=")
_FAR_REPEATED = 20_000

TOO_MUCH = QT_TRANSLATE_NOOP(
    "Faults",
    "The workbook {name} would unpack to more than this program opens."
    " Save the sheet as CSV and import that.",
)
NO_WORKBOOK = QT_TRANSLATE_NOOP(
    "Faults",
    "The workbook {name} cannot be read. It may be damaged or protected with a password:"
    " open it in a spreadsheet and save it anew.",
)


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook as read: its sheets that hold anything, by name, in order."""

    sheets: tuple[tuple[str, Table], ...]


def is_workbook(data: bytes) -> bool:
    """Tell whether a file is a workbook, by its first bytes."""
    return data.startswith((_ZIP, _OLE))


def read(
    data: bytes,
    file_name: str,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Workbook:
    """Read every sheet of a workbook.

    Args:
        data: the file's bytes.
        file_name: its name, for what is said when it cannot be read.
        progress: told (sheets read, sheets in all); may raise Cancelled.

    Raises:
        Unavailable: it is damaged or protected, or would need too much memory.
    """
    _check(data, file_name)
    found = []
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        for done, name in enumerate(book.sheet_names):
            progress(done, len(book.sheet_names))
            try:
                rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            except CalamineError:
                continue  # a chart, or a sheet that is damaged by itself
            table = _table(rows)
            if table.lines:
                found.append((name, table))
        book.close()
    except (CalamineError, ValueError, OSError, UnicodeError) as problem:
        raise Unavailable(Fault.FILE_FORMAT, NO_WORKBOOK, name=file_name) from problem
    if not found and not book.sheet_names:
        raise Unavailable(Fault.FILE_FORMAT, NO_WORKBOOK, name=file_name)
    return Workbook(tuple(found))


def _check(data: bytes, file_name: str) -> None:
    """Refuse what would burst; what a zip says of itself is believed only after unpacking."""
    if data.startswith(_OLE):
        if len(data) > _MAX_OLE:
            raise Unavailable(Fault.TOO_LARGE, TOO_MUCH, name=file_name)
        return
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            unpacked = sum(entry.file_size for entry in entries)
            packed = sum(entry.compress_size for entry in entries)
            if (
                len(entries) > MAX_ENTRIES
                or unpacked > MAX_UNPACKED
                or (unpacked > _SMALL and unpacked > MAX_RATIO * max(packed, 1))
            ):
                raise Unavailable(Fault.TOO_LARGE, TOO_MUCH, name=file_name)
            if any(_is_too_wide(archive, entry) for entry in entries):
                raise Unavailable(Fault.TOO_LARGE, TOO_MUCH, name=file_name)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as problem:
        raise Unavailable(Fault.FILE_FORMAT, NO_WORKBOOK, name=file_name) from problem
    except (NotImplementedError, RuntimeError) as problem:
        # Another way of packing, or a password.
        raise Unavailable(Fault.FILE_FORMAT, NO_WORKBOOK, name=file_name) from problem


def _is_too_wide(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Unpack one part and tell whether a sheet in it spans too many cells."""
    right = low = 0
    rest = b""
    with archive.open(entry) as part:
        while chunk := part.read(_CHUNK):
            text = rest + chunk
            if entry.filename.endswith(".xml"):
                for column, row in _PLACE.findall(text):
                    right, low = max(right, _number(column)), max(low, int(row))
                if right * low > MAX_CELLS or _repeats_far(text):
                    return True
            rest = chunk[-_OVERLAP:]
    return False


def _repeats_far(text: bytes) -> bool:
    """Tell whether an ODS repeats a filled cell or row very often; empty ones cost nothing."""
    for found in _REPEATED.finditer(text):
        if int(found[1][:9]) > _FAR_REPEATED:
            start = text.rfind(b"<", 0, found.start())
            is_row = text[start:].startswith(b"<table:table-row")
            stop = text.find(b"</table:table-row>" if is_row else b">", found.end())
            if _HAS_VALUE.search(text, start, stop if stop >= 0 else len(text)):
                return True
    return False


def _number(column: bytes) -> int:
    number = 0
    for letter in column:
        number = number * 26 + letter - 64
    return number


def _table(rows: Sequence[Sequence[object]]) -> Table:
    lines: list[Line] = []
    bad: list[BadRow] = []
    for row, cells in enumerate(rows, start=1):
        texts = tuple(map(text_of, cells))
        while texts and not texts[-1].strip():
            texts = texts[:-1]
        if len(texts) > MAX_COLUMNS:
            bad.append(BadRow(row, texts[:MAX_COLUMNS], MANY_COLUMNS))
        elif any(text.strip() for text in texts):
            lines.append(Line(row, texts))
    return Table(tuple(lines), tuple(bad), "", "")


def text_of(value: object) -> str:  # noqa: PLR0911 - one return per kind of value
    """Return a cell as text, as a person reads it."""
    match value:
        case None:
            return ""
        case bool():
            return "1" if value else ""
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e300 else f"{value:.15g}"  # noqa: PLR2004
        case datetime():
            if value.time() == time():
                return value.date().isoformat()
            return value.replace(microsecond=0).isoformat(" ")
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value)
        case _:
            return str(value).replace("\0", "").replace("\r\n", "\n")
