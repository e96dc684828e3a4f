"""The whole program in a home of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from desktop_crm.ui.kit.immortal import keep_none_alive

keep_none_alive()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # The offscreen platform says these of every popup.
    said = pytest.mark.qt_log_ignore(r"raise\(\)", "grabbing the", extend=True)
    for item in items:
        if "tests/end_to_end" in item.path.as_posix():
            item.add_marker(said)


@pytest.fixture(autouse=True)
def computer(
    home: Path, tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """Give the program a temporary and a runtime folder of its own."""
    for name, folder in (("TMPDIR", tmp_path / "tmp"), ("XDG_RUNTIME_DIR", tmp_path / "run")):
        folder.mkdir(mode=0o700)
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr("tempfile.tempdir", None)
    (home / "Documents").mkdir()
    yield home
    # Whoever comes next on this application starts from its own look and language.
    qapp.setStyleSheet("")
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
