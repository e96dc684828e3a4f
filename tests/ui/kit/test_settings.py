"""Settings of one machine."""

from pathlib import Path

from PySide6.QtCore import QByteArray

from desktop_crm.ui.kit.settings import Density, Scheme, Settings


def test_what_is_set_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "a" / "settings.ini"
    one = Settings(file)
    one.language, one.scheme, one.density = "zh_CN", Scheme.DARK, Density.COMPACT
    one.text_scale, one.idle_minutes, one.last_vault = 1.25, 0, tmp_path / "客户.crmvault"
    one.last_page = "customers"
    one.keep_geometry("window", QByteArray(b"xyz"))
    one.save()
    two = Settings(file)
    assert (two.language, two.scheme, two.density) == ("zh_CN", Scheme.DARK, Density.COMPACT)
    assert (two.text_scale, two.idle_minutes) == (1.25, 0)
    assert two.last_vault == tmp_path / "客户.crmvault"
    assert two.last_page == "customers"
    assert two.geometry("window") == QByteArray(b"xyz")


def test_defaults(settings: Settings) -> None:
    assert (settings.language, settings.scheme) == ("", Scheme.SYSTEM)
    assert (settings.text_scale, settings.idle_minutes) == (1.0, 5)
    assert settings.last_vault is None
    assert settings.geometry("x").isEmpty()


def test_what_cannot_be_read_is_the_default(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    file.write_text(
        "[look]\nscheme=pink\ntext_scale=huge\ndensity=\n[security]\nidle_minutes=soon\n"
    )
    settings = Settings(file)
    assert settings.scheme is Scheme.SYSTEM
    assert settings.text_scale == 1.0
    assert settings.density is Density.COMFORTABLE
    assert settings.idle_minutes == 5


def test_sizes_stay_within_bounds(settings: Settings) -> None:
    settings.text_scale = 9
    settings.idle_minutes = 100_000
    assert settings.text_scale == 2.0
    assert settings.larger_text() == 2.0
    assert settings.idle_minutes == 240
    settings.text_scale = 1.0
    assert (settings.larger_text(), settings.smaller_text()) == (1.1, 0.9)
