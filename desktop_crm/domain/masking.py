"""Hides phones and amounts in a text, for screens that others can see."""

import re
from typing import Final

from desktop_crm.domain.quick_capture import find_phones

#: What stands for the digits that are hidden.
HIDDEN_AMOUNT: Final = "•••"
_HIDDEN_DIGITS = "****"
_LONG, _MIDDLE = 11, 8
_KEPT_BEFORE, _KEPT_AFTER = 3, 4

_AMOUNT: Final = re.compile(
    r"(?P<sign>(?:JP|HK|NT|S)?[¥￥$€£₩₹]\s?)-?\d[\d,.]*(?:\s?[万亿kKMB](?![A-Za-z]))?"
    r"|-?\d[\d,.]*\s?(?P<unit>万元|亿元|元|RMB|CNY|USD|EUR)"
)


def masked_phone(value: str) -> str:
    """Return a phone with its middle hidden: "138****5678"."""
    digits = "".join(sign for sign in value if sign.isdigit())
    if len(digits) >= _LONG:
        before = digits[: len(digits) - _LONG + _KEPT_BEFORE]
        plus = "+" if value.lstrip().startswith("+") else ""
        return f"{plus}{before}{_HIDDEN_DIGITS}{digits[-_KEPT_AFTER:]}"
    if len(digits) >= _MIDDLE:
        return f"{_HIDDEN_DIGITS}{digits[-_KEPT_AFTER:]}"
    return _HIDDEN_DIGITS


def masked(text: str) -> str:
    """Return a text with every phone and amount in it hidden."""
    if not any(sign.isdigit() for sign in text):
        return text
    parts, end = [], 0
    for start, stop, value in find_phones(text):
        label = text[start:stop].removesuffix(value)
        parts += [text[end:start], label, masked_phone(value)]
        end = stop
    plain = "".join([*parts, text[end:]])
    return _AMOUNT.sub(
        lambda found: f"{found['sign'] or ''}{HIDDEN_AMOUNT}{found['unit'] or ''}", plain
    )
