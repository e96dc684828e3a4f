"""Settings, events: what happened in sentences, of one kind, with its proof."""

from collections.abc import Callable

import pytest

from desktop_crm.queries.audit import LABELS
from desktop_crm.services import auditing, backups, vaults
from desktop_crm.ui.kit.language import Language
from desktop_crm.ui.preferences import event_words
from desktop_crm.ui.preferences.events import EventsPanel
from desktop_crm.ui.preferences.page import Part, PreferencesPage
from tests.ui.office import Office, titles, untranslated


@pytest.fixture
def panel(office: Office) -> EventsPanel:
    one, two = office.add("宁波海川"), office.add("苏州锦溪")
    vault = office.vault
    auditing.exported(vault, [one, two], form="csv")
    auditing.printed(vault, [one], document="brief", is_masked=True)
    vaults.new_recovery_code(vault)
    vaults.remove_recovery_code(vault)
    vault.record("rescue", lost=3)
    vault.record("erase", subject_id=two)
    vault.record("rekey-like thing")
    page: PreferencesPage = office.open("preferences")
    page.show_part(Part.EVENTS)
    found = page.panel_of(Part.EVENTS)
    assert isinstance(found, EventsPanel)
    office.wait(lambda: titles(found.list) and found.proof.text())
    return found


def test_events_are_told_newest_first_in_sentences(panel: EventsPanel) -> None:
    wanted = (
        "rekey-like thing",
        "1 person",
        "Rescued from a damaged file: 3 row",
        "The recovery code was removed",
        "A new recovery code was made",
        "Printed or saved as PDF: Visit brief of 宁波海川",
        "2 customer",
        "Opened with the master password",
    )
    for title, start in zip(titles(panel.list), wanted, strict=True):
        assert title.startswith(start)


def test_one_kind_is_shown_alone(office: Office, panel: EventsPanel) -> None:
    panel.kinds.put("export")
    panel.kinds.activated.emit(panel.kinds.currentIndex())
    office.wait(lambda: len(titles(panel.list)) == 1)
    assert "exported as CSV" in titles(panel.list)[0]
    panel.kinds.setCurrentIndex(0)
    panel.kinds.activated.emit(0)
    office.wait(lambda: len(titles(panel.list)) == 8)


def test_the_proof_is_told_with_the_backup_it_was_compared_with(
    office: Office, panel: EventsPanel
) -> None:
    assert "8 notes, none changed or missing" in panel.proof.text()
    assert "Only a backup" in panel.proof.text()
    backups.make(office.vault)
    panel.activate()
    office.wait(lambda: "Compared with the backup" in panel.proof.text())
    with office.vault.raw() as database:
        triggers = database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_event'"
        ).fetchall()
        for (name,) in triggers:
            database.execute(f"DROP TRIGGER {name}")
        database.execute("UPDATE audit_event SET kind = 'backup' WHERE kind = 'export'")
    panel.again.click()
    office.wait(lambda: "do not fit together" in panel.proof.text())
    assert panel.proof.property("look") == "error"


def test_every_kind_has_an_icon_and_a_sentence() -> None:
    assert set(event_words.ICONS) == set(LABELS)
    assert set(event_words._SENTENCES) == set(LABELS)


def test_nothing_stays_english(
    office: Office,
    panel: EventsPanel,
    language: Language,
    pseudo_chinese: Callable[[Language], None],
) -> None:
    panel.kinds.put("export")
    panel.kinds.activated.emit(panel.kinds.currentIndex())
    office.wait(lambda: len(titles(panel.list)) == 1)
    pseudo_chinese(language)
    office.wait(lambda: titles(panel.list) == ["译"])
    assert untranslated(panel.list) == []
    assert "译" in panel.proof.text()
