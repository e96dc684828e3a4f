"""The workbench by its keys: palette, capture, brief, QR code, mask, windows, back and forward."""

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any, TypeVar

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop_crm.domain.customers import NewMethod
from desktop_crm.domain.values import Money
from desktop_crm.domain.words import (
    CustomerKind,
    FeedbackKind,
    FollowUpKind,
    InteractionKind,
    MethodKind,
    Tier,
)
from desktop_crm.queries import customers as customer_queries
from desktop_crm.services import (
    contacts,
    customers,
    feedback,
    follow_ups,
    interactions,
    purchases,
    unit_of_work,
)
from desktop_crm.services.vaults import Vault
from desktop_crm.ui.kit.actions import COMMANDS, Scope
from desktop_crm.ui.kit.person import Person
from desktop_crm.ui.kit.privacy import is_masked
from desktop_crm.ui.kit.qr_code import QrDialog
from desktop_crm.ui.kit.quick_capture import QuickCapture
from desktop_crm.ui.kit.visit_brief import VisitBrief
from desktop_crm.ui.shell.desk_view import DeskView
from desktop_crm.ui.shell.window import Window
from tests.ui.shell.conftest import NOW

W = TypeVar("W", bound=QWidget)
TODAY = NOW.astimezone().date()
PHONE = "138 0013 5678"


class At:
    """The window with three customers."""

    def __init__(self, qtbot: QtBot, window: Window, view: DeskView, vault: Vault) -> None:
        self.qtbot = qtbot
        self.window = window
        self.view = view
        self.vault = vault
        self.ids: dict[str, bytes] = {}

    def write(self, use_case: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return unit_of_work.write(self.vault, use_case, *args, **kwargs).value

    def until(self, check: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(check()))

    def show(self, name: str) -> None:
        self.view.open_customer(self.ids[name])
        self.until(lambda: (person := self.view.person()) and person.name == name)
        self.until(lambda: self.view.desk.actions.can("brief"))

    def do(self, command: str) -> None:
        self.until(lambda: self.view.desk.actions.can(command))
        self.view.desk.actions.trigger(command)

    def dialog(self, kind: type[W]) -> W:
        found: list[W] = []

        def is_there() -> bool:
            found[:] = [
                each
                for each in QApplication.topLevelWidgets()
                if isinstance(each, kind) and each.isVisible()
            ]
            return bool(found)

        self.until(is_there)
        return found[0]

    def card(self, customer_id: bytes) -> Any:
        with self.vault.read() as session:
            return customer_queries.card(session, customer_id, today=TODAY)


@pytest.fixture
def at(qtbot: QtBot, window: Window, vault: Vault) -> At:
    vault.clock = lambda: NOW
    found = At(qtbot, window, None, vault)  # type: ignore[arg-type]  # opened below
    for name, phone in (("张爽", PHONE), ("李雷", "139 0013 0001"), ("韩梅梅", "")):
        found.ids[name] = found.write(
            customers.add,
            {"name": name, "kind": CustomerKind.COMPANY, "tier": Tier.A, "preferences": "绿茶"},
            methods=[NewMethod(MethodKind.PHONE, phone, is_primary=True)] if phone else [],
            now=NOW,
        )
    first = found.ids["张爽"]
    found.write(contacts.add, first, {"name": "王经理", "title": "采购经理"})
    for days in range(5):
        found.write(
            interactions.log,
            first,
            kind=InteractionKind.CALL,
            text=f"call {days}: {PHONE} paid ¥9,800",
            happened_at=NOW - timedelta(days=days + 1),
            author=None,
        )
    found.write(
        follow_ups.plan,
        first,
        title="send samples",
        due_on=date(2026, 11, 24),
        kind=FollowUpKind.PROMISE_OURS,
    )
    found.write(
        feedback.record,
        first,
        kind=FeedbackKind.COMPLAINT,
        text="two boxes broken",
        received_at=NOW - timedelta(hours=51),
    )
    found.write(purchases.add, first, total=Money(32_680_000, "CNY"), bought_on=TODAY)
    window.open_vault(vault)
    assert window.view is not None
    found.view = window.view
    return found


def texts(root: QWidget) -> str:
    """Return everything that can be read or heard in a part of the window."""
    said = []
    for each in [root, *root.findChildren(QWidget)]:
        said += [each.accessibleName(), each.toolTip()]
        text = getattr(each, "text", "")
        said.append(str(text() if callable(text) else text))
        model = getattr(each, "model", None)
        if callable(model) and (found := model()) is not None:
            rows = range(min(found.rowCount(), 50))
            said += [str(found.index(row, 0).data() or "") for row in rows]
    return "\n".join(said)


def read_code(widget: QWidget) -> str:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    widget.grab().save(buffer, "PNG")
    picture = Image.open(BytesIO(bytes(buffer.data().data()))).convert("L")
    (found,) = zxingcpp.read_barcodes(picture)
    return str(found.text)


def test_the_brief_shows_what_to_know_and_leads_back(at: At) -> None:
    at.show("张爽")
    at.do("brief")
    brief = at.dialog(VisitBrief)
    at.until(lambda: brief.card)
    said = texts(brief)
    for part in ("张爽", PHONE, "send samples", "two boxes broken", "绿茶", "王经理 · 采购经理"):
        assert part in said, part
    assert "call 2" in said
    assert "call 3" not in said
    assert brief.text_scale == 1.5
    QTest.keyClick(brief, Qt.Key.Key_Plus)
    assert brief.text_scale > 1.5
    QTest.keyClick(brief, Qt.Key.Key_C)
    assert brief.has_contrast
    QTest.keyClick(brief, Qt.Key.Key_F7)
    code = at.dialog(QrDialog)
    assert read_code(code.code) == "tel:13800135678"
    QTest.keyClick(code, Qt.Key.Key_F7)
    QTest.keyClick(brief, Qt.Key.Key_Escape)
    at.qtbot.wait(10)
    assert at.view.person() == Person(at.ids["张爽"], "张爽", Tier.A)


def test_a_code_saves_the_contact(at: At) -> None:
    at.show("张爽")
    at.do("qr")
    dialog = at.dialog(QrDialog)
    dialog._what.button_of("contact").click()
    found = read_code(dialog.code)
    assert found.startswith("BEGIN:VCARD")
    assert "TEL:13800135678" in found
    assert "FN:王经理" in found
    dialog.reject()


def test_the_mask_hides_phones_and_amounts_everywhere_but_not_from_the_clipboard(at: At) -> None:
    at.show("张爽")
    page: Any = at.view.current_page
    at.until(lambda: "326,800" in texts(page))
    page.card._go_to_tab("profile")
    assert PHONE in texts(page)
    try:
        at.do("mask")
        assert is_masked()
        at.until(lambda: PHONE not in texts(page))
        for name in ("timeline", "profile", "purchases", "feedback", "history"):
            page.card._go_to_tab(name)
            said = texts(page)
            assert PHONE not in said, name
            assert "326,800" not in said, name
            assert "9,800" not in said, name
        page.card._go_to_tab("profile")
        assert "138****5678" in texts(page)
        at.do("palette")
        at.view.palette_view.field.setText("5678")
        at.until(lambda: not at.view.palette_view._is_waiting)
        assert PHONE not in texts(at.view.palette_view)
        at.view.palette_view.close_palette()
        at.do("copy_phone")
        assert QApplication.clipboard().text() == "13800135678"
        assert "13800135678" not in texts(at.view.toast_bar)
        at.do("brief")
        brief = at.dialog(VisitBrief)
        at.until(lambda: brief.card)
        assert PHONE not in texts(brief)
        brief.reject()
        assert at.view.desk.settings.hides_private
        at.do("mask")
        at.until(lambda: PHONE in texts(page) and "138****5678" not in texts(page))
    finally:
        at.view.desk.language.hide_private(is_on=False)


SIGNATURE = """王伟琪
采购总监
杭州云栖水务科技有限公司
手机 137 1111 2222
wx: wangwq
#展会2026 @Wed 来源：展会
说要三台样机"""


def test_a_pasted_signature_becomes_a_customer(at: At) -> None:
    at.do("capture")
    dialog = at.dialog(QuickCapture)
    QApplication.clipboard().setText(SIGNATURE)
    dialog._paste.click()
    said = texts(dialog)
    assert "Name: 王伟琪" in said
    assert "Job title: 采购总监" in said
    QTest.keyClick(
        dialog.field,
        Qt.Key.Key_Return,
        Qt.KeyboardModifier.ControlModifier,
    )
    at.until(lambda: (person := at.view.person()) and "云栖" in person.name)
    person = at.view.person()
    assert person is not None
    card = at.card(person.id)
    assert [(each.name, each.title) for each in card.contacts] == [("王伟琪", "采购总监")]
    assert [method.value for method in card.methods] == ["137 1111 2222", "wangwq"]
    assert [tag.name for tag in card.tags] == ["展会2026"]
    assert card.source == "展会"
    assert card.note == "说要三台样机"
    assert [each.due_on for each in card.follow_ups] == [date(2026, 11, 25)]


def test_source_and_tags_stay_for_the_next_one(at: At) -> None:
    at.do("capture")
    dialog = at.dialog(QuickCapture)
    dialog.field.setPlainText("赵一 13611112222 #展会 source: fair")
    dialog.save_and_new()
    at.until(lambda: not dialog.field.toPlainText())
    assert "#展会 (as before)" in texts(dialog)
    dialog.field.setPlainText("钱二 13633334444")
    dialog.save()
    at.until(lambda: (person := at.view.person()) and person.name == "钱二")
    person = at.view.person()
    assert person is not None
    card = at.card(person.id)
    assert [tag.name for tag in card.tags] == ["展会"]
    assert card.source == "fair"
    assert card.kind is CustomerKind.PERSON


def test_a_known_phone_names_who_it_may_be(at: At) -> None:
    at.do("capture")
    dialog = at.dialog(QuickCapture)
    dialog.field.setPlainText("somebody 13800135678")
    at.until(lambda: "张爽" in texts(dialog._bar) and not dialog._bar.isHidden())
    dialog._chips.findChildren(QWidget)
    dialog.field.setPlainText("13800135678")
    dialog.save()
    assert not dialog._error.isHidden()
    dialog.reject()
    at.do("capture")
    again = at.dialog(QuickCapture)
    at.until(lambda: again.field.toPlainText() == "13800135678")
    again.reject()


def test_back_and_forward_go_where_the_person_was(at: At) -> None:
    at.view.trail._look.setInterval(0)
    at.show("张爽")
    at.qtbot.wait(30)
    at.show("李雷")
    at.qtbot.wait(30)
    at.view.open_page("feedback")
    at.qtbot.wait(30)
    at.do("back")
    at.until(lambda: (person := at.view.person()) and person.name == "李雷")
    at.qtbot.wait(30)
    at.do("back")
    at.until(lambda: (person := at.view.person()) and person.name == "张爽")
    at.qtbot.wait(30)
    at.do("forward")
    at.until(lambda: (person := at.view.person()) and person.name == "李雷")
    at.until(lambda: at.view.trail.recent[:2] == (at.ids["李雷"], at.ids["张爽"]))


def test_a_customer_has_a_window_of_its_own_until_the_lock(at: At) -> None:
    at.show("张爽")
    at.do("own_window")
    (own,) = at.view._windows
    at.until(lambda: own._pane.person() is not None)
    assert "张爽" in texts(own)
    at.do("own_window")
    assert at.view._windows == [own]
    at.show("李雷")
    at.do("own_window")
    assert len(at.view._windows) == 2
    at.view._windows[1].close()
    assert at.view._windows == [own]
    at.window.lock()
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    assert shown == [at.window]


def test_a_verb_of_the_palette_reaches_a_customer_who_is_not_shown(at: At) -> None:
    at.show("李雷")
    at.view.act_on(Person(at.ids["张爽"], "张爽"), "brief")
    brief = at.dialog(VisitBrief)
    at.until(lambda: brief.card)
    assert brief.card is not None
    assert brief.card.name == "张爽"
    brief.reject()
    at.view.act_on(Person(at.ids["韩梅梅"], "韩梅梅"), "copy_phone")
    at.until(lambda: "韩梅梅" in at.view.toast_bar.text)


def test_the_menu_holds_every_command(at: At) -> None:
    at.do("menu")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)

    def leaves(part: QMenu) -> list[QAction]:
        found = []
        for action in part.actions():
            inner = action.menu()
            found += leaves(inner) if isinstance(inner, QMenu) else [action]
        return found

    names = {action.objectName() for action in leaves(menu)}
    wanted = {command.id for command in COMMANDS if command.scope is Scope.WINDOW}
    assert wanted - names == {"menu"}
    menu.close()


def test_every_command_works_somewhere(at: At) -> None:
    at.show("张爽")
    known = {
        command.id
        for command in COMMANDS
        if command.scope is Scope.WINDOW and at.view.desk.actions.can(command.id)
    }
    rest = {command.id for command in COMMANDS if command.scope is Scope.WINDOW} - known
    assert rest <= {"forward", "back"}
