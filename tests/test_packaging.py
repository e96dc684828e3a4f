"""A wheel holds what the program needs, and a fresh machine is set up or told what it lacks."""

import ast
import importlib.util
import json
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


@pytest.fixture(scope="module")
def project(checkout: Path) -> dict[str, Any]:
    return tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture
def bootstrap(checkout: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("bootstrap", checkout / "packaging/bootstrap.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def unpacked(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a wheel and return the folder it was unpacked into."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(  # noqa: S603  our own build
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=checkout,
        check=True,
        capture_output=True,
        timeout=120,
    )
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(folder / "unpacked")
    return folder / "unpacked"


def test_every_version_is_pinned_once(project: dict[str, Any]) -> None:
    extras = project["project"]["optional-dependencies"]
    listed = [*project["project"]["dependencies"], *(text for e in extras.values() for text in e)]
    assert [text for text in listed if "==" not in text.split(";")[0]] == []
    names = [text.split("==")[0].lower() for text in listed]
    assert len(names) == len(set(names))


def test_the_build_compiles_with_the_qt_it_ships(project: dict[str, Any]) -> None:
    (built_with,) = (r for r in project["build-system"]["requires"] if r.startswith("PySide6"))
    assert built_with in project["project"]["dependencies"]


#: Compiled for the screen, and as they are for paper and tables.
TRANSLATIONS = [
    f"desktop_crm_{language}.{kind}" for language in ("en", "zh_CN") for kind in ("qm", "ts")
]


def test_the_wheel_holds_translations_and_resources(checkout: Path, unpacked: Path) -> None:
    data = unpacked / "desktop_crm/_data"
    assert {path.name for path in (data / "translations").iterdir()} == set(TRANSLATIONS)
    resources = {
        path.relative_to(checkout / "resources")
        for path in (checkout / "resources").rglob("*")
        if path.is_file()
    }
    assert {path for path in resources if not (data / path).is_file()} == set()
    assert {path.name for path in unpacked.iterdir() if path.is_dir()} == {
        "desktop_crm",
        next(unpacked.glob("*.dist-info")).name,
    }


def test_the_installed_program_finds_its_files(unpacked: Path) -> None:
    program = (
        "from desktop_crm.domain.data_files import data_file, translations_folder as folder\n"
        "assert data_file('x').parent.name == '_data'\n"
        "print(*sorted(path.name for path in folder().iterdir()))"
    )
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", program], cwd=unpacked, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == TRANSLATIONS


def test_the_bootstrap_needs_only_python(checkout: Path) -> None:
    tree = ast.parse((checkout / "packaging/bootstrap.py").read_text(encoding="utf-8"))
    modules = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert modules <= sys.stdlib_module_names


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lacks libraries")
def test_a_missing_library_is_named_by_its_package(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert bootstrap.missing_libraries() == []
    monkeypatch.setitem(bootstrap.QT_LIBRARIES, "libthatisnowhere.so.7", "nowhere7")
    assert bootstrap.missing_libraries() == ["nowhere7"]


def test_without_permission_one_command_is_shown(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "privilege", lambda: None)
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(SystemExit) as stopped:
        bootstrap.install_system_packages(["libegl1", "libgl1"], ["fonts-noto-cjk"])
    assert stopped.value.code == 1
    lines = [line.strip() for line in capsys.readouterr().err.splitlines() if "sudo" in line]
    assert lines == [
        "sudo apt-get install --yes --no-install-recommends fonts-noto-cjk libegl1 libgl1"
    ]


def test_what_is_only_wanted_does_not_stop(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "privilege", lambda: None)
    bootstrap.install_system_packages([], ["fonts-noto-cjk"])
    assert "fonts-noto-cjk" in capsys.readouterr().err


def test_with_permission_old_package_lists_are_renewed(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands: list[list[str]] = []

    def fail(command: list[str], environment: dict[str, str] | None = None) -> int:
        del environment
        commands.append(command)
        return 100

    def succeed(command: list[str], env: dict[str, str]) -> int:
        assert env["DEBIAN_FRONTEND"] == "noninteractive"
        commands.append(command)
        return 0

    monkeypatch.setattr(bootstrap, "privilege", lambda: ["sudo", "-n"])
    monkeypatch.setattr(bootstrap, "quiet", fail)
    monkeypatch.setattr(bootstrap.subprocess, "call", succeed)
    bootstrap.install_system_packages(["libegl1"], [])
    assert [command[2:4] for command in commands] == [
        ["apt-get", "install"],
        ["apt-get", "update"],
        ["apt-get", "install"],
    ]


def test_what_is_installed_is_not_installed_again(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    commands: list[list[str]] = []
    monkeypatch.setattr(bootstrap, "VENV", tmp_path)
    monkeypatch.setattr(bootstrap, "create_venv", lambda: None)
    monkeypatch.setattr(bootstrap, "call", lambda command, _sorry: commands.append(command))
    bootstrap.set_up(("run",))
    assert len(commands) == 2
    bootstrap.set_up(("run",))
    assert len(commands) == 2
    bootstrap.set_up(("run", "dev"))
    assert len(commands) == 4
    bootstrap.set_up(("run",))
    assert len(commands) == 4
    stamp = tmp_path / "desktop_crm_installed.json"
    stamp.write_text(json.dumps(dict.fromkeys(("run", "dev"), "an older pyproject.toml")))
    bootstrap.set_up(("run",))
    assert len(commands) == 6
    stamp.write_text("{ cut off")
    bootstrap.set_up(("run",))
    assert len(commands) == 8
