"""The quick log line: what happened in one line, read while it is typed, saved with Ctrl+Enter."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.domain.quick_dates import Due, DueNote
from desktop_crm.domain.quick_line import Parsed, Promise, on_typed_day, parse
from desktop_crm.domain.quick_spans import Span, SpanKind
from desktop_crm.domain.words import FeedbackKind, InteractionKind
from desktop_crm.ui.kit.buttons import Button, button
from desktop_crm.ui.kit.drafts import Draft
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.inputs import TextInput
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import (
    clock_time,
    day,
    sentence,
    translate,
    weekday,
    word,
)
from desktop_crm.ui.kit.layouts import FlowLayout, box, clear, column
from desktop_crm.ui.kit.person import Person
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.kit.workspace import Workspace

_MOST_LINES = 5


class QuickLog(QWidget):
    """A customer chip, the line, and what was understood as chips below it.

    Signals:
        saved: (Logged) it was saved; the line is empty again.
        person_wanted: the person wants to log for another customer.
        left: Esc; the text stays as a draft.
    """

    saved = Signal(object)
    person_wanted = Signal()
    left = Signal()

    def __init__(
        self, workspace: Workspace, theme: Theme, icons: Icons, *, shows_person: bool = True
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._theme = theme
        self._person: Person | None = None
        self._tags: Sequence[str] = ()
        self._plain: set[tuple[SpanKind, str]] = set()
        self._keeps_day = False
        self._parsed: Parsed | None = None
        self._draft: Draft | None = None
        self._is_saving = False
        self._shows_person = shows_person
        self.chip: Button = button("", self.person_wanted.emit, look="chip")
        self.chip.setVisible(shows_person)
        self.field = _LogField(self)
        self._save = button(lambda: translate("QuickLog", "Save"), self.save, look="primary")
        self._save.hint("Ctrl+Enter")
        self._save.hide()
        self._error = label("", "error", wraps=True)
        self._error.hide()
        self._flow = FlowLayout()
        self._chips = box(self._flow)
        self._chips.hide()
        line = QHBoxLayout()
        line.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        line.addLayout(column(self.chip, margins=(0, 5, 0, 0)), 0)
        line.setAlignment(top)
        line.addWidget(self.field, 1)
        line.addWidget(self._save, 0, top)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(line)
        layout.addWidget(self._chips)
        layout.addWidget(self._error)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self._on_text)
        self.set_person(None)

    @property
    def person(self) -> Person | None:
        """The customer it logs for."""
        return self._person

    def set_person(self, person: Person | None) -> None:
        """Log for a customer; each has a draft of its own."""
        if person is not None and self._person is not None and person.id == self._person.id:
            return
        if self._draft is not None:
            self._draft.flush()
            self._draft.deleteLater()
            self._draft = None
            self.field.clear()
        self._person = person
        none = translate("QuickLog", "Choose a customer")
        self.chip.say(person.name if person is not None else none)
        if person is not None:
            draft = Draft(self._workspace, f"log:{person.id.hex()}", self._typed, self)
            draft.load(self._restore)
            self._draft = draft
            if self.field.toPlainText():
                draft.touch()

    def set_tags(self, names: Sequence[str]) -> None:
        """Say which tags exist: another one is shown as new."""
        self._tags = names
        self._read()

    def put(self, text: str) -> None:
        """Show a text and put the cursor behind it."""
        self.field.setPlainText(text)
        cursor = self.field.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.field.setTextCursor(cursor)

    def save(self) -> None:
        """Save the line; nothing happens while it is empty or composed."""
        from desktop_crm.services import quick_log  # noqa: PLC0415 - loads SQLAlchemy

        self._read()
        parsed = self._parsed
        if parsed is None or not parsed.line.strip() or self.field.is_composing:
            return
        if self._person is None:
            self.person_wanted.emit()
            return
        if self._is_saving:
            return
        self._is_saving = True
        self._workspace.do(
            quick_log.save,
            self._person.id,
            parsed,
            now=self._workspace.now(),
            owner=self,
            then=self._on_saved,
            failed=self._on_failed,
        )

    def take_guess(self) -> bool:
        """Take the first guess, as Tab does; False if there is none."""
        parsed = self._parsed
        if parsed is None:
            return False
        signs = {SpanKind.DUE: "@", SpanKind.WHEN: "^"}
        for span in parsed.spans:
            if not span.certain and span.kind in signs:
                text = self.field.toPlainText()
                mark = signs[span.kind]
                before = "" if span.start == 0 or text[span.start - 1].isspace() else " "
                self.put(f"{text[: span.start]}{before}{mark}{text[span.start :]}")
                return True
        return False

    def make_plain(self, span: Span) -> None:
        """Turn what was understood back into plain text."""
        self._plain.add((span.kind, span.text))
        self._read()
        self.field.setFocus()

    def keep_day(self) -> None:
        """Plan on the day as typed, although it is a day off."""
        self._keeps_day = True
        self._read()
        self.field.setFocus()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            if self._person is None:
                self.chip.say(translate("QuickLog", "Choose a customer"))
            self._show_chips()

    def _on_text(self) -> None:
        if self.field.is_composing:
            return
        if not self.field.toPlainText():
            self._plain.clear()
            self._keeps_day = False
        self._error.hide()
        self._read()
        if self._draft is not None:
            self._draft.touch()

    def _read(self) -> None:
        text = self.field.toPlainText()
        if text.strip():
            now = self._workspace.now().astimezone()
            self._parsed = parse(
                text,
                now,
                tags=self._tags,
                holidays=self._workspace.holidays,
                plain=frozenset(self._plain),
            )
            if self._keeps_day:
                self._parsed = on_typed_day(self._parsed)
        else:
            self._parsed = None
        self._save.setVisible(self._parsed is not None)
        self._show_chips()

    def _show_chips(self) -> None:
        clear(self._flow)
        parsed = self._parsed
        if parsed is not None:
            if not any(span.kind is SpanKind.KIND for span in parsed.spans):
                self._flow.addWidget(_Token(self, None, word(parsed.kind), ""))
            for span in parsed.spans:
                self._flow.addWidget(
                    _Token(self, span, self._text_of(span, parsed), _state(span, parsed))
                )
            if parsed.due is not None and parsed.due.shifted_from is not None:
                typed = day(parsed.due.shifted_from, self._workspace.today())
                text = translate("QuickLog", "Keep {day}").format(day=typed)
                self._flow.addWidget(button(text, self.keep_day, look="link"))
        self._chips.setVisible(parsed is not None)

    def _text_of(self, span: Span, parsed: Parsed) -> str:  # noqa: PLR0911 - one per kind of part
        value, today = span.value, self._workspace.today()
        if isinstance(value, InteractionKind | FeedbackKind):
            return word(value)
        if span.kind is SpanKind.DURATION:
            return translate("QuickLog", "%n min", "", parsed.duration_minutes or 0)
        if span.kind is SpanKind.TAG:
            name = str(value)
            if name in parsed.new_tags:
                return translate("QuickLog", "#{tag} (new)").format(tag=name)
            return f"#{name}"
        if isinstance(value, Due):
            clock = f" {clock_time(value.time)}" if value.time else ""
            text = translate("QuickLog", "Follow up {day}").format(
                day=f"{weekday(value.on, short=True)} {day(value.on, today)}{clock}"
            )
            if value.shifted_from is not None:
                moved = translate("QuickLog", "moved from {day}")
                text = f"{text} ({moved.format(day=day(value.shifted_from, today))})"
            if value.note is DueNote.NOT_ANNOUNCED:
                unknown = translate("QuickLog", "days off not announced")
                text = f"{text} ({unknown})"
            return text
        if isinstance(value, Promise):
            text = translate("QuickLog", "Promise: {text}").format(text=value.text)
            if value.due_on is None:
                return text
            return f"{text} · {weekday(value.due_on, short=True)} {day(value.due_on, today)}"
        if isinstance(value, datetime):
            return translate("QuickLog", "On {day}").format(day=day(value.date(), today))
        return span.text

    def _on_saved(self, logged: Any) -> None:
        self._is_saving = False
        self.field.clear()
        if self._draft is not None:
            self._draft.discard()
        self.saved.emit(logged)

    def _on_failed(self, error: Exception) -> None:
        self._is_saving = False
        self._error.say(sentence(error))
        self._error.show()

    def _typed(self) -> dict[str, Any]:
        text = self.field.toPlainText()
        return {"line": text} if text.strip() else {}

    def _restore(self, kept: dict[str, Any]) -> None:
        if not self.field.toPlainText():
            self.put(str(kept.get("line", "")))


def _state(span: Span, parsed: Parsed) -> str:
    if not span.certain:
        return "guess"
    is_new = span.kind is SpanKind.TAG and str(span.value) in parsed.new_tags
    return "guess" if is_new else ""


class _Token(Button):
    """What was understood; Backspace or a click turns it back into plain text, a guess is taken."""

    def __init__(self, log: QuickLog, span: Span | None, text: str, state: str) -> None:
        super().__init__(text)
        self._log = log
        self._span = span
        self.setProperty("look", "token")
        self.setProperty("state", state)
        if span is None:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        elif not span.certain:
            self.hint(translate("QuickLog", "Tab takes this guess"))
        self.clicked.connect(self._on_clicked)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete} and self._span is not None:
            self._log.make_plain(self._span)
            return
        super().keyPressEvent(event)

    def _on_clicked(self) -> None:
        if self._span is None:
            return
        if not self._span.certain and self._log.take_guess():
            return
        self._log.make_plain(self._span)


class _LogField(TextInput):
    """The line: grows with its text, Tab takes a guess, bare Enter never saves."""

    def __init__(self, log: QuickLog) -> None:
        super().__init__(
            lambda: translate("QuickLog", "What happened? @Friday plans, #tag, !promise"),
            lambda: translate("QuickLog", "Quick log"),
            lines=1,
        )
        self._log = log
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._grow)
        self.saved.connect(log.save)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        if event.commitString():
            self.textChanged.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.is_composing:
            if event.key() == Qt.Key.Key_Tab and self._log.take_guess():
                return
            if event.key() == Qt.Key.Key_Escape:
                self._log.left.emit()
                return
            at_start = self.textCursor().position() == 0 and not self.textCursor().hasSelection()
            if event.key() == Qt.Key.Key_Backspace and at_start:
                self._log.person_wanted.emit()
                return
        super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        if next and self._log.take_guess():
            return True
        return super().focusNextPrevChild(next)

    def _grow(self) -> None:
        lines = min(max(int(self.document().size().height()), 1), _MOST_LINES)
        self.set_lines(lines)
