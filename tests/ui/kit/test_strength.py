"""How hard a master password is to guess."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.ui.kit.strength import strength_of


@pytest.mark.parametrize(
    ("password", "word"),
    [
        ("", "weak"),
        ("1234567890", "weak"),
        ("aaaaaaaaaaaaaaaaaaaa", "weak"),
        ("password1", "weak"),
        ("abcdefgh", "weak"),
        ("Ab3$x", "weak"),
        ("correct horse battery", "good"),
        ("Xk7#pQ2m", "fair"),
        ("我家门前有两棵枣树", "good"),
    ],
)
def test_words(password: str, word: str) -> None:
    assert strength_of(password).word == word


@given(st.text(max_size=200))
def test_it_never_fails_and_more_is_never_much_weaker(password: str) -> None:
    strength = strength_of(password)
    assert strength.bits >= 0
    assert strength_of(password + "Zq7").bits >= strength.bits * 0.9 - 1
