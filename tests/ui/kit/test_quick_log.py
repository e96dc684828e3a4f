"""The quick log line in the window."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop_crm.domain.quick_dates import HolidayInfo
from desktop_crm.domain.words import CustomerKind
from desktop_crm.queries import drafts, history
from desktop_crm.services import customers, unit_of_work
from desktop_crm.services.vaults import Vault
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.person import Person
from desktop_crm.ui.kit.quick_log import QuickLog
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.kit.workspace import Workspace

CONTROL = Qt.KeyboardModifier.ControlModifier


class At:
    """A quick log line for one customer of a real vault."""

    def __init__(self, log: QuickLog, vault: Vault, person: Person) -> None:
        self.log = log
        self.vault = vault
        self.person = person

    def chips(self) -> list[str]:
        # New chips are shown when the event loop turns.
        QApplication.processEvents()
        found = self.log.findChildren(QPushButton)
        return [b.text() for b in found if b.property("look") == "token" and not b.isHidden()]


@pytest.fixture
def at(qtbot: QtBot, theme: Theme, icons: Icons, vault: Vault) -> Iterator[At]:
    vault.clock = lambda: datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
    done = unit_of_work.write(
        vault,
        customers.add,
        {"name": "张爽", "kind": CustomerKind.COMPANY},
        now=vault.clock(),
    )
    workspace = Workspace(vault)
    log = QuickLog(workspace, theme, icons)
    qtbot.addWidget(log)
    log.resize(600, 80)
    log.show()
    qtbot.waitExposed(log)
    person = Person(done.value, "张爽")
    log.set_person(person)
    yield At(log, vault, person)
    workspace.close()


def test_what_is_understood_shows_as_chips(at: At) -> None:
    at.log.put("电话 报价太高 周五再打 #价格")
    assert at.chips() == ["Call", "Follow up Fri 27 Nov", "#价格 (new)"]
    at.log.set_tags(["价格"])
    assert at.chips()[-1] == "#价格"
    at.log.put("")
    assert at.chips() == []


def test_bare_enter_never_saves_and_control_enter_does(qtbot: QtBot, at: At) -> None:
    at.log.put("电话 报价太高 周五再打 #价格")
    field = at.log.field
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "\n" in field.toPlainText()
    with qtbot.waitSignal(at.log.saved):
        QTest.keyClick(field, Qt.Key.Key_Return, CONTROL)
    assert field.toPlainText() == ""
    with at.vault.read() as session:
        rows = history.of_customer(session, at.person.id)
    assert {"interaction", "follow_up"} <= {row.entity for row in rows}


def test_nothing_happens_while_an_input_method_composes(qtbot: QtBot, at: At) -> None:
    QApplication.sendEvent(at.log.field, QInputMethodEvent("dianhua", []))
    assert at.chips() == []
    with qtbot.assertNotEmitted(at.log.saved, wait=100):
        QTest.keyClick(at.log.field, Qt.Key.Key_Return, CONTROL)
    event = QInputMethodEvent("", [])
    event.setCommitString("电话 ")
    QApplication.sendEvent(at.log.field, event)
    assert at.chips() == ["Call"]


def test_a_chip_turns_back_into_plain_text(qtbot: QtBot, at: At) -> None:
    at.log.put("电话 好 #价格")
    chip = next(b for b in at.log.findChildren(QPushButton) if b.text().startswith("#价格"))
    QTest.keyClick(chip, Qt.Key.Key_Backspace)
    assert at.chips() == ["Call"]
    assert at.log.field.toPlainText() == "电话 好 #价格"


def test_without_a_guess_tab_moves_on(qtbot: QtBot, at: At) -> None:
    at.log.put("plain text")
    assert not at.log.take_guess()


def test_backspace_at_the_start_asks_for_another_customer(qtbot: QtBot, at: At) -> None:
    with qtbot.waitSignal(at.log.person_wanted):
        QTest.keyClick(at.log.field, Qt.Key.Key_Backspace)


def test_what_is_typed_survives_as_a_draft_of_its_customer(
    qtbot: QtBot, theme: Theme, icons: Icons, at: At
) -> None:
    at.log.put("half a line")
    at.log.set_person(Person(b"\x01" * 16, "another"))
    assert at.log.field.toPlainText() == ""
    form = f"log:{at.person.id.hex()}"

    def kept() -> bool:
        with at.vault.read() as session:
            return drafts.draft(session, form) == {"line": "half a line"}

    qtbot.waitUntil(kept)
    at.log.set_person(at.person)
    qtbot.waitUntil(lambda: at.log.field.toPlainText() == "half a line")


def test_without_a_customer_one_is_asked_for(
    qtbot: QtBot, theme: Theme, icons: Icons, workspace: Workspace
) -> None:
    log = QuickLog(workspace, theme, icons)
    qtbot.addWidget(log)
    log.put("call")
    with qtbot.waitSignal(log.person_wanted):
        log.save()
    assert log.field.toPlainText() == "call"


def test_a_day_off_can_be_kept(at: At) -> None:
    at.log._workspace.know_holidays(lambda on: HolidayInfo("", is_off=on.weekday() > 4))
    at.log.field.insertPlainText("电话 报价太高 @8天后")
    assert any("moved from 29 Nov" in text for text in at.chips())
    at.log.keep_day()
    assert not any("moved from" in text for text in at.chips())
    assert any("Sun 29 Nov" in text for text in at.chips())
    at.log.field.clear()
    at.log.field.insertPlainText("电话 报价太高 @8天后")
    assert any("moved from 29 Nov" in text for text in at.chips())
