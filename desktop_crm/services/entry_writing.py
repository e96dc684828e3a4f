"""Writes imported entries: what happened, is due, was said or was bought."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from decimal import Decimal
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from desktop_crm.domain.importing import Entry, EntryKind
from desktop_crm.domain.values import Money, new_id
from desktop_crm.domain.words import (
    FeedbackKind,
    FollowUpKind,
    FollowUpOrigin,
    FollowUpState,
    InteractionKind,
)
from desktop_crm.queries.batches import batches
from desktop_crm.queries.settings import settings
from desktop_crm.services import feedback
from desktop_crm.storage.entities.follow_up import FollowUp
from desktop_crm.storage.entities.interaction import Interaction
from desktop_crm.storage.entities.purchase import Purchase
from desktop_crm.storage.entities.purchase_line import PurchaseLine

_CURRENCY = re.compile("[A-Z]{3}")
_LONGEST_SHOWN = 80
_INTERACTIONS = {
    "call": InteractionKind.CALL, "phone": InteractionKind.CALL, "电话": InteractionKind.CALL,
    "visit": InteractionKind.VISIT, "拜访": InteractionKind.VISIT, "上门": InteractionKind.VISIT,
    "meeting": InteractionKind.MEETING, "会议": InteractionKind.MEETING,
    "会面": InteractionKind.MEETING, "message": InteractionKind.MESSAGE,
    "微信": InteractionKind.MESSAGE, "wechat": InteractionKind.MESSAGE,
    "短信": InteractionKind.MESSAGE, "消息": InteractionKind.MESSAGE,
    "email": InteractionKind.EMAIL, "邮件": InteractionKind.EMAIL,
}  # fmt: skip
_FEEDBACK = {
    "complaint": FeedbackKind.COMPLAINT, "投诉": FeedbackKind.COMPLAINT,
    "suggestion": FeedbackKind.SUGGESTION, "建议": FeedbackKind.SUGGESTION,
    "praise": FeedbackKind.PRAISE, "表扬": FeedbackKind.PRAISE, "question": FeedbackKind.QUESTION,
    "咨询": FeedbackKind.QUESTION, "疑问": FeedbackKind.QUESTION,
}  # fmt: skip
_DONE = frozenset({"done", "completed", "closed", "yes", "1", "完成", "已完成", "是"})


@dataclass
class KnownEntries:
    """What some customers have already: lines of orders, and interactions by their moment."""

    currency: str = ""
    lines: set[tuple[bytes, str, str, int]] = field(default_factory=set)
    said: set[tuple[bytes, datetime, str]] = field(default_factory=set)

    @staticmethod
    def of_all(session: Session, heads: Mapping[bytes, bytes]) -> "KnownEntries":
        """Read what everybody has."""
        known = KnownEntries()
        for part in batches(heads):
            known.read(session, part, heads)
        return known

    def read(self, session: Session, ids: Sequence[bytes], heads: Mapping[bytes, bytes]) -> None:
        """Read what the customers `ids` have; who was merged is known under who was kept."""
        self.currency = self.currency or settings(session).currency
        orders = (
            select(
                Purchase.customer_id,
                Purchase.external_id,
                PurchaseLine.text,
                PurchaseLine.amount_minor,
            )
            .join(PurchaseLine, PurchaseLine.purchase_id == Purchase.id)
            .where(Purchase.customer_id.in_(ids), Purchase.external_id.is_not(None))
        )
        for owner, order, text, minor in session.execute(orders):
            self.lines.add((heads[owner], order or "", text or "", minor or 0))
        told = select(Interaction.customer_id, Interaction.happened_at, Interaction.text).where(
            Interaction.customer_id.in_(ids), Interaction.happened_at.is_not(None)
        )
        for owner, at, text in session.execute(told):
            self.said.add((heads[owner], at, text or ""))

    def has(self, customer_id: bytes, entry: Entry) -> bool:
        """Tell whether a customer has an entry, whatever row it came with."""
        match entry.kind:
            case EntryKind.PURCHASES if entry.order:
                minor = _minor(entry, _currency(entry, self.currency))
                return (customer_id, entry.order, entry.product, minor) in self.lines
            case EntryKind.INTERACTIONS:
                return (customer_id, _moment(entry), entry.text) in self.said
            case _:
                return False


def shown(entry: Entry) -> str:
    """Return an entry as one line for the dry run."""
    amount = "" if entry.amount is None else f"{entry.amount:f} {entry.currency}".strip()
    on = entry.on.isoformat() if entry.on else ""
    told = " ".join((entry.text or entry.product).split())[:_LONGEST_SHOWN]
    return "  ".join(filter(None, (on, entry.order, told, amount)))


class EntryRows:
    """Collects entries, then writes each table at once."""

    def __init__(self, session: Session, batch: bytes, author: str | None) -> None:
        self._session = session
        self._batch = batch
        self._author = author
        self._interactions: list[dict[str, Any]] = []
        self._follow_ups: list[dict[str, Any]] = []
        self._feedback: list[tuple[bytes, Entry]] = []
        self._orders: dict[tuple[bytes, str], list[Entry]] = defaultdict(list)

    def add(self, customer_id: bytes, entry: Entry) -> None:
        """Take an entry of a customer; rows of one order are one purchase."""
        match entry.kind:
            case EntryKind.INTERACTIONS:
                self._interactions.append(self._interaction(customer_id, entry))
            case EntryKind.FOLLOW_UPS:
                self._follow_ups.append(_follow_up(customer_id, entry))
            case EntryKind.FEEDBACK:
                self._feedback.append((customer_id, entry))
            case EntryKind.PURCHASES:
                # A row without an order is a purchase of its own.
                key = (customer_id, entry.order or f"\0{entry.row}")
                self._orders[key].append(entry)

    def write(self) -> None:
        """Write what was collected; its customers have to be there."""
        for entity, rows in ((Interaction, self._interactions), (FollowUp, self._follow_ups)):
            if rows:
                self._session.connection().execute(insert(entity.__table__), rows)  # type: ignore[arg-type]  # a table
                rows.clear()
        for customer_id, entry in self._feedback:
            self._store_feedback(customer_id, entry)
        self._feedback.clear()
        if self._orders:
            self._store_purchases()
            self._orders.clear()

    def _interaction(self, customer_id: bytes, entry: Entry) -> dict[str, Any]:
        kind = _INTERACTIONS.get(entry.word.strip().casefold(), InteractionKind.NOTE)
        return {
            "id": new_id(),
            "customer_id": customer_id,
            "kind": kind.value,
            "happened_at": _moment(entry),
            "text": entry.text,
            "author": entry.author or self._author,
            "source_batch": self._batch,
        }

    def _store_feedback(self, customer_id: bytes, entry: Entry) -> None:
        at, by = _moment(entry), entry.author or self._author
        kind = _FEEDBACK.get(entry.word.strip().casefold(), FeedbackKind.SUGGESTION)
        feedback_id = feedback.insert_feedback(
            self._session,
            customer_id,
            {"kind": kind.value, "text": entry.text, "received_at": at, "is_crisis": False},
            author=by,
        )
        if _is_done(entry):
            feedback.close(
                self._session,
                feedback_id,
                outcome=entry.text,
                told_on=entry.on,
                at=at,
                author=by,
            )

    def _store_purchases(self) -> None:
        currency = settings(self._session).currency
        purchases: list[dict[str, Any]] = []
        lines: list[dict[str, Any]] = []
        for (customer_id, _order), entries in self._orders.items():
            first, purchase_id = entries[0], new_id()
            money = _currency(first, currency)
            minors = [_minor(entry, money) for entry in entries]
            purchases.append(
                {
                    "id": purchase_id,
                    "customer_id": customer_id,
                    "external_id": first.order or None,
                    "bought_on": first.on,
                    "currency": money,
                    "total_minor": sum(minors),
                    "note": first.text or None,
                }
            )
            lines += [
                {
                    "id": new_id(),
                    "customer_id": customer_id,
                    "purchase_id": purchase_id,
                    "text": entry.product or None,
                    "quantity": entry.quantity,
                    "unit_price_minor": None
                    if entry.unit_price is None
                    else Money.of(entry.unit_price, money).minor,
                    "amount_minor": minor,
                }
                for entry, minor in zip(entries, minors, strict=True)
            ]
        connection = self._session.connection()
        connection.execute(insert(Purchase.__table__), purchases)  # type: ignore[arg-type]  # a table
        connection.execute(insert(PurchaseLine.__table__), lines)  # type: ignore[arg-type]  # a table


def _follow_up(customer_id: bytes, entry: Entry) -> dict[str, Any]:
    is_done = _is_done(entry)
    return {
        "id": new_id(),
        "customer_id": customer_id,
        "kind": FollowUpKind.CHECK_IN.value,
        "title": entry.text,
        "due_on": entry.on,
        "due_time": entry.at,
        "state": (FollowUpState.DONE if is_done else FollowUpState.OPEN).value,
        "done_at": _moment(entry) if is_done else None,
        "origin": FollowUpOrigin.IMPORT.value,
    }


def _is_done(entry: Entry) -> bool:
    return entry.state.strip().casefold() in _DONE


def _currency(entry: Entry, usual: str) -> str:
    return entry.currency if _CURRENCY.fullmatch(entry.currency) else usual


def _minor(entry: Entry, currency: str) -> int:
    amount = entry.amount
    if amount is None:
        amount = (entry.unit_price or Decimal(0)) * (
            Decimal(1) if entry.quantity is None else entry.quantity
        )
    return Money.of(amount, currency).minor


def _moment(entry: Entry) -> datetime:
    """Return when it was, noon where the row has no time: a day by every clock."""
    if entry.on is None:
        msg = "an entry without a day is never stored"
        raise ValueError(msg)
    return datetime.combine(entry.on, entry.at or time(12)).astimezone(UTC)
