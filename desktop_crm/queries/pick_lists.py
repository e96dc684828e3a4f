"""Reads pick-lists: the built-in items and what the vault changed of them."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_crm.domain.pick_lists import BUILT_IN, PickItem
from desktop_crm.domain.words import PickList
from desktop_crm.storage.entities.pick_list_item import PickListItem


def items(session: Session, pick_list: PickList) -> tuple[PickItem, ...]:
    """Return the items to choose from; the vault's own take the place of built-in ones."""
    wanted = (
        select(
            PickListItem.key, PickListItem.label_en, PickListItem.label_zh, PickListItem.is_active
        )
        .where(PickListItem.pick_list == pick_list.value)
        .order_by(PickListItem.position, PickListItem.id)
    )
    found = {item.key: item for item in BUILT_IN[pick_list]}
    for row in session.execute(wanted):
        if row.is_active is False:
            found.pop(row.key, None)
        elif row.key:
            label = row.label_en or row.label_zh or row.key
            found[row.key] = PickItem(row.key, label, row.label_zh or label)
    return tuple(found.values())
