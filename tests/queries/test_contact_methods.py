"""The phone a list shows."""

from datetime import date

from desktop_crm.domain.customers import NewMethod
from desktop_crm.domain.words import MethodKind
from desktop_crm.queries.contact_methods import main_phones
from desktop_crm.services import contact_methods, contacts, customers
from desktop_crm.services.unit_of_work import read, write
from desktop_crm.services.vaults import Vault

PHONE = MethodKind.PHONE


def test_the_main_phone_is_the_primary_then_the_own_then_a_contacts(vault: Vault) -> None:
    now = vault.clock()
    methods = [NewMethod(MethodKind.EMAIL, "a@example.com"), NewMethod(PHONE, "1")]
    first = write(vault, customers.add, {"name": "A"}, methods=methods, now=now).value
    second = write(vault, customers.add, {"name": "B"}, now=now).value
    third = write(vault, customers.add, {"name": "C"}, now=now).value
    person = write(vault, contacts.add, second, {"name": "P"}).value
    theirs = write(vault, contact_methods.add, second, PHONE, "2", contact_id=person).value
    assert read(vault, main_phones, [first, second, third]) == {first: "1", second: "2"}
    own = write(vault, contact_methods.add, second, PHONE, "3").value
    assert read(vault, main_phones, [second]) == {second: "3"}
    write(vault, contact_methods.edit, theirs, {"is_primary": True})
    assert read(vault, main_phones, [second]) == {second: "2"}
    write(vault, contact_methods.edit, theirs, {"bad_since": date(2026, 1, 1)})
    assert read(vault, main_phones, [second]) == {second: "3"}
    write(vault, contact_methods.remove, own)
    assert read(vault, main_phones, [second]) == {second: "2"}
