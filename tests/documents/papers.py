"""Every kind of document in every language on every paper."""

from collections.abc import Callable, Mapping

from desktop_crm.documents import (
    book,
    brief,
    day_sheet,
    filter_words,
    labels,
    list_report,
    privacy_copy,
    profile,
    recovery_sheet,
    survey_form,
)
from desktop_crm.documents.facts import Facts
from desktop_crm.documents.page import Painter
from desktop_crm.documents.styles import Look, Rendered
from desktop_crm.domain.criteria import Criteria, Due
from desktop_crm.domain.customers import CustomerCard
from desktop_crm.domain.printing import ENVELOPES, GRIDS, Grouping, Question
from desktop_crm.domain.words import SurveyScale, Tier
from tests.documents import listing, sample

CODE = "7K3M9-QX2VB-0ZC4D-8HJNP-R5STW-1YEFG-6A7B8-C9D0E"
PLACES = tuple((language, paper) for language in ("en", "zh_CN") for paper in ("A4", "Letter"))


def _brief(look: Look) -> Rendered:
    card, visit, risk, who = of_language(look)
    return brief.render(
        card, sample.summary(), look, now=sample.NOW, printed_by=who, visit=visit, risk=risk
    )


def _profile(look: Look) -> Rendered:
    card, _, risk, who = of_language(look)
    return profile.render(
        card,
        sample.summary(),
        look,
        now=sample.NOW,
        printed_by=who,
        risk=risk,
        history=sample.HISTORY,
    )


def _recovery_sheet(look: Look) -> Rendered:
    name = "华东客户库" if look.is_chinese else "East China customers"
    return recovery_sheet.render(CODE, name, look, now=sample.NOW)


def _list_report(look: Look) -> Rendered:
    return list_report.render(
        listing.rows(60, is_chinese=look.is_chinese),
        look,
        criteria=filter_words.of(FILTER, look, {b"t": "price"}),
        now=sample.NOW,
        printed_by=of_language(look)[3],
        grouping=Grouping.TIER,
    )


def _book(look: Look) -> Rendered:
    index, entries = listing.book(look)
    return book.render(
        entries,
        look,
        index=index,
        criteria=filter_words.of(FILTER, look, {b"t": "price"}),
        now=sample.NOW,
        printed_by=of_language(look)[3],
        company=company(look),
    )


def _day_sheet(look: Look) -> Rendered:
    agenda, reach = listing.agenda(look)
    who = of_language(look)[3]
    return day_sheet.render(agenda, look, reach=reach, now=sample.NOW, printed_by=who)


def _labels(look: Look) -> Rendered:
    grid = GRIDS["A4-3x8" if look.paper == "A4" else "Letter-3x10"]
    return labels.render(
        listing.addresses(look), look, grid=grid, start=3, shift=(0, 0), now=sample.NOW
    )


def _calibration(look: Look) -> Rendered:
    grid = GRIDS["A4-3x8" if look.paper == "A4" else "Letter-3x10"]
    return labels.calibration(look, grid=grid, shift=(0, 0), now=sample.NOW)


def _envelopes(look: Look) -> Rendered:
    envelope = ENVELOPES["CN-5" if look.paper == "A4" else "US-10"]
    sender = (company(look), "Am Hafen 3", "20457 Hamburg")
    return labels.envelopes(
        listing.addresses(look)[:4],
        look,
        envelope=envelope,
        sender=sender,
        shift=(0, 0),
        now=sample.NOW,
    )


def _survey_form(look: Look) -> Rendered:
    own = Question("您对我们的交货是否满意？", SurveyScale.CSAT5, "7")
    card = of_language(look)[0]
    return survey_form.render(
        [survey_form.Asked(card.name, card.external_id or "")],
        look,
        question=own if look.is_chinese else survey_form.DEFAULT,
        company=company(look),
        now=sample.NOW,
    )


def _privacy_copy(look: Look) -> Rendered:
    card, _, _, who = of_language(look)
    return privacy_copy.render(card, look, now=sample.NOW, company=company(look), printed_by=who)


FILTER = Criteria(
    tiers=frozenset({Tier.A, Tier.B, Tier.C, Tier.D, None}),
    tags_not=frozenset({b"t"}),
    due=frozenset({Due.OVERDUE, Due.WEEK}),
    text="<b>lead</b>",
)

KINDS: Mapping[str, Callable[[Look], Rendered]] = {
    "brief": _brief,
    "profile": _profile,
    "recovery_sheet": _recovery_sheet,
    "list_report": _list_report,
    "book": _book,
    "day_sheet": _day_sheet,
    "labels": _labels,
    "calibration": _calibration,
    "envelopes": _envelopes,
    "survey_form": _survey_form,
    "privacy_copy": _privacy_copy,
}


def company(look: Look) -> str:
    return "华东机械有限公司" if look.is_chinese else "East China Machines"


def of_language(look: Look) -> tuple[CustomerCard, brief.Visit, str, str]:
    if look.is_chinese:
        return sample.CHINESE, sample.CHINESE_VISIT, sample.CHINESE_RISK, "陈静"
    return sample.ENGLISH, sample.ENGLISH_VISIT, sample.ENGLISH_RISK, "Chen Jing"


def painted_brief(card: CustomerCard, look: Look) -> Painter:
    """Paint a brief of `card` and return the painter with its log."""
    _, visit, risk, who = of_language(look)
    facts = Facts(card, sample.summary(), look, sample.NOW, who, visit, risk)
    painter = Painter(look, customer=card.external_id or card.name)
    brief.paint(painter, facts)
    return painter
