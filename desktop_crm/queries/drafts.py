"""Reads what was typed and not saved."""

import json
from typing import Any

from sqlalchemy.orm import Session

from desktop_crm.queries.plain_rows import rows


def draft(session: Session, form: str) -> dict[str, Any] | None:
    """Return the draft of a form, or None."""
    found = rows(session, "SELECT content FROM draft WHERE form = ?", form)
    text = found[0][0] if found else None
    try:
        content = json.loads(text) if text else None
    except ValueError:
        return None
    return content if isinstance(content, dict) else None


def forms(session: Session) -> tuple[str, ...]:
    """Return the keys of the forms that have a draft, latest first."""
    return tuple(form for (form,) in rows(session, "SELECT form FROM draft ORDER BY saved_at DESC"))
