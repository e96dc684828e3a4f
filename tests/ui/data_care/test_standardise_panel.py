"""A preview with ticks: what is left out stays, the rest is one step for undo."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from desktop_crm.domain.standardising import Rule
from desktop_crm.queries import customers as customer_queries
from desktop_crm.ui.data_care.page import DataCarePage, Part
from desktop_crm.ui.data_care.standardise_panel import StandardisePanel
from desktop_crm.ui.kit.language import Language
from tests.ui.office import Office, untranslated


def panel(office: Office) -> StandardisePanel:
    page: DataCarePage = office.open("data_care")
    page.show_part(Part.STANDARDISE)
    found = page.panel_of(Part.STANDARDISE)
    assert isinstance(found, StandardisePanel)
    office.wait(lambda: found._found is not None and found._stop is None)
    return found


def names(office: Office) -> set[str]:
    return {
        office.read(customer_queries.card, customer_id, today=office.today).name
        for customer_id in office.ids.values()
    }


def test_what_is_left_out_stays_and_the_rest_is_undone_at_once(office: Office) -> None:
    for name in ("杭州 云帆机械", "ＡＢＣ机械", "宁波(海纳)电子", "苏州锦溪"):
        office.add(name)
    shown = panel(office)
    assert shown.table.ticks.rowCount() == 3
    office.press(shown.table, Qt.Key.Key_Space)
    assert "2" in shown.apply_button.text()
    shown.rules.button_of(Rule.WIDTH).click()
    assert shown.table.ticks.rowCount() == 1
    shown.apply_button.click()
    office.wait(lambda: len(shown._found or ()) == 1 and shown._stop is None)
    assert names(office) == {"杭州 云帆机械", "ABC机械", "宁波（海纳）电子", "苏州锦溪"}
    office.undo()
    office.wait(lambda: "宁波(海纳)电子" in names(office))
    assert "ＡＢＣ机械" in names(office)


def test_nothing_to_do_is_said(busy_office: Office) -> None:
    shown = panel(busy_office)
    busy_office.wait(shown._empty.isVisible)
    assert not shown.apply_button.isEnabled()


def test_every_word_is_translated(
    office: Office, language: Language, pseudo_chinese: Callable[[Language], None]
) -> None:
    office.add("杭州 云帆机械")
    shown = panel(office)
    pseudo_chinese(language)
    office.wait(lambda: untranslated(shown) == [])
    row = shown.table.current_row()
    assert row is not None
    assert row.cell(1) == "译"
