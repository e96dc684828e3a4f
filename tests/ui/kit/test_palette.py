"""The palette over a real customer file."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pypinyin import lazy_pinyin
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_crm.domain.customers import NewMethod
from desktop_crm.domain.words import CustomerKind, InteractionKind, MethodKind, Tier
from desktop_crm.services import customers, follow_ups, interactions, unit_of_work
from desktop_crm.services.vaults import Vault
from desktop_crm.ui.kit.action_readings import READINGS
from desktop_crm.ui.kit.actions import COMMANDS, Actions, Scope
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.language import Language
from desktop_crm.ui.kit.palette import Palette
from desktop_crm.ui.kit.palette_finding import matching
from desktop_crm.ui.kit.person import Person
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.kit.workspace import Workspace

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class At:
    """The palette, and the customers it can find."""

    def __init__(self, qtbot: QtBot, palette: Palette, actions: Actions) -> None:
        self.qtbot = qtbot
        self.palette = palette
        self.actions = actions
        self.ids: dict[str, bytes] = {}

    def type(self, text: str) -> None:
        self.palette.field.clear()
        self.palette.field.insert(text)
        self.until(lambda: not self.palette._is_waiting)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        QTest.keyClick(self.palette.field, key, modifiers or Qt.KeyboardModifier.NoModifier)

    def until(self, check: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(check()))

    def titles(self) -> list[str]:
        return [line.title for line in self.palette.lines()]


@pytest.fixture
def at(qtbot: QtBot, theme: Theme, icons: Icons, language: Language, vault: Vault) -> Iterator[At]:
    vault.clock = lambda: NOW
    ids: dict[str, bytes] = {}
    for name, company, tier in (("张爽", "启明", Tier.A), ("李雷", "海岚", None)):
        ids[name] = unit_of_work.write(
            vault,
            customers.add,
            {"name": name, "kind": CustomerKind.PERSON, "company": company, "tier": tier},
            methods=[NewMethod(MethodKind.PHONE, f"138 0013 567{len(ids)}")],
            tags=["展会2026"] if tier else [],
            now=NOW,
        ).value
    unit_of_work.write(
        vault, follow_ups.plan, ids["李雷"], title="send samples", due_on=date(2026, 11, 27)
    )
    unit_of_work.write(
        vault, follow_ups.plan, ids["张爽"], title="call back", due_on=date(2026, 11, 20)
    )
    unit_of_work.write(
        vault,
        interactions.log,
        ids["李雷"],
        kind=InteractionKind.CALL,
        text="wants the blue brochure",
        happened_at=NOW,
        author=None,
    )
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(1000, 700)
    parent.show()
    qtbot.waitExposed(parent)
    workspace = Workspace(vault)
    actions = Actions(icons)
    made = Palette(workspace, theme, icons, actions, parent, language.document_translator("zh_CN"))
    found = At(qtbot, made, actions)
    found.ids = ids
    yield found
    workspace.close()


def test_without_letters_it_offers_who_was_seen_last_and_what_is_due(at: At) -> None:
    at.palette.open(recent=[at.ids["李雷"], b"gone" * 4, at.ids["张爽"]])
    at.until(at.titles)
    assert at.titles() == ["李雷", "张爽", "张爽"]
    assert at.palette.lines()[2].facts == ("call back",)
    assert at.palette.lines()[2].badge.startswith("Overdue")


@pytest.mark.parametrize("typed", ["zs", "张", "zhangs", "5670", "启明"])
def test_letters_find_customers(at: At, typed: str) -> None:
    at.palette.open()
    at.type(typed)
    assert at.titles()[0] == "张爽"
    with at.qtbot.waitSignal(at.palette.customer_chosen) as chosen:
        at.press(Qt.Key.Key_Return)
    assert chosen.args == [Person(at.ids["张爽"], "张爽", Tier.A)]
    assert not at.palette.isVisible()


def test_enter_right_after_typing_takes_the_new_answer(at: At) -> None:
    at.palette.open()
    at.type("李")
    at.palette.field.setText("zs")
    with at.qtbot.waitSignal(at.palette.customer_chosen) as chosen:
        at.press(Qt.Key.Key_Return)
    assert chosen.args is not None
    assert chosen.args[0].name == "张爽"


def test_notes_tags_and_days_are_found(at: At) -> None:
    at.palette.open()
    at.type("brochure")
    line = at.palette.lines()[0]
    assert line.title == "李雷"
    assert line.found is not None
    start, length = line.found.mark
    assert line.found.text[start : start + length] == "brochure"
    for sign in "#＃":  # noqa: RUF001
        at.type(f"{sign}展")
        assert at.titles() == ["#展会2026"]
    with at.qtbot.waitSignal(at.palette.tag_chosen):
        at.press(Qt.Key.Key_Return)
    at.palette.open()
    for day in ("@Fri", "＠11-27", "@周五"):  # noqa: RUF001
        at.type(day)
        assert at.titles() == ["李雷"], day
    at.type("@")
    assert at.titles() == ["张爽"]
    at.type("@rubbish")
    assert at.titles() == []
    assert "tomorrow" in at.palette._foot.text()


def test_the_keys_of_a_line(at: At) -> None:
    for modifiers, signal in ((CONTROL, at.palette.log_wanted), (ALT, at.palette.window_wanted)):
        at.palette.open()
        at.type("zs")
        with at.qtbot.waitSignal(signal) as wanted:
            at.press(Qt.Key.Key_Return, modifiers)
        assert wanted.args is not None
        assert wanted.args[0].name == "张爽"


def test_tab_offers_what_can_be_done_with_a_customer(at: At) -> None:
    at.palette.open()
    at.type("zs")
    at.press(Qt.Key.Key_Tab)
    assert at.titles()[0] == "Open 张爽"
    assert "Record feedback of 张爽…" in at.titles()
    at.press(Qt.Key.Key_Escape)
    assert at.palette.field.text() == "zs"
    at.until(lambda: at.titles()[:1] == ["张爽"])
    at.press(Qt.Key.Key_Tab)
    at.palette.field.insert("feedb")
    with at.qtbot.waitSignal(at.palette.act_wanted) as wanted:
        at.press(Qt.Key.Key_Return)
    assert wanted.args is not None
    assert wanted.args[1] == "feedback.new"


def test_what_cannot_be_done_says_why_and_stays(at: At) -> None:
    done: list[str] = []
    at.actions.set_handlers({"about": lambda: done.append("about")})
    at.palette.open()
    at.type(">visit")
    (line,) = at.palette.lines()
    assert line.is_dim
    assert line.facts == ("choose a customer first",)
    at.press(Qt.Key.Key_Return)
    assert at.palette.isVisible()
    at.type(">gy")
    at.press(Qt.Key.Key_Return)
    assert done == ["about"]
    assert not at.palette.isVisible()


def test_a_command_names_the_customer_it_is_about(at: At) -> None:
    at.actions.set_handlers({"log": lambda: None})
    at.palette.open(person=Person(at.ids["张爽"], "张爽"))
    at.type(">log")
    assert at.titles()[0] == "Log for 张爽…"


def test_nobody_found_can_be_added(at: At) -> None:
    at.palette.open()
    at.type("Nobody Known")
    assert at.titles() == ["Add “Nobody Known” as a new customer"]
    with at.qtbot.waitSignal(at.palette.new_wanted) as wanted:
        at.press(Qt.Key.Key_Return)
    assert wanted.args == ["Nobody Known"]


def test_choosing_a_customer_offers_nothing_else(at: At) -> None:
    chosen: list[Person] = []
    at.palette.open(chosen.append)
    at.type("lock")
    assert at.titles() == []
    at.type(">zs")
    assert at.titles() == []
    at.type("zs")
    at.press(Qt.Key.Key_Tab)
    at.press(Qt.Key.Key_Return)
    assert [person.name for person in chosen] == ["张爽"]


def test_nothing_happens_while_a_word_is_composed(at: At) -> None:
    at.palette.open()
    at.type("zs")
    QApplication.sendEvent(at.palette.field, QInputMethodEvent("zh", []))
    at.press(Qt.Key.Key_Return)
    at.press(Qt.Key.Key_Escape)
    assert at.palette.isVisible()


@pytest.mark.parametrize("screen", ["en", "zh_CN"])
@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("new cust", "customer.new"),
        ("qc", "capture"),
        ("新建客", "customer.new"),
        ("xjkh", "customer.new"),
        ("xinjiankehu", "customer.new"),
        ("lock", "lock"),
        ("suoding", "lock"),
    ],
)
def test_commands_match_in_both_languages(
    language: Language, screen: str, typed: str, key: str
) -> None:
    language.use(screen)
    every = [command for command in COMMANDS if command.scope is Scope.WINDOW]
    assert matching(every, typed, language.document_translator("zh_CN"))[0].id == key


def test_the_readings_are_those_of_the_chinese_names(language: Language, checkout: Path) -> None:
    chinese = language.document_translator("zh_CN")
    for command in COMMANDS:
        if command.scope is Scope.WINDOW:
            name = [sign for sign in chinese("Action", command.text) if "一" <= sign <= "鿿"]
            assert READINGS.get(command.id) == " ".join(lazy_pinyin("".join(name))), command.id


def test_a_file_without_customers_says_what_can_be_done(at: At) -> None:
    for customer_id in at.ids.values():
        unit_of_work.write(at.palette._workspace.vault, customers.delete, [customer_id], now=NOW)
    at.palette.open()
    at.until(at.titles)
    assert "New customer" in at.titles()
    chosen: list[Person] = []
    at.palette.open(chosen.append)
    at.until(lambda: at.titles() == ["Add a new customer"])
    with at.qtbot.waitSignal(at.palette.new_wanted) as wanted:
        at.press(Qt.Key.Key_Return)
    assert wanted.args == [""]
    assert chosen == []
