"""The calm page in the middle of the window: lock screen and first run stand on it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.layouts import scroller
from desktop_crm.ui.kit.theme import Theme

_WIDTH = 480
_EDGE = 40
_LEAST = 320


class Logo(QWidget):
    """The tile with the handshake."""

    def __init__(self, theme: Theme, icons: Icons, side: int = 36) -> None:
        super().__init__()
        self._icons = icons
        self._theme = theme
        self._side = side
        theme.changed.connect(self._fit)
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_logo(QPainter(self), QRectF(self.rect()), self._icons, self.devicePixelRatioF())

    def _fit(self) -> None:
        side = self._theme.px(self._side)
        self.setFixedSize(side, side)


def paint_logo(painter: QPainter, rect: QRectF, icons: Icons, ratio: float) -> None:
    """Paint the tile into a square."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    blend = QLinearGradient(rect.topLeft(), rect.bottomRight())
    blend.setColorAt(0, QColor("#3B82F6"))
    blend.setColorAt(1, QColor("#6D5BF0"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(blend)
    radius = rect.width() * 10 / 36
    painter.drawRoundedRect(rect, radius, radius)
    side = round(rect.width() * 0.58)
    picture = icons.pixmap("handshake", QColor("#FFFFFF"), side, ratio)
    inset = (rect.width() - side) / 2
    painter.drawPixmap(rect.topLeft() + QRectF(inset, inset, 0, 0).topLeft(), picture)


class Scene(QWidget):
    """A card in the middle of an empty page; where there is little room, the page scrolls."""

    def __init__(self, theme: Theme, width: int = _WIDTH) -> None:
        super().__init__()
        self._theme = theme
        self._width = width
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._card = QFrame()
        self._card.setProperty("look", "card")
        self.body = QVBoxLayout(self._card)
        middle = QWidget()
        grid = QGridLayout(middle)
        grid.setRowStretch(0, 2)
        grid.setRowStretch(2, 3)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)
        grid.addWidget(self._card, 1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroller(middle))
        theme.changed.connect(self._fit)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px = self._theme.px
        self._card.setFixedWidth(min(px(self._width), max(self.width() - px(_EDGE), _LEAST)))
        self.body.setContentsMargins(px(32), px(28), px(32), px(24))
        self.body.setSpacing(px(12))
