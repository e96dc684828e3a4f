"""How hard a master password is to guess, roughly and without a dictionary."""

import math
import re
import unicodedata
from typing import NamedTuple

WEAK_BITS = 40
GOOD_BITS = 60
LEAST_LENGTH = 8
_RUNS = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "01234567890")
_COMMON = ("password", "passwort", "iloveyou", "admin", "welcome", "letmein", "mima", "woaini")


class Strength(NamedTuple):
    """An estimate in bits, and its word: weak, fair or good."""

    bits: int
    word: str


def strength_of(password: str) -> Strength:
    """Estimate the strength of a master password."""
    text = unicodedata.normalize("NFC", password)
    kinds = (
        (r"[a-z]", 26),
        (r"[A-Z]", 26),
        (r"[0-9]", 10),
        (r"[ !-/:-@\[-`{-~]", 33),
        (r"[^\x00-\x7f]", 2500),
    )
    alphabet = sum(size for pattern, size in kinds if re.search(pattern, text))
    if not alphabet:
        return Strength(0, "weak")
    bits = _worth(text) * math.log2(alphabet)
    if len(text) < LEAST_LENGTH and not re.search(r"[^\x00-\x7f]", text):
        bits = min(bits, WEAK_BITS - 1)
    word = "weak" if bits < WEAK_BITS else "fair" if bits < GOOD_BITS else "good"
    return Strength(round(bits), word)


def _worth(text: str) -> float:
    """Return how many characters count: repeats, runs and common words count little."""
    lower = text.lower()
    for word in _COMMON:
        lower = lower.replace(word, word[:1])
    worth = 0.0
    for at, sign in enumerate(lower):
        before = lower[at - 1] if at else ""
        is_repeat = sign == before
        is_run = any(before + sign in run or sign + before in run for run in _RUNS if before)
        worth += 0.25 if is_repeat or is_run else 1.0
    distinct = len(set(lower))
    return min(worth, distinct * 2.0)
