"""Makes entries out of the rows of a table: what happened, is due, was said or was bought.

They stand in a sheet of their own, or beside the customers they belong to.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import cache

from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.importing import (
    Entry,
    EntryKind,
    NewMethod,
    Record,
    Sheet,
    Warning,
)
from desktop_crm.domain.words import MethodKind
from desktop_crm.exchange import cells, delimited, formulas, headers, tables
from desktop_crm.exchange.headers import Column

_KNOWN = """
on: 日期 时间 跟进时间 跟进日期 拜访日期 拜访时间 联系时间 联系日期 订单日期 下单日期 销售日期
    购买日期 成交日期 反馈日期 反馈时间 截止日期 到期日 到期日期 计划日期 提醒时间 下次跟进
    date time when datetime orderdate purchasedate boughton happenedat happenedon duedate dueon due
    receivedat receivedon saledate invoicedate
text: 内容 跟进内容 跟进记录 记录 沟通内容 反馈内容 事项 待办 标题 备注 说明 content text title
    description subject summary note notes message
author: 跟进人 记录人 负责人 销售 业务员 author owner by user salesperson loggedby
word: 类型 方式 跟进方式 反馈类型 跟进类型 type kind channel method
state: 状态 是否完成 state status done
order: 订单号 订单编号 单号 orderid orderno ordernumber order
product: 产品 商品 产品名称 商品名称 品名 product item sku productname
quantity: 数量 quantity qty
unit_price: 单价 价格 price unitprice
amount: 金额 总额 总价 小计 合计 订单金额 amount total sum ordertotal
currency: 币种 货币 currency
"""
#: Headers that say what an entry is even among the columns of customers.
_BESIDE = """
purchases: 订单日期 下单日期 购买日期 成交日期 销售日期 订单号 订单编号 单号 产品 商品 产品名称
    商品名称 品名 数量 单价 金额 总额 总价 小计 合计 订单金额 币种 货币 orderdate purchasedate
    boughton orderid orderno ordernumber product productname item sku quantity qty unitprice
    amount ordertotal
interactions: 跟进时间 跟进日期 拜访日期 拜访时间 联系时间 联系日期 最近跟进时间 最近跟进日期
    最后跟进时间 跟进内容 跟进记录 沟通内容 沟通记录 拜访内容 拜访记录 联系记录 最近跟进内容
    跟进人 记录人 拜访人 跟进方式 跟进类型 happenedat happenedon loggedby
"""
_SAME = {
    "最近跟进时间": "on", "最近跟进日期": "on", "最后跟进时间": "on", "沟通记录": "text",
    "拜访内容": "text", "拜访记录": "text", "联系记录": "text", "最近跟进内容": "text",
    "拜访人": "author",
}  # fmt: skip
#: Headers of a day that say themselves what happened on it: a visit, which needs no text.
_VISITS = frozenset(
    {
        *("上次拜访", "上次拜访日期", "上次拜访时间", "最近拜访", "最近拜访日期", "最近拜访时间"),
        *("最后拜访日期", "最后拜访时间", "lastvisit", "lastvisitdate", "lastvisited"),
    }
)
_CUSTOMER = ("external_id", "customer", "person", "company", "contact", "phone")
#: Fields that only a sheet of customers has.
_PERSONAL = frozenset({"contact", "email", "job_title", "wechat", "address", "tier", "industry"})
_HEADER_ROWS = 20
_NUMBER = re.compile(r"[\s,¥￥$€£]|元|CNY|RMB", re.IGNORECASE)
_BRACKETS = re.compile(r"\((.*)\)")
_NUMBERS = ("quantity", "unit_price", "amount")

NOT_A_NUMBER = QT_TRANSLATE_NOOP("Import", "“{value}” is not a number")


def read(
    sheets: tables.Sheets,
    file_name: str,
    kind: EntryKind,
    *,
    mapping: Mapping[str, str],
) -> Sheet:
    """Return the entries of the first sheet with a header; each is a record with one entry.

    Args:
        sheets: the sheets of the file.
        file_name: its name, kept with the batch.
        kind: what the rows are.
        mapping: header -> field ("" = only keep), instead of what is recognised.
    """
    empty = delimited.Table((), (), "", "")
    at_of = {name: _header_at(table.lines) for name, table in sheets}
    name, table = next((one for one in sheets if at_of[one[0]] is not None), ("", empty))
    if not name and sheets and table is empty:
        name, table = sheets[0]
    at = at_of.get(name) or 0
    lines = table.lines[at + 1 :]
    header = [cell.strip() for cell in table.lines[at].cells] if table.lines else []
    columns = tuple(
        replace(column, field=mapping.get(column.header, _field(found)))
        for column, found in zip(tables.columns(header, lines, {}), header, strict=True)
    )
    places = {column.field: place for place, column in reversed([*enumerate(columns)])}
    reading = _Reading(kind, places, lines)
    turns: Counter[str] = Counter()
    others = tuple(other for other, _ in sheets if other != name)
    return Sheet(
        file_name=file_name,
        encoding=table.encoding,
        delimiter=table.delimiter,
        headers=tuple(column.header for column in columns),
        columns=tuple((column.header, column.field) for column in columns),
        records=tuple(_record(line, columns, reading, turns) for line in lines),
        bad_rows=table.bad_rows,
        other_sheets=others,
        kind=kind,
        notices=tables.notices(table, others),
    )


def kind_of(sheets: tables.Sheets) -> EntryKind | None:
    """Return what the rows of a file are where its header can only mean entries, else None.

    Those of purchases name a product or an amount and a customer, order or day, and nothing that
    only customers have; those of interactions a text and a day.
    """
    for _, table in sheets:
        for line in table.lines[:_HEADER_ROWS]:
            if headers.known_count(line.cells) + sum(map(bool, map(_field, line.cells))) < 2:  # noqa: PLR2004
                continue
            said = {headers.recognise(cell).field for cell in line.cells}
            found = {column.field for column in _with_beside([Column(cell) for cell in line.cells])}
            own = {_field(cell) for cell in line.cells}
            if said & _PERSONAL:
                return None
            if found & {"purchases.product", "purchases.amount"} and own & {"on", "order"}:
                return EntryKind.PURCHASES
            if {"interactions.text", "interactions.on"} <= found:
                return EntryKind.INTERACTIONS
            return None
    return None


def fields() -> tuple[str, ...]:
    """Return the names of all fields a column can be taken for."""
    return (*dict.fromkeys(_fields_by_header().values()), *_CUSTOMER)


def fields_beside() -> tuple[str, ...]:
    """Return the names of the fields of entries that stand beside customers."""
    return tuple(dict.fromkeys(_beside_by_header().values()))


def number(text: str) -> Decimal | None:
    """Return an amount or a quantity: currency signs and thousands marks out, brackets minus."""
    plain = _NUMBER.sub("", unicodedata.normalize("NFKC", text))
    if found := _BRACKETS.fullmatch(plain):
        plain = f"-{found[1]}"
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value) < Decimal(10) ** 12 else None


def with_beside(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Take columns that say nothing of a customer for those of entries, where they make whole ones.

    A purchase needs a product or an amount and an order or a day, an interaction a text and a day;
    the day of the last visit is enough.
    """
    found = _with_beside(columns)
    taken = {column.field for column in found}
    whole = set()
    if taken & {"purchases.product", "purchases.amount"}:
        whole |= {"purchases"} if taken & {"purchases.on", "purchases.order"} else set()
    if {"interactions.text", "interactions.on"} <= taken or any(map(_is_visit, found)):
        whole.add("interactions")
    return tuple(
        after if after.field.partition(".")[0] in whole else column
        for column, after in zip(columns, found, strict=True)
    )


class Beside:
    """Reads the entries that stand beside the customers of a sheet."""

    def __init__(self, columns: Sequence[Column], lines: Sequence[delimited.Line]) -> None:
        places: dict[EntryKind, dict[str, int]] = {}
        is_visit = any(map(_is_visit, columns))
        for at, column in enumerate(columns):
            kind, dot, name = column.field.partition(".")
            if dot:
                places.setdefault(EntryKind(kind), {}).setdefault(name, at)
        self._readings = [
            _Reading(kind, found, lines, "visit" if is_visit else "")
            for kind, found in places.items()
        ]

    def entries(
        self, line: delimited.Line, warnings: list[Warning], fingerprint: str
    ) -> tuple[Entry, ...]:
        """Return what a row says beside who the customer is, and add to the warnings."""
        found = (reading.entry(line, warnings, fingerprint) for reading in self._readings)
        return tuple(entry for entry in found if says(entry))


def says(entry: Entry) -> bool:
    """Tell whether an entry says enough to be kept."""
    if entry.kind is EntryKind.PURCHASES:
        return bool(entry.product) or entry.amount is not None or entry.quantity is not None
    return bool(entry.on and (entry.text or entry.word))


class _Reading:
    """Where the fields of entries stand in a row, and how days are written."""

    def __init__(
        self,
        kind: EntryKind,
        places: Mapping[str, int],
        lines: Sequence[delimited.Line],
        word: str = "",
    ) -> None:
        self._kind = kind
        self._word = word
        self._places = places
        at = places.get("on")
        days = (line.cells[at] for line in lines if at is not None and at < len(line.cells))
        self._month_first = cells.months_come_first(days)

    def cell(self, line: delimited.Line, name: str) -> str:
        """Return what a row says in a field, or ""."""
        at = self._places.get(name)
        if at is None or at >= len(line.cells):
            return ""
        return formulas.restored(line.cells[at].strip()).strip()

    def entry(self, line: delimited.Line, warnings: list[Warning], fingerprint: str) -> Entry:
        """Return the entry of a row."""
        day = self.cell(line, "on")
        on = cells.day(day, month_first=self._month_first) if day else None
        if day and on is None and not cells.says_nothing(day):
            warnings.append(Warning(line.row, "on", cells.NOT_A_DATE, day[:200]))
        numbers = {}
        for name in _NUMBERS:
            text = self.cell(line, name)
            numbers[name] = number(text) if text else None
            if text and numbers[name] is None:
                warnings.append(Warning(line.row, name, NOT_A_NUMBER, text[:200]))
        return Entry(
            row=line.row,
            kind=self._kind,
            on=on,
            at=cells.clock(day),
            text=self.cell(line, "text"),
            author=self.cell(line, "author"),
            word=self.cell(line, "word") or self._word,
            state=self.cell(line, "state"),
            order=self.cell(line, "order"),
            product=self.cell(line, "product"),
            currency=self.cell(line, "currency").upper(),
            fingerprint=fingerprint,
            **numbers,
        )


def _record(
    line: delimited.Line, columns: Sequence[Column], reading: _Reading, turns: Counter[str]
) -> Record:
    """Return a row: whose it is, and what it says. Of equal rows each has its own fingerprint."""
    original = tuple(
        (columns[at].header if at < len(columns) else f"+{at + 1}", raw)
        for at, raw in enumerate(line.cells)
        if raw.strip()
    )
    said = "\x1e".join(sorted(f"{name}\x1f{value}" for name, value in original))
    turns[said] += 1
    turned = f"{said}\x1e{turns[said]}".encode("utf-8", "surrogatepass")
    fingerprint = hashlib.sha256(turned).hexdigest()
    warnings: list[Warning] = []
    entry = reading.entry(line, warnings, fingerprint)
    names = (reading.cell(line, name) for name in ("customer", "company", "person", "contact"))
    phone = reading.cell(line, "phone")
    return Record(
        row=line.row,
        name=next(filter(None, names), ""),
        external_id=reading.cell(line, "external_id") or None,
        methods=tuple(NewMethod(MethodKind.PHONE, one) for one in cells.phones(phone) if one),
        entries=(entry,),
        original=original,
        fingerprint=fingerprint,
        warnings=tuple(warnings),
    )


def _header_at(lines: Sequence[delimited.Line]) -> int | None:
    for index, line in enumerate(lines[:_HEADER_ROWS]):
        if sum(bool(_field(cell)) for cell in line.cells) > 1:
            return index
    return None


def _field(header: str) -> str:
    """Return what a header stands for, "" for what is only kept."""
    key = headers.normal(header)
    own = _fields_by_header().get(key)
    if own:
        return own
    field = headers.recognise(header).field
    return field if field in _CUSTOMER else ""


def _with_beside(columns: Sequence[Column]) -> tuple[Column, ...]:
    known, taken = _beside_by_header(), set()
    found = []
    for column in columns:
        field = "" if column.field else known.get(headers.normal(column.header), "")
        found.append(replace(column, field=field) if field and field not in taken else column)
        taken.add(field)
    return tuple(found)


def _is_visit(column: Column) -> bool:
    return column.field == "interactions.on" and headers.normal(column.header) in _VISITS


@cache
def _fields_by_header() -> dict[str, str]:
    return headers.by_header(_KNOWN) | _SAME | dict.fromkeys(_VISITS, "on")


@cache
def _beside_by_header() -> dict[str, str]:
    known = _fields_by_header()
    kinds = headers.by_header(_BESIDE) | dict.fromkeys(_VISITS, "interactions")
    return {key: f"{kind}.{known[key]}" for key, kind in kinds.items()}
