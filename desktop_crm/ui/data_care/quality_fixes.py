"""What mends a gap or a doubtful value: one small form each, one step for undo each."""

from desktop_crm.domain.customers import CustomerCard
from desktop_crm.domain.quality import Doubt, Gap
from desktop_crm.domain.words import MethodKind
from desktop_crm.queries import customers as customer_queries
from desktop_crm.services import contact_methods, contacts, customers
from desktop_crm.ui.kit import follow_up_editors
from desktop_crm.ui.kit.customer_forms import edit_customer
from desktop_crm.ui.kit.editors import open_form, window_of
from desktop_crm.ui.kit.field_doubts import watch_code, watch_method
from desktop_crm.ui.kit.field_inputs import choices_of
from desktop_crm.ui.kit.forms import Form, FormDialog
from desktop_crm.ui.kit.language import translate, word
from desktop_crm.ui.kit.page import Desk
from desktop_crm.ui.kit.person import Person

_WIDTH = 460


def mend(desk: Desk, person: Person, gap: Gap) -> None:
    """Open what closes a gap."""
    acts = {
        Gap.UNREACHABLE: _add_method,
        Gap.NO_CONTACT: _add_contact,
        Gap.NO_FOLLOW_UP: follow_up_editors.plan,
        Gap.NOT_VERIFIED: _verify,
        Gap.FIELDS_MISSING: _edit_card,
    }
    act = acts.get(gap)
    if act is not None:
        act(desk, person)


def correct(desk: Desk, doubt: Doubt) -> bool:
    """Open a doubtful value for correction; False if it is to be mended on the Card."""
    if doubt.method_id is not None:
        _edit_method(desk, doubt)
    elif doubt.field == "credit_code":
        _edit_code(desk, doubt)
    else:
        return False
    return True


def _verify(desk: Desk, person: Person) -> None:
    workspace = desk.workspace
    workspace.do(customers.verify, [person.id], today=workspace.today(), owner=window_of(desk))


def _edit_card(desk: Desk, person: Person) -> None:
    def opened(card: CustomerCard) -> None:
        edit_customer(desk, card)

    workspace = desk.workspace
    workspace.ask(
        customer_queries.card,
        person.id,
        today=workspace.today(),
        then=opened,
        owner=window_of(desk),
        key="card to edit",
    )


def _add_method(desk: Desk, person: Person) -> None:
    form = Form(desk.theme, desk.icons)
    kinds = choices_of(MethodKind)
    form.add_choice("kind", lambda: translate("Quality", "Kind"), kinds)
    form.add_text("value", lambda: translate("Quality", "Number or name"), is_required=True)
    watch_method(desk, form, "value", lambda: form.values()["kind"])
    form.put({"kind": MethodKind.PHONE})

    def save(dialog: FormDialog) -> None:
        values = form.values()
        desk.workspace.do(
            contact_methods.add,
            person.id,
            values["kind"],
            values["value"],
            owner=dialog,
            then=dialog.finish,
            failed=dialog.refuse,
        )

    text = translate("Quality", "How to reach {name}").format(name=person.name)
    open_form(desk, text, form, save, width=_WIDTH)
    form.widget("value").setFocus()


def _add_contact(desk: Desk, person: Person) -> None:
    form = Form(desk.theme, desk.icons)
    form.add_text("name", lambda: translate("Quality", "Name"), is_required=True)
    form.add_text("title", lambda: translate("Quality", "Job title"))

    def save(dialog: FormDialog) -> None:
        desk.workspace.do(
            contacts.add,
            person.id,
            form.values(),
            owner=dialog,
            then=dialog.finish,
            failed=dialog.refuse,
        )

    text = translate("Quality", "A contact at {name}").format(name=person.name)
    open_form(desk, text, form, save, width=_WIDTH)


def _edit_method(desk: Desk, doubt: Doubt) -> None:
    form = Form(desk.theme, desk.icons)
    form.add_text("value", lambda: word(doubt.kind), is_required=True)
    watch_method(desk, form, "value", lambda: doubt.kind)
    form.add_flag("works", lambda: translate("Quality", "It was tried and works"))
    form.put({"value": doubt.value, "works": False})

    def save(dialog: FormDialog) -> None:
        values = form.values()
        changes: dict[str, object] = {}
        if values["value"] != doubt.value:
            changes = {"value": values["value"], "bad_since": None}
        if values["works"]:
            changes |= {"verified_on": desk.workspace.today(), "bad_since": None}
        if not changes:
            dialog.finish()
            return
        desk.workspace.do(
            contact_methods.edit,
            doubt.method_id,
            changes,
            owner=dialog,
            then=dialog.finish,
            failed=dialog.refuse,
        )

    open_form(desk, doubt.customer_name, form, save, width=_WIDTH)


def _edit_code(desk: Desk, doubt: Doubt) -> None:
    form = Form(desk.theme, desk.icons)
    form.add_text("credit_code", lambda: translate("Field", "Credit code"))
    watch_code(form, "credit_code")
    form.put({"credit_code": doubt.value})

    def save(dialog: FormDialog) -> None:
        dialog.do_changes(customers.edit, doubt.customer_id)

    open_form(desk, doubt.customer_name, form, save, width=_WIDTH)
