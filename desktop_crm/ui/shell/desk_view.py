"""The window while a customer file is open: rail, pages, palette, quick log, toast."""

from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from desktop_crm.domain.changes import Changes
from desktop_crm.domain.criteria import Criteria
from desktop_crm.domain.errors import Refused, Unavailable
from desktop_crm.ui.kit import dialogs
from desktop_crm.ui.kit.language import CHINESE, Text, sentence, translate, use_case_label
from desktop_crm.ui.kit.layouts import column
from desktop_crm.ui.kit.page import CustomerPane, Desk, Navigator, Page, Progress
from desktop_crm.ui.kit.person import Person
from desktop_crm.ui.kit.toast import Toast
from desktop_crm.ui.shell.pages import PAGES, make_card_pane, make_page
from desktop_crm.ui.shell.rail import Rail
from desktop_crm.ui.shell.trail import Place, Trail
from desktop_crm.ui.shell.trouble_bar import TroubleBar

if TYPE_CHECKING:
    from desktop_crm.domain.tags import TagRow
    from desktop_crm.ui.kit.palette import Palette
    from desktop_crm.ui.kit.quick_capture import Kept
    from desktop_crm.ui.shell.own_window import OwnWindow
    from desktop_crm.ui.shell.reminders import Reminders

Handlers = dict[str, Callable[[], object]]
_LOG_WIDTH = 720
_TRAVEL_MS = 3000


class DeskView(QWidget):
    """Everything that exists only while a customer file is open; thrown away at lock."""

    def __init__(
        self,
        make_desk: Callable[[Navigator], Desk],
        window_commands: Callable[[], Handlers],
        lock: Callable[[], object],
        reopen: Callable[[Text, Callable[[Any, Progress], Any]], None],
        report_bug: Callable[[Exception], object],
    ) -> None:
        super().__init__()
        desk = self.desk = make_desk(self)
        workspace, theme = desk.workspace, desk.theme
        self._window_commands = window_commands
        self._lock = lock
        self.reopen = reopen
        self._report_bug = report_bug
        self._pages: dict[str, Page] = {}
        self._current = ""
        self._pending: tuple[bytes, str] | None = None
        self._travels_to: Place | None = None
        self._windows: list[OwnWindow] = []
        self._reminders: Reminders | None = None
        self._captured_before: Kept | None = None
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.rail = Rail(theme, desk.icons, desk.actions, self.open_page)
        self._stack = QStackedWidget()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        self.troubles = TroubleBar(theme, desk.icons)
        layout.addLayout(column(self.troubles, self._stack, spacing=0), 1)
        self.toast_bar = Toast(theme, self._stack, self.undo)
        workspace.when_settled(self, self._settle_in)
        workspace.saved.connect(self._on_saved)
        workspace.failed.connect(self._on_failed)
        self._refresh = QTimer(self, interval=0, singleShot=True)
        self._refresh.timeout.connect(self._refresh_commands)
        self.trail = Trail(workspace, self)
        self.trail.changed.connect(self._refresh.start)
        desk.actions.triggered.connect(self._on_triggered)

    @cached_property
    def palette_view(self) -> "Palette":
        """The palette; like the log bar it is made when it is wanted, not before the first list."""
        from desktop_crm.ui.kit.palette import Palette  # noqa: PLC0415 - see above

        desk = self.desk
        made = Palette(
            desk.workspace,
            desk.theme,
            desk.icons,
            desk.actions,
            self,
            desk.language.document_translator(CHINESE),
        )
        made.customer_chosen.connect(lambda person: self.open_customer(person.id))
        made.log_wanted.connect(self.quick_log)
        made.window_wanted.connect(self.open_window)
        made.act_wanted.connect(self.act_on)
        made.tag_chosen.connect(self._filter_by_tag)
        made.new_wanted.connect(self._add_customer)
        made.closed.connect(self._focus_page)
        return made

    @cached_property
    def _log_bar(self) -> "_LogBar":
        made = _LogBar(self.desk, self)
        made.closed_by = self._focus_page
        return made

    @property
    def current_page(self) -> Page | None:
        """The page that is shown."""
        return self._pages.get(self._current)

    def open_page(self, page_id: str) -> Page:
        """Show a page; it is built on its first visit."""
        if page_id not in self._pages:
            spec = next(spec for spec in PAGES if spec.id == page_id)
            page = make_page(spec, self.desk)
            page.commands_changed.connect(self._refresh.start)
            self._pages[page_id] = page
            self._stack.addWidget(page)
        page = self._pages[page_id]
        self._current = page_id
        self._stack.setCurrentWidget(page)
        self.rail.show_current(page_id)
        self.desk.settings.last_page = page_id
        self._refresh_commands()
        page.activate()
        self.toast_bar.raise_()
        return page

    def open_customer(self, customer_id: bytes) -> None:
        """Show a customer on the Customers page."""
        self.open_page("customers").show_customer(customer_id)

    def filter_customers(self, criteria: Criteria) -> None:
        """Show the customers that fit on the Customers page."""
        self.open_page("customers").show_criteria(criteria)

    def open_window(self, person: Person) -> "OwnWindow":
        """Show a customer in a window of its own; one that is open already comes forward."""
        from desktop_crm.ui.shell.own_window import OwnWindow  # noqa: PLC0415 - rarely seen

        for window in self._windows:
            if window.person.id == person.id:
                window.raise_()
                window.activateWindow()
                return window
        desk = self.desk
        made = OwnWindow(person, self.card_pane(), desk.theme, desk.actions, self._windows.remove)
        self._windows.append(made)
        made.show()
        return made

    def close_windows(self) -> None:
        """Close the windows of single customers."""
        for window in tuple(self._windows):
            window.close()

    def act_on(self, person: Person, command: str) -> None:
        """Do a command for a customer, whoever is shown now."""
        shown = self.person()
        if command == "log":
            self.quick_log(person)
        elif command == "own_window":
            self.open_window(person)
        elif shown is not None and shown.id == person.id and self.desk.actions.can(command):
            self.desk.actions.trigger(command)
        else:
            self._pending = (person.id, command)
            QTimer.singleShot(_TRAVEL_MS, self, lambda: self._give_up(person, command))
            self.open_customer(person.id)

    def quick_log(self, person: Person | None = None, text: str = "") -> None:
        """Open the quick log bar."""
        self._log_bar.open(person, text)

    def choose_customer(self, then: Callable[[Person], object]) -> None:
        """Let the person choose a customer in the palette."""
        self.palette_view.open(then, recent=self.trail.recent)

    def toast(self, text: str, *, undoes: bool = False) -> None:
        """Say something at the bottom of the window."""
        self.toast_bar.say(text, undoes=undoes)

    def undo(self) -> None:
        """Undo the last user action."""
        from desktop_crm.services import history  # noqa: PLC0415 - loads SQLAlchemy

        self._travel(history.undo, lambda: translate("Window", "Undone: {label}"))

    def redo(self) -> None:
        """Redo what was undone last."""
        from desktop_crm.services import history  # noqa: PLC0415 - loads SQLAlchemy

        self._travel(history.redo, lambda: translate("Window", "Redone: {label}"))

    def lock(self) -> None:
        """Lock the customer file now."""
        self._lock()

    def card_pane(self) -> CustomerPane:
        """Return a new Card."""
        return make_card_pane(self.desk)

    def person(self) -> Person | None:
        """Return the customer the page is about."""
        page = self.current_page
        return None if page is None else page.person()

    def go_to_region(self, step: int) -> None:
        """Put the focus into the next (1) or previous (-1) region."""
        page = self.current_page
        regions: list[QWidget] = [self.rail, *(page.regions() if page is not None else ())]
        regions = [region for region in regions if region.isVisible()]
        focused = QApplication.focusWidget()
        at = -1
        for number, region in enumerate(regions):
            if focused is not None and (region is focused or region.isAncestorOf(focused)):
                at = number
        target = regions[(at + step) % len(regions)]
        if target is self.rail:
            self.rail.focus_current()
        elif target.focusPolicy() is not Qt.FocusPolicy.NoFocus or target.focusProxy():
            target.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            inner = _first_focusable(target)
            if inner is not None:
                inner.setFocus(Qt.FocusReason.TabFocusReason)

    def commands(self) -> Handlers:
        """Return what can be done now: the window's, the desk's and the page's commands."""
        page = self.current_page
        own: Handlers = {
            spec.action: lambda page_id=spec.id: self.open_page(page_id)  # type: ignore[misc]  # bound at once
            for spec in PAGES
        }
        own |= {
            "palette": self._open_palette,
            "menu": self._open_menu,
            "capture": self._capture,
            "tray": self._switch_tray,
            "log": lambda: self.quick_log(self.person()),
            "lock": self.lock,
            "undo": self.undo,
            "redo": self.redo,
            "search": self._search,
            "keys": self._show_help,
            "customer.new": lambda: self._on_page("customers", "customer.new"),
            "import": lambda: self._on_page("data_care", "import"),
            "export": lambda: self._on_page("data_care", "export"),
            "backup": lambda: self._on_page("data_care", "backup"),
            "reload": lambda: page.activate() if page is not None else None,
            "region.next": lambda: self.go_to_region(1),
            "region.previous": lambda: self.go_to_region(-1),
        }
        for key, by in (("back", -1), ("forward", 1)):
            if self.trail.can_go(by):
                own[key] = lambda by=by: self._travel_to(self.trail.go(by))  # type: ignore[misc]  # bound at once
        person = self.person()
        if person is not None:
            own["own_window"] = lambda: self.open_window(person)
        return self._window_commands() | own | dict(page.commands() if page is not None else {})

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if "_log_bar" in vars(self):
            self._log_bar.place()

    def _settle_in(self) -> None:
        """Do what can wait until the first list is there."""
        from desktop_crm.ui.kit.holidays import HolidayWatch  # noqa: PLC0415 - for the same reason
        from desktop_crm.ui.shell.day_watch import DayWatch  # noqa: PLC0415
        from desktop_crm.ui.shell.reminders import Reminders  # noqa: PLC0415
        from desktop_crm.ui.shell.safekeeping import Safekeeping  # noqa: PLC0415

        DayWatch(self.desk.workspace, self)
        HolidayWatch(self.desk.workspace, self)
        self._reminders = Reminders(self.desk, self._come_forward, self)
        self.safekeeping = Safekeeping(self.desk, self.troubles, self)

    def _on_page(self, page_id: str, command: str) -> None:
        handler = self.open_page(page_id).commands().get(command)
        if handler is not None:
            handler()

    def _search(self) -> None:
        page = self.current_page
        if page is None or not page.focus_search():
            self.open_page("customers").focus_search()

    def _focus_page(self) -> None:
        page = self.current_page
        if page is not None and self.isVisible():
            page.activate()

    def _refresh_commands(self) -> None:
        self.desk.actions.set_handlers(self.commands())
        person = self.person()
        here = Place(self._current, None if person is None else person.id)
        if here == self._travels_to:
            self._travels_to = None
        if self._current and self._travels_to is None:
            self.trail.note(here)
        if self._pending is not None and person is not None and person.id == self._pending[0]:
            # The customer may be named before it is read: what it needs is possible only then.
            command = self._pending[1]
            if self.desk.actions.can(command):
                self._pending = None
                QTimer.singleShot(0, self, lambda: self.desk.actions.trigger(command))

    def _give_up(self, person: Person, command: str) -> None:
        if self._pending == (person.id, command):
            self._pending = None
            text = translate("Window", "This is not possible for {name}.")
            self.toast(text.format(name=person.name))

    def _filter_by_tag(self, tag: "TagRow") -> None:
        self.filter_customers(Criteria(tags_any=frozenset({tag.id})))

    def _show_help(self) -> None:
        from desktop_crm.ui.shell.keys_sheet import KeysSheet  # noqa: PLC0415 - rarely seen

        KeysSheet(self.window(), self._current).open()

    def _add_customer(self, name: str) -> None:
        from desktop_crm.ui.kit.customer_forms import new_customer  # noqa: PLC0415 - as the pages

        new_customer(self.desk, name=name, then=self.open_customer)

    def _open_palette(self) -> None:
        self.palette_view.open(person=self.person(), recent=self.trail.recent)

    def _open_menu(self) -> None:
        from desktop_crm.ui.shell.main_menu import main_menu  # noqa: PLC0415 - rarely seen

        below = self.rail.logo
        main_menu(self.desk.actions, self).popup(below.mapToGlobal(below.rect().bottomLeft()))

    def _capture(self) -> None:
        from desktop_crm.ui.kit.quick_capture import QuickCapture  # noqa: PLC0415 - rarely seen

        QuickCapture(
            self.desk,
            kept=self._captured_before,
            then=self.open_customer,
            keep=lambda kept: setattr(self, "_captured_before", kept),
        ).open()

    def _come_forward(self) -> None:
        window = self.window()
        window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def _switch_tray(self) -> None:
        settings = self.desk.settings
        settings.uses_tray = not settings.uses_tray
        if self._reminders is not None:
            self._reminders.use_tray()
        if not settings.uses_tray:
            text = translate("Tray", "Reminders are shown in this window only")
        elif self._reminders is not None and self._reminders.tray is None:
            text = translate("Tray", "This desktop has no tray: reminders stay in this window")
        else:
            text = translate("Tray", "Reminders are shown in the tray too")
        self.toast(text)

    def _on_triggered(self, key: str) -> None:
        if key != "palette" and "palette_view" in vars(self):
            self.palette_view.close_palette()

    def _travel_to(self, place: Place) -> None:
        # Until the customer is read, the page still shows another: that is no place of its own.
        self._travels_to = place
        page = self.open_page(place.page)
        if place.customer_id is not None:
            page.show_customer(place.customer_id)
        QTimer.singleShot(_TRAVEL_MS, self, self._arrive)

    def _arrive(self) -> None:
        self._travels_to = None

    def _travel(self, use_case: Callable[..., Any], text: Callable[[], str]) -> None:
        def said(result: Any) -> None:
            label = use_case_label(str(getattr(result, "label", "")))
            self.toast(text().format(label=label))

        self.desk.workspace.do(use_case, owner=self, quiet=True, then=said, failed=self._on_failed)

    def _on_saved(self, changes: Changes) -> None:
        self.toast(use_case_label(changes.label), undoes=changes.txn is not None)

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self.toast(sentence(error))
        elif isinstance(error, Unavailable):
            dialogs.tell_failure(self, error)
        else:
            self._report_bug(error)


class _LogBar(QFrame):
    """The quick log line as a bar over any page."""

    def __init__(self, desk: Desk, view: DeskView) -> None:
        from desktop_crm.ui.kit.quick_log import QuickLog  # noqa: PLC0415 - not at the start

        super().__init__(view)
        self._desk = desk
        self._view = view
        self._is_ready = False
        self.closed_by: Callable[[], object] = lambda: None
        self.setProperty("look", "palette")
        self.line = QuickLog(desk.workspace, desk.theme, desk.icons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.addWidget(self.line)
        self.line.saved.connect(lambda _logged: self.close_bar())
        self.line.left.connect(self.close_bar)
        self.line.person_wanted.connect(lambda: view.choose_customer(self._on_person))
        self.hide()

    def open(self, person: Person | None, text: str) -> None:
        """Show the bar; without a customer the palette asks for one first."""
        if not self._is_ready:
            self._is_ready = True
            self._load_tags()
        if text:
            self.line.put(text)
        if person is None and self.line.person is None:
            self._view.choose_customer(self._on_person)
            return
        if person is not None:
            self.line.set_person(person)
        self._show()

    def close_bar(self) -> None:
        """Hide it; the text stays as a draft."""
        if self.isVisible():
            self.hide()
            self.closed_by()

    def place(self) -> None:
        """Stand at the top of the pages, in the middle."""
        px = self._desk.theme.px
        left = px(76)
        width = min(px(_LOG_WIDTH), self._view.width() - left - px(40))
        height = self.layout().sizeHint().height()  # type: ignore[union-attr]  # set above
        x = left + (self._view.width() - left - width) // 2
        self.setGeometry(x, px(64), width, max(height, px(60)))

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self.place()
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
            return
        super().keyPressEvent(event)

    def _show(self) -> None:
        self.place()
        self.show()
        self.raise_()
        self.line.setFocus()

    def _on_person(self, person: Person) -> None:
        self.line.set_person(person)
        self._show()

    def _load_tags(self) -> None:
        from desktop_crm.queries import tags  # noqa: PLC0415 - loads SQLAlchemy

        self._desk.workspace.ask(
            tags.all_tags,
            then=lambda found: self.line.set_tags([tag.name for tag in found]),
            owner=self,
            key="tags",
        )


def _first_focusable(widget: QWidget) -> QWidget | None:
    for inner in widget.findChildren(QWidget):
        with suppress(RuntimeError):
            if (
                shiboken6.isValid(inner)
                and inner.isVisible()
                and inner.isEnabled()
                and inner.focusPolicy() & Qt.FocusPolicy.TabFocus
            ):
                return inner
    return None
