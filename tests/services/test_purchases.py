"""Purchases with their lines."""

from decimal import Decimal

import pytest

from desktop_crm.domain.errors import Refused
from desktop_crm.domain.purchases import NewLine
from desktop_crm.domain.values import Money
from desktop_crm.domain.words import LifecycleStage, PurchaseState
from desktop_crm.queries import purchases as stored
from desktop_crm.services import history, purchases
from desktop_crm.storage.vault import Vault
from tests.factories import TODAY, ask, card, customer, days, do, purchase


def test_the_total_is_the_sum_of_exact_lines(vault: Vault) -> None:
    customer_id = customer(vault)
    meter = do(vault, purchases.add_product, "智能水表 DN20", unit="只", price=Money(61_000))
    do(
        vault,
        purchases.add,
        customer_id,
        bought_on=TODAY,
        external_id="SO-1",
        state=PurchaseState.PAID,
        lines=[
            NewLine(
                text="智能水表 DN20",
                product_id=meter,
                quantity=Decimal("2.5"),
                unit_price=Money(61_001),
            ),
            NewLine(text="运费", amount=Money(-100)),
        ],
    )
    (row,) = card(vault, customer_id).purchases
    assert row.total == Money(152_402)
    assert [(one.text, one.quantity, one.unit, one.amount.minor) for one in row.lines] == [
        ("智能水表 DN20", Decimal("2.5"), "只", 152_502),
        ("运费", None, None, -100),
    ]
    assert card(vault, customer_id).stage_shown is LifecycleStage.FIRST


def test_a_purchase_without_lines_needs_a_total(vault: Vault) -> None:
    customer_id = customer(vault)
    with pytest.raises(Refused):
        do(vault, purchases.add, customer_id, bought_on=TODAY)
    do(vault, purchases.add, customer_id, bought_on=None, total=Money(500, "EUR"))
    assert card(vault, customer_id).purchases[0].total == Money(500, "EUR")


def test_the_summary_is_in_the_commonest_currency_and_says_so(vault: Vault) -> None:
    customer_id = customer(vault)
    for ago in (10, 40, 70):
        purchase(vault, customer_id, ago)
    do(vault, purchases.add, customer_id, bought_on=days(-5), total=Money(9_999_999, "USD"))
    found = ask(vault, stored.summary, customer_id, today=TODAY)
    assert (found.lifetime, found.orders, found.usual_gap_days) == (Money(30_000), 3, 30)
    assert found.other_currencies
    assert found.next_expected_on == days(20)


def test_a_purchase_of_tomorrow_does_not_count_today(vault: Vault) -> None:
    customer_id = customer(vault)
    purchase(vault, customer_id, -1)
    assert ask(vault, stored.summary, customer_id, today=TODAY).lifetime == Money(0)
    assert card(vault, customer_id).stage_shown is LifecycleStage.LEAD


def test_a_removed_purchase_takes_its_lines_and_comes_back_with_them(vault: Vault) -> None:
    customer_id = customer(vault)
    bought = purchase(vault, customer_id, 3)
    before = card(vault, customer_id)
    do(vault, purchases.remove, bought)
    assert card(vault, customer_id).purchases == ()
    do(vault, history.undo)
    assert card(vault, customer_id) == before
