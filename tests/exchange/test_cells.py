"""What people write into cells is understood."""
# ruff: noqa: RUF001 (full-width signs are what is tested)

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_crm.domain.words import CustomerKind, LifecycleStage, Tier
from desktop_crm.exchange import cells


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-03-05", date(2024, 3, 5)),
        ("2024/3/5", date(2024, 3, 5)),
        ("2024.3.5", date(2024, 3, 5)),
        ("2024年3月5日", date(2024, 3, 5)),
        ("20240305", date(2024, 3, 5)),
        ("２０２４－０３－０５", date(2024, 3, 5)),
        ("2024-03-05 14:30:00", date(2024, 3, 5)),
        ("45000", date(2023, 3, 15)),
        ("25/12/2023", date(2023, 12, 25)),
        ("12/25/2023", date(2023, 12, 25)),
        ("2024-02-30", None),
        ("soon", None),
        ("", None),
        ("3", None),
    ],
)
def test_dates(text: str, expected: date | None) -> None:
    """Every usual form is read; an impossible day is none."""
    assert cells.day(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1980-03-05", (1980, 3, 5)),
        ("3月5日", (None, 3, 5)),
        ("03-05", (None, 3, 5)),
        ("--0305", None),
        ("2月29日", (None, 2, 29)),
        ("2月30日", None),
    ],
)
def test_birthdays(text: str, expected: tuple[int | None, int, int] | None) -> None:
    """A birthday may lack its year."""
    assert cells.birthday(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("八月十五", (8, 15, False)),
        ("闰六月初三", (6, 3, True)),
        ("冬月廿一", (11, 21, False)),
        ("腊月三十", (12, 30, False)),
        ("正月初一", (1, 1, False)),
        ("农历十一月二十九", (11, 29, False)),
        ("8-15", (8, 15, False)),
        ("十三月初一", None),
        ("八月三十一", None),
        ("八月", None),
    ],
)
def test_lunar_birthdays(text: str, expected: tuple[int, int, bool] | None) -> None:
    """Lunar days are read in words and digits."""
    assert cells.lunar_birthday(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A", Tier.A),
        ("a级", Tier.A),
        ("A · Key", Tier.A),
        ("A 重点", Tier.A),
        ("重点客户", Tier.A),
        ("Ｂ类", Tier.B),
        ("普通", Tier.C),
        ("低价值", Tier.D),
        ("Z", None),
        ("", None),
    ],
)
def test_tiers(text: str, expected: Tier | None) -> None:
    """Letters and words name a tier."""
    assert cells.tier(text) == expected


def test_stages_and_kinds() -> None:
    """Words of both languages name stage and kind."""
    assert cells.stage("潜在客户") is LifecycleStage.PROSPECT
    assert cells.stage("Loyal") is LifecycleStage.LOYAL
    assert cells.stage("whatever") is None
    assert cells.kind("个人") is CustomerKind.PERSON
    assert cells.kind("Company") is CustomerKind.COMPANY
    assert cells.kind("?") is None


def test_several_values_in_a_cell() -> None:
    """Numbers are split only where every part is a number."""
    assert cells.phones("13800138000/13900139000") == ("13800138000", "13900139000")
    assert cells.phones("138001380001、010-66668888") == ("138001380001", "010-66668888")
    assert cells.phones("021-61234567/68") == ("021-61234567/68",)
    assert cells.mails("a@b.cn; c@d.cn") == ("a@b.cn", "c@d.cn")
    assert cells.tags("展会2026、价格敏感,VIP ::: * myContacts") == ("展会2026", "价格敏感", "VIP")
    assert cells.people("张三/李四") == ("张三", "李四")


def test_companies_are_told_from_people() -> None:
    """Words only firms carry decide."""
    for name in ("云栖水务科技有限公司", "Meridian Foods Ltd", "Baltic Timber GmbH", "第一医院"):
        assert cells.looks_like_company(name)
    for name in ("张伟", "Hana Kobayashi", "Anna Coelho"):
        assert not cells.looks_like_company(name)


@given(st.text(max_size=60))
def test_no_text_is_too_strange(text: str) -> None:
    """No cell raises."""
    for read in (cells.day, cells.birthday, cells.lunar_birthday, cells.tier, cells.stage):
        read(text)
    assert "".join(cells.phones(text)) is not None
