"""The middle of the page: search, title and order, filter chips, the list and its bulk bar."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QStackedWidget, QVBoxLayout
from typing_extensions import override

from desktop_crm.domain.criteria import Criteria, Listing, Sort
from desktop_crm.ui.customers.facets import Names, chips, sort_word
from desktop_crm.ui.customers.menus import popup
from desktop_crm.ui.customers.table import all_columns
from desktop_crm.ui.customers.table import chosen as chosen_columns
from desktop_crm.ui.kit.buttons import Button, Segments, button, icon_button
from desktop_crm.ui.kit.card_list import CardList
from desktop_crm.ui.kit.card_table import TableColumn
from desktop_crm.ui.kit.empty_state import EmptyState
from desktop_crm.ui.kit.filters import FilterChips
from desktop_crm.ui.kit.inputs import SearchBox
from desktop_crm.ui.kit.labels import ElidedLabel, label
from desktop_crm.ui.kit.language import Text, number, resolved, translate
from desktop_crm.ui.kit.layouts import box, row
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.kit.settings import Density

_TABLE = "table"
_SORTS = (Sort.NEXT_FOLLOW_UP, Sort.NAME, Sort.TIER, Sort.LAST_CONTACT, Sort.CREATED)


class BulkBar(QFrame):
    """What can be done with all selected customers, and how many they are.

    Signals:
        wanted: (str) tag, tier, stage, plan, export, print, delete, restore or clear.
    """

    wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("look", "band-accent")
        self._count = 0
        self._said = label(self._text, "heading")
        self.buttons: dict[str, Button] = {}
        parts: tuple[tuple[str, str, Text], ...] = (
            ("tag", "tag", lambda: translate("Bulk", "Tag")),
            ("tier", "circle-arrow-up", lambda: translate("Bulk", "Tier")),
            ("stage", "milestone", lambda: translate("Bulk", "Stage")),
            ("plan", "calendar-clock", lambda: translate("Bulk", "Plan")),
            ("export", "share", lambda: translate("Bulk", "Export")),
            ("print", "printer", lambda: translate("Bulk", "Print")),
            ("restore", "undo-2", lambda: translate("Bulk", "Restore")),
            ("delete", "trash-2", lambda: translate("Bulk", "Delete")),
        )
        made = []
        self._icons: dict[str, QIcon] = {}
        for key, icon, text in parts:
            each = button(
                text,
                lambda key=key: self.wanted.emit(key),  # type: ignore[misc]  # bound at once
                look="flat",
            )
            self._icons[key] = desk.icons.icon(icon)
            self.buttons[key] = each
            made.append(each)
        leave = icon_button(
            desk.icons,
            "x",
            lambda: translate("Bulk", "Select nothing"),
            lambda: self.wanted.emit("clear"),
        )
        px = desk.theme.px
        self.setLayout(
            row(self._said, None, *made, leave, spacing=2, margins=(px(12), px(5), px(6), px(5)))
        )
        # The bar takes the room there is; the list must not grow for it.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._roomy = desk.theme.px(600)
        self.hide()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        has_room = self.width() >= self._roomy
        for key, each in self.buttons.items():
            each.setIcon(self._icons[key] if has_room else QIcon())

    def show_count(self, count: int, *, is_deleted: bool) -> None:
        """Show how many are selected; fewer than two need no bar."""
        self._count = count
        self._said.say(self._text)
        for key, each in self.buttons.items():
            each.setVisible((key == "restore") if is_deleted else (key != "restore"))
        self.buttons["export"].setVisible(True)
        self.setVisible(count > 1)

    def _text(self) -> str:
        return translate("Bulk", "%n selected", "", self._count)


class Centre(QFrame):
    """Search, header, chips, bulk bar, list.

    Signals:
        searched: (str) another text is searched for.
        sort_chosen: (Sort) another order is wanted.
        table_shown: (bool) the list is a table now, or cards again.
        chip_removed: (key) a filter is to be taken away.
        cleared: all filters are to be taken away.
        new_wanted: a new customer; the text searched for is its name.
        saving_wanted: the filters are to be saved as a view.
        forgetting_wanted: the saved view is to be removed.
    """

    searched = Signal(str)
    sort_chosen = Signal(object)
    table_shown = Signal(bool)
    chip_removed = Signal(object)
    cleared = Signal()
    new_wanted = Signal(str)
    saving_wanted = Signal()
    forgetting_wanted = Signal()

    def __init__(self, desk: Desk, fetch: Callable[[Sequence[int]], None]) -> None:
        super().__init__()
        self._desk = desk
        self._listing: Listing | None = None
        self._criteria = Criteria()
        self._names = Names()
        self._sort = Sort.NEXT_FOLLOW_UP
        self._used_sort = Sort.NEXT_FOLLOW_UP
        self._title: Text = lambda: translate("Views", "All customers")
        self.setProperty("look", "centre")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.list = CardList(
            desk.theme,
            desk.icons,
            fetch,
            name=lambda: translate("Customers", "Customers"),
            density=desk.settings.density,
        )
        self.bulk = BulkBar(desk)
        self.search = SearchBox(
            desk.icons,
            lambda: translate("Customers", "Search name, pinyin, phone, note…"),
        )
        self.search.searched.connect(self.searched)
        self._all_columns = all_columns(lambda: self._names, desk.workspace.today)
        self._build()
        self.list.columns_changed.connect(self._keep_columns)
        self.list.sort_wanted.connect(self.sort_chosen)
        self.show_density()
        self._show_table()

    def show_criteria(
        self, criteria: Criteria, names: Names, title: Text, *, is_view: bool, is_saved: bool
    ) -> None:
        """Show title and chips of the filters, and whether they are a view already."""
        is_other_text = criteria.text != self._criteria.text
        self._criteria, self._names, self._title = criteria, names, title
        # What is being typed is not looked for yet, and is not to be lost.
        if is_other_text and self.search.text().strip() != criteria.text:
            self.search.put(criteria.text)
        self._chips.set_chips(chips(criteria, names))
        filters = replace(criteria, text="")
        self._save_view.setVisible(not is_view)
        self._forget_view.setVisible(is_saved)
        self._chip_row.setVisible(not filters.is_empty)
        self._heading.say(self._title)
        self.new_button.setEnabled(not criteria.is_deleted)

    def show_listing(self, listing: Listing, sort: Sort) -> None:
        """Show how many were found, and an empty state when nobody was."""
        self._listing = listing
        self._sort, self._used_sort = sort, listing.sort
        self._count.say(self._count_text)
        self._sort_button.say(lambda: sort_word(self._used_sort))
        self.list.show_sort(self._used_sort)
        if listing.found:
            self._stack.setCurrentWidget(self.list)
        elif self._criteria.is_deleted and not self._criteria.text:
            self._stack.setCurrentWidget(self._bin_empty)
        elif listing.total == 0 and self._criteria.is_empty:
            self._stack.setCurrentWidget(self._nobody)
        else:
            self._name_new_button()
            self._stack.setCurrentWidget(self._no_match)

    @property
    def is_empty(self) -> bool:
        """Whether an empty state is shown."""
        return self._stack.currentWidget() is not self.list

    def retranslate(self) -> None:
        """Write anew what is put together of several texts."""
        self._chips.set_chips(chips(self._criteria, self._names))
        self._count.say(self._count_text)
        self._name_new_button()

    def _build(self) -> None:
        desk, px = self._desk, self._desk.theme.px
        self.new_button = button(
            lambda: translate("Customers", "New customer"),
            lambda: self.new_wanted.emit(""),
            look="primary",
            icon=(desk.icons, "plus"),
        )
        self.new_button.hint("Ctrl+N")
        self._heading = ElidedLabel(self._title, "title")
        self._heading.setMaximumWidth(px(400))
        self._count = label("", "secondary")
        self._sort_button = button(
            lambda: sort_word(self._used_sort),
            self._choose_sort,
            look="flat",
            icon=(desk.icons, "arrow-down-wide-narrow"),
        )
        self._sort_button.hint(lambda: translate("Customers", "Order of the list"))
        self.density = Segments(
            [
                (
                    Density.COMFORTABLE,
                    lambda: translate("Customers", "Comfortable rows"),
                    "rows-2",
                ),
                (Density.COSY, lambda: translate("Customers", "Cosy rows"), "rows-3"),
                (Density.COMPACT, lambda: translate("Customers", "Compact rows"), "rows-4"),
                (_TABLE, lambda: translate("Customers", "Table"), "table-2"),
            ],
            desk.icons,
        )
        self.density.chosen.connect(self._choose_density)
        self._columns_button = icon_button(
            desk.icons,
            "columns-3",
            lambda: translate("Customers", "Columns of the table"),
            self._choose_columns,
        )
        self._chips = FilterChips(desk.icons)
        self._chips.removed.connect(self.chip_removed)
        self._chips.cleared.connect(self.cleared)
        self._save_view = button(
            lambda: translate("Customers", "Save view"),
            self.saving_wanted.emit,
            look="flat",
            icon=(desk.icons, "bookmark"),
        )
        self._forget_view = button(
            lambda: translate("Customers", "Remove view"),
            self.forgetting_wanted.emit,
            look="flat",
            icon=(desk.icons, "bookmark-x"),
        )
        chip_row = row(spacing=8)
        chip_row.addWidget(self._chips, 1)
        top = Qt.AlignmentFlag.AlignTop
        chip_row.addWidget(self._save_view, 0, top)
        chip_row.addWidget(self._forget_view, 0, top)
        self._chip_row = box(chip_row)
        self._chip_row.hide()
        self._stack = QStackedWidget()
        self._add_states()
        heading = row(spacing=12)
        heading.addWidget(self._heading, 0)
        heading.addWidget(self._count)
        heading.addStretch(1)
        heading.addWidget(self._sort_button)
        heading.addWidget(self._columns_button)
        heading.addWidget(self.density)
        top_row = row(spacing=8)
        top_row.addWidget(self.search, 1)
        top_row.addWidget(self.new_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(14), px(14), px(6), 0)
        layout.setSpacing(px(10))
        inset = (px(10), 0, px(8), 0)
        for part in (top_row, heading):
            part.setContentsMargins(*inset)
            layout.addLayout(part)
        chip_row.setContentsMargins(*inset)
        layout.addWidget(self._chip_row)
        bulk_row = row(self.bulk)
        bulk_row.setContentsMargins(*inset)
        layout.addLayout(bulk_row)
        layout.addWidget(self._stack, 1)
        # A heading as wide as its text, as long as there is room.
        self._heading.setSizePolicy(
            self._heading.sizePolicy().Policy.Preferred, self._heading.sizePolicy().Policy.Fixed
        )

    def _add_states(self) -> None:
        desk = self._desk
        self._stack.addWidget(self.list)
        self._nobody = EmptyState(
            desk.theme,
            desk.icons,
            "users",
            lambda: translate("Customers", "No customers yet. Add the first, or bring your list."),
            (
                lambda: translate("Customers", "New customer"),
                lambda: self.new_wanted.emit(""),
            ),
            (
                lambda: translate("Customers", "Import a list"),
                lambda: desk.actions.trigger("import"),
            ),
        )
        self._new_text = translate("Customers", "New customer")
        self._no_match = EmptyState(
            desk.theme,
            desk.icons,
            "search-x",
            lambda: translate("Customers", "No customer matches."),
            (lambda: translate("Customers", "Clear the filters"), self.cleared.emit),
            (lambda: self._new_text, lambda: self.new_wanted.emit(self._criteria.text)),
        )
        self._bin_empty = EmptyState(
            desk.theme,
            desk.icons,
            "trash-2",
            lambda: translate(
                "Customers", "The recycle bin is empty. What you delete stays here for 30 days."
            ),
            None,
            (lambda: translate("Customers", "Show all customers"), self.cleared.emit),
        )
        for state in (self._nobody, self._no_match, self._bin_empty):
            self._stack.addWidget(state)

    def _name_new_button(self) -> None:
        text = self._criteria.text
        self._new_text = (
            translate("Customers", "Add “{text}” as a new customer").format(text=text)
            if text
            else translate("Customers", "New customer")
        )
        for made in self._no_match.findChildren(Button):
            if made.property("look") == "link":
                made.say(self._new_text)

    def _count_text(self) -> str:
        if self._listing is None:
            return ""
        found, total = self._listing.found, self._listing.total
        if found == total:
            return number(total)
        return translate("Customers", "{found} of {total}").format(
            found=number(found), total=number(total)
        )

    def show_density(self) -> None:
        """Show rows as the settings say: they may be changed elsewhere."""
        settings = self._desk.settings
        self.density.choose(_TABLE if settings.shows_table else settings.density)
        self.list.set_density(settings.density)

    def _choose_density(self, chosen: object) -> None:
        settings = self._desk.settings
        settings.shows_table = chosen == _TABLE
        if isinstance(chosen, Density):
            settings.density = chosen
            self.list.set_density(chosen)
        self._show_table()
        self.table_shown.emit(settings.shows_table)

    def _show_table(self) -> None:
        settings = self._desk.settings
        columns = chosen_columns(self._all_columns, settings.columns)
        self.list.set_table(columns if settings.shows_table else ())
        self.list.show_sort(self._used_sort)
        self._columns_button.setVisible(settings.shows_table)

    def _keep_columns(self) -> None:
        self._desk.settings.columns = self.list.column_widths()

    def _choose_columns(self) -> None:
        menu = QMenu(self._columns_button)
        shown = [key for key, _width in self.list.column_widths()]
        for column in self._all_columns[1:]:
            action = menu.addAction(resolved(column.title))
            action.setCheckable(True)
            action.setChecked(column.key in shown)
            action.triggered.connect(
                lambda on, column=column: self._switch_column(column, shown=on)
            )
        popup(menu, self._columns_button)

    def _switch_column(self, column: TableColumn, *, shown: bool) -> None:
        kept = [each for each in self.list.column_widths() if each[0] != column.key]
        if shown:
            kept.append((column.key, column.width))
        self._desk.settings.columns = kept
        self._show_table()

    def _choose_sort(self) -> None:
        menu = QMenu(self._sort_button)
        sorts = (Sort.BEST_MATCH, *_SORTS) if self._criteria.text else _SORTS
        for sort in sorts:
            action = menu.addAction(sort_word(sort))
            action.triggered.connect(lambda _on, sort=sort: self.sort_chosen.emit(sort))
            action.setCheckable(True)
            action.setChecked(sort is self._used_sort)
        popup(menu, self._sort_button)
