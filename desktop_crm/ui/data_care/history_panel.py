"""History: who changed what, and the way back for every single action."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.domain.changes import Changes
from desktop_crm.domain.history import ActionRow, HistoryRow, UndoResult
from desktop_crm.queries import history
from desktop_crm.services import history as history_services
from desktop_crm.ui.data_care.panel import Panel
from desktop_crm.ui.kit.buttons import button
from desktop_crm.ui.kit.empty_state import EmptyState
from desktop_crm.ui.kit.history_words import change_text, entity_word, shown_fields
from desktop_crm.ui.kit.labels import caption, label
from desktop_crm.ui.kit.language import (
    clock_time,
    day,
    local,
    moment,
    translate,
    use_case_label,
    weekday,
)
from desktop_crm.ui.kit.layouts import clear, column, line, panel, row, scroller
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.kit.painting import Line
from desktop_crm.ui.kit.row_list import RowList, Section
from desktop_crm.ui.kit.settings import Density

_MOST_ACTIONS = 300
_MOST_CHANGES = 100


@dataclass(frozen=True, slots=True)
class Past:
    """The newest actions, and what undo and redo would take."""

    actions: Sequence[ActionRow]
    undo_label: str | None
    redo_label: str | None


def read_past(session: Any) -> Past:
    """Return the newest actions."""
    return Past(
        history.actions(session, _MOST_ACTIONS),
        history.undo_label(session),
        history.redo_label(session),
    )


class HistoryPanel(Panel):
    """Actions by day at the left, what one of them changed at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme, icons = desk.theme, desk.icons
        self._past: Past | None = None
        self._action: ActionRow | None = None
        self._changes: Sequence[HistoryRow] = ()
        self.undo_button = button("", desk.navigator.undo, icon=(icons, "undo-2"))
        self.redo_button = button("", lambda: desk.actions.trigger("redo"), icon=(icons, "redo-2"))
        self.list = RowList(
            theme,
            icons,
            name=lambda: translate("History", "Actions"),
            density=Density.COMPACT,
        )
        self._empty = EmptyState(
            theme, icons, "history", lambda: translate("History", "Nothing was changed yet.")
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        self._name = label("", "title", wraps=True)
        self._when = label("", "secondary")
        self.undo_this = button(
            lambda: translate("History", "Undo this action"), self._undo_this, look="primary"
        )
        self._note = label("", "warn", wraps=True)
        self._body = QVBoxLayout()
        self._body.setSpacing(10)
        body = QWidget()
        body.setLayout(column(self._body, None, margins=(0, 0, 8, 0)))
        self._right = panel(
            "card",
            column(
                self._name,
                self._when,
                row(self.undo_this, None),
                self._note,
                caption(lambda: translate("History", "What was changed")),
                scroller(body),
                spacing=8,
                margins=(20, 16, 12, 14),
            ),
        )
        both = row(self._stack, self._right, spacing=14)
        both.setStretch(0, 3)
        both.setStretch(1, 2)
        self.setLayout(column(row(self.undo_button, self.redo_button, None), both, spacing=10))
        self.list.current_changed.connect(self._on_current)
        self.list.key_pressed.connect(lambda key: self._undo_this() if key == "U" else None)

    @override
    def activate(self) -> None:
        self._reload()
        self.list.setFocus()

    @override
    def on_changed(self, changes: Changes) -> None:
        if self.isVisible():
            self._reload()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._past is not None:
            self._show(self._past)
            self._show_changes(self._changes)

    def _reload(self) -> None:
        self.desk.workspace.ask(read_past, then=self._show, owner=self, key="past")

    def _show(self, found: Past) -> None:
        self._past = found
        for made, key, text in (
            (self.undo_button, found.undo_label, translate("History", "Undo: {label}")),
            (self.redo_button, found.redo_label, translate("History", "Redo: {label}")),
        ):
            made.setVisible(key is not None)
            made.say(text.format(label=use_case_label(key or "")))
        had_line = self.list.current_line() is not None
        self.list.set_sections(_sections(found.actions, self.desk.workspace.today()))
        self._stack.setCurrentWidget(self.list if found.actions else self._empty)
        self._right.setVisible(bool(found.actions))
        if found.actions and not had_line:
            self.list.go_to_first()
        self._on_current(self.list.current_line())

    def _on_current(self, current: Line | None) -> None:
        value = None if current is None else current.value
        self._action = value if isinstance(value, ActionRow) else None
        if self._action is None:
            return
        self.desk.workspace.ask(
            history.of_action,
            self._action.txn,
            _MOST_CHANGES,
            then=self._show_changes,
            owner=self,
            key="changes",
        )

    def _show_changes(self, rows: Sequence[HistoryRow]) -> None:
        found = self._action
        if found is None:
            return
        self._changes = rows
        today = self.desk.workspace.today()
        self._name.say(_label(found))
        count = translate("History", "%n row(s)", "", found.count)
        self._when.say(f"{moment(found.at, today)}  ·  {count}")
        can_undo = found.undoable and not found.undone and found.undoes is None
        self.undo_this.setVisible(can_undo)
        note = ""
        if found.undone:
            note = translate("History", "This was undone.")
        elif not found.undoable:
            note = translate("History", "This cannot be undone.")
        self._note.say(note)
        self._note.setVisible(bool(note))
        clear(self._body)
        for each in rows:
            self._body.addLayout(_change(each, today))
        if found.count > len(rows):
            more = translate("History", "and %n more", "", found.count - len(rows))
            self._body.addWidget(label(more, "hint"))

    def _undo_this(self) -> None:
        found = self._action
        if found is None or not found.undoable or found.undone or found.undoes is not None:
            return

        def then(result: UndoResult) -> None:
            text = translate("History", "Undone: {label}").format(
                label=use_case_label(result.label)
            )
            if result.skipped:
                kept = translate("History", "%n row(s) were changed since and stay", "",
                                 result.skipped)  # fmt: skip
                text = f"{text}  ·  {kept}"
            self.desk.navigator.toast(text)

        self.desk.workspace.do(history_services.undo, found.txn, owner=self, quiet=True, then=then)


def _sections(actions: Sequence[ActionRow], today: date) -> list[Section]:
    days: dict[date, list[ActionRow]] = {}
    for action in actions:
        days.setdefault(local(action.at).date(), []).append(action)
    return [
        Section(
            title=f"{weekday(on)}  {day(on, today)}",
            lines=tuple(_line(action) for action in found),
        )
        for on, found in days.items()
    ]


def _line(action: ActionRow) -> Line:
    icon, tone = ("undo-2", "warn") if action.undoes is not None else ("pencil", "accent")
    if action.batch_id is not None:
        icon, tone = "import", "ok"
    badge = translate("History", "undone") if action.undone else ""
    count = translate("History", "%n row(s)", "", action.count)
    return Line(
        key=action.txn,
        title=_label(action),
        facts=(count,),
        amount=clock_time(local(action.at).time()),
        badge=badge,
        icon=icon,
        icon_tone=tone,
        is_struck=action.undone,
        value=action,
    )


def _label(action: ActionRow) -> str:
    return use_case_label(action.label) if action.label else translate("History", "Change")


def _change(found: HistoryRow, today: date) -> QVBoxLayout:
    """Return one changed row: what it is of whom, and its fields before and after."""
    signs = {"i": "+", "u": "~", "d": "-", "x": "-"}  # as in a diff
    who = f"  ·  {found.customer_name}" if found.customer_name else ""
    head = label(
        f"{signs[found.op.value]}  {entity_word(found.entity)}{who}", "heading", wraps=True
    )
    parts: list[QWidget] = [head]
    for field in shown_fields(found):
        text = change_text(found, field, today)
        parts.append(label(text, "secondary", wraps=True, selects=True))
    return column(*parts, line(), spacing=3)
