"""What programs that read aloud find."""

from io import BytesIO

import pikepdf
import pytest

from tests.documents import papers, reading
from tests.documents.looks import look

PAINTING = {"Tj", "TJ", "'", '"', "f", "f*", "F", "S", "s", "B", "B*", "b", "b*", "Do", "sh"}

#: Sheets of addresses have no title; a book has one for itself and one for each customer.
TITLES = {"labels": 0, "calibration": 0, "envelopes": 0, "book": 41}
WITH_FIGURES = {"brief", "profile", "recovery_sheet", "book", "survey_form"}


def painted_outside_of_marks(page: pikepdf.Page) -> list[str]:
    """Return painting operators that belong to nothing and were not declared decoration."""
    depth, found = 0, []
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in {"BDC", "BMC"}:
            depth += 1
        elif operator == "EMC":
            depth -= 1
        elif operator in PAINTING and depth == 0:
            found.append(operator)
    assert depth == 0
    return found


@pytest.mark.parametrize("kind", papers.KINDS)
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_everything_painted_is_told_or_decoration(kind: str, language: str) -> None:
    pdf = papers.KINDS[kind](look(language)).pdf
    assert "Tagged:          yes" in reading.poppler("pdfinfo", pdf, "-")
    with pikepdf.open(BytesIO(pdf)) as document:
        tree = document.Root.StructTreeRoot
        numbers = list(tree.ParentTree.Nums)
        for number, page in enumerate(document.pages):
            assert painted_outside_of_marks(page) == []
            assert page.obj.StructParents == numbers[2 * number] == number
            parents = list(numbers[2 * number + 1])
            assert [int(part.K) for part in parents] == list(range(len(parents)))
            assert all(part.Pg == page.obj for part in parents)
        parts = list(tree.K.K)
        assert len(parts) == sum(len(list(run)) for run in numbers[1::2])
        roles = [str(part.S) for part in parts]
        assert roles.count("/H1") == TITLES.get(kind, 1)
        figures = [part for part in parts if part.S == "/Figure"]
        assert bool(figures) == (kind in WITH_FIGURES)
        assert all(str(part.Alt) for part in figures)


def test_parts_are_read_in_order_and_apart() -> None:
    pdf = papers.KINDS["brief"](look()).pdf
    told = reading.poppler("pdfinfo", pdf, "-struct-text", "-")
    read = [line.strip().strip('"').strip() for line in told.splitlines() if '"' in line]
    wanted = [
        "Zhang Weiqi",
        "Phone 138 1234 5678",
        "May contact by Phone \N{CHECK MARK} WeChat \N{CHECK MARK} SMS \N{MULTIPLICATION SIGN}",
        "25 Mar Revised quote with 3 instalments 8 days late",
        "Lifetime total ¥1,286,400 27 purchases since Mar 2021",
        "2026-02-15 Smart meter DN20 \N{MULTIPLICATION SIGN} 120 ¥73,200 Paid",
        "18 Mar Call Finds the price high; asks for three instalments. "
        "Rival “Hechuan” quotes 6% less.",
    ]
    assert [line for line in read if line in wanted] == wanted
