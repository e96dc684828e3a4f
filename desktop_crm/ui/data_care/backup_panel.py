"""Backups: how safe the customer file is, every backup there is, and what can be done with it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QStackedWidget
from typing_extensions import override

from desktop_crm.domain.backups import CHOICES_OF_MINUTES, BackupPlan
from desktop_crm.domain.errors import Cancelled, Fault, Unavailable
from desktop_crm.services import backups
from desktop_crm.services.backups import BackupInfo, Rehearsal, ReplacedSet, Shelf
from desktop_crm.ui.data_care.backup_tiles import Tiles
from desktop_crm.ui.data_care.backup_words import minutes_word, sections
from desktop_crm.ui.data_care.panel import Panel
from desktop_crm.ui.data_care.restore_wizard import RestoreWizard, home
from desktop_crm.ui.kit import dialogs
from desktop_crm.ui.kit.buttons import button
from desktop_crm.ui.kit.empty_state import EmptyState
from desktop_crm.ui.kit.field_inputs import ChoiceInput
from desktop_crm.ui.kit.inputs import CheckBox
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import moment, number, sentence, translate
from desktop_crm.ui.kit.layouts import column, row
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.kit.row_list import RowList


class BackupPanel(Panel):
    """Three tiles, the plan, the list of backups, and what can be done with each."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme, icons = desk.theme, desk.icons
        self._shelf = Shelf()
        self._tested: dict[Path, str] = {}
        self._damaged: frozenset[Path] = frozenset()
        self._is_busy = False
        self.tiles = Tiles(desk.workspace, icons, self.make, self._choose_place, self.rehearse)
        self._said = label("", "ok", wraps=True)
        self._said.hide()
        self._error = label("", "error", wraps=True)
        self._error.hide()
        self.every = ChoiceInput(
            [(each, lambda each=each: minutes_word(each)) for each in CHOICES_OF_MINUTES],  # type: ignore[misc]  # bound at once
            lambda: translate("Backup", "How often a backup is made by itself"),
        )
        self.on_closing = CheckBox(lambda: translate("Backup", "And when the window is closed"))
        self.no_place = button(
            lambda: translate("Backup", "No second place any more"),
            lambda: self._keep_plan(place=""),
            look="link",
        )
        self.every.activated.connect(lambda _at: self._keep_plan(every_minutes=self.every.value))
        self.on_closing.clicked.connect(lambda is_on: self._keep_plan(on_closing=is_on))
        self.verify_button = button(
            lambda: translate("Backup", "Test it"), self.verify, icon=(icons, "circle-check")
        )
        self.restore_button = button(
            lambda: translate("Backup", "Restore…"), self.restore, icon=(icons, "rotate-ccw")
        )
        self.remove_button = button(
            lambda: translate("Backup", "Delete…"), self.remove, icon=(icons, "trash-2")
        )
        elsewhere = button(
            lambda: translate("Backup", "Back up into another folder…"), self._choose_folder,
            look="link",
        )  # fmt: skip
        from_folder = button(
            lambda: translate("Backup", "Restore from another folder…"),
            self._choose_backup,
            look="link",
        )
        self.list = RowList(theme, icons, name=lambda: translate("Backup", "Backups"))
        self.list.opened.connect(lambda _line: self.restore())
        self.list.current_changed.connect(lambda _line: self._show_buttons())
        self.list.key_pressed.connect(lambda key: self.remove() if key == "Del" else None)
        self._empty = EmptyState(
            theme,
            icons,
            "shield-check",
            lambda: translate("Backup", "No backup yet. Make the first one now."),
            primary=(lambda: translate("Backup", "Make a backup now"), self.make),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        by_itself = label(lambda: translate("Backup", "A backup is made by itself"), "secondary")
        plan = row(by_itself, self.every, self.on_closing, None, self.no_place, spacing=12)
        self.setLayout(
            column(
                self.tiles,
                plan,
                self._said,
                self._error,
                self._stack,
                row(
                    self.verify_button,
                    self.restore_button,
                    self.remove_button,
                    None,
                    elsewhere,
                    from_folder,
                ),
                spacing=12,
            )
        )
        desk.workspace.backed_up.connect(lambda: self._reload() if self.isVisible() else None)

    @override
    def activate(self) -> None:
        self._reload()
        self.list.setFocus()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show(self._shelf)

    def make(self, folder: Path | None = None) -> None:
        """Make a backup, among the file's own or in another folder."""

        def made(info: BackupInfo) -> None:
            self._tested[info.path] = ""
            text = translate("Backup", "Backup made and verified: {name}")
            self._say(text.format(name=info.path.name))
            self.desk.workspace.backed_up.emit()

        title = translate("Backup", "Making a backup")
        self._start(title, backups.make, self.desk.workspace.vault, folder, then=made)

    def verify(self) -> None:
        """Open the current backup and check everything in it."""
        info = self._current(BackupInfo)
        if info is None:
            return

        def proved(info: BackupInfo) -> None:
            workspace = self.desk.workspace
            self._tested[info.path] = moment(workspace.now(), workspace.today())
            text = translate("Backup", "The backup of {when} is whole: {count} rows counted.")
            made = moment(info.made_at, workspace.today())
            self._say(text.format(when=made, count=number(sum(info.counts.values()))))
            self._show(self._shelf)

        def failed(error: Exception) -> None:
            if isinstance(error, Unavailable) and error.fault is Fault.DAMAGED:
                self._damaged |= {info.path}
                self._show(self._shelf)

        title = translate("Backup", "Testing the backup")
        vault = self.desk.workspace.vault
        self._start(title, backups.verify, info.path, vault, then=proved, failed=failed)

    def rehearse(self) -> None:
        """Restore the newest backup into a passing folder and prove what comes out."""

        def proved(found: Rehearsal) -> None:
            text = translate(
                "Backup", "The trial restore went well: {count} rows, all sums and the history."
            )
            self._say(text.format(count=number(sum(found.backup.counts.values()))))
            self.desk.workspace.backed_up.emit()

        title = translate("Backup", "Trying a restore")
        self._start(
            title,
            backups.rehearse,
            self.desk.workspace.vault,
            then=proved,
            failed=lambda _error: self.desk.workspace.backed_up.emit(),
        )

    def restore(self, backup: Path | None = None) -> None:
        """Lead through a restore of the current backup, or of one elsewhere."""
        info = self._current(BackupInfo)
        chosen = backup or (info.path if info is not None else None)
        if chosen is not None:
            RestoreWizard(self.desk, chosen, self).begin()

    def remove(self) -> None:
        """Delete the current backup, or what a restore put aside, after a question."""
        info, kept = self._current(BackupInfo), self._current(ReplacedSet)
        if info is None and kept is None:
            return
        at, today = (info.made_at if info else kept.at), self.desk.workspace.today()
        text = translate("Backup", "What was put aside on {when} is deleted from the disk.")
        if info is not None:
            text = translate("Backup", "The backup of {when} is deleted from the disk.")
        dialogs.confirm(
            self,
            lambda: translate("Backup", "Delete this for good?"),
            text.format(when=moment(at, today)),
            lambda: translate("Backup", "Delete"),
            lambda: self._remove(info, kept),
        )

    def _remove(self, info: BackupInfo | None, kept: ReplacedSet | None) -> None:
        vault = self.desk.workspace.vault
        title = translate("Backup", "Deleting")
        work = backups.remove if info is not None else backups.remove_replaced
        path = (info or kept).path  # type: ignore[union-attr]  # one of the two is there
        self._start(
            title,
            work,
            vault,
            path,
            then=lambda _none: self.desk.workspace.backed_up.emit(),
            takes_progress=False,
        )

    def _start(
        self,
        title: str,
        work: Callable[..., Any],
        *args: Any,
        then: Callable[[Any], object],
        failed: Callable[[Exception], object] | None = None,
        takes_progress: bool = True,
    ) -> None:
        if self._is_busy:
            return
        self._is_busy = True
        self._said.hide()
        self._error.hide()

        def finished(result: Any) -> None:
            self._is_busy = False
            then(result)

        def refused(error: Exception) -> None:
            self._is_busy = False
            self._refuse(error)
            if failed is not None:
                failed(error)

        self.run_long(
            title, work, *args, then=finished, failed=refused, takes_progress=takes_progress
        )

    def _reload(self) -> None:
        workspace = self.desk.workspace
        workspace.run(
            backups.shelf,
            workspace.vault,
            owner=self,
            then=self._show,
            failed=self._refuse,
            takes_progress=False,
        )

    def _show(self, shelf: Shelf) -> None:
        self._shelf = shelf
        plan = shelf.safety.plan
        self.tiles.show_safety(shelf.safety)
        self.every.put(plan.every_minutes)
        self.on_closing.setChecked(plan.on_closing)
        self.no_place.setVisible(bool(plan.place))
        had_line = self.list.current_line() is not None
        found = sections(shelf, self.desk.workspace, self._tested, self._damaged)
        self.list.set_sections(found)
        self._stack.setCurrentWidget(self.list if found else self._empty)
        if found and not had_line:
            self.list.go_to_first()
        self._show_buttons()

    def _show_buttons(self) -> None:
        is_backup = self._current(BackupInfo) is not None
        self.verify_button.setEnabled(is_backup)
        self.restore_button.setEnabled(is_backup)
        self.remove_button.setEnabled(self.list.current_line() is not None)

    def _keep_plan(self, **wanted: Any) -> None:
        """Agree on another plan, and bring the second place up to date at once."""
        workspace = self.desk.workspace
        plan: BackupPlan = replace(self._shelf.safety.plan, **wanted)
        self._start(
            translate("Backup", "Copying the newest backup"),
            _keep_plan,
            workspace.vault,
            plan,
            then=lambda _none: workspace.backed_up.emit(),
            failed=lambda _error: workspace.backed_up.emit(),
        )

    def _current(self, kind: type[Any]) -> Any:
        line, shelf = self.list.current_line(), self._shelf
        found: tuple[BackupInfo | ReplacedSet, ...] = (
            *shelf.own,
            *shelf.copies,
            *shelf.older,
            *shelf.replaced,
        )
        return next(
            (
                each
                for each in found
                if line is not None and each.path == line.key and isinstance(each, kind)
            ),
            None,
        )

    def _choose_folder(self) -> None:
        dialogs.choose_folder(
            self, lambda: translate("Backup", "Where shall the backup go?"), self.make, home()
        )

    def _choose_place(self) -> None:
        def chosen(folder: Path) -> None:
            self._keep_plan(place=str(folder))

        dialogs.choose_folder(
            self,
            lambda: translate("Backup", "Where shall a second copy of every backup go?"),
            chosen,
            home(),
        )

    def _choose_backup(self) -> None:
        dialogs.choose_folder(
            self,
            lambda: translate("Backup", "Choose the folder of a backup"),
            self.restore,
            home(),
        )

    def _say(self, text: str) -> None:
        self._said.say(text)
        self._said.show()

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return
        self._error.say(lambda: sentence(error))
        self._error.show()


def _keep_plan(vault: Any, plan: BackupPlan, progress: Callable[[int, int], None]) -> None:
    backups.keep_plan(vault, plan)
    backups.copy_if_due(vault, progress)
