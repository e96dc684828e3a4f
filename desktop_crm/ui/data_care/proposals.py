"""The rows of a dry run as a table: tick, verdict, customer, what changes."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from desktop_crm.domain.importing import BadRow, Proposal, Verdict
from desktop_crm.ui.data_care.words import VERDICT_TONES, changes_text, verdict_word
from desktop_crm.ui.kit.labels import as_tip
from desktop_crm.ui.kit.language import number, translate
from desktop_crm.ui.kit.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_NOTHING = QModelIndex()
TICK, ROW, VERDICT, CUSTOMER, CHANGES = range(5)
_ROLES = Qt.ItemDataRole
#: What an import writes; only these rows can be left out.
WRITTEN = frozenset({Verdict.CREATE, Verdict.UPDATE, Verdict.POSSIBLE_DUPLICATE})


@dataclass(frozen=True, slots=True)
class Judged:
    """One row of the file with what would be done with it."""

    row: int
    verdict: Verdict
    proposal: Proposal | None = None
    bad: BadRow | None = None

    @property
    def name(self) -> str:
        """Who it is about."""
        if self.proposal is not None:
            return self.proposal.record.name
        return "" if self.bad is None else "  ".join(cell for cell in self.bad.cells if cell)

    @property
    def changes(self) -> str:
        """What it brings, or why it is bad."""
        if self.proposal is not None:
            return changes_text(self.proposal)
        return "" if self.bad is None else translate("Import", self.bad.reason)


class ProposalModel(QAbstractTableModel):
    """The rows of one verdict, or all; rows that are not ticked are left out.

    Signals:
        ticked: which rows are left out has changed.
    """

    ticked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._all: list[Judged] = []
        self._shown: list[Judged] = []
        self._only: Verdict | None = None
        self._left_out: set[int] = set()

    def show_rows(self, proposals: Sequence[Proposal], bad_rows: Sequence[BadRow]) -> None:
        """Take the rows of a dry run; what was left out stays so."""
        found = [Judged(each.record.row, each.verdict, proposal=each) for each in proposals]
        found += [Judged(each.row, Verdict.BAD, bad=each) for each in bad_rows]
        found.sort(key=lambda each: each.row)
        self._all = found
        self._left_out &= {each.row for each in found}
        self._filter()

    def forget_ticks(self) -> None:
        """Leave nothing out."""
        self._left_out.clear()

    def show_only(self, verdict: Verdict | None) -> None:
        """Show the rows of one verdict; None shows all."""
        self._only = verdict
        self._filter()

    def counts(self) -> Counter[Verdict]:
        """Return how many rows have which verdict."""
        return Counter(each.verdict for each in self._all)

    @property
    def left_out(self) -> frozenset[int]:
        """The rows that are not to be imported."""
        return frozenset(self._left_out)

    def writes(self) -> int:
        """Return how many rows the import would write."""
        return sum(each.verdict in WRITTEN and each.row not in self._left_out for each in self._all)

    def judged(self, row: int) -> Judged | None:
        """Return what stands in a row of the table."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def tick(self, rows: Sequence[int]) -> None:
        """Leave rows of the table out, or take them in again: all of them like the first."""
        found = [each for row in rows if (each := self.judged(row)) is not None]
        found = [each for each in found if each.verdict in WRITTEN]
        if not found:
            return
        numbers = {each.row for each in found}
        if found[0].row in self._left_out:
            self._left_out -= numbers
        else:
            self._left_out |= numbers
        last = self.index(len(self._shown) - 1, CHANGES)
        self.dataChanged.emit(self.index(0, 0), last)
        self.ticked.emit()

    def retell(self) -> None:
        """Show the words of another language."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, CHANGES)
        if self._shown:
            last = self.index(len(self._shown) - 1, CHANGES)
            self.dataChanged.emit(self.index(0, 0), last)

    @override
    def rowCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def columnCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() else CHANGES + 1

    @override
    def data(self, index: Index, role: int = _ROLES.DisplayRole) -> Any:  # noqa: PLR0911 - one per role
        found = self.judged(index.row())
        if found is None:
            return None
        column = index.column()
        if role == _ROLES.DisplayRole:
            return self._text(found, column)
        if role == _ROLES.ToolTipRole and column in {CUSTOMER, CHANGES}:
            return as_tip(self._text(found, column))
        if role == _ROLES.CheckStateRole and column == TICK and found.verdict in WRITTEN:
            is_out = found.row in self._left_out
            return Qt.CheckState.Unchecked if is_out else Qt.CheckState.Checked
        if role == _ROLES.ForegroundRole:
            if column == VERDICT:
                return self._theme.color(VERDICT_TONES[found.verdict])
            is_out = found.row in self._left_out
            return self._theme.color("text3" if is_out or column == ROW else "text")
        if role == _ROLES.FontRole and column == VERDICT:
            return self._theme.font(12, 600)
        if role == _ROLES.AccessibleTextRole:
            words = verdict_word(found.verdict)
            return f"{words}, {found.name}, {found.changes}"
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLES.DisplayRole
    ) -> Any:
        if role == _ROLES.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if orientation is not Qt.Orientation.Horizontal or role != _ROLES.DisplayRole:
            return None
        return (
            "",
            translate("ImportTable", "Row"),
            translate("ImportTable", "What happens"),
            translate("ImportTable", "Customer"),
            translate("ImportTable", "Details"),
        )[section]

    def _text(self, found: Judged, column: int) -> str:
        return {
            ROW: number(found.row),
            VERDICT: verdict_word(found.verdict),
            CUSTOMER: found.name,
            CHANGES: found.changes,
        }.get(column, "")

    def _filter(self) -> None:
        self.beginResetModel()
        only = self._only
        self._shown = [each for each in self._all if only is None or each.verdict is only]
        self.endResetModel()


class ProposalTable(QTableView):
    """Shows the rows; Space or a click on the tick leaves one out.

    Signals:
        current_changed: (Judged or None) another row is current.
    """

    current_changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.proposals = ProposalModel(theme)
        self.setModel(self.proposals)
        self.setProperty("look", "table")
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(True)
        head.setHighlightSections(False)
        self.clicked.connect(
            lambda index: self.proposals.tick([index.row()]) if index.column() == TICK else None
        )
        theme.changed.connect(self._measure)
        self._measure()
        self._speak()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
            self.proposals.tick(rows or [self.currentIndex().row()])
            return
        super().keyPressEvent(event)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Typed letters do not walk the rows."""

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.current_changed.emit(self.proposals.judged(current.row()))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._speak()
            self.proposals.retell()

    def _measure(self) -> None:
        px = self._theme.px
        self.verticalHeader().setDefaultSectionSize(px(34))
        for column, width in ((TICK, 34), (ROW, 52), (VERDICT, 140), (CUSTOMER, 210)):
            self.setColumnWidth(column, px(width))

    def _speak(self) -> None:
        self.setAccessibleName(translate("ImportTable", "Rows of the file"))
