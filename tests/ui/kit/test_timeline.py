"""The timeline never mixes customers, and shows fifty at a time."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.kit.timeline import PAGE, Entry, Timeline, TimelineModel


def entries(count: int, name: str = "a") -> list[Entry]:
    return [
        Entry(
            key=(name, number),
            kind="interaction",
            icon="phone",
            tone="accent",
            head=f"Call {name}{number}",
            when="19 Nov 10:12",
            body="希望春节前交货；正在与另外两家比较。\nSecond line <b>plain</b>"
            if number % 2
            else "",
        )
        for number in range(count)
    ]


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme, icons: Icons) -> Timeline:
    made = Timeline(theme, icons)
    made.resize(460, 500)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_model_follows_the_rules(qtmodeltester: ModelTester) -> None:
    model = TimelineModel()
    model.set_entries(b"a", entries(120))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt


def test_fifty_at_a_time() -> None:
    model = TimelineModel()
    model.set_entries(b"a", entries(120))
    assert model.rowCount() == PAGE
    model.fetchMore(model.index(-1))
    assert model.rowCount() == 2 * PAGE
    model.set_entries(b"a", entries(130))
    assert model.rowCount() == 2 * PAGE
    model.set_entries(b"b", entries(130, "b"))
    assert model.rowCount() == PAGE
    entry = model.entry(0)
    assert entry is not None
    assert entry.key == ("b", 0)


def test_long_texts_are_wrapped_and_painted(qtbot: QtBot, shown: Timeline) -> None:
    shown.set_entries(b"a", entries(10))
    qtbot.wait(20)
    short = shown.visualRect(shown.entries.index(0)).height()
    tall = shown.visualRect(shown.entries.index(1)).height()
    assert short == 46
    assert tall > short
    before = shown.viewport().grab().toImage()
    shown.set_entries(b"b", entries(10, "b"))
    qtbot.wait(20)
    assert shown.viewport().grab().toImage() != before


def test_enter_opens_an_entry(qtbot: QtBot, shown: Timeline) -> None:
    opened: list[object] = []
    shown.opened.connect(lambda entry: opened.append(entry.key))
    shown.set_entries(b"a", entries(3))
    shown.setCurrentIndex(shown.entries.index(0))
    QTest.keyClick(shown, Qt.Key.Key_J)
    QTest.keyClick(shown, Qt.Key.Key_Return)
    assert opened == [("a", 1)]
    assert shown.accessibleName()
