"""A Criteria as a condition in SQL, for exports and reports: the same set the list shows."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import count
from typing import Any

from sqlalchemy import (
    ColumnElement,
    and_,
    bindparam,
    column,
    exists,
    false,
    func,
    or_,
    select,
    text,
)
from sqlalchemy.orm import Session, aliased

from desktop_crm.domain.criteria import Criteria, Due, LastContact
from desktop_crm.domain.words import CustomerKind, FeedbackKind, LifecycleStage, Tier
from desktop_crm.queries import facets
from desktop_crm.queries.facets import Facet, Named
from desktop_crm.queries.feedback import IS_OPEN
from desktop_crm.queries.search import Hits, customers, terms
from desktop_crm.storage.entities.customer import Customer
from desktop_crm.storage.entities.customer_tag import CustomerTag
from desktop_crm.storage.entities.feedback import Feedback
from desktop_crm.storage.entities.tag import Tag

_MEMBER = aliased(Customer, name="member")
_COLUMNS = {
    Facet.INDUSTRY: Customer.industry,
    Facet.SOURCE: Customer.source,
    Facet.REGION: Customer.region_province,
    Facet.SIZE: Customer.size_band,
}


def where(session: Session, criteria: Criteria, *, today: date) -> ColumnElement[bool]:
    """Return the condition on `Customer` that holds for the customers meant."""
    is_deleted = Customer.deleted_at.is_not(None)
    parts: list[ColumnElement[bool]] = [
        Customer.merged_into.is_(None),
        is_deleted if criteria.is_deleted else ~is_deleted,
    ]
    names = count()
    with facets.shelf(session).lock:
        current = facets.snapshot(session, today)
        for term in terms(criteria.text):
            named = facets.named_by(session, current, term)
            parts.append(or_(_found(customers(term), names), *_named(named)))
    parts += _tags(criteria)
    stage = func.coalesce(Customer.stage, Customer.stage_suggested)
    parts += _words(Customer.tier, Tier, criteria.tiers, criteria.tiers_not)
    parts += _words(stage, LifecycleStage, criteria.stages, criteria.stages_not)
    parts += _words(Customer.kind, CustomerKind, criteria.kinds, ())
    for place, some, none in (
        (Customer.source, criteria.sources, criteria.sources_not),
        (Customer.industry, criteria.industries, criteria.industries_not),
        (Customer.region_province, criteria.regions, criteria.regions_not),
    ):
        if some:
            parts.append(place.in_(some))
        if none:
            parts.append(or_(place.is_(None), place.not_in(none)))
    if criteria.due:
        parts.append(or_(false(), *(_due(group, today) for group in criteria.due)))
    if criteria.last_contact:
        parts.append(
            or_(false(), *(_last_contact(group, today) for group in criteria.last_contact))
        )
    if criteria.has_open_complaint:
        parts.append(
            exists().where(
                or_(
                    Feedback.customer_id == Customer.id,
                    Feedback.customer_id.in_(
                        select(_MEMBER.id).where(_MEMBER.merged_into == Customer.id)
                    ),
                ),
                Feedback.kind == FeedbackKind.COMPLAINT.value,
                IS_OPEN,
            )
        )
    return and_(*parts)


def _found(hits: Hits, names: Iterable[int]) -> ColumnElement[bool]:
    """Turn a SELECT with question marks into a condition with parameters of its own."""
    pieces = hits.sql.split("?")
    used = [f"term_{number}" for number, _ in zip(names, hits.parameters, strict=False)]
    sql = "".join(f"{piece}:{name}" for piece, name in zip(pieces, used, strict=False)) + pieces[-1]
    chosen = text(sql).bindparams(
        *(
            bindparam(name, value, unique=True)
            for name, value in zip(used, hits.parameters, strict=True)
        )
    )
    return Customer.n.in_(select(chosen.columns(column("n")).subquery().c.n))


def _named(named: Iterable[Named]) -> list[ColumnElement[bool]]:
    """Return the conditions for the tags and pick-list words a term was found in."""
    keys: dict[Facet, list[Any]] = {}
    for one in named:
        keys.setdefault(one.facet, []).append(one.key)
    return [
        _has_tag(found) if facet is Facet.TAG else _COLUMNS[facet].in_(found)
        for facet, found in keys.items()
    ]


def _has_tag(tags: Iterable[bytes]) -> ColumnElement[bool]:
    shown = func.coalesce(Tag.merged_into, Tag.id)
    return exists().where(
        CustomerTag.customer_id == Customer.id,
        CustomerTag.tag_id == Tag.id,
        shown.in_(tuple(tags)),
    )


def _tags(criteria: Criteria) -> list[ColumnElement[bool]]:
    parts = [_has_tag((tag,)) for tag in sorted(criteria.tags_all)]
    if criteria.tags_any:
        parts.append(_has_tag(criteria.tags_any))
    if criteria.tags_not:
        parts.append(~_has_tag(criteria.tags_not))
    return parts


def _words(
    place: Any, words: Any, some: Iterable[Any], none: Iterable[Any]
) -> list[ColumnElement[bool]]:
    """Return the conditions for a column of closed words; an unknown word counts as none."""
    known = [word.value for word in words]

    def one_of(chosen: Iterable[Any]) -> ColumnElement[bool]:
        wanted = tuple(chosen)
        parts = [func.coalesce(place, "").in_([word.value for word in wanted if word is not None])]
        if None in wanted:
            parts.append(func.coalesce(place, "").not_in(known))
        return or_(*parts)

    chosen, unwanted = tuple(some), tuple(none)
    parts = [one_of(chosen)] if chosen else []
    if unwanted:
        parts.append(~one_of(unwanted))
    return parts


def _due(group: Due, today: date) -> ColumnElement[bool]:
    day = Customer.next_follow_up_on
    week = today + timedelta(7)
    return {
        Due.OVERDUE: day < today,
        Due.TODAY: day == today,
        Due.WEEK: and_(day > today, day <= week),
        Due.LATER: day > week,
        Due.NONE: day.is_(None),
    }[group]


def _last_contact(group: LastContact, today: date) -> ColumnElement[bool]:
    day = Customer.last_contact_on
    return {
        LastContact.WITHIN_7: day >= today - timedelta(7),
        LastContact.WITHIN_30: day >= today - timedelta(30),
        LastContact.OVER_30: day < today - timedelta(30),
        LastContact.OVER_60: day < today - timedelta(60),
        LastContact.OVER_90: day < today - timedelta(90),
        LastContact.NEVER: day.is_(None),
    }[group]
