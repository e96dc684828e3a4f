"""A run of the whole window under watch: what it leaves on the disk, and whom it calls."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.faults import sound
from tests.faults.desk import CANARY
from tests.faults.place import PASSPHRASE, Place
from tests.faults.tally import Tally, Trial

_FEWEST = 10  # canaries that have to be typed for a run to mean anything
_OPENED = re.compile(r'open(?:at|at2)?\([^"]*"([^"]+)", [^)]*O_(?:WRONLY|RDWR|CREAT)')
_CALLED = re.compile(r"connect\(\d+, \{sa_family=(AF_\w+)(.*)")
_LOCAL = {"AF_UNIX", "AF_NETLINK", "AF_UNSPEC"}
_CODINGS = ("utf-8", "utf-16-le", "utf-16-be")
#: No files; memory that programs share is one.
_DEVICES = re.compile(r"/dev/(?!shm/)|/proc/|/sys/")


def needs() -> str:
    """Return why a program cannot be watched here, or ""."""
    has_strace = sys.platform == "linux" and shutil.which("strace")
    return "" if has_strace else "watching a program needs strace"


def watched(trial: Trial, tally: Tally, numbers: Iterator[int]) -> None:
    """Work at the window; look for what was typed in every file, and at every connection."""
    for run in numbers:
        place = trial.fresh()
        home = trial.next_folder()
        log = home / "calls"
        canaries = _session(place, home, log)
        calls = log.read_text(encoding="utf-8", errors="replace")
        log.unlink()
        for family, where in _CALLED.findall(calls):
            if family not in _LOCAL:
                tally.fail(run, f"a connection: {family}{where[:60]}")
        outside = _written(calls, place, home)
        for path in outside:
            if _is_in(path):
                tally.fail(run, f"a canary is in {path}")
        tally.counts["canaries typed"] += len(canaries)
        tally.counts["values saved"] += _kept(place)
        tally.counts["files written"] += len(outside)
        if len(canaries) < _FEWEST:
            tally.fail(run, f"only {len(canaries)} were typed")
        tally.runs += 1
        shutil.rmtree(place.root)
        shutil.rmtree(home)
    if not tally.counts["values saved"]:
        tally.fail("all", "nothing that was typed reached the customer file")


def _session(place: Place, home: Path, log: Path) -> list[str]:
    """Let a person work at the window; return what was typed."""
    for name in ("run", "tmp"):
        (home / name).mkdir(mode=0o700, parents=True)
    environment = os.environ | {
        "HOME": str(home),
        "TMPDIR": str(home / "tmp"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    environment.pop("LD_PRELOAD", None)
    report = place.root / "typed.json"
    watch = ["strace", "-f", "-qq", "-s", "300", "-e", "trace=open,openat,connect", "-o", str(log)]
    done = subprocess.run(  # noqa: S603
        [*watch, sys.executable, "-m", "tests.faults.desk", str(place.vault), str(report)],
        input=f"{PASSPHRASE}\n",
        env=environment,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    if done.returncode or not report.exists():
        raise AssertionError(done.stderr[-3000:])
    typed: list[str] = json.loads(report.read_text(encoding="utf-8"))
    report.unlink()
    return typed


def _written(calls: str, place: Place, home: Path) -> set[Path]:
    """Return every file there is that was opened for writing, or lies in the homes of the run."""
    opened = {Path(name) for name in _OPENED.findall(calls) if not _DEVICES.match(name)}
    here = {path for folder in (place.root, home) for path in folder.rglob("*")}
    return {path for path in opened | here if path.is_file()}


def _is_in(path: Path) -> bool:
    """Tell whether a canary is in a file, in any coding programs write."""
    content = path.read_bytes()
    return any(CANARY.encode(coding) in content for coding in _CODINGS)


def _kept(place: Place) -> int:
    """Return how many values of the customer file hold a canary."""
    vault = place.open()
    try:
        with vault.raw() as database:
            found = database.execute(
                "SELECT count(*) FROM change WHERE after LIKE ?", (f"%{CANARY}%",)
            ).fetchone()
            drafts = database.execute(
                "SELECT count(*) FROM draft WHERE content LIKE ?", (f"%{CANARY}%",)
            ).fetchone()
        return int(found[0] + drafts[0])
    finally:
        sound.close_quietly(vault)
