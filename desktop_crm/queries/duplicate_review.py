"""Reads what the review of duplicates shows: open pairs, merged ones, and those told apart."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_crm.domain.customers import CustomerCard
from desktop_crm.domain.duplicates import (
    NEVER_AGAIN,
    DuplicatePair,
    Merged,
    never_again_key,
    never_again_pair,
)
from desktop_crm.queries.customers import card
from desktop_crm.storage.entities.customer import Customer
from desktop_crm.storage.entities.setting import Setting

#: A card is shown by its own fields here, not by its past.
_MOST_INTERACTIONS = 1


def both(
    session: Session, one: bytes, other: bytes, *, today: date
) -> tuple[CustomerCard, CustomerCard]:
    """Return the cards of a pair."""
    first, second = (
        card(session, each, today=today, most_interactions=_MOST_INTERACTIONS)
        for each in (one, other)
    )
    return first, second


def still_open(session: Session, pairs: Iterable[DuplicatePair]) -> tuple[DuplicatePair, ...]:
    """Return the pairs that are still to be judged, in their order.

    Who was merged meanwhile is spoken for by the customer that was kept; who was deleted, merged
    with each other or told apart is out.
    """
    names = _names(session)
    heads = {
        row.id: row.merged_into
        for row in session.execute(
            select(Customer.id, Customer.merged_into).where(Customer.merged_into.is_not(None))
        )
    }
    never = {key for key, _ in _never_again(session)}
    found: dict[tuple[bytes, bytes], DuplicatePair] = {}
    for pair in pairs:
        a, b = (_head(each, heads) for each in (pair.a, pair.b))
        if a == b or a not in names or b not in names:
            continue
        if not never.isdisjoint((never_again_key(pair.a, pair.b), never_again_key(a, b))):
            continue
        known = replace(pair, a=a, b=b, a_name=names[a], b_name=names[b])
        found.setdefault((min(a, b), max(a, b)), known)
    return tuple(found.values())


def told_apart(session: Session) -> tuple[DuplicatePair, ...]:
    """Return the pairs that are never to be proposed again, by name."""
    names = _names(session)
    found = [
        DuplicatePair(a=a, b=b, a_name=names[a], b_name=names[b], score=0.0)
        for _, (a, b) in _never_again(session)
        if a in names and b in names
    ]
    return tuple(sorted(found, key=lambda pair: (pair.a_name, pair.b_name, pair.a, pair.b)))


def merged(session: Session) -> tuple[Merged, ...]:
    """Return the living customers that speak for others, by name."""
    names = _names(session)
    rows = session.execute(
        select(Customer.id, Customer.name, Customer.merged_into)
        .where(Customer.merged_into.is_not(None), Customer.deleted_at.is_(None))
        .order_by(Customer.n)
    ).all()
    heads = {row.id: row.merged_into for row in rows}
    others: dict[bytes, list[tuple[bytes, str]]] = {}
    for row in rows:
        others.setdefault(_head(row.id, heads), []).append((row.id, row.name or ""))
    found = [Merged(head, names[head], tuple(ids)) for head, ids in others.items() if head in names]
    return tuple(sorted(found, key=lambda each: (each.name, each.id)))


def _names(session: Session) -> dict[bytes, str]:
    """Return the living customers by name."""
    return {
        row.id: row.name or ""
        for row in session.execute(
            select(Customer.id, Customer.name).where(
                Customer.deleted_at.is_(None), Customer.merged_into.is_(None)
            )
        )
    }


def _never_again(session: Session) -> list[tuple[str, tuple[bytes, bytes]]]:
    keys = session.scalars(select(Setting.key).where(Setting.key.startswith(NEVER_AGAIN)))
    return [(key, pair) for key in keys if (pair := never_again_pair(key)) is not None]


def _head(one: bytes, heads: Mapping[bytes, bytes]) -> bytes:
    for _ in range(len(heads)):
        if one not in heads:
            break
        one = heads[one]
    return one
