"""Notes what customers need, to be read before a visit."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session

from desktop_crm.domain.errors import Refused
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.values import new_id
from desktop_crm.domain.words import NeedState, Urgency
from desktop_crm.queries.owners import check_known
from desktop_crm.services.use_cases import use_case
from desktop_crm.services.writing import UNKNOWN_FIELD, clean, owner_of, text_or_none, word
from desktop_crm.storage.entities.need import Need

UNKNOWN_NEED = QT_TRANSLATE_NOOP("Refused", "There is no such need.")
NO_NEED = QT_TRANSLATE_NOOP("Refused", "Write down what the customer needs.")


@use_case(QT_TRANSLATE_NOOP("UseCase", "Add need"))
def add(
    session: Session,
    customer_id: bytes,
    text: str,
    *,
    urgency: Urgency | None = None,
    budget: str | None = None,
    competitor: str | None = None,
) -> bytes:
    """Note a need."""
    check_known(session, customer_id)
    if not clean(text):
        raise Refused(NO_NEED, field="text")
    need_id = new_id()
    session.execute(
        insert(Need).values(
            id=need_id,
            customer_id=customer_id,
            text=clean(text),
            urgency=urgency.value if urgency else None,
            budget=text_or_none(budget),
            competitor=text_or_none(competitor),
            state=NeedState.OPEN.value,
        )
    )
    return need_id


@use_case(QT_TRANSLATE_NOOP("UseCase", "Edit need"))
def edit(session: Session, need_id: bytes, changes: Mapping[str, object]) -> None:
    """Change fields of a need, by name."""
    owner_of(session, Need, need_id, UNKNOWN_NEED, "need")
    values = {name: _value(name, value) for name, value in changes.items()}
    if "text" in values and not values["text"]:
        raise Refused(NO_NEED, field="text")
    if values:
        session.execute(update(Need).where(Need.id == need_id).values(values))


@use_case(QT_TRANSLATE_NOOP("UseCase", "Remove need"))
def remove(session: Session, need_id: bytes) -> None:
    """Remove a need."""
    owner_of(session, Need, need_id, UNKNOWN_NEED, "need")
    session.execute(delete(Need).where(Need.id == need_id))


def _value(name: str, value: object) -> Any:
    """Return one value as it is stored."""
    text = text_or_none(value)
    match name:
        case "urgency":
            return None if text is None else word(Urgency, value, name).value
        case "state":
            return None if text is None else word(NeedState, value, name).value
        case "text" | "budget" | "competitor":
            return text
        case _:
            raise Refused(UNKNOWN_FIELD, field=name, name=name)
