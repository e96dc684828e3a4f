"""Adds, assigns, renames, merges and removes tags."""

import unicodedata
from collections.abc import Sequence

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from desktop_crm.domain.errors import Refused
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.values import new_id
from desktop_crm.queries.batches import batches
from desktop_crm.services.use_cases import use_case
from desktop_crm.services.writing import clean
from desktop_crm.storage.entities.customer import Customer
from desktop_crm.storage.entities.customer_tag import CustomerTag
from desktop_crm.storage.entities.tag import Tag

#: Colours of the palette; a new tag takes the next one.
COLOURS = 8
NO_TAG_NAME = QT_TRANSLATE_NOOP("Refused", "A tag needs a name.")
UNKNOWN_TAG = QT_TRANSLATE_NOOP("Refused", "There is no tag {name}.")
UNKNOWN_TAG_ID = QT_TRANSLATE_NOOP("Refused", "There is no such tag.")
TAG_EXISTS = QT_TRANSLATE_NOOP("Refused", "There is already a tag {name}; merge the two instead.")


@use_case(QT_TRANSLATE_NOOP("UseCase", "Add tag"))
def add(session: Session, name: str, colour: int | None = None) -> bytes:
    """Add a tag, or return the one that has the name already."""
    return _ensure(session, [name], colour)[0]


@use_case(QT_TRANSLATE_NOOP("UseCase", "Add tags to customers"))
def assign(session: Session, ids: Sequence[bytes], names: Sequence[str]) -> None:
    """Give tags to customers; a name that is new makes a tag."""
    assign_names(session, ids, names)


@use_case(QT_TRANSLATE_NOOP("UseCase", "Remove tags from customers"))
def unassign(session: Session, ids: Sequence[bytes], names: Sequence[str]) -> None:
    """Take tags from customers."""
    known = _known(session)
    for name in names:
        if _key(name) not in known:
            raise Refused(UNKNOWN_TAG, field="tags", name=_shown(name))
    tag_ids = [known[_key(name)] for name in names]
    for piece in batches(ids):
        session.execute(
            delete(CustomerTag).where(
                CustomerTag.customer_id.in_(piece), CustomerTag.tag_id.in_(tag_ids)
            )
        )


@use_case(QT_TRANSLATE_NOOP("UseCase", "Change tags of customers"))
def change(
    session: Session, ids: Sequence[bytes], added: Sequence[str], removed: Sequence[str]
) -> None:
    """Give some tags to customers and take others away, in one step."""
    if removed:
        unassign(session, ids, removed)
    assign_names(session, ids, added)


@use_case(QT_TRANSLATE_NOOP("UseCase", "Change tags"))
def replace(session: Session, customer_id: bytes, names: Sequence[str]) -> None:
    """Give a customer exactly these tags."""
    wanted = set(_ensure(session, names))
    session.execute(
        delete(CustomerTag).where(
            CustomerTag.customer_id == customer_id, CustomerTag.tag_id.not_in(wanted)
        )
    )
    _give(session, [customer_id], list(wanted))


@use_case(QT_TRANSLATE_NOOP("UseCase", "Rename tag"))
def rename(session: Session, tag_id: bytes, name: str, *, colour: int | None = None) -> None:
    """Rename a tag, and give it another colour; customers keep it."""
    _check_known(session, tag_id)
    shown = _shown(name)
    if not shown:
        raise Refused(NO_TAG_NAME, field="name")
    if _known(session).get(_key(shown), tag_id) != tag_id:
        raise Refused(TAG_EXISTS, field="name", name=shown)
    session.execute(update(Tag).where(Tag.id == tag_id).values(name=shown))
    if colour is not None:
        session.execute(update(Tag).where(Tag.id == tag_id).values(colour=colour % COLOURS))


@use_case(QT_TRANSLATE_NOOP("UseCase", "Merge tags"))
def merge(session: Session, kept_id: bytes, other_id: bytes) -> None:
    """Make one tag of two: customers of `other_id` get `kept_id`."""
    _check_known(session, kept_id)
    _check_known(session, other_id)
    if kept_id == other_id:
        return
    has_kept = select(CustomerTag.customer_id).where(CustomerTag.tag_id == kept_id)
    session.execute(
        delete(CustomerTag).where(
            CustomerTag.tag_id == other_id, CustomerTag.customer_id.in_(has_kept)
        )
    )
    session.execute(
        update(CustomerTag).where(CustomerTag.tag_id == other_id).values(tag_id=kept_id)
    )
    session.execute(update(Tag).where(Tag.id == other_id).values(merged_into=kept_id))


@use_case(QT_TRANSLATE_NOOP("UseCase", "Remove tag"))
def remove(session: Session, tag_id: bytes) -> None:
    """Remove a tag from all customers and from the list."""
    _check_known(session, tag_id)
    session.execute(delete(CustomerTag).where(CustomerTag.tag_id == tag_id))
    session.execute(delete(Tag).where(Tag.id == tag_id))


def assign_names(session: Session, ids: Sequence[bytes], names: Sequence[str]) -> None:
    """Give tags to customers as part of a larger use case."""
    if ids and names:
        _give(session, ids, _ensure(session, names))


def _give(session: Session, ids: Sequence[bytes], tag_ids: Sequence[bytes]) -> None:
    """Write the rows that are missing; unknown customers are passed over."""
    for tag_id in dict.fromkeys(tag_ids):
        for piece in batches(ids):
            has_it = select(CustomerTag.customer_id).where(
                CustomerTag.tag_id == tag_id, CustomerTag.customer_id.in_(piece)
            )
            wanted = select(Customer.id).where(Customer.id.in_(piece), Customer.id.not_in(has_it))
            missing = session.scalars(wanted).all()
            if missing:
                session.execute(
                    insert(CustomerTag),
                    [
                        {"id": new_id(), "customer_id": customer_id, "tag_id": tag_id}
                        for customer_id in missing
                    ],
                )


def _ensure(session: Session, names: Sequence[str], colour: int | None = None) -> list[bytes]:
    """Return the ids of tags by name, and make those that are new."""
    known = _known(session)
    count = session.scalar(select(func.count()).select_from(Tag)) or 0
    found: list[bytes] = []
    for name in names:
        shown, key = _shown(name), _key(name)
        if not shown:
            raise Refused(NO_TAG_NAME, field="name")
        if key not in known:
            known[key] = new_id()
            chosen = count if colour is None else colour
            session.execute(insert(Tag).values(id=known[key], name=shown, colour=chosen % COLOURS))
            count += 1
        found.append(known[key])
    return found


def _known(session: Session) -> dict[str, bytes]:
    """Return the tags by comparable name; a merged one leads to the kept one."""
    rows = session.execute(select(Tag.id, Tag.name, Tag.merged_into).order_by(Tag.id.desc())).all()
    merged = {row.id: row.merged_into for row in rows if row.merged_into is not None}
    found: dict[str, bytes] = {}
    for row in rows:
        kept, seen = row.id, {row.id}
        while kept in merged and merged[kept] not in seen:
            kept = merged[kept]
            seen.add(kept)
        if row.merged_into is None or _key(row.name) not in found:
            found[_key(row.name)] = kept
    return found


def _check_known(session: Session, tag_id: bytes) -> None:
    if session.scalar(select(func.count()).where(Tag.id == tag_id)) == 0:
        raise Refused(UNKNOWN_TAG_ID, field="tag")


def _shown(name: str) -> str:
    """Return a tag's name as it is shown: without # and extra blanks."""
    return " ".join(clean(name).split()).lstrip("#\uff03").strip()


def _key(name: str | None) -> str:
    """Return the comparable form of a tag's name."""
    return unicodedata.normalize("NFKC", _shown(name or "")).casefold()
