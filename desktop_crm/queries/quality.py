"""Judges how complete the data of the customers is, and says what is missing."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from desktop_crm.domain.customers import CustomerCard
from desktop_crm.domain.fields import infos
from desktop_crm.domain.quality import (
    OF_COMPANIES,
    Gap,
    QualityFacts,
    QualityReport,
    QualityRow,
    quality_of,
    wanted_of,
)
from desktop_crm.domain.settings import VaultSettings
from desktop_crm.domain.words import CustomerKind, MethodKind, Tier, read
from desktop_crm.queries.settings import settings
from desktop_crm.storage.entities.contact import Contact
from desktop_crm.storage.entities.contact_method import ContactMethod
from desktop_crm.storage.entities.customer import Customer

#: So many rows are shown at once; who works them off sees the next.
MOST_ROWS = 500


def report(
    session: Session, *, today: date, gap: Gap | None = None, limit: int = MOST_ROWS
) -> QualityReport:
    """Judge every living customer; return those with a gap, or all, the worst first.

    Customers of the first tier come before others of the same score.
    """
    rules = settings(session)
    heads = _heads(session)
    reachable, known = _reachable(session, heads), _with_contact(session, heads)
    rows: list[QualityRow] = []
    counts: Counter[Gap] = Counter()
    sum_of_scores = total = 0
    for row in session.execute(_customers()):
        judged = _judged(row, rules, today, row.id in reachable, row.id in known)
        counts.update(judged.quality.gaps)
        sum_of_scores += judged.quality.score
        total += 1
        if gap in judged.quality.gaps if gap is not None else judged.quality.gaps:
            rows.append(judged)
    rows.sort(key=lambda each: (each.quality.score, each.customer_tier or "Z", each.customer_name))
    return QualityReport(
        rows=tuple(rows[:limit]),
        found=len(rows),
        total=total,
        mean=round(sum_of_scores / total) if total else 100,
        counts={each: counts[each] for each in Gap},
    )


def of_customer(session: Session, customer_id: bytes, *, today: date) -> QualityRow | None:
    """Judge one living customer; None when it is none."""
    row = session.execute(_customers().where(Customer.id == customer_id)).one_or_none()
    if row is None:
        return None
    heads = _heads(session)
    is_reachable = customer_id in _reachable(session, heads)
    has_contact = customer_id in _with_contact(session, heads)
    return _judged(row, settings(session), today, is_reachable, has_contact)


def _customers() -> Any:
    """Return the statement for the living customers with all that may be wanted of them."""
    names = [info.name for info in infos(CustomerCard)]
    return select(
        Customer.id, Customer.next_follow_up_on, *(getattr(Customer, name) for name in names)
    ).where(Customer.deleted_at.is_(None), Customer.merged_into.is_(None))


def _judged(
    row: Any, rules: VaultSettings, today: date, is_reachable: bool, has_contact: bool
) -> QualityRow:
    is_person = row.kind == CustomerKind.PERSON
    tier = read(Tier, row.tier)
    missing = tuple(
        name
        for name in wanted_of(rules.wanted_fields, rules.wanted_by_tier, tier)
        if getattr(row, name, True) in {None, ""} and not (is_person and name in OF_COMPANIES)
    )
    facts = QualityFacts(
        is_reachable=is_reachable,
        has_contact=has_contact or is_person,
        has_next_follow_up=row.next_follow_up_on is not None,
        verified_on=row.verified_on,
        has_wanted_fields=not missing,
    )
    return QualityRow(
        customer_id=row.id,
        customer_name=row.name or "",
        customer_tier=tier,
        quality=quality_of(facts, today, rules.verify_days),
        missing=missing,
        verified_on=row.verified_on,
    )


def _heads(session: Session) -> dict[bytes, bytes]:
    """Return who was merged into whom."""
    found = session.execute(
        select(Customer.id, Customer.merged_into).where(Customer.merged_into.is_not(None))
    )
    return {row.id: row.merged_into for row in found}


def _reachable(session: Session, heads: dict[bytes, bytes]) -> Collection[bytes]:
    """Return the customers with a phone or chat name that works, as far as is known."""
    statement = select(ContactMethod.customer_id).where(
        ContactMethod.bad_since.is_(None),
        or_(
            ContactMethod.kind == MethodKind.WECHAT.value,
            and_(
                ContactMethod.kind == MethodKind.PHONE.value, ContactMethod.normalised.is_not(None)
            ),
        ),
    )
    return _speaking(session.scalars(statement.distinct()).all(), heads)


def _with_contact(session: Session, heads: dict[bytes, bytes]) -> Collection[bytes]:
    return _speaking(session.scalars(select(Contact.customer_id).distinct()).all(), heads)


def _speaking(ids: Sequence[bytes], heads: dict[bytes, bytes]) -> Collection[bytes]:
    """Return the customers that speak for these; a cycle ends."""
    found: set[bytes] = set()
    for one in ids:
        for _ in range(len(heads) + 1):
            if one not in heads:
                break
            one = heads[one]  # noqa: PLW2901 - walks up
        found.add(one)
    return found
