"""Documents on the command line."""

import json
import os
import stat
from pathlib import Path

import pikepdf
import pytest

from desktop_crm.domain.printing import Kind
from tests.cli.conftest import Run
from tests.conftest import PASSPHRASE
from tests.documents import reading


@pytest.mark.parametrize("kind", ["brief", "profile"])
def test_a_document_is_written(run: Run, shop: Path, tmp_path: Path, kind: str) -> None:
    file = tmp_path / "one.pdf"
    done = run("pdf", "C-1", "--kind", kind, "--lang", "zh_CN", "--paper", "Letter",
               "--out", str(file))  # fmt: skip
    assert done.out == f"{file}\n"
    with pikepdf.open(file) as document:
        assert [float(side) for side in document.pages[0].mediabox[2:]] == [612, 792]


def test_several_customers_get_a_file_each(run: Run, shop: Path, tmp_path: Path) -> None:
    run("add", "A/B: x")
    run("add", "A/B: x")
    out = tmp_path / "papers"
    done = run("pdf", "--filter", "-tier:B", "--out", str(out))
    names = sorted(path.name for path in out.iterdir())
    assert names == [
        "A_B_ x-2-brief-en.pdf", "A_B_ x-brief-en.pdf", "Zephyr Cold Storage-brief-en.pdf",
        "深圳市云栖水务有限公司-brief-en.pdf",
    ]  # fmt: skip
    assert sorted(done.out.splitlines()) == [str(out / name) for name in names]


def test_papers_need_customers_and_a_place(run: Run, shop: Path, tmp_path: Path) -> None:
    out = ("--out", str(tmp_path / "x.pdf"))
    run("pdf", *out, code=3)
    run("pdf", "C-1", "--filter", "tier:A", *out, code=3)
    assert "No customer fits" in run("pdf", "--filter", "tier:D", *out, code=3).err
    run("pdf", "C-1", code=2)
    run("pdf", "C-1", "--kind", "novel", *out, code=2)
    (tmp_path / "x.pdf").write_text("mine")
    assert "Name a folder" in run("pdf", "C-1", "C-3", *out, code=3).err
    said = run("pdf", "C-1", "C-3", "--out", str(tmp_path / "x.pdf" / "deep"), code=4).err
    assert "cannot be made" in said
    assert (tmp_path / "x.pdf").read_text() == "mine"


@pytest.mark.parametrize(
    "kind", [kind for kind in Kind if kind not in {Kind.LABELS, Kind.ENVELOPES}]
)
def test_every_kind_is_written_with_its_options(
    run: Run, shop: Path, tmp_path: Path, kind: Kind
) -> None:
    file = tmp_path / "one.pdf"
    who = () if kind is Kind.DAY_SHEET else ("C-1",)
    options = ["--recipient", "Li", "--section", "feedback", "--column", "name", "--start", "3"]
    options += ["--group-by", "tier", "--shift", "1", "-1", "--out", str(file)]
    run("pdf", *who, "--kind", kind.value, *options)
    with pikepdf.open(file) as document:
        assert document.check_pdf_syntax() == []
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_an_empty_filter_is_everybody(run: Run, shop: Path, tmp_path: Path) -> None:
    file = tmp_path / "list.pdf"
    run("pdf", "--filter", "", "--kind", "list", "--out", str(file))
    text = reading.poppler_text(file.read_bytes())
    assert "3 customers" in text
    assert "All customers" in text
    run("pdf", "--filter", "tier:D", "--kind", "list", "--out", str(file))
    assert "No customers match." in reading.poppler_text(file.read_bytes())


def test_labels_need_addresses_or_nobody(run: Run, shop: Path, tmp_path: Path) -> None:
    file = tmp_path / "labels.pdf"
    assert "address" in run("pdf", "C-1", "--kind", "labels", "--out", str(file), code=3).err
    run("edit", "C-1", "--address", "星湖街 328 号")
    said = run("pdf", "C-1", "C-3", "--kind", "labels", "--out", str(file)).err
    assert "Zephyr Cold Storage is not in it" in said
    run("pdf", "--kind", "labels", "--calibration", "--out", str(tmp_path / "sheet.pdf"))
    run("pdf", "--kind", "survey", "--out", str(tmp_path / "survey.pdf"))


def test_the_password_comes_on_standard_input(run: Run, shop: Path, tmp_path: Path) -> None:
    file = tmp_path / "one.pdf"
    run("pdf", "C-1", "--encrypt-stdin", "--out", str(file), secrets=[PASSPHRASE, "密码 🔑"])
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(file)
    with pikepdf.open(file, password="密码 🔑") as document:  # noqa: S106 - of a test
        assert document.encryption.R == 6
    run("pdf", "C-1", "--encrypt-stdin", "--out", str(file), secrets=[PASSPHRASE, ""], code=3)


def test_characters_without_a_font_are_named(run: Run, shop: Path, tmp_path: Path) -> None:
    run("add", "石\U000e0fff山")
    said = run("pdf", "石\U000e0fff山", "--out", str(tmp_path / "x.pdf")).err
    assert "U+E0FFF" in said
    assert "Name" in said


def test_what_was_printed_is_noted(run: Run, shop: Path, tmp_path: Path) -> None:
    run("pdf", "C-1", "--kind", "profile", "--mask", "--out", str(tmp_path / "x.pdf"))
    found = run("privacy", "export", "C-1", str(tmp_path / "copy"))
    assert sorted(path.name for path in (tmp_path / "copy").iterdir()) == ["data.json", "data.pdf"]
    assert found.out.splitlines() == [
        str(tmp_path / "copy" / "data.pdf"),
        str(tmp_path / "copy" / "data.json"),
    ]
    told = json.loads((tmp_path / "copy" / "data.json").read_text(encoding="utf-8"))
    assert [card["name"] for card in told["customers"]] == ["深圳市云栖水务有限公司"]
    words = reading.flat(reading.poppler_text((tmp_path / "copy" / "data.pdf").read_bytes()))
    assert "13800138000" in words
