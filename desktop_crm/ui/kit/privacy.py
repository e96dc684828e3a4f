"""Whether phones and amounts are hidden on the screen, and texts as they may be shown then.

The clipboard is left out on purpose: who copies a phone wants to dial it.
"""

from PySide6.QtCore import QCoreApplication, QTranslator
from typing_extensions import override

from desktop_crm.domain.masking import masked

_CONTEXT, _QUESTION, _YES = "Privacy", "is hidden", "yes"


class MaskTranslator(QTranslator):
    """Hides phones and amounts while it is installed.

    Every widget asks whether it may show something, as it asks for its language; so the answer
    comes from where the language comes from.
    """

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        return _YES if context == _CONTEXT and source == _QUESTION else None


def is_masked() -> bool:
    """Tell whether phones and amounts are hidden."""
    return QCoreApplication.translate(_CONTEXT, _QUESTION) == _YES


def shown(text: str) -> str:
    """Return a text as it may be shown now."""
    return masked(text) if text and is_masked() else text
