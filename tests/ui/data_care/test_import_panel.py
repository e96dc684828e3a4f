"""The predecessor's sheet: read, look, import, undo; and everything that can go wrong."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from sqlalchemy import text as sql

from desktop_crm.domain.criteria import Criteria, Sort
from desktop_crm.domain.data_files import data_file
from desktop_crm.domain.importing import CUSTOMERS, EntryKind, OnMatch, Verdict
from desktop_crm.queries import drafts, listing
from desktop_crm.services import exporting
from desktop_crm.ui.data_care.import_panel import ImportPanel
from desktop_crm.ui.data_care.page import DataCarePage, Part
from desktop_crm.ui.kit.dialogs import ProgressDialog
from desktop_crm.ui.kit.field_inputs import ChoiceInput
from desktop_crm.ui.kit.inputs import CheckBox
from desktop_crm.ui.kit.language import Language
from tests.ui.office import Office, untranslated

SHEET = data_file("samples/predecessor-sheet.csv")


@pytest.fixture
def panel(office: Office) -> ImportPanel:
    page: DataCarePage = office.open("data_care")
    found = page.panel_of(Part.IMPORT)
    assert isinstance(found, ImportPanel)
    return found


def customers(office: Office) -> int:
    total: int = office.read(listing.listing, Criteria(), Sort.NAME, today=office.today).total
    return total


def dry_run(office: Office, panel: ImportPanel, path: Path = SHEET) -> None:
    panel.open_file(path)
    office.wait(panel.preview.isVisible)
    office.wait(lambda: panel._run is not None and not office.dialogs(ProgressDialog))


def done(office: Office, panel: ImportPanel) -> None:
    panel.import_now()
    office.wait(panel.done.isVisible)


def header_choices(panel: ImportPanel) -> dict[str, ChoiceInput]:
    return {
        each.accessibleName(): each
        for each in panel.findChildren(ChoiceInput)
        if each not in (panel.preview.encoding, panel.preview.noun)
    }


def test_the_path_is_typed_and_enter_shows_what_would_happen(
    office: Office, panel: ImportPanel
) -> None:
    assert office.window.focusWidget() is panel.start.path
    panel.start.path.setText(str(SHEET))
    office.press(panel.start.path, Qt.Key.Key_Return)
    office.wait(panel.preview.isVisible)
    assert panel.preview.table.counts() == {Verdict.CREATE: 20}
    assert panel.preview.import_button.text().strip().startswith("Import")
    assert "20" in panel.preview._shape.text()
    assert "GB18030" in panel.preview._shape.text()
    assert header_choices(panel)["客户等级"].value == "tier"
    assert customers(office) == 0


def test_import_report_and_undo(office: Office, panel: ImportPanel) -> None:
    dry_run(office, panel)
    done(office, panel)
    assert customers(office) == 20
    office.wait(lambda: office.toast() == "Import customers")
    notes = [
        panel.done.notes.itemAt(at).widget().text()  # type: ignore[union-attr]  # labels
        for at in range(panel.done.notes.count())
    ]
    assert any("2月30日" in note for note in notes)
    panel.done.undo.click()
    office.wait(lambda: customers(office) == 0)
    office.wait(panel.start.isVisible)
    office.wait(lambda: "undone" in office.toast())


def test_the_toast_undoes_the_import_too(office: Office, panel: ImportPanel) -> None:
    dry_run(office, panel)
    done(office, panel)
    office.undo()
    office.wait(lambda: customers(office) == 0)


def test_the_same_sheet_again_changes_nothing(office: Office, panel: ImportPanel) -> None:
    dry_run(office, panel)
    done(office, panel)
    panel.start_over()
    dry_run(office, panel)
    assert panel.preview.table.counts() == {Verdict.UNCHANGED: 20}
    assert not panel.preview.import_button.isEnabled()
    panel.preview.on_match.button_of(OnMatch.CREATE).click()
    office.wait(lambda: panel.preview.table.counts() == {Verdict.POSSIBLE_DUPLICATE: 20})
    panel.preview.on_match.button_of(OnMatch.SKIP).click()
    office.wait(lambda: panel.preview.table.counts() == {Verdict.SKIP: 20})


def test_rows_can_be_left_out_by_space(office: Office, panel: ImportPanel) -> None:
    dry_run(office, panel)
    office.press(panel.preview.table, Qt.Key.Key_Space)
    office.press(panel.preview.table, Qt.Key.Key_Down)
    office.press(panel.preview.table, Qt.Key.Key_Space)
    assert panel.preview.table.writes() == 18
    office.press(panel.preview.table, Qt.Key.Key_Space)
    assert panel.preview.table.writes() == 19
    done(office, panel)
    assert customers(office) == 19


def test_another_meaning_for_a_column_is_read_at_once(office: Office, panel: ImportPanel) -> None:
    dry_run(office, panel)
    chosen = header_choices(panel)["简称"]
    chosen.put("")
    chosen.activated.emit(chosen.currentIndex())
    office.wait(lambda: header_choices(panel)["简称"].value == "")
    office.wait(lambda: dict(panel._run.sheet.columns)["简称"] == "")  # type: ignore[union-attr]  # read
    assert all(
        "short_name" not in each.record.fields
        for each in panel._run.proposals  # type: ignore[union-attr]  # read
    )


def test_what_a_column_means_is_remembered(office: Office, panel: ImportPanel) -> None:
    dry_run(office, panel)
    chosen = header_choices(panel)["简称"]
    chosen.put("note")
    chosen.activated.emit(chosen.currentIndex())
    office.wait(lambda: dict(panel._run.sheet.columns)["简称"] == "note")  # type: ignore[union-attr]  # read
    office.wait(lambda: office.read(drafts.draft, "import:columns"))
    panel.start_over()
    dry_run(office, panel)
    assert header_choices(panel)["简称"].value == "note"
    assert header_choices(panel)["客户等级"].value == "tier"


def test_a_wrong_encoding_is_told_and_the_right_one_reads(
    office: Office, panel: ImportPanel, tmp_path: Path
) -> None:
    path = tmp_path / "kunden.csv"
    path.write_bytes("Name,Phone\n寧波海川,13800138101\n".encode("big5"))
    panel.open_file(path)
    office.wait(panel.preview.isVisible)
    panel.preview.encoding.put("big5")
    panel.preview.encoding.activated.emit(panel.preview.encoding.currentIndex())
    office.wait(lambda: panel._run is not None and panel._run.sheet.encoding == "big5")
    assert panel.preview.table.current_judged().name == "寧波海川"  # type: ignore[union-attr]  # one row


def test_a_file_that_is_not_there_is_told(office: Office, panel: ImportPanel) -> None:
    panel.open_file(Path("/nowhere/kunden.csv"))
    office.wait(panel._error.isVisible)
    assert panel._error.text()
    assert panel.start.isVisible()


def test_cancel_leaves_nothing_behind(
    office: Office, panel: ImportPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    dry_run(office, panel)
    # Cancelled at once: the first report of progress stops the import.
    start = panel._start

    def start_and_cancel(*args: Any, **kwargs: Any) -> None:
        start(*args, **kwargs)
        panel.cancel()

    monkeypatch.setattr(panel, "_start", start_and_cancel)
    panel.import_now()
    office.wait(panel._error.isVisible)
    assert panel._error.text() == "Stopped. Nothing was imported."
    assert customers(office) == 0
    office.wait(lambda: not office.dialogs(ProgressDialog))
    monkeypatch.undo()
    done(office, panel)
    assert customers(office) == 20


def test_bad_rows_come_back_as_a_file(office: Office, panel: ImportPanel, tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text('客户名称,电话\n宁波海川,13800138101\n苏州锦溪,"1380', encoding="utf-8")
    dry_run(office, panel, path)
    counts = panel.preview.table.counts()
    assert counts == {Verdict.CREATE: 1, Verdict.BAD: 1}
    done(office, panel)
    assert panel.done.save_rejects.isVisible()
    saved = tmp_path / "bad.csv"
    panel.save_rejects(saved)
    office.wait(saved.exists)
    office.wait(lambda: "bad.csv" in office.toast())
    assert "苏州锦溪" in saved.read_text("utf-8-sig")


def test_a_dropped_file_is_read(office: Office, panel: ImportPanel) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(SHEET))])
    left = Qt.MouseButton.LeftButton
    panel.dropEvent(
        QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, left,
                   Qt.KeyboardModifier.NoModifier)
    )  # fmt: skip
    office.wait(panel.preview.isVisible)


def test_verdicts_narrow_the_rows(office: Office, panel: ImportPanel) -> None:
    dry_run(office, panel)
    panel.preview.verdicts.button_of(Verdict.UPDATE).click()
    assert panel.preview.table.ticks.rowCount() == 0
    panel.preview.verdicts.button_of(Verdict.CREATE).click()
    assert panel.preview.table.ticks.rowCount() == 20
    assert "20" in panel.preview.verdicts.button_of(Verdict.CREATE).text()


def test_ctrl_i_comes_here_from_anywhere(office: Office, panel: ImportPanel) -> None:
    office.open("today")
    office.window.actions_.trigger("import")
    assert isinstance(office.page(), DataCarePage)
    assert office.window.focusWidget() is panel.start.path


def test_nothing_stays_english(
    office: Office,
    panel: ImportPanel,
    language: Language,
    pseudo_chinese: Callable[[Language], None],
) -> None:
    dry_run(office, panel)
    pseudo_chinese(language)
    office.wait(lambda: panel.preview.import_button.text().strip() == "译")
    data = {cell for each in panel._run.proposals for _, cell in each.record.original}  # type: ignore[union-attr]  # read
    left = [
        text
        for text in untranslated(panel)
        if text not in data and "KH-" not in text and "Meridian" not in text
    ]
    assert left == []


def test_the_export_of_an_import_is_whole(
    office: Office, panel: ImportPanel, tmp_path: Path
) -> None:
    dry_run(office, panel)
    done(office, panel)
    page = office.page()
    assert isinstance(page, DataCarePage)
    page.show_part(Part.EXPORT)
    export: Any = page.panel_of(Part.EXPORT)
    office.wait(lambda: "20" in export._found.text())
    export.form.button_of(exporting.ExportFormat.CSV).click()
    path = tmp_path / "out.csv"
    export.export_to(path)
    office.wait(path.exists)
    office.wait(lambda: "out.csv" in office.toast())
    text = path.read_text("utf-8-sig")
    assert len(text.splitlines()) >= 21
    assert "宁波海川紧固件有限公司" in text


CTRL = Qt.KeyboardModifier.ControlModifier
HANDOVER = (
    "客户交接表\n"
    "客户编号,客户名称,联系人,手机,客户等级,订单号,订单日期,产品,金额,跟进时间,跟进内容,跟进人\n"
    'K-1,云栖水务有限公司,张三,13800138001,A,S1,2025/3/5,水表,"1,200.50",2025-03-01,谈价,小陈\n'
    "K-1,云栖水务有限公司,李四,13800138002,,S2,2025/3/6,阀门,50,,,\n"
    "K-2,宁波海川紧固件,钱七,13800138003,B,,,,,,,\n"
)


@pytest.fixture
def keys(office: Office) -> Callable[..., None]:
    """Return a function that presses a key wherever the focus is."""

    def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        # Without a window manager nobody makes the window active again when a dialog closes.
        office.wait(lambda: not office.dialogs(ProgressDialog))
        office.window.activateWindow()
        office.wait(office.window.isActiveWindow)
        focused = office.window.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifier)

    return press


def panel_shown(office: Office) -> ImportPanel:
    page = office.page()
    assert isinstance(page, DataCarePage)
    found = page.panel_of(Part.IMPORT)
    assert isinstance(found, ImportPanel)
    return found


def write(folder: Path, name: str, sheet: str, encoding: str = "gb18030") -> Path:
    path = folder / name
    path.write_bytes(sheet.replace("\n", "\r\n").encode(encoding))
    return path


def take(office: Office, keys: Callable[..., None], path: Path) -> ImportPanel:
    """Press Ctrl+I, type a path and Enter, and wait for the dry run."""
    keys(Qt.Key.Key_I, CTRL)
    panel = panel_shown(office)
    office.wait(lambda: office.window.focusWidget() is panel.start.path)
    QTest.keyClicks(panel.start.path, str(path))
    keys(Qt.Key.Key_Return)
    office.wait(lambda: panel._run is not None and panel._run.path == path)
    office.wait(lambda: not office.dialogs(ProgressDialog))
    office.wait(lambda: office.window.focusWidget() is panel.preview.table)
    return panel


def counts(office: Office) -> dict[str, int]:
    """Return how many rows the customer file has."""
    with office.vault.read() as session:
        return {
            table: int(session.execute(sql(f"SELECT count(*) FROM {table}")).scalar_one())  # noqa: S608
            for table in ("customer", "contact", "purchase", "interaction", "import_row")
        }


def test_customers_contacts_and_purchases(
    office: Office, keys: Callable[..., None], tmp_path: Path
) -> None:
    office.open("today")
    empty = counts(office)
    panel = take(office, keys, write(tmp_path, "handover.csv", HANDOVER))
    assert panel.preview.table.counts() == {Verdict.CREATE: 2}
    assert "GB18030" in panel.preview._shape.text()
    keys(Qt.Key.Key_Return, CTRL)
    office.wait(panel.done.isVisible)
    made = {"customer": 2, "contact": 3, "purchase": 2, "interaction": 1, "import_row": 3}
    assert counts(office) == made
    with office.vault.read() as session:
        told = session.execute(sql("SELECT author, date(happened_at / 1000000, 'unixepoch')"
                                    " FROM interaction")).one()  # fmt: skip
    assert tuple(told) == ("小陈", "2025-03-01")
    # The same sheet again has nothing to bring.
    keys(Qt.Key.Key_Return)
    office.wait(lambda: office.window.focusWidget() is panel.start.path)
    keys(Qt.Key.Key_Return)
    office.wait(lambda: panel.preview.table.counts() == {Verdict.UNCHANGED: 2})
    office.wait(lambda: not office.dialogs(ProgressDialog))
    assert not panel.preview.import_button.isEnabled()
    keys(Qt.Key.Key_Z, CTRL)
    office.wait(lambda: counts(office) == empty)


def test_a_difference_is_refused_by_keyboard(
    office: Office, keys: Callable[..., None], tmp_path: Path
) -> None:
    office.open("today")
    panel = take(office, keys, write(tmp_path, "old.csv", HANDOVER))
    keys(Qt.Key.Key_Return, CTRL)
    office.wait(panel.done.isVisible)
    newer = "客户编号,客户名称,客户等级,城市\nK-1,云栖水务有限公司,C,杭州\n"
    panel = take(office, keys, write(tmp_path, "new.csv", newer))
    keys(Qt.Key.Key_Return)
    ticked = office.window.focusWidget()
    assert isinstance(ticked, CheckBox)
    assert "杭州" in ticked.text()
    keys(Qt.Key.Key_Down)
    keys(Qt.Key.Key_Space)
    keys(Qt.Key.Key_Escape)
    assert office.window.focusWidget() is panel.preview.table
    keys(Qt.Key.Key_Return, CTRL)
    office.wait(panel.done.isVisible)
    with office.vault.read() as session:
        row = session.execute(
            sql("SELECT tier, region_city FROM customer WHERE external_id = 'K-1'")
        ).one()
    assert tuple(row) == ("A", "杭州")


def test_ctrl_i_at_a_preview_asks_for_another_file(
    office: Office, keys: Callable[..., None], tmp_path: Path
) -> None:
    office.open("today")
    take(office, keys, write(tmp_path, "one.csv", HANDOVER))
    other = write(tmp_path, "two.csv", "姓名\n王芳\n", "utf-8")
    panel = take(office, keys, other)
    assert panel.start.path.text() == str(other)
    assert [each.record.name for each in panel._run.proposals] == ["王芳"]  # type: ignore[union-attr]  # read


def test_what_the_rows_are_can_be_said(
    office: Office, keys: Callable[..., None], tmp_path: Path
) -> None:
    office.open("today")
    orders = "客户编号,客户,订单号,订单日期,产品,金额\nK-1,云栖水务,S9,2025-01-02,水表,5\n"
    panel = take(office, keys, write(tmp_path, "orders.csv", orders))
    assert panel.preview.noun.value == EntryKind.PURCHASES
    assert panel.preview.table.counts() == {Verdict.BAD: 1}
    panel.preview.noun.put(CUSTOMERS)
    panel.preview.noun.activated.emit(panel.preview.noun.currentIndex())
    office.wait(lambda: panel.preview.table.counts() == {Verdict.CREATE: 1})
    office.wait(lambda: not office.dialogs(ProgressDialog))
    panel.preview.table.setFocus()
    keys(Qt.Key.Key_Return, CTRL)
    office.wait(panel.done.isVisible)
    assert counts(office)["purchase"] == 1


def test_a_file_without_a_header_says_so(
    office: Office, keys: Callable[..., None], tmp_path: Path
) -> None:
    office.open("today")
    panel = take(office, keys, write(tmp_path, "bare.csv", "王芳,13800138001\n", "utf-8"))
    assert "No header" in panel.preview._notices.text()
    panel = take(office, keys, write(tmp_path, "full.csv", HANDOVER))
    assert not panel.preview._band.isVisible()
