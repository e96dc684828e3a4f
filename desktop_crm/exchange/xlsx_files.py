"""Writes a table as XLSX: every cell is text, so that nothing becomes a formula or loses a zero."""

from collections.abc import Iterable, Sequence
from typing import BinaryIO

import xlsxwriter

#: What a cell of a spreadsheet can hold.
MAX_CELL = 32_767
_WIDTH = 18


def write(rows: Iterable[Sequence[str]], out: BinaryIO) -> None:
    """Write rows, the first of which is the header, to one sheet; no other file is made."""
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_urls": False})
    sheet = book.add_worksheet()
    header, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
    last = 0
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell:
                sheet.write_string(number, column, cell[:MAX_CELL], text if number else header)
        last = max(last, len(row) - 1)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, last, _WIDTH, text)
    book.close()
