"""What happens before the first window."""

import logging
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_crm import app

LATER = (
    "sqlalchemy",
    "sqlcipher3",
    "alembic",
    "reportlab",
    "pypinyin",
    "phonenumbers",
    "lunar_python",
    "keyring",
    "click",
    "PySide6.QtPdf",
    "PySide6.QtPrintSupport",
)


@pytest.mark.parametrize("variable", ["QT_IM_MODULE", "XMODIFIERS"])
def test_fcitx_users_can_type_without_its_plugin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv("QT_IM_MODULE", "")
    monkeypatch.setenv("XMODIFIERS", "")
    app.choose_input_method(tmp_path)
    assert os.environ["QT_IM_MODULE"] == ""
    monkeypatch.setenv(variable, "@im=fcitx")
    app.choose_input_method(tmp_path)
    assert os.environ["QT_IM_MODULE"] == "ibus"


def test_a_plugin_of_fcitx_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "platforminputcontexts"
    folder.mkdir()
    (folder / "libfcitx5platforminputcontextplugin.so").touch()
    monkeypatch.setenv("QT_IM_MODULE", "fcitx")
    app.choose_input_method(tmp_path)
    assert os.environ["QT_IM_MODULE"] == "fcitx"


def test_the_log_is_private_and_holds_no_messages(tmp_path: Path) -> None:
    app.log_to(tmp_path / "log")
    logger = logging.getLogger("desktop_crm.test")
    try:
        raise ValueError("张三 13800138000")
    except ValueError as error:
        logger.error("%s", type(error).__name__, exc_info=error)
    file = tmp_path / "log" / "desktop-crm.log"
    written = file.read_text(encoding="utf-8")
    root = logging.getLogger("desktop_crm")
    for handler in list(root.handlers):
        handler.close()
        root.removeHandler(handler)
    root.propagate = True
    assert "ValueError" in written
    assert "test_app.py" in written
    assert "13800138000" not in written
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_first_window_loads_nothing_heavy() -> None:
    program = (
        "import sys, desktop_crm.app, desktop_crm.ui.shell.window;"
        f"print(*sorted(set(sys.modules) & set({LATER})))"
    )
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == ""
