"""Makes entries out of the rows of a table: what happened, is due, was said or was bought."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import time
from decimal import Decimal, InvalidOperation
from functools import cache

from desktop_crm.domain.entries import Entry, EntryKind, EntrySheet
from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.importing import Warning
from desktop_crm.exchange import cells, delimited, formulas, headers, workbook_files
from desktop_crm.exchange.records import NOT_A_DATE

_KNOWN = """
on: 日期 时间 跟进时间 跟进日期 拜访日期 拜访时间 联系时间 联系日期 订单日期 下单日期
    购买日期 成交日期 反馈日期 反馈时间 截止日期 到期日 到期日期 计划日期 提醒时间 下次跟进
    date time when datetime orderdate purchasedate boughton happenedat happenedon duedate dueon due
    receivedat receivedon
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
_CUSTOMER = ("external_id", "customer", "person", "company", "contact", "phone")
_HEADER_ROWS = 20
_CLOCK = re.compile(r"(\d{1,2})[:：](\d{2})(?::\d{2})?\s*$")
_NUMBER = re.compile(r"[\s,¥￥$€£]|元|CNY|RMB", re.IGNORECASE)
_BRACKETS = re.compile(r"\((.*)\)")

NOT_A_NUMBER = QT_TRANSLATE_NOOP("Import", "“{value}” is not a number")


def read(
    data: bytes,
    file_name: str,
    kind: EntryKind,
    *,
    encoding: str = "auto",
    mapping: Mapping[str, str] | None = None,
) -> EntrySheet:
    """Read a table of entries.

    Args:
        data: the file's bytes.
        file_name: its name, kept with the batch.
        kind: what its rows are.
        encoding: a Python encoding name, or "auto".
        mapping: header -> field ("" = only keep), instead of what is recognised.

    Raises:
        Unavailable: the encoding does not fit, or the workbook cannot be opened.
    """
    if workbook_files.is_workbook(data):
        tables = [table for _, table in workbook_files.read(data, file_name).sheets]
    else:
        tables = [delimited.read(data, encoding)]
    empty = delimited.Table((), (), "", "")
    table, at = next(
        ((one, found) for one in tables if (found := _header_at(one.lines)) is not None),
        (tables[0] if tables else empty, 0),
    )
    names = tuple(name.strip() for name in table.lines[at].cells) if table.lines else ()
    fields = tuple((mapping or {}).get(name, _field(name)) for name in names)
    turns: Counter[str] = Counter()
    return EntrySheet(
        file_name=file_name,
        kind=kind,
        columns=tuple(zip(names, fields, strict=True)),
        entries=tuple(_entry(line, names, fields, turns) for line in table.lines[at + 1 :]),
        bad_rows=table.bad_rows,
    )


def fields() -> tuple[str, ...]:
    """Return the names of all fields a column can be taken for."""
    return (*dict.fromkeys(_fields_by_header().values()), *_CUSTOMER)


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


def _header_at(lines: Sequence[delimited.Line]) -> int | None:
    for index, line in enumerate(lines[:_HEADER_ROWS]):
        if sum(bool(_field(cell)) for cell in line.cells) > 1:
            return index
    return None


def _field(header: str) -> str:
    """Return what a header stands for, "" for what is only kept."""
    own = _fields_by_header().get(headers.normal(header))
    if own:
        return own
    field = headers.recognise(header).field
    return field if field in _CUSTOMER else ""


@cache
def _fields_by_header() -> dict[str, str]:
    known: dict[str, str] = {}
    field = ""
    for word in _KNOWN.split():
        if word.endswith(":"):
            field = word[:-1]
        else:
            known[word] = field
    return known


def _entry(
    line: delimited.Line, names: Sequence[str], fields: Sequence[str], turns: Counter[str]
) -> Entry:
    found: dict[str, str] = {}
    original = []
    for index, raw in enumerate(line.cells):
        if not raw.strip():
            continue
        original.append((names[index] if index < len(names) else f"+{index + 1}", raw))
        if index < len(fields) and fields[index]:
            found.setdefault(fields[index], formulas.restored(raw.strip()).strip())
    warnings: list[Warning] = []
    day = found.get("on", "")
    on = cells.day(day) if day else None
    if day and on is None:
        warnings.append(Warning(line.row, "on", NOT_A_DATE, day[:200]))
    numbers = {}
    for name in ("quantity", "unit_price", "amount"):
        numbers[name] = number(found[name]) if name in found else None
        if name in found and numbers[name] is None:
            warnings.append(Warning(line.row, name, NOT_A_NUMBER, found[name][:200]))
    said = "\x1e".join(sorted(f"{name}\x1f{value}" for name, value in original))
    turns[said] += 1
    text = f"{said}\x1e{turns[said]}"
    return Entry(
        row=line.row,
        external_id=found.get("external_id", ""),
        phones=cells.phones(found["phone"]) if "phone" in found else (),
        name=found.get("customer") or found.get("company") or found.get("person", ""),
        on=on,
        at=_clock(day),
        text=found.get("text", ""),
        author=found.get("author", ""),
        word=found.get("word", ""),
        state=found.get("state", ""),
        order=found.get("order", ""),
        product=found.get("product", ""),
        currency=found.get("currency", "").upper(),
        original=tuple(original),
        fingerprint=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        warnings=tuple(warnings),
        **numbers,
    )


def _clock(text: str) -> time | None:
    found = _CLOCK.search(text)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:  # noqa: PLR2004 - a clock
        return None
    return time(int(found[1]), int(found[2]))
