"""Writes one whole card, as text or as JSON."""

import json
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from io import BytesIO
from typing import Any

from desktop_crm.cli import choosing, output
from desktop_crm.cli.opening import Desk
from desktop_crm.domain.customers import CustomerCard
from desktop_crm.domain.fields import FieldKind, infos
from desktop_crm.domain.words import label

_INDENT = "  "


def write(desk: Desk, customer_id: bytes, *, is_json: bool) -> None:
    """Write the card of a customer to standard output."""
    if is_json:
        output.value(as_json(desk, customer_id))
        return
    for line in lines(choosing.card(desk, customer_id)):
        output.report(line)


def as_json(desk: Desk, customer_id: bytes) -> Any:
    """Return the whole card, in the shape an export has."""
    # Documents are loaded with it: a list must not wait for them.
    from desktop_crm.services import exporting  # noqa: PLC0415 - start-up time

    out = BytesIO()
    desk.ask(
        exporting.export, [customer_id], out, form=exporting.ExportFormat.JSON, today=desk.today
    )
    return json.loads(out.getvalue())["customers"][0]


def lines(card: CustomerCard) -> Iterator[str]:
    """Yield a card as lines of text: its fields, then its lists."""
    yield f"{output.shown(card.name)} ({card.external_id or card.id.hex()})"
    yield from _pairs(_fields(card))
    for heading, rows in _lists(card):
        if rows:
            yield ""
            yield f"{heading} ({len(rows)})"
            yield from (_INDENT + " · ".join(filter(None, map(_cell, row))) for row in rows)


def _fields(card: CustomerCard) -> Iterator[tuple[str, object]]:
    for info in infos(CustomerCard):
        value = getattr(card, info.name)
        if info.name in {"name", "external_id"} or value in {None, "", False}:
            continue
        if info.kind is FieldKind.FLAG:
            value = "yes"
        yield info.label, value
    if card.stage is None and card.stage_suggested is not None:
        yield "Lifecycle stage", card.stage_suggested
    yield "Next follow-up", card.next_follow_up_on
    yield "Last contact", card.last_contact_on
    yield "Tags", ", ".join(tag.name for tag in card.tags)
    yield "Id", card.id
    yield "Deleted", card.deleted_at


def _pairs(pairs: Iterable[tuple[str, object]]) -> Iterator[str]:
    filled = [(name, _cell(value)) for name, value in pairs if value]
    width = max((len(name) for name, _ in filled), default=0)
    for name, value in filled:
        yield f"{_INDENT}{name:<{width}}  {value}"


def _lists(card: CustomerCard) -> Iterator[tuple[str, Sequence[Sequence[object]]]]:
    yield "Contacts", [(row.name, row.title, row.role, row.note) for row in card.contacts]
    people = {row.id: row.name for row in card.contacts}
    yield (
        "Contact methods",
        [
            (row.kind, row.value, row.label, people.get(row.contact_id or b""))
            for row in card.methods
        ],
    )
    yield (
        "Follow-ups",
        [
            (row.due_on, row.due_time, row.title, row.state, row.outcome, row.id)
            for row in card.follow_ups
        ],
    )
    yield (
        "Feedback",
        [
            (row.received_at, row.kind, row.state, row.text, row.outcome, row.id)
            for row in card.feedback
        ],
    )
    yield (
        "Interactions",
        [(row.happened_at, row.kind, row.contact_name, row.text) for row in card.interactions],
    )
    yield "Needs", [(row.text, row.urgency, row.budget, row.state) for row in card.needs]
    yield "Deals", [(row.title, row.amount, row.stage_name, row.expected_on) for row in card.deals]
    yield (
        "Purchases",
        [
            (row.bought_on, row.external_id, row.total, "; ".join(line.text for line in row.lines))
            for row in card.purchases
        ],
    )
    yield (
        "Occasions",
        [(row.next_on, row.kind, row.title, row.contact_name) for row in card.occasions],
    )
    yield (
        "Consents",
        [(row.purpose, row.channel, row.given_on, row.withdrawn_on) for row in card.consents],
    )
    yield (
        "Survey answers",
        [
            (row.answered_on, row.survey_name, str(row.score), row.comment)
            for row in card.survey_answers
        ],
    )
    yield "Imported from", [(row.file_name, row.imported_at) for row in card.originals]


def _cell(value: object) -> str:
    return label(value) if isinstance(value, StrEnum) else output.shown(value)
