"""Pages of one list with the Card beside it: what Today, Follow-ups and Feedback have in common.

The first page is one of them, so what only an action needs is imported by that action.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget
from typing_extensions import override

from desktop_crm.domain.changes import Changes
from desktop_crm.domain.words import Tier
from desktop_crm.ui.kit.columns import Columns
from desktop_crm.ui.kit.labels import caption
from desktop_crm.ui.kit.language import Text, translate
from desktop_crm.ui.kit.layouts import column, panel
from desktop_crm.ui.kit.page import Desk, Page
from desktop_crm.ui.kit.person import Person
from desktop_crm.ui.kit.row_list import RowList, Section
from desktop_crm.ui.kit.settings import Density
from desktop_crm.ui.kit.trust import TrustLine


class AboutCustomer(Protocol):
    """What every line of such a page tells: whom it is about."""

    @property
    def customer_id(self) -> bytes:
        """The customer."""
        ...

    @property
    def customer_name(self) -> str:
        """Its name."""
        ...

    @property
    def customer_tier(self) -> Tier | None:
        """Its tier."""
        ...


Row = TypeVar("Row", bound=AboutCustomer)


class ListPage(Page, Generic[Row]):
    """A list in sections and the Card of the customer that its current line is about.

    A page builds its head and its empty states, gives both to `arrange`, and says in `_read` how
    its rows are asked for. What it reads is stale once anything changed; hidden pages wait.
    """

    def __init__(
        self, desk: Desk, row_type: type[Row], *, name: Text, density: Density = Density.COSY
    ) -> None:
        super().__init__(desk)
        self._row_type = row_type
        self._is_stale = True
        self._trust: TrustLine | None = None
        self._views: tuple[QWidget, ...] = ()
        self.list = RowList(desk.theme, desk.icons, name=name, density=density)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self.card = desk.navigator.card_pane()
        self.list.current_changed.connect(lambda _line: self._on_current())
        self.list.selection_changed.connect(self._on_selection)
        self.list.opened.connect(lambda _line: self._enter())
        self.list.key_pressed.connect(self._on_key)
        self.card.closed.connect(self._leave)
        self.card.shown.connect(lambda _id: self.commands_changed.emit())
        desk.workspace.changed.connect(self._on_changed)
        self._reload_soon = QTimer(self, interval=0, singleShot=True)
        self._reload_soon.timeout.connect(self.reload)

    def arrange(
        self,
        page_id: str,
        centre: QFrame,
        *empty: QWidget,
        views: Sequence[QWidget] = (),
        right: QWidget | None = None,
    ) -> None:
        """Put the columns together.

        Args:
            page_id: under this name the widths are kept.
            centre: the middle column; holds `_stack`.
            empty: what may be shown instead of the list.
            views: parts of the sidebar; without them there is none.
            right: the right column, unless it is the Card alone.
        """
        desk = self.desk
        for each in empty:
            self._stack.addWidget(each)
        sidebar = self._sidebar(views) if views else None
        self._views = tuple(views)
        self._right = right or self.card
        self.columns = Columns(
            desk.theme, desk.settings, page_id, sidebar=sidebar, centre=centre, card=self._right
        )
        self.setLayout(column(self.columns))

    @override
    def activate(self) -> None:
        if self._trust is not None:
            self._trust.reload()
        if self._is_stale or self._is_new_day():
            self.reload()
        self.list.setFocus()

    @override
    def person(self) -> Person | None:
        found = self.current_row()
        if found is None:
            return None
        return Person(found.customer_id, found.customer_name, found.customer_tier)

    @override
    def commands(self) -> Mapping[str, Callable[[], object]]:
        found = self.current_row()
        about: dict[str, Callable[[], object]] = {}
        if found is not None:
            about = {**self.card.commands(), **self._row_commands(found)}
        about |= {
            "follow_up.plan": self._plan_new,
            "previous": lambda: self.list.step(-1),
            "next": lambda: self.list.step(1),
            "reload": self.reload,
        }
        if self._views:
            about["sidebar"] = self.columns.toggle_sidebar
        return about

    @override
    def regions(self) -> Sequence[QWidget]:
        return (*self._views, self.list, self._right)

    def current_row(self) -> Row | None:
        """Return what the current line stands for."""
        line = self.list.current_line()
        value = None if line is None else line.value
        return value if isinstance(value, self._row_type) else None

    def reload(self) -> None:
        """Read everything anew."""
        self._is_stale = False
        self._read()

    def _read(self) -> None:
        """Ask for the rows."""
        raise NotImplementedError

    def _row_commands(self, _found: Row) -> Mapping[str, Callable[[], object]]:
        """Return what can be done with the current line, by id of the action."""
        return {}

    def _keys(self) -> Mapping[str, Callable[[], object]]:
        """Return what single keys do in the list."""
        return {
            "Space": self.columns.peek,
            "Esc": self.columns.show_list,
            "?": lambda: self.desk.actions.trigger("keys"),
            "/": lambda: self.desk.actions.trigger("search"),
        }

    def _is_new_day(self) -> bool:
        """Tell whether what was read is of another day."""
        return False

    def _selected(self) -> list[Row]:
        rows = [line.value for line in self.list.selected_lines()]
        return [each for each in rows if isinstance(each, self._row_type)]

    def _show_sections(self, sections: Sequence[Section], empty: QWidget) -> None:
        """Show lines, or an empty state where there are none."""
        had_line = self.list.current_line() is not None
        self.list.set_sections(sections)
        self._stack.setCurrentWidget(self.list if sections else empty)
        if sections and not had_line:
            self.list.go_to_first()
        self._on_current()

    def _trust_line(self) -> TrustLine:
        desk = self.desk
        self._trust = TrustLine(desk.workspace, desk.theme, desk.icons)
        self._trust.opened.connect(self._show_backups)
        return self._trust

    def _sidebar(self, views: Sequence[QWidget]) -> QFrame:
        title = caption(lambda: translate("Sidebar", "Views"))
        first, *more = views
        parts: list[QWidget | int | None] = [title, first]
        for each in more:
            parts += (8, each)
        return panel(
            "sidebar", column(*parts, None, self._trust_line(), spacing=3, margins=(14, 16, 14, 12))
        )

    def _on_current(self) -> None:
        found = self.current_row()
        self.card.show_customer(None if found is None else found.customer_id)
        self.commands_changed.emit()

    def _on_selection(self) -> None:
        self.commands_changed.emit()

    def _on_key(self, key: str) -> None:
        act = self._keys().get(key)
        if act is not None:
            act()

    def _plan_new(self) -> None:
        from desktop_crm.ui.kit import follow_up_editors  # noqa: PLC0415 - see above

        person = self.person()
        if person is None:
            self.desk.navigator.choose_customer(
                lambda chosen: follow_up_editors.plan(self.desk, chosen)
            )
        else:
            follow_up_editors.plan(self.desk, person)

    def _enter(self) -> None:
        self.columns.show_card()
        self.card.setFocus()

    def _leave(self) -> None:
        self.columns.show_list()
        self.list.setFocus()

    def _show_backups(self) -> None:
        page = self.desk.navigator.open_page("data_care")
        page.commands().get("show.backups", lambda: None)()

    def _on_changed(self, _changes: Changes) -> None:
        if self.isVisible():
            self._reload_soon.start()
        else:
            self._is_stale = True
