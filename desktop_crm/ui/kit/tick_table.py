"""A table of many rows, each of which can be left out by taking its tick away."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)
from typing_extensions import override

from desktop_crm.ui.kit.inputs import paint_tick
from desktop_crm.ui.kit.labels import as_tip
from desktop_crm.ui.kit.language import Text, resolved
from desktop_crm.ui.kit.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_NOTHING = QModelIndex()
_ROLES = Qt.ItemDataRole
_TICK = 0


class TickRow(Protocol):
    """What a row of the table says of itself; texts are asked for when they are shown."""

    @property
    def number(self) -> int:
        """What the row is known by."""
        ...

    @property
    def can_be_left_out(self) -> bool:
        """Whether the row has a tick."""
        ...

    @property
    def ink(self) -> str:
        """The colour token of its word, the second of its cells."""
        ...

    def cell(self, column: int) -> str:
        """Return the text of a cell, beginning with 0."""
        ...


class TickModel(QAbstractTableModel):
    """All rows, those that are shown, and those that are left out.

    Signals:
        ticked: which rows are left out has changed.
    """

    ticked = Signal()

    def __init__(self, theme: Theme, titles: Sequence[Text]) -> None:
        super().__init__()
        self._theme = theme
        self._titles = tuple(titles)
        self._all: list[TickRow] = []
        self._shown: list[TickRow] = []
        self._wanted: Callable[[TickRow], bool] = lambda _row: True
        self._left_out: set[int] = set()

    @property
    def rows(self) -> Sequence[TickRow]:
        """All rows, shown or not."""
        return self._all

    @property
    def left_out(self) -> frozenset[int]:
        """The numbers of the rows without their tick."""
        return frozenset(self._left_out)

    def set_rows(self, rows: Sequence[TickRow]) -> None:
        """Take other rows; what was left out stays so."""
        self._all = list(rows)
        self._left_out &= {each.number for each in rows}
        self.show_only(self._wanted)

    def show_only(self, wanted: Callable[[TickRow], bool]) -> None:
        """Show some of the rows."""
        self.beginResetModel()
        self._wanted = wanted
        self._shown = [each for each in self._all if wanted(each)]
        self.endResetModel()

    def forget_ticks(self) -> None:
        """Leave nothing out."""
        self._left_out.clear()

    def row_at(self, row: int) -> TickRow | None:
        """Return what stands in a row of the table."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def tick(self, rows: Sequence[int]) -> None:
        """Leave rows of the table out, or take them in again: all of them like the first."""
        found = [each for row in rows if (each := self.row_at(row)) and each.can_be_left_out]
        if not found:
            return
        numbers = {each.number for each in found}
        if found[0].number in self._left_out:
            self._left_out -= numbers
        else:
            self._left_out |= numbers
        self._say_all()
        self.ticked.emit()

    def retell(self) -> None:
        """Show the words of another language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._titles))
        self._say_all()

    @override
    def rowCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def columnCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self._titles) + 1

    @override
    def data(self, index: Index, role: int = _ROLES.DisplayRole) -> Any:  # noqa: PLR0911 - one per role
        found = self.row_at(index.row())
        if found is None:
            return None
        column = index.column() - 1
        is_out = found.number in self._left_out
        if column < 0:
            if role == _ROLES.CheckStateRole and found.can_be_left_out:
                return Qt.CheckState.Unchecked if is_out else Qt.CheckState.Checked
            return self._said(found) if role == _ROLES.AccessibleTextRole else None
        if role in {_ROLES.DisplayRole, _ROLES.AccessibleTextRole}:
            return found.cell(column)
        if role == _ROLES.ToolTipRole:
            return as_tip(found.cell(column))
        if role == _ROLES.ForegroundRole:
            plain = "text3" if is_out or column == 0 else "text"
            return self._theme.color(found.ink if column == 1 else plain)
        if role == _ROLES.FontRole and column == 1:
            return self._theme.font(12, 600)
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLES.DisplayRole
    ) -> Any:
        if role == _ROLES.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if orientation is not Qt.Orientation.Horizontal or role != _ROLES.DisplayRole:
            return None
        return resolved(self._titles[section - 1]) if section else ""

    def _said(self, found: TickRow) -> str:
        return ", ".join(found.cell(column) for column in range(1, len(self._titles)))

    def _say_all(self) -> None:
        if self._shown:
            last = self.index(len(self._shown) - 1, len(self._titles))
            self.dataChanged.emit(self.index(0, 0), last)


class _Ticks(QStyledItemDelegate):
    """Paints the ticks as every other yes or no is painted."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state = index.data(_ROLES.CheckStateRole)
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        plain.features &= ~QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, option.widget)
        if state is None:
            return
        side = float(QFontMetrics(option.font).height())
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(option.rect).center())
        painter.save()
        is_on = Qt.CheckState(state) is Qt.CheckState.Checked
        paint_tick(painter, box, QGuiApplication.palette(), is_on=is_on)
        painter.restore()


class TickTable(QTableView):
    """Shows the rows; Space or a click on the tick leaves rows out.

    Signals:
        current_changed: (TickRow or None) another row is current.
    """

    current_changed = Signal(object)

    def __init__(self, theme: Theme, name: Text, columns: Sequence[tuple[Text, int]]) -> None:
        """Take the name, and title and width of every column; the last one stretches."""
        super().__init__()
        self._theme = theme
        self._name = name
        self._widths = [width for _title, width in columns]
        self.ticks = TickModel(theme, [title for title, _width in columns])
        self.setModel(self.ticks)
        self.setProperty("look", "table")
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegateForColumn(_TICK, _Ticks(self))
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(True)
        head.setHighlightSections(False)
        self.clicked.connect(
            lambda index: self.ticks.tick([index.row()]) if index.column() == _TICK else None
        )
        theme.changed.connect(self._measure)
        self._measure()
        self.setAccessibleName(resolved(name))

    def go_to_first(self) -> None:
        """Make the first row current."""
        if self.ticks.rowCount():
            self.selectRow(0)

    def current_row(self) -> TickRow | None:
        """Return the current row."""
        return self.ticks.row_at(self.currentIndex().row())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
            self.ticks.tick(rows or [self.currentIndex().row()])
            return
        super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Typed letters do not walk the rows."""

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit(self.ticks.row_at(current.row()))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(resolved(self._name))
            self.ticks.retell()

    def _measure(self) -> None:
        px = self._theme.px
        self.verticalHeader().setDefaultSectionSize(px(34))
        self.setColumnWidth(_TICK, px(34))
        for column, width in enumerate(self._widths[:-1], 1):
            self.setColumnWidth(column, px(width))
