"""Reads customers: the whole card, the one that a reference means, rows of a list."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import case, exists, func, or_, select
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
from desktop_crm.queries.customer_rows import deleted, id_of, ids_of, number_of, page, similar
from desktop_crm.queries.owners import UNKNOWN_CUSTOMER, members
from desktop_crm.storage.entities.consent import Consent
from desktop_crm.storage.entities.contact import Contact
from desktop_crm.storage.entities.contact_method import ContactMethod
from desktop_crm.storage.entities.customer import Customer
from desktop_crm.storage.entities.deal import Deal
from desktop_crm.storage.entities.feedback import Feedback
from desktop_crm.storage.entities.import_batch import ImportBatch
from desktop_crm.storage.entities.import_row import ImportRow
from desktop_crm.storage.entities.need import Need
from desktop_crm.storage.entities.occasion import Occasion
from desktop_crm.storage.entities.purchase import Purchase
from desktop_crm.storage.entities.survey import Survey
from desktop_crm.storage.entities.survey_answer import SurveyAnswer

__all__ = ["card", "deleted", "find", "id_of", "ids_of", "number_of", "page", "similar"]

#: A card reads so many interactions; the timeline pages the rest.
MOST_INTERACTIONS = 500
_HEX_ID = 32
_MOST_CANDIDATES = 6

NO_MATCH = QT_TRANSLATE_NOOP("Refused", "No customer is called {reference}.")
AMBIGUOUS = QT_TRANSLATE_NOOP(
    "Refused", "{reference} may mean several customers: {candidates}. Use the id or External ID."
)

_NEED_ORDER = {state.value: place for place, state in enumerate(NeedState)}
_URGENCY_ORDER = {urgency.value: place for place, urgency in enumerate(Urgency)}
#: Lists that most customers do not have: one statement asks which of them are worth reading.
_RARE: dict[str, Any] = {
    "occasions": Occasion,
    "feedback": Feedback,
    "purchases": Purchase,
    "deals": Deal,
    "needs": Need,
    "consents": Consent,
    "survey_answers": SurveyAnswer,
    "originals": ImportRow,
}


def card(
    session: Session,
    customer_id: bytes,
    *,
    today: date,
    most_interactions: int | None = MOST_INTERACTIONS,
) -> CustomerCard:
    """Return one whole customer, with the lists of those that were merged into it."""
    row = session.execute(
        select(Customer.__table__).where(Customer.id == customer_id)
    ).one_or_none()
    if row is None:
        raise Refused(UNKNOWN_CUSTOMER, field="customer")
    group = members(session, customer_id)
    has = _filled(session, group)
    return CustomerCard(
        id=row.id,
        n=row.n,
        name=row.name or "",
        kind=read(CustomerKind, row.kind) or CustomerKind.COMPANY,
        short_name=row.short_name,
        company=row.company,
        job_title=row.job_title,
        external_id=row.external_id,
        credit_code=row.credit_code,
        website=row.website,
        tier=read(Tier, row.tier),
        stage=read(LifecycleStage, row.stage),
        industry=row.industry,
        size_band=row.size_band,
        source=row.source,
        source_detail=row.source_detail,
        region_province=row.region_province,
        region_city=row.region_city,
        address=row.address,
        postcode=row.postcode,
        country=row.country,
        preferences=row.preferences,
        treat_note=row.treat_note,
        note=row.note,
        verified_on=row.verified_on,
        do_not_contact=bool(row.do_not_contact),
        stage_suggested=read(LifecycleStage, row.stage_suggested),
        next_follow_up_on=row.next_follow_up_on,
        last_contact_on=row.last_contact_on,
        quality_score=row.quality_score,
        health=row.health,
        created_at=row.created_at,
        deleted_at=row.deleted_at,
        merged_into=row.merged_into,
        tags=tuple(
            {
                tag.id: tag for found in tags.of_customers(session, group).values() for tag in found
            }.values()
        ),
        contacts=_contacts(session, group),
        methods=_methods(session, group),
        occasions=occasions.of_customers(session, group, today=today) if "occasions" in has else (),
        interactions=interactions.of_customers(session, group, limit=most_interactions),
        follow_ups=follow_ups.of_customers(session, group),
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
        found = session.scalar(select(Customer.id).where(Customer.id == bytes.fromhex(compact)))
        if found is not None:
            return found
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
        rows = session.execute(
            select(Customer.id, Customer.name, Customer.external_id)
            .where(step, *live)
            .order_by(Customer.name, Customer.id)
            .limit(_MOST_CANDIDATES)
        ).all()
        if len(rows) == 1:
            return bytes(rows[0].id)
        if rows:
            names = [f"{row.name} ({row.external_id or row.id.hex()})" for row in rows]
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
    parts = [
        exists().where(entity.customer_id.in_(group)).label(name) for name, entity in _RARE.items()
    ]
    row = session.execute(select(*parts)).one()
    return {name for name, is_filled in zip(_RARE, row, strict=True) if is_filled}


def _contacts(session: Session, group: Sequence[bytes]) -> tuple[ContactRow, ...]:
    """Return the people, in the order they were added."""
    wanted = (
        select(
            Contact.id,
            Contact.customer_id,
            Contact.name,
            Contact.title,
            Contact.role,
            Contact.attitude,
            Contact.note,
        )
        .where(Contact.customer_id.in_(group))
        .order_by(Contact.id)
    )
    return tuple(
        ContactRow(
            id=row.id,
            customer_id=row.customer_id,
            name=row.name or "",
            title=row.title,
            role=read(ContactRole, row.role),
            attitude=read(Attitude, row.attitude),
            note=row.note,
        )
        for row in session.execute(wanted)
    )


def _methods(session: Session, group: Sequence[bytes]) -> tuple[ContactMethodRow, ...]:
    """Return the contact methods: those of the customer first, primary ones first."""
    wanted = (
        select(
            ContactMethod.id,
            ContactMethod.customer_id,
            ContactMethod.contact_id,
            ContactMethod.kind,
            ContactMethod.value,
            ContactMethod.normalised,
            ContactMethod.label,
            ContactMethod.is_primary,
            ContactMethod.verified_on,
            ContactMethod.bad_since,
        )
        .where(ContactMethod.customer_id.in_(group))
        .order_by(
            ContactMethod.contact_id.nulls_first(),
            ContactMethod.is_primary.desc(),
            ContactMethod.id,
        )
    )
    return tuple(
        ContactMethodRow(
            id=row.id,
            customer_id=row.customer_id,
            contact_id=row.contact_id,
            kind=read(MethodKind, row.kind) or MethodKind.OTHER,
            value=row.value or "",
            normalised=row.normalised,
            label=row.label,
            is_primary=bool(row.is_primary),
            verified_on=row.verified_on,
            bad_since=row.bad_since,
        )
        for row in session.execute(wanted)
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
