"""The Profile tab of the Card: how to reach the customer, its people, its days, its fields."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop_crm.domain.customers import ContactMethodRow, ContactRow, CustomerCard
from desktop_crm.domain.fields import FieldKind, infos
from desktop_crm.domain.occasions import OccasionRow
from desktop_crm.domain.words import (
    Attitude,
    CalendarKind,
    CustomerKind,
    MethodKind,
    PickList,
)
from desktop_crm.services import contact_methods, contacts, customers, occasions
from desktop_crm.ui.customers import forms
from desktop_crm.ui.customers.facets import Names
from desktop_crm.ui.kit.buttons import Button, button, icon_button
from desktop_crm.ui.kit.customer_forms import edit_customer
from desktop_crm.ui.kit.labels import label, set_look
from desktop_crm.ui.kit.language import Text, day, field_label, is_chinese, translate, word
from desktop_crm.ui.kit.layouts import clear, column, panel, row, scroller
from desktop_crm.ui.kit.page import Desk

METHOD_ICONS = {
    MethodKind.PHONE: "phone",
    MethodKind.EMAIL: "mail",
    MethodKind.WECHAT: "message-circle",
    MethodKind.QQ: "message-square",
    MethodKind.ADDRESS: "map-pin",
    MethodKind.WEB: "globe",
    MethodKind.OTHER: "hash",
}
#: Shown above, or not a field of the profile.
_ELSEWHERE = frozenset({"name", "tier", "stage", "kind", "do_not_contact"})


class ProfileTab(QWidget):
    """Everything that is known of a customer and can be changed here.

    Signals:
        copied: (ContactMethodRow) a contact method is to be copied.
    """

    copied = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._card: CustomerCard | None = None
        self._names = Names()
        self._today: date = desk.workspace.today()
        self._shown: object = None
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, desk.theme.px(6), desk.theme.px(8))
        self._column.setSpacing(desk.theme.px(12))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._area = scroller(inner)
        layout.addWidget(self._area)

    def bind(self, card: CustomerCard, names: Names, today: date) -> None:
        """Show a customer; nothing is built anew when nothing here is different."""
        same = self._card is not None and self._card.id == card.id
        self._card, self._names, self._today = card, names, today
        shown = (
            tuple(getattr(card, info.name) for info in infos(CustomerCard)),
            card.methods,
            card.contacts,
            card.occasions,
            card.needs,
            names.picks,
            today,
            is_chinese(),
        )
        if shown == self._shown:
            return
        self._shown = shown
        place = self._area.verticalScrollBar().value() if same else 0
        self._build(card)
        self._area.verticalScrollBar().setValue(place)

    def _build(self, card: CustomerCard) -> None:
        clear(self._column)
        self._column.addWidget(self._reach(card))
        if card.kind is CustomerKind.COMPANY or card.contacts:
            self._column.addWidget(self._people(card))
        self._column.addWidget(self._days(card))
        if card.needs:
            self._column.addWidget(
                self._block(
                    lambda: translate("Profile", "Needs"),
                    [label(need.text, wraps=True, selects=True) for need in card.needs],
                )
            )
        self._column.addWidget(self._fields(card))
        if card.originals:
            self._column.addWidget(self._original(card))
        self._column.addStretch(1)

    def _block(
        self,
        title: Text,
        rows: Sequence[QWidget | QHBoxLayout | QGridLayout],
        *actions: QWidget,
    ) -> QFrame:
        px = self._desk.theme.px
        content = column(spacing=px(4), margins=(px(14), px(8), px(8), px(10)))
        content.addLayout(row(label(title, "heading"), None, *actions, spacing=2))
        for each in rows:
            if isinstance(each, QWidget):
                content.addWidget(each)
            else:
                content.addLayout(each)
        return panel("card", content)

    def _add(self, text: Text, clicked: Callable[[], object]) -> Button:
        return button(text, clicked, look="flat", icon=(self._desk.icons, "plus"))

    def _reach(self, card: CustomerCard) -> QFrame:
        own = [method for method in card.methods if method.contact_id is None]
        rows: list[QWidget | QHBoxLayout | QGridLayout] = [self._method(each) for each in own]
        if not own:
            rows.append(
                label(lambda: translate("Profile", "No phone, email or address yet."), "hint")
            )
        verified = button(
            self._verified_text,
            lambda: self._desk.workspace.do(
                customers.verify, [card.id], today=self._today, owner=self
            ),
            look="flat",
            icon=(self._desk.icons, "badge-check"),
        )
        verified.hint(lambda: translate("Profile", "Everything was checked today (V)"))
        add = self._add(
            lambda: translate("Profile", "Add"),
            lambda: forms.edit_method(self._desk, card.id),
        )
        return self._block(lambda: translate("Profile", "Contact methods"), rows, verified, add)

    def _verified_text(self) -> str:
        card = self._card
        if card is None or card.verified_on is None:
            return translate("Profile", "Never verified")
        if card.verified_on == self._today:
            return translate("Profile", "Verified today")
        return translate("Profile", "Verified {day}").format(day=day(card.verified_on, self._today))

    def _method(self, found: ContactMethodRow) -> QHBoxLayout:
        desk = self._desk
        value = button(
            found.value,
            lambda: self.copied.emit(found),
            look="flat",
            icon=(desk.icons, METHOD_ICONS[found.kind]),
        )
        value.hint(lambda: translate("Profile", "Copy"))
        value.call(lambda: f"{word(found.kind)} {found.value}")
        notes = [found.label or ""]
        if found.is_primary:
            notes.append(translate("Profile", "main"))
        if found.bad_since is not None:
            on = day(found.bad_since, self._today)
            notes.append(translate("Profile", "wrong since {day}").format(day=on))
        elif found.verified_on is not None:
            on = day(found.verified_on, self._today)
            notes.append(translate("Profile", "verified {day}").format(day=on))
        note = label(" · ".join(part for part in notes if part), "hint")
        if found.bad_since is not None:
            set_look(note, "look", "error")
        more = self._more(lambda menu: self._method_menu(menu, found), found.value)
        return row(value, note, None, more, spacing=4)

    def _method_menu(self, menu: QMenu, found: ContactMethodRow) -> None:
        do, today = self._desk.workspace.do, self._today
        self._item(menu, translate("Profile", "Copy"), lambda: self.copied.emit(found))
        self._item(
            menu,
            translate("Profile", "Edit…"),
            lambda: forms.edit_method(self._desk, found.customer_id, found),
        )
        self._item(
            menu,
            translate("Profile", "Verified today"),
            lambda: do(contact_methods.verify, found.id, today=today, owner=self),
        )
        if found.bad_since is None:
            self._item(
                menu,
                translate("Profile", "Is wrong"),
                lambda: do(contact_methods.edit, found.id, {"bad_since": today}, owner=self),
            )
        if not found.is_primary:
            self._item(
                menu,
                translate("Profile", "Make it the main one"),
                lambda: do(contact_methods.edit, found.id, {"is_primary": True}, owner=self),
            )
        menu.addSeparator()
        self._item(
            menu,
            translate("Profile", "Remove"),
            lambda: do(contact_methods.remove, found.id, owner=self),
        )

    def _people(self, card: CustomerCard) -> QFrame:
        rows: list[QWidget | QHBoxLayout | QGridLayout] = []
        for person in card.contacts:
            rows.append(self._person(person))
            if person.note:
                rows.append(label(person.note, "secondary", wraps=True, selects=True))
            rows += (
                self._method(method) for method in card.methods if method.contact_id == person.id
            )
        if not rows:
            rows.append(label(lambda: translate("Profile", "Nobody is known there yet."), "hint"))
        add = self._add(
            lambda: translate("Profile", "Add contact"),
            lambda: forms.edit_contact(self._desk, card.id),
        )
        return self._block(lambda: translate("Profile", "Contacts"), rows, add)

    def _person(self, person: ContactRow) -> QHBoxLayout:
        facts = (
            person.title or "",
            word(person.role) if person.role else "",
            word(person.attitude) if person.attitude not in {None, Attitude.UNKNOWN} else "",
        )
        name = label(person.name, "heading", selects=True)
        note = label(" · ".join(fact for fact in facts if fact), "secondary")
        more = self._more(lambda menu: self._person_menu(menu, person), person.name)
        return row(name, note, None, more, spacing=8)

    def _person_menu(self, menu: QMenu, person: ContactRow) -> None:
        desk = self._desk
        self._item(
            menu,
            translate("Profile", "Edit…"),
            lambda: forms.edit_contact(desk, person.customer_id, person),
        )
        self._item(
            menu,
            translate("Profile", "Add phone or address…"),
            lambda: forms.edit_method(desk, person.customer_id, contact_id=person.id),
        )
        menu.addSeparator()
        self._item(
            menu,
            translate("Profile", "Remove"),
            lambda: desk.workspace.do(contacts.remove, person.id, owner=self),
        )

    def _days(self, card: CustomerCard) -> QFrame:
        rows: list[QWidget | QHBoxLayout | QGridLayout] = [
            self._occasion(card, each) for each in card.occasions
        ]
        if not rows:
            rows.append(
                label(lambda: translate("Profile", "No birthday or other day yet."), "hint")
            )
        add = self._add(
            lambda: translate("Profile", "Add day"),
            lambda: forms.edit_occasion(self._desk, card.id, card.contacts),
        )
        return self._block(lambda: translate("Profile", "Occasions"), rows, add)

    def _occasion(self, card: CustomerCard, found: OccasionRow) -> QHBoxLayout:
        name = " ".join(
            part for part in (found.contact_name, found.title or word(found.kind)) if part
        )
        facts = []
        if found.calendar is CalendarKind.LUNAR:
            facts.append(
                translate("Profile", "lunar {month}/{day}").format(month=found.month, day=found.day)
            )
        if found.next_on is not None:
            facts.append(day(found.next_on, self._today))
        if found.year:
            facts.append(str(found.year))

        def fill(menu: QMenu) -> None:
            self._item(
                menu,
                translate("Profile", "Edit…"),
                lambda: forms.edit_occasion(self._desk, card.id, card.contacts, found),
            )
            self._item(
                menu,
                translate("Profile", "Remove"),
                lambda: self._desk.workspace.do(occasions.remove, found.id, owner=self),
            )

        note = label(" · ".join(facts), "secondary")
        return row(label(name), note, None, self._more(fill, name), spacing=8)

    def _fields(self, card: CustomerCard) -> QFrame:
        grid = QGridLayout()
        px = self._desk.theme.px
        grid.setContentsMargins(0, 0, px(6), 0)
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(5))
        grid.setColumnStretch(1, 1)
        at = 0
        for info in infos(CustomerCard):
            value = getattr(card, info.name)
            if info.name in _ELSEWHERE or value in {None, ""} or value is False:
                continue
            if info.kind is FieldKind.PICK:
                shown = self._names.pick(PickList(info.pick_list), str(value))
            elif info.kind is FieldKind.DAY:
                shown = day(value, self._today)
            else:
                shown = str(value)
            title = label(lambda info=info: field_label(info.label), "secondary")  # type: ignore[misc]  # bound at once
            grid.addWidget(title, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(shown, wraps=True, selects=True), at, 1)
            at += 1
        rows: list[QWidget | QHBoxLayout | QGridLayout] = [grid]
        if not at:
            rows = [label(lambda: translate("Profile", "Nothing more is known yet."), "hint")]
        edit = button(
            lambda: translate("Profile", "Edit"),
            lambda: edit_customer(self._desk, card),
            look="flat",
            icon=(self._desk.icons, "pencil"),
        )
        edit.hint("F2")
        return self._block(lambda: translate("Profile", "Details"), rows, edit)

    def _original(self, card: CustomerCard) -> QFrame:
        first = card.originals[0]
        rows: list[QWidget | QHBoxLayout | QGridLayout] = [
            label(first.file_name, "hint"),
            *(
                label(f"{header}: {cell}", "secondary", wraps=True, selects=True)
                for header, cell in first.cells
                if cell
            ),
        ]
        return self._block(lambda: translate("Profile", "As it was imported"), rows)

    def _more(self, fill: Callable[[QMenu], object], what: str) -> Button:
        made = icon_button(
            self._desk.icons,
            "ellipsis-vertical",
            lambda: translate("Profile", "More for {name}").format(name=what),
        )

        def show() -> None:
            menu = QMenu(self)
            fill(menu)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(made.mapToGlobal(made.rect().bottomLeft()))

        made.clicked.connect(show)
        return made

    def _item(self, menu: QMenu, text: str, chosen: Callable[[], object]) -> None:
        menu.addAction(text).triggered.connect(lambda: chosen())  # noqa: PLW0108 - drops "checked"
