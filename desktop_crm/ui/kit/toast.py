"""The toast: says what happened, offers Undo, goes away after ten seconds unless looked at."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.ui.kit.buttons import button
from desktop_crm.ui.kit.labels import ElidedLabel
from desktop_crm.ui.kit.language import translate
from desktop_crm.ui.kit.theme import Theme

_SHOWN_MS = 10_000


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say `text` when it is free to."""
    if QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(widget, text)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)


class Toast(QFrame):
    """One toast at the bottom of its parent; a newer text replaces the older."""

    def __init__(self, theme: Theme, parent: QWidget, undo: Callable[[], object]) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("look", "toast")
        self._text = ElidedLabel()
        self._undo = button(lambda: translate("Toast", "Undo"), self._on_undo)
        self._on_undo_asked = undo
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 10, 8)
        layout.setSpacing(12)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._undo)
        self._timer = QTimer(self, interval=_SHOWN_MS, singleShot=True)
        self._timer.timeout.connect(self._end)
        self._undo.installEventFilter(self)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def say(self, text: str, *, undoes: bool) -> None:
        """Show a text, with Undo if wanted."""
        self._text.say(text)
        self._undo.setVisible(undoes)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, text)

    @override
    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]  # widgets only
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self._place()
        elif watched is self._undo and event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif watched is self._undo and event.type() == QEvent.Type.FocusOut:
            self._timer.start()
        return super().eventFilter(watched, event)

    @override
    def enterEvent(self, event: QEvent) -> None:
        self._timer.stop()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        if not self._undo.hasFocus():
            self._timer.start()

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        px = self._theme.px
        wanted = self._text.fontMetrics().horizontalAdvance(self._text.text()) + px(60)
        if not self._undo.isHidden():
            wanted += self._undo.sizeHint().width() + px(12)
        width = min(wanted, parent.width() - px(32), px(560))
        height = px(48)
        self.setGeometry(
            (parent.width() - width) // 2, parent.height() - height - px(20), width, height
        )

    def _end(self) -> None:
        if self._undo.hasFocus():
            return
        self.hide()

    def _on_undo(self) -> None:
        self.hide()
        self._on_undo_asked()
