"""Texts, days and money in the language of the screen."""

import os
import pickle
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from typing_extensions import override

from desktop_crm.domain.errors import Fault, Refused, Unavailable
from desktop_crm.domain.values import Money
from desktop_crm.domain.words import InteractionKind, Tier
from desktop_crm.ui.kit import language as lang
from desktop_crm.ui.kit.labels import Label
from desktop_crm.ui.kit.language import CHINESE, ENGLISH, DocumentTranslator, Language

TODAY = date(2026, 11, 21)


class Reversing(QTranslator):
    """A translator that proves a text was translated."""

    @override
    def translate(self, context: str, text: str, comment: str | None = None, n: int = -1) -> str:
        return text[::-1]

    @override
    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def reversing(qapp: QApplication) -> Reversing:
    return Reversing()


def test_english_days(language: Language) -> None:
    language.use(ENGLISH)
    assert lang.day(date(2026, 11, 19), TODAY) == "19 Nov"
    assert lang.day(date(2025, 11, 19), TODAY) == "19 Nov 2025"
    assert lang.long_day(TODAY) == "Saturday, 21 November 2026"
    assert lang.weekday(TODAY, short=True) == "Sat"
    assert lang.month(TODAY) == "November 2026"
    assert lang.clock_time(time(9, 5)) == "9:05"


def test_chinese_days(language: Language) -> None:
    language.use(CHINESE)
    assert lang.day(date(2026, 11, 19), TODAY) == "11月19日"
    assert lang.day(date(2025, 1, 2), TODAY) == "2025年1月2日"
    assert lang.long_day(TODAY) == "2026年11月21日 星期六"
    assert lang.month(TODAY) == "2026年11月"
    assert lang.is_chinese()
    assert lang.code() == CHINESE


@pytest.mark.parametrize(
    ("minor", "currency", "english", "chinese"),
    [
        (6_700_000, "CNY", "¥67k", "¥6.7万"),
        (32_680_000, "CNY", "¥327k", "¥32.7万"),
        (120_000_000, "CNY", "¥1.2M", "¥120万"),
        (95_000, "USD", "$950", "$950"),
        (150_000, "EUR", "€1.5k", "€1,500"),
        (-250_000, "CNY", "-¥2.5k", "-¥2,500"),
        (980_000, "JPY", "JP¥980k", "JP¥98万"),
        (1_000_00, "CHF", "CHF 1k", "CHF 1,000"),
        (0, "CNY", "¥0", "¥0"),
    ],
)
def test_short_money_keeps_its_currency(
    language: Language, minor: int, currency: str, english: str, chinese: str
) -> None:
    language.use(ENGLISH)
    assert lang.short_money(Money(minor, currency)) == english
    language.use(CHINESE)
    assert lang.short_money(Money(minor, currency)) == chinese


def test_money_shows_cents_only_where_there_are_some(language: Language) -> None:
    for code in (ENGLISH, CHINESE):
        language.use(code)
        assert lang.money(Money(32_680_000)) == "¥326,800"
        assert lang.money(Money(1250, "USD")) == "$12.50"
        assert lang.money(Money(500, "JPY")) == "JP¥500"
        assert lang.money(Money(-1250, "USD")) == "-$12.50"


def test_due_days_have_a_tone(language: Language) -> None:
    language.use(ENGLISH)
    due = lang.due(TODAY - timedelta(days=6), TODAY)
    assert (due.text, due.tone) == ("Overdue 6 d", "danger")
    assert lang.due(TODAY, TODAY, time(14, 30)) == ("Today 14:30", "warn")
    assert lang.due(TODAY + timedelta(days=1), TODAY) == ("Tomorrow", "accent")
    assert lang.due(TODAY + timedelta(days=6), TODAY) == ("Fri 27 Nov", "neutral")
    assert lang.due(TODAY + timedelta(days=60), TODAY) == ("20 Jan 2027", "neutral")


def test_how_long_ago(language: Language) -> None:
    language.use(ENGLISH)
    now = datetime(2026, 11, 21, 12, tzinfo=UTC)
    assert lang.ago(TODAY, TODAY) == "today"
    assert lang.ago(TODAY - timedelta(days=1), TODAY) == "yesterday"
    assert lang.ago(TODAY - timedelta(days=31), TODAY) == "31 days ago"
    assert lang.since(now - timedelta(seconds=20), now) == "just now"
    assert lang.since(now - timedelta(minutes=12), now) == "12 min ago"
    assert lang.since(now - timedelta(hours=2), now) == "2 h ago"
    assert lang.since(now - timedelta(days=3), now) == "3 days ago"


def test_words_and_sentences_are_translated_when_shown(
    qapp: QApplication, language: Language, reversing: Reversing
) -> None:
    assert lang.word(InteractionKind.CALL) == "Call"
    assert lang.tier_word(Tier.A) == "A · Key"
    assert lang.word(None) == lang.tier_word(None) == ""
    error = Refused("Name {name} is taken.", name="张三")
    assert lang.sentence(error) == "Name 张三 is taken."
    assert lang.sentence(Unavailable(Fault.BUSY, "Busy.")) == "Busy."
    assert "Nothing was changed" in lang.sentence(ValueError("secret of a customer"))
    qapp.installTranslator(reversing)
    try:
        assert lang.word(InteractionKind.CALL) == "llaC"
        assert lang.sentence(Unavailable(Fault.BUSY, "Busy.")) == ".ysuB"
    finally:
        qapp.removeTranslator(reversing)


def test_a_live_switch_reaches_labels_that_exist(
    qtbot: QtBot, qapp: QApplication, language: Language, reversing: Reversing
) -> None:
    label = Label(lambda: lang.translate("X", "hello"))
    name = Label("hello")
    for widget in (label, name):
        qtbot.addWidget(widget)
    qapp.installTranslator(reversing)
    try:
        qtbot.waitUntil(lambda: label.text() == "olleh")
        assert name.text() == "hello"
    finally:
        qapp.removeTranslator(reversing)
    qtbot.waitUntil(lambda: label.text() == "hello")


def test_switching_twice_leaves_nothing_installed_twice(qtbot: QtBot, language: Language) -> None:
    for code in (CHINESE, ENGLISH, CHINESE, ENGLISH):
        with qtbot.waitSignal(language.changed):
            language.use(code)
    assert language.code == ENGLISH
    assert lang.weekday(TODAY) == "Saturday"


def test_a_new_translation_leaves_the_one_in_use_alone(tmp_path: Path) -> None:
    made = lang._compiled("zh_CN", tmp_path)
    assert made is not None
    with made.open("rb") as in_use:
        os.utime(made, (1, 1))
        assert lang._compiled("zh_CN", tmp_path) == made
        # An open window has it mapped: written over in place it would crash.
        assert os.fstat(in_use.fileno()).st_ino != made.stat().st_ino
    assert [each.name for each in made.parent.iterdir()] == [made.name]


def test_a_document_translator_can_be_pickled() -> None:
    made = DocumentTranslator(None)
    again = pickle.loads(pickle.dumps(made))  # noqa: S301 - our own bytes
    assert again("Field", "Name") == "Name"
