# ruff: noqa: E501, RUF001 (golden lines are long, and some are typed in full width)
"""Quick log lines as typed on Saturday 21 November 2026 at ten, and what they must mean."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.domain.quick_line import Parsed, parse
from desktop_crm.domain.quick_spans import Span, SpanKind
from desktop_crm.domain.words import FeedbackKind, InteractionKind

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=timezone(timedelta(hours=8)))
TAGS = ("价格", "price", "VIP", "2026")

# typed => KIND [minutes] | text | and in this order, where there is one:
# ^when  #tag  @due [time]  !promise [= day]  ~channel.   "=" is a text equal to the whole line.
CHINESE = """
电话 报价太高 周五再打 #价格 => CALL | 报价太高 周五再打 | #价格 | @11-27
电话12分钟：要求春节前交货 @下周三下午3点 !周二发修订报价 => CALL 12 | 要求春节前交货 | @11-25 15:00 | !发修订报价 = 11-24
昨天 拜访 见到采购主管，对样品满意 #展会2026 => VISIT | 见到采购主管，对样品满意 | ^11-20 12:00 | #展会2026
投诉 两箱运输破损 @后天 => COMPLAINT | 两箱运输破损 | @11-23
电话 没人接 => CALL | 没人接
电话：没人接 => CALL | 没人接
电话:没人接 => CALL | 没人接
电话，没人接 => CALL | 没人接
电话　没人接 => CALL | 没人接
电话 => CALL |
  电话   没人接   => CALL | 没人接
打电话 没人接 => CALL | 没人接
来电 问交期 => CALL | 问交期
来电：问交期 => CALL | 问交期
拜访 样品已交 => VISIT | 样品已交
上门 装机完成 => VISIT | 装机完成
会议 年度框架 => MEETING | 年度框架
微信 发了价目表 => MESSAGE | 发了价目表 | ~WeChat
微信：发了价目表 => MESSAGE | 发了价目表 | ~WeChat
短信 祝生日快乐 => MESSAGE | 祝生日快乐 | ~SMS
消息 已读未回 => MESSAGE | 已读未回
邮件 发合同 => EMAIL | 发合同
备注 老板姓王 => NOTE | 老板姓王
建议 包装换纸箱 => SUGGESTION | 包装换纸箱
表扬 送货快 => PRAISE | 送货快
咨询 能否开专票 => QUESTION | 能否开专票
投诉：少发一箱 => COMPLAINT | 少发一箱
电话打不通 => NOTE | =
电话号码换了 => NOTE | =
拜访了王总 => NOTE | =
微信加上了 => NOTE | =
会议室在三楼 => NOTE | =
邮件地址不对 => NOTE | =
投诉已解决 => NOTE | =
建议书已发 => NOTE | =
来电显示不对 => NOTE | =
备注栏写错 => NOTE | =
电话、微信都没回 => NOTE | =
希望春节前交货 => NOTE | =
要求12月3日到货 => NOTE | =
周五要用 => NOTE | =
下周三客户出差 => NOTE | =
报价2027年有效 => NOTE | =
明天下雨 => NOTE | =
客户很满意 => NOTE | =
2月30日回访 => NOTE | =
@2月30日 => NOTE | =
11月31日再打 => NOTE | =
@张三 已转交 => NOTE | =
@ 周五 => NOTE | =
# 价格 => NOTE | =
#123 已付款 => NOTE | =
订单#456 => NOTE | =
！ => NOTE | =
太好了！ => NOTE | =
太好了！！！ => NOTE | =
价格好！明天见 => NOTE | =
a@b.cn 是他的邮箱 => NOTE | =
电话12分钟 要求降价 => CALL 12 | 要求降价
电话 12分钟 要求降价 => CALL 12 | 要求降价
电话12分钟要求降价 => CALL 12 | 要求降价
电话１２分钟：要求降价 => CALL 12 | 要求降价
电话5分：要求降价 => CALL 5 | 要求降价
电话十分钟 要求降价 => CALL 10 | 要求降价
电话二十五分钟：要求降价 => CALL 25 | 要求降价
会议半小时：定了方案 => MEETING 30 | 定了方案
会议半个小时：定了方案 => MEETING 30 | 定了方案
会议一小时 定了方案 => MEETING 60 | 定了方案
会议1小时 定了方案 => MEETING 60 | 定了方案
会议1.5小时 定了方案 => MEETING 90 | 定了方案
会议一个半小时 定了方案 => MEETING 90 | 定了方案
会议两个小时 定了方案 => MEETING 120 | 定了方案
会议1小时20分钟：定了方案 => MEETING 80 | 定了方案
会议1小时半：定了方案 => MEETING 90 | 定了方案
拜访 2h 看产线 => VISIT 120 | 看产线
电话 12 min 要求降价 => CALL 12 | 要求降价
电话 谈了12分钟 => CALL | 谈了12分钟
电话 半小时后再打 => CALL | 半小时后再打 | @11-21 10:30
电话 2小时后再打 => CALL | 2小时后再打 | @11-21 12:00
电话 三天前的货没到 => CALL | 三天前的货没到
周五再打 => NOTE | = | @11-27
明天再联系 => NOTE | = | @11-22
后天回访 => NOTE | = | @11-23
下周三跟进 => NOTE | = | @11-25
3天后回电 => NOTE | = | @11-24
周五下午再打 => NOTE | = | @11-27 14:00
周五下午3点半再打 => NOTE | = | @11-27 15:30
周五我再打 => NOTE | = | @11-27
周五前再联系 => NOTE | = | @11-27
周五去拜访 => NOTE | = | @11-27
周五给他回电 => NOTE | = | @11-27
再打 周五 => NOTE | = | @11-27
回访：下周三 => NOTE | = | @11-25
再联系 12月3日 10:00 => NOTE | = | @12-03 10:00
月底再谈 => NOTE | = | @11-30
春节后再联系 => NOTE | = | @2027-02-15
12-3再打 => NOTE | = | @12-03
今天再打 => NOTE | = | @11-21
今晚8点再打 => NOTE | = | @11-21 20:00
今天下午3点回访 => NOTE | = | @11-21 15:00
下午再打 => NOTE | = | @11-21 14:00
今天回访了三家 => NOTE | =
今天回访 => NOTE | =
上午跟进 => NOTE | =
上周五再打过 => NOTE | =
上周五回访 => NOTE | =
11月18日回访 => NOTE | =
每周五回访 => NOTE | =
一周五次回访 => NOTE | =
周五回访了 => NOTE | =
周五拜访过 => NOTE | =
不要周五再打 => NOTE | =
周五不用再打 => NOTE | =
别明天再打 => NOTE | =
报价高，周五再打，带样品 => NOTE | = | @11-27
周三再打 周五回访 => NOTE | = | @11-25
周三再打 @周五 => NOTE | 周三再打 | @11-27
谈价 @周三 @周五 => NOTE | 谈价 @周五 | @11-25
谈价＠周三 => NOTE | 谈价 | @11-25
谈价@周三下午 #价格 => NOTE | 谈价 | #价格 | @11-25 14:00
谈价 @周五前 => NOTE | 谈价 | @11-27
谈价 @昨天 => NOTE | =
谈价 @11月30日，带合同 => NOTE | 谈价，带合同 | @11-30
昨天 电话 没人接 => CALL | 没人接 | ^11-20 12:00
昨天：没人接 => NOTE | 没人接 | ^11-20 12:00
昨天 没人接 => NOTE | 没人接 | ^11-20 12:00
昨天电话：没人接 => CALL | 没人接 | ^11-20 12:00
昨天下午3点 拜访 送样 => VISIT | 送样 | ^11-20 15:00
昨天下午拜访：送样 => VISIT | 送样 | ^11-20 14:00
昨晚8点 微信 发图 => MESSAGE | 发图 | ^11-20 20:00 | ~WeChat
前天，会议，定价 => MEETING | 定价 | ^11-19 12:00
大前天 拜访 => VISIT | | ^11-18 12:00
上周五 拜访 送样 => VISIT | 送样 | ^11-13 12:00
本周三 拜访 送样 => VISIT | 送样 | ^11-18 12:00
3天前 电话 问价 => CALL | 问价 | ^11-18 12:00
两周前 电话 问价 => CALL | 问价 | ^11-07 12:00
11月18日 拜访 送样 => VISIT | 送样 | ^11-18 12:00
11-18 拜访 送样 => VISIT | 送样 | ^11-18 12:00
2026-11-18 拜访 送样 => VISIT | 送样 | ^11-18 12:00
18号 电话 问价 => CALL | 问价 | ^11-18 12:00
今天 电话 问价 => CALL | 问价 | ^11-21 10:00
今天上午9点 电话 问价 => CALL | 问价 | ^11-21 09:00
今天下午3点 拜访 => NOTE | = | @11-21 15:00
今天 没人接 => NOTE | =
昨天拜访了王总 => NOTE | =
明天 拜访 王总 => NOTE | = | @11-22
周五 拜访 王总 => NOTE | = | @11-27
^周五 拜访 王总 => VISIT | 王总 | ^11-20 12:00
^昨天 电话 问价 => CALL | 问价 | ^11-20 12:00
^9:30 电话 问价 => CALL | 问价 | ^11-21 09:30
^11-18 电话 问价 => CALL | 问价 | ^11-18 12:00
^12月3日 电话 问价 => CALL | 问价 | ^2025-12-03 12:00
^明天 电话 => NOTE | =
电话 问价 ^昨天 => CALL | 问价 | ^11-20 12:00
电话 #价格 #展会 问价 => CALL | 问价 | #价格 | #展会
电话#价格 问价 => CALL | 问价 | #价格
问价#价格，要便宜 => NOTE | 问价，要便宜 | #价格
问价 ＃价格 => NOTE | 问价 | #价格
问价 #价格。 => NOTE | 问价。 | #价格
问价 #价格#展会 => NOTE | 问价 | #价格 | #展会
问价 #价格 #价格 => NOTE | 问价 | #价格
问价 #"展会 上海" => NOTE | 问价 | #展会 上海
问价 #“展会 上海” => NOTE | 问价 | #展会 上海
问价 #2026 => NOTE | 问价 | #2026
电话 !周二发报价 => CALL | | !发报价 = 11-24
电话 ！周二发报价 => CALL | | !发报价 = 11-24
!发样品 => NOTE | | !发样品
!周五前发样品 => NOTE | | !发样品 = 11-27
!下周三发样品。客户满意 => NOTE | 。客户满意 | !发样品 = 11-25
!发样品 周三 => NOTE | | !发样品 = 11-25
!我们周三前发样品 => NOTE | | !我们周三前发样品 = 11-25
!周六发样品 => NOTE | | !发样品 = 11-28
!11-28发样品 => NOTE | | !发样品 = 11-28
!周三下午3点送样 => NOTE | | !周三下午3点送样 = 11-25
!发样品 !发报价 #价格 => NOTE | | #价格 | !发样品 | !发报价
!发样品 @周三 => NOTE | | @11-25 | !发样品
电话 问价，!周二发报价 => CALL | 问价， | !发报价 = 11-24
电话 call back Fri 谈价 => CALL | call back Fri 谈价 | @11-27
call 报价太高 周五再打 => CALL | 报价太高 周五再打 | @11-27
拜访 saw the plant @next Wed => VISIT | saw the plant | @11-25
"""

ENGLISH = """
call price too high, call back Fri #price => CALL | price too high, call back Fri | #price | @11-27
visit 1h: saw the plant manager @next Wed 10:00 !send samples in 3 days => VISIT 60 | saw the plant manager | @11-25 10:00 | !send samples = 11-24
wechat sent price list 2027 => MESSAGE | sent price list 2027 | ~WeChat
call no answer => CALL | no answer
Call no answer => CALL | no answer
CALL: no answer => CALL | no answer
call, no answer => CALL | no answer
call => CALL |
ｃａｌｌ no answer => CALL | no answer
phone no answer => CALL | no answer
phone call no answer => CALL | no answer
visit delivered samples => VISIT | delivered samples
meeting yearly contract => MEETING | yearly contract
meeting: yearly contract => MEETING | yearly contract
message read, no reply => MESSAGE | read, no reply
sms happy birthday => MESSAGE | happy birthday | ~SMS
WeChat: sent photos => MESSAGE | sent photos | ~WeChat
email sent contract => EMAIL | sent contract
e-mail sent contract => EMAIL | sent contract
mail sent contract => EMAIL | sent contract
note owner is Mr Wang => NOTE | owner is Mr Wang
complaint two boxes broken => COMPLAINT | two boxes broken
suggestion use cartons => SUGGESTION | use cartons
praise fast delivery => PRAISE | fast delivery
question: can you invoice in EUR => QUESTION | can you invoice in EUR
called, no answer => NOTE | =
calling tomorrow => NOTE | =
caller unknown => NOTE | =
visitors came => NOTE | =
visited the plant => NOTE | =
meetings are over => NOTE | =
noted the price => NOTE | =
emails bounce => NOTE | =
phone number changed => NOTE | =
phones are dead => NOTE | =
wants delivery before CNY => NOTE | =
needs it on 3 Dec => NOTE | =
delivery next Wed at the latest => NOTE | =
happy customer => NOTE | =
tomorrow is a holiday => NOTE | =
it will rain Fri => NOTE | =
follow up 30 Feb => NOTE | =
@30 Feb => NOTE | =
@john took over => NOTE | =
@ Fri => NOTE | =
# price => NOTE | =
#123 is paid => NOTE | =
order#456 is paid => NOTE | =
PO #789 is paid => NOTE | =
C# developer => NOTE | =
great! => NOTE | =
great!!! => NOTE | =
! => NOTE | =
wow!no => NOTE | =
john@acme.com is his mail => NOTE | =
call 12 min: wants discount => CALL 12 | wants discount
call 12min wants discount => CALL 12 | wants discount
call 12 minutes wants discount => CALL 12 | wants discount
call 12 mins, wants discount => CALL 12 | wants discount
call 1h wants discount => CALL 60 | wants discount
call 1 hour wants discount => CALL 60 | wants discount
call 2 hrs wants discount => CALL 120 | wants discount
call 1.5h wants discount => CALL 90 | wants discount
call 1h30 wants discount => CALL 90 | wants discount
call 1h 30m wants discount => CALL 90 | wants discount
call 1h 30 boxes => CALL 60 | 30 boxes
call half an hour: wants discount => CALL 30 | wants discount
call an hour: wants discount => CALL 60 | wants discount
call 半小时 wants discount => CALL 30 | wants discount
call 5m order => CALL | 5m order
call 12 boxes => CALL | 12 boxes
call wants 12 min => CALL | wants 12 min
call 2 hours later => CALL | 2 hours later
call 9999 min => CALL | 9999 min
call back Fri => NOTE | = | @11-27
call him back Fri => NOTE | = | @11-27
Call back Friday 10:00 => NOTE | = | @11-27 10:00
follow up next Wed => NOTE | = | @11-25
follow-up next Wed => NOTE | = | @11-25
check in tomorrow => NOTE | = | @11-22
follow up with him Fri => NOTE | = | @11-27
follow up on Fri => NOTE | = | @11-27
follow up by Fri => NOTE | = | @11-27
follow up: Fri => NOTE | = | @11-27
follow up in 3 days => NOTE | = | @11-24
follow up in 2 weeks => NOTE | = | @12-07
follow up end of month => NOTE | = | @11-30
follow up 3 Dec => NOTE | = | @12-03
follow up Dec 3 at 10am => NOTE | = | @12-03 10:00
follow up 2026-12-03 => NOTE | = | @12-03
follow up after CNY => NOTE | = | @2027-02-15
call back at 3pm tomorrow => NOTE | = | @11-22 15:00
call back in an hour => NOTE | = | @11-21 11:00
call back tonight => NOTE | = | @11-21 19:00
call back today => NOTE | = | @11-21
call back this afternoon => NOTE | = | @11-21 14:00
Fri call back => NOTE | = | @11-27
Fri 10:00 call back => NOTE | = | @11-27 10:00
next Wed I will call back => NOTE | = | @11-25
tomorrow we'll follow up => NOTE | = | @11-22
tomorrow visit => NOTE | = | @11-22
in 3 days follow up => NOTE | = | @11-24
price high, call back Fri, bring samples => NOTE | = | @11-27
call back Wed, follow up Fri => NOTE | = | @11-25
call back Wed @Fri => NOTE | call back Wed | @11-27
do not call back Fri => NOTE | =
don't call back Fri => NOTE | =
never call back Fri => NOTE | =
no need to call back tomorrow => NOTE | =
follow up every Fri => NOTE | =
follow up last Fri => NOTE | =
follow up yesterday => NOTE | =
follow up 18 Nov => NOTE | =
follow up today => NOTE | =
follow up soon => NOTE | =
they visit Sun Microsystems => NOTE | =
he called back Fri => NOTE | =
talk @Wed @Fri => NOTE | talk @Fri | @11-25
talk @Fri 2:30pm => NOTE | talk | @11-27 14:30
talk @Fri, bring contract => NOTE | talk, bring contract | @11-27
talk @tomorrow #price => NOTE | talk | #price | @11-22
talk @in 3 days => NOTE | talk | @11-24
talk @yesterday => NOTE | =
talk @Friday's => NOTE | =
talk @15:00 => NOTE | talk | @11-21 15:00
yesterday call no answer => CALL | no answer | ^11-20 12:00
Yesterday: call: no answer => CALL | no answer | ^11-20 12:00
yesterday no answer => NOTE | no answer | ^11-20 12:00
yesterday, visit, saw plant => VISIT | saw plant | ^11-20 12:00
yesterday 3pm visit saw plant => VISIT | saw plant | ^11-20 15:00
yesterday afternoon visit saw plant => VISIT | saw plant | ^11-20 14:00
yesterday at 15:30 call no answer => CALL | no answer | ^11-20 15:30
the day before yesterday visit saw plant => VISIT | saw plant | ^11-19 12:00
last Fri visit saw plant => VISIT | saw plant | ^11-13 12:00
last night wechat photos => MESSAGE | photos | ^11-20 19:00 | ~WeChat
this morning call no answer => CALL | no answer | ^11-21 09:00
today call no answer => CALL | no answer | ^11-21 10:00
9:30 call no answer => CALL | no answer | ^11-21 09:30
3 days ago call no answer => CALL | no answer | ^11-18 12:00
two weeks ago visit saw plant => VISIT | saw plant | ^11-07 12:00
18 Nov visit saw plant => VISIT | saw plant | ^11-18 12:00
Nov 18 visit saw plant => VISIT | saw plant | ^11-18 12:00
11-18 visit saw plant => VISIT | saw plant | ^11-18 12:00
2026-11-18 visit saw plant => VISIT | saw plant | ^11-18 12:00
2026-11-18 10:00 visit saw plant => VISIT | saw plant | ^11-18 10:00
yesterday's order is late => NOTE | =
today no answer => NOTE | =
Wed call no answer => NOTE | =
^Wed call no answer => CALL | no answer | ^11-18 12:00
^yesterday call no answer => CALL | no answer | ^11-20 12:00
^3pm call no answer => NOTE | =
^tomorrow call => NOTE | =
^last Fri visit saw plant => VISIT | saw plant | ^11-13 12:00
call no answer ^yesterday => CALL | no answer | ^11-20 12:00
call #price #fair asked => CALL | asked | #price | #fair
call #Price asked => CALL | asked | #price
call #vip asked => CALL | asked | #VIP
asked #price, then left => NOTE | asked, then left | #price
asked #price. => NOTE | asked. | #price
asked #"trade fair" twice => NOTE | asked twice | #trade fair
asked #"" twice => NOTE | =
asked #key-account => NOTE | asked | #key-account
asked #B2B/SaaS => NOTE | asked | #B2B/SaaS
asked #price #PRICE => NOTE | asked | #price
!send quote => NOTE | | !send quote
!send quote Fri => NOTE | | !send quote = 11-27
!send quote by Fri => NOTE | | !send quote = 11-27
!send quote on 28 Nov => NOTE | | !send quote = 11-28
!Fri: send quote => NOTE | | !send quote = 11-27
!send quote in 2 weeks => NOTE | | !send quote = 12-05
!send quote Fri 10:00 => NOTE | | !send quote Fri 10:00 = 11-27
!send the Fri edition today => NOTE | | !send the Fri edition today = 11-27
!send quote 30 Feb => NOTE | | !send quote 30 Feb
!send quote yesterday => NOTE | | !send quote yesterday
!send quote. He is happy => NOTE | . He is happy | !send quote
!send quote #price => NOTE | | #price | !send quote
!send quote !send samples Wed => NOTE | | !send quote | !send samples = 11-25
!send 1.5 kg samples Wed => NOTE | | !send 1.5 kg samples = 11-25
call asked price !send quote Wed @Fri #price => CALL | asked price | #price | @11-27 | !send quote = 11-25
meeting 45 min: 价格谈妥 @下周三 => MEETING 45 | 价格谈妥 | @11-25
"""


def rows(table: str) -> list[tuple[str, str]]:
    found = [line.split(" => ") for line in table.strip("\n").splitlines()]
    return [(row[0], row[1]) for row in found if len(row) == 2]


def shown(parsed: Parsed) -> str:
    length = "" if parsed.duration_minutes is None else f" {parsed.duration_minutes}"
    parts = [f"{parsed.kind}{length}", "=" if parsed.text == parsed.line.strip() else parsed.text]
    if parsed.has_when:
        parts.append(f"^{day(parsed.happened_at)} {parsed.happened_at:%H:%M}")
    parts += [f"#{tag}" for tag in parsed.tags]
    if parsed.due:
        clock = f" {parsed.due.time:%H:%M}" if parsed.due.time else ""
        parts.append(f"@{day(datetime.combine(parsed.due.on, NOW.time()))}{clock}")
    for promise in parsed.promises:
        on = promise.due_on
        when = f" = {day(datetime.combine(on, NOW.time()))}" if on else ""
        parts.append(f"!{promise.text}{when}")
    if parsed.channel:
        parts.append(f"~{parsed.channel}")
    return " | ".join(parts)


def day(at: datetime) -> str:
    return f"{at:%m-%d}" if at.year == NOW.year else f"{at:%Y-%m-%d}"


def squeezed(text: str) -> str:
    return " ".join(text.replace("|", " | ").split())


def guesses(line: str) -> list[tuple[SpanKind, str]]:
    return [(span.kind, span.text) for span in parse(line, NOW).spans if not span.certain]


@pytest.mark.parametrize(("line", "expected"), rows(CHINESE) + rows(ENGLISH))
def test_golden_line(line: str, expected: str) -> None:
    assert squeezed(shown(parse(line, NOW, tags=TAGS))) == squeezed(expected)


def test_each_language_has_its_share_of_golden_lines() -> None:
    assert min(len(set(rows(CHINESE))), len(set(rows(ENGLISH)))) >= 150


def test_new_tags_are_those_not_in_use() -> None:
    parsed = parse("电话 #价格 #展会", NOW, tags=TAGS)
    assert parsed.new_tags == ("展会",)
    assert guesses("#展会") == [(SpanKind.TAG, "#展会")]


def test_what_is_not_typed_has_defaults() -> None:
    parsed = parse("", NOW)
    assert (parsed.kind, parsed.text, parsed.spans) == (InteractionKind.NOTE, "", ())
    assert (parsed.happened_at, parsed.has_when) == (NOW, False)


def test_feedback_kinds_are_told_apart_from_interactions() -> None:
    assert parse("投诉 破损", NOW).kind is FeedbackKind.COMPLAINT
    assert parse("电话 破损", NOW).kind is InteractionKind.CALL


@pytest.mark.parametrize(
    ("line", "guess"),
    [
        ("发报价 周五", (SpanKind.DUE, "周五")),
        ("send quote, Fri", (SpanKind.DUE, "Fri")),
        ("visit Fri", (SpanKind.DUE, "Fri")),
        ("今天回访", (SpanKind.DUE, "今天")),
        ("昨天拜访了王总", (SpanKind.WHEN, "昨天")),
        ("周三 电话 没人接", (SpanKind.WHEN, "周三")),
    ],
)
def test_a_guess_does_not_count_until_its_sign_is_put_before_it(
    line: str, guess: tuple[SpanKind, str]
) -> None:
    assert guesses(line) == [guess]
    before = parse(line, NOW)
    assert (before.due, before.has_when) == (None, False)
    sign = "@" if guess[0] is SpanKind.DUE else "^"
    after = parse(line.replace(guess[1], sign + guess[1]), NOW)
    assert (after.due is not None, after.has_when) == (sign == "@", sign == "^")


@pytest.mark.parametrize("line", ["希望春节前交货", "报价 2027", "周五要用", "每周五 例会"])
def test_a_date_inside_a_sentence_is_not_even_a_guess(line: str) -> None:
    assert guesses(line) == []


def test_a_chip_turned_back_is_plain_text() -> None:
    line = "电话 周五再打 #价格"
    plain = [(span.kind, span.text) for span in parse(line, NOW).spans]
    parsed = parse(line, NOW, plain=plain)
    assert (parsed.kind, parsed.text, parsed.due) == (InteractionKind.NOTE, line, None)
    assert all(not span.certain for span in parsed.spans)


def test_lines_stay_apart() -> None:
    assert parse("电话 一\n#价格\n二", NOW).text == "一\n二"


def test_the_span_of_a_plan_holds_the_day_and_its_verb() -> None:
    spans = parse("电话：太高 周五再打", NOW).spans
    assert [(s.kind, s.text, s.start, s.end) for s in spans] == [
        (SpanKind.KIND, "电话", 0, 3),
        (SpanKind.DUE, "周五再打", 6, 10),
    ]


WORDS = """
    电话 拜访 call visit 微信 12分钟 1h ： : ， , 。 # ＃ @ ＠ ! ！ ^ 昨天 周五 下周三 3点 下午 再打 回访 Fri next
    Wed in 3 days call back follow up 价格 price " “ ” 2月30日 11-28 春节后 10:00 半小时后 every 不要 前 了
    ﬁ ½ ² ٣ 𝟛 😀
"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\u3000", "\u0130", "\0"])
LINES = st.one_of(st.text(max_size=80), st.lists(PIECES | st.just(" "), max_size=14).map("".join))


def check_spans(line: str, spans: tuple[Span, ...]) -> None:
    end = 0
    for span in spans:
        assert end <= span.start < span.end <= len(line)
        assert line[span.start : span.end].startswith(span.text)
        end = span.end


@given(LINES)
def test_any_line_is_read_and_kept_whole(line: str) -> None:
    parsed = parse(line, NOW, tags=TAGS)
    check_spans(line, parsed.spans)
    inside = {place for span in parsed.spans for place in range(span.start, span.end)}
    outside = [char for place, char in enumerate(line) if place not in inside]
    left = iter(parsed.text)
    assert all(char in left for char in outside if not char.isspace())
    assert parsed.line == line
    assert parsed.happened_at <= NOW
    assert parsed.due is None or parsed.due.on >= NOW.date()
    assert set(parsed.new_tags) <= set(parsed.tags)


@given(LINES)
def test_a_line_without_spans_is_its_own_text(line: str) -> None:
    parsed = parse(line, NOW)
    if not parsed.spans:
        assert parsed.text == line.strip()


def test_a_pasted_page_is_read_at_its_start_and_kept_whole() -> None:
    page = "电话 问价 #价格 " + "很长的一页 " * 5000 + "#展会"
    parsed = parse(page, NOW)
    assert parsed.tags == ("价格",)
    assert parsed.text.endswith("很长的一页 #展会")
