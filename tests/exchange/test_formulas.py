"""No text of a customer is a formula in a spreadsheet."""
# ruff: noqa: RUF001 (full-width signs are what is tested)

from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.exchange import formulas

RISKY = st.text(alphabet="'=+-@\t\r\nA1＝＋－＠(", max_size=8)


@given(st.one_of(st.text(max_size=20), RISKY))
def test_text_comes_back(text: str) -> None:
    """What goes out comes in unchanged."""
    assert formulas.restored(formulas.defused(text)) == text


@given(st.one_of(st.text(max_size=20), RISKY))
def test_nothing_starts_a_formula(text: str) -> None:
    """No cell of an export begins with a sign that calculates."""
    assert not formulas.defused(text).startswith(tuple("=+-@\t\r\n\0＝＋－＠"))
