"""The workflows of a salesperson on 20,000 customers, by keyboard alone, in both languages.

Keys are counted and must keep within their budgets. Times and stops depend on the machine: they
are shown in a table at the end, and bounded only so far that a fault shows.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from desktop_crm.domain.criteria import Criteria, LastContact
from desktop_crm.domain.words import FeedbackKind, FeedbackState, FollowUpState, Tier
from desktop_crm.queries import customers, segments
from desktop_crm.services import vaults
from desktop_crm.ui.customers.page import CustomersPage
from desktop_crm.ui.kit.filters import FilterGroup
from desktop_crm.ui.kit.forms import FormDialog
from desktop_crm.ui.kit.language import Language
from desktop_crm.ui.kit.pdf_preview import PdfPreview
from desktop_crm.ui.kit.qr_code import QrDialog
from desktop_crm.ui.kit.settings import Scheme, Settings
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.kit.visit_brief import VisitBrief
from desktop_crm.ui.shell.window import Window
from desktop_crm.ui.today.page import TodayPage
from tests.benchmarks import generate
from tests.benchmarks.vaults import PASSPHRASE, filled
from tests.end_to_end.hands import Figures, Hands
from tests.end_to_end.person import CONTROL, SHIFT, Key

COUNT = 20_000
NOW = datetime.combine(generate.TODAY, datetime.min.time()).replace(hour=9).astimezone()
#: A machine that runs other things beside is no reason to fail; a page that waits for a disk is.
LONGEST_STOP = 1.0

pytestmark = [pytest.mark.long, pytest.mark.parametrize("language", ["en", "zh_CN"])]


@pytest.fixture(scope="session")
def big_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("big") / "big.crmvault"
    filled(folder, COUNT).close()
    return folder


@pytest.fixture(scope="session")
def table(request: pytest.FixtureRequest) -> Iterator[list[Figures]]:
    found: list[Figures] = []
    yield found
    capture = request.config.pluginmanager.getplugin("capturemanager")
    with nullcontext() if capture is None else capture.global_and_fixture_disabled():
        print("", *(each.line() for each in found), sep="\n")  # noqa: T201 - this is what it is for


@pytest.fixture
def hands(
    qtbot: QtBot,
    qapp: QApplication,
    tmp_path: Path,
    big_file: Path,
    table: list[Figures],
    language: str,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Hands]:
    """A locked window before the customer file; its clock stands on the day of the data."""
    folder = tmp_path / "shop.crmvault"
    shutil.copytree(big_file, folder)
    unlock = vaults.unlock

    def unlock_on_the_day(*args: Any, **kwargs: Any) -> Any:
        vault = unlock(*args, **kwargs)
        vault.clock = lambda: NOW
        return vault

    monkeypatch.setattr(vaults, "unlock", unlock_on_the_day)
    settings = Settings(tmp_path / "settings.ini")
    settings.language, settings.last_vault = language, folder
    spoken = Language(qapp, tmp_path / "cache", language)
    theme = Theme(qapp, Scheme.LIGHT)
    window = Window(qapp, theme, spoken, settings, lambda: NOW)
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    window.show_lock_screen(folder, uses_key_ring=False)
    name = request.function.__name__.removeprefix("test_")
    made = Hands(qtbot, qapp, window, f"{name} {language}")
    yield made
    table.append(made.figures)
    window.close_vault()
    window.close()
    window.deleteLater()
    spoken.use("en")
    shutil.rmtree(folder, ignore_errors=True)


def unlock(hands: Hands) -> None:
    hands.wait(lambda: hands.focus.isVisible() and hands.focus is not hands.window)
    hands.write(PASSPHRASE)
    hands.press(Key.Key_Return)
    hands.wait(lambda: isinstance(page(hands), TodayPage) and page(hands).list.current_line())


def page(hands: Hands) -> Any:
    view = hands.window.view
    return None if view is None else view.current_page


def go_to_customers(hands: Hands) -> CustomersPage:
    hands.press(Key.Key_2, CONTROL)
    hands.wait(lambda: isinstance(page(hands), CustomersPage) and page(hands).person())
    found = page(hands)
    assert isinstance(found, CustomersPage)
    hands.wait(lambda: found.card.card is not None and found.list.hasFocus())
    return found


def in_form(hands: Hands) -> FormDialog:
    dialog: FormDialog = hands.dialog(FormDialog)
    hands.wait(lambda: dialog.isAncestorOf(hands.focus))
    return dialog


def save_form(hands: Hands) -> None:
    hands.press(Key.Key_Return, CONTROL)
    hands.wait(lambda: QApplication.activeModalWidget() is None)


def check(hands: Hands, most: int) -> None:
    assert hands.figures.keys <= most, hands.figures.line()
    assert hands.figures.longest_stop < LONGEST_STOP, hands.figures.line()


def test_w1_the_list_in_the_morning(hands: Hands) -> None:
    with hands.working():
        hands.timed("list", lambda: unlock(hands), lambda: True)
        assert hands.figures.keys == 1
        today = page(hands)
        assert today.list.hasFocus()
        assert all(line.chips or line.facts for line in today.list.selected_lines())
        lines = [today.list.current_line().key]
        hands.press(Key.Key_D)
        in_form(hands)
        before = today.list.current_line().key
        hands.timed("done", lambda: save_form(hands), lambda: current(today) not in {None, before})
        lines.append(current(today))
        hands.timed(
            "postponed",
            lambda: hands.press(Key.Key_3),
            lambda: current(today) not in {None, *lines},
        )
        hands.wait(lambda: hands.focus is today.list)
        hands.timed("day sheet", lambda: hands.press(Key.Key_P, CONTROL), lambda: pages(hands) > 0)
        hands.wait(lambda: isinstance(hands.focus, QAbstractButton))
    check(hands, 1 + 2 + 1 + 1)
    hands.press(Key.Key_Escape)
    hands.wait(lambda: QApplication.activeModalWidget() is None)


def current(today: TodayPage) -> object:
    line = today.list.current_line()
    return None if line is None else line.key


def test_w2_in_the_parking_lot(hands: Hands) -> None:
    unlock(hands)
    found = go_to_customers(hands)
    wanted = next(row for row in generate.customers(COUNT) if row.kind == "PERSON" and row.phones)
    digits = "".join(sign for sign in wanted.phones[0] if sign.isdigit())[-8:]
    hands.press(Key.Key_F, CONTROL)
    assert hands.focus is found.centre.search
    with hands.working():
        hands.timed("hits", lambda: hands.write(digits), lambda: len(found.list.cards.numbers) == 1)
        hands.press(Key.Key_Return)
        hands.wait(lambda: found.person() is not None and found.person().id == wanted.id)  # type: ignore[union-attr]
        hands.wait(lambda: hands.window.actions_.can("brief"))
        hands.timed(
            "brief",
            lambda: hands.press(Key.Key_F8),
            lambda: isinstance(QApplication.activeModalWidget(), VisitBrief),
        )
        brief = QApplication.activeModalWidget()
        assert isinstance(brief, VisitBrief)
        hands.wait(lambda: brief.card is not None)
        hands.press(Key.Key_F7)
        hands.wait(lambda: type(QApplication.activeModalWidget()) is QrDialog)
        code = QApplication.activeModalWidget()
        assert code is not None
        hands.wait(lambda: code.isAncestorOf(hands.focus))
    check(hands, 3)
    assert brief.text_scale >= 1.5
    assert brief.size() == brief.screen().size()
    hands.press(Key.Key_Escape)
    hands.wait(lambda: brief.isAncestorOf(hands.focus))
    hands.press(Key.Key_Escape)
    hands.wait(lambda: QApplication.activeModalWidget() is None)
    hands.wait(lambda: hands.focus is found.list)


@pytest.mark.parametrize(
    "line", ["电话 报价太高 周五再打 #价格", "call price too high, call back Fri #price"]
)
def test_w3_log_a_call(hands: Hands, line: str) -> None:
    unlock(hands)
    person = page(hands).person()
    with hands.working():
        hands.press(Key.Key_L, CONTROL)
        hands.wait(lambda: type(hands.focus).__name__ != "RowList")
        hands.write(line)
        begun = toast(hands)
        hands.timed(
            "toast", lambda: hands.press(Key.Key_Return, CONTROL), lambda: toast(hands) != begun
        )
    check(hands, 2)
    card = hands.read(customers.card, person.id, today=generate.TODAY)
    assert card.interactions[0].text
    waiting = [row for row in card.follow_ups if row.state is FollowUpState.OPEN]
    assert min(row.due_on for row in waiting).weekday() == 4


def toast(hands: Hands) -> str:
    view = hands.window.view
    return "" if view is None or not view.toast_bar.isVisible() else view.toast_bar.text


def test_w5_at_the_trade_fair(hands: Hands) -> None:
    unlock(hands)
    found = go_to_customers(hands)
    total = len(found.list.cards.numbers)
    with hands.working():
        hands.press(Key.Key_N, CONTROL)
        dialog = in_form(hands)
        hands.write("王小明")
        hands.press(Key.Key_Tab)
        hands.write("13912345678")
        hands.press(Key.Key_Return, CONTROL | SHIFT)
        hands.wait(lambda: is_gone(dialog))
        another = in_form(hands)
    check(hands, 6)
    assert another.form.values()["name"] is None
    hands.press(Key.Key_Escape)
    hands.wait(lambda: QApplication.activeModalWidget() is None)
    hands.wait(lambda: len(found.list.cards.numbers) == total + 1)


def is_gone(dialog: FormDialog) -> bool:
    return not any(each is dialog for each in QApplication.topLevelWidgets()) or (
        not dialog.isVisible()
    )


def test_w7_a_segment_and_what_to_do_with_it(hands: Hands) -> None:
    unlock(hands)
    found = go_to_customers(hands)
    tag = most_used_tag(hands)

    def chosen(**wanted: Any) -> Callable[[], bool]:
        return lambda: all(getattr(found.criteria, name) == value for name, value in wanted.items())

    counted = found.list.cards.numbers
    groups = found.sidebar.findChildren(FilterGroup)
    hands.wait(lambda: all(group.isVisible() for group in groups))
    with hands.working():
        hands.press(Key.Key_F6, SHIFT)
        hands.press(Key.Key_Tab)  # tier
        hands.press(Key.Key_Space)
        hands.press(Key.Key_Down)
        hands.timed("count", lambda: hands.press(Key.Key_Space), chosen(tiers={Tier.A, Tier.B}))
        hands.press(Key.Key_Tab)  # tags
        hands.press(Key.Key_Space)
        hands.wait(chosen(tags_any=frozenset({tag})))
        for _group in ("stages", "due", "last contact"):
            hands.press(Key.Key_Tab)
        hands.press(Key.Key_6)
        hands.press(Key.Key_Space)
        hands.wait(chosen(last_contact={LastContact.OVER_60}))
        for _group in ("industries", "regions"):
            hands.press(Key.Key_Tab)
        hands.press(Key.Key_Down)
        hands.press(Key.Key_Space)
        hands.wait(lambda: len(found.criteria.regions) == 1)
        hands.press(Key.Key_S, CONTROL | SHIFT)
        in_form(hands)
        hands.write("沉默的老客户")
        save_form(hands)
    check(hands, 18)
    saved = hands.read(segments.segments)
    assert [each.name for each in saved] == ["沉默的老客户"]
    assert saved[0].criteria == found.criteria != Criteria()
    hands.wait(lambda: 0 < len(found.list.cards.numbers) < len(counted))
    keys = hands.figures.keys
    with hands.working():
        hands.press(Key.Key_F6)
        hands.wait(found.list.hasFocus)
        hands.press(Key.Key_A, CONTROL)
        hands.press(Key.Key_T, CONTROL)
        in_form(hands)
        hands.write("冬季回访")
        save_form(hands)
    check(hands, 4)
    hands.figures.keys += keys
    many = len(found.list.cards.numbers)
    assert tagged(hands, "冬季回访") == many
    hands.press(Key.Key_Z, CONTROL)
    hands.wait(lambda: tagged(hands, "冬季回访") == 0)


def most_used_tag(hands: Hands) -> bytes:
    return bytes(
        hands.read(
            lambda session: session.execute(
                text("SELECT tag_id FROM customer_tag GROUP BY 1 ORDER BY count(*) DESC LIMIT 1")
            ).scalar_one()
        )
    )


def tagged(hands: Hands, name: str) -> int:
    query = (
        "SELECT count(*) FROM customer_tag JOIN tag ON tag.id = customer_tag.tag_id"
        " WHERE tag.name = :name"
    )
    return int(hands.read(lambda session: session.execute(text(query), {"name": name}).scalar()))


def test_w8_a_complaint_arrives(hands: Hands) -> None:
    unlock(hands)
    found = go_to_customers(hands)
    person = found.person()
    assert person is not None
    chips, said = found.card.head, hands.word("Card", "%n open complaints", 1)
    with hands.working():
        hands.press(Key.Key_B, CONTROL)
        in_form(hands)
        hands.write("两箱货物运输破损")
        hands.timed(
            "on the Card",
            lambda: save_form(hands),
            lambda: any(said in each.text() for each in chips.findChildren(QAbstractButton)),
        )
    check(hands, 2)
    card = hands.read(customers.card, person.id, today=generate.TODAY)
    assert (card.feedback[0].kind, card.feedback[0].state) == (
        FeedbackKind.COMPLAINT,
        FeedbackState.RECEIVED,
    )


def test_w9_a_profile_for_the_boss(hands: Hands) -> None:
    unlock(hands)
    go_to_customers(hands)
    hands.wait(lambda: hands.window.actions_.can("print"))
    with hands.working():
        hands.timed("preview", lambda: hands.press(Key.Key_P, CONTROL), lambda: pages(hands) > 0)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PdfPreview)
        hands.wait(lambda: isinstance(hands.focus, QAbstractButton))
        hands.press(Key.Key_Return)
        asked = hands.dialog(QFileDialog)
    check(hands, 2)
    assert dialog.pdf.startswith(b"%PDF")
    asked.reject()
    hands.wait(lambda: QApplication.activeModalWidget() is dialog)
    dialog.reject()


def pages(hands: Hands) -> int:
    dialog = QApplication.activeModalWidget()
    return dialog.page_count if isinstance(dialog, PdfPreview) else 0


def test_w11_the_laptop_is_left(hands: Hands) -> None:
    unlock(hands)
    go_to_customers(hands)
    hands.press(Key.Key_N, CONTROL)
    in_form(hands)
    hands.write("还没写完")
    with hands.working():
        hands.timed("locked", hands.window.lock, lambda: hands.window.view is None)
        assert QApplication.activeModalWidget() is None
        assert "还没写完" not in hands.seen()
        hands.timed("open again", lambda: unlock_again(hands), lambda: page(hands) is not None)
    check(hands, 1)
    hands.press(Key.Key_N, CONTROL)
    dialog = in_form(hands)
    hands.wait(lambda: dialog.form.values()["name"] == "还没写完")
    hands.press(Key.Key_Escape)
    hands.wait(lambda: QApplication.activeModalWidget() is None)


def unlock_again(hands: Hands) -> None:
    hands.wait(lambda: hands.focus is not hands.window)
    hands.write(PASSPHRASE)
    hands.press(Key.Key_Return)
    hands.wait(lambda: hands.window.view is not None)
