"""The command palette: customers, notes and commands by a few letters, in either language."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.domain.criteria import NoteHit
from desktop_crm.domain.customers import CustomerRow
from desktop_crm.domain.follow_ups import FollowUpRow
from desktop_crm.domain.quick_dates import parse_due
from desktop_crm.domain.tags import TagRow
from desktop_crm.ui.kit import palette_finding
from desktop_crm.ui.kit.actions import Actions, Command, about_text
from desktop_crm.ui.kit.customer_lines import found_chip, title_mark
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.inputs import LineInput
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import due, long_day, moment, translate, word
from desktop_crm.ui.kit.painting import NO_MARK, Chip, Line
from desktop_crm.ui.kit.palette_finding import MOST_COMMANDS, Finds
from desktop_crm.ui.kit.person import Person
from desktop_crm.ui.kit.row_list import RowList, Section
from desktop_crm.ui.kit.settings import Density
from desktop_crm.ui.kit.theme import DIM, Theme
from desktop_crm.ui.kit.toast import announce
from desktop_crm.ui.kit.workspace import Workspace

_FULL_WIDTH = {"＞": ">", "＃": "#", "＠": "@"}  # noqa: RUF001 - what a Chinese keyboard types
_SIGNS = frozenset({">", "#", "@"})
_OPEN, _NEW = "open", "new"
#: What Tab offers for a customer, in this order.
_VERBS = (
    "log", "follow_up.plan", "feedback.new", "brief", "copy_phone", "edit", "tag", "tier", "stage",
    "print", "own_window",
)  # fmt: skip


class Palette(QWidget):
    """Dims its parent and shows an input with what it finds.

    Signals:
        customer_chosen: (Person) Enter on a customer, a note or a follow-up.
        log_wanted: (Person) Ctrl+Enter on one.
        window_wanted: (Person) Alt+Enter on one.
        act_wanted: (Person, str) a verb of a customer.
        tag_chosen: (TagRow) Enter on a tag.
        new_wanted: (str) a customer of this name is to be added.
        closed: it is gone.
    """

    customer_chosen = Signal(object)
    log_wanted = Signal(object)
    window_wanted = Signal(object)
    act_wanted = Signal(object, str)
    tag_chosen = Signal(object)
    new_wanted = Signal(str)
    closed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        theme: Theme,
        icons: Icons,
        actions: Actions,
        parent: QWidget,
        chinese: Callable[[str, str], str],
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._parent = parent
        self._theme = theme
        self._actions = actions
        self._chinese = chinese
        self._finds = Finds()
        self._then: Callable[[Person], object] | None = None
        self._person: Person | None = None
        self._verbs_of: Person | None = None
        self._typed_before = ""
        self._recent: Sequence[bytes] = ()
        self._is_waiting = False
        self._wanted_take: tuple[bool, bool] | None = None
        self.field = LineInput(
            self._prompt,
            lambda: translate("Palette", "Find anything"),
        )
        self._list = RowList(
            theme,
            icons,
            name=lambda: translate("Palette", "Results"),
            density=Density.COMPACT,
            is_flat=True,
        )
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._foot = label(self._foot_text, "hint")
        self._frame = QFrame(self)
        self._frame.setProperty("look", "palette")
        layout = QVBoxLayout(self._frame)
        layout.setContentsMargins(12, 12, 12, 8)
        layout.setSpacing(6)
        layout.addWidget(self.field)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._foot)
        self.field.textChanged.connect(self._on_text)
        self.field.installEventFilter(self)
        self._list.clicked.connect(lambda _index: self._take())
        self._list.current_changed.connect(lambda _line: self._speak())
        parent.installEventFilter(self)
        self.hide()

    def open(
        self,
        then: Callable[[Person], object] | None = None,
        *,
        person: Person | None = None,
        recent: Sequence[bytes] = (),
    ) -> None:
        """Show it.

        Args:
            then: only customers can be chosen, and the choice goes there.
            person: the customer of the page, whom commands are about.
            recent: ids of the customers seen last, latest first.
        """
        self._then, self._person, self._recent = then, person, recent
        self._verbs_of = None
        self.field.clear()
        self.field.setPlaceholderText(self._prompt())
        self._foot.say(self._foot_text)
        self.setGeometry(self._parent.rect())
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus()
        self._on_text("")

    def close_palette(self) -> None:
        """Hide it."""
        if self.isVisible():
            self.hide()
            self._workspace.withdraw(self, "find")
            self._finds, self._verbs_of = Finds(), None
            self._list.set_sections([])
            self.field.clear()
            self.closed.emit()

    def lines(self) -> list[Line]:
        """Return what is offered now."""
        rows = self._list.rows
        return [line for row in range(rows.rowCount()) if (line := rows.line(row)) is not None]

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(DIM))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.close_palette()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._parent and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._parent.rect())
            self._place()
        if watched is self.field and isinstance(event, QKeyEvent) and not self.field.is_composing:
            if event.type() == QEvent.Type.ShortcutOverride and _is_return(event):
                # Alt+Enter is a key of the window too; here it means the line of the palette.
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._list.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            for _ in range(MOST_COMMANDS):
                self._list.step(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Tab:
            self._show_verbs()
        elif key == Qt.Key.Key_Backtab:
            self._leave_verbs()
        elif key == Qt.Key.Key_Escape:
            if not self._leave_verbs():
                self.close_palette()
        elif _is_return(event):
            self._take(
                logs=bool(modifiers & Qt.KeyboardModifier.ControlModifier),
                in_window=bool(modifiers & Qt.KeyboardModifier.AltModifier),
            )
        else:
            return False
        return True

    def _place(self) -> None:
        px = self._theme.px
        width = min(px(620), self.width() - px(40))
        height = min(px(390), self.height() - px(40))
        top = min(px(120), (self.height() - height) // 2)
        self._frame.setGeometry((self.width() - width) // 2, top, width, height)

    def _prompt(self) -> str:
        if self._verbs_of is not None:
            return translate("Palette", "What to do with {name}").format(name=self._verbs_of.name)
        if self._then is not None:
            return translate("Palette", "Name, pinyin or phone of a customer")
        return translate("Palette", "Name, pinyin, phone, note … or > # @")

    def _foot_text(self) -> str:
        if self._verbs_of is not None:
            return translate("Palette", "↑↓ move    Enter do    Esc back")
        if self._then is not None:
            return translate("Palette", "↑↓ move    Enter choose    Esc close")
        return translate(
            "Palette",
            "↑↓ move   Enter open   Ctrl+Enter log   Tab more   > commands   # tags   @ days",
        )

    def _sign_and_rest(self) -> tuple[str, str]:
        text = self.field.text().lstrip()
        sign = _FULL_WIDTH.get(text[:1], text[:1])
        if sign in _SIGNS and self._then is None and self._verbs_of is None:
            return sign, text[1:].strip()
        return "", text.strip()

    def _on_text(self, _text: str) -> None:
        self._wanted_take = None
        if not self.isVisible():
            return
        sign, text = self._sign_and_rest()
        if self._verbs_of is not None or sign == ">":
            self._workspace.withdraw(self, "find")
            self._finds = Finds()
            self._show()
            return
        today = self._workspace.today()
        if sign == "#":
            self._ask(palette_finding.find_tags, text)
        elif sign == "@":
            on = self._day_of(text)
            if on is None:
                self._workspace.withdraw(self, "find")
                self._finds = Finds()
                self._show()
            else:
                self._ask(palette_finding.find_due, on, today)
        elif text:
            self._ask(palette_finding.find_anything, text, today, with_notes=self._then is None)
        else:
            self._ask(palette_finding.find_recent, tuple(self._recent), today)

    def _ask(self, query: Callable[..., Finds], *args: Any, **kwargs: Any) -> None:
        asked = self.field.text()
        self._is_waiting = True

        def show(finds: Finds) -> None:
            if asked == self.field.text() and self.isVisible():
                self._finds = finds
                self._show()

        self._workspace.ask(query, *args, then=show, owner=self, key="find", **kwargs)

    def _day_of(self, text: str) -> Any:
        if not text:
            return self._workspace.today()
        now = self._workspace.now().astimezone()
        found = parse_due(text, now, holidays=self._workspace.holidays)
        return None if found is None else found.asked_on

    def _show(self) -> None:
        self._is_waiting = False
        sign, text = self._sign_and_rest()
        if self._verbs_of is not None:
            sections = [self._verbs(text, self._verbs_of)]
        elif sign == ">":
            sections = [self._commands(text, most=None)]
        elif sign == "@":
            sections = [self._due(text)]
        elif sign == "#":
            sections = [Section(title="", lines=tuple(map(_tag_line, self._finds.tags)))]
        elif text:
            sections = [self._found(text), self._commands(text, most=MOST_COMMANDS)]
        else:
            sections = self._beginning()
        self._list.set_sections([section for section in sections if section.lines])
        self._list.go_to_first()
        self._list.scrollToTop()
        self._foot.say(self._foot_text if self.lines() else self._nothing_text)
        if self._wanted_take is not None:
            logs, in_window = self._wanted_take
            self._wanted_take = None
            self._take(logs=logs, in_window=in_window)

    def _nothing_text(self) -> str:
        sign, text = self._sign_and_rest()
        if sign == "@" and self._day_of(text) is None:
            return translate("Palette", "A day such as tomorrow, Fri, 28 Nov")
        return translate("Palette", "Nothing found.    Esc close")

    def _beginning(self) -> list[Section]:
        recent = tuple(self._customer_line(row) for row in self._finds.customers)
        sections = [Section(title=translate("Palette", "Seen last"), lines=recent)]
        if self._then is None:
            title = translate("Palette", "Due today")
            lines = tuple(self._due_line(row) for row in self._finds.due)
            sections.append(Section(title=title, lines=lines, tone="warn"))
            if not recent and not lines:
                # Nobody is there yet: at least say what can be done.
                sections.append(self._commands("", most=None))
        elif not recent:
            rows = {row.customer_id: row for row in reversed(self._finds.due)}
            lines = tuple(self._due_line(row) for row in rows.values())
            sections.append(Section(title=translate("Palette", "Due today"), lines=lines))
            if not lines:
                title = translate("Palette", "Add a new customer")
                new = Line(key=(_NEW, ""), title=title, icon="user-plus", value=_NEW)
                sections.append(Section(title="", lines=(new,)))
        return sections

    def _found(self, text: str) -> Section:
        lines = [self._customer_line(row) for row in self._finds.customers]
        shown = {row.id for row in self._finds.customers}
        lines += [self._note_line(hit) for hit in self._finds.notes if hit.customer_id not in shown]
        if not self._finds.customers and self._then is None:
            title = translate("Palette", "Add “{text}” as a new customer").format(text=text)
            lines.append(Line(key=(_NEW, text), title=title, icon="user-plus", value=_NEW))
        return Section(title="", lines=tuple(lines))

    def _due(self, text: str) -> Section:
        on = self._day_of(text)
        title = "" if on is None else long_day(on)
        lines = tuple(self._due_line(row) for row in self._finds.due)
        return Section(title=title, lines=lines)

    def _commands(self, text: str, *, most: int | None) -> Section:
        if self._then is not None:
            return Section(title="", lines=())
        every = [
            command for command, _ in self._actions.window_commands() if command.id != "palette"
        ]
        found = palette_finding.matching(every, text, self._chinese) if text else every
        found = sorted(found, key=lambda command: not self._actions.can(command.id))[:most]
        return Section(title="", lines=tuple(self._command_line(each) for each in found))

    def _verbs(self, text: str, person: Person) -> Section:
        by_id = {command.id: command for command, _ in self._actions.window_commands()}
        verbs = [by_id[key] for key in _VERBS]
        if text:
            verbs = palette_finding.matching(verbs, text, self._chinese)
        lines = [
            Line(
                key=command.id,
                title=about_text(command, person.name),
                icon=command.icon,
                badge=self._actions.keys_text(command.id),
                value=command,
            )
            for command in verbs
        ]
        if not text:
            title = translate("Palette", "Open {name}").format(name=person.name)
            lines.insert(0, Line(key=_OPEN, title=title, icon="user", badge="↵", value=person))
        return Section(title="", lines=tuple(lines))

    def _customer_line(self, row: CustomerRow) -> Line:
        facts = (row.job_title, row.company or row.contact_name, row.region_city)
        return Line(
            key=row.id,
            title=row.name,
            tier=row.tier,
            facts=tuple(part for part in facts if part and part != row.name),
            found=found_chip(row.match),
            mark=title_mark(row.match),
            value=row,
        )

    def _note_line(self, hit: NoteHit) -> Line:
        mark = (hit.start, hit.length) if hit.length else NO_MARK
        today = self._workspace.today()
        return Line(
            key=(hit.kind, hit.id),
            title=hit.customer_name,
            found=Chip(text=" ".join(hit.snippet.split("\n")), mark=mark),
            amount=moment(hit.at, today) if hit.at else "",
            icon="notebook-pen",
            value=hit,
        )

    def _due_line(self, row: FollowUpRow) -> Line:
        today = self._workspace.today()
        text, tone = due(row.due_on, today, row.due_time)
        return Line(
            key=row.id,
            title=row.customer_name,
            tier=row.customer_tier,
            facts=(row.title or word(row.kind),),
            badge=text,
            badge_tone=tone,
            icon="bell",
            value=row,
        )

    def _command_line(self, command: Command) -> Line:
        can = self._actions.can(command.id)
        name = self._person.name if can and self._person is not None else ""
        return Line(
            key=command.id,
            title=about_text(command, name),
            icon=command.icon or "chevron-right",
            icon_tone="accent" if can else "neutral",
            facts=() if can else (self._reason(command),),
            badge=self._actions.keys_text(command.id),
            is_dim=not can,
            value=command,
        )

    def _reason(self, command: Command) -> str:
        if not command.about:
            return translate("Palette", "not possible on this page")
        if self._person is None:
            return translate("Palette", "choose a customer first")
        reasons = {
            "copy_phone": translate("Palette", "no phone is known"),
            "qr": translate("Palette", "no phone is known"),
            "follow_up.done": translate("Palette", "no follow-up is planned"),
        }
        return reasons.get(command.id, translate("Palette", "not possible on this page"))

    def _show_verbs(self) -> None:
        person = self._person_of(self._list.current_line())
        if person is None or self._then is not None or self._verbs_of is not None:
            return
        self._typed_before = self.field.text()
        self._verbs_of = person
        self.field.clear()
        self.field.setPlaceholderText(self._prompt())
        self._on_text("")

    def _leave_verbs(self) -> bool:
        if self._verbs_of is None:
            return False
        self._verbs_of = None
        self.field.setPlaceholderText(self._prompt())
        if self.field.text() == self._typed_before:
            self._on_text(self._typed_before)
        self.field.setText(self._typed_before)
        return True

    def _person_of(self, line: Line | None) -> Person | None:
        value = None if line is None else line.value
        if isinstance(value, CustomerRow):
            return Person(value.id, value.name, value.tier)
        if isinstance(value, NoteHit):
            return Person(value.customer_id, value.customer_name)
        if isinstance(value, FollowUpRow):
            return Person(value.customer_id, value.customer_name, value.customer_tier)
        return value if isinstance(value, Person) else None

    def _take(self, *, logs: bool = False, in_window: bool = False) -> None:
        if self._is_waiting:
            # What is shown answers an older question: take the first of the new answer.
            self._wanted_take = (logs, in_window)
            return
        line = self._list.current_line()
        if line is None:
            return
        value, person, verbs_of = line.value, self._person_of(line), self._verbs_of
        then, text = self._then, self._sign_and_rest()[1]
        if isinstance(value, Command) and verbs_of is None and not self._actions.can(value.id):
            # It stays open: the line says why this cannot be done.
            announce(self.field, self._reason(value))
            return
        self.close_palette()
        if person is not None:
            if then is not None:
                then(person)
            elif logs:
                self.log_wanted.emit(person)
            elif in_window:
                self.window_wanted.emit(person)
            else:
                self.customer_chosen.emit(person)
        elif isinstance(value, TagRow):
            self.tag_chosen.emit(value)
        elif value == _NEW:
            self.new_wanted.emit(text)
        elif isinstance(value, Command) and verbs_of is not None:
            self.act_wanted.emit(verbs_of, value.id)
        elif isinstance(value, Command):
            self._actions.trigger(value.id)

    def _speak(self) -> None:
        line = self._list.current_line()
        if line is not None and self.isVisible():
            announce(self.field, line.said())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.isVisible():
            self._show()


def _is_return(event: QKeyEvent) -> bool:
    return event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}


def _tag_line(tag: TagRow) -> Line:
    return Line(
        key=tag.id,
        title=f"#{tag.name}",
        facts=(translate("Palette", "%n customers", "", tag.count),),
        icon="tag",
        value=tag,
    )
