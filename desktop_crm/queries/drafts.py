"""Reads what was typed and not saved."""

import json
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_crm.storage.entities.draft import Draft


def draft(session: Session, form: str) -> dict[str, Any] | None:
    """Return the draft of a form, or None."""
    text = session.scalar(select(Draft.content).where(Draft.form == form))
    try:
        content = json.loads(text) if text else None
    except ValueError:
        return None
    return content if isinstance(content, dict) else None


def forms(session: Session) -> tuple[str, ...]:
    """Return the keys of the forms that have a draft, latest first."""
    return tuple(session.scalars(select(Draft.form).order_by(Draft.saved_at.desc())))
