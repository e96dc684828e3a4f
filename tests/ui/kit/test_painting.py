"""Avatars and lines."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPixmap

from desktop_crm.domain.words import Tier
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.painting import Chip, Line, LinePainter, avatar, initials
from desktop_crm.ui.kit.settings import Density
from desktop_crm.ui.kit.theme import Theme


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("张爽", "张爽"),
        ("冯晓东", "晓东"),
        ("上海启明精密制造有限公司", "上海"),
        ("Hana Kobayashi", "HK"),
        ("Mateo de la Alvarez", "MA"),
        ("acme", "A"),
        ("李 Lee", "李"),
        ("  ", "?"),
        ("—", "—"),
    ],
)
def test_initials(name: str, shown: str) -> None:
    assert initials(name) == shown


def test_a_name_always_has_the_same_colours(theme: Theme) -> None:
    one = avatar(theme, "张爽", 44).toImage()
    assert one == avatar(theme, "张爽", 44).toImage()
    assert one != avatar(theme, "李明", 44).toImage()
    assert avatar(theme, "张爽", 44, 2.0).width() == 88


@pytest.mark.parametrize("density", list(Density))
@pytest.mark.parametrize("width", [60, 200, 620])
def test_a_line_fits_any_width(theme: Theme, icons: Icons, density: Density, width: int) -> None:
    painter = LinePainter(theme, icons)
    painter.density = density
    line = Line(
        key=1,
        title="<img src=x> 上海启明精密制造有限公司 " * 3,
        tier=Tier.A,
        facts=("a" * 200, "b"),
        badge="Overdue 6 d",
        badge_tone="danger",
        amount="¥67k",
        chips=tuple(Chip(text=f"tag {number}", dot=number) for number in range(30)),
    )
    pixmap = QPixmap(width, painter.height())
    pixmap.fill()
    before = pixmap.toImage()
    brush = QPainter(pixmap)
    painter.paint(brush, QRect(0, 0, width, painter.height()), line, is_selected=True)
    painter.paint(brush, QRect(0, 0, width, painter.height()), None)
    brush.end()
    assert pixmap.toImage() != before


def test_what_a_screen_reader_says() -> None:
    line = Line(key=1, title="张爽", tier=Tier.B, facts=("启明",), badge="Today")
    assert line.said() == "张爽, 启明, B · Growth, Today"
    assert Line(key=1, title="x", spoken="other").said() == "other"
