"""Short lists of at most some hundred lines, in sections with headings."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from desktop_crm.ui.kit.card_list import STEP_KEYS, single_key
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.language import Text, resolved
from desktop_crm.ui.kit.painting import Line, LinePainter
from desktop_crm.ui.kit.settings import Density
from desktop_crm.ui.kit.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_NOTHING = QModelIndex()
_HEADING = 38


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and its lines; `tone` colours the count, `note` stands at the right."""

    title: str
    lines: tuple[Line, ...]
    tone: str = "neutral"
    count: int | None = None
    note: str = ""


class RowModel(QAbstractListModel):
    """Sections flattened to rows: a heading is a row that cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Section | Line] = []

    def set_sections(self, sections: Sequence[Section]) -> None:
        """Show other sections; a section without a title has no heading."""
        fresh: list[Section | Line] = []
        for section in sections:
            if section.title:
                fresh.append(section)
            fresh.extend(section.lines)
        if fresh == self._rows:
            return
        self.beginResetModel()
        self._rows = fresh
        self.endResetModel()

    def entry(self, row: int) -> Section | Line | None:
        """Return what stands in a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def line(self, row: int) -> Line | None:
        """Return the line of a row; None for a heading."""
        found = self.entry(row)
        return found if isinstance(found, Line) else None

    def row_of(self, key: Hashable) -> int:
        """Return the row of a line by its key, or -1."""
        found = (
            row
            for row, entry in enumerate(self._rows)
            if isinstance(entry, Line) and entry.key == key
        )
        return next(found, -1)

    @override
    def rowCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        found = self.entry(index.row())
        if role == Qt.ItemDataRole.UserRole:
            return found
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            if isinstance(found, Section):
                return found.title
            return found.said() if isinstance(found, Line) else None
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self.entry(index.row()), Section):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _RowDelegate(QStyledItemDelegate):
    """Paints headings and lines."""

    def __init__(self, theme: Theme, painter: LinePainter, view: "RowList") -> None:
        super().__init__(view)
        self._theme = theme
        self._painter = painter
        self._view = view

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(entry, Section):
            self._heading(painter, option.rect, entry)
            return
        is_current = index.row() == self._view.currentIndex().row()
        self._painter.paint(
            painter,
            option.rect,
            entry,
            is_selected=bool(option.state & QStyle.StateFlag.State_Selected),
            is_hovered=bool(option.state & QStyle.StateFlag.State_MouseOver),
            has_focus=is_current and self._view.hasFocus(),
        )

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        is_heading = isinstance(index.data(Qt.ItemDataRole.UserRole), Section)
        return QSize(200, self._theme.px(_HEADING) if is_heading else self._painter.height())

    def _heading(self, painter: QPainter, rect: QRect, section: Section) -> None:
        px, theme = self._theme.px, self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = rect.adjusted(px(12), px(10), -px(12), 0)
        font = theme.font(13, 600)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, left, section.title)
        used = round(QFontMetricsF(font).horizontalAdvance(section.title)) + px(8)
        count = str(len(section.lines) if section.count is None else section.count)
        small = theme.font(11, 600)
        width = round(QFontMetricsF(small).horizontalAdvance(count)) + px(14)
        ink, fill = theme.tone_colors(section.tone)
        pill = QRect(room.x() + used, room.y() + (room.height() - px(18)) // 2, width, px(18))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(pill, px(9), px(9))
        painter.setPen(ink)
        painter.setFont(small)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, count)
        if section.note:
            painter.setPen(theme.color("text3"))
            painter.setFont(theme.font(11))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, right, section.note)
        painter.restore()


class RowList(QListView):
    """The list itself.

    Signals:
        current_changed: (Line or None) another line is current.
        opened: (Line) Enter or a double click.
        selection_changed: the set of selected lines changed.
        key_pressed: (str) a single key of the list map, as CardList.key_pressed.
    """

    current_changed = Signal(object)
    opened = Signal(object)
    selection_changed = Signal()
    key_pressed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        *,
        name: Text,
        density: Density = Density.COSY,
        is_flat: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows = RowModel()
        self.setProperty("look", "cards")
        self._theme = theme
        self._name = name
        self._painter = LinePainter(theme, icons)
        self._painter.density = density
        self._painter.is_flat = is_flat
        self._kept: tuple[Hashable, int, int] = (None, 0, 0)
        self._is_restoring = False
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setModel(self.rows)
        self.setItemDelegate(_RowDelegate(theme, self._painter, self))
        self.rows.modelAboutToBeReset.connect(self._keep)
        self.rows.modelReset.connect(self._restore)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        theme.changed.connect(self._restyle)
        self.setAccessibleName(resolved(name))
        self._restyle()

    def set_sections(self, sections: Sequence[Section]) -> None:
        """Show sections; the current line stays current, or its neighbour becomes it."""
        self.rows.set_sections(sections)

    def set_density(self, density: Density) -> None:
        """Show lines of another height."""
        if density is not self._painter.density:
            self._painter.density = density
            self._painter.forget()
            self._restyle()

    def current_line(self) -> Line | None:
        """Return the current line."""
        return self.rows.line(self.currentIndex().row())

    def selected_lines(self) -> list[Line]:
        """Return the selected lines in order; the current one if none is selected."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        found = [line for row in rows if (line := self.rows.line(row)) is not None]
        current = self.current_line()
        return found or ([current] if current is not None else [])

    def go_to(self, key: Hashable) -> bool:
        """Make a line current by its key; False if it is not in the list."""
        row = self.rows.row_of(key)
        if row >= 0:
            self.setCurrentIndex(self.rows.index(row))
        return row >= 0

    def go_to_first(self) -> None:
        """Make the first line current."""
        self.step(1, start=-1)

    def step(self, by: int, *, start: int | None = None) -> None:
        """Make the next (1) or previous (-1) line current, over headings."""
        row = self.currentIndex().row() if start is None else start
        while 0 <= (row := row + by) < self.rows.rowCount():
            if self.rows.line(row) is not None:
                self.setCurrentIndex(self.rows.index(row))
                return

    @override
    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        found = super().moveCursor(action, modifiers)
        moves = QAbstractItemView.CursorAction
        back = action in {moves.MoveUp, moves.MovePrevious, moves.MoveLeft, moves.MoveEnd}
        row = found.row()
        # A heading cannot be current: go on in the same direction, else stay.
        while 0 <= row < self.rows.rowCount() and self.rows.line(row) is None:
            row += -1 if back else 1
        index = self.rows.index(row)
        return index if index.isValid() else self.currentIndex()

    @override
    def keyboardSearch(self, search: str) -> None:
        """Typed letters are ours; Qt would walk the model."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        named = single_key(event)
        if named in STEP_KEYS:
            self.step(STEP_KEYS[named])
        elif named == "Enter":
            self._open(self.currentIndex().row())
        elif named:
            self.key_pressed.emit(named)
        else:
            super().keyPressEvent(event)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._is_restoring:
            self.current_changed.emit(self.current_line())

    @override
    def selectionChanged(self, selected: Any, deselected: Any) -> None:
        super().selectionChanged(selected, deselected)
        if not self._is_restoring:
            self.selection_changed.emit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._painter.forget()
            self.setAccessibleName(resolved(self._name))

    def _restyle(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.verticalScrollBar().setSingleStep(self._theme.px(46))
        self.viewport().update()

    def _open(self, row: int) -> None:
        line = self.rows.line(row)
        if line is not None:
            self.opened.emit(line)

    def _keep(self) -> None:
        self._is_restoring = True
        line = self.current_line()
        key = None if line is None else line.key
        self._kept = (key, self.currentIndex().row(), self.verticalScrollBar().value())

    def _restore(self) -> None:
        key, row, scroll = self._kept
        self._is_restoring = False
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(scroll)
        if key is None:
            self.current_changed.emit(None)
        elif not self.go_to(key):
            # What was done is gone: its neighbour is next.
            self.step(1, start=row - 1)
            if self.current_line() is None:
                self.step(-1, start=min(row, self.rows.rowCount()))
            if self.current_line() is None:
                self.current_changed.emit(None)
