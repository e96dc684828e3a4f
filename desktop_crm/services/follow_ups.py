"""Plans, completes, postpones and cancels follow-ups."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from desktop_crm.domain.errors import Refused
from desktop_crm.domain.follow_ups import (
    NextFollowUp,
    is_repeat_rule,
    next_due_on,
    next_repeat_on,
)
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.values import new_id
from desktop_crm.domain.words import FollowUpKind, FollowUpOrigin, FollowUpState, Tier, read
from desktop_crm.queries.batches import batches
from desktop_crm.queries.calendar import Calendar
from desktop_crm.queries.follow_ups import UNKNOWN_FOLLOW_UP
from desktop_crm.queries.owners import check_known
from desktop_crm.queries.settings import settings
from desktop_crm.services.use_cases import use_case
from desktop_crm.services.writing import (
    UNKNOWN_FIELD,
    clean,
    day_or_none,
    local_day,
    owner_of,
    text_or_none,
    utc,
    word,
)
from desktop_crm.storage.entities.customer import Customer
from desktop_crm.storage.entities.follow_up import FollowUp

NO_TITLE = QT_TRANSLATE_NOOP("Refused", "Enter what is to be done.")
NO_DUE_DAY = QT_TRANSLATE_NOOP("Refused", "Enter the day it is due.")
NOT_OPEN = QT_TRANSLATE_NOOP("Refused", "This follow-up is not open any more.")
STILL_OPEN = QT_TRANSLATE_NOOP("Refused", "This follow-up is still open.")
UNKNOWN_REPEAT = QT_TRANSLATE_NOOP(
    "Refused", "{value} is not a repetition; write it as P7D, P2W, P1M or P1Y."
)

_OPEN = FollowUp.state == FollowUpState.OPEN.value


@use_case(QT_TRANSLATE_NOOP("UseCase", "Plan follow-up"))
def plan(
    session: Session,
    customer_id: bytes,
    *,
    title: str,
    due_on: date,
    due_time: time | None = None,
    kind: FollowUpKind = FollowUpKind.CHECK_IN,
    repeat_rule: str | None = None,
    origin: FollowUpOrigin = FollowUpOrigin.MANUAL,
) -> bytes:
    """Plan what is to be done for a customer by a day."""
    check_known(session, customer_id)
    if not clean(title):
        raise Refused(NO_TITLE, field="title")
    return insert_follow_up(
        session,
        customer_id,
        NextFollowUp(on=due_on, title=title, at=due_time, kind=kind),
        origin,
        repeat_rule=_repeat(repeat_rule),
    )


@use_case(QT_TRANSLATE_NOOP("UseCase", "Plan follow-ups"))
def plan_all(
    session: Session,
    ids: Sequence[bytes],
    *,
    title: str,
    due_on: date,
    kind: FollowUpKind = FollowUpKind.CHECK_IN,
) -> None:
    """Plan the same for many customers."""
    if not clean(title):
        raise Refused(NO_TITLE, field="title")
    following = NextFollowUp(on=due_on, title=title, kind=kind)
    for customer_id in ids:
        check_known(session, customer_id)
        insert_follow_up(session, customer_id, following, FollowUpOrigin.MANUAL)


@use_case(QT_TRANSLATE_NOOP("UseCase", "Complete follow-up"))
def complete(
    session: Session,
    follow_up_id: bytes,
    *,
    now: datetime,
    outcome: str | None = None,
    next_on: date | None = None,
    next_title: str | None = None,
) -> bytes | None:
    """Complete a follow-up and plan the next one when a day is given or it repeats.

    Returns:
        the id of the next follow-up, or None.
    """
    done = _open_one(session, follow_up_id)
    session.execute(
        update(FollowUp)
        .where(FollowUp.id == follow_up_id)
        .values(state=FollowUpState.DONE.value, done_at=utc(now), outcome=text_or_none(outcome))
    )
    if next_on is None and done.repeat_rule:
        next_on = next_repeat_on(done.due_on, done.repeat_rule, local_day(now))
    if next_on is None:
        return None
    kind = read(FollowUpKind, done.kind) or FollowUpKind.CHECK_IN
    if kind is FollowUpKind.PROMISE_OURS and not done.repeat_rule:
        kind = FollowUpKind.CHECK_IN
    return insert_follow_up(
        session,
        done.customer_id,
        NextFollowUp(
            on=next_on,
            title=text_or_none(next_title) or done.title or "",
            at=done.due_time if done.repeat_rule else None,
            kind=kind,
        ),
        FollowUpOrigin.MANUAL,
        repeat_rule=done.repeat_rule,
    )


@use_case(QT_TRANSLATE_NOOP("UseCase", "Postpone follow-ups"))
def postpone(session: Session, ids: Sequence[bytes], to: date) -> None:
    """Move open follow-ups to another day; the day they were first due on is kept."""
    if len(ids) == 1:
        _open_one(session, ids[0])
    for piece in batches(ids):
        _move(session, to, FollowUp.id.in_(piece))


@use_case(QT_TRANSLATE_NOOP("UseCase", "Cancel follow-up"))
def cancel(session: Session, follow_up_id: bytes, *, now: datetime | None = None) -> None:
    """Cancel an open follow-up."""
    _open_one(session, follow_up_id)
    session.execute(
        update(FollowUp)
        .where(FollowUp.id == follow_up_id)
        .values(state=FollowUpState.CANCELLED.value, done_at=None if now is None else utc(now))
    )


@use_case(QT_TRANSLATE_NOOP("UseCase", "Reopen follow-up"))
def reopen(session: Session, follow_up_id: bytes) -> None:
    """Open a completed or cancelled follow-up again."""
    if _one(session, follow_up_id).state == FollowUpState.OPEN:
        raise Refused(STILL_OPEN, field="follow_up")
    session.execute(
        update(FollowUp)
        .where(FollowUp.id == follow_up_id)
        .values(state=FollowUpState.OPEN.value, done_at=None)
    )


@use_case(QT_TRANSLATE_NOOP("UseCase", "Edit follow-up"))
def edit(session: Session, follow_up_id: bytes, changes: Mapping[str, object]) -> None:
    """Change fields of a follow-up, by name."""
    _one(session, follow_up_id)
    values = {name: _value(name, value) for name, value in changes.items()}
    if "title" in values and not values["title"]:
        raise Refused(NO_TITLE, field="title")
    if "due_on" in values and values["due_on"] is None:
        raise Refused(NO_DUE_DAY, field="due_on")
    if values:
        session.execute(update(FollowUp).where(FollowUp.id == follow_up_id).values(values))


def insert_follow_up(
    session: Session,
    customer_id: bytes,
    following: NextFollowUp,
    origin: FollowUpOrigin,
    *,
    repeat_rule: str | None = None,
) -> bytes:
    """Write a new open follow-up as part of a larger use case."""
    follow_up_id = new_id()
    session.execute(
        insert(FollowUp).values(
            id=follow_up_id,
            customer_id=customer_id,
            kind=following.kind.value,
            title=clean(following.title),
            due_on=following.on,
            due_time=following.at,
            repeat_rule=repeat_rule,
            state=FollowUpState.OPEN.value,
            origin=origin.value,
        )
    )
    return follow_up_id


def move_or_plan(
    session: Session, customer_id: bytes, following: NextFollowUp, origin: FollowUpOrigin
) -> bytes:
    """Move the customer's next open check-in to a new day, or plan one.

    Promises, care and tasks stay where they are: they are owed on their own day.
    """
    if following.kind is not FollowUpKind.CHECK_IN:
        return insert_follow_up(session, customer_id, following, origin)
    found = _next_check_in(session, customer_id)
    if found is None:
        return insert_follow_up(session, customer_id, following, origin)
    _move(session, following.on, FollowUp.id == found.id)
    values: dict[str, Any] = {"due_time": following.at, "origin": origin.value}
    # What somebody wrote down to do is worth more than the words of a log line.
    by_hand = {FollowUpOrigin.MANUAL.value, FollowUpOrigin.IMPORT.value}
    is_named = origin is FollowUpOrigin.QUICK_LOG and found.origin in by_hand
    title = clean(following.title)
    if title and not (is_named and found.title):
        values["title"] = title
    session.execute(update(FollowUp).where(FollowUp.id == found.id).values(values))
    return bytes(found.id)


def follow_rhythm(session: Session, customer_id: bytes, contacted_on: date) -> bytes | None:
    """Plan the next check-in by the tier's rhythm after a contact, as part of a larger use case.

    An open check-in moves when the rule made it or when it was due; one that somebody planned for
    a later day stands, for a plan made by hand wins over a rule.

    Returns:
        the check-in that was moved or planned, or None.
    """
    rules = settings(session)
    if not rules.plans_by_rhythm:
        return None
    tier, is_silent = session.execute(
        select(Customer.tier, Customer.do_not_contact).where(Customer.id == customer_id)
    ).one()
    is_workday = Calendar(rules.region).is_workday if rules.avoids_days_off else None
    due_on = next_due_on(contacted_on, read(Tier, tier), rules.cadence, is_workday=is_workday)
    if due_on is None or is_silent:
        return None
    found = _next_check_in(session, customer_id)
    if found is None:
        # Nobody gave it a title: whoever shows it says the kind in the language of the screen.
        following = NextFollowUp(on=due_on, title="")
        return insert_follow_up(session, customer_id, following, FollowUpOrigin.RULE)
    if found.due_on > contacted_on and (
        found.origin != FollowUpOrigin.RULE or found.due_on >= due_on
    ):
        return None
    if found.repeat_rule:
        repeated = next_repeat_on(found.due_on, found.repeat_rule, contacted_on)
        due_on = repeated or due_on
    _move(session, due_on, FollowUp.id == found.id)
    session.execute(
        update(FollowUp)
        .where(FollowUp.id == found.id)
        .values(due_time=None, origin=FollowUpOrigin.RULE.value)
    )
    return bytes(found.id)


def _next_check_in(session: Session, customer_id: bytes) -> Any:
    """Return the customer's next open check-in, or None."""
    return session.execute(
        select(
            FollowUp.id,
            FollowUp.due_on,
            FollowUp.title,
            FollowUp.origin,
            FollowUp.repeat_rule,
        )
        .where(
            FollowUp.customer_id == customer_id,
            _OPEN,
            FollowUp.kind == FollowUpKind.CHECK_IN.value,
            FollowUp.due_on.is_not(None),
        )
        .order_by(FollowUp.due_on, FollowUp.due_time.nulls_last(), FollowUp.id)
        .limit(1)
    ).one_or_none()


def _move(session: Session, to: date, *conditions: Any) -> None:
    """Move open follow-ups; the day they were first due on is kept."""
    session.execute(
        update(FollowUp)
        .where(_OPEN, FollowUp.due_on != to, *conditions)
        .values(snoozed_from=func.coalesce(FollowUp.snoozed_from, FollowUp.due_on), due_on=to)
    )


def _one(session: Session, follow_up_id: bytes) -> Any:
    """Return the stored row of a follow-up, or refuse an unknown id."""
    owner_of(session, FollowUp, follow_up_id, UNKNOWN_FOLLOW_UP, "follow_up")
    return session.execute(
        select(
            FollowUp.customer_id,
            FollowUp.kind,
            FollowUp.title,
            FollowUp.due_on,
            FollowUp.due_time,
            FollowUp.repeat_rule,
            FollowUp.state,
        ).where(FollowUp.id == follow_up_id)
    ).one()


def _open_one(session: Session, follow_up_id: bytes) -> Any:
    """Return the stored row of an open follow-up, or refuse."""
    row = _one(session, follow_up_id)
    if row.state != FollowUpState.OPEN:
        raise Refused(NOT_OPEN, field="follow_up")
    return row


def _repeat(rule: object) -> str | None:
    """Return a repeat rule as it is stored, or refuse one that is not understood."""
    text = text_or_none(rule)
    if text is not None and not is_repeat_rule(text.upper()):
        raise Refused(UNKNOWN_REPEAT, field="repeat_rule", value=text)
    return text.upper() if text else None


def _value(name: str, value: object) -> Any:
    """Return one value as it is stored."""
    match name:
        case "kind":
            return word(FollowUpKind, value, name).value
        case "due_on":
            return day_or_none(value, name)
        case "due_time":
            return value if isinstance(value, time) else _time(value)
        case "repeat_rule":
            return _repeat(value)
        case "title" | "outcome":
            return text_or_none(value)
        case _:
            raise Refused(UNKNOWN_FIELD, field=name, name=name)


def _time(value: object) -> time | None:
    """Return a time given as ISO text; other text is no time."""
    text = text_or_none(value)
    try:
        return time.fromisoformat(text) if text else None
    except ValueError:
        return None
