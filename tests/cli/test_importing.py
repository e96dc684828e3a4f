"""Bringing sheets in from the command line."""

import json
from pathlib import Path

import pytest

from desktop_crm.domain.data_files import data_file
from desktop_crm.services import import_rows
from tests.cli.conftest import Run

SHEET = "External ID,Name,Phone,Tier\nC-1,深圳云栖,138 0013 8000,A\nC-7,Smith,,Z\n"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "customers.csv"
    path.write_text(SHEET, encoding="utf-8")
    return path


def test_the_report_has_the_promised_shape(run: Run, sheet: Path) -> None:
    told = run("import", str(sheet), "--json").json
    assert list(told) == ["created", "updated", "skipped", "failed", "warnings", "batch"]
    assert (told["created"], told["failed"]) == (2, 0)
    assert told["warnings"] == [
        {"row": 3, "field": "tier", "problem": "“Z” is not a tier; use A, B, C or D"}
    ]
    again = run("import", str(sheet), "--json").json
    assert (again["created"], again["updated"], again["skipped"]) == (0, 0, 2)
    assert again["batch"] is None
    assert run("undo", told["batch"]).out.startswith("Undone: Import customers")
    assert run("list", "--json").json["total"] == 0


def test_the_sample_sheet_comes_in(run: Run) -> None:
    path = str(data_file("samples/predecessor-sheet.csv"))
    dry = run("import", path, "--dry-run", "--json").json
    assert (dry["created"], dry["batch"]) == (20, None)
    assert run("history", "--json").json == []
    done = run("import", path, "--as", "customers", "--type", "csv", "--encoding", "gb18030")
    assert done.out.startswith("20 created, 0 updated, 0 skipped, 0 failed.")
    assert "Batch " in done.out
    assert done.err == ""


def test_rows_that_cannot_be_stored_go_to_a_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text('Name,City\nA,x\n"B,y\nC,z\n', encoding="utf-8")
    done = run("import", str(path), "--json", code=1)
    assert (done.json["created"], done.json["failed"]) == (2, 1)
    kept = tmp_path / "bad-rejects.csv"
    assert "Row 3 could not be stored" in done.err
    assert str(kept) in done.err
    assert '"""B,y"' in kept.read_text(encoding="utf-8-sig")
    run("import", str(path), code=1)
    assert (tmp_path / "bad-rejects-2.csv").exists()
    chosen = tmp_path / "chosen.csv"
    run("import", str(path), "--rejects", str(chosen), "--dry-run", code=1)
    assert chosen.exists()


def test_a_rejects_file_that_cannot_be_written_stops_before_the_import(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "bad.csv"
    path.write_text('Name,City\nA,x\n"B,y\n', encoding="utf-8")
    run("import", str(path), "--rejects", str(tmp_path / "no" / "f.csv"), code=4)
    assert run("list", "--json").json["total"] == 0


def test_a_failed_import_leaves_no_rejects(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bad.csv"
    path.write_text('Name,City\nA,x\n"B,y\n', encoding="utf-8")

    def interrupted(*_values: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(import_rows.Rows, "write", interrupted)
        run("import", str(path), code=130)
    assert [file.name for file in tmp_path.glob("*.csv")] == ["bad.csv"]
    assert run("list", "--json").json["total"] == 0
    assert run("history", "--json").json == []


@pytest.mark.parametrize(
    ("choice", "expected"),
    [("update", (0, 1, 0)), ("skip", (0, 0, 1)), ("create", (1, 0, 0))],
)
def test_a_known_customer_is_treated_as_asked(
    run: Run, shop: Path, tmp_path: Path, choice: str, expected: tuple[int, int, int]
) -> None:
    path = tmp_path / "one.csv"
    path.write_text("客户编号,客户名称,城市\nC-1,深圳云栖,珠海\n", encoding="gb18030")
    told = run("import", str(path), "--on-match", choice, "--json").json
    assert (told["created"], told["updated"], told["skipped"]) == expected


def test_headers_can_be_mapped(run: Run, tmp_path: Path) -> None:
    path, mapping = tmp_path / "odd.csv", tmp_path / "map.json"
    path.write_text("Wer,Wo\nMeyer,Kiel\n", encoding="utf-8")
    mapping.write_text(json.dumps({"Wer": "customer", "Wo": "region_city"}), encoding="utf-8")
    run("import", str(path), "--mapping", str(mapping))
    (item,) = run("list", "--json").json["customers"]
    assert (item["name"], item["city"]) == ("Meyer", "Kiel")
    for wrong in ("[1]", "{", '{"a": 1}'):
        mapping.write_text(wrong, encoding="utf-8")
        said = run("import", str(path), "--mapping", str(mapping), code=4).err
        assert '{"Company": "customer"' in said
    mapping.write_text('{"Wer": "nmae"}', encoding="utf-8")
    said = run("import", str(path), "--mapping", str(mapping), code=3).err
    assert "nmae in map.json is no field. Fields are: external_id, customer," in said
    assert "cannot be read" in run("import", str(path), "--mapping", "nowhere", code=4).err


def test_only_what_works_is_offered(run: Run, sheet: Path) -> None:
    run("import", str(sheet), "--as", "deals", code=2)
    run("import", str(sheet), "--type", "pdf", code=2)


def test_entries_come_in_for_customers_that_are_known(run: Run, shop: Path, tmp_path: Path) -> None:
    diary = tmp_path / "diary.csv"
    diary.write_text(
        "客户编号,日期,内容,跟进人\nC-1,2025-01-02,来信,小陈\nX,2025-01-02,谁,\n", "utf-8"
    )
    told = run("import", str(diary), "--as", "interactions", "--dry-run", "--json", code=1).json
    assert (told["created"], told["failed"], told["batch"]) == (1, 1, None)
    told = run("import", str(diary), "--as", "interactions", "--json", code=1).json
    assert (told["created"], told["failed"]) == (1, 1)
    assert (tmp_path / "diary-rejects.csv").exists()
    card = run("show", "C-1", "--json").json
    assert [(one["text"], one["author"]) for one in card["interactions"]] == [("来信", "小陈")]
    run("undo", told["batch"])
    assert run("show", "C-1", "--json").json["interactions"] == []
