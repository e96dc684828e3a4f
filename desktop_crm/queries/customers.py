"""Reads customers: the whole card, the one that a reference means, rows of a list."""

# ruff: noqa: S608 (only names written in this file are put together)
import json
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final, Protocol, TypeVar

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import Session

from desktop_crm.domain.customers import (
    ConsentRow,
    ContactMethodRow,
    ContactRow,
    CustomerCard,
    NeedRow,
    OriginalRow,
    SurveyAnswerRow,
)
from desktop_crm.domain.errors import Refused
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.words import (
    Attitude,
    ContactRole,
    CustomerKind,
    LifecycleStage,
    MethodKind,
    NeedState,
    SurveyScale,
    Tier,
    Urgency,
    read,
)
from desktop_crm.queries import feedback, follow_ups, interactions, occasions, purchases, tags
from desktop_crm.queries.batches import batches
from desktop_crm.queries.customer_rows import deleted, id_of, ids_of, number_of, page, similar
from desktop_crm.queries.owners import UNKNOWN_CUSTOMER, members
from desktop_crm.queries.plain_rows import IDS, day, moment, packed, rows
from desktop_crm.storage.entities.consent import Consent
from desktop_crm.storage.entities.customer import Customer
from desktop_crm.storage.entities.import_batch import ImportBatch
from desktop_crm.storage.entities.import_row import ImportRow
from desktop_crm.storage.entities.need import Need
from desktop_crm.storage.entities.survey import Survey
from desktop_crm.storage.entities.survey_answer import SurveyAnswer


class _Owned(Protocol):
    """What hangs on a customer."""

    @property
    def customer_id(self) -> bytes: ...


_OwnedT = TypeVar("_OwnedT", bound=_Owned)

__all__ = ["card", "cards", "deleted", "find", "id_of", "ids_of", "number_of", "page", "similar"]

#: A card reads so many interactions; the timeline pages the rest.
MOST_INTERACTIONS = 500
_CARDS_AT_ONCE = 500
_HEX_ID = 32
_MOST_CANDIDATES = 6

NO_MATCH = QT_TRANSLATE_NOOP("Refused", "No customer is called {reference}.")
AMBIGUOUS = QT_TRANSLATE_NOOP(
    "Refused", "{reference} may mean several customers: {candidates}. Use the id or External ID."
)

_NEED_ORDER = {state.value: place for place, state in enumerate(NeedState)}
_URGENCY_ORDER = {urgency.value: place for place, urgency in enumerate(Urgency)}
#: Lists that most customers do not have: one statement asks which of them are worth reading.
_RARE: Final = {
    "occasions": "occasion",
    "feedback": "feedback",
    "purchases": "purchase",
    "deals": "deal",
    "needs": "need",
    "consents": "consent",
    "survey_answers": "survey_answer",
    "originals": "import_row",
}
_FILLED: Final = f"WITH member(id) AS {IDS} SELECT " + ", ".join(
    f"EXISTS (SELECT 1 FROM {table} x WHERE x.customer_id IN (SELECT id FROM member))"
    for table in _RARE.values()
)
#: Read as they are stored; the others are days, moments and words.
_TEXTS: Final = (
    "short_name", "company", "job_title", "external_id", "credit_code", "website", "industry",
    "size_band", "source", "source_detail", "region_province", "region_city", "address", "postcode",
    "country", "preferences", "treat_note", "note", "quality_score", "health", "merged_into",
)  # fmt: skip
_CUSTOMER: Final = f"""
SELECT id, n, name, kind, tier, stage, stage_suggested, verified_on, next_follow_up_on,
       last_contact_on, do_not_contact, created_at, deleted_at, {", ".join(_TEXTS)}
  FROM customer WHERE id IN {IDS}
"""
#: Whoever is merged with nobody.
_ALONE: Final = f"""
SELECT c.id FROM customer c WHERE c.id IN {IDS} AND c.merged_into IS NULL
   AND NOT EXISTS (SELECT 1 FROM customer x WHERE x.merged_into = c.id)
"""
_CONTACTS: Final = f"""
SELECT id, customer_id, name, title, role, attitude, note
  FROM contact WHERE customer_id IN {IDS} ORDER BY id
"""
_METHODS: Final = f"""
SELECT id, customer_id, contact_id, kind, value, normalised, label, is_primary, verified_on,
       bad_since
  FROM contact_method WHERE customer_id IN {IDS}
 ORDER BY contact_id NULLS FIRST, is_primary DESC, id
"""


def card(
    session: Session,
    customer_id: bytes,
    *,
    today: date,
    most_interactions: int | None = MOST_INTERACTIONS,
) -> CustomerCard:
    """Return one whole customer, with the lists of those that were merged into it."""
    group = members(session, customer_id)
    if not group:
        raise Refused(UNKNOWN_CUSTOMER, field="customer")
    has = _filled(session, group)
    lists = {
        "tags": tuple(
            {
                tag.id: tag for found in tags.of_customers(session, group).values() for tag in found
            }.values()
        ),
        "contacts": _contacts(session, group),
        "methods": _methods(session, group),
        "occasions": occasions.of_customers(session, group, today=today)
        if "occasions" in has
        else (),
        "interactions": interactions.of_customers(session, group, limit=most_interactions),
        "follow_ups": follow_ups.of_customers(session, group),
    }
    (stored,) = rows(session, _CUSTOMER, packed([customer_id]))
    return _card(session, stored, group, has, lists)


def cards(session: Session, ids: Sequence[bytes], *, today: date) -> Iterator[CustomerCard]:
    """Yield whole customers in order; most lists are read for many of them at once."""
    for piece in batches(ids, _CARDS_AT_ONCE):
        chosen = packed(piece)
        alone = [one for (one,) in rows(session, _ALONE, chosen)]
        lists: dict[str, Mapping[bytes, tuple[Any, ...]]] = {
            "tags": tags.of_customers(session, alone),
            "contacts": _by_customer(_contacts(session, alone)),
            "methods": _by_customer(_methods(session, alone)),
            "occasions": _by_customer(occasions.of_customers(session, alone, today=today)),
            "interactions": _by_customer(interactions.of_customers(session, alone)),
            "follow_ups": _by_customer(follow_ups.of_customers(session, alone)),
        }
        having = {
            name: {
                owner
                for (owner,) in rows(
                    session, f"SELECT customer_id FROM {table} WHERE customer_id IN {IDS}", chosen
                )
            }
            for name, table in _RARE.items()
        }
        stored = {row[0]: row for row in rows(session, _CUSTOMER, packed(alone))}
        for one in piece:
            if one in stored:
                own = {name: found.get(one, ()) for name, found in lists.items()}
                has = {name for name, owners in having.items() if one in owners}
                yield _card(session, stored[one], [one], has, own)
            else:
                yield card(session, one, today=today, most_interactions=None)


def _by_customer(found: Iterable[_OwnedT]) -> dict[bytes, tuple[_OwnedT, ...]]:
    kept: dict[bytes, list[_OwnedT]] = {}
    for row in found:
        kept.setdefault(row.customer_id, []).append(row)
    return {owner: tuple(own) for owner, own in kept.items()}


def _card(
    session: Session,
    stored: Sequence[Any],
    group: Sequence[bytes],
    has: Container[str],
    lists: Mapping[str, Any],
) -> CustomerCard:
    """Make a card of its row and the lists that most customers have; read the rare ones."""
    one, n, name, kind, tier, stage, suggested, *rest = stored
    verified, next_on, last_on, silent, created, deleted_at, *texts = rest
    return CustomerCard(
        **dict(zip(_TEXTS, texts, strict=True)),
        **lists,
        id=one,
        n=n,
        name=name or "",
        kind=read(CustomerKind, kind) or CustomerKind.COMPANY,
        tier=read(Tier, tier),
        stage=read(LifecycleStage, stage),
        stage_suggested=read(LifecycleStage, suggested),
        verified_on=day(verified),
        next_follow_up_on=day(next_on),
        last_contact_on=day(last_on),
        do_not_contact=bool(silent),
        created_at=moment(created),
        deleted_at=moment(deleted_at),
        feedback=feedback.of_customers(session, group) if "feedback" in has else (),
        purchases=purchases.of_customers(session, group) if "purchases" in has else (),
        deals=purchases.deals_of_customers(session, group) if "deals" in has else (),
        needs=_needs(session, group) if "needs" in has else (),
        consents=_consents(session, group) if "consents" in has else (),
        survey_answers=_answers(session, group) if "survey_answers" in has else (),
        originals=_originals(session, group) if "originals" in has else (),
    )


def find(session: Session, reference: str) -> bytes:
    """Return the live customer that an id (hex), an External ID or an unambiguous name means."""
    wanted = " ".join(reference.split())
    live = (Customer.deleted_at.is_(None), Customer.merged_into.is_(None))
    compact = wanted.replace("-", "")
    if len(compact) == _HEX_ID and all(digit in "0123456789abcdefABCDEF" for digit in compact):
        known = session.scalar(select(Customer.id).where(Customer.id == bytes.fromhex(compact)))
        if known is not None:
            return known
    folded = func.lower(wanted)
    steps = (
        Customer.external_id == wanted,
        or_(func.lower(Customer.name) == folded, func.lower(Customer.short_name) == folded),
        or_(
            Customer.name.contains(wanted, autoescape=True),
            Customer.short_name.contains(wanted, autoescape=True),
        ),
    )
    for step in steps if wanted else ():
        found = session.execute(
            select(Customer.id, Customer.name, Customer.external_id)
            .where(step, *live)
            .order_by(Customer.name, Customer.id)
            .limit(_MOST_CANDIDATES)
        ).all()
        if len(found) == 1:
            return bytes(found[0].id)
        if found:
            names = [f"{row.name} ({row.external_id or row.id.hex()})" for row in found]
            raise Refused(
                AMBIGUOUS, field="customer", reference=wanted, candidates="; ".join(names)
            )
    merged = select(Customer.merged_into).where(
        Customer.external_id == wanted, Customer.merged_into.is_not(None)
    )
    heads = session.scalars(select(Customer.id).where(Customer.id.in_(merged), *live)).all()
    if len(heads) == 1:
        return bytes(heads[0])
    raise Refused(NO_MATCH, field="customer", reference=wanted)


def _filled(session: Session, group: Sequence[bytes]) -> set[str]:
    """Return which of the rare lists hold anything."""
    (found,) = rows(session, _FILLED, packed(group))
    return {name for name, is_filled in zip(_RARE, found, strict=True) if is_filled}


def _contacts(session: Session, group: Sequence[bytes]) -> tuple[ContactRow, ...]:
    """Return the people, in the order they were added."""
    return tuple(
        ContactRow(
            id=one,
            customer_id=owner,
            name=name or "",
            title=title,
            role=read(ContactRole, role),
            attitude=read(Attitude, attitude),
            note=note,
        )
        for one, owner, name, title, role, attitude, note in rows(session, _CONTACTS, packed(group))
    )


def _methods(session: Session, group: Sequence[bytes]) -> tuple[ContactMethodRow, ...]:
    """Return the contact methods: those of the customer first, primary ones first."""
    return tuple(map(_method, rows(session, _METHODS, packed(group))))


def _method(stored: Sequence[Any]) -> ContactMethodRow:
    one, owner, contact, kind, value, normalised, label, is_primary, verified, bad_since = stored
    return ContactMethodRow(
        id=one,
        customer_id=owner,
        contact_id=contact,
        kind=read(MethodKind, kind) or MethodKind.OTHER,
        value=value or "",
        normalised=normalised,
        label=label,
        is_primary=bool(is_primary),
        verified_on=day(verified),
        bad_since=day(bad_since),
    )


def _needs(session: Session, group: Sequence[bytes]) -> tuple[NeedRow, ...]:
    """Return what the customer needs: open needs first, the most urgent first."""
    wanted = (
        select(
            Need.id,
            Need.customer_id,
            Need.text,
            Need.urgency,
            Need.budget,
            Need.competitor,
            Need.state,
        )
        .where(Need.customer_id.in_(group))
        .order_by(
            case(_NEED_ORDER, value=Need.state, else_=0),
            case(_URGENCY_ORDER, value=Need.urgency, else_=len(Urgency)),
            Need.id.desc(),
        )
    )
    return tuple(
        NeedRow(
            id=row.id,
            customer_id=row.customer_id,
            text=row.text or "",
            urgency=row.urgency,
            budget=row.budget,
            competitor=row.competitor,
            state=row.state,
        )
        for row in session.execute(wanted)
    )


def _consents(session: Session, group: Sequence[bytes]) -> tuple[ConsentRow, ...]:
    """Return what was agreed to, newest first."""
    wanted = (
        select(
            Consent.id,
            Consent.customer_id,
            Consent.contact_id,
            Consent.purpose,
            Consent.basis,
            Consent.channel,
            Consent.given_on,
            Consent.withdrawn_on,
            Consent.evidence,
            Consent.text_version,
        )
        .where(Consent.customer_id.in_(group))
        .order_by(Consent.given_on.desc(), Consent.id.desc())
    )
    return tuple(
        ConsentRow(
            id=row.id,
            customer_id=row.customer_id,
            contact_id=row.contact_id,
            purpose=row.purpose or "",
            basis=row.basis,
            channel=row.channel,
            given_on=row.given_on,
            withdrawn_on=row.withdrawn_on,
            evidence=row.evidence,
            text_version=row.text_version,
        )
        for row in session.execute(wanted)
    )


def _answers(session: Session, group: Sequence[bytes]) -> tuple[SurveyAnswerRow, ...]:
    """Return the satisfaction a customer gave, newest first."""
    wanted = (
        select(
            SurveyAnswer.id,
            SurveyAnswer.customer_id,
            SurveyAnswer.score,
            SurveyAnswer.comment,
            SurveyAnswer.answered_on,
            Survey.name,
            Survey.scale,
        )
        .outerjoin(Survey, Survey.id == SurveyAnswer.survey_id)
        .where(
            SurveyAnswer.customer_id.in_(group),
            SurveyAnswer.score.is_not(None),
            SurveyAnswer.answered_on.is_not(None),
        )
        .order_by(SurveyAnswer.answered_on.desc(), SurveyAnswer.id.desc())
    )
    return tuple(
        SurveyAnswerRow(
            id=row.id,
            customer_id=row.customer_id,
            survey_name=row.name or "",
            scale=read(SurveyScale, row.scale) or SurveyScale.NPS10,
            score=row.score,
            comment=row.comment,
            answered_on=row.answered_on,
        )
        for row in session.execute(wanted)
    )


def _originals(session: Session, group: Sequence[bytes]) -> tuple[OriginalRow, ...]:
    """Return the untouched rows of imports, newest first."""
    wanted = (
        select(
            ImportRow.id,
            ImportRow.cells,
            ImportRow.row_number,
            ImportRow.fingerprint,
            ImportBatch.file_name,
            ImportBatch.imported_at,
        )
        .join(ImportBatch, ImportBatch.id == ImportRow.batch_id)
        .where(ImportRow.customer_id.in_(group), ImportBatch.imported_at.is_not(None))
        .order_by(ImportBatch.imported_at.desc(), ImportRow.id)
    )
    return tuple(
        OriginalRow(
            id=row.id,
            file_name=row.file_name or "",
            imported_at=row.imported_at,
            cells=_cells(row.cells),
            row=row.row_number,
            fingerprint=row.fingerprint,
        )
        for row in session.execute(wanted)
    )


def _cells(text: str | None) -> tuple[tuple[str, str], ...]:
    """Read the stored cells: a list of pairs, or an object."""
    try:
        stored = json.loads(text or "[]")
    except ValueError:
        return ()
    pairs = stored.items() if isinstance(stored, dict) else stored
    return tuple((str(header), "" if cell is None else str(cell)) for header, cell in pairs)
