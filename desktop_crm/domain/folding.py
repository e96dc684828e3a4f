"""Folding of text for search: the same for what is stored and for what is typed.

A folded text has no capitals, no full-width forms, no accents, no traditional characters, no
control or private-use characters and no run of spaces. That leaves those free: the control
characters below U+0010 mark the slots of a stored text, so that no hit crosses from one to the next
and the hit itself says which kind of slot it is in.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from operator import add
from typing import Final

MAX_TERMS: Final = 6
MAX_TERM_LENGTH: Final = 64
OWN_COUNTRY_CODE: Final = "86"
#: From here on leading digits are taken for a prefix and not for the middle of a number.
_SHORTEST_WHOLE_NUMBER: Final = 7

_MARKS: Final = re.compile("([\x01-\x0f])")
_SPACES: Final = re.compile(" {2,}")
_WORDS: Final = re.compile(r'"([^"]*)(?:"|$)|([^" ]+)')
_PHONE_LIKE: Final = re.compile(r"[0-9 +\-()./]+")
_LATIN_WORD: Final = re.compile(r"[a-z]{2,}")
_NOT_DIGITS: Final = re.compile(r"[^0-9]+")
#: The `ascii` tokenizer of the index of short grams cannot keep these in a word.
_SHORT_GRAM: Final = ((" ", "\ue020"), ('"', "\ue022"), ("'", "\ue027"))
#: Control and format characters and halves of pairs; a character not yet assigned is kept.
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs"})


class Slot(StrEnum):
    """Where a term is found: the kinds of slots of a search text, in their order."""

    NAME = "name"
    SHORT_NAME = "short_name"
    EXTERNAL_ID = "external_id"
    CONTACT = "contact"
    COMPANY = "company"
    PHONE = "phone"
    EMAIL = "email"
    WECHAT = "wechat"
    QQ = "qq"
    CITY = "city"
    CUSTOM = "custom_field"

    @property
    def mark(self) -> str:
        """The control character that stands before every value of this kind."""
        return _MARK_OF[self]


_MARK_OF: Final = {slot: chr(number) for number, slot in enumerate(Slot, start=1)}
_SLOT_OF: Final = {mark: slot for slot, mark in _MARK_OF.items()}


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to look for.

    Attributes:
        text: the folded text; a customer is found when a slot contains it.
        also: other spellings of the same thing, found as well (a number typed with hyphens).
        instead: what is tried when neither `text` nor `also` is anywhere in the vault.
    """

    text: str
    also: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()

    @property
    def is_latin(self) -> bool:
        """Whether pinyin and initials are looked up too."""
        return _LATIN_WORD.fullmatch(self.text) is not None


def digits(text: str) -> str:
    """Return the ASCII digits of a folded text."""
    return _NOT_DIGITS.sub("", text)


def joined(slots: Iterable[tuple[Slot, str]]) -> str:
    """Return the search text of slots with folded values, empty and repeated ones left out."""
    found = dict.fromkeys((slot, value) for slot, value in slots if value)
    return "".join(f"{_MARK_OF[slot]}{value}" for slot, value in found)


def split_slots(text: str) -> Iterator[tuple[Slot, str]]:
    """Return the slots of a search text."""
    parts = _MARKS.split(text)
    for mark, value in zip(parts[1::2], parts[2::2], strict=True):
        yield _SLOT_OF[mark], value


def slot_finder(spellings: Iterable[str]) -> re.Pattern[str]:
    """Return what finds mark and value of the slots that contain one of `spellings`."""
    wanted = "|".join(map(re.escape, spellings))
    return re.compile(f"([\x01-\x0f])([^\x01-\x0f]*?(?:{wanted})[^\x01-\x0f]*)")


def slot_of(mark: str) -> Slot:
    """Return the kind of slot that a mark stands before."""
    return _SLOT_OF[mark]


def short_grams(text: str) -> str:
    """Return the set of all substrings of one and two characters of the slots of `text`, as words.

    Slots, not the whole text: no gram reaches over a slot mark.
    """
    grams: set[str] = set()
    for value in _MARKS.split(_tokens(text))[::2]:
        grams.update(value)
        grams.update(map(add, value, value[1:]))
    return " ".join(grams)


def phrase(term: str) -> str:
    """Return the MATCH expression that finds `term`: operators in it mean nothing."""
    if is_short(term):
        return f'"{_tokens(term)}"'
    return '"' + term.replace('"', '""') + '"'


def _tokens(text: str) -> str:
    for character, stand_in in _SHORT_GRAM:
        text = text.replace(character, stand_in)
    return text


def is_short(term: str) -> bool:
    """Tell whether `term` is looked up among the short grams."""
    return len(term) < 3  # noqa: PLR2004 - a trigram has three


class Folder:
    """Folds texts with a table of traditional characters and their simplified ones."""

    def __init__(self, simplified: Mapping[str, str]) -> None:
        self._table = _CharacterTable(simplified)

    def fold(self, text: str) -> str:
        """Return the folded form of `text`; folding it again changes nothing."""
        if not text.isascii():
            text = unicodedata.normalize("NFKC", text).casefold()
            text = unicodedata.normalize("NFC", text.translate(self._table))
        else:
            text = text.lower()
            if not text.isprintable():
                text = text.translate(self._table)
        return _SPACES.sub(" ", text) if "  " in text else text

    def slot(self, text: str | None) -> str:
        """Return the folded form of a value that is stored as a slot."""
        return self.fold(text).strip(" ") if text else ""

    def terms(self, text: str) -> tuple[Term, ...]:
        """Return what a person looks for: words, "phrases", or one phone number."""
        folded = self.fold(text)
        if _PHONE_LIKE.fullmatch(folded) and digits(folded):
            return (_phone_term(folded),)
        words = (
            (match[1] if match[1] is not None else match[2])[:MAX_TERM_LENGTH]
            for match in _WORDS.finditer(folded)
        )
        return tuple(Term(word) for word in dict.fromkeys(words) if word.strip(" "))[:MAX_TERMS]

    def locate(self, value: str, term: str) -> tuple[int, int] | None:
        """Return start and length of the characters of `value` that fold to `term`.

        None when the value has no such characters or they cannot be told for sure.
        """
        folded = self.fold(value)
        if len(folded) == len(value):
            start = folded.find(term)
            found = (start, len(term)) if start >= 0 else None
        else:
            found = self._locate_by_character(value, folded, term)
        if found is None or self.fold(value[found[0] : sum(found)]) != term:
            return None
        return found

    def _locate_by_character(self, value: str, folded: str, term: str) -> tuple[int, int] | None:
        pieces = [self.fold(character) for character in value]
        if "".join(pieces) != folded:
            return None
        start = folded.find(term)
        if start < 0:
            return None
        begins = [index for index, piece in enumerate(pieces) for _ in piece]
        first, last = begins[start], begins[start + len(term) - 1]
        return first, last - first + 1


class _CharacterTable(dict[int, str]):
    """A table for `str.translate` that learns each character once: a miss would raise each time."""

    def __init__(self, simplified: Mapping[str, str]) -> None:
        super().__init__()
        self._simplified = simplified

    def __missing__(self, codepoint: int) -> str:
        character = chr(codepoint)
        folded = self._folded(character)
        self[codepoint] = folded
        return folded

    def _folded(self, character: str) -> str:
        if character.isspace():
            return " "
        is_private = "\ue000" <= character <= "\uf8ff"
        is_mark = "\u0300" <= character <= "\u036f"
        if is_private or is_mark or unicodedata.category(character) in _UNSEEN:
            return ""
        if "\u00c0" <= character <= "\u024f" or "\u1e00" <= character <= "\u1eff":
            plain = unicodedata.normalize("NFD", character)
            return "".join(part for part in plain if not "\u0300" <= part <= "\u036f")
        return self._simplified.get(character, character)


def _phone_term(folded: str) -> Term:
    """Return the one term of an input that looks like a phone number."""
    typed = folded.strip(" ")[:MAX_TERM_LENGTH]
    number = digits(typed)
    bare = number.removeprefix("00")
    shorter = (bare, bare.removeprefix(OWN_COUNTRY_CODE))
    return Term(
        number,
        also=(typed,) if typed != number else (),
        instead=tuple(
            text
            for text in dict.fromkeys(shorter)
            if text != number and len(text) >= _SHORTEST_WHOLE_NUMBER
        ),
    )
