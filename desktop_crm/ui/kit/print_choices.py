"""What can be chosen of each kind of document; remembered from one time to the next."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSpinBox, QWidget

from desktop_crm.domain.printing import (
    GRIDS,
    MOST_COLUMNS,
    Choices,
    Column,
    Grouping,
    Kind,
    Section,
)
from desktop_crm.ui.kit.inputs import CheckBox, ComboBox
from desktop_crm.ui.kit.labels import caption
from desktop_crm.ui.kit.language import Text, resolved, translate
from desktop_crm.ui.kit.layouts import box, column, row
from desktop_crm.ui.kit.page import Desk

E = TypeVar("E", bound=StrEnum)

#: Who changed what is for the screen; it is never printed.
_SECTIONS: Mapping[Section, Text] = {
    Section.BASE: lambda: translate("Documents", "Base data"),
    Section.CONTACTS: lambda: translate("Documents", "Contacts and contact methods"),
    Section.FOLLOW_UPS: lambda: translate("Documents", "Follow-ups"),
    Section.PURCHASES: lambda: translate("Documents", "Purchases"),
    Section.DEALS: lambda: translate("Documents", "Deals"),
    Section.NEEDS: lambda: translate("Documents", "Needs"),
    Section.INTERACTIONS: lambda: translate("Documents", "Interactions"),
    Section.FEEDBACK: lambda: translate("Documents", "Feedback"),
    Section.SURVEYS: lambda: translate("Documents", "Satisfaction"),
    Section.OCCASIONS: lambda: translate("Documents", "Occasions"),
    Section.CONSENT: lambda: translate("Documents", "Consent"),
}
_COLUMNS: Mapping[Column, Text] = {
    Column.NAME: lambda: translate("Field", "Name"),
    Column.NUMBER: lambda: translate("Field", "External ID"),
    Column.TIER: lambda: translate("Field", "Tier"),
    Column.STAGE: lambda: translate("Field", "Lifecycle stage"),
    Column.CONTACT: lambda: translate("Documents", "Contact"),
    Column.PHONE: lambda: translate("MethodKind", "Phone"),
    Column.CITY: lambda: translate("Field", "City"),
    Column.INDUSTRY: lambda: translate("Field", "Industry"),
    Column.TAGS: lambda: translate("Documents", "Tags"),
    Column.NEXT_ON: lambda: translate("Pdf", "Day of the next follow-up"),
    Column.NEXT_TITLE: lambda: translate("Documents", "Next follow-up"),
    Column.LAST_CONTACT: lambda: translate("Documents", "Last contact"),
    Column.COMPLAINTS: lambda: translate("Documents", "Open complaints"),
    Column.TOTAL: lambda: translate("Documents", "Total"),
}
_USUAL_COLUMNS = frozenset(Column) - {
    *(Column.NUMBER, Column.INDUSTRY, Column.TAGS, Column.COMPLAINTS)
}
_GROUPINGS: Mapping[Grouping, Text] = {
    Grouping.NONE: lambda: translate("Pdf", "Not grouped"),
    Grouping.TIER: lambda: translate("Pdf", "By tier"),
    Grouping.STAGE: lambda: translate("Pdf", "By lifecycle stage"),
    Grouping.CITY: lambda: translate("Pdf", "By city"),
    Grouping.INDUSTRY: lambda: translate("Pdf", "By industry"),
}
_ENVELOPE_WORDS: Mapping[str, Text] = {
    "DL": "DL 220 × 110 mm",  # noqa: RUF001
    "C5": "C5 229 × 162 mm",  # noqa: RUF001
    "CN-5": lambda: translate("Pdf", "Chinese No. 5, with boxes for the postcode"),
    "US-10": lambda: translate("Pdf", "US No. 10"),
}
_MOST_MILLIMETRES = 20
_SPIN_WIDTH = 72


class Ticks(QWidget):
    """Boxes to tick under a title.

    Signals:
        changed: other ones are ticked.
    """

    changed = Signal()

    def __init__(self, title: Text, values: Mapping[Any, Text], most: int = 0) -> None:
        super().__init__()
        self.setProperty("look", "plain")
        self._most = most
        self.boxes = {value: CheckBox(text) for value, text in values.items()}
        for made in self.boxes.values():
            made.toggled.connect(self._on_toggled)
        self.setLayout(column(caption(title), *self.boxes.values(), spacing=2))

    @property
    def ticked(self) -> tuple[Any, ...]:
        """What is ticked, in its order."""
        return tuple(value for value, made in self.boxes.items() if made.isChecked())

    def tick(self, values: Sequence[Any]) -> None:
        """Tick these and no others, quietly."""
        for value, made in self.boxes.items():
            made.blockSignals(True)
            made.setChecked(value in values)
            made.blockSignals(False)
        self._limit()

    def _on_toggled(self) -> None:
        self._limit()
        self.changed.emit()

    def _limit(self) -> None:
        """Let nobody tick more than there is room for, nor take the last tick away."""
        count = len(self.ticked)
        for made in self.boxes.values():
            is_on = made.isChecked()
            is_full = bool(self._most) and count >= self._most and not is_on
            made.setEnabled(not is_full and not (is_on and count == 1))


class PrintChoices(QWidget):
    """The choices of the kind that is shown.

    Signals:
        changed: the document must be made anew.
    """

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("look", "plain")
        self._settings = desk.settings
        self._kind = Kind.PROFILE
        self.sections = Ticks(lambda: translate("Pdf", "Sections"), _SECTIONS)
        self.sections.tick(self._kept("sections", Section) or tuple(_SECTIONS))
        self.grouping = _combo(_GROUPINGS, translate("Pdf", "Grouping"))
        self.columns = Ticks(lambda: translate("Pdf", "Columns"), _COLUMNS, MOST_COLUMNS)
        self.columns.tick(self._kept("columns", Column) or tuple(_USUAL_COLUMNS))
        self.grid = _combo({name: _grid_word(name) for name in GRIDS}, translate("Pdf", "Sheet"))
        self.envelope = _combo(_ENVELOPE_WORDS, translate("Pdf", "Envelope"))
        self.start = _number(1, 1)
        self.start.setAccessibleName(translate("Pdf", "First free label"))
        self.right, self.down = _shift(), _shift()
        self.right.setAccessibleName(translate("Pdf", "Millimetres to the right"))
        self.down.setAccessibleName(translate("Pdf", "Millimetres down"))
        self.calibration = CheckBox(lambda: translate("Pdf", "Calibration sheet instead"))
        self._choose(self.grid, "grid")
        self._choose(self.envelope, "envelope")
        self._choose(self.grouping, "grouping")
        self.right.setValue(self._number("right"))
        self.down.setValue(self._number("down"))
        self._limit_start()
        shift = box(
            column(
                caption(lambda: translate("Pdf", "Moved to the right and down (mm)")),
                row(self.right, self.down),
                spacing=4,
            )
        )
        self._parts: Mapping[QWidget, frozenset[Kind]] = {
            self.sections: frozenset({Kind.PROFILE}),
            box(
                column(caption(lambda: translate("Pdf", "Grouping")), self.grouping, spacing=4)
            ): frozenset({Kind.LIST}),
            self.columns: frozenset({Kind.LIST}),
            box(
                column(
                    caption(lambda: translate("Pdf", "Sheet")),
                    self.grid,
                    caption(lambda: translate("Pdf", "First free label")),
                    row(self.start, None),
                    self.calibration,
                    spacing=4,
                )
            ): frozenset({Kind.LABELS}),
            box(
                column(caption(lambda: translate("Pdf", "Envelope")), self.envelope, spacing=4)
            ): frozenset({Kind.ENVELOPES}),
            shift: frozenset({Kind.LABELS, Kind.ENVELOPES}),
        }
        self.setLayout(column(*self._parts))
        for ticks in (self.sections, self.columns):
            ticks.changed.connect(self.changed)
        for combo in (self.grouping, self.envelope):
            combo.currentIndexChanged.connect(self.changed)
        self.grid.currentIndexChanged.connect(self._on_grid)
        for spin in (self.start, self.right, self.down):
            spin.valueChanged.connect(self.changed)
        self.calibration.toggled.connect(self.changed)

    def show_kind(self, kind: Kind) -> None:
        """Show what can be chosen of a kind, and nothing else."""
        self._kind = kind
        for part, kinds in self._parts.items():
            part.setVisible(kind in kinds)

    def choices(self) -> Choices:
        """Return what is chosen."""
        return Choices(
            sections=frozenset(self.sections.ticked),
            columns=self.columns.ticked,
            grouping=Grouping(self.grouping.currentData()),
            grid=self.grid.currentData(),
            envelope=self.envelope.currentData(),
            start=self.start.value(),
            shift=(float(self.right.value()), float(self.down.value())),
            is_calibration=self._kind is Kind.LABELS and self.calibration.isChecked(),
        )

    def keep(self) -> None:
        """Remember what is chosen for the next time."""
        keep = self._settings.keep_choice
        keep("sections", " ".join(self.sections.ticked))
        keep("columns", " ".join(self.columns.ticked))
        keep("grouping", str(self.grouping.currentData()))
        keep("grid", str(self.grid.currentData()))
        keep("envelope", str(self.envelope.currentData()))
        keep("right", str(self.right.value()))
        keep("down", str(self.down.value()))

    def _on_grid(self) -> None:
        self._limit_start()
        self.changed.emit()

    def _limit_start(self) -> None:
        self.start.setRange(1, GRIDS[self.grid.currentData()].places)

    def _kept(self, name: str, words: type[E]) -> tuple[E, ...]:
        """Return what was ticked the last time; what a newer version wrote is left out."""
        known = {word.value: word for word in words}
        return tuple(known[key] for key in self._settings.choice(name).split() if key in known)

    def _choose(self, combo: ComboBox, name: str) -> None:
        place = combo.findData(self._settings.choice(name))
        combo.setCurrentIndex(max(place, 0))

    def _number(self, name: str) -> int:
        text = self._settings.choice(name)
        return int(text) if text.lstrip("-").isdecimal() else 0


def _combo(values: Mapping[Any, Text], name: str) -> ComboBox:
    combo = ComboBox()
    for value, text in values.items():
        combo.addItem(resolved(text), str(value))
    combo.setAccessibleName(name)
    return combo


def _shift() -> QSpinBox:
    return _number(-_MOST_MILLIMETRES, _MOST_MILLIMETRES)


def _number(least: int, most: int) -> QSpinBox:
    spin = QSpinBox()
    # The arrow keys do what its buttons would.
    spin.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
    spin.setRange(least, most)
    spin.setMinimumWidth(_SPIN_WIDTH)
    return spin


def _grid_word(name: str) -> str:
    grid = GRIDS[name]
    size = f"{grid.width:g} × {grid.height:g} mm"  # noqa: RUF001
    return f"{grid.paper} {grid.columns} × {grid.rows}, {size}"  # noqa: RUF001
