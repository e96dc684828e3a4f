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
    PALETTE = "palette"
    BRIEF = "brief"


class Group(StrEnum):
    """Where a command stands in the menu."""

    GO = "go"
    CUSTOMER = "customer"
    FILE = "file"
    VIEW = "view"
    HELP = "help"


class Command(NamedTuple):
    """One line of the registry; `text` and `about` are marked in the context "Action".

    Attributes:
        id: its name in the program.
        text: its name for people.
        icon: lucide name.
        keys: key sequences, the first one is shown.
        scope: where the keys work.
        group: its place in the menu.
        about: its name with {name}, if it is about the customer of the page.
    """

    id: str
    text: str
    icon: str = ""
    keys: tuple[str, ...] = ()
    scope: Scope = Scope.WINDOW
    group: Group = Group.VIEW
    about: str = ""


def _go(key: str, text: str, icon: str = "", *keys: str) -> Command:
    return Command(key, text, icon, keys, group=Group.GO)


def _customer(key: str, text: str, about: str, icon: str = "", *keys: str) -> Command:
    return Command(key, text, icon, keys, group=Group.CUSTOMER, about=about)


def _file(key: str, text: str, icon: str = "", *keys: str) -> Command:
    return Command(key, text, icon, keys, group=Group.FILE)


def _view(key: str, text: str, icon: str = "", *keys: str) -> Command:
    return Command(key, text, icon, keys, group=Group.VIEW)


def _help(key: str, text: str, icon: str = "", *keys: str) -> Command:
    return Command(key, text, icon, keys, group=Group.HELP)


def _in(scope: Scope, key: str, text: str, *keys: str) -> Command:
    return Command(key, text, "", keys, scope)


# Literal sequences, never QKeySequence.StandardKey: those differ from system to system and clash.
COMMANDS: tuple[Command, ...] = (
    _go("palette", QT_TRANSLATE_NOOP("Action", "Find anything"), "search", "Ctrl+K"),
    _go("search", QT_TRANSLATE_NOOP("Action", "Go to the search box"), "search", "Ctrl+F"),
    _go("page.today", QT_TRANSLATE_NOOP("Action", "Today"), "sunrise", "Ctrl+1"),
    _go("page.customers", QT_TRANSLATE_NOOP("Action", "Customers"), "users", "Ctrl+2"),
    _go("page.follow_ups", QT_TRANSLATE_NOOP("Action", "Follow-ups"), "bell-ring", "Ctrl+3"),
    _go("page.feedback", QT_TRANSLATE_NOOP("Action", "Feedback"), "message-square-text", "Ctrl+4"),
    _go("page.data_care", QT_TRANSLATE_NOOP("Action", "Data care"), "clipboard-check", "Ctrl+7"),
    _go("page.preferences", QT_TRANSLATE_NOOP("Action", "Settings"), "settings", "Ctrl+,"),
    _go("back", QT_TRANSLATE_NOOP("Action", "Back"), "arrow-left", "Alt+Left"),
    _go("forward", QT_TRANSLATE_NOOP("Action", "Forward"), "arrow-right", "Alt+Right"),
    _go("previous", QT_TRANSLATE_NOOP("Action", "Previous customer"), "arrow-up", "Alt+Up"),
    _go("next", QT_TRANSLATE_NOOP("Action", "Next customer"), "arrow-down", "Alt+Down"),
    _go("region.next", QT_TRANSLATE_NOOP("Action", "Next region"), "", "F6"),
    _go("region.previous", QT_TRANSLATE_NOOP("Action", "Previous region"), "", "Shift+F6"),
    _customer("log", QT_TRANSLATE_NOOP("Action", "Quick log"),
              QT_TRANSLATE_NOOP("Action", "Log for {name}…"), "square-pen", "Ctrl+L"),
    _customer("follow_up.plan", QT_TRANSLATE_NOOP("Action", "Plan follow-up"),
              QT_TRANSLATE_NOOP("Action", "Plan a follow-up for {name}…"),
              "calendar-clock", "Ctrl+R"),
    _customer("follow_up.done", QT_TRANSLATE_NOOP("Action", "Follow-up done"),
              QT_TRANSLATE_NOOP("Action", "Follow-up of {name} done"), "circle-check", "Ctrl+D"),
    _customer("feedback.new", QT_TRANSLATE_NOOP("Action", "New feedback"),
              QT_TRANSLATE_NOOP("Action", "Record feedback of {name}…"),
              "message-square-plus", "Ctrl+B"),
    _customer("brief", QT_TRANSLATE_NOOP("Action", "Visit brief"),
              QT_TRANSLATE_NOOP("Action", "Visit brief of {name}"), "map-pin", "F8"),
    _customer("qr", QT_TRANSLATE_NOOP("Action", "QR code to dial"),
              QT_TRANSLATE_NOOP("Action", "QR code to dial {name}"), "qr-code", "F7"),
    _customer("copy_phone", QT_TRANSLATE_NOOP("Action", "Copy main phone"),
              QT_TRANSLATE_NOOP("Action", "Copy the phone of {name}"), "phone", "Ctrl+Shift+C"),
    _customer("edit", QT_TRANSLATE_NOOP("Action", "Edit"),
              QT_TRANSLATE_NOOP("Action", "Edit {name}…"), "pencil", "F2"),
    _customer("tag", QT_TRANSLATE_NOOP("Action", "Add tag"),
              QT_TRANSLATE_NOOP("Action", "Tag {name}…"), "tag", "Ctrl+T"),
    _customer("tier", QT_TRANSLATE_NOOP("Action", "Set tier"),
              QT_TRANSLATE_NOOP("Action", "Set the tier of {name}…"), "circle-arrow-up"),
    _customer("stage", QT_TRANSLATE_NOOP("Action", "Set lifecycle stage"),
              QT_TRANSLATE_NOOP("Action", "Set the lifecycle stage of {name}…"), "milestone"),
    _customer("print", QT_TRANSLATE_NOOP("Action", "Print preview"), "", "file-text", "Ctrl+P"),
    _customer("own_window", QT_TRANSLATE_NOOP("Action", "Open in its own window"),
              QT_TRANSLATE_NOOP("Action", "Open {name} in its own window"),
              "app-window", "Alt+Return"),
    _file("customer.new", QT_TRANSLATE_NOOP("Action", "New customer"), "plus", "Ctrl+N"),
    _file("capture", QT_TRANSLATE_NOOP("Action", "Quick capture"), "clipboard-paste",
          "Ctrl+Shift+N"),
    _file("import", QT_TRANSLATE_NOOP("Action", "Import customers"), "import", "Ctrl+I"),
    _file("export", QT_TRANSLATE_NOOP("Action", "Export customers"), "share", "Ctrl+E"),
    _file("print.list", QT_TRANSLATE_NOOP("Action", "Print the list"), "printer", "Ctrl+Shift+P"),
    _file("view.save", QT_TRANSLATE_NOOP("Action", "Save the filters as a view"), "bookmark",
          "Ctrl+Shift+S"),
    _file("undo", QT_TRANSLATE_NOOP("Action", "Undo"), "undo-2", "Ctrl+Z"),
    _file("redo", QT_TRANSLATE_NOOP("Action", "Redo"), "redo-2", "Ctrl+Shift+Z"),
    _file("backup", QT_TRANSLATE_NOOP("Action", "Make a backup"), "shield-check"),
    _file("lock", QT_TRANSLATE_NOOP("Action", "Lock"), "lock", "Ctrl+Shift+L"),
    _file("quit", QT_TRANSLATE_NOOP("Action", "Quit"), "log-out", "Ctrl+Q"),
    _view("mask", QT_TRANSLATE_NOOP("Action", "Hide or show phones and amounts"), "eye-off",
          "Ctrl+Shift+H"),
    _view("tray", QT_TRANSLATE_NOOP("Action", "Reminders in the tray on or off"), "bell"),
    _view("sidebar", QT_TRANSLATE_NOOP("Action", "Show or hide the sidebar"), "panel-left", "F9"),
    _view("reload", QT_TRANSLATE_NOOP("Action", "Reload"), "refresh-cw", "F5"),
    _view("larger", QT_TRANSLATE_NOOP("Action", "Larger text"), "zoom-in", "Ctrl++", "Ctrl+="),
    _view("smaller", QT_TRANSLATE_NOOP("Action", "Smaller text"), "zoom-out", "Ctrl+-"),
    _view("normal_size", QT_TRANSLATE_NOOP("Action", "Normal text size"), "type", "Ctrl+0"),
    _view("theme", QT_TRANSLATE_NOOP("Action", "Switch between light and dark"), "moon"),
    _view("language", QT_TRANSLATE_NOOP("Action", "Switch between English and Chinese"),
          "languages"),
    _view("full_screen", QT_TRANSLATE_NOOP("Action", "Full screen"), "maximize", "F11"),
    _help("keys", QT_TRANSLATE_NOOP("Action", "Keys and help"), "circle-question-mark", "F1"),
    _help("menu", QT_TRANSLATE_NOOP("Action", "Menu of all commands"), "menu", "F10"),
    _help("about", QT_TRANSLATE_NOOP("Action", "About and licences"), "info"),
    # Below: handled by the list, form or sidebar that has the focus; listed on the key sheet.
    _in(Scope.LIST, "list.move", QT_TRANSLATE_NOOP("Action", "Move"), "Up", "Down", "J", "K"),
    _in(Scope.LIST, "list.open", QT_TRANSLATE_NOOP("Action", "Open"), "Return"),
    _in(Scope.LIST, "list.select", QT_TRANSLATE_NOOP("Action", "Select"), "X"),
    _in(Scope.LIST, "list.select_all", QT_TRANSLATE_NOOP("Action", "Select all"), "Ctrl+A"),
    _in(Scope.LIST, "list.search", QT_TRANSLATE_NOOP("Action", "Search"), "/"),
    _in(Scope.LIST, "list.tag", QT_TRANSLATE_NOOP("Action", "Add tag"), "T"),
    _in(Scope.LIST, "list.done", QT_TRANSLATE_NOOP("Action", "Done"), "D"),
    _in(Scope.LIST, "list.postpone", QT_TRANSLATE_NOOP("Action", "Postpone"), "S"),
    _in(Scope.LIST, "list.postpone_days",
        QT_TRANSLATE_NOOP("Action", "Postpone by 1, 3 or 7 days"), "1", "3", "7"),
    _in(Scope.LIST, "list.verified", QT_TRANSLATE_NOOP("Action", "Verified today"), "V"),
    _in(Scope.LIST, "list.delete", QT_TRANSLATE_NOOP("Action", "Move to the recycle bin"), "Del"),
    _in(Scope.LIST, "list.keys", QT_TRANSLATE_NOOP("Action", "Keys and help"), "?"),
    _in(Scope.FORM, "form.save", QT_TRANSLATE_NOOP("Action", "Save"), "Ctrl+Return"),
    _in(Scope.FORM, "form.save_new", QT_TRANSLATE_NOOP("Action", "Save and new"),
        "Ctrl+Shift+Return"),
    _in(Scope.FORM, "form.leave", QT_TRANSLATE_NOOP("Action", "Back, draft kept"), "Esc"),
    _in(Scope.FILTERS, "filter.include", QT_TRANSLATE_NOOP("Action", "Include"), "Space"),
    _in(Scope.FILTERS, "filter.exclude", QT_TRANSLATE_NOOP("Action", "Exclude"), "-"),
    _in(Scope.PALETTE, "palette.open", QT_TRANSLATE_NOOP("Action", "Open"), "Return"),
    _in(Scope.PALETTE, "palette.log", QT_TRANSLATE_NOOP("Action", "Quick log"), "Ctrl+Return"),
    _in(Scope.PALETTE, "palette.window", QT_TRANSLATE_NOOP("Action", "Open in its own window"),
        "Alt+Return"),
    _in(Scope.PALETTE, "palette.verbs",
        QT_TRANSLATE_NOOP("Action", "What else can be done with a customer"), "Tab"),
    _in(Scope.BRIEF, "brief.qr", QT_TRANSLATE_NOOP("Action", "QR code to dial"), "F7"),
    _in(Scope.BRIEF, "brief.contrast", QT_TRANSLATE_NOOP("Action", "High contrast"), "C"),
    _in(Scope.BRIEF, "brief.size", QT_TRANSLATE_NOOP("Action", "Larger and smaller"), "+", "-"),
    _in(Scope.BRIEF, "brief.leave", QT_TRANSLATE_NOOP("Action", "Back"), "Esc"),
)  # fmt: skip


def command_text(command: Command) -> str:
    """Return the text of a command in the language of the screen."""
    return translate("Action", command.text)


def about_text(command: Command, name: str) -> str:
    """Return the text of a command that is about a customer; without one its plain text."""
    if not command.about or not name:
        return command_text(command)
    return translate("Action", command.about).format(name=name)


def group_text(group: Group) -> str:
    """Return the title of a part of the menu."""
    return {
        Group.GO: translate("Menu", "Go"),
        Group.CUSTOMER: translate("Menu", "Customer"),
        Group.FILE: translate("Menu", "Customer file"),
        Group.VIEW: translate("Menu", "View"),
        Group.HELP: translate("Menu", "Help"),
    }[group]


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
