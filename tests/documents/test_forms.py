"""The survey form and the copy of personal data."""

from dataclasses import replace

import pytest

from desktop_crm.documents import privacy_copy, survey_form
from desktop_crm.domain.customers import CustomerCard, OriginalRow
from desktop_crm.domain.fields import infos
from desktop_crm.domain.printing import Question
from desktop_crm.domain.words import SurveyScale
from tests.documents import reading, sample
from tests.documents.looks import look


@pytest.mark.parametrize(("scale", "count"), [(SurveyScale.NPS10, 11), (SurveyScale.CSAT5, 5)])
def test_every_score_has_its_box(scale: SurveyScale, count: int) -> None:
    rendered = survey_form.render(
        [], look(), question=Question("How was it?", scale), company="East", now=sample.NOW
    )
    words = reading.poppler_text(rendered.pdf, "-layout").split()
    first = 11 - count if count == 5 else 0
    assert rendered.pages == 1
    assert [word for word in words if word.isdigit()] == [
        str(number) for number in (range(11) if count == 11 else range(1, 6))
    ]
    assert first >= 0


def test_each_customer_gets_a_form_with_their_name() -> None:
    asked = [survey_form.Asked(f"Customer {number}", f"C-{number}") for number in range(3)]
    rendered = survey_form.render(
        asked, look("zh_CN"), question=survey_form.DEFAULT, company="East", now=sample.NOW
    )
    pages = reading.poppler_text(rendered.pdf).split("\f")
    assert rendered.pages == 3
    assert [f"Customer {number}" in page for number, page in enumerate(pages[:3])] == [True] * 3


def test_a_person_reads_everything_that_is_kept() -> None:
    originals = (
        OriginalRow(
            id=sample.key(1),
            file_name="old list.csv",
            imported_at=sample.NOW,
            cells=(("Name", "云栖"), ("Remark", "met at the fair")),
        ),
    )
    card = replace(sample.CHINESE, originals=originals)
    rendered = privacy_copy.render(
        card, look(mask=True), now=sample.NOW, company="East", printed_by="Chen"
    )
    words = reading.flat(reading.poppler_text(rendered.pdf))
    for text in sample.free_texts(card):
        assert reading.flat(text)[:30] in words
    for method in card.methods:
        assert reading.flat(method.value) in words
    for info in infos(CustomerCard):
        value = getattr(card, info.name)
        if type(value) is str and info.name != "industry":
            assert reading.flat(value)[:20] in words, info.name
    assert "oldlist.csv" in words
    assert "Remark:metatthefair" in words
