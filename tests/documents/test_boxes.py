"""Nothing on paper lies over anything else, and nothing falls off the page."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import combinations

import pytest

from desktop_crm.documents import (
    book,
    day_sheet,
    labels,
    list_report,
    privacy_copy,
    survey_form,
)
from desktop_crm.documents.book import Entry, Indexed
from desktop_crm.documents.day_sheet import Reach
from desktop_crm.documents.styles import Look, Rendered
from desktop_crm.domain.printing import ENVELOPES, GRIDS, Column, Grouping, Listed, Question
from desktop_crm.domain.words import SurveyScale
from tests.documents import listing, papers, reading, sample
from tests.documents.looks import look

PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
WORD = re.compile(
    r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<'
)
#: The box of a word is as high as its font, half as high again as its signs; as much may touch.
TOUCH = 0.3
SLACK = 1.5
LONG_NAME = (
    "Sable Coast Trading and Logistics International Holdings (Overseas) Company Limited " * 2
)
LONG_CHINESE = "华东地区大型工业水务设备采购与技术服务股份有限公司" * 3
NOTE = "老客户，由王经理介绍，价格敏感，喜欢准时。" * 480

Box = tuple[float, float, float, float, str]


def boxes(pdf: bytes) -> list[tuple[float, float, list[Box]]]:
    """Return the words of each page with their places, as poppler finds them."""
    told = reading.poppler("pdftotext", pdf, "-bbox", "-", "-")
    pages = []
    for width, height, content in PAGE.findall(told):
        words = [
            (float(left), float(top), float(right), float(bottom), word)
            for left, top, right, bottom, word in WORD.findall(content)
        ]
        pages.append((float(width), float(height), words))
    return pages


def overlap(one: Box, other: Box) -> bool:
    """Tell whether two words lie over each other by more than the air around their signs."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    lower = min(one[3] - one[1], other[3] - other[1])
    return wide > SLACK and high > lower * TOUCH + 0.5


def check(made: Rendered) -> None:
    pages = boxes(made.pdf)
    assert len(pages) == made.pages
    for width, height, words in pages:
        for word in words:
            assert word[0] >= -SLACK, word
            assert word[2] <= width + SLACK, word
            assert word[3] <= height + SLACK, word
        words.sort(key=lambda box: box[1])
        # Far apart from top to bottom nothing can meet.
        for number, one in enumerate(words):
            for other in words[number + 1 :]:
                if other[1] >= one[3]:
                    break
                assert not overlap(one, other), (one, other)


def _listed(style: Look) -> list[Listed]:
    name = LONG_CHINESE if style.is_chinese else LONG_NAME
    return [
        Listed(
            replace(
                row.row, name=name, contact_name=name, next_follow_up_title=name, region_city=name
            ),
            "+86 138 1234 5678 ext. 90123456789",
        )
        for row in listing.rows(90, is_chinese=style.is_chinese)
    ]


def _heavy_list(style: Look) -> Rendered:
    return list_report.render(
        _listed(style),
        style,
        criteria=LONG_NAME * 5,
        now=sample.NOW,
        printed_by=LONG_NAME,
        columns=tuple(column for column in Column if column is not Column.TAGS)[:10],
        grouping=Grouping.CITY,
    )


def _heavy_book(style: Look) -> Rendered:
    name = LONG_CHINESE if style.is_chinese else LONG_NAME
    index = [Indexed("A" if number < 70 else "B", name, name) for number in range(80)]
    card = sample.overfull(papers.of_language(style)[0])
    entries = [Entry(card, sample.summary())] * 80
    return book.render(
        entries,
        style,
        index=index,
        criteria=name * 9,
        now=sample.NOW,
        printed_by=name,
        company=name,
    )


def _heavy_day(style: Look) -> Rendered:
    agenda, _ = listing.agenda(style)
    name = LONG_CHINESE if style.is_chinese else LONG_NAME
    rows = tuple(replace(row, customer_name=name, title=name * 4) for row in agenda.rows * 12)
    reach = {row.customer_id: Reach("+86 138 1234 5678 1234 5678", name) for row in rows}
    return day_sheet.render(
        replace(agenda, rows=rows), style, reach=reach, now=sample.NOW, printed_by=name
    )


def _heavy_labels(style: Look) -> Rendered:
    long = [
        address._replace(customer=name, street=name, person=name[:20])
        for address in listing.addresses(style)[:2]
        for name in (LONG_NAME[:60], LONG_CHINESE[:40], LONG_NAME * 3)
    ]
    grid = GRIDS["A4-3x8" if style.paper == "A4" else "Letter-3x10"]
    return labels.render(long * 9, style, grid=grid, start=1, shift=(1, 1), now=sample.NOW)


def _heavy_envelopes(style: Look) -> Rendered:
    long = [
        address._replace(customer=LONG_NAME, street=LONG_CHINESE, person=LONG_NAME[:40])
        for address in listing.addresses(style)[:3]
    ]
    return labels.envelopes(
        long,
        style,
        envelope=ENVELOPES["CN-5"],
        sender=(LONG_NAME,),
        shift=(0, 0),
        now=sample.NOW,
    )


def _heavy_survey(style: Look) -> Rendered:
    return survey_form.render(
        [survey_form.Asked(LONG_NAME * 3, "C-1")],
        style,
        question=Question(LONG_CHINESE * 3, SurveyScale.CSAT5, "7"),
        company=LONG_NAME,
        now=sample.NOW,
    )


def _heavy_copy(style: Look) -> Rendered:
    card = replace(
        sample.CHINESE,
        name=LONG_CHINESE,
        note=NOTE,
        interactions=sample.CHINESE.interactions * 60,
        contacts=sample.CHINESE.contacts * 12,
    )
    return privacy_copy.render(card, style, now=sample.NOW, company=LONG_NAME, printed_by=LONG_NAME)


HEAVY: Mapping[str, Callable[[Look], Rendered]] = {
    "list_report": _heavy_list,
    "book": _heavy_book,
    "day_sheet": _heavy_day,
    "labels": _heavy_labels,
    "envelopes": _heavy_envelopes,
    "survey_form": _heavy_survey,
    "privacy_copy": _heavy_copy,
}


def test_what_lies_over_something_is_found() -> None:
    one, other = (10.0, 10.0, 50.0, 20.0, "a"), (40.0, 12.0, 90.0, 22.0, "b")
    assert overlap(one, other)
    assert all(
        not overlap(*pair)
        for pair in combinations([one, (51.0, 10.0, 90.0, 20.0, "c"), (10.0, 19, 50, 29, "d")], 2)
    )


@pytest.mark.parametrize("kind", papers.KINDS)
@pytest.mark.parametrize(("language", "paper"), papers.PLACES)
def test_every_word_has_its_place(kind: str, language: str, paper: str) -> None:
    check(papers.KINDS[kind](look(language, paper)))


@pytest.mark.parametrize("kind", HEAVY)
@pytest.mark.parametrize(("language", "paper"), papers.PLACES)
def test_every_word_has_its_place_however_much_there_is(
    kind: str, language: str, paper: str
) -> None:
    check(HEAVY[kind](look(language, paper)))
