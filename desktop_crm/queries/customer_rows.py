"""Reads customers as rows of a list, and says why a search found them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy.orm import Session

from desktop_crm.domain.customers import CustomerRow, Match
from desktop_crm.domain.errors import Refused
from desktop_crm.domain.folding import MAX_TERM_LENGTH, Slot, Term, digits
from desktop_crm.domain.tags import TagRow
from desktop_crm.domain.values import Money
from desktop_crm.domain.words import CustomerKind, LifecycleStage, Tier, read
from desktop_crm.queries import facets
from desktop_crm.queries.facets import Facet
from desktop_crm.queries.owners import UNKNOWN_CUSTOMER
from desktop_crm.queries.plain_rows import numbers, rows
from desktop_crm.queries.search import (
    Place,
    best_slot,
    customers,
    finder_of,
    fold,
    initials_of,
    matched,
    phone_digits,
    pinyin_range,
    place_of,
    terms,
)
from desktop_crm.storage import pinyin

#: Where a name was typed as pinyin, and the words a term can be found in beside the slots.
PINYIN: Final = "pinyin"
_PHONE_TAIL: Final = 8
_CANDIDATES: Final = 300
_LEGAL_FORMS: Final = (
    "股份有限公司", "有限责任公司", "集团有限公司", "有限公司", "公司", "集团",
    " co., ltd.", " co. ltd.", " ltd.", " ltd", " inc.", " inc", " llc", " gmbh", " co.",
)  # fmt: skip

#: A customer, and with whoever was merged into it; most vaults have nobody merged, and one id is
#: found in two thirds of the time.
_ALONE: Final = "(c.id)"
_GROUP: Final = "(SELECT c.id UNION ALL SELECT y.id FROM customer y WHERE y.merged_into = c.id)"
_PAGE: Final = """
SELECT c.n, c.id, c.name, c.kind, c.external_id, c.short_name, c.company, c.job_title, c.tier,
       coalesce(c.stage, c.stage_suggested), p.name, p.title, c.region_city, c.industry,
       c.next_follow_up_on,
       (SELECT f.title FROM follow_up f WHERE f.customer_id IN {group} AND f.state = 'OPEN'
         ORDER BY f.due_on, f.id LIMIT 1),
       c.last_contact_on,
       (SELECT json_array(b.currency, sum(b.total_minor)) FROM purchase b
         WHERE b.customer_id IN {group} AND b.total_minor IS NOT NULL AND b.currency IS NOT NULL
           AND coalesce(b.state, '') <> 'CANCELLED'
         GROUP BY b.currency ORDER BY count(*) DESC, b.currency LIMIT 1),
       (SELECT count(*) FROM feedback k WHERE k.customer_id IN {group}
           AND k.kind = 'COMPLAINT' AND k.state <> 'CLOSED'),
       c.do_not_contact, c.source, c.region_province, c.size_band, c.sort_key
  FROM json_each(?) j CROSS JOIN customer c ON c.n = j.value
  LEFT JOIN contact p ON p.id =
       (SELECT x.id FROM contact x WHERE x.customer_id IN {group} ORDER BY x.id LIMIT 1)
"""
#: In the order they were added; a tag that was merged shows as the one that is kept. The row of
#: number 0 says whether anybody in the vault is merged.
_TAGS: Final = """
SELECT c.n, coalesce(k.id, t.id), coalesce(k.name, t.name), coalesce(k.colour, t.colour),
       coalesce(k.group_name, t.group_name), x.id
  FROM json_each(?) j CROSS JOIN customer c ON c.n = j.value
 CROSS JOIN customer_tag x ON x.customer_id = c.id CROSS JOIN tag t ON t.id = x.tag_id
  LEFT JOIN tag k ON k.id = t.merged_into
UNION ALL
SELECT 0, NULL, NULL, EXISTS (SELECT 1 FROM customer WHERE merged_into IS NOT NULL), NULL, NULL
 ORDER BY 1, 6
"""
_SLOT_TEXTS: Final = """
SELECT s.n, s.t FROM json_each(?) j CROSS JOIN search_text s ON s.n = j.value
"""
#: A kind of slot, its value as it was typed, a phone's whole number.
_SlotValue = tuple[Slot, str | None, str | None]
#: What stands in slots and is not in the row: enough to say why, one statement for a page.
_CHILDREN: Final = """
WITH member(n, id, head) AS (SELECT c.n, m.id, c.id FROM json_each(?) j
 CROSS JOIN customer c ON c.n = j.value CROSS JOIN customer m ON m.id IN {group})
SELECT m.n, 'contact', x.name, NULL FROM member m CROSS JOIN contact x ON x.customer_id = m.id
UNION ALL
SELECT m.n, lower(x.kind), x.value, x.normalised FROM member m
 CROSS JOIN contact_method x ON x.customer_id = m.id
 WHERE x.kind IN ('PHONE', 'EMAIL', 'WECHAT', 'QQ')
UNION ALL
SELECT m.n, 'short_name', x.name, NULL FROM member m CROSS JOIN customer x ON x.id = m.id
 WHERE m.id <> m.head
UNION ALL
SELECT m.n, 'short_name', x.short_name, NULL FROM member m CROSS JOIN customer x ON x.id = m.id
 WHERE m.id <> m.head
UNION ALL
SELECT m.n, 'external_id', x.external_id, NULL FROM member m CROSS JOIN customer x ON x.id = m.id
 WHERE m.id <> m.head
UNION ALL
SELECT m.n, 'custom_field', x.value, NULL FROM member m
 CROSS JOIN custom_value x ON x.customer_id = m.id
  JOIN custom_field f ON f.id = x.field_id AND f.kind IN ('TEXT', 'CHOICE')
"""


def page(
    session: Session, numbers: Sequence[int], *, text: str = "", today: date
) -> tuple[CustomerRow, ...]:
    """Return rows in the order of their numbers; with `text`, each says why it was found."""
    if not numbers:
        return ()
    raw, marks, group = _read(session, numbers)
    wanted = terms(text)
    reasons = _reasons(session, wanted, raw, marks, today, group) if wanted else {}
    return tuple(_row(raw[n], marks.get(n, ()), reasons.get(n)) for n in numbers if n in raw)


def _read(
    session: Session, numbers: Sequence[int]
) -> tuple[dict[int, Sequence[Any]], dict[int, tuple[TagRow, ...]], str]:
    chosen = json.dumps(list(numbers))
    marks: dict[int, dict[bytes, TagRow]] = {}
    scope = _ALONE
    for n, tag, name, colour, group, _place in rows(session, _TAGS, chosen):
        if tag is None:
            scope = _GROUP if colour else _ALONE
            continue
        row = TagRow(id=bytes(tag), name=name or "", colour=colour or 0, group=group)
        marks.setdefault(n, {}).setdefault(row.id, row)
    return (
        {row[0]: row for row in rows(session, _PAGE.format(group=scope), chosen)},
        {n: tuple(found.values()) for n, found in marks.items()},
        scope,
    )


def _rows(session: Session, numbers: Sequence[int]) -> tuple[CustomerRow, ...]:
    raw, marks, _group = _read(session, numbers)
    return tuple(_row(raw[n], marks.get(n, ()), None) for n in numbers if n in raw)


def id_of(session: Session, number: int) -> bytes:
    """Return the id of a local number, or refuse one that nobody has."""
    found = rows(session, "SELECT id FROM customer WHERE n = ?", number)
    if not found:
        raise Refused(UNKNOWN_CUSTOMER, field="customer")
    return bytes(found[0][0])


def number_of(session: Session, customer_id: bytes) -> int:
    """Return the local number of an id, or refuse one that nobody has."""
    found = rows(session, "SELECT n FROM customer WHERE id = ?", customer_id)
    if not found:
        raise Refused(UNKNOWN_CUSTOMER, field="customer")
    return int(found[0][0])


def ids_of(session: Session, numbers: Sequence[int]) -> tuple[bytes, ...]:
    """Return the ids of local numbers, in their order."""
    found = {
        n: bytes(customer_id)
        for n, customer_id in rows(
            session,
            "SELECT c.n, c.id FROM json_each(?) j CROSS JOIN customer c ON c.n = j.value",
            json.dumps(list(numbers)),
        )
    }
    return tuple(found[n] for n in numbers if n in found)


def deleted(session: Session) -> tuple[CustomerRow, ...]:
    """Return the deleted customers, the latest first."""
    found = numbers(
        session,
        "SELECT n FROM customer WHERE deleted_at IS NOT NULL AND merged_into IS NULL "
        "ORDER BY deleted_at DESC, n DESC",
    )
    return _rows(session, found)


def similar(
    session: Session, name: str, phones: Sequence[str] = (), limit: int = 5
) -> tuple[CustomerRow, ...]:
    """Return living customers that may be the same: the same phone, the same or a longer name."""
    wanted: dict[int, int] = {}
    for phone in phones:
        number = digits(fold(phone))
        if len(number) >= _PHONE_TAIL:
            _count(session, wanted, Term(number[-_PHONE_TAIL:]), 4)
    core = _core(fold(name))
    if len(core) > 1:
        _count(session, wanted, Term(core[:MAX_TERM_LENGTH]), 1)
    if not wanted:
        return ()
    live = {
        n: fold(own)
        for n, own in rows(
            session,
            "SELECT c.n, c.name FROM json_each(?) j CROSS JOIN customer c ON c.n = j.value "
            "WHERE c.deleted_at IS NULL AND c.merged_into IS NULL",
            json.dumps(list(wanted)),
        )
    }
    ranked = sorted(
        live,
        key=lambda n: (-(wanted[n] + 2 * (_core(live[n]) == core)), len(live[n]), n),
    )
    return _rows(session, ranked[:limit])


def _count(session: Session, found: dict[int, int], term: Term, weight: int) -> None:
    hits = customers(Term(term.text))
    for (n,) in rows(session, f"{hits.sql} LIMIT {_CANDIDATES}", *hits.parameters):
        found[n] = found.get(n, 0) + weight


def _core(name: str) -> str:
    """Return a folded name without its legal form."""
    for form in _LEGAL_FORMS:
        if name.endswith(form) and len(name) > len(form) + 1:
            return name.removesuffix(form).strip(" ,")
    return name


def _row(row: Sequence[Any], marks: tuple[TagRow, ...], match: Match | None) -> CustomerRow:
    currency, total = json.loads(row[17]) if row[17] else (None, 0)
    return CustomerRow(
        n=row[0],
        id=bytes(row[1]),
        name=row[2] or "",
        kind=read(CustomerKind, row[3]) or CustomerKind.COMPANY,
        external_id=row[4],
        short_name=row[5],
        company=row[6],
        job_title=row[7],
        tier=read(Tier, row[8]),
        stage=read(LifecycleStage, row[9]),
        contact_name=row[10],
        contact_title=row[11],
        region_city=row[12],
        industry=row[13],
        next_follow_up_on=_day(row[14]),
        next_follow_up_title=row[15],
        last_contact_on=_day(row[16]),
        total=Money(int(total), currency) if currency else None,
        tags=marks,
        open_complaints=row[18],
        do_not_contact=bool(row[19]),
        match=match,
    )


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None


def _reasons(
    session: Session,
    wanted: Sequence[Term],
    raw: Mapping[int, Sequence[Any]],
    marks: Mapping[int, tuple[TagRow, ...]],
    today: date,
    group: str,
) -> dict[int, Match]:
    """Return for each row the match of the term that says most: the worst place of all terms."""
    texts = dict(rows(session, _SLOT_TEXTS, json.dumps(list(raw))))
    own = {n: _own_slots(row) for n, row in raw.items()}
    reasons: dict[int, tuple[Place, Match]] = {}
    for term in wanted:
        finder, rest, elsewhere = finder_of(term), [], {}
        for n in raw:
            slot = best_slot(finder, texts.get(n, ""))[2]
            if slot is None:
                rest.append(n)
            elif reason := _slot_match(term, slot, own[n]):
                _keep(reasons, n, reason)
            else:
                elsewhere[n] = slot
        if elsewhere:
            children = _children(session, elsewhere, group)
            for n, slot in elsewhere.items():
                if reason := _slot_match(term, slot, children.get(n, ())):
                    _keep(reasons, n, reason)
                else:
                    rest.append(n)
        if rest:
            for n, reason in _other_matches(session, term, rest, raw, marks, today):
                _keep(reasons, n, reason)
    return {n: match for n, (_, match) in reasons.items()}


def _own_slots(row: Sequence[Any]) -> tuple[_SlotValue, ...]:
    return (
        (Slot.NAME, row[2], None),
        (Slot.SHORT_NAME, row[5], None),
        (Slot.EXTERNAL_ID, row[4], None),
        (Slot.COMPANY, row[6], None),
        (Slot.CITY, row[12], None),
    )


def _children(session: Session, numbers: Iterable[int], group: str) -> dict[int, list[_SlotValue]]:
    """Return what stands in slots and is not in the rows."""
    found: dict[int, list[_SlotValue]] = {}
    chosen = json.dumps(list(numbers))
    for n, slot, value, normalised in rows(session, _CHILDREN.format(group=group), chosen):
        found.setdefault(n, []).append((Slot(slot), value, normalised))
    return found


def _keep(reasons: dict[int, tuple[Place, Match]], n: int, reason: tuple[Place, Match]) -> None:
    if n not in reasons or reason[0] > reasons[n][0]:
        reasons[n] = reason


def _slot_match(
    term: Term, wanted: Slot, slots: Iterable[_SlotValue]
) -> tuple[Place, Match] | None:
    """Return the best slot of a kind that contains a term, with the characters to mark."""
    best: tuple[Place, Match] | None = None
    for slot, value, normalised in slots:
        if slot is not wanted or not value:
            continue
        reason = (
            _phone_match(term, value, normalised)
            if slot is Slot.PHONE
            else _text_match(term, slot, value)
        )
        if reason is not None and (best is None or reason[0] < best[0]):
            best = reason
    return best


def _text_match(term: Term, slot: Slot, value: str) -> tuple[Place, Match] | None:
    folded = fold(value)
    text = matched(term, folded)
    if text is None:
        return None
    place = (
        (value.find(text), len(text)) if folded == value else pinyin.folder().locate(value, text)
    )
    return place_of(slot, folded, text), _match(slot.value, value, place)


def _phone_match(term: Term, value: str, normalised: str | None) -> tuple[Place, Match] | None:
    typed, whole = digits(fold(value)), digits(normalised or "")
    for number in (whole, typed):
        text = matched(term, number)
        if text is not None:
            place = phone_digits(value, text)
            return place_of(Slot.PHONE, number, text), _match(Slot.PHONE.value, value, place)
    return None


def _other_matches(
    session: Session,
    term: Term,
    rest: Sequence[int],
    raw: Mapping[int, Sequence[Any]],
    marks: Mapping[int, tuple[TagRow, ...]],
    today: date,
) -> Iterable[tuple[int, tuple[Place, Match]]]:
    """Return why rows were found of which no slot contains the term: pinyin, a tag, a word."""
    keys: dict[int, str] = {}
    if term.is_latin:
        keys = dict(
            rows(
                session,
                "SELECT p.n, min(p.key) FROM json_each(?) j CROSS JOIN search_pinyin p "
                "ON p.n = j.value WHERE p.key >= ? AND p.key < ? GROUP BY p.n",
                json.dumps(list(rest)),
                *pinyin_range(term),
            )
        )
    named = facets.named_by(session, facets.snapshot(session, today), term)
    for n in rest:
        if n in keys:
            shown = initials_of(raw[n][-1], term.text) or keys[n]
            place = Place.PINYIN_EQUAL if keys[n] == term.text else Place.PINYIN_STARTS
            yield n, (place, _marked(PINYIN, shown, term))
            continue
        own = {
            Facet.TAG: {tag.id for tag in marks.get(n, ())},
            Facet.SOURCE: {raw[n][20]},
            Facet.REGION: {raw[n][21]},
            Facet.SIZE: {raw[n][22]},
            Facet.INDUSTRY: {raw[n][13]},
        }
        for one in named:
            if one.key in own[one.facet]:
                yield n, (Place.OTHER, _marked(one.facet.value, one.label, term))
                break


def _marked(kind: str, value: str, term: Term) -> Match:
    return _match(kind, value, pinyin.folder().locate(value, term.text))


def _match(kind: str, value: str, place: tuple[int, int] | None) -> Match:
    start, length = place or (0, 0)
    return Match(kind=kind, text=value, start=start, length=length)
