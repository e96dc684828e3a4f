"""The recycle bin: customers that were deleted, until they are restored."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QStackedWidget
from typing_extensions import override

from desktop_crm.domain.changes import Changes
from desktop_crm.domain.customers import CustomerRow
from desktop_crm.queries import customers
from desktop_crm.services import customers as customer_services
from desktop_crm.ui.data_care.panel import Panel
from desktop_crm.ui.kit.buttons import button
from desktop_crm.ui.kit.customer_lines import customer_line
from desktop_crm.ui.kit.empty_state import EmptyState
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import translate
from desktop_crm.ui.kit.layouts import column, row
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.kit.row_list import RowList, Section


class RecyclePanel(Panel):
    """A list of deleted customers and one button."""

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
            column(row(self._count, None, self.restore_button), self._stack, self._hint, spacing=10)
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
        for widget in (self.restore_button, self._hint):
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
