"""What is incomplete or looks wrong, and what is written in many ways, on the command line."""

from pathlib import Path

from tests.cli.conftest import Run

SHEET = """编号,客户名称,手机,省,备注
T-1,杭州 海纳机械有限公司,13900001111,浙江省,
T-2,云帆（杭州）有限公司,139000,,
T-3,锦溪贸易,,,
"""


def test_quality_is_listed_with_reasons(run: Run, folder: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "shop.csv"
    sheet.write_text(SHEET, encoding="utf-8")
    run("import", str(sheet))
    found = run("quality", "--json").json
    assert found["total"] == 3
    worst = found["customers"][0]
    assert worst["name"] == "锦溪贸易"
    assert "unreachable" in worst["gaps"]
    assert [each["value"] for each in found["doubts"]] == ["139000"]
    only = run("quality", "--gap", "unreachable", "--json").json
    assert len(only["customers"]) == 1
    told = run("quality").out
    assert "no next follow-up" in told
    assert "139000" in told


def test_standardising_is_a_preview_until_it_is_applied(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    sheet = tmp_path / "shop.csv"
    sheet.write_text(SHEET, encoding="utf-8")
    run("import", str(sheet))
    before = run("export", "-", "--format", "json").json
    found = run("standardise", "--json").json
    assert ("杭州 海纳机械有限公司", "杭州海纳机械有限公司") in [
        (each["before"], each["after"]) for each in found["changes"]
    ]
    assert found["written"] == 0
    assert run("export", "-", "--format", "json").json == before
    assert run("standardise", "--rule", "phone", "--json").json["changes"] == []
    assert run("standardise", "--apply", "--json").json["written"] == len(found["changes"])
    assert run("standardise", "--json").json["changes"] == []
    run("undo")
    assert run("export", "-", "--format", "json").json == before
    assert "->" in run("standardise").out
