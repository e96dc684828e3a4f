"""What one machine remembers about the window: never anything that names a customer."""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QByteArray, QSettings

from desktop_crm.services import places

E = TypeVar("E", bound=StrEnum)

_SCALES = (0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
_IDLE_MINUTES = 5
_LONGEST_IDLE_MINUTES = 240


class Scheme(StrEnum):
    """Which colours are used."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Density(StrEnum):
    """How much room a line of a list takes."""

    COMFORTABLE = "comfortable"
    COSY = "cosy"
    COMPACT = "compact"


class Settings:
    """Typed view of one settings file; a value that cannot be read is its default."""

    def __init__(self, path: Path) -> None:
        self._store = QSettings(str(path), QSettings.Format.IniFormat)
        self._folder = path.parent

    @property
    def language(self) -> str:
        """Language chosen by the person ("en", "zh_CN"), or "" to follow the system."""
        return self._text("look/language")

    @language.setter
    def language(self, value: str) -> None:
        self._store.setValue("look/language", value)

    @property
    def scheme(self) -> Scheme:
        """Colours chosen by the person."""
        return _member(Scheme, self._text("look/scheme"), Scheme.SYSTEM)

    @scheme.setter
    def scheme(self, value: Scheme) -> None:
        self._store.setValue("look/scheme", str(value))

    @property
    def text_scale(self) -> float:
        """Size of all text and measures, 0.9 to 2.0."""
        try:
            scale = float(self._text("look/text_scale") or 1.0)
        except ValueError:
            return 1.0
        return min(max(scale, _SCALES[0]), _SCALES[-1])

    @text_scale.setter
    def text_scale(self, value: float) -> None:
        self._store.setValue("look/text_scale", str(value))

    @property
    def density(self) -> Density:
        """Height of a line in lists."""
        return _member(Density, self._text("look/density"), Density.COMFORTABLE)

    @density.setter
    def density(self, value: Density) -> None:
        self._store.setValue("look/density", str(value))

    @property
    def shows_table(self) -> bool:
        """Whether customers are shown as a table."""
        return self._text("look/table") == "yes"

    @shows_table.setter
    def shows_table(self, value: bool) -> None:
        self._store.setValue("look/table", "yes" if value else "")

    @property
    def columns(self) -> list[tuple[str, int]]:
        """Columns of the table in order, each with its width; none if never chosen."""
        parts = (part.rpartition(":") for part in self._text("look/columns").split() if part)
        return [(key, int(width)) for key, _, width in parts if key and width.isdecimal()]

    @columns.setter
    def columns(self, value: Iterable[tuple[str, int]]) -> None:
        self._store.setValue("look/columns", " ".join(f"{key}:{width}" for key, width in value))

    @property
    def hides_private(self) -> bool:
        """Whether phones and amounts are hidden on the screen."""
        return self._text("look/hides_private") == "yes"

    @hides_private.setter
    def hides_private(self, value: bool) -> None:
        self._store.setValue("look/hides_private", "yes" if value else "")

    @property
    def uses_tray(self) -> bool:
        """Whether reminders are shown in the tray too."""
        return self._text("window/tray") == "yes"

    @uses_tray.setter
    def uses_tray(self, value: bool) -> None:
        self._store.setValue("window/tray", "yes" if value else "")

    @property
    def idle_minutes(self) -> int:
        """Minutes without input after which the window locks; 0 means never."""
        try:
            minutes = int(self._text("security/idle_minutes") or _IDLE_MINUTES)
        except ValueError:
            return _IDLE_MINUTES
        return min(max(minutes, 0), _LONGEST_IDLE_MINUTES)

    @idle_minutes.setter
    def idle_minutes(self, value: int) -> None:
        self._store.setValue("security/idle_minutes", str(value))

    @property
    def last_vault(self) -> Path | None:
        """Folder of the customer file that was opened last; the command line reads it too."""
        return places.last_vault(self._folder)

    @last_vault.setter
    def last_vault(self, folder: Path | None) -> None:
        places.remember_vault(folder, self._folder)

    @property
    def last_page(self) -> str:
        """Id of the page that was shown last."""
        return self._text("window/page")

    @last_page.setter
    def last_page(self, value: str) -> None:
        self._store.setValue("window/page", value)

    @property
    def last_folder(self) -> str:
        """The folder in which a file was chosen last, or ""."""
        return self._text("files/folder")

    @last_folder.setter
    def last_folder(self, value: str) -> None:
        self._store.setValue("files/folder", value)

    def choice(self, name: str) -> str:
        """Return what was chosen the last time for a document; "" if nothing was."""
        return self._text(f"print/{name}")

    def keep_choice(self, name: str, value: str) -> None:
        """Remember a choice for documents."""
        self._store.setValue(f"print/{name}", value)

    def geometry(self, name: str) -> QByteArray:
        """Return the remembered geometry or splitter state called `name`; empty if none."""
        value = self._store.value(f"geometry/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_geometry(self, name: str, value: QByteArray) -> None:
        """Remember a geometry or splitter state."""
        self._store.setValue(f"geometry/{name}", value)

    def larger_text(self) -> float:
        """Return the next larger text scale."""
        return next((scale for scale in _SCALES if scale > self.text_scale + 0.01), _SCALES[-1])

    def smaller_text(self) -> float:
        """Return the next smaller text scale."""
        below = (scale for scale in reversed(_SCALES) if scale < self.text_scale - 0.01)
        return next(below, _SCALES[0])

    def save(self) -> None:
        """Write the file now."""
        self._store.sync()

    def _text(self, key: str) -> str:
        value = self._store.value(key, "")
        return value if isinstance(value, str) else str(value)


def _member(kind: type[E], text: str, default: E) -> E:
    try:
        return kind(text)
    except ValueError:
        return default
