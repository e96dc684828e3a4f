"""Makes one customer of several and takes that back; nothing of anybody is moved or lost.

The others point to the one that is kept. What hangs on them stays where it is and is read through
the pointer, so that taking the merge back is exact whatever was entered since.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Session

from desktop_crm.domain.customers import CustomerCard
from desktop_crm.domain.duplicates import never_again_key
from desktop_crm.domain.errors import Refused
from desktop_crm.domain.fields import FieldKind, infos
from desktop_crm.domain.history import UndoResult
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.values import new_id
from desktop_crm.queries import history as past
from desktop_crm.queries.owners import UNKNOWN_CUSTOMER, members
from desktop_crm.services import customers, history
from desktop_crm.services.use_cases import use_case
from desktop_crm.storage.entities.change import Change
from desktop_crm.storage.entities.customer import Customer
from desktop_crm.storage.entities.customer_tag import CustomerTag
from desktop_crm.storage.entities.setting import Setting
from desktop_crm.storage.entities.tag import Tag
from desktop_crm.storage.entities.txn import Txn

WITH_ITSELF = QT_TRANSLATE_NOOP("Refused", "A customer cannot be merged with itself.")
NOBODY = QT_TRANSLATE_NOOP("Refused", "Choose at least two customers to merge.")
GONE = QT_TRANSLATE_NOOP("Refused", "{name} is in the recycle bin or merged already.")
NOT_MERGED = QT_TRANSLATE_NOOP("Refused", "This customer is not merged with another.")


@use_case(QT_TRANSLATE_NOOP("UseCase", "Merge customers"), backed_up_from=1)
def merge(
    session: Session,
    keep: bytes,
    others: Sequence[bytes],
    choices: Mapping[str, object] | None = None,
) -> None:
    """Make `keep` speak for `others` as well.

    Args:
        session: the write.
        keep: the customer that stays in lists.
        others: those that are no longer listed of their own.
        choices: own fields of the card by name, as they shall be; the rest is as `filled` says.
    """
    rows = _checked(session, keep, others)
    wanted = filled(session, keep, others) | dict(choices or {})
    changed = {name: value for name, value in wanted.items() if rows[keep][name] != value}
    if changed:
        customers.edit(session, keep, changed)
    _give_tags(session, keep, others)
    # Who was merged into one of them follows: a group is never deeper than one step.
    session.execute(
        update(Customer).where(Customer.merged_into.in_(others)).values(merged_into=keep)
    )
    session.execute(update(Customer).where(Customer.id.in_(others)).values(merged_into=keep))


@use_case(QT_TRANSLATE_NOOP("UseCase", "Take merge back"))
def unmerge(session: Session, customer_id: bytes) -> UndoResult:
    """Take back the newest merge that a customer is in, whichever side it is on.

    Fields that were changed since the merge stay as they are now.
    """
    pointer = session.execute(
        select(Customer.id, Customer.merged_into).where(Customer.id == customer_id)
    ).one_or_none()
    if pointer is None:
        raise Refused(UNKNOWN_CUSTOMER, field="customer")
    merged = (
        [customer_id]
        if pointer.merged_into is not None
        else [one for one in members(session, customer_id) if one != customer_id]
    )
    if not merged:
        raise Refused(NOT_MERGED, field="customer")
    number = session.scalar(
        select(Change.txn)
        .join(Txn, Txn.txn == Change.txn)
        .where(
            Change.entity == "customer",
            Change.entity_id.in_(merged),
            Change.txn > 0,
            func.json_extract(Change.after, "$.merged_into").is_not(None),
        )
        .order_by(Change.k.desc())
        .limit(1)
    )
    if number is not None and not past.is_undone(session, number):
        return history.undo(session, number)
    # It came from elsewhere: only the pointers are known.
    session.execute(update(Customer).where(Customer.id.in_(merged)).values(merged_into=None))
    return UndoResult("Merge customers", len(merged), 0, 0)


@use_case(QT_TRANSLATE_NOOP("UseCase", "Never propose this pair again"), undoable=False)
def never_again(session: Session, one: bytes, other: bytes) -> None:
    """Note that two customers are not one, however alike they are."""
    written = upsert(Setting).values(key=never_again_key(one, other), value="true")
    session.execute(written.on_conflict_do_nothing(index_elements=["key"]))


@use_case(QT_TRANSLATE_NOOP("UseCase", "Propose this pair again"), undoable=False)
def propose_again(session: Session, one: bytes, other: bytes) -> None:
    """Forget that two customers were said not to be one."""
    session.execute(delete(Setting).where(Setting.key == never_again_key(one, other)))


def filled(session: Session, keep: bytes, others: Sequence[bytes]) -> dict[str, object]:
    """Return the fields a merge changes unless something else is chosen.

    What the kept customer lacks comes from the others, long texts are added to each other, and one
    wish not to be contacted is enough.
    """
    rows = _checked(session, keep, others)
    found: dict[str, object] = {}
    for info in infos(CustomerCard):
        if not info.is_editable:
            continue
        own = rows[keep][info.name]
        values = [rows[other][info.name] for other in others]
        if info.kind is FieldKind.FLAG:
            best: Any = bool(own) or any(values)
        elif info.kind is FieldKind.LONG_TEXT:
            best = _together([own, *values])
        else:
            best = next((value for value in (own, *values) if value not in {None, ""}), None)
        if best != own:
            found[info.name] = best
    return found


def _checked(
    session: Session, keep: bytes, others: Sequence[bytes]
) -> dict[bytes, Mapping[str, Any]]:
    """Return the rows by id, or refuse who cannot be merged."""
    if not others:
        raise Refused(NOBODY, field="customer")
    if keep in others:
        raise Refused(WITH_ITSELF, field="customer")
    statement = select(Customer.__table__).where(Customer.id.in_([keep, *others]))
    rows = {row["id"]: dict(row) for row in session.execute(statement).mappings()}
    for one in (keep, *others):
        if one not in rows:
            raise Refused(UNKNOWN_CUSTOMER, field="customer")
        if rows[one]["deleted_at"] is not None or rows[one]["merged_into"] is not None:
            raise Refused(GONE, field="customer", name=rows[one]["name"] or "")
    return rows  # type: ignore[return-value]


def _together(texts: Sequence[str | None]) -> str | None:
    """Join texts, leaving out what another says already."""
    kept: list[str] = []
    for text in texts:
        if text and not any(text in other for other in kept):
            kept.append(text)
    return "\n".join(kept) or None


def _give_tags(session: Session, keep: bytes, others: Sequence[bytes]) -> None:
    """Give the kept customer the tags of the others: lists and filters ask for its own."""
    shown = func.coalesce(Tag.merged_into, Tag.id)

    def tags_of(ids: Sequence[bytes]) -> list[bytes]:
        statement = (
            select(shown)
            .join(CustomerTag, CustomerTag.tag_id == Tag.id)
            .where(CustomerTag.customer_id.in_(ids))
            .order_by(CustomerTag.id)
        )
        return list(dict.fromkeys(session.scalars(statement)))

    own = set(tags_of([keep]))
    missing = [tag_id for tag_id in tags_of(others) if tag_id not in own]
    if missing:
        session.execute(
            insert(CustomerTag),
            [{"id": new_id(), "customer_id": keep, "tag_id": tag_id} for tag_id in missing],
        )
