"""What settings look like: a name, a word about it, and the widget that changes it."""

from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QSpinBox, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import Text, resolved
from desktop_crm.ui.kit.layouts import column, line, panel, row

_WIDTH = 780


def setting(name: Text, note: Text, widget: QWidget) -> QWidget:
    """Return one line: name and note at the left, the widget at the right."""
    words = column(label(name, "heading"), spacing=2)
    if note:
        words.addWidget(label(note, "secondary", wraps=True))
    made = QWidget()
    layout = row(words, widget, spacing=24, margins=(0, 8, 0, 8))
    layout.setStretch(0, 1)
    layout.setAlignment(widget, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
    made.setProperty("look", "plain")
    made.setLayout(layout)
    return made


def card(title: Text, *lines: QWidget) -> QFrame:
    """Return settings that belong together, with lines between them."""
    layout = column(label(title, "title"), spacing=4, margins=(22, 16, 22, 14))
    layout.addSpacing(4)
    for at, each in enumerate(lines):
        if at:
            layout.addWidget(line())
        layout.addWidget(each)
    return panel("card", layout)


def part(*cards: QWidget) -> QWidget:
    """Return a part of the page: cards below each other, not wider than can be read."""
    inner = QWidget()
    inner.setMaximumWidth(_WIDTH)
    layout = QVBoxLayout(inner)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(14)
    for each in cards:
        layout.addWidget(each)
    layout.addStretch(1)
    outer = QWidget()
    across = row(inner, None, margins=(0, 0, 12, 16))
    across.setStretch(0, 100)
    outer.setLayout(across)
    return outer


class NumberInput(QSpinBox):
    """A number of days or hours; the wheel does not change it while it has no focus.

    Signals:
        settled: (int) another number was entered.
    """

    settled = Signal(int)

    def __init__(self, name: Text, least: int, most: int, unit: Text, *, none: Text = "") -> None:
        super().__init__()
        self._name = name
        self._unit = unit
        self._none = none
        self.setRange(least, most)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._speak()
        self.valueChanged.connect(self.settled)

    def put(self, value: int) -> None:
        """Show a number without telling anybody."""
        self.blockSignals(True)
        self.setValue(value)
        self.blockSignals(False)

    @override
    def wheelEvent(self, event: Any) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()

    def _speak(self) -> None:
        self.setAccessibleName(resolved(self._name))
        self.setSuffix(f" {resolved(self._unit)}")
        self.setSpecialValueText(resolved(self._none))
