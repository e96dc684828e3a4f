# ruff: noqa: E501, RUF001, SIM905 (golden lines are long, and some are typed in full width)
"""New customers from one line or a pasted signature, on Saturday 21 November 2026 at ten."""

from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.domain.quick_capture import Captured, capture, find_phones
from desktop_crm.domain.quick_dates import Due
from desktop_crm.domain.quick_spans import SpanKind
from desktop_crm.domain.words import Tier

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=timezone(timedelta(hours=8)))

# typed => name | company | and what else there is: +phone  *e-mail  ~WeChat  <source  ^tier
# #tag  @due [time]  ?rest. A line break is "//".
LINES = """
张三 启明 13800138000 周五下午回访 #展会 => 张三 | 启明 | +13800138000 | #展会 | @11-27 14:00
张三 => 张三 |
张三 13800138000 => 张三 | | +13800138000
张三 启明 => 张三 | 启明
张三 启明 老客户介绍 => 张三 | 启明 | ?老客户介绍
张三，启明，13800138000 => 张三 | 启明 | +13800138000
张三、启明、13800138000 => 张三 | 启明 | +13800138000
杭州启明科技有限公司 张三 => 张三 | 杭州启明科技有限公司
张三 杭州启明科技有限公司 => 张三 | 杭州启明科技有限公司
启明集团 张三 13800138000 => 张三 | 启明集团 | +13800138000
杭州启明科技有限公司 => | 杭州启明科技有限公司
张三 138 0013 8000 => 张三 | | +138 0013 8000
张三 138-0013-8000 => 张三 | | +138-0013-8000
张三 +86 13800138000 => 张三 | | ++86 13800138000
张三 １３８００１３８０００ => 张三 | | +１３８００１３８０００
张三 电话：0571-88156666 => 张三 | | +0571-88156666
张三 0571-88156666-803 => 张三 | | +0571-88156666-803
张三 0571-88156666转803 => 张三 | | +0571-88156666转803
张三 021-61234567/68 => 张三 | | +021-61234567/68
张三 13800138000/13700137000 => 张三 | | +13800138000 | +13700137000
张三 13800138000、010-62345678 => 张三 | | +13800138000 | +010-62345678
张三 13800138000 13900139000 => 张三 | | +13800138000 | +13900139000
张三 0571-88156666 0571-88156667 => 张三 | | +0571-88156666 | +0571-88156667
张三 400-820-8820 => 张三 | | +400-820-8820
张三 预算1200000元 => 张三 | 预算1200000元
张三 启明 310000 => 张三 | 启明 | ?310000
张三 启明 2026-11-28 => 张三 | 启明 | ?2026-11-28
张三 wx:zhang_san88 => 张三 | | ~zhang_san88
张三 微信：zhang_san88 => 张三 | | ~zhang_san88
张三 微信号:13800138000 => 张三 | | ~13800138000
张三 13800138000（微信同号） => 张三 | | +13800138000 | ~13800138000
张三 来源：展会 => 张三 | | <展会
张三 启明 来源:老客户 A级 => 张三 | 启明 | <老客户 | ^A
张三 A级客户 => 张三 | | ^A
张三 b级 => 张三 | | ^B
张三 等级：C => 张三 | | ^C
张三 3A级景区 => 张三 | 3A级景区
张三 zhang.san@qiming.cn => 张三 | | *zhang.san@qiming.cn
张三 邮箱：zs@qiming.com.cn => 张三 | | *zs@qiming.com.cn
张三 启明 @下周三 #展会 => 张三 | 启明 | #展会 | @11-25
张三 启明 3天后再联系 => 张三 | 启明 | @11-24
姓名：赵六 公司：大成 电话：13900139000 => 赵六 | 大成 | +13900139000
王五//采购经理//手机 139 1234 5678 => 王五 | | +139 1234 5678 | &采购经理
李四//销售总监//上海远航贸易有限公司//手机：139 1234 5678//邮箱：li@yh.cn => 李四 | 上海远航贸易有限公司 | +139 1234 5678 | *li@yh.cn | &销售总监
李四//远航//地址：世纪大道100号 => 李四 | 远航 | ?地址：世纪大道100号
John => John |
John Acme => John | Acme
John Smith Acme => John Smith | Acme
John Smith Acme Robotics Inc 212-555-0142 => John Smith | Acme Robotics Inc | +212-555-0142
John Smith, Acme Robotics Co., Ltd., +1 212 555 0142 => John Smith | Acme Robotics Co., Ltd. | ++1 212 555 0142
Acme Ltd, John Smith => John Smith | Acme Ltd
Nordwind GmbH => | Nordwind GmbH
John, Acme, john@acme.com => John | Acme | *john@acme.com
John, Acme, e-mail: john@acme.com => John | Acme | *john@acme.com
John <john@acme.com> => John | | *john@acme.com
John (212) 555-0142 => John | | +(212) 555-0142
John +49 (0)30 1234567 => John | | ++49 (0)30 1234567
John 212-555-0142 ext 12 => John | | +212-555-0142 ext 12
John, tel: 212.555.0142 => John | | +212.555.0142
John wechat: john_88 => John | | ~john_88
John source: fair => John | | <fair
John, Acme, source: trade fair, tier A => John | Acme | <trade fair | ^A
John source: "trade fair" Acme => John | Acme | <trade fair
John, source: trade fair tier B => John | | <trade fair | ^B
John tier: c => John | | ^C
John Acme @next Wed #fair => John | Acme | #fair | @11-25
John Acme call back Fri 10:00 => John | Acme | @11-27 10:00
John Acme follow up in 3 days #"trade fair" => John | Acme | #trade fair | @11-24
John, Sales Director, Acme => John | Acme | &Sales Director
Maria Lopez//Purchasing Manager//Nordwind GmbH//M: +49 170 1234567//maria@nordwind.de => Maria Lopez | Nordwind GmbH | ++49 170 1234567 | *maria@nordwind.de | &Purchasing Manager
Best regards,//Maria Lopez//Nordwind GmbH => Maria Lopez | Nordwind GmbH | ?Best regards
Name: Maria Lopez//Company: Nordwind//Phone: +49 170 1234567 => Maria Lopez | Nordwind | ++49 170 1234567
王五 Nordwind GmbH +49 170 1234567 周五回访 => 王五 | Nordwind GmbH | ++49 170 1234567 | @11-27
"""


def rows() -> list[tuple[str, str]]:
    pairs = [line.replace("//", "\n").split(" => ") for line in LINES.strip().splitlines()]
    return [(typed, expected) for typed, expected in pairs]


def shown(found: Captured) -> str:
    parts = [found.name, found.company or ""]
    parts += [f"+{phone}" for phone in found.phones]
    parts += [f"*{email}" for email in found.emails]
    single = (("~", found.wechat), ("<", found.source), ("^", found.tier))
    parts += [sign + value for sign, value in single if value]
    parts += [f"#{tag}" for tag in found.tags]
    if found.job_title:
        parts.append(f"&{found.job_title}")
    if found.due:
        clock = f" {found.due.time:%H:%M}" if found.due.time else ""
        parts.append(f"@{found.due.on:%m-%d}{clock}")
    if found.rest:
        parts.append(f"?{found.rest}")
    return " | ".join(parts)


def squeezed(text: str) -> str:
    return " ".join(text.replace("|", " | ").split())


@pytest.mark.parametrize(("typed", "expected"), rows())
def test_golden_capture(typed: str, expected: str) -> None:
    assert squeezed(shown(capture(typed, NOW))) == squeezed(expected)


def test_the_values_have_their_types() -> None:
    found = capture("张三 启明 A级 周五下午回访", NOW)
    assert found.tier is Tier.A
    assert found.due == Due(date(2026, 11, 27), time(14))


def test_a_company_known_only_by_its_place_is_a_guess() -> None:
    by_place = {s.kind: s.certain for s in capture("张三 启明", NOW).spans}
    by_word = {s.kind: s.certain for s in capture("张三 启明集团", NOW).spans}
    assert (by_place[SpanKind.COMPANY], by_word[SpanKind.COMPANY]) == (False, True)


def test_a_chip_turned_back_goes_to_the_rest() -> None:
    found = capture("张三 启明 13800138000", NOW, plain=[(SpanKind.PHONE, "13800138000")])
    assert (found.phones, found.rest) == ((), "13800138000")


@pytest.mark.parametrize(
    "text", ["2026-11-28", "¥1200000", "123456", "91330100MA2AX12345", "12 34"]
)
def test_what_is_no_phone_is_not_taken_for_one(text: str) -> None:
    assert list(find_phones(text)) == []


PIECES = st.sampled_from(
    [
        *"张三 启明 有限公司 13800138000 0571-88156666 转803 a@b.cn wx: 来源： A级 tier John Acme Inc".split(),
        *"Co., Ltd. 姓名： Tel: @周五 #展会 周五回访 （微信同号） + ( ) - / | ， 、 ; 1 22 333".split(),
        " ", "\n", "\t", "\u3000", "\0",
    ]
)  # fmt: skip


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map("".join)))
def test_any_text_is_read_and_kept_whole(text: str) -> None:
    found = capture(text, NOW)
    end = 0
    for span in found.spans:
        assert end <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text
        end = span.end
    inside = {place for span in found.spans for place in range(span.start, span.end)}
    left = iter(found.rest)
    outside = [char for place, char in enumerate(text) if place not in inside]
    assert all(char in left for char in outside if char.isalnum())
    assert all(sum(map(str.isdigit, phone)) >= 7 for phone in found.phones)
