"""The predecessor's spreadsheet, carried through by keyboard alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import text

from desktop_crm.domain.importing import CUSTOMERS, EntryKind, Verdict
from desktop_crm.ui.data_care.import_panel import ImportPanel
from desktop_crm.ui.data_care.page import DataCarePage, Part
from desktop_crm.ui.kit.dialogs import ProgressDialog
from desktop_crm.ui.kit.inputs import CheckBox
from tests.ui.office import Office

CTRL = Qt.KeyboardModifier.ControlModifier
SHEET = (
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


def panel_of(office: Office) -> ImportPanel:
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
    panel = panel_of(office)
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
            table: int(session.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())  # noqa: S608
            for table in ("customer", "contact", "purchase", "interaction", "import_row")
        }


def test_customers_contacts_and_purchases(
    office: Office, keys: Callable[..., None], tmp_path: Path
) -> None:
    office.open("today")
    empty = counts(office)
    panel = take(office, keys, write(tmp_path, "handover.csv", SHEET))
    assert panel.preview.table.counts() == {Verdict.CREATE: 2}
    assert "GB18030" in panel.preview._shape.text()
    keys(Qt.Key.Key_Return, CTRL)
    office.wait(panel.done.isVisible)
    made = {"customer": 2, "contact": 3, "purchase": 2, "interaction": 1, "import_row": 3}
    assert counts(office) == made
    with office.vault.read() as session:
        told = session.execute(text("SELECT author, date(happened_at / 1000000, 'unixepoch')"
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
    panel = take(office, keys, write(tmp_path, "old.csv", SHEET))
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
            text("SELECT tier, region_city FROM customer WHERE external_id = 'K-1'")
        ).one()
    assert tuple(row) == ("A", "杭州")


def test_ctrl_i_at_a_preview_asks_for_another_file(
    office: Office, keys: Callable[..., None], tmp_path: Path
) -> None:
    office.open("today")
    take(office, keys, write(tmp_path, "one.csv", SHEET))
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
    panel = take(office, keys, write(tmp_path, "full.csv", SHEET))
    assert not panel.preview._band.isVisible()
