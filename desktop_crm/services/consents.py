"""Keeps what customers agreed to, and when they took it back."""

from datetime import date

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from desktop_crm.domain.errors import Refused
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.values import new_id
from desktop_crm.queries.owners import check_known
from desktop_crm.services.use_cases import use_case
from desktop_crm.services.writing import check_contact, clean, owner_of, text_or_none
from desktop_crm.storage.entities.consent import Consent

UNKNOWN_CONSENT = QT_TRANSLATE_NOOP("Refused", "There is no such consent.")
NO_PURPOSE = QT_TRANSLATE_NOOP("Refused", "Enter what the data may be used for.")


@use_case(QT_TRANSLATE_NOOP("UseCase", "Record consent"))
def give(  # noqa: PLR0913 - one argument per thing a form can say
    session: Session,
    customer_id: bytes,
    *,
    purpose: str,
    given_on: date,
    basis: str | None = None,
    channel: str | None = None,
    contact_id: bytes | None = None,
    evidence: str | None = None,
    text_version: str | None = None,
) -> bytes:
    """Record that consent was given."""
    check_known(session, customer_id)
    check_contact(session, customer_id, contact_id)
    if not clean(purpose):
        raise Refused(NO_PURPOSE, field="purpose")
    consent_id = new_id()
    session.execute(
        insert(Consent).values(
            id=consent_id,
            customer_id=customer_id,
            contact_id=contact_id,
            purpose=clean(purpose),
            basis=text_or_none(basis),
            channel=text_or_none(channel),
            given_on=given_on,
            evidence=text_or_none(evidence),
            text_version=text_or_none(text_version),
        )
    )
    return consent_id


@use_case(QT_TRANSLATE_NOOP("UseCase", "Withdraw consent"))
def withdraw(session: Session, consent_id: bytes, *, on: date) -> None:
    """Record that consent was taken back."""
    owner_of(session, Consent, consent_id, UNKNOWN_CONSENT, "consent")
    session.execute(update(Consent).where(Consent.id == consent_id).values(withdrawn_on=on))
