"""Backups: make one, see that it was proved, test it again, restore it elsewhere."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QStandardPaths
from PySide6.QtWidgets import QStackedWidget
from typing_extensions import override

from desktop_crm.services import backups, vaults
from desktop_crm.services.backups import BackupInfo
from desktop_crm.ui.data_care.panel import Panel
from desktop_crm.ui.kit import dialogs
from desktop_crm.ui.kit.buttons import button
from desktop_crm.ui.kit.empty_state import EmptyState
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import (
    clock_time,
    day,
    file_size,
    local,
    moment,
    sentence,
    since,
    translate,
)
from desktop_crm.ui.kit.layouts import column, panel, row
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.kit.painting import Line
from desktop_crm.ui.kit.row_list import RowList, Section


class BackupPanel(Panel):
    """The list of backups with what can be done with each."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme, icons = desk.theme, desk.icons
        self._found: tuple[BackupInfo, ...] = ()
        self._tested: dict[Path, str] = {}
        self._is_busy = False
        self._title = label(self._title_text, "title")
        self._note = label(
            lambda: translate(
                "Backup",
                "Every backup is opened again and counted before it gets its name. It is encrypted "
                "like the customer file, and opens with the same master password.",
            ),
            "secondary",
            wraps=True,
        )
        self._said = label("", "ok", wraps=True)
        self._said.hide()
        self._error = label("", "error", wraps=True)
        self._error.hide()
        self.make_button = button(
            lambda: translate("Backup", "Make a backup now"),
            self.make,
            look="primary",
            icon=(icons, "shield-check"),
        )
        elsewhere = button(
            lambda: translate("Backup", "Into another folder…"),
            self._choose_folder,
            icon=(icons, "folder-open"),
        )
        self.verify_button = button(
            lambda: translate("Backup", "Test it"), self.verify, icon=(icons, "circle-check")
        )
        self.restore_button = button(
            lambda: translate("Backup", "Restore to a new folder…"),
            self._choose_target,
            icon=(icons, "rotate-ccw"),
        )
        from_folder = button(
            lambda: translate("Backup", "Test a backup elsewhere…"),
            self._choose_backup,
            look="link",
        )
        self.list = RowList(theme, icons, name=lambda: translate("Backup", "Backups"))
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
        head = panel(
            "card",
            column(
                row(self._title, None, elsewhere, self.make_button),
                self._note,
                self._said,
                self._error,
                spacing=8,
                margins=(20, 16, 20, 16),
            ),
        )
        self.setLayout(
            column(
                head,
                self._stack,
                row(self.verify_button, self.restore_button, None, from_folder),
                spacing=12,
            )
        )

    @override
    def activate(self) -> None:
        self._reload()
        self.list.setFocus()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show(self._found)

    def make(self, folder: Path | None = None) -> None:
        """Make a backup, among the file's own or in another folder."""

        def made(info: BackupInfo) -> None:
            self._tested[info.path] = ""
            text = translate("Backup", "Backup made and proved: {name}")
            self._say(text.format(name=info.path.name))
            self._reload()

        self._start(
            lambda: translate("Backup", "Making a backup"),
            _make,
            self.desk.workspace.vault,
            folder,
            then=made,
        )

    def verify(self) -> None:
        """Open the current backup and check everything in it."""
        info = self._current()
        if info is not None:
            self._verify(info.path)

    def restore_to(self, target: Path) -> None:
        """Make a new customer file from the current backup."""
        info = self._current()
        if info is None:
            return

        def restored(_none: object) -> None:
            text = translate(
                "Backup",
                "Restored to {path}. To work with it, lock and choose “Another customer file”.",
            )
            self._say(text.format(path=target))

        self._start(
            lambda: translate("Backup", "Restoring"),
            _restore,
            info.path,
            target,
            then=restored,
        )

    def _verify(self, path: Path) -> None:
        def proved(info: BackupInfo) -> None:
            workspace = self.desk.workspace
            when = moment(workspace.now(), workspace.today())
            self._tested[path] = when
            text = translate("Backup", "The backup of {when} is whole: {count} rows counted.")
            made = moment(info.made_at, workspace.today())
            self._say(text.format(when=made, count=sum(info.counts.values())))
            self._show(self._found)

        self._start(
            lambda: translate("Backup", "Testing the backup"),
            _verify,
            path,
            self.desk.workspace.vault,
            then=proved,
        )

    def _start(
        self,
        title: Callable[[], str],
        work: Callable[..., Any],
        *args: Any,
        then: Callable[[Any], object],
    ) -> None:
        if self._is_busy:
            return
        self._is_busy = True
        self._said.hide()
        self._error.hide()
        dialog = dialogs.ProgressDialog(self, title, lambda: task.cancel())  # noqa: PLW0108 - it comes later

        def finished(result: Any) -> None:
            self._is_busy = False
            dialog.finish()
            then(result)

        def failed(error: Exception) -> None:
            self._is_busy = False
            dialog.finish()
            self._refuse(error)

        task = self.desk.workspace.run(
            work,
            *args,
            owner=dialog,
            then=finished,
            failed=failed,
            progress=dialog.report,
        )
        dialog.open()

    def _reload(self) -> None:
        workspace = self.desk.workspace
        workspace.run(
            backups.listing,
            workspace.vault,
            owner=self,
            then=self._show,
            failed=self._refuse,
            takes_progress=False,
        )

    def _show(self, found: tuple[BackupInfo, ...]) -> None:
        self._found = found
        self._title.say(self._title_text)
        had_line = self.list.current_line() is not None
        self.list.set_sections([Section(title="", lines=tuple(self._line(info) for info in found))])
        self._stack.setCurrentWidget(self.list if found else self._empty)
        for each in (self.verify_button, self.restore_button):
            each.setEnabled(bool(found))
        if found and not had_line:
            self.list.go_to_first()

    def _line(self, info: BackupInfo) -> Line:
        workspace = self.desk.workspace
        made = local(info.made_at)
        customers = info.counts.get("customer", 0)
        tested = self._tested.get(info.path)
        badge = translate("Backup", "Proved when made")
        if tested:
            badge = translate("Backup", "Tested {when}").format(when=tested)
        return Line(
            key=info.path,
            title=f"{day(made.date(), workspace.today())}  {clock_time(made.time())}",
            facts=(
                since(info.made_at, workspace.now()),
                translate("Backup", "%n customer(s)", "", customers),
                file_size(info.size),
                info.path.name,
            ),
            badge=badge,
            badge_tone="ok",
            icon="shield-check",
            icon_tone="ok",
        )

    def _title_text(self) -> str:
        if not self._found:
            return translate("Backup", "No backup yet")
        when = since(self._found[0].made_at, self.desk.workspace.now())
        return translate("Backup", "Last backup: {when}").format(when=when)

    def _current(self) -> BackupInfo | None:
        current = self.list.current_line()
        return next(
            (info for info in self._found if current is not None and info.path == current.key), None
        )

    def _choose_folder(self) -> None:
        dialogs.choose_folder(
            self, lambda: translate("Backup", "Where shall the backup go?"), self.make, _home()
        )

    def _choose_backup(self) -> None:
        dialogs.choose_folder(
            self, lambda: translate("Backup", "Choose the folder of a backup"), self._verify,
            _home(),
        )  # fmt: skip

    def _choose_target(self) -> None:
        def chosen(folder: Path) -> None:
            name = translate("Backup", "Restored customers")
            target, number = folder / f"{name}{vaults.SUFFIX}", 2
            while target.exists():
                target = folder / f"{name} {number}{vaults.SUFFIX}"
                number += 1
            self.restore_to(target)

        dialogs.choose_folder(
            self, lambda: translate("Backup", "Where shall the customer file go?"), chosen, _home()
        )

    def _say(self, text: str) -> None:
        self._said.say(text)
        self._said.show()

    def _refuse(self, error: Exception) -> None:
        self._error.say(lambda: sentence(error))
        self._error.show()


def _home() -> str:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return QStandardPaths.writableLocation(place)


def _make(vault: Any, folder: Path | None, progress: Callable[[int, int], None]) -> BackupInfo:
    return backups.make(vault, folder, progress)


def _verify(path: Path, vault: Any, progress: Callable[[int, int], None]) -> BackupInfo:
    return backups.verify(path, vault, progress)


def _restore(path: Path, target: Path, progress: Callable[[int, int], None]) -> None:
    backups.restore(path, target, progress)
