"""Quick capture: a new customer from one typed line or a pasted signature."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from desktop_crm.domain.patterns import Pattern
from desktop_crm.domain.quick_dates import Due, Holidays, no_holidays
from desktop_crm.domain.quick_spans import (
    Reading,
    Span,
    SpanKind,
    read_due,
    read_plan,
    read_tag,
    remaining_text,
)
from desktop_crm.domain.quick_words import any_of, fold
from desktop_crm.domain.words import Tier

# --- Vocabulary ----------------------------------------------------------------------------------

COMPANY_ENDINGS_ZH: Final = (
    "有限公司", "有限责任公司", "股份公司", "公司", "集团", "工厂", "厂", "商行", "商店", "店",
    "超市", "酒店", "医院", "学校", "大学", "学院", "研究院", "研究所", "事务所", "工作室",
    "合作社", "银行", "中心",
)  # fmt: skip
COMPANY_ENDINGS_EN: Final = (
    "Co., Ltd.", "Co., Ltd", "Co. Ltd.", "Co. Ltd", "Co Ltd", "Pte. Ltd.", "Pte Ltd", "Pty Ltd",
    "Ltd.", "Ltd", "Limited", "Inc.", "Inc", "LLC", "LLP", "PLC", "GmbH", "AG", "Corp.", "Corp",
    "Corporation", "Company", "Group", "Holdings", "S.A.", "B.V.", "Bank", "University",
)  # fmt: skip
TITLES_ZH: Final = (
    "经理", "总监", "主管", "总裁", "董事长", "工程师", "采购", "销售", "助理", "专员", "主任",
    "顾问", "老板", "厂长",
)  # fmt: skip
TITLES_EN: Final = (
    "manager", "director", "engineer", "officer", "president", "head of", "ceo", "cto", "cfo",
    "coo", "buyer", "sales", "purchasing", "assistant", "consultant", "founder", "owner",
    "partner",
)  # fmt: skip
ADDRESS_WORDS: Final = ("地址", "address", "add:", "street", "road", "avenue", "路", "号楼", "大厦")
CLOSINGS: Final = (
    "best regards", "kind regards", "regards", "best", "thanks", "thank you", "sincerely", "cheers",
    "此致", "敬礼", "谢谢", "祝好", "顺颂商祺", "sent from",
)  # fmt: skip
PHONE_LABELS: Final = (
    "手机", "手机号", "电话", "联系电话", "座机", "tel", "telephone", "phone", "mobile", "mob",
    "cell", "direct", "office", "t", "m", "p",
)  # fmt: skip
_LONG_LABELS: Final = tuple(word for word in PHONE_LABELS if len(word) > 1)
EMAIL_LABELS: Final = ("邮箱", "邮件", "电子邮箱", "email", "e-mail", "mail", "e")
NAME_LABELS: Final = ("姓名", "联系人", "name", "contact")
COMPANY_LABELS: Final = ("公司", "公司名称", "单位", "company")
SAME_AS_PHONE: Final = ("微信同号", "同微信", "微信同步")

_FEWEST_DIGITS: Final = 7
_MOST_DIGITS: Final = 15  # E.164
_LONGEST_TITLE: Final = 40
_LATIN_FULL_NAME: Final = 3  # from three Latin words on, the first two are the name


def _label(words: tuple[str, ...]) -> str:
    return rf"(?<![A-Za-z0-9\u4e00-\u9fff])(?:{any_of(words)})\.?\s?[:.]\s?"


_EMAIL: Final = Pattern(
    rf"(?:{_label(EMAIL_LABELS)})?(?:mailto:)?<?"
    r"(?P<value>(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+'-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,8}"
    r"[A-Za-z]{2,24})>?",
    re.IGNORECASE,
)
_WECHAT: Final = Pattern(
    r"(?<![A-Za-z0-9])(?:wx|wechat(?:\s?id)?|weixin|微信号?)\s?:\s?(?P<value>[A-Za-z0-9][\w-]{1,39})",
    re.IGNORECASE | re.ASCII,
)
_SAME: Final = Pattern(rf"[(]?(?:{any_of(SAME_AS_PHONE)})[)]?")
_SOURCE: Final = Pattern(
    r"(?:客户来源|来源|(?<![A-Za-z])source)\s?:[ \t]?"
    r"(?:\"(?P<quoted>[^\"\n]+)\"|(?P<value>[^\s,;，；、#@]+))",
    re.IGNORECASE,
)
_REST_OF_FIELD: Final = Pattern(r"[^\n,;，；#@|]*")
_TIER: Final = Pattern(
    r"(?<![A-Za-z0-9])(?:(?P<zh>[A-D])\s?级(?:客户)?|tier\s?:?\s?(?P<en>[A-D])(?![A-Za-z0-9])"
    r"|(?:客户)?等级\s?:\s?(?P<named>[A-D])(?![A-Za-z0-9])级?)",
    re.IGNORECASE,
)
_EXTENSION: Final = r"(?:\s?(?:转|分机|ext\.?|x|#)\s?:?\s?\d{1,6}|-\d{1,6}(?!\d)|/\d{1,4}(?!\d))?"
_PHONE: Final = Pattern(
    rf"(?:{_label(PHONE_LABELS)}"
    rf"|(?<![A-Za-z0-9\u4e00-\u9fff])(?:{any_of(_LONG_LABELS)})\s{{1,2}})?"
    r"(?P<value>(?<![A-Za-z0-9.¥$€£+-])"
    r"(?:(?:(?:\+|00)?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)"
    r"|(?:\+|00)?[(]?\d[\d()]{0,14}(?:[ .-]{1,2}[(]?\d[\d()]{0,14}){0,6})"
    rf"{_EXTENSION})(?![A-Za-z0-9]|\s?[元万亿%])",
    re.IGNORECASE,
)
_DATE: Final = Pattern(r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}")
_LONE_NUMBER: Final = Pattern(r"\S+")
_SIGN: Final = Pattern(r"(?<![A-Za-z0-9_])[#@]")
_COMPANY_ZH: Final = Pattern(
    rf"(?<![^\s,;|，；、])[^\s,;|，；、]{{0,60}}(?:{any_of(COMPANY_ENDINGS_ZH)})(?![^\s,;|，；、])"
)
_COMPANY_EN: Final = Pattern(
    rf"(?:(?<=^)|(?<=[\n,;|，；]))[ \t]*(?P<value>[^\n,;|，；]{{0,80}}?[^\n,;|，；\s],?[ \t]+"
    rf"(?:{any_of(COMPANY_ENDINGS_EN)}))(?![A-Za-z])",
    re.MULTILINE,
)
_NAMED_VALUE: Final = r"[^\n,;|，；#@:]+?(?=\s+[^\s:]{1,8}:|\s*(?:[\n,;|，；#@]|$))"
_NAMED: Final = Pattern(rf"(?:{_label(NAME_LABELS)})(?P<value>{_NAMED_VALUE})", re.IGNORECASE)
_COMPANY_NAMED: Final = Pattern(
    rf"(?:{_label(COMPANY_LABELS)})(?P<value>{_NAMED_VALUE})", re.IGNORECASE
)
_FIELD: Final = Pattern(r"[^\n\t,;|，；、]+")
_WORD: Final = Pattern(r"\S+")
_TITLE: Final = Pattern(
    rf"(?:{any_of(TITLES_ZH)})|(?<![A-Za-z])(?:{any_of(TITLES_EN)})(?![A-Za-z])", re.IGNORECASE
)
_ADDRESS: Final = Pattern(any_of(ADDRESS_WORDS), re.IGNORECASE)
_CLOSING: Final = Pattern(rf"(?:{any_of(CLOSINGS)})(?![A-Za-z])|-+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured:
    """A new customer as far as a text tells; `rest` is what nothing was made of."""

    name: str
    company: str | None
    job_title: str | None
    phones: tuple[str, ...]
    emails: tuple[str, ...]
    wechat: str | None
    source: str | None
    tier: Tier | None
    tags: tuple[str, ...]
    due: Due | None
    rest: str
    spans: tuple[Span, ...]


def capture(
    text: str,
    now: datetime,
    *,
    tags: Collection[str] = (),
    holidays: Holidays = no_holidays,
    plain: Collection[tuple[SpanKind, str]] = (),
) -> Captured:
    """Read a new customer from one line or a pasted signature, typed at `now`, local time."""
    reading = Reading(text, now, plain)
    _read_marked(reading, {tag.casefold(): tag for tag in tags}, holidays)
    _read_phones(reading)
    _read_names(reading)
    reading.spans.sort(key=lambda span: span.start)
    values = [(span.kind, span.value) for span in reading.spans]
    due = reading.one(SpanKind.DUE)
    tier = _only(values, SpanKind.TIER)
    titles = _all(values, SpanKind.JOB_TITLE)
    return Captured(
        job_title=titles[0] if titles else None,
        name=_only(values, SpanKind.NAME) or "",
        company=_only(values, SpanKind.COMPANY),
        phones=_all(values, SpanKind.PHONE),
        emails=_all(values, SpanKind.EMAIL),
        wechat=_only(values, SpanKind.WECHAT),
        source=_only(values, SpanKind.SOURCE),
        tier=Tier(tier) if tier else None,
        tags=_all(values, SpanKind.TAG),
        due=due.value if due and isinstance(due.value, Due) else None,
        rest=remaining_text(text, reading.spans).strip(" \t\n,;|/，；、"),
        spans=tuple(reading.spans),
    )


def find_phones(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end (label included) and text of what looks like a phone number."""
    folded = fold(text)
    dates = [found.span() for found in _DATE.finditer(folded)]
    for found in _PHONE.finditer(folded):
        if any(start < found.end() and found.start() < end for start, end in dates):
            continue
        start, end = found.span("value")
        if _looks_like_phone(found["value"]):
            yield found.start(), end, text[start:end]
            continue
        for part in _LONE_NUMBER.finditer(folded, start, end):
            if _looks_like_phone(part[0]):
                yield part.start(), part.end(), text[part.start() : part.end()]


def _looks_like_phone(text: str) -> bool:
    number = re.split(r"[转分#/xe]", text, maxsplit=1, flags=re.IGNORECASE)[0]
    return _FEWEST_DIGITS <= sum(map(str.isdigit, number)) <= _MOST_DIGITS


def _all(values: list[tuple[SpanKind, object]], kind: SpanKind) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(value) for found, value in values if found is kind))


def _only(values: list[tuple[SpanKind, object]], kind: SpanKind) -> str | None:
    return next(iter(_all(values, kind)), None)


def _read_marked(reading: Reading, known: dict[str, str], holidays: Holidays) -> None:
    """Read what carries a mark or has a form of its own: e-mail, WeChat, source, tier, signs."""
    line = reading.folded
    for found in _EMAIL.finditer(line):
        reading.take(SpanKind.EMAIL, found.start(), found.end(), found["value"])
    for found in _WECHAT.finditer(line):
        reading.take(SpanKind.WECHAT, found.start(), found.end(), found["value"])
    for found in _TIER.finditer(line):
        letter = found["zh"] or found["en"] or found["named"]
        reading.take(SpanKind.TIER, found.start(), found.end(), letter.upper())
    for found in _SOURCE.finditer(line):
        end = _end_of_source(reading, found)
        value = found["quoted"] or reading.line[found.start("value") : end].strip()
        reading.take(SpanKind.SOURCE, found.start(), end, value)
    for sign in _SIGN.finditer(line):
        if sign[0] == "#":
            read_tag(reading, sign.start(), known)
        else:
            read_due(reading, sign.start(), holidays)
    if reading.one(SpanKind.DUE) is None:
        read_plan(reading, 0, holidays)


def _end_of_source(reading: Reading, found: re.Match[str]) -> int:
    """Where a source ends: with its word, or with its field where fields are kept apart."""
    end = found.end()
    if found["quoted"] or not re.search(r"[\n,;，；|]", reading.folded):
        return end
    field = _REST_OF_FIELD.match(reading.folded, end)
    end = field.end() if field else end
    end = min([end, *(span.start for span in reading.spans if found.end() <= span.start)])
    return found.start() + len(reading.folded[found.start() : end].rstrip())


def _read_phones(reading: Reading) -> None:
    for start, end, value in find_phones(reading.line[: len(reading.folded)]):
        reading.take(SpanKind.PHONE, start, end, value)
    phone = reading.one(SpanKind.PHONE)
    same = _SAME.search(reading.folded)
    if phone and same and reading.one(SpanKind.WECHAT) is None:
        reading.take(SpanKind.WECHAT, same.start(), same.end(), phone.value)


# --- Name and company ----------------------------------------------------------------------------


def _read_names(reading: Reading) -> None:
    """Find the company by its words and the name by its place."""
    rest = reading.masked()
    for kind, pattern in ((SpanKind.NAME, _NAMED), (SpanKind.COMPANY, _COMPANY_NAMED)):
        if found := pattern.search(rest):
            value = found["value"].strip()
            reading.take(kind, found.start(), found.start("value") + len(value), value)
    rest = reading.masked()
    if reading.one(SpanKind.COMPANY) is None:
        _read_company(reading, rest)
    rest = reading.masked()
    for start, end in _fields(rest):
        text = rest[start:end]
        if len(text) <= _LONGEST_TITLE and _TITLE.search(text) and not _ADDRESS.search(text):
            reading.take(SpanKind.JOB_TITLE, start, end, text)
            break
    rest = reading.masked()
    fields = [field for field in _fields(rest) if not _is_aside(rest[field[0] : field[1]])]
    if len(fields) == 1:
        fields = _words(rest, *fields[0], alone=reading.one(SpanKind.COMPANY) is not None)
    wanted = [k for k in (SpanKind.NAME, SpanKind.COMPANY) if reading.one(k) is None]
    for kind, (start, end) in zip(wanted, fields, strict=False):
        guessed = kind is SpanKind.COMPANY
        reading.take(kind, start, end, reading.line[start:end], certain=not guessed)


def _read_company(reading: Reading, rest: str) -> None:
    if found := _COMPANY_ZH.search(rest):
        start, end = found.span()
    elif found := _COMPANY_EN.search(rest):
        start, end = found.span("value")
        start += _length_of_person(rest[start:end])
    else:
        return
    reading.take(SpanKind.COMPANY, start, end, reading.line[start:end])


def _length_of_person(text: str) -> int:
    """How much of "John Smith Acme Robotics Inc." is the person: two words of four or more.

    Of "王五 Nordwind GmbH" it is the Chinese word.
    """
    words = list(_WORD.finditer(text))
    if not text[0].isascii() and text[words[-1].start()].isascii():
        return words[1].start()
    return words[2].start() if len(words) > _LATIN_FULL_NAME and "," not in text else 0


def _fields(rest: str) -> list[tuple[int, int]]:
    trimmed = []
    for found in _FIELD.finditer(rest):
        text = found[0].strip()
        if any(map(str.isalnum, text)):
            start = found.start() + len(found[0]) - len(found[0].lstrip())
            trimmed.append((start, start + len(text)))
    return trimmed


def _is_aside(text: str) -> bool:
    """Whether a field is a job, an address, a greeting or a number: no name, no company."""
    return (
        _CLOSING.match(text) is not None
        or _TITLE.search(text) is not None
        or _ADDRESS.search(text) is not None
        or text[0].isdigit()
    )


def _words(rest: str, start: int, end: int, *, alone: bool) -> list[tuple[int, int]]:
    """Split the only field there is: the first word is the name, the second the company.

    A Latin name has two words where the company is known (`alone`) or a third word follows.
    """
    words = [word.span() for word in _WORD.finditer(rest, start, end)]
    if rest[start:end].isascii() and len(words) > 1 and (alone or len(words) >= _LATIN_FULL_NAME):
        return [(words[0][0], words[1][1]), *words[2:]]
    return words
