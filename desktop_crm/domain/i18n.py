"""Marks text of the trade for translation without knowing how it is translated."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - lupdate looks for it
    """Return `text` unchanged; lupdate extracts it, skins translate it when shown."""
    del context
    return text
