"""The Customers page: filters, list, Card."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from typing_extensions import override

from desktop_crm.domain.changes import Changes
from desktop_crm.domain.criteria import Criteria, FacetCounts, Listing, Sort
from desktop_crm.domain.customers import CustomerRow
from desktop_crm.domain.follow_ups import FollowUpRow
from desktop_crm.domain.printing import Kind
from desktop_crm.domain.words import FollowUpState
from desktop_crm.queries import customer_rows, facets, listing
from desktop_crm.queries import follow_ups as follow_up_queries
from desktop_crm.services import customers, follow_ups, segments
from desktop_crm.ui.customers import forms
from desktop_crm.ui.customers.card_pane import CardPane
from desktop_crm.ui.customers.centre import Centre
from desktop_crm.ui.customers.exporting import export_customers
from desktop_crm.ui.customers.facets import (
    ChipKey,
    Names,
    View,
    all_views,
    view_of,
    without,
)
from desktop_crm.ui.customers.names import read_names
from desktop_crm.ui.customers.sidebar import Sidebar
from desktop_crm.ui.kit import follow_up_editors
from desktop_crm.ui.kit.columns import Columns
from desktop_crm.ui.kit.customer_forms import new_customer
from desktop_crm.ui.kit.customer_lines import customer_line
from desktop_crm.ui.kit.language import translate
from desktop_crm.ui.kit.page import Desk, Page
from desktop_crm.ui.kit.person import Person
from desktop_crm.ui.kit.postpone_menu import day_keys, open_postpone_menu

_JOIN_MS = 50
_FIRST_ROWS = 40
_NOT_IN_LISTS = frozenset({"draft", "setting"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The answer to the filters: who, and the first of them to be painted at once."""

    listing: Listing
    rows: tuple[CustomerRow, ...]
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The live counts of the facets and of the views."""

    counts: FacetCounts
    views: Mapping[Any, int]


def find(session: Any, criteria: Criteria, sort: Sort, *, today: date) -> Found:
    """Return who is meant, with the first rows; a query."""
    found = listing.listing(session, criteria, sort, today=today)
    first = list(found.numbers[:_FIRST_ROWS])
    rows = customer_rows.page(session, first, text=criteria.text, today=today)
    return Found(listing=found, rows=rows, today=today)


def count(session: Any, criteria: Criteria, views: Sequence[View], *, today: date) -> Counted:
    """Return the live counts; a query."""
    found = facets.counts(session, criteria, today=today)
    totals = facets.totals(session, [view.criteria for view in views], today=today)
    keys = [view.key for view in views]
    return Counted(counts=found, views=dict(zip(keys, totals, strict=True)))


def next_follow_ups(session: Any, numbers: Sequence[int]) -> tuple[FollowUpRow, ...]:
    """Return the open follow-up that is due first of each customer that has one; a query."""
    ids = customer_rows.ids_of(session, numbers)
    first: dict[bytes, FollowUpRow] = {}
    for row in follow_up_queries.of_customers(session, ids):
        if row.state is FollowUpState.OPEN:
            first.setdefault(row.customer_id, row)
    return tuple(first.values())


class CustomersPage(Page):
    """Puts the parts together and keeps what was chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._criteria = Criteria()
        self._sort = Sort.NEXT_FOLLOW_UP
        self._sort_before_search: Sort | None = None
        self._names = Names()
        self._listing: Listing | None = None
        self._lines_of = ""
        self._is_stale = True
        self._is_first = True
        self._was_active = False
        self._goes_to_top = False
        self._pending: bytes | None = None
        self._card_number: int | None = None
        self.sidebar = Sidebar(desk)
        self.centre = Centre(desk, self._fetch)
        self.list = self.centre.list
        self.card = CardPane(desk)
        self.columns = Columns(
            desk.theme,
            desk.settings,
            "customers",
            sidebar=self.sidebar,
            centre=self.centre,
            card=self.card,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.columns)
        self._join = QTimer(self, interval=_JOIN_MS, singleShot=True)
        self._join.timeout.connect(self._look)
        self._counting = QTimer(self, interval=0, singleShot=True)
        self._counting.timeout.connect(self._count)
        self._connect()
        self.columns.hide_card(until_wanted=desk.settings.shows_table)
        self._show_criteria()
        self._load_names()

    @property
    def criteria(self) -> Criteria:
        """The filters in use."""
        return self._criteria

    @property
    def sort(self) -> Sort:
        """The order in use."""
        return self._sort

    @override
    def activate(self) -> None:
        self.centre.show_density()
        if self._is_stale:
            self._look()
        focused = QApplication.focusWidget()
        is_outside = focused is None or not self.isAncestorOf(focused)
        # At the first visit Qt puts the focus into the first field it finds.
        if is_outside or not self._was_active:
            self._was_active = True
            self.list.setFocus()

    @override
    def focus_search(self) -> bool:
        self.columns.show_list()
        self.centre.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.centre.search.selectAll()
        return True

    @override
    def show_customer(self, customer_id: bytes) -> None:
        self._pending = customer_id
        self.card.show_customer(customer_id)
        self.columns.show_card()
        self.desk.workspace.ask(
            customer_rows.number_of,
            customer_id,
            then=lambda number: self._go_to(customer_id, number),
            failed=lambda _error: None,
            owner=self,
            key="number",
        )

    @override
    def show_criteria(self, criteria: Criteria) -> None:
        self.columns.show_list()
        self.use(criteria)

    @override
    def person(self) -> Person | None:
        person = self.card.person()
        line = self.list.current_line()
        row = None if line is None else line.value
        if person is None and isinstance(row, CustomerRow) and row.id == self.card.wanted:
            # Its Card is still on its way.
            return Person(row.id, row.name, row.tier)
        return person

    @override
    def commands(self) -> Mapping[str, Callable[[], object]]:
        found: dict[str, Callable[[], object]] = dict(self.card.commands())
        found |= {
            "customer.new": self._new,
            "export": self._export,
            "sidebar": self.columns.toggle_sidebar,
            "reload": self._reload,
            "view.save": self._save_view,
            "next": lambda: self._step(1),
            "previous": lambda: self._step(-1),
        }
        if self._meant():
            found["print"] = self._print
            found["print.list"] = lambda: self._print(is_list=True)
        for each in ("tag", "tier", "stage"):
            if each in found or self.list.selected_count() > 1:
                found[each] = lambda each=each: self._act(each)  # type: ignore[misc]  # bound at once
        return found

    @override
    def regions(self) -> Sequence[QWidget]:
        return (self.sidebar, self.list, self.card)

    @override
    def retranslate(self) -> None:
        self.sidebar.retranslate()
        self.centre.retranslate()
        self._show_criteria()

    def use(self, criteria: Criteria, sort: Sort | None = None) -> None:
        """Filter by other criteria."""
        if criteria.text and not self._criteria.text:
            self._sort_before_search = self._sort
            self._sort = Sort.BEST_MATCH
        elif not criteria.text and self._sort is Sort.BEST_MATCH:
            self._sort = self._sort_before_search or Sort.NEXT_FOLLOW_UP
        if sort is not None:
            self._sort = sort
        self._criteria = criteria
        self._goes_to_top = True
        if self.list.selected_count() > 1:
            self.list.clearSelection()
        self._show_criteria()
        self.sidebar.dim()
        self._look()

    def _connect(self) -> None:
        centre, sidebar, cards = self.centre, self.sidebar, self.list
        sidebar.criteria_changed.connect(self.use)
        sidebar.view_chosen.connect(self._use_view)
        sidebar.saving_wanted.connect(self._save_view)
        centre.searched.connect(lambda text: self.use(replace(self._criteria, text=text)))
        centre.search.left_down.connect(self._leave_search)
        centre.sort_chosen.connect(self._use_sort)
        centre.table_shown.connect(lambda on: self.columns.hide_card(until_wanted=on))
        centre.chip_removed.connect(self._remove_chip)
        centre.cleared.connect(lambda: self.use(Criteria()))
        centre.new_wanted.connect(self._new)
        centre.saving_wanted.connect(self._save_view)
        centre.forgetting_wanted.connect(self._forget_view)
        centre.bulk.wanted.connect(self._on_bulk)
        cards.current_changed.connect(self._on_current)
        cards.opened.connect(self._on_opened)
        cards.selection_changed.connect(self._on_selection)
        cards.key_pressed.connect(self._on_key)
        self.card.closed.connect(self._leave_card)
        self.card.shown.connect(lambda _id: self.commands_changed.emit())
        self.desk.workspace.changed.connect(self._on_changed)

    def _show_criteria(self) -> None:
        view = view_of(self._criteria, all_views(self._names))
        title = (lambda: translate("Customers", "Filtered")) if view is None else view.text
        is_saved = view is not None and isinstance(view.key, bytes)
        self.centre.show_criteria(
            self._criteria, self._names, title, is_view=view is not None, is_saved=is_saved
        )
        self.sidebar.show_criteria(self._criteria)

    def _look(self) -> None:
        self._join.stop()
        self._is_stale = False
        ws, criteria, sort = self.desk.workspace, self._criteria, self._sort
        ws.ask(
            find,
            criteria,
            sort,
            today=ws.today(),
            then=lambda found: self._on_found(criteria, sort, found),
            owner=self,
            key="listing",
        )

    def _count(self) -> None:
        # Asked once the list is painted: counts would only make it wait.
        ws = self.desk.workspace
        ws.ask(
            count,
            self._criteria,
            all_views(self._names),
            today=ws.today(),
            then=lambda found: self.sidebar.set_counts(found.counts, found.views),
            owner=self,
            key="counts",
        )

    def _on_found(self, criteria: Criteria, sort: Sort, found: Found) -> None:
        if (criteria, sort) != (self._criteria, self._sort):
            return
        self._listing = found.listing
        cards = self.list.cards
        if self._lines_of != criteria.text:
            # Lines say why they were found, so other words need other lines.
            self._lines_of = criteria.text
            cards.drop()
        row = self.list.currentIndex().row()
        cards.set_numbers(found.listing.numbers)
        cards.fill((row.n, customer_line(row, found.today)) for row in found.rows)
        self.centre.show_listing(found.listing, sort)
        is_other = self._goes_to_top
        if is_other:
            self._goes_to_top = False
            self.list.scrollToTop()
        self._choose_row(found.listing.numbers, -1 if is_other else row)
        self.centre.bulk.show_count(
            self.list.selected_count(), is_deleted=self._criteria.is_deleted
        )
        self._counting.start()

    def _choose_row(self, numbers: Sequence[int], row: int) -> None:
        """Make the row current that is wanted, or the one that took the place of the current."""
        is_first, self._is_first = self._is_first, False
        if self._pending is not None:
            if self._card_number is not None:
                self._pending = None
                self.list.go_to(self._card_number)
        elif self.list.current_number is None and numbers:
            # Whoever works in the Card keeps it; whoever works in the list goes on to the next.
            if is_first:
                self.list.go_to(numbers[0])
            elif row >= 0 and self.list.hasFocus():
                self.list.go_to(numbers[min(row, len(numbers) - 1)])

    def _fetch(self, numbers: Sequence[int]) -> None:
        ws, text = self.desk.workspace, self._lines_of
        today = ws.today()

        def fill(rows: Sequence[CustomerRow]) -> None:
            if text == self._lines_of:
                self.list.cards.fill((row.n, customer_line(row, today)) for row in rows)

        ws.ask(customer_rows.page, list(numbers), text=text, today=today, then=fill, owner=self)

    def _on_changed(self, changes: Changes) -> None:
        if changes.kinds <= _NOT_IN_LISTS:
            return
        if changes.touches("tag", "pick_list_item", "segment", "customer_tag"):
            self._load_names()
        if changes.many:
            self.list.cards.forget()
        else:
            self.list.cards.forget_keyed(changes.roots)
        if self.isVisible():
            self._join.start()
        else:
            self._is_stale = True

    def _load_names(self) -> None:
        self.desk.workspace.ask(read_names, then=self._on_names, owner=self, key="names")

    def _on_names(self, names: Names) -> None:
        had = {segment.id for segment in self._names.segments}
        self._names = names
        self.sidebar.set_names(names)
        self._show_criteria()
        if had != {segment.id for segment in names.segments} and not self._is_stale:
            self._join.start()

    def _reload(self) -> None:
        self.list.cards.forget()
        self._load_names()
        self._look()
        self.card.reload()
        self.sidebar.trust.reload()

    def _use_view(self, view: View) -> None:
        self.use(replace(view.criteria, text=self._criteria.text), view.sort)

    def _use_sort(self, sort: Sort) -> None:
        self._sort = sort
        self._goes_to_top = True
        self._look()

    def _remove_chip(self, key: ChipKey) -> None:
        self.use(without(self._criteria, key))

    def _leave_search(self) -> None:
        # What was typed last may still be looked for.
        QTimer.singleShot(0, self, self._go_to_first)

    def _go_to_first(self) -> None:
        listing_ = self._listing
        if listing_ is None or not listing_.found or listing_.text != self._criteria.text:
            self.list.setFocus()
            return
        self.list.setFocus()
        if self._criteria.text or self.list.current_number is None:
            self.list.go_to(listing_.numbers[0])

    def _go_to(self, customer_id: bytes, number: int) -> None:
        self._card_number = number
        if self.list.go_to(number):
            self._pending = None
        elif self._listing is not None and not self._criteria.is_empty:
            self.use(Criteria())

    def _on_current(self, number: int | None) -> None:
        # The Card stays when its customer leaves the list: the person may still be reading.
        if number is None:
            return
        self._card_number = number
        line = self.list.current_line()
        if line is not None and isinstance(line.key, bytes):
            self.card.show_customer(line.key)
            self.commands_changed.emit()
            return
        self.desk.workspace.ask(
            customer_rows.id_of,
            number,
            then=lambda found: self._on_id(number, found),
            owner=self,
            key="id",
        )

    def _on_id(self, number: int, customer_id: bytes) -> None:
        if number == self.list.current_number:
            self.card.show_customer(customer_id)

    def _on_opened(self, _number: int) -> None:
        self.columns.show_card()
        self.card.focus_card()

    def _leave_card(self) -> None:
        self.columns.show_list()
        self.list.setFocus()

    def _on_selection(self) -> None:
        self.centre.bulk.show_count(
            self.list.selected_count(), is_deleted=self._criteria.is_deleted
        )
        self.commands_changed.emit()

    def _step(self, by: int) -> None:
        self.list.clearSelection()
        self.list.step(by)

    def _on_key(self, key: str) -> None:
        acts: dict[str, Callable[[], object]] = {
            "/": self.focus_search,
            "?": lambda: self.desk.actions.trigger("keys"),
            "T": lambda: self._on_bulk("tag"),
            "D": self._complete,
            "S": self._postpone,
            "V": lambda: self._with_ids(
                lambda ids: self._do(customers.verify, ids, today=self.desk.workspace.today())
            ),
            "Del": lambda: self._on_bulk("restore" if self._criteria.is_deleted else "delete"),
            "Right": lambda: self._on_opened(0),
            "Space": self.columns.peek,
            "Esc": self._escape,
            **day_keys(self.desk, self._postpone_to),
        }
        if key in acts:
            acts[key]()

    def _escape(self) -> None:
        if self.list.selected_count() > 1:
            self._on_bulk("clear")
        elif self._criteria.text:
            self.use(replace(self._criteria, text=""))
        else:
            self.columns.show_list()

    def _do(self, use_case: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
        self.desk.workspace.do(use_case, *args, owner=self, **kwargs)

    def _with_ids(self, then: Callable[[Sequence[bytes]], object]) -> None:
        numbers = self.list.selected_numbers()
        if numbers:
            self.desk.workspace.ask(customer_rows.ids_of, numbers, then=then, owner=self, key="ids")

    def _with_follow_ups(self, then: Callable[[Sequence[FollowUpRow]], object]) -> None:
        numbers = self.list.selected_numbers()
        if numbers:
            self.desk.workspace.ask(
                next_follow_ups,
                numbers,
                then=lambda found: then(found) if found else self._say_no_follow_up(),
                owner=self,
                key="follow-ups",
            )

    def _say_no_follow_up(self) -> None:
        self.desk.navigator.toast(translate("Customers", "No follow-up is planned here."))

    def _complete(self) -> None:
        self._with_follow_ups(lambda found: follow_up_editors.complete(self.desk, found[0]))

    def _postpone(self) -> None:
        def show(found: Sequence[FollowUpRow]) -> None:
            ids = [row.id for row in found]
            open_postpone_menu(
                self.desk,
                self.list,
                lambda on: self._do(follow_ups.postpone, ids, on),
                lambda: follow_up_editors.postpone(self.desk, ids),
            )

        self._with_follow_ups(show)

    def _postpone_to(self, to: date) -> None:
        self._with_follow_ups(
            lambda found: self._do(follow_ups.postpone, [row.id for row in found], to)
        )

    def _on_bulk(self, wanted: str) -> None:
        now = self.desk.workspace.now()
        acts: dict[str, Callable[[Sequence[bytes]], object]] = {
            "tag": self._tag,
            "tier": lambda ids: self._popup("tier", forms.tier_menu(self.desk, self, ids)),
            "stage": lambda ids: self._popup("stage", forms.stage_menu(self.desk, self, ids)),
            "plan": lambda ids: forms.plan_many(self.desk, ids),
            "delete": lambda ids: self._do(customers.delete, ids, now=now),
            "restore": lambda ids: self._do(customers.restore, ids),
        }
        if wanted == "clear":
            self.list.clearSelection()
            self.list.setFocus()
        elif wanted == "export":
            self._export()
        elif wanted == "print":
            self._print()
        else:
            self._with_ids(acts[wanted])

    def _act(self, wanted: str) -> None:
        # Asked when it is done: whoever selects and presses at once means what is selected.
        if self.list.selected_count() > 1:
            self._on_bulk(wanted)
        elif (act := self.card.commands().get(wanted)) is not None:
            act()

    def _tag(self, ids: Sequence[bytes]) -> None:
        card = self.card.card
        if len(ids) == 1 and card is not None and card.id == ids[0]:
            forms.edit_tags(self.desk, card)
        else:
            forms.tag_many(self.desk, ids)

    def _popup(self, name: str, menu: Any) -> None:
        below = self.centre.bulk.buttons[name]
        menu.popup(below.mapToGlobal(below.rect().bottomLeft()))

    def _export(self) -> None:
        numbers = self._meant()
        if numbers:
            export_customers(self.desk, self, numbers)

    def _print(self, *, is_list: bool = False) -> None:
        from desktop_crm.ui.kit import pdf_preview  # noqa: PLC0415 - loads QtPdf

        is_selection = self.list.selected_count() > 1
        person = self.person()
        pdf_preview.preview_list(
            self.desk,
            self._meant(),
            None if is_selection else self._criteria,
            None if person is None else person.id,
            Kind.LIST if is_list or is_selection or person is None else Kind.PROFILE,
        )

    def _meant(self) -> Sequence[int]:
        """Return the customers that are selected, else all that are listed."""
        if self.list.selected_count() > 1:
            return self.list.selected_numbers()
        return () if self._listing is None else self._listing.numbers

    def _new(self, name: str = "") -> None:
        new_customer(self.desk, name=name, then=self.show_customer)

    def _save_view(self) -> None:
        criteria = replace(self._criteria, text="")
        if criteria.is_empty:
            self.desk.navigator.toast(
                translate("Customers", "Choose filters first, then save them as a view.")
            )
            return
        sort = Sort.NEXT_FOLLOW_UP if self._sort is Sort.BEST_MATCH else self._sort
        forms.save_view(self.desk, criteria, sort, "")

    def _forget_view(self) -> None:
        view = view_of(self._criteria, all_views(self._names))
        if view is not None and isinstance(view.key, bytes):
            self._do(segments.remove, view.key)
