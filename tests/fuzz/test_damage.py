"""The share of the damaged files that every run tries; `python -m tests.fuzz` tries the rest."""

import random

import pytest

from tests.fuzz import damage

#: So many of each kind cost a few seconds.
SHARES = {"csv": 1_500, "vcard": 3_000, "xlsx": 150}


@pytest.mark.fuzz
@pytest.mark.parametrize("kind", damage.KINDS)
def test_damage_is_read_or_refused(kind: str) -> None:
    found = damage.run(kind, SHARES[kind], seed=7)
    assert found.faults == []
    assert found.tried == SHARES[kind]
    assert found.read > 0


def test_the_same_seed_makes_the_same_damage() -> None:
    for make, _ in damage.KINDS.values():
        one, other = make(random.Random(3)), make(random.Random(3))  # noqa: S311 - as above
        assert [next(one) for _ in range(5)] == [next(other) for _ in range(5)]
