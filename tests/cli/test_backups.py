"""Backups on the command line."""

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Ran, Run
from tests.conftest import PASSPHRASE


def test_a_backup_is_made_verified_and_restored(
    run: Run, start: Callable[..., Ran], shop: Path, tmp_path: Path
) -> None:
    place, new = tmp_path / "usb", tmp_path / "new.crmvault"
    place.mkdir()
    told = run("backup", str(place), "--json").json
    (entry,) = place.iterdir()
    assert (told["path"], told["counts"]["customer"]) == (str(entry), 3)
    verified = run("backup", "verify", str(entry), "--json").json
    assert verified["path"] == str(entry)
    assert run("backup", "verify", str(entry)).err == "The backup is whole.\n"
    run("edit", "C-1", "--name", "changed since")
    assert start("restore", str(entry), str(new)).out == f"Restored to {new}\n"
    found = start(
        "--vault", str(new), "--passphrase-stdin", "show", "C-1", "--json",
        given=f"{PASSPHRASE}\n",
    )  # fmt: skip
    assert found.json["name"] == "深圳市云栖水务有限公司"
    assert "never overwritten" in start("restore", str(entry), str(new), code=4).err


def test_without_a_folder_it_is_kept_in_the_vault(run: Run, shop: Path) -> None:
    path = Path(run("backup").out.strip())
    assert path.parent.parent == shop
    assert run("vault", "info", "--json").json["backups"] == 1


def test_what_is_no_backup_or_damaged_is_told(
    run: Run, start: Callable[..., Ran], shop: Path, tmp_path: Path
) -> None:
    entry = Path(run("backup", "--json").json["path"])
    assert "master password" in run("backup", "verify", str(entry), secrets=("no",), code=4).err
    start("backup", "verify", str(entry), code=4)
    content = bytearray((entry / "data.db").read_bytes())
    content[5000:5100] = bytes(100)
    (entry / "data.db").write_bytes(content)
    assert "damaged" in run("backup", "verify", str(entry), code=4).err
    assert "damaged" in start("restore", str(entry), str(tmp_path / "new"), code=4).err
    assert not (tmp_path / "new").exists()
    assert "not a backup" in start("restore", str(shop), str(tmp_path / "new"), code=4).err
    run("backup", "verify", str(tmp_path / "nowhere"), code=4)
