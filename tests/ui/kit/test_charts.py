"""The strip of twelve months."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_crm.domain.values import Money
from desktop_crm.ui.kit.charts import PurchaseStrip
from desktop_crm.ui.kit.language import Language
from desktop_crm.ui.kit.theme import Theme

MONTHS = [(date(2026, month, 1), Money(month * 100_000, "CNY")) for month in range(1, 12)]


def made(qtbot: QtBot, theme: Theme) -> PurchaseStrip:
    strip = PurchaseStrip(theme)
    qtbot.addWidget(strip)
    strip.resize(300, 50)
    strip.show()
    qtbot.waitExposed(strip)
    return strip


def test_arrows_name_each_month_and_enter_opens_it(qtbot: QtBot, theme: Theme) -> None:
    strip = made(qtbot, theme)
    strip.set_months(MONTHS)
    assert strip.accessibleName().endswith("November 2026: ¥11,000")
    for _ in range(20):
        QTest.keyClick(strip, Qt.Key.Key_Left)
    assert strip.accessibleName().endswith("January 2026: ¥1,000")
    with qtbot.waitSignal(strip.opened) as opened:
        QTest.keyClick(strip, Qt.Key.Key_Return)
    assert opened.args == [date(2026, 1, 1)]


def test_bars_are_as_tall_as_their_share(qtbot: QtBot, theme: Theme) -> None:
    strip = made(qtbot, theme)
    strip.set_months([*MONTHS, (date(2026, 12, 1), Money(-500, "CNY"))])
    heights = [bar.height() for bar in strip._bars()]
    assert heights[:-1] == sorted(heights[:-1])
    assert 0 < heights[-1] <= heights[0]
    assert strip._bars()[-1].right() <= strip.width()


def test_nothing_bought_paints_nothing(qtbot: QtBot, theme: Theme) -> None:
    strip = made(qtbot, theme)
    strip.set_months([])
    QTest.keyClick(strip, Qt.Key.Key_Return)
    assert strip._bars() == []
    assert not strip.grab().isNull()


def test_the_name_follows_the_language_and_the_mask(
    qtbot: QtBot, theme: Theme, language: Language
) -> None:
    strip = made(qtbot, theme)
    strip.set_months(MONTHS)
    try:
        language.hide_private(is_on=True)
        language.use("zh_CN")
        qtbot.waitUntil(lambda: "2026年11月: ¥•••" in strip.accessibleName())
    finally:
        language.hide_private(is_on=False)
