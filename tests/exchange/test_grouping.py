"""Rows of one customer become one record; namesakes stay apart, and no row is lost."""

from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.domain.importing import EntryKind, Record
from desktop_crm.domain.words import CustomerKind
from desktop_crm.exchange import grouping, records, vcard_files


def read(text: str) -> tuple[Record, ...]:
    return records.read(text.encode(), "x.csv").records


def test_contacts_of_one_company_are_one_customer() -> None:
    found = read(
        "客户名称,联系人,手机,城市\n云栖水务,张三,13800138001,杭州\n大有,钱七,,\n"
        "云栖水务,李四,13800138002,\n"
    )
    assert [record.name for record in found] == ["云栖水务", "大有"]
    assert [contact.name for contact in found[0].contacts] == ["张三", "李四"]
    assert [(item.value, item.contact) for item in found[0].methods] == [
        ("13800138001", 0),
        ("13800138002", 1),
    ]
    assert [source.row for source in found[0].sources] == [2, 4]


def test_namesakes_stay_apart() -> None:
    found = read("客户名称,联系人,城市\n云栖水务,张三,杭州\n云栖水务,李四,上海\n")
    assert [record.fields["region_city"] for record in found] == ["杭州", "上海"]


def test_rows_that_only_share_a_name_stay_apart() -> None:
    assert len(read("姓名,城市\n王芳,杭州\n王芳,杭州\n")) == 2


def test_one_external_id_is_one_customer_and_differences_are_told() -> None:
    found = read(
        "客户编号,客户名称,城市,备注\nC1,云栖水务,杭州,一\nC1,云栖水务,上海,二\nC1,别人,,\n"
    )
    assert [record.name for record in found] == ["云栖水务", "别人"]
    assert found[0].fields == {"region_city": "杭州", "note": "一\n二"}
    assert [(item.row, item.problem, item.value) for item in found[0].warnings] == [
        (3, grouping.DIFFERS, "上海")
    ]


def test_entries_beside_customers_belong_to_them() -> None:
    found = read(
        "客户名称,联系人,手机,订单号,订单日期,产品,金额,跟进时间,跟进内容,跟进人\n"
        '云栖水务,张三,13800138001,S1,2025/3/5,水表,"1,200.50",2025-3-1 14:30,谈价,小陈\n'
        "云栖水务,张三,13800138001,S2,2025/4/31,阀门,3,,,\n"
        "大有,钱七,13800138003,,,,,,,\n"
    )
    assert [len(record.entries) for record in found] == [3, 0]
    first, told, second = found[0].entries
    assert (first.kind, first.order, str(first.amount)) == (EntryKind.PURCHASES, "S1", "1200.50")
    assert (told.kind, told.text, told.author, str(told.at)) == (
        EntryKind.INTERACTIONS, "谈价", "小陈", "14:30:00",
    )  # fmt: skip
    assert (second.on, [item.value for item in found[0].warnings]) == (None, ["2025/4/31"])


def test_a_sheet_of_orders_alone_is_known_by_its_header() -> None:
    sheet = records.read("客户,订单号,订单日期,产品,金额\nx,S1,2024/1/1,p,3\n".encode(), "x.csv")
    assert sheet.kind is EntryKind.PURCHASES
    as_customers = records.read(
        "客户,订单号,订单日期,产品,金额\nx,S1,2024/1/1,p,3\n".encode(), "x.csv", noun="customers"
    )
    assert (as_customers.kind, len(as_customers.records[0].entries)) == (None, 1)


def test_persons_can_become_contacts_of_their_company() -> None:
    cards = (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:张三\r\nN:张;三;;;\r\nORG:云栖水务\r\nTITLE:经理\r\n"
        "TEL:13800138001\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nFN:李四\r\nN:李;四;;;\r\n"
        "ORG:云栖水务\r\nTEL:13800138002\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:3.0\r\n"
        "FN:王五\r\nN:王;五;;;\r\nEND:VCARD\r\n"
    )
    found = grouping.by_company(vcard_files.read(cards.encode(), "x.vcf").records)
    assert [(item.name, item.kind) for item in found] == [
        ("云栖水务", CustomerKind.COMPANY),
        ("王五", CustomerKind.PERSON),
    ]
    assert [(item.name, item.title) for item in found[0].contacts] == [
        ("张三", "经理"),
        ("李四", None),
    ]
    assert [item.contact for item in found[0].methods] == [0, 1]


CELLS = st.sampled_from(["", "云栖水务", "大有", "C1", "C2", "张三", "李四", "杭州", "上海"])


@given(st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS), min_size=1, max_size=12))
def test_every_row_is_in_one_record(rows: list[tuple[str, ...]]) -> None:
    header = "客户编号,客户名称,联系人,城市\n"
    found = read(header + "".join(",".join(row) + "\n" for row in rows))
    told = [dict(source.original) for record in found for source in record.sources]
    filled = [
        {name: cell for name, cell in zip(header.strip().split(","), row, strict=True) if cell}
        for row in rows
        if any(row)
    ]
    for row in filled:
        assert row in told
    for record in found:
        assert len({source.fingerprint for source in record.sources}) == len(record.sources)
