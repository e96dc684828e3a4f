"""Reads tags."""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import distinct, func, select
from sqlalchemy.orm import Session, aliased

from desktop_crm.domain.tags import TagRow
from desktop_crm.queries.batches import batches
from desktop_crm.storage.entities.customer import Customer
from desktop_crm.storage.entities.customer_tag import CustomerTag
from desktop_crm.storage.entities.tag import Tag


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
    kept = aliased(Tag, name="kept")
    shown = func.coalesce(kept.id, Tag.id).label("tag_id")
    for ids in batches(customer_ids):
        wanted = (
            select(
                CustomerTag.customer_id,
                shown,
                func.coalesce(kept.name, Tag.name).label("name"),
                func.coalesce(kept.colour, Tag.colour).label("colour"),
                func.coalesce(kept.group_name, Tag.group_name).label("group_name"),
            )
            .join(Tag, Tag.id == CustomerTag.tag_id)
            .outerjoin(kept, kept.id == Tag.merged_into)
            .where(CustomerTag.customer_id.in_(ids))
            .order_by(CustomerTag.id)
        )
        for row in session.execute(wanted):
            found[row.customer_id].setdefault(
                row.tag_id,
                TagRow(
                    id=row.tag_id,
                    name=row.name or "",
                    colour=row.colour or 0,
                    group=row.group_name,
                ),
            )
    return {customer_id: tuple(tags.values()) for customer_id, tags in found.items()}
