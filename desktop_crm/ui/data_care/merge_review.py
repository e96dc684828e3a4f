"""Two customers beside each other: who is kept, and whose value of each field, by keys."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from desktop_crm.domain.customers import CustomerCard
from desktop_crm.domain.words import CustomerKind
from desktop_crm.ui.data_care.merge_rows import Decision, MergeRow, PickWord, Side, rows_of
from desktop_crm.ui.kit.labels import ElidedLabel, label, set_look
from desktop_crm.ui.kit.language import ago, day, local, tier_word, translate, word
from desktop_crm.ui.kit.layouts import box, column, row
from desktop_crm.ui.kit.side_table import TITLE_WIDTH, SideTable
from desktop_crm.ui.kit.theme import Theme

_SIDES = (None, Side.LEFT, Side.RIGHT)


class MergeCells:
    """The comparison as cells: a first row for who is kept, then the fields."""

    def __init__(self, decision: Decision, rows: Sequence[MergeRow]) -> None:
        self.decision = decision
        self.rows = list(rows)

    def row_at(self, at: int) -> MergeRow | None:
        """Return the field of a row; None for the first, which is about the whole."""
        return self.rows[at - 1] if 0 < at <= len(self.rows) else None

    def count(self) -> int:
        """Return how many rows there are."""
        return len(self.rows) + 1

    def text(self, at: int, column: int) -> str:
        """Return the text of a cell."""
        found, side = self.row_at(at), _SIDES[column]
        if found is not None:
            return {None: found.title, Side.LEFT: found.left, Side.RIGHT: found.right}[side]
        if side is None:
            return translate("Duplicates", "Keep")
        return (self.decision.left if side is Side.LEFT else self.decision.right).name

    def said(self, at: int, column: int) -> str:
        """Return what a screen reader says."""
        text = self.text(at, column)
        if self.is_taken(at, column):
            return translate("Duplicates", "{value} (taken)").format(value=text)
        return text

    def is_taken(self, at: int, column: int) -> bool:
        """Tell whether this side is taken."""
        found, side = self.row_at(at), _SIDES[column]
        if side is None:
            return False
        taken = self.decision.kept if found is None else self.decision.side_of(found)
        return taken is side or taken is Side.BOTH

    def ink(self, at: int, column: int) -> str:
        """Return the colour token of a cell."""
        if self.is_taken(at, column):
            return "accent_ink"
        found = self.row_at(at)
        if column == 0:
            return "warn_ink" if found is not None and found.is_conflict else "text2"
        return "text" if found is not None and not found.can_choose else "text3"

    def is_strong(self, at: int, column: int) -> bool:
        """Tell whether a cell stands out."""
        found = self.row_at(at)
        is_conflict = column == 0 and found is not None and found.is_conflict
        return is_conflict or self.is_taken(at, column)


class MergeReview(SideTable):
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
        super().__init__(theme)
        self._pick_word = pick_word
        self._shown: MergeCells | None = None
        self.clicked.connect(self._on_clicked)
        self._name_it()

    @property
    def decision(self) -> Decision | None:
        """What is decided so far; None while nothing is compared."""
        return None if self._shown is None else self._shown.decision

    def show_pair(self, left: CustomerCard, right: CustomerCard, today: date) -> None:
        """Compare two customers; the one that says more is kept unless said otherwise."""
        decision = Decision(left, right)
        rows = rows_of(decision, self._pick_word, today)
        if sum(bool(each.right) for each in rows) > sum(bool(each.left) for each in rows):
            decision.keep_side(Side.RIGHT)
        self._show(MergeCells(decision, rows), 0)

    def retranslate(self, today: date) -> None:
        """Say the same in another language."""
        decision = self.decision
        if decision is not None:
            at = self.currentIndex().row()
            self._show(MergeCells(decision, rows_of(decision, self._pick_word, today)), at)

    def choose(self, side: Side) -> None:
        """Take a side: of the whole in the first row, else of the field."""
        if self._shown is None:
            return
        found = self._shown.row_at(self.currentIndex().row())
        if found is not None:
            self._shown.decision.choose(found, side)
        elif side is not Side.BOTH:
            self._shown.decision.keep_side(side)
            self.kept_changed.emit()
        self.cells.retell()

    def values(self) -> dict[str, object]:
        """Return the fields as they were chosen."""
        return {} if self._shown is None else self._shown.decision.values(self._shown.rows)

    @override
    def keys(self) -> dict[int, Callable[[], object]]:
        return {
            **super().keys(),
            Qt.Key.Key_Left: lambda: self.choose(Side.LEFT),
            Qt.Key.Key_Right: lambda: self.choose(Side.RIGHT),
            Qt.Key.Key_Space: lambda: self.choose(Side.BOTH),
            Qt.Key.Key_Return: self.merged.emit,
            Qt.Key.Key_Enter: self.merged.emit,
            Qt.Key.Key_N: self.refused.emit,
            Qt.Key.Key_PageDown: lambda: self.stepped.emit(1),
            Qt.Key.Key_PageUp: lambda: self.stepped.emit(-1),
        }

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name_it()

    def _show(self, cells: MergeCells, at: int) -> None:
        self._shown = cells
        self.cells.show(cells)
        self.selectRow(at)

    def _on_clicked(self, index: QModelIndex) -> None:
        side = _SIDES[index.column()]
        if side is not None:
            self.choose(side)

    def _name_it(self) -> None:
        self.setAccessibleName(translate("Duplicates", "The two customers, field by field"))
        self.cells.retell()


class MergeHeads(QWidget):
    """Who the two are, above their columns."""

    def __init__(self, theme: Theme) -> None:
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
        self._gap.setFixedWidth(self._theme.px(TITLE_WIDTH - 8))


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
