"""Takes customers out as files: tables, JSON and vCards, in the language that was asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from sqlalchemy.orm import Session

from desktop_crm.documents.styles import translator
from desktop_crm.domain.customers import CustomerCard
from desktop_crm.domain.data_files import translations_folder
from desktop_crm.domain.exporting import ExportFormat, Style, VcardVersion
from desktop_crm.domain.importing import BadRow, Catalogue
from desktop_crm.domain.pick_lists import BUILT_IN, PickItem
from desktop_crm.domain.words import PickList
from desktop_crm.exchange import csv_files, files, json_files, vcard_writer, xlsx_files
from desktop_crm.exchange import phrases as phrase_files
from desktop_crm.queries import customers, pick_lists, purchases
from desktop_crm.services import auditing, unit_of_work
from desktop_crm.storage.vault import Vault

__all__ = [
    "LANGUAGES",
    "ExportFormat",
    "Style",
    "VcardVersion",
    "export",
    "export_file",
    "phrases",
    "pick_labels",
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
    shown = {} if form is ExportFormat.JSON else pick_labels(session, language)

    def words(key: str | None) -> str:
        return shown.get(key or "", key or "")

    if form is ExportFormat.JSON:
        catalogue = Catalogue(
            products=purchases.products(session), pick_lists=_own_choices(session)
        )
        pieces = json_files.chunks(cards, catalogue)
    elif form is ExportFormat.VCF:
        pieces = vcard_writer.chunks(cards, vcard, today=today, pick_label=words)
    else:
        table = csv_files.rows(cards, translator(phrases(language)), words)
        if form is ExportFormat.XLSX:
            xlsx_files.write(table, out)
            return len(ids)
        pieces = csv_files.encoded(table)
    for piece in pieces:
        out.write(piece.encode("utf-8", "replace"))
    return len(ids)


def export_file(
    vault: Vault,
    find: Callable[[Session], Sequence[bytes]],
    path: Path,
    *,
    form: ExportFormat,
    today: date,
    language: str = "en",
    vcard: VcardVersion = VcardVersion.V3,
    progress: Callable[[int, int], None] = silent,
) -> int:
    """Write customers to the file `path`, whole or not at all; what went out is noted.

    Args:
        vault: the customer file.
        find: gives the ids of the customers, in order.
        path: the file; one that is there is replaced.
        form: the kind of file.
        today: the day from which yearly days are counted.
        language: of headers and words in a table and of places in vCards; JSON has none.
        vcard: the version of vCards.
        progress: told (customers done, customers in all); may raise Cancelled.

    Raises:
        Unavailable: the folder cannot be written, or the disk is full.
    """

    def write(session: Session) -> Sequence[bytes]:
        ids = find(session)
        with replacing(path) as out:
            export(
                session, ids, out, form=form, today=today, language=language, vcard=vcard,
                progress=progress,
            )  # fmt: skip
        return ids

    ids = unit_of_work.read(vault, write)
    auditing.exported(vault, ids, form=form.value)
    return len(ids)


def rejects(
    bad_rows: Sequence[BadRow],
    headers: Sequence[str] = (),
    *,
    language: str = "en",
    form: ExportFormat = ExportFormat.CSV,
) -> bytes:
    """Return the rows an import could not store as a table, each with its reason.

    Under the headers they had; mended, the file can be imported as it is.
    """
    table = csv_files.rejects(bad_rows, headers, translator(phrases(language)))
    if form is ExportFormat.XLSX:
        out = BytesIO()
        xlsx_files.write(table, out)
        return out.getvalue()
    return "".join(csv_files.encoded(table)).encode("utf-8", "replace")


def pick_labels(session: Session, language: str) -> dict[str, str]:
    """Return stored key -> label of every pick-list in `language`."""
    return {
        item.key: item.label_zh if language == "zh_CN" else item.label_en
        for name in PickList
        for item in pick_lists.items(session, name)
    }


def _own_choices(session: Session) -> dict[PickList, tuple[PickItem, ...]]:
    """Return what the people of the vault added to the pick-lists or called otherwise."""
    return {
        name: tuple(item for item in pick_lists.items(session, name) if item not in BUILT_IN[name])
        for name in PickList
    }


def _cards(
    session: Session, ids: Sequence[bytes], today: date, progress: Callable[[int, int], None]
) -> Iterator[CustomerCard]:
    """Yield whole cards one by one."""
    for done, card in enumerate(customers.cards(session, ids, today=today)):
        if done % _CARDS_BETWEEN_WORDS == 0:
            progress(done, len(ids))
        yield card
    progress(len(ids), len(ids))
