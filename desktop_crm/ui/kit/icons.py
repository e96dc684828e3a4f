"""The lucide icons, tinted with a colour token when they are painted."""

import importlib.util
import struct
import zlib
from collections import OrderedDict
from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from typing_extensions import override

from desktop_crm.ui.kit.theme import Theme

_KEPT = 600
#: Of an entry in the list of an archive: method, packed size, length of the name, place.
_MEMBER = struct.Struct("<10xH8xI4xH12xI")
_MEMBER_MARK, _MEMBER_SIZE, _LOCAL_SIZE = b"PK\x01\x02", 46, 30


@cache
def _archive() -> bytes:
    """Return the archive with all icons."""
    spec = importlib.util.find_spec("lucide")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("lucide")
    return Path(spec.origin).with_name("lucide.zip").read_bytes()


def member(archive: bytes, name: str) -> bytes:
    """Return one file of a zip archive.

    `zipfile` would read the list of all its two thousand files first, which is noticed at a start.
    """
    wanted = name.encode()
    place = archive.rfind(wanted)
    while place >= 0:
        begin = place - _MEMBER_SIZE
        if archive[begin : begin + 4] == _MEMBER_MARK:
            method, packed, length, at = _MEMBER.unpack_from(archive, begin)
            if length == len(wanted):
                sizes = struct.unpack_from("<HH", archive, at + _LOCAL_SIZE - 4)
                first = at + _LOCAL_SIZE + sum(sizes)
                content = archive[first : first + packed]
                return zlib.decompress(content, -zlib.MAX_WBITS) if method else content
        place = archive.rfind(wanted, 0, place + len(wanted) - 1)
    raise KeyError(name)


class Icons(QObject):
    """Paints icons by name; opens the archive once, keeps pictures by name, colour and size."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme
        self._archive = _archive()
        self._sources: dict[str, bytes] = {}
        self._pixmaps: OrderedDict[tuple[str, str, int, float], QPixmap] = OrderedDict()

    def icon(self, name: str, token: str = "text2", active: str = "") -> QIcon:  # noqa: S107 - a colour
        """Return an icon that takes its colour from the theme each time it is painted.

        Args:
            name: lucide name, e.g. "phone".
            token: colour token it is painted in.
            active: colour token while its button is checked; the same as `token` if empty.
        """
        return QIcon(_ThemedEngine(self, name, token, active or token))

    def px(self, size: int) -> int:
        """Return a size at the present text scale."""
        return self._theme.px(size)

    def pixmap(self, name: str, color: QColor, size: int, ratio: float = 1.0) -> QPixmap:
        """Return the icon in `color`, `size` logical pixels wide, for a screen of this ratio."""
        key = (name, color.name(QColor.NameFormat.HexArgb), size, ratio)
        found = self._pixmaps.get(key)
        if found is not None:
            self._pixmaps.move_to_end(key)
            return found
        source = self._source(name).replace(b"currentColor", color.name().encode())
        pixmap = QPixmap(round(size * ratio), round(size * ratio))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(source)).render(painter, QRectF(pixmap.rect()))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        self._pixmaps[key] = pixmap
        if len(self._pixmaps) > _KEPT:
            self._pixmaps.popitem(last=False)
        return pixmap

    def themed(self, name: str, token: str, size: int, ratio: float = 1.0) -> QPixmap:
        """Return the icon in a token's present colour."""
        return self.pixmap(name, self._theme.color(token), size, ratio)

    def _source(self, name: str) -> bytes:
        if name not in self._sources:
            self._sources[name] = member(self._archive, f"{name}.svg")
        return self._sources[name]


class _ThemedEngine(QIconEngine):
    """Reads the token at paint time, so a theme switch needs no new icons."""

    def __init__(self, icons: Icons, name: str, token: str, active: str) -> None:
        super().__init__()
        self._icons = icons
        self._name = name
        self._token = token
        self._active = active

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatio()
        side = min(rect.width(), rect.height())
        picture = self._icons.themed(self._name, self._shade(mode, state), side, ratio)
        left = rect.x() + (rect.width() - side) // 2
        painter.drawPixmap(left, rect.y() + (rect.height() - side) // 2, picture)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    @override
    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        side = round(min(size.width(), size.height()) / scale)
        return self._icons.themed(self._name, self._shade(mode, state), max(1, side), scale)

    @override
    def clone(self) -> QIconEngine:
        return _ThemedEngine(self._icons, self._name, self._token, self._active)

    def _shade(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode is QIcon.Mode.Disabled:
            return "text3"
        return self._active if state is QIcon.State.On else self._token
