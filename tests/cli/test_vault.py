"""Creating, describing, checking and unlocking a vault."""

import os
import re
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_crm.services import places
from tests.cli.conftest import Ran, Run
from tests.conftest import PASSPHRASE

NEW = "a new one 新密码"


@pytest.mark.usefixtures("cheap_keys")
def test_a_vault_is_created_and_its_code_shown_once(
    start: Callable[..., Ran], tmp_path: Path
) -> None:
    folder = tmp_path / "deep" / "new.crmvault"
    options = ("--vault", str(folder), "--passphrase-stdin", "--no-keyring")
    done = start(*options, "vault", "create", given=f"{PASSPHRASE}\n")
    code = re.search(r"Recovery code: (\S+)", done.out)
    assert code is not None
    assert done.out.count(code[1]) == 1
    assert code[1] not in done.err
    assert places.last_vault() == folder
    start("--passphrase-stdin", "list", given=f"{PASSPHRASE}\n")
    start("--vault", str(folder), "vault", "recover", given=f"{code[1]}\n{NEW}\n")
    start(*options, "list", given=f"{PASSPHRASE}\n", code=4)
    start(*options, "list", given=f"{NEW}\n")
    again = start(*options, "vault", "create", given=f"{PASSPHRASE}\n", code=4)
    assert "never overwritten" in again.err


@pytest.mark.usefixtures("cheap_keys")
def test_the_recovery_code_goes_to_a_new_file(start: Callable[..., Ran], tmp_path: Path) -> None:
    folder, file = tmp_path / "new.crmvault", tmp_path / "code.txt"
    create = ("--vault", str(folder), "vault", "create", "--recovery-file", str(file))
    done = start(*create, given=f"{PASSPHRASE}\n")
    code = file.read_text(encoding="utf-8").strip()
    assert code not in done.out + done.err
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    start("--vault", str(folder), "vault", "recover", given=f"{code}\n{NEW}\n")


@pytest.mark.usefixtures("cheap_keys")
def test_a_recovery_file_is_never_overwritten_nor_left_behind(
    start: Callable[..., Ran], tmp_path: Path, folder: Path
) -> None:
    kept = tmp_path / "code.txt"
    kept.write_text("mine")
    new = tmp_path / "new.crmvault"
    given = f"{PASSPHRASE}\n"
    create = ("vault", "create", "--recovery-file")
    start("--vault", str(new), *create, str(kept), given=given, code=4)
    start("--vault", str(new), *create, str(tmp_path / "no" / "f"), given=given, code=4)
    start("--vault", str(new), *create, str(new / "f"), given=given, code=3)
    start("--vault", str(folder), *create, str(tmp_path / "other"), given=given, code=4)
    start("--vault", str(new), *create, str(tmp_path / "empty"), given="\n", code=3)
    assert kept.read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["code.txt", folder.name]


@pytest.mark.usefixtures("cheap_keys")
def test_the_passphrase_changes(run: Run) -> None:
    run("vault", "passphrase", secrets=(PASSPHRASE,), code=4)
    run("vault", "passphrase", secrets=(PASSPHRASE, ""), code=3)
    run("list")
    run("vault", "passphrase", secrets=(PASSPHRASE, NEW))
    run("list", code=4)
    run("list", secrets=(NEW,))


def test_a_vault_describes_itself(run: Run, shop: Path) -> None:
    told = run("vault", "info", "--json").json
    assert (told["folder"], told["customers"], told["backups"]) == (str(shop), 3, 0)
    assert sorted(told["unlocked_by"]) == ["passphrase", "recovery"]
    assert "passphrase, recovery" in run("vault", "info").out


def test_a_whole_vault_is_whole(run: Run, shop: Path) -> None:
    assert run("vault", "check").out == "The vault is whole.\n"
    assert run("vault", "check", "--quick", "--json").json == {"is_well": True, "findings": []}


def test_a_damaged_vault_is_told(run: Run, shop: Path) -> None:
    (shop / "keys.bak").write_bytes(b"rubbish")
    told = run("vault", "check", "--json")
    assert told.json["is_well"] is True, "the second copy was mended when it was opened"
    database = shop / "data.db"
    content = bytearray(database.read_bytes())
    content[-2000:-1000] = bytes(1000)
    database.write_bytes(content)
    done = run("vault", "check", code=4)
    assert "damaged" in done.err or "restore the newest backup" in done.err


@pytest.mark.usefixtures("folder")
def test_a_wrong_recovery_code_is_told(start: Callable[..., Ran], folder: Path) -> None:
    for code in ("ABCD-EFGH", ""):
        done = start("--vault", str(folder), "vault", "recover", given=f"{code}\n{NEW}\n", code=3)
        assert done.err.startswith("desktop-crm: ")


@pytest.mark.usefixtures("cheap_keys")
def test_the_vault_takes_another_key(run: Run, start: Callable[..., Ran], folder: Path) -> None:
    done = run("vault", "rekey", secrets=(PASSPHRASE, NEW))
    code = re.search(r"Recovery code: (\S+)", done.out)
    assert code is not None
    run("list", code=4)
    run("list", secrets=(NEW,))
    start("--vault", str(folder), "vault", "recover", given=f"{code[1]}\n{PASSPHRASE}\n")


def test_a_damaged_vault_is_rescued_into_a_new_one(
    run: Run, start: Callable[..., Ran], folder: Path, tmp_path: Path
) -> None:
    run("add", "Anna")
    with (folder / "data.db").open("r+b") as stream:
        stream.seek(200)
        stream.write(b"damage")
    before = (folder / "data.db").read_bytes()
    failed = run("list", code=4)
    assert "damaged" in failed.err
    new, file = tmp_path / "new.crmvault", tmp_path / "all.json"
    told = run("vault", "rescue", str(new), "--export", str(file), "--json").json
    assert told["way"] == "page-by-page"
    assert told["tables"]["customer"] == {"read": 1, "from_journal": 0, "lost": 0}
    assert "Anna" in file.read_text(encoding="utf-8")
    assert (folder / "data.db").read_bytes() == before
    shown = start(
        "--vault", str(new), "--passphrase-stdin", "--no-keyring", "list", given=f"{PASSPHRASE}\n"
    )
    assert "Anna" in shown.out
    run("vault", "rescue", str(new), code=4)


def test_a_wrong_passphrase_rescues_nothing(run: Run, tmp_path: Path) -> None:
    done = run("vault", "rescue", str(tmp_path / "new"), secrets=("wrong",), code=4)
    assert "not the master password" in done.err
    assert not (tmp_path / "new").exists()
