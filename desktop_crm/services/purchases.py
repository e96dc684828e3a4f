"""Records what customers buy; a return is a purchase with negative amounts."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from desktop_crm.domain.errors import Refused
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.purchases import NewLine
from desktop_crm.domain.values import Money, new_id
from desktop_crm.domain.words import PurchaseState
from desktop_crm.queries.owners import check_known
from desktop_crm.queries.settings import settings
from desktop_crm.services.use_cases import use_case
from desktop_crm.services.writing import owner_of, text_or_none
from desktop_crm.storage.entities.product import Product
from desktop_crm.storage.entities.purchase import Purchase
from desktop_crm.storage.entities.purchase_line import PurchaseLine

UNKNOWN_PURCHASE = QT_TRANSLATE_NOOP("Refused", "There is no such purchase.")
NO_LINES = QT_TRANSLATE_NOOP("Refused", "A purchase needs a line or a total.")
NO_PRODUCT_NAME = QT_TRANSLATE_NOOP("Refused", "A product needs a name.")


@use_case(QT_TRANSLATE_NOOP("UseCase", "Record purchase"))
def add(  # noqa: PLR0913 - one argument per thing a form can say
    session: Session,
    customer_id: bytes,
    *,
    bought_on: date | None,
    lines: Sequence[NewLine] = (),
    total: Money | None = None,
    currency: str | None = None,
    external_id: str | None = None,
    state: PurchaseState | None = None,
    note: str | None = None,
) -> bytes:
    """Record a purchase; its total is the sum of its lines unless one is given."""
    check_known(session, customer_id)
    if not lines and total is None:
        raise Refused(NO_LINES, field="lines")
    money = currency or (total.currency if total else settings(session).currency)
    amounts = [_amount(line, money) for line in lines]
    purchase_id = new_id()
    session.execute(
        insert(Purchase).values(
            id=purchase_id,
            customer_id=customer_id,
            external_id=text_or_none(external_id),
            bought_on=bought_on,
            currency=money,
            total_minor=sum(amounts) if total is None else total.minor,
            state=state.value if state else None,
            note=text_or_none(note),
        )
    )
    for line, amount in zip(lines, amounts, strict=True):
        session.execute(
            insert(PurchaseLine).values(
                id=new_id(),
                customer_id=customer_id,
                purchase_id=purchase_id,
                product_id=line.product_id,
                text=text_or_none(line.text),
                quantity=line.quantity,
                unit_price_minor=line.unit_price.minor if line.unit_price else None,
                amount_minor=amount,
            )
        )
    return purchase_id


@use_case(QT_TRANSLATE_NOOP("UseCase", "Remove purchase"))
def remove(session: Session, purchase_id: bytes) -> None:
    """Remove a purchase with its lines."""
    owner_of(session, Purchase, purchase_id, UNKNOWN_PURCHASE, "purchase")
    session.execute(delete(PurchaseLine).where(PurchaseLine.purchase_id == purchase_id))
    session.execute(delete(Purchase).where(Purchase.id == purchase_id))


@use_case(QT_TRANSLATE_NOOP("UseCase", "Add product"))
def add_product(
    session: Session,
    name: str,
    *,
    code: str | None = None,
    unit: str | None = None,
    price: Money | None = None,
    category: str | None = None,
) -> bytes:
    """Add what is sold."""
    shown = text_or_none(name)
    if shown is None:
        raise Refused(NO_PRODUCT_NAME, field="name")
    product_id = new_id()
    session.execute(
        insert(Product).values(
            id=product_id,
            name=shown,
            code=text_or_none(code),
            unit=text_or_none(unit),
            price_minor=price.minor if price else None,
            currency=price.currency if price else None,
            category=text_or_none(category),
            is_active=True,
        )
    )
    return product_id


def _amount(line: NewLine, currency: str) -> int:
    """Return the amount of a line in minor units."""
    if line.amount is not None:
        return line.amount.minor
    if line.quantity is None or line.unit_price is None:
        return 0
    return Money.of(line.quantity * line.unit_price.amount, currency).minor
