"""Sleep and the lock of the screen lock the customer file, and sleep waits for that."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SESSION = """
import gc, json, subprocess, sys, time
from datetime import UTC, datetime
from pathlib import Path
from desktop_crm.ui.kit.immortal import keep_none_alive
keep_none_alive()
gc.disable()
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from desktop_crm.services import vaults
from desktop_crm.ui.kit.language import Language
from desktop_crm.ui.kit.settings import Scheme, Settings
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.shell.window import Window
from tests.ui.shell.login_manager import SESSION, Caller

manager = subprocess.Popen(
    [sys.executable, "-m", "tests.ui.shell.login_manager"], stdout=subprocess.PIPE, text=True
)
assert manager.stdout.readline() == "ready\\n"
folder = Path(sys.argv[1])
app = QApplication([])
vaults.create(folder, "a sentence", kdf=vaults.Kdf(19, 1, 1)).vault.close()
window = Window(
    app,
    Theme(app, Scheme.LIGHT),
    Language(app, folder.parent / "cache", "en"),
    Settings(folder.parent / "settings.ini"),
    lambda: datetime.now(UTC),
)
window.show()
caller = Caller()
told = {}
LOGIN, SAVER = "org.freedesktop.login1", "org.gnome.ScreenSaver"

def until(check):
    for _ in range(1200):
        if check():
            return
        QTest.qWait(10)
    raise AssertionError(told)

def opened():
    until(lambda: not window._lock_screen._is_busy)
    window.open_vault(vaults.unlock(folder, "a sentence"))

def locked_within():
    started = time.monotonic()
    until(lambda: window.view is None)
    return time.monotonic() - started < 1

opened()
until(lambda: window._session is not None and window._session.holds_sleep)
QTest.qWait(200)  # the path of the session is asked for beside it
caller.emit("/org/freedesktop/login1", f"{LOGIN}.Manager", "PrepareForSleep", True)
told["locked before sleep"] = locked_within()
until(caller.is_released)
told["sleep goes on"] = not window._lock_screen._is_closing
caller.emit("/org/freedesktop/login1", f"{LOGIN}.Manager", "PrepareForSleep", False)
until(lambda: window._session.holds_sleep)
opened()
caller.emit("/org/freedesktop/login1/session/other", f"{LOGIN}.Session", "Lock")
caller.emit(SESSION, f"{LOGIN}.Session", "Lock")
told["locked with the session"] = locked_within()
until(lambda: not window._lock_screen._is_closing)
told["no sleep, no release"] = window._session.holds_sleep
opened()
caller.emit("/org/gnome/ScreenSaver", SAVER, "ActiveChanged", False)
QTest.qWait(300)
told["a screen that wakes locks nothing"] = window.view is not None
caller.emit("/org/gnome/ScreenSaver", SAVER, "ActiveChanged", True)
told["locked with the screen"] = locked_within()
until(lambda: not window._lock_screen._is_closing)
caller.emit("/org/freedesktop/login1", f"{LOGIN}.Manager", "PrepareForSleep", True)
until(caller.is_released)
told["nothing open, nothing held"] = True
window.close()
manager.kill()
print(json.dumps(told))
"""


@pytest.mark.keyring
def test_sleep_and_the_screen_lock_the_customer_file(tmp_path: Path) -> None:
    if not shutil.which("dbus-run-session"):
        pytest.skip("needs dbus-run-session")
    (tmp_path / "run").mkdir(mode=0o700)
    environment = os.environ | {
        "HOME": str(tmp_path),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_RUNTIME_DIR": str(tmp_path / "run"),
        "PYTHONPATH": str(Path(__file__).parents[3]),
        "QT_QPA_PLATFORM": "offscreen",
    }
    environment.pop("DISPLAY", None)
    # One bus plays both.
    start = ["sh", "-c", 'DBUS_SYSTEM_BUS_ADDRESS="$DBUS_SESSION_BUS_ADDRESS" exec "$@"', "sh"]
    done = subprocess.run(  # noqa: S603
        ["dbus-run-session", "--", *start, sys.executable, "-c", SESSION,  # noqa: S607
         str(tmp_path / "shop.crmvault")],
        env=environment,
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert told == dict.fromkeys(told, True)
    assert len(told) == 7
