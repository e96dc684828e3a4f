"""Workbooks are tables like all others; bombs and ruins are refused with a sentence."""

import io
import random
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
import xlsxwriter

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.domain.importing import Sheet
from desktop_crm.exchange import records, workbook_files, xlsx_files

HEADER = ["客户编号", "客户名称", "手机", "生日"]
ODS = """<?xml version="1.0" encoding="UTF-8"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:version="1.2">
<office:body><office:spreadsheet><table:table table:name="客户"><table:table-row>
<table:table-cell office:value-type="string"><text:p>姓名</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>电话</text:p></table:table-cell>
</table:table-row><table:table-row>
<table:table-cell office:value-type="string"><text:p>王芳</text:p></table:table-cell>
<table:table-cell office:value-type="float" office:value="13800138000" {more}>
<text:p>1</text:p></table:table-cell>
</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"""


def book(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True})
    fill(made)
    made.close()
    return out.getvalue()


def customers(made: xlsxwriter.Workbook) -> None:
    made.add_worksheet("说明").write_row(0, 0, ["只是说明"])
    sheet = made.add_worksheet("客户")
    day = made.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, ["客户清单"])
    sheet.write_row(1, 0, HEADER)
    sheet.write_row(2, 0, ["007", "云栖水务有限公司", 13800138000])
    sheet.write_datetime(2, 3, datetime(1980, 3, 14, tzinfo=UTC).replace(tzinfo=None), day)
    sheet.write_row(4, 0, [8.0, "李雷", "139 0013 9000", 29294])


def ods(more: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS.replace("\n", "").replace("{more}", more))
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:'
            'manifest:1.0">'
            "</manifest:manifest>",
        )
    return out.getvalue()


def read(data: bytes) -> Sheet:
    return records.read(data, "customers.xlsx")


def packed(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_the_sheet_with_a_header_is_read_and_cells_keep_their_kind() -> None:
    sheet = read(book(customers))
    assert sheet.headers == tuple(HEADER)
    assert sheet.other_sheets == ("说明",)
    first, second = sheet.records
    assert (first.row, first.external_id, first.name) == (3, "007", "云栖水务有限公司")
    assert first.methods[0].value == "13800138000"
    assert (second.row, second.external_id, second.name) == (5, "8", "李雷")
    days = [(o.year, o.month, o.day) for one in sheet.records for o in one.occasions]
    assert days == [(1980, 3, 14), (1980, 3, 14)]


def test_ods_is_read_too() -> None:
    sheet = read(ods())
    assert [(one.name, one.methods[0].value) for one in sheet.records] == [("王芳", "13800138000")]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (13800138000.0, "13800138000"),
        (0.1 + 0.2, "0.3"),
        (True, "1"),
        (None, ""),
        (date(2026, 1, 2), "2026-01-02"),
        (datetime(2026, 1, 2, 3, 4, 5, 6), "2026-01-02 03:04:05"),
        (float("inf"), "inf"),
        ("a\r\nb", "a\nb"),
    ],
)
def test_cells_as_people_read_them(value: object, text: str) -> None:
    assert workbook_files.text_of(value) == text


def test_what_we_write_is_text_and_comes_back() -> None:
    out = io.BytesIO()
    rows = [HEADER, ["007", "=1+1 有限公司", "013800138000", "@x"], ["8", "x" * 40_000, "", ""]]
    xlsx_files.write(rows, out)
    assert b"<f>" not in zipfile.ZipFile(out).read("xl/worksheets/sheet1.xml")
    first = workbook_files.read(out.getvalue(), "x").sheets[0][1].lines
    assert first[1].cells == tuple(rows[1])
    assert len(first[2].cells[1]) == xlsx_files.MAX_CELL


def far() -> bytes:
    return book(lambda made: made.add_worksheet().write_string(1_048_575, 16_383, "far"))


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (packed(**{"xl/a.xml": b"0" * 60_000_000}), Fault.TOO_LARGE),
        (packed(**{f"xl/{n}.xml": b"" for n in range(2_001)}), Fault.TOO_LARGE),
        (far(), Fault.TOO_LARGE),
        (ods('table:number-columns-repeated="99999"'), Fault.TOO_LARGE),
        (packed(a=b"b"), Fault.FILE_FORMAT),
        (book(customers)[:900], Fault.FILE_FORMAT),
        (b"PK\x03\x04", Fault.FILE_FORMAT),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), Fault.FILE_FORMAT),
    ],
    ids=["bomb", "entries", "far cell", "repeated", "no workbook", "cut", "head", "xls ruin"],
)
def test_bombs_and_ruins_are_refused(data: bytes, fault: Fault) -> None:
    with pytest.raises(Unavailable) as refused:
        read(data)
    assert refused.value.fault is fault


def test_entities_are_not_expanded() -> None:
    sheet = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    data = ods()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            content = old.read(entry).decode()
            content = content.replace('<?xml version="1.0" encoding="UTF-8"?>', sheet)
            new.writestr(entry.filename, content.replace("王芳", "&b;"))
    try:
        found = read(out.getvalue())
    except Unavailable:
        return
    assert all("aaaa" not in one.name for one in found.records)


@pytest.mark.fuzz
@pytest.mark.parametrize("whole", [True, False])
def test_damage_is_read_or_refused(whole: bool) -> None:
    dice = random.Random(3)  # noqa: S311 - the same damage every time
    good = book(customers)
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    for _ in range(150):
        if whole:
            data = bytearray(good)
            for _ in range(dice.randrange(1, 6)):
                data[dice.randrange(4, len(data))] = dice.randrange(256)
        else:
            name = dice.choice(sorted(parts))
            part = bytearray(parts[name])
            for _ in range(dice.randrange(1, 6)):
                part[dice.randrange(len(part))] = dice.randrange(32, 127)
            data = bytearray(packed(**{**parts, name: bytes(part)}))
        try:
            read(bytes(data))
        except Unavailable:
            continue
