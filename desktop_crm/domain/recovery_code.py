"""The printed recovery code: 160 secret bits as forty symbols a person can type from paper.

Two Crockford base32 symbols tell which vault the sheet belongs to, thirty-two carry the secret and
six are a checksum of the Bech32m kind, which finds every mistake in up to four symbols.
"""

import re
import unicodedata
from dataclasses import dataclass, field

from desktop_crm.domain.errors import Refused
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP

SECRET_BYTES = 20
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {symbol: value for value, symbol in enumerate(_ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_MARK_SYMBOLS = 2
_SECRET_SYMBOLS = 32
_CHECK_SYMBOLS = 6
_SYMBOLS = _MARK_SYMBOLS + _SECRET_SYMBOLS + _CHECK_SYMBOLS
_GROUP = 5
_BECH32M = 0x2BC830A3
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015\u2212]+")

TOO_SHORT_OR_LONG = QT_TRANSLATE_NOOP(
    "Refused",
    "A recovery code has {expected} letters and digits; this one has {found}. "
    "Compare it with your sheet.",
)
MISTYPED = QT_TRANSLATE_NOOP(
    "Refused", "The recovery code has a typing mistake. Compare it with your sheet, group by group."
)


def vault_mark(vault_id: str) -> str:
    """Return the two symbols that tell on paper which vault a code belongs to."""
    bits = int(vault_id[:3], 16) >> 2
    return _ALPHABET[bits >> 5] + _ALPHABET[bits & 31]


def encode(vault_id: str, secret: bytes) -> str:
    """Return the code for `secret` as eight groups of five symbols."""
    if len(secret) != SECRET_BYTES:
        raise ValueError("a recovery secret has 160 bits")
    number = int.from_bytes(secret, "big")
    payload = [_VALUES[symbol] for symbol in vault_mark(vault_id)]
    payload += [(number >> shift) & 31 for shift in range(5 * (_SECRET_SYMBOLS - 1), -1, -5)]
    check = _remainder([*payload, *[0] * _CHECK_SYMBOLS]) ^ _BECH32M
    payload += [(check >> shift) & 31 for shift in range(5 * (_CHECK_SYMBOLS - 1), -1, -5)]
    symbols = "".join(_ALPHABET[value] for value in payload)
    return "-".join(symbols[at : at + _GROUP] for at in range(0, _SYMBOLS, _GROUP))


def decode(text: str) -> "RecoveryCode":
    """Read a code as typed: full-width digits, O for 0, spaces and hyphens are all fine."""
    symbols = _SEPARATORS.sub("", unicodedata.normalize("NFKC", text)).upper()
    if len(symbols) != _SYMBOLS:
        raise Refused(
            TOO_SHORT_OR_LONG, field="recovery_code", expected=_SYMBOLS, found=len(symbols)
        )
    if any(symbol not in _VALUES for symbol in symbols):
        raise Refused(MISTYPED, field="recovery_code")
    values = [_VALUES[symbol] for symbol in symbols]
    if _remainder(values) != _BECH32M:
        raise Refused(MISTYPED, field="recovery_code")
    number = 0
    for value in values[_MARK_SYMBOLS:-_CHECK_SYMBOLS]:
        number = number << 5 | value
    return RecoveryCode(
        mark="".join(_ALPHABET[value] for value in values[:_MARK_SYMBOLS]),
        secret=number.to_bytes(SECRET_BYTES, "big"),
    )


def secret_of(text: str) -> bytes | None:
    """Return the secret of a well-typed code; None for anything else, as a master password."""
    try:
        return decode(text).secret
    except Refused:
        return None


def _remainder(values: list[int]) -> int:
    """Return the Bech32 checksum polynomial's remainder."""
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_GENERATORS):
            check ^= generator if (top >> bit) & 1 else 0
    return check


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """What a well-typed code carries."""

    mark: str
    secret: bytes = field(repr=False)
