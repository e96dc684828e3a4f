"""Fifty states a window can be in when it has to be locked."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QMenu, QToolTip
from typing_extensions import override

from desktop_crm.services import backups, demo
from desktop_crm.services.use_cases import use_case
from desktop_crm.ui.kit import dialogs
from desktop_crm.ui.kit.field_inputs import DayInput
from desktop_crm.ui.kit.forms import Form, FormDialog
from desktop_crm.ui.shell.pages import PAGES
from tests.faults.sitting import Sitting

_COMMANDS = (
    "log", "follow_up.plan", "feedback.new", "edit", "customer.new", "capture", "tag", "tier",
    "stage", "brief", "qr", "print", "own_window", "import", "export", "print.list", "view.save",
    "backup", "palette", "search", "keys", "menu", "about", "full_screen", "mask",
    "theme", "language", "undo", "reload",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class State:
    """What is open when the lock falls.

    Attributes:
        name: in words.
        bring: bring the window there.
        again: the command that shows the same form once more, or "".
    """

    name: str
    bring: Callable[[Sitting], object]
    again: str = ""


def page(key: str) -> State:
    """Text half typed all over a page."""

    def bring(sitting: Sitting) -> None:
        sitting.view.open_page(key)
        QTest.qWait(150)
        sitting.type_everywhere()

    return State(f"page {key}", bring)


def command(key: str) -> State:
    """Text half typed in whatever a command opens."""

    def bring(sitting: Sitting) -> None:
        sitting.command(key)
        sitting.type_everywhere()

    return State(f"command {key}", bring, key)


def form_dialog(sitting: Sitting) -> FormDialog:
    """Open a form of our own."""
    desk = sitting.view.desk
    form = Form(desk.theme, desk.icons)
    form.add_text("name", "Name")
    dialog = FormDialog(
        sitting.view, desk.workspace, "New", form, lambda _dialog: None, draft="customer:new"
    )
    dialog.open()
    return dialog


def half_composed(sitting: Sitting) -> None:
    """Pinyin that is no word yet."""
    sitting.view.palette_view.open()
    QApplication.sendEvent(sitting.view.palette_view.field, QInputMethodEvent("zh", []))


def dialog_over_dialog(sitting: Sitting) -> None:
    """A question over a form."""
    inner = form_dialog(sitting)
    sitting.type_everywhere()
    dialogs.confirm(inner, "Sure?", "Gone for good.", "Erase", lambda: None)


def three_dialogs(sitting: Sitting) -> None:
    """Three forms, one over the other."""
    for _ in range(3):
        form_dialog(sitting)
    sitting.type_everywhere()


def menu(sitting: Sitting) -> None:
    """A menu with menus in it."""
    made = QMenu(sitting.view)
    for number in range(3):
        made.addMenu(f"more {number}").addAction("one")
    made.popup(sitting.view.mapToGlobal(sitting.view.rect().center()))


def calendar(sitting: Sitting) -> None:
    """The calendar of a field for a day."""
    desk = sitting.view.desk
    field = DayInput(desk.icons, desk.workspace.now, "On")
    field.setParent(sitting.view)
    field.show()
    field._choose()


def list_of_a_box(sitting: Sitting) -> None:
    """The list of a combo box, down."""
    made = QComboBox(sitting.view)
    made.addItems(["one", "two"])
    made.show()
    made.showPopup()


def file_to_open(sitting: Sitting) -> None:
    """A dialog that asks for a file."""
    dialogs.open_file(sitting.view, "Open", "All (*)", lambda _path: None)


def file_to_save(sitting: Sitting) -> None:
    """A dialog that asks where to save."""
    dialogs.save_file(sitting.view, "Save", "name.txt", "All (*)", lambda _path: None)


def folder_to_choose(sitting: Sitting) -> None:
    """A dialog that asks for a folder."""
    dialogs.choose_folder(sitting.view, "Folder", lambda _path: None)


def message(sitting: Sitting) -> None:
    """A message about a mistake of the program."""
    sitting.window.report_bug(ValueError("x"))


def stubborn(sitting: Sitting) -> None:
    """A dialog that does not want to be closed."""

    class Stubborn(QDialog):
        @override
        def closeEvent(self, event: QCloseEvent) -> None:
            event.ignore()

    Stubborn(sitting.view).open()


def loop_in_a_loop(sitting: Sitting) -> None:
    """A dialog that keeps the event loop to itself."""
    sitting.later(QDialog(sitting.view).exec, 0)


def tooltip(sitting: Sitting) -> None:
    """A tooltip."""
    QToolTip.showText(sitting.view.mapToGlobal(sitting.view.rect().center()), "tip", sitting.view)


def mouse_down(sitting: Sitting) -> None:
    """A mouse button held down."""
    QTest.mousePress(sitting.view, Qt.MouseButton.LeftButton)


def slow_readers(sitting: Sitting) -> None:
    """Readers that do not answer."""
    blocked = threading.Event()
    for _ in range(3):
        sitting.view.desk.workspace.ask(
            lambda _session: blocked.wait(3), then=lambda _none: None, owner=sitting.view
        )


@use_case("Slow write", undoable=False)
def slow(session: object) -> None:
    """Write nothing, slowly."""
    del session
    time.sleep(0.3)  # noqa: TID251


def slow_writer(sitting: Sitting) -> None:
    """A change that is being written."""
    sitting.view.desk.workspace.do(slow, owner=sitting.view)


def slow_task(sitting: Sitting) -> None:
    """Work of several minutes, which hears when it is to end."""

    def work(progress: Callable[[int, int], bool]) -> None:
        while progress(1, 2):
            threading.Event().wait(0.01)

    sitting.view.desk.workspace.run(work, owner=sitting.view, failed=lambda _error: None)


def deaf_task(sitting: Sitting) -> None:
    """Work that does not hear for three seconds."""
    sitting.view.desk.workspace.run(
        lambda: threading.Event().wait(3),
        owner=sitting.view,
        failed=lambda _error: None,
        takes_progress=False,
    )


def running_backup(sitting: Sitting) -> None:
    """Backups, one after the other."""
    vault = sitting.view.desk.workspace.vault

    def work(progress: Callable[[int, int], bool]) -> None:
        while progress(1, 2):
            backups.make(vault)

    sitting.view.desk.workspace.run(work, owner=sitting.view, failed=lambda _error: None)


def running_fill(sitting: Sitting) -> None:
    """Hundreds of sample customers that are just being written."""
    workspace = sitting.view.desk.workspace
    workspace.do(demo.fill, today=workspace.today(), now=workspace.now(), owner=sitting.view)


def windows_of_their_own(sitting: Sitting) -> None:
    """Customers in windows of their own, with a form over them."""
    for _ in range(2):
        sitting.command("own_window")
    sitting.command("edit")
    sitting.type_everywhere()


STATES: tuple[State, ...] = (
    command("customer.new"),
    command("log"),
    State("question over a form", dialog_over_dialog),
    command("palette"),
    State("half-composed pinyin", half_composed),
    State("dialog that will not close", stubborn),
    State("dialog in an event loop of its own", loop_in_a_loop),
    State("readers that do not answer", slow_readers),
    State("backups being made", running_backup),
    State("calendar", calendar),
    *(page(spec.id) for spec in PAGES),
    *(command(key) for key in _COMMANDS if key not in {"customer.new", "log", "palette"}),
    State("three forms", three_dialogs),
    State("menu", menu),
    State("list of a box", list_of_a_box),
    State("file to open", file_to_open),
    State("file to save", file_to_save),
    State("folder to choose", folder_to_choose),
    State("message", message),
    State("tooltip", tooltip),
    State("mouse button held", mouse_down),
    State("change being written", slow_writer),
    State("task", slow_task),
    State("task that does not hear", deaf_task),
    State("sample customers being written", running_fill),
    State("windows of their own", windows_of_their_own),
)
