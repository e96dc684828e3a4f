"""Everything that can be wrong with a vault, a disk or a sheet, seen from the command line."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from desktop_crm.cli.main import make
from desktop_crm.services import vaults
from tests.conftest import PASSPHRASE
from tests.faults.conftest import mount

Run = Callable[..., str]
OPTIONS = ("--passphrase-stdin", "--no-keyring")


def no_window(
    folder: Path | None, *, passphrase: str | None = None, uses_key_ring: bool = True
) -> int:
    raise AssertionError((folder, passphrase, uses_key_ring))


def program(folder: Path, arguments: Sequence[str], code: int, passphrase: str = PASSPHRASE) -> str:
    """Run the program; returns its report, or the one sentence it ended with."""
    done = CliRunner().invoke(
        make(no_window), ["--vault", str(folder), *OPTIONS, *arguments], input=f"{passphrase}\n"
    )
    assert done.exit_code == code, done.output
    assert "Traceback" not in done.output
    assert "Internal error" not in done.stderr
    if code in {0, 1}:
        return done.stdout
    assert done.stdout == ""
    assert done.stderr.startswith("desktop-crm: ")
    assert done.stderr.count("\n") == 1
    assert done.stderr.rstrip().endswith(".")
    return done.stderr


@pytest.fixture
def folder(vault_template: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "shop.crmvault"
    shutil.copytree(vault_template, copy)
    program(copy, ["add", "Kept customer"], 0)
    return copy


def assert_kept(folder: Path, total: int = 1) -> None:
    """The vault is whole and holds what it held."""
    assert program(folder, ["vault", "check"], 0) == "The vault is whole.\n"
    assert json.loads(program(folder, ["list", "--json"], 0))["total"] == total


def test_a_wrong_passphrase(folder: Path) -> None:
    for wrong in ("wrong", "", "x" * 5000):
        program(folder, ["list"], 4, wrong)
    assert "not the master password" in program(folder, ["list"], 4, "wrong")
    assert_kept(folder)


def test_a_vault_that_is_open_elsewhere(folder: Path) -> None:
    other = vaults.unlock(folder, PASSPHRASE)
    said = program(folder, ["list"], 4)
    assert f"process {os.getpid()}" in said
    assert "Close it there first." in said
    other.close()
    assert_kept(folder)


def test_a_vault_that_is_missing_or_moved(folder: Path, tmp_path: Path) -> None:
    moved = folder.rename(tmp_path / "moved")
    assert "is not there any more" in program(folder, ["list"], 4)
    folder.mkdir()
    assert "is not a customer file" in program(folder, ["list"], 4)
    assert "is not there any more" in program(tmp_path / "a.txt" / "b", ["list"], 4)
    assert_kept(moved)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("data.db", b"", "is empty"),
        ("data.db", b"rubbish", "is damaged"),
        ("data.db", b"rubbish!" * 5000, "is damaged"),
        ("keys.json", b"{}", ""),
    ],
)
def test_a_damaged_file(folder: Path, name: str, content: bytes, said: str) -> None:
    (folder / name).write_bytes(content)
    if name == "keys.json":
        assert_kept(folder)
        (folder / "keys.json").write_bytes(content)
        (folder / "keys.bak").write_bytes(content)
        assert "key file" in program(folder, ["list"], 4)
        return
    assert said in program(folder, ["list"], 4)
    assert (folder / name).read_bytes() == content, "what is damaged is left as it is"


@pytest.mark.fault
def test_a_read_only_folder(folder: Path, small_disk: Path) -> None:
    copy = small_disk / "shop.crmvault"
    shutil.copytree(folder, copy)
    mount("-o", "remount,ro", str(small_disk))
    assert "cannot be written" in program(copy, ["list"], 4)
    assert "cannot be written" in program(folder, ["export", str(small_disk / "x.json")], 4)
    program(folder, ["backup", str(small_disk)], 4)
    program(small_disk / "new.crmvault", ["vault", "create"], 4)
    mount("-o", "remount,rw", str(small_disk))
    assert_kept(copy)


@pytest.mark.fault
def test_a_full_disk(folder: Path, small_disk: Path, tmp_path: Path) -> None:
    copy, sheet = small_disk / "shop.crmvault", tmp_path / "many.csv"
    shutil.copytree(folder, copy)
    rows = "".join(f"Customer {number},{f'{number} ' * 900}\n" for number in range(500))
    sheet.write_text(f"Name,Remark\n{rows}", encoding="utf-8")
    assert "disk is full" in program(copy, ["import", str(sheet)], 4)
    program(folder, ["import", str(sheet)], 0)
    assert "disk is full" in program(folder, ["export", str(small_disk / "x.json")], 4)
    assert "disk is full" in program(folder, ["backup", str(small_disk)], 4)
    assert [path.name for path in small_disk.iterdir()] == ["shop.crmvault"]
    assert_kept(copy)


def sheets() -> dict[str, tuple[bytes, int, int]]:
    """Return wrong sheets by name: content, exit code, customers that come in."""
    wide = ",".join(f"c{number}" for number in range(500))
    return {
        "an open quote": (b'Name,City\nA,x\n"B,y\nC,z\n', 1, 2),
        "only an open quote": (b'"', 1, 0),
        "zeros": (b"Name,City\nA\0,x\0\n\0\n", 0, 1),
        "utf-16": ("Name,City\n张三,x\n".encode("utf-16"), 0, 1),
        "a giant field": (b"Name,Remark\nA," + b"x" * 3_000_000 + b"\nB,y\n", 1, 1),
        "500 columns": (f"Name,{wide}\nA,{wide}\n".encode(), 0, 1),
        "no header": ("张三,13800138000\n李四,13900139000\n".encode(), 0, 2),
        "duplicate headers": (b"Name,Name,Phone,Phone\nA,B,13800138000,13900139000\n", 0, 1),
        "mixed encodings": ("Name,City\n张三,".encode() + "深圳\n".encode("gb18030"), 0, 1),
        "nothing": (b"", 0, 0),
        "only a header": (b"Name,City\n", 0, 0),
        "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, -1, -1),
        "formulas": (b"Name,City\n=cmd|' /C calc'!A0,@x\n", 0, 1),
        "old line ends": (b"Name,City\rA,x\rB,y\r", 0, 2),
    }


@pytest.mark.parametrize("name", list(sheets()))
def test_a_wrong_sheet_is_read_or_told(folder: Path, tmp_path: Path, name: str) -> None:
    content, code, count = sheets()[name]
    sheet = tmp_path / "sheet.csv"
    sheet.write_bytes(content)
    done = CliRunner().invoke(
        make(no_window), ["--vault", str(folder), *OPTIONS, "import", str(sheet), "--json"],
        input=f"{PASSPHRASE}\n",
    )  # fmt: skip
    assert done.exit_code in {0, 1, 4}
    assert "Traceback" not in done.output
    if code >= 0:
        assert done.exit_code == code, done.output
        told = json.loads(done.stdout)
        assert told["created"] == count
        assert bool(told["failed"]) == bool(code)
        assert_kept(folder, 1 + count)
        if told["batch"]:
            program(folder, ["undo", told["batch"]], 0)
            assert_kept(folder)


def test_a_wrong_encoding(folder: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    sheet.write_bytes("客户名称,城市\n张三,深圳\n".encode("gb18030"))
    importing = ["import", str(sheet), "--encoding"]
    assert "not written in UTF-8" in program(folder, [*importing, "utf-8"], 4)
    assert "no encoding called" in program(folder, [*importing, "klingon"], 4)
    assert_kept(folder)
    program(folder, [*importing, "auto"], 0)
    assert_kept(folder, 2)


def test_a_file_that_is_none(folder: Path, tmp_path: Path) -> None:
    assert "There is no file" in program(folder, ["import", str(tmp_path / "none.csv")], 4)
    assert "cannot be read" in program(folder, ["import", str(tmp_path)], 4)


SESSION = """
import subprocess, sys
from contextlib import closing
from pathlib import Path
import secretstorage
from desktop_crm.services import vaults

folder = Path(sys.argv[1])
vault = vaults.unlock(folder, sys.argv[2])
vaults.remember_in_keyring(vault)
vault.close()
run = [sys.executable, "-m", "desktop_crm", "--vault", str(folder)]
def tell(*arguments, given=""):
    done = subprocess.run([*run, *arguments], input=given, capture_output=True, text=True)
    print(done.returncode, done.stderr.strip())
tell("list")
with closing(secretstorage.dbus_init()) as bus:
    secretstorage.get_default_collection(bus).lock()
tell("list")
tell("--passphrase-stdin", "list", given=sys.argv[2])
"""


@pytest.mark.keyring
@pytest.mark.long
def test_a_real_key_ring_that_is_locked(folder: Path, tmp_path: Path) -> None:
    if not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")):
        pytest.skip("needs dbus-run-session and gnome-keyring-daemon")
    for name in ("run", "cfg"):
        (tmp_path / name).mkdir(mode=0o700)
    environment = os.environ | {
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / "cfg"),
        "XDG_RUNTIME_DIR": str(tmp_path / "run"),
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    environment.pop("DISPLAY", None)
    unlock = (
        'eval "$(printf testpw | gnome-keyring-daemon --unlock --components=secrets '
        '| sed \'s/^/export /\')"; exec "$@"'
    )
    command = ["dbus-run-session", "--", "sh", "-c", unlock, "sh", sys.executable, "-c", SESSION]
    done = subprocess.run(  # noqa: S603 - our own program
        [*command, str(folder), PASSPHRASE], env=environment, capture_output=True, text=True,
        timeout=90, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    by_ring, locked, by_hand = done.stdout.splitlines()
    assert by_ring == "0 1 of 1 shown."
    assert locked.startswith("4 desktop-crm: The key ring of this computer is locked.")
    assert by_hand == "0 1 of 1 shown."
