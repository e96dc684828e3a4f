"""Reads the phone of each customer for lists."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_crm.domain.words import MethodKind
from desktop_crm.queries.batches import batches
from desktop_crm.storage.entities.contact_method import ContactMethod


def main_phones(session: Session, customer_ids: Collection[bytes]) -> dict[bytes, str]:
    """Return the main phone of each customer that has one, as it was typed.

    The one marked as primary comes first, then the customer's own, then those of its contacts; a
    number known to be wrong only when there is no other.
    """
    found: dict[bytes, str] = {}
    for ids in batches(customer_ids):
        wanted = (
            select(ContactMethod.customer_id, ContactMethod.value)
            .where(ContactMethod.customer_id.in_(ids), ContactMethod.kind == MethodKind.PHONE.value)
            .order_by(
                ContactMethod.bad_since.is_not(None),
                ContactMethod.is_primary.desc(),
                ContactMethod.contact_id.is_not(None),
                ContactMethod.id,
            )
        )
        for customer_id, value in session.execute(wanted):
            found.setdefault(customer_id, value)
    return found
