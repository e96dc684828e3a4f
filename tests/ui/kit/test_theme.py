"""Colours that can be read, and a switch while running."""

import itertools

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop_crm.domain.words import Tier
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.settings import Scheme
from desktop_crm.ui.kit.style_sheet import style_sheet
from desktop_crm.ui.kit.theme import DARK, LIGHT, Theme, Tokens, high_contrast, token_values

SCHEMES = {
    "light": LIGHT,
    "dark": DARK,
    "light contrast": high_contrast(LIGHT),
    "dark contrast": high_contrast(DARK),
}
TEXT = [
    *itertools.product(
        ("text", "text2"), ("bg", "surface", "rail", "surface2", "hover", "selected")
    ),
    *itertools.product(("text3",), ("bg", "surface", "surface2")),
    ("accent_text", "accent"),
    ("accent_ink", "accent2"),
    ("accent_ink", "surface"),
    ("danger_ink", "danger_bg"),
    ("danger_ink", "surface"),
    ("warn_ink", "warn_bg"),
    ("ok_ink", "ok_bg"),
    ("tier_a_ink", "tier_a_bg"),
    ("tier_b_ink", "tier_b_bg"),
    ("tier_c_ink", "tier_c_bg"),
    ("neutral_ink", "neutral_bg"),
    ("surface", "text"),
]
MARKS = [
    ("accent", "surface"),
    ("accent", "bg"),
    ("danger_fill", "surface"),
    ("warn_fill", "surface"),
    ("ok_fill", "bg"),
    ("border_strong", "surface"),
]


def luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", SCHEMES.values(), ids=SCHEMES.keys())
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(tokens.color(ink), tokens.color(ground)) >= 4.5


@pytest.mark.parametrize("tokens", SCHEMES.values(), ids=SCHEMES.keys())
@pytest.mark.parametrize(("mark", "ground"), MARKS)
def test_marks_can_be_seen(tokens: Tokens, mark: str, ground: str) -> None:
    assert contrast(tokens.color(mark), tokens.color(ground)) >= 3.0


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_initials_can_be_read(theme: Theme, scheme: Scheme) -> None:
    theme.use(scheme=scheme)
    for name in map(str, range(60)):
        ink, fill = theme.avatar_colors(name)
        assert contrast(ink, fill) >= 4.5
    theme.use(scheme=Scheme.LIGHT)


def test_every_token_of_the_sheet_exists_and_no_place_is_left_open() -> None:
    for tokens in SCHEMES.values():
        sheet = style_sheet(token_values(tokens), round)
        assert "$" not in sheet
        assert "<" not in sheet


def test_measures_follow_the_text_scale(theme: Theme, qapp: QApplication) -> None:
    before = theme.revision
    theme.use(scale=2.0)
    assert theme.px(36) == 72
    assert theme.font(13).pixelSize() == 26
    assert qapp.font().pixelSize() == 26
    assert theme.revision > before
    theme.use(scale=1.0)
    assert qapp.font().pixelSize() == 13


def test_a_switch_is_told_and_reaches_icons_that_exist(
    qtbot: QtBot, theme: Theme, icons: Icons
) -> None:
    button = QPushButton()
    button.setIcon(icons.icon("phone", "text"))
    qtbot.addWidget(button)
    button.show()
    qtbot.waitExposed(button)

    def darkest() -> int:
        image = button.icon().pixmap(24, 24).toImage()
        return min(
            image.pixelColor(x, y).lightness()
            for x in range(24)
            for y in range(24)
            if image.pixelColor(x, y).alpha() > 200
        )

    assert darkest() < 80
    with qtbot.waitSignal(theme.changed):
        theme.use(scheme=Scheme.DARK)
    assert darkest() > 150
    theme.use(scheme=Scheme.LIGHT)


def test_tiers_and_tones_have_colours_of_their_own(theme: Theme) -> None:
    inks = {theme.tier_colors(tier)[0].name() for tier in Tier}
    assert len(inks) == 4
    assert len({theme.tone_colors(tone)[1].name() for tone in ("danger", "warn", "ok")}) == 3


def test_icons_are_kept(icons: Icons) -> None:
    first = icons.themed("phone", "text", 16)
    assert icons.themed("phone", "text", 16) is first
    assert icons.themed("phone", "text", 16, 2.0).width() == 32
