"""Writes customers as JSON: everything the card holds, in one documented shape.

Shape: `{"format": "desktop-crm", "version": 1, "products": [...], "pick_lists": {...},
"customers": [...]}`. Ids are hexadecimal text, days and instants ISO 8601 (instants in UTC), money
`{"amount": "123.40", "currency": "CNY"}`, words the names of the enum members. A customer holds its
lists, and those of customers that were merged into it. `json_reader` reads all of it back.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any

from desktop_crm.domain.customers import CustomerCard
from desktop_crm.domain.importing import Catalogue
from desktop_crm.domain.values import Money

#: Local values of this vault that mean nothing elsewhere.
_LOCAL = frozenset({"n", "customer_n", "customer_name", "customer_tier", "count"})
#: What a file of ours says it is, and the newest shape of it.
FORMAT, VERSION = "desktop-crm", 1


def plain(value: Any) -> Any:  # noqa: PLR0911 - one return per kind of value
    """Return `value` as what JSON can hold; dataclasses become objects without local values."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, Money):
        return {"amount": value.plain(), "currency": value.currency}
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if is_dataclass(value):
        return {
            item.name: plain(getattr(value, item.name))
            for item in fields(value)
            if item.name not in _LOCAL
        }
    return [plain(item) for item in value]


def chunks(cards: Iterable[CustomerCard], catalogue: Catalogue) -> Iterator[str]:
    """Yield a whole JSON file piece by piece, one customer each."""
    head = {
        "format": FORMAT,
        "version": VERSION,
        "products": plain(catalogue.products),
        "pick_lists": {name.value: plain(items) for name, items in catalogue.pick_lists.items()},
    }
    yield json.dumps(head, ensure_ascii=False).removesuffix("}") + ', "customers": ['
    for index, card in enumerate(cards):
        yield ("," if index else "") + "\n" + json.dumps(_whole(card), ensure_ascii=False)
    yield "\n]}\n"


def _whole(card: CustomerCard) -> dict[str, Any]:
    """Return a card as one customer: what was merged into it is its own."""
    found: dict[str, Any] = plain(card)
    for value in found.values():
        for item in value if isinstance(value, list) else ():
            if "customer_id" in item:
                item["customer_id"] = found["id"]
    return found
