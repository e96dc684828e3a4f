"""Reads the JSON that `json_files` writes: whole customers, with the ids they had."""

import codecs
import json
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from desktop_crm.domain.customers import CustomerCard
from desktop_crm.domain.errors import Fault, Unavailable
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.importing import (
    BadRow,
    Catalogue,
    NewContact,
    NewMethod,
    Record,
    Sheet,
)
from desktop_crm.domain.pick_lists import PickItem
from desktop_crm.domain.purchases import ProductRow
from desktop_crm.domain.values import Money
from desktop_crm.domain.words import PickList
from desktop_crm.exchange.json_files import FORMAT, VERSION

T = TypeVar("T")

NOT_OURS = QT_TRANSLATE_NOOP(
    "Faults",
    "The file {name} is no whole JSON export of this program. Export it again, or import a table.",
)
TOO_NEW = QT_TRANSLATE_NOOP(
    "Faults", "The file {name} was written by a newer version of this program. Update it first."
)
NOT_A_CUSTOMER = QT_TRANSLATE_NOOP("Import", "The customer cannot be read: its values do not fit")

_HEAD = 4096
_ID_BYTES = 16
_LONGEST_SHOWN = 200
#: Own fields of a card that a sheet could fill too, so that they are compared like its cells.
_COMPARED = (
    "short_name", "company", "job_title", "credit_code", "website", "industry", "size_band",
    "source", "source_detail", "region_province", "region_city", "address", "postcode", "country",
    "preferences", "treat_note", "note",
)  # fmt: skip


class _Unfit(ValueError):
    """A value is not what its place wants."""


def is_ours(data: bytes) -> bool:
    """Tell whether a file begins like our JSON."""
    head = data[:_HEAD].removeprefix(codecs.BOM_UTF8).lstrip()
    return head.startswith(b"{") and f'"{FORMAT}"'.encode() in head


def read(
    data: bytes,
    file_name: str,
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Sheet:
    """Read a file; a customer whose values do not fit is a bad row, the others are kept.

    Args:
        data: the file's bytes.
        file_name: its name, kept with the batch.
        progress: told (customers done, customers in all) now and then; may raise Cancelled.

    Raises:
        Unavailable: it is no JSON, none of ours, or of a later version.
    """
    try:
        whole = json.loads(data.decode("utf-8-sig", "strict"))
    except (ValueError, RecursionError) as problem:
        raise Unavailable(Fault.FILE_FORMAT, NOT_OURS, name=file_name) from problem
    customers = whole.get("customers") if isinstance(whole, dict) else None
    if not isinstance(customers, list) or whole.get("format") != FORMAT:
        raise Unavailable(Fault.FILE_FORMAT, NOT_OURS, name=file_name)
    version = whole.get("version")
    if not isinstance(version, int) or version > VERSION:
        raise Unavailable(Fault.FILE_FORMAT, TOO_NEW, name=file_name)
    records: list[Record] = []
    bad: list[BadRow] = []
    for row, found in enumerate(customers, 1):
        if row % 200 == 1:
            progress(row, len(customers))
        try:
            records.append(_record(row, valued(CustomerCard, found)))
        except _Unfit:
            shown = json.dumps(found, ensure_ascii=False)[:_LONGEST_SHOWN]
            bad.append(BadRow(row, (shown,), NOT_A_CUSTOMER))
    return Sheet(
        file_name=file_name,
        encoding="JSON",
        delimiter="",
        headers=(),
        columns=(),
        records=tuple(records),
        bad_rows=tuple(bad),
        catalogue=_catalogue(whole),
    )


def valued(kind: type[T], raw: Any) -> T:
    """Return the value of type `kind` that `json_files.plain` made `raw` of.

    What the program does not know is left out; what a file does not say keeps its default.

    Raises:
        ValueError: `raw` is no such value.
    """
    return cast("T", _valued(kind, raw))


def _valued(kind: Any, raw: Any) -> Any:  # noqa: PLR0911 - one return per kind of value
    origin, inner = get_origin(kind), get_args(kind)
    if origin in {Union, types.UnionType}:
        return None if raw is None else _valued(next(x for x in inner if x is not type(None)), raw)
    if origin is tuple:
        if not isinstance(raw, list):
            raise _Unfit
        one = inner[-1] is Ellipsis
        if not one and len(raw) != len(inner):
            raise _Unfit
        kinds = [inner[0]] * len(raw) if one else inner
        return tuple(_valued(each, item) for each, item in zip(kinds, raw, strict=True))
    if kind is bool:
        if not isinstance(raw, bool):
            raise _Unfit
        return raw
    if kind is int:
        if isinstance(raw, bool) or not isinstance(raw, int) or abs(raw) > 2**62:
            raise _Unfit
        return raw
    if kind is Money:
        amount = _valued(Decimal, raw.get("amount")) if isinstance(raw, dict) else None
        currency = raw.get("currency") if isinstance(raw, dict) else None
        if amount is None or not isinstance(currency, str):
            raise _Unfit
        return Money.of(amount, currency)
    if is_dataclass(kind):
        return _object(kind, raw)
    if not isinstance(raw, str):
        raise _Unfit
    return _from_text(kind, raw)


def _from_text(kind: Any, raw: str) -> Any:
    """Return what JSON has as text."""
    try:
        if kind is bytes:
            found = bytes.fromhex(raw)
            if len(found) != _ID_BYTES:
                raise _Unfit
            return found
        if kind is datetime:
            at = datetime.fromisoformat(raw)
            if at.tzinfo is None:
                raise _Unfit
            return at
        if kind is Decimal:
            number = Decimal(raw)
            if not number.is_finite() or abs(number) > Decimal(10) ** 15:
                raise _Unfit
            return number
        if kind in {date, time}:
            return kind.fromisoformat(raw)
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return kind(raw)
    except (ValueError, InvalidOperation) as problem:
        raise _Unfit from problem
    return raw.encode("utf-8", "replace").decode()


def _object(kind: Any, raw: Any) -> Any:
    if not isinstance(raw, dict):
        raise _Unfit
    values = {}
    for name, (inner, has_default) in _shape(kind).items():
        if name in raw:
            values[name] = _valued(inner, raw[name])
        elif not has_default:
            raise _Unfit
    return kind(**values)


@cache
def _shape(kind: Any) -> Mapping[str, tuple[Any, bool]]:
    """Return the type of each field of a dataclass, and whether it can be left out."""
    hints = get_type_hints(kind)
    return {
        item.name: (
            hints[item.name],
            item.default is not MISSING or item.default_factory is not MISSING,
        )
        for item in fields(kind)
    }


def _catalogue(whole: Mapping[str, Any]) -> Catalogue:
    """Return what the customers refer to; what does not fit is left out, the texts have it."""
    lists = whole.get("pick_lists")
    return Catalogue(
        products=_fitting(ProductRow, whole.get("products")),
        pick_lists={
            name: _fitting(PickItem, lists.get(name.value) if isinstance(lists, dict) else None)
            for name in PickList
        },
    )


def _fitting(kind: type[T], raw: Any) -> tuple[T, ...]:
    found = []
    for item in raw if isinstance(raw, list) else ():
        try:
            found.append(valued(kind, item))
        except _Unfit:
            continue
    return tuple(found)


def _record(row: int, card: CustomerCard) -> Record:
    """Return what a card says as a record, for recognising and comparing it."""
    places = {contact.id: place for place, contact in enumerate(card.contacts)}
    told = {name: getattr(card, name) for name in _COMPARED if getattr(card, name)}
    if card.do_not_contact:
        told["do_not_contact"] = "1"
    return Record(
        row=row,
        name=card.name,
        kind=card.kind,
        external_id=card.external_id,
        known_as=card.id,
        fields=told,
        tier=card.tier,
        stage=card.stage,
        tags=tuple(tag.name for tag in card.tags),
        contacts=tuple(NewContact(item.name, item.title) for item in card.contacts),
        methods=tuple(
            NewMethod(item.kind, item.value, item.label, places.get(item.contact_id or b""))
            for item in card.methods
        ),
        card=card,
    )
