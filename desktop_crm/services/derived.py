"""Derived columns of customers: computed from the journaled rows, written here and nowhere else."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from desktop_crm.domain.customers import CustomerCard
from desktop_crm.domain.fields import infos
from desktop_crm.domain.health import HealthFacts, health_of
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.quality import OF_COMPANIES, QualityFacts, quality_of, wanted_of
from desktop_crm.domain.settings import VaultSettings
from desktop_crm.domain.stages import PurchaseDays, stage_from
from desktop_crm.domain.words import Tier, read
from desktop_crm.queries import facets
from desktop_crm.queries.batches import batches
from desktop_crm.queries.settings import settings
from desktop_crm.services.use_cases import use_case
from desktop_crm.storage.entities.setting import Setting

#: Row of the settings that tells the day of the last whole computation; nobody sets it by hand.
COMPUTED_ON = "computed_on"
_BATCH = 2_000

# One row per customer; every part is answered by an index. A purchase day is a day with a positive
# sum. The day of a contact is the one the wall calendar showed.
_FACTS = """
SELECT c.n, c.id, c.tier, c.verified_on, c.kind = 'PERSON',
  (SELECT min(due_on) FROM follow_up WHERE customer_id = c.id AND state = 'OPEN'),
  (SELECT date(max(happened_at) / 1000000, 'unixepoch', 'localtime') FROM interaction
   WHERE customer_id = c.id AND kind IS NOT 'NOTE'),
  (SELECT count(*) || '|' || ifnull(min(d), '') || '|' || ifnull(max(d), '') FROM (
    SELECT bought_on AS d FROM purchase WHERE customer_id = c.id AND bought_on <= :today
    GROUP BY bought_on HAVING sum(total_minor) > 0)),
  (SELECT count(*) FROM feedback
   WHERE customer_id = c.id AND kind = 'COMPLAINT' AND state IS NOT 'CLOSED'),
  EXISTS (SELECT 1 FROM contact_method WHERE customer_id = c.id AND bad_since IS NULL
    AND (kind = 'WECHAT' OR (kind = 'PHONE' AND normalised IS NOT NULL))),
  EXISTS (SELECT 1 FROM contact WHERE customer_id = c.id),
  {wanted},
  c.next_follow_up_on, c.last_contact_on, c.stage_suggested, c.quality_score, c.health
FROM customer c
"""
_WRITE = """
UPDATE customer SET next_follow_up_on = ?, last_contact_on = ?, stage_suggested = ?,
  quality_score = ?, health = ? WHERE n = ?
"""
_STORED = slice(12, 17)


@dataclass(slots=True)
class _Facts:
    """What is known of one customer, or of a merge group."""

    n: int
    tier: str | None
    verified_on: date | None
    is_person: bool
    next_on: str | None
    last_contact_on: str | None
    purchases: PurchaseDays
    complaints: int
    is_reachable: bool
    has_contact: bool
    has_wanted: bool
    stored: tuple[Any, ...]

    def joined(self, others: Iterable["_Facts"]) -> "_Facts":
        """Return the facts of a merge group, of which this customer is the head."""
        group = [self, *others]
        days = [item.purchases for item in group if item.purchases.count]
        purchases = PurchaseDays(
            sum(item.count for item in days),
            min((item.first_on for item in days if item.first_on), default=None),
            max((item.last_on for item in days if item.last_on), default=None),
        )
        return _Facts(
            self.n,
            self.tier,
            self.verified_on,
            self.is_person,
            min((item.next_on for item in group if item.next_on), default=None),
            max((item.last_contact_on for item in group if item.last_contact_on), default=None),
            purchases,
            sum(item.complaints for item in group),
            any(item.is_reachable for item in group),
            any(item.has_contact for item in group),
            self.has_wanted,
            self.stored,
        )


@use_case(QT_TRANSLATE_NOOP("UseCase", "Bring computed values up to date"), undoable=False)
def bring_up_to_date(session: Session, *, today: date) -> bool:
    """Compute every derived column anew, once a day: health and stages change with the day alone.

    Returns:
        whether there was anything to do today.
    """
    if session.scalar(select(Setting.value).where(Setting.key == COMPUTED_ON)) == str(today):
        return False
    refresh(session, None, today=today)
    written = insert(Setting).values(key=COMPUTED_ON, value=str(today))
    session.execute(
        written.on_conflict_do_update(index_elements=["key"], set_={"value": str(today)})
    )
    facets.forget(session)
    return True


def refresh(session: Session, roots: Collection[bytes] | None, *, today: date) -> None:
    """Compute the derived columns of `roots` anew, or of all customers when it is None.

    Only rows whose values changed are written.
    """
    rules = settings(session)
    children = _merged(session)
    wanted = None if roots is None else _with_groups(roots, children)
    facts = _facts(session, wanted, rules, today)
    changed: list[tuple[Any, ...]] = []
    for key, own in facts.items():
        below = [facts[member] for member in _below(key, children) if member in facts]
        group = own.joined(below) if below else own
        values = _derived(group, rules, today)
        if values != own.stored:
            changed.append((*values, own.n))
    if changed:
        session.connection().exec_driver_sql(_WRITE, changed)


def _facts(
    session: Session, ids: Collection[bytes] | None, rules: VaultSettings, today: date
) -> dict[bytes, _Facts]:
    """Read the facts of some customers, or of all."""
    statement = _FACTS.format(wanted=_wanted(rules)).replace(":today", f"'{today.isoformat()}'")
    connection = session.connection()
    pieces: Iterator[Sequence[bytes]] = iter([()]) if ids is None else batches(ids, _BATCH)
    found: dict[bytes, _Facts] = {}
    for piece in pieces:
        where = f"WHERE c.id IN ({', '.join('?' * len(piece))})" if piece else ""
        for row in connection.exec_driver_sql(statement + where, tuple(piece)):
            count, first, last = str(row[7]).split("|")
            found[bytes(row[1])] = _Facts(
                row[0],
                row[2],
                _day(row[3]),
                bool(row[4]),
                row[5],
                row[6],
                PurchaseDays(int(count), _day(first), _day(last)),
                int(row[8]),
                bool(row[9]),
                bool(row[10]),
                bool(row[11]),
                tuple(row[_STORED]),
            )
    return found


def _derived(facts: _Facts, rules: VaultSettings, today: date) -> tuple[Any, ...]:
    """Apply the rules of the trade; the order is that of the columns written."""
    last_contact_on = _day(facts.last_contact_on)
    tier = read(Tier, facts.tier)
    quality = quality_of(
        QualityFacts(
            is_reachable=facts.is_reachable,
            has_contact=facts.has_contact or facts.is_person,
            has_next_follow_up=facts.next_on is not None,
            verified_on=facts.verified_on,
            has_wanted_fields=facts.has_wanted,
        ),
        today,
        rules.verify_days,
    )
    health = health_of(
        HealthFacts(
            purchases=facts.purchases,
            last_contact_on=last_contact_on,
            tier=tier,
            open_complaints=facts.complaints,
        ),
        today,
        rules.cadence,
    )
    return (
        facts.next_on,
        facts.last_contact_on,
        stage_from(facts.purchases, last_contact_on, today).value,
        quality.score,
        health.score if health else None,
    )


def _wanted(rules: VaultSettings) -> str:
    """Return the condition that the fields wanted of a customer are filled."""
    everyone = _filled(rules.wanted_fields)
    of_tiers = {
        tier: wanted_of(rules.wanted_fields, rules.wanted_by_tier, tier)
        for tier in rules.wanted_by_tier
    }
    cases = " ".join(
        f"WHEN '{tier.value}' THEN {_filled(names)}" for tier, names in of_tiers.items()
    )
    return f"CASE c.tier {cases} ELSE {everyone} END" if cases else everyone


def _filled(names: Iterable[str]) -> str:
    """Return the condition that fields are filled; unknown names are passed over."""
    known = {info.name for info in infos(CustomerCard)}
    filled = [
        f"(c.kind = 'PERSON' OR ifnull(c.{name}, '') <> '')"
        if name in OF_COMPANIES
        else f"ifnull(c.{name}, '') <> ''"
        for name in names
        if name in known
    ]
    return f"({' AND '.join(filled) or '1'})"


def _merged(session: Session) -> Mapping[bytes, list[bytes]]:
    """Return which customers were merged into which."""
    children: dict[bytes, list[bytes]] = {}
    rows = session.connection().exec_driver_sql(
        "SELECT id, merged_into FROM customer WHERE merged_into IS NOT NULL"
    )
    for child, head in rows:
        children.setdefault(bytes(head), []).append(bytes(child))
    return children


def _below(head: bytes, children: Mapping[bytes, list[bytes]]) -> list[bytes]:
    """Return all that were merged into `head`, also through others; a cycle ends."""
    found: dict[bytes, None] = {}
    waiting = list(children.get(head, ()))
    while waiting:
        child = waiting.pop()
        if child != head and child not in found:
            found[child] = None
            waiting += children.get(child, ())
    return list(found)


def _with_groups(roots: Collection[bytes], children: Mapping[bytes, list[bytes]]) -> set[bytes]:
    """Return `roots`, the heads they were merged into and all members of those groups."""
    if not children:
        return set(roots)
    heads = {child: head for head, below in children.items() for child in below}
    wanted: set[bytes] = set()
    for root in roots:
        key = root
        while key not in wanted:
            wanted.add(key)
            wanted.update(_below(key, children))
            key = heads.get(key, key)
    return wanted


def _day(text: str | None) -> date | None:
    """Read a stored day; what is none counts as absent."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
