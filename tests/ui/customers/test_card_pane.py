"""The Card: what it shows, and what can be done on it."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from desktop_crm.domain.customers import CustomerCard
from desktop_crm.domain.words import FeedbackState, LifecycleStage, MethodKind, Tier
from desktop_crm.queries import customers, history
from desktop_crm.services import contact_methods, unit_of_work
from desktop_crm.services import customers as customer_services
from desktop_crm.ui.customers import forms
from desktop_crm.ui.kit import feedback_editors
from desktop_crm.ui.kit.customer_forms import edit_customer
from desktop_crm.ui.kit.forms import FormDialog
from desktop_crm.ui.kit.pdf_preview import PdfPreview, preview
from desktop_crm.ui.kit.reach import dialled
from tests.ui.customers.conftest import Shop

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def card_of(shop: Shop, name: str) -> CustomerCard:
    found: CustomerCard = shop.read(customers.card, shop.ids[name], today=shop.today)
    return found


def heads(shop: Shop) -> list[str]:
    entries = shop.page.card.timeline.entries
    found = (entries.entry(row) for row in range(entries.rowCount()))
    return [entry.head for entry in found if entry is not None]


def test_one_screen_says_who_what_next_and_how_much(shop: Shop) -> None:
    shop.show("李明朗")
    card = shop.page.card
    assert card.head.name.text() == "李明朗"
    assert card.head.facts.text() == "启明精密制造"
    assert card.head.tier.shown() == "A · Key"
    assert card.band._title.text() == "Overdue 6 d — Call 李明朗"
    assert [tile.value.text() for tile in card.tiles][:2] == ["¥48,600", "–"]  # noqa: RUF001
    assert [head.split(" · ")[0] for head in heads(shop)] == ["Note", "Purchase ¥48,600"]


def test_everything_important_is_seen_without_scrolling_at_768(shop: Shop) -> None:
    shop.window.resize(1366, 768)
    shop.show("李明朗")
    shop.qtbot.wait(100)
    card = shop.page.card
    for part in (card.head, card.band, *card.tiles, card.tabs, card.quick_log, card.timeline):
        assert part.isVisible()
        bottom = part.mapTo(shop.window, part.rect().bottomRight()).y()
        assert bottom <= shop.window.height()
    assert card.timeline.viewport().height() >= 3 * shop.page.desk.theme.px(70)


def test_lines_of_two_customers_never_mix(shop: Shop) -> None:
    for name in ("李明朗", "Sable Coast", "李明朗", "Quillon"):
        shop.page.card.show_customer(shop.ids[name])
    shop.wait(lambda: shop.page.card.card is not None and shop.page.card.card.name == "Quillon")
    shop.qtbot.wait(200)
    assert shop.page.card.card is not None
    assert shop.page.card.card.name == "Quillon"
    assert heads(shop) == []


def test_no_key_acts_on_the_customer_before(shop: Shop) -> None:
    shop.show("Quillon")
    page = shop.page
    page.list.setFocus()
    page.list.step(-1)
    line = page.list.current_line()
    assert line is not None
    assert line.title != "Quillon"
    assert page.card.card is not None
    assert page.card.card.name == "Quillon", "the Card is still on its way"
    person = page.person()
    assert person is not None
    assert person.name == line.title
    assert not {"edit", "tag", "feedback.new", "follow_up.plan"} & set(page.commands())
    shop.wait(lambda: page.card.card is not None and page.card.card.name == line.title)
    shop.wait(lambda: shop.window.actions_.can("edit"))


def test_a_line_is_logged_with_two_keys(shop: Shop) -> None:
    shop.show("Quillon")
    shop.page.card._log()
    field = shop.page.card.quick_log.field
    QTest.keyClicks(field, "call 12min: price too high #price @tomorrow")
    QTest.keyClick(field, Key.Key_Return, CONTROL)
    shop.wait(lambda: heads(shop)[:1] == ["Call · 12 min"])
    found = card_of(shop, "Quillon")
    assert [tag.name for tag in found.tags] == ["price"]
    assert found.next_follow_up_on is not None
    assert found.next_follow_up_on > shop.today
    assert field.toPlainText() == ""
    shop.wait(lambda: "Quillon" not in shop.page.card.band._title.text())


def test_the_edit_form_says_beside_the_field_what_is_missing(shop: Shop) -> None:
    shop.show("Quillon")
    card = shop.page.card.card
    assert card is not None
    shop.window.actions_.trigger("edit")
    dialog = shop.dialog(FormDialog)
    dialog.form.put({"name": "  "}, as_first=False)
    QTest.keyClick(dialog, Key.Key_Return, CONTROL)
    assert dialog.isVisible()
    assert dialog.form._fields["name"].error.text() == "This is needed."
    assert dialog.form.widget("name").property("state") == "error"
    dialog.form.put({"name": "Quillon Pharma", "region_city": "Basel"}, as_first=False)
    QTest.keyClick(dialog, Key.Key_Return, CONTROL)
    shop.wait(lambda: shop.page.card.head.name.text() == "Quillon Pharma")
    assert card_of(shop, "Quillon").region_city == "Basel"


def test_a_rule_that_says_no_is_shown_beside_its_field(shop: Shop) -> None:
    found = card_of(shop, "Sable Coast").feedback[0]
    dialog = feedback_editors.advance(shop.page.desk, found, FeedbackState.CLOSED)
    dialog.form.put({"told_on": None}, as_first=False)
    dialog.save()
    shop.wait(lambda: "outcome" in dialog.form._fields["outcome"].error.text())
    dialog.form.put({"outcome": "Sent two new boxes"}, as_first=False)
    dialog.save()
    shop.wait(lambda: "told" in dialog.form._fields["told_on"].error.text())
    dialog.form.put({"told_on": shop.today}, as_first=False)
    dialog.save()
    shop.wait(lambda: not card_of(shop, "Sable Coast").feedback[0].state.startswith("REC"))
    assert card_of(shop, "Sable Coast").feedback[0].state is FeedbackState.CLOSED


def test_an_edit_form_opened_again_shows_its_draft(shop: Shop) -> None:
    shop.show("Quillon")
    card = shop.page.card.card
    assert card is not None
    edit_customer(shop.page.desk, card)
    dialog = shop.dialog(FormDialog)
    dialog.form.widget("address").setText("Rheinweg 4")
    QTest.keyClick(dialog, Key.Key_Escape)
    shop.wait(lambda: QApplication.activeModalWidget() is None)
    edit_customer(shop.page.desk, card)
    again = shop.dialog(FormDialog)
    shop.wait(lambda: again.form.values()["address"] == "Rheinweg 4")


def test_tier_and_stage_change_on_the_card(shop: Shop) -> None:
    shop.show("Quillon")
    QTest.mouseClick(shop.page.card.head.tier, Qt.MouseButton.LeftButton)
    pick(shop, "B")
    shop.wait(lambda: shop.page.card.head.tier.shown() == "B · Growth")
    shop.window.actions_.trigger("stage")
    pick(shop, "Prospect")
    shop.wait(lambda: card_of(shop, "Quillon").stage is LifecycleStage.PROSPECT)
    shop.wait(lambda: card_of(shop, "Quillon").tier is Tier.B)


def test_the_band_postpones_from_its_menu(shop: Shop) -> None:
    shop.show("李明朗")
    QTest.mouseClick(shop.page.card.band.postpone, Qt.MouseButton.LeftButton)
    pick(shop, "In a week")
    shop.wait(lambda: card_of(shop, "李明朗").next_follow_up_on == shop.today + timedelta(days=7))


def test_the_phone_is_copied_as_a_dialler_takes_it(shop: Shop) -> None:
    shop.show("李明朗")
    shop.window.actions_.trigger("copy_phone")
    assert QGuiApplication.clipboard().text() == "13800138001"
    shop.wait(lambda: "13800138001" in shop.toast())


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("138 0013 8001", "13800138001"),
        ("+86 (0)571-5550 0123", "+86057155500123"),
        ("0571-55500123 转 803", "057155500123"),
        ("+1 608 555 0142 ext. 7", "+16085550142"),
        ("（021）6555 0188", "02165550188"),
    ],
)
def test_dialled_digits(typed: str, digits: str) -> None:
    assert dialled(typed) == digits


def test_a_follow_up_is_planned_by_the_rhythm_of_the_tier(shop: Shop) -> None:
    shop.show("Sable Coast")
    shop.window.actions_.trigger("follow_up.plan")
    dialog = shop.dialog(FormDialog)
    proposed = dialog.form.values()["due_on"]
    assert proposed >= shop.today + timedelta(days=30)
    dialog.save()
    assert dialog.form._fields["title"].error.isVisible()
    QTest.keyClicks(dialog.form.widget("title"), "Offer the valves")
    dialog.save()
    shop.wait(lambda: "Offer the valves" in shop.page.card.band._title.text())


def test_contacts_methods_and_days_are_added_in_the_profile(shop: Shop) -> None:
    shop.show("Northlake Dairy")
    shop.page.card._go_to_tab("profile")
    customer_id = shop.ids["Northlake Dairy"]
    desk = shop.page.desk
    contact = forms.edit_contact(desk, customer_id)
    contact.form.put({"name": "Carol Jensen", "title": "VP operations"}, as_first=False)
    contact.save()
    shop.wait(lambda: len(card_of(shop, "Northlake Dairy").contacts) == 1)
    person = card_of(shop, "Northlake Dairy").contacts[0]
    method = forms.edit_method(desk, customer_id, contact_id=person.id)
    method.form.put({"value": "+1 608 555 0142"}, as_first=False)
    method.save()
    shop.wait(lambda: len(card_of(shop, "Northlake Dairy").methods) == 1)
    day = forms.edit_occasion(desk, customer_id, [person])
    day.form.put({"month": 2, "day": 31}, as_first=False)
    day.save()
    shop.wait(day.form._fields["day"].error.isVisible)
    day.form.put({"day": 28, "contact_id": person.id.hex()}, as_first=False)
    day.save()
    shop.wait(lambda: len(card_of(shop, "Northlake Dairy").occasions) == 1)
    shop.wait(lambda: "Carol Jensen" in shop.page.card.head.facts.text())


def test_a_purchase_moves_the_sums(shop: Shop) -> None:
    shop.show("Quillon")
    forms.record_purchase(shop.page.desk, shop.ids["Quillon"])
    dialog = shop.dialog(FormDialog)
    dialog.form.put({"text": "Pump", "amount": "1,250.50"}, as_first=False)
    dialog.save()
    shop.wait(lambda: shop.page.card.tiles[0].value.text() == "¥1,250.50")
    shop.page.card._go_to_tab("purchases")
    assert shop.page.card.purchases.list.rows.rowCount() == 1


def test_history_names_before_and_after_and_gives_the_old_value_back(shop: Shop) -> None:
    shop.show("Quillon")
    card = shop.page.card
    edit_customer(shop.page.desk, card_of(shop, "Quillon"))
    dialog = shop.dialog(FormDialog)
    dialog.form.put({"industry": "Pharma"}, as_first=False)
    dialog.save()
    shop.wait(lambda: card_of(shop, "Quillon").industry != "Food")
    card._go_to_tab("history")

    def line() -> str:
        rows = card.history.list.rows
        titles = [found.title for at in range(rows.rowCount()) if (found := rows.line(at))]
        return next((title for title in titles if "→" in title), "")

    shop.wait(line)
    assert line().startswith("Industry: Food → ")
    rows = card.history.list.rows
    at = next(row for row in range(rows.rowCount()) if (one := rows.line(row)) and "→" in one.title)
    card.history.list.setCurrentIndex(rows.index(at))
    assert card.history._restore.isEnabled()
    card.history._on_restore()
    shop.wait(lambda: card_of(shop, "Quillon").industry == "Food")
    assert shop.read(history.of_customer, shop.ids["Quillon"])


def test_what_was_logged_is_edited_and_removed_from_the_timeline(shop: Shop) -> None:
    shop.show("李明朗")
    timeline = shop.page.card.timeline
    timeline.setCurrentIndex(timeline.entries.index(0))
    timeline.setFocus()
    QTest.keyClick(timeline, Key.Key_Return)
    dialog = shop.dialog(FormDialog)
    future = shop.today + timedelta(days=2)
    dialog.form.put({"happened_on": future}, as_first=False)
    dialog.save()
    assert dialog.form._fields["happened_on"].error.isVisible()
    dialog.form.put({"happened_on": shop.today - timedelta(days=3), "text": "Two"}, as_first=False)
    dialog.save()
    shop.wait(lambda: card_of(shop, "李明朗").interactions[0].text == "Two")
    shop.wait(lambda: QApplication.activeModalWidget() is None)
    timeline.setCurrentIndex(timeline.entries.index(0))
    QTest.keyClick(timeline, Key.Key_Delete)
    shop.wait(lambda: not card_of(shop, "李明朗").interactions)
    shop.window.actions_.trigger("undo")
    shop.wait(lambda: len(card_of(shop, "李明朗").interactions) == 1)


def test_a_number_that_is_wrong_is_not_the_one_to_copy(shop: Shop) -> None:
    vault = shop.page.desk.workspace.vault
    wrong = card_of(shop, "李明朗").methods[0]
    unit_of_work.write(vault, contact_methods.edit, wrong.id, {"bad_since": shop.today})
    unit_of_work.write(
        vault, contact_methods.add, shop.ids["李明朗"], MethodKind.PHONE, "0571 5550 0123"
    )
    shop.page.card.reload()
    shop.show("李明朗")
    shop.wait(lambda: len(shop.page.card.card.methods) == 2)  # type: ignore[union-attr]
    shop.window.actions_.trigger("copy_phone")
    assert QGuiApplication.clipboard().text() == "057155500123"


@pytest.mark.parametrize("kind", ["profile", "brief"])
def test_the_preview_shows_the_bytes_it_would_save(shop: Shop, kind: str) -> None:
    shop.show("李明朗")
    preview(shop.page.desk, shop.ids["李明朗"], kind)
    dialog = shop.dialog(PdfPreview)
    shop.qtbot.waitUntil(lambda: dialog.page_count > 0, timeout=30_000)
    assert dialog.pdf.startswith(b"%PDF-")
    before = dialog.pdf
    dialog._mask.setChecked(True)
    shop.qtbot.waitUntil(lambda: dialog.pdf != before, timeout=30_000)
    dialog.close()


def test_esc_on_the_card_goes_back_to_the_list(shop: Shop) -> None:
    shop.show("Quillon")
    shop.page.card.focus_card()
    QTest.keyClick(shop.page.card.quick_log.field, Key.Key_Escape)
    assert shop.window.focusWidget() is shop.page.list


def test_a_deleted_customer_says_so_and_comes_back(shop: Shop) -> None:
    shop.show("Quillon")
    shop.page.card.focus_card()
    now = shop.page.desk.workspace.now()
    shop.page.card._do(customer_services.delete, [shop.ids["Quillon"]], now=now)
    shop.wait_names("李明朗", "Northlake Dairy", "Sable Coast")
    shop.wait(shop.page.card._bin.isVisible)
    assert not shop.page.card.band.isVisible()
    shop.page.card._do(customer_services.restore, [shop.ids["Quillon"]])
    shop.wait(lambda: not shop.page.card._bin.isVisible())


def pick(shop: Shop, text: str) -> None:
    """Choose a line of the menu that is open."""
    shop.wait(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(each for each in menu.actions() if text in each.text())
    action.trigger()
    menu.close()


def test_dialogs_leave_nothing_behind(shop: Shop) -> None:
    shop.show("李明朗")

    def beside_the_window() -> list[QWidget]:
        """Return what dialogs and menus are made of; the window may go on building its pages."""
        return [each for each in QApplication.allWidgets() if each.window() is not shop.window]

    def turn(command: str) -> None:
        shop.wait(lambda: shop.window.actions_.can(command))
        shop.window.actions_.trigger(command)
        shop.dialog(FormDialog).reject()
        shop.wait(lambda: QApplication.activeModalWidget() is None)
        shop.wait(lambda: shop.window.findChild(FormDialog) is None)

    commands = ("edit", "tag", "follow_up.plan", "feedback.new")
    for command in commands:
        turn(command)
    before = len(beside_the_window())
    for command in commands * 3:
        turn(command)
    # A dialog has dozens of widgets; a tip more or less is none.
    shop.wait(lambda: len(beside_the_window()) < before + 10)


def test_only_the_card_that_is_seen_reads(shop: Shop) -> None:
    shop.show("Quillon")
    shop.wait(lambda: not shop.page.card._join.isActive())
    shop.page.desk.navigator.open_page("preferences")
    assert not shop.page.card.isVisible()
    ws = shop.page.desk.workspace
    ws.do(customer_services.edit, shop.ids["Quillon"], {"short_name": "Q"}, owner=shop.page)
    shop.wait(lambda: shop.page.card._is_stale)
    assert "Q" not in shop.page.card.head.facts.text()
    shop.page.desk.navigator.open_page("customers")
    shop.wait(lambda: shop.page.card.head.facts.text() == "Q")
