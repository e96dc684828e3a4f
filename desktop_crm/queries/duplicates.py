"""Finds customers that were entered twice, and colleagues entered as customers of their own."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, JaroWinkler
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_crm.domain import firm_names, matching
from desktop_crm.domain.duplicates import (
    NEVER_AGAIN,
    DuplicatePair,
    Duplicates,
    never_again_key,
    reasons,
)
from desktop_crm.domain.folding import digits
from desktop_crm.domain.matching import Comparison, Likeness, Traits
from desktop_crm.domain.person_names import PersonName, person_name
from desktop_crm.domain.words import CustomerKind, MethodKind, OccasionKind
from desktop_crm.storage import pinyin
from desktop_crm.storage.entities.contact import Contact
from desktop_crm.storage.entities.contact_method import ContactMethod
from desktop_crm.storage.entities.customer import Customer
from desktop_crm.storage.entities.occasion import Occasion
from desktop_crm.storage.entities.setting import Setting

Progress = Callable[[int, int], None]

#: More customers than these under one key are split by further keys.
LARGEST_BLOCK = 80
#: In a crowd that no key splits everyone is compared with so many neighbours.
_NEIGHBOURS = 8
_BETWEEN_WORDS = 2_000
_SHORTEST_PHONE = 7
_LONGEST_CHINESE_PERSON = 4

_LIKENESS = Likeness(
    names=JaroWinkler.similarity,
    edits=OSA.normalized_similarity,
    words=lambda a, b: max(fuzz.token_sort_ratio(a, b), fuzz.ratio(a, b)) / 100,
    whole=lambda a, b: fuzz.ratio(a, b) / 100,
)


def silent(done: int, total: int) -> None:
    """Take progress and say nothing."""


def all_pairs(session: Session, *, progress: Progress = silent) -> Duplicates:
    """Return all pairs of living customers that may be one, best first, and all colleagues.

    Args:
        session: a reading session.
        progress: told (customers done, customers in all); may raise Cancelled.
    """
    crowd = _Crowd.read(session)
    never = _never_again(session)
    pairs: list[DuplicatePair] = []
    colleagues: list[DuplicatePair] = []
    for one, other in crowd.candidates(progress):
        found = matching.compare(crowd.traits[one], crowd.traits[other], _LIKENESS)
        if not (found.is_duplicate or found.are_colleagues):
            continue
        if never_again_key(crowd.ids[one], crowd.ids[other]) not in never:
            (colleagues if found.are_colleagues else pairs).append(crowd.pair(one, other, found))
    progress(len(crowd.ids), len(crowd.ids))
    return Duplicates(pairs=_best_first(pairs), colleagues=_best_first(colleagues))


def of_customer(session: Session, customer_id: bytes) -> tuple[DuplicatePair, ...]:
    """Return the pairs one customer is in."""
    crowd = _Crowd.read(session)
    never = _never_again(session)
    if customer_id not in crowd.ids:
        return ()
    own = crowd.ids.index(customer_id)
    wanted = set(matching.keys(crowd.traits[own]))
    pairs = []
    for other, traits in enumerate(crowd.traits):
        if other == own or wanted.isdisjoint(matching.keys(traits)):
            continue
        first, second = sorted((own, other))
        found = matching.compare(crowd.traits[first], crowd.traits[second], _LIKENESS)
        if found.is_duplicate and never_again_key(customer_id, crowd.ids[other]) not in never:
            pairs.append(crowd.pair(first, second, found))
    return _best_first(pairs)


def _best_first(pairs: Iterable[DuplicatePair]) -> tuple[DuplicatePair, ...]:
    return tuple(sorted(pairs, key=lambda pair: (-pair.score, pair.a, pair.b)))


def _never_again(session: Session) -> frozenset[str]:
    return frozenset(
        session.scalars(select(Setting.key).where(Setting.key.startswith(NEVER_AGAIN)))
    )


@dataclass
class _Crowd:
    """All living customers with what they are compared by, in the order they were entered."""

    ids: list[bytes] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    external_ids: list[str | None] = field(default_factory=list)
    traits: list[Traits] = field(default_factory=list)

    @staticmethod
    def read(session: Session) -> "_Crowd":
        """Read everyone with one statement per table; who was merged lends what he had."""
        children = _Children.read(session)
        crowd = _Crowd()
        statement = (
            select(
                Customer.id, Customer.kind, Customer.name, Customer.short_name, Customer.company,
                Customer.external_id, Customer.credit_code, Customer.address,
                Customer.region_city, Customer.region_province, Customer.postcode,
            )
            .where(Customer.deleted_at.is_(None), Customer.merged_into.is_(None))
            .order_by(Customer.n)
        )  # fmt: skip
        for row in session.execute(statement):
            crowd.ids.append(row.id)
            crowd.names.append(row.name or "")
            crowd.external_ids.append(row.external_id)
            crowd.traits.append(_traits(row, children))
        return crowd

    def pair(self, one: int, other: int, found: Comparison) -> DuplicatePair:
        """Return a pair as it is shown."""
        return DuplicatePair(
            a=self.ids[one],
            b=self.ids[other],
            a_name=self.names[one],
            b_name=self.names[other],
            a_external_id=self.external_ids[one],
            b_external_id=self.external_ids[other],
            score=round(found.score, 1),
            reasons=reasons(found.marks),
        )

    def candidates(self, progress: Progress) -> Iterator[tuple[int, int]]:
        """Yield every pair that shares a key, once."""
        blocks: defaultdict[str, list[int]] = defaultdict(list)
        for number, traits in enumerate(self.traits):
            for key in dict.fromkeys(matching.keys(traits)):
                blocks[key].append(number)
        sets = [*self._small_enough(blocks.values())]
        # Everyone meets all that come after him at once: no memory of pairs is needed.
        places: list[list[int]] = [[] for _ in self.traits]
        for place, members in enumerate(sets):
            for number in members:
                places[number].append(place)
        for own, mine in enumerate(places):
            if own % _BETWEEN_WORDS == 0:
                progress(own, len(places))
            met: set[int] = set()
            for place in mine:
                met.update(number for number in sets[place] if number > own)
            for other in met:
                yield own, other

    def _small_enough(self, blocks: Iterable[Sequence[int]]) -> Iterator[Sequence[int]]:
        """Split what is too large by further keys, at last into neighbours in order."""
        for members in blocks:
            if len(members) < 2:  # noqa: PLR2004 - a pair
                continue
            if len(members) <= LARGEST_BLOCK:
                yield members
                continue
            kinds: list[defaultdict[str, list[int]]] = []
            for number in members:
                for index, key in enumerate(matching.splits(self.traits[number])):
                    while len(kinds) <= index:
                        kinds.append(defaultdict(list))
                    if key:
                        kinds[index][key].append(number)
            for kind in kinds:
                for part in kind.values():
                    if 1 < len(part) <= LARGEST_BLOCK:
                        yield part
                    elif len(part) > LARGEST_BLOCK:
                        yield from self._neighbours(part)

    def _neighbours(self, members: Collection[int]) -> Iterator[Sequence[int]]:
        ordered = sorted(members, key=lambda number: (matching.splits(self.traits[number]), number))
        for start in range(len(ordered) - 1):
            yield ordered[start : start + _NEIGHBOURS]


@dataclass
class _Children:
    """What hangs on customers, by the customer that speaks for them."""

    people: dict[bytes, list[str]] = field(default_factory=lambda: defaultdict(list))
    methods: dict[bytes, list[tuple[str, str, str | None]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    birthdays: dict[bytes, str] = field(default_factory=dict)

    @staticmethod
    def read(session: Session) -> "_Children":
        """Read contacts, contact methods and birthdays."""
        heads: dict[bytes, bytes] = dict(
            session.execute(
                select(Customer.id, Customer.merged_into).where(Customer.merged_into.is_not(None))
            ).all()  # type: ignore[arg-type]
        )

        def head(one: bytes) -> bytes:
            for _ in range(len(heads) + 1):
                if one not in heads:
                    break
                one = heads[one]
            return one

        found = _Children()
        for owner, name in session.execute(
            select(Contact.customer_id, Contact.name).order_by(Contact.id)
        ):
            if name:
                found.people[head(owner)].append(name)
        for owner, kind, value, normalised in session.execute(
            select(
                ContactMethod.customer_id,
                ContactMethod.kind,
                ContactMethod.value,
                ContactMethod.normalised,
            )
        ):
            found.methods[head(owner)].append((kind, value or "", normalised))
        for owner, calendar, year, month, day in session.execute(
            select(
                Occasion.customer_id,
                Occasion.calendar,
                Occasion.year,
                Occasion.month,
                Occasion.day,
            ).where(Occasion.kind == OccasionKind.BIRTHDAY, Occasion.contact_id.is_(None))
        ):
            if calendar != "LUNAR" and month and day:
                text = f"{year or 0:04}{month:02}{day:02}"
                found.birthdays.setdefault(head(owner), text if year else text[4:])
        return found


def _traits(row: Any, children: _Children) -> Traits:
    """Return what one customer is compared by."""
    fold = pinyin.folder().slot
    identity = row.id
    name = fold(row.name)
    is_company = row.kind != CustomerKind.PERSON
    company = fold(row.company)
    if not is_company and not company and _may_be_firm(name):
        is_company = True
    firms = [name, fold(row.short_name)] if is_company else [company]
    people = children.people.get(identity, ()) if is_company else [row.name]
    methods = children.methods.get(identity, ())
    address = fold(row.address)
    is_chinese = bool(firm_names.CJK.search(address))
    house, street, line_two = ("", "", "") if is_chinese else matching.address_parts(address)
    full = {firm_names.key(text) for text in firms[:1] if text} if is_company else set()
    return Traits(
        is_company=is_company,
        people=tuple(
            found for found in (_person(fold(text)) for text in people if text) if found is not None
        ),
        full_names=frozenset(full),
        legal_names=frozenset(
            firm_names.key(text) for text in firms[:1] if firm_names.has_legal_form(text)
        ),
        firms=tuple(dict.fromkeys(firm_names.core(text) for text in firms if text)),
        phones=frozenset(filter(None, (_phone(*method) for method in methods))),
        emails=_values(methods, MethodKind.EMAIL),
        chats=_values(methods, MethodKind.WECHAT) | _values(methods, MethodKind.QQ),
        credit_code=fold(row.credit_code),
        birthday=children.birthdays.get(identity, ""),
        street=street,
        house=house,
        line_two=line_two,
        town=fold(row.region_city),
        postcode=fold(row.postcode),
        state=fold(row.region_province),
        address=firm_names.key(address) if is_chinese else "",
    )


def _may_be_firm(name: str) -> bool:
    """Tell whether a Chinese name is too long for a person's."""
    return (
        bool(firm_names.CJK.match(name))
        and len(name) >= _LONGEST_CHINESE_PERSON
        and name[:2] not in pinyin.COMPOUND_SURNAMES
        and "·" not in name
    )


def _person(name: str) -> PersonName | None:
    return person_name(name, lambda text: "".join(map(pinyin.readings().first, text)))


def _phone(kind: str, value: str, normalised: str | None) -> str | None:
    if kind != MethodKind.PHONE:
        return None
    if normalised:
        return normalised
    number = digits(pinyin.folder().slot(value))
    return number if len(number) >= _SHORTEST_PHONE else None


def _values(methods: Iterable[tuple[str, str, str | None]], wanted: MethodKind) -> frozenset[str]:
    fold = pinyin.folder().slot
    return frozenset(
        normalised or fold(value) for kind, value, normalised in methods if kind == wanted and value
    )
