"""What the columns of a sheet mean, for the person to correct."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_crm.domain.importing import Record, Sheet
from desktop_crm.services import importing
from desktop_crm.ui.data_care.words import field_word
from desktop_crm.ui.kit.field_inputs import ChoiceInput
from desktop_crm.ui.kit.labels import ElidedLabel
from desktop_crm.ui.kit.layouts import clear, column, row
from desktop_crm.ui.kit.theme import Theme

#: In so many records a cell is looked for that shows what a column holds.
_SAMPLE = 50
#: More columns than a person reads; the others keep what was recognised.
_MOST_SHOWN = 200


class ColumnChoices(QWidget):
    """One line per column: its header, a cell of it, and the field it is taken for.

    Signals:
        mapped: (header, field) the person chose another field.
    """

    mapped = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.setLayout(column(self._lines, None, margins=(0, 0, 8, 0)))

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the columns of a sheet."""
        clear(self._lines)
        choices = [
            ("", partial(field_word, "")),
            *((name, partial(field_word, name)) for name in importing.fields(sheet.kind)),
        ]
        samples = _samples(sheet.records[:_SAMPLE])
        for header, field in _shown(sheet.columns):
            chosen = ChoiceInput(choices, header)
            chosen.put(field)
            chosen.activated.connect(partial(self._map, header, chosen))
            name = ElidedLabel(header, "heading")
            cell = ElidedLabel(samples.get(header, ""), "hint")
            line = row(column(name, cell, spacing=0), chosen, spacing=10)
            line.setStretch(0, 1)
            chosen.setFixedWidth(self._theme.px(184))
            self._lines.addLayout(line)

    def _map(self, header: str, chosen: ChoiceInput, _at: int) -> None:
        self.mapped.emit(header, str(chosen.value or ""))


def _shown(columns: Sequence[tuple[str, str]]) -> Sequence[tuple[str, str]]:
    """Return the columns there is room for: of very many those that were recognised first."""
    if len(columns) <= _MOST_SHOWN:
        return columns
    return sorted(columns, key=lambda item: not item[1])[:_MOST_SHOWN]


def _samples(records: Iterable[Record]) -> dict[str, str]:
    """Return the first filled cell under each header."""
    found: dict[str, str] = {}
    for record in records:
        for header, cell in record.original:
            found.setdefault(header, " ".join(cell.split()))
    return found
