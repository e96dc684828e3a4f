"""Settings: each change counts at once, and is still there later."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton

from desktop_crm.domain.errors import Unavailable
from desktop_crm.domain.words import Tier
from desktop_crm.queries import settings as stored
from desktop_crm.services import vaults
from desktop_crm.ui.kit.forms import FormDialog
from desktop_crm.ui.kit.labels import Label
from desktop_crm.ui.kit.language import Language
from desktop_crm.ui.kit.settings import Density, Scheme, Settings
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.preferences.page import Part, PreferencesPage, key_ring_text
from desktop_crm.ui.preferences.secrets import RecoveryDialog, change_master_password
from tests.conftest import PASSPHRASE
from tests.ui.office import Office, untranslated

CTRL = Qt.KeyboardModifier.ControlModifier
NEW = "a much longer sentence 新的主密码 42"


@pytest.fixture
def page(office: Office) -> PreferencesPage:
    office.add("宁波海川")
    found: PreferencesPage = office.open("preferences")
    office.wait(found._where.text)
    return found


def test_language_and_look_change_at_once(
    page: PreferencesPage, settings: Settings, theme: Theme, language: Language
) -> None:
    page.show_part(Part.LOOK)
    page.scheme.button_of(Scheme.DARK).click()
    assert theme.tokens.is_dark
    assert settings.scheme is Scheme.DARK
    page.scale.put(1.25)
    page.scale.activated.emit(page.scale.currentIndex())
    assert theme.scale == settings.text_scale == 1.25
    page.density.button_of(Density.COMPACT).click()
    assert settings.density is Density.COMPACT
    page.show_part(Part.GENERAL)
    page.language.button_of("zh_CN").click()
    assert language.code == settings.language == "zh_CN"
    page.language.button_of("en").click()
    assert language.code == "en"


def test_keys_outside_are_shown_inside(office: Office, page: PreferencesPage) -> None:
    office.window.actions_.trigger("larger")
    assert page.scale.value == 1.1
    office.window.actions_.trigger("theme")
    assert page.scheme.value in {Scheme.DARK, Scheme.LIGHT}


def test_rules_are_kept_in_the_customer_file(office: Office, page: PreferencesPage) -> None:
    page.show_part(Part.RULES)
    field = page.cadence[Tier.A].field
    field.setFocus()
    office.press(field, Qt.Key.Key_Up)
    office.wait(lambda: office.read(stored.settings).cadence[Tier.A] == 15)
    field.setText("21")
    office.press(field, Qt.Key.Key_Return)
    office.wait(lambda: office.read(stored.settings).cadence[Tier.A] == 21)
    page.cadence[Tier.D].enter(0)
    office.wait(lambda: Tier.D not in office.read(stored.settings).cadence)
    assert page.cadence[Tier.D]._word.text() == "no rhythm"
    page.plans.click()
    office.wait(lambda: office.read(stored.settings).plans_by_rhythm is False)
    page.hours.enter(24)
    office.wait(lambda: office.read(stored.settings).complaint_hours == 24)


def test_a_number_stays_in_its_range(page: PreferencesPage) -> None:
    page.hours.enter(0)
    assert page.hours.value() == 1
    page.hours.enter(10**6)
    assert page.hours.value() == 720


def test_the_name_is_written_when_the_field_is_left(office: Office, page: PreferencesPage) -> None:
    page.user_name.setFocus()
    page.user_name.setText("陈静")
    office.press(page.user_name, Qt.Key.Key_Return)
    office.wait(lambda: office.read(stored.settings).user_name == "陈静")


def test_the_idle_time_counts_at_once(
    office: Office, page: PreferencesPage, settings: Settings
) -> None:
    page.show_part(Part.SECURITY)
    page.idle.put(30)
    page._use_idle()
    assert settings.idle_minutes == 30
    assert office.window._idle._minutes == 30


def test_the_master_password_is_changed_only_when_it_is_good(
    office: Office, page: PreferencesPage
) -> None:
    page.show_part(Part.SECURITY)
    dialog: FormDialog = change_master_password(page.desk)
    dialog.form.put({"first": "abc", "second": "abc"})
    dialog.save()
    assert "too easy" in " ".join(errors(dialog))
    dialog.form.put({"first": NEW, "second": NEW + "x"})
    dialog._save_button.setEnabled(True)
    dialog.save()
    assert "not the same" in " ".join(errors(dialog))
    dialog.form.put({"second": NEW})
    dialog.save()
    office.wait(lambda: not office.dialogs(FormDialog))
    folder = office.vault.folder
    office.window.close_vault()
    with pytest.raises(Unavailable):
        vaults.unlock(folder, PASSPHRASE)
    vaults.unlock(folder, NEW).close()


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_a_new_recovery_code_is_shown_once_and_opens_the_file(
    office: Office, page: PreferencesPage
) -> None:
    page.show_part(Part.SECURITY)
    page.new_code.click()
    box = office.dialog()
    verb = "Make a new code"
    next(each for each in box.findChildren(QPushButton) if each.text() == verb).click()
    dialog: RecoveryDialog = office.dialog(RecoveryDialog)
    code = next(
        each.text() for each in dialog.findChildren(Label) if each.property("look") == "code"
    ).replace("\n", "-")
    assert not dialog.close_button.isEnabled()
    office.press(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    dialog._kept.click()
    dialog.close_button.click()
    office.wait(lambda: not office.dialogs(QDialog))
    folder = office.vault.folder
    office.window.close_vault()
    vaults.unlock_with_recovery_code(folder, code).close()


def test_the_key_ring_is_told_in_words(office: Office, page: PreferencesPage) -> None:
    page.show_part(Part.SECURITY)
    office.wait(page._ring_note.text)
    assert page._ring_note.text() == key_ring_text(vaults.KeyringState.NONE)
    assert page.remember.isHidden()
    texts = {key_ring_text(state) for state in vaults.KeyringState}
    assert len(texts) == len(vaults.KeyringState)
    page._on_state(vaults.KeyringState.PRESENT)
    assert not page.forget.isHidden()
    page._on_state(vaults.KeyringState.READY)
    assert not page.remember.isHidden()


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
    office.wait(page._ring_note.text)
    pseudo_chinese(language)
    office.wait(lambda: page.hours._word.text() == "译")
    assert untranslated(page) == []


def errors(dialog: FormDialog) -> list[str]:
    return [
        each.text()
        for each in dialog.findChildren(Label)
        if each.property("look") == "error" and each.isVisible()
    ]
