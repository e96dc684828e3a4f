"""Forms: fields with their error beside them, a draft that survives, Ctrl+Enter to save."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCompleter,
    QDialog,
    QHBoxLayout,
    QMenu,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)
from typing_extensions import override

from desktop_crm.domain.errors import Refused
from desktop_crm.domain.quick_dates import Holidays, Look, no_holidays, parse_due, read_moment
from desktop_crm.domain.quick_words import fold
from desktop_crm.ui.kit.buttons import Button, button, icon_button
from desktop_crm.ui.kit.drafts import Draft
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.inputs import CheckBox, ComboBox, LineInput, TextInput
from desktop_crm.ui.kit.labels import Label, label, set_look
from desktop_crm.ui.kit.language import (
    Text,
    clock_time,
    day,
    resolved,
    sentence,
    translate,
    weekday,
    word,
)
from desktop_crm.ui.kit.layouts import FlowLayout, box, clear, row, scroller
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.kit.workspace import Workspace

Choices = Sequence[tuple[object, Text]]


def choices_of(kind: type[StrEnum], *, none: Text | None = None) -> Choices:
    """Return the members of a closed list as choices; `none` is the text for "not set"."""
    members: list[tuple[object, Text]] = [
        (member, lambda member=member: word(member))  # type: ignore[misc]  # bound at once
        for member in kind
    ]
    return members if none is None else [(None, none), *members]


class ChoiceInput(ComboBox):
    """One of some choices; the wheel does not change it while it has no focus."""

    def __init__(self, choices: Choices, name: Text = "") -> None:
        super().__init__()
        self._choices = list(choices)
        self._name = name
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for _value, text in self._choices:
            self.addItem(resolved(text))
        self.setAccessibleName(resolved(name))

    @property
    def value(self) -> object:
        """The value chosen."""
        at = self.currentIndex()
        return self._choices[at][0] if at >= 0 else None

    def put(self, value: object) -> None:
        """Choose a value; an unknown one is added as it is."""
        values = [known for known, _text in self._choices]
        if value not in values:
            self._choices.append((value, str(value)))
            self.addItem(str(value))
            values.append(value)
        self.setCurrentIndex(values.index(value))

    @override
    def wheelEvent(self, event: Any) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    @override
    def changeEvent(self, event: Any) -> None:
        super().changeEvent(event)
        if event.type() == event.Type.LanguageChange:
            for at, (_value, text) in enumerate(self._choices):
                self.setItemText(at, resolved(text))
            self.setAccessibleName(resolved(self._name))


class PickInput(LineInput):
    """An item of a pick-list, or free text; the value is the item's key, else the text."""

    def __init__(self, items: Sequence[tuple[str, str]], name: Text = "") -> None:
        super().__init__("", name)
        self.set_items(items)

    def set_items(self, items: Sequence[tuple[str, str]]) -> None:
        """Offer items as (key, text in the language of the screen)."""
        self._items = dict(items)
        completer = QCompleter(list(self._items.values()), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)

    @property
    def value(self) -> str | None:
        """The key or text; None when empty."""
        typed = self.text().strip()
        found = (key for key, text in self._items.items() if text.lower() == typed.lower())
        return next(found, typed) or None

    def put(self, value: object) -> None:
        """Show a value by its key or text."""
        text = "" if value is None else str(value)
        self.setText(self._items.get(text, text))


class DayInput(QWidget):
    """A day, typed as people say it ("tomorrow", "周五", "3 days", "28 Nov") or chosen.

    Signals:
        edited: the value may have changed.
    """

    edited = Signal()

    def __init__(
        self,
        icons: Icons,
        now: Callable[[], datetime],
        name: Text = "",
        *,
        is_past: bool = False,
        holidays: Holidays = no_holidays,
    ) -> None:
        super().__init__()
        self._now = now
        self._is_past = is_past
        self._holidays = holidays
        self._value: date | None = None
        self.field = LineInput(
            lambda: translate("Form", "tomorrow, Fri, 3 days, 28 Nov"),
            name,
        )
        self.field.setMinimumWidth(self.field.fontMetrics().horizontalAdvance("0000-00-00") + 24)
        self._read = label("", "secondary")
        pick = icon_button(
            icons, "calendar", lambda: translate("Form", "Choose a day"), self._choose
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.field, 1)
        layout.addWidget(pick)
        layout.addWidget(self._read)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self._on_text)
        self.field.editingFinished.connect(self._settle)

    @property
    def value(self) -> date | None:
        """The day; None when empty or not understood."""
        return self._value

    @property
    def is_valid(self) -> bool:
        """Whether the field is empty or understood."""
        return self._value is not None or not self.field.text().strip()

    def put(self, value: object) -> None:
        """Show a day, or an ISO text, or nothing."""
        if isinstance(value, str):
            value = date.fromisoformat(value) if value else None
        on = value if isinstance(value, date) else None
        self.field.setText("" if on is None else on.isoformat())

    def _on_text(self, text: str) -> None:
        self._value = self._understood(text.strip())
        on = self._value
        shown = ""
        if on is not None:
            shown = weekday(on, short=True)
            if text.strip() != on.isoformat():
                shown = f"{shown} {day(on)}"
            if not self._is_past:
                shown = " · ".join(part for part in (shown, self._day_off(on)) if part)
        self._read.say(shown)
        set_look(self.field, "state", "" if self.is_valid else "error")
        self.edited.emit()

    def _day_off(self, on: date) -> str:
        info = self._holidays(on)
        if info is None or not info.is_off:
            return ""
        return translate("Festival", info.name) if info.name else translate("Form", "day off")

    def _understood(self, text: str) -> date | None:
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
        if not text:
            return None
        now = self._now().astimezone()
        if self._is_past:
            line = fold(text)
            moment = read_moment(line, 0, now, Look.BACK)
            return moment.on if moment is not None and moment.end == len(line) else None
        due = parse_due(text, now, holidays=self._holidays)
        return None if due is None else due.asked_on

    def _settle(self) -> None:
        if self._value is not None:
            self.put(self._value)

    def _choose(self) -> None:
        calendar = QCalendarWidget()
        calendar.setLocale(QLocale())
        on = self._value or self._now().astimezone().date()
        calendar.setSelectedDate(QDate(on.year, on.month, on.day))
        menu = QMenu(self)
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)

        def take(chosen: QDate) -> None:
            menu.close()
            self.put(date(chosen.year(), chosen.month(), chosen.day()))
            self.field.setFocus()

        calendar.clicked.connect(take)
        calendar.activated.connect(take)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        calendar.setFocus()


class TimeInput(LineInput):
    """A time of day such as 14:30; empty means none."""

    def __init__(self, name: Text = "") -> None:
        super().__init__("14:30", name)

    @property
    def value(self) -> time | None:
        """The time; None when empty or not understood."""
        text = fold(self.text()).strip().replace(".", ":").replace("点", ":")
        hour, _, minute = text.partition(":")
        try:
            return time(int(hour), int(minute or 0))
        except ValueError:
            return None

    @property
    def is_valid(self) -> bool:
        """Whether the field is empty or understood."""
        return self.value is not None or not self.text().strip()

    def put(self, value: object) -> None:
        """Show a time, or an ISO text, or nothing."""
        if isinstance(value, str):
            value = time.fromisoformat(value) if value else None
        self.setText(clock_time(value) if isinstance(value, time) else "")


class TagInput(QWidget):
    """Tags as chips; Enter or a comma adds one, Backspace at the start takes the last away.

    Signals:
        edited: the tags changed.
    """

    edited = Signal()

    def __init__(self, known: Sequence[str] = (), name: Text = "") -> None:
        super().__init__()
        self._tags: list[str] = []
        self._known: list[str] = []
        self.field = LineInput(lambda: translate("Form", "Add a tag"), name)
        self._flow = FlowLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(box(self._flow))
        layout.addWidget(self.field)
        self.setFocusProxy(self.field)
        self.field.returnPressed.connect(self._take)
        self.field.editingFinished.connect(self._take)
        self.field.textEdited.connect(self._on_edited)
        self.field.installEventFilter(self)
        self.set_known(known)

    def set_known(self, known: Sequence[str]) -> None:
        """Offer tags that exist."""
        self._known = list(known)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(completer)

    @property
    def value(self) -> tuple[str, ...]:
        """The tags; one that is typed and not finished counts too."""
        typed = self._typed()
        return (*self._tags, typed) if typed else tuple(self._tags)

    def put(self, value: object) -> None:
        """Show tags."""
        self._tags = [str(tag) for tag in value] if isinstance(value, list | tuple) else []
        self._build()

    @override
    def eventFilter(self, watched: Any, event: Any) -> bool:
        if (
            event.type() == event.Type.KeyPress
            and event.key() == Qt.Key.Key_Backspace
            and not self.field.text()
            and not self.field.is_composing
            and self._tags
        ):
            self._remove(self._tags[-1])
            return True
        return super().eventFilter(watched, event)

    def _on_edited(self, text: str) -> None:
        if text.endswith((",", "，", "、", ";", "；")):
            self._take()

    def _take(self) -> None:
        typed = self._typed()
        self.field.clear()
        if typed:
            self._tags.append(typed)
            self._build()
            self.edited.emit()

    def _typed(self) -> str:
        """Return the tag in the field as it is known; "" for none and for one that is there."""
        typed = self.field.text().strip().strip(",，、;；#\uff03").strip()
        if typed.casefold() in {tag.casefold() for tag in self._tags}:
            return ""
        return {tag.casefold(): tag for tag in self._known}.get(typed.casefold(), typed)

    def _remove(self, tag: str) -> None:
        self._tags.remove(tag)
        self._build()
        self.field.setFocus()
        self.edited.emit()

    def _build(self) -> None:
        clear(self._flow)
        for tag in self._tags:
            chip = button(
                f"{tag}  ×",  # noqa: RUF001 - the sign for taking away
                lambda tag=tag: self._remove(tag),  # type: ignore[misc]  # bound at once
                look="filter-chip",
            )
            chip.setAccessibleName(translate("Form", "Remove tag {tag}").format(tag=tag))
            self._flow.addWidget(chip)


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

        `save` runs `workspace.do(..., owner=dialog, then=dialog.finish, failed=dialog.refuse)`.
        """
        super().__init__(parent)
        self.form = form
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
