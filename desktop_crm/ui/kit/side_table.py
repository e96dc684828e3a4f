"""A table of two things beside each other: a title, the one, the other, and which is taken."""

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)
from typing_extensions import override

from desktop_crm.ui.kit.labels import as_tip
from desktop_crm.ui.kit.privacy import shown
from desktop_crm.ui.kit.theme import Theme

Index = QModelIndex | QPersistentModelIndex
#: Width of the titles at scale 1.
TITLE_WIDTH = 150
_NOTHING = QModelIndex()
_ROLES = Qt.ItemDataRole
_ROW_HEIGHT = 32
_COLUMNS = 3


class Cells(Protocol):
    """What stands in the table; column 0 is the title."""

    def count(self) -> int:
        """Return how many rows there are."""
        ...

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell."""
        ...

    def said(self, row: int, column: int) -> str:
        """Return what a screen reader says."""
        ...

    def is_taken(self, row: int, column: int) -> bool:
        """Tell whether this side is taken."""
        ...

    def ink(self, row: int, column: int) -> str:
        """Return the colour token of a cell."""
        ...

    def is_strong(self, row: int, column: int) -> bool:
        """Tell whether a cell stands out."""
        ...


class SideModel(QAbstractTableModel):
    """The cells as a model."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._cells: Cells | None = None

    def show(self, cells: Cells | None) -> None:
        """Show other cells, or none."""
        self.beginResetModel()
        self._cells = cells
        self.endResetModel()

    def retell(self) -> None:
        """Paint anew after a choice."""
        if self._cells is not None and self._cells.count():
            self.dataChanged.emit(
                self.index(0, 0), self.index(self._cells.count() - 1, _COLUMNS - 1)
            )

    def is_taken(self, index: Index) -> bool:
        """Tell whether the value of a cell is taken."""
        return self._cells is not None and self._cells.is_taken(index.row(), index.column())

    @override
    def rowCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() or self._cells is None else self._cells.count()

    @override
    def columnCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() else _COLUMNS

    @override
    def data(self, index: Index, role: int = _ROLES.DisplayRole) -> Any:
        cells, at = self._cells, (index.row(), index.column())
        if cells is None or not index.isValid():
            return None
        if role == _ROLES.DisplayRole:
            text = " ".join(cells.text(*at).split())
            return f"✓ {text}" if cells.is_taken(*at) else text
        answers: dict[int, Callable[[], Any]] = {
            _ROLES.AccessibleTextRole: lambda: cells.said(*at),
            _ROLES.ToolTipRole: lambda: as_tip(cells.text(*at)),
            _ROLES.ForegroundRole: lambda: self._theme.color(cells.ink(*at)),
            _ROLES.FontRole: lambda: self._theme.font(13, 600 if cells.is_strong(*at) else 400),
        }
        answer = answers.get(role)
        return None if answer is None else answer()


class SideTable(QTableView):
    """The table; what is taken looks other than where the keyboard is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.cells = SideModel(theme)
        self.setModel(self.cells)
        self.setProperty("look", "table")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setItemDelegate(_CellDelegate(theme, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.hide()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        theme.changed.connect(self._measure)
        self._measure()

    def keys(self) -> dict[int, Callable[[], object]]:
        """Return what plain keys do."""
        return {
            Qt.Key.Key_J: lambda: self._walk(1),
            Qt.Key.Key_K: lambda: self._walk(-1),
        }

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        act = None if held else self.keys().get(event.key())
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    @override
    def keyboardSearch(self, search: str) -> None:
        """Typed letters do not walk the rows."""

    def _walk(self, step: int) -> None:
        at = self.currentIndex().row() + step
        if 0 <= at < self.cells.rowCount():
            self.selectRow(at)

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(_ROW_HEIGHT))
        self.setColumnWidth(0, self._theme.px(TITLE_WIDTH))


class _CellDelegate(QStyledItemDelegate):
    """Paints what is taken apart from where the keyboard is."""

    def __init__(self, theme: Theme, view: SideTable) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        px, color = self._theme.px, self._theme.color
        rect = option.rect
        painter.save()
        if index.row() == self._view.currentIndex().row():
            painter.fillRect(rect, color("surface2"))
            if index.column() == 0:
                painter.fillRect(rect.adjusted(0, 0, px(3) - rect.width(), 0), color("accent"))
        if self._view.cells.is_taken(index):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("accent2"))
            painter.drawRoundedRect(rect.adjusted(px(2), px(2), -px(2), -px(2)), px(6), px(6))
        painter.setPen(index.data(_ROLES.ForegroundRole))
        painter.setFont(index.data(_ROLES.FontRole))
        room = rect.adjusted(px(12), 0, -px(10), 0)
        text = painter.fontMetrics().elidedText(
            shown(str(index.data())), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()
