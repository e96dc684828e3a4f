"""The four steps of feedback as a strip: what is done, what is next, and when it was."""

from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from desktop_crm.domain.feedback import FeedbackRow
from desktop_crm.domain.words import FeedbackState
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.language import moment, word
from desktop_crm.ui.kit.theme import Theme

_HEIGHT = 70
_SIDE = 26
_STATES = tuple(FeedbackState)


class StepStrip(QWidget):
    """Paints the steps; a screen reader hears them as one sentence."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._row: FeedbackRow | None = None
        self._today = date.min
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_steps(self, row: FeedbackRow, today: date) -> None:
        """Show the steps of a feedback."""
        self._row, self._today = row, today
        self._name()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self._theme.px(_HEIGHT))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._row is None:
            return
        px, theme = self._theme.px, self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        present = _STATES.index(self._row.state)
        side, middle = px(_SIDE), px(_SIDE) / 2 + 1
        width = self.width() / len(_STATES)
        for at, state in enumerate(_STATES):
            centre = QPointF(width * (at + 0.5), middle)
            if at:
                is_done = at <= present
                painter.setPen(QPen(theme.color("accent" if is_done else "border2"), 2))
                start = QPointF(width * (at - 0.5) + side / 2 + 4, middle)
                painter.drawLine(start, QPointF(centre.x() - side / 2 - 4, middle))
            self._paint_disc(painter, centre, at, present, side)
            name = QRect(round(width * at), side + px(6), round(width), px(16))
            is_here = at == present
            painter.setFont(theme.font(12, 600 if is_here else 400))
            painter.setPen(theme.color("text" if at <= present else "text3"))
            painter.drawText(name, Qt.AlignmentFlag.AlignCenter, word(state))
            painter.setFont(theme.font(11))
            painter.setPen(theme.color("text3"))
            painter.drawText(
                name.translated(0, px(17)), Qt.AlignmentFlag.AlignCenter, self._time(state)
            )

    def _paint_disc(
        self, painter: QPainter, centre: QPointF, at: int, present: int, side: int
    ) -> None:
        theme = self._theme
        disc = QRectF(0, 0, side, side)
        disc.moveCenter(centre)
        is_over = at < present or (at == present and present == len(_STATES) - 1)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_over:
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(disc)
            inner = round(side * 0.55)
            picture = self._icons.pixmap(
                "check", theme.color("accent_text"), inner, self.devicePixelRatioF()
            )
            painter.drawPixmap(QPointF(centre.x() - inner / 2, centre.y() - inner / 2), picture)
            return
        is_here = at == present
        painter.setBrush(theme.color("accent2" if is_here else "surface2"))
        painter.setPen(QPen(theme.color("accent" if is_here else "border2"), 2 if is_here else 1))
        painter.drawEllipse(disc.adjusted(1, 1, -1, -1))
        painter.setFont(theme.font(12, 600))
        painter.setPen(theme.color("accent_ink" if is_here else "text3"))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(at + 1))

    def _time(self, state: FeedbackState) -> str:
        row = self._row
        if row is None or _STATES.index(state) > _STATES.index(row.state):
            return ""
        at = next((step.at for step in reversed(row.steps) if step.state is state), None)
        return "" if at is None else moment(at, self._today)

    def _name(self) -> None:
        row = self._row
        if row is None:
            return
        parts = [f"{word(step.state)} {moment(step.at, self._today)}" for step in row.steps]
        self.setAccessibleName(", ".join(parts))
