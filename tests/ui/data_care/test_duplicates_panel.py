"""Duplicates are judged by keys, pair after pair, and every judgement can be taken back."""

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_crm.domain.customers import CustomerCard, NewMethod
from desktop_crm.domain.words import CustomerKind, MethodKind
from desktop_crm.queries import customers as customer_queries
from desktop_crm.queries import duplicate_review
from desktop_crm.services import customers
from desktop_crm.ui.data_care.duplicates_panel import DuplicatesPanel, View
from desktop_crm.ui.data_care.page import DataCarePage, Part
from desktop_crm.ui.kit.language import Language
from tests.ui.office import Office, titles, untranslated

Key = Qt.Key


def add(
    office: Office, name: str, phones: Sequence[str] = (), contact: str = "", **fields: object
) -> bytes:
    methods = [NewMethod(MethodKind.PHONE, phone) for phone in phones]
    person = {"name": contact} if contact else None
    made: bytes = office.write(
        customers.add, {"name": name, **fields}, methods=methods, contact=person, now=office.now
    )
    return made


def twins(office: Office, number: int) -> tuple[bytes, bytes]:
    """Add one company twice, with one value that differs and one that only the second has."""
    phone = f"138{(number * 7_919_111 + 1_234_567) % 10**8:08}"
    name = f"{'云天博盛嘉宏泰'[number % 7]}{'帆瑞润达禾远岳川'[number // 7]}"
    person = f"{'张刘陈杨赵黄吴'[number // 8]}{'伟强军国红兰丽杰'[number % 8]}"
    other = f"{'張劉陳楊趙黃吳'[number // 8]}{'偉強軍國紅蘭麗傑'[number % 8]}"
    return (
        add(office, f"杭州{name}机械有限公司", [phone], person, note="老客户"),
        add(office, f"杭州{name}機械", [f"+86 {phone}"], other, note="展会", website="w.example"),
    )


def panel(office: Office) -> DuplicatesPanel:
    page: DataCarePage = office.open("data_care")
    page.show_part(Part.DUPLICATES)
    found = page.panel_of(Part.DUPLICATES)
    assert isinstance(found, DuplicatesPanel)
    office.wait(lambda: found._found is not None and found._stop is None)
    return found


def card(office: Office, customer_id: bytes) -> CustomerCard:
    found: CustomerCard = office.read(customer_queries.card, customer_id, today=office.today)
    return found


def at_review(office: Office, shown: DuplicatesPanel) -> None:
    office.wait(lambda: shown._is_ready() and shown.review.hasFocus())


def press(key: Qt.Key) -> None:
    """Press a key where the focus is, as a keyboard does."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


def test_a_pair_is_merged_by_keys_field_by_field(office: Office) -> None:
    one, other = twins(office, 0)
    shown = panel(office)
    at_review(office, shown)
    # The second says more, so it is kept; its name is not wanted, both notes are.
    assert shown.review.decision is not None
    assert shown.review.decision.keep.id == other
    for key in (Key.Key_Down, Key.Key_Left, Key.Key_Return):
        press(key)
    office.wait(lambda: not shown._standing.pairs and shown._faces.currentWidget() is shown._empty)
    kept = card(office, other)
    assert kept.name == card(office, one).name
    assert kept.note == "展会\n老客户"
    assert kept.website == "w.example"
    assert [each.others[0][0] for each in office.read(duplicate_review.merged)] == [one]
    office.undo()
    office.wait(lambda: len(shown._standing.pairs) == 1)
    at_review(office, shown)
    assert card(office, other).note == "展会"


def test_pairs_are_judged_with_four_keys_each_at_most(office: Office) -> None:
    count = 30
    for number in range(count):
        twins(office, number)
    shown = panel(office)
    office.wait(lambda: len(shown._standing.pairs) >= count)
    assert len(shown._standing.pairs) == count
    waits = []
    for number in range(count):
        at_review(office, shown)
        before = shown.pair
        keys = (Key.Key_N,) if number % 10 == 0 else (Key.Key_Right, Key.Key_Return)
        for key in keys[:-1]:
            press(key)
        office.wait(lambda: len(shown._ahead) > 1 or len(shown._pairs()) == 1)
        began = time.thread_time()
        press(keys[-1])
        waits.append(time.thread_time() - began)
        assert shown.pair is not before
    office.wait(lambda: not shown._judged and not shown._standing.pairs)
    assert len(shown._standing.merged) == 27
    assert len(shown._standing.apart) == 3
    waits.sort()
    assert waits[count // 2] < 0.1


def test_three_of_one_company_come_pair_by_pair(office: Office) -> None:
    for name in ("杭州云帆机械有限公司", "杭州雲帆機械有限公司", "云帆机械有限公司"):
        add(office, name, ["13800138000"], "张伟")
    shown = panel(office)
    at_review(office, shown)
    assert "3" in shown._note.text()
    assert len(shown._standing.pairs) == 3
    press(Key.Key_Return)
    office.wait(lambda: len(shown._standing.pairs) == 1 and not shown._judged)
    at_review(office, shown)
    press(Key.Key_Return)
    office.wait(lambda: not shown._standing.pairs)
    (found,) = office.read(duplicate_review.merged)
    assert len(found.others) == 2


def test_what_was_told_apart_can_be_proposed_again(office: Office) -> None:
    twins(office, 0)
    shown = panel(office)
    at_review(office, shown)
    press(Key.Key_N)
    office.wait(lambda: len(shown._standing.apart) == 1)
    shown.look()
    office.wait(lambda: shown._stop is None)
    office.wait(lambda: shown._faces.currentWidget() is shown._empty)
    shown.views.button_of(View.APART).click()
    office.wait(lambda: len(titles(shown.list)) == 1)
    shown.list.setFocus()
    press(Key.Key_Return)
    office.wait(lambda: not shown._standing.apart)
    shown.look()
    office.wait(lambda: len(shown._standing.pairs) == 1)


def test_a_merge_is_taken_back_from_the_list_of_merged(office: Office) -> None:
    one, other = twins(office, 0)
    shown = panel(office)
    at_review(office, shown)
    press(Key.Key_Return)
    office.wait(lambda: len(shown._standing.merged) == 1)
    shown.views.button_of(View.MERGED).click()
    office.wait(lambda: len(titles(shown.list)) == 1)
    shown.list.setFocus()
    press(Key.Key_Return)
    office.wait(lambda: not shown._standing.merged)
    assert card(office, one).merged_into is None
    assert card(office, other).merged_into is None


def test_colleagues_stand_apart_and_join_only_as_companies(office: Office) -> None:
    board = "0574-87651234"
    add(office, "宁波海纳电子有限公司", ["13900139000", board], "刘洋")
    add(office, "宁波海纳电子有限公司", ["13700137000", board], "陈静")
    for name in ("王芳", "李强"):
        kind, company = CustomerKind.PERSON, "苏州锦溪贸易有限公司"
        add(office, name, ["0512-66668888"], kind=kind, company=company)
    shown = panel(office)
    office.wait(lambda: len(shown._standing.colleagues) == 2)
    assert not shown._standing.pairs
    shown.views.button_of(View.COLLEAGUES).click()
    at_review(office, shown)
    for _ in range(2):
        office.wait(lambda: shown._is_shown(shown._pairs()[shown._at]))
        assert shown.review.decision is not None
        is_company = shown.review.decision.left.kind is CustomerKind.COMPANY
        assert shown.merge_button.isEnabled() == is_company
        press(Key.Key_PageDown)


def test_looking_can_be_stopped(office: Office) -> None:
    shown = panel(office)
    office.wait(lambda: shown._faces.currentWidget() is shown._empty)
    shown.look()
    shown._cancel()
    office.wait(lambda: shown._stop is None)
    shown.look()
    office.wait(lambda: shown._stop is None and not shown._error.isVisible())


def test_every_word_is_translated(
    office: Office, language: Language, pseudo_chinese: Callable[[Language], None]
) -> None:
    twins(office, 0)
    shown = panel(office)
    at_review(office, shown)
    pseudo_chinese(language)
    office.wait(lambda: untranslated(shown) == [])
