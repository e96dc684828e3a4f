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


def test_backups_are_listed_with_what_keeps_them_safe(run: Run, shop: Path, tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    assert run("backup", "list").out.startswith("Not backed up since")
    own = run("backup", "--json").json["path"]
    assert run("backup", "plan", "--place", str(usb), "--every", "60", "--json").json == {
        "every_minutes": 60,
        "on_closing": True,
        "place": str(usb),
    }
    (copy,) = usb.iterdir()
    found = run("backup", "list", "--json").json
    assert [each["path"] for each in found["own"]] == [own]
    assert [each["path"] for each in found["copies"]] == [str(copy)]
    assert found["safety"]["unsaved_at"] is None
    text = run("backup", "list").out
    assert own in text
    assert "last copy" in text
    assert run("backup", "plan", "--no-place", "--not-on-closing", "--json").json["place"] == ""
    assert "none" in run("backup", "plan").out


def test_a_restore_is_tried_and_the_newest_backup_stays(run: Run, shop: Path) -> None:
    first = run("backup", "--json").json["path"]
    run("add", "Newcomer")
    found = run("backup", "rehearse", first, "--json").json
    assert found["only_now"] == ["Newcomer"]
    assert (found["then"]["customer"], found["now"]["customer"]) == (3, 4)
    assert "customer" in run("backup", "rehearse", first).out
    assert run("backup", "list", "--json").json["safety"]["rehearsed_at"]
    assert "never deleted" in run("backup", "remove", first, code=3).err
    newest = run("backup", "--json").json["path"]
    assert run("backup", "remove", first).out == f"Deleted {first}\n"
    assert [each["path"] for each in run("backup", "list", "--json").json["own"]] == [newest]
