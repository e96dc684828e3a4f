"""Ids and money."""

import itertools
import uuid
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.domain.values import Money, exponent, new_id


def test_ids_are_uuid7_and_in_order() -> None:
    """Ids say their version, never repeat, and sort as they were made."""
    made = [new_id() for _ in range(2_000)]
    first = uuid.UUID(bytes=made[0])
    assert (first.version, first.variant) == (7, uuid.RFC_4122)
    assert len(set(made)) == len(made)
    # Two in one tick of the clock (244 ns) may swap; nothing further apart may.
    assert sum(a > b for a, b in itertools.pairwise(made)) < 20
    assert made[0] < made[-1]


@given(st.integers(-(10**15), 10**15), st.sampled_from(["CNY", "USD", "JPY", "KWD"]))
def test_money_is_exact(minor: int, currency: str) -> None:
    """An amount comes back to the same minor units."""
    money = Money(minor, currency)
    assert Money.of(money.amount, currency) == money
    assert Decimal(money.plain()) == money.amount
    assert len(money.plain().partition(".")[2]) == exponent(currency)
