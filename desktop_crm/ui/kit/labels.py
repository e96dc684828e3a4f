"""Labels: customer text is plain text everywhere, and texts follow the language."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from desktop_crm.ui.kit.language import Text, resolved
from desktop_crm.ui.kit.privacy import shown

#: Recovery codes and keys are not customer data.
_NEVER_MASKED = frozenset({"code", "key"})


def label(
    text: Text = "", look: str = "", *, wraps: bool = False, selects: bool = False
) -> "Label":
    """Return a plain-text label.

    Args:
        text: the text, or a function that gives it (asked again when the language changes).
        look: title, display, metric, heading, secondary, caption, hint, error, warn, ok, key, code.
        wraps: break into lines.
        selects: the person may select and copy it.
    """
    made = Label()
    if look:
        made.setProperty("look", look)
    made.say(text)
    made.setWordWrap(wraps)
    if selects:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return made


def caption(text: Text) -> "Label":
    """Return the caption of a section."""
    made = label(text, "caption")
    made.setContentsMargins(0, 8, 0, 2)
    return made


def set_look(widget: QWidget, name: str, value: str) -> None:
    """Set a property the style sheet looks at ("look" or "state") and apply it at once."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


class Label(QLabel):
    """A label that never reads its text as markup."""

    def __init__(self, text: Text = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._source: Text = ""
        self.say(text)

    def say(self, text: Text) -> None:
        """Show another text."""
        self._source = text
        self._speak()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()

    def _speak(self) -> None:
        text = resolved(self._source)
        self.setText(text if self.property("look") in _NEVER_MASKED else shown(text))


class ElidedLabel(Label):
    """A one-line label that ends in "…" where there is no room; its whole text is the tooltip."""

    def __init__(self, text: Text = "", look: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        if look:
            self.setProperty("look", look)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.setFont(self.font())
        painter.drawText(room, self.alignment() | Qt.AlignmentFlag.AlignVCenter, text)
        tip = "" if text == self.text() else as_tip(self.text())
        if tip != self.toolTip():
            self.setToolTip(tip)


def as_tip(text: str) -> str:
    """Return text for a tooltip: tooltips guess markup, so its signs are taken out of play."""
    text = shown(text)
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<qt>{escaped}</qt>" if escaped != text else text
