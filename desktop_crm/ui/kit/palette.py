"""The command palette: customers and commands by a few letters, in either language."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.domain.criteria import Criteria, Sort
from desktop_crm.domain.customers import CustomerRow
from desktop_crm.ui.kit.actions import Actions, Command, command_text
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.inputs import LineInput
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import translate
from desktop_crm.ui.kit.painting import Line
from desktop_crm.ui.kit.person import Person
from desktop_crm.ui.kit.row_list import RowList, Section
from desktop_crm.ui.kit.settings import Density
from desktop_crm.ui.kit.theme import DIM, Theme
from desktop_crm.ui.kit.workspace import Workspace

_CUSTOMERS = 8
_COMMANDS = 5
_FOOT = 30
_FULL_WIDTH = {"＞": ">", "＃": "#", "＠": "@"}  # noqa: RUF001 - what a Chinese keyboard types


def find_customers(session: Any, text: str, today: date) -> tuple[CustomerRow, ...]:
    """Return the customers a few letters mean best; the next due ones for no letters."""
    from desktop_crm.queries import customers, listing  # noqa: PLC0415 - loads SQLAlchemy

    sort = Sort.BEST_MATCH if text else Sort.NEXT_FOLLOW_UP
    found = listing.listing(session, Criteria(text=text), sort, today=today)
    return customers.page(session, found.numbers[:_CUSTOMERS], text=text, today=today)


class Palette(QWidget):
    """Dims its parent and shows an input with what it finds.

    Signals:
        customer_chosen: (Person) Enter on a customer.
        log_wanted: (Person) Ctrl+Enter on a customer.
        closed: it is gone.
    """

    customer_chosen = Signal(object)
    log_wanted = Signal(object)
    closed = Signal()

    def __init__(
        self, workspace: Workspace, theme: Theme, icons: Icons, actions: Actions, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._parent = parent
        self._theme = theme
        self._actions = actions
        self._customers: tuple[CustomerRow, ...] = ()
        self._then: Callable[[Person], object] | None = None
        self.field = LineInput(
            lambda: translate("Palette", "Name, pinyin, phone … or > for commands"),
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
        self._foot = label(
            lambda: translate(
                "Palette", "↑↓ move    Enter open    Ctrl+Enter log    > commands    Esc close"
            ),
            "hint",
        )
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
        parent.installEventFilter(self)
        self.hide()

    def open(self, then: Callable[[Person], object] | None = None) -> None:
        """Show it; with `then` only customers can be chosen, and the choice goes there."""
        self._then = then
        self.field.clear()
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
            self._customers = ()
            self._list.set_sections([])
            self.field.clear()
            self.closed.emit()

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
        if (
            watched is self.field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and not self.field.is_composing
        ):
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self._list.step(1 if key in {Qt.Key.Key_Down, Qt.Key.Key_Tab} else -1)
        elif key == Qt.Key.Key_Escape:
            self.close_palette()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take(logs=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        else:
            return False
        return True

    def _place(self) -> None:
        px = self._theme.px
        width = min(px(620), self.width() - px(40))
        height = min(px(390), self.height() - px(40))
        top = min(px(120), (self.height() - height) // 2)
        self._frame.setGeometry((self.width() - width) // 2, top, width, height)

    def _on_text(self, text: str) -> None:
        wanted = _FULL_WIDTH.get(text[:1], text[:1]) + text[1:]
        if wanted.startswith(">"):
            self._workspace.withdraw(self, "find")
            self._customers = ()
            self._show(wanted[1:].strip())
            return
        self._workspace.ask(
            find_customers,
            wanted.strip(),
            self._workspace.today(),
            then=lambda found: self._on_found(found, wanted.strip()),
            owner=self,
            key="find",
        )

    def _on_found(self, found: Sequence[CustomerRow], text: str) -> None:
        self._customers = tuple(found)
        self._show(text)

    def _show(self, text: str) -> None:
        is_commands_only = not self._customers and self.field.text()[:1] in {">", "＞"}  # noqa: RUF001
        people = tuple(
            Line(
                key=row.id,
                title=row.name,
                tier=row.tier,
                facts=tuple(part for part in (row.company, row.region_city) if part),
                value=row,
            )
            for row in self._customers
        )
        found = [] if self._then is not None else self._commands(text, every=is_commands_only)
        commands = tuple(
            Line(
                key=command.id,
                title=command_text(command),
                icon=command.icon or "chevron-right",
                icon_tone="accent" if self._actions.can(command.id) else "neutral",
                facts=()
                if self._actions.can(command.id)
                else (translate("Palette", "not possible here"),),
                badge=self._actions.keys_text(command.id),
                is_struck=False,
                value=command,
            )
            for command in found
        )
        self._list.set_sections([Section(title="", lines=people + commands)])
        self._list.go_to_first()
        self._list.scrollToTop()

    def _commands(self, text: str, *, every: bool) -> list[Command]:
        if not text and not every:
            return []
        found = [
            command
            for command, _action in self._actions.window_commands()
            if command.id != "palette" and _matches(command, text)
        ]
        found.sort(key=lambda command: not self._actions.can(command.id))
        return found if every else found[:_COMMANDS]

    def _take(self, *, logs: bool = False) -> None:
        line = self._list.current_line()
        if line is None:
            return
        value, then = line.value, self._then
        self.close_palette()
        if isinstance(value, CustomerRow):
            person = Person(value.id, value.name, value.tier)
            if then is not None:
                then(person)
            elif logs:
                self.log_wanted.emit(person)
            else:
                self.customer_chosen.emit(person)
        elif isinstance(value, Command):
            self._actions.trigger(value.id)


def _matches(command: Command, text: str) -> bool:
    """Tell whether letters mean a command: in either language, anywhere, or by initials."""
    wanted = text.casefold()
    for name in (command.text, QCoreApplication.translate("Action", command.text)):
        folded = name.casefold()
        initials = "".join(word[0] for word in folded.split())
        if wanted in folded or initials.startswith(wanted):
            return True
    return False
