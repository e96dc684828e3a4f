"""The list: search, filters, keys, many at once."""

import re
import threading
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt, QTranslator
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from typing_extensions import override

from desktop_crm.domain.criteria import Criteria, Due, Sort
from desktop_crm.domain.customers import CustomerRow
from desktop_crm.domain.words import CustomerKind, Tier
from desktop_crm.queries import customers, facets, follow_ups
from desktop_crm.services import customers as customer_services
from desktop_crm.services import unit_of_work
from desktop_crm.ui.customers.facets import FACETS, VIEWS, Names, chips, without
from desktop_crm.ui.customers.page import next_follow_ups
from desktop_crm.ui.kit.customer_lines import customer_line, is_silent
from desktop_crm.ui.kit.forms import FormDialog
from desktop_crm.ui.kit.settings import Density
from tests.ui.customers.conftest import Shop

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


class Marker(QTranslator):
    """Marks every text it is asked for."""

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(self, context: str, text: str, comment: Any = None, n: int = -1) -> str:
        return "§" + text.replace("%n", str(n))


def choose(shop: Shop, facet: str, text: str, key: Qt.Key = Key.Key_Space) -> None:
    group = shop.page.sidebar._groups[facet]
    found = [each for each in group._choices.values() if text in each.accessibleName()]
    found[0].setFocus()
    QTest.keyClick(found[0], key)


def count_text(shop: Shop) -> str:
    return shop.page.centre._count.text()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lml", ["李明朗"]),
        ("8001", ["李明朗"]),
        ("启明", ["李明朗"]),
        ("dairy", ["Northlake Dairy"]),
        ("展会", ["李明朗", "Sable Coast"]),
    ],
)
def test_a_search_shows_hits_and_says_how_many(shop: Shop, typed: str, found: list[str]) -> None:
    shop.window.actions_.trigger("search")
    QTest.keyClicks(shop.page.centre.search, typed) if typed.isascii() else (
        shop.page.centre.search.setText(typed)
    )
    shop.wait_names(*found)
    assert count_text(shop) == f"{len(found)} of 4"
    assert shop.page.sort is Sort.BEST_MATCH


def test_a_hit_says_why_and_enter_opens_it(shop: Shop) -> None:
    box = shop.page.centre.search
    box.setFocus()
    QTest.keyClicks(box, "8001")
    shop.wait(lambda: shop.page._listing is not None and shop.page._listing.text == "8001")
    shop.wait_names("李明朗")
    line = shop.page.list.cards.line(0)
    assert line is not None
    assert line.found is not None
    assert "8001" in line.found.text
    QTest.keyClick(box, Key.Key_Return)
    shop.wait(lambda: shop.window.focusWidget() is shop.page.list)
    shop.wait(lambda: shop.page.card.card is not None and shop.page.card.card.name == "李明朗")


def test_a_key_account_that_was_left_alone_says_so() -> None:
    today = date(2026, 11, 21)
    row = CustomerRow(n=1, id=b"1", name="A", kind=CustomerKind.COMPANY, tier=Tier.A)
    for silence, told in ((14, False), (15, True)):
        contacted = replace(row, last_contact_on=today - timedelta(days=silence))
        assert is_silent(contacted, today) is told
        assert bool(customer_line(contacted, today).chips) is told
        assert not is_silent(replace(contacted, tier=Tier.B), today)


def test_no_match_offers_a_new_customer_of_that_name(shop: Shop) -> None:
    shop.page.use(Criteria(text="Zebra Works"))
    shop.wait(lambda: shop.page.centre.is_empty)
    shop.page.centre.new_wanted.emit("Zebra Works")
    dialog = shop.dialog(FormDialog)
    assert dialog.form.values()["name"] == "Zebra Works"
    QTest.keyClick(dialog, Key.Key_Return, CONTROL)
    shop.wait(lambda: shop.page.card.card is not None and shop.page.card.card.name == "Zebra Works")
    shop.wait(lambda: "Zebra Works" in shop.names())


def test_tier_and_tag_narrow_the_list_and_their_chips_widen_it(shop: Shop) -> None:
    choose(shop, "tiers", "A · Key")
    shop.wait_names("李明朗", "Northlake Dairy")
    choose(shop, "tags", "Export")
    shop.wait_names("Northlake Dairy")
    assert count_text(shop) == "1 of 4"
    shop.page.centre.chip_removed.emit(("tiers", Tier.A, False))
    shop.wait_names("Northlake Dairy", "Sable Coast")
    shop.page.centre.cleared.emit()
    shop.wait_names(*shop.ids)


def test_minus_excludes(shop: Shop) -> None:
    choose(shop, "tags", "Export", Key.Key_Minus)
    shop.wait_names("李明朗", "Quillon")
    assert [is_out for _key, _text, is_out in chips(shop.page.criteria, shop.page._names)] == [True]


def test_all_of_the_tags_is_narrower_than_any(shop: Shop) -> None:
    choose(shop, "tags", "Export")
    choose(shop, "tags", "展会")
    shop.wait_names("李明朗", "Northlake Dairy", "Sable Coast")
    QTest.mouseClick(shop.page.sidebar._all_or_any, Qt.MouseButton.LeftButton)
    shop.wait_names("Sable Coast")


def test_counts_are_those_of_the_query(shop: Shop) -> None:
    shop.page.use(Criteria(tiers=frozenset({Tier.A})))
    shop.wait_names("李明朗", "Northlake Dairy")
    wanted = shop.read(facets.counts, shop.page.criteria, today=shop.today)
    sidebar = shop.page.sidebar
    shop.wait(lambda: sidebar._counts == wanted)
    rows = sidebar._groups["due"]._choices
    assert rows[Due.OVERDUE]._count == wanted.due[Due.OVERDUE] == 1  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("view", "found"),
    [
        ("key", ["李明朗", "Northlake Dairy"]),
        ("overdue", ["李明朗"]),
        ("today", ["Northlake Dairy"]),
        ("none", ["Sable Coast", "Quillon"]),
        ("complaints", ["Sable Coast"]),
        ("deleted", []),
    ],
)
def test_each_view_shows_what_it_says(shop: Shop, view: str, found: list[str]) -> None:
    chosen = next(each for each in VIEWS if each.key == view)
    shop.page.sidebar.view_chosen.emit(chosen)
    shop.wait_names(*found)
    assert shop.page.centre.is_empty is (not found)


def test_filters_can_be_saved_as_a_view_and_removed(shop: Shop) -> None:
    shop.page.use(Criteria(tiers=frozenset({Tier.B})))
    shop.page.centre.saving_wanted.emit()
    dialog = shop.dialog(FormDialog)
    dialog.form.put({"name": "Growth only"}, as_first=False)
    dialog.save()
    shop.wait(lambda: [each.name for each in shop.page._names.segments] == ["Growth only"])
    assert shop.page.centre._heading.text() == "Growth only"
    shop.page.centre.forgetting_wanted.emit()
    shop.wait(lambda: not shop.page._names.segments)


def test_what_is_removed_chip_by_chip_ends_in_nothing() -> None:
    whole = Criteria(
        tags_all=frozenset({b"1", b"2"}),
        tags_not=frozenset({b"3"}),
        tiers=frozenset({Tier.A, None}),
        industries_not=frozenset({"Food"}),
        due=frozenset({Due.TODAY}),
        has_open_complaint=True,
        is_deleted=True,
    )
    left = whole
    while found := chips(left, Names()):
        smaller = without(left, found[0][0])
        assert smaller != left
        left = smaller
    assert left.is_empty


def test_a_facet_that_cannot_exclude_takes_the_rest() -> None:
    due = next(facet for facet in FACETS if facet.name == "due")
    found = due.with_chosen(Criteria(), frozenset(), frozenset({Due.NONE}))
    assert found.due == frozenset(Due) - {Due.NONE}


def test_the_selected_customer_stays_when_others_come(shop: Shop) -> None:
    shop.show("Sable Coast")
    number = shop.page.list.current_number
    unit_of_work_write(shop, customer_services.add, {"name": "Aaa first"})
    shop.wait(lambda: "Aaa first" in shop.names())
    assert shop.page.list.current_number == number
    assert shop.page.card.card is not None
    assert shop.page.card.card.name == "Sable Coast"


def test_another_name_is_shown_at_once(shop: Shop) -> None:
    shop.page.desk.workspace.do(
        customer_services.edit, shop.ids["Quillon"], {"name": "Quillon Pharma"}, owner=shop.page
    )
    shop.wait(lambda: "Quillon Pharma" in shop.names())
    assert "Quillon" not in shop.names()


def test_delete_goes_to_the_recycle_bin_and_the_toast_undoes_it(shop: Shop) -> None:
    shop.show("Quillon")
    shop.page.list.setFocus()
    QTest.keyClick(shop.page.list, Key.Key_Delete)
    shop.wait_names("李明朗", "Northlake Dairy", "Sable Coast")
    shop.wait(lambda: "Delete" in shop.toast())
    shop.window.actions_.trigger("undo")
    shop.wait_names(*shop.ids)


def test_what_leaves_the_list_hands_the_focus_to_the_next(shop: Shop) -> None:
    first, second = shop.names()[:2]
    shop.window.activateWindow()
    shop.wait(shop.window.isActiveWindow)
    shop.page.list.setFocus()
    shop.page.list.go_to(shop.page.list.cards.numbers[0])
    shop.wait(lambda: shop.page.card.card is not None and shop.page.card.card.name == first)
    QTest.keyClick(shop.page.list, Key.Key_Delete)
    shop.wait(lambda: shop.page.card.card is not None and shop.page.card.card.name == second)
    assert shop.page.list.currentIndex().row() == 0


def test_a_narrow_window_shows_list_or_card(shop: Shop) -> None:
    shop.window.resize(900, 600)
    shop.wait(lambda: shop.page.columns.is_card_apart)
    assert not shop.page.card.isVisible()
    assert not shop.page.sidebar.isVisible()
    shop.page.list.setFocus()
    QTest.keyClick(shop.page.list, Key.Key_Return)
    assert shop.page.card.isVisible()
    assert not shop.page.centre.isVisible()
    QTest.keyClick(shop.page.card.quick_log.field, Key.Key_Escape)
    assert shop.page.centre.isVisible()
    shop.window.actions_.trigger("sidebar")
    assert shop.page.sidebar.isVisible()
    shop.window.resize(1480, 920)
    shop.wait(lambda: shop.page.sidebar.isVisible() and shop.page.card.isVisible())


def test_everything_that_takes_the_focus_has_a_name(shop: Shop) -> None:
    shop.show("李明朗")
    unnamed = set()
    for tab in ("timeline", "profile", "purchases", "feedback", "history"):
        shop.page.card._go_to_tab(tab)
        for widget in shop.page.findChildren(QWidget):
            wants = widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and widget.isVisible()
            if not wants or widget.focusProxy() or widget.objectName().startswith("qt_"):
                continue
            said = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
            if not said:
                unnamed.add(f"{tab}: {type(widget).__name__} {widget.objectName()}")
    assert unnamed == set()


def test_the_recycle_bin_gives_back(shop: Shop) -> None:
    unit_of_work_write(shop, customer_services.delete, [shop.ids["Quillon"]])
    shop.wait_names("李明朗", "Northlake Dairy", "Sable Coast")
    shop.page.use(Criteria(is_deleted=True))
    shop.wait_names("Quillon")
    shop.page.list.go_to(shop.page.list.cards.numbers[0])
    shop.page.list.setFocus()
    QTest.keyClick(shop.page.list, Key.Key_Delete)
    shop.wait_names()
    shop.page.use(Criteria())
    shop.wait_names(*shop.ids)


def test_many_are_tagged_in_one_step(shop: Shop) -> None:
    shop.page.list.setFocus()
    QTest.keyClick(shop.page.list, Key.Key_A, CONTROL)
    shop.wait(shop.page.centre.bulk.isVisible)
    assert "4 selected" in shop.page.centre.bulk._said.text()
    QTest.keyClick(shop.page.list, Key.Key_T)
    dialog = shop.dialog(FormDialog)
    field = dialog.form.widget("added").field
    QTest.keyClicks(field, "Spring mailing")
    QTest.keyClick(field, Key.Key_Return, CONTROL)
    ids = tuple(shop.ids.values())

    def tags() -> list[bool]:
        cards = [shop.read(customers.card, one, today=shop.today) for one in ids]
        return ["Spring mailing" in {tag.name for tag in card.tags} for card in cards]

    shop.wait(lambda: all(tags()))
    shop.window.actions_.trigger("undo")
    shop.wait(lambda: not any(tags()))


def test_many_get_a_tier_and_a_follow_up(shop: Shop) -> None:
    shop.page.list.selectAll()
    shop.page.centre.bulk.wanted.emit("plan")
    dialog = shop.dialog(FormDialog)
    on = shop.today + timedelta(days=30)
    dialog.form.put({"title": "Send the calendar", "due_on": on}, as_first=False)
    dialog.save()
    shop.wait(
        lambda: len(shop.read(follow_ups.open_until, on, today=shop.today)) == len(shop.ids) + 2
    )
    shop.page.centre.bulk.wanted.emit("tier")
    shop.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(each for each in menu.actions() if each.text().startswith("D"))
    action.trigger()
    menu.close()
    shop.wait(
        lambda: all(
            shop.read(customers.card, one, today=shop.today).tier is Tier.D
            for one in shop.ids.values()
        )
    )


def test_single_keys_postpone_and_verify(shop: Shop) -> None:
    shop.show("李明朗")
    shop.page.list.setFocus()
    QTest.keyClick(shop.page.list, Key.Key_3)
    number = shop.page.list.current_number
    assert number is not None
    shop.wait(
        lambda: shop.read(next_follow_ups, [number])[0].due_on == shop.today + timedelta(days=3)
    )
    QTest.keyClick(shop.page.list, Key.Key_V)
    shop.wait(
        lambda: (
            shop.read(customers.card, shop.ids["李明朗"], today=shop.today).verified_on
            == shop.today
        )
    )


def test_done_asks_for_the_next_day_only(shop: Shop) -> None:
    shop.show("李明朗")
    shop.page.list.setFocus()
    QTest.keyClick(shop.page.list, Key.Key_D)
    dialog = shop.dialog(FormDialog)
    proposed = dialog.form.values()["next_on"]
    assert proposed is not None
    assert proposed > shop.today + timedelta(days=7)
    QTest.keyClick(dialog, Key.Key_Return, CONTROL)
    number = shop.page.list.current_number
    shop.wait(lambda: shop.read(next_follow_ups, [number])[0].due_on == proposed)


def test_what_is_being_typed_is_never_lost(shop: Shop) -> None:
    box = shop.page.centre.search
    box.setText("half typ")
    shop.page._show_criteria()
    assert box.text() == "half typ"
    shop.wait(lambda: shop.page.criteria.text == "half typ")
    shop.page.centre.cleared.emit()
    assert box.text() == ""


def test_density_and_order_are_kept(shop: Shop) -> None:
    shop.page.centre.density.button_of(Density.COMPACT).click()
    assert shop.page.desk.settings.density is Density.COMPACT
    assert shop.page.list.verticalHeader().defaultSectionSize() == shop.page.desk.theme.px(36)
    shop.page.centre.sort_chosen.emit(Sort.NAME)
    shop.wait(lambda: shop.page._listing is not None and shop.page._listing.sort is Sort.NAME)
    shop.page.desk.navigator.open_page("today")
    page = shop.page.desk.navigator.open_page("customers")
    assert page is shop.page
    assert shop.page.sort is Sort.NAME


def test_alt_arrows_walk_from_the_card_too(shop: Shop) -> None:
    shop.page.list.go_to(shop.page.list.cards.numbers[0])
    shop.page.card.focus_card()
    shop.window.actions_.trigger("next")
    assert shop.page.list.currentIndex().row() == 1
    shop.window.actions_.trigger("previous")
    assert shop.page.list.currentIndex().row() == 0


def test_a_language_switch_leaves_no_english(shop: Shop) -> None:
    """Every text of the page is asked anew: a marking translation shows up everywhere."""
    shop.show("李明朗")
    own = {"李明朗", "启明精密制造", "展会", "Export", "PDF", "138 0013 8001", "Food"}
    marker = Marker()
    QApplication.installTranslator(marker)
    try:
        shop.qtbot.wait(100)  # the event that tells of the translator is on its way
        shop.page.desk.language.changed.emit()
        shop.wait(lambda: shop.page.card.tiles[0].note.text().startswith("§"))
        plain = {
            text
            for widget in shop.page.findChildren(QWidget)
            if widget.isVisible() and not widget.objectName().startswith("qt_")
            for text in (_shown(widget),)
            if text and "§" not in text and any(sign.isalpha() for sign in text)
        }
        days = re.compile(r"\d{1,2} [A-Z][a-z]{2}")
        left = {text for text in plain if not any(part in text for part in own)}
        assert {text for text in left if not days.search(text)} == set()
    finally:
        QApplication.removeTranslator(marker)
        QApplication.sendEvent(shop.window, QEvent(QEvent.Type.LanguageChange))


def test_nothing_is_read_on_the_thread_of_the_window(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = shop.page.desk.workspace.vault
    wrong: list[str] = []
    here = threading.get_ident()

    def watched(name: str) -> Any:
        real = getattr(vault, name)

        def call(*args: Any, **kwargs: Any) -> Any:
            if threading.get_ident() == here:
                wrong.append(name)
            return real(*args, **kwargs)

        return call

    for name in ("read", "write", "reader"):
        monkeypatch.setattr(vault, name, watched(name), raising=True)
    shop.show("Sable Coast")
    for tab in ("profile", "purchases", "feedback", "history", "timeline"):
        shop.page.card._go_to_tab(tab)
    shop.page.use(Criteria(text="lml"))
    shop.page.list.viewport().repaint()
    shop.qtbot.wait(300)
    assert wrong == []


def _shown(widget: QWidget) -> str:
    for name in ("text", "placeholderText"):
        read = getattr(widget, name, None)
        if callable(read):
            found = read()
            if isinstance(found, str) and found:
                return found
    return ""


def unit_of_work_write(shop: Shop, use_case: Any, *args: Any) -> None:
    ws = shop.page.desk.workspace
    if use_case in {customer_services.add, customer_services.delete}:
        ws.do(use_case, *args, now=ws.now(), owner=shop.page)
    else:
        unit_of_work.write(ws.vault, use_case, *args)
