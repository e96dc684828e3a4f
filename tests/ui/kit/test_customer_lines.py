"""Why a search found a customer."""

from datetime import date

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from desktop_crm.domain.customers import CustomerRow, Match
from desktop_crm.domain.folding import Slot
from desktop_crm.domain.words import CustomerKind
from desktop_crm.queries.facets import Facet
from desktop_crm.ui.kit.customer_lines import customer_line, found_chip, match_word
from desktop_crm.ui.kit.icons import Icons
from desktop_crm.ui.kit.painting import NO_MARK, Line, LinePainter
from desktop_crm.ui.kit.settings import Density
from desktop_crm.ui.kit.theme import Theme

TODAY = date(2026, 11, 21)


def row(match: Match | None) -> CustomerRow:
    return CustomerRow(n=1, id=b"1" * 16, name="张爽", kind=CustomerKind.COMPANY, match=match)


@pytest.mark.parametrize(
    ("match", "text", "marked"),
    [
        (Match(kind="phone", text="138 0013 5678", start=9, length=4), "phone …5678", "5678"),
        (Match(kind="phone", text="5678 1234", start=0, length=4), "phone 5678 1234", "5678"),
        (Match(kind="pinyin", text="zhang wei", start=0, length=0), "pinyin zhang wei", ""),
        (Match(kind="contact", text="李雷", start=0, length=1), "contact 李雷", "李"),
        (
            Match(kind="pinyin", text="shen yang bei chen zhu duan you xian", start=19, length=2),
            "pinyin …zhu duan you xian",
            "zh",
        ),
    ],
)
def test_a_line_says_why_it_was_found(match: Match, text: str, marked: str) -> None:
    line = customer_line(row(match), TODAY)
    assert line.found is not None
    assert line.found.text == text
    start, length = line.found.mark
    assert line.found.text[start : start + length] == marked
    assert text in line.said()


def test_a_name_shows_itself_where_it_was_found() -> None:
    line = customer_line(row(Match(kind="name", text="张爽", start=1, length=1)), TODAY)
    assert line.found is None
    assert line.mark == (1, 1)
    assert customer_line(row(None), TODAY).mark == NO_MARK


def test_every_place_has_a_word() -> None:
    named = (Facet.TAG, Facet.SOURCE, Facet.REGION, Facet.SIZE, Facet.INDUSTRY)
    kinds = [*Slot, "pinyin", "note", *named]
    for kind in kinds:
        assert match_word(str(kind)), kind
    assert found_chip(None) is None


@pytest.mark.parametrize("density", list(Density))
def test_what_was_found_is_painted_in_every_density(
    theme: Theme, icons: Icons, density: Density
) -> None:
    painter = LinePainter(theme, icons)
    painter.density = density

    def picture(line: Line) -> QImage:
        image = QImage(400, painter.height(), QImage.Format.Format_RGB32)
        image.fill(0)
        brush = QPainter(image)
        painter.paint(brush, QRect(0, 0, 400, painter.height()), line)
        brush.end()
        return image

    plain = picture(customer_line(row(None), TODAY))
    phone = Match(kind="phone", text="138 0013 5678", start=9, length=4)
    name = Match(kind="name", text="张爽", start=0, length=1)
    assert picture(customer_line(row(phone), TODAY)) != plain
    assert picture(customer_line(row(name), TODAY)) != plain
