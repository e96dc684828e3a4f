"""The sample on the command line."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from desktop_crm.cli import window
from desktop_crm.services import places
from tests.cli.conftest import Ran, Run, Windows

PAPERS = ["demo-brief-en.pdf", "demo-brief-zh.pdf", "demo-profile-en.pdf", "demo-profile-zh.pdf"]


@pytest.mark.usefixtures("cheap_keys")
def test_the_sample_is_made_once_and_printed(
    start: Callable[..., Ran], windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "demo.crmvault"
    done = start("demo", str(folder), "--no-window")
    assert done.out.splitlines()[0] == str(folder)
    assert sorted(Path(line).name for line in done.out.splitlines()[1:]) == PAPERS
    assert 'passphrase of this sample is "demo"' in done.err
    for name in PAPERS:
        with pikepdf.open(tmp_path / name) as document:
            assert len(document.pages) >= 1
    total = ("--vault", str(folder), "--passphrase-stdin", "list", "--limit", "1", "--json")
    first = start(*total, given="demo\n").json["total"]
    assert first >= 50
    assert windows.opened == []
    start("demo", str(folder))
    assert windows.opened == [(folder, "demo", True)]
    monkeypatch.setattr(window, "has_display", lambda: False)
    assert "no display" in start("demo", str(folder)).err
    assert start(*total, given="demo\n").json["total"] == first


@pytest.mark.usefixtures("cheap_keys")
def test_without_a_folder_it_stands_with_the_other_vaults(
    start: Callable[..., Ran], windows: Windows
) -> None:
    start("--passphrase-stdin", "--no-keyring", "demo", given="better\n")
    assert windows.opened == [(places.demo_vault(), "better", False)]
    assert "master password" in start("demo", code=4).err


def test_a_vault_of_ones_own_stays_as_it_is(run: Run, shop: Path) -> None:
    assert "customers of its own" in run("demo", str(shop), "--no-window", code=3).err
    assert run("list", "--json").json["total"] == 3
