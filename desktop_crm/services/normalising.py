"""The comparable form beside what was typed: E.164 for phones, lower case for e-mail.

What is typed is kept for ever and never refused; a phone or address that cannot be understood only
has no comparable form.
"""

import re
import unicodedata
from dataclasses import dataclass

from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.words import MethodKind

NO_PHONE = QT_TRANSLATE_NOOP("Doubt", "This does not look like a phone number.")
UNLIKELY_PHONE = QT_TRANSLATE_NOOP("Doubt", "No numbering plan knows this phone number.")
NO_EMAIL = QT_TRANSLATE_NOOP("Doubt", "This does not look like an email address.")

_SERVICE = re.compile(r"(?:95\d{3,6}|9[67]\d{3,4}|1[01]\d|12\d{1,3})")
_EXTENSION = re.compile(
    r"\s*(?:转|轉|分机(?:号)?|內線|;ext=|ext\.?|extension|x|#)\s*[:：]?\s*(\d{1,6})\s*$",
    re.IGNORECASE,
)
_HYPHEN_EXTENSION = re.compile(r"^(\(?0\d{2,3}\)?[\s-]*(?:\d ?){6,7}\d)-(\d{1,6})$")
_SHORT_TAIL = re.compile(r"^(.*\d{5,})/(\d{1,4})$")
_SEPARATORS = re.compile(r"\s*(?:/|、|,|;(?!ext=)|\||\n| ::: )\s*", re.IGNORECASE)
_LEADING_LABEL = re.compile(r"^[^\d+(]*[:：\s]\s*(?=[\d+(])|^[^\d+(\s]+(?=[\d+(])")
_TRAILING_LABEL = re.compile(r"\s*[(\[]?\s*([^\W\d_][^\d]*?)\s*[)\]]?\s*$")
_CARRIER_PREFIX = re.compile(r"^179\d{2}[\s-]*(?=1[3-9]\d{9}$)")
_AMERICAN = re.compile(r"1-?[2-9]\d{2}-?[2-9]\d{2}-?\d{4}")
_MAIL_EDGES = "<>()[]\"'.,;:，。；、 \t\r\n"
_MAIL = re.compile(r"[^\s@<>,;()\[\]\\]+@(?:[^\s@.,;<>()]+\.)+[^\s@.,;<>()\d][^\s@.,;<>()]*")
_PLAUSIBLE_DIGITS = 5
_MOST_CHARACTERS = 400


@dataclass(frozen=True, slots=True)
class Phone:
    """One telephone number read from typed text.

    `normalised` is E.164, with `;ext=` for an extension, or the bare digits of a service number;
    None when the text is no number. `label` is a word that stood beside it.
    """

    typed: str
    normalised: str | None
    label: str | None = None
    is_valid: bool = False
    is_service: bool = False


def normalised(kind: MethodKind, value: str, region: str = "CN") -> str | None:
    """Return the comparable form of a contact method, or None when there is none."""
    match kind:
        case MethodKind.PHONE:
            return phone(value, region).normalised
        case MethodKind.EMAIL:
            return email(value)
        case MethodKind.WECHAT | MethodKind.QQ:
            return unicodedata.normalize("NFKC", value).strip().lower() or None
        case MethodKind.WEB:
            return _web(value)
        case _:
            return None


def doubt(kind: MethodKind, value: str, region: str = "CN") -> str | None:
    """Return what is doubtful about a value, in the context "Doubt"; it is saved all the same."""
    if not value.strip():
        return None
    if kind is MethodKind.EMAIL:
        return None if email(value) else NO_EMAIL
    if kind is not MethodKind.PHONE:
        return None
    found = phones(value, region)
    if any(one.normalised is None for one in found):
        return NO_PHONE
    return None if all(one.is_valid for one in found) else UNLIKELY_PHONE


def email(value: str) -> str | None:
    """Return the key of an e-mail address, or None when it is none."""
    key = unicodedata.normalize("NFKC", value[:_MOST_CHARACTERS]).strip().strip(_MAIL_EDGES)
    key = key.lower().removeprefix("mailto:").strip(_MAIL_EDGES)
    return key if _MAIL.fullmatch(key) else None


def phones(value: str, region: str = "CN") -> tuple[Phone, ...]:
    """Split a cell that holds several numbers, each read on its own."""
    text = unicodedata.normalize("NFKC", value[:_MOST_CHARACTERS])
    parts = [part for part in _SEPARATORS.split(text) if part.strip()]
    if len(parts) > 1 and all(_digits(part) >= _PLAUSIBLE_DIGITS for part in parts):
        return tuple(phone(part, region) for part in parts)
    return (phone(value, region),) if value.strip() else ()


def phone(value: str, region: str = "CN") -> Phone:
    """Read one telephone number."""
    typed = value.strip()
    text = unicodedata.normalize("NFKC", typed[:_MOST_CHARACTERS]).strip()
    text, label = _without_label(text)
    number, extension = _without_extension(text)
    tail = _SHORT_TAIL.match(number)
    if tail:
        number = tail[1]
    number = _CARRIER_PREFIX.sub("", number)
    digits = re.sub(r"\D", "", number)
    if _SERVICE.fullmatch(digits) and not number.startswith("+"):
        return Phone(typed, digits, label, is_valid=True, is_service=True)
    parsed, is_valid = _parsed(number, region)
    if parsed is None:
        return Phone(typed, None, label)
    return Phone(typed, parsed + (f";ext={extension}" if extension else ""), label, is_valid)


def _without_label(text: str) -> tuple[str, str | None]:
    """Cut words before and after a number; the one after it names the number."""
    text = _LEADING_LABEL.sub("", text)
    if _EXTENSION.search(text):
        return text, None
    trailing = _TRAILING_LABEL.search(text)
    if trailing and trailing.start() > 0:
        return text[: trailing.start()].strip(), trailing[1].strip() or None
    return text, None


def _without_extension(text: str) -> tuple[str, str | None]:
    """Cut an extension off a number."""
    marked = _EXTENSION.search(text)
    if marked and _digits(text[: marked.start()]) >= _PLAUSIBLE_DIGITS:
        return text[: marked.start()], marked[1]
    hyphen = _HYPHEN_EXTENSION.match(text)
    return (hyphen[1], hyphen[2]) if hyphen else (text, None)


def _parsed(number: str, region: str) -> tuple[str | None, bool]:
    """Return a number as E.164 and whether the numbering plan knows it."""
    import phonenumbers  # noqa: PLC0415 - 30 ms that the way to the window does not need

    american = _AMERICAN.fullmatch(number)
    for assumed in (region, "US") if american and region != "US" else (region,):
        try:
            found = phonenumbers.parse(number, assumed)
        except phonenumbers.NumberParseException:
            continue
        is_valid = phonenumbers.is_valid_number(found)
        if assumed != region and not is_valid:
            continue
        if american and assumed == region and region != "US" and not is_valid:
            continue
        return phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.E164), is_valid
    return None, False


def _web(value: str) -> str | None:
    """Return the key of a web address: without scheme, www and last slash."""
    key = unicodedata.normalize("NFKC", value).strip().lower()
    key = re.sub(r"^[a-z][a-z0-9+.-]*://", "", key).removeprefix("www.").rstrip("/")
    return key or None


def _digits(text: str) -> int:
    """Return how many digits stand in `text`."""
    return sum(character.isdigit() for character in text)
