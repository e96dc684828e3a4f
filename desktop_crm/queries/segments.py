"""Reads saved views of the customer list."""

import json

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_crm.domain.criteria import Sort
from desktop_crm.domain.segments import SegmentRow, from_text
from desktop_crm.domain.words import read
from desktop_crm.storage.entities.segment import Segment


def segments(session: Session) -> tuple[SegmentRow, ...]:
    """Return the saved views, pinned ones first."""
    wanted = select(
        Segment.id,
        Segment.name,
        Segment.criteria,
        Segment.columns,
        Segment.sort,
        Segment.is_pinned,
    ).order_by(Segment.is_pinned.desc(), Segment.position, Segment.id)
    return tuple(
        SegmentRow(
            id=row.id,
            name=row.name or "",
            criteria=from_text(row.criteria),
            sort=read(Sort, row.sort),
            columns=_columns(row.columns),
            is_pinned=bool(row.is_pinned),
        )
        for row in session.execute(wanted)
    )


def _columns(text: str | None) -> tuple[str, ...]:
    """Read the stored names of columns."""
    try:
        stored = json.loads(text or "[]")
    except ValueError:
        return ()
    return tuple(str(name) for name in stored) if isinstance(stored, list) else ()
