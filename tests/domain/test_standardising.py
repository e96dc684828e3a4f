"""One way to write: right for each script, and nothing more to change the second time."""

# ruff: noqa: RUF001 - full-width signs are what this is about

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.domain import standardising as rules
from desktop_crm.domain.standardising import Rule


@pytest.mark.parametrize(
    ("write", "before", "after"),
    [
        (rules.plain, "　杭州市文三路１８号　Ａ座 ", "杭州市文三路18号 A座"),
        (rules.plain, "你好，世界（一）", "你好，世界（一）"),
        (rules.plain, "ａ＠ｂ．ｃｎ", "a@b.cn"),
        (rules.plain, "a\u00a0b\u200b c", "a b c"),
        (rules.firm, "杭州 云帆 机械(浙江) 有限公司", "杭州云帆机械（浙江）有限公司"),
        (rules.firm, "ＡＢＣ　Trading  CO.,LTD", "ABC Trading Co., Ltd."),
        (rules.firm, "Acme （China） Company Limited", "Acme (China) Company Limited"),
        (rules.firm, "Okavara Textiles Ltd", "Okavara Textiles Ltd"),
        (rules.firm, "Muster gmbh", "Muster GmbH"),
        (rules.person, "张 伟", "张伟"),
        (rules.person, "JOHN SMITH", "John Smith"),
        (rules.person, "mary o'neil-jones", "Mary O'Neil-Jones"),
        (rules.person, "Ludwig van Beethoven", "Ludwig van Beethoven"),
        (rules.person, "AJ", "AJ"),
        (rules.city, "杭州 市", "杭州"),
        (rules.city, "津市", "津市"),
        (rules.city, "沙市", "沙市"),
        (rules.credit_code, "9133 0100 ma27xxxx0k", "91330100MA27XXXX0K"),
    ],
)
def test_one_way_to_write(write: Callable[[str], str], before: str, after: str) -> None:
    assert write(before) == after


@pytest.mark.parametrize(
    "write", [rules.plain, rules.firm, rules.person, rules.city, rules.credit_code]
)
@given(
    text=st.text(
        st.sampled_from("张伟有限公司市杭州（）()aBcＡｂ１2 　\u00a0\u200b.,＠@'’-Cotd"),
        max_size=24,
    )
)
def test_a_second_time_changes_nothing(write: Callable[[str], str], text: str) -> None:
    once = write(text)
    assert write(once) == once


def test_the_reason_is_the_smallest_one() -> None:
    assert rules.rule_of("云  帆", "云 帆", Rule.FIRM) is Rule.SPACES
    assert rules.rule_of("云 帆", "云帆", Rule.FIRM) is Rule.SPACES
    assert rules.rule_of("ＡＢ", "AB", Rule.FIRM) is Rule.WIDTH
    assert rules.rule_of("云(帆)", "云（帆）", Rule.FIRM) is Rule.FIRM
    assert all(rules.rule_label(rule) for rule in Rule)
