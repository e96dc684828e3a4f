"""Two customers beside each other: who is kept, and whose value of each field, by keys."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from desktop_crm.domain.customers import CustomerCard
from desktop_crm.domain.words import CustomerKind
from desktop_crm.ui.data_care.merge_rows import Decision, MergeRow, PickWord, Side, rows_of
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.labels import ElidedLabel, as_tip, label, set_look
from desktop_crm.ui.kit.language import ago, day, local, tier_word, translate, word
from desktop_crm.ui.kit.layouts import box, column, row
from desktop_crm.ui.kit.privacy import shown
from desktop_crm.ui.kit.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_NOTHING = QModelIndex()
_ROLES = Qt.ItemDataRole
_TITLE_WIDTH = 150
_SIDES = (None, Side.LEFT, Side.RIGHT)


class MergeModel(QAbstractTableModel):
    """The comparison as rows: a first one for who is kept, then the fields."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._decision: Decision | None = None
        self._rows: list[MergeRow] = []

    @property
    def rows(self) -> Sequence[MergeRow]:
        """The fields, in order."""
        return self._rows

    def show(self, decision: Decision | None, rows: Sequence[MergeRow]) -> None:
        """Compare another pair."""
        self.beginResetModel()
        self._decision = decision
        self._rows = list(rows)
        self.endResetModel()

    def row_at(self, at: int) -> MergeRow | None:
        """Return the field of a row; None for the first, which is about the whole."""
        return self._rows[at - 1] if 0 < at <= len(self._rows) else None

    def retell(self) -> None:
        """Paint anew after a choice."""
        if self._decision is not None:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows), 2))

    @override
    def rowCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() or self._decision is None else len(self._rows) + 1

    @override
    def columnCount(self, parent: Index = _NOTHING) -> int:
        return 0 if parent.isValid() else len(_SIDES)

    @override
    def data(self, index: Index, role: int = _ROLES.DisplayRole) -> Any:  # noqa: PLR0911 - one per role
        if self._decision is None or not index.isValid():
            return None
        side = _SIDES[index.column()]
        is_taken = self._is_taken(index.row(), side)
        if role in {_ROLES.DisplayRole, _ROLES.AccessibleTextRole, _ROLES.ToolTipRole}:
            text = self._text(index.row(), side)
            if role == _ROLES.ToolTipRole:
                return as_tip(text)
            if role == _ROLES.AccessibleTextRole and is_taken:
                return translate("Duplicates", "{value} (taken)").format(value=text)
            return f"✓ {' '.join(text.split())}" if is_taken else " ".join(text.split())
        if role == _ROLES.ForegroundRole:
            return self._theme.color(self._ink(index.row(), side, is_taken=is_taken))
        if role == _ROLES.FontRole and (is_taken or (side is None and self._differs(index.row()))):
            return self._theme.font(13, 600)
        return None

    def is_taken(self, index: Index) -> bool:
        """Tell whether the value of a cell is kept."""
        return self._is_taken(index.row(), _SIDES[index.column()])

    def _text(self, at: int, side: Side | None) -> str:
        found = self.row_at(at)
        if found is None:
            if side is None:
                return translate("Duplicates", "Keep")
            card = self._decision.left if side is Side.LEFT else self._decision.right  # type: ignore[union-attr]  # asked for with one only
            return card.name
        return {None: found.title, Side.LEFT: found.left, Side.RIGHT: found.right}[side]

    def _is_taken(self, at: int, side: Side | None) -> bool:
        if side is None or self._decision is None:
            return False
        found = self.row_at(at)
        taken = self._decision.kept if found is None else self._decision.side_of(found)
        return taken is side or (taken is Side.BOTH and found is not None)

    def _differs(self, at: int) -> bool:
        found = self.row_at(at)
        return found is not None and found.is_conflict

    def _ink(self, at: int, side: Side | None, *, is_taken: bool) -> str:
        if is_taken:
            return "accent_ink"
        if side is None:
            return "warn_ink" if self._differs(at) else "text2"
        found = self.row_at(at)
        return "text" if found is not None and not found.can_choose else "text3"


class _CellDelegate(QStyledItemDelegate):
    """Paints what is taken apart from where the keyboard is."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        px, color = self._theme.px, self._theme.color
        rect = option.rect
        is_current = index.row() == self._view.currentIndex().row()
        painter.save()
        if is_current:
            painter.fillRect(rect, color("surface2"))
            if index.column() == 0:
                painter.fillRect(rect.adjusted(0, 0, px(3) - rect.width(), 0), color("accent"))
        model = index.model()
        if isinstance(model, MergeModel) and model.is_taken(index):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("accent2"))
            painter.drawRoundedRect(rect.adjusted(px(2), px(2), -px(2), -px(2)), px(6), px(6))
        painter.setPen(index.data(_ROLES.ForegroundRole))
        painter.setFont(index.data(_ROLES.FontRole) or self._theme.font(13))
        room = rect.adjusted(px(12), 0, -px(10), 0)
        text = painter.fontMetrics().elidedText(
            shown(str(index.data())), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()


class MergeReview(QTableView):
    """The comparison under the keyboard.

    Signals:
        merged: Enter: merge as it stands.
        refused: N: they are not the same.
        stepped: (int) another pair, forwards or back.
        kept_changed: the other one is kept now.
    """

    merged = Signal()
    refused = Signal()
    stepped = Signal(int)
    kept_changed = Signal()

    def __init__(self, theme: Theme, pick_word: PickWord) -> None:
        super().__init__()
        self._theme = theme
        self._pick_word = pick_word
        self.decision: Decision | None = None
        self.fields = MergeModel(theme)
        self.setModel(self.fields)
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
        self.clicked.connect(self._on_clicked)
        theme.changed.connect(self._measure)
        self._measure()
        self._name_it()

    def show_pair(self, left: CustomerCard, right: CustomerCard, today: date) -> None:
        """Compare two customers; the one that says more is kept unless said otherwise."""
        self.decision = Decision(left, right)
        rows = rows_of(self.decision, self._pick_word, today)
        if sum(bool(each.right) for each in rows) > sum(bool(each.left) for each in rows):
            self.decision.keep_side(Side.RIGHT)
        self.fields.show(self.decision, rows)
        self.selectRow(0)

    def retranslate(self, today: date) -> None:
        """Say the same in another language."""
        if self.decision is not None:
            at = self.currentIndex().row()
            self.fields.show(self.decision, rows_of(self.decision, self._pick_word, today))
            self.selectRow(at)

    def clear_pair(self) -> None:
        """Compare nothing."""
        self.decision = None
        self.fields.show(None, ())

    def choose(self, side: Side) -> None:
        """Take a side: of the whole in the first row, else of the field."""
        decision, at = self.decision, self.currentIndex().row()
        if decision is None:
            return
        found = self.fields.row_at(at)
        if found is not None:
            decision.choose(found, side)
        elif side is not Side.BOTH:
            decision.keep_side(side)
            self.kept_changed.emit()
        self.fields.retell()

    def values(self) -> dict[str, object]:
        """Return the fields as they were chosen."""
        return {} if self.decision is None else self.decision.values(self.fields.rows)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        acts: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Left: lambda: self.choose(Side.LEFT),
            Qt.Key.Key_Right: lambda: self.choose(Side.RIGHT),
            Qt.Key.Key_Space: lambda: self.choose(Side.BOTH),
            Qt.Key.Key_Return: self.merged.emit,
            Qt.Key.Key_Enter: self.merged.emit,
            Qt.Key.Key_N: self.refused.emit,
            Qt.Key.Key_PageDown: lambda: self.stepped.emit(1),
            Qt.Key.Key_PageUp: lambda: self.stepped.emit(-1),
            Qt.Key.Key_J: lambda: self._walk(1),
            Qt.Key.Key_K: lambda: self._walk(-1),
        }
        act = acts.get(event.key())
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    @override
    def keyboardSearch(self, search: str) -> None:
        """Typed letters do not walk the rows."""

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name_it()

    def _walk(self, step: int) -> None:
        at = self.currentIndex().row() + step
        if 0 <= at < self.fields.rowCount():
            self.selectRow(at)

    def _on_clicked(self, index: Index) -> None:
        side = _SIDES[index.column()]
        if side is not None:
            self.choose(side)

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(32))
        self.setColumnWidth(0, self._theme.px(_TITLE_WIDTH))

    def _name_it(self) -> None:
        self.setAccessibleName(translate("Duplicates", "The two customers, field by field"))
        self.fields.retell()


class MergeHeads(QWidget):
    """Who the two are, above their columns."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._heads = (_Head(), _Head())
        self._gap = box(row())
        whole = row(self._gap, *self._heads, spacing=10)
        whole.setStretch(1, 1)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        theme.changed.connect(self._measure)
        self._measure()

    def show_pair(self, decision: Decision, today: date) -> None:
        """Show who they are and who is kept."""
        for head, card, side in zip(
            self._heads, (decision.left, decision.right), (Side.LEFT, Side.RIGHT), strict=True
        ):
            head.show_card(card, today, is_kept=decision.kept is side)

    def _measure(self) -> None:
        self._gap.setFixedWidth(self._theme.px(_TITLE_WIDTH - 8))


class _Head(QFrame):
    """A name, what kind of customer it is, and how old what we know is."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ElidedLabel("", "heading")
        self._facts = ElidedLabel("", "secondary")
        self._badge = label("", "ok")
        top = row(self._name, self._badge)
        top.setStretch(0, 1)
        self.setLayout(column(top, self._facts, spacing=2, margins=(12, 8, 12, 8)))

    def show_card(self, card: CustomerCard, today: date, *, is_kept: bool) -> None:
        """Show a customer."""
        set_look(self, "look", "band-accent" if is_kept else "band-neutral")
        self._name.say(card.name)
        self._badge.say(lambda: translate("Duplicates", "Kept") if is_kept else "")
        self._facts.say(lambda: "  ·  ".join(_facts(card, today)))


def _facts(card: CustomerCard, today: date) -> list[str]:
    facts = [word(CustomerKind(card.kind)), tier_word(card.tier)]
    if card.created_at is not None:
        on = day(local(card.created_at).date(), today)
        facts.append(translate("Duplicates", "entered {day}").format(day=on))
    if card.last_contact_on is not None:
        when = ago(card.last_contact_on, today)
        facts.append(translate("Duplicates", "last contact {when}").format(when=when))
    else:
        facts.append(translate("Duplicates", "never contacted"))
    return [fact for fact in facts if fact]
