"""The survey form: a box for every score, a form for every customer."""

import pytest

from desktop_crm.documents import survey_form
from desktop_crm.domain.printing import Question
from desktop_crm.domain.words import SurveyScale
from tests.documents import reading, sample
from tests.documents.looks import look


@pytest.mark.parametrize(
    ("scale", "scores"), [(SurveyScale.NPS10, range(11)), (SurveyScale.CSAT5, range(1, 6))]
)
def test_every_score_has_its_box(scale: SurveyScale, scores: range) -> None:
    rendered = survey_form.render(
        [], look(), question=Question("How was it?", scale), company="East", now=sample.NOW
    )
    words = reading.poppler_text(rendered.pdf, "-layout").split()
    assert rendered.pages == 1
    assert [word for word in words if word.isdigit()] == [str(number) for number in scores]


def test_each_customer_gets_a_form_with_their_name() -> None:
    asked = [survey_form.Asked(f"Customer {number}", f"C-{number}") for number in range(3)]
    rendered = survey_form.render(
        asked, look("zh_CN"), question=survey_form.DEFAULT, company="East", now=sample.NOW
    )
    pages = reading.poppler_text(rendered.pdf).split("\f")
    assert rendered.pages == 3
    assert [f"Customer {number}" in page for number, page in enumerate(pages[:3])] == [True] * 3
