"""Sets of customers as bits of whole numbers: bit `n` is set when customer `n` is in it.

Kept between two looks in the vault's caches. Nobody has to tell it of a write: it remembers how far
the journal was and reads what came after. Its parts are filled when first asked for.
"""

import json
import threading
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import reduce
from operator import or_
from typing import Any, Final, TypeVar

from sqlalchemy import event
from sqlalchemy.orm import Session

from desktop_crm.domain.criteria import Criteria, Due, FacetCounts, LastContact, Sort
from desktop_crm.domain.folding import Term
from desktop_crm.domain.words import CustomerKind, LifecycleStage, PickList, Tier, read
from desktop_crm.queries import pick_lists
from desktop_crm.queries.plain_rows import numbers, rows
from desktop_crm.queries.search import customers, fold, may_name, terms

_MANY: Final = 500
_HELD_TEXTS: Final = 32
_BYTE: Final = 256
_SHELF: Final = "facets"


class Facet(StrEnum):
    """The sets that are kept, by column or table."""

    TAG = "tag"
    TIER = "tier"
    STAGE = "stage"
    KIND = "kind"
    SOURCE = "source"
    INDUSTRY = "industry"
    REGION = "region"
    SIZE = "size"
    DUE = "due"
    LAST_CONTACT = "last_contact"
    COMPLAINT = "complaint"


_PICK_LISTS: Final = {
    Facet.INDUSTRY: PickList.INDUSTRY,
    Facet.SOURCE: PickList.SOURCE,
    Facet.REGION: PickList.REGION,
    Facet.SIZE: PickList.SIZE,
}
#: What the tables below read; `{scope}` narrows to some customers.
_OWN_COLUMNS: Final = """
SELECT json_array(json_group_array(c.n), json_group_array(c.deleted_at IS NULL),
       json_group_array(c.tier), json_group_array(coalesce(c.stage, c.stage_suggested)),
       json_group_array(c.kind), json_group_array(c.source), json_group_array(c.industry),
       json_group_array(c.region_province), json_group_array(c.size_band),
       json_group_array(c.next_follow_up_on), json_group_array(c.last_contact_on))
  FROM customer c WHERE c.merged_into IS NULL {scope}
"""
#: Whoever was merged is in these sets too; they are never asked for without who is alive.
_TAGS: Final = """
SELECT x.tag_id, json_group_array(c.n) FROM customer_tag x
  JOIN customer c ON c.id = x.customer_id GROUP BY x.tag_id
"""
_TAGS_OF: Final = """
SELECT x.tag_id, json_group_array(c.n) FROM json_each(?) j CROSS JOIN customer c ON c.n = j.value
 CROSS JOIN customer_tag x ON x.customer_id = c.id GROUP BY x.tag_id
"""
_COMPLAINTS: Final = """
SELECT coalesce(h.n, c.n) FROM feedback f JOIN customer c ON c.id = f.customer_id
  LEFT JOIN customer h ON h.id = c.merged_into
 WHERE f.kind = 'COMPLAINT' AND f.state <> 'CLOSED'
"""
_COMPLAINTS_OF: Final = """
SELECT c.n FROM json_each(?) j CROSS JOIN customer c ON c.n = j.value
 CROSS JOIN feedback f ON f.customer_id IN
       (SELECT c.id UNION ALL SELECT y.id FROM customer y WHERE y.merged_into = c.id)
 WHERE f.kind = 'COMPLAINT' AND f.state <> 'CLOSED'
"""
_SCOPE: Final = "AND c.n IN (SELECT value FROM json_each(?))"
_OWN: Final = (
    Facet.TIER,
    Facet.STAGE,
    Facet.KIND,
    Facet.SOURCE,
    Facet.INDUSTRY,
    Facet.REGION,
    Facet.SIZE,
)

KeyT = TypeVar("KeyT")
Sets = Mapping[Facet, Mapping[Any, int]]


@dataclass(frozen=True, slots=True)
class Named:
    """A word of the vault that a term was found in."""

    facet: Facet
    key: bytes | str
    label: str
    folded: str


@dataclass(frozen=True, slots=True)
class Groups:
    """Every set, and who is alive at all."""

    live: int
    deleted: int
    sets: Sets


@dataclass(slots=True)
class Snapshot:
    """What is known of the customers as of one place in the journal; parts come when asked for."""

    seen: int
    today: date
    groups: Groups | None = None
    names: tuple[Named, ...] | None = None
    orders: dict[tuple[Sort, bool], "array[int]"] = field(default_factory=dict)
    texts: dict[Term, int] = field(default_factory=dict)


class Shelf:
    """Holds the newest snapshot of one vault; threads take turns to fill it."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.newest: Snapshot | None = None


def counts(session: Session, criteria: Criteria, *, today: date) -> FacetCounts:
    """Return how many customers each value would leave; a facet is counted without its own."""
    with shelf(session).lock:
        current = snapshot(session, today)
        groups = groups_of(session, current)
        text = text_bits(session, current, terms(criteria.text))
    chosen = choices(criteria, groups)
    scope = groups.deleted if criteria.is_deleted else groups.live
    scope &= text

    def within(facet: Facet) -> dict[Any, int]:
        rest = reduce(
            lambda left, right: left & right,
            (bits for other, bits in chosen.items() if other is not facet),
            scope,
        )
        return {key: (bits & rest).bit_count() for key, bits in groups.sets[facet].items()}

    whole = reduce(lambda left, right: left & right, chosen.values(), scope)
    tiers, stages = within(Facet.TIER), within(Facet.STAGE)
    kinds, due, last = within(Facet.KIND), within(Facet.DUE), within(Facet.LAST_CONTACT)
    return FacetCounts(
        tags=within(Facet.TAG),
        tiers={tier: tiers.get(tier, 0) for tier in (*Tier, None)},
        stages={stage: stages.get(stage, 0) for stage in (*LifecycleStage, None)},
        kinds={kind: kinds.get(kind, 0) for kind in CustomerKind},
        sources=within(Facet.SOURCE),
        industries=within(Facet.INDUSTRY),
        regions=within(Facet.REGION),
        due={group: due.get(group, 0) for group in Due},
        last_contact={group: last.get(group, 0) for group in LastContact},
        open_complaints=within(Facet.COMPLAINT).get(True, 0),
        total=whole.bit_count(),
    )


def totals(session: Session, many: Iterable[Criteria], *, today: date) -> tuple[int, ...]:
    """Return how many customers each of several criteria means."""
    with shelf(session).lock:
        current = snapshot(session, today)
        return tuple(selected(session, current, criteria).bit_count() for criteria in many)


def selected(session: Session, current: Snapshot, criteria: Criteria) -> int:
    """Return the set of the customers that are meant."""
    groups = groups_of(session, current)
    found = groups.deleted if criteria.is_deleted else groups.live
    for bits in choices(criteria, groups).values():
        found &= bits
    return found & text_bits(session, current, terms(criteria.text))


def choices(criteria: Criteria, groups: Groups) -> dict[Facet, int]:
    """Return what is left of each facet in which something is chosen."""
    sets, all_of = groups.sets, groups.live | groups.deleted
    found: dict[Facet, int] = {}

    def narrow(facet: Facet, some: Iterable[Any], none: Iterable[Any] = ()) -> None:
        members = sets[facet]
        wanted, unwanted = tuple(some), tuple(none)
        if wanted:
            found[facet] = found.get(facet, all_of) & _any(members, wanted)
        if unwanted:
            found[facet] = found.get(facet, all_of) & ~_any(members, unwanted)

    narrow(Facet.TAG, criteria.tags_any, criteria.tags_not)
    for tag in criteria.tags_all:
        narrow(Facet.TAG, (tag,))
    narrow(Facet.TIER, criteria.tiers, criteria.tiers_not)
    narrow(Facet.STAGE, criteria.stages, criteria.stages_not)
    narrow(Facet.KIND, criteria.kinds)
    narrow(Facet.SOURCE, criteria.sources, criteria.sources_not)
    narrow(Facet.INDUSTRY, criteria.industries, criteria.industries_not)
    narrow(Facet.REGION, criteria.regions, criteria.regions_not)
    narrow(Facet.DUE, criteria.due)
    narrow(Facet.LAST_CONTACT, criteria.last_contact)
    if criteria.has_open_complaint:
        narrow(Facet.COMPLAINT, (True,))
    return found


def text_bits(session: Session, current: Snapshot, wanted: Iterable[Term]) -> int:
    """Return the set of the customers that all terms find; all (-1) without terms."""
    found = -1
    for term in wanted:
        found &= term_bits(session, current, term)
    return found


def term_bits(session: Session, current: Snapshot, term: Term) -> int:
    """Return the set of the customers a term finds: in their own words or by a tag's name."""
    held = current.texts.get(term)
    if held is None:
        hits = customers(term)
        held = bits_of(numbers(session, hits.sql, *hits.parameters))
        for named in named_by(session, current, term):
            held |= groups_of(session, current).sets[named.facet].get(named.key, 0)
        if len(current.texts) >= _HELD_TEXTS:
            current.texts.pop(next(iter(current.texts)))
        current.texts[term] = held
    return held


def named_by(session: Session, current: Snapshot, term: Term) -> tuple[Named, ...]:
    """Return the tags and pick-list words that contain a term."""
    if not may_name(term):
        return ()
    if current.names is None:
        current.names = tuple(_names(session))
    return tuple(named for named in current.names if term.text in named.folded)


def snapshot(session: Session, today: date) -> Snapshot:
    """Return what is known as of now."""
    with (place := shelf(session)).lock:
        (seen,) = rows(session, "SELECT coalesce(max(k), 0) FROM change")[0]
        newest = place.newest
        if newest is None or newest.today != today:
            newest = Snapshot(seen, today)
        elif newest.seen > seen:  # an older look at the data than the one that is kept
            return Snapshot(seen, today)
        elif newest.seen < seen:
            newest = _brought_up(session, newest, seen)
        place.newest = newest
        return newest


def shelf(session: Session) -> Shelf:
    """Return the shelf of the vault; a session that can write has its own, it may be undone."""
    found = session.info.get(_SHELF)
    if found is None:
        shared = session.info.get("caches")
        if shared is not None and rows(session, "PRAGMA query_only")[0][0]:
            found = shared.setdefault(_SHELF, Shelf())
        else:
            found = Shelf()
        session.info[_SHELF] = found
    assert isinstance(found, Shelf)  # noqa: S101 - a cache is a dict of anything
    return found


def forget(session: Session) -> None:
    """Drop what is kept: derived columns change without a trace in the journal.

    In a session that writes it is dropped once more after the commit: until then a reader may have
    kept what was true before.
    """
    _drop(session)
    event.listen(session, "after_commit", _drop, once=True)


def _drop(session: Session) -> None:
    for holder in (session.info, session.info.get("caches") or {}):
        found = holder.get(_SHELF)
        if isinstance(found, Shelf):
            with found.lock:
                found.newest = None


def groups_of(session: Session, current: Snapshot) -> Groups:
    """Return every set."""
    if current.groups is None:
        with shelf(session).lock:
            if current.groups is None:
                current.groups = _load(session, current.today)
    return current.groups


def bits_of(found: Sequence[int]) -> int:
    """Return numbers as a set of bits."""
    if not found:
        return 0
    content = bytearray((max(found) >> 3) + 1)
    for n in found:
        content[n >> 3] |= 1 << (n & 7)
    return int.from_bytes(content, "little")


def walk(order: Sequence[int], bits: int, highest: int) -> list[int]:
    """Return the members of a set in the given order; `highest` is the greatest number in it."""
    size = (highest >> 3) + 1
    content = (bits & ((1 << (size * 8)) - 1)).to_bytes(size, "little")
    return [n for n in order if content[n >> 3] >> (n & 7) & 1]


def _any(members: Mapping[Any, int], keys: Iterable[Any]) -> int:
    return reduce(or_, (members.get(key, 0) for key in keys), 0)


def _names(session: Session) -> Iterable[Named]:
    for tag, merged_into, name in rows(session, "SELECT id, merged_into, name FROM tag"):
        if name:
            yield Named(Facet.TAG, bytes(merged_into or tag), name, fold(name))
    for facet, pick_list in _PICK_LISTS.items():
        for item in pick_lists.items(session, pick_list):
            for label in dict.fromkeys((item.label_en, item.label_zh)):
                yield Named(facet, item.key, label, fold(label))


def _brought_up(session: Session, old: Snapshot, seen: int) -> Snapshot:
    """Return a newer snapshot: what the journal says was touched is read again."""
    touched = rows(session, _TOUCHED, old.seen, _MANY)
    roots = {bytes(root) for _, root, _ in touched if root is not None}
    shared = {entity for entity, root, _ in touched if root is None}
    is_deep = len(touched) >= _MANY or any(deep for _, _, deep in touched)
    fresh = Snapshot(seen, old.today)
    if not is_deep and not shared & _NAMING:
        fresh.names = old.names
    if not is_deep and not roots:
        return replace(old, seen=seen, names=fresh.names, texts={})
    chosen = json.dumps([root.hex() for root in roots])
    if not is_deep and old.groups is not None and not rows(session, _SPOKEN_FOR, chosen):
        fresh.groups = _updated(session, old.groups, chosen, old.today)
    return fresh


#: The last column: whether more than the customer itself may have changed, or who it is.
_TOUCHED: Final = """
SELECT DISTINCT entity, root_id, entity IN ('customer', 'tag') AND (
       op IN ('d', 'x') OR instr(coalesce(after, '') || coalesce(before, ''), '"merged_into"'))
  FROM change WHERE k > ? LIMIT ?
"""
_NAMING: Final = frozenset({"tag", "pick_list_item"})
_SPOKEN_FOR: Final = """
SELECT 1 FROM json_each(?) j CROSS JOIN customer c ON c.id = unhex(j.value)
 WHERE c.merged_into IS NOT NULL LIMIT 1
"""


def _updated(session: Session, groups: Groups, chosen: str, today: date) -> Groups:
    touched = [
        n
        for (n,) in rows(
            session,
            "SELECT c.n FROM json_each(?) j CROSS JOIN customer c ON c.id = unhex(j.value)",
            chosen,
        )
    ]
    part = _load(session, today, touched)
    others = ~bits_of(touched)
    sets = {
        facet: {
            key: bits
            for key in {**groups.sets[facet], **part.sets[facet]}
            if (bits := groups.sets[facet].get(key, 0) & others | part.sets[facet].get(key, 0))
        }
        for facet in Facet
    }
    return Groups(groups.live & others | part.live, groups.deleted & others | part.deleted, sets)


def _load(session: Session, today: date, touched: list[int] | None = None) -> Groups:
    """Read the sets from the data, of all customers or of some."""
    scope = "" if touched is None else _SCOPE
    chosen = () if touched is None else (json.dumps(touched),)
    (packed,) = rows(session, _OWN_COLUMNS.format(scope=scope), *chosen)[0]
    found, alive, *columns, next_on, last_on = json.loads(packed)
    sets: dict[Facet, Mapping[Any, int]] = {
        facet: sets_of(found, column) for facet, column in zip(_OWN, columns, strict=True)
    }
    sets[Facet.TIER] = _merged(sets[Facet.TIER], lambda text: (read(Tier, text),))
    sets[Facet.STAGE] = _merged(sets[Facet.STAGE], lambda text: (read(LifecycleStage, text),))
    sets[Facet.KIND] = _merged(sets[Facet.KIND], lambda text: (read(CustomerKind, text),))
    sets[Facet.DUE] = sets_of(found, _through(next_on, lambda day: due_of(day, today)))
    # Days fall into disjoint spans first: fewer sets to make than there are days.
    spans = sets_of(found, _through(last_on, lambda day: last_contact_of(day, today)))
    sets[Facet.LAST_CONTACT] = _merged(spans, lambda groups: groups)
    merged = dict(rows(session, "SELECT id, merged_into FROM tag WHERE merged_into IS NOT NULL"))
    tags: dict[bytes, int] = {}
    for tag, members in rows(session, _TAGS if touched is None else _TAGS_OF, *chosen):
        kept = bytes(merged.get(tag, tag))
        tags[kept] = tags.get(kept, 0) | bits_of(json.loads(members))
    sets[Facet.TAG] = tags
    complaining = _COMPLAINTS if touched is None else _COMPLAINTS_OF
    complaints = [n for (n,) in rows(session, complaining, *chosen)]
    sets[Facet.COMPLAINT] = {True: bits_of(complaints)}
    is_live = sets_of(found, alive)
    return Groups(is_live.get(1, 0), is_live.get(0, 0), sets)


def due_of(day: str | None, today: date) -> Due:
    """Return the group of a next follow-up, given as stored."""
    if day is None:
        return Due.NONE
    first = today.isoformat()
    if day <= first:
        return Due.TODAY if day == first else Due.OVERDUE
    return Due.WEEK if day <= (today + timedelta(7)).isoformat() else Due.LATER


def last_contact_of(day: str | None, today: date) -> tuple[LastContact, ...]:
    """Return the groups of a last contact, given as stored; the longer ones hold the shorter."""
    if day is None:
        return (LastContact.NEVER,)
    return tuple(group for group, holds in LAST_CONTACT_RULES if holds(day, today))


def _within(days: int) -> Callable[[str, date], bool]:
    return lambda day, today: day >= (today - timedelta(days)).isoformat()


def _over(days: int) -> Callable[[str, date], bool]:
    return lambda day, today: day < (today - timedelta(days)).isoformat()


LAST_CONTACT_RULES: Final[tuple[tuple[LastContact, Callable[[str, date], bool]], ...]] = (
    (LastContact.WITHIN_7, _within(7)),
    (LastContact.WITHIN_30, _within(30)),
    (LastContact.OVER_30, _over(30)),
    (LastContact.OVER_60, _over(60)),
    (LastContact.OVER_90, _over(90)),
)


def sets_of(found: Sequence[int], column: Sequence[KeyT]) -> dict[KeyT, int]:
    """Return for each value of a column the set of the numbers that have it.

    A byte per number says which value it has; each value turns the bytes into binary digits, which
    Python reads as a number at once. Looping over numbers and values takes five times as long.
    """
    keys = dict.fromkeys(column)
    if not found or len(keys) >= _BYTE:
        members: dict[KeyT, list[int]] = {key: [] for key in keys}
        for n, key in zip(found, column, strict=True):
            members[key].append(n)
        return {key: bits_of(numbers) for key, numbers in members.items()}
    codes = {key: code for code, key in enumerate(keys, start=1)}
    content = bytearray(max(found) + 1)
    for n, code in zip(found, map(codes.__getitem__, column), strict=True):
        content[n] = code
    content.reverse()
    sets: dict[KeyT, int] = {}
    for key, code in codes.items():
        binary = bytearray(b"0" * 256)
        binary[code] = ord("1")
        sets[key] = int(content.translate(binary), 2)
    return sets


def _through(column: Sequence[Any], of_value: Callable[[Any], KeyT]) -> list[KeyT]:
    """Return a column with each value replaced; a value is looked at once."""
    known = {value: of_value(value) for value in dict.fromkeys(column)}
    return [known[value] for value in column]


def _merged(sets: Mapping[Any, int], keys_of: Callable[[Any], Iterable[KeyT]]) -> dict[KeyT, int]:
    """Return sets by other keys; a word of a newer version counts as none."""
    found: dict[KeyT, int] = {}
    for value, bits in sets.items():
        for key in keys_of(value):
            found[key] = found.get(key, 0) | bits
    return found
