"""A table is read right whatever program wrote it."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.exchange import encodings

CHINESE = "客户名称,电话\r\n杭州云栖水务科技有限公司,13800138000\r\n张伟,0571-88886666\r\n"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (CHINESE.encode("utf-8"), "utf-8"),
        (CHINESE.encode("utf-8-sig"), "utf-8-sig"),
        (CHINESE.encode("gb18030"), "gb18030"),
        ("姓名\n张三\n".encode("gbk"), "gb18030"),
        (CHINESE.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + CHINESE.encode("utf-16-be"), "utf-16"),
        ("Name,City\nJosé,Köln\nRenée,Zürich\nMüller,Bâle\n".encode("cp1252"), "cp1252"),
        (b"Name,City\nAnn,Rome\n", "utf-8"),
        (b"", "utf-8"),
    ],
)
def test_the_encoding_is_found(data: bytes, expected: str) -> None:
    """Each usual encoding is recognised, and its text comes out."""
    assert encodings.guess(data) == expected
    text, used = encodings.decode(data)
    assert used == expected
    if "客户名称" in CHINESE and expected != "cp1252" and len(data) > 40:
        assert "杭州云栖水务科技有限公司" in text


@given(st.binary(max_size=400))
def test_any_bytes_can_be_read(data: bytes) -> None:
    """No file is refused for its encoding."""
    text, used = encodings.decode(data)
    assert isinstance(text, str)
    assert used


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=2))
def test_chinese_in_gb18030_is_never_taken_for_another(text: str) -> None:
    """Common Chinese text in GB18030 reads back as it was."""
    data = ("客户名称\n" + text).encode("gb18030")
    assert encodings.decode(data)[0] == "客户名称\n" + text


def test_a_wrong_choice_is_said() -> None:
    """An encoding that does not fit, or does not exist, is a clear sentence."""
    with pytest.raises(Unavailable, match="not written in UTF-8") as problem:
        encodings.decode(CHINESE.encode("gb18030"), "utf-8")
    assert problem.value.fault is Fault.FILE_FORMAT
    with pytest.raises(Unavailable, match="no encoding called klingon"):
        encodings.decode(b"x", "klingon")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_file_that_was_cut_or_hurt_stays_what_it_is(encoding: str) -> None:
    """One lost byte does not turn all names into other signs."""
    text = "客户名称,备注\n" + "云栖水务有限公司,老客户\n" * 20
    whole = text.encode(encoding)
    for data in (whole[:-2], whole[:101] + b"\xff" + whole[102:]):
        read, _ = encodings.decode(data)
        assert read.count("云栖水务") >= 18


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("big5", "客戶名稱,聯絡人,電話\n大有貿易股份有限公司,陳大文,02-2345-6789\n"),
        ("big5", "姓名,手機\n王小明,0912345678\n"),
        ("gb18030", "客户名称,联系人,电话\n云栖水务有限公司,张三,13800138000\n"),
        ("gb18030", "客戶名稱,聯絡人\n大有貿易股份有限公司,陳大文\n"),
        ("gb18030", "姓名\n欧阳锋\n"),
    ],
)
def test_both_encodings_of_chinese_are_told_apart(encoding: str, text: str) -> None:
    assert encodings.guess(text.encode(encoding)) == encoding
