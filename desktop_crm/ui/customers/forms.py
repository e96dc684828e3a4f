"""Dialogs of the Customers page: contacts, contact methods, occasions, purchases, tags, views."""

from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu, QWidget

from desktop_crm.domain.criteria import Criteria, Sort
from desktop_crm.domain.customers import ContactMethodRow, ContactRow, CustomerCard
from desktop_crm.domain.occasions import OccasionRow
from desktop_crm.domain.purchases import NewLine
from desktop_crm.domain.values import Money
from desktop_crm.domain.words import (
    Attitude,
    CalendarKind,
    ContactRole,
    FollowUpKind,
    LifecycleStage,
    MethodKind,
    OccasionKind,
    Tier,
)
from desktop_crm.queries import settings as vault_settings
from desktop_crm.services import (
    contact_methods,
    contacts,
    customers,
    follow_ups,
    occasions,
    purchases,
    segments,
    tags,
)
from desktop_crm.ui.kit.customer_forms import stage_choices, tier_choices, with_offers
from desktop_crm.ui.kit.editors import open_form, window_of
from desktop_crm.ui.kit.field_doubts import watch_method
from desktop_crm.ui.kit.field_inputs import choices_of
from desktop_crm.ui.kit.forms import Form, FormDialog
from desktop_crm.ui.kit.inputs import LineInput
from desktop_crm.ui.kit.labels import label
from desktop_crm.ui.kit.language import Text, resolved, translate
from desktop_crm.ui.kit.page import Desk

_MONTHS, _DAYS = 12, 31
_REMIND_DAYS = 7


def edit_contact(desk: Desk, customer_id: bytes, found: ContactRow | None = None) -> FormDialog:
    """Change a person at a company, or add one."""
    form = Form(desk.theme, desk.icons)
    form.add_text("name", lambda: translate("Contacts", "Name"), is_required=True)
    form.begin_row()
    form.add_text("title", lambda: translate("Contacts", "Job title"))
    form.add_choice(
        "role",
        lambda: translate("Contacts", "Role in a purchase"),
        choices_of(ContactRole, none=lambda: translate("Contacts", "Not known")),
    )
    form.add_choice(
        "attitude",
        lambda: translate("Contacts", "Attitude"),
        choices_of(Attitude, none=lambda: translate("Contacts", "Not known")),
    )
    form.end_row()
    form.add_long_text("note", lambda: translate("Contacts", "Note"), lines=3)
    names = ("name", "title", "role", "attitude", "note")
    form.put({name: getattr(found, name, None) for name in names})

    def save(dialog: FormDialog) -> None:
        if found is None:
            dialog.do(contacts.add, customer_id, form.values())
        else:
            dialog.do_changes(contacts.edit, found.id)

    title = (
        (lambda: translate("Contacts", "New contact"))
        if found is None
        else (lambda: translate("Contacts", "Edit contact"))
    )
    key = f"contact:new:{customer_id.hex()}" if found is None else f"contact:{found.id.hex()}"
    return open_form(desk, title, form, save, draft=key)


def edit_method(
    desk: Desk,
    customer_id: bytes,
    found: ContactMethodRow | None = None,
    *,
    contact_id: bytes | None = None,
    kind: MethodKind = MethodKind.PHONE,
) -> FormDialog:
    """Change a phone, an e-mail address or the like, or add one."""
    form = Form(desk.theme, desk.icons)
    form.begin_row()
    form.add_choice("kind", lambda: translate("Methods", "Type"), choices_of(MethodKind))
    form.add_text("label", lambda: translate("Methods", "Label"),
                  hint=lambda: translate("Methods", "work, mobile, reception"))  # fmt: skip
    form.end_row()
    form.add_text("value", lambda: translate("Methods", "Number or address"), is_required=True)
    watch_method(desk, form, "value", lambda: form.values()["kind"])
    form.add_flag("is_primary", lambda: translate("Methods", "This is the main one"))
    form.put(
        {
            "kind": kind if found is None else found.kind,
            "value": None if found is None else found.value,
            "label": None if found is None else found.label,
            "is_primary": found is not None and found.is_primary,
        }
    )

    def save(dialog: FormDialog) -> None:
        if found is None:
            values = form.values()
            dialog.do(
                contact_methods.add,
                customer_id,
                values["kind"],
                values["value"],
                contact_id=contact_id,
                label=values["label"],
                is_primary=values["is_primary"],
            )
        else:
            dialog.do_changes(contact_methods.edit, found.id)

    title = (
        (lambda: translate("Methods", "New contact method"))
        if found is None
        else (lambda: translate("Methods", "Edit contact method"))
    )
    owner = (contact_id or customer_id).hex()
    key = f"contact_method:new:{owner}" if found is None else f"contact_method:{found.id.hex()}"
    dialog = open_form(desk, title, form, save, draft=key)
    form.widget("value").setFocus()
    return dialog


def edit_occasion(
    desk: Desk, customer_id: bytes, people: Sequence[ContactRow], found: OccasionRow | None = None
) -> FormDialog:
    """Change a yearly day worth a greeting, or add one."""
    form = Form(desk.theme, desk.icons)
    form.begin_row()
    form.add_choice("kind", lambda: translate("Occasions", "Type"), choices_of(OccasionKind))
    form.add_choice(
        "calendar", lambda: translate("Occasions", "Calendar"), choices_of(CalendarKind)
    )
    form.end_row()
    form.begin_row()
    _add_number(form, "month", lambda: translate("Occasions", "Month"), 1, _MONTHS)
    _add_number(form, "day", lambda: translate("Occasions", "Day"), 1, _DAYS)
    _add_number(form, "year", lambda: translate("Occasions", "Year, if known"), 1, 9999)
    form.end_row()
    form.begin_row()
    form.add_choice(
        "contact_id",
        lambda: translate("Occasions", "Of whom"),
        (
            ("", lambda: translate("Occasions", "The customer")),
            *((person.id.hex(), person.name) for person in people),
        ),
    )
    _add_number(
        form, "remind_days_before", lambda: translate("Occasions", "Remind days before"), 0, 99
    )
    form.end_row()
    form.add_text("title", lambda: translate("Occasions", "Name"))
    form.put(
        {
            "kind": OccasionKind.BIRTHDAY if found is None else found.kind,
            "calendar": CalendarKind.SOLAR if found is None else found.calendar,
            "month": None if found is None else found.month,
            "day": None if found is None else found.day,
            "year": None if found is None else found.year,
            "contact_id": found.contact_id.hex() if found and found.contact_id else "",
            "title": None if found is None else found.title,
            "remind_days_before": _REMIND_DAYS if found is None else found.remind_days_before,
        }
    )

    def save(dialog: FormDialog) -> None:
        values = form.values() if found is None else form.changed_values()
        if "contact_id" in values:
            values["contact_id"] = bytes.fromhex(values["contact_id"]) or None
        if found is None:
            dialog.do(occasions.add, customer_id, **values)
        else:
            dialog.do_changes(occasions.edit, found.id, values)

    title = (
        (lambda: translate("Occasions", "New occasion"))
        if found is None
        else (lambda: translate("Occasions", "Edit occasion"))
    )
    return open_form(desk, title, form, save)


def record_purchase(desk: Desk, customer_id: bytes) -> None:
    """Record what a customer bought."""
    desk.workspace.ask(
        vault_settings.settings,
        then=lambda rules: _open_purchase(desk, customer_id, rules.currency),
        owner=window_of(desk),
        key="currency",
    )


def edit_tags(desk: Desk, card: CustomerCard) -> None:
    """Give a customer exactly the tags that are chosen."""

    def show(known: Sequence[str]) -> None:
        form = Form(desk.theme, desk.icons)
        form.add_tags("tags", lambda: translate("Tags", "Tags"), known)
        form.put({"tags": tuple(tag.name for tag in card.tags)})

        def save(dialog: FormDialog) -> None:
            names = form.values()["tags"]
            if names == tuple(tag.name for tag in card.tags):
                dialog.finish()
            else:
                dialog.do(tags.replace, card.id, names)

        open_form(
            desk,
            lambda: translate("Tags", "Tags of {name}").format(name=card.name),
            form,
            save,
        )

    with_offers(desk, lambda found: show(found.tags))


def tag_many(desk: Desk, ids: Sequence[bytes]) -> None:
    """Give tags to many customers, or take them away."""

    def show(known: Sequence[str]) -> None:
        form = Form(desk.theme, desk.icons)
        form.add_widget(_count_label(len(ids)))
        form.add_tags("added", lambda: translate("Tags", "Add"), known)
        form.add_tags("removed", lambda: translate("Tags", "Remove"), known)
        form.put({"added": (), "removed": ()})

        def save(dialog: FormDialog) -> None:
            values = form.values()
            dialog.do(tags.change, ids, values["added"], values["removed"])

        open_form(desk, lambda: translate("Tags", "Tags"), form, save)

    with_offers(desk, lambda found: show(found.tags))


def plan_many(desk: Desk, ids: Sequence[bytes]) -> FormDialog:
    """Plan the same follow-up for many customers."""
    form = Form(desk.theme, desk.icons)
    form.add_widget(_count_label(len(ids)))
    form.add_text("title", lambda: translate("Editors", "What is to be done"), is_required=True)
    form.add_day(
        "due_on",
        lambda: translate("Editors", "Due on"),
        desk.workspace.now,
        holidays=desk.workspace.holidays,
        is_required=True,
    )
    form.add_choice("kind", lambda: translate("Editors", "Type"), choices_of(FollowUpKind))
    form.put({"kind": FollowUpKind.CHECK_IN})

    def save(dialog: FormDialog) -> None:
        values = form.values()
        dialog.do(follow_ups.plan_all, ids, title=values["title"],
            due_on=values["due_on"], kind=values["kind"])  # fmt: skip

    return open_form(
        desk,
        lambda: translate("Bulk", "Plan follow-ups"),
        form,
        save,
        verb=lambda: translate("Editors", "Plan"),
    )


def save_view(desk: Desk, criteria: Criteria, sort: Sort, name: str) -> FormDialog:
    """Save filters as a view."""
    form = Form(desk.theme, desk.icons)
    form.add_text("name", lambda: translate("Views", "Name of the view"), is_required=True)
    form.put({"name": name})

    def save(dialog: FormDialog) -> None:
        dialog.do(segments.add, form.values()["name"], criteria, sort=sort)

    return open_form(desk, lambda: translate("Views", "Save view"), form, save)


def tier_menu(desk: Desk, parent: QWidget, ids: Sequence[bytes], current: object = 0) -> QMenu:
    """Return a menu that gives customers a tier."""
    return _choice_menu(
        parent,
        tier_choices(),
        current,
        lambda tier: desk.workspace.do(customers.set_tier, ids, _tier(tier), owner=parent),
    )


def stage_menu(
    desk: Desk,
    parent: QWidget,
    ids: Sequence[bytes],
    current: object = 0,
    suggested: LifecycleStage | None = None,
) -> QMenu:
    """Return a menu that gives customers a lifecycle stage."""
    return _choice_menu(
        parent,
        stage_choices(suggested),
        current,
        lambda stage: desk.workspace.do(customers.set_stage, ids, _stage(stage), owner=parent),
    )


def _tier(value: object) -> Tier | None:
    return value if isinstance(value, Tier) else None


def _stage(value: object) -> LifecycleStage | None:
    return value if isinstance(value, LifecycleStage) else None


def _choice_menu(
    parent: QWidget,
    choices: Sequence[tuple[object, Text]],
    current: object,
    chosen: Callable[[object], object],
) -> QMenu:
    menu = QMenu(parent)
    for value, text in choices:
        action = menu.addAction(resolved(text).replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(value == current)
        action.triggered.connect(lambda _on, value=value: chosen(value))
    menu.aboutToHide.connect(lambda: QTimer.singleShot(0, menu, menu.deleteLater))
    return menu


def _count_label(count: int) -> QWidget:
    return label(lambda: translate("Bulk", "For %n customers", "", count), "secondary")


def _add_number(form: Form, name: str, title: Text, least: int, most: int) -> None:
    made = LineInput("", title)
    made.textChanged.connect(form.edited)

    def is_valid() -> bool:
        text = made.text().strip()
        return not text or (text.isdecimal() and least <= int(text) <= most)

    form.add_field(
        name,
        title,
        made,
        read=lambda: int(made.text()) if made.text().strip().isdecimal() else None,
        put=lambda value: made.setText("" if value is None else str(value)),
        is_valid=is_valid,
        is_required=name in {"month", "day", "remind_days_before"},
    )


def _open_purchase(desk: Desk, customer_id: bytes, currency: str) -> FormDialog:
    form = Form(desk.theme, desk.icons)
    form.add_text("text", lambda: translate("Purchases", "What was bought"), is_required=True)
    form.begin_row()
    amount = LineInput("0.00", lambda: translate("Purchases", "Amount"))
    amount.textChanged.connect(form.edited)
    form.add_field(
        "amount",
        lambda: translate("Purchases", "Amount"),
        amount,
        read=lambda: _decimal(amount.text()),
        put=lambda value: amount.setText("" if value is None else str(value)),
        is_required=True,
        is_valid=lambda: not amount.text().strip() or _decimal(amount.text()) is not None,
    )
    form.add_text("currency", lambda: translate("Purchases", "Currency"), is_required=True)
    form.add_text("external_id", lambda: translate("Purchases", "Order number"))
    form.end_row()
    form.add_day(
        "bought_on",
        lambda: translate("Purchases", "Bought on"),
        desk.workspace.now,
        is_required=True,
        is_past=True,
    )
    form.add_widget(
        label(lambda: translate("Purchases", "A return has a negative amount."), "hint")
    )
    form.put({"currency": currency, "bought_on": desk.workspace.today(), "text": None})

    def save(dialog: FormDialog) -> None:
        values = form.values()
        code = values["currency"].upper()
        money = Money.of(values["amount"], code)
        dialog.do(
            purchases.add,
            customer_id,
            bought_on=values["bought_on"],
            lines=(NewLine(text=values["text"], amount=money),),
            currency=code,
            external_id=values["external_id"],
        )

    return open_form(
        desk,
        lambda: translate("Purchases", "Record purchase"),
        form,
        save,
        draft=f"purchase:new:{customer_id.hex()}",
    )


def _decimal(text: str) -> Decimal | None:
    plain = text.strip().replace(",", "").replace("，", "").replace("¥", "")
    try:
        found = Decimal(plain)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None
