"""Forms: fields with their error beside them, a draft that survives, Ctrl+Enter to save."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.domain.errors import Refused
from desktop_crm.domain.quick_dates import Holidays, no_holidays
from desktop_crm.ui.kit.buttons import Button, button
from desktop_crm.ui.kit.drafts import Draft
from desktop_crm.ui.kit.field_inputs import (
    ChoiceInput,
    Choices,
    DayInput,
    PickInput,
    TagInput,
    TimeInput,
)
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.inputs import CheckBox, LineInput, TextInput
from desktop_crm.ui.kit.labels import Label, label, set_look
from desktop_crm.ui.kit.language import Text, resolved, sentence, translate
from desktop_crm.ui.kit.layouts import row, scroller
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.kit.workspace import Workspace


@dataclass(slots=True)
class _Field:
    widget: QWidget
    read: Callable[[], Any]
    put: Callable[[Any], object]
    error: Label
    is_required: bool
    title: Text
    is_valid: Callable[[], bool]
    mark: Label | None = None


class Form(QWidget):
    """A column of fields, each with its label above and its error below.

    Signals:
        edited: something was typed or chosen.
        finished: Ctrl+Enter in one of the texts.
    """

    edited = Signal()
    finished = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._fields: dict[str, _Field] = {}
        self._first: dict[str, Any] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(10)
        self._beside: QHBoxLayout | None = None
        self.setProperty("look", "plain")

    def close_up(self) -> None:
        """Say that no more fields come: room that is left stays below them."""
        self._layout.addStretch(1)

    def begin_row(self) -> None:
        """Put the next fields beside each other, until `end_row`."""
        self._beside = QHBoxLayout()
        self._beside.setSpacing(12)
        self._layout.addLayout(self._beside)

    def end_row(self) -> None:
        """Go on below."""
        self._beside = None

    def add_heading(self, text: Text) -> None:
        """Begin a part of the form."""
        self._layout.addSpacing(6)
        self._layout.addWidget(label(text, "heading"))

    def add_widget(self, widget: QWidget) -> None:
        """Add something that is not a field."""
        self._layout.addWidget(widget)

    def add_text(
        self, name: str, title: Text, *, is_required: bool = False, hint: Text = ""
    ) -> LineInput:
        """Add a line of text; an empty one reads as None."""
        made = LineInput(hint, title)
        made.textChanged.connect(self.edited)
        self.add_field(
            name,
            title,
            made,
            read=lambda: made.text().strip() or None,
            put=lambda value: made.setText("" if value is None else str(value)),
            is_required=is_required,
        )
        return made

    def add_long_text(
        self, name: str, title: Text, *, is_required: bool = False, hint: Text = "", lines: int = 3
    ) -> TextInput:
        """Add several lines of text; empty reads as None."""
        made = TextInput(hint, title, lines)
        made.textChanged.connect(self.edited)
        made.saved.connect(self.finished)
        self.add_field(
            name,
            title,
            made,
            read=lambda: made.toPlainText().strip() or None,
            put=lambda value: made.setPlainText("" if value is None else str(value)),
            is_required=is_required,
        )
        return made

    def add_choice(self, name: str, title: Text, choices: Choices) -> ChoiceInput:
        """Add one of some choices."""
        made = ChoiceInput(choices, title)
        made.currentIndexChanged.connect(lambda: self.edited.emit())  # noqa: PLW0108 - drops it
        self.add_field(name, title, made, read=lambda: made.value, put=made.put)
        return made

    def add_pick(self, name: str, title: Text, items: Sequence[tuple[str, str]]) -> PickInput:
        """Add an item of a pick-list, or free text."""
        made = PickInput(items, title)
        made.textChanged.connect(self.edited)
        self.add_field(name, title, made, read=lambda: made.value, put=made.put)
        return made

    def add_day(
        self,
        name: str,
        title: Text,
        now: Callable[[], datetime],
        *,
        is_required: bool = False,
        is_past: bool = False,
        holidays: Holidays = no_holidays,
    ) -> DayInput:
        """Add a day; `now` and `holidays` are the workspace's."""
        made = DayInput(self._icons, now, title, is_past=is_past, holidays=holidays)
        made.edited.connect(self.edited)
        self.add_field(
            name,
            title,
            made,
            read=lambda: made.value,
            put=made.put,
            is_required=is_required,
            is_valid=lambda: made.is_valid,
        )
        return made

    def add_time(self, name: str, title: Text) -> TimeInput:
        """Add a time of day."""
        made = TimeInput(title)
        made.textChanged.connect(self.edited)
        self.add_field(
            name,
            title,
            made,
            read=lambda: made.value,
            put=made.put,
            is_valid=lambda: made.is_valid,
        )
        return made

    def add_flag(self, name: str, title: Text) -> CheckBox:
        """Add a yes or no."""
        made = CheckBox(title)
        made.toggled.connect(lambda: self.edited.emit())  # noqa: PLW0108 - drops the state
        self.add_field(
            name,
            "",
            made,
            read=made.isChecked,
            put=lambda value: made.setChecked(bool(value)),
        )
        return made

    def add_tags(self, name: str, title: Text, known: Sequence[str] = ()) -> TagInput:
        """Add tags by name."""
        made = TagInput(known, title)
        made.edited.connect(self.edited)
        self.add_field(name, title, made, read=lambda: made.value, put=made.put)
        return made

    def add_field(
        self,
        name: str,
        title: Text,
        widget: QWidget,
        *,
        read: Callable[[], Any],
        put: Callable[[Any], object],
        is_required: bool = False,
        is_valid: Callable[[], bool] = lambda: True,
    ) -> None:
        """Add any widget as the field `name`."""
        error = label("", "error", wraps=True)
        error.hide()
        whole = QVBoxLayout()
        whole.setSpacing(3)
        mark: Label | None = None
        if title:
            mark = label(_Title(title, is_required=is_required), "caption")
            mark.setBuddy(widget)
            whole.addWidget(mark)
        whole.addWidget(widget)
        whole.addWidget(error)
        target = self._layout if self._beside is None else self._beside
        target.addLayout(whole, 0 if self._beside is None else 1)
        self._fields[name] = _Field(widget, read, put, error, is_required, title, is_valid, mark)

    def show_field(self, name: str, *, shown: bool) -> None:
        """Show or hide a field; what it holds stays."""
        field = self._fields[name]
        field.widget.setVisible(shown)
        if field.mark is not None:
            field.mark.setVisible(shown)
        if not shown:
            field.error.hide()

    def watch(self, name: str, doubt: Callable[[str], str]) -> None:
        """Say below a line of text what looks wrong once it is left; nothing is refused.

        Args:
            name: of the field.
            doubt: returns the sentence for a text, or "".
        """
        field = self._fields[name]
        if not isinstance(field.widget, LineInput):
            raise TypeError("not a line of text")
        made = field.widget

        def say() -> None:
            text = doubt(made.text())
            if field.error.isHidden() or field.error.property("look") == "warn":
                set_look(field.error, "look", "warn")
                field.error.say(text)
                field.error.setVisible(bool(text))

        made.editingFinished.connect(say)

    def widget(self, name: str) -> QWidget:
        """Return the widget of a field."""
        return self._fields[name].widget

    def values(self) -> dict[str, Any]:
        """Return what every field holds, by name."""
        return {name: field.read() for name, field in self._fields.items()}

    def put(self, values: Mapping[str, Any], *, as_first: bool = True) -> None:
        """Show values; `as_first` makes them what `changed_values` compares with."""
        for name, value in values.items():
            if name in self._fields:
                self._fields[name].put(value)
        if as_first:
            self._first = self.values()

    def changed_values(self) -> dict[str, Any]:
        """Return only what differs from what was put first."""
        return {
            name: value
            for name, value in self.values().items()
            if name not in self._first or self._first[name] != value
        }

    def check(self) -> bool:
        """Show what is missing or not understood; True if nothing is."""
        self.clear_errors()
        bad: QWidget | None = None
        for field in self._fields.values():
            text = ""
            if not field.is_valid():
                text = translate("Form", "This was not understood.")
            elif field.is_required and field.read() in {None, "", ()}:
                text = translate("Form", "This is needed.")
            if text:
                self._mark(field, text)
                bad = bad or field.widget
        if bad is not None:
            bad.setFocus()
        return bad is None

    def refuse(self, error: Exception) -> bool:
        """Show a refusal beside the field it names; False if it names none of these."""
        field = self._fields.get(error.field) if isinstance(error, Refused) else None
        if field is None:
            return False
        self._mark(field, sentence(error))
        field.widget.setFocus()
        return True

    def clear_errors(self) -> None:
        """Take all errors away."""
        for field in self._fields.values():
            field.error.hide()
            set_look(field.widget, "state", "")

    def focus_first(self) -> None:
        """Put the cursor into the first field that is needed and empty, else into the first."""
        fields = list(self._fields.values())
        empty = (each for each in fields if each.is_required and each.read() in {None, "", ()})
        found = next(empty, fields[0] if fields else None)
        if found is not None:
            found.widget.setFocus()

    def _mark(self, field: _Field, text: str) -> None:
        set_look(field.error, "look", "error")
        field.error.say(text)
        field.error.show()
        set_look(field.widget, "state", "error")


class _Title:
    """A field's title with its mark when it is needed."""

    def __init__(self, title: Text, *, is_required: bool) -> None:
        self._title = title
        self._is_required = is_required

    def __call__(self) -> str:
        return f"{resolved(self._title)} *" if self._is_required else resolved(self._title)


class FormDialog(QDialog):
    """A form in a window: Ctrl+Enter saves, Esc leaves and keeps the draft.

    Signals:
        closed: it went away, saved or not.
    """

    closed = Signal()

    def __init__(  # noqa: PLR0913 - a dialog and its draft
        self,
        parent: QWidget,
        workspace: Workspace,
        title: Text,
        form: Form,
        save: Callable[["FormDialog"], object],
        *,
        draft: str = "",
        verb: Text = "",
        saves_and_new: bool = False,
        width: int = 520,
    ) -> None:
        """Take the form and `save(dialog)`.

        `save` runs `dialog.do(use_case, ...)`, or `dialog.do_changes(use_case, id)`.
        """
        super().__init__(parent)
        self.form = form
        self._workspace = workspace
        self.wants_new = False
        self._save = save
        self._title = title
        self._error = label("", "error", wraps=True)
        self._error.hide()
        self._save_button: Button = button(
            verb or (lambda: translate("Form", "Save")), self.save, look="primary"
        )
        self._save_button.hint("Ctrl+Enter")
        leave = button(lambda: translate("Form", "Cancel"), self.reject)
        self._discard = button(
            lambda: translate("Form", "Discard draft"), self._discard_draft, look="link"
        )
        self._discard.hide()
        foot: list[QWidget | None] = [self._discard, None, leave]
        if saves_and_new:
            again = button(lambda: translate("Form", "Save and new"), self.save_and_new)
            again.hint("Ctrl+Shift+Enter")
            foot.append(again)
        foot.append(self._save_button)
        form.setContentsMargins(2, 2, 8, 2)
        form.close_up()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label(title, "title"))
        layout.addWidget(scroller(form), 1)
        layout.addWidget(self._error)
        layout.addLayout(row(*foot))
        for key, slot in (
            ("Ctrl+Return", self.save),
            ("Ctrl+Enter", self.save),
            ("Ctrl+Shift+Return", self.save_and_new),
            ("Ctrl+S", self.save),
        ):
            QShortcut(QKeySequence(key), self, slot)
        form.finished.connect(self.save)
        self.setWindowTitle(resolved(title))
        self.setModal(True)
        height = form.sizeHint().height() + 140
        room = parent.window().height() if parent.window().height() > 0 else height
        self.resize(width, min(height, max(360, room - 60)))
        self._draft: Draft | None = None
        if draft:
            self._draft = Draft(workspace, draft, self._typed, self)
            self._draft.load(self._restore)
            form.edited.connect(self._draft.touch)
        form.focus_first()

    def save(self) -> None:
        """Save if everything needed is there."""
        self.wants_new = False
        self._try()

    def save_and_new(self) -> None:
        """Save, and begin another one."""
        self.wants_new = True
        self._try()

    def do(
        self,
        use_case: Callable[..., Any],
        *args: Any,
        then: Callable[[Any], object] | None = None,
        **kwargs: Any,
    ) -> None:
        """Do what the form is for; `finish` follows, or a refusal beside its field."""
        self._workspace.do(
            use_case, *args, owner=self, then=then or self.finish, failed=self.refuse, **kwargs
        )

    def do_changes(
        self, use_case: Callable[..., Any], key: bytes, changes: Mapping[str, Any] | None = None
    ) -> None:
        """Do it with what was changed; where nothing was, there is nothing to save."""
        found = self.form.changed_values() if changes is None else changes
        if found:
            self.do(use_case, key, found)
        else:
            self.finish()

    def finish(self, _value: object = None) -> None:
        """Close: the work is saved."""
        if self._draft is not None:
            self._draft.finish()
        self.accept()

    def refuse(self, error: Exception) -> None:
        """Show why it was not saved; the form stays as it is."""
        self._save_button.setEnabled(True)
        if not self.form.refuse(error):
            self._error.say(sentence(error))
            self._error.show()

    @override
    def done(self, result: int) -> None:
        if self._draft is not None:
            self._draft.flush()
        super().done(result)
        self.closed.emit()
        self.deleteLater()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            # Bare Enter in a field never saves and never closes.
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.save()
            event.accept()
            return
        super().keyPressEvent(event)

    def _try(self) -> None:
        self._error.hide()
        if self.form.check():
            self._save_button.setEnabled(False)
            self._save(self)

    def _typed(self) -> dict[str, Any]:
        return {name: _plain(value) for name, value in self.form.changed_values().items()}

    def _restore(self, kept: dict[str, Any]) -> None:
        self._before = self.form.values()
        self.form.put(kept, as_first=False)
        self._discard.show()

    def _discard_draft(self) -> None:
        if self._draft is not None:
            self._draft.discard()
        self.form.put(self._before, as_first=False)
        self._discard.hide()
        self.form.focus_first()


def _plain(value: Any) -> Any:
    """Return a value as JSON can hold it."""
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return str(value)
    return list(value) if isinstance(value, tuple) else value
