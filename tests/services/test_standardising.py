"""Nothing is written unasked, what is chosen is one step, and what was typed stays."""

# ruff: noqa: RUF001 - full-width signs are what this is about

from sqlalchemy import update

from desktop_crm.domain.customers import CustomerCard, NewMethod
from desktop_crm.domain.standardising import Proposed, Rule
from desktop_crm.domain.words import CustomerKind, MethodKind
from desktop_crm.queries import customers as customer_queries
from desktop_crm.services import contacts, customers, history, standardising
from desktop_crm.services.use_cases import use_case
from desktop_crm.services.vaults import Vault
from desktop_crm.storage.entities.contact_method import ContactMethod
from tests import factories as make


def card(vault: Vault, customer_id: bytes) -> CustomerCard:
    return make.ask(vault, customer_queries.card, customer_id, today=make.TODAY)


def found(vault: Vault) -> tuple[Proposed, ...]:
    return make.ask(vault, standardising.proposals)


def test_what_was_chosen_is_written_in_one_step(vault: Vault) -> None:
    one = make.customer(
        vault, "ＡＢＣ Trading CO.,LTD", region_province="浙江省", region_city="杭州市"
    )
    make.do(vault, contacts.add, one, {"name": "JOHN SMITH"})
    before = card(vault, one)
    proposed = found(vault)
    assert {(each.field, each.after) for each in proposed} == {
        ("name", "ABC Trading Co., Ltd."),
        ("region_province", "Zhejiang"),
        ("region_city", "杭州"),
        ("name", "John Smith"),
    }
    assert card(vault, one) == before
    chosen = [each for each in proposed if each.field != "region_city"]
    assert make.do(vault, standardising.apply, chosen) == 3
    after = card(vault, one)
    assert (after.name, after.region_province) == ("ABC Trading Co., Ltd.", "Zhejiang")
    assert (after.region_city, after.contacts[0].name) == ("杭州市", "John Smith")
    assert [each.field for each in found(vault)] == ["region_city"]
    make.do(vault, history.undo)
    assert card(vault, one) == before


def test_a_typed_number_stays_and_its_form_is_made_anew(vault: Vault) -> None:
    methods = [NewMethod(MethodKind.PHONE, "１３８ 0013 8000")]
    one = make.customer(vault, "云栖", methods=methods)

    @use_case("Test")
    def forget_form(session: object) -> None:
        session.execute(update(ContactMethod).values(normalised=None))  # type: ignore[attr-defined]

    assert found(vault) == ()
    make.do(vault, forget_form)
    (proposed,) = found(vault)
    assert (proposed.rule, proposed.after) == (Rule.PHONE, "+8613800138000")
    assert proposed.typed == "１３８ 0013 8000"
    make.do(vault, standardising.apply, [proposed])
    method = card(vault, one).methods[0]
    assert (method.value, method.normalised) == ("１３８ 0013 8000", "+8613800138000")


def test_what_changed_meanwhile_stays(vault: Vault) -> None:
    one = make.customer(vault, "JOHN SMITH", kind=CustomerKind.PERSON)
    proposed = found(vault)
    make.do(vault, customers.edit, one, {"name": "Johnny Smith"})
    assert make.do(vault, standardising.apply, proposed) == 0
    assert card(vault, one).name == "Johnny Smith"
