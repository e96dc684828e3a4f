"""Settings: what is changed here counts at once."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from desktop_crm.domain.changes import Changes
from desktop_crm.domain.settings import VaultSettings
from desktop_crm.queries import settings as settings_queries
from desktop_crm.services import vaults
from desktop_crm.services.vaults import VaultInfo
from desktop_crm.ui.kit.filters import FilterRow, Value, ViewList
from desktop_crm.ui.kit.labels import caption, label
from desktop_crm.ui.kit.language import sentence, translate
from desktop_crm.ui.kit.layouts import box, column, panel, row, scroller
from desktop_crm.ui.kit.page import Desk, Page
from desktop_crm.ui.kit.trust import TrustLine
from desktop_crm.ui.preferences.about import AboutPanel
from desktop_crm.ui.preferences.events import EventsPanel
from desktop_crm.ui.preferences.general import GeneralPanel
from desktop_crm.ui.preferences.look import LookPanel
from desktop_crm.ui.preferences.panel import Panel
from desktop_crm.ui.preferences.rules import RulesPanel
from desktop_crm.ui.preferences.security import SecurityPanel


class Part(StrEnum):
    """The parts of the page."""

    GENERAL = "general"
    LOOK = "look"
    RULES = "rules"
    SECURITY = "security"
    EVENTS = "events"
    ABOUT = "about"


_ICONS = {
    Part.GENERAL: "settings",
    Part.LOOK: "palette",
    Part.RULES: "repeat",
    Part.SECURITY: "shield-check",
    Part.EVENTS: "history",
    Part.ABOUT: "info",
}
_PANELS: Mapping[Part, Callable[[Desk], Panel]] = {
    Part.GENERAL: GeneralPanel,
    Part.LOOK: LookPanel,
    Part.RULES: RulesPanel,
    Part.SECURITY: SecurityPanel,
    Part.EVENTS: EventsPanel,
    Part.ABOUT: AboutPanel,
}
#: These scroll by themselves.
_WHOLE = {Part.EVENTS}
_SIDEBAR = 236


class PreferencesPage(Page):
    """Parts at the left, their settings at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme, icons = desk.theme, desk.icons
        self.parts = ViewList(
            theme,
            icons,
            [Value(key=each, text=partial(part_title, each), icon=_ICONS[each]) for each in Part],
        )
        self.parts.choose(Part.GENERAL)
        self.parts.chosen.connect(lambda found: self.show_part(Part(str(found))))
        self._trust = TrustLine(desk.workspace, theme, icons)
        self._trust.opened.connect(self._show_backups)
        sidebar = panel(
            "sidebar",
            column(
                caption(lambda: translate("Preferences", "Settings")),
                self.parts,
                None,
                self._trust,
                spacing=3,
                margins=(14, 16, 14, 12),
            ),
        )
        self._sidebar = sidebar
        self._fit()
        # Bound to this page: the theme lives on when the page is gone.
        theme.changed.connect(self._fit)
        self._error = label("", "error", wraps=True)
        self._error.hide()
        self._stack = QStackedWidget()
        self._panels = {part: make(desk) for part, make in _PANELS.items()}
        for part, made in self._panels.items():
            self._stack.addWidget(made if part in _WHOLE else scroller(made))
            made.settings_changed.connect(self._show_settings)
            made.refused.connect(self._refuse)
        centre = box(column(self._error, self._stack, spacing=8, margins=(24, 20, 6, 0)))
        whole = row(sidebar, centre, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        desk.language.changed.connect(self._show_machine)
        theme.changed.connect(self._show_machine)
        desk.workspace.changed.connect(self._on_changed)

    @override
    def activate(self) -> None:
        self._trust.reload()
        self._show_machine()
        self._reload()
        for each in self.parts.findChildren(FilterRow):
            if each.state:
                each.setFocus()

    @override
    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {
            "reload": self._reload,
            "show.rules": lambda: self.show_part(Part.RULES),
            "show.security": lambda: self.show_part(Part.SECURITY),
        }

    @override
    def regions(self) -> Sequence[QWidget]:
        return (self.parts, self._stack)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def panel_of(self, part: Part) -> Panel:
        """Return a part."""
        return self._panels[part]

    def show_part(self, wanted: Part) -> None:
        """Show a part."""
        self.parts.choose(wanted)
        self._stack.setCurrentIndex(list(_PANELS).index(wanted))
        self._panels[wanted].activate()

    def _fit(self) -> None:
        """Give the parts their width; where there is little room, the settings need it more."""
        px = self.desk.theme.px
        self._sidebar.setFixedWidth(max(min(px(_SIDEBAR), self.width() // 4), px(_SIDEBAR) // 2))

    def _reload(self) -> None:
        workspace = self.desk.workspace
        workspace.ask(
            settings_queries.settings, then=self._show_settings, owner=self, key="settings"
        )
        workspace.run(
            vaults.info,
            workspace.vault,
            owner=self,
            then=self._show_info,
            failed=self._refuse,
            takes_progress=False,
        )
        self._panels[list(_PANELS)[self._stack.currentIndex()]].activate()

    def _show_machine(self) -> None:
        for each in self._panels.values():
            each.show_machine()

    def _show_settings(self, found: VaultSettings) -> None:
        for each in self._panels.values():
            each.show_settings(found)

    def _show_info(self, found: VaultInfo) -> None:
        for each in self._panels.values():
            each.show_info(found)

    def _refuse(self, error: Exception | None) -> None:
        self._error.setVisible(error is not None)
        if error is not None:
            self._error.say(lambda: sentence(error))

    def _show_backups(self) -> None:
        page = self.desk.navigator.open_page("data_care")
        page.commands().get("show.backups", lambda: None)()

    def _on_changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.touches("setting"):
            self._reload()


def part_title(found: Part) -> str:
    """Return the name of a part."""
    match found:
        case Part.GENERAL:
            return translate("Preferences", "General")
        case Part.LOOK:
            return translate("Preferences", "Look")
        case Part.RULES:
            return translate("Preferences", "Rules and reminders")
        case Part.SECURITY:
            return translate("Preferences", "Security")
        case Part.EVENTS:
            return translate("Preferences", "Events")
        case Part.ABOUT:
            return translate("Preferences", "About")
