"""Finds what could be written in one way, and writes what was chosen of it."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from desktop_crm.domain import standardising as rules
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.pick_lists import key_of
from desktop_crm.domain.standardising import Proposed, Rule
from desktop_crm.domain.words import CustomerKind, MethodKind, PickList, read
from desktop_crm.queries import pick_lists
from desktop_crm.queries.owners import OWNER, joined
from desktop_crm.queries.settings import settings
from desktop_crm.services.normalising import normalised
from desktop_crm.services.use_cases import use_case
from desktop_crm.storage.entities.contact import Contact
from desktop_crm.storage.entities.contact_method import ContactMethod
from desktop_crm.storage.entities.customer import Customer

Progress = Callable[[int, int], object]

_PLAIN = ("short_name", "job_title", "address", "postcode", "source_detail", "website")
_PICKS = {
    "region_province": PickList.REGION,
    "industry": PickList.INDUSTRY,
    "size_band": PickList.SIZE,
    "source": PickList.SOURCE,
}
_PICK_RULES = {
    name: Rule.REGION if pick_list is PickList.REGION else Rule.SPACES
    for name, pick_list in _PICKS.items()
}
_STEP = 500
_ENTITIES: dict[str, Any] = {
    "customer": Customer,
    "contact": Contact,
    "contact_method": ContactMethod,
}


def silent(done: int, total: int) -> None:
    """Take progress and say nothing."""


def proposals(session: Session, *, progress: Progress = silent) -> tuple[Proposed, ...]:
    """Return every value that would be written otherwise; what was typed as a number stays."""
    found: list[Proposed] = []
    for part in (_customers(session, progress), _contacts(session), _methods(session, progress)):
        for fields in part:
            found.append(Proposed(number=len(found) + 1, **fields))
    return tuple(found)


@use_case(QT_TRANSLATE_NOOP("UseCase", "Standardise"), backed_up_from=50)
def apply(session: Session, chosen: Sequence[Proposed]) -> int:
    """Write what was chosen, in one step for undo; a value that changed meanwhile stays."""
    wanted: defaultdict[tuple[str, bytes], dict[str, Proposed]] = defaultdict(dict)
    for each in chosen:
        if each.row_id is None:
            wanted["customer", each.customer_id][each.field] = each
        else:
            name = "contact_method" if each.field == "normalised" else "contact"
            wanted[name, each.row_id][each.field] = each
    written = 0
    for (name, row_id), fields in wanted.items():
        entity = _ENTITIES[name]
        columns = [getattr(entity, field) for field in fields]
        present = session.execute(select(*columns).where(entity.id == row_id)).one_or_none()
        values = {
            field: each.after
            for (field, each), value in zip(fields.items(), present or (), strict=False)
            if (value or "") == each.before
        }
        if values:
            session.execute(update(entity).where(entity.id == row_id).values(values))
            written += len(values)
    return written


def _customers(session: Session, progress: Progress) -> Iterator[dict[str, Any]]:
    names = ("kind", "name", "company", "region_city", "credit_code", *_PLAIN, *_PICKS)
    picked = {field: _picked(session, each) for field, each in _PICKS.items()}
    statement = (
        select(Customer.id, *(getattr(Customer, name) for name in names))
        .where(Customer.deleted_at.is_(None), Customer.merged_into.is_(None))
        .order_by(Customer.n)
    )
    rows = session.execute(statement).all()
    for at, row in enumerate(rows):
        if at % _STEP == 0:
            progress(at, len(rows))
        about = {"customer_id": row.id, "customer_name": row.name or ""}
        is_person = row.kind == CustomerKind.PERSON
        named = (rules.person, Rule.CASE) if is_person else (rules.firm, Rule.FIRM)
        for field, write, rule in (
            ("name", *named),
            ("company", rules.firm, Rule.FIRM),
            ("region_city", rules.city, Rule.REGION),
            ("credit_code", rules.credit_code, Rule.CASE),
            *((name, rules.plain, Rule.WIDTH) for name in _PLAIN),
            *((name, picked[name], rule) for name, rule in _PICK_RULES.items()),
        ):
            yield from _changed(about, field, getattr(row, field), write, rule)


def _picked(session: Session, pick_list: PickList) -> Callable[[str], str]:
    """Return what gives the key of an item for any of its words; each word is looked up once."""
    items = pick_lists.items(session, pick_list)
    return cache(lambda text: key_of(pick_list, text, items) or text)


def _contacts(session: Session) -> Iterator[dict[str, Any]]:
    for row in session.execute(joined(select(*OWNER, Contact.id, Contact.name), Contact)):
        about = {
            "customer_id": row.owner_id,
            "customer_name": row.owner_name or "",
            "row_id": row.id,
        }
        yield from _changed(about, "name", row.name, rules.person, Rule.CASE)


def _methods(session: Session, progress: Progress) -> Iterator[dict[str, Any]]:
    """Return the comparable forms that are missing or of another rule; typed text stays."""
    region = settings(session).region
    statement = joined(
        select(
            *OWNER,
            ContactMethod.id,
            ContactMethod.kind,
            ContactMethod.value,
            ContactMethod.normalised,
        ),
        ContactMethod,
    )
    rows = session.execute(statement).all()
    for at, row in enumerate(rows):
        if at % _STEP == 0:
            progress(at, len(rows))
        kind = read(MethodKind, row.kind) or MethodKind.OTHER
        form = normalised(kind, row.value or "", region)
        if form and form != row.normalised:
            yield {
                "customer_id": row.owner_id,
                "customer_name": row.owner_name or "",
                "row_id": row.id,
                "field": "normalised",
                "before": row.normalised or "",
                "after": form,
                "rule": Rule.PHONE if kind is MethodKind.PHONE else Rule.EMAIL,
                "typed": row.value or "",
            }


def _changed(
    about: dict[str, Any],
    field: str,
    value: str | None,
    write: Callable[[str], str],
    rule: Rule,
) -> Iterator[dict[str, Any]]:
    if value and (after := write(value)) and after != value:
        yield {
            **about,
            "field": field,
            "before": value,
            "after": after,
            "rule": rules.rule_of(value, after, rule),
        }
