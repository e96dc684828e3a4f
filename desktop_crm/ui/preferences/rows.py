"""What settings look like: a name, a word about it, and the widget that changes it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.ui.kit.inputs import LineInput
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import Text, resolved
from desktop_crm.ui.kit.layouts import column, line, panel, row

_WIDTH = 780


def setting(name: Text, note: Text, widget: QWidget) -> QWidget:
    """Return one line: name and note at the left, the widget at the right."""
    words = column(label(name, "heading", wraps=True), spacing=2)
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
    layout = column(label(title, "title", wraps=True), spacing=4, margins=(22, 16, 22, 14))
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


class NumberInput(QWidget):
    """A number of days or hours with its unit; Up and Down count, leaving or Enter takes it.

    Signals:
        settled: (int) another number was entered.
    """

    settled = Signal(int)

    def __init__(self, name: Text, least: int, most: int, unit: Text, *, none: Text = "") -> None:
        """Take the range; `none` is what 0 is called."""
        super().__init__()
        self._least = least
        self._most = most
        self._unit = unit
        self._none = none
        self._value = least
        self.field = LineInput("", name)
        self.field.setValidator(QIntValidator(0, 10 * most, self))
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setFixedWidth(self.field.fontMetrics().horizontalAdvance("000000") + 26)
        self._word = label(self._unit_text, "secondary")
        self._word.setMinimumWidth(self.field.fontMetrics().horizontalAdvance("no rhythm  "))
        self.setLayout(row(self.field, self._word, spacing=8))
        self.setFocusProxy(self.field)
        self.field.installEventFilter(self)
        self.field.editingFinished.connect(self._settle)
        self.put(least)

    def value(self) -> int:
        """Return the number."""
        return self._value

    def put(self, value: int) -> None:
        """Show a number without telling anybody."""
        self._value = min(max(value, self._least), self._most)
        self.field.setText(str(self._value))
        self._word.say(self._unit_text)

    def enter(self, value: int) -> None:
        """Take another number and tell of it."""
        before = self._value
        self.put(value)
        if self._value != before:
            self.settled.emit(self._value)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
            step = steps.get(Qt.Key(event.key()), 0)
            if step:
                typed = int(self.field.text() or 0)
                self.enter(typed + step)
                return True
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        self.enter(int(self.field.text() or 0))

    def _unit_text(self) -> str:
        return resolved(self._none if not self._value and self._none else self._unit)
