"""Duplicates: pairs that may be one customer, judged one after the other by keys."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_crm.domain.changes import Changes
from desktop_crm.domain.customers import CustomerCard
from desktop_crm.domain.duplicates import DuplicatePair, Duplicates, Merged, Reason, groups
from desktop_crm.domain.pick_lists import PickItem
from desktop_crm.domain.words import CustomerKind, PickList
from desktop_crm.queries import duplicate_review, duplicates, pick_lists
from desktop_crm.services import merging, unit_of_work
from desktop_crm.ui.data_care.looking import LookingPanel
from desktop_crm.ui.data_care.merge_review import MergeHeads, MergeReview
from desktop_crm.ui.kit.buttons import Segments, button
from desktop_crm.ui.kit.empty_state import EmptyState
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import is_chinese, number, sentence, translate
from desktop_crm.ui.kit.layouts import FlowLayout, box, clear, column, panel, row
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.kit.painting import Line
from desktop_crm.ui.kit.row_list import RowList, Section

_VERY_LIKELY = 16.0
_LIKELY = 10.0
_MOST_REASONS = 8


class View(StrEnum):
    """What the page lists."""

    PAIRS = "pairs"
    COLLEAGUES = "colleagues"
    MERGED = "merged"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Standing:
    """What is still to be judged, and what was."""

    pairs: tuple[DuplicatePair, ...]
    colleagues: tuple[DuplicatePair, ...]
    merged: tuple[Merged, ...]
    apart: tuple[DuplicatePair, ...]


def read_standing(session: Any, found: Duplicates) -> Standing:
    """Return what is left of what was found; a query."""
    return Standing(
        duplicate_review.still_open(session, found.pairs),
        duplicate_review.still_open(session, found.colleagues),
        duplicate_review.merged(session),
        duplicate_review.told_apart(session),
    )


def read_picks(session: Any) -> Mapping[str, Mapping[str, PickItem]]:
    """Return the words of all pick-lists; a query."""
    return {
        each.value: {item.key: item for item in pick_lists.items(session, each)}
        for each in PickList
    }


def find(vault: Any, progress: Callable[[int, int], None]) -> Duplicates:
    """Compare everybody; runs on a thread of its own."""
    return unit_of_work.read(vault, duplicates.all_pairs, progress=progress)


class DuplicatesPanel(LookingPanel):
    """Looks for duplicates, shows pair after pair, and what was decided."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, lambda: translate("Duplicates", "Comparing the customers"), find)
        self._found: Duplicates | None = None
        self._standing = Standing((), (), (), ())
        self._picks: Mapping[str, Mapping[str, PickItem]] = {}
        self._at = 0
        self._shown: DuplicatePair | None = None
        self._ahead: dict[tuple[bytes, bytes], tuple[CustomerCard, CustomerCard]] = {}
        # Judged here, and not yet read back from the file.
        self._judged: set[tuple[bytes, bytes]] = set()
        self._written: set[tuple[bytes, bytes]] = set()
        self.views = Segments(
            [(each, partial(self._view_text, each), "") for each in View], desk.icons
        )
        self.views.choose(View.PAIRS)
        self.views.chosen.connect(lambda _view: self._on_view())
        self._review = self._build_review()
        self.list = RowList(desk.theme, desk.icons, name=lambda: self._view_text(self._view()))
        self._take_back = button("", self._on_take_back, icon=(desk.icons, "undo-2"))
        self._list_keys = label("", "hint")
        self._listed = box(column(self.list, row(self._take_back, None, self._list_keys)))
        self._empty = EmptyState(desk.theme, desk.icons, "users", self._empty_text)
        for face in (self._review, self._listed, self._empty):
            self._faces.addWidget(face)
        self.setLayout(
            column(row(self.views, None, self._again), self._error, self._faces, spacing=10)
        )
        self.list.opened.connect(lambda _line: self._on_take_back())

    @override
    def activate(self) -> None:
        if not self._picks:
            self.desk.workspace.ask(read_picks, then=self._on_picks, owner=self, key="picks")
        if self._found is None:
            self.look()
        else:
            self._reload()
        self._take_focus()

    @override
    def on_changed(self, changes: Changes) -> None:
        if changes.touches("customer"):
            self._ahead = {
                key: cards
                for key, cards in self._ahead.items()
                if not any(map(changes.concerns, key))
            }
            if self._found is not None and self.isVisible():
                self._reload()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._tell()
            self.review.retranslate(self.desk.workspace.today())
            self._show()

    @property
    def pair(self) -> DuplicatePair | None:
        """The pair under review."""
        return self._shown

    def merge(self) -> None:
        """Make one customer of the pair under review, and show the next."""
        pair, decision = self._shown, self.review.decision
        if pair is None or decision is None or not (self._is_ready() and self._can_merge()):
            return
        self.desk.workspace.do(
            merging.merge,
            decision.keep.id,
            [decision.other.id],
            self.review.values(),
            owner=self,
            then=lambda _none: self._on_written(pair),
            failed=partial(self._on_refused, pair),
        )
        self._judge(pair)

    def refuse(self) -> None:
        """Remember that the two are not the same, and show the next pair."""
        pair = self._shown
        if pair is None or not self._is_ready():
            return
        text = translate("Duplicates", "Told apart: {one} and {other}")

        def told(_none: object) -> None:
            self.desk.navigator.toast(text.format(one=pair.a_name, other=pair.b_name))
            self._on_written(pair)

        self.desk.workspace.do(
            merging.never_again,
            pair.a,
            pair.b,
            owner=self,
            quiet=True,
            then=told,
            failed=partial(self._on_refused, pair),
        )
        self._judge(pair)

    def step(self, by: int) -> None:
        """Show another pair; this one stays open."""
        pairs = self._pairs()
        if pairs:
            self._at = (self._at + by) % len(pairs)
            self._show_pair()

    def _build_review(self) -> QWidget:
        desk = self.desk
        self.review = MergeReview(desk.theme, self._pick_word)
        self.review.merged.connect(self.merge)
        self.review.refused.connect(self.refuse)
        self.review.stepped.connect(self.step)
        self.review.kept_changed.connect(self._show_heads)
        self._heads = MergeHeads(desk.theme)
        self._place = label("", "heading")
        self._likely = label("", "secondary")
        self._why = FlowLayout()
        self.merge_button = button(
            lambda: translate("Duplicates", "Merge"),
            self.merge,
            look="primary",
            icon=(desk.icons, "check"),
        )
        self.merge_button.hint("Enter")
        apart = button(
            lambda: translate("Duplicates", "Not the same"), self.refuse, icon=(desk.icons, "x")
        )
        apart.hint("N")
        earlier = button(lambda: translate("Duplicates", "Previous"), lambda: self.step(-1))
        earlier.hint(lambda: translate("Duplicates", "PgUp"))
        later = button(lambda: translate("Duplicates", "Decide later"), lambda: self.step(1))
        later.hint(lambda: translate("Duplicates", "PgDn"))
        hint = label(
            lambda: translate(
                "Duplicates",
                "← → choose    ↑ ↓ field    Space both    Enter merge    N not the same    "
                "PgDn later",
            ),
            "hint",
        )
        self._note = label("", "secondary", wraps=True)
        return box(
            column(
                row(self._place, self._likely, None, earlier, later, apart, self.merge_button),
                box(self._why),
                self._heads,
                self.review,
                self._note,
                hint,
                spacing=8,
            )
        )

    def _view(self) -> View:
        return View(str(self.views.value))

    def _pairs(self) -> list[DuplicatePair]:
        found = (
            self._standing.colleagues if self._view() is View.COLLEAGUES else self._standing.pairs
        )
        return [pair for pair in found if (pair.a, pair.b) not in self._judged]

    def _pick_word(self, pick_list: str, key: str) -> str:
        item = self._picks.get(pick_list, {}).get(key)
        if item is None:
            return key
        return item.label_zh if is_chinese() else item.label_en

    def _on_picks(self, found: Mapping[str, Mapping[str, PickItem]]) -> None:
        self._picks = found

    @override
    def _take(self, found: Duplicates) -> None:
        self._found = found
        self._at = 0
        self._reload()

    def _on_refused(self, pair: DuplicatePair, error: Exception) -> None:
        self._error.say(lambda: sentence(error))
        self._error.show()
        self._on_written(pair)

    def _on_written(self, pair: DuplicatePair) -> None:
        self._written.add((pair.a, pair.b))
        self._reload()

    def _judge(self, pair: DuplicatePair) -> None:
        """Go on at once: what is written meanwhile is checked when it is done."""
        self._error.hide()
        self._judged.add((pair.a, pair.b))
        self._at = min(self._at, max(0, len(self._pairs()) - 1))
        self._show()

    def _reload(self) -> None:
        self.desk.workspace.ask(
            read_standing,
            self._found or Duplicates(),
            then=partial(self._on_standing, frozenset(self._written)),
            owner=self,
            key="standing",
        )

    def _on_standing(self, written: frozenset[tuple[bytes, bytes]], found: Standing) -> None:
        self._standing = found
        self._judged -= written
        self._written -= written
        self._at = min(self._at, max(0, len(self._pairs()) - 1))
        self._tell()
        if self._stop is None:
            self._show()

    def _tell(self) -> None:
        for each in View:
            self.views.button_of(each).say(partial(self._view_text, each))

    def _on_view(self) -> None:
        self._at = 0
        self._show()

    @override
    def _show(self) -> None:
        view = self._view()
        if view in {View.PAIRS, View.COLLEAGUES}:
            if self._pairs():
                self._show_pair()
                return
            self._shown = None
        elif lines := self._lines(view):
            self.list.set_sections([Section(title="", lines=lines)])
            self._take_back.say(self._take_back_text)
            self._list_keys.say(self._list_hint)
            self._faces.setCurrentWidget(self._listed)
            if self.list.current_line() is None:
                self.list.go_to_first()
            self._take_focus()
            return
        if self._stop is None:
            self._empty.say("users", self._empty_text)
            self._faces.setCurrentWidget(self._empty)

    def _show_pair(self) -> None:
        pairs = self._pairs()
        pair = pairs[self._at]
        self._faces.setCurrentWidget(self._review)
        self._place.say(
            lambda: translate("Duplicates", "Pair {at} of {count}").format(
                at=number(self._at + 1), count=number(len(self._pairs()))
            )
        )
        if self._is_shown(pair):
            self._take_focus()
            self._look_ahead()
            return
        self._shown = pair
        ready = self._ahead.get((pair.a, pair.b))
        if ready is not None:
            self._on_cards(ready)
        else:
            self.desk.workspace.ask(
                duplicate_review.both,
                pair.a,
                pair.b,
                today=self.desk.workspace.today(),
                then=self._on_cards,
                owner=self,
                key="cards",
            )

    def _is_ready(self) -> bool:
        """Whether the cards on the screen are those of the pair."""
        decision, pair = self.review.decision, self._shown
        return (
            decision is not None
            and pair is not None
            and (decision.left.id, decision.right.id) == (pair.a, pair.b)
        )

    def _is_shown(self, pair: DuplicatePair) -> bool:
        return self._is_ready() and self._shown == pair and (pair.a, pair.b) in self._ahead

    def _on_cards(self, cards: tuple[CustomerCard, CustomerCard]) -> None:
        pair = self._shown
        if pair is None or (cards[0].id, cards[1].id) != (pair.a, pair.b):
            return
        self._ahead[pair.a, pair.b] = cards
        self.review.show_pair(*cards, self.desk.workspace.today())
        self._show_heads()
        self._show_reasons(pair)
        can_merge = self._can_merge()
        self.merge_button.setEnabled(can_merge)
        self._note.say(self._note_text)
        self._note.setVisible(bool(self._note_text()))
        self._take_focus()
        self._look_ahead()

    def _look_ahead(self) -> None:
        """Read the next pair while the person looks at this one."""
        pairs = self._pairs()
        coming = pairs[(self._at + 1) % len(pairs)] if pairs else None
        if coming is None or (coming.a, coming.b) in self._ahead:
            return

        def keep(cards: tuple[CustomerCard, CustomerCard]) -> None:
            self._ahead[coming.a, coming.b] = cards

        self.desk.workspace.ask(
            duplicate_review.both,
            coming.a,
            coming.b,
            today=self.desk.workspace.today(),
            then=keep,
            failed=lambda _error: None,
            owner=self,
            key="ahead",
        )

    def _can_merge(self) -> bool:
        """Colleagues who are customers themselves are two people for good."""
        decision = self.review.decision
        if decision is None:
            return False
        return self._view() is View.PAIRS or all(
            card.kind is CustomerKind.COMPANY for card in (decision.left, decision.right)
        )

    def _note_text(self) -> str:
        if self._view() is View.COLLEAGUES:
            if self._can_merge():
                return translate(
                    "Duplicates",
                    "Other people of one company. Merging makes one customer with both contacts.",
                )
            return translate("Duplicates", "Two people of one company. They stay two customers.")
        size = next(
            (
                len(group)
                for group in groups(self._standing.pairs)
                if self._shown is not None and self._shown.a in group
            ),
            2,
        )
        if size > 2:  # noqa: PLR2004 - more than this pair
            return translate(
                "Duplicates", "%n customers may be one; they come pair by pair.", "", size
            )
        return ""

    def _show_heads(self) -> None:
        if self.review.decision is not None:
            self._heads.show_pair(self.review.decision, self.desk.workspace.today())

    def _show_reasons(self, pair: DuplicatePair) -> None:
        clear(self._why)
        is_pair = self._view() is View.PAIRS
        self._likely.say(lambda: _likely_text(pair.score) if is_pair else "")
        for reason in pair.reasons[:_MOST_REASONS]:
            look = (
                "band-ok"
                if reason.weight > 0
                else "band-danger"
                if reason.weight < 0
                else "band-neutral"
            )
            text = label(partial(_reason_text, reason))
            self._why.addWidget(panel(look, row(text, margins=(10, 3, 10, 3))))

    def _take_focus(self) -> None:
        if not self.isVisible() or self.views.hasFocus():
            return
        face = self._faces.currentWidget()
        if face is self._review:
            self.review.setFocus()
        elif face is self._listed:
            self.list.setFocus()

    def _lines(self, view: View) -> tuple[Line, ...]:
        if view is View.MERGED:
            return tuple(
                Line(
                    key=each.id,
                    title=each.name,
                    facts=("  ·  ".join(name for _id, name in each.others),),
                    badge=translate("Duplicates", "%n merged into it", "", len(each.others)),
                    value=each,
                )
                for each in self._standing.merged
            )
        return tuple(
            Line(
                key=(pair.a, pair.b),
                title=f"{pair.a_name}  ≠  {pair.b_name}",
                icon="x",
                value=pair,
            )
            for pair in self._standing.apart
        )

    def _on_take_back(self) -> None:
        line = self.list.current_line()
        found = line.value if line is not None else None
        workspace = self.desk.workspace
        if isinstance(found, Merged):
            workspace.do(merging.unmerge, found.id, owner=self)
        elif isinstance(found, DuplicatePair):
            workspace.do(
                merging.propose_again,
                found.a,
                found.b,
                owner=self,
                quiet=True,
                then=lambda _none: self._reload(),
            )

    def _take_back_text(self) -> str:
        if self._view() is View.MERGED:
            return translate("Duplicates", "Take the merge back")
        return translate("Duplicates", "Propose this pair again")

    def _list_hint(self) -> str:
        if self._view() is View.MERGED:
            return translate("Duplicates", "Enter takes the newest merge of a customer back")
        return translate("Duplicates", "Enter proposes the pair again")

    def _view_text(self, view: View) -> str:
        found = self._standing
        text, pairs = {
            View.PAIRS: (translate("Duplicates", "To judge"), found.pairs),
            View.COLLEAGUES: (translate("Duplicates", "Colleagues"), found.colleagues),
            View.MERGED: (translate("Duplicates", "Merged"), found.merged),
            View.APART: (translate("Duplicates", "Told apart"), found.apart),
        }[view]
        return f"{text}  {number(len(pairs))}"

    def _empty_text(self) -> str:
        match self._view():
            case View.PAIRS:
                return translate("Duplicates", "No two customers look the same.")
            case View.COLLEAGUES:
                return translate(
                    "Duplicates", "No company was entered once for each of its people."
                )
            case View.MERGED:
                return translate("Duplicates", "Nobody was merged.")
            case View.APART:
                return translate("Duplicates", "No pair was told apart.")


def _likely_text(score: float) -> str:
    if score >= _VERY_LIKELY:
        text = translate("Duplicates", "very likely one customer ({score})")
    elif score >= _LIKELY:
        text = translate("Duplicates", "likely one customer ({score})")
    else:
        text = translate("Duplicates", "possibly one customer ({score})")
    return text.format(score=f"{score:.0f}")


def _reason_text(reason: Reason) -> str:
    return translate("Duplicates", reason.words).replace("{value}", reason.value)
