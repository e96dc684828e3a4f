"""The whole program in this process, on a real vault of the test's own."""

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import pytest
from click.testing import CliRunner

from desktop_crm.cli.main import make
from desktop_crm.services import vaults
from tests.conftest import PASSPHRASE


@dataclass(frozen=True)
class Ran:
    """What a run wrote and how it ended."""

    code: int
    out: str
    err: str
    raw: bytes

    @property
    def json(self) -> Any:
        """The one JSON value of the report."""
        return json.loads(self.out)


class Run(Protocol):
    def __call__(
        self, *arguments: str, secrets: Sequence[str] = (PASSPHRASE,), code: int = 0
    ) -> Ran:
        """Run the program on the test's vault; it must end with `code`."""


@dataclass
class Windows:
    """Takes the place of the window and notes what it was opened on."""

    opened: list[tuple[Path | None, str | None, bool]] = field(default_factory=list)

    def __call__(
        self, folder: Path | None, *, passphrase: str | None = None, uses_key_ring: bool = True
    ) -> int:
        self.opened.append((folder, passphrase, uses_key_ring))
        return 0


@pytest.fixture
def windows() -> Windows:
    return Windows()


@pytest.fixture
def start(windows: Windows) -> Callable[..., Ran]:
    """Run the program with exactly these arguments."""

    def run(*arguments: str, given: str | bytes = "", code: int = 0) -> Ran:
        done = CliRunner().invoke(make(windows), list(arguments), input=given or b"")
        # A mistake of a test would look like one of the program.
        assert done.exit_code == code, (arguments, done.output)
        assert "Traceback" not in done.stderr
        return Ran(done.exit_code, done.stdout, done.stderr, done.stdout_bytes)

    return run


@pytest.fixture
def folder(vault_template: Path, tmp_path: Path) -> Path:
    """A closed empty vault."""
    copy = tmp_path / "shop.crmvault"
    shutil.copytree(vault_template, copy)
    return copy


@pytest.fixture
def run(start: Callable[..., Ran], folder: Path) -> Run:
    def run_on_vault(*arguments: str, secrets: Sequence[str] = (PASSPHRASE,), code: int = 0) -> Ran:
        return start(
            "--vault", str(folder), "--passphrase-stdin", "--no-keyring", *arguments,
            given="".join(f"{secret}\n" for secret in secrets), code=code,
        )  # fmt: skip

    return run_on_vault


@pytest.fixture(scope="session")
def shop_template(vault_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with three customers and what hangs on them, made once and then copied."""
    copy = tmp_path_factory.mktemp("shops") / "shop.crmvault"
    shutil.copytree(vault_template, copy)
    options = ["--vault", str(copy), "--passphrase-stdin", "--no-keyring"]
    for arguments in (
        (
            "add", "深圳市云栖水务有限公司", "--external-id", "C-1", "--tier", "A", "--stage",
            "LEAD", "--phone", "138 0013 8000", "--email", "li@example.com", "--tag", "展会2026",
            "--region-city", "深圳", "--industry", "机械制造",
        ),
        (
            "add", "张三", "--kind", "person", "--company", "Acme", "--tier", "B",
            "--tag", "Price talk",
        ),
        ("add", "Zephyr Cold Storage", "--external-id", "C-3", "--phone", "+44 20 7946 0958"),
        ("remind", "C-3", "2020-01-06", "call back"),
    ):  # fmt: skip
        done = CliRunner().invoke(make(Windows()), [*options, *arguments], input=f"{PASSPHRASE}\n")
        assert done.exit_code == 0, done.output
    return copy


@pytest.fixture
def shop(shop_template: Path, folder: Path) -> Path:
    """A vault with three customers."""
    shutil.rmtree(folder)
    shutil.copytree(shop_template, folder)
    return folder


@pytest.fixture
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make new keys at the lowest cost allowed."""
    monkeypatch.setattr(vaults, "calibrated", lambda: vaults.Kdf(19, 1, 1))
