"""Patterns behave as those of `re`, and are compiled only when they are used."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.domain.patterns import Pattern

TEXTS = st.text("ab12 \n", max_size=12)


def test_what_is_no_pattern_is_noticed_when_it_is_used() -> None:
    pattern = Pattern("(")
    with pytest.raises(re.error):
        pattern.search("")


@given(TEXTS, st.integers(0, 12), st.integers(0, 12))
def test_the_answers_are_those_of_re(text: str, start: int, end: int) -> None:
    late, known = Pattern(r"A(?P<digits>\d*)", re.IGNORECASE), re.compile(r"(?i)A(?P<digits>\d*)")

    def shown(found: re.Match[str] | None) -> object:
        return None if found is None else (found.span(), found["digits"])

    for name in ("search", "match", "fullmatch"):
        assert shown(getattr(late, name)(text, start, end)) == shown(
            getattr(known, name)(text, start, end)
        )
    assert [*map(shown, late.finditer(text, start, end))] == [
        *map(shown, known.finditer(text, start, end))
    ]
    assert late.pattern == r"A(?P<digits>\d*)"
