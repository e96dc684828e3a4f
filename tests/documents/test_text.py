"""Cleaning and measuring text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.documents import fonts, text

ANY_TEXT = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("水表，。（）“”《》、；：abc /-?&.\u0301\n "),
    ),
    max_size=200,
)


@pytest.mark.parametrize(
    ("given_text", "clean"),
    [
        ("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
        ("a\tb\xa0c", "a b c"),
        ("a\x00b\x1bc\x7f", "a\ufffdb\ufffdc\ufffd"),
        ("\ud800x\udfff", "\ufffdx\ufffd"),
        ("\u202eevil\u202c", "\ufffdevil\ufffd"),
        ("a\u200e\u061cb", "ab"),
        ("e\u0301", "é"),
        ("\ufa11\uf9dd", "\ufa11\uf9dd"),
        ("\ufa11e\u0301\U0002f800", "\ufa11é\U0002f800"),
        ("\ufffe\U0001ffff\ufdd0", "\ufffd" * 3),
        ("𠮷 & <b>", "𠮷 & <b>"),
    ],
)
def test_safe_text(given_text: str, clean: str) -> None:
    assert text.safe(given_text) == clean


@given(ANY_TEXT)
def test_safe_text_stays_as_it_is(dirty: str) -> None:
    clean = text.safe(dirty)
    assert text.safe(clean) == clean
    assert not any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in clean if sign != "\n")


@given(ANY_TEXT, st.floats(20, 300))
def test_fitted_text_is_never_wider(dirty: str, width: float) -> None:
    font = fonts.font("zh", 400)
    fitted = text.fit(text.one_line(dirty), font, 9, width)
    assert font.stringWidth(fitted, 9) <= width + 0.01
    if fitted.endswith(text.ELLIPSIS) and len(fitted) > 1:
        rest = text.one_line(dirty)[len(fitted) - 1 :]
        assert not rest or not unicodedata.combining(rest[0]) or fitted[-2] == " "


@given(ANY_TEXT, st.floats(30, 300))
def test_wrapped_text_is_whole_and_never_wider(dirty: str, width: float) -> None:
    font = fonts.font("zh", 400)
    clean = text.safe(dirty)
    lines = text.wrap(clean, font, 9, width)
    assert "".join("".join(lines).split()) == "".join(clean.split())
    assert all(font.stringWidth(line, 9) <= width + 0.01 for line in lines)


@given(ANY_TEXT, st.floats(30, 300), st.integers(1, 4))
def test_limited_text_has_no_more_lines(dirty: str, width: float, limit: int) -> None:
    font = fonts.font("zh", 400)
    clean = text.safe(dirty)
    lines = text.wrap(clean, font, 9, width, limit)
    whole = text.wrap(clean, font, 9, width)
    assert len(lines) <= limit
    assert all(font.stringWidth(line, 9) <= width + 0.01 for line in lines)
    if len(whole) <= limit:
        assert lines == whole


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    font = fonts.font("zh", 400)
    words = "客户认为价格偏高，希望分三期付款；提到竞品“禾川”（本地）报价低。《合同》已签！" * 3
    for width in range(30, 200, 3):
        for line in text.wrap(words, font, 9, width):
            assert line[0] not in "，；”）。》！"
            assert line[-1] not in "“（《"


def test_latin_words_stay_whole_and_addresses_break_behind_marks() -> None:
    font = fonts.font("en", 400)
    lines = text.wrap("Revised quote with instalments", font, 9, 60)
    assert lines == ["Revised quote", "with", "instalments"]
    address = "https://shop.example/customers/427"
    lines = text.wrap(address, font, 9, 90)
    assert len(lines) == 3
    assert "".join(lines) == address
    assert all(line.endswith((".", "/")) for line in lines[:-1])


def test_long_text_is_wrapped_in_linear_time() -> None:
    font = fonts.font("zh", 400)
    lines = text.wrap("a" * 100_000 + "水" * 100_000, font, 9, 400)
    assert sum(map(len, lines)) == 200_000
