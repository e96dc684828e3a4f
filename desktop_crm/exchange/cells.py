"""Reads the values people write into cells: dates, several phones, tiers, stages, tags."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, time, timedelta

from desktop_crm.domain.i18n import QT_TRANSLATE_NOOP
from desktop_crm.domain.words import CustomerKind, LifecycleStage, Tier

#: What an e-mail address looks like; odd ones are kept with a warning.
MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
NOT_A_DATE = QT_TRANSLATE_NOOP("Import", "“{value}” is not a date")

#: Characters of headers and of the words below as Taiwan and Hong Kong write them.
_SIMPLIFIED = str.maketrans(
    "戶稱電話號碼聯絡職務郵網區縣編國級別狀態類業規來標籤備註說統會訂單購買產數價額幣種總時間"
    "記錄內負責農曆陰傳機辦簡進訪談銷貨們員遞暱偏動議訴質問滿貿經營歸屬點擾潛線複誠臘閏廠",
    "户称电话号码联络职务邮网区县编国级别状态类业规来标签备注说统会订单购买产数价额币种总时间"
    "记录内负责农历阴传机办简进访谈销货们员递昵偏动议诉质问满贸经营归属点扰潜线复诚腊闰厂",
)
_PARTS = re.compile(r"\s*(?: ::: |[/、,，;；|\n])\s*")
_MAIL_PARTS = re.compile(r"[\s,，;；、|/]+")
_TAG_PARTS = re.compile(r"\s*(?: ::: |[,，;；、|\n])\s*")
_DIGIT = re.compile(r"\d")
_LEAST_DIGITS = 5
_YMD = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T].*)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d\d)(?:[ T,].*)?")
_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
_NAMED = re.compile(
    r"(?:(?P<d1>\d{1,2})(?:st|nd|rd|th)?[-. ]*)?(?P<month>[a-z]{3})[a-z]*[-., ]*"
    r"(?:(?P<d2>\d{1,2})(?:st|nd|rd|th)?[-., ]+)?(?P<year>\d{4}|\d\d)(?:[ T,].*)?"
)
_CLOCK = re.compile(
    r"(?:^|[ T,])(\d{1,2})[:：](\d{2})(?:[:：]\d{2}(?:\.\d+)?)?\s*([ap]m)?\b", re.IGNORECASE
)
#: Two digits of a year below this are of this century.
_CENTURY_TURNS = 50
_MONTH_DAY = re.compile(r"(?:--)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_EXCEL_EPOCH = date(1899, 12, 30)
_SERIALS = range(10_000, 80_000)
_LONGEST_MONTH = 12
_LEAP_YEAR = 2024
_LUNAR = re.compile(r"(闰?)(正|一|二|三|四|五|六|七|八|九|十|十一|十二|冬|腊|\d{1,2})月(.+)")
_DIGITS = "零一二三四五六七八九"
_LUNAR_LONGEST = 30

_TIERS = {
    "a": Tier.A, "重点": Tier.A, "重点客户": Tier.A, "重要": Tier.A, "重要客户": Tier.A,
    "key": Tier.A, "vip": Tier.A, "b": Tier.B, "成长": Tier.B, "成长客户": Tier.B, "growth": Tier.B,
    "c": Tier.C, "普通": Tier.C, "普通客户": Tier.C, "一般": Tier.C, "一般客户": Tier.C,
    "standard": Tier.C, "normal": Tier.C,
    "d": Tier.D, "低价值": Tier.D, "低价值客户": Tier.D, "low": Tier.D,
}  # fmt: skip
_STAGES = {
    "线索": LifecycleStage.LEAD, "lead": LifecycleStage.LEAD,
    "潜在": LifecycleStage.PROSPECT, "潜在客户": LifecycleStage.PROSPECT,
    "意向客户": LifecycleStage.PROSPECT, "prospect": LifecycleStage.PROSPECT,
    "首购": LifecycleStage.FIRST, "首购客户": LifecycleStage.FIRST, "新客户": LifecycleStage.FIRST,
    "first": LifecycleStage.FIRST, "first purchase": LifecycleStage.FIRST,
    "复购": LifecycleStage.REPEAT, "复购客户": LifecycleStage.REPEAT,
    "老客户": LifecycleStage.REPEAT, "repeat": LifecycleStage.REPEAT,
    "忠诚": LifecycleStage.LOYAL, "忠诚客户": LifecycleStage.LOYAL, "loyal": LifecycleStage.LOYAL,
    "沉睡": LifecycleStage.DORMANT, "沉睡客户": LifecycleStage.DORMANT,
    "dormant": LifecycleStage.DORMANT,
    "流失": LifecycleStage.LOST, "流失客户": LifecycleStage.LOST, "lost": LifecycleStage.LOST,
}  # fmt: skip
_PEOPLE = {"个人", "个人客户", "自然人", "person", "individual", "private"}
_COMPANIES = {"企业", "企业客户", "公司", "公司客户", "单位", "company", "business", "organization"}
_COMPANY_WORDS = re.compile(
    r"公司|集团|有限|股份|厂$|中心$|医院|大学|学院|学校|银行|研究院|研究所|事务所|工作室|商行|商店|酒店|超市|合作社|局$|部$"
    r"|\b(?:inc|llc|ltd|gmbh|corp|co|company|limited|plc|ag|sa|bv|kg|oy|ab|group|holdings|foods"
    r"|industries|systems|solutions|services|university|hospital|bank|trading|logistics)\b\.?",
    re.IGNORECASE,
)
_YES = {"1", "y", "yes", "true", "x", "是", "√", "✓"}


def folded(text: str) -> str:
    """Return a word in the form words are compared in: NFKC, case folded, simplified."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_SIMPLIFIED)


def phones(text: str) -> tuple[str, ...]:
    """Split a cell into phone numbers where every part has at least five digits."""
    parts = [part for part in _PARTS.split(text) if part]
    if len(parts) > 1 and all(len(_DIGIT.findall(part)) >= _LEAST_DIGITS for part in parts):
        return tuple(parts)
    return (text,)


def mails(text: str) -> tuple[str, ...]:
    """Split a cell into e-mail addresses where every part has an at sign."""
    parts = [part for part in _MAIL_PARTS.split(text) if part]
    return tuple(parts) if parts and all("@" in part for part in parts) else (text,)


def tags(text: str) -> tuple[str, ...]:
    """Split a cell into tags; Google's system groups ("* myContacts") are none."""
    parts = [part.strip() for part in _TAG_PARTS.split(text)]
    return tuple(dict.fromkeys(part for part in parts if part and not part.startswith("* ")))


def people(text: str) -> tuple[str, ...]:
    """Split a cell into the names of several persons ("张三/李四", "张三、李四")."""
    return tuple(part for part in re.split(r"\s*[/、;；|\n]\s*", text) if part)


def tier(text: str) -> Tier | None:
    """Return the tier a cell names ("A", "A级", "A 重点", "重点客户"), or None."""
    key = folded(text).strip()
    key = re.sub(r"\s*(?:级|类|等|级客户|类客户)$", "", key)
    return _TIERS.get(key) or _TIERS.get(re.split(r"[\s·\-:/]+", key)[0])


def stage(text: str) -> LifecycleStage | None:
    """Return the lifecycle stage a cell names, or None."""
    return _STAGES.get(folded(text).strip())


def kind(text: str) -> CustomerKind | None:
    """Return whether a cell says company or person, or None."""
    key = folded(text).strip()
    if key in _PEOPLE:
        return CustomerKind.PERSON
    return CustomerKind.COMPANY if key in _COMPANIES else None


def looks_like_company(name: str) -> bool:
    """Tell whether a name carries a word that only firms and offices carry."""
    return bool(_COMPANY_WORDS.search(name))


def says_nothing(text: str) -> bool:
    """Tell whether a date is what programs write for none: 0/0/00, 00.00.0000, 0000-00-00."""
    return bool(text) and not text.strip(" 0/.-")


def yes(text: str) -> bool:
    """Tell whether a cell says yes."""
    return text.strip().casefold() in _YES


def day(text: str, *, month_first: bool = False) -> date | None:
    """Return the date a cell holds, or None.

    Known: 2024-03-05, 2024/3/5, 2024.3.5, 2024年3月5日, 20240305, Excel serials, 5/3/2024, 5.3.24,
    5 Mar 2024, March 5, 2024; what follows the date, as a time, is left out.

    Args:
        text: the cell.
        month_first: whether 5/3/2024 is a day in May, where both readings fit.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if match := _YMD.fullmatch(plain) or _COMPACT.fullmatch(plain):
        return _date(*(int(part) for part in match.groups()))
    if match := _DAY_MONTH_YEAR.fullmatch(plain):
        first, second = int(match[1]), int(match[2])
        year = _year(match[3])
        both = (_date(year, second, first), _date(year, first, second))
        return (both[1] or both[0]) if month_first else (both[0] or both[1])
    if (match := _SERIAL.fullmatch(plain)) and int(match[1]) in _SERIALS:
        return _EXCEL_EPOCH + timedelta(days=int(match[1]))
    if (match := _NAMED.fullmatch(plain.casefold())) and match["month"] in _MONTH_NAMES:
        number = match["d1"] or match["d2"]
        month = _MONTH_NAMES.index(match["month"]) + 1
        return _date(_year(match["year"]), month, int(number)) if number else None
    return None


def clock(text: str) -> time | None:
    """Return the time of the day that stands in a cell, or None."""
    found = _CLOCK.search(unicodedata.normalize("NFKC", text))
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2])
    if found[3]:
        hour = hour % 12 + (12 if found[3].casefold() == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None


def months_come_first(texts: Iterable[str]) -> bool:
    """Tell whether a column of dates as 5/3/2024 has its months first: some day is above 12."""
    first = second = 0
    for text in texts:
        if match := _DAY_MONTH_YEAR.fullmatch(unicodedata.normalize("NFKC", text).strip()):
            first += int(match[1]) > _LONGEST_MONTH
            second += int(match[2]) > _LONGEST_MONTH
    return second > first


def _year(text: str) -> int:
    if len(text) == 4:  # noqa: PLR2004 - all digits of a year
        return int(text)
    return int(text) + (2000 if int(text) < _CENTURY_TURNS else 1900)


def birthday(text: str, *, month_first: bool = False) -> tuple[int | None, int, int] | None:
    """Return (year or None, month, day) of a birthday, or None where there is none."""
    if full := day(text, month_first=month_first):
        return full.year, full.month, full.day
    match = _MONTH_DAY.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if match and _date(_LEAP_YEAR, int(match[1]), int(match[2])):
        return None, int(match[1]), int(match[2])
    return None


def lunar_birthday(text: str) -> tuple[int, int, bool] | None:
    """Return (month, day, leap month) of a birthday in the lunar calendar, or None.

    Known: 八月十五, 闰六月初三, 冬月, 腊月, 八月15, 8-15.
    """
    plain = folded(text).strip().removeprefix("农历").removeprefix("阴历")
    if match := _MONTH_DAY.fullmatch(plain):
        return _lunar(int(match[1]), int(match[2]), is_leap=False)
    if match := _LUNAR.fullmatch(plain):
        number = _lunar_day(match[3])
        if number:
            return _lunar(_lunar_month(match[2]), number, is_leap=bool(match[1]))
    return None


def _lunar(month: int, number: int, *, is_leap: bool) -> tuple[int, int, bool] | None:
    fits = 1 <= month <= _LONGEST_MONTH and 1 <= number <= _LUNAR_LONGEST
    return (month, number, is_leap) if fits else None


def _lunar_month(text: str) -> int:
    special = {"正": 1, "冬": 11, "腊": 12, "十": 10, "十一": 11, "十二": 12}
    if text in special:
        return special[text]
    return int(text) if text.isdigit() else _DIGITS.index(text)


def _lunar_day(text: str) -> int:
    text = text.removesuffix("日").removeprefix("初")
    if text.isdigit():
        return int(text)
    special = {"十": 10, "二十": 20, "廿": 20, "三十": 30}
    if text in special:
        return special[text]
    for prefix, base in (("二十", 20), ("廿", 20), ("十", 10), ("", 0)):
        rest = text.removeprefix(prefix)
        if text.startswith(prefix) and len(rest) == 1 and rest in _DIGITS[1:]:
            return base + _DIGITS.index(rest)
    return 0


def _date(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
