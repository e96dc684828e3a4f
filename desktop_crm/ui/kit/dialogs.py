"""Dialogs: messages, the few questions worth asking, files, progress. All text is plain."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog as _Dialog
from PySide6.QtWidgets import QFileDialog, QMessageBox, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.domain.errors import Unavailable
from desktop_crm.ui.kit.buttons import button
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import Text, number, resolved, sentence, translate
from desktop_crm.ui.kit.layouts import row


def tell(parent: QWidget | None, title: Text, text: Text, detail: str = "") -> None:
    """Show a message and go on; nobody waits for it."""
    box = _box(parent, title, text, detail)
    box.setIcon(QMessageBox.Icon.Information)
    box.addButton(translate("Dialogs", "Close"), QMessageBox.ButtonRole.AcceptRole)
    box.open()


def tell_failure(parent: QWidget | None, error: Exception) -> None:
    """Show why something could not be done."""
    if isinstance(error, Unavailable):
        title = translate("Dialogs", "This is not possible now")
    else:
        title = translate("Dialogs", "This was not done")
    box = _box(parent, title, sentence(error), "")
    box.setIcon(QMessageBox.Icon.Warning)
    box.addButton(translate("Dialogs", "Close"), QMessageBox.ButtonRole.AcceptRole)
    box.open()


def confirm(
    parent: QWidget | None,
    title: Text,
    text: Text,
    verb: Text,
    then: Callable[[], object],
    *,
    is_danger: bool = True,
) -> None:
    """Ask before something that cannot be undone, and only then; `verb` names it on the button."""
    box = _box(parent, title, text, "")
    box.setIcon(QMessageBox.Icon.Warning if is_danger else QMessageBox.Icon.Question)
    yes = box.addButton(resolved(verb), QMessageBox.ButtonRole.DestructiveRole)
    yes.setProperty("look", "danger" if is_danger else "primary")
    no = box.addButton(translate("Dialogs", "Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setEscapeButton(no)
    box.setDefaultButton(no)
    box.finished.connect(lambda: then() if box.clickedButton() is yes else None)
    box.open()


def choose(
    parent: QWidget | None,
    title: Text,
    text: Text,
    options: list[tuple[Text, Callable[[], object]]],
) -> None:
    """Ask which of a few ways to go; the first is the suggested one."""
    box = _box(parent, title, text, "")
    buttons = {}
    for option, then in options:
        made = box.addButton(resolved(option), QMessageBox.ButtonRole.ActionRole)
        buttons[made] = then
    no = box.addButton(translate("Dialogs", "Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setEscapeButton(no)

    def answer() -> None:
        for made, then in buttons.items():
            if box.clickedButton() is made:
                then()

    box.finished.connect(answer)
    box.open()


def open_file(
    parent: QWidget, title: Text, filters: str, then: Callable[[Path], object], folder: str = ""
) -> None:
    """Let the person choose a file to read."""
    dialog = QFileDialog(parent, resolved(title), folder, filters)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _run_file(dialog, then)


def save_file(
    parent: QWidget,
    title: Text,
    name: str,
    filters: str,
    then: Callable[[Path], object],
    suffix: str = "",
) -> None:
    """Let the person choose a file to write; the dialog asks before replacing one."""
    dialog = QFileDialog(parent, resolved(title), "", filters)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(name)
    _run_file(dialog, then)


def choose_folder(
    parent: QWidget, title: Text, then: Callable[[Path], object], folder: str = ""
) -> None:
    """Let the person choose a folder that exists."""
    dialog = QFileDialog(parent, resolved(title), folder)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
    _run_file(dialog, then)


def _run_file(dialog: QFileDialog, then: Callable[[Path], object]) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()


def _box(parent: QWidget | None, title: Text, text: Text, detail: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(resolved(title))
    box.setText(resolved(title))
    box.setInformativeText(resolved(text))
    for inner in box.findChildren(QWidget):
        set_format = getattr(inner, "setTextFormat", None)
        if set_format is not None:
            set_format(Qt.TextFormat.PlainText)
    if detail:
        box.setDetailedText(detail)
    return box


class ProgressDialog(_Dialog):
    """Long work with a count and a way to stop it.

    Connect `report` to the progress of `Workspace.run`, and give the task to `watch`.
    """

    def __init__(self, parent: QWidget, title: Text, cancel: Callable[[], object]) -> None:
        super().__init__(parent)
        self._cancel = cancel
        self.setModal(True)
        self.setWindowTitle(resolved(title))
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(resolved(title))
        self._count = label("", "secondary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label(title, "heading"))
        layout.addWidget(self._bar)
        layout.addWidget(self._count)
        self._stop = button(lambda: translate("Dialogs", "Cancel"), self.reject)
        layout.addLayout(row(None, self._stop))
        self.resize(420, 150)

    def report(self, done: int, total: int) -> None:
        """Show how far the work is."""
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(done)
        if total > 0:
            self._count.say(
                translate("Dialogs", "{done} of {total}").format(
                    done=number(done), total=number(total)
                )
            )

    def finish(self) -> None:
        """Close: the work is over."""
        super().done(1)
        self.deleteLater()

    @override
    def reject(self) -> None:
        self._stop.setEnabled(False)
        self._count.say(lambda: translate("Dialogs", "Stopping…"))
        self._cancel()
