"""Saves, changes and removes views of the customer list."""

import json
from collections.abc import Sequence

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from desktop_crm.domain.criteria import Criteria, Sort
from desktop_crm.domain.errors import Refused
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.segments import to_text
from desktop_crm.domain.values import new_id
from desktop_crm.services.use_cases import use_case
from desktop_crm.services.writing import clean
from desktop_crm.storage.entities.segment import Segment

NO_VIEW_NAME = QT_TRANSLATE_NOOP("Refused", "A view needs a name.")
UNKNOWN_SEGMENT = QT_TRANSLATE_NOOP("Refused", "There is no such view.")


@use_case(QT_TRANSLATE_NOOP("UseCase", "Save view"))
def add(
    session: Session,
    name: str,
    criteria: Criteria,
    *,
    sort: Sort | None = None,
    columns: Sequence[str] = (),
    is_pinned: bool = True,
) -> bytes:
    """Save criteria under a name."""
    last = session.scalar(select(func.max(Segment.position)))
    segment_id = new_id()
    session.execute(
        insert(Segment).values(
            id=segment_id,
            name=_name(name),
            criteria=to_text(criteria),
            sort=sort.value if sort else None,
            columns=json.dumps(list(columns)) if columns else None,
            is_pinned=is_pinned,
            position=(last or 0) + 1,
        )
    )
    return segment_id


@use_case(QT_TRANSLATE_NOOP("UseCase", "Change view"))
def edit(
    session: Session,
    segment_id: bytes,
    *,
    name: str | None = None,
    criteria: Criteria | None = None,
    sort: Sort | None = None,
    is_pinned: bool | None = None,
) -> None:
    """Change what is given of a saved view."""
    _check_known(session, segment_id)
    values: dict[str, object] = {}
    if name is not None:
        values["name"] = _name(name)
    if criteria is not None:
        values["criteria"] = to_text(criteria)
    if sort is not None:
        values["sort"] = sort.value
    if is_pinned is not None:
        values["is_pinned"] = is_pinned
    if values:
        session.execute(update(Segment).where(Segment.id == segment_id).values(values))


@use_case(QT_TRANSLATE_NOOP("UseCase", "Remove view"))
def remove(session: Session, segment_id: bytes) -> None:
    """Remove a saved view; the customers stay."""
    _check_known(session, segment_id)
    session.execute(delete(Segment).where(Segment.id == segment_id))


def _name(name: str) -> str:
    shown = " ".join(clean(name).split())
    if not shown:
        raise Refused(NO_VIEW_NAME, field="name")
    return shown


def _check_known(session: Session, segment_id: bytes) -> None:
    if session.scalar(select(func.count()).where(Segment.id == segment_id)) == 0:
        raise Refused(UNKNOWN_SEGMENT, field="segment")
