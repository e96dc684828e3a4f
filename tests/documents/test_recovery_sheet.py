"""The recovery sheet."""

import pytest
import zxingcpp

from desktop_crm.documents import recovery_sheet
from desktop_crm.documents.page import Painter
from tests.documents import papers, reading, sample
from tests.documents.looks import look
from tests.documents.test_brief import overlaps


@pytest.mark.parametrize(("language", "paper"), papers.PLACES)
def test_the_code_can_be_read_by_eye_and_by_machine(language: str, paper: str) -> None:
    made = papers.KINDS["recovery_sheet"](look(language, paper))
    assert made.pages == 1
    words = reading.poppler_text(made.pdf)
    for group in papers.CODE.split("-"):
        assert group in words
    (found,) = zxingcpp.read_barcodes(reading.picture(made.pdf))
    assert found.text == papers.CODE


@pytest.mark.parametrize(("language", "paper"), papers.PLACES)
@pytest.mark.parametrize("name", ["华东", "客户库" * 60, "East China customers " * 20])
def test_nothing_overlaps(language: str, paper: str, name: str) -> None:
    style = look(language, paper)
    painter = Painter(style)
    recovery_sheet.paint(painter, style, papers.CODE, name, sample.NOW)
    assert overlaps(painter.boxes) == []
    assert max(box.right for box in painter.boxes) <= painter.right + 0.5


def test_the_code_is_not_in_the_metadata() -> None:
    pdf = papers.KINDS["recovery_sheet"](look()).pdf
    assert papers.CODE[:5] not in reading.poppler("pdfinfo", pdf, "-")
    assert papers.CODE[:5] not in reading.poppler("pdfinfo", pdf, "-meta", "-")
