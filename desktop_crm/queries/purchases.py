"""Reads purchases and deals, and adds up what a customer bought."""

from collections import Counter, defaultdict
from collections.abc import Collection
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop_crm.domain.purchases import (
    DealRow,
    ProductRow,
    PurchaseLineRow,
    PurchaseRow,
    PurchaseSummary,
    summed_up,
)
from desktop_crm.domain.values import Money
from desktop_crm.queries.owners import members
from desktop_crm.queries.settings import settings
from desktop_crm.storage.entities.deal import Deal
from desktop_crm.storage.entities.deal_stage import DealStage
from desktop_crm.storage.entities.product import Product
from desktop_crm.storage.entities.purchase import Purchase
from desktop_crm.storage.entities.purchase_line import PurchaseLine


def summary(session: Session, customer_id: bytes, *, today: date) -> PurchaseSummary:
    """Add up what a customer bought until `today`, in its commonest currency."""
    group = members(session, customer_id)
    wanted = select(Purchase.bought_on, Purchase.currency, func.sum(Purchase.total_minor)).where(
        Purchase.customer_id.in_(group), Purchase.total_minor.is_not(None)
    )
    orders = select(Purchase.currency, func.count()).where(Purchase.customer_id.in_(group))
    counts = {
        currency: int(count)
        for currency, count in session.execute(orders.group_by(Purchase.currency))
    }
    default = settings(session).currency
    by_currency: defaultdict[str, Counter[date | None]] = defaultdict(Counter)
    for bought_on, currency, minor in session.execute(
        wanted.group_by(Purchase.bought_on, Purchase.currency)
    ):
        if bought_on is None or bought_on <= today:
            by_currency[currency or default][bought_on] += int(minor or 0)
    commonest = max(counts, key=lambda currency: counts[currency], default=None) or default
    days = by_currency.get(commonest, Counter())
    return summed_up(
        days,
        commonest,
        orders=sum(count for key, count in counts.items() if (key or default) == commonest),
        other_currencies=len(by_currency) > 1,
        today=today,
    )


def of_customers(
    session: Session, customer_ids: Collection[bytes], *, limit: int | None = None
) -> tuple[PurchaseRow, ...]:
    """Return the purchases of some customers with their lines, newest first."""
    wanted = (
        select(Purchase)
        .with_only_columns(
            Purchase.id,
            Purchase.customer_id,
            Purchase.external_id,
            Purchase.bought_on,
            Purchase.currency,
            Purchase.total_minor,
            Purchase.state,
            Purchase.note,
        )
        .where(Purchase.customer_id.in_(customer_ids))
        .order_by(Purchase.bought_on.desc().nulls_last(), Purchase.id.desc())
        .limit(limit)
    )
    found = session.execute(wanted).all()
    lines = _lines(session, customer_ids) if found else {}
    return tuple(
        PurchaseRow(
            id=row.id,
            customer_id=row.customer_id,
            external_id=row.external_id,
            bought_on=row.bought_on,
            total=Money(row.total_minor or 0, row.currency or "CNY"),
            state=row.state,
            note=row.note,
            lines=tuple(lines.get(row.id, ())),
        )
        for row in found
    )


def deals_of_customers(session: Session, customer_ids: Collection[bytes]) -> tuple[DealRow, ...]:
    """Return the deals of some customers: open ones by expected day, then closed ones."""
    wanted = (
        select(
            Deal.id,
            Deal.customer_id,
            Deal.title,
            Deal.amount_minor,
            Deal.currency,
            Deal.stage_id,
            DealStage.label_en,
            Deal.expected_on,
            Deal.probability,
            Deal.lost_reason,
            Deal.closed_on,
        )
        .outerjoin(DealStage, DealStage.id == Deal.stage_id)
        .where(Deal.customer_id.in_(customer_ids))
        .order_by(Deal.closed_on.desc().nulls_first(), Deal.expected_on, Deal.id)
    )
    return tuple(
        DealRow(
            id=row.id,
            customer_id=row.customer_id,
            title=row.title or "",
            amount=None
            if row.amount_minor is None
            else Money(row.amount_minor, row.currency or "CNY"),
            stage_id=row.stage_id,
            stage_name=row.label_en,
            expected_on=row.expected_on,
            probability=row.probability,
            lost_reason=row.lost_reason,
            closed_on=row.closed_on,
        )
        for row in session.execute(wanted)
    )


def products(session: Session) -> tuple[ProductRow, ...]:
    """Return what is sold, by name."""
    wanted = (
        select(
            Product.id,
            Product.name,
            Product.code,
            Product.unit,
            Product.price_minor,
            Product.currency,
            Product.category,
        )
        .where(func.coalesce(Product.is_active, True))
        .order_by(Product.name, Product.id)
    )
    return tuple(
        ProductRow(
            id=row.id,
            name=row.name or "",
            code=row.code,
            unit=row.unit,
            price=None
            if row.price_minor is None
            else Money(row.price_minor, row.currency or "CNY"),
            category=row.category,
        )
        for row in session.execute(wanted)
    )


def _lines(session: Session, customer_ids: Collection[bytes]) -> dict[bytes, list[PurchaseLineRow]]:
    """Return the purchase lines of some customers by purchase, in the order they were written."""
    wanted = (
        select(
            PurchaseLine.id,
            PurchaseLine.purchase_id,
            PurchaseLine.product_id,
            func.coalesce(PurchaseLine.text, Product.name).label("text"),
            PurchaseLine.quantity,
            func.coalesce(PurchaseLine.unit, Product.unit).label("unit"),
            PurchaseLine.unit_price_minor,
            PurchaseLine.amount_minor,
            Purchase.currency,
        )
        .join(Purchase, Purchase.id == PurchaseLine.purchase_id)
        .outerjoin(Product, Product.id == PurchaseLine.product_id)
        .where(PurchaseLine.customer_id.in_(customer_ids))
        .order_by(PurchaseLine.id)
    )
    lines: defaultdict[bytes, list[PurchaseLineRow]] = defaultdict(list)
    for row in session.execute(wanted):
        currency = row.currency or "CNY"
        lines[row.purchase_id].append(
            PurchaseLineRow(
                id=row.id,
                purchase_id=row.purchase_id,
                product_id=row.product_id,
                text=row.text or "",
                quantity=row.quantity,
                unit=row.unit,
                unit_price=None
                if row.unit_price_minor is None
                else Money(row.unit_price_minor, currency),
                amount=Money(row.amount_minor or 0, currency),
            )
        )
    return lines
