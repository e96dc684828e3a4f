"""The recycle bin: customers that were deleted, until they are restored or erased for good."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QStackedWidget
from typing_extensions import override

from desktop_crm.domain.changes import Changes
from desktop_crm.domain.customers import CustomerRow
from desktop_crm.domain.errors import Cancelled
from desktop_crm.queries import customers
from desktop_crm.services import customers as customer_services
from desktop_crm.services import erasing
from desktop_crm.services.erasing import Erased
from desktop_crm.ui.data_care.backup_words import some_names
from desktop_crm.ui.data_care.panel import Panel
from desktop_crm.ui.kit import dialogs
from desktop_crm.ui.kit.buttons import button
from desktop_crm.ui.kit.customer_lines import customer_line
from desktop_crm.ui.kit.empty_state import EmptyState
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import translate
from desktop_crm.ui.kit.layouts import column, row
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.kit.row_list import RowList, Section


class RecyclePanel(Panel):
    """A list of deleted customers, a button that restores and one that erases."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme, icons = desk.theme, desk.icons
        self._rows: tuple[CustomerRow, ...] = ()
        self._count = label(self._count_text, "title")
        self.restore_button = button(
            lambda: translate("RecycleBin", "Restore"),
            self.restore,
            look="primary",
            icon=(icons, "rotate-ccw"),
        )
        self.erase_button = button(
            lambda: translate("RecycleBin", "Erase for good…"), self.erase, icon=(icons, "trash-2")
        )
        self.list = RowList(theme, icons, name=lambda: translate("RecycleBin", "Recycle bin"))
        self._hint = label(
            lambda: translate("RecycleBin", "Enter restores    Shift+↑↓ selects several"), "hint"
        )
        self._empty = EmptyState(
            theme,
            icons,
            "trash-2",
            lambda: translate("RecycleBin", "The recycle bin is empty."),
            link=(
                lambda: translate("RecycleBin", "Open customers"),
                lambda: desk.navigator.open_page("customers"),
            ),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        self.setLayout(
            column(
                row(self._count, None, self.erase_button, self.restore_button),
                self._stack,
                self._hint,
                spacing=10,
            )
        )
        self.list.opened.connect(lambda _line: self.restore())
        self.list.selection_changed.connect(self._on_selected)
        self.list.key_pressed.connect(lambda key: self.restore() if key == "R" else None)

    @override
    def activate(self) -> None:
        self._reload()
        self.list.setFocus()

    @override
    def on_changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.touches("customer"):
            self._reload()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show(self._rows)

    def restore(self) -> None:
        """Bring the selected customers back."""
        rows = [line.value for line in self.list.selected_lines()]
        ids = [each.id for each in rows if isinstance(each, CustomerRow)]
        if ids:
            self.desk.workspace.do(customer_services.restore, ids, owner=self)

    def erase(self) -> None:
        """Erase the selected customers for good, after a question that says what that means."""
        rows = [line.value for line in self.list.selected_lines()]
        found = [each for each in rows if isinstance(each, CustomerRow)]
        if not found:
            return
        text = translate(
            "RecycleBin",
            "{names}: data, history, drafts and search entries are erased. No undo and no restore "
            "brings them back; older backups hold them until you delete those, too.",
        )
        dialogs.confirm(
            self,
            lambda: translate("RecycleBin", "Erase %n customer(s) for good?", "", len(found)),
            text.format(names=some_names([each.name for each in found])),
            lambda: translate("RecycleBin", "Erase for good"),
            lambda: self._erase([each.id for each in found]),
        )

    def _erase(self, ids: list[bytes]) -> None:
        self.run_long(
            lambda: translate("RecycleBin", "Erasing"),
            erasing.erase_for_good,
            self.desk.workspace.vault,
            ids,
            then=self._on_erased,
            failed=self._refuse,
        )

    def _on_erased(self, done: Erased) -> None:
        workspace = self.desk.workspace
        workspace.backed_up.emit()
        said = translate("RecycleBin", "%n customer(s) erased", "", done.count)
        if not done.is_gone:
            said = translate(
                "RecycleBin", "{erased}; the last traces leave the file when it is closed"
            ).format(erased=said)
        self.desk.navigator.toast(said)
        if not done.held_by:
            return
        dialogs.confirm(
            self,
            lambda: translate("RecycleBin", "Delete the older backups too?"),
            lambda: translate(
                "RecycleBin",
                "%n older backup(s) still hold what was erased. A new backup without it was made. "
                "Copies you keep elsewhere are yours to delete.",
                "",
                len(done.held_by),
            ),
            lambda: translate("RecycleBin", "Delete older backups"),
            lambda: self.run_long(
                lambda: translate("RecycleBin", "Deleting older backups"),
                erasing.forget,
                workspace.vault,
                done.held_by,
                then=lambda _count: workspace.backed_up.emit(),
                failed=self._refuse,
                takes_progress=False,
            ),
        )

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            dialogs.tell_failure(self, error)

    def _reload(self) -> None:
        self.desk.workspace.ask(customers.deleted, then=self._show, owner=self, key="deleted")

    def _show(self, found: tuple[CustomerRow, ...]) -> None:
        self._rows = found
        today = self.desk.workspace.today()
        had_line = self.list.current_line() is not None
        self.list.set_sections(
            [Section(title="", lines=tuple(customer_line(each, today) for each in found))]
        )
        self._stack.setCurrentWidget(self.list if found else self._empty)
        for widget in (self.restore_button, self.erase_button, self._hint):
            widget.setVisible(bool(found))
        self._count.say(self._count_text)
        if found and not had_line:
            self.list.go_to_first()

    def _count_text(self) -> str:
        return translate("RecycleBin", "%n deleted customer(s)", "", len(self._rows))

    def _on_selected(self) -> None:
        count = len(self.list.selected_lines())
        if count > 1:
            self.restore_button.say(lambda: translate("RecycleBin", "Restore %n", "", count))
        else:
            self.restore_button.say(lambda: translate("RecycleBin", "Restore"))
