"""Duplicates on the command line: found with reasons, merged, and parted again."""

from pathlib import Path

from tests.cli.conftest import Run

SHEET = """客户编号,客户名称,联系人,手机,电话
T-1,杭州海纳机械有限公司,张伟,13900001111,0571-88156666
T-2,海納機械,张伟,13900001111,
T-3,杭州海纳机械有限公司,王芳,13900002222,0571-88156666
"""


def test_found_merged_and_parted(run: Run, folder: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "twins.csv"
    sheet.write_text(SHEET, encoding="utf-8")
    run("import", str(sheet))
    found = run("duplicates", "--json").json
    assert [(pair["a"], pair["b"]) for pair in found["pairs"]] == [("T-1", "T-2")]
    assert "Same person: 张伟" in found["pairs"][0]["reasons"]
    assert ("T-1", "T-3") in [(pair["a"], pair["b"]) for pair in found["colleagues"]]
    assert "Same phone: +8613900001111" in run("duplicates").out

    before = run("list", "--json").json
    assert "T-1" in run("merge", "T-1", "T-2").out
    assert run("list", "--json").json["total"] == 2
    assert run("duplicates", "--json").json["pairs"] == []
    assert run("show", "T-2", "--json").json["external_id"] == "T-1"
    assert run("import", str(sheet), "--json").json["created"] == 0
    run("unmerge", "T-2")
    assert run("list", "--json").json == before


def test_what_is_refused(run: Run, shop: Path) -> None:
    assert "with itself" in run("merge", "C-1", "C-1", code=3).err
    assert "not merged" in run("unmerge", "C-1", code=3).err
