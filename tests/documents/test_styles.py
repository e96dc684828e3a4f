"""Dates, money and numbers in both languages."""

import pickle
from datetime import date

import pytest

from desktop_crm.documents.styles import Ink
from desktop_crm.domain.values import Money
from desktop_crm.domain.words import Tier
from tests.documents.looks import look

TODAY = date(2026, 4, 2)
EN, ZH = look("en"), look("zh_CN")


@pytest.mark.parametrize(
    ("money", "words"),
    [
        (Money(128_640_000), "¥1,286,400"),
        (Money(128_640_050), "¥1,286,400.50"),
        (Money(-272_000), "\N{MINUS SIGN}¥2,720"),
        (Money(-5), "\N{MINUS SIGN}¥0.05"),
        (Money(1234, "JPY"), "JP¥1,234"),
        (Money(99, "USD"), "$0.99"),
        (Money(100_000, "CHF"), "CHF 1,000"),
    ],
)
def test_money(money: Money, words: str) -> None:
    assert EN.money(money) == ZH.money(money) == words


def test_days() -> None:
    assert EN.long_day(TODAY) == "Thu 2 Apr 2026"
    assert ZH.long_day(TODAY) == "2026年4月2日 星期四"
    assert EN.short_day(date(2026, 3, 25), TODAY) == "25 Mar"
    assert ZH.short_day(date(2026, 3, 25), TODAY) == "3月25日"
    assert EN.short_day(date(2024, 3, 25), TODAY) == "Mar 2024"
    assert ZH.short_day(date(2024, 3, 25), TODAY) == "2024年3月"


@pytest.mark.parametrize(
    ("due_on", "english", "chinese", "ink"),
    [
        (date(2026, 3, 25), "8 days late", "逾期 8 天", Ink.BAD),
        (date(2026, 4, 1), "1 day late", "逾期 1 天", Ink.BAD),
        (date(2026, 4, 2), "today", "今天", Ink.ACCENT),
        (date(2026, 4, 3), "in 1 day", "还有 1 天", Ink.MUTED),
        (date(2026, 4, 10), "in 8 days", "还有 8 天", Ink.MUTED),
    ],
)
def test_lateness_is_said_in_words(due_on: date, english: str, chinese: str, ink: Ink) -> None:
    assert EN.due(due_on, TODAY) == (english, ink)
    assert ZH.due(due_on, TODAY) == (chinese, ink)


def test_a_look_goes_to_another_process() -> None:
    copy = pickle.loads(pickle.dumps(ZH))  # noqa: S301 - made one line ago
    assert copy.word(Tier.A) == "重点"
    assert copy.say("Notes") == "现场记录"
