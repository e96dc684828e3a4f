"""Lists of what is incomplete or looks wrong; each line is mended where it stands."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt

from desktop_crm.domain.customers import CustomerCard, NewMethod
from desktop_crm.domain.quality import Gap
from desktop_crm.domain.words import MethodKind, Tier
from desktop_crm.queries import customers as customer_queries
from desktop_crm.queries import settings as settings_queries
from desktop_crm.services import customers
from desktop_crm.ui.data_care.page import DataCarePage, Part
from desktop_crm.ui.data_care.quality_panel import ALL, DOUBTFUL, QualityList, QualityPanel
from desktop_crm.ui.kit.forms import FormDialog
from desktop_crm.ui.kit.language import Language
from desktop_crm.ui.preferences.page import Part as PreferencesPart
from desktop_crm.ui.preferences.page import PreferencesPage
from desktop_crm.ui.preferences.rules import RulesPanel
from tests.ui.office import Office, titles, untranslated


def lists(office: Office) -> QualityList:
    page: DataCarePage = office.open("data_care")
    page.show_part(Part.QUALITY)
    found = page.panel_of(Part.QUALITY)
    assert isinstance(found, QualityPanel)
    office.wait(lambda: found.page._report is not None)
    return found.page


def card(office: Office, name: str) -> CustomerCard:
    found: CustomerCard = office.read(customer_queries.card, office.ids[name], today=office.today)
    return found


def show(office: Office, shown: QualityList, key: str | Gap, count: int) -> None:
    shown.show_view(key)
    office.wait(lambda: len(titles(shown.list)) == count and shown.list.current_line() is not None)


def test_one_key_says_that_all_selected_were_verified_today(busy_office: Office) -> None:
    old = busy_office.today - timedelta(days=200)
    busy_office.write(customers.edit, busy_office.ids["宁波海川"], {"verified_on": old})
    shown = lists(busy_office)
    show(busy_office, shown, Gap.NOT_VERIFIED, 5)
    shown.list.selectAll()
    busy_office.press(shown.list, Qt.Key.Key_V)
    busy_office.wait(lambda: shown._stack.currentWidget() is shown._empty)
    assert card(busy_office, "宁波海川").verified_on == busy_office.today
    busy_office.undo()
    busy_office.wait(lambda: len(titles(shown.list)) == 5)
    assert card(busy_office, "宁波海川").verified_on == old


def test_a_wrong_number_is_corrected_where_it_stands(office: Office) -> None:
    fields, methods = {"name": "云栖"}, [NewMethod(MethodKind.PHONE, "139000")]
    office.ids["云栖"] = office.write(customers.add, fields, methods=methods, now=office.now)
    shown = lists(office)
    shown.show_view(DOUBTFUL)
    office.wait(lambda: len(titles(shown.list)) == 1 and shown.list.current_line() is not None)
    office.press(shown.list, Qt.Key.Key_Return)
    dialog = office.dialog(FormDialog)
    field = dialog.form.widget("value")

    def doubt_after(text: str) -> str:
        field.setText(text)
        field.editingFinished.emit()
        said = dialog.form._fields["value"].error
        return said.text() if said.isVisible() else ""

    office.wait(lambda: "number" in doubt_after("139000"))
    assert doubt_after("13800138000") == ""
    dialog.save()
    office.wait(lambda: shown._stack.currentWidget() is shown._empty)
    assert card(office, "云栖").methods[0].normalised == "+8613800138000"
    office.undo()
    office.wait(lambda: len(titles(shown.list)) == 1)
    assert card(office, "云栖").methods[0].value == "139000"


def test_every_gap_opens_what_closes_it(busy_office: Office) -> None:
    shown = lists(busy_office)
    show(busy_office, shown, ALL, 5)
    for gap in (Gap.UNREACHABLE, Gap.NO_CONTACT, Gap.FIELDS_MISSING, Gap.NO_FOLLOW_UP):
        shown.show_view(gap)
        busy_office.wait(lambda: shown._report is not None)
        busy_office.wait(lambda: shown.list.current_line() is not None)
        busy_office.press(shown.list, Qt.Key.Key_Return)
        dialog = busy_office.dialog(FormDialog)
        dialog.reject()
        busy_office.wait(lambda: not busy_office.dialogs(FormDialog))


def test_a_number_added_closes_the_gap(busy_office: Office) -> None:
    shown = lists(busy_office)
    show(busy_office, shown, Gap.UNREACHABLE, 5)
    busy_office.press(shown.list, Qt.Key.Key_Return)
    dialog = busy_office.dialog(FormDialog)
    dialog.form.put({"value": "13800138000"}, as_first=False)
    dialog.save()
    busy_office.wait(lambda: len(titles(shown.list)) == 4)


def test_every_word_is_translated(
    busy_office: Office, language: Language, pseudo_chinese: Callable[[Language], None]
) -> None:
    shown = lists(busy_office)
    show(busy_office, shown, ALL, 5)
    pseudo_chinese(language)
    busy_office.wait(lambda: untranslated(shown.views) == [])
    busy_office.wait(lambda: untranslated(shown.list) == [])


def test_the_policy_decides_what_is_missing(busy_office: Office) -> None:
    shown = lists(busy_office)
    show(busy_office, shown, Gap.FIELDS_MISSING, 5)
    shown._show_policy()
    page = busy_office.page()
    assert isinstance(page, PreferencesPage)
    rules = page.panel_of(PreferencesPart.RULES)
    assert isinstance(rules, RulesPanel)
    busy_office.wait(lambda: rules.wanted.of(None))
    for name in ("industry", "source", "region_province"):
        rules.wanted.box(name, None).click()
    rules.wanted.box("website", Tier.A).click()

    def wanted() -> tuple[tuple[str, ...], dict[Tier, tuple[str, ...]]]:
        found = busy_office.read(settings_queries.settings)
        return found.wanted_fields, dict(found.wanted_by_tier)

    busy_office.wait(lambda: wanted() == (("tier",), {Tier.A: ("website",)}))
    busy_office.wait(lambda: card(busy_office, "苏州锦溪").quality_score == 40)
    assert card(busy_office, "宁波海川").quality_score == 25
    busy_office.open("data_care")
    busy_office.wait(lambda: sorted(titles(shown.list)) == ["宁波海川", "青岛北岸"])
