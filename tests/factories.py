"""What tests are made of: one function per noun, each one whole write with sensible values."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy.orm import Session

from desktop_crm.domain.customers import CustomerCard, NewMethod
from desktop_crm.domain.interactions import Logged
from desktop_crm.domain.purchases import NewLine
from desktop_crm.domain.quick_line import parse
from desktop_crm.domain.values import Money
from desktop_crm.domain.words import (
    FeedbackKind,
    FollowUpKind,
    FollowUpOrigin,
    InteractionKind,
)
from desktop_crm.queries import customers as customer_queries
from desktop_crm.services import (
    customers,
    feedback,
    follow_ups,
    interactions,
    purchases,
    quick_log,
    unit_of_work,
)
from desktop_crm.storage.vault import Vault

#: A Saturday, at noon of the wall clock: every test stands on the same day in every time zone.
TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 12).astimezone(UTC)

P = ParamSpec("P")
R = TypeVar("R")


def do(
    vault: Vault, use_case: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs
) -> R:
    """Run a use case and return its value."""
    return unit_of_work.write(vault, use_case, *args, **kwargs).value


def ask(
    vault: Vault, query: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs
) -> R:
    """Run a query."""
    return unit_of_work.read(vault, query, *args, **kwargs)


def days(count: int) -> date:
    """Return the day so many days from today."""
    return TODAY + timedelta(days=count)


def moment(count: int) -> datetime:
    """Return noon of the day so many days from today."""
    return NOW + timedelta(days=count)


def customer(
    vault: Vault,
    name: str = "云栖水务",
    *,
    methods: Sequence[NewMethod] = (),
    tags: Sequence[str] = (),
    now: datetime = NOW,
    **fields: object,
) -> bytes:
    """Add a customer."""
    return do(vault, customers.add, {"name": name, **fields}, methods=methods, tags=tags, now=now)


def follow_up(
    vault: Vault,
    customer_id: bytes,
    *,
    title: str = "回访",
    due: int = 0,
    kind: FollowUpKind = FollowUpKind.CHECK_IN,
    origin: FollowUpOrigin = FollowUpOrigin.MANUAL,
    repeat_rule: str | None = None,
) -> bytes:
    """Plan a follow-up so many days from today."""
    return do(
        vault,
        follow_ups.plan,
        customer_id,
        title=title,
        due_on=days(due),
        kind=kind,
        origin=origin,
        repeat_rule=repeat_rule,
    )


def contact_was(
    vault: Vault,
    customer_id: bytes,
    ago: int = 0,
    kind: InteractionKind = InteractionKind.CALL,
    text: str = "谈过了",
) -> Logged:
    """Log an interaction so many days ago."""
    return do(vault, interactions.log, customer_id, kind=kind, text=text, happened_at=moment(-ago))


def told(
    vault: Vault,
    customer_id: bytes,
    *,
    kind: FeedbackKind = FeedbackKind.COMPLAINT,
    ago: int = 0,
    **more: Any,
) -> bytes:
    """Record feedback so many days ago."""
    return do(
        vault,
        feedback.record,
        customer_id,
        kind=kind,
        text="两箱运输破损",
        received_at=moment(-ago),
        **more,
    )


def purchase(vault: Vault, customer_id: bytes, ago: int, yuan: int = 100) -> bytes:
    """Record a purchase so many days ago."""
    line = NewLine(text="智能水表 DN20", amount=Money(yuan * 100))
    return do(vault, purchases.add, customer_id, bought_on=days(-ago), lines=[line])


def line(vault: Vault, customer_id: bytes, text: str) -> Logged:
    """Save a quick log line typed now."""
    parsed = parse(text, NOW.astimezone())
    return do(vault, quick_log.save, customer_id, parsed, now=NOW)


def card(vault: Vault, customer_id: bytes) -> CustomerCard:
    """Read a customer as a card."""
    return ask(vault, customer_queries.card, customer_id, today=TODAY)
