"""Customers as a table: chosen columns, widths that stay, a Card that comes when it is wanted."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from desktop_crm.domain.criteria import Sort
from desktop_crm.ui.customers.facets import Names
from desktop_crm.ui.customers.table import all_columns, chosen
from tests.factories import TODAY
from tests.ui.customers.conftest import Shop

DISPLAY = Qt.ItemDataRole.DisplayRole


def show_table(shop: Shop) -> None:
    shop.wait_names("李明朗", "Northlake Dairy", "Sable Coast", "Quillon")
    shop.page.centre.density.button_of("table").click()


def cells(shop: Shop, row: int) -> dict[str, str]:
    """Return the cells of a row by their headings."""
    model = shop.page.list.cards
    return {
        str(model.headerData(at, Qt.Orientation.Horizontal, DISPLAY)): str(
            model.index(row, at).data(DISPLAY)
        )
        for at in range(model.columnCount())
    }


def keys(shop: Shop) -> list[str]:
    return [key for key, _width in shop.page.list.column_widths()]


def test_every_row_shows_its_columns(shop: Shop) -> None:
    show_table(shop)
    assert not shop.page.list.horizontalHeader().isHidden()
    found = cells(shop, shop.names().index("李明朗"))
    assert found["Name"] == "李明朗"
    assert found["Tier"] == "A · Key"
    assert found["Next follow-up"] == "Overdue 6 d"
    shop.page.centre.density.button_of("table").click()
    assert shop.page.desk.settings.shows_table


def test_columns_are_chosen_and_stay(shop: Shop) -> None:
    show_table(shop)
    before = keys(shop)
    assert "company" not in before
    shop.page.centre._columns_button.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(each for each in menu.actions() if each.text() == "Company").trigger()
    menu.close()
    assert keys(shop) == [*before, "company"]
    shop.page.list.horizontalHeader().resizeSection(1, shop.page.desk.theme.px(200))
    assert ("tier", 200) in shop.page.desk.settings.columns
    assert "Company" in cells(shop, 0)


def test_a_heading_orders_the_rows(shop: Shop) -> None:
    show_table(shop)
    header = shop.page.list.horizontalHeader()
    header.sectionClicked.emit(0)
    shop.wait(lambda: shop.page._listing is not None and shop.page._listing.sort is Sort.NAME)
    assert header.sortIndicatorSection() == 0
    header.sectionClicked.emit(keys(shop).index("city"))
    assert shop.page.sort is Sort.NAME


def test_the_card_waits_until_it_is_wanted(shop: Shop) -> None:
    show_table(shop)
    card, cards = shop.page.card, shop.page.list
    assert not card.isVisible()
    QTest.keyClick(cards, Qt.Key.Key_Space)
    assert card.isVisible()
    QTest.keyClick(cards, Qt.Key.Key_Space)
    assert not card.isVisible()
    QTest.keyClick(cards, Qt.Key.Key_Return)
    assert card.isVisible()
    card.closed.emit()
    assert not card.isVisible()
    shop.page.centre.density.button_of("comfortable").click()
    assert card.isVisible()


def test_what_is_selected_stays_selected(shop: Shop) -> None:
    shop.wait_names("李明朗", "Northlake Dairy", "Sable Coast", "Quillon")
    cards = shop.page.list
    cards.selectAll()
    numbers = cards.selected_numbers()
    shop.page.centre.density.button_of("table").click()
    assert cards.selected_numbers() == numbers
    assert cards.selected_count() == 4
    QTest.keyClick(cards, Qt.Key.Key_X)
    assert cards.selected_count() == 3
    shop.page.centre.density.button_of("cosy").click()
    assert cards.selected_count() == 3


def test_what_a_settings_file_says_cannot_break_it() -> None:
    columns = all_columns(Names, lambda: TODAY)
    assert chosen(columns, [])[0][0].key == "name"
    found = chosen(columns, [("nobody", 10), ("tier", 99_999), ("city", 1)])
    assert [(column.key, width) for column, width in found] == [
        ("name", 180),
        ("tier", 600),
        ("city", 48),
    ]
