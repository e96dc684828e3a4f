"""Fields of forms: one of some choices, a pick-list, a day, a time, tags."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCompleter,
    QHBoxLayout,
    QMenu,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)
from typing_extensions import override

from desktop_crm.domain.quick_dates import Holidays, Look, no_holidays, parse_due, read_moment
from desktop_crm.domain.quick_words import fold
from desktop_crm.ui.kit.buttons import button, icon_button
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.inputs import ComboBox, LineInput
from desktop_crm.ui.kit.labels import label, set_look
from desktop_crm.ui.kit.language import (
    Text,
    clock_time,
    day,
    resolved,
    translate,
    weekday,
    word,
)
from desktop_crm.ui.kit.layouts import FlowLayout, box, clear

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
        self._name = name
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_choices(choices)
        self.setAccessibleName(resolved(name))

    @property
    def value(self) -> object:
        """The value chosen."""
        at = self.currentIndex()
        return self._choices[at][0] if at >= 0 else None

    def set_choices(self, choices: Choices) -> None:
        """Offer other choices; the first of them is chosen."""
        self._choices = list(choices)
        self.clear()
        for _value, text in self._choices:
            self.addItem(resolved(text))

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
