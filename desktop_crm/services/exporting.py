"""Takes customers out: tables, JSON and paper, in the language that was asked for."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import BinaryIO

from sqlalchemy.orm import Session

from desktop_crm.documents import brief as brief_document
from desktop_crm.documents import profile as profile_document
from desktop_crm.documents.styles import Look, Rendered, translator
from desktop_crm.domain.customers import CustomerCard
from desktop_crm.domain.data_files import translations_folder
from desktop_crm.domain.exporting import ExportFormat, Style, VcardVersion
from desktop_crm.domain.importing import BadRow
from desktop_crm.domain.printing import Section
from desktop_crm.domain.words import PickList
from desktop_crm.exchange import csv_files, files, json_files, vcard_writer, xlsx_files
from desktop_crm.exchange import phrases as phrase_files
from desktop_crm.queries import customers, pick_lists, purchases

__all__ = [
    "LANGUAGES",
    "ExportFormat",
    "Rendered",
    "Style",
    "VcardVersion",
    "brief",
    "export",
    "phrases",
    "profile",
    "rejects",
    "replacing",
]

#: Languages a document or table can be in.
LANGUAGES = ("en", "zh_CN")

_CARDS_BETWEEN_WORDS = 50

replacing = files.replacing


def silent(done: int, total: int) -> None:
    """Take progress and say nothing."""


@cache
def phrases(language: str) -> Mapping[tuple[str, str], str]:
    """Return (context, English) -> words of `language`; empty for English."""
    if language == "en":
        return {}
    return phrase_files.read(translations_folder() / f"desktop_crm_{language}.ts")


def export(
    session: Session,
    ids: Sequence[bytes],
    out: BinaryIO,
    *,
    form: ExportFormat,
    today: date,
    language: str = "en",
    vcard: VcardVersion = VcardVersion.V3,
    progress: Callable[[int, int], None] = silent,
) -> int:
    """Write customers to `out` in the order of `ids` and return how many.

    Args:
        session: a reading session.
        ids: the customers.
        out: where the bytes go (UTF-8; CSV with a byte order mark).
        form: the kind of file.
        today: the day from which yearly days are counted.
        language: of headers and words in a table and of places in vCards; JSON has none.
        vcard: the version of vCards.
        progress: told (customers done, customers in all); may raise Cancelled.
    """
    cards = _cards(session, ids, today, progress)
    if form is ExportFormat.XLSX:
        shown = _pick_labels(session, language)
        xlsx_files.write(
            csv_files.rows(
                cards,
                translator(phrases(language)),
                lambda _list, key: shown.get(key or "", key or ""),
            ),
            out,
        )
        return len(ids)
    if form is ExportFormat.JSON:
        pieces: Iterable[str] = json_files.chunks(cards)
    elif form is ExportFormat.VCF:
        labels = _pick_labels(session, language)
        pieces = vcard_writer.chunks(
            cards, vcard, today=today, pick_label=lambda key: labels.get(key or "", key or "")
        )
    else:
        labels = _pick_labels(session, language)
        pieces = csv_files.lines(
            cards,
            translator(phrases(language)),
            lambda _list, key: labels.get(key or "", key or ""),
        )
    for piece in pieces:
        out.write(piece.encode("utf-8", "replace"))
    return len(ids)


def rejects(bad_rows: Sequence[BadRow], language: str = "en") -> bytes:
    """Return the rows an import could not store as a CSV file, each with its reason."""
    return csv_files.rejects(bad_rows, translator(phrases(language))).encode("utf-8", "replace")


def brief(session: Session, customer_id: bytes, style: Style, *, now: datetime) -> Rendered:
    """Return the one-page visit brief of a customer as PDF."""
    look = _look(session, style)
    today = look.today(now)
    return brief_document.render(
        customers.card(session, customer_id, today=today),
        purchases.summary(session, customer_id, today=today),
        look,
        now=now,
        printed_by=style.printed_by,
    )


def profile(session: Session, customer_id: bytes, style: Style, *, now: datetime) -> Rendered:
    """Return the full profile of a customer as PDF."""
    look = _look(session, style)
    today = look.today(now)
    return profile_document.render(
        customers.card(session, customer_id, today=today, most_interactions=None),
        purchases.summary(session, customer_id, today=today),
        look,
        now=now,
        printed_by=style.printed_by,
        # Who changed what is for the screen; paper goes to people who never asked.
        sections=frozenset(Section) - {Section.JOURNAL},
    )


def _look(session: Session, style: Style) -> Look:
    return Look(
        language=style.language,
        translate=translator(phrases(style.language)),
        paper=style.paper,
        mask=style.is_masked,
        recipient=style.recipient,
        picks=_pick_labels(session, style.language),
    )


def _pick_labels(session: Session, language: str) -> dict[str, str]:
    """Return stored key -> label of every pick-list in `language`."""
    return {
        item.key: item.label_zh if language == "zh_CN" else item.label_en
        for name in PickList
        for item in pick_lists.items(session, name)
    }


def _cards(
    session: Session, ids: Sequence[bytes], today: date, progress: Callable[[int, int], None]
) -> Iterator[CustomerCard]:
    """Yield whole cards one by one."""
    for done, customer_id in enumerate(ids):
        if done % _CARDS_BETWEEN_WORDS == 0:
            progress(done, len(ids))
        yield customers.card(session, customer_id, today=today, most_interactions=None)
    progress(len(ids), len(ids))
