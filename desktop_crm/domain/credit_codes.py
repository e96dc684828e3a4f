"""The unified social credit code of Chinese organisations (GB 32100-2015)."""

_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_LENGTH = 18
_MODULUS = 31


def is_valid(code: str) -> bool:
    """Tell whether the check digit of `code` fits: weights 3^i mod 31 over the first 17 signs."""
    text = code.strip().upper()
    if len(text) != _LENGTH or any(sign not in _SIGNS for sign in text):
        return False
    total = sum(
        _SIGNS.index(sign) * pow(3, place, _MODULUS) for place, sign in enumerate(text[:-1])
    )
    return _SIGNS[(_MODULUS - total % _MODULUS) % _MODULUS] == text[-1]
