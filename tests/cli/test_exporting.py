"""Taking customers out on the command line."""

import csv
import io
import json
import os
import stat
from pathlib import Path

import pytest

from desktop_crm.services import exporting
from tests.cli.conftest import Run


def test_json_holds_everything(run: Run, shop: Path, tmp_path: Path) -> None:
    file = tmp_path / "all.json"
    assert run("export", str(file)).out == f"3 customers written to {file}\n"
    told = json.loads(file.read_text(encoding="utf-8"))
    assert (told["format"], told["version"]) == ("desktop-crm", 1)
    names = [card["name"] for card in told["customers"]]
    assert names == ["深圳市云栖水务有限公司", "Zephyr Cold Storage", "张三"]
    assert told["customers"][0] == run("show", "C-1", "--json").json
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_table_comes_in_the_language_asked_for(
    run: Run, shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = {("Export", "Customer name"): "客户名称"}
    monkeypatch.setattr(exporting, "phrases", {"zh_CN": words, "en": {}}.__getitem__)
    file = tmp_path / "all.csv"
    run("export", str(file), "--lang", "zh_CN", "--filter", "tier:A")
    header, row = csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig")))
    assert "深圳市云栖水务有限公司" in row
    assert "客户名称" in header


def test_standard_output_holds_the_file_alone(run: Run, shop: Path) -> None:
    done = run("export", "-", "--format", "json", "--filter", "kind:person")
    assert [card["name"] for card in done.json["customers"]] == ["张三"]
    table = run("export", "-", "--format", "csv")
    assert table.raw.startswith(b"\xef\xbb\xbf")
    assert table.err == ""


def test_what_cannot_be_written_is_told(run: Run, shop: Path, tmp_path: Path) -> None:
    said = run("export", str(tmp_path / "no" / "all.json"), code=4).err
    assert "all.json cannot be written there" in said
    said = run("export", str(tmp_path), code=4).err
    assert "cannot be written there" in said
    run("export", str(tmp_path / "x"), "--filter", "tier:E", code=3)
    assert not (tmp_path / "x").exists()


def test_vcards_go_out_and_make_no_twins(run: Run, shop: Path, tmp_path: Path) -> None:
    file = tmp_path / "shop.vcf"
    run("export", str(file))
    assert file.read_bytes().count(b"BEGIN:VCARD\r\nVERSION:3.0\r\n") == 3
    report = run("import", str(file), "--type", "vcard", "--json").json
    assert (report["created"], report["updated"], report["skipped"]) == (0, 0, 3)
    assert b"VERSION:4.0" in run("export", "-", "--format", "vcf", "--vcard", "4.0").raw
