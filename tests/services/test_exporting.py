"""What goes out is whole, safe to open, and comes back in."""

import csv
import io
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from desktop_crm.domain.data_files import data_file
from desktop_crm.domain.errors import Cancelled
from desktop_crm.services import exporting, importing, unit_of_work, vaults
from desktop_crm.services.exporting import ExportFormat
from desktop_crm.services.vaults import Vault

NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)
TODAY = date(2026, 11, 21)


@pytest.fixture
def filled(vault: Vault) -> Vault:
    """Return a vault with the customers of the sample sheet."""
    sheet = importing.read(data_file("samples/predecessor-sheet.csv"))
    unit_of_work.write(vault, importing.store, sheet, now=NOW)
    return vault


def ids(vault: Vault) -> list[bytes]:
    """Return all customers in the order of their numbers."""
    with vault.read() as session:
        return list(session.scalars(text("SELECT id FROM customer ORDER BY external_id")))


def exported(vault: Vault, form: ExportFormat, language: str = "en") -> bytes:
    """Return all customers as a file."""
    out = io.BytesIO()
    with vault.read() as session:
        exporting.export(session, ids(vault), out, form=form, today=TODAY, language=language)
    return out.getvalue()


@pytest.mark.parametrize("language", exporting.LANGUAGES)
def test_a_table_comes_back_as_it_went(
    filled: Vault, tmp_path: Path, language: str, vault_template: Path
) -> None:
    """Export, import into another vault, export again: the same table."""
    first = exported(filled, ExportFormat.CSV, language)
    path = tmp_path / "all.csv"
    path.write_bytes(first)
    other = vaults.create(
        tmp_path / "other.crmvault", "another long password", kdf=vaults.Kdf(19, 1, 1)
    ).vault
    try:
        report = unit_of_work.write(other, importing.store, importing.read(path), now=NOW).value
        assert (report.created, report.failed) == (20, 0)
        second = exported(other, ExportFormat.CSV, language)
    finally:
        other.close()
    names = next(csv.reader(io.StringIO(first.decode("utf-8-sig"))))
    derived = {"Created", "创建日期", "Last contact", "最近联系"}
    local = {names.index(name) for name in names if name in derived}
    rows = [
        [
            [cell for place, cell in enumerate(row) if place not in local]
            for row in csv.reader(io.StringIO(data.decode("utf-8-sig")))
        ]
        for data in (first, second)
    ]
    assert rows[0] == rows[1]


def test_a_table_starts_no_formula(filled: Vault) -> None:
    """Phones with a plus sign are text for every spreadsheet."""
    cells = [
        cell
        for row in csv.reader(io.StringIO(exported(filled, ExportFormat.CSV).decode("utf-8-sig")))
        for cell in row
    ]
    assert "'+49 40 5550 0110" in cells
    assert not [cell for cell in cells if cell[:1] in {"=", "+", "-", "@"}]


def test_json_holds_everything_the_card_holds(filled: Vault) -> None:
    """Contacts, methods, tags, birthdays and the original row are all in it."""
    data = json.loads(exported(filled, ExportFormat.JSON))
    assert (data["format"], data["version"], len(data["customers"])) == ("desktop-crm", 1, 20)
    beian = next(item for item in data["customers"] if item["external_id"] == "KH-1004")
    assert [contact["name"] for contact in beian["contacts"]] == ["曾晓燕", "单志强"]
    assert {method["normalised"] for method in beian["methods"]} >= {"+8613700137104"}
    assert beian["tags"][0]["name"] == "展会2026"
    assert ["上次拜访", "2026-11-02"] in beian["originals"][0]["cells"]


def test_an_export_can_be_stopped(filled: Vault) -> None:
    """Progress may say stop."""

    def stop(done: int, total: int) -> None:
        assert done <= total
        raise Cancelled

    with filled.read() as session, pytest.raises(Cancelled):
        exporting.export(
            session,
            ids(filled),
            io.BytesIO(),
            form=ExportFormat.CSV,
            today=TODAY,
            progress=stop,
        )


def test_a_workbook_comes_back_and_makes_no_twins(filled: Vault, tmp_path: Path) -> None:
    path = tmp_path / "customers.xlsx"
    path.write_bytes(exported(filled, ExportFormat.XLSX))
    sheet = importing.read(path)
    report = unit_of_work.write(filled, importing.store, sheet, now=NOW).value
    assert report.created == 0
