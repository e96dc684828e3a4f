"""Rows become customers: what belongs together is put together, and nothing is lost."""
# ruff: noqa: E501 (rows as programs write them)

from desktop_crm.domain.importing import Record
from desktop_crm.domain.words import CustomerKind, MethodKind
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


def read(header: str, row: str, encoding: str = "utf-8") -> Record:
    return records.read(f"{header}\n{row}\n".encode(encoding), "x.csv").records[0]


def methods(record: Record) -> list[tuple[MethodKind, str, str | None]]:
    return [(item.kind, item.value, item.label) for item in record.methods]


def test_outlook() -> None:
    record = read(
        "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,"
        "Business Street,Business Street 2,Business City,Business State,Business Postal Code,"
        "Business Country/Region,Home Street,Home City,Home Postal Code,Business Fax,"
        "Business Phone,Business Phone 2,Mobile Phone,Assistant's Phone,Account,Anniversary,"
        "Birthday,Categories,E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address,"
        "Gender,Notes,Priority,Web Page",
        "Ms.,Grace,M,O'Hara,,Harbour Foods Ltd,Quality,QA Lead,12 Quay St,Floor 3,London,,E14,"
        "UK,1 Home Rd,Kent,CT1,+44 20 1,+44 20 2,+44 20 3,+44 7700 9,,,0/0/00,0/0/00,VIP;Food,"
        "grace@example.co.uk,SMTP,Grace (work),g2@example.co.uk,Unspecified,hello,Normal,"
        "http://harbour.example",
    )
    assert (record.name, record.kind) == ("Grace M O'Hara", CustomerKind.PERSON)
    assert record.fields == {
        "company": "Harbour Foods Ltd",
        "job_title": "QA Lead",
        "address": "12 Quay St, Floor 3",
        "region_city": "London",
        "postcode": "E14",
        "country": "UK",
        "note": "hello\nQuality",
        "website": "http://harbour.example",
    }
    assert methods(record) == [
        (MethodKind.PHONE, "+44 20 2", "work"),
        (MethodKind.PHONE, "+44 20 3", "work"),
        (MethodKind.PHONE, "+44 7700 9", "mobile"),
        (MethodKind.PHONE, "+44 20 1", "work"),
        (MethodKind.EMAIL, "grace@example.co.uk", None),
        (MethodKind.EMAIL, "g2@example.co.uk", None),
        (MethodKind.ADDRESS, "1 Home Rd, Kent, CT1", "home"),
    ]
    assert record.tags == ("VIP", "Food")
    assert record.warnings == ()


def test_google_as_it_was() -> None:
    record = read(
        "Name,Given Name,Additional Name,Family Name,Group Membership,E-mail 1 - Type,"
        "E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,"
        "Organization 1 - Name,Organization 1 - Title",
        "王小明,小明,,王,供应商 ::: * myContacts,* Work,a@b.cn,Mobile,138 0013 8000 ::: 139 0013 9000,"
        "Work,0571 1,云栖水务,经理",
    )
    assert (record.name, record.fields["company"]) == ("王小明", "云栖水务")
    assert methods(record) == [
        (MethodKind.PHONE, "138 0013 8000", "mobile"),
        (MethodKind.PHONE, "139 0013 9000", "mobile"),
        (MethodKind.PHONE, "0571 1", "work"),
        (MethodKind.EMAIL, "a@b.cn", "work"),
    ]
    assert record.tags == ("供应商",)


def test_google_as_it_is() -> None:
    record = read(
        "First Name,Middle Name,Last Name,Nickname,File As,Organization Name,Organization Title,"
        "Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,"
        "Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,"
        "Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 2 - Street,"
        "Address 2 - City,Website 1 - Value",
        "Jörg,,Müller,Jojo,,Timber,Buyer,--11-05,n,* myContacts ::: Kunde,* Home,j@e.de,Work,+49 1,"
        'Work,"Hafen 1\n20457 Hamburg",Hafen 1,Hamburg,HH,20457,DE,Nebenweg 3,Kiel,http://t.example',
    )
    assert record.fields["address"] == "Hafen 1"
    assert (record.fields["short_name"], record.fields["region_city"]) == ("Jojo", "Hamburg")
    assert (MethodKind.ADDRESS, "Nebenweg 3, Kiel", "address 2") in methods(record)
    assert (MethodKind.EMAIL, "j@e.de", "home") in methods(record)
    assert record.tags == ("Kunde",)
    assert [(item.month, item.day, item.year) for item in record.occasions] == [(11, 5, None)]


def test_thunderbird() -> None:
    record = read(
        "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Work Phone,"
        "Home Phone,Fax Number,Pager Number,Mobile Number,Home Address,Home Address 2,Home City,"
        "Home State,Home ZipCode,Home Country,Work Address,Work City,Job Title,Department,"
        "Organization,Web Page 1,Birth Year,Birth Month,Birth Day,Notes",
        "Ann,Li,Ann Li,Annie,a@b.cn,a2@b.cn,1,2,3,4,5,Hof 1,Tür 2,Wien,,1010,AT,Ring 9,Graz,CEO,"
        "Top,Acme,http://a.example,1980,3,14,x",
    )
    assert record.name == "Ann Li"
    assert record.fields["address"] == "Hof 1, Tür 2"
    assert (record.fields["region_city"], record.fields["postcode"]) == ("Wien", "1010")
    assert (MethodKind.ADDRESS, "Ring 9, Graz", "work") in methods(record)
    assert [(item.year, item.month, item.day) for item in record.occasions] == [(1980, 3, 14)]
    assert {value for kind, value, _ in methods(record) if kind is MethodKind.PHONE} == set("12345")


def test_traditional_chinese() -> None:
    record = read(
        "客戶編號,客戶名稱,聯絡人,職稱,電話,行動電話,電子信箱,統一編號,縣市,地址,郵遞區號,客戶等級,產業別,標籤,備註,生日",
        "T-1,大有貿易股份有限公司,陳大文,經理,02-2345-6789,0912-345-678,t@e.tw,12345678,台北市,忠孝東路 1 號,"
        "110,A級,電子,展會,老客戶,1980/3/14",
        "big5",
    )
    assert (record.external_id, record.name, record.tier) == ("T-1", "大有貿易股份有限公司", "A")
    assert [(item.name, item.title) for item in record.contacts] == [("陳大文", "經理")]
    assert record.fields == {
        "region_city": "台北市",
        "address": "忠孝東路 1 號",
        "postcode": "110",
        "industry": "電子",
        "note": "老客戶",
    }
    assert len(record.methods) == 3
    assert dict(record.original)["統一編號"] == "12345678"


def test_days_of_a_column_are_read_in_one_order() -> None:
    american = "Name,Birthday\nAnn,3/4/1980\nBob,3/14/1980\n"
    european = "Name,Birthday\nAnn,3/4/1980\nBob,14/3/1980\n"
    months = [
        [record.occasions[0].month for record in records.read(text.encode(), "x.csv").records]
        for text in (american, european)
    ]
    assert months == [[3, 3], [4, 3]]
