"""The strip of twelve months of purchases."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop_crm.domain.values import Money
from desktop_crm.ui.kit.labels import as_tip
from desktop_crm.ui.kit.language import money, month, translate
from desktop_crm.ui.kit.theme import Theme

_LEAST_BAR = 2


class PurchaseStrip(QWidget):
    """Bars of monthly sums; `←/→` go from bar to bar and each is named.

    Signals:
        opened: (date) Enter on a bar: the first day of its month.
    """

    opened = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._months: Sequence[tuple[date, Money]] = ()
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self.update)

    def set_months(self, months: Sequence[tuple[date, Money]]) -> None:
        """Show (first day of the month, sum), oldest first."""
        self._months = months
        self._current = len(months) - 1
        self._name()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._theme.px(46))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(36))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for at, rect in enumerate(self._bars()):
            is_last = at == len(self._months) - 1
            color = self._theme.color("accent")
            if not is_last:
                color.setAlphaF(0.45)
            painter.setBrush(color)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(rect, 2, 2)
            if at == self._current and self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(self._theme.color("text"), 2))
                painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), 3, 3)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        step = self.width() / max(len(self._months), 1)
        at = int(event.position().x() / step) if step else -1
        self.setToolTip(as_tip(self._said(at)))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and 0 <= self._current + step < len(self._months):
            self._current += step
            self._name()
            self.update()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._months:
            self.opened.emit(self._months[self._current][0])
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _bars(self) -> list[QRectF]:
        if not self._months:
            return []
        most = max((max(total.minor, 0) for _month, total in self._months), default=0)
        step, height = self.width() / len(self._months), float(self.height() - 4)
        bars = []
        for at, (_month, total) in enumerate(self._months):
            share = max(total.minor, 0) / most if most else 0.0
            tall = max(_LEAST_BAR, share * height)
            bars.append(QRectF(at * step + 2, height + 2 - tall, max(step - 4, 2), tall))
        return bars

    def _said(self, at: int) -> str:
        if not 0 <= at < len(self._months):
            return ""
        first, total = self._months[at]
        return f"{month(first)}: {money(total)}"

    def _name(self) -> None:
        title = translate("Charts", "Purchases, last 12 months")
        said = self._said(self._current)
        self.setAccessibleName(f"{title}. {said}" if said else title)
