"""Starts programs and tells when their first list, or their empty window, was painted.

Run: python -m tests.benchmarks.starting product FOLDER | floor
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typing_extensions import override

ROOT = Path(__file__).parents[2]
_STARTED_AT = "DESKTOP_CRM_STARTED_AT"
_PATIENCE_SECONDS = 60
_DERIVING: list[float] = []


@dataclass(frozen=True, slots=True)
class Start:
    """One start: seconds from the start of the process until its window could be used.

    Attributes:
        modules: what was loaded by then.
    """

    wall: float
    cpu: float
    modules: frozenset[str]


def start(kind: str, home: Path, *arguments: str, secret: str = "") -> Start:
    """Start a process with a home of its own and wait until it has painted."""
    folders = ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    environment = {
        **os.environ,
        **{name: str(home / name.lower()) for name in folders},
        "HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        # Installed programs find their modules compiled; so do both sides here, from the second
        # start on.
        "PYTHONPYCACHEPREFIX": str(home / "compiled"),
        _STARTED_AT: str(time.monotonic()),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", __name__, kind, *arguments],
        input=f"{secret}\n",
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=environment,
        timeout=_PATIENCE_SECONDS,
    )
    if done.returncode or not done.stdout:
        raise RuntimeError(done.stderr)
    told = json.loads(done.stdout)
    return Start(told["wall"], told["cpu"], frozenset(told["modules"]))


def _tell() -> None:
    """Say what the start took, without making the key from the passphrase."""
    cpu = time.process_time() - sum(_DERIVING)
    wall = time.monotonic() - float(os.environ[_STARTED_AT]) - sum(_DERIVING)
    sys.stdout.write(json.dumps({"wall": wall, "cpu": cpu, "modules": sorted(sys.modules)}))
    sys.stdout.flush()


def product(folder: str) -> None:
    """Run the program on a vault; the passphrase comes on standard input."""
    from desktop_crm.cli import main  # noqa: PLC0415 - what is measured

    def open_window(
        folder: Path | None, *, passphrase: str | None = None, uses_key_ring: bool = True
    ) -> int:
        from desktop_crm.ui.kit.plain_import import import_plainly  # noqa: PLC0415

        import_plainly()
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415

        from desktop_crm import app  # noqa: PLC0415 - as the program does
        from desktop_crm.ui.kit.painting import LinePainter  # noqa: PLC0415

        paint: Callable[..., Any] = LinePainter.paint
        told: list[bool] = []

        def watched(self: LinePainter, *args: Any, **kwargs: Any) -> None:
            paint(self, *args, **kwargs)
            if not told:
                told.append(True)
                _when_painted(QApplication.closeAllWindows)

        LinePainter.paint = watched  # type: ignore[method-assign]
        _time_the_key()
        return app.open_window(folder, passphrase=passphrase, uses_key_ring=uses_key_ring)

    arguments = ["--vault", folder, "--passphrase-stdin", "--no-keyring"]
    main.make(open_window).main(arguments, prog_name="desktop-crm")


def _time_the_key() -> None:
    """Note the seconds that making the key takes: a person waits for it on purpose."""
    from desktop_crm.storage.keys import Kdf  # noqa: PLC0415 - knows no database

    derive = Kdf.derive

    def timed(self: Kdf, *args: Any, **kwargs: Any) -> bytes:
        begin = time.thread_time()
        made = derive(self, *args, **kwargs)
        _DERIVING.append(time.thread_time() - begin)
        return made

    Kdf.derive = timed  # type: ignore[method-assign]


def floor() -> None:
    """Load what any such program needs and show an empty window."""
    from PySide6.QtGui import QPaintEvent  # noqa: I001, PLC0415 - the order in which it must be
    from PySide6.QtWidgets import QApplication, QMainWindow  # noqa: PLC0415
    import sqlalchemy.orm  # noqa: F401, PLC0415
    import sqlcipher3  # noqa: F401, PLC0415

    class Empty(QMainWindow):
        @override
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            _when_painted(application.quit)

    application = QApplication(["floor"])
    window = Empty()
    window.resize(1480, 920)
    window.show()
    application.exec()


def _when_painted(then: Callable[[], object]) -> None:
    from PySide6.QtCore import QTimer  # noqa: PLC0415

    def after() -> None:
        _tell()
        then()

    QTimer.singleShot(0, after)


if __name__ == "__main__":
    if sys.argv[1] == "product":
        product(sys.argv[2])
    else:
        floor()
