"""One way to write what is written in many: width, spaces, names of firms, people and places.

Every function gives the same for its own answer: standardising twice changes nothing more.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from desktop_crm.domain.firm_names import CJK, is_city
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP


class Rule(StrEnum):
    """What a change is for, the most telling one of several."""

    PHONE = "phone"
    EMAIL = "email"
    REGION = "region"
    FIRM = "firm"
    CASE = "case"
    WIDTH = "width"
    SPACES = "spaces"


_LABELS: Final = {
    Rule.PHONE: QT_TRANSLATE_NOOP("Rule", "Phone in one form beside it"),
    Rule.EMAIL: QT_TRANSLATE_NOOP("Rule", "Email in one form beside it"),
    Rule.REGION: QT_TRANSLATE_NOOP("Rule", "Region as in the list"),
    Rule.FIRM: QT_TRANSLATE_NOOP("Rule", "Name of a company"),
    Rule.CASE: QT_TRANSLATE_NOOP("Rule", "Capital letters"),
    Rule.WIDTH: QT_TRANSLATE_NOOP("Rule", "Full and half width"),
    Rule.SPACES: QT_TRANSLATE_NOOP("Rule", "Spaces"),
}
_WIDE: Final = re.compile(r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
#: Signs that are written wide only beside wide letters; other wide signs are Chinese punctuation.
_WIDE_SIGNS: Final = re.compile(
    r"(?<=[0-9A-Za-z])[\uff20\uff0e\uff0d\uff3f\uff0f\uff0b\uff03\uff06\uff05](?=[0-9A-Za-z])"
)
_NO_SPACES: Final = re.compile(r"[\u200b\u200c\u2060\ufeff]")
_ODD_SPACES: Final = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_BETWEEN_CJK: Final = re.compile(rf"(?<={CJK.pattern}) +(?={CJK.pattern})")
_HALF_BRACKETS: Final = re.compile(r"\s*\(([^()]*)\)\s*")
_WIDE_BRACKETS: Final = re.compile(r"\s*（([^（）]*)）\s*")
_LATIN_FORMS: Final = (
    (re.compile(r",?\s*\bco\.?\s*,?\s*(?:ltd|limited)\b\.?\s*$", re.IGNORECASE), " Co., Ltd."),
    (re.compile(r",?\s+\bllc\b\.?\s*$", re.IGNORECASE), " LLC"),
    (re.compile(r",?\s+\bgmbh\b\.?\s*$", re.IGNORECASE), " GmbH"),
)
_WORDS: Final = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_FEWEST_LETTERS: Final = 3
_CITY: Final = re.compile(r"^(.{2,})市$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """One value that would be written otherwise.

    Attributes:
        number: what the row is known by.
        customer_id: whose value it is.
        customer_name: the name.
        field: the column that would change.
        before: what is there.
        after: what would be there.
        rule: why.
        row_id: the contact method or contact; None for the customer itself.
        typed: what a person typed, where only the form beside it changes.
    """

    number: int
    customer_id: bytes
    customer_name: str
    field: str
    before: str
    after: str
    rule: Rule
    row_id: bytes | None = None
    typed: str = ""


def rule_label(rule: Rule) -> str:
    """Return the English words for a rule; the translation context is "Rule"."""
    return _LABELS[rule]


def half_width(text: str) -> str:
    """Return `text` with half-width letters and digits; Chinese punctuation stays."""
    narrow = _WIDE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return _WIDE_SIGNS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), narrow)


def one_space(text: str) -> str:
    """Return `text` with single spaces inside and none at its ends."""
    return " ".join(_ODD_SPACES.sub(" ", _NO_SPACES.sub("", text)).split())


def plain(text: str) -> str:
    """Return a short text in one width and with single spaces."""
    return half_width(one_space(text))


def firm(text: str) -> str:
    """Return the name of a company: brackets as its script has them, one "Co., Ltd."."""
    name = plain(text)
    if CJK.search(name):
        name = _BETWEEN_CJK.sub("", name)
        return _HALF_BRACKETS.sub(r"（\1）", name)
    name = _WIDE_BRACKETS.sub(r" (\1) ", name).strip()
    for form, written in _LATIN_FORMS:
        if form.search(name):
            return form.sub(written, name).strip()
    return name


def person(text: str) -> str:
    """Return the name of a person: no space between Chinese signs, no word all in capitals."""
    name = plain(text)
    if CJK.search(name):
        return _BETWEEN_CJK.sub("", name)
    letters = [sign for sign in name if sign.isalpha()]
    is_one_case = name.isupper() or name.islower()
    if len(letters) < _FEWEST_LETTERS or not is_one_case:
        return name
    return _WORDS.sub(lambda found: _capital(found[0]), name)


def credit_code(text: str) -> str:
    """Return a credit code in capitals without spaces."""
    return half_width("".join(one_space(text).split())).upper()


def city(text: str) -> str:
    """Return a known Chinese city without 市."""
    name = _BETWEEN_CJK.sub("", plain(text))
    found = _CITY.match(name)
    return found[1] if found and is_city(found[1]) else name


def rule_of(before: str, after: str, otherwise: Rule) -> Rule:
    """Return why a text changes: spaces or width alone, else the rule of its field."""
    if one_space(before) == after or "".join(before.split()) == "".join(after.split()):
        return Rule.SPACES
    return Rule.WIDTH if plain(before) == after else otherwise


def _capital(name: str) -> str:
    lower = name.lower()
    for sign in ("'", "’"):
        first, found, rest = lower.partition(sign)
        if found and len(first) == 1:  # O'Neil, D'Angelo
            return f"{first.upper()}{sign}{rest.capitalize()}"
    return lower.capitalize()
