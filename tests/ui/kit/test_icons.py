"""Icons come out of their archive, by name."""

import importlib.util
import zipfile
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from desktop_crm.ui.kit import icons as module
from desktop_crm.ui.kit.icons import Icons


def test_every_icon_is_what_zipfile_reads() -> None:
    spec = importlib.util.find_spec("lucide")
    assert spec is not None
    assert spec.origin is not None
    archive = Path(spec.origin).with_name("lucide.zip")
    with zipfile.ZipFile(archive) as whole:
        for name in whole.namelist()[::7]:
            if not name.endswith("/"):
                assert module.member(archive.read_bytes(), name) == whole.read(name), name


def test_a_name_that_ends_another_is_its_own_icon(icons: Icons) -> None:
    black = QColor("black")
    assert (
        icons.pixmap("phone", black, 24).toImage()
        != icons.pixmap("smartphone", black, 24).toImage()
    )


def test_an_unknown_icon_is_a_bug(icons: Icons) -> None:
    with pytest.raises(KeyError):
        icons.pixmap("no-such-icon", QColor("black"), 24)
