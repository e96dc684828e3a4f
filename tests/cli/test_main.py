"""The program as a whole: its help, its exit codes, its streams."""

import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from desktop_crm.cli import window
from desktop_crm.cli.main import VERBS, make
from desktop_crm.queries import customers
from desktop_crm.services import places
from tests.cli.conftest import Ran, Run, Windows
from tests.conftest import PASSPHRASE

PROMISED = {
    *("duplicates", "merge", "unmerge", "quality", "standardise"),
    *("demo", "vault", "import", "export", "list", "show", "add", "edit", "tag", "log", "remind"),
    *("done", "reminders", "pdf", "privacy", "history", "undo", "redo", "backup", "restore"),
}
VAULT_VERBS = ["create", "info", "check", "passphrase", "recover"]
BACKUP_VERBS = ["list", "plan", "rehearse", "remove", "verify"]
PROGRAM = [sys.executable, "-m", "desktop_crm"]
HEAVY = "'sqlalchemy', 'sqlcipher3', 'PySide6', 'reportlab', 'keyring', 'cryptography'"


def real(
    *arguments: str, given: bytes = b"", environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a process of its own."""
    return subprocess.run(  # noqa: S603 - our own program
        [*PROGRAM, *arguments],
        input=given,
        capture_output=True,
        check=False,
        timeout=120,
        cwd=Path(__file__).parents[2],
        env={**os.environ, **(environment or {})},
    )


def test_every_promised_verb_is_there(start: Callable[..., Ran]) -> None:
    assert set(VERBS) == PROMISED
    told = start("--help").out
    assert re.findall(r"^  ([a-z]+)  +[A-Z].*\.$", told, re.MULTILINE) == list(VERBS)
    vault = start("vault", "--help").out
    for verb in VAULT_VERBS:
        assert re.search(rf"^  {verb}  +[A-Z].*", vault, re.MULTILINE)
    backup = start("backup", "--help").out
    for verb in BACKUP_VERBS:
        assert re.search(rf"^  {verb}  +[A-Z].*", backup, re.MULTILINE)


@pytest.mark.parametrize("verb", list(VERBS))
def test_the_list_of_verbs_says_what_the_verb_says(verb: str, windows: Windows) -> None:
    program = make(windows)
    command = program.get_command(click.Context(program), verb)
    assert command is not None
    assert (command.help or "").split("\n\n")[0] == VERBS[verb].sentence
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, option.name


def test_the_readme_lists_the_verbs(checkout: Path) -> None:
    text = (checkout / "README.md").read_text(encoding="utf-8").split("## Command line")[1]
    rows = [line for line in text.split("\n## ")[0].splitlines() if line.startswith("| `")]
    told = {
        word.split()[0] for row in rows for word in re.findall(r"`([^`]+)`", row.split(" | ")[0])
    }
    assert told == PROMISED


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["nonsense"]])
def test_help_loads_neither_database_nor_window(arguments: list[str]) -> None:
    program = (
        "import sys\nfrom desktop_crm import __main__\nsys.argv[1:] = " + repr(arguments) + "\n"
        f"try:\n    __main__.main()\nfinally:\n    print(sorted(set(sys.modules) & {{{HEAVY}}}))"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], capture_output=True, check=False, timeout=60,
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert done.stdout.decode().splitlines()[-1] == "[]"


def test_help_is_set_as_it_was_written(start: Callable[..., Ran]) -> None:
    told = start("log", "--help").out
    assert '\n    desktop-crm log "call Acme' in told
    for verb in VERBS:
        assert "\\b" not in start(verb, "--help").out


def test_usage_ends_with_two(start: Callable[..., Ran]) -> None:
    for arguments in (["nonsense"], ["show"], ["list", "--tier", "E"], ["--colour"], ["vault"]):
        done = start(*arguments, code=2)
        assert done.out == ""
        assert "Usage: desktop-crm" in done.err


def test_a_choice_is_told_as_it_is_stored(start: Callable[..., Ran]) -> None:
    assert "'E' is not one of A, B, C, D." in start("list", "--tier", "E", code=2).err
    assert "--tier A|B|C|D" in start("list", "--help").out


def test_no_verb_opens_the_window(
    start: Callable[..., Ran], windows: Windows, tmp_path: Path
) -> None:
    start()
    start("--vault", str(tmp_path), "--no-keyring", "--passphrase-stdin", given="秘密\n")
    assert windows.opened == [(None, None, True), (tmp_path, "秘密", False)]


def test_without_a_display_the_window_says_so(
    start: Callable[..., Ran], windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window, "has_display", lambda: False)
    assert "no display" in start(code=4).err
    assert windows.opened == []


def test_a_mistake_of_the_program_is_told_without_data(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_values: object) -> bytes:
        raise ValueError("张三 13800138000")

    monkeypatch.setattr(customers, "find", broken)
    done = run("show", "张三", code=70)
    assert done.out == ""
    assert "Internal error (ValueError)" in done.err
    log = places.log_file()
    assert str(log) in done.err
    kept = log.read_text(encoding="utf-8")
    if os.name == "posix":
        assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert "test_main.py" in kept
    assert "broken" in kept
    for secret in ("张三", "13800138000", PASSPHRASE):
        assert secret not in kept + done.err


def test_verbose_shows_where_a_mistake_came_from(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_values: object) -> bytes:
        raise ValueError("told on request")

    monkeypatch.setattr(customers, "find", broken)
    done = CliRunner().invoke(
        make(Windows()), ["--verbose", "--vault", str(shop), "--passphrase-stdin", "show", "x"],
        input=f"{PASSPHRASE}\n",
    )  # fmt: skip
    assert done.exit_code == 70
    assert "Traceback" in done.stderr
    assert "told on request" in done.stderr


def test_an_interrupted_write_keeps_nothing(
    run: Run, shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from desktop_crm.services import derived  # noqa: PLC0415 - what runs after every use case

    before = run("history", "--json").json
    with monkeypatch.context() as patch:
        patch.setattr(derived, "refresh", _interrupt)
        done = run("edit", "C-1", "--name", "Nobody", code=130)
    assert done.out == ""
    assert "Interrupted" in done.err
    assert run("history", "--json").json == before
    assert run("show", "C-1", "--json").json["name"].startswith("深圳")
    assert run("vault", "check").out == "The vault is whole.\n"


def _interrupt(*_values: object, **_named: object) -> None:
    raise KeyboardInterrupt


def test_the_real_program_speaks_utf_8_and_keeps_its_streams_apart(shop: Path) -> None:
    options = ["--vault", str(shop), "--passphrase-stdin", "--no-keyring"]
    given = f"{PASSPHRASE}\n".encode()
    environment = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    done = real(*options, "list", given=given, environment=environment)
    assert done.returncode == 0
    assert "深圳市云栖水务有限公司" in done.stdout.decode("utf-8")
    assert done.stderr.decode("utf-8") == "3 of 3 shown.\n"
    refused = real(*options, "show", "没有", given=given, environment=environment)
    assert (refused.returncode, refused.stdout) == (3, b"")
    assert refused.stderr.decode("utf-8") == "desktop-crm: No customer is called 没有.\n"


@pytest.mark.skipif(os.name != "posix", reason="arguments are bytes on Unix only")
def test_an_argument_that_is_no_text_is_usage(run: Run, shop: Path) -> None:
    done = run("show", "\udcff", code=2)
    assert "not text in UTF-8" in done.err


@pytest.mark.skipif(os.name != "posix", reason="pipes and signals as Unix has them")
def test_a_reader_that_has_enough_is_no_error(shop: Path, tmp_path: Path) -> None:
    command = (
        f"{sys.executable} -m desktop_crm --vault {shop} --passphrase-stdin list --json"
        f" 2>{tmp_path / 'said'} | true; echo ${{PIPESTATUS[0]}}"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        ["/bin/bash", "-c", command], input=f"{PASSPHRASE}\n".encode(), capture_output=True,
        check=True, timeout=60, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert done.stdout.strip() in {b"0", b"141"}
    assert (tmp_path / "said").read_bytes() == b""


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="needs a full disk")
def test_a_report_that_cannot_be_written_is_told(shop: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(  # noqa: S603 - our own program
            [*PROGRAM, "--vault", str(shop), "--passphrase-stdin", "list"],
            input=f"{PASSPHRASE}\n".encode(), stdout=full, stderr=subprocess.PIPE, check=False,
            timeout=60, cwd=Path(__file__).parents[2],
        )  # fmt: skip
    assert done.returncode == 4
    assert done.stderr.startswith(b"desktop-crm: The disk is full")
    assert b"Traceback" not in done.stderr
