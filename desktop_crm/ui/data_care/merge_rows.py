"""What a merge decides, field by field: whose value is kept, before anything is painted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from desktop_crm.domain.customers import CustomerCard
from desktop_crm.domain.fields import FieldInfo, FieldKind, infos
from desktop_crm.ui.kit.history_words import value_word
from desktop_crm.ui.kit.language import field_label, number, translate, word

#: Returns what people read for a key of a pick-list.
PickWord = Callable[[str, str], str]


class Side(StrEnum):
    """Whose value is taken."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class MergeRow:
    """One line of the comparison; `info` is None where both are always kept."""

    title: str
    left: str
    right: str
    info: FieldInfo | None = None

    @property
    def differs(self) -> bool:
        """Whether the two say different things."""
        return self.left != self.right

    @property
    def is_conflict(self) -> bool:
        """Whether one of two values has to give way."""
        return self.can_choose and bool(self.left and self.right)

    @property
    def can_choose(self) -> bool:
        """Whether there is anything to choose."""
        return self.info is not None and self.differs

    @property
    def can_join(self) -> bool:
        """Whether both may be kept in one text."""
        is_long = self.info is not None and self.info.kind is FieldKind.LONG_TEXT
        return self.is_conflict and is_long


class Decision:
    """Two cards, who is kept, and what is taken from whom."""

    def __init__(self, left: CustomerCard, right: CustomerCard) -> None:
        self.left = left
        self.right = right
        self.kept = Side.LEFT
        self._chosen: dict[str, Side] = {}

    @property
    def keep(self) -> CustomerCard:
        """The customer that stays in lists."""
        return self.left if self.kept is Side.LEFT else self.right

    @property
    def other(self) -> CustomerCard:
        """The customer that is spoken for from now on."""
        return self.right if self.kept is Side.LEFT else self.left

    def keep_side(self, side: Side) -> None:
        """Keep the other one; what was chosen field by field stays."""
        self.kept = side

    def choose(self, row: MergeRow, side: Side) -> None:
        """Take the value of a side; both only where that makes sense."""
        if row.info is not None and row.can_choose and (side is not Side.BOTH or row.can_join):
            self._chosen[row.info.name] = side

    def side_of(self, row: MergeRow) -> Side | None:
        """Return whose value is taken; None where nothing is to be chosen."""
        if row.info is None or not row.can_choose:
            return None
        chosen = self._chosen.get(row.info.name)
        if chosen is not None:
            return chosen
        if row.can_join:
            return Side.BOTH
        own, foreign = (row.left, row.right) if self.kept is Side.LEFT else (row.right, row.left)
        away = Side.RIGHT if self.kept is Side.LEFT else Side.LEFT
        if row.info.kind is FieldKind.FLAG:
            return Side.LEFT if getattr(self.left, row.info.name) else Side.RIGHT
        return self.kept if own or not foreign else away

    def values(self, rows: Sequence[MergeRow]) -> dict[str, object]:
        """Return the fields as they shall be, by name, for the merge."""
        found: dict[str, object] = {}
        for row in rows:
            side = self.side_of(row)
            if row.info is not None and side is not None:
                found[row.info.name] = self._value(row.info.name, side)
        return found

    def _value(self, name: str, side: Side) -> Any:
        mine, other = getattr(self.keep, name), getattr(self.other, name)
        if side is Side.BOTH:
            return mine if other in mine else other if mine in other else f"{mine}\n{other}"
        return getattr(self.left if side is Side.LEFT else self.right, name)


def rows_of(decision: Decision, pick_word: PickWord, today: date) -> list[MergeRow]:
    """Return the lines to compare: first what differs, then what one lacks, then what is equal."""
    fields: list[MergeRow] = []
    for info in infos(CustomerCard):
        if not info.is_editable:
            continue
        left, right = (
            _text(info, getattr(card, info.name), pick_word, today)
            for card in (decision.left, decision.right)
        )
        if left or right:
            fields.append(MergeRow(field_label(info.label), left, right, info))
    fields.sort(key=lambda row: (not row.is_conflict, not row.differs))
    return fields + _lists(decision)


def _text(info: FieldInfo, value: Any, pick_word: PickWord, today: date) -> str:
    if value is None or value == "" or value is False:
        return ""
    if info.kind is FieldKind.PICK:
        return pick_word(info.pick_list, str(value))
    return value_word("customer", info.name, value, today)


def _lists(decision: Decision) -> list[MergeRow]:
    """Return what hangs on the two; all of it is kept."""
    left, right = decision.left, decision.right
    kinds: tuple[tuple[str, Callable[[CustomerCard], str]], ...] = (
        (translate("Duplicates", "Phone, email, chat"), _reach),
        (translate("Duplicates", "Contacts"), _contacts),
        (translate("Duplicates", "Tags"), _tags),
        (translate("Duplicates", "Purchases"), lambda card: _count(card.purchases)),
        (translate("Duplicates", "Follow-ups"), lambda card: _count(card.follow_ups)),
        (translate("Duplicates", "Feedback"), lambda card: _count(card.feedback)),
    )
    rows = [MergeRow(title, text(left), text(right)) for title, text in kinds]
    return [row for row in rows if row.left or row.right]


def _reach(card: CustomerCard) -> str:
    return "  ·  ".join(f"{word(method.kind)} {method.value}" for method in card.methods)


def _contacts(card: CustomerCard) -> str:
    return "  ·  ".join(each.name for each in card.contacts)


def _tags(card: CustomerCard) -> str:
    return "  ".join(f"#{tag.name}" for tag in card.tags)


def _count(found: Sequence[object]) -> str:
    return number(len(found)) if found else ""
