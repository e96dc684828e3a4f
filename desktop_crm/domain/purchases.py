"""Purchases and deals: what was bought, what may be."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop_crm.domain.values import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class PurchaseLineRow:
    """One line of a purchase; a return is negative."""

    id: bytes
    purchase_id: bytes
    product_id: bytes | None = None
    text: str
    quantity: Decimal | None = None
    unit: str | None = None
    unit_price: Money | None = None
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class PurchaseRow:
    """What was bought on one day under one order number."""

    id: bytes
    customer_id: bytes
    external_id: str | None = None
    bought_on: date | None
    total: Money
    state: str | None = None
    note: str | None = None
    lines: tuple[PurchaseLineRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DealRow:
    """A possible sale; `stage_name` is the pipeline stage's own name."""

    id: bytes
    customer_id: bytes
    title: str
    amount: Money | None = None
    stage_id: bytes | None = None
    stage_name: str | None = None
    expected_on: date | None = None
    probability: int | None = None
    lost_reason: str | None = None
    closed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PurchaseSummary:
    """What the purchases of one customer add up to, in their commonest currency.

    `months` holds the last twelve months, oldest first, as (first day of the month, sum).
    `usual_gap_days` is the mean gap between purchase days; `other_currencies` tells that sums in
    other currencies exist and are left out.
    """

    lifetime: Money
    last_12_months: Money
    previous_12_months: Money
    months: tuple[tuple[date, Money], ...] = ()
    orders: int = 0
    first_on: date | None = None
    last_on: date | None = None
    usual_gap_days: int | None = None
    next_expected_on: date | None = None
    other_currencies: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLine:
    """A line of a purchase to add; the amount is taken from quantity and price when absent."""

    text: str
    product_id: bytes | None = None
    quantity: Decimal | None = None
    unit_price: Money | None = None
    amount: Money | None = None
