"""Purchases and deals: what was bought, what may be."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.values import Money

#: Names of the pipeline stages every vault begins with; the context is "DealStage".
DEAL_STAGES = (
    QT_TRANSLATE_NOOP("DealStage", "Enquiry"),
    QT_TRANSLATE_NOOP("DealStage", "Need understood"),
    QT_TRANSLATE_NOOP("DealStage", "Offer made"),
    QT_TRANSLATE_NOOP("DealStage", "Negotiation"),
    QT_TRANSLATE_NOOP("DealStage", "Won"),
    QT_TRANSLATE_NOOP("DealStage", "Lost"),
)


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
class ProductRow:
    """What is sold."""

    id: bytes
    name: str
    code: str | None = None
    unit: str | None = None
    price: Money | None = None
    category: str | None = None


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


_MONTHS = 12


def summed_up(
    days: Mapping[date | None, int],
    currency: str,
    *,
    orders: int,
    other_currencies: bool,
    today: date,
) -> PurchaseSummary:
    """Add up the sums (minor units) of each day; an undated sum counts in the total only.

    A purchase day is a day with a positive sum, so a return lowers money and makes no day.
    """
    year_ago, two_years_ago = _year_before(today), _year_before(_year_before(today))
    dated = {day: minor for day, minor in days.items() if day is not None and day <= today}
    bought = sorted(day for day, minor in dated.items() if minor > 0)
    gap = round((bought[-1] - bought[0]).days / (len(bought) - 1)) if len(bought) > 1 else None
    months = _last_months(today)
    by_month = dict.fromkeys(months, 0)
    for day, minor in dated.items():
        if day.replace(day=1) in by_month:
            by_month[day.replace(day=1)] += minor
    return PurchaseSummary(
        lifetime=Money(sum(dated.values()) + days.get(None, 0), currency),
        last_12_months=Money(
            sum(minor for day, minor in dated.items() if day > year_ago), currency
        ),
        previous_12_months=Money(
            sum(minor for day, minor in dated.items() if two_years_ago < day <= year_ago), currency
        ),
        months=tuple((month, Money(by_month[month], currency)) for month in months),
        orders=orders,
        first_on=bought[0] if bought else None,
        last_on=bought[-1] if bought else None,
        usual_gap_days=gap,
        next_expected_on=bought[-1] + timedelta(days=gap) if gap else None,
        other_currencies=other_currencies,
    )


def _year_before(day: date) -> date:
    """Return the same day of the year before; 28 February for a leap day."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def _last_months(today: date) -> tuple[date, ...]:
    """Return the first days of the twelve months that end with this one, oldest first."""
    last = today.year * _MONTHS + today.month - 1
    return tuple(
        date(month // _MONTHS, month % _MONTHS + 1, 1)
        for month in range(last - _MONTHS + 1, last + 1)
    )
