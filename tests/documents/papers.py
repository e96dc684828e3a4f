"""Every kind of document in every language on every paper."""

from collections.abc import Callable, Mapping

from desktop_crm.documents import brief, profile, recovery_sheet
from desktop_crm.documents.facts import Facts
from desktop_crm.documents.page import Painter
from desktop_crm.documents.styles import Look, Rendered
from desktop_crm.domain.customers import CustomerCard
from tests.documents import sample

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


KINDS: Mapping[str, Callable[[Look], Rendered]] = {
    "brief": _brief,
    "profile": _profile,
    "recovery_sheet": _recovery_sheet,
}


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
