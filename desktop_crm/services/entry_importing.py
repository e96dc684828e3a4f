"""Brings in what happened, is due, was said or was bought, for customers the vault knows."""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from desktop_crm.domain.entries import Entry, EntryKind, EntrySheet
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.importing import BadRow, ImportReport
from desktop_crm.domain.values import Money, new_id
from desktop_crm.domain.words import (
    FeedbackKind,
    FollowUpKind,
    FollowUpOrigin,
    FollowUpState,
    InteractionKind,
    MethodKind,
)
from desktop_crm.exchange import delimited, entry_rows
from desktop_crm.queries.settings import settings
from desktop_crm.services import feedback, normalising
from desktop_crm.services.use_cases import use_case
from desktop_crm.storage.entities.contact_method import ContactMethod
from desktop_crm.storage.entities.customer import Customer
from desktop_crm.storage.entities.follow_up import FollowUp
from desktop_crm.storage.entities.import_batch import ImportBatch
from desktop_crm.storage.entities.import_row import ImportRow
from desktop_crm.storage.entities.interaction import Interaction
from desktop_crm.storage.entities.purchase import Purchase
from desktop_crm.storage.entities.purchase_line import PurchaseLine

Progress = Callable[[int, int], None]

NOBODY = QT_TRANSLATE_NOOP("Import", "No customer has this External ID, phone or name")
NO_DATE = QT_TRANSLATE_NOOP("Import", "The row has no date")
NO_TEXT = QT_TRANSLATE_NOOP("Import", "The row has no text")
NO_AMOUNT = QT_TRANSLATE_NOOP("Import", "The row has no product, quantity or amount")

_NOT_WORDS = re.compile(r"[\W_]+")
_CHUNK = 500
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


def silent(done: int, total: int) -> None:
    """Take progress and say nothing."""


def fields() -> tuple[str, ...]:
    """Return the names of the fields a column can be mapped to; "" only keeps it."""
    return entry_rows.fields()


def read(
    path: Path,
    kind: EntryKind,
    *,
    encoding: str = "auto",
    mapping: Mapping[str, str] | None = None,
) -> EntrySheet:
    """Read a file of entries; nothing is written.

    Raises:
        Unavailable: the file cannot be read, is too large, or is not in that encoding.
    """
    data = delimited.read_file(path)
    return entry_rows.read(data, path.name, kind, encoding=encoding, mapping=mapping)


def propose(session: Session, sheet: EntrySheet) -> ImportReport:
    """Return what an import would do: counts, warnings and the rows that fit nobody."""
    return _judged(session, sheet)[0]


@use_case(QT_TRANSLATE_NOOP("UseCase", "Import entries"))
def store(
    session: Session,
    sheet: EntrySheet,
    *,
    now: datetime,
    author: str | None = None,
    progress: Progress = silent,
) -> ImportReport:
    """Import `sheet` as one batch, one step for undo; rows that were imported before are skipped.

    Args:
        session: the writing session.
        sheet: what `read` gave.
        now: the moment of the import.
        author: who imports; an entry keeps the author its row names.
        progress: told (rows done, rows in all); may raise Cancelled, which leaves nothing behind.
    """
    report, wanted = _judged(session, sheet)
    if not wanted:
        return report
    batch = new_id()
    if sheet.kind is EntryKind.PURCHASES:
        _store_purchases(session, wanted)
    for done, (customer_id, entry) in enumerate(wanted):
        if done % _CHUNK == 0:
            progress(done, len(wanted))
        match sheet.kind:
            case EntryKind.INTERACTIONS:
                _store_interaction(session, customer_id, entry, batch, author)
            case EntryKind.FOLLOW_UPS:
                _store_follow_up(session, customer_id, entry)
            case EntryKind.FEEDBACK:
                _store_feedback(session, customer_id, entry, author)
            case EntryKind.PURCHASES:
                pass
    session.execute(
        insert(ImportRow),
        [
            {
                "id": new_id(),
                "customer_id": customer_id,
                "batch_id": batch,
                "row_number": entry.row,
                "cells": json.dumps(entry.original, ensure_ascii=False),
                "fingerprint": entry.fingerprint,
            }
            for customer_id, entry in wanted
        ],
    )
    counts = {"created": report.created, "skipped": report.skipped, "failed": report.failed}
    session.execute(
        insert(ImportBatch).values(
            id=batch,
            file_name=sheet.file_name,
            kind=sheet.kind.value,
            mapping=json.dumps(dict(sheet.columns), ensure_ascii=False, sort_keys=True),
            counts=json.dumps(counts, sort_keys=True, separators=(",", ":")),
            imported_at=now,
            author=author,
        )
    )
    progress(len(wanted), len(wanted))
    return ImportReport(
        created=report.created,
        skipped=report.skipped,
        failed=report.failed,
        warnings=report.warnings,
        bad_rows=report.bad_rows,
        batch=batch,
    )


def _judged(session: Session, sheet: EntrySheet) -> tuple[ImportReport, list[tuple[bytes, Entry]]]:
    """Return what would be done, and the entries to be stored with their customers."""
    known = _Known.read(session)
    wanted: list[tuple[bytes, Entry]] = []
    bad = list(sheet.bad_rows)
    skipped = 0
    for entry in sheet.entries:
        customer_id = known.match(entry)
        reason = _reason(entry, sheet.kind) if customer_id else NOBODY
        if reason or customer_id is None:
            bad.append(BadRow(entry.row, tuple(cell for _, cell in entry.original), reason))
        elif entry.fingerprint in known.fingerprints:
            skipped += 1
        else:
            wanted.append((customer_id, entry))
    report = ImportReport(
        created=len(wanted),
        skipped=skipped,
        failed=len(bad),
        warnings=tuple(warning for entry in sheet.entries for warning in entry.warnings),
        bad_rows=tuple(bad),
    )
    return report, wanted


def _reason(entry: Entry, kind: EntryKind) -> str:
    """Return why an entry cannot be stored, or ""."""
    if kind is EntryKind.PURCHASES:
        says = entry.product or entry.amount is not None or entry.quantity is not None
        return "" if says else NO_AMOUNT
    if entry.on is None:
        return NO_DATE
    return "" if entry.text else NO_TEXT


@dataclass
class _Known:
    """By what customers of the vault are found; who was merged leads to the one that was kept."""

    external: dict[str, bytes] = field(default_factory=dict)
    phones: dict[str, set[bytes]] = field(default_factory=lambda: defaultdict(set))
    names: dict[str, set[bytes]] = field(default_factory=lambda: defaultdict(set))
    fingerprints: set[str] = field(default_factory=set)

    @staticmethod
    def read(session: Session) -> "_Known":
        """Read them with one statement per table."""
        known = _Known()
        heads: dict[bytes, bytes] = {}
        rows = session.execute(
            select(
                Customer.id, Customer.merged_into, Customer.external_id, Customer.name,
                Customer.short_name,
            )
            .where(Customer.deleted_at.is_(None))
            .order_by(Customer.merged_into.is_(None))
        ).all()  # fmt: skip
        for row in rows:
            head = heads[row.id] = row.merged_into or row.id
            if row.external_id:
                known.external[row.external_id] = head
            for name in filter(None, (row.name, row.short_name)):
                known.names[_name_key(name)].add(head)
        for owner, normalised in session.execute(
            select(ContactMethod.customer_id, ContactMethod.normalised).where(
                ContactMethod.kind == MethodKind.PHONE, ContactMethod.normalised.is_not(None)
            )
        ):
            if owner in heads and normalised:
                known.phones[normalised].add(heads[owner])
        known.fingerprints = set(filter(None, session.scalars(select(ImportRow.fingerprint))))
        return known

    def match(self, entry: Entry) -> bytes | None:
        """Return the customer a row names: by External ID, then phone, then a unique name."""
        if entry.external_id:
            return self.external.get(entry.external_id)
        named = self.names.get(_name_key(entry.name), set()) if entry.name else set()
        for phone in entry.phones:
            found = self.phones.get(normalising.phone(phone).normalised or "", set())
            both = found & named
            if len(both or found) == 1:
                return next(iter(both or found))
        return next(iter(named)) if len(named) == 1 else None


def _store_interaction(
    session: Session, customer_id: bytes, entry: Entry, batch: bytes, author: str | None
) -> None:
    session.execute(
        insert(Interaction).values(
            id=new_id(),
            customer_id=customer_id,
            kind=_INTERACTIONS.get(entry.word.strip().casefold(), InteractionKind.NOTE).value,
            happened_at=_moment(entry),
            text=entry.text,
            author=entry.author or author,
            source_batch=batch,
        )
    )


def _store_follow_up(session: Session, customer_id: bytes, entry: Entry) -> None:
    is_done = entry.state.strip().casefold() in _DONE
    session.execute(
        insert(FollowUp).values(
            id=new_id(),
            customer_id=customer_id,
            kind=FollowUpKind.CHECK_IN.value,
            title=entry.text,
            due_on=entry.on,
            due_time=entry.at,
            state=(FollowUpState.DONE if is_done else FollowUpState.OPEN).value,
            done_at=_moment(entry) if is_done else None,
            origin=FollowUpOrigin.IMPORT.value,
        )
    )


def _store_feedback(session: Session, customer_id: bytes, entry: Entry, author: str | None) -> None:
    at, by = _moment(entry), entry.author or author
    kind = _FEEDBACK.get(entry.word.strip().casefold(), FeedbackKind.SUGGESTION)
    feedback_id = feedback.insert_feedback(
        session,
        customer_id,
        {"kind": kind.value, "text": entry.text, "received_at": at, "is_crisis": False},
        author=by,
    )
    if entry.state.strip().casefold() in _DONE:
        feedback.close(session, feedback_id, outcome=entry.text, told_on=entry.on, at=at, author=by)


def _store_purchases(session: Session, wanted: Sequence[tuple[bytes, Entry]]) -> None:
    """Store one purchase per order of a customer; a row without an order is one of its own."""
    currency = settings(session).currency
    orders: dict[tuple[bytes, str], list[Entry]] = defaultdict(list)
    for customer_id, entry in wanted:
        orders[customer_id, entry.order or f"\0{entry.row}"].append(entry)
    purchases: list[dict[str, Any]] = []
    lines: list[dict[str, Any]] = []
    for (customer_id, _order), entries in orders.items():
        first, purchase_id = entries[0], new_id()
        money = first.currency if re.fullmatch("[A-Z]{3}", first.currency) else currency
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
    session.execute(insert(Purchase), purchases)
    session.execute(insert(PurchaseLine), lines)


def _minor(entry: Entry, currency: str) -> int:
    amount = entry.amount
    if amount is None:
        amount = (entry.unit_price or Decimal(0)) * (
            Decimal(1) if entry.quantity is None else entry.quantity
        )
    return Money.of(amount, currency).minor


def _moment(entry: Entry) -> datetime:
    """Return when it was, noon where the row has no time: a day by every clock."""
    day = entry.on
    if day is None:
        msg = "an entry without a day is never stored"
        raise ValueError(msg)
    return datetime.combine(day, entry.at or time(12)).astimezone(UTC)


def _name_key(name: str) -> str:
    return _NOT_WORDS.sub("", unicodedata.normalize("NFKC", name).casefold())
