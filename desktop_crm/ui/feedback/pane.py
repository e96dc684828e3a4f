"""One feedback: what was said, its four steps, the crisis checklist, and the next step."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.domain.feedback import FeedbackRow, FeedbackStepRow, next_states
from desktop_crm.domain.words import FeedbackKind, FeedbackState, FollowUpKind
from desktop_crm.services import feedback, follow_ups
from desktop_crm.ui.feedback.lines import clock, due_text
from desktop_crm.ui.feedback.steps import StepStrip
from desktop_crm.ui.kit import feedback_editors
from desktop_crm.ui.kit.buttons import Segments, button, icon_button
from desktop_crm.ui.kit.drafts import Draft
from desktop_crm.ui.kit.empty_state import EmptyState
from desktop_crm.ui.kit.forms import Form
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.inputs import CheckBox
from desktop_crm.ui.kit.labels import ElidedLabel, caption, label, set_look
from desktop_crm.ui.kit.language import (
    day,
    moment,
    resolved,
    sentence,
    tier_word,
    translate,
    word,
)
from desktop_crm.ui.kit.layouts import clear, column, line, panel, row, scroller
from desktop_crm.ui.kit.page import Desk

_ASK_AFTER_DAYS = 3


#: What is to be done in a crisis, in order: warn, respond, communicate.
CHECKLIST: tuple[Callable[[], str], ...] = (
    lambda: translate("Crisis", "Tell whoever is responsible, today"),
    lambda: translate("Crisis", "Call the customer before writing anything"),
    lambda: translate("Crisis", "Agree who speaks for us; nobody else does"),
    lambda: translate("Crisis", "Promise only what has a name and a day"),
    lambda: translate("Crisis", "Write down cause and prevention before closing"),
)


class StepChoice(QWidget):
    """The steps that may follow, one of which is chosen.

    Signals:
        edited: another step is chosen.
    """

    edited = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._icons = icons
        self._segments: Segments | None = None
        self._layout = row(None)
        self.setLayout(self._layout)

    @property
    def value(self) -> FeedbackState | None:
        """The step that is chosen."""
        value = None if self._segments is None else self._segments.value
        return value if isinstance(value, FeedbackState) else None

    def set_choices(self, states: Sequence[FeedbackState]) -> None:
        """Offer other steps; the first is chosen."""
        clear(self._layout)
        self._segments = None
        if not states:
            return
        self._segments = Segments(
            [(state, lambda state=state: word(state), "") for state in states],  # type: ignore[misc]  # bound at once
            self._icons,
        )
        self._segments.choose(states[0])
        self._segments.chosen.connect(lambda _state: self.edited.emit())
        self._layout.addWidget(self._segments)
        self._layout.addStretch(1)
        self.setFocusProxy(self._segments.button_of(states[0]))

    def put(self, value: object) -> None:
        """Choose a step, if it is offered."""
        if self._segments is not None and value is not None:
            self._segments.choose(value)
            self.setFocusProxy(self._segments.button_of(value))


class FeedbackPane(QFrame):
    """The feedback at the right of the page.

    Signals:
        left: Esc: back to the list.
    """

    left = Signal()

    def __init__(self, desk: Desk, open_customer: Callable[[bytes], object]) -> None:
        super().__init__()
        self._desk = desk
        self._row: FeedbackRow | None = None
        self._hours = 0
        self._draft: Draft | None = None
        self._crisis_draft: Draft | None = None
        self._is_shown_anew = True
        self.setProperty("look", "sidebar-right")
        icons = desk.icons
        self._name = ElidedLabel("", "title")
        self._tier = label("", "secondary")
        self._facts = label("", "secondary", wraps=True)
        edit = icon_button(icons, "pencil", lambda: translate("Feedback", "Edit"), self.edit)
        customer = icon_button(
            icons,
            "square-user",
            lambda: translate("Feedback", "Open customer"),
            lambda: open_customer(self._row.customer_id) if self._row else None,
        )
        self._clock = label("", "metric")
        self._due = label("", "secondary")
        self._strip = StepStrip(desk.theme, icons)
        self._text = label("", wraps=True, selects=True)
        self._crisis = self._build_crisis()
        self._outcome = label("", wraps=True, selects=True)
        self._told = label("", "secondary")
        self._closed = panel(
            "band-ok",
            column(
                label(lambda: translate("Feedback", "Outcome"), "caption"),
                self._outcome,
                self._told,
                spacing=4,
                margins=(14, 10, 14, 12),
            ),
        )
        self._form = Form(desk.theme, icons)
        self._build_form()
        self._error = label("", "error", wraps=True)
        self._error.hide()
        self.save_button = button(
            lambda: translate("Feedback", "Save step"), self.save, look="primary"
        )
        self.save_button.hint("Ctrl+Enter")
        self._next = panel(
            "card",
            column(
                self._form,
                self._error,
                row(None, self.save_button),
                spacing=10,
                margins=(16, 12, 16, 14),
            ),
        )
        self._history = QVBoxLayout()
        self._history.setSpacing(8)
        inner = QWidget()
        name = row(self._name, self._tier, edit, customer, spacing=8)
        name.setStretch(0, 1)
        inner.setLayout(
            column(
                name,
                self._facts,
                self._crisis,
                panel("tile", column(self._text, margins=(14, 12, 14, 12))),
                row(self._clock, 10, self._due, None),
                self._strip,
                self._closed,
                self._next,
                caption(lambda: translate("Feedback", "Steps")),
                self._history,
                None,
                spacing=12,
                margins=(24, 16, 24, 16),
            )
        )
        self._stack = QStackedWidget()
        self._nobody = EmptyState(
            desk.theme,
            icons,
            "message-square-text",
            lambda: translate("Feedback", "Choose a line to see what was said and done."),
        )
        self._scroller = scroller(inner)
        self._stack.addWidget(self._scroller)
        self._stack.addWidget(self._nobody)
        self.setLayout(column(self._stack))
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(key), self, self.save)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._stack.setCurrentWidget(self._nobody)

    @property
    def feedback(self) -> FeedbackRow | None:
        """The feedback shown."""
        return self._row

    def show_feedback(self, found: FeedbackRow | None, hours: int) -> None:
        """Show a feedback; what is being typed about it stays."""
        is_same = found is not None and self._row is not None and found.id == self._row.id
        if not is_same:
            self.flush()
        is_step = is_same and found is not None and found.state is self._row.state  # type: ignore[union-attr]  # it is the same
        self._row, self._hours = found, hours
        self._stack.setCurrentWidget(self._nobody if found is None else self._scroller)
        if found is None:
            return
        self._show_texts()
        if not is_step:
            self._begin_step(found)
        if not is_same:
            self._begin_crisis(found)

    def begin(self) -> None:
        """Put the cursor into the next step."""
        self._form.focus_first()

    def edit(self) -> None:
        """Change what was recorded."""
        if self._row is not None:
            feedback_editors.edit(self._desk, self._row)

    def save(self) -> None:
        """Take the step that was chosen."""
        found = self._row
        if found is None or not self.save_button.isEnabled():
            return
        self._form.clear_errors()
        self._error.hide()
        if not self._form.check():
            return
        values = self._form.values()
        now = self._desk.workspace.now()
        if found.state is FeedbackState.CLOSED:
            self._do(feedback.reopen, found.id, at=now, note=values["note"])
        elif values["state"] is FeedbackState.CLOSED:
            self._do(
                feedback.close,
                found.id,
                outcome=values["outcome"] or "",
                told_on=values["told_on"],
                at=now,
                asks=bool(values["asks"]) and found.kind is FeedbackKind.COMPLAINT,
            )
        else:
            self._do(feedback.advance, found.id, values["state"], at=now, note=values["note"])

    def flush(self) -> None:
        """Keep at once what is typed and ticked."""
        for draft in (self._draft, self._crisis_draft):
            if draft is not None:
                draft.flush()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.flush()
            self.left.emit()
            return
        super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._row is not None:
            self._show_texts()

    def _build_crisis(self) -> QFrame:
        self._ticks = [CheckBox(text) for text in CHECKLIST]
        self._ticks_done = label("", "hint")
        for tick in self._ticks:
            tick.clicked.connect(self._on_tick)
        title = label(lambda: translate("Feedback", "Crisis"), "heading")
        explained = label(
            lambda: translate("Feedback", "Warn, respond, communicate: nothing is left to chance."),
            "error",
            wraps=True,
        )
        return panel(
            "band-danger",
            column(
                row(title, None, self._ticks_done),
                explained,
                *self._ticks,
                spacing=3,
                margins=(14, 10, 14, 10),
            ),
        )

    def _build_form(self) -> None:
        form = self._form
        self._state = StepChoice(self._desk.icons)
        self._state.edited.connect(self._arrange)
        self._state.edited.connect(form.edited)
        form.add_field(
            "state",
            lambda: translate("Feedback", "Next step"),
            self._state,
            read=lambda: self._state.value,
            put=self._state.put,
        )
        form.add_long_text("note", lambda: translate("Feedback", "What was done"), lines=2)
        form.add_long_text("outcome", lambda: translate("Feedback", "Outcome"), lines=2)
        form.add_day(
            "told_on",
            lambda: translate("Feedback", "Customer was told on"),
            self._desk.workspace.now,
            is_past=True,
        )
        form.add_flag(
            "asks",
            lambda: translate("Feedback", "Plan to ask in 3 days how satisfied they are"),
        )
        form.edited.connect(self._on_edited)

    def _arrange(self) -> None:
        """Show the fields the chosen step needs."""
        found = self._row
        is_closed = found is not None and found.state is FeedbackState.CLOSED
        closes = not is_closed and self._state.value is FeedbackState.CLOSED
        is_complaint = found is not None and found.kind is FeedbackKind.COMPLAINT
        form = self._form
        form.show_field("state", shown=not is_closed)
        form.show_field("note", shown=not closes)
        form.show_field("outcome", shown=closes)
        form.show_field("told_on", shown=closes)
        form.show_field("asks", shown=closes and is_complaint)
        if is_closed:
            self.save_button.say(lambda: translate("Feedback", "Open again"))
        elif closes:
            self.save_button.say(lambda: translate("Feedback", "Close feedback"))
        else:
            self.save_button.say(lambda: translate("Feedback", "Save step"))

    def _begin_step(self, found: FeedbackRow) -> None:
        """Offer the next step, with what was typed for it before."""
        if self._draft is not None:
            self._draft.deleteLater()
            self._draft = None
        choices: list[FeedbackState] = []
        if found.state is not FeedbackState.CLOSED:
            choices = [*next_states(found.state), FeedbackState.CLOSED]
        self._form.clear_errors()
        self._error.hide()
        self.save_button.setEnabled(True)
        self._state.set_choices(choices)
        self._form.put(
            {
                "state": choices[0] if choices else None,
                "note": None,
                "outcome": found.outcome,
                "told_on": None,
                "asks": True,
            }
        )
        self._arrange()
        self._draft = Draft(
            self._desk.workspace, f"feedback-step:{found.id.hex()}", self._typed, self
        )
        self._draft.load(lambda kept: self._restore(found.id, kept))

    def _begin_crisis(self, found: FeedbackRow) -> None:
        if self._crisis_draft is not None:
            self._crisis_draft.deleteLater()
            self._crisis_draft = None
        for tick in self._ticks:
            tick.setChecked(False)
        self._count_ticks()
        if not found.is_crisis:
            return
        self._crisis_draft = Draft(
            self._desk.workspace, f"feedback-crisis:{found.id.hex()}", self._ticked, self
        )
        self._crisis_draft.load(lambda kept: self._restore_ticks(found.id, kept))

    def _typed(self) -> dict[str, Any]:
        changed = self._form.changed_values()
        told_on = changed.get("told_on")
        return {
            **{name: changed[name] for name in ("note", "outcome") if changed.get(name)},
            **({"told_on": told_on.isoformat()} if told_on else {}),
            **({"state": str(changed["state"])} if changed.get("state") else {}),
        }

    def _restore(self, feedback_id: bytes, kept: dict[str, Any]) -> None:
        found = self._row
        if found is None or found.id != feedback_id:
            return
        state = kept.pop("state", None)
        if state in {str(each) for each in next_states(found.state)} | {"CLOSED"}:
            self._form.put({"state": FeedbackState(state)}, as_first=False)
        self._form.put(kept, as_first=False)
        self._arrange()

    def _ticked(self) -> dict[str, Any]:
        done = [at for at, tick in enumerate(self._ticks) if tick.isChecked()]
        return {"done": done} if done else {}

    def _restore_ticks(self, feedback_id: bytes, kept: dict[str, Any]) -> None:
        if self._row is not None and self._row.id == feedback_id:
            for at, tick in enumerate(self._ticks):
                tick.setChecked(at in kept.get("done", ()))
            self._count_ticks()

    def _on_tick(self) -> None:
        self._count_ticks()
        if self._crisis_draft is not None:
            self._crisis_draft.touch()

    def _count_ticks(self) -> None:
        done = sum(tick.isChecked() for tick in self._ticks)
        self._ticks_done.say(f"{done} / {len(self._ticks)}")

    def _on_edited(self) -> None:
        self._error.hide()
        if self._draft is not None:
            self._draft.touch()

    def _do(
        self, use_case: Callable[..., Any], *args: Any, asks: bool = False, **kwargs: Any
    ) -> None:
        found = self._row
        self.save_button.setEnabled(False)

        def then(_value: object) -> None:
            self.save_button.setEnabled(True)
            if self._draft is not None:
                self._draft.finish()
                self._draft = None
            if asks and found is not None:
                self._ask_satisfaction(found)
            self.left.emit()

        self._desk.workspace.do(use_case, *args, owner=self, then=then, failed=self._refuse,
                                **kwargs)  # fmt: skip

    def _ask_satisfaction(self, found: FeedbackRow) -> None:
        workspace = self._desk.workspace
        workspace.do(
            follow_ups.plan,
            found.customer_id,
            title=translate("Feedback", "Ask how satisfied the customer is now"),
            due_on=workspace.today() + timedelta(days=_ASK_AFTER_DAYS),
            kind=FollowUpKind.CARE,
            owner=self,
        )

    def _refuse(self, error: Exception) -> None:
        self.save_button.setEnabled(True)
        if not self._form.refuse(error):
            self._error.say(lambda: sentence(error))
            self._error.show()

    def _show_texts(self) -> None:
        found = self._row
        if found is None:
            return
        workspace = self._desk.workspace
        now, today = workspace.now(), workspace.today()
        self._name.say(found.customer_name)
        self._tier.say(lambda: tier_word(found.customer_tier))
        received = translate("Feedback", "Received {when}").format(
            when=moment(found.received_at, today)
        )
        reopened = ""
        if found.reopened:
            reopened = translate("Feedback", "opened again %n time(s)", "", found.reopened)
        facts = (
            word(found.kind),
            found.channel or "",
            feedback_editors.mood_word(found.sentiment),
            received,
            found.assignee or "",
            reopened,
        )
        self._facts.say("  ·  ".join(fact for fact in facts if fact))
        self._text.say(found.text)
        text, tone = clock(found, now, self._hours)
        self._clock.say(text)
        set_look(self._clock, "state", tone)
        due_on, due_tone = due_text(found, today)
        self._due.say(due_on)
        set_look(self._due, "look", "error" if due_tone == "danger" else "secondary")
        self._strip.show_steps(found, today)
        self._crisis.setVisible(found.is_crisis)
        is_closed = found.state is FeedbackState.CLOSED
        self._closed.setVisible(is_closed and bool(found.outcome))
        self._outcome.say(found.outcome or "")
        told = ""
        if found.told_on is not None:
            told = translate("Feedback", "Customer was told on {day}").format(
                day=day(found.told_on, today)
            )
        self._told.say(told)
        clear(self._history)
        for step in reversed(found.steps):
            self._history.addLayout(self._step(step))

    def _step(self, step: FeedbackStepRow) -> QVBoxLayout:
        today = self._desk.workspace.today()
        head = label(word(step.state), "heading")
        when = label(moment(step.at, today), "hint")
        parts: list[Any] = [row(head, when, None, label(step.author or "", "hint"))]
        if step.note:
            parts.append(label(resolved(step.note), "secondary", wraps=True, selects=True))
        parts.append(line())
        return column(*parts, spacing=3)
