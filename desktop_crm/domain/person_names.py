"""Names of people: their parts, their sound, what they are called for short."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from desktop_crm.domain.firm_names import CJK

_PARTS_OF_NAME: Final = re.compile(r"[\s.·・\-'’]+")
_BRACKETS: Final = re.compile(r"[(\[{（【].*?[)\]}）】]")
_TITLES: Final = re.compile(
    r"(?:先生|女士|小姐|太太|老师|老板|师傅|董事长|董事|总经理|副总|经理|总监|主任|主管|部长|科长|处长"
    r"|院长|局长|校长|厂长|店长|会计|医生|教授|律师|总|董|工|姐|哥)$"
)
_LATIN_TITLES: Final = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "prof", "herr", "frau", "jr", "sr"}
)
#: What people are called: both stand for one name.
CALLED: Final = {
    short: whole
    for whole, shorts in {
        "alexander": "alex sandy", "andrew": "andy drew", "anthony": "tony", "barbara": "barb",
        "benjamin": "ben", "catherine": "kate cathy katherine kathryn katie kathy",
        "charles": "charlie chuck", "christina": "tina christine chris", "christopher": "chris kit",
        "daniel": "dan danny", "david": "dave", "deborah": "deb debbie debra", "donald": "don",
        "edward": "ed eddie ted ned", "elizabeth": "liz beth betty lizzie eliza bess",
        "frances": "fran", "francis": "frank", "frederick": "fred", "gregory": "greg",
        "henry": "harry hank", "jacqueline": "jackie", "james": "jim jimmy jamie",
        "jennifer": "jen jenny", "john": "jack johnny", "jonathan": "jon", "joseph": "joe joey",
        "joshua": "josh", "kenneth": "ken", "lawrence": "larry", "leonard": "len leo",
        "margaret": "peggy maggie meg marge", "matthew": "matt", "michael": "mike mick",
        "nicholas": "nick", "pamela": "pam", "patricia": "pat patty trish", "patrick": "pat paddy",
        "peter": "pete", "philip": "phil", "raymond": "ray", "rebecca": "becky",
        "richard": "rick dick rich", "robert": "bob rob bobby bert", "ronald": "ron",
        "samuel": "sam", "sandra": "sandy", "stephen": "steve steven", "susan": "sue suzy",
        "theodore": "ted", "thomas": "tom tommy", "timothy": "tim", "victoria": "vicky",
        "walter": "walt", "william": "bill will billy liam",
    }.items()
    for short in shorts.split()
}  # fmt: skip
_CODES: Final = {
    letter: code
    for code, letters in enumerate(("bfpv", "cgjkqsxz", "dt", "l", "mn", "r"), start=1)
    for letter in letters
}


@dataclass(frozen=True, slots=True)
class PersonName:
    """The name of a person; a Chinese one stands whole in `surname`, with its `reading`."""

    surname: str
    given: str = ""
    reading: str = ""
    is_chinese: bool = False

    @property
    def text(self) -> str:
        """The name as it is read."""
        return f"{self.given} {self.surname}".strip()


def person_name(text: str, reading: Callable[[str], str] = lambda name: "") -> PersonName | None:
    """Read the folded name of a person; `reading` gives the pinyin of a Chinese one."""
    plain = _BRACKETS.sub("", text)
    if CJK.search(plain):
        name = "".join(character for character in plain if character.isalnum())
        bare = _TITLES.sub("", name) or name
        return PersonName(bare, reading=reading(bare), is_chinese=True) if bare else None
    family, comma, given = plain.partition(",")
    words = [
        word
        for word in _PARTS_OF_NAME.split(f"{given} {family}" if comma else plain)
        if word and word not in _LATIN_TITLES
    ]
    if not words:
        return None
    if comma and (names := [word for word in _PARTS_OF_NAME.split(family) if word]):
        cut = len(words) - len(names)
        return PersonName(" ".join(words[cut:]), " ".join(words[:cut]))
    return PersonName(words[-1], " ".join(words[:-1]))


def soundex(word: str) -> str:
    """Return the sound of a Latin word as a letter and three digits."""
    letters = [letter for letter in word if "a" <= letter <= "z"]
    if not letters:
        return word[:2]
    code, last = letters[0], _CODES.get(letters[0])
    for letter in letters[1:]:
        digit = _CODES.get(letter)
        if digit is not None and digit != last:
            code += str(digit)
        if letter not in "hw":
            last = digit
    return code[:4].ljust(4, "0")
