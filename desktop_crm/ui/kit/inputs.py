"""Text fields that know of input methods."""

from PySide6.QtCore import QElapsedTimer, QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.language import Text, resolved

_PAUSE_MS = 60


class LineInput(QLineEdit):
    """A line of text; Enter and shortcuts stay quiet while an input method composes."""

    def __init__(self, placeholder: Text = "", name: Text = "", parent: QWidget | None = None):
        super().__init__(parent)
        self._placeholder = placeholder
        self._name = name or placeholder
        self.is_composing = False
        self._speak()

    def rename(self, name: Text) -> None:
        """Give the field another accessible name."""
        self._name = name
        self._speak()

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self.is_composing = bool(event.preeditString())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if self.is_composing and (is_enter or event.key() == Qt.Key.Key_Escape):
            event.accept()
            return
        super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()

    def _speak(self) -> None:
        self.setPlaceholderText(resolved(self._placeholder))
        self.setAccessibleName(resolved(self._name))


class SecretInput(LineInput):
    """A line whose text is hidden, and that input methods and undo leave alone."""

    def __init__(self, name: Text) -> None:
        super().__init__(name, name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        hints = Qt.InputMethodHint
        self.setInputMethodHints(
            hints.ImhHiddenText | hints.ImhSensitiveData | hints.ImhNoPredictiveText
        )


class SearchBox(LineInput):
    """The search box: says what to look for at once, or after a burst of keys when it pauses.

    Signals:
        searched: (str) look for this; "" means everything.
        left_down: Down or Enter: go to the list.
    """

    searched = Signal(str)
    left_down = Signal()

    def __init__(self, icons: Icons, placeholder: Text, hint: str = "") -> None:
        super().__init__(placeholder)
        self.setClearButtonEnabled(True)
        glass = QAction(icons.icon("search", "text3"), "", self)
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._say)
        self._since_key = QElapsedTimer()
        self._said = ""
        # textChanged fires for committed text only, never while an input method composes.
        self.textChanged.connect(self._on_text)
        if hint:
            self.setToolTip(hint)

    def put(self, text: str) -> None:
        """Show a text without searching for it."""
        self._said = text
        self.setText(text)
        self._timer.stop()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.is_composing:
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._timer.stop()
                self._say()
                self.left_down.emit()
                return
            if event.key() == Qt.Key.Key_Escape and self.text():
                self.clear()
                return
        super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, super().sizeHint().height())

    def _on_text(self) -> None:
        # A key that comes alone need not wait: the search it starts never blocks the next one.
        is_burst = self._since_key.isValid() and not self._since_key.hasExpired(_PAUSE_MS)
        self._since_key.start()
        self._timer.start(_PAUSE_MS if is_burst else 0)

    def _say(self) -> None:
        text = self.text().strip()
        if text != self._said:
            self._said = text
            self.searched.emit(text)


class TextInput(QPlainTextEdit):
    """Several lines of plain text; Tab leaves the field, its height follows its text.

    Signals:
        saved: Ctrl+Enter.
    """

    saved = Signal()

    def __init__(self, placeholder: Text = "", name: Text = "", lines: int = 3) -> None:
        super().__init__()
        self._placeholder = placeholder
        self._name = name or placeholder
        self.is_composing = False
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(3)
        self._lines = lines
        self._speak()
        self._fit()

    def rename(self, name: Text) -> None:
        """Give the field another accessible name."""
        self._name = name
        self._speak()

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self.is_composing = bool(event.preeditString())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            if not self.is_composing:
                self.saved.emit()
            return
        super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
        elif event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _speak(self) -> None:
        self.setPlaceholderText(resolved(self._placeholder))
        self.setAccessibleName(resolved(self._name))

    def set_lines(self, lines: int) -> None:
        """Be so many lines high."""
        if lines != self._lines:
            self._lines = lines
            self._fit()

    def _fit(self) -> None:
        # The frame, its padding and the document's own margin are around the lines.
        line = self.fontMetrics().lineSpacing()
        self.setFixedHeight(line * self._lines + max(20, round(line * 1.25)))


def paint_tick(painter: QPainter, box: QRectF, colors: QPalette, *, is_on: bool) -> None:
    """Paint the square of a yes or no, with its tick."""
    role, side = QPalette.ColorRole, box.width()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colors.color(role.Accent if is_on else role.Dark), 1.2))
    painter.setBrush(colors.color(role.Accent if is_on else role.Base))
    painter.drawRoundedRect(box, 4, 4)
    if is_on:
        painter.setPen(QPen(colors.color(role.HighlightedText), side / 8))
        tick = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.31))
        points = [QPointF(box.x() + x * side, box.y() + y * side) for x, y in tick]
        painter.drawPolyline(QPolygonF(points))


class CheckBox(QCheckBox):
    """A yes or no with a box and a tick of our own: every edge at 3:1, in every scheme."""

    def __init__(self, text: Text = "") -> None:
        super().__init__()
        self._source = text
        self._speak()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()

    @override
    def sizeHint(self) -> QSize:
        measure = self.fontMetrics()
        side = measure.height() + 2
        return QSize(side + 14 + measure.horizontalAdvance(self.text()), max(24, side + 6))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, position: object) -> bool:
        return True

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors, role = self.palette(), QPalette.ColorRole
        side = self.fontMetrics().height() - 1.0
        box = QRectF(3.5, (self.height() - side) / 2, side, side)
        paint_tick(painter, box, colors, is_on=self.isChecked())
        if self.hasFocus():
            painter.setPen(QPen(colors.color(role.Accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.setPen(colors.color(self.foregroundRole()))
        room = QRectF(box.right() + 7, 0, self.width() - box.right() - 8, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())

    def _speak(self) -> None:
        shown = resolved(self._source)
        self.setText(shown)
        self.setAccessibleName(shown)


class ComboBox(QComboBox):
    """A combo box with a chevron in the colours of the theme."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Dark), 1.6))
        x, y, size = self.width() - 18.0, self.height() / 2.0 - 2, 4.0
        points = [QPointF(x, y), QPointF(x + size, y + size), QPointF(x + 2 * size, y)]
        painter.drawPolyline(QPolygonF(points))
