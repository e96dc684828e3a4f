"""Restoring: a trial first, then what would be different, then in place or into a new folder."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QDialog, QProgressBar, QStackedWidget, QWidget
from typing_extensions import override

from desktop_crm.domain.errors import Cancelled, Fault, Unavailable
from desktop_crm.services import backups, vaults
from desktop_crm.services.backups import Rehearsal
from desktop_crm.ui.data_care.restore_proof import ProofView
from desktop_crm.ui.kit import dialogs
from desktop_crm.ui.kit.buttons import Segments, button
from desktop_crm.ui.kit.inputs import SecretInput
from desktop_crm.ui.kit.labels import ElidedLabel, label
from desktop_crm.ui.kit.language import sentence, translate
from desktop_crm.ui.kit.layouts import box, column, row, scroller
from desktop_crm.ui.kit.page import Desk

if TYPE_CHECKING:
    from desktop_crm.ui.kit.workspace import Task

IN_PLACE, NEW_FOLDER = "in-place", "new-folder"
_SIZE = (800, 640)


class RestoreWizard(QDialog):
    """Leads through a restore; nothing is changed before its last button."""

    def __init__(self, desk: Desk, backup: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._backup = backup
        self._password: str | None = None
        self._task: Task | None = None
        self._is_restoring = False
        self._is_done = False
        theme, icons = desk.theme, desk.icons
        self.setModal(True)
        self.setWindowTitle(translate("Restore", "Restore from a backup"))
        self.resize(theme.px(_SIZE[0]), theme.px(_SIZE[1]))
        self._stack = QStackedWidget()
        self.error = label("", "error", wraps=True)
        self.error.hide()
        self.password = SecretInput(lambda: translate("Restore", "Master password of the backup"))
        self.password.returnPressed.connect(self._on_password)
        self._doing = label("", "heading")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.proof = ProofView(desk.workspace, icons)
        self.way = Segments(
            [
                (IN_PLACE, lambda: translate("Restore", "In place of the present data"), ""),
                (NEW_FOLDER, lambda: translate("Restore", "Into a new folder"), ""),
            ],
            icons,
        )
        self.way.choose(IN_PLACE)
        self.way.chosen.connect(lambda _way: self._show_way())
        self._about = label(self._about_text, "secondary", wraps=True)
        self._result = label("", "heading", wraps=True)
        self._waiting = box(column(None, self._doing, self._bar, None, spacing=12))
        self._asking = box(
            column(
                None,
                label(
                    lambda: translate(
                        "Restore",
                        "This backup has another key than the customer file. "
                        "It opens with the master password it was made with.",
                    ),
                    "",
                    wraps=True,
                ),
                self.password,
                None,
                spacing=12,
            )
        )
        self._showing = box(
            column(scroller(self.proof), row(self.way, None), self._about, spacing=12)
        )
        self._ending = box(column(None, self._result, None))
        for each in (self._waiting, self._asking, self._showing, self._ending):
            self._stack.addWidget(each)
        self.go_on = button("", self._on_go_on, look="primary")
        self.leave = button(lambda: translate("Dialogs", "Cancel"), self.reject)
        where = ElidedLabel(str(backup), "hint")
        foot = row(self.leave, self.go_on)
        self.setLayout(
            column(
                label(lambda: translate("Restore", "Restore from a backup"), "title"),
                where,
                self.error,
                self._stack,
                row(None, foot),
                spacing=10,
                margins=(24, 20, 24, 16),
            )
        )

    def begin(self) -> None:
        """Show the dialog and try the restore at once."""
        self._rehearse()
        self.open()

    @override
    def reject(self) -> None:
        if self._is_restoring and self._task is not None:
            self._task.cancel()
            self._doing.say(lambda: translate("Dialogs", "Stopping…"))
            return
        if self._task is not None:
            self._task.cancel()
        super().reject()
        self.deleteLater()

    def _rehearse(self) -> None:
        self._wait(lambda: translate("Restore", "Trying the restore in a passing folder…"))
        self._run(
            backups.rehearse,
            self._desk.workspace.vault,
            self._backup,
            self._password,
            then=self._on_rehearsed,
        )

    def _on_rehearsed(self, found: Rehearsal) -> None:
        self.proof.show_rehearsal(found)
        self._stack.setCurrentWidget(self._showing)
        self._show_way()
        self.go_on.show()
        self.go_on.setFocus()

    def _on_password(self) -> None:
        typed = self.password.text()
        if typed:
            self._password = typed
            self.password.clear()
            self._rehearse()

    def _on_go_on(self) -> None:
        current = self._stack.currentWidget()
        if current is self._asking:
            self._on_password()
        elif self._is_done:
            self.accept()
            self.deleteLater()
        elif self.way.value == IN_PLACE:
            self.restore_in_place()
        else:
            dialogs.choose_folder(
                self,
                lambda: translate("Backup", "Where shall the customer file go?"),
                self._on_folder,
                home(),
            )

    def restore_in_place(self) -> None:
        """Put the data of the backup in the place of the present one, and open that."""
        work = partial(backups.replace_and_open, backup=self._backup, passphrase=self._password)
        navigator = self._desk.navigator
        self.accept()
        navigator.reopen(
            lambda: translate("Restore", "Backing up the present data, then restoring"), work
        )

    def restore_to(self, target: Path) -> None:
        """Make a new customer file from the backup."""
        self._is_restoring = True
        self._wait(lambda: translate("Restore", "Restoring…"))

        def restored(_none: object) -> None:
            self._is_restoring, self._is_done = False, True
            text = translate(
                "Backup",
                "Restored to {path}. To work with it, lock and choose “Another customer file”.",
            )
            self._result.say(text.format(path=target))
            self._stack.setCurrentWidget(self._ending)
            self.go_on.say(lambda: translate("Dialogs", "Close"))
            self.go_on.show()
            self.leave.hide()

        vault = self._desk.workspace.vault
        work = partial(backups.restore, vault=vault, passphrase=self._password)
        self._run(work, self._backup, target, then=restored)

    def _on_folder(self, folder: Path) -> None:
        name = translate("Backup", "Restored customers")
        target, number = folder / f"{name}{vaults.SUFFIX}", 2
        while target.exists():
            target = folder / f"{name} {number}{vaults.SUFFIX}"
            number += 1
        self.restore_to(target)

    def _run(self, work: Callable[..., Any], *args: Any, then: Callable[[Any], object]) -> None:
        self._task = self._desk.workspace.run(
            work, *args, owner=self, then=then, failed=self._on_failed, progress=self._on_progress
        )

    def _on_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _on_failed(self, error: Exception) -> None:
        was_restoring, self._is_restoring = self._is_restoring, False
        self._task = None
        if isinstance(error, Cancelled):
            self.reject()
            return
        self.error.say(lambda: sentence(error))
        is_secret = isinstance(error, Unavailable) and error.fault is Fault.WRONG_SECRET
        # The first time nobody has typed anything: that is a question, not an error.
        self.error.setVisible(not is_secret or self._password is not None)
        if is_secret:
            self._stack.setCurrentWidget(self._asking)
            self.go_on.say(lambda: translate("Restore", "Continue"))
            self.go_on.show()
            self.password.setFocus()
        elif was_restoring:
            self._stack.setCurrentWidget(self._showing)
            self.go_on.show()
        else:
            self._stack.setCurrentWidget(self._ending)
            self._result.say(lambda: translate("Restore", "Nothing was changed."))
            self.leave.say(lambda: translate("Dialogs", "Close"))
        self._desk.workspace.backed_up.emit()

    def _wait(self, doing: Callable[[], str]) -> None:
        self.error.hide()
        self.go_on.hide()
        self._doing.say(doing)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(doing())
        self._stack.setCurrentWidget(self._waiting)

    def _show_way(self) -> None:
        self._about.say(self._about_text)
        is_in_place = self.way.value == IN_PLACE
        self.go_on.say(
            (lambda: translate("Restore", "Restore"))
            if is_in_place
            else (lambda: translate("Restore", "Choose the folder…"))
        )

    def _about_text(self) -> str:
        if self.way.value == NEW_FOLDER:
            return translate(
                "Restore",
                "A second customer file is made; the present one stays as it is. It opens with the "
                "master password of the backup.",
            )
        return translate(
            "Restore",
            "The present data is backed up, then kept aside until you say that all is there. "
            "The customer file opens with the master password of the backup then.",
        )


def home() -> str:
    """Return the folder file dialogs begin in."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return QStandardPaths.writableLocation(place)
