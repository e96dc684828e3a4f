"""The words of the quick line, in both languages, and what they stand for."""

import re
from collections.abc import Iterable
from typing import Final

from desktop_crm.domain.words import FeedbackKind, InteractionKind

NAMED_DAYS: Final = {
    "大前天": -3, "前天": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "明天": 1, "明日": 1,
    "后天": 2, "大后天": 3,
    "the day before yesterday": -2, "day before yesterday": -2, "yesterday": -1, "today": 0,
    "the day after tomorrow": 2, "day after tomorrow": 2, "tomorrow": 1, "tmr": 1,
}  # fmt: skip
NAMED_NIGHTS: Final = {"tonight": 0, "last night": -1}
# One character that stands for a day only before a part of the day: 今晚, 明早.
SHORT_DAYS: Final = {"昨": -1, "今": 0, "明": 1, "后": 2, "this": 0}
WEEKDAYS: Final = {
    "一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6, "末": 5,
    "mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6, "wee": 5,
}  # fmt: skip
WEEKS: Final = {
    "上上": -2, "上": -1, "本": 0, "这": 0, "下": 1, "下下": 2,
    "last": -1, "this": 0, "next": 1,
}  # fmt: skip
MONTHS: Final = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
YEARS: Final = {"去年": -1, "今年": 0, "明年": 1, "后年": 2}
UNITS: Final = {
    "天": "day", "日": "day", "周": "week", "星期": "week", "礼拜": "week", "月": "month",
    "年": "year", "小时": "hour", "钟头": "hour", "分钟": "minute",
    "hr": "hour", "min": "minute",
}  # fmt: skip
ENGLISH_NUMBERS: Final = {
    word: number
    for number, words in enumerate(
        (
            ("a", "an", "one"), ("two", "a couple of"), ("three",), ("four",), ("five",), ("six",),
            ("seven",), ("eight",), ("nine",), ("ten",), ("eleven",), ("twelve",),
        ),
        1,
    )
    for word in words
}  # fmt: skip
PARTS_OF_DAY: Final = {
    "凌晨": 5, "清晨": 7, "早上": 9, "早晨": 9, "上午": 9, "中午": 12, "下午": 14, "傍晚": 18,
    "晚上": 19, "早": 9, "晚": 19,
    "morning": 9, "noon": 12, "midday": 12, "afternoon": 14, "evening": 19, "night": 19,
}  # fmt: skip
SECOND_HALF: Final = frozenset({"下午", "傍晚", "晚上", "晚", "afternoon", "evening", "night"})
NOON_WORDS: Final = frozenset({"中午", "noon", "midday"})
MINUTE_WORDS: Final = {"半": 30, "一刻": 15, "三刻": 45}
# The first day of work after a feast of the solar calendar, as usually kept.
FEASTS: Final = {
    "国庆": ((10, 1), (10, 8)), "五一": ((5, 1), (5, 6)), "元旦": ((1, 1), (1, 2)),
    "christmas": ((12, 25), (12, 27)), "new year": ((1, 1), (1, 2)),
}  # fmt: skip
# First day of the lunar year, month and day; a feast outside the table is not a date.
SPRING_FESTIVALS: Final = {
    2020: (1, 25), 2021: (2, 12), 2022: (2, 1), 2023: (1, 22), 2024: (2, 10), 2025: (1, 29),
    2026: (2, 17), 2027: (2, 6), 2028: (1, 26), 2029: (2, 13), 2030: (2, 3), 2031: (1, 23),
    2032: (2, 11), 2033: (1, 31), 2034: (2, 19), 2035: (2, 8), 2036: (1, 28), 2037: (2, 15),
    2038: (2, 4), 2039: (1, 24), 2040: (2, 12), 2041: (2, 1), 2042: (1, 22), 2043: (2, 10),
    2044: (1, 30), 2045: (2, 17), 2046: (2, 6), 2047: (1, 26), 2048: (2, 14), 2049: (2, 2),
    2050: (1, 23),
}  # fmt: skip

# First words of a log line.
KINDS: Final[dict[str, InteractionKind | FeedbackKind]] = {
    word: kind
    for kind, words in (
        (InteractionKind.CALL, ("电话", "打电话", "来电", "call", "phone", "phone call")),
        (InteractionKind.VISIT, ("拜访", "上门", "visit")),
        (InteractionKind.MEETING, ("会议", "meeting")),
        (InteractionKind.MESSAGE, ("微信", "短信", "消息", "message", "wechat", "sms")),
        (InteractionKind.EMAIL, ("邮件", "email", "e-mail", "mail")),
        (InteractionKind.NOTE, ("备注", "note")),
        (FeedbackKind.COMPLAINT, ("投诉", "complaint")),
        (FeedbackKind.SUGGESTION, ("建议", "suggestion")),
        (FeedbackKind.PRAISE, ("表扬", "praise")),
        (FeedbackKind.QUESTION, ("咨询", "question")),
    )
    for word in words
}
CHANNELS: Final = {"微信": "WeChat", "wechat": "WeChat", "短信": "SMS", "sms": "SMS"}
# "call back Fri" is a plan, "phone number changed" a fact: the first word is no kind there.
NOT_KINDS: Final = (
    "call back", "call him back", "call her back", "call them back", "call again", "phone number",
    "email address", "mail address",
)  # fmt: skip
# Verbs that make a day a follow-up; those of the first row can only mean the future.
AGAIN_VERBS: Final = (
    "再打", "再联系", "再聊", "再谈", "再约", "再沟通", "回电", "call back", "call him back",
    "call her back", "call them back", "call again",
)  # fmt: skip
PLAN_VERBS: Final = (
    "回访", "跟进", "拜访", "follow up", "follow-up", "followup", "check in", "check-in", "visit",
)  # fmt: skip
NEGATIONS: Final = (
    "不用", "不要", "不必", "不能", "不会", "无需", "别", "没", "未", "不", "don't", "don’t",
    "do not", "not", "not to", "never", "no need to", "didn't", "can't", "cannot",
)  # fmt: skip
# Small words that may stand between a day and its verb.
FILLERS: Final = (
    "前", "之前", "我", "我们", "去", "来", "会", "要", "再", "需", "需要", "给他", "给她",
    "给客户", "打算", "准备", "继续", "安排", "I will", "I'll", "we will", "we'll", "will", "to",
    "please", "must", "I", "we",
)  # fmt: skip

_WIDTHS: Final = {0xFF01 + offset: 0x21 + offset for offset in range(94)} | {0x3000: 0x20}
_CHINESE_DIGITS: Final = {
    "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8,
    "九": 9,
}  # fmt: skip


def fold(text: str) -> str:
    """Turn full-width signs, letters, digits and blanks into plain ones, place by place."""
    return text if text.isascii() else text.translate(_WIDTHS)


def number_of(word: str) -> int | None:
    """Read digits, a Chinese number up to 99 or an English one up to twelve."""
    if word.isascii():
        return int(word) if word.isdigit() else ENGLISH_NUMBERS.get(" ".join(word.lower().split()))
    tens, has_ten, ones = word.rpartition("十")
    if not has_ten:
        return _CHINESE_DIGITS.get(ones)
    high = _CHINESE_DIGITS.get(tens) if tens else 1
    low = _CHINESE_DIGITS.get(ones) if ones else 0
    return None if high is None or low is None else high * 10 + low


def any_of(words: Iterable[str]) -> str:
    """Make the alternation of a pattern, the longest word first."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
