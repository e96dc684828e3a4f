"""The customer list: local numbers in order, and what the notes say.

Two plans give the same answer. While nothing is kept yet, a search without filter is one statement;
else hits are bits, filtered with the facets and walked in the order of the sort.
"""

# ruff: noqa: S608 (only names written in this file are put together)
import json
import re
from array import array
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final

from sqlalchemy.orm import Session

from desktop_crm.domain.criteria import Criteria, Listing, NoteHit, Sort
from desktop_crm.domain.folding import Term, split_slots
from desktop_crm.queries import facets
from desktop_crm.queries.facets import Snapshot
from desktop_crm.queries.plain_rows import numbers, rows
from desktop_crm.queries.search import (
    Hits,
    Place,
    best_slot,
    customers,
    finder_of,
    intersection,
    notes,
    pinyin_range,
    terms,
)
from desktop_crm.storage import pinyin

#: More hits than these are not ranked: nobody looks for one customer among so many.
RANKED: Final = 1000
SHORTEST_NOTE_TERM: Final = 2
_NEWEST_NOTES: Final = 400
_SNIPPET: Final = 40
#: One in so many: below it sorting the hits is cheaper than walking everybody, whose order may
#: have to be read first.
_FEW: Final = 50
_VERY_FEW: Final = 400

_NOT_EMPTY: Final = re.compile(rb"[^\0]", re.DOTALL)
_BITS_OF: Final = tuple(tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256))

#: The tails are what the indexes of `customer` are sorted by.
_ORDERS: Final = {
    Sort.NAME: "c.sort_key, c.n",
    Sort.NEXT_FOLLOW_UP: "c.next_follow_up_on NULLS LAST, c.n",
    Sort.TIER: "c.tier NULLS LAST, c.next_follow_up_on NULLS LAST, c.n",
    Sort.LAST_CONTACT: "c.last_contact_on, c.n",
    Sort.CREATED: "c.created_at DESC, c.n DESC",
}
_LIVE: Final = (
    "c.deleted_at IS NULL AND c.n NOT IN (SELECT n FROM customer WHERE merged_into IS NOT NULL)"
)
_DELETED: Final = "c.deleted_at IS NOT NULL AND c.merged_into IS NULL"
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def listing(session: Session, criteria: Criteria, sort: Sort, *, today: date) -> Listing:
    """Return the customers that are meant, in order."""
    wanted = terms(criteria.text)
    best = sort is Sort.BEST_MATCH
    used = Sort.NAME if best else sort
    with facets.shelf(session).lock:
        current = facets.snapshot(session, today)
        everybody = _order_without_bits(session, current, criteria, used, wanted)
        if everybody is not None:
            # What is kept is nobody's to change: a copy costs microseconds.
            found, total = everybody[:], len(everybody)
            if wanted:
                found = _sorted_hits(session, criteria, used, wanted)
            is_ranked = best and bool(wanted) and len(found) <= RANKED
        else:
            groups = facets.groups_of(session, current)
            bits = facets.selected(session, current, criteria)
            total = (groups.deleted if criteria.is_deleted else groups.live).bit_count()
            is_ranked = best and bool(wanted) and bits.bit_count() <= RANKED
            found = (
                members(bits)
                if is_ranked
                else _ordered(session, current, criteria, used, bits, total)
            )
    if is_ranked:
        found, used = array("I", _ranked(session, found, wanted)), Sort.BEST_MATCH
    return Listing(numbers=found, found=len(found), total=total, sort=used, text=criteria.text)


def note_hits(session: Session, text: str, limit: int = 50) -> tuple[NoteHit, ...]:
    """Return the newest notes that contain every term of `text`, from two characters on."""
    wanted = [term for term in terms(text) if len(term.text) >= SHORTEST_NOTE_TERM]
    if not wanted:
        return ()
    hits = intersection(map(notes, wanted))
    found = rows(session, _NOTES.format(hits=hits.sql), *hits.parameters, limit)
    return tuple(_note_hit(row, wanted) for row in found)


_NOTES: Final = f"""
SELECT h.kind, h.id, c.id, c.n, c.name, coalesce(i.happened_at, f.received_at) AS at,
       coalesce(i.kind, f.kind), coalesce(i.text, ''), coalesce(f.text, ''),
       coalesce(f.outcome, ''), own.note, own.treat_note, own.preferences
  FROM (SELECT x.n, x.kind, x.id, x.customer_id FROM note_text x
         WHERE x.n IN (SELECT n FROM ({{hits}})) ORDER BY x.n DESC LIMIT {_NEWEST_NOTES}) h
  JOIN customer o ON o.id = h.customer_id
  JOIN customer c ON c.id = coalesce(o.merged_into, o.id) AND c.deleted_at IS NULL
   AND c.merged_into IS NULL
  LEFT JOIN interaction i ON h.kind = 'interaction' AND i.id = h.id
  LEFT JOIN feedback f ON h.kind = 'feedback' AND f.id = h.id
  LEFT JOIN customer own ON h.kind = 'customer' AND own.id = h.id
 ORDER BY at DESC NULLS LAST, h.n DESC LIMIT ?
"""


def _note_hit(row: Sequence[object], wanted: Sequence[Term]) -> NoteHit:
    kind, source, customer_id, n, name, at, detail, *texts = row
    snippet, start, length = _snippet([str(text) for text in texts if text], wanted)
    return NoteHit(
        kind=str(kind),
        id=bytes(source),  # type: ignore[call-overload]
        customer_id=bytes(customer_id),  # type: ignore[call-overload]
        customer_n=int(str(n)),
        customer_name=str(name or ""),
        at=_EPOCH + timedelta(microseconds=at) if isinstance(at, int) else None,
        detail=str(detail) if detail else None,
        snippet=snippet,
        start=start,
        length=length,
    )


def _snippet(texts: Sequence[str], wanted: Sequence[Term]) -> tuple[str, int, int]:
    """Return some text round the first term that can be shown, and where the term is in it."""
    folder = pinyin.folder()
    for term in wanted:
        for spelling in (term.text, *term.also, *term.instead):
            for text in texts:
                place = folder.locate(text, spelling)
                if place is not None:
                    start, length = place
                    left = max(0, min(start - _SNIPPET // 2, len(text) - _SNIPPET))
                    cut = text[left : max(left + _SNIPPET, start + length)]
                    before = "…" if left else ""
                    after = "…" if left + len(cut) < len(text) else ""
                    return f"{before}{cut}{after}", start - left + len(before), length
    text = texts[0] if texts else ""
    return (f"{text[:_SNIPPET]}…" if len(text) > _SNIPPET else text), 0, 0


def _order_without_bits(
    session: Session,
    current: Snapshot,
    criteria: Criteria,
    sort: Sort,
    wanted: Sequence[Term],
) -> Sequence[int] | None:
    """Return everybody in order when no set is needed: nothing chosen, no tag meant by the text."""
    if criteria != Criteria(text=criteria.text, is_deleted=criteria.is_deleted):
        return None
    if wanted and (
        current.groups is not None
        or any(facets.named_by(session, current, term) for term in wanted)
    ):
        return None
    return order(session, current, sort, is_deleted=criteria.is_deleted)


def order(session: Session, current: Snapshot, sort: Sort, *, is_deleted: bool) -> Sequence[int]:
    """Return everybody in the order of a sort."""
    held = current.orders.get((sort, is_deleted))
    if held is None:
        scope = _DELETED if is_deleted else _LIVE
        held = array(
            "I",
            numbers(
                session,
                f"SELECT c.n AS n FROM customer c WHERE {scope} ORDER BY {_ORDERS[sort]}",
            ),
        )
        current.orders[sort, is_deleted] = held
    return held


def _sorted_hits(
    session: Session, criteria: Criteria, sort: Sort, wanted: Sequence[Term]
) -> Sequence[int]:
    hits: Hits = intersection(map(customers, wanted))
    scope = _DELETED if criteria.is_deleted else _LIVE
    return array(
        "I",
        numbers(
            session,
            f"SELECT c.n AS n FROM customer c WHERE c.n IN (SELECT n FROM ({hits.sql})) "
            f"AND {scope} ORDER BY {_ORDERS[sort]}",
            *hits.parameters,
        ),
    )


def _ordered(
    session: Session, current: Snapshot, criteria: Criteria, sort: Sort, bits: int, total: int
) -> Sequence[int]:
    """Return a set in the order of a sort: by walking everybody, or by sorting the few."""
    found = bits.bit_count()
    if not found:
        return array("I")
    is_known = (sort, criteria.is_deleted) in current.orders
    if found * (_VERY_FEW if is_known else _FEW) <= total:
        few = json.dumps(members(bits))
        return array(
            "I",
            numbers(
                session,
                "SELECT c.n AS n FROM json_each(?) j CROSS JOIN customer c ON c.n = j.value "
                f"ORDER BY {_ORDERS[sort]}",
                few,
            ),
        )
    everybody = order(session, current, sort, is_deleted=criteria.is_deleted)
    if found == len(everybody):
        return everybody[:]
    return array("I", facets.walk(everybody, bits, max(everybody)))


def members(bits: int) -> list[int]:
    """Return the numbers in a set, ascending."""
    content = bits.to_bytes((bits.bit_length() + 7) // 8, "little")
    # Most bytes of most sets are empty; the pattern leaps over them.
    return [
        (found.start() << 3) + bit
        for found in _NOT_EMPTY.finditer(content)
        for bit in _BITS_OF[content[found.start()]]
    ]


def _ranked(session: Session, found: Sequence[int], wanted: Sequence[Term]) -> list[int]:
    """Return hits by how well they match, then by the next follow-up, then by name."""
    chosen = json.dumps(list(found))
    seekers = [(finder_of(term), _typed(session, term)) for term in wanted]
    places: dict[int, tuple[Place, int, str, str, int]] = {}
    for n, content, next_on, sort_key in rows(session, _TEXTS, chosen):
        text = content or ""
        worst, size = Place.NAME_EQUAL, 0
        for finder, typed in seekers:
            place, length, _slot = best_slot(finder, text)
            by_pinyin = typed.get(n)
            if by_pinyin is not None and by_pinyin < place:
                place, length = by_pinyin, len(next(split_slots(text))[1])
            worst, size = max((worst, size), (place, length))
        places[n] = (worst, size, next_on or "~", sort_key or "", n)
    return sorted(found, key=places.__getitem__)


def _typed(session: Session, term: Term) -> dict[int, Place]:
    """Return the customers whose name a Latin term reads, wholly or in part."""
    if not term.is_latin:
        return {}
    return {
        n: Place.PINYIN_EQUAL if is_whole else Place.PINYIN_STARTS
        for n, is_whole in rows(
            session,
            "SELECT n, max(key = ?) FROM search_pinyin WHERE key >= ? AND key < ? GROUP BY n",
            term.text,
            *pinyin_range(term),
        )
    }


_TEXTS: Final = """
SELECT c.n, s.t, c.next_follow_up_on, c.sort_key
  FROM json_each(?) j CROSS JOIN customer c ON c.n = j.value
  LEFT JOIN search_text s ON s.n = c.n
"""
