"""Rows become customers: what belongs together is put together, and nothing is lost."""

from desktop_crm.domain.words import MethodKind
from desktop_crm.exchange import records


def test_an_address_in_pieces_is_one() -> None:
    sheet = (
        "given_name,surname,street_number,address_1,address_2,suburb\n"
        "Ann,Li,12,main street,flat 2,dubbo\n"
    )
    found = records.read(sheet.encode(), "x.csv").records[0]
    assert found.fields["address"] == "12 main street, flat 2"
    assert found.fields["region_city"] == "dubbo"


def test_a_second_address_is_kept_beside() -> None:
    sheet = "Name,Home Street,Home Street 2,Business Street\nAnn,A 1,B 2,C 3\n"
    found = records.read(sheet.encode(), "x.csv").records[0]
    assert found.fields["address"] == "A 1, B 2"
    assert [(m.kind, m.value, m.label) for m in found.methods] == [
        (MethodKind.ADDRESS, "C 3", "work")
    ]
