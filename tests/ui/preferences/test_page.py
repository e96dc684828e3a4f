"""Settings: each change counts at once, and is still there later."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt

from desktop_crm.domain.words import Tier
from desktop_crm.queries import settings as stored
from desktop_crm.ui.kit.language import Language
from desktop_crm.ui.kit.settings import Density, Scheme, Settings
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.preferences.page import Part, PreferencesPage
from tests.ui.office import Office, untranslated

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(office: Office) -> PreferencesPage:
    office.add("宁波海川")
    found: PreferencesPage = office.open("preferences")
    office.wait(of(found, Part.GENERAL).where.text)
    return found


def of(page: PreferencesPage, part: Part) -> Any:
    return page.panel_of(part)


def test_language_and_look_change_at_once(
    page: PreferencesPage, settings: Settings, theme: Theme, language: Language
) -> None:
    page.show_part(Part.LOOK)
    of(page, Part.LOOK).scheme.button_of(Scheme.DARK).click()
    assert theme.tokens.is_dark
    assert settings.scheme is Scheme.DARK
    of(page, Part.LOOK).scale.put(1.25)
    of(page, Part.LOOK).scale.activated.emit(of(page, Part.LOOK).scale.currentIndex())
    assert theme.scale == settings.text_scale == 1.25
    of(page, Part.LOOK).density.button_of(Density.COMPACT).click()
    assert settings.density is Density.COMPACT
    page.show_part(Part.GENERAL)
    of(page, Part.GENERAL).language.button_of("zh_CN").click()
    assert language.code == settings.language == "zh_CN"
    of(page, Part.GENERAL).language.button_of("en").click()
    assert language.code == "en"


def test_keys_outside_are_shown_inside(office: Office, page: PreferencesPage) -> None:
    office.window.actions_.trigger("larger")
    assert of(page, Part.LOOK).scale.value == 1.1
    office.window.actions_.trigger("theme")
    assert of(page, Part.LOOK).scheme.value in {Scheme.DARK, Scheme.LIGHT}


def test_rules_are_kept_in_the_customer_file(office: Office, page: PreferencesPage) -> None:
    page.show_part(Part.RULES)
    field = of(page, Part.RULES).cadence[Tier.A].field
    field.setFocus()
    office.press(field, Qt.Key.Key_Up)
    office.wait(lambda: office.read(stored.settings).cadence[Tier.A] == 15)
    field.setText("21")
    office.press(field, Qt.Key.Key_Return)
    office.wait(lambda: office.read(stored.settings).cadence[Tier.A] == 21)
    of(page, Part.RULES).cadence[Tier.D].enter(0)
    office.wait(lambda: Tier.D not in office.read(stored.settings).cadence)
    assert of(page, Part.RULES).cadence[Tier.D]._word.text() == "no rhythm"
    of(page, Part.RULES).plans.click()
    office.wait(lambda: office.read(stored.settings).plans_by_rhythm is False)
    of(page, Part.RULES).hours.enter(24)
    office.wait(lambda: office.read(stored.settings).complaint_hours == 24)


def test_a_number_stays_in_its_range(page: PreferencesPage) -> None:
    of(page, Part.RULES).hours.enter(0)
    assert of(page, Part.RULES).hours.value() == 1
    of(page, Part.RULES).hours.enter(10**6)
    assert of(page, Part.RULES).hours.value() == 720


def test_the_name_is_written_when_the_field_is_left(office: Office, page: PreferencesPage) -> None:
    of(page, Part.GENERAL).user_name.setFocus()
    of(page, Part.GENERAL).user_name.setText("陈静")
    office.press(of(page, Part.GENERAL).user_name, Qt.Key.Key_Return)
    office.wait(lambda: office.read(stored.settings).user_name == "陈静")


def test_the_idle_time_counts_at_once(
    office: Office, page: PreferencesPage, settings: Settings
) -> None:
    page.show_part(Part.SECURITY)
    of(page, Part.SECURITY).idle.put(30)
    of(page, Part.SECURITY).use_idle()
    assert settings.idle_minutes == 30
    assert office.window._idle._minutes == 30


def test_lock_now_locks(office: Office, page: PreferencesPage) -> None:
    page.desk.navigator.lock()
    office.wait(lambda: office.window.view is None)


@pytest.mark.parametrize("part", list(Part))
def test_nothing_stays_english(
    office: Office,
    page: PreferencesPage,
    language: Language,
    pseudo_chinese: Callable[[Language], None],
    part: Part,
) -> None:
    page.show_part(part)
    pseudo_chinese(language)
    office.wait(lambda: of(page, Part.RULES).hours._word.text() == "译")
    assert untranslated(page) == []


def test_the_tray_is_a_choice(page: PreferencesPage, settings: Settings) -> None:
    tray = of(page, Part.GENERAL).tray
    seen = [(tray.isChecked(), settings.uses_tray)]
    tray.click()
    seen.append((tray.isChecked(), settings.uses_tray))
    page.desk.actions.trigger("tray")
    page.activate()
    seen.append((tray.isChecked(), settings.uses_tray))
    assert seen == [(False, False), (True, True), (False, False)]
