"""Customers out of nothing: the same ones for the same seed, on every machine, for ever.

No clock, no `hash()`, no set order: one random generator, and ids built from a fixed instant. A
shorter list is the beginning of a longer one.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from sqlalchemy import Connection

TODAY: Final = date(2026, 11, 23)
#: Every so many customers one has a history of so many interactions beside its last one.
BUSY: Final = 500
HISTORY: Final = 20
_EPOCH: Final = date(1970, 1, 1)
_DAY_US: Final = 86_400_000_000
_INSTANT_MS: Final = 1_790_000_000_000


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


SURNAMES: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程"
    "苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵"
)
SPECIAL_SURNAMES: Final = "单曾仇解查"
COMPOUND_SURNAMES: Final = ("欧阳", "司马", "上官", "诸葛", "皇甫", "尉迟")
_GIVEN: Final = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红娥玲菊辉鹏飞宇浩凯欣怡嘉琪梓涵子轩雨桐"
    "思远俊晓雪梅兰竹云月山海川峰林森木水火土春夏秋冬东南西北中国建文武志成家永安康宁福禄寿喜庆吉祥如意"
    "龙凤虎豹天地日星辰光亮晨曦慧智勤勉诚信义仁礼德贤良善美佳丹青蓝紫金银铜铁玉珠宝珍珊瑚琳琅珏瑞瑾瑜璐瑶"
    "博学达理"
)
_FIRST: Final = _words(
    "James Mary John Anna Robert Linda Michael Sarah David Laura Thomas Emma Daniel Julia Paul "
    "Nina Mark Olivia George Sofia Peter Hannah Simon Clara Adam Ella Brian Grace Kevin Ruby "
    "Jason Alice Eric Diana Frank Helen Gary Irene Henry Joan Ivan Karen Jack Lisa Kyle Maria "
    "Leo Nora Max Paula Neil Rita Oscar Sandra Philip Teresa Ralph Ursula Steve Vera Tim Wendy "
    "Victor Yvonne Walter Zoe Aaron Bella Carl Doris Dean Edith Felix Flora Glen Gina Hugo "
    "Heidi Ian Iris"
)
_LAST: Final = _words(
    "Smith Johnson Brown Taylor Miller Wilson Moore Clark Lewis Walker Hall Young King Wright "
    "Scott Green Baker Adams Nelson Carter Mitchell Roberts Turner Phillips Campbell Parker "
    "Evans Edwards Collins Stewart Morris Rogers Reed Cook Morgan Bell Murphy Bailey Cooper "
    "Cox Howard Ward Peterson Gray Watson Brooks Kelly Sanders Price Bennett Wood Barnes Ross "
    "Henderson Coleman Jenkins Perry Powell Long Hughes Foster Butler Simmons Bryant Russell "
    "Griffin Hayes Myers Ford Hamilton Graham Sullivan Wallace Woods Cole West Owens Reynolds "
    "Fisher Ellis Harrison Gibson Cruz Marshall Gomez Murray Freeman Wells Webb Simpson "
    "Stevens Tucker Porter Hunter Hicks Crawford Henry Boyd Mason Kennedy"
)
_ACCENTED: Final = ("José", "Zoë", "François", "Jürgen", "Søren", "Núria", "Łukasz", "Émile")
_CITIES: Final = _words(
    "北京 上海 深圳 广州 杭州 成都 武汉 西安 南京 苏州 天津 重庆 长沙 青岛 宁波 郑州 东莞 佛山 "
    "厦门 福州 济南 合肥 无锡 沈阳 大连 昆明 南昌 贵阳 太原 兰州"
)
_PROVINCES: Final = _words(
    "北京 上海 广东 广东 浙江 四川 湖北 陕西 江苏 江苏 天津 重庆 湖南 山东 浙江 河南 广东 广东 "
    "福建 福建 山东 安徽 江苏 辽宁 辽宁 云南 江西 贵州 山西 甘肃"
)
_TRADES: Final = _words(
    "科技 电子 机械 贸易 食品 建材 服饰 医疗 物流 化工 汽车 家具 印刷 能源 教育 广告 农业 通信"
)
_LEGAL: Final = ("有限公司", "有限责任公司", "股份有限公司", "集团有限公司", "工作室", "商行")
_LATIN_LEGAL: Final = ("Inc", "LLC", "GmbH", "Ltd", "Co.", "S.A.", "Pty Ltd")
_BRAND: Final = "华盛鑫隆恒泰瑞丰宏达兴旺利源通顺联创新飞翔远大信诚中正东方金鼎天成博雅"
_DOMAINS: Final = _words(
    "qq.com 163.com gmail.com outlook.com 126.com sina.com example.com example.cn"
)
TAGS: Final = _words(
    "展会 老客户 VIP 样品 价格敏感 大客户 经销商 代理 出口 内销 线上 线下 微信 推荐 续约 试用 "
    "招标 合同 账期 现款 春节礼品 中秋礼品 技术型 决策快 需回访 高潜 沉默 竞品用户 返修 定制 "
    "wholesale retail export partner referral fair newsletter trial renewal priority lost-bid "
    "sample prepaid net30 net60 gift distributor agent online walk-in price-list key-account "
    "seasonal technical quick-decision revisit dormant competitor repair custom"
)
INDUSTRIES: Final = tuple(f"industry-{number}" for number in range(12))
SOURCES: Final = tuple(f"source-{number}" for number in range(8))
_TRADITIONAL: Final = str.maketrans(
    dict(
        zip(
            "张刘陈杨黄赵吴孙马罗郑梁谢许韩冯邓肖蒋叶苏吕钟谭陆范贾韦邹龙贺顾龚伟丽强军艳杰涛兰云东国飞宁庆凤天",
            "張劉陳楊黃趙吳孫馬羅鄭梁謝許韓馮鄧肖蔣葉蘇呂鍾譚陸範賈韋鄒龍賀顧龔偉麗強軍艷傑濤蘭雲東國飛寧慶鳳天",
            strict=True,
        )
    )
)
_WORDS: Final = _words(
    "客户 希望 下周 送样 价格 合同 付款 交期 质量 投诉 电话 拜访 报价 春节 前 交货 call visit "
    "price sample order delay invoice pays late wants discount shipped"
)


@dataclass(frozen=True, slots=True)
class Made:
    """One customer as it comes out of the generator."""

    id: bytes
    kind: str
    name: str
    company: str | None
    contact: str | None
    external_id: str | None
    phones: tuple[str, ...]
    email: str | None
    city: str
    province: str
    industry: str | None
    source: str | None
    tier: str | None
    stage: str | None
    tags: tuple[int, ...]
    next_on: date | None
    last_on: date
    birthday: tuple[int, int] | None
    note: str


def made_id(random: Random, kind: int, number: int) -> bytes:
    """Return a uuid7 of a fixed instant; `kind` keeps the ids of different tables apart."""
    milliseconds = _INSTANT_MS + number
    raw = bytearray(milliseconds.to_bytes(6, "big") + random.randbytes(9) + bytes((kind,)))
    raw[6] = raw[6] & 0x0F | 0x70
    raw[8] = raw[8] & 0x3F | 0x80
    return bytes(raw)


def customers(count: int, seed: int = 1) -> Iterator[Made]:
    """Return the first `count` customers of a seed."""
    random = Random(seed)  # noqa: S311 - nothing secret
    weights = _Weights()
    for number in range(count):
        yield _customer(random, weights, number)


def duplicates(rows: Sequence[Made], seed: int = 5) -> Iterator[tuple[Made, Made]]:
    """Return near-copies of three in a hundred rows, each beside its original."""
    random = Random(seed)  # noqa: S311 - nothing secret
    for number in random.sample(range(len(rows)), len(rows) * 3 // 100):
        original = rows[number]
        way = random.randrange(4)
        fresh = made_id(random, 9, number)
        company, name = original.company, original.name
        phones, email = original.phones, original.email
        if way == 0 and company is not None:
            company = company.removesuffix("有限公司") + "公司"
        elif way == 1:
            phones = (f"86{phones[0]}", *phones[1:])
        elif way == 2:
            name = name[:-1] + random.choice(_GIVEN)
        else:
            last = "5" if phones[0][-1] != "5" else "6"
            phones = (phones[0][:-1] + last, *phones[1:])
        copy = Made(
            **{
                field: getattr(original, field)
                for field in Made.__dataclass_fields__
                if field not in ("id", "company", "name", "phones", "email")
            },
            id=fresh,
            company=company,
            name=name,
            phones=phones,
            email=email,
        )
        yield original, copy


#: Every class of query and how it is drawn; the count is the length looked for.
CLASSES: Final = _words(
    "zh1 zh2 zh3 la1 la2 la3 la4 d2 d3 d4 d8 co4 nohit2 nohit4 py2 py4 ini3 two trad"
)


def queries(rows: Sequence[Made], seed: int = 7, each: int = 30) -> dict[str, list[str]]:
    """Return queries of every class, drawn from the names, companies and phones of `rows`."""
    random = Random(seed)  # noqa: S311 - nothing secret
    chinese = [row.name for row in rows if row.kind == "PERSON" and row.name[0] >= "\u4e00"]
    latin = [row.name.lower() for row in rows if row.name.isascii()]
    phones = ["".join(filter(str.isdigit, phone)) for row in rows for phone in row.phones]
    companies = [name for row in rows for name in (row.company or row.name,) if name[0] >= "\u4e00"]

    def cut(texts: Sequence[str], size: int) -> str:
        while True:
            text = random.choice(texts)
            if len(text) >= size:
                start = random.randrange(len(text) - size + 1)
                part = text[start : start + size]
                if " " not in part and '"' not in part:
                    return part

    made: dict[str, Callable[[], str]] = {
        "zh1": lambda: cut(chinese, 1),
        "zh2": lambda: cut(chinese, 2),
        "zh3": lambda: cut(chinese, 3),
        "la1": lambda: cut(latin, 1),
        "la2": lambda: cut(latin, 2),
        "la3": lambda: cut(latin, 3),
        "la4": lambda: cut(latin, 4),
        "d2": lambda: cut(phones, 2),
        "d3": lambda: cut(phones, 3),
        "d4": lambda: cut(phones, 4),
        "d8": lambda: cut(phones, 8),
        "co4": lambda: cut(companies, 4),
        "nohit2": lambda: "龘" + random.choice(_GIVEN),
        "nohit4": lambda: "zqxj" + random.choice("qxz"),
        "py2": lambda: random.choice(("li", "wa", "zh", "we", "mi", "xi", "ch", "hu")),
        "py4": lambda: random.choice(("wang", "zhan", "liwe", "chen", "liul", "yang", "huan")),
        "ini3": lambda: "".join(random.choice("lwzcyhxmj") for _ in range(3)),
        "two": lambda: f"{cut(chinese, 1)} {cut(phones, 3)}",
        "trad": lambda: random.choice(("張", "陳", "偉", "劉", "國", "雲")) + cut(chinese, 1),
    }
    return {name: [made[name]() for _ in range(each)] for name in CLASSES}


def fill(connection: Connection, rows: Iterable[Made]) -> int:
    """Write customers with their tags, phones, follow-ups and interactions; return how many.

    The search index is left to the caller: what was written is marked.
    """
    random = Random(11)  # noqa: S311 - nothing secret
    tag_ids = [made_id(random, 1, number) for number in range(len(TAGS))]
    connection.exec_driver_sql(
        "INSERT INTO tag (id, name, colour) VALUES (?, ?, ?)",
        [
            (tag, name, number % 8)
            for number, (tag, name) in enumerate(zip(tag_ids, TAGS, strict=True))
        ],
    )
    written: dict[str, list[tuple[object, ...]]] = {table: [] for table in _INSERTS}
    count = 0
    for count, row in enumerate(rows, start=1):
        _collect(written, row, count, random, tag_ids)
    for table, insert in _INSERTS.items():
        if written[table]:
            connection.exec_driver_sql(insert, written[table])
    return count


_INSERTS: Final = {
    "customer": "INSERT INTO customer (id, kind, name, company, external_id, region_city, "
    "region_province, industry, source, tier, stage, note, created_at, do_not_contact, "
    "next_follow_up_on, last_contact_on) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,0,?,?)",
    "contact": "INSERT INTO contact (id, customer_id, name) VALUES (?,?,?)",
    "contact_method": "INSERT INTO contact_method (id, customer_id, kind, value, normalised, "
    "is_primary) VALUES (?,?,?,?,?,?)",
    "customer_tag": "INSERT INTO customer_tag (id, customer_id, tag_id) VALUES (?,?,?)",
    "follow_up": "INSERT INTO follow_up (id, customer_id, kind, title, due_on, state, origin) "
    "VALUES (?,?,'CHECK_IN',?,?,'OPEN','MANUAL')",
    "interaction": "INSERT INTO interaction (id, customer_id, kind, happened_at, text) "
    "VALUES (?,?,'CALL',?,?)",
    "occasion": "INSERT INTO occasion (id, customer_id, kind, calendar, month, day) "
    "VALUES (?,?,'BIRTHDAY','SOLAR',?,?)",
    "feedback": "INSERT INTO feedback (id, customer_id, kind, text, received_at, state, is_crisis) "
    "VALUES (?,?,'COMPLAINT',?,?,'RECEIVED',0)",
}


def _collect(
    written: dict[str, list[tuple[object, ...]]],
    row: Made,
    number: int,
    random: Random,
    tag_ids: Sequence[bytes],
) -> None:
    def new(kind: int) -> bytes:
        return made_id(random, kind, number)

    moment = (row.last_on - _EPOCH).days * _DAY_US + number
    next_on = row.next_on.isoformat() if row.next_on else None
    written["customer"].append(
        (
            *(row.id, row.kind, row.name, row.company, row.external_id, row.city, row.province),
            *(row.industry, row.source, row.tier, row.stage, row.note or None),
            *(moment - 400 * _DAY_US, next_on, row.last_on.isoformat()),
        )
    )
    if row.contact is not None:
        written["contact"].append((new(2), row.id, row.contact))
    for place, phone in enumerate(row.phones):
        whole = normalised(phone)
        written["contact_method"].append((new(3), row.id, "PHONE", phone, whole, int(place == 0)))
    if row.email is not None:
        written["contact_method"].append((new(3), row.id, "EMAIL", row.email, row.email.lower(), 1))
    for tag in row.tags:
        written["customer_tag"].append((new(4), row.id, tag_ids[tag]))
    if next_on is not None:
        written["follow_up"].append((new(5), row.id, "回访 follow up", next_on))
    written["interaction"].append((new(6), row.id, moment, row.note[:45] or "call"))
    if number % BUSY == 1:
        written["interaction"] += (
            (new(6), row.id, moment - ago * _DAY_US, f"{row.note[:40]} {ago}")
            for ago in range(1, HISTORY + 1)
        )
    if row.birthday is not None:
        written["occasion"].append((new(7), row.id, *row.birthday))
    if random.random() < 0.01:
        written["feedback"].append((new(8), row.id, "质量 complaint", moment))


def normalised(phone: str) -> str:
    """Return a generated phone with its country code."""
    ascii_digits = phone.translate({0xFF10 + digit: str(digit) for digit in range(10)})
    bare = "".join(filter(str.isdigit, ascii_digits))
    if ascii_digits.startswith("+"):
        return f"+{bare}"
    return f"+86{bare.removeprefix('0')}"


class _Weights:
    """Cumulative weights, made once."""

    def __init__(self) -> None:
        self.surname = _cumulated(1 / (place + 3) for place in range(len(SURNAMES)))
        self.given = _cumulated(1 / (place + 12) for place in range(len(_GIVEN)))
        self.tag = _cumulated(1 / (place + 1) ** 0.8 for place in range(len(TAGS)))


def _cumulated(weights: Iterable[float]) -> list[float]:
    total, sums = 0.0, []
    for weight in weights:
        total += weight
        sums.append(total)
    return sums


def _customer(random: Random, weights: _Weights, number: int) -> Made:
    is_chinese = random.random() < 0.65
    place = random.randrange(len(_CITIES))
    name, company = (_chinese if is_chinese else _latin)(random, weights, place)
    phones = (_chinese_phones if is_chinese else _latin_phones)(random)
    awkward = random.random()
    if awkward < 0.03 and is_chinese:
        name, company = name.translate(_TRADITIONAL), company.translate(_TRADITIONAL)
    elif 0.03 <= awkward < 0.04:
        wide = {ord(str(digit)): 0xFF10 + digit for digit in range(10)}
        phones = (phones[0].translate(wide), *phones[1:])
    elif 0.04 <= awkward < 0.05 and not is_chinese:
        name = f"{random.choice(_ACCENTED)} {name.split()[-1]}"
    elif 0.05 <= awkward < 0.06 and is_chinese:
        name = random.choice(SPECIAL_SURNAMES) + name[1:]
    elif 0.06 <= awkward < 0.061:
        name += "𠮷"
    elif 0.061 <= awkward < 0.066:
        name = random.choice((f'{name} "x"', f"{name}'s", f"_{name}", f"{name}_a"))
    is_company = random.random() < 0.4
    mail = "".join(random.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(7))
    return Made(
        id=made_id(random, 0, number),
        kind="COMPANY" if is_company else "PERSON",
        name=company if is_company else name,
        company=None if is_company else company,
        contact=name if is_company else None,
        external_id=f"K-{number:06d}" if random.random() < 0.5 else None,
        phones=phones,
        email=(
            f"{mail}@{random.choice(_DOMAINS)}"
            if random.random() > (0.3 if is_chinese else 0.2)
            else None
        ),
        city=_CITIES[place],
        province=_PROVINCES[place],
        industry=random.choice((None, *INDUSTRIES)),
        source=random.choice((None, *SOURCES)),
        tier=random.choices("ABCD", (5, 15, 40, 40))[0],
        stage=random.choices(
            ("LEAD", "PROSPECT", "FIRST", "REPEAT", "LOYAL", "DORMANT", "LOST"),
            (30, 20, 12, 8, 15, 10, 5),
        )[0],
        tags=tuple(
            dict.fromkeys(
                random.choices(range(len(TAGS)), cum_weights=weights.tag, k=random.randrange(6))
            )
        ),
        next_on=TODAY + timedelta(random.randrange(-30, 180)) if random.random() < 0.6 else None,
        last_on=TODAY - timedelta(random.randrange(400)),
        birthday=(random.randrange(1, 13), random.randrange(1, 29))
        if random.random() < 0.5
        else None,
        note=" ".join(random.choice(_WORDS) for _ in range(random.randrange(30))),
    )


def _chinese(random: Random, weights: _Weights, place: int) -> tuple[str, str]:
    if random.random() < 0.01:
        surname = random.choice(COMPOUND_SURNAMES)
    else:
        surname = random.choices(SURNAMES, cum_weights=weights.surname)[0]
    size = 1 if random.random() < 0.2 else 2
    given = "".join(random.choices(_GIVEN, cum_weights=weights.given, k=size))
    brand = "".join(random.choice(_BRAND) for _ in range(random.randrange(2, 4)))
    company = _CITIES[place] + brand + random.choice(_TRADES) + random.choice(_LEGAL)
    return surname + given, company


def _latin(random: Random, _weights: _Weights, _place: int) -> tuple[str, str]:
    last = random.choice(_LAST)
    name = f"{random.choice(_FIRST)} {last}"
    other = f" & {random.choice(_LAST)}" if random.random() < 0.4 else ""
    return name, f"{last}{other} {random.choice(_LATIN_LEGAL)}"


def _number(random: Random, size: int) -> str:
    return "".join(random.choice("0123456789") for _ in range(size))


def _mobile(random: Random) -> str:
    return f"1{random.choice('3578')}{_number(random, 9)}"


def _chinese_phones(random: Random) -> tuple[str, ...]:
    second = (f"0{_number(random, 2)}-{_number(random, 8)}",) if random.random() < 0.3 else ()
    return (_mobile(random), *second)


def _latin_phones(random: Random) -> tuple[str, ...]:
    code = random.choice(("1", "44", "49", "33", "61"))
    first = f"+{code} {_number(random, 3)}-{_number(random, 3)}-{_number(random, 4)}"
    return (first, _mobile(random)) if random.random() < 0.3 else (first,)


def as_json(row: Made) -> str:
    """Return a row as one line, for fingerprints."""
    return json.dumps(
        [
            value.hex() if isinstance(value, bytes) else str(value)
            for value in (getattr(row, field) for field in Made.__dataclass_fields__)
        ],
        ensure_ascii=False,
    )
