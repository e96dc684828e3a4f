"""A first day with the program, in both languages: everything by mouse and keys."""

import re
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_crm.domain.criteria import Criteria, Sort
from desktop_crm.domain.customers import CustomerCard
from desktop_crm.domain.data_files import data_file
from desktop_crm.domain.words import FeedbackKind, FollowUpState, InteractionKind, Tier
from desktop_crm.queries import customers, listing
from desktop_crm.queries import history as history_queries
from desktop_crm.ui.kit.buttons import Choice
from desktop_crm.ui.kit.quick_log import QuickLog
from tests.end_to_end.person import CONTROL, SHIFT, Key, Person, files_below, run_program

PASSWORD = "purple lantern river 42"  # noqa: S105 - opens nothing but the file of this test
SHEET = data_file("samples/predecessor-sheet.csv")
LINE = "电话 报价太高 周五再打 #价格"
NAME = "厦门鹭岛渔具有限公司"
#: The one customer of the sheet who is of tier A and has this tag and met us at the fair.
TAG, CHOSEN = "技术型", "西安秦岭新能源有限公司"
COMPLAINT = "两箱货物破损，要求换货"
#: What only the Card says of this customer.
FACTS = "秦岭新能源 · 冯晓东"


def make_customer_file(person: Person, language: str) -> None:
    person.click({"en": "English", "zh_CN": "简体中文"}[language])
    person.click_word("FirstRun", "Make a new customer file")
    person.type_into(person.word("FirstRun", "Master password"), PASSWORD)
    person.type_into(person.word("Secrets", "The same once more"), PASSWORD + "x")
    person.press(Key.Key_Return)
    person.wait_for(person.word("Secrets", "The two are not the same. Type the second one again."))
    person.type_into(person.word("Secrets", "The same once more"), PASSWORD)
    person.press(Key.Key_Return)
    person.wait_for(person.word("FirstRun", "Your recovery code"))
    code = re.findall(r"\b[0-9A-Z]{5}\b", person.seen())
    assert len(code) == 8
    person.click_word("RecoveryCode", "I keep it in a safe place")
    person.wait(lambda: code[0] not in person.seen())
    asked = [
        at
        for at in range(1, 9)
        if person.sees(person.word("RecoveryCode", "Group {number} of the code").format(number=at))
    ]
    assert len(asked) == 2
    for at in asked:
        name = person.word("RecoveryCode", "Group {number} of the code").format(number=at)
        person.type_into(name, code[at - 1].lower())
    person.click_word("FirstRun", "Continue")


def import_the_sheet(person: Person) -> None:
    person.click_word("FirstRun", "Import my customers")
    person.type_into(person.word("Import", "Path of the file"), str(SHEET))
    person.press(Key.Key_Return)
    person.wait_for("客户等级")
    person.wait_for("GB18030")
    person.click(person.word("Import", "Import %n customer(s)", 20))
    person.wait_for(person.word("Import", "The import is done"))
    person.wait_for("2月30日")
    assert person.read(listing.listing, Criteria(), Sort.NAME, today=today(person)).total == 20


def find_by_filters(person: Person) -> None:
    person.press(Key.Key_2, CONTROL)
    person.wait_for(CHOSEN)
    person.wait_for(NAME)
    person.click(f"A · {person.word('Tier', 'Key')}", Choice)
    person.wait_gone(NAME)
    person.click(TAG, Choice)
    person.wait_gone("上海申江精密仪器有限公司")
    person.click_row(CHOSEN)
    person.wait_for(FACTS)


def log_a_call(person: Person) -> None:
    person.press(Key.Key_L, CONTROL)
    person.wait(lambda: isinstance(person.focus.parent(), QuickLog))
    person.write(LINE)
    person.wait_for("#价格")
    person.press(Key.Key_Return, CONTROL)
    person.wait(lambda: card(person).interactions)
    person.wait(lambda: not isinstance(person.focus.parent(), QuickLog))
    person.wait_for("报价太高")
    found = card(person)
    # The visit is the one the sheet told of.
    kinds = [InteractionKind.CALL, InteractionKind.VISIT]
    assert [each.kind for each in found.interactions] == kinds
    assert "价格" in {tag.name for tag in found.tags}
    assert found.last_contact_on == today(person)
    days = (4 - today(person).weekday()) % 7 or 7
    assert found.next_follow_up_on == today(person) + timedelta(days=days)


def complete_a_follow_up(person: Person) -> None:
    person.press(Key.Key_3, CONTROL)
    person.click_row(CHOSEN)
    person.press(Key.Key_D)
    person.dialog()
    person.write("已发新报价")
    person.press(Key.Key_Return, CONTROL)
    person.wait(lambda: any(each.outcome == "已发新报价" for each in card(person).follow_ups))
    person.wait(lambda: QApplication.activeModalWidget() is None)


def record_a_complaint(person: Person) -> None:
    person.press(Key.Key_2, CONTROL)
    person.click_row(CHOSEN)
    person.wait_for(FACTS)
    person.press(Key.Key_B, CONTROL)
    person.dialog()
    person.drop_down(person.word("Editors", "Type"), person.word("FeedbackKind", "Complaint"))
    person.type_into(person.word("Editors", "What the customer said"), COMPLAINT)
    person.press(Key.Key_Return, CONTROL)
    person.wait(lambda: QApplication.activeModalWidget() is None)
    person.wait(lambda: [each.kind for each in card(person).feedback] == [FeedbackKind.COMPLAINT])
    person.press(Key.Key_4, CONTROL)
    person.wait_for(COMPLAINT)


def undo_twice(person: Person) -> None:
    person.press(Key.Key_Z, CONTROL)
    person.wait(lambda: not card(person).feedback)
    person.wait_gone(COMPLAINT)
    person.press(Key.Key_Z, CONTROL)
    person.wait(lambda: [f.state for f in card(person).follow_ups] == [FollowUpState.OPEN])
    undone = [row.undoes is not None for row in person.read(history_queries.recent, limit=2)]
    assert undone == [True, True]


def switch_language_and_theme(person: Person, language: str) -> str:
    other = {"en": "zh_CN", "zh_CN": "en"}[language]
    person.press(Key.Key_Comma, CONTROL)
    before = person.word("Action", "Customers")
    person.wait_for({"en": "English", "zh_CN": "简体中文"}[other])
    person.click({"en": "English", "zh_CN": "简体中文"}[other])
    person.wait(lambda: person.word("Action", "Customers") != before)
    person.wait_for(person.word("Action", "Follow-ups"))
    person.wait_gone(before)
    light = person.window.grab().toImage().pixelColor(400, 760).lightness()
    person.press(Key.Key_K, CONTROL)
    person.write(">" + {"en": "light and dark", "zh_CN": "深色"}[other])
    person.wait_for(person.word("Action", "Switch between light and dark"))
    person.press(Key.Key_Return)
    person.wait(
        lambda: person.window.grab().toImage().pixelColor(400, 760).lightness() < light - 100
    )
    return other


def export_the_profile(person: Person, path: Path) -> None:
    person.press(Key.Key_2, CONTROL)
    person.click_row(CHOSEN)
    person.wait_for(FACTS)
    person.press(Key.Key_P, CONTROL)
    person.dialog()
    person.click_word("Pdf", "Save as…")
    person.save_as(path)
    person.wait(lambda: QApplication.activeModalWidget() is None)
    text = said_by("pdftotext", "-layout", str(path), "-")
    for wanted in (CHOSEN, "冯晓东", "报价太高", "13000130112"):
        assert wanted in re.sub(r"[ \n]", "", text)
    rows = [line.split() for line in said_by("pdffonts", str(path)).splitlines()[2:]]
    assert rows
    assert all(row[-5:-2] == ["yes", "yes", "yes"] for row in rows), "embedded, subset, mapped"


def lock_and_unlock(person: Person) -> None:
    person.press(Key.Key_L, CONTROL | SHIFT)
    person.wait_for(person.word("Lock", "Customer file is locked"))
    assert not person.sees("冯晓东")
    assert person.window.view is None
    person.write("wrong one")
    person.press(Key.Key_Return)
    person.wait(lambda: person.focus.property("selectedText"))
    assert person.window.view is None
    person.write(PASSWORD)
    person.press(Key.Key_Return)
    person.wait(lambda: person.window.view is not None)
    person.press(Key.Key_2, CONTROL)
    person.wait_for(CHOSEN)
    person.wait_for(NAME)


def said_by(*command: str) -> str:
    made = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - ours
    return made.stdout


def today(person: Person) -> date:
    assert person.window.view is not None
    return person.window.view.desk.workspace.today()


def card(person: Person) -> CustomerCard:
    found = person.read(customers.find, CHOSEN)
    made: CustomerCard = person.read(customers.card, found, today=today(person))
    return made


@pytest.mark.long
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_first_day(
    qtbot: QtBot,
    qapp: QApplication,
    computer: Path,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
) -> None:
    def day(person: Person) -> None:
        make_customer_file(person, language)
        import_the_sheet(person)
        find_by_filters(person)
        log_a_call(person)
        complete_a_follow_up(person)
        record_a_complaint(person)
        undo_twice(person)
        switch_language_and_theme(person, language)
        export_the_profile(person, computer / "profile.pdf")
        lock_and_unlock(person)
        assert card(person).tier is Tier.A

    run_program(qtbot, qapp, monkeypatch, day)
    logs = [path.read_text() for path in files_below(computer) if path.suffix == ".log"]
    assert not [text for text in logs if "ERROR" in text or "WARNING" in text]
