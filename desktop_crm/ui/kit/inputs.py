"""Text fields that know of input methods."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
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


class SearchBox(LineInput):
    """The search box: says what to look for a moment after the last committed text.

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
        self._timer = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._timer.timeout.connect(self._say)
        self._said = ""
        # textChanged fires for committed text only, never while an input method composes.
        self.textChanged.connect(lambda: self._timer.start())  # noqa: PLW0108 - drops the text
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
        self.setFixedHeight(self.fontMetrics().lineSpacing() * self._lines + 22)
