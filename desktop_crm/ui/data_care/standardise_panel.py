"""Standardise: what would be written otherwise, ticked row by row, applied as one step."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent
from typing_extensions import override

from desktop_crm.domain.standardising import Proposed, Rule, rule_label
from desktop_crm.services import standardising, unit_of_work
from desktop_crm.ui.data_care.looking import LookingPanel
from desktop_crm.ui.kit.buttons import Segments, button
from desktop_crm.ui.kit.empty_state import EmptyState
from desktop_crm.ui.kit.history_words import name_word
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import number, translate
from desktop_crm.ui.kit.layouts import box, column, row
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.kit.tick_table import TickTable

_PICKS = frozenset({"region_province", "industry", "size_band", "source"})


@dataclass(frozen=True, slots=True)
class Change:
    """One row of the table."""

    proposed: Proposed

    @property
    def number(self) -> int:
        """What the row is known by."""
        return self.proposed.number

    @property
    def can_be_left_out(self) -> bool:
        """Every change can be left out."""
        return True

    @property
    def ink(self) -> str:
        """The colour of the field."""
        return "text2"

    def cell(self, column: int) -> str:
        """Return the text of a column of the table."""
        found = self.proposed
        match column:
            case 0:
                return found.customer_name
            case 1:
                return translate("Rule", rule_label(found.rule)) if found.typed else _field(found)
            case 2:
                return _visible(found.typed or found.before)
            case _ if found.field in _PICKS:
                return translate("PickList", found.after)
            case _:
                return _visible(found.after)


class ChangeTable(TickTable):
    """What would be written otherwise, as a table."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            lambda: translate("Standardise", "Values that would be written otherwise"),
            (
                (lambda: translate("Standardise", "Customer"), 230),
                (lambda: translate("Standardise", "Field"), 190),
                (lambda: translate("Standardise", "As it is"), 330),
                (lambda: translate("Standardise", "As it would be"), 0),
            ),
        )


def find(vault: Any, progress: Callable[[int, int], None]) -> tuple[Proposed, ...]:
    """Look for what could be written in one way; runs on a thread of its own."""
    return unit_of_work.read(vault, standardising.proposals, progress=progress)


class StandardisePanel(LookingPanel):
    """A preview with ticks, by rule, and one button."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, lambda: translate("Standardise", "Reading the customers"), find)
        self._found: tuple[Proposed, ...] | None = None
        self.table = ChangeTable(desk.theme)
        rules: list[Rule | None] = [None, *Rule]
        self.rules = Segments(
            [(each, partial(self._rule_text, each), "") for each in rules], desk.icons
        )
        self.rules.choose(None)
        self.rules.chosen.connect(lambda _rule: self._show_rule())
        self.apply_button = button(
            self._apply_text, self.apply, look="primary", icon=(desk.icons, "check")
        )
        self.table.ticks.ticked.connect(self._tell)
        note = label(
            lambda: translate(
                "Standardise",
                "Numbers and addresses stay as they were typed; only the form beside them that "
                "search and duplicates use is made anew. Everything is one step for undo.",
            ),
            "secondary",
            wraps=True,
        )
        hint = label(
            lambda: translate(
                "Standardise", "Space takes a change out or in    Shift+↑↓ selects several"
            ),
            "hint",
        )
        self._preview = box(column(row(self.rules, None), self.table, row(hint, None), spacing=8))
        self._empty = EmptyState(
            desk.theme,
            desk.icons,
            "circle-check",
            lambda: translate("Standardise", "Everything is written in one way."),
        )
        self._faces.addWidget(self._preview)
        self._faces.addWidget(self._empty)
        head = row(note, self._again, self.apply_button, spacing=10)
        head.setStretch(0, 1)
        self.setLayout(column(head, self._error, self._faces, spacing=10))

    @override
    def activate(self) -> None:
        self.look()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._tell()

    @override
    def look(self) -> None:
        self.apply_button.setEnabled(False)
        super().look()

    def apply(self) -> None:
        """Write what is ticked, of all rules."""
        chosen = self._chosen()
        if not chosen or self._stop is not None:
            return
        self.apply_button.setEnabled(False)
        self.desk.workspace.do(
            standardising.apply,
            chosen,
            owner=self,
            then=lambda _count: self.look(),
            failed=self._on_failed,
        )

    def _chosen(self) -> list[Proposed]:
        left_out = self.table.ticks.left_out
        return [each for each in self._found or () if each.number not in left_out]

    @override
    def _take(self, found: tuple[Proposed, ...]) -> None:
        self._found = found
        self.table.ticks.forget_ticks()
        self.table.ticks.set_rows([Change(each) for each in found])
        self._show()

    @override
    def _show(self) -> None:
        self._tell()
        self._faces.setCurrentWidget(self._preview if self._found else self._empty)
        if self._found:
            self._show_rule()
            if self.isVisible():
                self.table.setFocus()

    def _show_rule(self) -> None:
        wanted = self.rules.value
        self.table.ticks.show_only(
            lambda row: wanted is None or (isinstance(row, Change) and row.proposed.rule is wanted)
        )
        self.table.go_to_first()

    def _tell(self) -> None:
        counts = Counter(each.rule for each in self._found or ())
        for rule in Rule:
            made = self.rules.button_of(rule)
            made.say(partial(self._rule_text, rule))
            made.setVisible(counts[rule] > 0 or self.rules.value is rule)
        self.rules.button_of(None).say(partial(self._rule_text, None))
        self.apply_button.say(self._apply_text)
        self.apply_button.setEnabled(bool(self._chosen()))

    def _rule_text(self, rule: Rule | None) -> str:
        found = self._found or ()
        if rule is None:
            return f"{translate('Standardise', 'All')}  {number(len(found))}"
        count = sum(each.rule is rule for each in found)
        return f"{translate('Rule', rule_label(rule))}  {number(count)}"

    def _apply_text(self) -> str:
        return translate("Standardise", "Apply %n change(s)", "", len(self._chosen()))


def _field(found: Proposed) -> str:
    if found.row_id is not None:
        return translate("Standardise", "Name of a contact")
    return name_word(found.field)


def _visible(text: str) -> str:
    """Show the spaces that a change is about."""
    return text.replace("\u3000", "␣␣").replace("  ", "␣␣")
