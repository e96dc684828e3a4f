"""The same list as a real table: which columns it has, and how a cell is painted."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from desktop_crm.ui.kit.language import Text
from desktop_crm.ui.kit.painting import Line
from desktop_crm.ui.kit.privacy import shown
from desktop_crm.ui.kit.theme import Theme

ROW_HEIGHT = 32
_PAD = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """One column.

    Attributes:
        key: its name in the program; kept with its width.
        title: its heading.
        text: what a line shows in it.
        width: at text scale 1.
        tone: colours the text: danger, warn, ok, accent; "" for none.
        is_number: stands at the right.
        sort: the order a click on the heading asks for; None for none.
    """

    key: str
    title: Text
    text: Callable[[Line], str]
    width: int = 120
    tone: Callable[[Line], str] = lambda _line: ""
    is_number: bool = False
    sort: object = None


def paint_cell(
    painter: QPainter,
    option: QStyleOptionViewItem,
    theme: Theme,
    column: TableColumn,
    line: Line | None,
    *,
    is_first: bool,
    is_selected: bool,
    has_focus: bool,
) -> None:
    """Paint one cell; the focus ring runs above and below the whole row."""
    rect, px = option.rect, theme.px
    painter.save()
    painter.fillRect(rect, theme.color("accent2" if is_selected else "surface"))
    painter.setPen(QPen(theme.color("border"), 1))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if has_focus:
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.drawLine(rect.left(), rect.top() + 1, rect.right(), rect.top() + 1)
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
    if is_first and is_selected:
        painter.fillRect(QRect(rect.x(), rect.y(), px(3), rect.height()), theme.color("accent"))
    if line is not None:
        tone = column.tone(line)
        ink = theme.tone_colors(tone)[0] if tone else theme.color("text" if is_first else "text2")
        painter.setPen(ink)
        painter.setFont(theme.font(13, 600) if is_first else theme.font(12))
        room = rect.adjusted(px(_PAD), 0, -px(_PAD), 0)
        text = painter.fontMetrics().elidedText(
            shown(column.text(line)), Qt.TextElideMode.ElideRight, room.width()
        )
        side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, text)
    painter.restore()
