"""Keeps text from being read as a formula by spreadsheets (CWE-1236), and takes that off again."""

import re

#: A sign a spreadsheet takes for the start of a formula, plain and full width.
_RISKY = re.compile("'*[=+\\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20]")


def defused(text: str) -> str:
    """Return `text` with an apostrophe before it where a spreadsheet would calculate it."""
    return "'" + text if _RISKY.match(text) else text


def restored(text: str) -> str:
    """Return what `defused` was given."""
    return text[1:] if text.startswith("'") and _RISKY.match(text) else text
