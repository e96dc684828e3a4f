"""A real key ring: remembered in Settings, offered by the lock screen, forgotten again."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SESSION = """
import json, sys
from datetime import UTC, datetime
from pathlib import Path
from desktop_crm.ui.kit.immortal import keep_none_alive
keep_none_alive()
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from desktop_crm.services import vaults
from desktop_crm.ui.kit.language import Language
from desktop_crm.ui.kit.settings import Scheme, Settings
from desktop_crm.ui.kit.theme import Theme
from desktop_crm.ui.preferences.page import Part
from desktop_crm.ui.preferences.secrets import SecretDialog
from desktop_crm.ui.shell.window import Window

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
screen = window._lock_screen
told = {}

def until(check):
    for _ in range(600):
        if check():
            return
        QTest.qWait(25)
    raise AssertionError(told)

window.show_lock_screen(folder)
until(screen._secret.isEnabled)
QTest.qWait(300)
told["offered before"] = screen._ring.isVisible()
window.unlock_with("a sentence")
until(lambda: window.view)
def settings():
    page = window.view.open_page("preferences")
    page.show_part(Part.SECURITY)
    return page.panel_of(Part.SECURITY)

def confirm():
    until(lambda: [d for d in app.topLevelWidgets() if isinstance(d, SecretDialog)])
    (dialog,) = [d for d in app.topLevelWidgets() if isinstance(d, SecretDialog)]
    dialog.present.setText("a sentence")
    dialog.submit()
    until(lambda: not [d for d in app.topLevelWidgets() if isinstance(d, SecretDialog)])

page = settings()
until(lambda: not page.remember.isHidden())
page.remember.click()
confirm()
until(lambda: not page.forget.isHidden())
window.lock()
until(lambda: screen._ring.isVisible())
told["offered after"] = True
screen._ring.click()
until(lambda: window.view)
told["opened"] = window.view.desk.workspace.vault.folder == folder
page = settings()
until(lambda: not page.forget.isHidden())
page.forget.click()
confirm()
until(lambda: not page.remember.isHidden())
window.lock()
until(screen._secret.isEnabled)
QTest.qWait(300)
told["offered at last"] = screen._ring.isVisible()
window.close()
print(json.dumps(told))
"""


@pytest.mark.keyring
@pytest.mark.long
def test_this_computer_remembers_and_forgets(tmp_path: Path) -> None:
    if not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")):
        pytest.skip("needs dbus-run-session and gnome-keyring-daemon")
    for name in ("run", "cfg"):
        (tmp_path / name).mkdir(mode=0o700)
    environment = os.environ | {
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / "cfg"),
        "XDG_RUNTIME_DIR": str(tmp_path / "run"),
        "PYTHONPATH": str(Path(__file__).parents[3]),
        "QT_QPA_PLATFORM": "offscreen",
    }
    environment.pop("DISPLAY", None)
    environment.pop("PYTHON_KEYRING_BACKEND", None)
    unlock = (
        'eval "$(printf testpw | gnome-keyring-daemon --unlock --components=secrets '
        '| sed \'s/^/export /\')"; exec "$@"'
    )
    command = ["dbus-run-session", "--", "sh", "-c", unlock, "sh", sys.executable, "-c", SESSION]
    done = subprocess.run(  # noqa: S603
        [*command, str(tmp_path / "shop.crmvault")],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == {
        "offered before": False,
        "offered after": True,
        "opened": True,
        "offered at last": False,
    }
