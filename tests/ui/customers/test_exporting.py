"""What leaves the list as a file."""

import csv
import io
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QFileDialog

from desktop_crm.domain.errors import Cancelled
from desktop_crm.domain.exporting import ExportFormat
from desktop_crm.queries import customer_rows
from desktop_crm.services import exporting
from tests.ui.customers.conftest import Shop


def test_the_file_holds_whom_the_list_shows(shop: Shop, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    numbers = list(shop.page.list.cards.numbers)[:2]
    vault = shop.page.desk.workspace.vault
    count = on_a_thread(
        exporting.export_file, vault, found(numbers), path, form=ExportFormat.CSV, today=shop.today
    )
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert count == len(numbers) == len(rows) - 1
    assert {name for row in rows[1:] for name in row if name in shop.ids} == set(shop.names()[:2])


def test_a_cancelled_export_leaves_no_file(shop: Shop, tmp_path: Path) -> None:
    def stop(_done: int, _all: int) -> None:
        raise Cancelled

    path = tmp_path / "out.json"
    vault = shop.page.desk.workspace.vault
    numbers = list(shop.page.list.cards.numbers)
    with pytest.raises(Cancelled):
        on_a_thread(
            exporting.export_file, vault, found(numbers), path, form=ExportFormat.JSON,
            today=shop.today, progress=stop,
        )  # fmt: skip
    assert list(tmp_path.glob("out*")) == []


def test_the_window_asks_for_form_and_place_and_says_when_it_is_done(
    shop: Shop, tmp_path: Path
) -> None:
    shop.window.actions_.trigger("export")
    box = shop.dialog()
    assert "not be encrypted" in box.informativeText()
    press(box.buttons(), "JSON")
    files = shop.dialog(QFileDialog)
    path = tmp_path / "all.json"
    files.fileSelected.emit(str(path))
    files.close()
    shop.wait(lambda: "4 customers exported" in shop.toast())
    names = {each["name"] for each in json.loads(path.read_text(encoding="utf-8"))["customers"]}
    assert names == set(shop.ids)


def found(numbers: list[int]) -> Callable[[Any], Any]:
    """Return what finds the customers of some rows."""
    return lambda session: customer_rows.ids_of(session, numbers)


def on_a_thread(work: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """Do work as the workspace does it: never on the thread of the window."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work, *args, **kwargs).result()


def press(buttons: list[QAbstractButton], text: str) -> None:
    """Press the button whose text holds `text`."""
    next(each for each in buttons if text in each.text()).click()
