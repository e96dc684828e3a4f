"""Adds and changes items of the pick-lists."""

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from desktop_crm.domain.errors import Refused
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.pick_lists import PickItem, key_of
from desktop_crm.domain.values import new_id
from desktop_crm.domain.words import PickList
from desktop_crm.queries import pick_lists as stored
from desktop_crm.services.use_cases import use_case
from desktop_crm.services.writing import clean, text_or_none
from desktop_crm.storage.entities.pick_list_item import PickListItem

NO_LABEL = QT_TRANSLATE_NOOP("Refused", "An item needs a label.")
UNKNOWN_ITEM = QT_TRANSLATE_NOOP("Refused", "There is no item {name} in this list.")


@use_case(QT_TRANSLATE_NOOP("UseCase", "Add list item"))
def add(session: Session, pick_list: PickList, label_en: str, label_zh: str = "") -> str:
    """Add an item, or find the one that is called so; returns its key."""
    english, chinese = " ".join(clean(label_en).split()), " ".join(clean(label_zh).split())
    label = english or chinese
    if not label:
        raise Refused(NO_LABEL, field="label_en")
    items = stored.items(session, pick_list)
    known = key_of(pick_list, label, items)
    if known in {item.key for item in items}:
        return known or label
    _insert(session, pick_list, PickItem(label, label, chinese or label))
    return label


@use_case(QT_TRANSLATE_NOOP("UseCase", "Edit list item"))
def edit(
    session: Session,
    pick_list: PickList,
    key: str,
    *,
    label_en: str | None = None,
    label_zh: str | None = None,
    is_active: bool | None = None,
) -> None:
    """Change the labels of an item, or hide it; the stored key stays."""
    row_id = session.scalar(
        select(PickListItem.id).where(
            PickListItem.pick_list == pick_list.value, PickListItem.key == key
        )
    )
    if row_id is None:
        found = {item.key: item for item in stored.items(session, pick_list)}
        if key not in found:
            raise Refused(UNKNOWN_ITEM, field="key", name=key)
        row_id = _insert(session, pick_list, found[key])
    values = {
        "label_en": text_or_none(label_en),
        "label_zh": text_or_none(label_zh),
    }
    changes: dict[str, object] = {name: value for name, value in values.items() if value}
    if is_active is not None:
        changes["is_active"] = is_active
    if changes:
        session.execute(update(PickListItem).where(PickListItem.id == row_id).values(changes))


def _insert(session: Session, pick_list: PickList, item: PickItem) -> bytes:
    """Write an item at the end of its list."""
    last = session.scalar(
        select(func.max(PickListItem.position)).where(PickListItem.pick_list == pick_list.value)
    )
    item_id = new_id()
    session.execute(
        insert(PickListItem).values(
            id=item_id,
            pick_list=pick_list.value,
            key=item.key,
            label_en=item.label_en,
            label_zh=item.label_zh,
            position=(last or 0) + 1,
            is_active=True,
        )
    )
    return item_id
