"""Whether phones and amounts are hidden on the screen, and texts as they may be shown then.

The clipboard is left out on purpose: who copies a phone wants to dial it.
"""

from PySide6.QtCore import QCoreApplication

from desktop_crm.domain.masking import masked

# Kept by the application object, as Qt keeps its translators: every widget asks for it.
_PROPERTY = "hides_private"


def is_masked() -> bool:
    """Tell whether phones and amounts are hidden."""
    app = QCoreApplication.instance()
    return app is not None and bool(app.property(_PROPERTY))


def put_mask(*, is_on: bool) -> None:
    """Hide or show them; `Language.refresh` makes every widget write its texts anew."""
    app = QCoreApplication.instance()
    if app is not None:
        app.setProperty(_PROPERTY, is_on)


def shown(text: str) -> str:
    """Return a text as it may be shown now."""
    return masked(text) if text and is_masked() else text
