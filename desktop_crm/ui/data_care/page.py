"""Data care: customers in and out, what was deleted, what was changed, and backups."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from desktop_crm.domain.changes import Changes
from desktop_crm.services import demo
from desktop_crm.ui.data_care.backup_panel import BackupPanel
from desktop_crm.ui.data_care.duplicates_panel import DuplicatesPanel
from desktop_crm.ui.data_care.export_panel import ExportPanel
from desktop_crm.ui.data_care.history_panel import HistoryPanel
from desktop_crm.ui.data_care.import_panel import ImportPanel
from desktop_crm.ui.data_care.panel import Panel
from desktop_crm.ui.data_care.quality_panel import QualityPanel
from desktop_crm.ui.data_care.recycle_panel import RecyclePanel
from desktop_crm.ui.data_care.standardise_panel import StandardisePanel
from desktop_crm.ui.kit.buttons import Tabs, button
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import translate
from desktop_crm.ui.kit.layouts import column, panel, row
from desktop_crm.ui.kit.page import Desk, Page
from desktop_crm.ui.kit.person import Person
from desktop_crm.ui.kit.trust import TrustLine


class Part(StrEnum):
    """The tabs of the page."""

    QUALITY = "quality"
    DUPLICATES = "duplicates"
    STANDARDISE = "standardise"
    IMPORT = "import"
    EXPORT = "export"
    RECYCLE = "recycle"
    HISTORY = "history"
    BACKUP = "backup"


class DataCarePage(Page):
    """A title, tabs, and what the chosen tab shows."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        icons = desk.icons
        self._panels: dict[Part, Panel] = {}
        self._makers: Mapping[Part, Callable[[Desk], Panel]] = {
            Part.QUALITY: QualityPanel,
            Part.DUPLICATES: DuplicatesPanel,
            Part.STANDARDISE: StandardisePanel,
            Part.IMPORT: ImportPanel,
            Part.EXPORT: ExportPanel,
            Part.RECYCLE: RecyclePanel,
            Part.HISTORY: HistoryPanel,
            Part.BACKUP: BackupPanel,
        }
        self.tabs = Tabs(
            [
                (Part.QUALITY, lambda: translate("DataCare", "Quality")),
                (Part.DUPLICATES, lambda: translate("DataCare", "Duplicates")),
                (Part.STANDARDISE, lambda: translate("DataCare", "Standardise")),
                (Part.IMPORT, lambda: translate("DataCare", "Import")),
                (Part.EXPORT, lambda: translate("DataCare", "Export")),
                (Part.RECYCLE, lambda: translate("DataCare", "Recycle bin")),
                (Part.HISTORY, lambda: translate("DataCare", "History")),
                (Part.BACKUP, lambda: translate("DataCare", "Backup")),
            ],
            icons,
        )
        self.tabs.chosen.connect(lambda part: self.show_part(Part(str(part))))
        self._sample = panel(
            "band-accent",
            row(
                label(lambda: translate("DataCare", "This customer file holds sample customers.")),
                None,
                button(
                    lambda: translate("DataCare", "Remove the sample customers"),
                    self._remove_sample,
                    icon=(icons, "trash-2"),
                ),
                margins=(14, 8, 10, 8),
            ),
        )
        self._sample.hide()
        self._stack = QStackedWidget()
        trust = TrustLine(desk.workspace, desk.theme, icons)
        trust.opened.connect(lambda: self.show_part(Part.BACKUP))
        self.setLayout(
            column(
                row(label(lambda: translate("DataCare", "Data care"), "title"), None, trust),
                row(self.tabs, None),
                self._sample,
                self._stack,
                spacing=12,
                margins=(24, 14, 24, 16),
            )
        )
        self._part = Part.IMPORT
        self.tabs.choose(self._part)
        self._show(self._part)
        desk.workspace.changed.connect(self._on_changed)

    @property
    def part(self) -> Part:
        """The tab that is shown."""
        return self._part

    @override
    def activate(self) -> None:
        self._look_for_sample()
        self.panel_of(self._part).activate()

    @override
    def commands(self) -> Mapping[str, Callable[[], object]]:
        return {
            "import": lambda: self.show_part(Part.IMPORT),
            "export": lambda: self.show_part(Part.EXPORT),
            "backup": self._back_up,
            "show.backups": lambda: self.show_part(Part.BACKUP),
            "reload": self.activate,
            **self.panel_of(self._part).commands(),
        }

    @override
    def person(self) -> Person | None:
        return self.panel_of(self._part).person()

    @override
    def regions(self) -> Sequence[QWidget]:
        return (self.tabs, self.panel_of(self._part))

    def panel_of(self, part: Part) -> Panel:
        """Return the panel of a tab; it is built on its first visit."""
        if part not in self._panels:
            made = self._panels[part] = self._makers[part](self.desk)
            made.commands_changed.connect(self.commands_changed)
            self._stack.addWidget(made)
        return self._panels[part]

    def show_part(self, part: Part) -> None:
        """Show a tab."""
        self.tabs.choose(part)
        self._show(part)
        self.panel_of(part).activate()

    def _show(self, part: Part) -> None:
        self._part = part
        self._stack.setCurrentWidget(self.panel_of(part))
        self.commands_changed.emit()

    def _back_up(self) -> None:
        self.show_part(Part.BACKUP)
        found = self.panel_of(Part.BACKUP)
        if isinstance(found, BackupPanel):
            found.make()

    def _look_for_sample(self) -> None:
        self.desk.workspace.ask(
            demo.is_there, then=self._sample.setVisible, owner=self, key="sample"
        )

    def _remove_sample(self) -> None:
        workspace = self.desk.workspace
        workspace.do(demo.remove, now=workspace.now(), owner=self)

    def _on_changed(self, changes: Changes) -> None:
        if self.isVisible():
            self._look_for_sample()
        for made in self._panels.values():
            made.on_changed(changes)
