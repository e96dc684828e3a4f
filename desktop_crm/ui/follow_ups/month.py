"""A month with the number of follow-ups on each day; every day can be reached by keyboard."""

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.ui.kit.buttons import icon_button
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import day, is_chinese, month, number, translate, weekday
from desktop_crm.ui.kit.layouts import row
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.kit.toast import announce

WEEKS = 6
_DAYS = 7
_CELL = 34
_HEAD = 20
_MOST_SHOWN = 99


def first_shown(on: date) -> date:
    """Return the Monday a month's page begins with."""
    first = on.replace(day=1)
    return first - timedelta(days=first.weekday())


def last_shown(on: date) -> date:
    """Return the Sunday a month's page ends with."""
    return first_shown(on) + timedelta(days=WEEKS * _DAYS - 1)


def other_month(on: date, by: int) -> date:
    """Return the same day some months away, or the last day of a shorter month."""
    months = on.year * 12 + on.month - 1 + by
    first = date(months // 12, months % 12 + 1, 1)
    after = (first + timedelta(days=31)).replace(day=1)
    return min(first + timedelta(days=on.day - 1), after - timedelta(days=1))


class MonthView(QWidget):
    """The month with its name and arrows above.

    Signals:
        chosen: (date or None) only this day is wanted, or all days again.
        turned: (date) another month is shown.
    """

    chosen = Signal(object)
    turned = Signal(object)

    def __init__(self, theme: Theme, icons: Icons, today: date) -> None:
        super().__init__()
        self.days = DayGrid(theme, today)
        self._name = label(lambda: month(self.days.current_day), "heading")
        back = icon_button(
            icons,
            "chevron-left",
            lambda: translate("Month", "Previous month"),
            lambda: self.days.go_to(other_month(self.days.current_day, -1)),
        )
        forth = icon_button(
            icons,
            "chevron-right",
            lambda: translate("Month", "Next month"),
            lambda: self.days.go_to(other_month(self.days.current_day, 1)),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row(self._name, None, back, forth, spacing=2, margins=(6, 0, 0, 0)))
        layout.addWidget(self.days)
        self.days.chosen.connect(self.chosen)
        self.days.turned.connect(self._on_turned)
        self.setFocusProxy(self.days)

    def _on_turned(self, on: date) -> None:
        self._name.say(lambda: month(self.days.current_day))
        self.turned.emit(on)


class DayGrid(QWidget):
    """The days, painted: number, count, today, the chosen one.

    Signals:
        chosen: (date or None) only this day is wanted, or all days again.
        turned: (date) another month is shown.
    """

    chosen = Signal(object)
    turned = Signal(object)

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__()
        self._theme = theme
        self._today = today
        self._counts: Mapping[date, int] = {}
        self.current_day = today
        self.picked: date | None = None
        self._hovered: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self._name()

    def set_counts(self, counts: Mapping[date, int], today: date) -> None:
        """Show how many follow-ups are due on each day."""
        self._counts, self._today = counts, today
        self._name()
        self.update()

    def pick(self, on: date | None) -> None:
        """Show which day is chosen without telling anybody."""
        self.picked = on
        self.update()

    def go_to(self, on: date) -> None:
        """Put the cursor on a day, turning to its month."""
        has_turned = (on.year, on.month) != (self.current_day.year, self.current_day.month)
        self.current_day = on
        self._name()
        self.update()
        if has_turned:
            self.turned.emit(on)
        if self.hasFocus():
            announce(self, self.accessibleName())

    def day_at(self, x: float, y: float) -> date | None:
        """Return the day at a place."""
        px = self._theme.px
        line = int(y - px(_HEAD)) // px(_CELL)
        place = int(x * _DAYS / max(1, self.width()))
        if y < px(_HEAD) or not (0 <= line < WEEKS and 0 <= place < _DAYS):
            return None
        return first_shown(self.current_day) + timedelta(days=line * _DAYS + place)

    def rect_of(self, on: date) -> QRect:
        """Return the place of a day."""
        px = self._theme.px
        at = (on - first_shown(self.current_day)).days
        left = at % _DAYS * self.width() // _DAYS
        right = (at % _DAYS + 1) * self.width() // _DAYS
        return QRect(left, px(_HEAD) + at // _DAYS * px(_CELL), right - left, px(_CELL))

    @override
    def sizeHint(self) -> QSize:
        px = self._theme.px
        return QSize(px(200), px(_HEAD) + WEEKS * px(_CELL) + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -_DAYS,
            Qt.Key.Key_Down: _DAYS,
        }
        if key in steps:
            self.go_to(self.current_day + timedelta(days=steps[key]))
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.go_to(other_month(self.current_day, -1 if key is Qt.Key.Key_PageUp else 1))
        elif key is Qt.Key.Key_Home:
            self.go_to(self._today)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._choose(self.current_day)
        elif key is Qt.Key.Key_Escape and self.picked is not None:
            self._choose(None)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        on = self.day_at(event.position().x(), event.position().y())
        if on is not None and event.button() is Qt.MouseButton.LeftButton:
            self.go_to(on)
            self._choose(on)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = self.day_at(event.position().x(), event.position().y())
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.update()
        super().leaveEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first = first_shown(self.current_day)
        painter.setFont(self._theme.font(11, 600))
        painter.setPen(self._theme.color("text3"))
        for at in range(_DAYS):
            on = first + timedelta(days=at)
            head = self.rect_of(on)
            head.moveTop(0)
            head.setHeight(self._theme.px(_HEAD))
            name = weekday(on, short=True)
            name = name[-1:] if is_chinese() else name[:2]
            painter.drawText(head, Qt.AlignmentFlag.AlignCenter, name)
        for at in range(WEEKS * _DAYS):
            self._paint_day(painter, first + timedelta(days=at))

    def _paint_day(self, painter: QPainter, on: date) -> None:
        px, theme = self._theme.px, self._theme
        cell = self.rect_of(on)
        frame = QRectF(cell).adjusted(1.5, 1.5, -1.5, -1.5)
        is_here = on.month == self.current_day.month
        painter.setPen(Qt.PenStyle.NoPen)
        if on == self.picked:
            painter.setBrush(theme.color("accent2"))
            painter.drawRoundedRect(frame, px(7), px(7))
        elif on == self._hovered:
            painter.setBrush(theme.color("surface2"))
            painter.drawRoundedRect(frame, px(7), px(7))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if on == self.current_day and self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(frame, px(7), px(7))
        upper = QRect(cell.x(), cell.y() + px(4), cell.width(), px(15))
        if on == self._today:
            side = px(19)
            disc = QRectF(0, 0, side, side)
            disc.moveCenter(QRectF(upper).center())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(disc)
            painter.setPen(theme.color("accent_text"))
        else:
            token = "accent_ink" if on == self.picked else "text" if is_here else "text3"
            painter.setPen(theme.color(token))
        painter.setFont(theme.font(12, 600 if self._counts.get(on) else 400))
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, str(on.day))
        count = self._counts.get(on, 0)
        if count:
            tone = "danger" if on < self._today else "warn" if on == self._today else "accent"
            painter.setFont(theme.font(10, 600))
            painter.setPen(theme.tone_colors(tone)[0])
            lower = QRect(cell.x(), cell.y() + px(19), cell.width(), px(13))
            shown = number(count) if count <= _MOST_SHOWN else f"{_MOST_SHOWN}+"
            painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, shown)

    def _choose(self, on: date | None) -> None:
        self.picked = None if on == self.picked else on
        self.update()
        self.chosen.emit(self.picked)

    def _name(self) -> None:
        on = self.current_day
        count = translate("Month", "%n follow-up(s)", "", self._counts.get(on, 0))
        self.setAccessibleName(f"{weekday(on)} {day(on, self._today)}, {count}")
