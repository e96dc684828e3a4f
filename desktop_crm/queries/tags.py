"""Reads tags."""

from collections import defaultdict
from collections.abc import Collection
from typing import Final

from sqlalchemy import distinct, func, select
from sqlalchemy.orm import Session

from desktop_crm.domain.tags import TagRow
from desktop_crm.queries.plain_rows import IDS, packed, rows
from desktop_crm.storage.entities.customer import Customer
from desktop_crm.storage.entities.customer_tag import CustomerTag
from desktop_crm.storage.entities.tag import Tag

_OF_CUSTOMERS: Final = f"""
SELECT x.customer_id, coalesce(k.id, t.id), coalesce(k.name, t.name),
       coalesce(k.colour, t.colour), coalesce(k.group_name, t.group_name)
  FROM customer_tag x JOIN tag t ON t.id = x.tag_id LEFT JOIN tag k ON k.id = t.merged_into
 WHERE x.customer_id IN {IDS} ORDER BY x.id
"""  # noqa: S608 - our own names


def all_tags(session: Session) -> tuple[TagRow, ...]:
    """Return every tag by name, with the number of live customers that have it."""
    counted = (
        select(CustomerTag.tag_id, func.count(distinct(CustomerTag.customer_id)))
        .join(Customer, Customer.id == CustomerTag.customer_id)
        .where(Customer.deleted_at.is_(None), Customer.merged_into.is_(None))
        .group_by(CustomerTag.tag_id)
    )
    counts = {tag_id: int(count) for tag_id, count in session.execute(counted)}
    wanted = (
        select(Tag.id, Tag.name, Tag.colour, Tag.group_name)
        .where(Tag.merged_into.is_(None))
        .order_by(func.lower(Tag.name), Tag.id)
    )
    return tuple(
        TagRow(
            id=row.id,
            name=row.name or "",
            colour=row.colour or 0,
            group=row.group_name,
            count=counts.get(row.id, 0),
        )
        for row in session.execute(wanted)
    )


def of_customers(
    session: Session, customer_ids: Collection[bytes]
) -> dict[bytes, tuple[TagRow, ...]]:
    """Return the tags of each customer, in the order they were added, each once."""
    found: defaultdict[bytes, dict[bytes, TagRow]] = defaultdict(dict)
    for owner, tag, name, colour, group in rows(session, _OF_CUSTOMERS, packed(customer_ids)):
        found[owner].setdefault(
            tag, TagRow(id=tag, name=name or "", colour=colour or 0, group=group)
        )
    return {customer_id: tuple(tags.values()) for customer_id, tags in found.items()}
