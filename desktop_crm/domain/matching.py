"""How alike two customers are: what they are compared by, and what each agreement weighs.

The weights are base-two logarithms of odds, set by reasoning and checked on planted duplicates;
nothing is learned from the customers of a vault. What is empty on either side says nothing.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.person_names import CALLED, PersonName, soundex

#: From this score on a pair is shown.
LEAST_SCORE: Final = 6.0
_MOST_PEOPLE: Final = 12
_PHONE_TAIL: Final = 7
_HOUSE: Final = re.compile(r"\s*(?:no\.? ?)?(\d+[a-z]?(?:[-/]\d+[a-z]?)?)\b[\s,]*")


class Trait(StrEnum):
    """What two customers are compared by."""

    PERSON = "person"
    GIVEN_NAME = "given_name"
    SURNAME = "surname"
    FIRM = "company"
    PHONE = "phone"
    EMAIL = "email"
    CHAT = "chat"
    CREDIT_CODE = "credit_code"
    BIRTHDAY = "birthday"
    STREET = "street"
    HOUSE = "house"
    LINE_TWO = "line_two"
    TOWN = "town"
    POSTCODE = "postcode"
    STATE = "state"
    ADDRESS = "address"
    KIND = "kind"


class Grade(StrEnum):
    """How a trait of one customer stands to that of the other."""

    SAME = "same"
    SIMILAR = "similar"
    SWAPPED = "swapped"
    DIFFERENT = "different"


#: What each grade weighs: same, similar, different.
WEIGHTS: Final[dict[Trait, tuple[float, float, float]]] = {
    Trait.PERSON: (4, 2, -12),
    Trait.GIVEN_NAME: (4, 2, -5),
    Trait.SURNAME: (5, 2.5, -8),
    Trait.FIRM: (4, 2, -3),
    Trait.PHONE: (9, 3, -4),
    Trait.EMAIL: (9, 4, -2),
    Trait.CHAT: (9, 0, 0),
    Trait.CREDIT_CODE: (10, 0, -8),
    Trait.BIRTHDAY: (8, 4, -6),
    Trait.STREET: (5, 3, -3),
    Trait.HOUSE: (3, 1, -1),
    Trait.LINE_TWO: (3, 1.5, -0.5),
    Trait.TOWN: (4, 2.5, -2),
    Trait.POSTCODE: (4, 1.5, -2),
    Trait.STATE: (0.8, 0, -0.7),
    Trait.ADDRESS: (3, 1, -1),
    Trait.KIND: (0, 0, -4),
}
_PLACE: Final = frozenset(
    {
        *(Trait.STREET, Trait.HOUSE, Trait.LINE_TWO, Trait.TOWN, Trait.POSTCODE, Trait.STATE),
        Trait.ADDRESS,
    }
)
#: What members of one household share; a first name, a birthday or an address of mail is one's own.
_SHARED_AT_HOME: Final = _PLACE | {Trait.SURNAME, Trait.FIRM}
#: Least of what is one's own that makes two of one household one.
_OWN: Final = 2.0
#: A telephone may stand in the hall.
_PHONE_AT_HOME: Final = 3.0
_PERSONAL: Final = frozenset({Trait.EMAIL, Trait.CHAT, Trait.CREDIT_CODE})
_LATIN_NAME: Final = frozenset({Trait.GIVEN_NAME, Trait.SURNAME})
_NAME_PARTS: Final = _LATIN_NAME | {Trait.PERSON}
#: Least of what is no name that makes two of one name one.
_BESIDE_THE_NAME: Final = 5.0
#: People move: another place alone makes nobody somebody else.
_MOVED: Final = -2.0
#: A postcode within its town says little more than the town.
_POSTCODE_IN_TOWN: Final = 1.5
_ALIKE: Final = frozenset({Grade.SAME, Grade.SIMILAR})
_OTHER: Final = Grade.DIFFERENT
#: These say little of two different streets.
_BESIDE_A_STREET: Final = 1.0
_IN_STREET: Final = frozenset({Trait.HOUSE, Trait.LINE_TWO})
#: Given name and surname stand in each other's place.
_SWAPPED: Final = 6.5
#: Names too unlike to be one slip apart, and too like for chance.
_HALF_ALIKE: Final = -1.5
#: Somebody else at the same firm, however much the two share.
_SOMEBODY_ELSE: Final = -12.0
#: Two firms with one whole legal name: it is given once in a place.
_ONE_LEGAL_NAME: Final = 10.5
#: Two firms under one name that is not a legal one.
_ONE_NAME: Final = 6.0
#: Two firms with nobody known in either: nothing but the name says who they are.
_OTHER_FIRM: Final = -8.0
_LEGAL_NAME_LENGTH: Final = 8
#: One landline for two mobile numbers is a switchboard.
_SWITCHBOARD: Final = 4.0
#: Somebody else with nothing personal in common: at most colleagues.
_NOT_SHOWN: Final = LEAST_SCORE - 0.1
_MOBILE: Final = re.compile(r"\+861[3-9]\d{9}")

_WORDS: Final[dict[tuple[Trait, Grade], str]] = {
    (Trait.PERSON, Grade.SAME): QT_TRANSLATE_NOOP("Duplicates", "Same person: {value}"),
    (Trait.PERSON, Grade.SIMILAR): QT_TRANSLATE_NOOP("Duplicates", "Similar person: {value}"),
    (Trait.PERSON, Grade.SWAPPED): QT_TRANSLATE_NOOP(
        "Duplicates", "Given name and surname swapped: {value}"
    ),
    (Trait.PERSON, Grade.DIFFERENT): QT_TRANSLATE_NOOP("Duplicates", "Different person: {value}"),
    (Trait.GIVEN_NAME, Grade.SAME): QT_TRANSLATE_NOOP("Duplicates", "Same given name: {value}"),
    (Trait.GIVEN_NAME, Grade.SIMILAR): QT_TRANSLATE_NOOP(
        "Duplicates", "Similar given name: {value}"
    ),
    (Trait.GIVEN_NAME, Grade.DIFFERENT): QT_TRANSLATE_NOOP(
        "Duplicates", "Different given name: {value}"
    ),
    (Trait.SURNAME, Grade.SAME): QT_TRANSLATE_NOOP("Duplicates", "Same surname: {value}"),
    (Trait.SURNAME, Grade.SIMILAR): QT_TRANSLATE_NOOP("Duplicates", "Similar surname: {value}"),
    (Trait.SURNAME, Grade.DIFFERENT): QT_TRANSLATE_NOOP("Duplicates", "Different surname: {value}"),
    (Trait.FIRM, Grade.SAME): QT_TRANSLATE_NOOP("Duplicates", "Same company: {value}"),
    (Trait.FIRM, Grade.SIMILAR): QT_TRANSLATE_NOOP("Duplicates", "Similar company: {value}"),
    (Trait.FIRM, Grade.DIFFERENT): QT_TRANSLATE_NOOP("Duplicates", "Different company: {value}"),
    (Trait.PHONE, Grade.SAME): QT_TRANSLATE_NOOP("Duplicates", "Same phone: {value}"),
    (Trait.PHONE, Grade.SIMILAR): QT_TRANSLATE_NOOP("Duplicates", "Nearly the same phone: {value}"),
    (Trait.PHONE, Grade.DIFFERENT): QT_TRANSLATE_NOOP("Duplicates", "Different phone"),
    (Trait.EMAIL, Grade.SAME): QT_TRANSLATE_NOOP("Duplicates", "Same email: {value}"),
    (Trait.EMAIL, Grade.SIMILAR): QT_TRANSLATE_NOOP("Duplicates", "Nearly the same email: {value}"),
    (Trait.EMAIL, Grade.DIFFERENT): QT_TRANSLATE_NOOP("Duplicates", "Different email"),
    (Trait.CHAT, Grade.SAME): QT_TRANSLATE_NOOP("Duplicates", "Same WeChat or QQ: {value}"),
    (Trait.CREDIT_CODE, Grade.SAME): QT_TRANSLATE_NOOP("Duplicates", "Same credit code: {value}"),
    (Trait.CREDIT_CODE, Grade.DIFFERENT): QT_TRANSLATE_NOOP("Duplicates", "Different credit code"),
    (Trait.BIRTHDAY, Grade.SAME): QT_TRANSLATE_NOOP("Duplicates", "Same birthday: {value}"),
    (Trait.BIRTHDAY, Grade.SIMILAR): QT_TRANSLATE_NOOP("Duplicates", "Similar birthday: {value}"),
    (Trait.BIRTHDAY, Grade.DIFFERENT): QT_TRANSLATE_NOOP("Duplicates", "Different birthday"),
    (Trait.STREET, Grade.SAME): QT_TRANSLATE_NOOP("Duplicates", "Same street: {value}"),
    (Trait.STREET, Grade.SIMILAR): QT_TRANSLATE_NOOP("Duplicates", "Similar street: {value}"),
    (Trait.STREET, Grade.DIFFERENT): QT_TRANSLATE_NOOP("Duplicates", "Different street"),
    (Trait.HOUSE, Grade.SAME): QT_TRANSLATE_NOOP("Duplicates", "Same house number: {value}"),
    (Trait.TOWN, Grade.SAME): QT_TRANSLATE_NOOP("Duplicates", "Same town: {value}"),
    (Trait.TOWN, Grade.SIMILAR): QT_TRANSLATE_NOOP("Duplicates", "Similar town: {value}"),
    (Trait.TOWN, Grade.DIFFERENT): QT_TRANSLATE_NOOP("Duplicates", "Different town"),
    (Trait.POSTCODE, Grade.SAME): QT_TRANSLATE_NOOP("Duplicates", "Same postcode: {value}"),
    (Trait.POSTCODE, Grade.DIFFERENT): QT_TRANSLATE_NOOP("Duplicates", "Different postcode"),
    (Trait.ADDRESS, Grade.SAME): QT_TRANSLATE_NOOP("Duplicates", "Same address: {value}"),
    (Trait.KIND, Grade.DIFFERENT): QT_TRANSLATE_NOOP("Duplicates", "A company and a person"),
}


@dataclass(frozen=True, slots=True)
class Likeness:
    """How texts are compared, from 0 to 1: the functions come from outside.

    Attributes:
        names: Jaro-Winkler, for names.
        edits: Damerau-Levenshtein, for codes and days.
        words: ratio of sorted words, for streets and towns.
        whole: ratio of whole texts, for names of firms.
    """

    names: Callable[[str, str], float]
    edits: Callable[[str, str], float]
    words: Callable[[str, str], float]
    whole: Callable[[str, str], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What one customer is compared by: match keys, never shown as they are."""

    is_company: bool = False
    people: tuple[PersonName, ...] = ()
    full_names: frozenset[str] = frozenset()
    legal_names: frozenset[str] = frozenset()
    firms: tuple[str, ...] = ()
    phones: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    chats: frozenset[str] = frozenset()
    credit_code: str = ""
    birthday: str = ""
    street: str = ""
    house: str = ""
    line_two: str = ""
    town: str = ""
    postcode: str = ""
    state: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """One trait compared: how it stands, what that weighs, and the value that shows it."""

    trait: Trait
    grade: Grade
    weight: float
    value: str = ""

    @property
    def words(self) -> str:
        """The reason in English, marked in the context "Duplicates", or "" for small matters."""
        return _WORDS.get((self.trait, self.grade), "")


@dataclass(frozen=True, slots=True)
class Comparison:
    """The outcome for a pair: its score and all that led to it.

    `are_colleagues` means other people of the same firm: to be joined, never merged.
    """

    score: float
    marks: tuple[Mark, ...]
    are_colleagues: bool = False

    @property
    def is_duplicate(self) -> bool:
        """Whether the pair is to be shown as one customer entered twice."""
        return self.score >= LEAST_SCORE and not self.are_colleagues


def address_parts(text: str) -> tuple[str, str, str]:
    """Split a folded Latin address into house number, street and the rest."""
    found = _HOUSE.match(text)
    house = found[1] if found else ""
    rest = text[found.end() :] if found else text
    street, _, line_two = rest.replace("\n", ",").partition(",")
    return house, " ".join(street.split()), " ".join(line_two.replace(",", " ").split())


def compare(one: Traits, other: Traits, like: Likeness) -> Comparison:
    """Compare two customers."""
    marks: list[Mark] = []
    firm = _firm(one, other, like)
    person = _people(one, other, like, has_firm=firm is not None and firm.weight > 0)
    somebody_else = any(
        mark.trait is Trait.PERSON and mark.grade is Grade.DIFFERENT for mark in person
    )
    if firm is not None:
        marks.append(_reweighed(firm, one, other, has_people=bool(person), differ=somebody_else))
    elif not person and one.is_company != other.is_company:
        marks.append(_mark(Trait.KIND, Grade.DIFFERENT))
    marks += person
    marks += _reachable(one, other, like)
    marks += _placed(one, other, like)
    score = sum(mark.weight for mark in marks)
    if any(mark.trait in _LATIN_NAME or mark.grade is Grade.SWAPPED for mark in person):
        score = min(score, _against_household(marks), _against_namesake(marks))
    if not somebody_else and not _is_another_line(one, other, marks):
        return Comparison(score, tuple(marks))
    same = {mark.trait for mark in marks if mark.grade is Grade.SAME}
    is_personal = Trait.CHAT in same or any(map(_is_mobile, one.phones & other.phones))
    shares_firm = firm is not None and (
        (firm.weight > 0 and bool(same & {Trait.PHONE, Trait.EMAIL}))
        or (one.is_company and other.is_company and bool(one.full_names & other.full_names))
    )
    return Comparison(
        score if is_personal else min(score, _NOT_SHOWN),
        tuple(marks),
        are_colleagues=shares_firm and not (is_personal and score >= LEAST_SCORE),
    )


def _is_another_line(one: Traits, other: Traits, marks: Sequence[Mark]) -> bool:
    """Tell whether one firm is known by a person and the other by another one's mobile phone."""
    if not (one.is_company and other.is_company) or bool(one.people) == bool(other.people):
        return False
    if any(mark.trait in _PERSONAL and mark.grade is Grade.SAME for mark in marks):
        return False
    return all(any(map(_is_mobile, side.phones)) for side in (one, other)) and any(
        mark.trait is Trait.PHONE and (mark.grade is Grade.DIFFERENT or mark.weight == _SWITCHBOARD)
        for mark in marks
    )


def _against_household(marks: Sequence[Mark]) -> float:
    """Return the score of two people who may only live together: what they share there is out."""
    own = sum(
        min(mark.weight, _PHONE_AT_HOME) if mark.trait is Trait.PHONE else mark.weight
        for mark in marks
        if mark.trait not in _SHARED_AT_HOME
    )
    return LEAST_SCORE + own - _OWN


def _against_namesake(marks: Sequence[Mark]) -> float:
    """Return the score of two people who may only bear one name: the name is out."""
    place = sum(mark.weight for mark in marks if mark.trait in _PLACE)
    beside = sum(mark.weight for mark in marks if mark.trait not in _NAME_PARTS | _PLACE)
    return LEAST_SCORE + beside + max(place, _MOVED) - _BESIDE_THE_NAME


def keys(traits: Traits) -> Iterator[str]:
    """Yield the keys under which a customer is looked for: who shares none is never compared."""
    firm = traits.firms[0] if traits.firms else ""
    for name in traits.people[:_MOST_PEOPLE]:
        if name.is_chinese:
            yield f"n{name.surname}"
            if firm:
                yield f"c{name.surname[:2]}{firm[:2]}"
            continue
        yield from _latin_keys(name, traits)
    for part in traits.firms:
        yield f"f{part[:4]}"
        yield f"l{part[-3:]}"
    for name_key in traits.full_names:
        yield f"w{name_key}"
    for phone in traits.phones:
        yield f"t{phone[-_PHONE_TAIL:]}"
    for address in traits.emails:
        yield f"e{address}"
    for chat in traits.chats:
        yield f"x{chat}"
    if traits.birthday:
        yield f"b{traits.birthday}"
    if traits.credit_code:
        yield f"u{traits.credit_code}"
    if traits.street:
        yield f"s{traits.street[:5]}{traits.house}"
        yield f"q{traits.street[:5]}{traits.town[:4]}"
        yield f"z{traits.street[:5]}{traits.postcode}"
    if traits.address:
        yield f"a{traits.address[-6:]}"


def splits(traits: Traits) -> tuple[str, ...]:
    """Return further keys that split a crowd sharing one key; "" says nothing."""
    name = traits.people[0] if traits.people else None
    firm = traits.firms[0] if traits.firms else ""
    return (
        f"{name.surname[:2]}{name.given[:2]}" if name else "",
        firm[:6],
        min(traits.phones, default="")[-4:],
        min(traits.emails, default="")[:6],
        traits.birthday,
        f"{traits.postcode}{traits.street[:4]}{traits.address[-4:]}",
    )


def _latin_keys(name: PersonName, traits: Traits) -> Iterator[str]:
    surname, given = name.surname, name.given
    if given:
        yield f"k{soundex(surname)}{given[0]}"
        yield f"k{soundex(given)}{surname[0]}"
    else:
        yield f"o{soundex(surname)}{traits.postcode}"
    for part in filter(None, (surname, given)):
        if given:
            yield f"o{soundex(part)}{traits.postcode}"
        if traits.postcode:
            yield f"p{traits.postcode}{part[:2]}"
        if traits.town:
            yield f"v{part[:3]}{traits.town[:4]}"
        if traits.firms:
            yield f"c{part[:2]}{traits.firms[0][:2]}"


def _mark(trait: Trait, grade: Grade, value: str = "") -> Mark:
    same, similar, different = WEIGHTS[trait]
    weight = {Grade.SAME: same, Grade.SIMILAR: similar}.get(grade, different)
    return Mark(trait, grade, weight, value)


def _people(one: Traits, other: Traits, like: Likeness, *, has_firm: bool) -> list[Mark]:
    """Compare everyone here with everyone there and keep the best."""
    best: list[Mark] = []
    most = float("-inf")
    for first in one.people[:_MOST_PEOPLE]:
        for second in other.people[:_MOST_PEOPLE]:
            found = _person(first, second, like, has_firm=has_firm)
            total = sum(mark.weight for mark in found)
            if found and total > most:
                best, most = found, total
    return best


def _person(a: PersonName, b: PersonName, like: Likeness, *, has_firm: bool) -> list[Mark]:
    if a.is_chinese != b.is_chinese:
        return _across_scripts(a, b)
    if a.is_chinese:
        return [_chinese_person(a, b)]
    if not (a.given and b.given):
        return _single_name(a, b, like)
    given, surname = _name_grade(a.given, b.given, like), _name_grade(a.surname, b.surname, like)
    marks = [
        _name_mark(Trait.GIVEN_NAME, given, a.given, b.given, like),
        _name_mark(Trait.SURNAME, surname, a.surname, b.surname, like),
    ]
    if Grade.DIFFERENT is given is surname:
        crossed = (
            _name_grade(a.given, b.surname, like),
            _name_grade(a.surname, b.given, like),
        )
        if Grade.DIFFERENT not in crossed:
            return [Mark(Trait.PERSON, Grade.SWAPPED, _SWAPPED, _both(a.text, b.text))]
        if has_firm:
            return [Mark(Trait.PERSON, Grade.DIFFERENT, _SOMEBODY_ELSE, _both(a.text, b.text))]
    return marks


def _single_name(a: PersonName, b: PersonName, like: Likeness) -> list[Mark]:
    """Compare names one of which has a single word: it may be the given name or the surname."""
    grades = [
        (_mark(trait, _name_grade(x, y, like), _both(x, y)))
        for trait, x, y in (
            (Trait.SURNAME, a.surname, b.surname),
            (Trait.GIVEN_NAME, a.given, b.surname),
            (Trait.GIVEN_NAME, a.surname, b.given),
        )
        if x and y
    ]
    return [max(grades, key=lambda mark: mark.weight)]


def _chinese_person(a: PersonName, b: PersonName) -> Mark:
    if a.surname == b.surname:
        return _mark(Trait.PERSON, Grade.SAME, a.surname)
    value = _both(a.surname, b.surname)
    if a.surname.startswith(b.surname) or b.surname.startswith(a.surname):
        return _mark(Trait.PERSON, Grade.SIMILAR, value)
    if a.reading and a.reading == b.reading:
        # One wrong choice in the list of an input method: neither for nor against.
        return Mark(Trait.PERSON, Grade.SIMILAR, 0.0, value)
    return _mark(Trait.PERSON, Grade.DIFFERENT, value)


def _across_scripts(a: PersonName, b: PersonName) -> list[Mark]:
    """Compare a Chinese name with one in Latin letters: its reading, in either order."""
    chinese, latin = (a, b) if a.is_chinese else (b, a)
    if not chinese.reading or not latin.given:
        return []
    spelled = {
        f"{latin.surname}{latin.given}".replace(" ", ""),
        f"{latin.given}{latin.surname}".replace(" ", ""),
    }
    if chinese.reading in spelled:
        return [Mark(Trait.PERSON, Grade.SIMILAR, 3.0, _both(chinese.surname, latin.text))]
    return []


def _name_mark(trait: Trait, grade: Grade, a: str, b: str, like: Likeness) -> Mark:
    if grade is Grade.DIFFERENT and like.names(a, b) >= 0.7:  # noqa: PLR2004 - as measured
        return Mark(trait, grade, _HALF_ALIKE, _both(a, b))
    return _mark(trait, grade, _both(a, b))


def _name_grade(a: str, b: str, like: Likeness) -> Grade:
    if a == b:
        return Grade.SAME
    if CALLED.get(a, a) == CALLED.get(b, b):
        return Grade.SIMILAR
    if len(a) == 1 or len(b) == 1:
        return Grade.SIMILAR if a[0] == b[0] else Grade.DIFFERENT
    likeness = like.names(a, b)
    if likeness >= 0.95:  # noqa: PLR2004 - as measured
        return Grade.SAME
    return Grade.SIMILAR if likeness >= 0.82 else Grade.DIFFERENT  # noqa: PLR2004


def _firm(one: Traits, other: Traits, like: Likeness) -> Mark | None:
    """Return the best agreement of the names of two firms."""
    best: Mark | None = None
    for a in one.firms:
        for b in other.firms:
            ratio = 1.0 if a == b else like.whole(a, b)
            if ratio >= 0.95:  # noqa: PLR2004 - as measured
                return _mark(Trait.FIRM, Grade.SAME, a)
            contained = min(len(a), len(b)) > 1 and (a in b or b in a)
            grade = Grade.SIMILAR if contained or ratio >= 0.75 else Grade.DIFFERENT  # noqa: PLR2004
            mark = _mark(Trait.FIRM, grade, _both(a, b))
            if best is None or mark.weight > best.weight:
                best = mark
    return best


def _reweighed(mark: Mark, one: Traits, other: Traits, *, has_people: bool, differ: bool) -> Mark:
    """Weigh the names of two firms by what else is known of who they are."""
    if not (one.is_company and other.is_company) or differ:
        return mark
    weight = mark.weight
    if shared := one.full_names & other.full_names:
        is_legal = any(len(name) >= _LEGAL_NAME_LENGTH for name in shared & one.legal_names)
        weight = _ONE_LEGAL_NAME if is_legal else _ONE_NAME
    elif mark.grade is Grade.DIFFERENT and not has_people:
        weight = _OTHER_FIRM
    return Mark(mark.trait, mark.grade, weight, mark.value)


def _reachable(one: Traits, other: Traits, like: Likeness) -> Iterator[Mark]:
    """Compare numbers, addresses, codes and days that belong to few."""
    if one.phones and other.phones:
        yield _phone(one.phones, other.phones, like)
    for trait, a, b in (
        (Trait.EMAIL, one.emails, other.emails),
        (Trait.CHAT, one.chats, other.chats),
    ):
        if a and b:
            shared = a & b
            if shared:
                yield _mark(trait, Grade.SAME, min(shared))
            elif trait is Trait.EMAIL and (near := _nearest(a, b, like)):
                yield _mark(trait, Grade.SIMILAR, near)
            elif WEIGHTS[trait][2]:
                yield _mark(trait, Grade.DIFFERENT)
    if one.credit_code and other.credit_code:
        same = one.credit_code == other.credit_code
        grade = Grade.SAME if same else Grade.DIFFERENT
        yield _mark(Trait.CREDIT_CODE, grade, one.credit_code)
    if one.birthday and other.birthday:
        yield _day(one.birthday, other.birthday, like)


def _nearest(ours: frozenset[str], theirs: frozenset[str], like: Likeness) -> str:
    """Return two addresses that are one slip apart, or ""."""
    for a in sorted(ours):
        for b in sorted(theirs):
            if like.edits(a, b) >= 1 - 1.5 / max(len(a), len(b)):
                return _both(a, b)
    return ""


def _phone(ours: frozenset[str], theirs: frozenset[str], like: Likeness) -> Mark:
    if shared := ours & theirs:
        value = min(shared)
        if not any(map(_is_mobile, shared)) and all(
            any(map(_is_mobile, phones)) for phones in (ours, theirs)
        ):
            return Mark(Trait.PHONE, Grade.SAME, _SWITCHBOARD, value)
        return _mark(Trait.PHONE, Grade.SAME, value)
    boards = {a.partition(";")[0] for a in ours} & {a.partition(";")[0] for a in theirs}
    if boards:  # one switchboard, another extension
        return Mark(Trait.PHONE, Grade.SAME, _SWITCHBOARD, min(boards))
    best = Grade.DIFFERENT
    value = ""
    for a in ours:
        for b in theirs:
            bare, other = a.partition(";")[0], b.partition(";")[0]
            short, long = sorted((bare.lstrip("+"), other.lstrip("+")), key=len)
            is_tail = len(short) >= _PHONE_TAIL and long.endswith(short)
            one_off = len(short) == len(long) and like.edits(short, long) >= 1 - 1.5 / len(long)
            if is_tail or one_off:
                best, value = Grade.SIMILAR, _both(a, b)
    return _mark(Trait.PHONE, best, value)


def _is_mobile(phone: str) -> bool:
    return _MOBILE.fullmatch(phone) is not None


def _day(a: str, b: str, like: Likeness) -> Mark:
    """Compare two days, given as YYYYMMDD or, without a year, as MMDD."""
    if a == b:
        grade = Grade.SAME if len(a) > 4 else Grade.SIMILAR  # noqa: PLR2004 - has a year
    elif len(a) != len(b):
        grade = Grade.SIMILAR if a[-4:] == b[-4:] else Grade.DIFFERENT
    else:
        if a[:-4] == b[:-4] and a[-4:-2] == b[-2:] and a[-2:] == b[-4:-2]:
            return _mark(Trait.BIRTHDAY, Grade.SIMILAR, _both(a, b))  # day and month exchanged
        edits = round((1 - like.edits(a, b)) * len(a))
        if edits == 2:  # noqa: PLR2004 - many days of a century are so near to each other
            return Mark(Trait.BIRTHDAY, Grade.SIMILAR, 0.0, _both(a, b))
        grade = Grade.SIMILAR if edits == 1 else Grade.DIFFERENT
    return _mark(Trait.BIRTHDAY, grade, _both(a, b))


def _placed(one: Traits, other: Traits, like: Likeness) -> Iterator[Mark]:
    """Compare where two customers are."""
    graded: dict[Trait, Grade] = {}
    if one.address and other.address:
        is_same = one.address.endswith(other.address) or other.address.endswith(one.address)
        yield _mark(Trait.ADDRESS, Grade.SAME if is_same else Grade.DIFFERENT, one.address)
    for trait, a, b, how, same, similar in (
        (Trait.STREET, one.street, other.street, like.words, 0.93, 0.75),
        (Trait.HOUSE, one.house, other.house, like.edits, 1.0, 0.6),
        (Trait.LINE_TWO, one.line_two, other.line_two, like.words, 0.93, 0.7),
        (Trait.TOWN, one.town, other.town, like.words, 0.93, 0.78),
        (Trait.POSTCODE, one.postcode, other.postcode, like.edits, 1.0, 0.75),
        (Trait.STATE, one.state, other.state, like.edits, 1.0, 1.0),
    ):
        if not a or not b:
            continue
        ratio = 1.0 if a == b else how(a, b)
        grade = Grade.DIFFERENT
        if ratio >= similar:
            grade = Grade.SAME if ratio >= same else Grade.SIMILAR
        mark = _mark(trait, grade, a if a == b else _both(a, b))
        graded[trait] = grade
        if mark.weight > 0 and trait is Trait.POSTCODE and graded.get(Trait.TOWN) in _ALIKE:
            mark = Mark(trait, grade, _POSTCODE_IN_TOWN, mark.value)
        elif mark.weight > 0 and trait in _IN_STREET and graded.get(Trait.STREET) is _OTHER:
            mark = Mark(trait, grade, min(mark.weight, _BESIDE_A_STREET), mark.value)
        yield mark


def _both(a: str, b: str) -> str:
    return a if a == b else f"{a} / {b}"
