"""Headers are found wherever they stand, and every column has a name of its own."""

import pytest

from desktop_crm.domain.importing import Sheet
from desktop_crm.exchange import records, tables


def read(text: str) -> Sheet:
    return records.read(text.encode(), "x.csv")


def test_titles_above_the_header_are_skipped() -> None:
    sheet = read("客户交接表\n2026,,\n客户名称,手机\n云栖水务,13800138000\n")
    assert sheet.headers == ("客户名称", "手机")
    assert [record.name for record in sheet.records] == ["云栖水务"]
    assert sheet.notices == ()


def test_a_table_without_a_header_is_told_and_read_by_content() -> None:
    sheet = read("张三,13800138000,a@example.com\n李四,13800138001,b@example.com\n")
    assert [field for _, field in sheet.columns] == ["customer", "phone", "email"]
    assert [notice.problem for notice in sheet.notices] == [records.NO_HEADER]
    assert len(sheet.records) == 2


@pytest.mark.parametrize(
    "header",
    [
        ",".join(f"col{number}" for number in range(500)),
        ",".join(f"Feld {number}" for number in range(500)),
        "Wer,Nummer,Ort",
    ],
)
def test_an_unknown_header_is_no_customer(header: str) -> None:
    width = header.count(",") + 1
    rows = "\n".join(",".join(["Li", "13800138000", *["x"] * (width - 2)]) for _ in range(3))
    sheet = read(f"{header}\n{rows}\n")
    assert len(sheet.records) == 3
    assert sheet.headers[0] == header.partition(",")[0]
    assert dict(sheet.columns)[sheet.headers[1]] == "phone"
    assert sheet.notices == ()


def test_names_only_are_not_taken_for_a_header() -> None:
    sheet = read("王芳,杭州\n李雷,北京\n")
    assert len(sheet.records) == 2
    assert sheet.notices


def test_columns_that_are_called_alike_are_told_apart() -> None:
    sheet = read("客户名称,手机,手机,备注,备注,\n云栖水务,13800138000,13800138001,一,二,三\n")
    assert sheet.headers == ("客户名称", "手机", "手机 (2)", "备注", "备注 (2)", "#6")
    record = sheet.records[0]
    assert [item.value for item in record.methods] == ["13800138000", "13800138001"]
    assert record.fields["note"] == "一\n二"
    assert dict(record.original)["手机 (2)"] == "13800138001"


def test_one_of_two_alike_can_be_mapped() -> None:
    text = "客户名称,备注,备注\n云栖水务,一,二\n"
    mapping = {"客户名称": "customer", "备注": "note", "备注 (2)": "preferences"}
    record = records.read(text.encode(), "x.csv", mapping=mapping).records[0]
    assert (record.fields["note"], record.fields["preferences"]) == ("一", "二")


def test_null_characters_are_told() -> None:
    sheet = read("客户名称,手机\n云\0栖,1380013\08000\n".replace("\\0", "\0"))
    assert [(item.problem, item.value) for item in sheet.notices] == [(tables.NULLS_REMOVED, "2")]
