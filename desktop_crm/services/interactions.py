"""Logs what happened; a contact moves the last contact and, by the tier's rhythm, the next."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session

from desktop_crm.domain.errors import Refused
from desktop_crm.domain.follow_ups import NextFollowUp
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.interactions import Logged
from desktop_crm.domain.values import new_id
from desktop_crm.domain.words import (
    Direction,
    FollowUpOrigin,
    InteractionKind,
)
from desktop_crm.queries.owners import check_known
from desktop_crm.queries.settings import settings
from desktop_crm.services import follow_ups
from desktop_crm.services import tags as tagging
from desktop_crm.services.use_cases import use_case
from desktop_crm.services.writing import (
    UNKNOWN_FIELD,
    check_contact,
    clean,
    local_day,
    owner_of,
    text_or_none,
    utc,
    word,
)
from desktop_crm.storage.entities.interaction import Interaction

UNKNOWN_INTERACTION = QT_TRANSLATE_NOOP("Refused", "There is no such interaction.")
NO_MOMENT = QT_TRANSLATE_NOOP("Refused", "Enter when it happened.")


@use_case(QT_TRANSLATE_NOOP("UseCase", "Log interaction"))
def log(  # noqa: PLR0913 - one argument per thing a form can say
    session: Session,
    customer_id: bytes,
    *,
    kind: InteractionKind,
    text: str,
    happened_at: datetime,
    contact_id: bytes | None = None,
    direction: Direction | None = None,
    duration_minutes: int | None = None,
    line: str | None = None,
    next_follow_up: NextFollowUp | None = None,
    tags: Sequence[str] = (),
    promises: Sequence[NextFollowUp] = (),
    author: str | None = None,
) -> Logged:
    """Log what happened and set what comes next, in one write.

    Args:
        session: the write.
        customer_id: with whom.
        kind: what it was; a note is no contact and moves nothing.
        text: what was said.
        happened_at: when.
        contact_id: the person at the company.
        direction: who began.
        duration_minutes: how long.
        line: the quick-log line as typed.
        next_follow_up: the next one; without it the tier's rhythm plans a check-in.
        tags: names of tags for the customer.
        promises: promises made, each a follow-up of its own.
        author: who writes; the vault's user when absent.
    """
    check_known(session, customer_id)
    check_contact(session, customer_id, contact_id)
    return write_log(
        session,
        customer_id,
        {
            "kind": kind.value,
            "text": clean(text),
            "happened_at": utc(happened_at),
            "contact_id": contact_id,
            "direction": direction.value if direction else None,
            "duration_minutes": duration_minutes,
            "line": text_or_none(line),
            "author": author,
        },
        next_follow_up=next_follow_up,
        tags=tags,
        promises=promises,
    )


@use_case(QT_TRANSLATE_NOOP("UseCase", "Edit interaction"))
def edit(session: Session, interaction_id: bytes, changes: Mapping[str, object]) -> None:
    """Change fields of an interaction, by name."""
    owner = owner_of(session, Interaction, interaction_id, UNKNOWN_INTERACTION, "interaction")
    values = {name: _value(name, value) for name, value in changes.items()}
    check_contact(session, owner, values.get("contact_id"))
    if values:
        session.execute(update(Interaction).where(Interaction.id == interaction_id).values(values))


@use_case(QT_TRANSLATE_NOOP("UseCase", "Remove interaction"))
def remove(session: Session, interaction_id: bytes) -> None:
    """Remove an interaction."""
    owner_of(session, Interaction, interaction_id, UNKNOWN_INTERACTION, "interaction")
    session.execute(delete(Interaction).where(Interaction.id == interaction_id))


def write_log(
    session: Session,
    customer_id: bytes,
    values: Mapping[str, Any],
    *,
    next_follow_up: NextFollowUp | None,
    tags: Sequence[str] = (),
    promises: Sequence[NextFollowUp] = (),
    origin: FollowUpOrigin = FollowUpOrigin.MANUAL,
) -> Logged:
    """Write an interaction with all that follows from it, as part of a larger use case."""
    interaction_id = new_id()
    author = text_or_none(values.get("author")) or settings(session).user_name or None
    session.execute(
        insert(Interaction).values(
            **{**values, "id": interaction_id, "customer_id": customer_id, "author": author}
        )
    )
    follow_up_id = None
    if next_follow_up is not None:
        follow_up_id = follow_ups.move_or_plan(session, customer_id, next_follow_up, origin)
    elif values["kind"] != InteractionKind.NOTE:
        follow_up_id = follow_ups.follow_rhythm(
            session, customer_id, local_day(values["happened_at"])
        )
    for promise in promises:
        follow_ups.insert_follow_up(session, customer_id, promise, origin)
    tagging.assign_names(session, [customer_id], tags)
    return Logged(interaction_id, follow_up_id)


def _value(name: str, value: object) -> Any:
    """Return one value as it is stored."""
    match name:
        case "kind":
            return word(InteractionKind, value, name).value
        case "direction":
            return None if value in {None, ""} else word(Direction, value, name).value
        case "happened_at":
            if not isinstance(value, datetime):
                raise Refused(NO_MOMENT, field=name)
            return utc(value)
        case "duration_minutes" | "contact_id":
            return value
        case "text":
            return text_or_none(value) or ""
        case "author" | "line":
            return text_or_none(value)
        case _:
            raise Refused(UNKNOWN_FIELD, field=name, name=name)
