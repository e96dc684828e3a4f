"""Joins rows to the customer that speaks for them: their own, or the one it merged into."""

from typing import Any

from sqlalchemy import Select, func
from sqlalchemy.orm import Session, aliased

from desktop_crm.domain.errors import Refused
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.queries.plain_rows import rows
from desktop_crm.storage.entities.customer import Customer

UNKNOWN_CUSTOMER = QT_TRANSLATE_NOOP("Refused", "There is no such customer.")

_MEMBERS = """
WITH RECURSIVE merge_group(id) AS (
  SELECT id FROM customer WHERE id = ?
  UNION SELECT x.id FROM merge_group g CROSS JOIN customer x ON x.merged_into = g.id)
SELECT id FROM merge_group
"""
_HEAD = aliased(Customer, name="head")
#: Id, local number, name and tier of the customer that is shown.
OWNER = (
    func.coalesce(_HEAD.id, Customer.id).label("owner_id"),
    func.coalesce(_HEAD.n, Customer.n).label("owner_n"),
    func.coalesce(_HEAD.name, Customer.name).label("owner_name"),
    func.coalesce(_HEAD.tier, Customer.tier).label("owner_tier"),
    func.coalesce(_HEAD.external_id, Customer.external_id).label("owner_external_id"),
)


def joined(statement: Select[*tuple[Any, ...]], entity: Any) -> Select[*tuple[Any, ...]]:
    """Join rows of `entity` to their live customer and the one it was merged into."""
    return (
        statement.select_from(entity)
        .join(Customer, Customer.id == entity.customer_id)
        .outerjoin(_HEAD, _HEAD.id == Customer.merged_into)
        .where(Customer.deleted_at.is_(None), _HEAD.deleted_at.is_(None))
    )


def members(session: Session, customer_id: bytes) -> tuple[bytes, ...]:
    """Return a customer and all that were merged into it; a cycle ends."""
    return tuple(one for (one,) in rows(session, _MEMBERS, customer_id))


def check_known(session: Session, customer_id: bytes) -> None:
    """Refuse an id that no customer has."""
    session.flush()
    found = session.connection().exec_driver_sql(
        "SELECT 1 FROM customer WHERE id = ?", (customer_id,)
    )
    if found.first() is None:
        raise Refused(UNKNOWN_CUSTOMER, field="customer")
