"""Phones and amounts are hidden, the rest of a text stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.domain.masking import masked, masked_phone


@pytest.mark.parametrize(
    ("phone", "hidden"),
    [
        ("13800135678", "138****5678"),
        ("138 0013 5678", "138****5678"),
        ("+86 138-0013-5678", "+86138****5678"),
        ("021-58881234", "021****1234"),
        ("5888 1234", "****1234"),
        ("588 123", "****"),
    ],
)
def test_phones(phone: str, hidden: str) -> None:
    assert masked_phone(phone) == hidden


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("电话 138 0013 5678 找张总", "电话 138****5678 找张总"),
        ("phone …5678", "phone …5678"),
        ("¥326,800", "¥•••"),
        ("¥6.7万 · 3 orders", "¥••• · 3 orders"),
        ("Purchase HK$1,200.50 paid", "Purchase HK$••• paid"),
        ("要 30 万元", "要 •••万元"),
        ("12 min", "12 min"),
        ("Overdue 6 d", "Overdue 6 d"),
        ("2026-11-28 10:12", "2026-11-28 10:12"),
        ("28 Nov 2026", "28 Nov 2026"),
        ("", ""),
    ],
)
def test_texts(text: str, hidden: str) -> None:
    assert masked(text) == hidden


@given(st.text())
def test_any_text_can_be_masked(text: str) -> None:
    assert isinstance(masked(text), str)


@given(
    before=st.text(alphabet="电话找 ,，。abc", max_size=8),
    phone=st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
    after=st.text(alphabet="，。 找经理", max_size=8),
)
def test_no_mobile_phone_is_left(before: str, phone: str, after: str) -> None:
    text = f"{before} {phone} {after}"
    assert phone not in masked(text)
    assert masked(text).replace(masked_phone(phone), "").replace(" ", "") == (
        (before + after).replace(" ", "")
    )
