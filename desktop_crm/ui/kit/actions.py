"""Every command of the window, once: menu, palette, key sheet and tests read this registry."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.language import translate


class Scope(StrEnum):
    """Where a key works."""

    WINDOW = "window"
    LIST = "list"
    FORM = "form"
    FILTERS = "filters"


class Command(NamedTuple):
    """One line of the registry; `text` is marked in the context "Action"."""

    id: str
    text: str
    icon: str = ""
    keys: tuple[str, ...] = ()
    scope: Scope = Scope.WINDOW


def _c(key: str, text: str, icon: str = "", *keys: str, scope: Scope = Scope.WINDOW) -> Command:
    return Command(key, text, icon, keys, scope)


# Literal sequences, never QKeySequence.StandardKey: those differ from system to system and clash.
COMMANDS: tuple[Command, ...] = (
    _c("palette", QT_TRANSLATE_NOOP("Action", "Find anything"), "search", "Ctrl+K"),
    _c("page.today", QT_TRANSLATE_NOOP("Action", "Today"), "sunrise", "Ctrl+1"),
    _c("page.customers", QT_TRANSLATE_NOOP("Action", "Customers"), "users", "Ctrl+2"),
    _c("page.follow_ups", QT_TRANSLATE_NOOP("Action", "Follow-ups"), "bell-ring", "Ctrl+3"),
    _c("page.feedback", QT_TRANSLATE_NOOP("Action", "Feedback"), "message-square-text", "Ctrl+4"),
    _c("page.data_care", QT_TRANSLATE_NOOP("Action", "Data care"), "clipboard-check", "Ctrl+7"),
    _c("page.preferences", QT_TRANSLATE_NOOP("Action", "Settings"), "settings", "Ctrl+,"),
    _c("search", QT_TRANSLATE_NOOP("Action", "Go to the search box"), "search", "Ctrl+F"),
    _c("log", QT_TRANSLATE_NOOP("Action", "Quick log"), "square-pen", "Ctrl+L"),
    _c("customer.new", QT_TRANSLATE_NOOP("Action", "New customer"), "plus", "Ctrl+N"),
    _c("feedback.new", QT_TRANSLATE_NOOP("Action", "New feedback"), "message-square-plus",
       "Ctrl+B"),
    _c("follow_up.plan", QT_TRANSLATE_NOOP("Action", "Plan follow-up"), "calendar-clock", "Ctrl+R"),
    _c("follow_up.done", QT_TRANSLATE_NOOP("Action", "Follow-up done"), "circle-check", "Ctrl+D"),
    _c("tag", QT_TRANSLATE_NOOP("Action", "Add tag"), "tag", "Ctrl+T"),
    _c("tier", QT_TRANSLATE_NOOP("Action", "Set tier"), "circle-arrow-up"),
    _c("stage", QT_TRANSLATE_NOOP("Action", "Set lifecycle stage"), "milestone"),
    _c("import", QT_TRANSLATE_NOOP("Action", "Import customers"), "import", "Ctrl+I"),
    _c("export", QT_TRANSLATE_NOOP("Action", "Export customers"), "share", "Ctrl+E"),
    _c("print", QT_TRANSLATE_NOOP("Action", "Print preview"), "file-text", "Ctrl+P"),
    _c("brief", QT_TRANSLATE_NOOP("Action", "Visit brief"), "map-pin", "F8"),
    _c("copy_phone", QT_TRANSLATE_NOOP("Action", "Copy main phone"), "phone", "Ctrl+Shift+C"),
    _c("lock", QT_TRANSLATE_NOOP("Action", "Lock"), "lock", "Ctrl+Shift+L"),
    _c("undo", QT_TRANSLATE_NOOP("Action", "Undo"), "undo-2", "Ctrl+Z"),
    _c("redo", QT_TRANSLATE_NOOP("Action", "Redo"), "redo-2", "Ctrl+Shift+Z"),
    _c("previous", QT_TRANSLATE_NOOP("Action", "Previous customer"), "arrow-up", "Alt+Up"),
    _c("next", QT_TRANSLATE_NOOP("Action", "Next customer"), "arrow-down", "Alt+Down"),
    _c("larger", QT_TRANSLATE_NOOP("Action", "Larger text"), "zoom-in", "Ctrl++", "Ctrl+="),
    _c("smaller", QT_TRANSLATE_NOOP("Action", "Smaller text"), "zoom-out", "Ctrl+-"),
    _c("normal_size", QT_TRANSLATE_NOOP("Action", "Normal text size"), "type", "Ctrl+0"),
    _c("theme", QT_TRANSLATE_NOOP("Action", "Switch between light and dark"), "moon"),
    _c("language", QT_TRANSLATE_NOOP("Action", "Switch between English and Chinese"), "languages"),
    _c("keys", QT_TRANSLATE_NOOP("Action", "Keys and help"), "circle-question-mark", "F1"),
    _c("edit", QT_TRANSLATE_NOOP("Action", "Edit"), "pencil", "F2"),
    _c("reload", QT_TRANSLATE_NOOP("Action", "Reload"), "refresh-cw", "F5"),
    _c("region.next", QT_TRANSLATE_NOOP("Action", "Next region"), "", "F6"),
    _c("region.previous", QT_TRANSLATE_NOOP("Action", "Previous region"), "", "Shift+F6"),
    _c("sidebar", QT_TRANSLATE_NOOP("Action", "Show or hide the sidebar"), "panel-left", "F9"),
    _c("full_screen", QT_TRANSLATE_NOOP("Action", "Full screen"), "maximize", "F11"),
    _c("backup", QT_TRANSLATE_NOOP("Action", "Make a backup"), "shield-check"),
    _c("about", QT_TRANSLATE_NOOP("Action", "About and licences"), "info"),
    _c("quit", QT_TRANSLATE_NOOP("Action", "Quit"), "log-out", "Ctrl+Q"),
    # Below: handled by the list, form or sidebar that has the focus; listed on the key sheet.
    _c("list.move", QT_TRANSLATE_NOOP("Action", "Move"), "", "Up", "Down", "J", "K",
       scope=Scope.LIST),
    _c("list.open", QT_TRANSLATE_NOOP("Action", "Open"), "", "Return", scope=Scope.LIST),
    _c("list.select", QT_TRANSLATE_NOOP("Action", "Select"), "", "X", scope=Scope.LIST),
    _c("list.select_all", QT_TRANSLATE_NOOP("Action", "Select all"), "", "Ctrl+A",
       scope=Scope.LIST),
    _c("list.search", QT_TRANSLATE_NOOP("Action", "Search"), "", "/", scope=Scope.LIST),
    _c("list.tag", QT_TRANSLATE_NOOP("Action", "Add tag"), "", "T", scope=Scope.LIST),
    _c("list.done", QT_TRANSLATE_NOOP("Action", "Done"), "", "D", scope=Scope.LIST),
    _c("list.postpone", QT_TRANSLATE_NOOP("Action", "Postpone"), "", "S", scope=Scope.LIST),
    _c("list.postpone_days", QT_TRANSLATE_NOOP("Action", "Postpone by 1, 3 or 7 days"), "",
       "1", "3", "7", scope=Scope.LIST),
    _c("list.verified", QT_TRANSLATE_NOOP("Action", "Verified today"), "", "V", scope=Scope.LIST),
    _c("list.delete", QT_TRANSLATE_NOOP("Action", "Move to the recycle bin"), "", "Del",
       scope=Scope.LIST),
    _c("list.keys", QT_TRANSLATE_NOOP("Action", "Keys and help"), "", "?", scope=Scope.LIST),
    _c("form.save", QT_TRANSLATE_NOOP("Action", "Save"), "", "Ctrl+Return", scope=Scope.FORM),
    _c("form.save_new", QT_TRANSLATE_NOOP("Action", "Save and new"), "", "Ctrl+Shift+Return",
       scope=Scope.FORM),
    _c("form.leave", QT_TRANSLATE_NOOP("Action", "Back, draft kept"), "", "Esc", scope=Scope.FORM),
    _c("filter.include", QT_TRANSLATE_NOOP("Action", "Include"), "", "Space", scope=Scope.FILTERS),
    _c("filter.exclude", QT_TRANSLATE_NOOP("Action", "Exclude"), "", "-", scope=Scope.FILTERS),
)  # fmt: skip


def command_text(command: Command) -> str:
    """Return the text of a command in the language of the screen."""
    return translate("Action", command.text)


class Actions(QObject):
    """The registry as QActions of one window.

    Signals:
        triggered: (id) a command was asked for.
    """

    triggered = Signal(str)

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._actions: dict[str, QAction] = {}
        self._handlers: dict[str, Callable[[], object]] = {}
        for command in COMMANDS:
            if command.scope is Scope.WINDOW:
                action = QAction(self)
                action.setObjectName(command.id)
                if command.icon:
                    action.setIcon(icons.icon(command.icon))
                action.setShortcuts([QKeySequence(key) for key in command.keys])
                action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
                action.setMenuRole(QAction.MenuRole.NoRole)
                action.triggered.connect(lambda _=False, key=command.id: self.trigger(key))
                self._actions[command.id] = action
        self.retranslate()
        self.set_handlers({})

    def attach(self, window: QWidget) -> None:
        """Make the keys work in a window."""
        window.addActions(list(self._actions.values()))

    def action(self, key: str) -> QAction:
        """Return the QAction of a command, e.g. for a menu."""
        return self._actions[key]

    def set_handlers(self, handlers: Mapping[str, Callable[[], object]]) -> None:
        """Say what can be done now; every other command is disabled."""
        self._handlers = dict(handlers)
        for key, action in self._actions.items():
            action.setEnabled(key in self._handlers)

    def trigger(self, key: str) -> None:
        """Do a command, if it can be done now."""
        handler = self._handlers.get(key)
        if handler is not None:
            self.triggered.emit(key)
            handler()

    def can(self, key: str) -> bool:
        """Tell whether a command can be done now."""
        return key in self._handlers

    def window_commands(self) -> Iterator[tuple[Command, QAction]]:
        """Yield every window command with its QAction."""
        for command in COMMANDS:
            if command.scope is Scope.WINDOW:
                yield command, self._actions[command.id]

    def keys_text(self, key: str) -> str:
        """Return the first key of a command as people read it, or ""."""
        sequence = self._actions[key].shortcut()
        return sequence.toString(QKeySequence.SequenceFormat.NativeText)

    def retranslate(self) -> None:
        """Take the texts of the present language."""
        for command, action in self.window_commands():
            action.setText(command_text(command))

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        return super().event(event)
