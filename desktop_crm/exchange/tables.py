"""Finds the header of a table, and what each of its columns is."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.importing import Warning
from desktop_crm.exchange import cells, delimited, headers, workbook_files
from desktop_crm.exchange.headers import Column

_HEADER_ROWS = 20
#: So many rows say what a column holds.
_SAMPLE = 200
_LONGEST_NAME = 60
_NUMBERED = re.compile(r"[\s_-]*\d+$")
_PHONE = re.compile(r"[+(（]?\d[\d\s()（）\-+.]{5,}")

NULLS_REMOVED = QT_TRANSLATE_NOOP("Import", "Null characters taken out of the file: {value}")
UNREADABLE = QT_TRANSLATE_NOOP(
    "Import", "Characters that cannot be read, the file is damaged there: {value}"
)
OTHER_SHEETS = QT_TRANSLATE_NOOP("Import", "Sheets that were not read: {value}")

#: The sheets of a file by name; a delimited file is one without a name.
Sheets = Sequence[tuple[str, delimited.Table]]


def read(
    data: bytes, file_name: str, encoding: str, progress: Callable[[int, int], None]
) -> Sheets:
    """Read a delimited file or a workbook.

    Raises:
        Unavailable: the encoding does not fit, or the workbook cannot be opened.
    """
    if workbook_files.is_workbook(data):
        return workbook_files.read(data, file_name, progress).sheets
    return (("", delimited.read(data, encoding, progress)),)


def best(sheets: Sheets, mapping: Mapping[str, str]) -> tuple[delimited.Table, tuple[str, ...]]:
    """Return the first sheet with a header that is known, and the names of the others."""
    for find in (_known_header_at, header_at):
        for name, table in sheets:
            if find(table.lines, mapping) is not None:
                return table, tuple(other for other, _ in sheets if other != name)
    first = sheets[0][1] if sheets else delimited.Table((), (), "", "")
    return first, tuple(name for name, _ in sheets[1:])


def notices(table: delimited.Table, others: Sequence[str]) -> tuple[Warning, ...]:
    """Return what is to be said of a table as a whole."""
    found = []
    if table.nulls:
        found.append(Warning(0, "", NULLS_REMOVED, str(table.nulls)))
    if table.unreadable:
        found.append(Warning(0, "", UNREADABLE, str(table.unreadable)))
    if others:
        found.append(Warning(0, "", OTHER_SHEETS, ", ".join(others)))
    return tuple(found)


def columns(
    header: Sequence[str],
    lines: Sequence[delimited.Line],
    mapping: Mapping[str, str],
    completed: Callable[[Sequence[Column]], tuple[Column, ...]] = tuple,
) -> tuple[Column, ...]:
    """Return the columns, each with a name of its own: two that are called alike are told apart.

    Without a header that is known, what the cells look like says what they are. `completed` may
    take columns for more that were not recognised.
    """
    width = max((len(line.cells) for line in lines[:_SAMPLE]), default=0)
    names = [name.strip() for name in header]
    recognised = completed(headers.recognise_all(names))
    if not any(column.field for column in recognised):
        guessed = _fields_by_content(lines)
        names += [""] * (width - len(names)) if not header else []
        recognised = tuple(
            Column(name, guessed[at] if at < len(guessed) else "") for at, name in enumerate(names)
        )
    taken: set[str] = set()
    found = []
    for at, column in enumerate(recognised):
        plain = column.header or f"#{at + 1}"
        name, number = plain, 1
        while name in taken:
            number += 1
            name = f"{plain} ({number})"
        taken.add(name)
        field = mapping.get(name, column.field)
        found.append(replace(column, header=name, field=field))
    return tuple(found)


def header_at(lines: Sequence[delimited.Line], mapping: Mapping[str, str]) -> int | None:
    """Return the index of the header row.

    The first with a name that was mapped, else with two known names, else a first row with one,
    else a first row that looks like nothing but names.
    """
    known = _known_header_at(lines, mapping)
    if known is None and lines and _looks_like_names(lines):
        return 0
    return known


def _known_header_at(lines: Sequence[delimited.Line], mapping: Mapping[str, str]) -> int | None:
    for index, line in enumerate(lines[:_HEADER_ROWS]):
        if any(cell.strip() in mapping for cell in line.cells):
            return index
    for index, line in enumerate(lines[:_HEADER_ROWS]):
        if headers.known_count(line.cells) > 1:
            return index
    return 0 if lines and headers.known_count(lines[0].cells) == 1 else None


def _looks_like_names(lines: Sequence[delimited.Line]) -> bool:
    """Tell whether a first row that nobody knows is a header all the same.

    All its cells are short, different and no values, and either they are numbered ("col 1", "col
    2") or some column below holds numbers or addresses only.
    """
    first, *rest = [[cell.strip() for cell in line.cells] for line in lines[:_SAMPLE]]
    if len(set(first)) < len(first) or not all(first) or len(first) == 1:
        return False
    if any(len(cell) > headers.LONGEST or _is_value(cell) for cell in first):
        return False
    if len({_NUMBERED.sub("", cell) for cell in first}) == 1:
        return True
    return any(
        filled and all(map(_is_value, filled))
        for at in range(len(first))
        if (filled := [row[at] for row in rest if at < len(row) and row[at]])
    )


def _is_value(text: str) -> bool:
    """Tell whether a cell is a number, a date or an address, which no header is."""
    return bool(
        _PHONE.fullmatch(text)
        or cells.MAIL.fullmatch(text)
        or cells.day(text)
        or text.replace(".", "").replace(",", "").lstrip("+-¥$€").isdigit()
    )


def _fields_by_content(lines: Sequence[delimited.Line]) -> tuple[str, ...]:
    """Take the columns of a table without known names for what most of their cells look like."""
    sample = [line.cells for line in lines[:_SAMPLE]]
    fields: list[str] = []
    for index in range(max(map(len, sample), default=0)):
        filled = [row[index].strip() for row in sample if index < len(row) and row[index].strip()]
        fields.append(_guess(filled, fields) if filled else "")
    return tuple(fields)


def _guess(filled: Sequence[str], taken: Sequence[str]) -> str:
    half = len(filled) / 2
    if sum(bool(cells.MAIL.fullmatch(cell)) for cell in filled) > half:
        return "email"
    if sum(bool(_PHONE.fullmatch(cell) and not cells.day(cell)) for cell in filled) > half:
        return "phone"
    text = sum(not _is_value(cell) and len(cell) <= _LONGEST_NAME for cell in filled)
    return "customer" if text > half and "customer" not in taken else ""
