"""QR codes are read by another program."""

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from desktop_crm.domain import qr


def read(square: tuple[tuple[bool, ...], ...]) -> str:
    """Return what a reader finds in a code."""
    size = len(square) + 8
    image = Image.new("L", (size, size), 255)
    for row, modules in enumerate(square):
        for column, is_dark in enumerate(modules):
            if is_dark:
                image.putpixel((column + 4, row + 4), 0)
    (found,) = zxingcpp.read_barcodes(image.resize((size * 4, size * 4), Image.Resampling.NEAREST))
    return str(found.text)


@pytest.mark.parametrize("size", [1, 14, 15, 42, 62, 106, 122, 152, 180, 213, 214, 250, 251])
def test_every_version_is_read(size: int) -> None:
    content = ("Zhang Weiqi 138-1234 " * 20)[:size]
    square = qr.modules(content)
    assert read(square) == content
    assert {len(row) for row in square} == {len(square)}
    assert len(square) <= 61


@given(st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=60))
def test_any_text_is_read(content: str) -> None:
    if len(content.encode()) <= qr.MAX_BYTES:
        assert read(qr.modules(content)) == content


def test_too_much_is_refused() -> None:
    with pytest.raises(ValueError, match="too much"):
        qr.modules("x" * 252)


def test_parts_of_a_contact_are_left_out_until_it_fits() -> None:
    code = qr.ContactCode(
        name="张伟琪",
        company="杭州云栖水务; 科技, 有限公司",
        title="采购总监",
        phones=("138 1234 5678",),
        mails=("zhang.wq@example.com",),
        address="浙江省杭州市西湖区" * 8,
    )
    square = qr.contact(code)
    assert square is not None
    card = read(square)
    assert "ADR" not in card
    assert "ORG:杭州云栖水务\\; 科技\\, 有限公司" in card
    assert "TEL:138 1234 5678" in card
    assert "FN:张伟琪" in card


def test_a_contact_that_never_fits_has_no_code() -> None:
    assert qr.contact(qr.ContactCode(name="张" * 200, phones=("1",))) is None
