"""Long lists: a one-column table over an array of numbers, filled page by page, painted."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from desktop_crm.ui.kit.card_table import ROW_HEIGHT, TableColumn, paint_cell
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.language import Text, resolved
from desktop_crm.ui.kit.painting import Line, LinePainter
from desktop_crm.ui.kit.privacy import shown
from desktop_crm.ui.kit.settings import Density
from desktop_crm.ui.kit.theme import Theme

Index = QModelIndex | QPersistentModelIndex
#: Asks for the rows of some numbers; the answer is given to CardModel.fill, sooner or later.
Fetch = Callable[[Sequence[int]], None]

PAGE = 100
_KEPT_ROWS = 2000
_STEP = 46
#: Keys that go to another row, for hands that stay on the letters.
STEP_KEYS = {"J": 1, "K": -1}
_NAMED_KEYS = {
    Qt.Key.Key_Return: "Enter",
    Qt.Key.Key_Enter: "Enter",
    Qt.Key.Key_Delete: "Del",
    Qt.Key.Key_Space: "Space",
    Qt.Key.Key_Escape: "Esc",
    Qt.Key.Key_Left: "Left",
    Qt.Key.Key_Right: "Right",
}
_NOTHING = QModelIndex()


class CardModel(QAbstractTableModel):
    """An array of numbers and a cache of the lines that were asked for.

    `data()` never asks anybody anything: a missing line is a placeholder, its page is fetched once
    the event loop turns, and `dataChanged` tells when it came.
    """

    def __init__(self, fetch: Fetch) -> None:
        super().__init__()
        self._fetch = fetch
        self._numbers: array[int] = array("q")
        self._places: dict[int, int] | None = None
        self._lines: OrderedDict[int, Line] = OrderedDict()
        self._wanted: set[int] = set()
        self._asked: set[int] = set()
        self._columns: tuple[TableColumn, ...] = ()
        self._timer = QTimer(self, interval=0, singleShot=True)
        self._timer.timeout.connect(self._ask)

    @property
    def numbers(self) -> Sequence[int]:
        """The numbers of all rows, in order."""
        return self._numbers

    @property
    def columns(self) -> tuple[TableColumn, ...]:
        """The columns of the table; none for cards."""
        return self._columns

    def set_columns(self, columns: Sequence[TableColumn]) -> None:
        """Be a table of these columns, or cards again."""
        if tuple(columns) != self._columns:
            self.beginResetModel()
            self._columns = tuple(columns)
            self.endResetModel()

    def set_numbers(self, numbers: Sequence[int]) -> bool:
        """Take another array; nothing happens, and False is returned, if it is the same."""
        fresh = array("q", numbers)
        if fresh == self._numbers:
            return False
        self.beginResetModel()
        self._numbers = fresh
        self._places = None
        self._wanted.clear()
        self._asked.clear()
        self.endResetModel()
        return True

    def fill(self, lines: Iterable[tuple[int, Line]]) -> None:
        """Take lines that were fetched, as (number, line)."""
        rows = []
        for number, line in lines:
            self._lines[number] = line
            self._lines.move_to_end(number)
            row = self.row_of(number)
            if row >= 0:
                rows.append(row)
                self._asked.discard(row // PAGE)
        while len(self._lines) > _KEPT_ROWS:
            self._lines.popitem(last=False)
        if rows:
            self._tell(min(rows), max(rows))

    def forget(self, numbers: Iterable[int] | None = None) -> None:
        """Fetch anew what is shown of these numbers; None means all."""
        chosen = list(self._lines) if numbers is None else list(numbers)
        cached = [number for number in chosen if number in self._lines]
        if cached:
            # The old lines stay until the new ones come: nothing flickers.
            self._fetch(cached[-_KEPT_ROWS // 4 :])

    def forget_keyed(self, keys: Iterable[Hashable]) -> None:
        """Fetch anew what is shown of the lines with these keys."""
        wanted = frozenset(keys)
        self.forget([number for number, line in self._lines.items() if line.key in wanted])

    def drop(self) -> None:
        """Forget every line at once, e.g. before the lock."""
        self._lines.clear()
        self._asked.clear()
        if self._numbers:
            self._tell(0, len(self._numbers) - 1)

    def line(self, row: int) -> Line | None:
        """Return the line of a row if it is here."""
        if not 0 <= row < len(self._numbers):
            return None
        return self._lines.get(self._numbers[row])

    def row_of(self, number: int) -> int:
        """Return the row of a number, or -1."""
        if self._places is None:
            self._places = {number: row for row, number in enumerate(self._numbers)}
        return self._places.get(number, -1)

    @override
    def rowCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self._numbers)

    @override
    def columnCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() else max(1, len(self._columns))

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        number = self._numbers[index.row()]
        line = self._lines.get(number)
        if line is None:
            self._want(index.row())
        if role == Qt.ItemDataRole.UserRole:
            return line
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        if line is None:
            return "…"
        if not self._columns or (role == Qt.ItemDataRole.AccessibleTextRole and not index.column()):
            return line.said()
        return shown(self._columns[index.column()].text(line))

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        # Screen readers meet the hidden header cells as children: they must not be called "1".
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return resolved(self._columns[section].title) if section < len(self._columns) else None
        line = self.line(section)
        return "" if line is None else line.title

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(
            self.index(first, 0), self.index(last, max(1, len(self._columns)) - 1)
        )

    def _want(self, row: int) -> None:
        page = row // PAGE
        if page not in self._asked:
            self._wanted.add(page)
            if not self._timer.isActive():
                self._timer.start()

    def _ask(self) -> None:
        numbers: list[int] = []
        for page in sorted(self._wanted):
            self._asked.add(page)
            numbers += (
                number
                for number in self._numbers[page * PAGE : (page + 1) * PAGE]
                if number not in self._lines
            )
        self._wanted.clear()
        if numbers:
            self._fetch(numbers)


class _CardDelegate(QStyledItemDelegate):
    """Paints a line, or a cell of it; never touches the database."""

    def __init__(self, theme: Theme, painter: LinePainter, view: "CardList") -> None:
        super().__init__(view)
        self._theme = theme
        self._painter = painter
        self._view = view

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state = option.state
        is_current = index.row() == self._view.currentIndex().row()
        has_focus = is_current and self._view.hasFocus() and self._view.shows_focus
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        line = index.data(Qt.ItemDataRole.UserRole)
        columns = self._view.cards.columns
        if columns:
            paint_cell(
                painter,
                option,
                self._theme,
                columns[index.column()],
                line,
                is_first=index.column() == 0,
                is_selected=is_selected,
                has_focus=has_focus,
            )
            return
        self._painter.paint(
            painter,
            option.rect,
            line,
            is_selected=is_selected,
            is_hovered=bool(state & QStyle.StateFlag.State_MouseOver),
            has_focus=has_focus,
        )

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, self._painter.height())


class CardList(QTableView):
    """The list itself.

    Signals:
        current_changed: (number or None) another row is current.
        opened: (number) Enter or a double click.
        selection_changed: the set of selected rows changed.
        key_pressed: (str) a single key of the list map: "/", "?", "X", "T", "D", "S", "1", "3",
            "7", "V", "Del", "Space", "Left", "Right", "Esc" and any other letter as typed.
        sort_wanted: (sort of a column) its heading was clicked.
        columns_changed: widths or order of the columns changed; `column_widths` has them.

    Attributes:
        shows_focus: the focus ring is drawn (after a key, not after a click).
    """

    current_changed = Signal(object)
    opened = Signal(int)
    selection_changed = Signal()
    key_pressed = Signal(str)
    sort_wanted = Signal(object)
    columns_changed = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        fetch: Fetch,
        *,
        name: Text,
        density: Density = Density.COMFORTABLE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.shows_focus = True
        self.cards = CardModel(fetch)
        self._name = name
        self._theme = theme
        self._painter = LinePainter(theme, icons)
        self._painter.density = density
        self._kept: tuple[int | None, list[int], int | None, int] = (None, [], None, 0)
        self._is_restoring = False
        self._is_arranging = False
        self._widths: list[int] = []
        self._set_up()
        self.setModel(self.cards)
        self.setItemDelegate(_CardDelegate(theme, self._painter, self))
        self.cards.modelAboutToBeReset.connect(self._keep)
        self.cards.modelReset.connect(self._restore)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        theme.changed.connect(self._restyle)
        self._restyle()
        self.setAccessibleName(resolved(name))

    def set_density(self, density: Density) -> None:
        """Show taller or lower rows."""
        if density is not self._painter.density:
            self._painter.density = density
            self._painter.forget()
            self._restyle()

    def set_table(self, columns: Sequence[tuple[TableColumn, int]]) -> None:
        """Show a table of these columns, each with its width at text scale 1; none for cards."""
        self.cards.set_columns([column for column, _width in columns])
        self._widths = [width for _column, width in columns]
        self._restyle()

    def column_widths(self) -> list[tuple[str, int]]:
        """Return the columns as they stand now, each with its width at text scale 1."""
        header, columns = self.horizontalHeader(), self.cards.columns
        places = sorted(range(len(columns)), key=header.visualIndex)
        scale = self._theme.px(100) / 100
        return [(columns[at].key, round(header.sectionSize(at) / scale)) for at in places]

    def show_sort(self, sort: object) -> None:
        """Mark the column the table is ordered by."""
        header = self.horizontalHeader()
        found = [at for at, column in enumerate(self.cards.columns) if column.sort == sort]
        header.setSortIndicatorShown(bool(found))
        if found:
            header.setSortIndicator(found[0], Qt.SortOrder.AscendingOrder)

    @property
    def current_number(self) -> int | None:
        """The number of the current row."""
        row = self.currentIndex().row()
        return self.cards.numbers[row] if 0 <= row < len(self.cards.numbers) else None

    def current_line(self) -> Line | None:
        """Return the line of the current row if it is here."""
        return self.cards.line(self.currentIndex().row())

    def selected_numbers(self) -> list[int]:
        """Return the numbers of the selected rows, in order; the current one if none is."""
        numbers = self.cards.numbers
        found: list[int] = []
        for part in _ranges(self.selectionModel()):
            found.extend(numbers[part.top() : part.bottom() + 1])
        if not found and self.current_number is not None:
            return [self.current_number]
        return found

    def selected_count(self) -> int:
        """Return how many rows are selected."""
        ranges = _ranges(self.selectionModel())
        return sum(part.bottom() - part.top() + 1 for part in ranges)

    def go_to(self, number: int) -> bool:
        """Make a row current; False if it is not in the list."""
        row = self.cards.row_of(number)
        if row < 0:
            return False
        self._go_to_row(row)
        return True

    def step(self, by: int) -> None:
        """Make the next (1) or previous (-1) row current."""
        last = len(self.cards.numbers) - 1
        if last >= 0:
            self._go_to_row(min(max(self.currentIndex().row() + by, 0), last))

    @override
    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        last = len(self.cards.numbers) - 1
        # Qt moves Home and End within the row, which has one cell only.
        if action is QAbstractItemView.CursorAction.MoveHome and last >= 0:
            return self.cards.index(0, 0)
        if action is QAbstractItemView.CursorAction.MoveEnd and last >= 0:
            return self.cards.index(last, 0)
        return super().moveCursor(action, modifiers)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Typed letters are ours; Qt would walk the model."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.shows_focus = True
        named = single_key(event)
        if named in STEP_KEYS:
            self.step(STEP_KEYS[named])
        elif named == "Enter":
            self._open(self.currentIndex().row())
        elif named == "X":
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().select(self.currentIndex(), flags.Toggle | flags.Rows)
        elif named:
            self.key_pressed.emit(named)
        else:
            super().keyPressEvent(event)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._is_restoring:
            self.current_changed.emit(self.current_number)

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not self._is_restoring:
            self.selection_changed.emit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._painter.forget()
            self.setAccessibleName(resolved(self._name))
            self.cards.forget()
            self.viewport().update()

    def _set_up(self) -> None:
        self.setProperty("look", "cards")
        header = self.horizontalHeader()
        header.hide()
        self.verticalHeader().hide()
        header.setStretchLastSection(True)
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(False)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.sectionClicked.connect(self._on_heading)
        header.sectionResized.connect(lambda *_: self._tell_columns())
        header.sectionMoved.connect(lambda *_: self._tell_columns())
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setFrameShape(QTableView.Shape.NoFrame)

    @property
    def _row_height(self) -> int:
        return self._theme.px(ROW_HEIGHT) if self.cards.columns else self._painter.height()

    def _on_heading(self, section: int) -> None:
        sort = self.cards.columns[section].sort
        if sort is not None:
            self.sort_wanted.emit(sort)

    def _tell_columns(self) -> None:
        if self.cards.columns and not self._is_arranging:
            self.columns_changed.emit()

    def _restyle(self) -> None:
        columns, header = self.cards.columns, self.horizontalHeader()
        self._is_arranging = True
        header.setVisible(bool(columns))
        header.setSectionsClickable(bool(columns))
        bar = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(
            bar.ScrollBarAsNeeded if columns else bar.ScrollBarAlwaysOff
        )
        for at, width in enumerate(self._widths):
            header.resizeSection(at, self._theme.px(width))
        self._is_arranging = False
        self.verticalHeader().setDefaultSectionSize(self._row_height)
        self.verticalScrollBar().setSingleStep(self._theme.px(_STEP))
        self.viewport().update()

    def _go_to_row(self, row: int) -> None:
        index = self.cards.index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _open(self, row: int) -> None:
        if 0 <= row < len(self.cards.numbers):
            self.opened.emit(self.cards.numbers[row])

    def _keep(self) -> None:
        self._is_restoring = True
        # What the person looks at stays where it is: the current row, else the first that shows.
        numbers, current = self.cards.numbers, self.currentIndex()
        is_seen = self.viewport().rect().intersects(self.visualRect(current))
        top = current.row() if is_seen else self.rowAt(0)
        offset = self.verticalScrollBar().value() - max(top, 0) * self._row_height
        selected: list[int] = []
        for part in _ranges(self.selectionModel()):
            selected.extend(numbers[part.top() : part.bottom() + 1])
        anchor = numbers[top] if 0 <= top < len(numbers) else None
        self._kept = (self.current_number, selected, anchor, offset)

    def _restore(self) -> None:
        current, selected, anchor, offset = self._kept
        place = self.cards.row_of
        rows = sorted(row for row in map(place, selected) if row >= 0)
        chosen = QItemSelection()
        for first, last in _runs(rows):
            chosen.select(self.cards.index(first, 0), self.cards.index(last, 0))
        row = -1 if current is None else place(current)
        choose = QItemSelectionModel.SelectionFlag
        if row >= 0:
            self.selectionModel().setCurrentIndex(self.cards.index(row, 0), choose.NoUpdate)
        if rows:
            self.selectionModel().select(chosen, choose.ClearAndSelect | choose.Rows)
        self.executeDelayedItemsLayout()
        anchor_row = -1 if anchor is None else place(anchor)
        if anchor_row >= 0:
            self.verticalScrollBar().setValue(anchor_row * self._row_height + offset)
        self._is_restoring = False
        if row < 0:
            self.current_changed.emit(None)
        if len(rows) != len(selected):
            self.selection_changed.emit()


def single_key(event: QKeyEvent) -> str:
    """Return the name of a key of the list map, or "" if the event is for Qt."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    named = _NAMED_KEYS.get(Qt.Key(event.key()), "")
    if held == Qt.KeyboardModifier.ShiftModifier:
        # Shift makes letters and signs; with the other keys it selects, which is Qt's.
        is_ours = named in {"", "Enter"}
    else:
        is_ours = held == Qt.KeyboardModifier.NoModifier
    if named or not is_ours:
        return named if is_ours else ""
    text = event.text()
    return text.upper() if len(text) == 1 and text.isprintable() else ""


def _ranges(chosen: QItemSelectionModel) -> list[QItemSelectionRange]:
    ranges = chosen.selection()
    found = [ranges.at(at) for at in range(ranges.count())]
    return sorted(found, key=lambda part: part.top())


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Join ascending rows into contiguous ranges."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
