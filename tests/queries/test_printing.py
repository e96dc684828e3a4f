"""What only paper reads."""

from desktop_crm.domain.customers import NewMethod
from desktop_crm.domain.words import ContactRole, MethodKind, SurveyScale
from desktop_crm.queries import printing
from desktop_crm.services import contacts, customers
from desktop_crm.storage.vault import Vault
from tests.factories import NOW, TODAY, ask, do


def test_letters_go_to_who_decides_at_the_address_there_is(vault: Vault) -> None:
    firm = do(
        vault,
        customers.add,
        {
            "name": "启明",
            "address": "星湖街 328 号",
            "region_city": "苏州",
            "region_province": "江苏",
            "postcode": "215000",
        },
        now=NOW,
    )
    do(vault, contacts.add, firm, {"name": "Anna"})
    do(vault, contacts.add, firm, {"name": "王小明", "role": ContactRole.DECIDES})
    abroad = do(
        vault,
        customers.add,
        {"name": "Northlake", "region_province": "Overseas", "region_city": "Leeds"},
        methods=[NewMethod(MethodKind.ADDRESS, "12 Harbour Road")],
        now=NOW,
    )
    nowhere = do(vault, customers.add, {"name": "Nowhere", "kind": "PERSON"}, now=NOW)
    found = ask(vault, printing.addresses, [nowhere, abroad, firm])
    assert [address.customer for address in found] == ["Nowhere", "Northlake", "启明"]
    assert found[2].person == "王小明"
    assert (found[2].province, found[2].city, found[2].postcode) == ("江苏", "苏州", "215000")
    # What the list of regions calls overseas is no place the post knows.
    assert (found[1].street, found[1].province) == ("12 Harbour Road", "")
    assert found[0].street == ""
    assert not found[0].is_company


def test_lines_of_a_list_come_in_the_order_asked_for_with_their_phones(vault: Vault) -> None:
    ids = [
        do(
            vault,
            customers.add,
            {"name": name},
            methods=[NewMethod(MethodKind.PHONE, f"138 0013 80{number:02}")],
            now=NOW,
        )
        for number, name in enumerate(("C", "A", "B"))
    ]
    found = list(ask(vault, lambda session: tuple(printing.listed(session, ids, today=TODAY))))
    assert [(row.row.name, row.phone) for row in found] == [
        ("C", "138 0013 8000"),
        ("A", "138 0013 8001"),
        ("B", "138 0013 8002"),
    ]


def test_names_stand_under_their_letter(vault: Vault) -> None:
    names = ("张三", "apple", "8 Ball", "李四", "Ж")
    ids = [do(vault, customers.add, {"name": name}, now=NOW) for name in names]
    found = ask(vault, printing.names, ids)
    assert [(name.initial, name.name) for name in found] == [
        ("A", "apple"),
        ("L", "李四"),
        ("Z", "张三"),
        ("#", "8 Ball"),
        ("#", "Ж"),
    ]


def test_a_file_without_surveys_asks_nothing(vault: Vault) -> None:
    assert ask(vault, printing.questions) == ()
    with vault.write() as session:
        session.connection().exec_driver_sql(
            "INSERT INTO survey (id, name, scale, question) "
            "VALUES (randomblob(16), 'Year', 'CSAT5', 'How was it?')"
        )
    (question,) = ask(vault, printing.questions)
    assert (question.text, question.scale) == ("How was it?", SurveyScale.CSAT5)
    assert len(question.number) == 8
