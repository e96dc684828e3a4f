"""Reads what only paper needs: addresses, the index of a book, questions of surveys."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_crm.domain.printing import Address, Listed, Question
from desktop_crm.domain.words import (
    ContactRole,
    CustomerKind,
    MethodKind,
    PickList,
    SurveyScale,
    read,
)
from desktop_crm.queries import customer_rows, pick_lists
from desktop_crm.queries.batches import batches
from desktop_crm.queries.contact_methods import main_phones
from desktop_crm.storage.entities.contact import Contact
from desktop_crm.storage.entities.contact_method import ContactMethod
from desktop_crm.storage.entities.customer import Customer
from desktop_crm.storage.entities.survey import Survey

#: Where names stand that begin with no Latin letter and have no pinyin.
OTHER_INITIAL = "#"
_ROWS_AT_ONCE = 200
#: An item among the regions that the post does not know.
_NO_PLACE = "Overseas"


class Name(NamedTuple):
    """A customer as an index knows it."""

    id: bytes
    name: str
    number: str
    initial: str


def names(session: Session, customer_ids: Collection[bytes]) -> tuple[Name, ...]:
    """Return customers in the order of the alphabet, Chinese ones by their pinyin."""
    found: list[tuple[str, str, Name]] = []
    for ids in batches(customer_ids):
        wanted = select(Customer.id, Customer.name, Customer.external_id, Customer.sort_key).where(
            Customer.id.in_(ids)
        )
        for row in session.execute(wanted):
            initial = (row.sort_key or row.name or "")[:1].upper()
            if not ("A" <= initial <= "Z"):
                initial = OTHER_INITIAL
            name = Name(row.id, row.name or "", row.external_id or "", initial)
            # What no letter stands for comes last.
            found.append(("~" if initial == OTHER_INITIAL else initial, row.sort_key or "", name))
    found.sort(key=lambda one: (one[0], one[1], one[2].id))
    return tuple(name for _, _, name in found)


def listed(session: Session, customer_ids: Sequence[bytes], *, today: date) -> Iterator[Listed]:
    """Yield the lines of a list report in the order of `customer_ids`, read page by page."""
    for start in range(0, len(customer_ids), _ROWS_AT_ONCE):
        ids = customer_ids[start : start + _ROWS_AT_ONCE]
        wanted = select(Customer.id, Customer.n).where(Customer.id.in_(ids))
        by_id = {row.id: row.n for row in session.execute(wanted)}
        numbers = [by_id[customer_id] for customer_id in ids if customer_id in by_id]
        phones = main_phones(session, ids)
        for row in customer_rows.page(session, numbers, today=today):
            yield Listed(row, phones.get(row.id, ""))


def addresses(session: Session, customer_ids: Sequence[bytes]) -> tuple[Address, ...]:
    """Return where letters to customers go, in their order; those without an address as well."""
    regions = {item.key: item for item in pick_lists.items(session, PickList.REGION)}
    found: dict[bytes, Address] = {}
    for ids in batches(customer_ids):
        people = _people(session, ids)
        listed = _listed(session, ids)
        wanted = select(
            Customer.id,
            Customer.name,
            Customer.kind,
            Customer.address,
            Customer.region_city,
            Customer.region_province,
            Customer.postcode,
            Customer.country,
        ).where(Customer.id.in_(ids))
        for row in session.execute(wanted):
            street = row.address or listed.get(row.id, "")
            region = regions.get(row.region_province or "")
            province = row.region_province or ""
            if region is not None:
                is_place = region.label_en != _NO_PLACE
                shown = region.label_en if street.isascii() else region.label_zh
                province = shown if is_place else ""
            found[row.id] = Address(
                customer=row.name or "",
                person=people.get(row.id, ""),
                street=street,
                city=row.region_city or "",
                province=province,
                postcode=row.postcode or "",
                country=row.country or "",
                is_company=row.kind != CustomerKind.PERSON.value,
            )
    return tuple(found[customer_id] for customer_id in customer_ids if customer_id in found)


def questions(session: Session) -> tuple[Question, ...]:
    """Return what the surveys of the customer file ask, by name."""
    wanted = select(Survey.id, Survey.name, Survey.scale, Survey.question).order_by(
        Survey.name, Survey.id
    )
    return tuple(
        Question(
            row.question or row.name or "",
            read(SurveyScale, row.scale) or SurveyScale.NPS10,
            row.id.hex()[-8:],
        )
        for row in session.execute(wanted)
        if row.question or row.name
    )


def _people(session: Session, ids: Iterable[bytes]) -> Mapping[bytes, str]:
    """Return who takes letters at each company: who decides, else the first contact."""
    wanted = (
        select(Contact.customer_id, Contact.name, Contact.role)
        .where(Contact.customer_id.in_(list(ids)))
        .order_by(Contact.id)
    )
    rows: list[Any] = list(session.execute(wanted))
    rows.sort(key=lambda row: row.role != ContactRole.DECIDES.value)
    found: dict[bytes, str] = {}
    for row in rows:
        if row.name:
            found.setdefault(row.customer_id, row.name)
    return found


def _listed(session: Session, ids: Iterable[bytes]) -> Mapping[bytes, str]:
    """Return the first address among the contact methods of each customer."""
    wanted = (
        select(ContactMethod.customer_id, ContactMethod.value)
        .where(
            ContactMethod.customer_id.in_(list(ids)),
            ContactMethod.kind == MethodKind.ADDRESS.value,
        )
        .order_by(ContactMethod.is_primary.desc(), ContactMethod.id)
    )
    found: dict[bytes, str] = {}
    for customer_id, value in session.execute(wanted):
        found.setdefault(customer_id, value or "")
    return found
