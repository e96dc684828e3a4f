"""Make a fresh machine ready and open Desktop CRM, or run all its checks.

python3 packaging/bootstrap.py run     set up, then open the program on sample data
python3 packaging/bootstrap.py test    set up for development, then run every check

Needs only Python. Everything goes into .venv beside pyproject.toml; on Debian and Ubuntu the system
libraries that Qt lacks are installed when that is allowed, and named in one command when it is not.
"""

from __future__ import annotations  # an older Python gets as far as being told so

import argparse
import ctypes
import hashlib
import importlib.util
import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

OLDEST_PYTHON = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"

# What Qt opens on Linux, and the Debian package that brings it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}

# What the tests start on Linux, and the Debian package that brings it.
TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "dbus-run-session": "dbus",
    "fc-list": "fontconfig",
    "git": "git",
    "gnome-keyring-daemon": "gnome-keyring",
    "pdftotext": "poppler-utils",
    "xauth": "xauth",
}
CHINESE_FONT = "fonts-noto-cjk"


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks and return the exit code."""
    parser = argparse.ArgumentParser(description="Set up Desktop CRM in this folder.")
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("run", help="open the program on sample data").set_defaults(act=run)
    verbs.add_parser("test", help="run every check").set_defaults(act=test)
    chosen, rest = parser.parse_known_args(arguments)
    result: int = chosen.act(rest)
    return result


def run(arguments: list[str]) -> int:
    """Set up and open the program on sample data; arguments go to the verb `demo`."""
    set_up(("run",))
    if not has_display():
        say("There is no display here, so no window can open; writing sample documents instead.")
    else:
        install_system_packages(missing_libraries(), missing_fonts())
    return subprocess.call([program("python"), "-m", "desktop_crm", "demo", *arguments])


def test(arguments: list[str]) -> int:
    """Set up for development and run every check; arguments go to pytest."""
    set_up(("run", "dev"))
    install_system_packages(missing_libraries(), missing_programs() + missing_fonts())
    checks = {
        "lint": [program("ruff"), "check", "--quiet", "."],
        "format": [program("ruff"), "format", "--check", "--quiet", "."],
        "types": [program("mypy"), "--no-error-summary"],
        "contracts": [program("lint-imports"), "--no-logo"],
    }
    failed = []
    for name, command in checks.items():
        say(f"Checking {name}")
        if subprocess.call(command, cwd=ROOT):
            failed.append(name)
    say("Running the tests")
    workers = max(1, min(os.cpu_count() or 1, 8))
    command = [program("pytest"), "-q", "-n", str(workers), "--dist", "loadfile", *arguments]
    if subprocess.call(command, cwd=ROOT):
        failed.append("tests")
    if failed:
        say(f"Failed: {', '.join(failed)}")
    return 1 if failed else 0


# The Python side


def set_up(parts: Sequence[str]) -> None:
    """Create .venv and install the pinned packages into it, unless that is done already."""
    project = read_project()
    stamp = VENV / "desktop_crm_installed.json"
    wanted = {part: fingerprint(project, part) for part in parts}
    done = read_stamp(stamp)
    if wanted.items() <= done.items():
        return
    create_venv()
    packages = [*project["build-system"]["requires"], *project["project"]["dependencies"]]
    if "dev" in parts:
        packages += project["project"]["optional-dependencies"]["dev"]
    say(f"Installing {len(packages)} packages; the first time downloads about 200 MB")
    pip = [program("python"), "-m", "pip", "install", "--quiet"]
    pip += ["--disable-pip-version-check", "--use-pep517"]
    call([*pip, *packages], "The packages could not be installed; is there a connection?")
    call(
        [*pip, "--no-build-isolation", "--no-deps", "--editable", str(ROOT)],
        "Desktop CRM itself could not be installed.",
    )
    stamp.write_text(json.dumps({**done, **wanted}), encoding="utf-8")


def read_stamp(stamp: Path) -> dict[str, str]:
    """Read what was installed; nothing, if that is unknown."""
    try:
        read: dict[str, str] = json.loads(stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return read


def read_project() -> dict[str, Any]:
    """Read pyproject.toml, the one place where versions are pinned."""
    import tomllib  # noqa: PLC0415  an older Python has none and is told so before

    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def fingerprint(project: dict[str, Any], part: str) -> str:
    """Return a text that changes when a part has to be installed again."""
    facts = [project["build-system"], project["project"], sys.version_info[:2], str(ROOT), part]
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def create_venv() -> None:
    """Create .venv, unless a working one is there."""
    if Path(program("python")).exists() and quiet([program("python"), "-m", "pip", "-V"]) == 0:
        return
    if importlib.util.find_spec("ensurepip") is None:
        # Debian and Ubuntu leave it out of Python.
        install_system_packages([f"python3.{sys.version_info.minor}-venv"], [])
    say("Creating .venv")
    call(
        [sys.executable, "-m", "venv", "--clear", str(VENV)],
        "The folder .venv could not be created.",
    )


def program(name: str) -> str:
    """Return a program inside .venv."""
    folder, ending = ("Scripts", ".exe") if sys.platform == "win32" else ("bin", "")
    return str(VENV / folder / f"{name}{ending}")


# The system side


def has_display() -> bool:
    """Tell whether a window can open; only Linux may have no display."""
    return sys.platform != "linux" or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def missing_libraries() -> list[str]:
    """Return the packages of the libraries that Qt needs and that do not load."""
    return [] if sys.platform != "linux" else [p for so, p in QT_LIBRARIES.items() if not loads(so)]


def loads(library: str) -> bool:
    """Tell whether a shared library loads, by loading it."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_programs() -> list[str]:
    """Return the packages of the programs that the tests start and that are not there."""
    if sys.platform != "linux":
        return []
    return [package for program, package in TEST_PROGRAMS.items() if not shutil.which(program)]


def missing_fonts() -> list[str]:
    """Return the package of a Chinese font when the system has none."""
    if sys.platform != "linux":
        return []
    if not shutil.which("fc-list"):
        return ["fontconfig", CHINESE_FONT]
    listed = subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, text=True, check=False)
    return [] if listed.stdout.strip() else [CHINESE_FONT]


def install_system_packages(needed: Sequence[str], wanted: Sequence[str]) -> None:
    """Install packages with apt-get if that is allowed; else say how, and stop if any is needed."""
    packages = sorted({*needed, *wanted})
    if not packages:
        return
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    prefix = privilege()
    if prefix is not None:
        say(f"Installing system packages: {' '.join(packages)}")
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        if quiet([*prefix, *command], environment) == 0:
            return
        # A fresh machine has no package lists yet, or old ones.
        quiet([*prefix, "apt-get", "update"], environment)
        if subprocess.call([*prefix, *command], env=environment) == 0:
            return
    say("Desktop CRM lacks some system packages." if needed else "Some things will be missing.")
    if shutil.which("apt-get"):
        say(f"Run this, then try again:\n\n    sudo {shlex.join(command)}\n")
    else:
        say(f"Install what your system calls these Debian packages:\n\n    {' '.join(packages)}\n")
    if needed:
        sys.exit(1)


def privilege() -> list[str] | None:
    """Return what to put before apt-get, or None where it may not be used."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and quiet(["sudo", "-n", "true"]) == 0:
        return ["sudo", "-n"]
    return None


def quiet(command: Iterable[str], environment: dict[str, str] | None = None) -> int:
    """Run a command without showing what it prints."""
    return subprocess.run(
        list(command), env=environment, capture_output=True, check=False
    ).returncode


def call(command: Sequence[str], sorry: str) -> None:
    """Run a command, and stop with a sentence when it fails."""
    if subprocess.call(command, cwd=ROOT) != 0:
        sys.exit(sorry)


def say(text: str) -> None:
    """Tell the person at the terminal, in order with what the commands print."""
    print(text, file=sys.stderr, flush=True)


def newer_python() -> str | None:
    """Return a newer Python of this machine, if there is one."""
    names = (f"python3.{minor}" for minor in range(20, OLDEST_PYTHON[1] - 1, -1))
    return next(filter(None, map(shutil.which, names)), None)


if __name__ == "__main__":
    if sys.version_info < OLDEST_PYTHON:
        found = newer_python()
        if not found:
            sys.exit("Desktop CRM needs Python 3.11 or newer.")
        sys.exit(subprocess.call([found, *sys.argv]))
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
