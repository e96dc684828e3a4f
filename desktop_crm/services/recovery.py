"""The paper that opens a customer file when its master password is forgotten."""

from datetime import datetime

from desktop_crm.documents import recovery_sheet
from desktop_crm.documents.styles import Look, Rendered, translator
from desktop_crm.services.exporting import Style, phrases

__all__ = ["Rendered", "Style", "sheet"]


def sheet(code: str, vault_name: str, style: Style, *, now: datetime) -> Rendered:
    """Return the recovery sheet as PDF; it exists in memory only until it is printed or saved."""
    look = Look(
        language=style.language, translate=translator(phrases(style.language)), paper=style.paper
    )
    return recovery_sheet.render(code, vault_name, look, now=now)
