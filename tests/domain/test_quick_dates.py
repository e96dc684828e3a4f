"""Days and times as typed on Saturday 21 November 2026 at ten."""

from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lunar_python import Lunar

from desktop_crm.domain.quick_dates import Due, DueNote, HolidayInfo, parse_due
from desktop_crm.domain.quick_line import parse
from desktop_crm.domain.quick_words import SPRING_FESTIVALS, fold, number_of

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=timezone(timedelta(hours=8)))

# typed -> due day [time] [< the day typed, where that is a day off]; "-" is not a due day
CHINESE = """
今天 -> 11-21
今日 -> 11-21
明天 -> 11-22
明日 -> 11-22
后天 -> 11-23
大后天 -> 11-24
昨天 -> -
前天 -> -
大前天 -> -
周一 -> 11-23
周二 -> 11-24
周三 -> 11-25
周四 -> 11-26
周五 -> 11-27
周六 -> 11-28
周日 -> 11-22
周天 -> 11-22
周末 -> 11-28
星期三 -> 11-25
星期天 -> 11-22
礼拜五 -> 11-27
本周五 -> -
这周日 -> 11-22
本周日 -> 11-22
本周末 -> 11-21
下周一 -> 11-23
下周三 -> 11-25
下个星期三 -> 11-25
下周五 -> 11-27
下周日 -> 11-29
下周末 -> 11-28
下下周一 -> 11-30
下下周三 -> 12-02
上周五 -> -
上上周三 -> -
下周 -> 11-23
下个礼拜 -> 11-23
下下周 -> 11-30
下个月 -> 12-01
下月 -> 12-01
1天后 -> 11-22
3天后 -> 11-24
三天后 -> 11-24
3 天后 -> 11-24
３天后 -> 11-24
三天之后 -> 11-24
10天以后 -> 12-01
十天后 -> 12-01
十二天后 -> 12-03
二十天后 -> 12-11
两周后 -> 12-07 < 12-05
一周后 -> 11-30 < 11-28
两个星期后 -> 12-07 < 12-05
半个月后 -> 12-07 < 12-06
一个月后 -> 12-21
3个月后 -> 2027-02-22 < 2027-02-21
半年后 -> 2027-05-21
一年后 -> 2027-11-22 < 2027-11-21
半小时后 -> 11-21 10:30
2小时后 -> 11-21 12:00
两个小时后 -> 11-21 12:00
45分钟后 -> 11-21 10:45
20小时后 -> 11-22 06:00
3天前 -> -
两周前 -> -
月底 -> 11-30
月末 -> 11-30
本月底 -> 11-30
月初 -> 12-01
月中 -> 12-15
下月初 -> 12-01
下个月初 -> 12-01
下月中 -> 12-15
下月底 -> 12-31
上月底 -> -
12月底 -> 12-31
1月底 -> 2027-01-29 < 2027-01-31
3月初 -> 2027-03-01
年底 -> 12-31
明年初 -> 2027-01-01
明年底 -> 2027-12-31
11月28日 -> 11-30 < 11-28
11月28号 -> 11-30 < 11-28
11月30 -> 11-30
12月3日 -> 12-03
十二月三日 -> 12-03
十一月二十七号 -> 11-27
3月5日 -> 2027-03-05
明年3月5日 -> 2027-03-05
今年12月3日 -> 12-03
11月20日 -> 2027-11-22 < 2027-11-20
28号 -> 11-30 < 11-28
20号 -> 12-21 < 12-20
下月5号 -> 12-07 < 12-05
下个月3日 -> 12-03
11-30 -> 11-30
11/30 -> 11-30
12-3 -> 12-03
2026-11-30 -> 11-30
2026/12/3 -> 12-03
2026.12.3 -> 12-03
2026年12月3日 -> 12-03
2027年1月4日 -> 2027-01-04
2026-11-20 -> -
2026-11-28 -> 11-30 < 11-28
2月30日 -> -
2月29日 -> -
13月1日 -> -
11-31 -> -
13-01 -> -
32号 -> -
2026-02-30 -> -
春节后 -> 2027-02-15 < 2027-02-13
春节以后 -> 2027-02-15 < 2027-02-13
年后 -> 2027-02-15 < 2027-02-13
节后 -> 2027-02-15 < 2027-02-13
春节前 -> 2027-02-04
国庆后 -> 2027-10-08
五一节后 -> 2027-05-06
元旦后 -> 2027-01-04 < 2027-01-02
元旦前 -> 12-31
上午 -> 11-22 09:00
下午 -> 11-21 14:00
晚上 -> 11-21 19:00
周五上午 -> 11-27 09:00
周五下午 -> 11-27 14:00
周五晚上 -> 11-27 19:00
周五中午 -> 11-27 12:00
周五早上 -> 11-27 09:00
周五3点 -> 11-27 15:00
周五３点 -> 11-27 15:00
周五下午3点 -> 11-27 15:00
周五 下午 3点 -> 11-27 15:00
周五下午三点半 -> 11-27 15:30
周五3点半 -> 11-27 15:30
周五三点一刻 -> 11-27 15:15
周五9点 -> 11-27 09:00
周五上午9点20分 -> 11-27 09:20
周五15点 -> 11-27 15:00
周五15时30分 -> 11-27 15:30
周五十点 -> 11-27 10:00
周五14:30 -> 11-27 14:30
周五 14：30 -> 11-27 14:30
周五下午2:30 -> 11-27 14:30
周五3:00 -> 11-27 03:00
周五中午1点 -> 11-27 13:00
周五中午12点 -> 11-27 12:00
周五晚上8点 -> 11-27 20:00
周五凌晨5点 -> 11-27 05:00
今晚 -> 11-21 19:00
今晚8点 -> 11-21 20:00
明早 -> 11-22 09:00
明早8点 -> 11-22 08:00
明晚 -> 11-22 19:00
3点 -> 11-21 15:00
9:30 -> 11-22 09:30
周五25:00 -> -
周五晚上12点 -> -
周五10:75 -> -
周五3点意见 -> -
每周五 -> -
几天后 -> -
周八 -> -
明天气 -> -
周五再打 -> -
2027 -> -
下次 -> -
有空 -> -
价格 -> -
"""

ENGLISH = """
today -> 11-21
Today -> 11-21
tomorrow -> 11-22
TOMORROW -> 11-22
tmr -> 11-22
day after tomorrow -> 11-23
the day after tomorrow -> 11-23
yesterday -> -
the day before yesterday -> -
Mon -> 11-23
Monday -> 11-23
tue -> 11-24
Tues -> 11-24
Tuesday -> 11-24
wed -> 11-25
Wednesday -> 11-25
thu -> 11-26
Thurs -> 11-26
Thursday -> 11-26
Fri -> 11-27
friday -> 11-27
sat -> 11-28
Saturday -> 11-28
Sun -> 11-22
Sunday -> 11-22
weekend -> 11-28
this Fri -> -
this Sunday -> 11-22
this weekend -> 11-21
next Mon -> 11-23
next Wed -> 11-25
next Friday -> 11-27
next Sunday -> 11-29
next weekend -> 11-28
last Fri -> -
Wed next week -> 11-25
Friday next week -> 11-27
next week -> 11-23
last week -> -
next month -> 12-01
last month -> -
in 1 day -> 11-22
in 3 days -> 11-24
in three days -> 11-24
In 3 Days -> 11-24
in ten days -> 12-01
in 2 weeks -> 12-07 < 12-05
in two weeks -> 12-07 < 12-05
in a week -> 11-30 < 11-28
in a couple of days -> 11-23
in a month -> 12-21
in 3 months -> 2027-02-22 < 2027-02-21
in half a year -> 2027-05-21
in a year -> 2027-11-22 < 2027-11-21
in 2 hours -> 11-21 12:00
in an hour -> 11-21 11:00
in half an hour -> 11-21 10:30
in 45 minutes -> 11-21 10:45
in 20 min -> 11-21 10:20
3 days from now -> 11-24
3 days later -> 11-24
3 days ago -> -
two weeks ago -> -
end of month -> 11-30
end of the month -> 11-30
end of this month -> 11-30
the end of the month -> 11-30
end of next month -> 12-31
EOM -> 11-30
end of week -> 11-27
end of the week -> 11-27
EOW -> 11-27
end of next week -> 11-27
end of quarter -> 12-31
end of the year -> 12-31
EOY -> 12-31
beginning of next month -> 12-01
start of next month -> 12-01
mid next month -> 12-15
middle of the month -> 12-15
28 Nov -> 11-30 < 11-28
30 Nov -> 11-30
30th Nov -> 11-30
30 November -> 11-30
30th of November -> 11-30
30 Nov 2026 -> 11-30
Nov 30 -> 11-30
Nov. 30 -> 11-30
November 30th -> 11-30
Nov 30, 2026 -> 11-30
Dec 3 -> 12-03
3 dec -> 12-03
1st Dec -> 12-01
2nd December -> 12-02
5 March -> 2027-03-05
Mar 5 2027 -> 2027-03-05
20 Nov -> 2027-11-22 < 2027-11-20
20 Nov 2026 -> -
2026-11-28 -> 11-30 < 11-28
2026-11-30 -> 11-30
2026/11/30 -> 11-30
2027-01-04 -> 2027-01-04
11-30 -> 11-30
11/30 -> 11-30
30 Feb -> -
29 Feb -> -
Feb 30 -> -
31 Nov -> -
0 Dec -> -
13/01 -> -
11/31 -> -
2026-02-30 -> -
2026-13-01 -> -
after Spring Festival -> 2027-02-15 < 2027-02-13
after Chinese New Year -> 2027-02-15 < 2027-02-13
after the Lunar New Year -> 2027-02-15 < 2027-02-13
after CNY -> 2027-02-15 < 2027-02-13
before CNY -> 2027-02-04
after Christmas -> 12-28 < 12-27
before Christmas -> 12-24
after New Year -> 2027-01-04 < 2027-01-02
morning -> 11-22 09:00
afternoon -> 11-21 14:00
evening -> 11-21 19:00
noon -> 11-21 12:00
Fri morning -> 11-27 09:00
Fri afternoon -> 11-27 14:00
Fri evening -> 11-27 19:00
Fri noon -> 11-27 12:00
Fri at noon -> 11-27 12:00
Fri in the afternoon -> 11-27 14:00
Fri 14:30 -> 11-27 14:30
Fri at 14:30 -> 11-27 14:30
Fri, 14:30 -> 11-27 14:30
Fri 2:30pm -> 11-27 14:30
Fri 2.30pm -> 11-27 14:30
Fri 2:30 PM -> 11-27 14:30
Fri 2pm -> 11-27 14:00
Fri 2 p.m. -> 11-27 14:00
Fri 9am -> 11-27 09:00
Fri 12am -> 11-27 00:00
Fri 12pm -> 11-27 12:00
Fri 9:00 -> 11-27 09:00
Fri 3:00 -> 11-27 03:00
Fri morning 10:00 -> 11-27 10:00
next Wed 10:00 -> 11-25 10:00
tomorrow 3pm -> 11-22 15:00
tomorrow morning -> 11-22 09:00
3pm tomorrow -> 11-22 15:00
3pm on Friday -> 11-27 15:00
14:30 Fri -> 11-27 14:30
tonight -> 11-21 19:00
tonight 8pm -> 11-21 20:00
this afternoon -> 11-21 14:00
this morning -> 11-21 09:00
last night -> -
3pm -> 11-21 15:00
9:30 -> 11-22 09:30
30 Nov 10:00 -> 11-30 10:00
Nov 30 at 10am -> 11-30 10:00
in 3 days at 4pm -> 11-24 16:00
2026-11-30 14:00 -> 11-30 14:00
Fri 13pm -> -
Fri 25:00 -> -
Fri 10:75 -> -
every Fri -> -
Fries -> -
sunny -> -
Monday's -> -
in days -> -
in 3 boxes -> -
2027 -> -
soon -> -
asap -> -
next -> -
price -> -
"""


def rows(table: str) -> list[tuple[str, str]]:
    pairs = [line.split(" -> ") for line in table.strip().splitlines()]
    return [(typed, expected) for typed, expected in pairs]


def shown(due: Due | None) -> str:
    if due is None:
        return "-"
    text = day(due.on)
    if due.time is not None:
        text += f" {due.time:%H:%M}"
    return text if due.shifted_from is None else f"{text} < {day(due.shifted_from)}"


def day(on: date) -> str:
    return f"{on:%m-%d}" if on.year == NOW.year else f"{on:%Y-%m-%d}"


@pytest.mark.parametrize(("typed", "expected"), rows(CHINESE) + rows(ENGLISH))
def test_a_day_typed_alone_is_read(typed: str, expected: str) -> None:
    assert shown(parse_due(typed, NOW)) == expected


@pytest.mark.parametrize(
    ("typed", "expected"), [row for row in rows(CHINESE) + rows(ENGLISH) if row[1] != "-"]
)
def test_the_same_day_after_a_sign_is_the_follow_up_and_leaves_the_text(
    typed: str, expected: str
) -> None:
    parsed = parse(f"电话 谈价格 @{typed}", NOW)
    assert (shown(parsed.due), parsed.text) == (expected, "谈价格")


def test_each_language_has_its_share_of_golden_lines() -> None:
    assert min(len(rows(CHINESE)), len(rows(ENGLISH))) >= 150
    assert len(set(rows(CHINESE))) == len(rows(CHINESE))


def test_a_friday_typed_on_a_friday_is_the_next_one() -> None:
    due = parse_due("周五", datetime(2026, 11, 27, 9, 0, tzinfo=NOW.tzinfo))
    assert due == Due(date(2026, 12, 4))


def test_a_leap_day_is_a_day_only_when_the_year_has_one() -> None:
    due = parse_due("2月29日", datetime(2027, 12, 1, 9, 0, tzinfo=NOW.tzinfo))
    assert due is not None
    assert due.on == date(2028, 2, 29)


def test_a_holiday_shifts_to_the_next_workday_and_a_makeup_saturday_is_one() -> None:
    def holidays(on: date) -> HolidayInfo | None:
        if date(2026, 12, 1) <= on <= date(2026, 12, 4):
            return HolidayInfo("Feast", is_off=True)
        return HolidayInfo("Make-up", is_off=False) if on == date(2026, 12, 5) else None

    assert parse_due("12-2", NOW, holidays=holidays) == Due(
        date(2026, 12, 5), None, date(2026, 12, 2), DueNote.HOLIDAY
    )


def test_the_end_of_a_month_shifts_back_into_the_month() -> None:
    due = parse_due("月底", datetime(2026, 10, 8, 9, 0, tzinfo=NOW.tzinfo))
    assert due == Due(date(2026, 10, 30), None, date(2026, 10, 31), DueNote.WEEKEND)
    assert due.asked_on == date(2026, 10, 31)


def test_a_year_without_announced_holidays_says_so() -> None:
    def holidays(on: date) -> HolidayInfo | None:
        return HolidayInfo("", on.weekday() > 4, is_announced=False) if on.year > 2026 else None

    assert parse_due("2027-01-04", NOW, holidays=holidays) == Due(
        date(2027, 1, 4), note=DueNote.NOT_ANNOUNCED
    )


def test_a_calendar_without_any_workday_ends_the_search() -> None:
    due = parse_due("12-2", NOW, holidays=lambda _on: HolidayInfo("Always", is_off=True))
    assert due == Due(date(2026, 12, 2), note=DueNote.HOLIDAY)


@pytest.mark.parametrize("year", SPRING_FESTIVALS)
def test_the_spring_festivals_agree_with_a_lunar_calendar(year: int) -> None:
    first = Lunar.fromYmd(year, 1, 1).getSolar()
    assert (first.getMonth(), first.getDay()) == SPRING_FESTIVALS[year]


def test_a_feast_outside_the_table_is_no_day() -> None:
    assert parse_due("春节后", datetime(2051, 3, 1, tzinfo=NOW.tzinfo)) is None


@pytest.mark.parametrize(
    ("word", "number"),
    [("两", 2), ("十", 10), ("十五", 15), ("二十", 20), ("三十一", 31), ("两三", None), ("7", 7)],
)
def test_numbers_are_read(word: str, number: int | None) -> None:
    assert number_of(word) == number


@given(st.dates(date(2026, 11, 21), date(2099, 12, 31)), st.times())
def test_any_iso_day_and_time_is_read_as_itself(on: date, at: time) -> None:
    due = parse_due(f"{on} {at:%H:%M}", NOW)
    assert due is not None
    assert (due.asked_on, due.time) == (on, time(at.hour, at.minute))
    assert due.on.weekday() < 5 or due.on - NOW.date() <= timedelta(1)


@given(st.text(max_size=60))
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text("今明后天周五下上3点半月日号-/: @"))
def test_no_text_of_dates_raises_or_is_due_in_the_past(text: str) -> None:
    due = parse_due(text, NOW)
    assert due is None or due.on >= NOW.date()
