"""The rooms of the house know only whom they may know, and the contracts notice if not."""

import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

# What each contract must catch: its id, the file that breaks it, and the text of that file.
VIOLATIONS = [
    ("layers", "domain/wrong.py", "import desktop_crm.services"),
    ("layers", "storage/wrong.py", "def wrong():\n    from desktop_crm.ui import kit"),
    ("layers", "queries/wrong.py", "import desktop_crm.documents"),
    ("layers", "unlisted/__init__.py", ""),
    ("plain-domain", "domain/wrong.py", "import typing_extensions"),
    ("qt-home", "services/wrong.py", "import PySide6.QtCore"),
    ("paper-home", "ui/kit/wrong.py", "import reportlab"),
    ("sql-home", "cli/wrong.py", "import sqlalchemy"),
    ("sql-home", "documents/wrong.py", "import sqlcipher3"),
    ("key-home", "ui/shell/wrong.py", "import keyring"),
    ("skins", "cli/wrong.py", "import desktop_crm.storage"),
    ("skins", "ui/today/wrong.py", "import desktop_crm.documents"),
    ("plain-values", "exchange/wrong.py", "import desktop_crm.storage"),
    ("pages", "ui/today/wrong.py", "import desktop_crm.ui.customers"),
    ("pages", "ui/kit/wrong.py", "import desktop_crm.ui.shell"),
    ("pages", "ui/unlisted/__init__.py", ""),
    ("frozen-migrations", "storage/migrations/versions/0999_wrong.py", "import desktop_crm.domain"),
]


@pytest.fixture(scope="module")
def project(checkout: Path) -> dict[str, Any]:
    return tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture
def copied(checkout: Path, tmp_path: Path) -> Path:
    """Return a folder with a copy of the sources, free to be broken."""
    shutil.copy(checkout / "pyproject.toml", tmp_path)
    shutil.copytree(
        checkout / "desktop_crm",
        tmp_path / "desktop_crm",
        ignore=shutil.ignore_patterns("__pycache__", "_data"),
    )
    return tmp_path


def lint(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Check the contracts of the sources in a folder."""
    program = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert program
    return subprocess.run(  # noqa: S603  our own program on our own files
        [program, "--no-cache", "--no-logo", *options],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_every_contract_holds(checkout: Path) -> None:
    result = lint(checkout)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(("contract", "path", "text"), VIOLATIONS)
def test_a_violation_is_caught(copied: Path, contract: str, path: str, text: str) -> None:
    file = copied / "desktop_crm" / path
    file.parent.mkdir(exist_ok=True)
    file.write_text(f'"""Wrong."""\n{text}\n', encoding="utf-8")
    result = lint(copied, "--contract", contract)
    assert result.returncode == 1, result.stdout + result.stderr
    wrong = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    assert wrong.rsplit(".", 1)[-1] in result.stdout


def test_a_cycle_made_for_types_only_is_caught(copied: Path) -> None:
    for one, other in (("here", "there"), ("there", "here")):
        (copied / f"desktop_crm/domain/{one}.py").write_text(
            "from typing import TYPE_CHECKING\n"
            f"if TYPE_CHECKING:\n    from desktop_crm.domain import {other}\n",
            encoding="utf-8",
        )
    result = lint(copied, "--contract", "no-cycles")
    assert result.returncode == 1, result.stdout + result.stderr
    assert "here" in result.stdout


def test_every_contract_is_tried(project: dict[str, Any]) -> None:
    ids = {contract["id"] for contract in project["tool"]["importlinter"]["contracts"]}
    assert ids == {contract for contract, _, _ in VIOLATIONS} | {"no-cycles"}


def test_domain_is_closed_to_every_dependency(project: dict[str, Any]) -> None:
    contracts = {c["id"]: c for c in project["tool"]["importlinter"]["contracts"]}
    closed = set(contracts["plain-domain"]["forbidden_modules"])
    dependencies = {
        "".join(c for c in text.split("==")[0].split("[")[0] if c not in "-_.").lower()
        for text in project["project"]["dependencies"]
    }
    open_modules = {
        module
        for module, owners in packages_distributions().items()
        if not module.startswith("_")
        and module.split("/")[0] not in closed
        and any("".join(c for c in o if c not in "-_.").lower() in dependencies for o in owners)
    }
    assert open_modules == set()
