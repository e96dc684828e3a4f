"""Painted lines: what a line shows is compiled once to a few paint operations, then replayed."""

import unicodedata
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPixmap,
    QStaticText,
    QTransform,
)

from desktop_crm.domain.masking import masked
from desktop_crm.domain.words import Tier
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.language import tier_word
from desktop_crm.ui.kit.privacy import is_masked
from desktop_crm.ui.kit.settings import Density
from desktop_crm.ui.kit.theme import Theme

ROW_HEIGHTS = {Density.COMFORTABLE: 92, Density.COSY: 64, Density.COMPACT: 36}
_KEPT_LINES = 600
_KEPT_AVATARS = 400
_INSET = (10, 4, 8, 4)  # left, top, right, bottom of a line inside its row

Operation = Callable[[QPainter], None]


NO_MARK = (0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A small mark with a word; `dot` is the colour number of a tag, else `tone` colours it.

    `mark` are start and length of the characters a search found.
    """

    text: str
    tone: str = "neutral"
    dot: int | None = None
    mark: tuple[int, int] = NO_MARK


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What one line of a list shows.

    Attributes:
        key: identity of the line, e.g. the id of its row.
        title: first text, usually the customer's name.
        tier: chip after the title.
        facts: second line, joined by " · ".
        badge: at the right of the title, in `badge_tone`: danger, warn, ok, accent, neutral.
        amount: at the right of the second line.
        chips: third line.
        found: why a search found the line; stands before the chips, or before the facts where
            there is no third line.
        mark: start and length of the characters of the title that a search found.
        icon: lucide name shown instead of the initials.
        icon_tone: its tone.
        is_struck: the title is struck through (done, cancelled).
        is_dim: it cannot be used now; a fact says why.
        spoken: what a screen reader says; made from the rest if empty.
        value: the row of the page.
    """

    key: Hashable
    title: str
    tier: Tier | None = None
    facts: tuple[str, ...] = ()
    badge: str = ""
    badge_tone: str = "neutral"
    amount: str = ""
    chips: tuple[Chip, ...] = ()
    found: Chip | None = None
    mark: tuple[int, int] = NO_MARK
    icon: str = ""
    icon_tone: str = "accent"
    is_struck: bool = False
    is_dim: bool = False
    spoken: str = ""
    value: object = None

    def as_shown(self) -> "Line":
        """Return the line as it may be shown now: with phones and amounts hidden, or itself."""
        if not is_masked():
            return self
        chips = tuple(replace(chip, text=masked(chip.text)) for chip in self.chips)
        found = self.found
        return replace(
            self,
            title=masked(self.title),
            facts=tuple(map(masked, self.facts)),
            badge=masked(self.badge),
            amount=masked(self.amount),
            chips=chips,
            found=None if found is None else replace(found, text=masked(found.text), mark=NO_MARK),
            mark=NO_MARK,
            spoken=masked(self.spoken),
        )

    def said(self) -> str:
        """Return what a screen reader says of the line."""
        if is_masked():
            return masked(self._said())
        return self._said()

    def _said(self) -> str:
        parts = (self.title, *self.facts, tier_word(self.tier), self.badge)
        chips = [chip.text for chip in self.chips]
        if self.found is not None:
            chips.insert(0, self.found.text)
        return self.spoken or ", ".join(part for part in (*parts, *chips) if part)


def initials(name: str) -> str:
    """Return what an avatar shows: the last two Chinese characters, or two Latin initials."""
    plain = name.strip()
    if not plain:
        return "?"
    if _is_cjk(plain[0]):
        run = plain
        for at, sign in enumerate(plain):
            if not _is_cjk(sign):
                run = plain[:at]
                break
        longest_person = 4
        return run[-2:] if len(run) < longest_person else run[:2]
    words = [part for part in plain.replace("-", " ").split() if part[0].isalnum()]
    if not words:
        return plain[0].upper()
    letters = words[0][0] + (words[-1][0] if len(words) > 1 else "")
    return letters.upper()


def _is_cjk(sign: str) -> bool:
    return unicodedata.name(sign, "").startswith("CJK")


class LinePainter:
    """Compiles and paints lines; one per list.

    Attributes:
        density: how much room a line takes; call `forget` after a change.
        is_flat: lines have no frame of their own, as in a menu.
    """

    def __init__(self, theme: Theme, icons: Icons) -> None:
        self._theme = theme
        self._icons = icons
        self.density = Density.COMFORTABLE
        self.is_flat = False
        self._lines: OrderedDict[Hashable, list[Operation]] = OrderedDict()
        self._avatars: OrderedDict[Hashable, QPixmap] = OrderedDict()
        theme.changed.connect(self.forget)

    def forget(self) -> None:
        """Drop everything that was compiled."""
        self._lines.clear()
        self._avatars.clear()

    def height(self) -> int:
        """Return the height of a row."""
        return self._theme.px(ROW_HEIGHTS[self.density])

    def paint(
        self,
        painter: QPainter,
        rect: QRect,
        line: Line | None,
        *,
        is_selected: bool = False,
        is_hovered: bool = False,
        has_focus: bool = False,
        is_marked: bool = False,
    ) -> None:
        """Paint a line into its row; None paints a placeholder."""
        px, theme = self._theme.px, self._theme
        left, top, right, bottom = (px(side) for side in _INSET)
        if self.density is Density.COMPACT:
            top = bottom = px(1)
        frame = QRectF(rect.adjusted(left, top, -right, -bottom)).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = "selected" if is_selected else "hover" if is_hovered else "surface"
        edge = "accent" if is_selected else "border"
        painter.setBrush(theme.color(fill))
        painter.setPen(QPen(theme.color(edge), 1.5 if is_selected else 1))
        if self.is_flat:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent2" if is_selected else "hover"))
        if not self.is_flat or is_selected or is_hovered:
            painter.drawRoundedRect(frame, px(10), px(10))
        if (is_selected or is_marked) and not self.is_flat:
            bar = QRectF(frame.x() + px(1), frame.y() + px(16), px(3), frame.height() - px(32))
            if self.density is Density.COMPACT:
                bar = QRectF(frame.x() + px(1), frame.y() + px(6), px(3), frame.height() - px(12))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(bar, 1.5, 1.5)
        if has_focus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), px(9), px(9))
        if line is not None:
            painter.translate(frame.topLeft())
            for operation in self._operations(line, int(frame.width()), int(frame.height())):
                operation(painter)
        painter.restore()

    def _operations(self, line: Line, width: int, height: int) -> list[Operation]:
        key = (line, width, height, self._theme.revision, is_masked())
        found = self._lines.get(key)
        if found is not None:
            self._lines.move_to_end(key)
            return found
        compiler = _Compiler(self._theme, self._icons, self._avatar, width, height)
        compiler.has_discs = not self.is_flat
        compiler.title_weight = 500 if self.is_flat else 600
        made = compiler.compile(line.as_shown(), self.density)
        self._lines[key] = made
        if len(self._lines) > _KEPT_LINES:
            self._lines.popitem(last=False)
        return made

    def _avatar(self, name: str, side: int, ratio: float) -> QPixmap:
        key = (name, side, ratio, self._theme.revision)
        found = self._avatars.get(key)
        if found is None:
            found = avatar(self._theme, name, side, ratio)
            self._avatars[key] = found
            if len(self._avatars) > _KEPT_AVATARS:
                self._avatars.popitem(last=False)
        return found


def avatar(theme: Theme, name: str, side: int, ratio: float = 1.0) -> QPixmap:
    """Return a round picture of a name's initials, `side` logical pixels wide."""
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    ink, fill = theme.avatar_colors(name)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawEllipse(QRectF(0, 0, side, side))
    text = initials(name)
    font = theme.font(weight=600)
    font.setPixelSize(max(8, round(side * (0.36 if len(text) > 1 else 0.42))))
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(QRectF(0, 0, side, side), Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return pixmap


class _Compiler:
    """Turns one line into paint operations relative to its frame."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        picture: Callable[[str, int, float], QPixmap],
        width: int,
        height: int,
    ) -> None:
        self._theme = theme
        self._icons = icons
        self._picture = picture
        self._width = width
        self._height = height
        self._made: list[Operation] = []
        self.has_discs = True
        self.title_weight = 600

    def compile(self, line: Line, density: Density) -> list[Operation]:
        """Return the operations of a line."""
        if density is Density.COMPACT:
            self._compact(line)
        else:
            self._full(line, has_chips=density is Density.COMFORTABLE)
        return self._made

    def _full(self, line: Line, *, has_chips: bool) -> None:
        px = self._theme.px
        side = px(44 if has_chips else 36)
        self._sign(line, px(14), (self._height - side) // 2, side)
        x, end = px(14) + side + px(12), self._width - px(14)
        top = px(12) if has_chips else (self._height - px(40)) // 2
        title_end = end
        if line.badge:
            title_end = self._badge(line.badge, line.badge_tone, end, top - px(1)) - px(8)
        if not has_chips and any(chip.tone == "danger" for chip in line.chips):
            self._dot(title_end - px(8), top + px(5), self._theme.color("danger_fill"))
            title_end -= px(16)
        self._title(line, x, title_end, top)
        second = top + px(23)
        facts_end = end
        if line.amount:
            facts_end = self._right(line.amount, end, second) - px(10)
        self._facts(line, x, second, facts_end - x, with_found=not has_chips)
        if has_chips:
            chips = line.chips if line.found is None else (line.found, *line.chips)
            self._chips(chips, x, second + px(21), end)

    def _compact(self, line: Line) -> None:
        px = self._theme.px
        side = px(22)
        self._sign(line, px(10), (self._height - side) // 2, side)
        x, end = px(10) + side + px(10), self._width - px(10)
        top = (self._height - px(18)) // 2
        if line.badge:
            end = self._badge(line.badge, line.badge_tone, end, top - px(1)) - px(8)
        if line.amount:
            end = self._right(line.amount, end, top + px(1)) - px(10)
        x = self._title(line, x, x + (end - x) * 6 // 10, top)
        self._facts(line, x + px(10), top + px(1), end - x - px(10), with_found=True)

    def _facts(self, line: Line, x: int, y: int, room: int, *, with_found: bool) -> None:
        """Paint the facts, led by why the line was found where no chip says it."""
        font = self._theme.font(12)
        found = line.found if with_found else None
        if found is not None:
            used = self._text(found.text, x, y, room, font, "accent_ink", found.mark)
            gap = self._theme.px(10)
            x, room = x + used + gap, room - used - gap
        facts = "  ·  ".join(fact for fact in line.facts if fact)
        self._text(facts, x, y, room, font, "text2")

    def _sign(self, line: Line, x: int, y: int, side: int) -> None:
        if not line.icon:
            name, picture = line.title, self._picture
            self._made.append(
                lambda painter: painter.drawPixmap(
                    x, y, picture(name, side, painter.device().devicePixelRatio())
                )
            )
            return
        ink, fill = self._theme.tone_colors(line.icon_tone)
        if not self.has_discs:
            ink = self._theme.color("text2")
        icons, name, has_disc = self._icons, line.icon, self.has_discs
        size = round(side * 0.46) if has_disc else self._theme.px(18)
        inner = (side - size) // 2

        def disc(painter: QPainter) -> None:
            if has_disc:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(fill)
                painter.drawEllipse(x, y, side, side)
            ratio = painter.device().devicePixelRatio()
            painter.drawPixmap(x + inner, y + inner, icons.pixmap(name, ink, size, ratio))

        self._made.append(disc)

    def _title(self, line: Line, x: int, end: int, top: int) -> int:
        """Paint title and tier chip and return where they end."""
        px = self._theme.px
        chip = tier_word(line.tier)
        small = self._theme.font(11, 600)
        chip_width = round(QFontMetricsF(small).horizontalAdvance(chip)) + px(14) if chip else 0
        room = end - x - (chip_width + px(8) if chip else 0)
        font = self._theme.font(14, self.title_weight)
        font.setStrikeOut(line.is_struck)
        color = "text3" if line.is_dim else "text2" if line.is_struck else "text"
        used = self._text(line.title, x, top - px(1), room, font, color, line.mark)
        if not chip:
            return x + used
        left = x + used + px(8)
        ink, fill = self._theme.tier_colors(line.tier)
        self._pill(chip, QRectF(left, top, chip_width, px(18)), px(5), small, ink, fill)
        return left + chip_width

    def _badge(self, text: str, tone: str, end: int, top: int) -> int:
        px = self._theme.px
        font = self._theme.font(12, 500)
        width = round(QFontMetricsF(font).horizontalAdvance(text)) + px(16)
        ink, fill = self._theme.tone_colors(tone)
        self._pill(text, QRectF(end - width, top, width, px(20)), px(6), font, ink, fill)
        return end - width

    def _right(self, text: str, end: int, top: int) -> int:
        font = self._theme.font(12)
        width = round(QFontMetricsF(font).horizontalAdvance(text))
        self._text(text, end - width, top, width + 2, font, "text2")
        return end - width

    def _chips(self, chips: tuple[Chip, ...], x: int, y: int, end: int) -> None:
        px, theme = self._theme.px, self._theme
        font = theme.font(11)
        measure = QFontMetricsF(font)
        more_width = round(measure.horizontalAdvance("+99")) + px(14)
        for at, chip in enumerate(chips):
            dot = px(9) if chip.dot is not None else 0
            wanted = round(measure.horizontalAdvance(chip.text)) + dot + px(16)
            is_last = at == len(chips) - 1
            room = end - x - (0 if is_last else more_width + px(5))
            if wanted > room and (at > 0 or room < px(60)):
                ink, fill = theme.tone_colors("neutral")
                rest = QRectF(x, y, more_width, px(18))
                self._pill(f"+{len(chips) - at}", rest, px(9), font, ink, fill)
                return
            width = min(wanted, room)
            text = measure.elidedText(
                chip.text, Qt.TextElideMode.ElideRight, width - dot - px(16) + 1
            )
            ink, fill = theme.tone_colors(chip.tone)
            if chip.dot is not None:
                ink, fill = theme.color("text2"), theme.color("neutral_bg")
            self._pill(
                text, QRectF(x, y, width, px(18)), px(9), font, ink, fill, shift=dot, mark=chip.mark
            )
            if chip.dot is not None:
                self._dot(x + px(8), y + px(6), theme.tag_dot(chip.dot))
            x += width + px(5)

    def _dot(self, x: int, y: int, color: QColor) -> None:
        side = self._theme.px(6)

        def dot(painter: QPainter) -> None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawEllipse(x, y, side, side)

        self._made.append(dot)

    def _pill(
        self,
        text: str,
        rect: QRectF,
        radius: int,
        font: QFont,
        ink: QColor,
        fill: QColor,
        shift: int = 0,
        mark: tuple[int, int] = NO_MARK,
    ) -> None:
        prepared = _static(text, font)
        width = QFontMetricsF(font).horizontalAdvance(text)
        x = rect.x() + shift + (rect.width() - shift - width) / 2
        at = QPointF(x, rect.y() + (rect.height() - prepared.size().height()) / 2)
        marker = self._marker(text, mark, at, font)

        def pill(painter: QPainter) -> None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawRoundedRect(rect, radius, radius)
            if marker is not None:
                marker(painter)
            painter.setPen(ink)
            painter.setFont(font)
            painter.drawStaticText(at, prepared)

        self._made.append(pill)

    def _marker(
        self, text: str, mark: tuple[int, int], at: QPointF, font: QFont
    ) -> Operation | None:
        """Return what underlines the characters that were found; None if they are cut off."""
        start, length = mark
        if not length or not text[: start + length].removesuffix("…")[start : start + length]:
            return None
        measure = QFontMetricsF(font)
        left = at.x() + measure.horizontalAdvance(text[:start])
        right = at.x() + measure.horizontalAdvance(text[: start + length])
        thick = max(2, self._theme.px(2))
        line = QRectF(left, at.y() + measure.ascent() + thick, right - left, thick)
        color = self._theme.color("accent")

        def underline(painter: QPainter) -> None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawRoundedRect(line, 1, 1)

        return underline

    def _text(
        self,
        text: str,
        x: int,
        y: int,
        room: int,
        font: QFont,
        color: str,
        mark: tuple[int, int] = NO_MARK,
    ) -> int:
        """Paint a text, elided to its room, and return its width."""
        if not text or room <= 0:
            return 0
        measure = QFontMetricsF(font)
        shown = measure.elidedText(text, Qt.TextElideMode.ElideRight, room)
        prepared, ink = _static(shown, font), self._theme.color(color)
        # Latin and Chinese faces have lines of different height: the baseline is what must agree.
        at = QPointF(x, y)
        marker = self._marker(shown, mark, at, font)

        def write(painter: QPainter) -> None:
            if marker is not None:
                marker(painter)
            painter.setPen(ink)
            painter.setFont(font)
            painter.drawStaticText(at, prepared)

        self._made.append(write)
        return round(measure.horizontalAdvance(shown))


def _static(text: str, font: QFont) -> QStaticText:
    prepared = QStaticText(text)
    prepared.setTextFormat(Qt.TextFormat.PlainText)
    prepared.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    prepared.prepare(QTransform(), font)
    return prepared
