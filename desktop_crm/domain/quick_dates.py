"""Days and times as people type them, in Chinese and in English, one vocabulary for both.

A rule is a pattern and a function that turns its match into a day; `read_moment` tries them at a
place, `find_moments` walks a line. All patterns expect text that went through `fold`, which keeps
every character in its place.
"""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import Enum, StrEnum
from typing import Final

from desktop_crm.domain.patterns import Pattern
from desktop_crm.domain.quick_words import (
    ENGLISH_NUMBERS,
    FEASTS,
    MINUTE_WORDS,
    MONTHS,
    NAMED_DAYS,
    NAMED_NIGHTS,
    NOON_WORDS,
    PARTS_OF_DAY,
    SECOND_HALF,
    SHORT_DAYS,
    SPRING_FESTIVALS,
    UNITS,
    WEEKDAYS,
    WEEKS,
    YEARS,
    any_of,
    fold,
    number_of,
)

_LATE_HOURS: Final = range(1, 7)  # 3点 without a part of the day is in the afternoon
_NOON: Final = 12
_LAST_HOUR: Final = 23
_EARLY_AFTERNOON: Final = 5  # 中午1点 is 13:00
_SATURDAY: Final = 5
_LONGEST_BREAK: Final = 30  # days; no public holiday is longer, so the search for work ends
_RETURN_TO_WORK: Final = 7  # days after the first of the lunar year
_LAST_WORK_DAY: Final = 2  # days before it: the eve is a holiday

ClockTime = time  # inside a class, a field named `time` hides the type

# --- Results -------------------------------------------------------------------------------------


class Look(Enum):
    """How far back a day without a year, and one without a month, may lie (in days)."""

    AHEAD = (0, 0)  # after a sign: the next such day
    SENTENCE = (60, 0)  # inside a sentence: "18 Nov" on the 21st is past, not next year
    FRONT = (183, 15)  # at the front of a log line: the nearest such day
    BACK = (366, 62)  # after "^": the last such day


class DueNote(StrEnum):
    """Why a due day deserves a second look."""

    WEEKEND = "WEEKEND"
    HOLIDAY = "HOLIDAY"
    NOT_ANNOUNCED = "NOT_ANNOUNCED"


@dataclass(frozen=True, slots=True)
class HolidayInfo:
    """What the holiday table says about one day; a make-up workday is not off."""

    name: str
    is_off: bool
    is_announced: bool = True


@dataclass(frozen=True, slots=True)
class Due:
    """The day, and perhaps the time, a follow-up is due."""

    on: date
    time: ClockTime | None = None
    shifted_from: date | None = None
    note: str | None = None

    @property
    def asked_on(self) -> date:
        """The day as typed, before any shift to a workday."""
        return self.shifted_from or self.on


@dataclass(frozen=True, slots=True)
class Moment:
    """A day with or without a time, found at a place in a line."""

    on: date
    time: ClockTime | None
    start: int
    end: int
    has_day: bool  # False: only a time was typed
    is_settled: bool  # a day off was named on purpose ("Saturday", "tomorrow"): do not shift it
    is_last_day: bool  # "end of the month": shift back, not forward


Holidays = Callable[[date], HolidayInfo | None]
_Found = date | datetime | None
_Reader = Callable[[re.Match[str], datetime, Look], _Found]


def no_holidays(_day: date) -> HolidayInfo | None:
    """Know nothing: only Saturdays and Sundays are off."""
    return None


# --- Arithmetic ----------------------------------------------------------------------------------


def _in_month(first: date, months: int, day: int) -> date | None:
    """The given day of the month that lies `months` after `first`; None if it has no such day."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return None
    return date(year, month + 1, day) if 1 <= day <= _last_of(year, month + 1) else None


def _last_of(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def _month_later(today: date, months: int) -> date | None:
    """The same day some months on, or the last day of a shorter month."""
    first = _in_month(today, months, 1)
    return first and first.replace(day=min(today.day, _last_of(first.year, first.month)))


def _pick(candidates: list[date | None], today: date, days_back: int) -> date | None:
    """The latest candidate not more than `days_back` days ago, else the next one."""
    real = sorted(day for day in candidates if day is not None)
    past = [day for day in real if timedelta(0) <= today - day <= timedelta(days_back)]
    ahead = [day for day in real if day >= today]
    return past[-1] if past else next(iter(ahead), None)


def _monday(today: date, weeks: int) -> date:
    return today + timedelta(days=7 * weeks - today.weekday())


def _yearly(month: int, day: int, today: date, look: Look) -> date | None:
    january = date(today.year, 1, 1)
    candidates = [_in_month(january, 12 * years + month - 1, day) for years in (-1, 0, 1)]
    return _pick(candidates, today, look.value[0])


# --- What the rules mean -------------------------------------------------------------------------


def _full_date(found: re.Match[str], now: datetime, look: Look) -> _Found:
    del now, look
    return date(int(found["y"]), int(found["m"]), int(found["d"]))


def _month_and_day(found: re.Match[str], now: datetime, look: Look) -> _Found:
    groups = found.groupdict()
    month = MONTHS.get(groups["mon"][:3].lower()) if groups.get("mon") else number_of(found["m"])
    day = number_of(found["d"])
    if month is None or day is None or not 1 <= month <= len(MONTHS):
        return None
    if year := groups.get("y"):
        return date(YEARS[year] + now.year if year in YEARS else int(year), month, day)
    return _yearly(month, day, now.date(), look)


def _day_of_month(found: re.Match[str], now: datetime, look: Look) -> _Found:
    day, today = int(found["d"]), now.date()
    if months := found["rel"]:
        return _in_month(today, WEEKS[months[0]], day) if months[0] in WEEKS else None
    return _pick([_in_month(today, n, day) for n in (-2, -1, 0, 1, 2)], today, look.value[1])


def _named_day(found: re.Match[str], now: datetime, look: Look) -> _Found:
    del look
    return now.date() + timedelta(NAMED_DAYS[" ".join(found[0].lower().split())])


def _short_day(found: re.Match[str], now: datetime, look: Look) -> _Found:
    del look
    return now.date() + timedelta(SHORT_DAYS[found[0].lower()])


def _named_night(found: re.Match[str], now: datetime, look: Look) -> _Found:
    del look
    day = now.date() + timedelta(NAMED_NIGHTS[" ".join(found[0].lower().split())])
    return datetime.combine(day, time(PARTS_OF_DAY["night"]), now.tzinfo)


def _weekday(found: re.Match[str], now: datetime, look: Look) -> _Found:
    today = now.date()
    word = found["d"].lower()
    weekday = WEEKDAYS[word if word in WEEKDAYS else word[:3]]
    if week := found["w"]:
        return _monday(today, WEEKS[week.lower()]) + timedelta(weekday)
    if look is Look.BACK:
        return today - timedelta((today.weekday() - weekday - 1) % 7 + 1)
    return today + timedelta((weekday - today.weekday() - 1) % 7 + 1)


def _week(found: re.Match[str], now: datetime, look: Look) -> _Found:
    del look
    return _monday(now.date(), WEEKS[found["w"].lower()])


def _month(found: re.Match[str], now: datetime, look: Look) -> _Found:
    del look
    return _in_month(now.date(), WEEKS[found["w"].lower()], 1)


def _counted(found: re.Match[str], now: datetime, look: Look) -> _Found:
    del look
    sign = -1 if found.groupdict().get("back") else 1
    unit = UNITS.get(found["u"].lower(), found["u"].lower())
    if found["n"] == "半" or found["n"].lower().startswith("half"):
        return _half(unit, sign, now)
    number = number_of(found["n"])
    return None if number is None else _step(unit, sign * number, now)


def _half(unit: str, sign: int, now: datetime) -> _Found:
    parts = {"hour": ("minute", 30), "month": ("day", 15), "year": ("month", 6)}
    return _step(parts[unit][0], sign * parts[unit][1], now) if unit in parts else None


def _step(unit: str, number: int, now: datetime) -> _Found:
    match unit:
        case "minute" | "hour":
            later = now + timedelta(minutes=number * (60 if unit == "hour" else 1))
            return later.replace(second=0, microsecond=0)
        case "day" | "week":
            return now.date() + timedelta(number * (7 if unit == "week" else 1))
        case _:
            return _month_later(now.date(), number * (12 if unit == "year" else 1))


def _part_of_month(found: re.Match[str], now: datetime, look: Look) -> _Found:
    groups, today = found.groupdict(), now.date()
    if groups.get("m"):
        month = number_of(found["m"])
        if month is None or not 1 <= month <= len(MONTHS):
            return None
        firsts = [date(today.year + years, month, 1) for years in (-1, 0, 1)]
        return _pick([_edge(day, found["e"]) for day in firsts], today, look.value[0])
    word = (groups.get("rel") or "").lower()
    if not word:
        firsts = [day for n in (0, 1) if (day := _in_month(today, n, 1))]
        return _pick([_edge(day, found["e"]) for day in firsts], today, 0)
    first = _in_month(today, WEEKS.get(word, 0), 1)
    return first and _edge(first, found["e"])


def _edge(first: date, word: str) -> date:
    match word[0].lower():
        case "初" | "s" | "b":
            return first
        case "中" | "m":
            return first.replace(day=15)
        case _:
            return first.replace(day=_last_of(first.year, first.month))


def _part_of_year(found: re.Match[str], now: datetime, look: Look) -> _Found:
    del look
    if found["e"] == "初":
        return date(now.year + 1, 1, 1)
    return date(now.year + (1 if found["rel"] else 0), 12, 31)


def _end_of(found: re.Match[str], now: datetime, look: Look) -> _Found:
    del look
    today, ahead = now.date(), 1 if found["rel"] else 0
    unit = (found["u"] or found["short"][-1]).lower()
    if unit.startswith("w"):
        friday = _monday(today, ahead) + timedelta(4)
        return friday if friday >= today else friday + timedelta(7)
    if unit.startswith("m"):
        first = _in_month(today, ahead, 1)
        return first and _edge(first, "end")
    if unit.startswith("q"):
        first = _in_month(today, 2 - (today.month - 1) % 3 + 3 * ahead, 1)
        return first and _edge(first, "end")
    return date(today.year + ahead, 12, 31)


def _spring_festival(found: re.Match[str], now: datetime, look: Look) -> _Found:
    del look
    is_after = found["side"].lower() in {"后", "after"}
    days = _RETURN_TO_WORK if is_after else -_LAST_WORK_DAY
    for year in (now.year, now.year + 1):
        if year not in SPRING_FESTIVALS:
            return None
        day = date(year, *SPRING_FESTIVALS[year]) + timedelta(days)
        if day >= now.date():
            return day
    return None


def _feast(found: re.Match[str], now: datetime, look: Look) -> _Found:
    del look
    feast, back_to_work = FEASTS[" ".join(found["feast"].lower().split())]
    if found["side"].lower() in {"后", "after"}:
        return _yearly(*back_to_work, now.date(), Look.AHEAD)
    day = _yearly(*feast, now.date() + timedelta(1), Look.AHEAD)
    return day and day - timedelta(1)


# --- The rules -----------------------------------------------------------------------------------

_DIGIT_BEFORE = r"(?<![A-Za-z0-9.:/-])"
_WORD = r"(?<![A-Za-z0-9])"
_END = r"(?![A-Za-z0-9'’])"
_COUNT = r"\d{1,3}|[一二两三四五六七八九十]{1,3}|半"
_CN = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_EN_COUNT = r"\d{1,3}|half\s+an?|" + any_of(ENGLISH_NUMBERS)
_EN_UNIT = r"(?P<u>day|week|month|year|hour|hr|minute|min)s?"
_EN_MONTH = r"(?P<mon>" + "|".join(f"{name}[a-z]{{0,6}}" for name in MONTHS) + r")\.?"
_EN_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_EN_YEAR = r"(?:,?\s+(?P<y>20\d\d))?(?![A-Za-z0-9:])"
_WEEKDAY_NAMES = (
    r"(?P<d>mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?|weekend)"
)
# What makes "3-5" or "28号" a quantity or an address, not a day.
_NOT_UNITS = r"(?!\s?[天周个年万元千百吨箱台件人次块折%])"
_NOT_PLACES = r"(?![楼线店机厂馆库门位码院桌])"

_RULES: Final[dict[str, tuple[str, _Reader]]] = {
    "full": (
        r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?[-/.年]\s?(?P<m>\d{1,2})\s?[-/.月]\s?(?P<d>\d{1,2})"
        r"(?!\d|[-/.]\d)[日号]?",
        _full_date,
    ),
    "month_day": (
        rf"(?<![\d.])(?P<y>{any_of(YEARS)})?(?P<m>{_CN})月(?P<d>{_CN})(?!\d|个)[日号]?",
        _month_and_day,
    ),
    "numeric": (
        rf"{_DIGIT_BEFORE}(?P<m>\d{{1,2}})[-/](?P<d>\d{{1,2}})(?![A-Za-z0-9/-]|[.:]\d){_NOT_UNITS}"
        r"[日号]?",
        _month_and_day,
    ),
    "month_part": (
        rf"(?:(?P<rel>[下本这上])个?|当|(?<![\d一-十])(?P<m>{_CN})|(?<!个))月(?P<e>初|中旬|中|底|末)",
        _part_of_month,
    ),
    "day": (
        r"(?:(?P<rel>[下本这上])个?月|(?<![A-Za-z0-9.月]))(?P<d>\d{1,2})(?:号|(?<=月\d)日|(?<=月\d\d)日)"
        + _NOT_PLACES,
        _day_of_month,
    ),
    "day_month": (rf"{_WORD}{_EN_DAY}\s+(?:of\s+)?{_EN_MONTH}{_EN_YEAR}", _month_and_day),
    "month_name": (rf"{_WORD}{_EN_MONTH}\s+{_EN_DAY}{_EN_YEAR}", _month_and_day),
    "counted": (
        rf"(?<![\d.点])(?P<n>{_COUNT})\s?个?(?P<u>天|日|周|星期|礼拜|月|年|小时|钟头|分钟)"
        r"(?:之后|以后|后|(?P<back>以前|之前|前))(?!天)",
        _counted,
    ),
    "in": (rf"{_WORD}in\s+(?P<n>{_EN_COUNT})\s+{_EN_UNIT}{_END}", _counted),
    "later": (
        rf"{_WORD}(?P<n>{_EN_COUNT})\s+{_EN_UNIT}\s+(?:from\s+now|later|(?P<back>ago)){_END}",
        _counted,
    ),
    "named": (
        rf"(?<![提之以])(?:{any_of(w for w in NAMED_DAYS if not w.isascii())})"
        rf"|{_WORD}(?:{any_of(w for w in NAMED_DAYS if w.isascii())}){_END}",
        _named_day,
    ),
    "short": (
        rf"[昨今明后](?=[早晚])|{_WORD}this(?=\s+(?:morning|afternoon|evening){_END})",
        _short_day,
    ),
    "night": (rf"{_WORD}(?:{any_of(NAMED_NIGHTS)}){_END}", _named_night),
    "weekday": (
        r"(?<![一二两三四五六七八九十半几数\d])(?P<w>上上|下下|[上下本这])?个?"
        r"(?:周|星期|礼拜)(?P<d>[一二三四五六日天末])(?!气)",
        _weekday,
    ),
    "weekday_after": (
        rf"{_WORD}{_WEEKDAY_NAMES}\s+(?P<w>next|last|this)\s+week{_END}",
        _weekday,
    ),
    "weekday_name": (
        rf"{_WORD}(?:(?P<w>this|next|last)\s+)?{_WEEKDAY_NAMES}{_END}(?!\s(?-i:[A-Z])[a-z])",
        _weekday,
    ),
    "week": (r"(?P<w>上上|下下|[上下])个?(?:周|星期|礼拜)(?!期)", _week),
    "week_name": (rf"{_WORD}(?P<w>next|last)\s+week{_END}", _week),
    "month": (r"(?P<w>[上下])个?月份?", _month),
    "month_word": (rf"{_WORD}(?P<w>next|last)\s+month{_END}", _month),
    "month_word_part": (
        rf"{_WORD}(?:the\s+)?(?P<e>start|beginning|middle|mid)[\s-]+(?:of\s+)?(?:the\s+)?"
        rf"(?:(?P<rel>next|this)\s+)?month{_END}",
        _part_of_month,
    ),
    "year_part": (r"(?<![\d一-十多几])(?P<rel>明)?年(?P<e>[初底末])", _part_of_year),
    "end_of": (
        rf"{_WORD}(?:(?:the\s+)?end\s+of\s+(?:the\s+|this\s+)?(?P<rel>next\s+)?"
        rf"(?P<u>week|month|quarter|year)|(?P<short>EOM|EOW|EOQ|EOY)){_END}",
        _end_of,
    ),
    "spring_zh": (
        r"(?:春节|过完?年|(?<![\d\u4e00-\u9fff])[节年](?=[之以]?后))[之以]?(?P<side>[后前])",
        _spring_festival,
    ),
    "spring_en": (
        rf"{_WORD}(?P<side>after|before)\s+(?:the\s+)?"
        rf"(?:spring\s+festival|chinese\s+new\s+year|lunar\s+new\s+year|CNY){_END}",
        _spring_festival,
    ),
    "feast_zh": (r"(?P<feast>国庆|五一|元旦)(?:节)?(?:之|以)?(?P<side>[后前])", _feast),
    "feast_en": (
        rf"{_WORD}(?P<side>after|before)\s+(?:the\s+)?(?P<feast>christmas|new\s+year){_END}",
        _feast,
    ),
}


def _without_names(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


_DAY_RULES: Final = {
    name: (Pattern(pattern, re.IGNORECASE), reader) for name, (pattern, reader) in _RULES.items()
}
# All rules at once; the name of the branch that matched leads to the rule.
_ANY_DAY: Final = Pattern(
    "|".join(f"(?P<{name}>{_without_names(pattern)})" for name, (pattern, _) in _RULES.items()),
    re.IGNORECASE,
)
_CHINESE_PARTS: Final = any_of(word for word in PARTS_OF_DAY if not word.isascii())
_ENGLISH_PARTS: Final = any_of(word for word in PARTS_OF_DAY if word.isascii())
_CLOCK: Final = Pattern(
    rf"(?:(?P<part>{_CHINESE_PARTS}|(?:{_ENGLISH_PARTS})(?=\s))\s?)?(?<![\d.:])(?P<h>{_CN})"
    rf"(?:\s?[点时](?!间|候|意见|建议|要求|原因)钟?(?P<words>半|一刻|三刻|\d{{1,2}}分?|(?:{_CN})分)?"
    r"|(?:[:.](?P<m>\d\d))?\s?(?P<half>[ap])\.?m\b\.?|:(?P<minutes>\d\d)(?![\d:]))",
    re.IGNORECASE,
)
_PART: Final = Pattern(
    rf"(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|(?<=[昨今明后])[早晚])|(?:{_ENGLISH_PARTS}){_END}",
    re.IGNORECASE,
)
_ANY_TIME: Final = Pattern(
    rf"{_without_names(_CLOCK.pattern)}|(?<![A-Za-z0-9])(?:{_without_names(_PART.pattern)})",
    re.IGNORECASE,
)
_BEFORE_TIME: Final = Pattern(r"[ \t]*,?[ \t]*(?:at\s+|in\s+the\s+|的)?", re.IGNORECASE)
_BEFORE_DAY: Final = Pattern(r"\s+(?:on\s+)?", re.IGNORECASE)
_REPEATED: Final = Pattern(r"(?:每个?|隔|every\s+|each\s+)$", re.IGNORECASE)
_LAST_DAY: Final = Pattern(r"[月年][底末]$|前$|^(?:the\s+)?end\b|^before\b|^EO", re.IGNORECASE)


# --- Reading -------------------------------------------------------------------------------------


def read_moment(line: str, start: int, now: datetime, look: Look) -> Moment | None:
    """Read a day and a time, in either order, that begin exactly at `start`."""
    day = _read_day(line, start, now, look)
    if day is not None:
        after = _BEFORE_TIME.match(line, day.end)
        clock = _read_time(line, after.end() if after else day.end)
        return day if clock is None else replace(day, time=clock[0], end=clock[1])
    first = _read_time(line, start)
    if first is None:
        return None
    gap = _BEFORE_DAY.match(line, first[1])
    day = gap and _read_day(line, gap.end(), now, look)
    if day:
        return replace(day, time=first[0], start=start)
    return Moment(now.date(), first[0], start, first[1], False, True, False)


def find_moments(line: str, start: int, now: datetime, look: Look) -> Iterator[Moment]:
    """Yield the moments of a line from left to right; they do not overlap."""
    place = start
    day, clock = _ANY_DAY.search(line, place), _ANY_TIME.search(line, place)
    while starts := [found.start() for found in (day, clock) if found]:
        moment = read_moment(line, min(starts), now, look)
        if moment is not None:
            yield moment
        place = moment.end if moment else min(starts) + 1
        # Search again only for what lies behind: a long line is walked once.
        if day and day.start() < place:
            day = _ANY_DAY.search(line, place)
        if clock and clock.start() < place:
            clock = _ANY_TIME.search(line, place)


def _read_day(line: str, start: int, now: datetime, look: Look) -> Moment | None:
    found = _ANY_DAY.match(line, start)
    if (
        found is None
        or found.lastgroup is None
        or _REPEATED.search(line[max(0, start - 8) : start])
    ):
        return None
    pattern, reader = _DAY_RULES[found.lastgroup]
    detailed = pattern.match(line, start)
    if detailed is None:
        return None
    try:
        day = reader(detailed, now, look)
    except (ValueError, OverflowError):  # 30 February, the year 10000
        return None
    if day is None:
        return None
    clock = day.timetz().replace(tzinfo=None) if isinstance(day, datetime) else None
    on = day.date() if isinstance(day, datetime) else day
    is_named = found.lastgroup.startswith("weekday") and on.weekday() >= _SATURDAY
    return Moment(
        on=on,
        time=clock,
        start=start,
        end=found.end(),
        has_day=True,
        is_settled=is_named or on - now.date() <= timedelta(1),
        is_last_day=_LAST_DAY.search(found[0]) is not None,
    )


def _read_time(line: str, start: int) -> tuple[time, int] | None:
    if (found := _CLOCK.match(line, start)) and (clock := _clock(found)):
        return clock, found.end()
    if part := _PART.match(line, start):
        return time(PARTS_OF_DAY[part[0].lower()]), part.end()
    return None


def _clock(found: re.Match[str]) -> time | None:
    hour = number_of(found["h"])
    words = found["words"]
    minute = MINUTE_WORDS.get(words) if words else int(found["m"] or found["minutes"] or 0)
    if minute is None:
        minute = number_of(words.removesuffix("分"))
    if hour is None or minute is None or minute >= 60 or hour > _LAST_HOUR:  # noqa: PLR2004
        return None
    part = (found["part"] or "").lower()
    if half := found["half"]:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half.lower() == "p" else 0)
    elif part in SECOND_HALF:
        if hour == _NOON and part not in {"下午", "afternoon"}:
            return None  # 晚上12点 belongs to the next day: let the user say which
        hour += _NOON if hour < _NOON else 0
    elif (part in NOON_WORDS and hour < _EARLY_AFTERNOON) or (
        not part and found["minutes"] is None and hour in _LATE_HOURS
    ):
        hour += _NOON
    return time(hour, minute)


# --- Due -----------------------------------------------------------------------------------------


def due_at(moment: Moment, now: datetime, holidays: Holidays = no_holidays) -> Due | None:
    """Make a due day of a moment: never a past one, shifted to a workday where that is wanted."""
    on = moment.on
    if not moment.has_day and moment.time is not None and moment.time <= now.time():
        on += timedelta(1)
    if on < now.date():
        return None
    note = _note(on, holidays)
    workday = on if moment.is_settled else _workday(on, -1 if moment.is_last_day else 1, holidays)
    if workday < now.date():
        workday = on
    return Due(workday, moment.time, on if workday != on else None, note)


def parse_due(text: str, now: datetime, *, holidays: Holidays = no_holidays) -> Due | None:
    """Read a text that is nothing but a day, a time or both; None if it is anything else."""
    line = fold(text).strip().removeprefix("@").strip()
    moment = read_moment(line, 0, now, Look.AHEAD)
    if moment is None or moment.end != len(line):
        return None
    return due_at(moment, now, holidays)


def _is_off(day: date, holidays: Holidays) -> bool:
    info = holidays(day)
    return day.weekday() >= _SATURDAY if info is None else info.is_off


def _workday(day: date, step: int, holidays: Holidays) -> date:
    for days in range(_LONGEST_BREAK):
        candidate = day + timedelta(days * step)
        if not _is_off(candidate, holidays):
            return candidate
    return day


def _note(day: date, holidays: Holidays) -> DueNote | None:
    info = holidays(day)
    if info is not None and not info.is_announced:
        return DueNote.NOT_ANNOUNCED
    if not _is_off(day, holidays):
        return None
    return DueNote.WEEKEND if info is None or not info.name else DueNote.HOLIDAY
